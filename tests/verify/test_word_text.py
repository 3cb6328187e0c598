"""What a Word document says, with what is hidden told as such."""

import pytest
from support.small_word import cell, field, par, run, small_word, table

from plandocs.verify.contents import digest
from plandocs.verify.office_text import blocks_of
from plandocs.verify.opening import open_package

TOC = "TOC \\o &quot;1-3&quot;"
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
RESULT = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
TAB = "<w:r><w:tab/></w:r>"


def said(document: bytes) -> list[tuple[str, str, str]]:
    """Return where, what and how, of each piece of a document."""
    blocks = blocks_of(open_package(document))
    return [(p.where, p.text, p.look) for block in blocks for p in block.pieces]


def texts(body: str) -> list[str]:
    """Return what the pieces of a document say."""
    return [text for _, text, _ in said(small_word(body))]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (par("Uno", " dos"), "Uno dos"),
        (par("Uno", "<w:r><w:br/></w:r>", "dos"), "Uno dos"),
        (par("Uno", TAB, "dos"), "Uno dos"),
        (par(run("secreto", "<w:vanish/>")), "[oculto: secreto]"),
        (par(run("sec", "<w:vanish/>"), run("reto", "<w:vanish/>")), "[oculto: secreto]"),
        (par(run("visible", '<w:vanish w:val="0"/>')), "visible"),
        (par(run("no", "<w:dstrike/>")), "[tachado: no]"),
        (par(run("fin", '<w:color w:val="FEFEFE"/>')), "[del color de su fondo: fin]"),
        (par(run("rojo", '<w:color w:val="FF0000"/>')), "rojo"),
        (par(f'<w:ins w:id="1">{run("más")}</w:ins>'), "[agregado con control de cambios: más]"),
        (
            par('<w:del w:id="1"><w:r><w:delText>menos</w:delText></w:r></w:del>'),
            "[quitado con control de cambios: menos]",
        ),
        (par("Página ", field("PAGE", "4"), " de ", field("NUMPAGES", "9")), "Página # de #"),
        (par('<w:fldSimple w:instr=" PAGE "><w:r><w:t>4</w:t></w:r></w:fldSimple>'), "#"),
        (par("Hoy ", field("DATE", "1 de mayo")), "Hoy [campo DATE]1 de mayo"),
        (par(field("HYPERLINK &quot;http://a.mx&quot;", "aquí")), "aquí ‹http://a.mx›"),
        (par('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'), "[símbolo F0FC]"),
        (par("a<w:noBreakHyphen/>".replace("a", "<w:r><w:t>a</w:t>", 1) + "</w:r>"), "a-"),
        (f"<w:sdt><w:sdtContent>{par('Dentro')}</w:sdtContent></w:sdt>", "Dentro"),
        ('<w:altChunk r:id="x"/>', "[otro archivo]"),
    ],
)
def test_a_paragraph_says(content: str, text: str) -> None:
    assert texts(content) == [text]


def test_how_runs_are_cut_and_empty_paragraphs_say_nothing() -> None:
    one = small_word(par("Un texto."))
    other = small_word(par("Un ", "te", "xto.") + par() + par(" "))
    assert digest(blocks_of(open_package(one))) == digest(blocks_of(open_package(other)))


@pytest.mark.parametrize(
    "entry",
    [
        par("Glosario", TAB, field("PAGEREF _Toc1", "3"), style="TOC1"),
        par("Glosario", TAB, "3", style="TDC1"),
        par("Glosario", TAB, "iv", style="Contents1"),
        par(field("PAGEREF _Toc1", f"{run('Glosario')}{TAB}{run('12')}"), style="Contents1"),
        par(
            BEGIN, f"<w:r><w:instrText>{TOC}</w:instrText></w:r>", RESULT, "Glosario", TAB, "3", END
        ),
    ],
)
def test_an_entry_of_the_contents_has_no_page(entry: str) -> None:
    assert texts(entry) == ["Glosario #"]


def test_a_field_goes_on_over_paragraphs() -> None:
    first = par(BEGIN, f"<w:r><w:instrText>{TOC}</w:instrText></w:r>", RESULT, "Uno", TAB, "1")
    assert texts(first + par("Dos", TAB, "2") + par(END) + par("Ley 3")) == [
        "Uno #",
        "Dos #",
        "Ley 3",
    ]


def test_a_link_says_where_it_goes() -> None:
    body = par("Vea ", f'<w:hyperlink r:id="a">{run("esto")}</w:hyperlink>')
    found = said(small_word(body, {"a": "https://uno.mx"}))
    assert found == [("párrafo 1", "Vea esto ‹https://uno.mx›", "")]


def test_cells_have_their_colour_and_their_shape() -> None:
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="ff9f99"/>'
    rows = (
        cell("A", '<w:gridSpan w:val="2"/>' + fill),
        cell("B", '<w:vMerge w:val="restart"/>') + cell("C", fill.replace("ff9f99", "FFFFFF")),
        cell("<w:p/>", "<w:vMerge/>") + cell("D"),
    )
    assert said(small_word(table(*rows))) == [
        ("tabla 1, fila 1, columna 1", "A", "color FF9F99, abarca 2 columnas"),
        ("tabla 1, fila 2, columna 1", "B", ""),
        ("tabla 1, fila 2, columna 2", "C", ""),
        ("tabla 1, fila 3, columna 1", "", "unida con la de arriba"),
        ("tabla 1, fila 3, columna 2", "D", ""),
    ]


