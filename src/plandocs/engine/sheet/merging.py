"""The order of a merge: check the template, render its sources, lay out, write, finish."""

import io
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from plandocs.diagnostics import Diagnostic, InFile, InSheet, Location, Report, Rule
from plandocs.engine.fault import TemplateFault
from plandocs.engine.language import FaultLog
from plandocs.engine.language.sources import Sources
from plandocs.engine.package import read_package
from plandocs.engine.rules import (
    BAD_TAG,
    BROKEN_RESULT,
    CANNOT_MOVE,
    LOST_FEATURE,
    NOT_STORABLE,
    UNFILLED_PLACE,
    UNKNOWN_FILTER,
)
from plandocs.engine.sheet.boxes import write_boxes
from plandocs.engine.sheet.cells import write_cells
from plandocs.engine.sheet.columns import place_columns, place_rows
from plandocs.engine.sheet.content import Content, read_content
from plandocs.engine.sheet.fitting import fit_rows
from plandocs.engine.sheet.grid import GridRow, lay_out, read_grid
from plandocs.engine.sheet.labels import (
    check_titles,
    core_source,
    header_source,
    render_core,
    render_header,
    render_titles,
    title_source,
)
from plandocs.engine.sheet.losses import find_losses, picture_count
from plandocs.engine.sheet.moving import move_furniture, move_names
from plandocs.engine.sheet.nesting import check_nesting
from plandocs.engine.sheet.places import MAX_COLUMN, MAX_ROW, cell_name
from plandocs.engine.sheet.printed import PrintedRow, PrintedSheet, Worksheet
from plandocs.engine.sheet.raw import RawBook, RawSheet
from plandocs.engine.sheet.reading import open_workbook, read_tags
from plandocs.engine.sheet.references import Mover
from plandocs.engine.sheet.result import broken_part, finish
from plandocs.engine.sheet.source import TYPED_NAME, Source, build_pieces, build_source
from plandocs.engine.sheet.tags import TAG
from plandocs.engine.sheet.unfilled import find_unfilled
from plandocs.engine.sheet.values import ValueStore
from plandocs.engine.tag import Tag

Placer = Callable[[str], Location]


