"""Cells of a workbook read from its parts: which have a value, which are merged or titles."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

Place = tuple[int, int]
"""A cell's row and column, from 1."""

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SHEET = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$")
_CORNER = re.compile(r"^\$?([A-Z]{0,3})\$?(\d*)$")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_SIDES = ("left", "right", "top", "bottom")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both ends in it."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: Place) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with a value: the number of its style, its text if it is one, whether it has lines."""

    style: int
    text: str | None
    boxed: bool


@dataclass(slots=True)
class Sheet:
    """A printed sheet. `areas` are those set to be printed, none for all of it.

    `heads` and `sides` are the cells that name the columns and the rows; `repeated_rows` and
    `repeated_columns` those printed again on each page; `filtered` is the row to filter by;
    `figures` what its pictures and charts say; `lettered` whether «A», «B», «1», «2» are printed.
    """

    name: str
    part: str
    cells: dict[Place, Cell] = field(default_factory=dict)
    merged: dict[Place, Area] = field(default_factory=dict)
    areas: tuple[Area, ...] = ()
    repeated_rows: Area | None = None
    repeated_columns: Area | None = None
    heads: Area | None = None
    sides: Area | None = None
    filtered: Area | None = None
    figures: tuple[str, ...] = ()
    lettered: bool = False

    def repeats(self, place: Place) -> bool:
        """Return whether a cell is printed again on other pages."""
        return any(area and place in area for area in (self.repeated_rows, self.repeated_columns))


