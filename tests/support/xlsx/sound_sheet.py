"""Whether the XML of a sheet is what the schema and Excel ask for."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from support.xlsx.package import X14, XM, Element, Package, R, S, local
from support.xlsx.places import (
    MAX_COLUMN,
    MAX_ROW,
    Box,
    box_of,
    boxes_of,
    letters_of,
    name_of,
    place_of,
)

ORDER = """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
    protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells
    phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup
    headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing
    legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts
    extLst
""".split()
"""The children of a worksheet in the order of CT_Worksheet (ECMA-376, 18.3.1.99)."""

_MANY = {"conditionalFormatting"}
_COUNTED = {"mergeCells": "mergeCell", "dataValidations": "dataValidation", "tableParts": ""}
_CELL_TYPES = {"b", "d", "e", "inlineStr", "n", "s", "str"}
_FILLED = ("mergeCells", "hyperlinks", "dataValidations", "cols", "sheetViews")
_LONGEST = 32_767


def sheet_faults(package: Package, part: str, title: str) -> list[str]:
    """Return what is wrong with a sheet, one line each."""
    root = package.xml(part)
    if local(root) != "worksheet":
        return []
    checks = (
        _order(root),
        _counts(root),
        _rows(root),
        _cells(root, package),
        _formulas(root),
        _columns(root),
        _dimension(root),
        _merges(root),
        _conditions(root, package),
        _validations(root),
        _links(root, package),
        _breaks(root),
        _views(root),
        _filter(root, package, title),
        _outline(root),
        _sparklines(root),
    )
    return [f"{part}: {fault}" for check in checks for fault in check]


def _order(root: Element) -> Iterator[str]:
    names = [local(node) for node in root]
    yield from (f"{name} is no part of a sheet" for name in names if name not in ORDER)
    known = [name for name in names if name in ORDER]
    for before, after in pairwise(known):
        if ORDER.index(before) > ORDER.index(after):
            yield f"{after} comes after {before}"
    for name, count in Counter(known).items():
        if count > 1 and name not in _MANY:
            yield f"{name} {count} times"
    if "sheetData" not in names:
        yield "no sheetData"


def _counts(root: Element) -> Iterator[str]:
    for node in root:
        name = local(node)
        if name in _FILLED and len(node) == 0:
            yield f"{name} is empty"
        if name in _COUNTED and node.get("count") not in (None, str(len(node))):
            yield f"{name} says {node.get('count')} and holds {len(node)}"


def _rows(root: Element) -> Iterator[str]:
    numbers = [int(node.get("r", "0")) for node in root.iterfind(f"{S}sheetData/{S}row")]
    yield from (f"row {b} after row {a}" for a, b in pairwise(numbers) if b <= a)
    yield from (f"row {number}" for number in numbers if not 1 <= number <= MAX_ROW)
    for node in root.iterfind(f"{S}sheetData/{S}row"):
        places = [place_of(cell.get("r", "")) for cell in node]
        number = int(node.get("r", "0"))
        yield from (f"{name_of(*p)} in row {number}" for p in places if p[0] != number)
        for (_, a), (_, b) in pairwise(places):
            if b <= a:
                yield f"{name_of(number, b)} after {name_of(number, a)}"
        if node.get("spans") and places:
            first, last = map(int, node.get("spans", "").split(":"))
            if first > places[0][1] or last < places[-1][1]:
                yield f"row {number} spans {first}:{last} and has more"
        height = node.get("ht")
        if height is not None and not 0 <= float(height) <= 409.5:
            yield f"row {number} is {height} high"


def _cells(root: Element, package: Package) -> Iterator[str]:
    strings = _size(package, "sharedStrings", f"{S}si")
    formats = _size(package, "styles", f"{S}cellXfs/{S}xf")
    for row in root.iterfind(f"{S}sheetData/{S}row"):
        if int(row.get("s", "0")) >= formats:
            yield f"row {row.get('r')} has format {row.get('s')} of {formats}"
        for cell in row:
            ref, kind = cell.get("r", ""), cell.get("t", "n")
            if local(cell) != "c" or kind not in _CELL_TYPES:
                yield f"{ref}: a {local(cell)} of kind {kind}"
            if int(cell.get("s", "0")) >= formats:
                yield f"{ref} has format {cell.get('s')} of {formats}"
            names = [local(node) for node in cell]
            if names != [name for name in ("f", "v", "is", "extLst") if name in names]:
                yield f"{ref} holds {names}"
            yield from _value(cell, ref, kind, strings)


def _value(cell: Element, ref: str, kind: str, strings: int) -> Iterator[str]:
    value = cell.findtext(f"{S}v")
    if (kind == "inlineStr") != (cell.find(f"{S}is") is not None):
        yield f"{ref} is of kind {kind} and its text is elsewhere"
    if value is None:
        if kind in ("s", "b", "e") and cell.find(f"{S}f") is None:
            yield f"{ref} is of kind {kind} and holds nothing"
        return
    if kind == "s" and not (value.isdigit() and int(value) < strings):
        yield f"{ref} is string {value} of {strings}"
    if kind == "b" and value not in ("0", "1"):
        yield f"{ref} is no boolean: {value}"
    if kind == "str" and len(value) > _LONGEST:
        yield f"{ref} holds {len(value)} letters"
    if kind == "n" and not _is_number(value) and (value or cell.find(f"{S}f") is None):
        yield f"{ref} is no number: {value}"


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and text == text.strip()
    except ValueError:
        return False


def _formulas(root: Element) -> Iterator[str]:
    """Arrays cover their cell and no other's; a shared formula has its first, which covers it."""
    masters: dict[str, Box] = {}
    arrays: list[tuple[str, Box]] = []
    for cell in root.iter(f"{S}c"):
        formula = cell.find(f"{S}f")
        if formula is None:
            continue
        ref, kind = cell.get("r", ""), formula.get("t", "normal")
        text = formula.text or ""
        if text.startswith("="):
            yield f"{ref}: the formula says its ="
        if not text and kind != "dataTable" and (kind != "shared" or formula.get("ref")):
            yield f"{ref}: an empty formula"
        if text.count("(") != text.count(")") and '"' not in text:
            yield f"{ref}: {text} does not close"
        if kind in ("array", "dataTable") or (kind == "shared" and formula.get("ref")):
            box = box_of(formula.get("ref", ref))
            if not box.holds(*place_of(ref)):
                yield f"{ref}: its {kind} formula is of {box}"
            if kind == "array":
                arrays.append((ref, box))
            elif formula.get("si", "") in masters:
                yield f"{ref}: shared formula {formula.get('si')} twice"
            else:
                masters[formula.get("si", "")] = box
        elif kind == "shared":
            master = masters.get(formula.get("si", ""))
            if master is None or not master.holds(*place_of(ref)):
                yield f"{ref}: no shared formula {formula.get('si')} covers it"
    for (ref, box), (other, second) in combinations(arrays, 2):
        if box.meets(second):
            yield f"the arrays of {ref} and {other} overlap"


