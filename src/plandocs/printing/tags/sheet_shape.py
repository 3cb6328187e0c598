"""What of a sheet is its table, with its head and its sides, and what stands above and below."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plandocs.printing.tags.sheet_cells import Area, Place, Sheet

Rows = dict[int, list[Place]]
"""The cells of each row that has any, downwards and from left to right."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of a row of a table: the cell there, none if it is empty, and what it spans."""

    place: Place | None
    head: str | None = None
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, each of which fills all its columns."""

    rows: tuple[tuple[Slot, ...], ...]

    @property
    def places(self) -> list[Place]:
        """Return its cells that have a text, in the order of reading."""
        return [slot.place for row in self.rows for slot in row if slot.place]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a sheet holds, downwards: texts by their places, and tables; its title among them."""

    blocks: tuple[Place | Grid, ...]
    title: Place | None


def shape_of(sheet: Sheet, printed: Iterable[Place]) -> Shape:
    """Return the shape of a sheet of which some cells were printed."""
    rows: Rows = {}
    for place in sorted(printed):
        rows.setdefault(place[0], []).append(place)
    numbers = list(rows)
    heads = _head_rows(sheet, rows)
    first = numbers.index(heads[0]) if heads else len(numbers)
    last = _last_row(sheet, rows, numbers, first + len(heads))
    above = {number: rows[number] for number in numbers[:first]}
    blocks: list[Place | Grid] = [*_above(sheet, above)]
    if heads:
        table = {number: rows[number] for number in numbers[first:last]}
        blocks.append(_grid(sheet, table, set(heads), sheet.sides or sheet.repeated_columns))
    blocks += [place for number in numbers[last:] for place in rows[number]]
    placed = {place for block in blocks for place in places_of(block)}
    missing = {place for places in rows.values() for place in places} - placed
    title = next((places[0] for places in above.values() if len(places) == 1), None)
    return Shape((*blocks, *sorted(missing)), title)


def places_of(block: Place | Grid) -> list[Place]:
    """Return the cells of a block that have a text, in the order of reading."""
    return block.places if isinstance(block, Grid) else [block]


def _above(sheet: Sheet, rows: Rows) -> Iterator[Place | Grid]:
    """Yield what stands above the table: titles, or data of it that are a small table."""
    numbers = list(rows)
    turn = 0
    while turn < len(numbers):
        number = numbers[turn]
        if _heads_next(sheet, rows, number):
            yield _grid(sheet, {n: rows[n] for n in (number, number + 1)}, {number}, None)
            turn += 2
        else:
            yield from rows[number]
            turn += 1


def _heads_next(sheet: Sheet, rows: Rows, number: int) -> bool:
    """Return whether the cells of a row are the names of those just below, by their styles."""
    names, values = rows[number], rows.get(number + 1, [])
    if len(names) < 2 or [place[1] for place in names] != [place[1] for place in values]:
        return False
    styles = ({sheet.cells[place].style for place in places} for places in (names, values))
    return next(styles).isdisjoint(next(styles))


def _head_rows(sheet: Sheet, rows: Rows) -> list[int]:
    """Return the rows that head the columns: those named, repeated or filtered by, or the first."""
    for area in (sheet.heads, sheet.repeated_rows, sheet.filtered):
        found = [] if area is None else [row for row in rows if area.top <= row <= area.bottom]
        several = [number for number, row in enumerate(found) if len(rows[row]) > 1]
        if several:
            return found[several[0] :]
        if found and area is sheet.heads:
            return found
    first = next((row for row, places in rows.items() if len(places) > 1), None)
    return [] if first is None else [first]


def _last_row(sheet: Sheet, rows: Rows, numbers: list[int], body: int) -> int:
    """Return where the rows below a table begin: its notes and the meaning of its colours.

    Of a table with lines they are those without; of one that has none, those that run across it
    and those of one text after an empty row.
    """
    inside = {place for row in numbers[:body] for place in rows[row]}
    boxed = any(sheet.cells[place].boxed for row in numbers[body : body + 1] for place in rows[row])
    right = max((place[1] for row in numbers[:body] for place in rows[row]), default=0)
    last = position = len(numbers)
    while position > body and inside:
        position -= 1
        row = numbers[position]
        places = rows[row]
        if boxed:
            if any(sheet.cells[place].boxed for place in places):
                break
            last = position
        elif len(places) > 1:
            break
        elif _runs_across(sheet, places[0], right) or row - numbers[position - 1] > 1:
            last = position
    return last


def _runs_across(sheet: Sheet, place: Place, right: int) -> bool:
    area = sheet.merged.get(place)
    return area is not None and area.right > area.left and area.right >= right


def _grid(sheet: Sheet, rows: Rows, heads: set[int], sides: Area | None) -> Grid:
    """Return the rows of a table, each of which fills all the columns that have a text."""
    numbers = list(rows)
    columns = sorted({place[1] for places in rows.values() for place in places})
    taken: set[Place] = set()
    table = []
    for number in numbers:
        slots = []
        own = set(rows[number])
        for column in columns:
            place = number, column
            if place in taken:
                continue
            if place not in own:
                slots.append(Slot(None))
                continue
            area = sheet.merged.get(place)
            if area is None:
                slots.append(Slot(place, _head(sides, place, number in heads)))
                continue
            same = heads if number in heads else rows.keys() - heads
            down = [row for row in numbers if area.top <= row <= area.bottom and row in same]
            across = [each for each in columns if area.left <= each <= area.right]
            taken |= {(row, each) for row in down for each in across}
            head = _head(sides, place, number in heads)
            slots.append(Slot(place, head, len(across), len(down)))
        table.append(tuple(slots))
    return Grid(tuple(table))


def _head(sides: Area | None, place: Place, in_head: bool) -> str | None:
    """Return what a cell heads, its column or its row, None if it heads nothing."""
    if in_head:
        return "Column"
    return "Row" if sides and sides.left <= place[1] <= sides.right else None
