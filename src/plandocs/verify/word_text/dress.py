"""How a table dresses its cells: by their own, by its rows, by its style and their place in it."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plandocs.verify.word_text.colors import NO_SHADE, Palette, Shade
from plandocs.verify.word_text.looks import Looks, form_of, letters_of
from plandocs.verify.word_text.names import W, value, whole
from plandocs.verify.word_text.styles import Styles

_WHOLE = "wholeTable"
_TAKEN = {
    "firstRow": (0x20, "firstRow"),
    "lastRow": (0x40, "lastRow"),
    "firstCol": (0x80, "firstColumn"),
    "lastCol": (0x100, "lastColumn"),
}
_BANDS = {"Horz": (0x200, "noHBand"), "Vert": (0x400, "noVBand")}
_CORNERS = {
    "nwCell": ("firstRow", "firstCol"),
    "neCell": ("firstRow", "lastCol"),
    "swCell": ("lastRow", "firstCol"),
    "seCell": ("lastRow", "lastCol"),
}
_ORDER = (
    *(_WHOLE, "band1Vert", "band2Vert", "band1Horz", "band2Horz"),
    *("lastCol", "firstCol", "lastRow", "firstRow"),
    *_CORNERS,
)
"""The kinds of place of a table's style, each over those before it (17.7.6)."""
_SHORT = 100
"""The exact height of a row, and the width of a cell, whose text is not read: twips."""


@dataclass(frozen=True, eq=False)
class Wear:
    """What a place of a table gives to what stands in it; one for each kind of place."""

    letters: Looks = field(default_factory=dict)
    form: Looks = field(default_factory=dict)
    shade: Shade | None = None


BARE = Wear()
"""What stands in no table."""


class TableStyle:
    """A style of tables, with all that it takes from those it is based on."""

    def __init__(self, styles: Styles, key: str) -> None:
        """Take the styles of a document, and which one it is."""
        self._palette = styles.palette
        self._given: dict[str, list[Element]] = {}
        self.bands = {"Horz": 1, "Vert": 1}
        for style in [*styles.chain("table", key)][::-1]:
            self._given.setdefault(_WHOLE, []).append(style)
            for kind, one in styles.places(style).items():
                self._given.setdefault(kind, []).append(one)
            for way, name in (("Horz", "tblStyleRowBandSize"), ("Vert", "tblStyleColBandSize")):
                self.bands[way] = whole(value(style, f"tblPr/{name}")) or self.bands[way]
        self._worn: dict[tuple[str, ...], Wear] = {}

    def wear(self, there: set[str]) -> Wear:
        """Return what a place of these kinds is given."""
        kinds = tuple(k for k in _ORDER if k in self._given and (k == _WHOLE or k in there))
        if kinds not in self._worn:
            self._worn[kinds] = self._made(kinds)
        return self._worn[kinds]

    def _made(self, kinds: tuple[str, ...]) -> Wear:
        letters: dict[str, str] = {}
        form: dict[str, str] = {}
        shade = None
        for given in (one for kind in kinds for one in self._given[kind]):
            letters |= letters_of(given.find(f"{W}rPr"), self._palette)
            form |= form_of(given.find(f"{W}pPr"), self._palette)
            for looks in (given.find(f"{W}tcPr"), given.find(f"{W}tblPr")):
                painted = _shade(looks, self._palette)
                shade = painted if painted is not None else shade
        return Wear(letters, form, shade)


class Dress:
    """What a table gives to its cells."""

    def __init__(self, table: Element, style: TableStyle, palette: Palette) -> None:
        """Take a table, its style, and the colours of its document."""
        own = table.find(f"{W}tblPr")
        self._looks = own.find(f"{W}tblLook") if own is not None else None
        self._palette = palette
        self._own = _shade(own, palette)
        self._style = style

    def wear(self, row: int, rows: int, column: int, columns: int) -> Wear:
        """Return what a place gives; places count from 0."""
        edges = {
            "firstRow": row == 0,
            "lastRow": row == rows - 1,
            "firstCol": column == 0,
            "lastCol": column == columns - 1,
        }
        there = {kind for kind, is_there in edges.items() if is_there and self._takes(kind)}
        for way, place, first in (("Horz", row, "firstRow"), ("Vert", column, "firstCol")):
            if not self._says(*_BANDS[way], usual=True):
                place -= 1 if self._takes(first) else 0
                there.add(
                    f"band{place // self._style.bands[way] % 2 + 1}{way}" if place >= 0 else ""
                )
        there |= {kind for kind, both in _CORNERS.items() if there.issuperset(both)}
        return self._style.wear(there)

    def shade(self, cell: Element, row: Element, wear: Wear) -> Shade:
        """Return what is painted behind a cell."""
        found = (
            _shade(cell.find(f"{W}tcPr"), self._palette),
            _shade(row.find(f"{W}tblPrEx"), self._palette),
            self._own,
            wear.shade,
        )
        return next((shade for shade in found if shade is not None), NO_SHADE)

    def _takes(self, kind: str) -> bool:
        return self._says(*_TAKEN[kind], usual=False)

    def _says(self, bit: int, name: str, usual: bool) -> bool:
        """Return what the table says of a kind of place of its style."""
        if self._looks is None:
            return usual
        told = self._looks.get(f"{W}{name}")
        if told is not None:
            return told in ("1", "true", "on")
        said = self._looks.get(f"{W}val", "")
        return bool(re.fullmatch("[0-9A-Fa-f]{1,8}", said)) and bool(int(said, 16) & bit)


def _shade(looks: Element | None, palette: Palette) -> Shade | None:
    found = looks.find(f"{W}shd") if looks is not None else None
    return palette.shade(found) if found is not None else None


def is_short(row: Element) -> bool:
    """Return whether a row is too low for its text to be read."""
    found = row.find(f"{W}trPr/{W}trHeight")
    return (
        found is not None
        and found.get(f"{W}hRule") == "exact"
        and whole(found.get(f"{W}val")) < _SHORT
    )


def shape(cell: Element) -> list[str]:
    """Return the shape of a cell that is several, or too narrow for its text, in words."""
    looks = cell.find(f"{W}tcPr")
    width = looks.find(f"{W}tcW") if looks is not None else None
    told = whole(width.get(f"{W}w")) if width is not None and _is_dxa(width) else 0
    found = ["tan angosta que no se lee"] if 0 < told < _SHORT else []
    if (count := value(looks, "gridSpan")) not in ("", "1"):
        found.append(f"abarca {count} columnas")
    for name, where in (("vMerge", "de arriba"), ("hMerge", "de la izquierda")):
        merge = looks.find(f"{W}{name}") if looks is not None else None
        if merge is not None and merge.get(f"{W}val", "continue") != "restart":
            found.append(f"unida con la {where}")
    return found


def _is_dxa(width: Element) -> bool:
    return width.get(f"{W}type", "dxa") == "dxa"
