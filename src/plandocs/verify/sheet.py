"""The parts of a finished workbook: their texts, and whether what is in them fits together."""

import re
from bisect import bisect
from collections import Counter
from dataclasses import dataclass, field

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_RANGE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})(?::([A-Z]{1,3})([1-9]\d{0,6}))?")
Box = tuple[int, int, int, int]
"""Top, left, bottom, right."""


@dataclass
class Texts:
    """The texts of a part: of the shared ones, or those that a sheet holds itself."""

    texts: list[str] = field(default_factory=list)
    relations: set[str] = field(default_factory=set)
    """The names by which it points at other parts."""
    _pieces: list[str] | None = None
    _is_text: bool = False
    _is_reading: bool = False
    """Whether this is a phonetic guide, which nobody prints."""

    def start(self, tag: str, _: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if tag in ("s:si", "s:is"):
            self._pieces = []
        elif tag == "s:rPh":
            self._is_reading = True
        elif tag == "s:t":
            self._is_text = not self._is_reading

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in ("s:si", "s:is") and self._pieces is not None:
            self.texts.append("".join(self._pieces))
            self._pieces = None
        elif tag == "s:rPh":
            self._is_reading = False
        elif tag == "s:t":
            self._is_text = False

    def text(self, words: str) -> None:
        """Take some text."""
        if self._is_text and self._pieces is not None:
            self._pieces.append(words)

    def faults(self) -> list[str]:
        """Return in Spanish what is wrong with the part, once it was read whole."""
        return []


@dataclass
class Sheet(Texts):
    """A sheet: its own texts, and what is wrong with its cells."""

    strings: int = 0
    """How many shared texts the workbook has."""
    styles: int = 0
    flaws: Counter[str] = field(default_factory=Counter)
    _row: int = 0
    _column: int = 0
    _kind: str = ""
    _value: list[str] | None = None
    _merged: list[Box] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if tag == "s:c":
            self._start_cell(attributes)
        elif tag == "s:v":
            self._value = [] if self._kind == "s" else None
        elif tag == "s:row":
            self._start_row(attributes)
        elif tag == "s:mergeCell":
            self._merge(attributes.get("ref", ""))
        else:
            for name, value in attributes.items():
                if name.startswith("r:"):
                    self.relations.add(value)
            super().start(tag, attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == "s:v":
            if self._value is not None:
                self._check_shared("".join(self._value))
            self._value = None
        else:
            super().end(tag)

    def text(self, words: str) -> None:
        """Take some text."""
        if self._value is not None:
            self._value.append(words)
        else:
            super().text(words)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", str(self._row + 1))
        if not number.isdecimal() or int(number) <= self._row:
            self.flaws["una fila fuera de orden"] += 1
        else:
            self._row = int(number)
        self._column = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = _CELL.fullmatch(attributes["r"]) if "r" in attributes else None
        if place is not None:
            column = _column(place[1])
            if column <= self._column or int(place[2]) != self._row:
                self.flaws["una celda fuera de orden"] += 1
            self._column = column
        else:
            self._column += 1
        self._kind = attributes.get("t", "")
        style = attributes.get("s", "0")
        if style != "0" and not (style.isdecimal() and int(style) < self.styles):
            self.flaws["una celda con un estilo que no está"] += 1

    def _check_shared(self, number: str) -> None:
        if not (number.isdecimal() and int(number) < self.strings):
            self.flaws["una celda con un texto que no está"] += 1

    def _merge(self, reference: str) -> None:
        found = _RANGE.fullmatch(reference)
        if found is None or found[3] is None:
            self.flaws["una combinación de celdas mal escrita"] += 1
            return
        top, bottom = sorted((int(found[2]), int(found[4])))
        left, right = sorted((_column(found[1]), _column(found[3])))
        self._merged.append((top, left, bottom, right))

    def faults(self) -> list[str]:
        """Return in Spanish what is wrong with the sheet, once it was read whole."""
        found = list(self.flaws)
        if overlap(self._merged):
            found.append("dos combinaciones de celdas que se enciman")
        return found


def overlap(boxes: list[Box]) -> bool:
    """Return whether any two boxes share a cell: a sweep down the rows."""
    events = [(box[0], 1, box) for box in boxes] + [(box[2] + 1, 0, box) for box in boxes]
    across: list[tuple[int, int]] = []
    for _, begins, (_, left, _, right) in sorted(events):
        at = bisect(across, (left, right))
        if not begins:
            del across[at - 1]
        elif (at and across[at - 1][1] >= left) or (at < len(across) and across[at][0] <= right):
            return True
        else:
            across.insert(at, (left, right))
    return False


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
