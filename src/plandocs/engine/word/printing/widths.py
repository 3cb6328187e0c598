"""The widths of the tables with repeated columns, filled in when a whole table is known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from plandocs.engine.word.layout import MAX_COLUMNS, Columns, PrintedCell, TablePlan, grow, lay_out
from plandocs.engine.word.printing.pieces import Pieces, Step
from plandocs.engine.word.printing.tables import Tables


@dataclass(slots=True)
class _Table:
    """A table being finished: where its widths stand in the pieces."""

    plan: TablePlan
    number: int
    grid: int = -1
    fixed: list[tuple[int, int, int]] = field(default_factory=list)
    """Piece, row and slot of each cell of a fast row."""
    counted: list[tuple[int, list[PrintedCell]]] = field(default_factory=list)
    cells: list[tuple[int, PrintedCell]] = field(default_factory=list)
    """Piece of each counted cell."""
    spans: list[tuple[int, PrintedCell]] = field(default_factory=list)
    """Piece of the span of each cell that is merged over a loop."""


class Widths:
    """Fills the grid and the cells of the tables of one part."""

    def __init__(
        self, pieces: Pieces, tables: Tables, too_wide: Callable[[int, int], None]
    ) -> None:
        """Fill the counted tables; `too_wide` is told a tag and a number of columns."""
        self._pieces = pieces
        self._printed = tables.printed
        self._too_wide = too_wide
        self._open: list[_Table] = []
        self.steps: dict[str, Step] = {
            "T": self._open_table,
            "t": self._close_table,
            "g": self._place_grid,
            "w": self._place_width,
            "R": self._begin_row,
            "c": self._place_cell,
            "k": self._count_cell,
            "G": self._place_span,
        }

    def _open_table(self, number: str) -> None:
        self._open.append(_Table(self._printed[int(number)][0], int(number)))

    def _place_grid(self, _: str) -> None:
        self._open[-1].grid = self._pieces.later()

    def _place_width(self, values: str) -> None:
        row, _, slot = values.partition(",")
        self._open[-1].fixed.append((self._pieces.later(), int(row), int(slot)))

    def _begin_row(self, number: str) -> None:
        self._open[-1].counted.append((int(number), []))

    def _place_cell(self, values: str) -> None:
        self._open[-1].cells.append((self._pieces.later(), self._count_cell(values)))

    def _count_cell(self, values: str) -> PrintedCell:
        slot, span, width = values.split(",")
        row = self._open[-1].counted[-1][1]
        start = row[-1].start + row[-1].span if row else 0
        cell = PrintedCell(int(slot), start, int(span), int(width or 0))
        row.append(cell)
        return cell

    def _place_span(self, loops: str) -> None:
        table = self._open[-1]
        cell = table.counted[-1][1][-1]
        numbers = (loop.split(",") for loop in loops.split(";"))
        cell.over = tuple((int(row), int(slot), int(drawn)) for row, slot, drawn in numbers)
        table.spans.append((self._pieces.later(), cell))

    def _close_table(self, _: str) -> None:
        table = self._open.pop()
        counts = self._printed[table.number][1]
        grow(counts, table.plan, table.counted)
        columns = lay_out(table.plan, counts, table.counted)
        spans = [sum(cell.span for cell in row) for _, row in table.counted]
        widest = max(len(columns), *spans, 0)
        if widest > MAX_COLUMNS:
            self._too_wide(table.plan.tag, widest)
        drawn = _split_to(max(spans, default=0), columns or list(table.plan.grid))
        if table.grid > 0 and self._pieces.all[table.grid - 1]:  # or else the table was dropped
            made = "".join(f'<w:gridCol w:w="{width}"/>' for width in drawn)
            self._pieces.all[table.grid] = made
        for piece, cell in table.cells:
            self._pieces.all[piece] = str(sum(drawn[cell.start : cell.start + cell.span]))
        starts = {
            row: _slot_starts(table.plan, row, counts.by_slot)
            for row in {row for _, row, _ in table.fixed}
        }
        for piece, cell in table.spans:
            self._pieces.all[piece] = str(cell.span)
        for piece, row, slot in table.fixed:
            self._pieces.all[piece] = _width_at(drawn, starts[row][slot])


def _split_to(count: int, columns: Columns) -> Columns:
    """Return at least `count` columns, as wide in all: the last one is shared by those missing."""
    missing = count - len(columns)
    if missing <= 0 or not columns:
        return columns
    each = columns[-1] // (missing + 1)
    return [*columns[:-1], columns[-1] - each * missing, *[each] * missing]


def _slot_starts(plan: TablePlan, row: int, counts: Mapping[tuple[int, int], int]) -> list[int]:
    """Return the column where each slot of a drawn row begins."""
    starts, column = [], 0
    for index, slot in enumerate(plan.rows[row].slots):
        starts.append(column)
        column += counts.get((row, index), 0) * slot.repeats if slot.repeats else 1
    return starts


def _width_at(columns: Columns, column: int) -> str:
    return str(columns[column]) if column < len(columns) else "0"
