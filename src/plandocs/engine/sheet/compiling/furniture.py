"""What surrounds the cells of a sheet, as pieces that follow the cells."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from plandocs.engine.sheet.compiling.formulas import growing, read_formula
from plandocs.engine.sheet.compiling.package import Damaged
from plandocs.engine.sheet.compiling.tree import (
    CUT,
    Slots,
    attributes,
    box_of,
    boxes_of,
    elements,
    finite,
    local_name,
    x,
)
from plandocs.engine.sheet.plans import (
    AreaSlot,
    Box,
    BreaksSlot,
    ColumnsSlot,
    CopySlot,
    FormulaSlot,
    GroupSlot,
    MergesSlot,
    OwnSlot,
    PaneSlot,
    SelectedSlot,
    SizeSlot,
    StillSlot,
)
from plandocs.engine.xml import Element, fragment

_BEFORE_MERGES = frozenset(
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection "
    "protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews".split()
)
"""What stands before `mergeCells` (ECMA-376 part 1, 18.3.1.99)."""
_RULE = "Un formato condicional"
_VALIDATION = "Una validación de datos"
_LINK = "Un vínculo"
_WARNING = "Una advertencia omitida"
_WATCH = "Una inspección"
FOR_WHO_DRAWS = frozenset((_WARNING, _WATCH))
"""What serves who draws the template and nobody who reads what it prints."""
_BY_EXTENSION = {
    "conditionalFormatting": _RULE,
    "dataValidation": _VALIDATION,
    "sparkline": "Un minigráfico",
}
_STILL = {
    "scenarios": "Un escenario",
    "customSheetViews": "Una vista personalizada",
    "controls": "Un control de formulario",
    "oleObjects": "Un objeto incrustado",
    "sortState": "El orden guardado",
    "dataConsolidate": "La consolidación de datos",
}
_COUNTED = ("conditionalFormatting", "dataValidation", "hyperlink", "sparkline", "ignoredError")
_MOST = 15_000
"""The most of them in a sheet: to find the place of each takes longer the more there are."""
_DEFAULT_WIDTH = 8.43
_PIXELS = 7
_DEFAULT_HEIGHT = 15.0
_Kind = TypeVar("_Kind", CopySlot, FormulaSlot)


def mark_furniture(root: Element, slots: Slots, moves: bool) -> None:
    """Put slots in a sheet for everything that follows its cells; raise Damaged for too many."""
    if sum(1 for _ in root.iter(*(f"{{*}}{name}" for name in _COUNTED))) > _MOST:
        what = "formatos condicionales, validaciones y vínculos; aplique cada uno a un rango"
        raise Damaged(f"una hoja trae más de {_MOST:,} {what}")
    _mark_size(root, slots)
    mark_selected(root, slots)
    if moves:
        _mark_views(root, slots)
        _mark_columns(root, slots)
    _mark_filter(root, slots)
    _mark_merges(root, slots)
    for element in root.findall(x("conditionalFormatting")):
        _mark_rule(element, element.get("sqref", ""), slots, _RULE)
    _mark_group(root, "dataValidations", slots, _mark_validation)
    _mark_group(root, "hyperlinks", slots, _mark_link)
    _mark_group(root, "protectedRanges", slots, _mark_protected)
    _mark_group(root, "ignoredErrors", slots, _mark_ignored)
    _mark_group(root, "cellWatches", slots, _mark_watch)
    for name, by_row in (("rowBreaks", True), ("colBreaks", False)):
        _mark_breaks(root, name, by_row, slots)
    _mark_extensions(root, slots)
    _mark_still(root, slots)


def mark_selected(root: Element, slots: Slots) -> None:
    """Put a slot where a sheet says that its tab is selected."""
    for view in root.iter(x("sheetView")):
        if view.get("tabSelected") in ("1", "true"):
            view.set("tabSelected", slots.mark(SelectedSlot()))


def read_merges(root: Element) -> tuple[Box, ...]:
    """Return the merged cells of a sheet."""
    found = (boxes_of(node.get("ref", "")) for node in root.iter(x("mergeCell")))
    return tuple(box for boxes in found for box in boxes)


def read_widths(root: Element, count: int) -> tuple[float, ...]:
    """Return the width of each column in pixels; a hidden one has none."""
    shape = root.find(x("sheetFormatPr"))
    usual = finite(shape.get("defaultColWidth", str(_DEFAULT_WIDTH))) if shape is not None else 8.43
    widths = [usual] * max(count, 1)
    for column in root.iterfind(f"{x('cols')}/{x('col')}"):
        width = finite(column.get("width", str(usual)))
        hidden = column.get("hidden") in ("1", "true")
        first, last = int(column.get("min", "1")), int(column.get("max", "1"))
        for number in range(first, min(last, len(widths)) + 1):
            widths[number - 1] = 0.0 if hidden else width
    return tuple(float(int(width * _PIXELS)) for width in widths)


def read_height(root: Element) -> float:
    """Return the usual height of a row in points."""
    shape = root.find(x("sheetFormatPr"))
    usual = str(_DEFAULT_HEIGHT)
    return finite(shape.get("defaultRowHeight", usual) if shape is not None else usual)


def _mark_size(root: Element, slots: Slots) -> None:
    found = root.find(x("dimension"))
    if found is not None:
        found.set("ref", slots.mark(SizeSlot()))


def _mark_views(root: Element, slots: Slots) -> None:
    """Move frozen panes, and show each view from its beginning."""
    for view in root.iter(x("sheetView")):
        if "topLeftCell" in view.attrib:
            del view.attrib["topLeftCell"]
        pane = view.find(x("pane"))
        frozen = pane is not None and pane.get("state") in ("frozen", "frozenSplit")
        for selection in view.findall(x("selection")):
            view.remove(selection)
        if pane is not None and frozen:
            columns, rows = (round(finite(pane.get(name, "0"))) for name in ("xSplit", "ySplit"))
            slots.put(pane, PaneSlot(columns, rows, pane.get("state", "frozen")))


def _mark_columns(root: Element, slots: Slots) -> None:
    found = root.find(x("cols"))
    if found is None:
        return
    spans = tuple(
        (int(column.get("min", "1")), int(column.get("max", "1")), attributes(column, "min", "max"))
        for column in found.iter(x("col"))
    )
    slots.put(found, ColumnsSlot(spans))


def _mark_filter(root: Element, slots: Slots) -> None:
    found = root.find(x("autoFilter"))
    if found is None or not found.get("ref"):
        return
    boxes = boxes_of(found.get("ref", ""))
    found.set("ref", slots.mark(AreaSlot(boxes, "El filtro")))
    if len(found):
        found.text = slots.mark(StillSlot(boxes, "El filtro"))


def _mark_merges(root: Element, slots: Slots) -> None:
    found = root.find(x("mergeCells"))
    if found is None:
        after = [child for child in root if local_name(child) in _BEFORE_MERGES][-1]
        found = root.makeelement(x("mergeCells"), {}, None)
        after.addnext(found)
    slots.put(found, MergesSlot())


def _mark_rule(element: Element, ranges: str, slots: Slots, what: str) -> None:
    """Make an element one that serves all the copies of its ranges."""
    boxes = boxes_of(ranges)
    element.set("sqref", slots.mark(OwnSlot("ranges")))
    for formula in element.iter(x("formula"), x("formula1"), x("formula2")):
        _mark_formula(formula, slots, what)
    for value in element.iter(x("cfvo")):
        if value.get("val") and not _is_number(value.get("val", "")):
            slot = FormulaSlot(read_formula(value.get("val", "")), what, in_attribute=True)
            value.set("val", slots.mark(slot))
    slots.put(element, CopySlot(boxes, slots.inside(element), what, True))


def _mark_formula(element: Element, slots: Slots, what: str) -> None:
    if element.text:
        element.text = slots.mark(FormulaSlot(read_formula(element.text), what))


def _mark_validation(element: Element, slots: Slots) -> None:
    _mark_rule(element, element.get("sqref", ""), slots, _VALIDATION)


def _mark_protected(element: Element, slots: Slots) -> None:
    _mark_rule(element, element.get("sqref", ""), slots, "Un rango protegido")


def _mark_ignored(element: Element, slots: Slots) -> None:
    _mark_rule(element, element.get("sqref", ""), slots, _WARNING)


def _mark_watch(element: Element, slots: Slots) -> None:
    boxes = (box_of(element.get("r", "")),)
    element.set("r", slots.mark(OwnSlot("ranges")))
    slots.put(element, CopySlot(boxes, slots.inside(element), _WATCH))


def _mark_link(element: Element, slots: Slots) -> None:
    """Make a link one of each copy of its cells; where it leads in the workbook moves too."""
    boxes = (box_of(element.get("ref", "")),)
    element.set("ref", slots.mark(OwnSlot("ranges")))
    location = element.get("location", "")
    if location:
        element.set(
            "location", slots.mark(FormulaSlot(read_formula(location), _LINK, in_attribute=True))
        )
    slots.put(element, CopySlot(boxes, slots.inside(element), _LINK))


def _mark_group(
    root: Element, name: str, slots: Slots, mark: Callable[[Element, Slots], None]
) -> None:
    for group in root.findall(x(name)):
        for element in list(group):
            mark(element, slots)
        _put_group(group, slots)


def _put_group(group: Element, slots: Slots, holder: Element | None = None) -> None:
    """Make an element one that goes when all that it, or `holder` inside it, held went."""
    inner = group if holder is None else holder
    items = slots.pieces(inner.text or "")
    inner.text = CUT
    if "count" in group.attrib:
        del group.attrib["count"]
    parent = group.getparent()
    if parent is None:
        raise ValueError(group.tag)
    before, _, after = fragment(group, parent).partition(CUT)
    slots.put(group, GroupSlot(slots.pieces(before), items, slots.pieces(after)))


def _mark_breaks(root: Element, name: str, by_row: bool, slots: Slots) -> None:
    found = root.find(x(name))
    if found is None:
        return
    breaks = tuple(
        (int(node.get("id", "0")), attributes(node, "id")) for node in found.iter(x("brk"))
    )
    slots.put(found, BreaksSlot(by_row, breaks))


def _mark_extensions(root: Element, slots: Slots) -> None:
    """Mark what Excel 2010 and later keep apart: rules, validations, sparklines."""
    for ranges in list(elements(root, "sqref")):
        owner = ranges.getparent()
        if owner is None or not ranges.text:
            continue
        name, text = local_name(owner), ranges.text
        what = _BY_EXTENSION.get(name, "Una extensión")
        holder = owner.getparent()
        for formula in elements(owner, "f"):
            if formula.text:
                found = read_formula(formula.text)
                found = growing(found) if name == "sparkline" else found
                flat = name == "sparkline"
                formula.text = slots.mark(FormulaSlot(found, what, is_flat=flat))
        ranges.text = slots.mark(OwnSlot("ranges"))
        slots.put(owner, CopySlot(boxes_of(text), slots.inside(owner), what, name != "sparkline"))
        if holder is not None:
            _close_holder(holder, slots)


def _close_holder(holder: Element, slots: Slots) -> None:
    """Make what held extensions go when they all do, up to the list of extensions."""
    found: Element | None = holder
    while found is not None and local_name(found) != "worksheet" and not len(found):
        outer = found.getparent() if local_name(found) == "sparklines" else found
        if outer is None:
            raise ValueError("sparklines")
        above = outer.getparent()
        _put_group(outer, slots, found)
        found = above


def _mark_still(root: Element, slots: Slots) -> None:
    """Mark what cannot follow the cells, so that it is told when they move."""
    for name, what in _STILL.items():
        for element in root.findall(x(name)):
            boxes = _still_boxes(element)
            element.addprevious(mark := element.makeelement(x("still"), {}, None))
            slots.put(mark, StillSlot(boxes, what))


def _still_boxes(element: Element) -> tuple[Box, ...]:
    """Return the cells that an element speaks of; without any, the whole sheet."""
    found = [
        box
        for node in element.iter()
        for name in ("ref", "r", "sqref")
        for box in boxes_of(node.get(name, ""))
        if re.fullmatch("[A-Z]+[0-9].*", node.get(name, ""))
    ]
    rows = [int(node.text or "0") + 1 for node in elements(element, "row")]
    if rows:
        found.append((1, 1, max(rows), 1))
    return tuple(found) or ((1, 1, 1_048_576, 16_384),)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def slots_in(kind: type[_Kind], pieces: object) -> Iterator[_Kind]:
    """Yield the slots of a kind anywhere in some pieces."""
    if isinstance(pieces, kind):
        yield pieces
    elif isinstance(pieces, tuple):
        for piece in pieces:
            yield from slots_in(kind, piece)
