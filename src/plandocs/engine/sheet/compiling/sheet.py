"""A worksheet: its rows as source, and what surrounds them as pieces."""

from collections.abc import Mapping
from html import escape

from plandocs.diagnostics import InSheet, Location
from plandocs.engine.sheet import marks
from plandocs.engine.sheet.compiling.cells import CellRead, RowRead, SheetRead
from plandocs.engine.sheet.compiling.labels import Label, Labels
from plandocs.engine.sheet.compiling.layouts import FilledRow
from plandocs.engine.sheet.compiling.source import Writer, write_content, write_label
from plandocs.engine.sheet.compiling.tags import CellTag
from plandocs.engine.sheet.places import cell_name, cell_numbers, column_name
from plandocs.engine.sheet.plans import Box, CellPlan, Look
from plandocs.engine.sheet.printing.heights import height_of
from plandocs.engine.sheet.printing.layout import PER_LINE, Run

_PADDING, _INDENT = 6, 9
_ENDLESS = 1e9
_SLACK = 2
_FITTED = ("ht", "customHeight")


class RowWriter:
    """Writes the rows of one sheet into the source of its workbook."""

    def __init__(
        self,
        writer: Writer,
        sheet: SheetRead,
        place: InSheet,
        looks: tuple[Look, ...],
        widths: tuple[float, ...],
        usual: float,
        merges: tuple[Box, ...],
    ) -> None:
        """Write into `writer`; `cells` gathers the plans of the cells by their line."""
        self.cells: dict[int, CellPlan] = {}
        self._writer = writer
        self._sheet = sheet
        self._place = place
        self._looks = looks
        self._widths = widths
        self._usual = usual
        self._merged = {(box[0], box[1]): box for box in merges if box[0] == box[2]}
        self._down = {(box[0], box[1]) for box in merges if box[0] < box[2]}
        rows = self._sheet.rows.values()
        self.packed = frozenset(
            row.number for row in rows if "tc" in row.structures and not row.vanishes
        )
        """The rows whose cells are repeated across."""
        self._has_columns = bool(self.packed)
        self._labels: dict[tuple[int, int], list[Label]] = {}
        self.bodies: tuple[dict[int, Run], dict[int, Run]] = ({}, {})
        """The rows and the columns of each loop."""
        self._open: list[int] = []
        self.filled: dict[int, FilledRow] = {}
        """The rows of an official layout, each printed for every item of a list."""
        self.headings: frozenset[tuple[int, int]] = frozenset()
        """The cells that head the columns of tables."""
        self._row: RowRead
        self._pending = ""

    def take(self, labels: Labels) -> list[Label]:
        """Keep the labels of notes, to be written where their cells are; return the others."""
        others = []
        for label in labels.found:
            cell = label.place.cell if isinstance(label.place, InSheet) else ""
            row, column = cell_numbers(cell) if label.kind == "note" else (0, 0)
            if row in self._sheet.rows and not self._sheet.rows[row].vanishes:
                self._labels.setdefault((row, column), []).append(label)
            else:
                others.append(label)
        return others

    def _write_notes(self, row: int, column: int) -> None:
        for label in self._labels.pop((row, column), ()):
            write_label(self._writer, label)

    def write(self) -> None:
        """Write every row."""
        done = 0
        for number in sorted(self._sheet.rows):
            row = self._sheet.rows[number]
            if number > done + 1:
                self._writer.static(marks.ROWS.format(done + 1, number - 1))
            self._row = row
            if row.vanishes:
                self._write_structures(row)
            elif number in self.filled:
                self._write_filled(row, self.filled[number])
            else:
                self._write_row(row)
            done = number
        if self._sheet.size[0] > done:
            self._writer.static(marks.ROWS.format(done + 1, self._sheet.size[0]))

    def _write_filled(self, row: RowRead, filled: FilledRow) -> None:
        """Write the row of data of an official layout."""
        for source, place in filled.before[:-1]:
            self._writer.line(source, place)
        self._writer.static(marks.LOOP.format(row.number * PER_LINE))
        self.bodies[0][row.number * PER_LINE] = row.number, row.number
        self._writer.line(*filled.before[-1])
        self._writer.static(marks.STEP)
        self._write_row(row)
        for index, source in enumerate(filled.after):
            self._writer.line(source, filled.before[-1][1])
            if not index:
                self._writer.static(marks.END)

    def _write_structures(self, row: RowRead) -> None:
        """Write the tags of a row that is only there to hold them."""
        order = 0
        for cell in row.cells:
            place = self._at(cell.column)
            for tag in cell.text.tags if cell.text else ():
                if tag.prefix != "tr" or tag.kind == "comment":
                    continue
                if tag.keyword == "for":
                    loop = row.number * PER_LINE + order
                    self._open.append(loop)
                    self.bodies[0][loop] = row.number + 1, row.number + 1
                    self._writer.static(marks.LOOP.format(loop))
                    order += 1
                self._writer.line(f"{{% {tag.body} %}}", place)
                if tag.keyword == "for":
                    self._writer.static(marks.STEP)
                elif tag.keyword == "endfor":
                    self._close(self.bodies[0], row.number - 1)
                    self._writer.static(marks.END)

    def _write_row(self, row: RowRead) -> None:
        attributes = dict(row.attributes)
        if row.has_tags and not row.is_chosen:
            attributes = {k: v for k, v in attributes.items() if k not in _FITTED}
        written = "".join(f' {name}="{escape(v)}"' for name, v in attributes.items())
        if row.number not in self.packed:
            for place in [place for place in self._labels if place[0] == row.number]:
                self._write_notes(*place)
        self._writer.static(f'{marks.ROW.format(row.number)}<row r="{marks.NUMBER}"{written}>')
        if row.number in self.packed:
            self._write_packed(row)
        else:
            marked = self._has_columns or any(_directives(cell) for cell in row.cells)
            for cell in row.cells:
                self._name(cell.column, marked)
                self._write_cell(row, cell, marked)
        self._writer.static("</row>")

    def _write_packed(self, row: RowRead) -> None:
        """Write every cell of a row whose cells are repeated: after a repetition none stays put."""
        by_column = {cell.column: cell for cell in row.cells}
        self._pending, order = "", 0
        for column in range(1, self._sheet.size[1] + 1):
            cell = by_column.get(column)
            structures = _structures(cell)
            for tag in structures:
                order = self._write_column_tag(tag, column, order)
            if structures:
                continue
            self._write_notes(row.number, column)
            if cell is None:
                self._mark(marks.ABSENT + marks.column_mark(column))
            else:
                self._mark(marks.column_mark(column))
                self._write_cell(row, cell, True)
        self._flush()

    def _write_column_tag(self, tag: CellTag, column: int, order: int) -> int:
        if tag.kind == "comment":
            return order
        if tag.keyword == "for":
            loop = column * PER_LINE + order
            self._open.append(loop)
            self.bodies[1][loop] = column + 1, column + 1
            self._pending += marks.COLUMN_LOOP.format(loop)
        self._flush()
        self._writer.line(f"{{% {tag.body} %}}", self._at(column))
        if tag.keyword == "for":
            self._pending = marks.COLUMN_STEP
            return order + 1
        if tag.keyword == "endfor":
            self._close(self.bodies[1], column - 1)
            self._pending = marks.COLUMN_END
        return order

    def _close(self, bodies: dict[int, Run], last: int) -> None:
        """End the innermost loop at its last line."""
        loop = self._open.pop() if self._open else 0
        if loop in bodies:
            bodies[loop] = bodies[loop][0], last

    def _name(self, column: int, marked: bool) -> None:
        if marked:
            self._mark(marks.column_mark(column))
        else:
            self._writer.static(f'<c r="{column_name(column)}{marks.NUMBER}')

    def _mark(self, text: str) -> None:
        self._writer.static(marks.CELL.format(self._pending + text))
        self._pending = ""

    def _flush(self) -> None:
        if self._pending:
            self._writer.static(marks.CELL.format(self._pending))
        self._pending = ""

    def _write_cell(self, row: RowRead, cell: CellRead, marked: bool) -> None:
        if cell.text is None:
            self._writer.static(cell.chunk + self._static_height(row, cell))
            return
        directives = _directives(cell)
        prefix = self._writer.take() + '"'
        plan = self._plan(row, cell, bool(directives))._replace(prefix=prefix)
        line = write_content(self._writer, cell.text, self._at(cell.column))
        self.cells[line] = plan
        if not marked:
            return
        if "colspan" in directives:
            self._writer.line(f"{{{{ ({directives['colspan']})|_span }}}}", self._at(cell.column))
        for name, kind in (("vm", "v"), ("hm", "h")):
            if name in directives:
                self._writer.static(marks.DIRECTIVE.format(kind, ""))
        box = self._merged.get((row.number, cell.column))
        if box is not None and self._has_columns:
            self._writer.static(marks.DIRECTIVE.format("m", box[3]))

    def _plan(self, row: RowRead, cell: CellRead, has_directives: bool) -> CellPlan:
        """Return the plan of a cell; one that covers others is measured as it is printed."""
        box = self._merged.get((row.number, cell.column))
        later = has_directives or (box is not None and self._has_columns)
        room = 0.0
        if not (later or row.is_chosen or (row.number, cell.column) in self._down):
            room = self._room(cell, box)
        looks = cell.text.looks if cell.text else ()
        filled = self.filled.get(row.number)
        field = filled.fields.get(cell.column) if filled else None
        is_heading = (row.number, cell.column) in self.headings
        return CellPlan(
            cell.style, room, self._usual, box is not None, looks,
            field=field, is_heading=is_heading,
        )  # fmt: skip

    def _room(self, cell: CellRead, box: Box | None) -> float:
        """Return the pixels across for the text of a cell; 0 when no text makes it taller."""
        look = self._looks[cell.style]
        if look.turned:
            return 0
        if not look.wrapped:
            return _ENDLESS
        last = box[3] if box else cell.column
        room = sum(self._widths[cell.column - 1 : last]) - _PADDING - look.indent * _INDENT
        return max(room, 1)

    def _static_height(self, row: RowRead, cell: CellRead) -> str:
        """Return the mark of a row that words of the template make taller."""
        if not row.has_tags or row.is_chosen or not cell.words:
            return ""
        place = (row.number, cell.column)
        box = self._merged.get(place)
        if place in self._down or (box is not None and self._has_columns):
            return ""
        room = self._room(cell, box)
        look = self._looks[cell.style]
        height = height_of(cell.words, look.size, look.bold, room) if room else 0
        return marks.HEIGHT.format(f"{height:g}") if height > self._usual + _SLACK else ""

    def _at(self, column: int) -> Location:
        filled = self.filled.get(self._row.number)
        if filled is not None and column in filled.places:
            return filled.places[column]
        return self._place._replace(cell=cell_name(self._row.number, column))


def _structures(cell: CellRead | None) -> list[CellTag]:
    if cell is None or cell.text is None:
        return []
    return [tag for tag in cell.text.tags if tag.prefix == "tc" and tag.is_structure]


def _directives(cell: CellRead) -> Mapping[str, str]:
    """Return the directives of a cell that change which cells there are, with their values."""
    if cell.text is None:
        return {}
    tags = (tag for tag in cell.text.tags if tag.is_directive and tag.keyword != "cellbg")
    return {tag.keyword: tag.arguments for tag in tags}
