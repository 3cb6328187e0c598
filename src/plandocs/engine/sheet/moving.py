"""What a sheet holds beside its cells, carried to where the cells went."""

from collections.abc import Callable
from typing import Any

from openpyxl.formatting.formatting import ConditionalFormatting, ConditionalFormattingList
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.pagebreak import Break

from plandocs.engine.rules import CANNOT_MOVE
from plandocs.engine.sheet.layout import Axis, CannotMove, Layout
from plandocs.engine.sheet.places import (
    MAX_COLUMN,
    MAX_ROW,
    cell_name,
    column_name,
    column_number,
    range_name,
)
from plandocs.engine.sheet.printed import Box, PrintedSheet, Worksheet
from plandocs.engine.sheet.references import FromCorner, Mover, NearCell


def move_furniture(sheet: PrintedSheet, mover: Mover) -> None:
    """Carry the print set-up, panes, filters, rules, tables and pictures of a sheet."""
    layout, worksheet = sheet.layout, sheet.worksheet
    steps: list[tuple[str, Callable[[], None]]] = [
        ("El área de impresión", lambda: _move_print_area(worksheet, layout)),
        ("La repetición de títulos al imprimir", lambda: _move_titles(worksheet, layout)),
        ("La inmovilización de paneles", lambda: _move_panes(worksheet, layout)),
        ("El filtro", lambda: _move_filter(worksheet, layout)),
        ("Un formato condicional", lambda: _move_conditions(sheet, mover)),
        ("Una validación de datos", lambda: _move_validations(sheet, mover)),
        ("Un salto de página", lambda: _move_breaks(worksheet, layout)),
        ("Una tabla", lambda: _move_tables(worksheet, layout)),
        ("Una imagen", lambda: _move_pictures(worksheet, layout)),
    ]
    for what, step in steps:
        try:
            step()
        except CannotMove:
            sheet.note(CANNOT_MOVE, que=what)


def _move_print_area(sheet: Worksheet, layout: Layout) -> None:
    area = sheet._print_area
    if area:
        boxes = [_stretched(layout, found) for found in area.sorted()]
        sheet.print_area = ",".join(range_name(*box) for box in boxes)


def _move_titles(sheet: Worksheet, layout: Layout) -> None:
    """Repeat the printed copies of the title rows; those that are not printed are not missed."""
    rows, columns = sheet._print_rows, sheet._print_cols
    if rows:
        extent = layout.rows.extent(rows.min_row, rows.max_row)
        sheet.print_title_rows = f"{extent[0]}:{extent[1]}" if extent else None
    if columns:
        ends = column_number(columns.min_col), column_number(columns.max_col)
        extent = layout.columns.extent(*ends)
        sheet.print_title_cols = (
            f"{column_name(extent[0])}:{column_name(extent[1])}" if extent else None
        )


def _move_panes(sheet: Worksheet, layout: Layout) -> None:
    """Move frozen panes, and show each view from its beginning."""
    for view in sheet.views.sheetView:
        if view.topLeftCell:
            view.topLeftCell = "A1"
        frozen = view.pane is not None and view.pane.state in ("frozen", "frozenSplit")
        start = _move_pane(view.pane, layout) if frozen else "A1"
        active = view.pane.activePane if view.pane is not None else None
        for selection in view.selection:
            place = start if selection.pane == active else None
            selection.activeCell = selection.sqref = place


def _move_pane(pane: Any, layout: Layout) -> str:
    """Move a frozen pane; return the first cell that scrolls."""
    rows = layout.rows.before(int(pane.ySplit or 0) + 1)
    columns = layout.columns.before(int(pane.xSplit or 0) + 1)
    pane.ySplit, pane.xSplit = rows or None, columns or None
    pane.topLeftCell = cell_name(rows + 1, columns + 1)
    return str(pane.topLeftCell)


def _move_filter(sheet: Worksheet, layout: Layout) -> None:
    found = sheet.auto_filter
    if not found.ref:
        return
    if (found.filterColumn or found.sortState) and not layout.is_identity:
        raise CannotMove
    found.ref = range_name(*_stretched(layout, CellRange(found.ref)))


