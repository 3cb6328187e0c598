"""What sections print around their text: headers and footers, paper, columns."""

import pytest
from support.small_word import par, small_word

from plandocs.verify.office_text import blocks_of
from plandocs.verify.opening import open_package

LETTER = "<w:pgSz w:w='12240' w:h='15840'/>"
SIDEWAYS = "<w:pgSz w:w='15840' w:h='12240' w:orient='landscape'/>"
USUAL = "<w:headerReference w:type='default' r:id='header1'/>"
FIRST = "<w:headerReference w:type='first' r:id='header2'/>"
EVEN = "<w:headerReference w:type='even' r:id='header2'/>"


def said(*sections: str, settings: str = "", **parts: str) -> list[tuple[str, str]]:
    """Return where and what, of each piece of a document of some sections, but its words."""
    body = "".join(f"<w:p><w:pPr><w:sectPr>{one}</w:sectPr></w:pPr></w:p>" for one in sections[:-1])
    document = small_word(
        f"{body}<w:sectPr>{sections[-1]}</w:sectPr>", {}, settings=settings, **parts
    )
    blocks = blocks_of(open_package(document))
    return [(piece.where, piece.text) for block in blocks for piece in block.pieces]


def headed(*sections: str, settings: str = "") -> list[tuple[str, str]]:
    """Return the headers of a document that has two."""
    return said(*sections, settings=settings, header1=par("Uno"), header2=par("Dos"))


ONE, NONE = ("encabezado", "Uno"), ("encabezado", "[vacío]")


def test_headers_are_told_as_sections_print_them() -> None:
    assert headed(USUAL) == [ONE]
    assert headed(USUAL, USUAL) == [ONE]
    assert headed("", USUAL) == [NONE, ONE]
    assert headed(USUAL, "") == [ONE]
    other = USUAL.replace("header1", "header2")
    assert headed(USUAL, other) == [ONE, ("encabezado", "Dos")]
    assert headed("", "") == []


def test_pages_that_lose_their_header_are_told() -> None:
    first = "encabezado de la primera página"
    assert headed(USUAL + FIRST) == [ONE]
    assert headed(f"{USUAL}{FIRST}<w:titlePg/>") == [ONE, (first, "Dos")]
    assert headed(f"{USUAL}<w:titlePg/>") == [ONE, (first, "[vacío]")]
    assert headed(f"{USUAL}<w:titlePg w:val='0'/>") == [ONE]
    even = "encabezado de las páginas pares"
    assert headed(USUAL, settings="<w:evenAndOddHeaders/>") == [ONE, (even, "[vacío]")]
    assert headed(USUAL + EVEN, settings="<w:evenAndOddHeaders/>") == [ONE, (even, "Dos")]
    assert headed(USUAL + EVEN) == [ONE]


@pytest.mark.parametrize(
    ("sections", "told"),
    [
        ((LETTER,), ["21.5 × 28 cm"]),
        ((LETTER, LETTER), ["21.5 × 28 cm"]),
        ((LETTER, SIDEWAYS), ["21.5 × 28 cm", "28 × 21.5 cm"]),
        (("<w:pgSz w:w='11906' w:h='16838'/>",), ["21 × 29.5 cm"]),
        (("<w:pgSz w:w='11907' w:h='16840'/>",), ["21 × 29.5 cm"]),
        ((f"{LETTER}<w:cols w:num='2'/>",), ["21.5 × 28 cm, en 2 columnas"]),
        ((f"{LETTER}<w:cols w:space='708'/>",), ["21.5 × 28 cm"]),
        (
            (f"{LETTER}<w:pgMar w:left='-4000' w:right='100'/>",),
            ["21.5 × 28 cm, con márgenes que se salen"],
        ),
        (
            (f"{LETTER}<w:pgMar w:left='1400' w:right='1400' w:header='20000'/>",),
            ["21.5 × 28 cm, con márgenes que se salen"],
        ),
        ((f"{LETTER}<w:pgMar w:left='1400' w:right='1400' w:top='-1400'/>",), ["21.5 × 28 cm"]),
        ((f"{LETTER}<w:pgNumType w:start='1' w:fmt='decimal'/>",), ["21.5 × 28 cm"]),
        ((f"{LETTER}<w:pgNumType w:start='9'/>",), ["21.5 × 28 cm, numeradas desde 9"]),
        (
            (LETTER, f"{LETTER}<w:pgNumType w:start='1' w:fmt='upperRoman'/>"),
            ["21.5 × 28 cm", "21.5 × 28 cm, numeradas desde 1, numeradas con letras o romanos"],
        ),
        (("",), []),
    ],
)
def test_paper_is_told_when_it_changes(sections: tuple[str, ...], told: list[str]) -> None:
    assert said(*sections) == [("hojas", f"[hojas de {one}]") for one in told]
