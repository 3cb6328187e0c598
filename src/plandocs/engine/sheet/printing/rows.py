"""The printed stream read back into sheets of rows, and each row made whole."""

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from plandocs.engine.rules import CANNOT_MOVE, CONTENT_LOST, NOT_STORABLE, OVERLAP
from plandocs.engine.sheet import marks
from plandocs.engine.sheet.places import (
    MAX_COLUMN,
    MAX_ROW,
    cell_name,
    column_name,
    column_number,
    range_name,
)
from plandocs.engine.sheet.plans import Box, FormulaPlan
from plandocs.engine.sheet.printing.heights import height_of
from plandocs.engine.sheet.printing.layout import Axis, CannotMove, Layout, Loops, Run
from plandocs.engine.sheet.printing.printed import Note, PrintedSheet
from plandocs.engine.sheet.printing.references import NearCell, Resolver
from plandocs.engine.sheet.printing.strings import Strings
from plandocs.engine.sheet.printing.styles import Styles

_SLACK = 2
_PADDING, _INDENT = 6, 9
_OPEN = f'<row r="{marks.NUMBER}"'
_STYLE = re.compile(r'" s="(\d+)"')
_FULL_CELL = re.compile(r'<c r="([A-Z]+)\d+"[^>]*[^/>]>')
_SHARED = re.compile(r't="s"><v>(\d+)<')
_INLINE = re.compile(r"<t[^>]*>([^<]*)</t>")
_FORMULA_CELL = re.compile(r'<c r="([A-Z]+)\d+"([^>]*)><f([^>]*)>\x10(\d+)\x11')
VANISHES = "su columna desaparece por una etiqueta {%tc %}"
_COVERED = "lo tapa la celda de su izquierda, que lleva colspan"
_HIDDEN = "su celda combinada crece y tapa lo que se imprime debajo"


def read_stream(
    batches: Iterable[str], sheets: list[PrintedSheet], finish: Callable[[PrintedSheet], None]
) -> None:
    """Read the rows that a program prints into their sheets; `finish` takes each one ended."""
    reader = _Reader(sheets, finish)
    rest = ""
    for batch in batches:
        tokens = marks.SPLIT.split(rest + batch)
        # The last text may go on in the next batch, and a mark needs the text after it.
        rest = "".join(tokens[-2:])
        reader.read(tokens[:-2])
    reader.read(marks.SPLIT.split(rest))
    reader.end()


class _Reader:
    """Takes a text, then marks and the text after each."""

    def __init__(self, sheets: list[PrintedSheet], finish: Callable[[PrintedSheet], None]) -> None:
        self._sheets = sheets
        self._finish = finish
        self._sheet: PrintedSheet | None = None
        self._open: list[tuple[int, int]] = []
        self._loops: Loops = ()
        self._turn = 0

    def read(self, tokens: list[str]) -> None:
        for mark, text in zip(tokens[1::2], tokens[2::2], strict=True):
            if mark == "\x01":
                self._row(text)
            elif mark == "\x06":
                self._turn += 1
                self._open[-1] = (self._open[-1][0], self._turn)
                self._loops = tuple(self._open)
            elif mark == "\x05":
                self._open.append((int(text[: text.index(";")]), 0))
            elif mark == "\x07":
                self._open.pop()
                self._loops = tuple(self._open)
            else:
                self.end()
                self._sheet = self._sheets[int(text[: text.index(";")])]

    def end(self) -> None:
        if self._sheet is not None:
            self._finish(self._sheet)
        self._sheet = None

    def _row(self, text: str) -> None:
        assert self._sheet is not None
        head, _, body = text.partition(";")
        if len(self._sheet.rows) > MAX_ROW:
            return  # told once the sheet is whole
        if "-" in head:
            first, last = map(int, head.split("-"))
            self._sheet.rows.add(first, last, self._loops)
            self._sheet.bodies += [""] * min(last - first + 1, MAX_ROW)
        else:
            number = int(head)
            self._sheet.rows.add(number, number, self._loops)
            self._sheet.bodies.append(body)


class _Cell(NamedTuple):
    """A cell of a row whose columns are found as it is printed; `text` begins after its name."""

    column: int
    loops: Loops
    text: str | None


