"""Two documents against one another, side by side."""

import time

import pytest

from plandocs.verify.compare import compare, compare_pages
from plandocs.verify.contents import Block, Piece, lone


def pars(*texts: str) -> list[Block]:
    """Return paragraphs, each at its own place."""
    return [lone(f"párrafo {number}", text) for number, text in enumerate(texts, 1)]


def row(number: int, *cells: str) -> Block:
    """Return a row of a table."""
    pieces = (Piece(f"{number}.{c}", text) for c, text in enumerate(cells, 1))
    return Block(f"fila {number}", tuple(pieces))


def told(one: list[Block], two: list[Block]) -> list[tuple[str, str | None, str | None]]:
    """Return where two documents differ, and what each says."""
    return [(change.where, change.before, change.after) for change in compare(one, two)]


@pytest.mark.parametrize(
    ("one", "two", "changes"),
    [
        (pars("a", "b"), pars("a", "b"), []),
        (pars("a", "b"), pars("a"), [("párrafo 2", "«b»", None)]),
        (pars("a", "c"), pars("a", "b", "c"), [("párrafo 2", None, "«b»")]),
        (pars("a", "b"), pars("a", "c"), [("párrafo 2", "«b»", "«c»")]),
        (
            pars("Uno dos tres.", "Otra cosa."),
            pars("Algo nuevo del todo.", "Uno dos cuatro.", "Otra cosa."),
            [
                ("párrafo 1", None, "«Algo nuevo del todo.»"),
                ("párrafo 2", "«Uno dos tres.»", "«Uno dos cuatro.»"),
            ],
        ),
        ([row(1, "a", "b")], [row(1, "a", "c")], [("1.2", "«b»", "«c»")]),
        ([row(1, "a", "")], [row(1, "a", "c")], [("1.2", "(vacía)", "«c»")]),
        (
            [row(1, "a", "b"), row(2, "c", "d"), row(3, "e", "f")],
            [row(1, "a", "b"), row(2, "e", "f")],
            [("fila 2", "«c | d»", None)],
        ),
        ([row(1, "a", "b")], [row(1, "a", "b", "c")], [("1.3", None, "«c»")]),
    ],
)
def test_what_differs_is_told(
    one: list[Block], two: list[Block], changes: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(one, two) == changes


def test_a_long_text_is_told_around_the_words_that_differ() -> None:
    words = [f"p{number}" for number in range(30)]
    other = [*words[:15], "OTRA", *words[16:]]
    assert told(pars(" ".join(words)), pars(" ".join(other))) == [
        (
            "párrafo 1",
            "«… p9 p10 p11 p12 p13 p14 p15 p16 p17 p18 p19 p20 p21 …»",
            "«… p9 p10 p11 p12 p13 p14 OTRA p16 p17 p18 p19 p20 p21 …»",
        )
    ]


def test_a_colour_is_told_with_what_the_cell_says() -> None:
    one, two = (Block("f", (Piece("celda", "■", look),)) for look in ("color FF0000", ""))
    assert told([one], [two]) == [("celda", "«■», color FF0000", "«■», sin color ni unión")]


def test_what_a_terminal_would_obey_is_not_shown() -> None:
    assert told([], pars("a\x1b[31mb\u202ec")) == [("párrafo 1", None, "«a·[31mb·c»")]


def test_documents_of_nothing_in_common_take_no_long_time() -> None:
    one = pars(*(f"uno {number}" for number in range(6000)))
    two = pars(*(f"dos {number}" for number in range(6000)))
    start = time.monotonic()
    assert len(compare(one, two)) == 6000
    assert time.monotonic() - start < 10


def test_letters_that_only_seem_those_of_the_original_are_named() -> None:
    assert told(pars("Una plaza."), pars("Una plаza.")) == [
        ("párrafo 1", "«Una plaza.»", "«Una plаza.», con letras de otro alfabeto («а»)")
    ]
    assert told(pars("Una plaza."), pars("Una plazá.")) == [
        ("párrafo 1", "«Una plaza.»", "«Una plazá.»")
    ]


def test_a_look_that_hides_is_told_against_what_is_seen() -> None:
    def cell(look: str) -> list[Block]:
        return [Block("A1", (Piece("A1", "x", look), Piece("B1", "y")))]

    assert told(cell(""), cell("tachado")) == [("A1", "«x», a la vista", "«x», tachado")]
    assert told(cell(""), cell("abarca 2 columnas")) == [
        ("A1", "«x», sin color ni unión", "«x», abarca 2 columnas")
    ]


def test_signs_that_are_not_seen_are_named() -> None:
    assert told(pars("Una plaza."), pars("Una pla\u200bza.")) == [
        ("párrafo 1", "«Una plaza.»", "«Una pla·za.», con signos que no se ven (U+200B)")
    ]


def pages(*texts: str) -> list[Block]:
    """Return the lines of some pages, each text a page."""
    lines = ((number, line) for number, text in enumerate(texts, 1) for line in text.split("/"))
    return [lone(f"página {number}", line) for number, line in lines]


@pytest.mark.parametrize(
    ("other", "changes"),
    [
        (("a/b", "c/d", "e/f"), []),
        (("a/b", "e/f"), [("página 2", "«c | d»", None)]),
        (("a/b", "c/d", "e/f", "a/b"), [("página 4", None, "«a | b»")]),
        (("c/d", "a/b", "e/f"), [("página 1", None, "«c | d»"), ("página 2", "«c | d»", None)]),
        (("a/b", "c/x", "e/f"), [("página 2", "«d»", "«x»")]),
    ],
)
def test_a_page_that_came_or_went_is_one_change(
    other: tuple[str, ...], changes: list[tuple[str, str | None, str | None]]
) -> None:
    found = compare_pages(pages("a/b", "c/d", "e/f"), pages(*other))
    assert [(change.where, change.before, change.after) for change in found] == changes
