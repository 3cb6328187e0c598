"""Merged cells: the template's own carried to each copy, and those that `colspan` asks for."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from plandocs.engine.rules import OVERLAP
from plandocs.engine.sheet.places import cell_name, range_name
from plandocs.engine.sheet.printed import Box, PrintedSheet


def write_boxes(sheet: PrintedSheet, spans: list[Box]) -> list[Box]:
    """Merge cells as the template and `spans` say; return all the merged boxes."""
    started = {(box[0], box[1]) for box in spans}
    boxes = spans + [box for box in _carried(sheet) if (box[0], box[1]) not in started]
    boxes.sort()
    for box, other in _overlaps(boxes):
        cell = cell_name(sheet.layout.rows.line(other[0]).template, other[1])
        sheet.note(OVERLAP, cell, rango=range_name(*box), otro=range_name(*other))
    # openpyxl keeps ranges in a set, whose order changes from run to run; it only writes them.
    sheet.worksheet.merged_cells = [range_name(*box) for box in boxes]
    return boxes


def _carried(sheet: PrintedSheet) -> Iterator[Box]:
    """Yield the template's merged cells wherever they are printed."""
    for merged in sheet.worksheet.merged_cells.ranges:
        for top, bottom in sheet.layout.rows.groups(merged.min_row, merged.max_row):
            columns = sheet.layout.columns_of(top)
            for left, right in columns.groups(merged.min_col, merged.max_col):
                if (top, left) != (bottom, right):
                    yield top, left, bottom, right


def _overlaps(boxes: list[Box]) -> list[tuple[Box, Box]]:
    by_row: dict[int, list[Box]] = defaultdict(list)
    for box in boxes:
        for row in range(box[0], box[2] + 1):
            by_row[row].append(box)
    found = {
        (box, other)
        for row in by_row.values()
        for box, other in pairwise(sorted(row, key=lambda box: box[1]))
        if other[1] <= box[3]
    }
    return sorted(found)
