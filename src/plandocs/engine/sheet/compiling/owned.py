"""The parts around a sheet: drawings, charts, notes, tables, and the texts with tags in them."""

import re
from collections.abc import Callable, Iterator

from plandocs.diagnostics import InSheet, Location
from plandocs.engine.sheet.compiling.formulas import (
    growing,
    inside_table,
    read_formula,
    sheets_read,
)
from plandocs.engine.sheet.compiling.furniture import mark_selected, slots_in
from plandocs.engine.sheet.compiling.labels import Labels
from plandocs.engine.sheet.compiling.tags import has_tags, whole_tags
from plandocs.engine.sheet.compiling.tree import (
    DRAWING,
    EXCEL,
    Slots,
    attributes,
    box_of,
    boxes_of,
    elements,
    local_name,
    x,
)
from plandocs.engine.sheet.places import cell_name
from plandocs.engine.sheet.plans import (
    ANY,
    AnchorSlot,
    AreaSlot,
    Box,
    CopySlot,
    Formula,
    FormulaSlot,
    HeadingsSlot,
    LabelSlot,
    OwnedPart,
    OwnSlot,
    Pieces,
    StillSlot,
    TablePlan,
    TableSlot,
)
from plandocs.engine.xml import XML_SPACE, Element, discard, fragment

_A = f"{{{DRAWING}}}"
_X = f"{{{EXCEL}}}"
_TABLE = "Una tabla"
_NOTE = "Un comentario"
_CHART = "Una gráfica"
_CACHES = ("strCache", "numCache", "multiLvlStrCache")
_SHAPE = re.compile(r"^(.*?_s)([0-9]{1,9})$")
_WHAT = {"pic": "Una imagen", "graphicFrame": "Una gráfica"}
_ENDS = (("row", True), ("col", False))


def drawing(part: str, root: Element, labels: Labels) -> OwnedPart:
    """Return a drawing: its anchors follow the cells, its texts are filled."""
    slots = Slots()
    for anchor in root:
        if local_name(anchor).endswith("Anchor") and anchor.get("editAs") != "absolute":
            _mark_anchor(anchor, slots)
    formulas = []
    for shape in root.iter():
        if isinstance(shape.tag, str) and (link := shape.get("textlink")):
            formulas.append(read_formula(link.removeprefix("=")))
            slot = FormulaSlot(formulas[-1], "Un cuadro de texto", False, in_attribute=True)
            shape.set("textlink", slots.mark(slot))
    has_tags = _mark_texts(root, slots, labels)
    points = reads_of(formulas, "")
    return OwnedPart(part, slots.part(root), has_tags, True, (), points)


def links(part: str, root: Element) -> list[OwnedPart]:
    """Return the relations of a drawing, when any leads to a cell of the workbook."""
    slots = Slots()
    formulas = []
    for relation in root:
        target = relation.get("Target", "")
        if target.startswith("#"):
            formulas.append(read_formula(target[1:]))
            slot = FormulaSlot(formulas[-1], "Un vínculo", False, in_attribute=True)
            relation.set("Target", "#" + slots.mark(slot))
    if not formulas:
        return []
    points = reads_of(formulas, "")
    return [OwnedPart(part, slots.part(root), False, True, (), points)]


def chart(part: str, root: Element, labels: Labels) -> OwnedPart:
    """Return a chart: its ranges grow; what it remembers of them is left to be read again."""
    slots = Slots()
    formulas: list[Formula] = []
    for element in list(elements(root, "f")):
        if element.text and not len(element):
            formulas.append(growing(read_formula(element.text)))
            element.text = slots.mark(FormulaSlot(formulas[-1], _CHART, False))
    for name in _CACHES:
        for cache in list(elements(root, name)):
            if cache.getparent() is not None:
                discard(cache)
    has_tags = _mark_texts(root, slots, labels)
    points = reads_of(formulas, "")
    return OwnedPart(part, slots.part(root), has_tags, False, points, points)


def notes(part: str, root: Element, labels: Labels) -> OwnedPart:
    """Return the notes of a sheet: each goes with its cell, and is one with each copy of it."""
    slots = Slots()
    has_tags = False
    for note in list(root.iter(x("comment"))):
        boxes = (box_of(note.get("ref", "")),)
        for name in [n for n in note.attrib if str(n).endswith("}uid")]:
            del note.attrib[name]
        note.set("ref", slots.mark(OwnSlot("ranges")))
        texts = list(note.iter(x("t")))
        where = labels.place
        if isinstance(where, InSheet):
            where = where._replace(cell=_cell(boxes[0]))
        has_tags = _mark_runs(texts, slots, labels, "note", lambda _: "", where) or has_tags
        slots.put(note, CopySlot(boxes, slots.inside(note), _NOTE))
    return OwnedPart(part, slots.part(root), has_tags, True)


