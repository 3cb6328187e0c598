"""Colours that stand for cells: each text of the twin is drawn in the colour of its cell.

A column that is very long gives its colours again and again, so that a workbook of any size has
few styles: the cells of a column are printed downwards, hence the next of that colour is meant.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from plandocs.printing.tags.sheet_cells import Area, Place, Sheet

# The first colour is a brown that hardly anybody gives a text; the next ones count from it.
_FIRST = 0x2B0003
HEADER, FOOTER = 0x2B0001, 0x2B0002

OTHER_RUN = 0x400000
"""What is added to the colour of every second run of a cell, so that runs stay apart."""

_STYLES = 4_000
_FEWEST = 24


@dataclass(frozen=True, slots=True)
class _Turn:
    """The cells that share a colour: every `step`-th of a column from the `first`."""

    sheet: int
    column: int
    first: int


class Codes:
    """The colours of a workbook's cells, and the cells of its colours."""

    def __init__(self, sheets: list[Sheet], styles: int = _STYLES) -> None:
        self._columns = _columns(sheets)
        self._step = _step(sheets, self._columns, styles)
        self._turns: list[_Turn] = []
        self.of: dict[tuple[int, Place], int] = {}
        self._last: dict[tuple[int, int], int] = {}
        for key, places in self._columns.items():
            self._give(*key, places, sheets[key[0]])

    def _give(self, sheet: int, column: int, places: list[Place], of: Sheet) -> None:
        given: dict[int, int] = {}
        for number, place in enumerate(places):
            # A cell printed on many pages is never «the next one», so its colour is its own.
            turn = -1 - number if of.repeats(place) else number % self._step
            if turn not in given:
                given[turn] = _FIRST + len(self._turns)
                self._turns.append(_Turn(sheet, column, turn))
            self.of[sheet, place] = given[turn]

    def colour_of_cells(self, colour: int) -> int | None:
        """Return the colour of the cells that a text's colour stands for, None if it does not."""
        own = colour - OTHER_RUN if colour >= _FIRST + OTHER_RUN else colour
        return own if 0 <= own - _FIRST < len(self._turns) else None

    def next_cell(self, colour: int) -> tuple[int, Place]:
        """Return the sheet and the place of the cell that a text of some colour belongs to.

        It must be asked page by page and downwards, since it remembers the cell said before.
        """
        turn = self._turns[colour - _FIRST]
        key = turn.sheet, turn.column
        places = self._columns[key]
        if turn.first < 0:
            return turn.sheet, places[-1 - turn.first]
        number = self._nearest(turn.first, self._last.get(key, -1) + 1, len(places))
        self._last[key] = number
        return turn.sheet, places[number]

    def _nearest(self, first: int, expected: int, length: int) -> int:
        turns = round((expected - first) / self._step)
        return first + self._step * max(0, min(turns, (length - 1 - first) // self._step))


def _columns(sheets: list[Sheet]) -> dict[tuple[int, int], list[Place]]:
    """Return the cells of each column of each sheet in the order that they are printed."""
    columns: dict[tuple[int, int], list[Place]] = {}
    for number, sheet in enumerate(sheets):
        for place in sorted(sheet.cells, key=lambda place: _turn_of(place, sheet.areas)):
            columns.setdefault((number, place[1]), []).append(place)
    return columns


def _turn_of(place: Place, areas: Iterable[Area]) -> tuple[int, Place]:
    found = (number for number, area in enumerate(areas) if place in area)
    return next(found, len(tuple(areas))), place


def _step(sheets: list[Sheet], columns: dict[tuple[int, int], list[Place]], styles: int) -> int:
    """Return after how many cells of a column the colours begin again, to need few styles."""
    repeated = sum(sheet.repeats(place) for sheet in sheets for place in sheet.cells)
    kinds = {
        (number, place[1], cell.style)
        for number, sheet in enumerate(sheets)
        for place, cell in sheet.cells.items()
    }
    longest = max(map(len, columns.values()), default=1)
    if sum(map(len, columns.values())) <= styles:
        return longest
    return min(longest, max(_FEWEST, (styles - repeated) // max(1, len(kinds))))