STYLES = (
    '<w:style w:type="table" w:styleId="Base"><w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/>'
    '</w:tcPr></w:style><w:style w:type="table" w:styleId="Mia"><w:basedOn w:val="Base"/>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3A5F"/></w:tcPr>'
    '</w:tblStylePr><w:tblStylePr w:type="lastCol"><w:tcPr><w:shd w:val="clear" w:fill="00FF00"/>'
    "</w:tcPr></w:tblStylePr></w:style>"
)


@pytest.mark.parametrize(
    "look", ['<w:tblLook w:firstRow="1" w:lastColumn="0"/>', '<w:tblLook w:val="0020"/>']
)
def test_a_cell_takes_the_colour_that_the_style_of_its_table_gives_it(look: str) -> None:
    looks = f'<w:tblStyle w:val="Mia"/>{look}'
    body = table(cell("A") + cell("B"), cell("C") + cell("D"), looks=looks)
    assert [how for _, _, how in said(small_word(body, styles=STYLES))] == [
        "color 1F3A5F",
        "color 1F3A5F",
        "color EEEEEE",
        "color EEEEEE",
    ]


def test_a_style_based_on_itself_ends() -> None:
    styles = '<w:style w:type="table" w:styleId="Mia"><w:basedOn w:val="Mia"/></w:style>'
    body = table(cell("A"), looks='<w:tblStyle w:val="Mia"/>')
    assert said(small_word(body, styles=styles)) == [("tabla 1, fila 1, columna 1", "A", "")]


def test_a_table_within_a_cell_is_another_table() -> None:
    assert said(small_word(table(cell(table(cell("Dentro")) + par("Fuera"))))) == [
        ("tabla 1, fila 1, columna 1", "Fuera", ""),
        ("tabla 2, fila 1, columna 1", "Dentro", ""),
    ]


def test_a_row_marked_as_taken_out_is_told() -> None:
    row = "<w:trPr><w:del/></w:trPr>" + cell("A")
    assert said(small_word(table(row)))[1:] == [
        ("tabla 1, fila 1", "[fila quitada con control de cambios]", "")
    ]


def test_a_text_box_is_told_once() -> None:
    box = f"<w:txbxContent>{par('En la caja')}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert said(small_word(par("Antes", drawn))) == [
        ("párrafo 1", "Antes", ""),
        ("cuadro de texto", "En la caja", ""),
    ]


def test_notes_and_comments_are_told_apart() -> None:
    note = f'<w:footnote w:type="separator" w:id="0">{par("—")}</w:footnote>'
    found = said(
        small_word(
            par("Texto"),
            footnotes=f'{note}<w:footnote w:id="2">{par("Una nota.")}</w:footnote>',
            comments=f'<w:comment w:id="1">{par("¿Seguro?")}</w:comment>',
        )
    )
    assert found == [
        ("párrafo 1", "Texto", ""),
        ("nota 1", "Una nota.", ""),
        ("comentario 1", "¿Seguro?", ""),
    ]


def test_words_in_the_line_over_the_notes_are_told() -> None:
    line = f'<w:footnote w:type="separator" w:id="0">{par("Sin efecto")}</w:footnote>'
    assert said(small_word(par("Texto"), footnotes=line))[1:] == [
        ("línea sobre cada nota", "Sin efecto", "")
    ]


def test_only_the_headers_that_print_are_told() -> None:
    body = (
        par("Texto")
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        + '<w:headerReference w:type="first" r:id="header2"/>{title}</w:sectPr>'
    )
    first, second = par("De todas"), par("De la primera")
    assert said(small_word(body.replace("{title}", ""), header1=first, header2=second))[1:] == [
        ("encabezado", "De todas", "")
    ]
    assert said(small_word(body.replace("{title}", "<w:titlePg/>"), header1=first, header2=second))[
        1:
    ] == [
        ("encabezado", "De todas", ""),
        ("encabezado de la primera página", "De la primera", ""),
    ]


def test_pictures_are_told_by_what_they_hold() -> None:
    drawn = '<w:r><w:drawing><a:blip r:embed="image1"/></w:drawing></w:r>'
    outside = '<w:r><w:drawing><a:blip r:link="fuera"/></w:drawing></w:r>'
    document = small_word(par(drawn, outside), {"fuera": "http://a.mx/x.png"}, image1="")
    other = small_word(par(drawn), image1=par("otra"))
    (one,), (two,) = said(document), said(other)
    assert one[1].startswith("[imagen ")
    assert one[1].endswith("][imagen de http://a.mx/x.png]")
    assert one[1][:17] != two[1]
    assert len(two[1]) == len("[imagen 01234567]")


def test_the_digest_of_years_ago_is_the_digest_of_today() -> None:
    """Documents carry it: what moves it is another SCHEME (verify/contents.py)."""
    fill = '<w:shd w:val="clear" w:color="auto" w:fill="FF9F99"/>'
    document = small_word(
        par("Un texto ", run("oculto", "<w:vanish/>"))
        + table(cell("A", fill + '<w:gridSpan w:val="2"/>'), cell("B", "<w:vMerge/>"))
        + par("Uno", TAB, "2", style="TOC1"),
        footnotes=f'<w:footnote w:id="2">{par("Una nota.")}</w:footnote>',
    )
    assert digest(blocks_of(open_package(document))) == (
        "1:34ca02d0bba7fa37267129451a3c88b70cea729b9f7a3eb27e042c6968841e50"
    )


def test_what_equations_say_is_told() -> None:
    math = "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
    terms = "".join(f"<m:r><m:t>{term}</m:t></m:r>" for term in ("x", " = 2"))
    body = par("Puntaje: ", f"<m:oMath {math}>{terms}</m:oMath>")
    assert texts(body) == ["Puntaje: x=2", "[ecuaciones: 1]"]
