"""What of xl/styles.xml printing needs to know."""

import re

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from plandocs.engine.sheet.compiling.tree import finite, x
from plandocs.engine.sheet.plans import Look, StylePlan
from plandocs.engine.xml import Element, fragment

_FIRST_CODE = 164
_SIZE = 11.0
_MOST_SIZE = 409.0


def read_styles(root: Element, text: str) -> StylePlan:
    """Return the cell formats of a workbook; `text` is the XML of `root`."""
    formats = root.find(x("cellXfs"))
    fills = root.find(x("fills"))
    codes = {int(n.get("numFmtId", "0")): n.get("formatCode", "") for n in root.iter(x("numFmt"))}
    fonts = [_font(font) for font in root.iterfind(f"{x('fonts')}/{x('font')}")]
    own = list(formats) if formats is not None else []
    return StylePlan(
        text,
        tuple(fragment(found, root) for found in own),
        tuple(_look(found, fonts) for found in own) or (Look(_SIZE, False, False, False, 0),),
        tuple(_is_dated(found, codes) for found in own),
        len(fills) if fills is not None else 0,
        max([_FIRST_CODE - 1, *codes]) + 1,
    )


def _font(font: Element) -> tuple[float, bool]:
    size, bold = font.find(x("sz")), font.find(x("b"))
    points = finite(size.get("val", str(_SIZE))) if size is not None else _SIZE
    is_bold = bold is not None and bold.get("val", "1") not in ("0", "false")
    return min(max(points, 1), _MOST_SIZE), is_bold


def _look(found: Element, fonts: list[tuple[float, bool]]) -> Look:
    number = int(found.get("fontId", "0"))
    size, bold = fonts[number] if number < len(fonts) else (_SIZE, False)
    place = found.find(x("alignment"))
    if place is None:
        return Look(size, bold, False, False, 0)
    wraps = place.get("wrapText") in ("1", "true")
    turned = place.get("textRotation", "0") != "0"
    return Look(size, bold, wraps, turned, finite(place.get("indent", "0")))


def _is_dated(found: Element, codes: dict[int, str]) -> bool:
    number = int(found.get("numFmtId", "0"))
    code = codes.get(number) or BUILTIN_FORMATS.get(number, "General")
    return bool(is_date_format(re.sub(r'"[^"]*"', "", code)))
