"""Writes the same workbooks from nothing with XlsxWriter: it reads no templates."""

import io
from typing import Any

from content import DATES, LEDGER, MONTHS, TEXTS
from sheet_look import (
    BAND_ROW,
    FIRST_ROW,
    MONTH_WIDTH,
    MONTHS_ROW,
    ROW_HEIGHT,
    STYLES,
    TEXT_WIDTH,
    TITLE_HEIGHT,
    painted,
    set_page,
)
from xlsxwriter import Workbook  # type: ignore[import-not-found, import-untyped, unused-ignore]

_LAST = len(MONTHS)
"""The last column, counted from zero as XlsxWriter counts rows and columns."""


def write_schedule(context: dict[str, Any]) -> bytes:
    """Return the schedule."""
    output = io.BytesIO()
    workbook = Workbook(output, {"in_memory": True})
    sheet = workbook.add_worksheet("Cronograma")
    formats = _formats(workbook, "title", "commission", "band", "month", "text", "cell", "note")
    last = FIRST_ROW - 1 + len(context["filas"])
    _write_heads(sheet, context, formats)
    _write_rows(workbook, sheet, context["filas"], formats)
    sheet.merge_range(last, 0, last, _LAST, context["nota"], formats["note"])
    sheet.set_row(last, TITLE_HEIGHT)
    set_page(sheet, context["institucion"], context["titulo"])
    sheet.print_area(0, 0, last, _LAST)
    workbook.close()
    return output.getvalue()


def write_ledger(context: dict[str, Any]) -> bytes:
    """Return the ledger, each row forgotten once it is written."""
    output = io.BytesIO()
    workbook = Workbook(output, {"constant_memory": True})
    sheet = workbook.add_worksheet("Registros")
    formats = _formats(workbook, "head", "plain", "day")
    plain, day = formats["plain"], formats["day"]
    sheet.freeze_panes(1, 0)
    for column, name in enumerate(LEDGER):
        sheet.write_string(0, column, name, formats["head"])
    for number, row in enumerate(context["filas"], 1):
        for column, name in enumerate(LEDGER):
            if name in TEXTS:
                sheet.write_string(number, column, row[name], plain)
            elif name in DATES:
                sheet.write_datetime(number, column, row[name], day)
            else:
                sheet.write_number(number, column, row[name], plain)
    workbook.close()
    return output.getvalue()


def _formats(workbook: Any, *names: str) -> dict[str, Any]:
    return {name: workbook.add_format(STYLES[name]) for name in names}


def _write_heads(sheet: Any, context: dict[str, Any], formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, TEXT_WIDTH)
    sheet.set_column(1, _LAST, MONTH_WIDTH)
    for row in range(FIRST_ROW - 1):
        sheet.set_row(row, TITLE_HEIGHT)
    sheet.merge_range(0, 0, 0, _LAST, context["cronograma"], formats["title"])
    sheet.merge_range(1, 0, 1, _LAST, context["comision"], formats["commission"])
    sheet.write_blank(BAND_ROW - 1, 0, None, formats["band"])
    column = 1
    for band in context["bandas"]:
        end = column + band["columnas"] - 1
        sheet.merge_range(BAND_ROW - 1, column, BAND_ROW - 1, end, band["texto"], formats["band"])
        column = end + 1
    sheet.write_string(MONTHS_ROW - 1, 0, context["encabezado"], formats["month"])
    for column, month in enumerate(context["meses"], 1):
        sheet.write_string(MONTHS_ROW - 1, column, month["mes"], formats["month"])


def _write_rows(
    workbook: Any, sheet: Any, rows: list[dict[str, Any]], formats: dict[str, Any]
) -> None:
    styles = {"": formats["cell"]}
    for number, row in enumerate(rows, FIRST_ROW - 1):
        sheet.set_row(number, ROW_HEIGHT)
        sheet.write_string(number, 0, row["texto"], formats["text"])
        for column, cell in enumerate(row["celdas"], 1):
            colour = cell["color"]
            if colour not in styles:
                styles[colour] = workbook.add_format(painted(colour))
            if cell["marca"]:
                sheet.write_string(number, column, cell["marca"], styles[colour])
            else:
                sheet.write_blank(number, column, None, styles[colour])