class _Row(NamedTuple):
    """The order of the cells of a printed row: the columns, and the marks read."""

    columns: Axis
    prefixes: tuple[str, ...]


class RowPlacer:
    """Gives the rows of one sheet their numbers, columns, merged cells and heights."""

    def __init__(self, sheet: PrintedSheet, styles: Styles, strings: Strings, note: Note) -> None:
        """Place the rows of `sheet`."""
        self._sheet = sheet
        self._plan = sheet.plan
        self._styles = styles
        self._strings = strings
        self._note = note
        self._known: dict[str, _Row] = {}
        self._own: dict[int, Axis] = {}
        self._places: dict[int, list[int]] = {}
        self._downs: dict[tuple[int, int, int], tuple[int, int]] = {}
        self._columns = Axis.still(self._plan.size[1])

    def place(self) -> None:
        """Place every row, and lay the sheet out."""
        sheet, plan = self._sheet, self._plan
        if plan.moves[1]:
            self._place_packed()
        bodies, templates = sheet.bodies, list(sheet.rows.templates()) if plan.packed else []
        for index, body in enumerate(bodies):
            if body and not (templates and templates[index] in plan.packed):
                bodies[index] = self._placed(index + 1, body)
        self._lay_out()

    def _place_packed(self) -> None:
        widest: Axis | None = None
        for index, template in enumerate(self._sheet.rows.templates()):
            if template in self._plan.packed:
                axis = self._pack(index)
                self._own[index + 1] = axis
                widest = axis if widest is None or len(axis) > len(widest) else widest
        if widest is not None:
            self._columns = widest

    def _lay_out(self) -> None:
        sheet, columns = self._sheet, self._columns
        known = {id(axis): axis for axis in self._own.values()}
        regular = all(_agree(axis, columns) for axis in known.values())
        rows = sheet.rows
        sheet.layout = Layout(rows, columns, self._own, regular)
        for axis, limit, what in ((rows, MAX_ROW, "filas"), (columns, MAX_COLUMN, "columnas")):
            if len(axis) > limit:
                self._note(NOT_STORABLE, "", que=f"{len(axis)} {what} (el límite es {limit})")
        self._merge()

    def _placed(self, number: int, body: str) -> str:
        """Return a row whose cells stand below those of the columns."""
        if "\x03" in body:
            body = self._spread(number, body)
        return self._tall(number, body).replace(marks.NUMBER, str(number))

    def _pack(self, index: int) -> Axis:
        """Make a row whose cells are written one after another; return its columns."""
        body, number = self._sheet.bodies[index], index + 1
        if "\x14" in body:
            axis, body = self._pack_wide(number, body)
        else:
            parts = body.split(marks.BETWEEN)
            key = "\x03".join(parts[1::2])
            row = self._known.get(key)
            if row is None:
                axis = Axis(self._plan.size[1], self._plan.bodies[1])
                row = self._known[key] = _read_marks(parts[1::2], axis)
            name = str(number)
            parts[1::2] = [prefix and prefix + name for prefix in row.prefixes]
            axis, body = row.columns, "".join(parts)
        self._sheet.bodies[index] = self._tall(number, body).replace(marks.NUMBER, str(number))
        return axis

    def _pack_wide(self, number: int, body: str) -> tuple[Axis, str]:
        """Make a packed row in which cells cover others."""
        head, cells, tail = _read_cells(body)
        axis = Axis(self._plan.size[1], self._plan.bodies[1])
        made, across = [], _Across()
        for cell in cells:
            text, span, merges = _directed(cell.text or "")
            column = len(axis) + 1
            for _ in range(span):
                axis.add(cell.column, cell.column, cell.loops)
            if cell.text is None:
                continue
            if "h" in merges and across.joins(cell, column):
                made.append(_named(column, number, _emptied(text)))
                continue
            if "h" in merges:
                across.begin(cell, column)
            text = self._down(number, cell.column, column, text, merges)
            room = span * self._plan.widths[cell.column - 1] if span > 1 else 0
            made.append(self._wide(number, column, span, text, room))
        self.boxes_across(number, across)
        return axis, head + "".join(made) + tail

    def boxes_across(self, number: int, across: "_Across") -> None:
        """Keep the boxes that `hm` joins in a row."""
        for left, right in across.runs:
            if right > left:
                self._sheet.boxes.append((number, left, number, right))

    def _spread(self, number: int, body: str) -> str:
        """Make a row without column loops: each cell below the first copy of its column."""
        head, cells, tail = _read_cells(body)
        made: list[tuple[int, str]] = []
        below = False
        covered = 0
        for cell in cells:
            if cell.text is None:
                continue
            copies = self._copies(cell.column)
            if len(copies) == 1 and copies[0] > covered and "\x14" not in cell.text:
                covered = copies[0]
                made.append((covered, _named(covered, number, cell.text)))
                continue
            text, span, merges = _directed(cell.text)
            places = [place for place in copies if place > covered]
            if not places:
                self._tell_lost(number, cell.column, text, covered=bool(copies))
                continue
            first, *others = places
            text = self._down(number, cell.column, first, text, merges)
            last = first + span - 1
            if span == 1 and "m" in merges:
                last = self._last_merged(cell.column, first, merges["m"])
            room = sum(self._widths[first - 1 : last]) if last > first else 0
            made.append((first, self._wide(number, first, span, text, room)))
            covered = first + span - 1
            if others:  # the other copies of a column only have its style
                below, empty = True, _emptied(text)
                made += [(n, _named(n, number, empty)) for n in others if n > covered]
        if below:
            made.sort(key=itemgetter(0))
        return head + "".join([text for _, text in made]) + tail

    def _copies(self, column: int) -> list[int]:
        """Return where a template column is printed."""
        found = self._places.get(column)
        if found is None:
            runs = self._columns.runs(column, column)
            found = [number for low, high in runs for number in range(low, high + 1)]
            self._places[column] = found
        return found

    def _last_merged(self, column: int, first: int, last: int) -> int:
        """Return the last printed column of a merged box of the template."""
        extent = self._columns.extent(column, last)
        return extent[1] if extent else first

    def _wide(self, number: int, column: int, span: int, text: str, room: float) -> str:
        """Return a cell and those that it covers, in its style; `room` is that of all of them."""
        if column + span - 1 > MAX_COLUMN:
            last = column + span - 1
            self._note(NOT_STORABLE, "", que=f"{last} columnas (el límite es {MAX_COLUMN})")
            return ""
        if span > 1:
            self._sheet.boxes.append((number, column, number, column + span - 1))
        covered = _emptied(text) if span > 1 else ""
        text += self._height(text, room) if room else ""
        return _named(column, number, text) + "".join(
            _named(other, number, covered) for other in range(column + 1, column + span)
        )

    def _height(self, text: str, room: float) -> str:
        """Return the mark of the height that a text needs across merged columns."""
        found, style = _SHARED.search(text), _STYLE.match(text)
        inline = "".join(_INLINE.findall(text)) if 't="inlineStr"' in text else ""
        words = self._strings.words(int(found[1])) if found else inline
        look = self._styles.look(int(style[1]) if style else 0)
        if not words or look.turned:
            return ""
        room -= _PADDING + look.indent * _INDENT
        height = height_of(words, look.size, look.bold, max(room, 1) if look.wrapped else 1e9)
        return marks.HEIGHT.format(f"{height:g}f") if height > self._plan.usual + _SLACK else ""

    @functools.cached_property
    def _widths(self) -> list[float]:
        """The pixels of each printed column."""
        widths = self._plan.widths
        return [widths[column - 1] for column in self._columns.templates()]

    def _down(
        self, number: int, template: int, column: int, text: str, merges: dict[str, int]
    ) -> str:
        """Return a cell of `vm`: empty when it goes on with the one above."""
        if "v" not in merges:
            return text
        rows = self._sheet.rows
        key = rows.template(number), template, column
        first, last = self._downs.get(key, (0, -1))
        if last == number - 1 and _same_outer(rows.loops(first), rows.loops(number)):
            self._downs[key] = first, number
            return _emptied(text)
        self._keep_down(key)
        self._downs[key] = number, number
        return text

    def _keep_down(self, key: tuple[int, int, int]) -> None:
        first, last = self._downs.pop(key, (0, 0))
        if last > first:
            self._sheet.boxes.append((first, key[2], last, key[2]))

    def _tell_lost(self, number: int, column: int, text: str, covered: bool) -> None:
        if not text.endswith("/>"):
            cell = cell_name(self._sheet.rows.template(number), column)
            self._note(CONTENT_LOST, cell, motivo=_COVERED if covered else VANISHES)

    def _tall(self, number: int, body: str) -> str:
        """Return a row as tall as the tallest of its texts."""
        if "\x12" not in body:
            return body
        pieces = marks.HEIGHTS.split(body)
        body = "".join(pieces[::3])
        if self._sheet.rows.template(number) not in self._plan.fits:
            return body
        fixed = ' customHeight="1"' if "f" in pieces[2::3] else ""
        height = max(map(float, pieces[1::3]))
        return f'{_OPEN} ht="{height:g}"{fixed}{body[len(_OPEN) :]}'

    def _tell_hidden(self, box: Box, template: Box) -> None:
        """Tell that a merged range, as it grew, covers what its cells print."""
        for number in range(box[0], min(box[2], len(self._sheet.bodies)) + 1):
            for letters in _FULL_CELL.findall(self._sheet.bodies[number - 1]):
                column = column_number(letters)
                if box[1] <= column <= box[3] and (number, column) != box[:2]:
                    self._note(CONTENT_LOST, cell_name(*template[:2]), motivo=_HIDDEN)
                    return

    def _merge(self) -> None:
        """Join the boxes that tags ask for with those that the template has."""
        sheet, layout = self._sheet, self._sheet.layout
        for key in list(self._downs):
            self._keep_down(key)
        started = {(box[0], box[1]) for box in sheet.boxes}
        across: dict[tuple[int, int, int], list[Run]] = {}
        for box in self._plan.merges:
            for top, bottom in layout.rows.groups(box[0], box[2]):
                axis = layout.columns_of(top)
                key = id(axis), box[1], box[3]
                if key not in across:
                    across[key] = axis.groups(box[1], box[3])
                for left, right in across[key]:
                    if (top, left) != (bottom, right) and (top, left) not in started:
                        sheet.boxes.append((top, left, bottom, right))
                        if (bottom - top, right - left) != (box[2] - box[0], box[3] - box[1]):
                            self._tell_hidden((top, left, bottom, right), box)
        sheet.boxes.sort()
        for box, other in _overlaps(sheet.boxes):
            cell = cell_name(layout.rows.template(other[0]), other[1])
            self._note(OVERLAP, cell, rango=range_name(*box), otro=range_name(*other))


