"""A template opened with openpyxl: its workbook, the cells with tags, what was said on opening."""

import io
import warnings
from typing import Any

from lxml.etree import XMLSyntaxError
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.worksheet.worksheet import Worksheet

from plandocs.engine.sheet.source import CellText, TagSheet
from plandocs.engine.sheet.tags import has_tags

# Told before, with its name and its sheet, by `losses`; or of no consequence.
_ALREADY_TOLD = ("extension is not supported", "DrawingML support", "default style", "image")

_FAILURES = (LookupError, ValueError, TypeError, AttributeError, OSError, XMLSyntaxError)


class Unreadable(Exception):
    """The workbook has parts that its library cannot read."""


def open_workbook(data: bytes) -> tuple[Any, list[str]]:
    """Return a fresh workbook and what else its library says it drops; raise Unreadable."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            workbook = load_workbook(io.BytesIO(data), rich_text=True)
        except _FAILURES as error:
            raise Unreadable(str(error)) from error
    said = [str(found.message) for found in caught if found.category is UserWarning]
    return workbook, [text for text in said if not any(word in text for word in _ALREADY_TOLD)]


def read_tags(sheet: Worksheet) -> tuple[TagSheet, frozenset[tuple[int, int]]]:
    """Return the cells with tags of a sheet, and where its other filled cells are."""
    texts: dict[int, dict[int, CellText]] = {}
    filled = set()
    for (row, column), cell in sheet._cells.items():
        text = _read_text(cell.value)
        if text and cell.data_type == "s" and has_tags(text.text):
            texts.setdefault(row, {})[column] = text
        elif cell.value is not None:
            filled.add((row, column))
    rows = max(sheet.max_row, *sheet.row_dimensions.keys(), 0)
    return TagSheet(rows, sheet.max_column, texts), frozenset(filled)


def _read_text(value: object) -> CellText | None:
    if isinstance(value, CellRichText):
        runs = tuple(str(run) for run in value)
        return CellText(runs, any(isinstance(run, TextBlock) for run in value))
    return CellText((value,)) if isinstance(value, str) else None