def _move_conditions(sheet: PrintedSheet, mover: Mover) -> None:
    moved = ConditionalFormattingList()
    for condition in sheet.worksheet.conditional_formatting:
        boxes = _copies(sheet.layout, condition.sqref)
        if not boxes:
            continue
        place = ConditionalFormatting(_as_ranges(boxes), pivot=condition.pivot)
        guide = FromCorner(_corner(condition.sqref), boxes[0][:2])
        for rule in condition.rules:
            rule.formula = [mover.move_bare(text, sheet.title, guide) for text in rule.formula]
            moved.add(place, rule)
    sheet.worksheet.conditional_formatting = moved


def _move_validations(sheet: PrintedSheet, mover: Mover) -> None:
    kept = []
    for validation in sheet.worksheet.data_validations.dataValidation:
        boxes = _copies(sheet.layout, validation.sqref)
        if not boxes:
            continue
        guide = FromCorner(_corner(validation.sqref), boxes[0][:2])
        validation.sqref = _as_ranges(boxes)
        for name in ("formula1", "formula2"):
            if text := getattr(validation, name):
                setattr(validation, name, mover.move_bare(text, sheet.title, guide))
        kept.append(validation)
    sheet.worksheet.data_validations.dataValidation = kept


def _move_breaks(sheet: Worksheet, layout: Layout) -> None:
    for breaks, axis in ((sheet.row_breaks, layout.rows), (sheet.col_breaks, layout.columns)):
        numbers = {place for found in breaks.brk for place in _break_places(axis, found.id)}
        limit = {found.id: found for found in breaks.brk}
        model = next(iter(limit.values()), None)
        breaks.brk = [
            Break(id=number, min=model.min, max=model.max, man=model.man)
            for number in sorted(numbers)
            if model is not None
        ]


def _break_places(axis: Axis, template: int) -> list[int]:
    """Return where a page ends: after each copy of its last line, or after what is before it."""
    copies = [last for _, last in axis.groups(template, template)]
    return copies or [axis.before(template + 1)]


def _move_tables(sheet: Worksheet, layout: Layout) -> None:
    for table in sheet.tables.values():
        old = CellRange(table.ref)
        new = _stretched(layout, old)
        headers = layout.rows.runs(old.min_row, old.min_row)
        if new[3] - new[1] != old.max_col - old.min_col or headers != [(new[0], new[0])]:
            raise CannotMove
        if new[0] == new[2] or not layout.columns.is_identity:
            raise CannotMove
        table.ref = range_name(*new)
        if table.autoFilter is not None:
            table.autoFilter.ref = table.ref
        for column, cell in zip(table.tableColumns, sheet[table.ref][0], strict=True):
            if column.name != str(cell.value):
                raise CannotMove


def _move_pictures(sheet: Worksheet, layout: Layout) -> None:
    for picture in sheet._images:
        for marker in (getattr(picture.anchor, "_from", None), getattr(picture.anchor, "to", None)):
            if marker is not None:
                marker.row = layout.rows.one(marker.row + 1) - 1
                marker.col = layout.columns.one(marker.col + 1) - 1


def _stretched(layout: Layout, found: CellRange) -> Box:
    """Return the box that holds every copy of a range."""
    rows = layout.rows.extent(found.min_row, found.max_row)
    columns = layout.columns.extent(found.min_col, found.max_col)
    if rows is None or columns is None:
        raise CannotMove
    return rows[0], columns[0], min(rows[1], MAX_ROW), min(columns[1], MAX_COLUMN)


def _copies(layout: Layout, ranges: MultiCellRange) -> list[Box]:
    """Return a box for each unbroken copy of some ranges, the uppermost left one first."""
    if not layout.regular:
        raise CannotMove
    return sorted(
        (top, left, min(bottom, MAX_ROW), min(right, MAX_COLUMN))
        for found in ranges.ranges
        for top, bottom in layout.rows.runs(found.min_row, found.max_row)
        for left, right in layout.columns.runs(found.min_col, found.max_col)
    )


def _corner(ranges: MultiCellRange) -> tuple[int, int]:
    return min((found.min_row, found.min_col) for found in ranges.ranges)


def _as_ranges(boxes: list[Box]) -> MultiCellRange:
    return MultiCellRange([CellRange(range_name(*box)) for box in boxes])


def move_names(names: Any, mover: Mover, sheet: str) -> list[str]:
    """Point defined names at where their cells went; return those that cannot be."""
    lost = []
    for name, defined in names.items():
        try:
            if defined.attr_text:
                defined.attr_text = mover.move_bare(defined.attr_text, sheet, NearCell())
        except CannotMove:
            lost.append(name)
    return lost