class _Across:
    """The cells of a row that `hm` joins."""

    def __init__(self) -> None:
        self.runs: list[list[int]] = []
        self._cell: _Cell | None = None

    def begin(self, cell: _Cell, column: int) -> None:
        self._cell = cell
        self.runs.append([column, column])

    def joins(self, cell: _Cell, column: int) -> bool:
        """Return whether a cell goes on with the last one, and keep it when it does."""
        last = self._cell
        if (
            last is None
            or last.column != cell.column
            or self.runs[-1][1] != column - 1
            or not _same_outer(last.loops, cell.loops)
        ):
            return False
        self.runs[-1][1] = column
        return True


class FormulaWriter:
    """Writes the formulas of one sheet where their cells went."""

    def __init__(self, sheet: PrintedSheet, resolver: Resolver, note: Note) -> None:
        """Write those of `sheet`."""
        self._sheet = sheet
        self._resolver = resolver
        self._note = note
        self._row = 0

    def rows(self) -> Iterator[str]:
        """Yield the XML of each row that has any."""
        for number, body in enumerate(self._sheet.bodies, 1):
            if "\x10" in body:
                self._row = number
                yield _FORMULA_CELL.sub(self._written, body)
            elif body:
                yield body

    def _written(self, found: re.Match[str]) -> str:
        column = column_number(found[1])
        plan = self._sheet.plan.formulas[int(found[4])]
        layout = self._sheet.layout
        columns = layout.columns_of(self._row)
        guide = NearCell(layout.rows.loops(self._row), columns.loops(column))
        try:
            if plan.is_still and not layout.is_identity:
                raise CannotMove
            text = self._resolver.write(plan.formula, self._sheet, guide)
            kind = marks.FORMULAS.sub(self._area(plan, column), found[3])
        except CannotMove:
            self._note(CANNOT_MOVE, plan.cell, que="La fórmula de esta celda")
            return ""
        return f'<c r="{found[1]}{self._row}"{found[2]}><f{kind}>{text}'

    def _area(self, plan: FormulaPlan, column: int) -> str:
        """Return the range of an array formula, as large as before, from its new first cell."""
        if plan.box is None:
            return ""
        top, left, bottom, right = plan.box
        layout = self._sheet.layout
        rows = layout.rows.whole(top, bottom, layout.rows.loops(self._row))
        if rows[1] - rows[0] != bottom - top:
            raise CannotMove
        return range_name(self._row, column, self._row + bottom - top, column + right - left)


