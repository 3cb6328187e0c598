"""Rows as tall as their texts: LibreOffice fits none on opening, and nothing fits merged cells."""

from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.dimensions import RowDimension

from plandocs.engine.sheet.columns import column_widths
from plandocs.engine.sheet.heights import height_of
from plandocs.engine.sheet.printed import Box, Worksheet

_PIXELS_PER_UNIT = 7
_PADDING = 6
_INDENT = 9
_DEFAULT_HEIGHT = 15
_SLACK = 2
_ENDLESS = 1e9
_KEPT = ("hidden", "outlineLevel", "collapsed", "thickBot", "thickTop")


class _FittedRow(RowDimension):
    """A height that Excel is free to fit again when someone changes the row."""

    @property
    def customHeight(self) -> bool:  # noqa: N802  the attribute's name in the file
        """No: it is fitted, not chosen."""
        return False


@dataclass(frozen=True, slots=True)
class _Look:
    """What of a cell's style decides its height."""

    size: float
    bold: bool
    wrapped: bool
    turned: bool
    indent: float


def fit_rows(sheet: Worksheet, boxes: list[Box]) -> None:
    """Set the height of each row that nobody set and whose texts need more than the usual."""
    _Fitter(sheet, boxes).fit()


class _Fitter:
    """Fits the rows of one sheet."""

    def __init__(self, sheet: Worksheet, boxes: list[Box]) -> None:
        self._sheet = sheet
        self._boxes = {(box[0], box[1]): box for box in boxes}
        self._rooms = [
            int(width * _PIXELS_PER_UNIT) for width in column_widths(sheet, sheet.max_column)
        ]
        self._looks: dict[tuple[int, int], _Look] = {}

    def fit(self) -> None:
        """Fit every row."""
        needed: dict[int, float] = {}
        merged: set[int] = set()
        for (row, column), cell in self._sheet._cells.items():
            if cell._value is None:
                continue
            box = self._boxes.get((row, column), (row, column, row, column))
            if box[0] == box[2]:
                needed[row] = max(needed.get(row, 0), self._needed(cell, box))
                merged |= {row} if box[1] < box[3] else set()
        for row, height in sorted(needed.items()):
            self._set(row, height, row in merged)

    def _needed(self, cell: Any, box: Box) -> float:
        look = self._look(cell)
        text = str(cell._value) if cell.data_type == "s" else "0"
        if look.turned:
            return 0
        room = sum(self._rooms[box[1] - 1 : box[3]]) - _PADDING - look.indent * _INDENT
        return height_of(text, look.size, look.bold, max(room, 1) if look.wrapped else _ENDLESS)

    def _look(self, cell: Any) -> _Look:
        key = (cell._style.fontId, cell._style.alignmentId)
        if key not in self._looks:
            font, place = cell.font, cell.alignment
            self._looks[key] = _Look(
                font.sz or 11,
                bool(font.b),
                bool(place.wrap_text),
                bool(place.textRotation),
                place.indent or 0,
            )
        return self._looks[key]

    def _set(self, row: int, height: float, fixed: bool) -> None:
        rows = self._sheet.row_dimensions
        usual = self._sheet.sheet_format.defaultRowHeight or _DEFAULT_HEIGHT
        if (row in rows and rows[row].height is not None) or height <= usual + _SLACK:
            return
        if fixed:
            rows[row].height = height
        else:
            rows[row] = _fitted(self._sheet, rows.get(row), row, height)


def _fitted(sheet: Worksheet, old: Any, row: int, height: float) -> Any:
    kept = {} if old is None else {name: getattr(old, name) for name in _KEPT}
    new: Any = _FittedRow(sheet, index=row, ht=height, **kept)
    if old is not None:
        new._style = old._style
    return new
