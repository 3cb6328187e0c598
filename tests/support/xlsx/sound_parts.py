"""Whether what surrounds the sheets is sound: styles, strings, tables, comments, drawings."""

from collections import Counter
from collections.abc import Iterator

from support.xlsx.package import (
    EXCEL,
    VML,
    XDR,
    C,
    Element,
    Package,
    R,
    S,
    local,
    words,
)
from support.xlsx.places import MAX_COLUMN, MAX_ROW, Box, box_of, name_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STYLE_LISTS = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles")
_POINTERS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
_FIRST_CUSTOM = 164


def style_faults(package: Package) -> Iterator[str]:
    """Tell formats that point to fonts, fills or borders that are not there."""
    for part in package.related(package.workbook, "styles"):
        root = package.xml(part)
        sizes = {local(node): len(node) for node in root}
        for name in (*_STYLE_LISTS, "dxfs"):
            node = root.find(f"{S}{name}")
            if node is not None and int(node.get("count", len(node))) != len(node):
                yield f"{part}: {name} says {node.get('count')} and holds {len(node)}"
        numbers = [node.get("numFmtId", "") for node in root.iterfind(f"{S}numFmts/{S}numFmt")]
        yield from (f"{part}: numFmt {key} twice" for key, n in Counter(numbers).items() if n > 1)
        for number, node in enumerate(root.iterfind(f"{S}cellXfs/{S}xf")):
            for key, name in _POINTERS.items():
                if int(node.get(key, "0")) >= sizes.get(name, 0):
                    yield f"{part}: format {number} has {key} {node.get(key)}"
            key = node.get("numFmtId", "0")
            if int(key) >= _FIRST_CUSTOM and key not in numbers:
                yield f"{part}: format {number} has number format {key}"


def string_faults(package: Package) -> Iterator[str]:
    """Tell counts that are wrong, and spaces that a reader would drop."""
    for part in package.related(package.workbook, "sharedStrings"):
        root = package.xml(part)
        said = root.get("uniqueCount")
        if said is not None and int(said) != len(root):
            yield f"{part}: says {said} strings and holds {len(root)}"
    for part in package.xml_names():
        if not part.startswith("xl/"):
            continue
        for node in package.xml(part).iter(f"{S}t"):
            text = node.text or ""
            if text != text.strip() and node.get(_SPACE) != "preserve":
                yield f"{part}: the spaces of «{text}» are not kept"


def owned_faults(package: Package, sheet: str) -> Iterator[str]:
    """Tell what is wrong with the tables, comments and drawings of a sheet."""
    checks = (
        _table_faults(package, sheet),
        _note_faults(package, sheet),
        _drawing_faults(package, sheet),
    )
    for check in checks:
        yield from check


# --- Tables ------------------------------------------------------------------------------------


def table_names(package: Package) -> Iterator[str]:
    """Tell ids and names that two tables, or a table and a defined name, share."""
    roots = [
        package.xml(part)
        for sheet in package.sheet_parts()
        for part in package.related(sheet, "table")
    ]
    defined = package.xml(package.workbook).iterfind(f"{S}definedNames/{S}definedName")
    names = [root.get("displayName", "").lower() for root in roots]
    names += [n.get("name", "").lower() for n in defined if n.get("localSheetId") is None]
    for what, keys in (
        ("table id", [root.get("id", "") for root in roots]),
        ("table or defined name", names),
    ):
        yield from (f"{what} {key} {n} times" for key, n in Counter(keys).items() if n > 1)


def _table_faults(package: Package, sheet: str) -> Iterator[str]:
    cells = {node.get("r", ""): node for node in package.xml(sheet).iter(f"{S}c")}
    merged = [box_of(node.get("ref", "")) for node in package.xml(sheet).iter(f"{S}mergeCell")]
    boxes: list[Box] = []
    for part in package.related(sheet, "table"):
        root = package.xml(part)
        box = box_of(root.get("ref", ""))
        heads, totals = int(root.get("headerRowCount", "1")), int(root.get("totalsRowCount", "0"))
        if box.bottom - box.top + 1 < heads + totals + 1:
            yield f"{part}: {box} has no row of data"
        columns = root.findall(f"{S}tableColumns/{S}tableColumn")
        holder = root.find(f"{S}tableColumns")
        said = 0 if holder is None else int(holder.get("count", "0"))
        if not len(columns) == said == box.right - box.left + 1:
            yield f"{part}: {len(columns)} columns, says {said}, over {box}"
        ids = [node.get("id", "") for node in columns]
        names = [node.get("name", "").lower() for node in columns]
        for what, keys in (("column id", ids), ("column", names)):
            yield from (f"{part}: {what} {k} twice" for k, n in Counter(keys).items() if n > 1)
        if heads:
            yield from _heads(package, part, box, columns, cells)
        shown = root.find(f"{S}autoFilter")
        expected = str(box._replace(bottom=box.bottom - totals))
        if shown is not None and shown.get("ref") != expected:
            yield f"{part}: filters {shown.get('ref')} and not {expected}"
        yield from (f"{part}: {box} meets the merged {one}" for one in merged if box.meets(one))
        yield from (f"{part}: {box} meets {one}" for one in boxes if box.meets(one))
        boxes.append(box)


def _heads(
    package: Package, part: str, box: Box, columns: list[Element], cells: dict[str, Element]
) -> Iterator[str]:
    for number, column in enumerate(columns):
        ref = name_of(box.top, box.left + number)
        said = _text(package, cells.get(ref))
        name = column.get("name", "").replace("_x000a_", "\n").replace("_x000A_", "\n")
        if said != name:
            yield f"{part}: the column «{name}» and the cell {ref} says «{said}»"


