"""The widths and styles of whole columns and the heights of whole rows, carried to the copies."""

from dataclasses import dataclass
from typing import Any

from openpyxl.worksheet.dimensions import ColumnDimension, DimensionHolder, RowDimension

from plandocs.engine.sheet.layout import Axis
from plandocs.engine.sheet.places import MAX_COLUMN, column_name
from plandocs.engine.sheet.printed import Worksheet

_DEFAULT_WIDTH = 8.43


@dataclass(frozen=True, slots=True)
class ColumnSpan:
    """Columns of one definition."""

    first: int
    last: int
    dimension: Any


def column_spans(sheet: Worksheet) -> list[ColumnSpan]:
    """Return the column definitions of a sheet, left to right."""
    found = []
    for dimension in sheet.column_dimensions.values():
        dimension.reindex()
        found.append(ColumnSpan(dimension.min or 1, dimension.max or 1, dimension))
    return sorted(found, key=lambda span: span.first)


def column_widths(sheet: Worksheet, count: int) -> list[float]:
    """Return the widths of the first `count` columns; a hidden one has none."""
    widths = [sheet.sheet_format.defaultColWidth or _DEFAULT_WIDTH] * count
    for span in column_spans(sheet):
        width = 0.0 if span.dimension.hidden else span.dimension.width
        for number in range(span.first, min(span.last, count) + 1):
            widths[number - 1] = width
    return widths


def place_columns(sheet: Worksheet, axis: Axis) -> None:
    """Give each printed column the definition of its template column."""
    holder: Any = DimensionHolder(sheet, default_factory=sheet.column_dimensions.default_factory)
    for span in column_spans(sheet):
        for first, last in axis.runs(span.first, span.last):
            if first <= MAX_COLUMN:
                copy = _copy_column(sheet, span.dimension, first, min(last, MAX_COLUMN))
                holder[copy.index] = copy
    sheet.column_dimensions = holder


def place_rows(sheet: Worksheet, axis: Axis, automatic: set[int]) -> None:
    """Give each printed row the height and style of its template row.

    A height that Excel only fitted to the tags, in the `automatic` rows, is left to be fitted.
    """
    old = dict(sheet.row_dimensions)
    sheet.row_dimensions.clear()
    for template in sorted(old):
        for first, last in axis.runs(template, template):
            for number in range(first, last + 1):
                fitted = template in automatic
                sheet.row_dimensions[number] = _copy_row(sheet, old[template], number, fitted)


def _copy_column(sheet: Worksheet, old: Any, first: int, last: int) -> Any:
    new: Any = ColumnDimension(
        sheet,
        index=column_name(first),
        width=old.width,
        bestFit=old.bestFit,
        hidden=old.hidden,
        outlineLevel=old.outlineLevel,
        collapsed=old.collapsed,
        min=first,
        max=last,
    )
    new._style = old._style
    return new


def _copy_row(sheet: Worksheet, old: Any, number: int, fitted: bool) -> Any:
    new: Any = RowDimension(
        sheet,
        index=number,
        ht=None if fitted else old.ht,
        hidden=old.hidden,
        outlineLevel=old.outlineLevel,
        collapsed=old.collapsed,
        thickBot=old.thickBot,
        thickTop=old.thickTop,
    )
    new._style = old._style
    return new