def note_shapes(part: str, root: Element) -> OwnedPart:
    """Return the old drawing of a sheet: the box of each note follows its cell."""
    slots = Slots()
    for shape in list(elements(root, "shape")):
        data = shape.find(f"{_X}ClientData")
        if data is None:
            continue
        row, column = data.find(f"{_X}Row"), data.find(f"{_X}Column")
        if data.get("ObjectType") == "Note" and row is not None and column is not None:
            _mark_note(shape, data, (row, column), slots)
        else:
            _mark_still_shape(data, slots)
    return OwnedPart(part, slots.part(root), False, True)


def table(part: str, root: Element, sheet: str) -> tuple[OwnedPart, TablePlan]:
    """Return a table, which grows with its rows and takes the names of its headings."""
    slots = Slots()
    name = root.get("displayName", "")
    box = box_of(root.get("ref", ""))
    headings = int(root.get("headerRowCount", "1"))
    totals = int(root.get("totalsRowCount", "0"))
    root.set("ref", slots.mark(AreaSlot((box,), _TABLE, headings + 1 + totals)))
    root.set("id", slots.mark(TableSlot(name, int(root.get("id", "1")))))
    for attribute in ("name", "displayName"):
        root.set(attribute, slots.mark(TableSlot(root.get(attribute, name), 0)))
    found = root.find(x("autoFilter"))
    if found is not None:
        boxes = boxes_of(found.get("ref", ""))
        found.set("ref", slots.mark(AreaSlot(boxes, _TABLE)))
        if len(found):
            found.text = slots.mark(StillSlot(boxes, "El filtro"))
    order = root.find(x("sortState"))
    if order is not None:
        order.text = slots.mark(StillSlot((box,), "El orden guardado"))
    names = tuple(column.get("name", "") for column in root.iter(x("tableColumn")))
    for formula in root.iter(x("calculatedColumnFormula"), x("totalsRowFormula")):
        if formula.text:
            read = inside_table(read_formula(formula.text), name)
            formula.text = slots.mark(FormulaSlot(read, _TABLE, False))
    if len(names) != box[3] - box[1] + 1:
        raise ValueError(f"{len(names)} tableColumn")
    if headings:
        _mark_headings(root, box, names, slots)
    else:
        root.append(still := root.makeelement(x("still"), {}, None))
        slots.put(still, StillSlot((box,), _TABLE))
    follows = any(has_tags(column) for column in names)
    plan = TablePlan(name, sheet, box, names if headings else ())
    return OwnedPart(part, slots.part(root), follows, True), plan


def threads(part: str, root: Element) -> OwnedPart:
    """Return threads of comments, which cannot follow their cells."""
    slots = Slots()
    for thread in elements(root, "threadedComment"):
        boxes = boxes_of(thread.get("ref", "A1"))
        thread.text = slots.mark(StillSlot(boxes, _NOTE))
    return OwnedPart(part, slots.part(root), False, True)


def pivot_cache(part: str, root: Element) -> tuple[OwnedPart, str, tuple[Box, ...]]:
    """Return the memory of a pivot table, read again on opening; the sheet and cells it reads."""
    slots = Slots()
    root.set("refreshOnLoad", "1")
    source = next(elements(root, "worksheetSource"), None)
    title = source.get("sheet", "") if source is not None else ""
    boxes = boxes_of(source.get("ref", "")) if source is not None else ()
    return OwnedPart(part, slots.part(root), False, False, (title or ANY,)), title, boxes


def chart_sheet(part: str, root: Element, labels: Labels) -> OwnedPart:
    """Return a sheet that is a chart alone, whose header and footer are filled."""
    slots = Slots()
    mark_selected(root, slots)
    headers = list(tagged_headers(root))
    for node in headers:
        node.text = slots.mark(LabelSlot(add_header(node, labels), is_coded=True))
    return OwnedPart(part, slots.part(root), bool(headers), False)


def tagged_headers(root: Element) -> Iterator[Element]:
    """Yield the headers and footers of a sheet that have tags."""
    headers = root.find(x("headerFooter"))
    yield from (
        (node for node in headers if has_tags(node.text or "")) if headers is not None else ()
    )


def add_header(node: Element, labels: Labels) -> int:
    """Keep the text of a header or footer; return its number."""
    where = labels.place
    if isinstance(where, InSheet):
        is_header = local_name(node).endswith("Header")
        where = where._replace(cell="encabezado" if is_header else "pie de página")
    return labels.add(node.text or "", "header", where)


def properties(part: str, root: Element, labels: Labels) -> OwnedPart:
    """Return the properties of the document, with their tags."""
    slots = Slots()
    filled = False
    for node in root.iter():
        if isinstance(node.tag, str) and node.text and has_tags(node.text):
            node.text = slots.mark(LabelSlot(labels.add(node.text, "core")))
            filled = True
    return OwnedPart(part, slots.part(root), filled, False)


def reads_of(formulas: list[Formula], own: str) -> tuple[str, ...]:
    """Return the sheets that some formulas read."""
    found = sheets_read(formulas, own)
    return (ANY,) if found is None else tuple(sorted(found))


