"""Colours as they are seen: of the theme, of patterns, and which letters are lost on which."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plandocs.verify.color import BLACK, WHITE, contrast, farthest, mixed, toned
from plandocs.verify.word_text.names import A, W

AUTO = "auto"
_HEX = re.compile("[0-9A-F]{6}")
_PERCENT = re.compile(r"pct(\d{1,3})")
_HIGHLIGHTS = {
    "black": BLACK,
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": WHITE,
}
_THEME = {
    "background1": ("bg1", "lt1"),
    "text1": ("t1", "dk1"),
    "background2": ("bg2", "lt2"),
    "text2": ("t2", "dk2"),
    "dark1": ("", "dk1"),
    "light1": ("", "lt1"),
    "dark2": ("", "dk2"),
    "light2": ("", "lt2"),
    "hyperlink": ("hyperlink", "hlink"),
    "followedHyperlink": ("followedHyperlink", "folHlink"),
}
"""What settings may map each colour of the theme from, and the one it is unless they do."""
_LONG_NAMES = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_SAME = 4.5 / 255
"""How far apart a colour and what its theme makes of it may be: programs round each their way."""
_LEAST = 1.5
"""The contrast below which letters are not told from what is behind them."""


class Shade(NamedTuple):
    """What is painted behind something: a colour, empty if it is that of the page, a pattern."""

    color: str = ""
    pattern: str = ""

    def __str__(self) -> str:
        """Return how it is told."""
        return " ".join(filter(None, self))


NO_SHADE = Shade()
"""What paints nothing."""


class Palette:
    """The colours of a document's theme."""

    def __init__(self, theme: Element | None, settings: Element | None) -> None:
        """Take the theme and the settings, which say what of the theme is what."""
        scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
        self._scheme = {
            str(node.tag).rpartition("}")[2]: color.get("lastClr", color.get("val", ""))
            for node in (scheme if scheme is not None else ())
            for color in node
        }
        found = settings.find(f"{W}clrSchemeMapping") if settings is not None else None
        self._mapped = found.attrib if found is not None else {}

    def color(self, node: Element, name: str, theme: str) -> str:
        """Return a colour that attributes of an element say; `auto` if they say none."""
        value = node.get(f"{W}{name}", AUTO).upper()
        own = value if _HEX.fullmatch(value) else AUTO
        base = self._of_theme(node.get(f"{W}{theme}Color" if theme == "theme" else f"{W}{theme}"))
        if not base:
            return own
        made = _toned(base, node.get(f"{W}{theme}Tint"), node.get(f"{W}{theme}Shade"))
        return own if own != AUTO and farthest(own, made) <= _SAME else made

    def shade(self, node: Element) -> Shade:
        """Return what an element of shading paints."""
        kind = node.get(f"{W}val", "clear")
        if kind == "nil":
            return NO_SHADE
        fill, ink = self.color(node, "fill", "themeFill"), self.color(node, "color", "theme")
        part = 100 if kind == "solid" else 0 if kind == "clear" else 50
        percent = _PERCENT.fullmatch(kind)
        part = min(int(percent[1]), 100) if percent else part
        paper, ink = (WHITE if fill == AUTO else fill), (BLACK if ink == AUTO else ink)
        color = mixed(ink, paper, part / 100)
        pattern = "" if percent or kind in ("clear", "solid") else kind
        return Shade("" if color == WHITE else color, pattern)

    def _of_theme(self, name: str | None) -> str:
        mapped, usual = _THEME.get(name or "", ("", name or ""))
        told = self._mapped.get(f"{W}{mapped}", "") if mapped else ""
        value = self._scheme.get(_LONG_NAMES.get(told, told) or usual, "").upper()
        return value if _HEX.fullmatch(value) else ""


def highlight(node: Element) -> str:
    """Return the colour of a marker pen; empty if there is none."""
    return _HIGHLIGHTS.get(node.get(f"{W}val", ""), "")


def are_alike(letters: str, behind: str) -> bool:
    """Return whether letters of a colour are lost on another."""
    return contrast(letters, behind) < _LEAST


def _toned(color: str, tint: str | None, shade: str | None) -> str:
    """Return a colour of the theme made lighter or darker (17.18.97 to 17.18.99)."""
    if tint:
        return toned(color, _part(tint), 1 - _part(tint))
    return toned(color, _part(shade)) if shade else color


def _part(text: str | None) -> float:
    return int(text, 16) / 255 if text and re.fullmatch("[0-9A-Fa-f]{1,2}", text) else 1.0


def fonts(theme: Element) -> Iterator[str]:
    """Yield the fonts of a theme for the letters of here."""
    return (node.get("typeface", "") for node in theme.iter(f"{A}latin"))


def page_color(root: Element, settings: Element | None, palette: Palette) -> str:
    """Return the colour of the pages, where the settings have it shown; else white."""
    shown = settings is not None and settings.find(f"{W}displayBackgroundShape") is not None
    found = root.find(f"{W}background") if shown else None
    color = palette.color(found, "color", "theme") if found is not None else AUTO
    return WHITE if color == AUTO else color