def _columns(root: Element) -> Iterator[str]:
    last = 0
    for node in root.iterfind(f"{S}cols/{S}col"):
        first, end = int(node.get("min", "0")), int(node.get("max", "0"))
        if not last < first <= end <= MAX_COLUMN:
            yield f"columns {first} to {end} after column {last}"
        last = end


def _dimension(root: Element) -> Iterator[str]:
    node = root.find(f"{S}dimension")
    if node is None:
        return
    box = box_of(node.get("ref", ""))
    for cell in root.iter(f"{S}c"):
        if not box.holds(*place_of(cell.get("r", ""))):
            yield f"the dimension {box} leaves {cell.get('r')} out"
            return


def _merges(root: Element) -> Iterator[str]:
    boxes = [box_of(node.get("ref", "")) for node in root.iter(f"{S}mergeCell")]
    yield from (f"{box} merges one cell" for box in boxes if ":" not in str(box))
    yield from (f"the merged {a} and {b} overlap" for a, b in combinations(boxes, 2) if a.meets(b))
    for cell in root.iter(f"{S}c"):
        row, column = place_of(cell.get("r", ""))
        if len(cell) == 0:
            continue
        for box in boxes:
            if box.holds(row, column) and (row, column) != (box.top, box.left):
                yield f"{cell.get('r')} holds something that the merged {box} hides"