class BookMerge:
    """One merge of a template; its workbook is changed and used once."""

    def __init__(self, data: bytes, book: RawBook, name: str, sources: Sources) -> None:
        """Open the template; raise Unreadable."""
        self._sources = sources
        self._book = book
        self._name = name
        self._report = Report()
        self._workbook: Any
        self._workbook, self._said = open_workbook(data)
        self._sheets = [
            SheetMerge(sheet, book.sheet(sheet.title), name, self._report, sources)
            for sheet in self._workbook.worksheets
        ]
        self._titles = [sheet.title for sheet in self._workbook.worksheets]

    def check(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the template whatever the data."""
        self._check_places()
        if not self._report.has_errors:
            self._check_sources()
        if not self._report.has_errors:
            self._prepare()
        return tuple(self._report)

    def tags(self) -> tuple[Tag, ...]:
        """Return the tags of the cells, each with the data that it reads."""
        return tuple(tag for sheet in self._sheets for tag in sheet.tags())

    def _prepare(self) -> None:
        """Compile what a rendering runs, so that it can be kept."""
        for sheet in self._sheets:
            sheet.prepare()
        self._sources.prepare(title_source(self._titles).text)
        self._sources.prepare(core_source(self._book).text)

    def run(self, context: Mapping[str, Any]) -> bytes:
        """Return the merged workbook; raise TemplateFault with everything that is wrong."""
        self._check_places()
        self._stop_on_faults()
        titles = self._render_titles(context)
        properties = self._render_core(context)
        headers = [sheet.render_header(context) for sheet in self._sheets]
        printed = [sheet.render(context) for sheet in self._sheets]
        self._stop_on_faults()
        self._write(printed, titles)
        for sheet, header in zip(self._workbook.worksheets, headers, strict=True):
            if header is not None:
                sheet.HeaderFooter = header
        self._stop_on_faults()
        return self._save(properties)

    def _check_places(self) -> None:
        self._tell_losses()
        for found in find_unfilled(self._book):
            place = self._place(found.sheet, found.cell)
            self._report.add(UNFILLED_PLACE.at(place, texto=found.text, parte=found.holder))
        for sheet in self._sheets:
            sheet.check_nesting()

    def _tell_losses(self) -> None:
        for what, title in find_losses(self._book):
            self._report.add(LOST_FEATURE.at(self._place(title), que=what))
        for text in self._said:
            what = f"algo que la biblioteca de Excel no conserva ({text})"
            self._report.add(LOST_FEATURE.at(InFile(self._name), que=what))
        for sheet in self._workbook.worksheets:
            if len(sheet._images) < picture_count(self._book, sheet.title):
                place = InSheet(self._name, sheet.title)
                self._report.add(LOST_FEATURE.at(place, que="una imagen que no se puede leer"))

    def _check_sources(self) -> None:
        for sheet in self._sheets:
            sheet.check_sources()
        self._check_source(title_source(self._titles), self._place)
        self._check_source(core_source(self._book), lambda _: InFile(self._name))

    def _check_source(self, source: Source, place: Placer) -> None:
        log = FaultLog()
        self._sources.check(source.text, log)
        add_faults(self._report, log, source, place)

    def _render_titles(self, context: Mapping[str, Any]) -> dict[str, str]:
        log = FaultLog()
        titles = render_titles(self._titles, self._sources, context, log)
        add_faults(self._report, log, title_source(self._titles), self._place)
        if not log.entries:
            check_titles(titles, self._note_title)
        return titles

    def _render_core(self, context: Mapping[str, Any]) -> dict[str, str]:
        log = FaultLog()
        texts = render_core(self._book, self._sources, context, log)
        add_faults(self._report, log, core_source(self._book), lambda _: InFile(self._name))
        return texts

    def _write(self, printed: list[PrintedSheet], titles: dict[str, str]) -> None:
        changed = {old: new for old, new in titles.items() if old != new}
        mover = Mover({sheet.title: sheet.layout for sheet in printed}, changed)
        for sheet in printed:
            _write_sheet(sheet, mover)
        for sheet in printed:
            lost = move_names(sheet.worksheet.defined_names, mover, sheet.title)
            self._tell_names(lost, InSheet(self._name, sheet.title))
        self._tell_names(move_names(self._workbook.defined_names, mover, ""), InFile(self._name))
        self._rename(changed)

    def _tell_names(self, names: list[str], place: Location) -> None:
        for name in names:
            self._report.add(CANNOT_MOVE.at(place, que=f"El nombre definido «{name}»"))

    def _rename(self, changed: Mapping[str, str]) -> None:
        """Rename in two steps, so that two sheets may exchange their names."""
        sheets = {title: self._workbook[title] for title in changed}
        for number, sheet in enumerate(sheets.values()):
            sheet.title = f"\N{WORD JOINER}{number}"
        for title, sheet in sheets.items():
            sheet.title = changed[title]

    def _save(self, properties: Mapping[str, str]) -> bytes:
        buffer = io.BytesIO()
        self._workbook.save(buffer)
        made = read_package(buffer.getvalue())
        if part := broken_part(made):
            raise TemplateFault((BROKEN_RESULT.at(InFile(self._name), parte=part),))
        return finish(made, self._book.parts, properties)

    def _stop_on_faults(self) -> None:
        if self._report.has_errors:
            raise TemplateFault(tuple(self._report))

    def _place(self, sheet: str, cell: str = "") -> Location:
        return InSheet(self._name, sheet, cell) if sheet else InFile(self._name)

    def _note_title(self, rule: Rule, sheet: str, **values: str) -> None:
        self._report.add(rule.at(self._place(sheet), **values))


class SheetMerge:
    """The merge of one sheet up to its layout."""

    def __init__(
        self, sheet: Worksheet, raw: RawSheet, name: str, report: Report, sources: Sources
    ) -> None:
        """Find the tags of the sheet."""
        self._sources = sources
        self._sheet = sheet
        self._raw = raw
        self._name = name
        self._report = report
        self._tags, self._filled = read_tags(sheet)
        self._source = build_source(self._tags)

    def note(self, rule: Rule, cell: str = "", **values: str) -> None:
        """Add a finding at a cell of the template."""
        self._report.add(rule.at(self._place(cell), **values))

    def check_nesting(self) -> None:
        """Tell the tags that do not open and close in their cell, row or sheet."""
        for problem in check_nesting(self._tags, self._filled):
            self.note(problem.rule, problem.cell, **problem.values)

    def check_sources(self) -> None:
        """Tell the tags that are badly written."""
        self._check_cells()
        source = header_source(self._raw.header_footer)
        log = FaultLog()
        self._sources.check(source.text, log)
        add_faults(self._report, log, source, self._place)

    def tags(self) -> list[Tag]:
        """Return the tags of the sheet; a cell with several has one entry for each."""
        reads = self._sources.reads(self._source.text, (TYPED_NAME,))
        by_cell: dict[str, list[str]] = {}
        for line, paths in sorted(reads.items()):
            by_cell.setdefault(self._source.cell_of(line), []).extend(paths)
        texts = (
            (cell_name(row, column), cell.text)
            for row, cells in sorted(self._tags.texts.items())
            for column, cell in sorted(cells.items())
        )
        return [
            Tag(tag, InSheet(self._name, self._raw.title, cell), tuple(by_cell.get(cell, ())))
            for cell, text in texts
            for tag in TAG.findall(text)
        ]

    def prepare(self) -> None:
        """Compile what a rendering of the sheet runs."""
        self._sources.prepare(self._source.text, (TYPED_NAME,))
        self._sources.prepare(header_source(self._raw.header_footer).text)

    def _check_cells(self) -> bool:
        """Tell the badly written tags of every cell; return whether there is any."""
        found = False
        for cell, text in build_pieces(self._tags):
            log = FaultLog()
            self._sources.check(text, log)
            for _, rule, values in log.entries:
                self.note(rule, cell, **values)
                found = True
        return found

    def render(self, context: Mapping[str, Any]) -> PrintedSheet:
        """Return the sheet with everything that it prints, each thing in its place."""
        log, store = FaultLog(), ValueStore()
        keep = {TYPED_NAME: store.keep}
        rendered = self._sources.run(self._source.text, context, log, store.print, keep)
        self._add_faults(log)
        rows = [self._printed_row(row, store) for row in read_grid(rendered)]
        return self._lay_out(rows)

    def _add_faults(self, log: FaultLog) -> None:
        """Add the faults of the cells; Jinja stops at the first bad tag, so tell them all."""
        is_bad = any(rule in (BAD_TAG, UNKNOWN_FILTER) for _, rule, _ in log.entries)
        if not (is_bad and self._check_cells()):
            add_faults(self._report, log, self._source, self._place)

    def render_header(self, context: Mapping[str, Any]) -> "FilledHeader | None":
        """Return the header and the footer filled, or None where there are none."""
        headers = self._raw.header_footer
        if headers is None:
            return None
        log = FaultLog()
        made = render_header(headers, self._sources, context, log, self.note)
        add_faults(self._report, log, header_source(headers), self._place)
        return FilledHeader(made)

    def _printed_row(self, row: GridRow, store: ValueStore) -> PrintedRow:
        contents: list[Content] = []
        for cell in row.cells:
            note = partial(self._note_at, row.line.template, cell.line.template)
            contents.append(read_content(cell.text, store, note))
        return PrintedRow(row, contents)

    def _note_at(self, row: int, column: int, rule: Rule, **values: str) -> None:
        self.note(rule, cell_name(row, column), **values)

    def _lay_out(self, rows: list[PrintedRow]) -> PrintedSheet:
        widths = {
            number: [content.width for content in row.contents]
            for number, row in enumerate(rows, 1)
            if row.row.packed
        }
        size = (self._tags.rows, self._tags.columns)
        layout = lay_out([row.row for row in rows], widths, size)
        for axis, limit, what in (
            (layout.rows, MAX_ROW, "filas"),
            (layout.columns, MAX_COLUMN, "columnas"),
        ):
            if len(axis) > limit:
                self.note(NOT_STORABLE, que=f"{len(axis)} {what} (el límite es {limit})")
        moved = not layout.is_identity
        return PrintedSheet(self._sheet, self._raw, rows, layout, self.note, moved)

    def _place(self, cell: str) -> Location:
        return InSheet(self._name, self._raw.title, cell)


class FilledHeader:
    """A `headerFooter` element in the words that openpyxl asks of it, without its losses."""

    def __init__(self, element: Any) -> None:
        """Hold the finished element."""
        self._element = element

    def to_tree(self) -> Any:
        """Return the element to be written."""
        return self._element


def add_faults(report: Report, log: FaultLog, source: Source, place: Placer) -> None:
    """Add the faults of a rendering, each at the place of its line."""
    for line, rule, values in log.entries:
        report.add(rule.at(place(source.cell_of(line)), **values))


def _write_sheet(sheet: PrintedSheet, mover: Mover) -> None:
    spans = write_cells(sheet, mover)
    place_columns(sheet.worksheet, sheet.layout.columns)
    place_rows(sheet.worksheet, sheet.layout.rows, sheet.raw.automatic_rows())
    fit_rows(sheet.worksheet, write_boxes(sheet, spans))
    move_furniture(sheet, mover)