def reads_of_pieces(pieces: Pieces, own: str) -> tuple[str, ...]:
    """Return the sheets that the formulas in some pieces read."""
    return reads_of([slot.formula for slot in slots_in(FormulaSlot, pieces)], own)


def _mark_anchor(anchor: Element, slots: Slots) -> None:
    ends = [end for end in anchor if local_name(end) in ("from", "to")]
    what = next((_WHAT[local_name(n)] for n in anchor if local_name(n) in _WHAT), "Una forma")
    keeps = anchor.get("editAs") == "oneCell"
    for name, by_row in _ENDS:
        numbers = [node for end in ends for node in elements(end, name)]
        values = [int(node.text or "0") for node in numbers]
        if not values:
            continue
        start, end = values[0], max(values[-1], values[0])
        for node, value in zip(numbers, values, strict=True):
            node.text = slots.mark(AnchorSlot(by_row, value, start, end, keeps, what))


def _mark_texts(root: Element, slots: Slots, labels: Labels) -> bool:
    """Mark the texts with tags of the paragraphs of shapes; return whether there are any."""
    found = False
    for paragraph in root.iter(f"{_A}p"):
        texts = list(paragraph.iter(f"{_A}t"))
        found = _mark_runs(texts, slots, labels, "shape", _line_break) or found
    return found


def _mark_runs(
    texts: list[Element],
    slots: Slots,
    labels: Labels,
    kind: str,
    run: Callable[[Element], str],
    place: Location | None = None,
) -> bool:
    """Mark the texts of some runs where they hold tags, each tag whole in one run."""
    runs = tuple(node.text or "" for node in texts)
    if not has_tags("".join(runs)):
        return False
    for node, text in zip(texts, whole_tags(runs), strict=True):
        node.text = text
        if has_tags(text):
            number, is_note = labels.add(text, kind, place), kind == "note"
            node.text = slots.mark(LabelSlot(number, run(node), is_note))
            if is_note:
                node.set(XML_SPACE, "preserve")
    return True


def _line_break(text: Element) -> str:
    """Return what breaks a line inside a run of a shape."""
    parent = text.getparent()
    look = parent.find(f"{_A}rPr") if parent is not None else None
    prefix = next((p for p, uri in text.nsmap.items() if uri == DRAWING), "a")
    own = fragment(look, parent) if look is not None and parent is not None else ""
    a = f"{prefix}:" if prefix else ""
    return f"</{a}t></{a}r><{a}br>{own}</{a}br><{a}r>{own}<{a}t>"


def _mark_note(shape: Element, data: Element, cell: tuple[Element, Element], slots: Slots) -> None:
    row, column = (int(node.text or "0") for node in cell)
    cell[0].text = slots.mark(OwnSlot("row", row))
    cell[1].text = slots.mark(OwnSlot("column", column))
    anchor = data.find(f"{_X}Anchor")
    numbers = (
        [part.strip() for part in (anchor.text or "").split(",")] if anchor is not None else []
    )
    if anchor is not None and len(numbers) == 8:
        for index, what in ((0, "column"), (2, "row"), (4, "column"), (6, "row")):
            numbers[index] = slots.mark(OwnSlot(what, int(numbers[index])))
        anchor.text = ", ".join(numbers)
    known = _SHAPE.match(shape.get("id", ""))
    name, number = (known[1], int(known[2])) if known else (f"{shape.get('id', 'nota')}_s", row)
    shape.set("id", name + slots.mark(OwnSlot("id", number)))
    for attribute in [a for a in shape.attrib if str(a).endswith("}spid")]:
        del shape.attrib[attribute]
    box = (row + 1, column + 1, row + 1, column + 1)
    slots.put(shape, CopySlot((box,), slots.inside(shape), _NOTE))


def _mark_still_shape(data: Element, slots: Slots) -> None:
    """Mark a button or the like, which stays where it is."""
    anchor = data.find(f"{_X}Anchor")
    numbers = [int(n) for n in (anchor.text or "").split(",")] if anchor is not None else []
    if len(numbers) == 8:
        box = (1, 1, numbers[6] + 1, numbers[4] + 1)
        data.text = slots.mark(StillSlot((box,), "Un control de formulario")) + (data.text or "")


def _mark_headings(root: Element, box: Box, names: tuple[str, ...], slots: Slots) -> None:
    columns = root.find(x("tableColumns"))
    if columns is None or len(columns) != len(names):
        raise ValueError("tableColumns")
    found = []
    for column in columns:
        inside = slots.pieces("".join(fragment(child, columns) for child in column))
        found.append((attributes(column, "id", "name"), inside))
    top, left, _, right = box
    slots.put(columns, HeadingsSlot((top, left, top, right), tuple(found), names, _TABLE))


def _cell(box: Box) -> str:
    return cell_name(box[0], box[1])