def _conditions(root: Element, package: Package) -> Iterator[str]:
    formats = _size(package, "styles", f"{S}dxfs/{S}dxf")
    priorities: Counter[str] = Counter()
    pairs: set[str] = set()
    for holder in root.iterchildren(f"{S}conditionalFormatting"):
        yield from _sqref("conditionalFormatting", holder.get("sqref", ""))
        for rule in holder.iterchildren(f"{S}cfRule"):
            priorities[rule.get("priority", "0")] += 1
            if int(rule.get("dxfId", "-1")) >= formats:
                yield f"a conditional format has format {rule.get('dxfId')} of {formats}"
            pairs |= {node.text or "" for node in rule.iter(f"{X14}id")}
    ids = [rule.get("id", "") for rule in root.iter(f"{X14}cfRule")]
    yield from (f"the x14 rule {key} {n} times" for key, n in Counter(ids).items() if n > 1)
    yield from (f"the x14 rule {key} is not there" for key in pairs - set(ids))
    for holder in root.iter(f"{X14}conditionalFormatting"):
        yield from _sqref("x14:conditionalFormatting", holder.findtext(f"{XM}sqref", ""))
        for rule in holder.iterchildren(f"{X14}cfRule"):
            if rule.get("priority"):
                priorities[rule.get("priority", "")] += 1
            elif rule.get("id") not in pairs:
                yield f"the x14 rule {rule.get('id')} belongs to no rule"
    for key, count in priorities.items():
        if count > 1 or int(key) < 1:
            yield f"{count} rules of priority {key}"
    yield from _pairs_cover_the_same(root)


def _pairs_cover_the_same(root: Element) -> Iterator[str]:
    """A data bar of 2010 says its cells twice, in the old rule and in the new one."""
    old = {
        key.text or "": holder.get("sqref", "")
        for holder in root.iterchildren(f"{S}conditionalFormatting")
        for key in holder.iter(f"{X14}id")
    }
    for holder in root.iter(f"{X14}conditionalFormatting"):
        new = holder.findtext(f"{XM}sqref", "")
        for rule in holder.iterchildren(f"{X14}cfRule"):
            before = old.get(rule.get("id", ""), new)
            if sorted(before.split()) != sorted(new.split()):
                yield f"the x14 rule of {before} is of {new}"


def _validations(root: Element) -> Iterator[str]:
    found: list[Box] = []
    for node in root.iter(f"{S}dataValidation"):
        yield from _sqref("dataValidation", node.get("sqref", ""))
        found += boxes_of(node.get("sqref", ""))
    for node in root.iter(f"{X14}dataValidation"):
        yield from _sqref("x14:dataValidation", node.findtext(f"{XM}sqref", ""))
        found += boxes_of(node.findtext(f"{XM}sqref", ""))
    for a, b in combinations(found, 2):
        if a.meets(b):
            yield f"the validations of {a} and {b} overlap"


def _links(root: Element, package: Package) -> Iterator[str]:
    sheets = {name.lower() for name in package.sheet_names()}
    names = {n.get("name", "").lower() for n in _defined(package)}
    boxes: list[Box] = []
    for node in root.iter(f"{S}hyperlink"):
        ref, place = node.get("ref", ""), node.get("location")
        yield from _sqref("hyperlink", ref)
        boxes += boxes_of(ref)
        if place is None and not node.get(f"{R}id"):
            yield f"the link of {ref} goes nowhere"
        if place is None or node.get(f"{R}id"):
            continue
        title, mark, cells = place.rpartition("!")
        if not mark and _is_range(place):
            continue
        if not mark:
            if place.lower() not in names:
                yield f"the link of {ref} goes to {place}, which is no name"
        elif title.strip("'").replace("''", "'").lower() not in sheets:
            yield f"the link of {ref} goes to {place}, which is no sheet"
        elif not _is_range(cells) and cells.lower() not in names:
            yield f"the link of {ref} goes to {place}, which is no cell"
    yield from (f"two links in {a}" for a, b in combinations(boxes, 2) if a.meets(b))


def _is_range(text: str) -> bool:
    try:
        box_of(text.replace("$", ""))
    except ValueError:
        return False
    return True


def _breaks(root: Element) -> Iterator[str]:
    for name, limit in (("rowBreaks", MAX_ROW), ("colBreaks", MAX_COLUMN)):
        for holder in root.iterchildren(f"{S}{name}"):
            numbers = [int(node.get("id", "0")) for node in holder]
            manual = sum(node.get("man") in ("1", "true") for node in holder)
            if numbers != sorted(set(numbers)) or not numbers or numbers[-1] >= limit:
                yield f"{name} after {numbers}"
            if int(holder.get("count", len(numbers))) != len(numbers):
                yield f"{name} says {holder.get('count')} and holds {len(numbers)}"
            if int(holder.get("manualBreakCount", manual)) != manual:
                yield f"{name} says {holder.get('manualBreakCount')} and {manual} are manual"


