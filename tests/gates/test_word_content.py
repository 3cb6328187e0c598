"""What a part of a document says: objects, macros, links, changes, and what nobody would see."""

import pytest
from support.bare import body, lead, part, rels, said
from support.office_files import field, p, run, text

OWN = "word/_rels/document.xml.rels"
HIDE, SHOW = "<w:vanish/>", '<w:vanish w:val="0"/>'
Told = list[tuple[str, str, str]]


def holds(what: str) -> str:
    return f"El archivo trae {what}."


@pytest.mark.parametrize(
    ("element", "what"),
    [
        ("<o:OLEObject/>", "un objeto OLE, incrustado o vinculado"),
        ("<w:objectEmbed/>", "un objeto OLE, incrustado o vinculado"),
        ("<w:objectLink/>", "un objeto OLE, incrustado o vinculado"),
        ("<w:control/>", "un control ActiveX"),
    ],
)
def test_an_object_is_told_by_its_element(element: str, what: str) -> None:
    inside = p(text("Anexo"), run(f"<w:object>{element}</w:object>"))
    assert said(body(inside)) == [("S302", "«Anexo»", holds(what))]


@pytest.mark.parametrize(
    "element", ["<v:control/>", "<v:objectLink/>", "<a:mailMerge/>", "<v:del/>"]
)
def test_an_element_of_another_language_is_none_of_those(element: str) -> None:
    assert said(body(p(run(element)))) == []


@pytest.mark.parametrize(
    ("element", "what"),
    [
        ("altChunk", "un archivo importado que Word convierte al abrirlo"),
        ("subDoc", "un subdocumento"),
        ("frameset", "una página de marcos"),
    ],
)
def test_another_document_is_told_by_its_element(element: str, what: str) -> None:
    sentence = (
        f"El archivo trae {what}, que se incorpora al abrirlo y puede mostrar otra cosa a cada "
        "quien."
    )
    assert said(body(f"<w:{element}/>")) == [("S306", "", sentence)]


@pytest.mark.parametrize("element", ["entryMacro", "exitMacro"])
def test_a_form_field_that_calls_a_macro_is_told(element: str) -> None:
    what = "un campo de formulario que llama a la macro «Abre»"
    sentence = f"El archivo trae programas (macros), que podrían ejecutarse al abrirlo: {what}."
    assert said(body(p(text("Uno"), f'<w:{element} w:val="Abre"/>'))) == [
        ("S301", "«Uno»", sentence)
    ]
    assert said(body(p(f'<w:{element} w:val=""/>'))) == []


def test_only_the_field_that_reaches_out_is_told() -> None:
    reason = "puede arrancar un programa al abrirse o actualizarse"
    told = said(body(p(field("PAGE"), field("DDE a", result="2"))))
    assert told == [("S303", "«12»", f"El campo «DDE a» {reason}.")]


def test_a_mail_merge_is_told() -> None:
    sentence = holds("una combinación de correspondencia, que lee sus datos de otro archivo")
    settings = part("settings", "<w:mailMerge/>")
    assert said(body(**{"word/settings.xml": settings})) == [
        ("S307", "word/settings.xml", sentence)
    ]


def link(address: str) -> Told:
    sentence = f"El vínculo lleva a «{address}», que no es una dirección http, https ni mailto."
    return [("S305", "«Uno»", sentence)]


