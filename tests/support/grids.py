"""Schedule grids as letters, read from finished Word and Excel files.

A letter stands for a fill colour; it is a capital only where the printed mark is there too, so
that a grid drawn in capitals proves both.
"""

import io

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from support import word

EMPTY = {"", "FFFFFF", "00000000", "00FFFFFF", "FFFFFFFF"}


def word_grids(data: bytes, first_month: str, colors: dict[str, str]) -> list[list[str]]:
    """Return the grids of a document: the tables with a header cell `first_month`."""
    found = []
    for table in word.tables(word.body(data)):
        rows = word.rows(table)
        headers = [n for n, row in enumerate(rows) if first_month in [word.text(c) for c in row]]
        if headers:
            header = headers[-1]
            columns = len(rows[header]) - [word.text(c) for c in rows[header]].index(first_month)
            lines = [
                [_letter(word.fill(c), word.text(c), colors) for c in row[-columns:]]
                for row in rows[header + 1 :]
                if len(row) >= columns  # the notes are one cell
            ]
            found.append([" ".join(line) for line in lines])
    return found


def excel_grid(data: bytes, first_month: str, colors: dict[str, str]) -> list[str]:
    """Return the grid of a workbook's first sheet: the rows below the cell `first_month`."""
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    top, left, right = _header(sheet, first_month)
    lines = []
    for row in sheet.iter_rows(min_row=top + 1, min_col=left, max_col=right):
        letters = [
            _letter(str(cell.fill.fgColor.rgb) if cell.fill.fill_type else "", cell.value, colors)
            for cell in row
        ]
        if any(cell.border.left.style for cell in row):
            lines.append(" ".join(letters))
    return lines


def _header(sheet: Worksheet, first_month: str) -> tuple[int, int, int]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == first_month:
                right = cell.column
                while sheet.cell(cell.row, right + 1).value:
                    right += 1
                return cell.row, cell.column, right
    raise AssertionError(f"no cell says {first_month}")


def _letter(fill: str, mark: object, colors: dict[str, str]) -> str:
    letter = "." if fill in EMPTY else colors[fill[-6:]]
    return letter.upper() if mark or letter == "." else letter.lower()
