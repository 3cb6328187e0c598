"""The colours of a workbook, whichever way they are named: of the theme, of the old list, by code.

Source: ISO/IEC 29500-1, 18.3.1.15 and 18.8.27.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plandocs.verify.color import BLACK, contrast, farthest, toned
from plandocs.verify.opening import Package, parse
from plandocs.verify.relations import related
from plandocs.verify.sheet_text.values import A, S

_CODE = re.compile("[0-9A-Fa-f]{6}")
_BASIC = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_OLD = (
    *(_BASIC * 2),
    *"800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF".split(),
    *"660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF".split(),
    *"00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00".split(),
    *"FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333".split(),
)
_NAMED = dict(
    zip(
        ("black", "white", "red", "green", "blue", "yellow", "magenta", "cyan"), _BASIC, strict=True
    )
)
_COUNTED = re.compile(r"color ?(\d{1,2})")
_FIRST_COUNTED = 7
"""Before the first colour of the list that formats count, there are those that have names."""
_TOLD = re.compile("(?<=color )[0-9A-F]{6}")
_ROUNDED = 4.5 / 255
_TOLD_APART = 1.3
"""The contrast, of 1 to 21, from which letters are seen on their background."""


@dataclass(frozen=True)
class Colors:
    """The colours that a workbook names by number."""

    theme: Sequence[str] = ()
    old: Sequence[str] = _OLD

    def of(self, node: Element | None, automatic: str) -> str:
        """Return the colour that an element names, as `RRGGBB`."""
        if node is None:
            return automatic
        told = node.get("rgb", "")[-6:]
        if not _CODE.fullmatch(told):
            told = _at(self.theme, node.get("theme")) or _at(self.old, node.get("indexed"))
        return _tinted(told.upper(), node.get("tint")) if told else automatic

    def named(self, name: str) -> str:
        """Return the colour that a number format names in brackets; empty when it names none."""
        counted = _COUNTED.fullmatch(name.lower())
        if counted is None:
            return _NAMED.get(name.lower(), "")
        return _at(self.old, str(int(counted[1]) + _FIRST_COUNTED))


def colors_of(parts: Package, main: str, styles: Element) -> Colors:
    """Return the colours of a workbook; raise UnreadableFile."""
    own = [node.get("rgb", "")[-6:].upper() for node in styles.iter(f"{S}rgbColor")]
    own = [color if _CODE.fullmatch(color) else BLACK for color in own]
    return Colors(_theme(parts, main), (*own, *_OLD[len(own) :]))


def is_seen(letters: str, background: str) -> bool:
    """Return whether letters of a colour are seen on another."""
    return contrast(letters, background) >= _TOLD_APART


def is_shade(before: str, after: str) -> bool:
    """Return whether two looks say the same but for colours that programs rounded."""
    pairs = zip(_TOLD.findall(before), _TOLD.findall(after), strict=False)
    is_near = all(farthest(*pair) <= _ROUNDED for pair in pairs)
    return is_near and _TOLD.sub("", before) == _TOLD.sub("", after)


def _at(colors: Sequence[str], index: str | None) -> str:
    place = int(index) if index and index.isascii() and index.isdigit() and len(index) < 5 else -1
    return colors[place] if 0 <= place < len(colors) else ""


def _tinted(color: str, tint: str | None) -> str:
    """Return a colour made lighter or darker, as the standard does it: by its lightness."""
    try:
        share = min(1.0, max(-1.0, float(tint or 0)))
    except ValueError:
        return color
    return toned(color, 1 - abs(share), max(0.0, share)) if share else color


def _theme(parts: Package, main: str) -> list[str]:
    """Return the colours of the theme, in the order that cells name them: light before dark."""
    found = related(parts, main, "theme")
    root = parse(parts, found[0]) if found else None
    scheme = root.find(f".//{A}clrScheme") if root is not None else None
    colors = [_scheme_color(node) for node in scheme] if scheme is not None else []
    if len(colors) >= 4:
        colors[0], colors[1], colors[2], colors[3] = colors[1], colors[0], colors[3], colors[2]
    return colors


def _scheme_color(node: Element) -> str:
    for child in node:
        told = child.get("lastClr", "") or child.get("val", "")
        if _CODE.fullmatch(told):
            return told.upper()
    return BLACK
