"""The codes of Word's fields: how each is read, and why it may not stay."""

import pytest
from lxml import etree
from support.office_files import SPACES, field, p, run, text

from plandocs.gates import fields

STARTS = "puede arrancar un programa al abrirse o actualizarse"
READS = "trae el contenido de otro archivo o de internet"
ASKS = "detiene a quien abre el documento con una pregunta"
TAKES = "toma su texto de la computadora de quien lo abre"
OF_DATA = "trae el contenido de una base de datos"
BUILT = "toma su nombre de otro campo o de una etiqueta, y podría ser cualquiera"
DISGUISED = "lleva en su nombre signos que lo disfrazan"
LINK_BUILT = "arma su dirección con otro campo o con condiciones, y podría llevar a cualquier lado"
LINK_WRONG = "lleva a una dirección que no es http, https ni mailto"
BEGIN, SEPARATE, END = (
    run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")
)


def code(words: str) -> str:
    return run(f'<w:instrText xml:space="preserve">{words}</w:instrText>')


def read(*runs: str) -> list[tuple[str, str]]:
    """Return the fields of a paragraph: as a message quotes each, and why it is active."""
    root = etree.fromstring(f"<w:document {SPACES}>{p(*runs)}</w:document>")
    return [(fields.shown(found), fields.why_active(found)) for found in fields.fields_of(root)]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        *((name, STARTS) for name in "DDE DDEAUTO MACROBUTTON CONTROL EMBED".split()),
        *((name, STARTS) for name in ("HTMLACTIVEX", "HTMLCONTROL")),
        ("PRINT", "manda órdenes a la impresora"),
        *((name, READS) for name in "LINK INCLUDE INCLUDETEXT INCLUDEPICTURE IMPORT RD".split()),
        ("DATABASE", OF_DATA),
        ("DATA", OF_DATA),
        ("ASK", ASKS),
        ("FILLIN", ASKS),
        *((name, TAKES) for name in "AUTOTEXT AUTOTEXTLIST GLOSSARY".split()),
    ],
)
def test_each_field_is_told_with_what_it_does(name: str, reason: str) -> None:
    assert read(field(f" {name} a ")) == [(f"{name} a", reason)]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", ""),
        (" ", ""),
        ("= DDE(1)", ""),
        ("=1", ""),
        ("PAGE", ""),
        ('"DDE"', DISGUISED),
        ("\\DDE", DISGUISED),
        ('DDE"a"', STARTS),
        ("DDE\\a", STARTS),
        ("D\u200bDE", STARTS),
        ("D\x85DE", ""),
        ("\uff24DE", STARTS),
        ("{{ x }} a", BUILT),
        ("D{{ x }}E", BUILT),
        ("D{% if x %}DE{% endif %}", BUILT),
        ("DDE{# nota #} a", BUILT),
        ("REF {{ x }}", ""),
        ("HYPERLINK", ""),
        ("HYPERLINK \\l lugar", ""),
        ("HYPERLINK \\L lugar \\o letrero \\t _top \\s x", ""),
        ("HYPERLINK \\l lugar file:///a", LINK_WRONG),
        ("HYPERLINK \\n file:///a", LINK_WRONG),
        ("HYPERLINK \\m https://a.mx", ""),
        ('HYPERLINK \\l "" "file:///a"', LINK_WRONG),
        ('HYPERLINK "" "file:///a"', ""),
        ('HYPERLINK "https://a.mx" "file:///a"', ""),
        ('HYPERLINK "\\https://a.mx"', ""),
        ('HYPERLINK "https:\\\\a.mx"', LINK_WRONG),
        ('HYPERLINK "a{{ x }}"', LINK_WRONG),
        ('HYPERLINK "{{ x }}"', ""),
        ('HYPERLINK "{{ x }}/a"', ""),
        ('HYPERLINK "{{ x }}:a"', LINK_BUILT),
        ('HYPERLINK "{{ x }}\\\\a"', LINK_BUILT),
        ('HYPERLINK "{% if x %}a{% endif %}"', LINK_BUILT),
        ('HYPERLINK "{# nota #}https://a.mx"', LINK_BUILT),
        ("HYPERLINK {{ x }}", ""),
        ("HYPERLINK{{ x }}", BUILT),
        ('HYPERLINK"file:///a"', LINK_WRONG),
        ('HYPERLINK "https://a.mx/{{ x }}"', ""),
        ("HYPERLINK “file:///a”", LINK_WRONG),
        ('HYPERLINK "file:///a', LINK_WRONG),
    ],
)
def test_a_code_is_told_for_what_it_would_do(words: str, reason: str) -> None:
    root = etree.fromstring(f"<w:p {SPACES}/>")
    assert fields.why_active(fields.Field(root, [words])) == reason


def test_a_tag_of_several_lines_is_one() -> None:
    root = etree.fromstring(f"<w:p {SPACES}/>")
    assert fields.Field(root, ["REF {{ a\nb }}", "{% c\nd %}", "{# e\nf #}"]).text == (
        f"REF {fields.VALUE}{fields.STATEMENT}{fields.STATEMENT}"
    )


