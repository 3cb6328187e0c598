"""Cells and ranges as people write them, and as numbers."""

import re
from collections.abc import Iterable
from typing import NamedTuple

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")


class Box(NamedTuple):
    """A rectangle of cells, counted from one."""

    top: int
    left: int
    bottom: int
    right: int

    def meets(self, other: "Box") -> bool:
        """Say whether both share a cell."""
        rows = self.top <= other.bottom and other.top <= self.bottom
        return rows and self.left <= other.right and other.left <= self.right

    def holds(self, row: int, column: int) -> bool:
        """Say whether a cell is inside."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def __str__(self) -> str:
        first = name_of(self.top, self.left)
        last = name_of(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"


def place_of(text: str) -> tuple[int, int]:
    """Return the row and the column of a cell; raise ValueError when it is none."""
    found = _CELL.fullmatch(text)
    if not found:
        raise ValueError(f"«{text}» is no cell")
    place = int(found[2]), column_of(found[1])
    if place[0] > MAX_ROW or place[1] > MAX_COLUMN:
        raise ValueError(f"«{text}» is beyond the sheet")
    return place


def column_of(letters: str) -> int:
    """Return the number of a column."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(column: int) -> str:
    """Return the letters of a column."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def name_of(row: int, column: int) -> str:
    """Return the name of a cell."""
    return f"{letters_of(column)}{row}"


def box_of(text: str) -> Box:
    """Return a range as numbers; raise ValueError when it is none or runs backwards."""
    first, _, last = text.partition(":")
    box = Box(*place_of(first), *place_of(last or first))
    if box.top > box.bottom or box.left > box.right:
        raise ValueError(f"«{text}» runs backwards")
    return box


def boxes_of(text: str) -> list[Box]:
    """Return the ranges of a `sqref`."""
    return [box_of(one) for one in text.split()]


def covered(text: str) -> str:
    """Return a `sqref` as one range when its cells fill one, whatever pieces it came in.

    «B2 B3:B4» and «B2:B4» are the same cells, and a writer may say either.
    """
    return joined(boxes_of(text))


def joined(boxes: Iterable[Box]) -> str:
    """Return boxes as one range when they fill one, or else sorted one after another."""
    found = sorted(set(boxes))
    whole = Box(
        min(box.top for box in found),
        min(box.left for box in found),
        max(box.bottom for box in found),
        max(box.right for box in found),
    )
    cells = {cell for box in found for cell in _cells(box)}
    if len(cells) == (whole.bottom - whole.top + 1) * (whole.right - whole.left + 1):
        return str(whole)
    return " ".join(map(str, found))


def _cells(box: Box) -> Iterable[tuple[int, int]]:
    for row in range(box.top, box.bottom + 1):
        for column in range(box.left, box.right + 1):
            yield row, column