def _read_marks(found: list[str], axis: Axis) -> _Row:
    """Return the columns of a packed row, put on an empty axis, from the marks of its cells."""
    prefixes = []
    for column, loops, has_cell in _marked(tuple(found)):
        if column:
            axis.add(column, column, loops)
            prefixes.append(f'<c r="{column_name(len(axis))}' if has_cell else "")
        else:
            prefixes.append("")
    return _Row(axis, tuple(prefixes))


@functools.lru_cache(maxsize=256)
def _marked(found: tuple[str, ...]) -> list[tuple[int, Loops, bool]]:
    """Return the column (0 for none), the loops and the presence of the cell of each mark."""
    marked: list[tuple[int, Loops, bool]] = []
    opened: list[tuple[int, int]] = []
    turn = 0
    for mark in found:
        column, has_cell = 0, True
        for loop, step, end, absent, cell in marks.CELL_MARKS.findall(mark):
            if loop:
                opened.append((int(loop), 0))
            elif step:
                turn += 1
                opened[-1] = (opened[-1][0], turn)
            elif end:
                opened.pop()
            elif cell:
                column, has_cell = marks.marked_column(cell), not absent
        marked.append((column, tuple(opened), has_cell))
    return marked


def _read_cells(body: str) -> tuple[str, list[_Cell], str]:
    """Return the opening tag, the cells and the closing tag of a row."""
    parts = body.split(marks.BETWEEN)
    tail = "</row>"
    parts[-1] = parts[-1].removesuffix(tail)
    cells = [
        _Cell(column, loops, text if has_cell else None)
        for (column, loops, has_cell), text in zip(
            _marked(tuple(parts[1::2])), parts[2::2], strict=True
        )
        if column
    ]
    return parts[0], cells, tail