def test_a_code_is_read_from_every_kind_of_text() -> None:
    for tag in ("instrText", "delInstrText", "t", "delText"):
        assert read(field("DDE a", tag=f"w:{tag}")) == [("DDE a", STARTS)]
    other = run('<v:t xmlns:v="urn:v">DDE</v:t>')
    assert read(BEGIN, other, code("PAGE"), END) == [("PAGE", "")]


@pytest.mark.parametrize("sign", ["tab", "br", "cr", "p"])
def test_what_parts_words_parts_a_code(sign: str) -> None:
    assert read(BEGIN, code("DDE"), run(f"<w:{sign}/>"), code("X"), END) == [("DDE X", STARTS)]


@pytest.mark.parametrize("sign", ["sym", "noBreakHyphen", "softHyphen", "ptab"])
def test_a_sign_among_the_letters_of_a_code_is_one(sign: str) -> None:
    assert read(BEGIN, code("D"), run(f"<w:{sign}/>"), code("DE"), END) == [
        ("D\ufffcDE", DISGUISED)
    ]


def test_a_field_in_the_name_of_another_builds_it() -> None:
    inner = field("QUOTE 68")
    assert read(BEGIN, inner, code("DE"), END) == [("QUOTE 68", ""), ("{…}DE", BUILT)]
    assert read(BEGIN, code("REF "), inner, END) == [("QUOTE 68", ""), ("REF {…}", "")]
    link = (BEGIN, code('HYPERLINK "'), inner, code('"'), END)
    assert read(*link) == [("QUOTE 68", ""), ('HYPERLINK "{…}"', LINK_BUILT)]


def test_a_field_in_the_result_of_another_builds_nothing() -> None:
    inner = field("PAGE")
    assert read(BEGIN, code("REF"), SEPARATE, inner, END) == [("PAGE", ""), ("REF", "")]
    deep = (BEGIN, code("REF"), SEPARATE, BEGIN, code("REF"), inner, SEPARATE, END, END)
    assert read(*deep) == [("PAGE", ""), ("REF{…}", BUILT), ("REF", "")]


def test_a_field_that_never_ends_is_read() -> None:
    assert read(BEGIN, code("DDE a")) == [("DDE a", STARTS)]
    assert read(BEGIN, code("DDE a"), BEGIN, code("PAGE")) == [("DDE a{…}", STARTS), ("PAGE", "")]


def test_ends_and_texts_of_no_field_are_none() -> None:
    assert read(END, SEPARATE, code("DDE a"), text("DDE")) == []
    assert read(END, field("PAGE"), END) == [("PAGE", "")]


def test_a_simple_field_is_read_and_counts_in_the_one_around_it() -> None:
    simple = f'<w:fldSimple w:instr="DDE a">{text("1")}</w:fldSimple>'
    assert read(simple) == [("DDE a", STARTS)]
    assert read(BEGIN, code("REF a"), simple, END) == [("DDE a", STARTS), ("REF a{…}1", "")]
    assert read(BEGIN, code("REF"), simple, END)[1] == ("REF{…}1", BUILT)


def test_a_mark_of_no_kind_known_ends_nothing() -> None:
    other = run('<w:fldChar w:fldCharType="otro"/>')
    assert read(BEGIN, code("DD"), other, code("E a"), END) == [("DDE a", STARTS)]


def test_a_simple_field_counts_in_the_nearest_around_it() -> None:
    simple = f'<w:fldSimple w:instr="PAGE">{text("1")}</w:fldSimple>'
    deep = (BEGIN, code("REF"), SEPARATE, BEGIN, code("REF"), simple, END, END)
    assert read(*deep) == [("PAGE", ""), ("REF{…}1", BUILT), ("REF", "")]


def test_a_simple_field_in_the_result_of_another_builds_nothing() -> None:
    simple = f'<w:fldSimple w:instr="PAGEREF _Toc1">{text("1")}</w:fldSimple>'
    entry = code('HYPERLINK \\l "_Toc1"')
    assert read(BEGIN, entry, SEPARATE, text("Ejes"), simple, END) == [
        ("PAGEREF _Toc1", ""),
        ('HYPERLINK \\l "_Toc1"', ""),
    ]


TWO = "<mc:AlternateContent><mc:Choice>{}</mc:Choice></mc:AlternateContent>"


def test_a_code_of_which_each_program_reads_another_piece_is_disguised() -> None:
    assert read(BEGIN, TWO.format(code("DD")), code("E"), END) == [("DDE", DISGUISED)]
    assert read(BEGIN, code("PA"), TWO.format(code("GE")), END) == [("PAGE", DISGUISED)]
    assert read(BEGIN, TWO.format(""), code("PAGE"), END) == [("PAGE", "")]
    assert read(TWO.format(field("PAGE"))) == [("PAGE", "")]
