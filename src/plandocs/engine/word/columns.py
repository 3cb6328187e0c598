"""Tables whose columns are repeated: what is known of their widths before there is any data."""

from dataclasses import dataclass, field

from plandocs.engine.word.blocks import Block
from plandocs.engine.word.cells import Directives, cell_properties, drawn_span, put_property
from plandocs.engine.word.layout import RowPlan, Slot, TablePlan
from plandocs.engine.word.tokens import Line, Lines, Tag, add_text_after, add_text_before, mark
from plandocs.engine.word.xml import Element, make, parent_of, w

_UNKNOWN_WIDTH = 1000
"""Twips for a column drawn without any width; only its share of the table matters."""


@dataclass(slots=True, eq=False)
class _Group:
    """The cells of a row between a `{%tc %}` tag and the one that closes it."""

    opener: Tag
    simple: bool
    width: int = 0
    cells: list[Element] = field(default_factory=list)


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
    plans = ColumnPlans()
    by_cell = _column_tags(tags)
    planned = {parent_of(cell, "tbl") for cell in by_cell}
    planned |= {
        parent_of(cell, "tbl")
        for cell, found in directives.items()
        if {"colwidth", "hm"} & set(found.tags)
    }
    closers = {block.tags[0].number: block.tags[-1].number for block in blocks}
    for table in root.iter(w("tbl")):
        if table in planned:
            _plan_table(table, by_cell, closers, directives, lines, plans)
    return plans


def _column_tags(tags: list[Tag]) -> dict[Element, Tag]:
    found: dict[Element, Tag] = {}
    for tag in tags:
        if tag.prefix == "tc" and tag.holder is not None:
            cell = parent_of(tag.holder, "tc")
            if cell is not None:
                found.setdefault(cell, tag)
    return found


def _plan_table(
    table: Element,
    by_cell: dict[Element, Tag],
    closers: dict[int, int],
    directives: dict[Element, Directives],
    lines: Lines,
    plans: ColumnPlans,
) -> None:
    grid = _grid(table)
    rows = [row for row in table.iter(w("tr")) if parent_of(row, "tbl") is table]
    resized = any(
        "colwidth" in found.tags for cell, found in directives.items()
        if parent_of(cell, "tbl") is table
    )  # fmt: skip
    first_tag = next((by_cell[c] for c in table.iter(w("tc")) if c in by_cell), None)
    plan = TablePlan([], grid, first_tag.number if first_tag else -1)
    for row in rows:
        cells = [cell for cell in row.iter(w("tc")) if parent_of(cell, "tr") is row]
        if not any(by_cell.get(cell, _NO_TAG).prefix == "tr" for cell in cells):
            slots = _slots(cells, by_cell, closers, grid)
            _plan_row(row, slots, directives, resized, lines, plan, plans)
    number = len(plans.tables)
    plans.tables.append(plan)
    found = table.find(w("tblGrid"))
    if found is not None:
        found[:] = []
        found.text = mark("g")
    tag = plan.tag if plan.tag >= 0 else 0
    add_text_before(table, lines.add(Line(f"{{{{ {number}|_open_table }}}}", tag)))
    add_text_after(table, lines.add(Line("{{ 0|_close_table }}", tag)))


_NO_TAG = Tag(-1, "", "", "", "", False, False, None)  # type: ignore[arg-type]


def _grid(table: Element) -> tuple[int, ...]:
    grid = table.find(w("tblGrid"))
    columns = list(grid.iter(w("gridCol"))) if grid is not None else []
    return tuple(_number(column.get(w("w"))) for column in columns)


def _number(text: str | None) -> int:
    try:
        return max(0, round(float(text or 0)))
    except ValueError:
        return 0


def _slots(
    cells: list[Element],
    by_cell: dict[Element, Tag],
    closers: dict[int, int],
    grid: tuple[int, ...],
) -> list[tuple[Element, int] | _Group]:
    """Return the cells of a row with their drawn widths, those of a repetition together."""
    found: list[tuple[Element, int] | _Group] = []
    group: _Group | None = None
    column = 0
    for cell in cells:
        width = _drawn_width(cell, column, grid)
        column += drawn_span(cell)
        tag = by_cell.get(cell)
        if group is None and tag is not None and tag.number in closers:
            group = _Group(tag, tag.keyword == "for" and " if " not in tag.body)
            found.append(group)
        elif group is not None and tag is not None:
            if tag.number == closers[group.opener.number]:
                group.width += width
                group = None
                continue
            group.simple = False
        elif group is not None:
            group.cells.append(cell)
        elif tag is None:
            found.append((cell, width))
        if group is not None:
            group.width += width
    return found


