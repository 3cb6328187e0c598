"""Draws the same workbook as a template of each peer, with XlsxWriter.

It writes texts where Excel writes them, in the list that all sheets share; not every peer would
find them elsewhere.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from content import DATES, LEDGER, schedule
from sheet_dialects import LEDGER_TAGS, SheetDialect
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

TAG_WIDTH = 9
_DRAWN = datetime(1980, 1, 1)


class _Drawing:
    """A workbook of one sheet, with every style in it."""

    def __init__(self, title: str) -> None:
        self._output = io.BytesIO()
        self._workbook = Workbook(self._output, {"in_memory": True})
        # The same drawing is the same bytes.
        self._workbook.set_properties({"created": _DRAWN})
        self.sheet: Any = self._workbook.add_worksheet(title)
        self.formats = {name: self.style(style) for name, style in STYLES.items()}

    def style(self, style: dict[str, Any]) -> Any:
        return self._workbook.add_format(style)

    def write(self, row: int, column: int, texts: Iterable[str], style: str) -> None:
        """Write texts from a cell to the right, all of one style; both are counted from one."""
        for number, text in enumerate(texts, column):
            self.sheet.write(row - 1, number - 1, text, self.formats[style])

    def write_across(self, row: int, columns: int, text: str, style: str) -> None:
        """Write a text in the first cells of a row, merged."""
        if columns == 1:
            self.write(row, 1, (text,), style)
        else:
            self.sheet.merge_range(row - 1, 0, row - 1, columns - 1, text, self.formats[style])
        self.sheet.set_row(row - 1, TITLE_HEIGHT)

    def saved(self) -> bytes:
        self._workbook.close()
        return self._output.getvalue()


def draw_schedule(dialect: SheetDialect, colours: Sequence[str] = ()) -> bytes:
    """Return the template of the schedule: titles, years over months, rows, a note.

    The first months of the row have `colours`, for who wants them ready.
    """
    drawing = _Drawing("Cronograma")
    columns, note = 1 + len(dialect.columns), FIRST_ROW + len(dialect.rows)
    _set_widths(drawing.sheet, dialect)
    drawing.write_across(1, columns, dialect.value("cronograma"), "title")
    drawing.write_across(2, columns, dialect.value("comision"), "commission")
    _draw_heads(drawing, dialect)
    _draw_rows(drawing, dialect)
    if dialect.comment:
        drawing.sheet.write_comment(FIRST_ROW - 1, 0, dialect.comment)
    for column, colour in enumerate(colours, 1):
        drawing.sheet.write_blank(FIRST_ROW - 1, column, None, drawing.style(painted(colour)))
    across = columns if dialect.moves_merged else 1
    drawing.write_across(note, across, dialect.value("nota"), "note")
    said = dialect.value if dialect.tags_in_header else schedule(1).__getitem__
    set_page(drawing.sheet, said("institucion"), said("titulo"))
    if dialect.moves_area:
        drawing.sheet.print_area(0, 0, note - 1, columns - 1)
    return drawing.saved()


def draw_ledger() -> bytes:
    """Return the template of the ledger, with a tag in every cell of the row that is repeated."""
    drawing = _Drawing("Registros")
    drawing.write(1, 1, LEDGER, "head")
    drawing.write(2, 1, ("{%tr for fila in filas %}",), "plain")
    for column, (name, tag) in enumerate(zip(LEDGER, LEDGER_TAGS, strict=True), 1):
        drawing.write(3, column, (tag,), "day" if name in DATES else "plain")
    drawing.write(4, 1, ("{%tr endfor %}",), "plain")
    drawing.sheet.freeze_panes(1, 0)
    return drawing.saved()


def _set_widths(sheet: Any, dialect: SheetDialect) -> None:
    sheet.set_column(0, 0, TEXT_WIDTH)
    for column, of_months in enumerate(dialect.columns, 1):
        sheet.set_column(column, column, MONTH_WIDTH if of_months else TAG_WIDTH)


def _draw_heads(drawing: _Drawing, dialect: SheetDialect) -> None:
    drawing.write(BAND_ROW, 1, ("", *dialect.bands), "band")
    for merged in dialect.band_merges:
        text = dialect.bands[ord(merged[0]) - ord("B")]
        drawing.sheet.merge_range(merged, text, drawing.formats["band"])
    drawing.write(MONTHS_ROW, 1, (dialect.value("encabezado"), *dialect.months), "month")
    for row in (BAND_ROW, MONTHS_ROW):
        drawing.sheet.set_row(row - 1, TITLE_HEIGHT)


def _draw_rows(drawing: _Drawing, dialect: SheetDialect) -> None:
    for number, texts in enumerate(dialect.rows):
        drawing.write(FIRST_ROW + number, 1, texts[:1], "text")
        drawing.write(FIRST_ROW + number, 2, texts[1:], "cell")
        if number == dialect.printed:
            drawing.sheet.set_row(FIRST_ROW + number - 1, ROW_HEIGHT)
