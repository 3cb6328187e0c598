"""Every range of a small sheet, seen from every place: it covers what it covered, or it is told.

The lines, which are rows in one test and columns in the other, are in the template: 1 a head; 2
`for`; 3 and 4 what is repeated; 5 `endfor`; 6 and 7 a foot. A formula outside the loop covers
every copy of the lines that its range held. One inside covers the lines of its own turn; the line
of `for` stands for the first turn, that of `endfor` for the last one. A range that holds all that
is repeated and only one of both tags may also stand for every turn.
"""

import re

import pytest
from support.workbooks.book import Draw, of_draw
from support.xlsx.places import box_of, letters_of, name_of

HEAD, FOR, BODY, END, FOOT = 1, 2, (3, 4), 5, (6, 7)
LAST = FOOT[-1]
TURNS = 3
LINES = (HEAD, *BODY, *FOOT)
WAYS = pytest.mark.parametrize("across", [False, True], ids=["rows", "columns"])


def _printed(line: int, turn: int = 0) -> int:
    """Return where a line of the template is printed, in a turn if it is repeated."""
    if line == HEAD:
        return 1
    if line in BODY:
        return 2 + 2 * turn + BODY.index(line)
    return 2 + 2 * TURNS + FOOT.index(line)


def _expected(host: int, turn: int, first: int, last: int) -> set[int]:
    """Return the lines that a range must cover, seen from a line in a turn."""
    found = {_printed(line) for line in (HEAD, *FOOT) if first <= line <= last}
    held = [line for line in BODY if first <= line <= last]
    for one in range(TURNS) if held else ():
        if host not in BODY or one == turn:
            found |= {_printed(line, one) for line in held}
        elif (one < turn and first <= FOR) or (one > turn and last >= END):
            found |= {_printed(line, one) for line in BODY}
    return found


def _allowed(host: int, turn: int, first: int, last: int) -> list[set[int]]:
    """Return the sets of lines that a range may cover; more than one where it has two meanings."""
    found = [_expected(host, turn, first, last)]
    if first <= BODY[0] and last >= BODY[-1] and (first <= FOR or last >= END):
        found.append(_expected(0, turn, first, last))
    return found


def _sum(first: int, last: int, across: bool) -> str:
    """Return the sum of some lines, which are cells of the first column or of the first row."""
    return (
        f"=SUM({letters_of(first)}1:{letters_of(last)}1)" if across else f"=SUM(A{first}:A{last})"
    )


def _covered(formula: str, across: bool) -> set[int]:
    found: set[int] = set()
    for text in re.findall(r"[A-Z]+\d+(?::[A-Z]+\d+)?", formula):
        box = box_of(text)
        found |= set(range(box.left, box.right + 1) if across else range(box.top, box.bottom + 1))
    return found


def _said(host: int, formula: str, across: bool) -> dict[int, str]:
    """Return the formula in each turn of its line, or nothing when it is told.

    The line 0 is another sheet.
    """
    kind = "tc" if across else "tr"
    tags = {FOR: f"{{%{kind} for x in xs %}}", END: f"{{%{kind} endfor %}}"}

    def draw(draw: Draw) -> None:
        sheet = draw.sheet("Hoja")
        for line in range(1, LAST + 1):
            sheet.write(*((0, line - 1) if across else (line - 1, 0)), tags.get(line, line))
        if host == 0:
            draw.sheet("Otra").write_formula("A1", formula.replace("(", "(Hoja!"))
        else:
            sheet.write_formula(*((1, host - 1) if across else (host - 1, 1)), formula)
        for line, tag in tags.items() if across and host else ():
            sheet.write(1, line - 1, tag)

    one = of_draw(draw, xs=list(range(TURNS)))
    if told := one.refused():
        assert told == {"P305"}
        return {}
    if host == 0:
        return {0: str(one.made["Otra"]["A1"])}
    places = {turn: _printed(host, turn) for turn in (range(TURNS) if host in BODY else range(1))}
    cells = {turn: name_of(2, n) if across else name_of(n, 2) for turn, n in places.items()}
    return {turn: str(one.made["Hoja"][cell]) for turn, cell in cells.items()}


@WAYS
@pytest.mark.parametrize("host", [*LINES, 0])
def test_a_range_covers_what_it_covered_or_is_told(host: int, across: bool) -> None:
    wrong = {}
    for first in range(1, LAST + 1):
        for last in range(first, LAST + 1):
            formula = _sum(first, last, across)
            for turn, said in _said(host, formula, across).items():
                if _covered(said, across) not in _allowed(host, turn, first, last):
                    wrong[f"{formula} in turn {turn}"] = said
    assert wrong == {}


@WAYS
@pytest.mark.parametrize("host", [*LINES, 0])
def test_a_range_of_one_meaning_is_never_told(host: int, across: bool) -> None:
    whole = [(first, last) for first in (HEAD, FOR) for last in (END, *FOOT)]
    own = [(3, 3), (4, 4), BODY] if host in BODY else [BODY]
    ranges = [*whole, (HEAD, HEAD), (FOOT[0], FOOT[0]), FOOT, *own]
    formulas = [_sum(first, last, across) for first, last in ranges]
    assert [formula for formula in formulas if not _said(host, formula, across)] == []
