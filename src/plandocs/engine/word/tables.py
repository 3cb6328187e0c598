"""Tables whose columns were repeated: a grid that sums, widths that hold, properties in order."""

from plandocs.engine.word.xml import Element, make, text_of, w

LOOP = "plandocs-loop"
"""Marks the width of a cell between `{%tc for %}` and `{%tc endfor %}`: `number:twips to share`."""

_CELL_ORDER = (
    "cnfStyle",
    "tcW",
    "gridSpan",
    "hMerge",
    "vMerge",
    "tcBorders",
    "shd",
    "noWrap",
    "tcMar",
    "textDirection",
    "tcFitText",
    "vAlign",
    "hideMark",
)


def mark_column_loops(root: Element) -> None:
    """Note on each cell that a `{%tc for %}` repeats how much width all its copies share."""
    number = 0
    for row in root.iter(w("tr")):
        group: list[Element] | None = None
        shared = 0
        for cell in row.findall(w("tc")):
            text = text_of(cell).replace(" ", "")
            if text.startswith("{%tcfor"):
                group, shared = [], _width(cell)
            elif text.startswith("{%tcendfor") and group is not None:
                shared += _width(cell)
                for inner in group:
                    number += 1
                    share = (shared + sum(map(_width, group))) // len(group)
                    _cell_width(inner).set(LOOP, f"{number}:{share}")
                group = None
                _mark_grid(row)
            elif group is not None:
                group.append(cell)


def finish_tables(root: Element) -> None:
    """Give every table with repeated columns its final grid, and every cell a valid shape."""
    for table in root.iter(w("tbl")):
        grid = table.find(w("tblGrid"))
        if grid is not None and grid.attrib.pop(LOOP, ""):
            _lay_out(table, grid)
    for cell in root.iter(w("tc")):
        properties = cell.find(w("tcPr"))
        if properties is not None:
            _sort_properties(properties)
        if len(cell) == 0 or cell[-1].tag != w("p"):
            cell.append(make("p"))


def _mark_grid(row: Element) -> None:
    table = row.getparent()
    grid = table.find(w("tblGrid")) if table is not None else None
    if grid is not None:
        grid.set(LOOP, "1")


def _lay_out(table: Element, grid: Element) -> None:
    rows = [row.findall(w("tc")) for row in table.findall(w("tr"))]
    plain = [row for row in rows if all(_span(cell) == 1 for cell in row)]
    if not plain:
        return
    total = sum(int(column.get(w("w"), "0")) for column in grid)
    columns = _column_widths(max(plain, key=len), total)
    grid[:] = [make("gridCol", w=width) for width in columns]
    for row in rows:
        _set_widths(row, columns)
    for width in table.iter(w("tcW")):
        width.attrib.pop(LOOP, "")


def _column_widths(cells: list[Element], total: int) -> list[int]:
    marks = [_cell_width(cell).get(LOOP, "") for cell in cells]
    widths = [
        int(mark.split(":")[1]) // marks.count(mark) if mark else _width(cell)
        for cell, mark in zip(cells, marks, strict=True)
    ]
    return _scaled(widths, total)


def _scaled(widths: list[int], total: int) -> list[int]:
    """Return `widths` in proportion, summing to `total`: a loop over nothing leaves its share."""
    drawn = sum(widths) or 1
    scaled = [width * total // drawn for width in widths]
    if scaled:
        scaled[0] += total - sum(scaled)
    return scaled


def _set_widths(row: list[Element], columns: list[int]) -> None:
    start = 0
    for cell in row:
        end = start + _span(cell)
        _cell_width(cell).set(w("w"), str(sum(columns[start:end])))
        start = end


def _span(cell: Element) -> int:
    found = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return int(found.get(w("val"), "1")) if found is not None else 1


def _width(cell: Element) -> int:
    return int(_cell_width(cell).get(w("w"), "0"))


def _cell_width(cell: Element) -> Element:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = make("tcPr")
        cell.insert(0, properties)
    width = properties.find(w("tcW"))
    if width is None:
        width = make("tcW", w=0, type="dxa")
        properties.insert(0, width)
    return width


def _sort_properties(properties: Element) -> None:
    order = {w(name): index for index, name in enumerate(_CELL_ORDER)}
    properties[:] = sorted(properties, key=lambda child: order.get(child.tag, len(order)))
