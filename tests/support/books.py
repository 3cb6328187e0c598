"""Workbooks drawn for a test, and what verify says of them."""

import io
from collections.abc import Callable
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from plandocs.verify.office_text import blocks_of
from plandocs.verify.opening import open_package

SHEET = "xl/worksheets/sheet1.xml"
Draw = Callable[[Worksheet], object]


def book(draw: Draw) -> bytes:
    """Return a workbook with a sheet drawn."""
    made = Workbook()
    made.properties.creator = None
    sheet = made.worksheets[0]
    sheet.title = "Uno"
    draw(sheet)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def said(data: bytes) -> list[tuple[str, str, str]]:
    """Return where, what and how, of each piece of a workbook but its first sheet's name."""
    blocks = blocks_of(open_package(data))
    return [(p.where, p.text, p.look) for block in blocks for p in block.pieces][1:]


def put(value: str | float | bool | date, form: str = "", cell: str = "A1") -> Draw:
    """Return what writes a value with a number format."""

    def draw(sheet: Worksheet) -> None:
        sheet[cell] = value
        if form:
            sheet[cell].number_format = form

    return draw