def _directed(text: str) -> tuple[str, int, dict[str, int]]:
    """Return a cell without its marks, how many columns it covers, and what else is asked."""
    if "\x14" not in text:
        return text, 1, {}
    found = {kind: int(number or 1) for kind, number in marks.DIRECTIVES.findall(text)}
    return marks.DIRECTIVES.sub("", text), found.pop("s", 1), found


def _named(column: int, row: int, text: str) -> str:
    return f'<c r="{column_name(column)}{row}{text}'


def _emptied(text: str) -> str:
    found = _STYLE.match(text)
    return f"{found[0]}/>" if found else '"/>'


def _same_outer(first: Loops, second: Loops) -> bool:
    """Return whether two copies are of one and the same printing of the innermost loop."""
    return bool(first) and len(first) == len(second) and first[:-1] == second[:-1]


def _agree(axis: Axis, other: Axis) -> bool:
    return all(a == b for a, b in zip(axis.templates(), other.templates(), strict=False))


def _overlaps(boxes: list[Box]) -> list[tuple[Box, Box]]:
    """Return the pairs of boxes that share a cell; `boxes` are in order."""
    found: list[tuple[Box, Box]] = []
    open_boxes: list[Box] = []
    for box in boxes:
        open_boxes = [other for other in open_boxes if other[2] >= box[0]]
        found += [(o, box) for o in open_boxes if o[1] <= box[3] and box[1] <= o[3]]
        open_boxes.append(box)
    return sorted(found)
