"""What fields ask for, whatever they show today; those that never end."""

import time

import pytest
from support.small_word import field, par, run, small_word

from plandocs.verify.office_text import blocks_of
from plandocs.verify.opening import UnreadableFile, open_package

BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
RESULT = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def asked(code: str) -> str:
    """Return a run that says what a field asks for."""
    return f"<w:r><w:instrText>{code}</w:instrText></w:r>"


def said(body: str) -> list[tuple[str, str]]:
    """Return where and what, of each piece of a document."""
    blocks = blocks_of(open_package(small_word(body)))
    return [(piece.where, piece.text) for block in blocks for piece in block.pieces]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (" QUOTE &quot;otra cosa&quot; ", "[campo QUOTE otra cosa]x"),
        (" quote  otra\t cosa", "[campo QUOTE otra cosa]x"),
        ("DATE \\@ &quot;d 'de' MMMM&quot;", "[campo DATE]x"),
        ("SEQ Tabla \\* ARABIC", "[campo SEQ Tabla]x"),
        ("REF marca \\h \\* MERGEFORMAT", "[campo REF marca]x"),
        ("EQ \\o(a,b)", "[campo EQ \\o(a,b)]x"),
        ("ADVANCE \\d 20", "[campo ADVANCE \\d 20]x"),
        ("INCLUDETEXT &quot;c:/a.docx&quot;", "[campo INCLUDETEXT c:/a.docx]x"),
        ("TC &quot;Título&quot; \\f C \\l 1", "[campo TC Título]x"),
        ("TC &quot;Título&quot; \\l 2", "[campo TC Título]x"),
        ("FORMTEXT", "x"),
        ("", "x"),
        ("HYPERLINK &quot;http://a.mx&quot;", "x ‹http://a.mx›"),
        ("HYPERLINK http://a.mx \\o &quot;ver&quot;", "x ‹http://a.mx›"),
        ("HYPERLINK \\l &quot;marca&quot;", "x"),
    ],
)
def test_what_a_field_asks_for_is_told(code: str, told: str) -> None:
    assert said(par(field(code, "x"))) == [("párrafo 1", told)]
    simple = f'<w:fldSimple w:instr="{code}">{run("x")}</w:fldSimple>'
    assert said(par(simple)) == [("párrafo 1", told)]


def test_a_field_that_does_not_end_says_what_it_would_hide() -> None:
    body = par("Uno") + par(BEGIN, asked(" PAGE "), RESULT, "SE CANCELA") + par("Dos")
    assert said(body) == [("párrafo 1", "Uno"), ("campo sin cerrar", "[campo PAGE: SE CANCELADos]")]


def test_words_among_what_a_field_asks_for_are_not_seen() -> None:
    assert said(par("Uno ", BEGIN, asked("QUOTE "), "dos", END, "tres")) == [
        ("párrafo 1", "Uno [campo QUOTE dos]tres")
    ]
    inner = f"{BEGIN}{asked('PAGE')}{RESULT}{run('4')}{END}"
    assert said(par(BEGIN, asked("IF "), inner, asked(" = 4 si no"), RESULT, "si", END)) == [
        ("párrafo 1", "[campo IF # = 4 si no]si")
    ]


def test_a_page_number_that_is_hidden_among_words_is_told() -> None:
    result = f"{run('de más', '<w:vanish/>')}{run(' 4')}"
    assert said(par("Página ", field("PAGE", result))) == [
        ("párrafo 1", "Página [oculto: de más]#")
    ]


def test_fields_without_end_in_one_another_are_no_document() -> None:
    with pytest.raises(UnreadableFile, match="tiene más campos dentro de otros"):
        said(par(BEGIN * 40))


def test_spaces_in_a_page_number_are_read_soon() -> None:
    body = par(field("PAGE", run(f"Título{' ' * 60_000}de 4")))
    began = time.process_time()
    assert said(body) == [("párrafo 1", "Título de#")]
    assert time.process_time() - began < 2
