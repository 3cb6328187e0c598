"""Fills a template with openpyxl, as most programs that print workbooks do."""

import io
from copy import copy
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from sheet_look import BAND_ROW, FIRST_ROW, MONTHS_ROW


class Filler:
    """A template without tags: a row to copy, and cells to write into."""

    def __init__(self, path: Path) -> None:
        """Keep the file's bytes: a workbook of openpyxl can be saved once."""
        self._data = path.read_bytes()

    def render(self, context: dict[str, Any]) -> bytes:
        """Return the workbook."""
        workbook = load_workbook(io.BytesIO(self._data))
        sheet: Any = workbook.active
        sheet["A1"], sheet["A2"] = context["cronograma"], context["comision"]
        _fill_heads(sheet, context)
        last = FIRST_ROW + len(context["filas"])
        _move_note(sheet, last, context["nota"])
        _fill_rows(sheet, context["filas"])
        sheet.print_area = f"A1:N{last}"
        sheet.oddHeader.left.text = context["institucion"]
        sheet.oddFooter.left.text = context["titulo"]
        output = io.BytesIO()
        workbook.save(output)
        return output.getvalue()


def _fill_heads(sheet: Any, context: dict[str, Any]) -> None:
    column = 2
    for band in context["bandas"]:
        end = column + band["columnas"] - 1
        sheet.cell(BAND_ROW, column, band["texto"])
        sheet.merge_cells(None, BAND_ROW, column, BAND_ROW, end)
        column = end + 1
    sheet.cell(MONTHS_ROW, 1, context["encabezado"])
    for column, month in enumerate(context["meses"], 2):
        sheet.cell(MONTHS_ROW, column, month["mes"])


def _move_note(sheet: Any, last: int, note: str) -> None:
    """Take the note out of the way of the rows, into the last one."""
    drawn = FIRST_ROW + 1
    sheet.unmerge_cells(f"A{drawn}:N{drawn}")
    cell = sheet.cell(last, 1, note)
    cell._style = copy(sheet.cell(drawn, 1)._style)
    sheet.row_dimensions[last].height = sheet.row_dimensions[drawn].height
    sheet.merge_cells(f"A{last}:N{last}")


def _fill_rows(sheet: Any, rows: list[dict[str, Any]]) -> None:
    text, month = (copy(sheet.cell(FIRST_ROW, column)._style) for column in (1, 2))
    height = sheet.row_dimensions[FIRST_ROW].height
    painted = {"": month}
    for number, row in enumerate(rows, FIRST_ROW):
        sheet.row_dimensions[number].height = height
        sheet.cell(number, 1, row["texto"])._style = copy(text)
        for column, value in enumerate(row["celdas"], 2):
            cell = sheet.cell(number, column, value["marca"] or None)
            colour = value["color"]
            if colour not in painted:
                cell._style = copy(month)
                cell.fill = PatternFill("solid", colour)
                painted[colour] = cell._style
            cell._style = copy(painted[colour])
