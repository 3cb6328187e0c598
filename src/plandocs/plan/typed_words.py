"""Where some words of a text were typed: on several lines perhaps, and with marks of emphasis."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from plandocs.diagnostics import InFile

_TOKEN = re.compile(r"[^\s*_]+")
_EMPHASIS = "*_"
_ENOUGH, _FEWER = 12, (6, 3, 1)
"""How many words are looked for, and how many when not all were typed: some are derived."""
_SHORTEST_LINE, _SPARE_LINES = 20, 10
"""How far the lines of a typed text are looked through: rather too far than not enough."""


def place_of_words(
    place: InFile, lines: Sequence[str], value: str, start: int, end: int
) -> InFile | None:
    """Return the place of `value[start:end]`, a text typed from `place` on; None if not found.

    The place is that of the line where the words begin; `lines` are those of the file.
    """
    words = value[start:end].split()
    for count in dict.fromkeys((min(len(words), _ENOUGH), *_FEWER)):
        sought = " ".join(words[:count])
        if found := _find(place, lines, value, start, sought):
            return found
    return None


class _Squeezed(NamedTuple):
    """A text with single spaces and without marks; where each of its words stood and stands."""

    text: str
    starts: tuple[int, ...]
    typed: tuple[int, ...]

    def after(self, offset: int) -> int:
        """Return where in this text what stood at an offset of the typed one is."""
        word = bisect_right(self.typed, offset) - 1
        return self.starts[word] + offset - self.typed[word] if word >= 0 else 0

    def typed_at(self, index: int) -> int:
        """Return the offset in the typed text of an offset in this one."""
        word = bisect_right(self.starts, index) - 1
        return self.typed[word] + index - self.starts[word]


@lru_cache(maxsize=512)
def _squeeze(text: str) -> _Squeezed:
    pieces: list[str] = []
    starts: list[int] = []
    typed: list[int] = []
    length = end = 0
    for found in _TOKEN.finditer(text):
        if pieces and text[end : found.start()].strip(_EMPHASIS):
            pieces.append(" ")
            length += 1
        starts.append(length)
        typed.append(found.start())
        pieces.append(found[0])
        length, end = length + len(found[0]), found.end()
    return _Squeezed("".join(pieces), tuple(starts), tuple(typed))


def _find(place: InFile, lines: Sequence[str], value: str, start: int, words: str) -> InFile | None:
    sought = _squeeze(words).text
    if not sought or not place.line:
        return None
    whole = _squeeze(value)
    at = whole.text.find(sought, max(0, whole.after(start) - 1))
    first, most = place.line - 1, len(value) // _SHORTEST_LINE + _SPARE_LINES
    region = lines[first : first + most]
    source = "\n".join(region)[place.column - 1 :]
    squeezed = _squeeze(source)
    index = _same_in(squeezed.text, whole.text, sought, at)
    if index < 0:
        return None
    start = squeezed.typed_at(index) + place.column - 1
    end = squeezed.typed_at(index + len(sought) - 1) + place.column
    return _in_lines(place, region, start, end)


def _same_in(source: str, value: str, sought: str, at: int) -> int:
    """Return where in its source some words are that a value has at an offset; -1 if nowhere.

    The source has marks that the value has not, so that it is not simply so much further on.
    """
    begins = source.find(value[:_HEAD])
    if at >= 0 and begins >= 0 and source.startswith(sought, begins + at):
        return begins + at
    index = -1
    for _ in range(value.count(sought, 0, at) + 1 if at >= 0 else 1):
        index = source.find(sought, index + 1)
        if index < 0:
            return -1
    return index


_HEAD = 40
"""How much of a value tells where its source begins."""


def _in_lines(place: InFile, lines: Sequence[str], start: int, end: int) -> InFile | None:
    """Return the place of a stretch of some lines, the first of which is that of `place`."""
    for number, line in enumerate(lines):
        if start <= len(line):
            width = max(1, min(end, len(line)) - start)
            return InFile(place.path, place.line + number, start + 1, width, line)
        start, end = start - len(line) - 1, end - len(line) - 1
    return None
