"""How differences are told: those of one cause together, sheets that only moved as moved."""

import pytest

from plandocs.genuine import Answer, Verdict, as_lines
from plandocs.verify.compare import Change, compare
from plandocs.verify.contents import Block, Piece, lone
from plandocs.verify.sheet_text import in_order


def told(changes: list[Change], everything: bool = False) -> list[str]:
    """Return the lines of an answer with some differences, but its verdict and what to do."""
    answer = Answer("a.docx", Verdict.EDITED, "demo/plan", "a.docx", "", tuple(changes))
    return [*as_lines(answer, everything)][2:-1]


def paragraphs(said: str) -> list[Block]:
    """Return some paragraphs, and one more."""
    names = ("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho")
    return [lone(f"párrafo {n}", said.format(name)) for n, name in enumerate(names, 1)]


def test_what_one_cause_changed_is_told_once() -> None:
    changes = compare(paragraphs("Texto {}."), paragraphs("[oculto: Texto {}.]"))
    assert told(changes) == [
        "  8 diferencias:",
        "    párrafo 1",
        "      decía  «Texto uno.»",
        "      dice   «[oculto: Texto uno.]»",
        "      lo mismo en 7 lugares más: párrafo 2, párrafo 3, párrafo 4, párrafo 5, párrafo 6, "
        "párrafo 7 … (--all los dice)",
    ]
    assert told(changes, everything=True)[-3:] == [
        "    párrafo 8",
        "      decía  «Texto ocho.»",
        "      dice   «[oculto: Texto ocho.]»",
    ]


def test_two_are_no_cause_and_other_words_are_told_apart() -> None:
    two = compare(paragraphs("Texto {}.")[:2], paragraphs("• Texto {}.")[:2])
    assert len([line for line in told(two) if "decía" in line]) == 2
    others = [Change(f"párrafo {n}", "«a»", "«b»", "a", "b") for n in range(1, 13)]
    assert told(others)[-1] == "    … y 2 más: agregue --all para verlas."


def test_cells_that_look_otherwise_are_told_together_by_their_look() -> None:
    def cells(*looks: str) -> list[Block]:
        return [Block(f"A{n}", (Piece(f"A{n}", f"x{n}", look),)) for n, look in enumerate(looks, 1)]

    hidden = ["fila oculta", "fila oculta", "tachado", "fila oculta"]
    assert told(compare(cells("", "", "", ""), cells(*hidden)))[1:] == [
        "    A1",
        "      decía  «x1», a la vista",
        "      dice   «x1», fila oculta",
        "      lo mismo en 2 lugares más: A2, A4",
        "    A3",
        "      decía  «x3», a la vista",
        "      dice   «x3», tachado",
    ]


def sheet(name: str, *texts: str) -> list[Block]:
    """Return a sheet of a workbook."""
    where = f"hoja «{name}»"
    return [lone(where, name), *(lone(f"{where} · A1", text) for text in texts)]


BOOK, END = lone("nombres del libro", "[a: 1]"), lone("propiedades del archivo, título", "T")


def test_sheets_that_were_moved_are_told_as_that() -> None:
    one, two = sheet("Uno", "a", "Dos"), sheet("Dos", "b")
    original, other = [BOOK, *one, *two, END], [BOOK, *two, *one, END]
    made, moved = in_order(original, other)
    assert made == original
    assert moved == [Change("orden de las hojas", "«Uno», «Dos»", "«Dos», «Uno»")]


@pytest.mark.parametrize("names", [("Uno", "Dos"), ("Dos", "Tres"), ("Dos",)])
def test_other_sheets_are_compared_as_they_come(names: tuple[str, ...]) -> None:
    original = [BOOK, *sheet("Uno", "a"), *sheet("Dos", "b"), END]
    other = [BOOK, *(block for name in names for block in sheet(name, "c")), END]
    assert in_order(original, other) == (other, [])
