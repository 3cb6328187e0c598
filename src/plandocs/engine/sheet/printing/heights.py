"""How tall a text stands in a cell of a given width, in Arial or anything narrower."""

import unicodedata

# Thousandths of the font's size, from Arial's own metrics; letters with accents as without.
_REGULAR = {
    191: "'",
    222: "ijl‘’",
    278: " !,./:;I[\\]ft·|",
    333: "()-`r¡“”{}",
    389: '*"ºª°•',
    500: "Jcksvxyz^",
    584: "+<=>~×",
    611: "FTZ¿",
    667: "&ABEKPSVXY■",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    944: "W%",
    1015: "@—…",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl‘’·|",
    333: "!()-:;[]`ft¡",
    389: "*r{}ºª°•",
    500: 'z“”"',
    584: "+<=>^~×",
    611: "?FLTZbdghnopqu¿■",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    944: "W%m",
    1015: "@—…",
}
_OTHER = 556
_FULL = 1000


class _Widths(dict[str, int]):
    """The width of each letter; one asked for the first time is looked for."""

    def __missing__(self, letter: str) -> int:
        base = unicodedata.normalize("NFD", letter)[0]
        wide = unicodedata.east_asian_width(base) in "WF"
        self[letter] = width = self.get(base, _FULL if wide else _OTHER)
        return width


class _Words(dict[str, int]):
    """The width of each word; the same ones come again and again."""

    def __init__(self, letters: _Widths) -> None:
        self._letters = letters

    def __missing__(self, word: str) -> int:
        width = sum(map(self._letters.__getitem__, word))
        if len(self) < _MOST_WORDS:
            self[word] = width
        return width


_MOST_WORDS = 50_000
_TABLES = [
    _Words(_Widths({letter: width for width, letters in table.items() for letter in letters}))
    for table in (_REGULAR, _BOLD)
]
_PIXELS_PER_POINT = 96 / 72
_LINE = 1.3
_PADDING = 2.0
_MAX_HEIGHT = 409.0


def height_of(text: str, size: float, bold: bool, room: float) -> float:
    """Return the points that a text of a font `size` needs in `room` pixels, breaking lines."""
    lines = sum(_lines(paragraph, size, bold, room) for paragraph in text.split("\n"))
    return min(_MAX_HEIGHT, round(lines * size * _LINE + _PADDING, 2))


def _lines(paragraph: str, size: float, bold: bool, room: float) -> int:
    words, scale = _TABLES[bold], size * _PIXELS_PER_POINT / 1000
    found, limit = paragraph.split(" "), room / scale
    space = words[" "]
    widths = [words[word] for word in found]
    if sum(widths) + space * (len(widths) - 1) <= limit:
        return 1
    lines, used = 1, 0.0
    for width in widths:
        if used and used + width > limit:
            lines, used = lines + 1, 0.0
        if width > limit:  # broken inside, as each program likes; the next word starts anew
            lines, used = lines + int(width // limit), limit + space
        else:
            used += width + space
    return lines
