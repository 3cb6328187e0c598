"""Tables whose columns are repeated: what is known of their widths before there is any data."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from plandocs.engine.word.compiling.blocks import Block
from plandocs.engine.word.compiling.cells import (
    Directives,
    cell_properties,
    drawn_span,
    put_property,
)
from plandocs.engine.word.compiling.tokens import (
    Line,
    Lines,
    Tag,
    add_text_after,
    add_text_before,
    mark,
)
from plandocs.engine.word.layout import RowPlan, Slot, TablePlan, scaled
from plandocs.engine.word.xml import make, parent_of, w
from plandocs.engine.xml import Element

_UNKNOWN_WIDTH = 1000
"""Twips for a column drawn without any width; only its share of the table matters."""
_OF_COLUMNS = ("colspan", "colwidth", "hm")
"""The tags of a cell that say how many columns it takes, or how wide they are."""
_SPANNED = frozenset({"colspan", "hm"})
_WIDENING = frozenset({"colwidth", "hm"})
"""Those of them that change the widths of cells: a span alone leaves them as they are drawn."""


@dataclass(slots=True)
class ColumnPlans:
    """The tables with repeated columns of a part, and the loops that repeat them."""

    tables: list[TablePlan] = field(default_factory=list)
    loops: dict[int, tuple[int, int]] = field(default_factory=dict)
    """By the number of a `{%tc for %}`: the row of the plan, and the slot in it."""


def plan_columns(
    root: Element,
    tags: list[Tag],
    blocks: list[Block],
    directives: dict[Element, Directives],
    lines: Lines,
) -> ColumnPlans:
    """Plan every table with repeated or resized columns, before its structure tags are hoisted."""
    planner = _Planner(tags, blocks, directives, lines)
    for table in root.iter(w("tbl")):
        if planner.concerns(table):
            planner.plan(table)
    return planner.plans


@dataclass(slots=True, eq=False)
class _Drawn:
    """A cell as drawn, or the cells between a `{%tc %}` tag and the one that closes it."""

    width: int
    cells: list[Element] = field(default_factory=list)
    opener: Tag | None = None
    simple: bool = True
    """Whether it is one cell, or the cells of a loop that repeats them all each time."""
    start: int = 0
    """The first column of the drawn table that it takes."""
    columns: int = 0

    @property
    def end(self) -> int:
        """The column after its last."""
        return self.start + self.columns

    @property
    def slot(self) -> Slot:
        """What the plan keeps of it."""
        return Slot(self.width, len(self.cells) if self.opener is not None else 0)


class _Planner:
    """Plans the tables of one part."""

    def __init__(
        self,
        tags: list[Tag],
        blocks: list[Block],
        directives: dict[Element, Directives],
        lines: Lines,
    ) -> None:
        self.plans = ColumnPlans()
        self._directives = directives
        self._lines = lines
        self._closers = {block.tags[0].number: block.tags[-1].number for block in blocks}
        self._tags = dict(_by_cell(tags, "tc"))
        self._leaving = {parent_of(cell, "tr") for cell, _ in _by_cell(tags, "tr")}

    def concerns(self, table: Element) -> bool:
        """Return whether the columns of a table depend on the data."""
        return any(
            next(self._numbers(cell), None) is not None
            for cell in table.iter(w("tc"))
            if parent_of(cell, "tbl") is table
        )

    def plan(self, table: Element) -> None:
        """Plan a table, and mark in it what its layout will fill."""
        cells = [cell for cell in table.iter(w("tc")) if parent_of(cell, "tbl") is table]
        tag = next(chain(*(self._numbers(cell) for cell in cells)), 0)
        plan = TablePlan([], _grid(table), tag)
        resized = any("colwidth" in self._named(cell) for cell in cells)
        spanned = not any(cell in self._tags or self._named(cell) & _WIDENING for cell in cells)
        rows = [
            row
            for row in table.iter(w("tr"))
            if parent_of(row, "tbl") is table and row not in self._leaving
        ]
        drawn = [self._drawn(row, plan.grid) for row in rows]
        loops = _Loops(drawn)
        for row, own in zip(rows, drawn, strict=True):
            self._plan_row(row, own, plan, resized, spanned)
            self._mark_grown(own, loops)
        grid = table.find(w("tblGrid"))
        if grid is not None:
            grid[:] = []
            grid.text = mark("g")
        number = len(self.plans.tables)
        self.plans.tables.append(plan)
        add_text_before(table, self._lines.add(Line(f"{{{{ {number}|_open_table }}}}", tag)))
        add_text_after(table, self._lines.add(Line("{{ 0|_close_table }}", tag)))

    def _plan_row(
        self, row: Element, drawn: list[_Drawn], plan: TablePlan, resized: bool, spanned: bool
    ) -> None:
        """Plan a row of a table that has a width of its own, or nothing but spans."""
        widths = [one.width for one in drawn]
        if sum(plan.grid) and sum(widths):
            widths = scaled(widths, sum(plan.grid))
        for one, width in zip(drawn, widths, strict=True):
            one.width = width
        number = len(plan.rows)
        fast = not resized and all(self._is_regular(one) for one in drawn)
        plan.rows.append(RowPlan(tuple(one.slot for one in drawn), fast))
        if fast:
            self._set_regular(drawn, number)
            return
        row.text = mark(f"R{number}") + (row.text or "")
        for index, one in enumerate(drawn):
            for cell in one.cells:
                if spanned:
                    cell.text = self._counted(cell, index, "k") + (cell.text or "")
                else:
                    _set_width(cell, self._counted(cell, index))

    def _drawn(self, row: Element, grid: tuple[int, ...]) -> list[_Drawn]:
        """Return the cells of a row with their drawn widths, those of a repetition together."""
        found: list[_Drawn] = []
        group: _Drawn | None = None
        column, skipped = 0, _columns_before(row)
        for cell in row.iter(w("tc")):
            if parent_of(cell, "tr") is not row:
                continue
            span = self._span(cell)
            width = _width(cell, grid[column : column + span], span)
            start = skipped + column
            column += span
            tag = self._tags.get(cell)
            if group is not None:
                group.width += width
                group.columns += span
                if tag is None:
                    group.cells.append(cell)
                elif group.opener and tag.number == self._closers[group.opener.number]:
                    group = None
                else:
                    group.simple = False
            elif tag is None:
                found.append(_Drawn(width, [cell], start=start, columns=span))
            elif tag.number in self._closers:
                plain = tag.keyword == "for" and " if " not in tag.body
                group = _Drawn(width, [], tag, plain, start, span)
                found.append(group)
        return found

    def _mark_grown(self, row: list[_Drawn], loops: "_Loops") -> None:
        """Mark the cells of a row that are merged over loops of other rows: they grow with them."""
        for one in row:
            if one.opener is not None or one.columns < 2 or self._named(one.cells[0]) & _SPANNED:
                continue
            if over := loops.under(one.start, one.end):
                put_property(one.cells[0], make("gridSpan", val=mark(f"G{over}")))

    def _is_regular(self, drawn: _Drawn) -> bool:
        """Return whether each of its cells takes one column."""
        alone = all(
            self._span(cell) == 1 and not {"colspan", "hm"} & self._named(cell)
            for cell in drawn.cells
        )
        return drawn.simple and bool(drawn.cells) and alone

    def _set_regular(self, drawn: list[_Drawn], number: int) -> None:
        """Mark the widths of a row whose cells take one column each."""
        loops = [one for one in drawn if one.opener is not None]
        for index, one in enumerate(drawn):
            width = mark(f"w{number},{index}")
            if one.opener is not None:
                opener = one.opener.number
                self.plans.loops[opener] = (number, index)
                if len(loops) == 1:
                    # With one loop in the row its width is known as soon as the loop begins.
                    width = self._lines.add(Line(f"{{{{ _w{opener} }}}}", opener))
            for cell in one.cells:
                _set_width(cell, width)

    def _counted(self, cell: Element, slot: int, kind: str = "c") -> str:
        """Return the mark of a cell whose columns are known only when it prints.

        Its width is known then too, unless the mark is a `k`: only its span counts.
        """
        found = self._directives.get(cell)
        span, width = str(self._span(cell)), ""
        if found is not None and found.span:
            number = found.tags["hm" if "hm" in found.tags else "colspan"].number
            span = self._lines.add(Line(f"{{{{ ({found.span})|_span }}}}", number))
        if found is not None and "colwidth" in found.tags:
            tag = found.tags["colwidth"]
            width = self._lines.add(Line(f"{{{{ ({tag.arguments})|_twips }}}}", tag.number))
        return mark(f"{kind}{slot},{span},{width}")

    def _numbers(self, cell: Element) -> Iterator[int]:
        """Yield the tags of a cell that change the columns of its table."""
        if cell in self._tags:
            yield self._tags[cell].number
        found = self._directives.get(cell)
        if found is not None:
            yield from (tag.number for name, tag in found.tags.items() if name in _OF_COLUMNS)

    def _span(self, cell: Element) -> int:
        found = self._directives.get(cell)
        return drawn_span(cell) if found is None else found.drawn_span

    def _named(self, cell: Element) -> set[str]:
        found = self._directives.get(cell)
        return set() if found is None else set(found.tags)


def _by_cell(tags: list[Tag], prefix: str) -> Iterator[tuple[Element, Tag]]:
    """Yield the cell of each tag that stands for a cell (`tc`) or for its row (`tr`)."""
    for tag in tags:
        cell = parent_of(tag.holder, "tc") if tag.holder is not None else None
        if tag.prefix == prefix and cell is not None:
            yield cell, tag


class _LoopRow(NamedTuple):
    """Where the loops of a row are drawn, and where the row ends."""

    end: int
    loops: tuple[tuple[int, int, int], ...]
    """The slot of each loop, its first column and the one after its last."""


class _Loops:
    """The loops of a table, row by row, that a cell of another row may be merged over."""

    def __init__(self, rows: list[list[_Drawn]]) -> None:
        self._rows: dict[_LoopRow, int] = {}
        """The number of the first row of those whose loops stand alike."""
        self._known: dict[tuple[int, int], str] = {}
        for number, row in enumerate(rows):
            loops = tuple(
                (slot, one.start, one.end) for slot, one in enumerate(row) if one.opener is not None
            )
            if loops:
                self._rows.setdefault(_LoopRow(row[-1].end, loops), number)

    def under(self, start: int, end: int) -> str:
        """Return the loops of the first row that a cell covers whole, as its mark names them."""
        if (start, end) not in self._known:
            found = (_covered(start, end, row, number) for row, number in self._rows.items())
            self._known[start, end] = next(filter(None, found), "")
        return self._known[start, end]


def _covered(start: int, end: int, row: _LoopRow, number: int) -> str:
    """Return the loops of a row that a cell covers whole, unless it cuts any.

    A cell that goes on where the row has ended is already drawn as wide as what is printed.
    """
    over = [(slot, first, last) for slot, first, last in row.loops if first < end and last > start]
    if end > row.end or any(first < start or last > end for _, first, last in over):
        return ""
    return ";".join(f"{number},{slot},{last - first}" for slot, first, last in over)


def _columns_before(row: Element) -> int:
    """Return how many columns a row leaves empty before its first cell."""
    before = row.find(f"{w('trPr')}/{w('gridBefore')}")
    return _number(before.get(w("val"))) if before is not None else 0


def _grid(table: Element) -> tuple[int, ...]:
    grid = table.find(w("tblGrid"))
    columns = grid.findall(w("gridCol")) if grid is not None else []
    return tuple(_number(column.get(w("w"))) for column in columns)


def _number(text: str | None) -> int:
    """Return a length in twips; some programs write it with decimals."""
    try:
        return max(0, round(float(text or 0)))
    except (ValueError, OverflowError):
        return 0


def _width(cell: Element, under: tuple[int, ...], span: int) -> int:
    """Return a cell's width in twips, from the grid columns under it where it gives none."""
    found = cell.find(f"{w('tcPr')}/{w('tcW')}")
    if found is not None and found.get(w("type"), "dxa") == "dxa":
        width = _number(found.get(w("w")))
        if width:
            return width
    return sum(under) or _UNKNOWN_WIDTH * span


def _set_width(cell: Element, width: str) -> None:
    cell_properties(cell)
    put_property(cell, make("tcW", w=width, type="dxa"))
