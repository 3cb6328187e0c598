"""How the workbooks look: what who draws a template and who writes without one have in common."""

from typing import Any

TEXT_WIDTH, MONTH_WIDTH = 60, 5.5
TITLE_HEIGHT, ROW_HEIGHT = 24, 46
BAND_ROW, MONTHS_ROW, FIRST_ROW = 3, 4, 5
"""The two rows that are printed on every page, and the first of those that are repeated."""

_BOX = {"border": 1, "border_color": "#7F7F7F"}
_MIDDLE = {"align": "center", "valign": "vcenter"}
_LEFT = {"valign": "vcenter", "text_wrap": True}
_SMALL = {"font_name": "Arial", "font_size": 9}
_HEAD = {**_MIDDLE, **_BOX, **_SMALL, "bold": True}
STYLES: dict[str, dict[str, Any]] = {
    "title": {**_MIDDLE, "font_name": "Arial", "font_size": 13, "bold": True},
    "commission": {**_MIDDLE, "font_name": "Arial", "font_size": 10, "bold": True},
    "band": {**_HEAD, "font_color": "#FFFFFF", "bg_color": "#5B2D8C"},
    "month": {**_HEAD, "font_size": 8, "bg_color": "#E4DAF0"},
    "text": {**_LEFT, **_BOX, **_SMALL},
    "cell": {**_MIDDLE, **_BOX, **_SMALL},
    "note": {**_LEFT, **_SMALL},
    "head": _HEAD,
    "plain": {**_BOX, **_SMALL},
    "day": {**_BOX, **_SMALL, "num_format": "dd/mm/yyyy"},
}
"""The cells of both workbooks, in the words of XlsxWriter."""


def painted(colour: str) -> dict[str, Any]:
    """Return the cell of a month in a colour."""
    return {**STYLES["cell"], "bg_color": f"#{colour}"}


def set_page(sheet: Any, header: str, footer: str) -> None:
    """Set a landscape letter page, one wide and as many tall as needed, and what stays in sight."""
    sheet.set_landscape()
    sheet.set_paper(1)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.65, bottom=0.6)
    sheet.set_header(f"&L{header}", {"margin": 0.3})
    sheet.set_footer(f"&L{footer}&R&P / &N", {"margin": 0.3})
    sheet.repeat_rows(BAND_ROW - 1, MONTHS_ROW - 1)
    sheet.freeze_panes(FIRST_ROW - 1, 1)
