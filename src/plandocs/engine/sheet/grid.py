"""The rendered source of a sheet read back into rows of cells."""

from collections import Counter
from dataclasses import dataclass
from re import Match

from plandocs.engine.sheet import marks
from plandocs.engine.sheet.layout import Axis, Layout, Line, Loops


@dataclass(frozen=True, slots=True)
class GridCell:
    """A printed cell: where it comes from, and its rendered text; None is the template's own."""

    line: Line
    text: str | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A printed row; `packed` rows list every cell, the others only those that had tags."""

    line: Line
    packed: bool
    cells: list[GridCell]


class _Loops:
    """The loops that are open while the marks are read, and the turn of each."""

    def __init__(self) -> None:
        self._open: list[int] = []
        self._turns: Counter[int] = Counter()

    def enter(self, number: int) -> None:
        self._open.append(number)

    def step(self) -> None:
        self._turns[self._open[-1]] += 1

    def leave(self) -> None:
        self._open.pop()

    def now(self) -> Loops:
        return tuple((number, self._turns[number]) for number in self._open)


def read_grid(rendered: str) -> list[GridRow]:
    """Return the rows of a rendered sheet in order."""
    reader = _Reader()
    for found in marks.SHAPE.finditer(rendered):
        reader.read(found)
    return reader.rows


class _Reader:
    """Turns marks into rows, one mark after another."""

    def __init__(self) -> None:
        self.rows: list[GridRow] = []
        self._row_loops = _Loops()
        self._column_loops = _Loops()

    def read(self, found: Match[str]) -> None:
        """Take one mark."""
        if found["cell"]:
            self._read_cell(int(found["cell"]), found["text"])
        elif found["row"]:
            self._read_row(int(found["row"]), bool(found["packed"]))
        elif found["first"]:
            self._read_plain(int(found["first"]), int(found["last"]))
        elif found["loop"]:
            self._loops_of(found["kind"]).enter(int(found["loop"]))
        elif found["step"]:
            self._deepest().step()
        else:
            self._deepest().leave()

    def _read_cell(self, column: int, text: str) -> None:
        line = Line(column, self._column_loops.now())
        self.rows[-1].cells.append(GridCell(line, None if text == marks.STATIC else text))

    def _read_row(self, row: int, packed: bool) -> None:
        self._column_loops = _Loops()
        self.rows.append(GridRow(Line(row, self._row_loops.now()), packed, []))

    def _read_plain(self, first: int, last: int) -> None:
        loops = self._row_loops.now()
        self.rows += [GridRow(Line(row, loops), False, []) for row in range(first, last + 1)]

    def _loops_of(self, kind: str) -> _Loops:
        return self._row_loops if kind == "tr" else self._column_loops

    def _deepest(self) -> _Loops:
        return self._column_loops if self._column_loops.now() else self._row_loops


def lay_out(rows: list[GridRow], spans: dict[int, list[int]], size: tuple[int, int]) -> Layout:
    """Return where every template row and column went.

    `spans` are the widths of the cells of each packed row, `size` the template's rows and
    columns. The packed row that prints most columns says what each column is.
    """
    own = {
        number: _spread([cell.line for cell in rows[number - 1].cells], widths)
        for number, widths in spans.items()
    }
    widest = max(own.values(), key=len, default=[Line(n) for n in range(1, size[1] + 1)])
    return Layout(
        Axis([row.line for row in rows], size[0]),
        Axis(widest, size[1]),
        {number: Axis(lines, size[1]) for number, lines in own.items()},
        all(_agree(lines, widest) for lines in own.values()),
    )


def _spread(lines: list[Line], widths: list[int]) -> list[Line]:
    return [line for line, width in zip(lines, widths, strict=True) for _ in range(width)]


def _agree(lines: list[Line], others: list[Line]) -> bool:
    return all(a.template == b.template for a, b in zip(lines, others, strict=False))
