"""How the cells of a workbook look, by style: colour, format, letters that are not seen."""

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plandocs.verify.color import BLACK, WHITE, mixed
from plandocs.verify.fonts import is_of_signs
from plandocs.verify.opening import Package, parse
from plandocs.verify.relations import related
from plandocs.verify.sheet_text.colors import Colors, colors_of
from plandocs.verify.sheet_text.formats import Format, format_of
from plandocs.verify.sheet_text.values import S, is_nothing, is_on, number_of

_TINY = 4.0
"""The size of letters that nobody reads."""
_SHARES = {"solid": 1.0, "darkGray": 0.75, "mediumGray": 0.5, "gray125": 0.125, "gray0625": 0.0625}
_DARK, _LIGHT = 0.5, 0.25
"""How much of a patterned background is of the colour of its pattern."""
_FAR = 15
"""An indent that takes letters out of a cell."""


class Letters(NamedTuple):
    """The letters of a font: their colour, and what else hides them."""

    color: str = BLACK
    hidden: str = ""


Fill = tuple[str, ...]
"""The colour of a background, or those between which it goes."""


class Style(NamedTuple):
    """How a cell looks: its background, its format, its letters, if these stand out of it."""

    fill: Fill = (WHITE,)
    format: Format = Format()
    letters: Letters = Letters()
    is_away: bool = False


class Styles(NamedTuple):
    """The styles of a workbook, by their numbers; those of conditions; its colours."""

    of_cells: Sequence[Style] = ()
    of_conditions: Sequence[str] = ()
    colors: Colors = Colors()

    def of(self, index: int) -> Style:
        """Return the style with a number, a plain one when there is none."""
        return self.of_cells[index] if 0 <= index < len(self.of_cells) else _PLAIN


_PLAIN = Style()


def styles_of(parts: Package, main: str) -> Styles:
    """Return the styles of a workbook; raise UnreadableFile."""
    found = related(parts, main, "styles")
    root = parse(parts, found[0]) if found else None
    if root is None:
        return Styles()
    colors = colors_of(parts, main, root)
    told = {
        number_of(node.get("numFmtId")): node.get("formatCode", "")
        for node in root.iterfind(f"{S}numFmts/{S}numFmt")
    }
    fills = [_fill(node, colors) for node in root.iterfind(f"{S}fills/{S}fill")]
    fonts = [letters_of(node, colors) for node in root.iterfind(f"{S}fonts/{S}font")]
    formats = {number: format_of(number, told) for number in _formats(root)}
    made = []
    for node in root.iterfind(f"{S}cellXfs/{S}xf"):
        fill, font = number_of(node.get("fillId")), number_of(node.get("fontId"))
        made.append(
            Style(
                fills[fill] if fill < len(fills) else (WHITE,),
                formats[number_of(node.get("numFmtId"))],
                fonts[font] if font < len(fonts) else Letters(),
                _is_away(node),
            )
        )
    conditions = [condition_look(node, colors) for node in root.iterfind(f"{S}dxfs/{S}dxf")]
    return Styles(made, conditions, colors)


def letters_of(font: Element | None, colors: Colors) -> Letters:
    """Return the letters of a font, or of a stretch of a text."""
    if font is None:
        return Letters()
    strike, size = font.find(f"{S}strike"), font.find(f"{S}sz")
    names = [node.get("val", "") for tag in ("name", "rFont") for node in font.iterfind(S + tag)]
    hidden = ""
    if strike is not None and is_on(strike.get("val", "1")):
        hidden = "tachado"
    elif size is not None and is_nothing(size.get("val"), _TINY):
        hidden = "letra diminuta"
    elif any(map(is_of_signs, names)):
        hidden = "letra de signos"
    return Letters(colors.of(font.find(f"{S}color"), BLACK), hidden)


def fill_told(fill: Fill) -> str:
    """Return a background in words; empty for a white one."""
    if len(fill) > 1:
        return f"degradado {'-'.join(fill)}"
    return f"color {fill[0]}" if fill[0] != WHITE else ""


def _formats(root: Element) -> set[int]:
    return {number_of(node.get("numFmtId")) for node in root.iterfind(f"{S}cellXfs/{S}xf")}


def _is_away(style: Element) -> bool:
    """Return whether an indent takes the letters out of their cell."""
    node = style.find(f"{S}alignment")
    return node is not None and number_of(node.get("indent")) >= _FAR


def _fill(node: Element, colors: Colors) -> Fill:
    pattern = node.find(f"{S}patternFill")
    if pattern is None:
        stops = [colors.of(stop, WHITE) for stop in node.iter(f"{S}color")]
        return tuple(stops) or (WHITE,)
    kind = pattern.get("patternType", "none")
    if kind == "none":
        return (WHITE,)
    front = pattern.find(f"{S}fgColor")
    if kind == "solid":
        return (colors.of(front, WHITE),)
    share = _SHARES.get(kind, _DARK if kind.startswith("dark") else _LIGHT)
    back = colors.of(pattern.find(f"{S}bgColor"), WHITE)
    return (mixed(colors.of(front, BLACK), back, share),)


def condition_look(node: Element, colors: Colors) -> str:
    """Return in words how a condition dresses its cells."""
    font, fill = node.find(f"{S}font"), node.find(f"{S}fill")
    told = []
    if fill is not None:
        back = fill.find(f"{S}patternFill/{S}bgColor")
        front = fill.find(f"{S}patternFill/{S}fgColor")
        told.append(f"color {colors.of(back if back is not None else front, WHITE)}")
    if font is not None:
        letters = letters_of(font, colors)
        told += [f"letra {letters.color}"] if letters.color != BLACK else []
        told += [letters.hidden] if letters.hidden else []
    form = node.find(f"{S}numFmt")
    if form is not None:
        look = format_of(0, {0: form.get("formatCode", "")})
        told.append(f"formato {' '.join((look.of_number, *look.colors)).strip().lower()}")
    return ", ".join(told)