def outside(what: str, address: str) -> Told:
    sentence = f"El archivo usa {what} que está fuera de él: «{address}»."
    return [("S304", "«Uno»", sentence)]


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ('<a:hlinkClick action="ppaction://macro?name=A"/>', link("ppaction://macro?name=A")),
        ('<a:hlinkHover action="ppaction://program"/>', link("ppaction://program")),
        ('<a:hlinkClick action="ppaction://noaction"/>', []),
        ('<a:hlinkClick action="PPACTION://NoAction"/>', []),
        ('<a:hlinkClick action=""/>', []),
        ('<w:otro action="ppaction://program"/>', []),
        ('<v:shape href="file:///a"/>', link("file:///a")),
        ('<v:shape href="otro.docx"/>', link("otro.docx")),
        ('<v:shape althref="file:///a"/>', link("file:///a")),
        ('<v:shape href="#m"/>', []),
        ('<v:shape href=""/>', []),
        ('<v:shape title="file:///a"/>', []),
        ('<v:imagedata r:href="rId1"/>', []),
        ('<v:imagedata src="//srv/a.png"/>', outside("una imagen", "//srv/a.png")),
        ('<v:imagedata src="a.png"/>', []),
        ('<a:video embeddedHtml="&lt;iframe&gt;"/>', outside("un video", "<iframe>")),
    ],
)
def test_what_an_element_itself_leads_to_is_looked_at(element: str, told: Told) -> None:
    assert said(body(p(text("Uno"), run(element)))) == told


REMOVED = "El control de cambios guarda un texto borrado o movido: «{}»."


@pytest.mark.parametrize("element", ["del", "moveFrom"])
def test_a_text_that_was_removed_is_told(element: str) -> None:
    gone = f"<w:{element}>{run('<w:delText>No</w:delText>')}</w:{element}>"
    assert said(body(p(text("Uno "), gone))) == [("S309", "«Uno No»", REMOVED.format("No"))]
    mark = f"<w:pPr><w:rPr><w:{element}/></w:rPr></w:pPr>"
    assert said(body(p(mark, text("Uno")))) == [("S309", "«Uno»", REMOVED.format("Uno"))]


def test_a_cell_that_was_removed_is_told() -> None:
    cell = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{p(text('Uno'))}</w:tc>"
    table = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    assert said(body(table)) == [("S309", "«Uno»", REMOVED.format("Uno"))]


@pytest.mark.parametrize(
    "element",
    "ins moveTo cellIns cellMerge numberingChange rPrChange pPrChange sectPrChange tblPrChange "
    "tblGridChange tblPrExChange tcPrChange trPrChange".split(),
)
def test_every_kind_of_open_change_is_counted(element: str) -> None:
    one, many = "1 cambio sin aceptar; saldría marcado", "2 cambios sin aceptar; saldrían marcados"
    sentence = "El control de cambios guarda {} en cada documento."
    change = p(text("Uno"), f"<w:{element}/>")
    assert said(body(change)) == [("S311", "«Uno»", sentence.format(one))]
    assert said(body(change + p(f"<w:{element}/>"))) == [("S311", "«Uno»", sentence.format(many))]


def comments(*inside: str) -> Told:
    each = "".join(f"<w:comment>{words}</w:comment>" for words in inside)
    return said(body(**{"word/comments.xml": part("comments", each)}))


def test_comments_are_counted_and_the_first_with_words_is_quoted() -> None:
    told = "El archivo trae comentarios ({}), que saldrían en cada documento: «{}»."
    for inside, count, words in (
        (["", p(text("Ver")), p(text("Otro"))], 3, "Ver"),
        ([""], 1, "sin texto"),
    ):
        assert comments(*inside) == [("S312", "comentarios", told.format(count, words))]
    assert comments() == []


