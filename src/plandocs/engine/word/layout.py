"""The widths of a table's columns, once it is known how many it has."""

from dataclasses import dataclass, field
from typing import NamedTuple

MAX_COLUMNS = 63
"""What Word admits in a table."""


class Slot(NamedTuple):
    """A cell of a drawn row, or the cells that a loop repeats: `repeats` of them each time."""

    width: int
    repeats: int = 0


class RowPlan(NamedTuple):
    """The slots of a drawn row; in a fast one each repetition prints one column a cell."""

    slots: tuple[Slot, ...]
    fast: bool


class TablePlan(NamedTuple):
    """What is drawn of a table: its rows, the widths of its grid, a tag that tells where it is."""

    rows: list[RowPlan]
    grid: tuple[int, ...]
    tag: int


@dataclass(slots=True)
class Counts:
    """How often each column loop of one printed table repeated."""

    by_slot: dict[tuple[int, int], int] = field(default_factory=dict)
    uneven: bool = False

    def note(self, row: int, slot: int, count: int) -> int:
        """Keep how often a loop repeats; return the count that its columns are shared by."""
        known = self.by_slot.setdefault((row, slot), count)
        if known != count:
            self.uneven = True
            self.by_slot[row, slot] = max(known, count)
        return known


@dataclass(slots=True)
class PrintedCell:
    """A cell that was counted as it printed: its slot, first column, span, and own width or 0."""

    slot: int
    start: int
    span: int
    width: int
    over: tuple[tuple[int, int, int], ...] = ()
    """The row, the slot and the drawn columns of each loop that it is merged over."""


Columns = list[int]


def share(plan: RowPlan, slot: int, count: int) -> int:
    """Return the width of each column that a loop makes."""
    drawn = plan.slots[slot]
    return drawn.width // max(1, count * drawn.repeats)


def lay_out(
    plan: TablePlan, counts: Counts, counted: list[tuple[int, list[PrintedCell]]]
) -> Columns:
    """Return the widths of a printed table's columns, which sum what it was drawn."""
    found: Columns = []
    total = sum(plan.grid)
    for number, row in enumerate(plan.rows):
        if row.fast:
            found = _longer(found, _fast_columns(row, number, counts, total))
    for number, cells in counted:
        if all(cell.span == 1 for cell in cells):
            found = _longer(found, _counted_columns(plan.rows[number], cells, total))
    return _resized(found, counted, total)


def grow(counts: Counts, plan: TablePlan, counted: list[tuple[int, list[PrintedCell]]]) -> None:
    """Have the cells that are merged over loops take the columns that these printed."""
    first: dict[int, list[PrintedCell]] = {}
    for row, cells in counted:
        first.setdefault(row, cells)
    for _, cells in counted:
        start = 0
        for cell in cells:
            cell.start = start
            printed = [_printed(plan, counts, first, row, slot) for row, slot, _ in cell.over]
            known = [columns for columns in printed if columns is not None]
            if len(known) == len(cell.over):
                drawn = sum(columns for _, _, columns in cell.over)
                cell.span = max(1, cell.span - drawn + sum(known))
            start += cell.span


def _printed(
    plan: TablePlan, counts: Counts, counted: dict[int, list[PrintedCell]], row: int, slot: int
) -> int | None:
    """Return how many columns a loop printed, or None when its row did not print."""
    if (row, slot) in counts.by_slot:
        return counts.by_slot[row, slot] * plan.rows[row].slots[slot].repeats
    if row not in counted:
        return None
    return sum(cell.span for cell in counted[row] if cell.slot == slot)


def _longer(one: Columns, other: Columns) -> Columns:
    return other if len(other) > len(one) else one


def _fast_columns(row: RowPlan, number: int, counts: Counts, total: int) -> Columns:
    widths: Columns = []
    spare = -1
    emptied = False
    for index, slot in enumerate(row.slots):
        if not slot.repeats:
            spare = len(widths) if spare < 0 else spare
            widths.append(slot.width)
            continue
        if (number, index) not in counts.by_slot:
            return []  # a row of the template that did not print
        count = counts.by_slot[number, index] * slot.repeats
        emptied = emptied or not count
        widths += [share(row, index, counts.by_slot[number, index])] * count
    drawn = total or sum(slot.width for slot in row.slots)
    if emptied:
        return scaled(widths, drawn)
    if spare >= 0:
        widths[spare] += drawn - sum(widths)
    return widths


def _counted_columns(row: RowPlan, cells: list[PrintedCell], total: int) -> Columns:
    """Return the columns of a row whose cells each took one: those of a slot share its width."""
    printed = [cell.slot for cell in cells]
    widths = [row.slots[slot].width // printed.count(slot) for slot in printed]
    return scaled(widths, total or sum(slot.width for slot in row.slots))


def _resized(columns: Columns, counted: list[tuple[int, list[PrintedCell]]], total: int) -> Columns:
    """Give the columns with a width of their own that width, and the others what is left."""
    own: dict[int, int] = {}
    for _, cells in counted:
        for cell in cells:
            if cell.width and cell.span == 1:
                own.setdefault(cell.start, cell.width)
    if not own or not columns:
        return columns
    rest = [index for index in range(len(columns)) if index not in own]
    left = max(total - sum(own.values()), len(rest) * 100)
    shares = scaled([columns[index] for index in rest], left)
    widths = dict(zip(rest, shares, strict=True)) | own
    return [widths[index] for index in range(len(columns))]


def scaled(widths: Columns, total: int) -> Columns:
    """Return widths in proportion that sum to `total`."""
    drawn = sum(widths) or 1
    found = [width * total // drawn for width in widths]
    if found:
        found[0] += total - sum(found)
    return found
