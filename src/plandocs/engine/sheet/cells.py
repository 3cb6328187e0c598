"""Printed cells written into a worksheet, each in the style of the template cell it comes from."""

from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from datetime import date, time
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles import PatternFill
from openpyxl.styles.numbers import is_date_format
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from plandocs.engine.rules import CANNOT_MOVE, CONTENT_LOST
from plandocs.engine.sheet.content import Content
from plandocs.engine.sheet.layout import CannotMove, Line
from plandocs.engine.sheet.places import cell_name, cell_numbers, range_name
from plandocs.engine.sheet.printed import Box, PrintedRow, PrintedSheet
from plandocs.engine.sheet.references import Mover, NearCell

_DATE_FORMAT = "dd/mm/yyyy"
_TIME_FORMAT = "hh:mm"
_STATIC = Content()
_EMPTY = Content("")
_VANISHES = "su columna desaparece por una etiqueta {%tc %}"
_COVERED = "lo tapa la celda de su izquierda, que lleva colspan"

AnyCell = Any
"""openpyxl's cell; its stubs leave out the private names that keep a value as it is."""


def write_cells(sheet: PrintedSheet, mover: Mover) -> list[Box]:
    """Put every printed cell in its place; return the boxes that `colspan` joins."""
    writer = _CellWriter(sheet, mover)
    for number, row in enumerate(sheet.rows, 1):
        writer.write_row(number, row)
    sheet.worksheet._cells = writer.cells
    return writer.boxes