def style(name: str, look: str = "", base: str = "", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:styleId="{name}"{more}>{based}<w:rPr>{look}</w:rPr></w:style>'


USUAL = ' w:type="paragraph" w:default="1"'
ALL = f"<w:docDefaults><w:rPrDefault><w:rPr>{HIDE}</w:rPr></w:rPrDefault></w:docDefaults>"


def hidden(inside: str, styles: str = style("a", HIDE) + style("b", SHOW)) -> list[str]:
    """Return the hidden texts that are told, with the styles `a`, which hides, and `b`."""
    parts = {"word/styles.xml": part("styles", styles), OWN: rels(lead("styles", "styles.xml"))}
    told = said(body(inside + p('<w:pPr><w:pStyle w:val="b"/></w:pPr>', text("Fin")), **parts))
    start = "Hay un texto oculto, que nadie vería y cualquiera puede mostrar: «"
    assert all(code == "S310" and words.startswith(start) for code, _, words in told)
    return [words.removeprefix(start).removesuffix("».") for _, _, words in told]


def in_style(name: str, *runs: str) -> str:
    return p(f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>', *runs)


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (p(text("Uno", HIDE)), ["Uno"]),
        (p(text("Uno", SHOW)), []),
        (p(text("Uno", "<w:b/>")), []),
        (p(text("Uno", '<w:rStyle w:val="a"/><w:b/>')), ["Uno"]),
        (p(text("Uno", '<w:rStyle w:val="c"/>')), []),
        (in_style("a", text("Uno", "<w:b/>")), ["Uno"]),
        (in_style("a", text("Uno", '<w:rStyle w:val="b"/>')), ["Uno"]),
        (p(text("{% if x %}", HIDE), text("{# n\nota #}", HIDE)), []),
        (p(text("{% if\nx %}", HIDE)), []),
        (p(text("{{ x }}", HIDE)), ["{{ x }}"]),
        (p(run("<w:t/>", HIDE), run("<w:tab/>", HIDE)), []),
        (p(text("—", HIDE)), []),
        (p(run("<w:instrText>PAGE</w:instrText>", HIDE)), []),
        (
            p(text("Uno ", HIDE), text("y"), text("dos", HIDE)) + p(text("3", HIDE)),
            ["Uno dos", "3"],
        ),
        (p(f"<a:r><a:rPr>{HIDE}</a:rPr><a:t>Uno</a:t></a:r>"), []),
    ],
)
def test_hidden_words_are_told(inside: str, words: list[str]) -> None:
    assert hidden(inside) == words


def table(inside: str, look: str = "", row: str = "") -> str:
    cell = f"<w:tc>{inside}</w:tc>"
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tr><w:trPr>{row}</w:trPr>{cell}</w:tr></w:tbl>"


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (table(p(text("Uno")), row="<w:hidden/>"), ["Uno"]),
        (table(p(text("Uno")), row='<w:hidden w:val="off"/>'), []),
        (table(p(text("Uno", SHOW)), row="<w:hidden/>"), []),
        (table(p(text("Uno")), look='<w:tblStyle w:val="a"/>'), ["Uno"]),
        (table(p(text("Uno")), look='<w:tblStyle w:val="b"/>'), []),
        (table(table(p(text("Uno"))), row="<w:hidden/>"), ["Uno"]),
        (table(p(text("Uno"))), []),
    ],
)
def test_words_that_a_table_hides_are_told(inside: str, words: list[str]) -> None:
    assert hidden(inside) == words


@pytest.mark.parametrize("styles", [ALL, style("u", HIDE, more=USUAL)])
def test_words_of_no_style_are_hidden_with_those_of_the_usual_one(styles: str) -> None:
    known = styles + style("b", SHOW)
    assert hidden(p(text("Uno")), known) == ["Uno"]
    assert hidden(in_style("b", text("Uno")), known) == []
    assert hidden(table(in_style("b", text("Uno"))), known) == []
    assert hidden(p(text("Uno", '<w:rStyle w:val="b"/>')), known) == ["Uno"]


@pytest.mark.parametrize(
    ("styles", "words"),
    [
        (style("a", base="c") + style("c", HIDE), ["Uno"]),
        (style("a", base="c") + style("c", base="d") + style("d", HIDE), ["Uno"]),
        (style("a", SHOW, "c") + style("c", HIDE), []),
        (style("a", base="c") + style("c", base="a"), []),
        (style("a", base="nada"), []),
        (style("a"), []),
    ],
)
def test_a_style_hides_as_the_one_it_is_based_on(styles: str, words: list[str]) -> None:
    assert hidden(in_style("a", text("Uno")), styles) == words


def test_a_usual_style_of_letters_is_not_that_of_paragraphs() -> None:
    letters = style("u", HIDE, more=' w:type="character" w:default="1"')
    assert hidden(p(text("Uno")), letters) == []
    assert hidden(p(text("Uno")), style("u", HIDE, more=' w:type="paragraph"')) == []