def _text(package: Package, cell: Element | None) -> str | None:
    """Return the text of a cell that holds one."""
    if cell is None:
        return None
    if cell.get("t") == "s":
        (strings,) = package.related(package.workbook, "sharedStrings")
        found = package.xml(strings)[int(cell.findtext(f"{S}v", "0"))]
        return words(found.iter(f"{S}t"))
    if cell.get("t") == "inlineStr":
        return words(cell.iter(f"{S}t"))
    return cell.findtext(f"{S}v") if cell.get("t") == "str" else None


# --- Comments ----------------------------------------------------------------------------------


def _note_faults(package: Package, sheet: str) -> Iterator[str]:
    refs: list[str] = []
    for part in package.related(sheet, "comments"):
        root = package.xml(part)
        authors = len(root.findall(f"{S}authors/{S}author"))
        for node in root.iter(f"{S}comment"):
            refs.append(str(box_of(node.get("ref", ""))))
            if int(node.get("authorId", "0")) >= authors:
                yield f"{part}: {refs[-1]} is by author {node.get('authorId')} of {authors}"
        if not refs:
            yield f"{part}: no comment in it"
    balloons: list[str] = []
    for part in package.related(sheet, "vmlDrawing"):
        yield from _shape_faults(package, part)
        for data in package.xml(part).iter(f"{EXCEL}ClientData"):
            if data.get("ObjectType") == "Note":
                row, column = (int(data.findtext(f"{EXCEL}{k}", "-1")) for k in ("Row", "Column"))
                balloons.append(name_of(row + 1, column + 1))
    if sorted(refs) != sorted(balloons):
        yield f"{sheet}: comments in {sorted(refs)}, their shapes in {sorted(balloons)}"
    if len(set(refs)) < len(refs):
        yield f"{sheet}: two comments in a cell: {sorted(refs)}"


def _shape_faults(package: Package, part: str) -> Iterator[str]:
    shapes = list(package.xml(part).iter(f"{VML}shape"))
    ids = [node.get("id", "") for node in shapes]
    yield from (f"{part}: shape {key} twice" for key, n in Counter(ids).items() if n > 1)
    for shape in shapes:
        for data in shape.iter(f"{EXCEL}ClientData"):
            text = data.findtext(f"{EXCEL}Anchor")
            if text is None:
                continue
            left, _, top, _, right, _, bottom, _ = (int(number) for number in text.split(","))
            if not (0 <= left <= right < MAX_COLUMN and 0 <= top <= bottom < MAX_ROW):
                yield f"{part}: a shape from {top},{left} to {bottom},{right}"


# --- Drawings ----------------------------------------------------------------------------------


def _drawing_faults(package: Package, sheet: str) -> Iterator[str]:
    for part in package.related(sheet, "drawing"):
        root = package.xml(part)
        if len(root) == 0:
            yield f"{part}: nothing is drawn"
        ids = [node.get("id", "") for node in root.iter(f"{XDR}cNvPr")]
        yield from (f"{part}: shape id {key} twice" for key, n in Counter(ids).items() if n > 1)
        for anchor in root:
            yield from (f"{part}: {fault}" for fault in _anchor_faults(anchor))
        for chart in package.related(part, "chart"):
            yield from (f"{chart}: {fault}" for fault in _chart_faults(package.xml(chart)))


def _anchor_faults(anchor: Element) -> Iterator[str]:
    kind = local(anchor)
    if kind not in ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor"):
        yield f"{kind} is no anchor"
    ends = []
    for name in ("from", "to"):
        end = anchor.find(f"{XDR}{name}")
        if end is None:
            continue
        values = [int(end.findtext(f"{XDR}{k}", "-1")) for k in ("row", "col", "rowOff", "colOff")]
        if min(values) < 0 or values[0] >= MAX_ROW or values[1] >= MAX_COLUMN:
            yield f"{kind} {name} {values}"
        ends.append(values)
    if len(ends) == 2:
        (row, col, row_off, col_off), (row2, col2, row_off2, col_off2) = ends
        if (row, row_off) > (row2, row_off2) or (col, col_off) > (col2, col_off2):
            yield f"{kind} ends before it begins: {ends}"
    for extent in anchor.iterchildren(f"{XDR}ext"):
        if int(extent.get("cx", "0")) <= 0 or int(extent.get("cy", "0")) <= 0:
            yield f"{kind} has no size"
    if anchor.find(f"{XDR}clientData") is None:
        yield f"{kind} has no clientData"


def _chart_faults(root: Element) -> Iterator[str]:
    """A cache counts as many points as its range has cells."""
    for holder in root.iter(f"{C}numRef", f"{C}strRef", f"{C}multiLvlStrRef"):
        text = holder.findtext(f"{C}f", "")
        size = _cells_of(text)
        if size is None:
            yield f"{text} is no range"
        for count in holder.iter(f"{C}ptCount"):
            if size is not None and int(count.get("val", "0")) != size:
                yield f"{text} has {size} cells and {count.get('val')} points kept"
    if not root.findall(f".//{C}chart"):
        yield "no chart"
    yield from (f"{node.get(f'{R}id')}" for node in root.iter(f"{C}externalData"))


def _cells_of(text: str) -> int | None:
    """Return how many cells a chart's reference has; several are between parentheses."""
    total = 0
    for one in text.strip("()").split(","):
        title, _, cells = one.rpartition("!")
        try:
            box = box_of(cells.replace("$", ""))
        except ValueError:
            return None
        if not title:
            return None
        total += (box.bottom - box.top + 1) * (box.right - box.left + 1)
    return total
