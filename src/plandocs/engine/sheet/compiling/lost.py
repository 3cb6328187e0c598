"""What stands on cells that only hold tags, and would go with them: notes, links, rules."""

from collections.abc import Iterator

from plandocs.engine.rules import CANNOT_MOVE, CONTENT_LOST
from plandocs.engine.sheet.compiling.cells import RowRead, SheetRead
from plandocs.engine.sheet.compiling.furniture import FOR_WHO_DRAWS, slots_in
from plandocs.engine.sheet.compiling.nesting import Problem, why_vanishes
from plandocs.engine.sheet.places import MAX_COLUMN, cell_name
from plandocs.engine.sheet.plans import Box, CopySlot, NamePlan, Pieces
from plandocs.engine.sheet.printing.rows import VANISHES


def find_lost(sheet: SheetRead, pieces: tuple[Pieces, ...]) -> Iterator[Problem]:
    """Yield what of the pieces of a sheet serves only cells that are never printed."""
    vanishing = _Vanishing(sheet)
    for slot in slots_in(CopySlot, pieces):
        if slot.what in FOR_WHO_DRAWS or not slot.boxes:
            continue
        if all(map(vanishing.holds, slot.boxes)):
            row, column = slot.boxes[0][:2]
            reason = f"trae {slot.what[:1].lower()}{slot.what[1:]}, y {vanishing.reason(row)}"
            yield Problem(cell_name(row, column), CONTENT_LOST, {"motivo": reason})


def find_lost_titles(sheet: SheetRead, name: NamePlan) -> Iterator[Problem]:
    """Yield a problem when no row, or no column, of the titles of a page is ever printed."""
    columns, rows = name.titles
    below = sheet.size[0] + 1
    boxes = [(rows[0], 1, rows[1], MAX_COLUMN)] if rows else []
    boxes += [(below, columns[0], below, columns[1])] if columns else []
    vanishing = _Vanishing(sheet)
    if any(map(vanishing.holds, boxes)):
        yield Problem("", CANNOT_MOVE, {"que": "La repetición de títulos al imprimir"})


class _Vanishing:
    """The cells of a sheet that only hold tags of rows, columns or sheets."""

    def __init__(self, sheet: SheetRead) -> None:
        self._rows = sheet.rows
        self._end = sheet.size[0]
        packed = [row for row in sheet.rows.values() if "tc" in row.structures]
        packed = [row for row in packed if not row.vanishes]
        self._own = {row.number: _tag_columns(row) for row in packed}
        self._common = frozenset.intersection(*self._own.values()) if packed else frozenset()

    def holds(self, box: Box) -> bool:
        """Return whether all the cells of a box are among them."""
        top, left, bottom, right = box
        last = min(bottom, max(top, self._end + 1))  # all the rows below the last are alike
        return all(
            self._row(row) or all(column in self._columns(row) for column in range(left, right + 1))
            for row in range(top, last + 1)
        )

    def reason(self, row: int) -> str:
        """Return why the cells of a row that are among them are not printed, in Spanish."""
        return why_vanishes(self._rows[row]) if self._row(row) else VANISHES

    def _row(self, number: int) -> bool:
        return number in self._rows and self._rows[number].vanishes

    def _columns(self, row: int) -> frozenset[int]:
        return self._own.get(row, self._common)


def _tag_columns(row: RowRead) -> frozenset[int]:
    """Return the columns of a row whose cells hold tags of columns."""
    return frozenset(
        cell.column
        for cell in row.cells
        if cell.text and any(t.prefix == "tc" and t.is_structure for t in cell.text.tags)
    )