def parts_of(workbook: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook by name, in the order of the file."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def language_of(parts: Mapping[str, bytes], default: str) -> str:
    """Return the language that a workbook says it is written in."""
    core = parts.get("docProps/core.xml")
    found = None if core is None else etree.fromstring(core).findtext("{*}language")
    return found or default


def sheets_of(parts: Mapping[str, bytes]) -> list[Sheet]:
    """Return the sheets that are printed, in order; a sheet of one chart is none."""
    book = main_part(parts)
    root = etree.fromstring(parts[book])
    related = relations(parts, book)
    strings = _strings(parts, related)
    boxed = _boxed_styles(parts, related)
    sheets = []
    for number, node in enumerate(root.iterfind("{*}sheets/{*}sheet")):
        kind, part = related[_relation_id(node)]
        if node.get("state", "visible") != "visible" or kind != "worksheet":
            continue
        sheet = Sheet(node.get("name", ""), part)
        _read_names(sheet, number, root)
        _read_sheet(sheet, parts, strings, boxed)
        sheets.append(sheet)
    return sheets


def main_part(parts: Mapping[str, bytes]) -> str:
    """Return the name of the part that lists the sheets."""
    found = relations(parts, "").values()
    return next(target for kind, target in found if kind == "officeDocument")


def relations(parts: Mapping[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the target of each relation of a part, by its identifier."""
    name = relations_part(part)
    if name not in parts:
        return {}
    return {
        node.get("Id", ""): (
            node.get("Type", "").rpartition("/")[2],
            _target(part, node.get("Target", "")),
        )
        for node in etree.fromstring(parts[name]).iter(_RELATION)
    }


def relations_part(part: str) -> str:
    """Return the name of the part that holds the relations of another."""
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(part: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _relation_id(node: etree._Element) -> str:
    return next(str(value) for key, value in node.attrib.items() if str(key).endswith("}id"))


def _strings(parts: Mapping[str, bytes], related: Mapping[str, tuple[str, str]]) -> list[str]:
    name = next((target for kind, target in related.values() if kind == "sharedStrings"), None)
    if name is None:
        return []
    return [_rich_text(item) for item in etree.fromstring(parts[name]).iterfind("{*}si")]


def _rich_text(item: etree._Element) -> str:
    runs = [*item.iterfind("{*}t"), *item.iterfind("{*}r/{*}t")]
    return "".join(run.text or "" for run in runs)


def styles_part(related: Mapping[str, tuple[str, str]]) -> str | None:
    """Return the name of the part of the styles, among what the workbook's part is related to."""
    return next((target for kind, target in related.values() if kind == "styles"), None)


def _boxed_styles(parts: Mapping[str, bytes], related: Mapping[str, tuple[str, str]]) -> list[bool]:
    name = styles_part(related)
    if name is None:
        return []
    root = etree.fromstring(parts[name])
    boxes = [
        any(border.find(f"{{*}}{side}[@style]") is not None for side in _SIDES)
        for border in root.iterfind("{*}borders/{*}border")
    ]
    return [boxes[int(xf.get("borderId", 0))] for xf in root.iterfind("{*}cellXfs/{*}xf")]


def _read_names(sheet: Sheet, number: int, root: etree._Element) -> None:
    for node in root.iterfind("{*}definedNames/{*}definedName"):
        if node.get("localSheetId", str(number)) != str(number):
            continue
        areas = [area for name, area in _areas(node.text or "") if name in ("", sheet.name)]
        name = node.get("name", "").removeprefix("_xlnm.")
        if name == "Print_Area":
            sheet.areas = tuple(areas)
        elif name == "Print_Titles":
            whole_rows = [area for area in areas if area.right == _LAST_COLUMN]
            whole_columns = [area for area in areas if area.bottom == _LAST_ROW]
            sheet.repeated_rows = next(iter(whole_rows), None)
            sheet.repeated_columns = next(iter(whole_columns), None)
        elif name == "ColumnTitle" and areas:
            sheet.heads = areas[0]
        elif name == "RowTitle" and areas:
            sheet.sides = areas[0]


def _areas(text: str) -> Iterator[tuple[str, Area]]:
    """Yield the name of the sheet and the rectangle of each reference in a list of them."""
    for reference in re.split(r",(?=(?:[^']*'[^']*')*[^']*$)", text):
        found = _SHEET.match(reference.strip())
        area = area_of(found[3] if found else reference.strip())
        if area:
            name = (found[1] or found[2]).replace("''", "'") if found else ""
            yield name, area


def area_of(reference: str) -> Area | None:
    """Return the rectangle of a reference such as `A1:C3`, `$A:$B` or `2:2`, None of any other."""
    first, _, last = reference.partition(":")
    corners = _CORNER.match(first), _CORNER.match(last or first)
    if not corners[0] or not corners[1] or not first:
        return None
    (left, top), (right, bottom) = (corner.groups() for corner in corners if corner)
    return Area(
        int(top or 1),
        column_number(left) or 1,
        int(bottom or _LAST_ROW),
        column_number(right) or _LAST_COLUMN,
    )


def column_number(letters: str) -> int:
    """Return the number of a column from 1, 0 for no letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _read_sheet(
    sheet: Sheet, parts: Mapping[str, bytes], strings: list[str], boxed: list[bool]
) -> None:
    root = etree.fromstring(parts[sheet.part])
    hidden = _hidden_columns(root)
    for place, node in cells_in(root):
        if place[1] in hidden or _hidden_row(node):
            continue
        style = int(node.get("s", 0))
        text = _text(node, strings)
        if text != "":
            sheet.cells[place] = Cell(style, text, bool(boxed) and boxed[style])
    _read_merged(sheet, root)
    _read_figures(sheet, parts)
    options = root.find("{*}printOptions")
    sheet.lettered = options is not None and options.get("headings") in ("1", "true")
    sheet.filtered = _filtered(root) or _tables(sheet, parts)


def _hidden_columns(root: etree._Element) -> set[int]:
    return {
        number
        for node in root.iterfind("{*}cols/{*}col")
        if node.get("hidden") in ("1", "true")
        for number in range(int(node.get("min", 1)), int(node.get("max", 0)) + 1)
    }


def _hidden_row(cell: etree._Element) -> bool:
    row = cell.getparent()
    return row is not None and row.get("hidden") in ("1", "true")


def cells_in(root: etree._Element) -> Iterator[tuple[Place, etree._Element]]:
    """Yield the cells of a sheet's part that have a value, each with its place."""
    columns: dict[str, int] = {}
    for row_number, row in enumerate(root.iterfind("{*}sheetData/{*}row"), 1):
        number = int(row.get("r", row_number))
        for position, cell in enumerate(row, 1):
            if not len(cell):
                continue
            letters = cell.get("r", "").rstrip("0123456789")
            column = columns.get(letters)
            if column is None:
                column = columns[letters] = column_number(letters)
            yield (number, column or position), cell


def _text(cell: etree._Element, strings: list[str]) -> str | None:
    """Return the text of a cell, None of a value that is no text, "" of no value."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return "" if inline is None else _rich_text(inline)
    value = cell.findtext("{*}v")
    if kind == "s":
        return strings[int(value)] if value else ""
    if kind == "str":
        return value
    return None if value or cell.find("{*}f") is not None else ""


def _read_merged(sheet: Sheet, root: etree._Element) -> None:
    for node in root.iterfind("{*}mergeCells/{*}mergeCell"):
        area = area_of(node.get("ref", ""))
        if area:
            sheet.merged[area.top, area.left] = area


def _filtered(root: etree._Element) -> Area | None:
    node = root.find("{*}autoFilter")
    area = None if node is None else area_of(node.get("ref", ""))
    return area and Area(area.top, area.left, area.top, area.right)


def _tables(sheet: Sheet, parts: Mapping[str, bytes]) -> Area | None:
    """Return the head of the first table of a sheet."""
    for kind, target in relations(parts, sheet.part).values():
        root = etree.fromstring(parts[target]) if kind == "table" else None
        area = None if root is None else area_of(root.get("ref", ""))
        if root is not None and area and root.get("headerRowCount", "1") != "0":
            return Area(area.top, area.left, area.top, area.right)
    return None


def _read_figures(sheet: Sheet, parts: Mapping[str, bytes]) -> None:
    """Read what pictures and charts say instead of themselves, in the order they are drawn."""
    texts = []
    for kind, target in relations(parts, sheet.part).values():
        if kind != "drawing":
            continue
        for node in etree.fromstring(parts[target]).iter("{*}pic", "{*}graphicFrame"):
            named = node.find(".//{*}cNvPr")
            texts.append("" if named is None else named.get("descr", ""))
    sheet.figures = tuple(texts)
