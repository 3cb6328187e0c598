"""The texts with tags outside the cells: titles, headers, shapes, notes, names, properties."""

from collections.abc import Iterator
from typing import NamedTuple

from plandocs.diagnostics import Location
from plandocs.engine.sheet.compiling.tags import CellText


class Label(NamedTuple):
    """A text with tags outside the cells."""

    number: int
    text: CellText
    kind: str
    place: Location


class Labels:
    """The texts with tags outside the cells of one sheet, or of the workbook."""

    def __init__(self, place: Location, numbers: Iterator[int]) -> None:
        """Begin with none; `numbers` gives each its own in the workbook."""
        self.place = place
        self.found: list[Label] = []
        self._numbers = numbers

    def add(self, text: str, kind: str, place: Location | None = None) -> int:
        """Keep a text; return its number."""
        number = next(self._numbers)
        self.found.append(Label(number, CellText((text,)), kind, place or self.place))
        return number