def _views(root: Element) -> Iterator[str]:
    for view in root.iterfind(f"{S}sheetViews/{S}sheetView"):
        pane = view.find(f"{S}pane")
        panes = {node.get("pane", "topLeft") for node in view.iterchildren(f"{S}selection")}
        for node in view.iterchildren(f"{S}selection"):
            yield from _sqref("selection", node.get("sqref", "A1"))
            if not any(b.holds(*_active(node)) for b in boxes_of(node.get("sqref", "A1"))):
                yield f"{node.get('activeCell')} is not selected in {node.get('sqref')}"
        if pane is None:
            continue
        rows, columns = (int(float(pane.get(key, "0"))) for key in ("ySplit", "xSplit"))
        active = pane.get("activePane", "topLeft")
        if pane.get("state") in ("frozen", "frozenSplit"):
            row, column = place_of(pane.get("topLeftCell", "A1"))
            if row <= rows or column <= columns or not (rows or columns):
                yield f"the pane of {rows} rows and {columns} columns shows {name_of(row, column)}"
            expected = ("bottom" if rows else "top") + ("Right" if columns else "Left")
            if active != expected:
                yield f"the active pane is {active} and not {expected}"
        if panes and active not in panes:
            yield f"nothing is selected in the pane {active}"


def _active(node: Element) -> tuple[int, int]:
    return place_of(node.get("activeCell", "A1"))


def _filter(root: Element, package: Package, title: str) -> Iterator[str]:
    """The filter of a sheet is told a second time, by a hidden name."""
    node = root.find(f"{S}autoFilter")
    if node is None:
        return
    box = box_of(node.get("ref", ""))
    for column in node.iterchildren(f"{S}filterColumn"):
        if int(column.get("colId", "0")) > box.right - box.left:
            yield f"the filter of {box} has a column {column.get('colId')}"
    number = str(package.sheet_names().index(title))
    for name in _defined(package):
        if name.get("name") == "_xlnm._FilterDatabase" and name.get("localSheetId") == number:
            said = (name.text or "").rpartition("!")[2].replace("$", "")
            if said != str(box):
                yield f"the filter is {box} and its name says {said}"


def _outline(root: Element) -> Iterator[str]:
    said = root.find(f"{S}sheetFormatPr")
    pairs = (("outlineLevelRow", f"{S}sheetData/{S}row"), ("outlineLevelCol", f"{S}cols/{S}col"))
    for name, path in pairs:
        levels = [int(node.get("outlineLevel", "0")) for node in root.iterfind(path)]
        shown = 0 if said is None else int(said.get(name, "0"))
        if max(levels, default=0) > min(shown, 7):
            yield f"{name} is {shown} and there are {max(levels)}"


def _sparklines(root: Element) -> Iterator[str]:
    cells = []
    for node in root.iter(f"{X14}sparkline"):
        cells.append(node.findtext(f"{XM}sqref", ""))
        yield from _sqref("sparkline", cells[-1])
        drawn = node.findtext(f"{XM}f", "").rpartition("!")[2].replace("$", "")
        if not _is_range(drawn):
            yield f"the sparkline of {cells[-1]} draws nothing ({drawn})"
        elif (box := box_of(drawn)).top != box.bottom and box.left != box.right:
            yield f"the sparkline of {cells[-1]} draws {box}, which is no row and no column"
    yield from (f"{n} sparklines in {ref}" for ref, n in Counter(cells).items() if n > 1)


def _sqref(what: str, text: str) -> Iterator[str]:
    try:
        boxes = boxes_of(text)
    except ValueError as error:
        yield f"{what}: {error}"
        return
    if not boxes:
        yield f"{what} of no cells"
    yield from _overlaps(what, boxes)


def _overlaps(what: str, boxes: Iterable[Box]) -> Iterator[str]:
    for a, b in combinations(boxes, 2):
        if a.meets(b):
            yield f"{what}: {a} and {b} overlap, column {letters_of(a.left)}"


def _size(package: Package, kind: str, path: str) -> int:
    found = package.related(package.workbook, kind)
    return len(package.xml(found[0]).findall(path)) if found else 0


def _defined(package: Package) -> list[Element]:
    return package.xml(package.workbook).findall(f"{S}definedNames/{S}definedName")