def _drawn_width(cell: Element, column: int, grid: tuple[int, ...]) -> int:
    """Return a cell's width in twips, from its grid columns where it gives none of its own."""
    found = cell.find(f"{w('tcPr')}/{w('tcW')}")
    if found is not None and found.get(w("type"), "dxa") == "dxa":
        width = _number(found.get(w("w")))
        if width:
            return width
    under = grid[column : column + drawn_span(cell)]
    return sum(under) or _UNKNOWN_WIDTH * drawn_span(cell)


def _plan_row(
    row: Element,
    slots: list[tuple[Element, int] | _Group],
    directives: dict[Element, Directives],
    resized: bool,
    lines: Lines,
    plan: TablePlan,
    plans: ColumnPlans,
) -> None:
    number = len(plan.rows)
    groups = [slot for slot in slots if isinstance(slot, _Group)]
    widths = [slot.width if isinstance(slot, _Group) else slot[1] for slot in slots]
    scaled = _scaled(widths, sum(plan.grid))
    fast = not resized and _is_regular(slots, directives)
    plan.rows.append(
        RowPlan(
            tuple(
                Slot(width, len(slot.cells) if isinstance(slot, _Group) else 0)
                for slot, width in zip(slots, scaled, strict=True)
            ),
            fast,
        )
    )
    if not fast:
        row.text = mark(f"R{number}") + (row.text or "")
    for index, slot in enumerate(slots):
        if isinstance(slot, _Group) and fast:
            plans.loops[slot.opener.number] = (number, index)
        for cell in slot.cells if isinstance(slot, _Group) else [slot[0]]:
            width = mark(f"w{number},{index}")
            if not fast:
                width = _tracked(cell, index, directives, lines)
            elif isinstance(slot, _Group) and len(groups) == 1:
                # With one loop in the row its width is known as soon as the loop begins.
                opener = slot.opener.number
                width = lines.add(Line(f"{{{{ _w{opener} }}}}", opener))
            _set_width(cell, width)


def _is_regular(
    slots: list[tuple[Element, int] | _Group], directives: dict[Element, Directives]
) -> bool:
    """Return whether every cell of a row takes one column, and its loops are plain ones."""
    for slot in slots:
        if isinstance(slot, _Group) and not (slot.simple and slot.cells):
            return False
        for cell in slot.cells if isinstance(slot, _Group) else [slot[0]]:
            found = directives.get(cell)
            if drawn_span(cell) > 1 or (found is not None and not _keeps_columns(found)):
                return False
    return True


def _keeps_columns(found: Directives) -> bool:
    return not {"colspan", "hm", "colwidth"} & set(found.tags)


def _tracked(cell: Element, slot: int, directives: dict[Element, Directives], lines: Lines) -> str:
    """Return the mark of a cell whose columns are known only when it prints."""
    found = directives.get(cell)
    span = str(drawn_span(cell))
    width = ""
    if found is not None and found.span:
        tag = found.tags.get("hm") or found.tags["colspan"]
        span = lines.add(Line(f"{{{{ ({found.span})|_span }}}}", tag.number))
    elif found is not None:
        span = str(found.drawn_span)
    if found is not None and (tag := found.tags.get("colwidth")):  # type: ignore[assignment]
        width = lines.add(Line(f"{{{{ ({tag.arguments})|_twips }}}}", tag.number))
    return mark(f"c{slot},{span},{width}")


def _set_width(cell: Element, width: str) -> None:
    cell_properties(cell)
    put_property(cell, make("tcW", w=width, type="dxa"))


def _scaled(widths: list[int], total: int) -> list[int]:
    """Return the widths of a row in proportion, to sum what the table is wide."""
    drawn = sum(widths)
    if not total or not drawn or drawn == total:
        return widths
    scaled = [width * total // drawn for width in widths]
    if scaled:
        scaled[0] += total - sum(scaled)
    return scaled