class _CellWriter:
    """Writes one sheet."""

    def __init__(self, sheet: PrintedSheet, mover: Mover) -> None:
        self.cells: dict[tuple[int, int], Any] = {}
        self.boxes: list[Box] = []
        self._sheet = sheet
        self._mover = mover
        self._old: dict[int, dict[int, Any]] = defaultdict(dict)
        for (row, column), cell in sorted(sheet.worksheet._cells.items()):
            self._old[row][column] = cell
        self._fills: dict[tuple[int, str], Any] = {}

    def write_row(self, number: int, row: PrintedRow) -> None:
        """Write a printed row."""
        if row.row.packed:
            self._write_packed(number, row)
        else:
            self._write_placed(number, row)

    def _write_packed(self, number: int, row: PrintedRow) -> None:
        """Write cells one after another."""
        old, column = self._old.get(row.row.line.template, {}), 1
        for cell, content in zip(row.row.cells, row.contents, strict=True):
            origin = old.get(cell.line.template)
            self._write_wide(number, column, origin, content, row.row.line)
            column += content.width

    def _write_placed(self, number: int, row: PrintedRow) -> None:
        """Write each cell below the first copy of its template column, the style below all."""
        contents, covered = row.by_column(), 0
        for column, origin in self._old.get(row.row.line.template, {}).items():
            content = contents.get(column, _STATIC)
            places = list(self._places(column, covered))
            if not places:
                self._tell_lost(origin, content, column)
                continue
            self._write_wide(number, places[0], origin, content, row.row.line)
            for place in places[1:]:
                self._write(number, place, origin, _EMPTY, row.row.line)
            covered = max(covered, places[0] + content.width - 1)

    def _places(self, column: int, covered: int) -> Iterator[int]:
        for first, last in self._sheet.layout.columns.runs(column, column):
            yield from range(max(first, covered + 1), last + 1)

    def _tell_lost(self, origin: AnyCell, content: Content, column: int) -> None:
        holds = origin.value if content.value is None else content.value
        if holds not in (None, "", ()):
            vanishes = not self._sheet.layout.columns.runs(column, column)
            self._sheet.note(
                CONTENT_LOST,
                cell_name(origin.row, column),
                motivo=_VANISHES if vanishes else _COVERED,
            )

    def _write_wide(
        self, row: int, column: int, origin: AnyCell, content: Content, line: Line
    ) -> None:
        self._write(row, column, origin, content, line)
        for covered in range(column + 1, column + content.width):
            self._write(row, covered, origin, Content("", content.fill), line)
        if content.width > 1:
            self.boxes.append((row, column, row, column + content.width - 1))

    def _write(self, row: int, column: int, origin: AnyCell, content: Content, line: Line) -> None:
        if origin is None:
            return
        cell: AnyCell = Cell(self._sheet.worksheet, row=row, column=column)
        cell._style = self._filled_style(origin, content.fill)
        self.cells[row, column] = cell
        if content.value is None:
            self._copy_content(origin, cell, line)
        else:
            self._set_value(cell, origin, content.value)

    def _copy_content(self, origin: AnyCell, cell: AnyCell, line: Line) -> None:
        cell._value, cell.data_type = origin.value, origin.data_type
        if origin.data_type == "f":
            self._move_formula(origin, cell, line)
        self._copy_extras(origin, cell)

    def _set_value(self, cell: AnyCell, origin: AnyCell, value: Any) -> None:
        """Set a value from the data: text stays text, whatever it looks like."""
        if isinstance(value, str):
            cell._value, cell.data_type = value or None, "s" if value else "n"
            if value:
                self._copy_extras(origin, cell)
        elif isinstance(value, tuple):
            runs = _rich_text(origin.value, value)
            cell._value, cell.data_type = (runs, "s") if runs else (None, "n")
            self._copy_extras(origin, cell)
        else:
            is_time = isinstance(value, date | time)
            cell._value, cell.data_type = value, "d" if is_time else "n"
            if is_time and not is_date_format(cell.number_format):
                cell._style = copy(cell._style)
                cell.number_format = _DATE_FORMAT if isinstance(value, date) else _TIME_FORMAT
            self._copy_extras(origin, cell)

    def _copy_extras(self, origin: AnyCell, cell: AnyCell) -> None:
        if origin.hyperlink:
            cell._hyperlink = copy(origin.hyperlink)
            cell._hyperlink.ref = cell.coordinate
        if origin.comment:
            cell.comment = copy(origin.comment)

    def _move_formula(self, origin: AnyCell, cell: AnyCell, line: Line) -> None:
        columns = self._sheet.layout.columns_of(cell.row)
        guide = NearCell(line, columns.line(cell.column))
        try:
            cell._value = self._moved_formula(origin.value, cell, guide)
        except CannotMove:
            self._sheet.note(CANNOT_MOVE, origin.coordinate, que="La fórmula de esta celda")

    def _moved_formula(self, formula: Any, cell: AnyCell, guide: NearCell) -> Any:
        title = self._sheet.title
        if isinstance(formula, ArrayFormula):
            moved = self._mover.move(formula.text or "", title, guide)
            return ArrayFormula(_moved_box(formula.ref, cell), moved)
        if isinstance(formula, DataTableFormula):
            if self._sheet.moved:
                raise CannotMove
            return formula
        return self._mover.move(formula, title, guide)

    def _filled_style(self, origin: AnyCell, fill: str) -> Any:
        if not fill:
            return origin._style
        key = (id(origin), fill)
        if key not in self._fills:
            cell: AnyCell = Cell(self._sheet.worksheet, row=1, column=1)
            cell._style = copy(origin._style)
            cell.fill = PatternFill("solid", fgColor=fill)
            self._fills[key] = cell._style
        return self._fills[key]


def _moved_box(reference: str, cell: AnyCell) -> str:
    """Return the range of an array formula, as large as before, from its new first cell."""
    ends = [cell_numbers(end) for end in reference.split(":")]
    height, width = ends[-1][0] - ends[0][0], ends[-1][1] - ends[0][1]
    return range_name(cell.row, cell.column, cell.row + height, cell.column + width)


def _rich_text(template: Any, runs: tuple[tuple[int, str], ...]) -> CellRichText | None:
    """Return `runs` in the formats of the template's runs, or None when all are empty."""
    made: list[str | TextBlock] = []
    for number, text in runs:
        old = template[number]
        if text:
            made.append(TextBlock(old.font, text) if isinstance(old, TextBlock) else text)
    return CellRichText(made) if made else None
