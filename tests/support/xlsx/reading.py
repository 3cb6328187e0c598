"""A finished workbook as a person sees it: cells, and what surrounds them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from support.xlsx.package import (
    EXCEL,
    VML,
    X14,
    XDR,
    XM,
    A,
    C,
    Element,
    Package,
    R,
    S,
    local,
    words,
)
from support.xlsx.places import Box, box_of, covered, letters_of, name_of, place_of

_CODE = re.compile("_x([0-9A-Fa-f]{4})_")

Value = str | int | float | bool | None


class Fault(str):
    """An error that a cell shows, such as `#N/A`."""

    __slots__ = ()


@dataclass(frozen=True)
class Table:
    """A table: its name, its cells, its columns, and the cells of its filter."""

    name: str
    ref: str
    columns: tuple[str, ...]
    filter: str | None
    totals: int
    root: Element


@dataclass(frozen=True)
class Anchor:
    """A drawing: what it is, what it is called and says, the cells that it goes from and to."""

    kind: str
    name: str
    first: str
    last: str
    text: str
    node: Element


class Book:
    """A workbook read from its bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.package = Package(data)

    @cached_property
    def root(self) -> Element:
        """The main part."""
        return self.package.xml(self.package.workbook)

    @property
    def names(self) -> list[str]:
        """The names of the sheets, in order."""
        return self.package.sheet_names()

    def __getitem__(self, name: str) -> "Sheet":
        """Return a sheet by its name."""
        return Sheet(self, self.names.index(name))

    def sheets(self) -> Iterator["Sheet"]:
        """Yield the sheets in order."""
        yield from (Sheet(self, number) for number in range(len(self.names)))

    @cached_property
    def strings(self) -> list[Element]:
        """The shared strings."""
        found = self.package.related(self.package.workbook, "sharedStrings")
        return list(self.package.xml(found[0]).iterchildren(f"{S}si")) if found else []

    @cached_property
    def styles(self) -> Element:
        """The part of the styles."""
        (found,) = self.package.related(self.package.workbook, "styles")
        return self.package.xml(found)

    def defined(self, sheet: str | None = None) -> dict[str, str]:
        """Return the defined names of the workbook, or those of one sheet alone."""
        number = None if sheet is None else str(self.names.index(sheet))
        return {
            node.get("name", ""): node.text or ""
            for node in self.root.iterfind(f"{S}definedNames/{S}definedName")
            if node.get("localSheetId") == number
        }

    def states(self) -> dict[str, str]:
        """Return the sheets that do not show, each with its state."""
        nodes = self.root.iterfind(f"{S}sheets/{S}sheet")
        return {node.get("name", ""): node.get("state", "") for node in nodes if node.get("state")}


class Sheet:
    """One sheet of a workbook."""

    def __init__(self, book: Book, number: int) -> None:
        self.book = book
        self.name = book.names[number]
        self.part = book.package.sheet_parts()[number]
        self.root = book.package.xml(self.part)

    def __getitem__(self, ref: str) -> Value:
        """Return what a cell holds; a formula begins with `=`."""
        node = self.cells.get(ref)
        return None if node is None else self._value(node)

    @cached_property
    def cells(self) -> dict[str, Element]:
        """The cells, by name."""
        return {node.get("r", ""): node for node in self.root.iter(f"{S}c")}

    def values(self) -> dict[str, Value]:
        """Return what each cell that is not empty holds."""
        found = {ref: self._value(node) for ref, node in self.cells.items()}
        return {ref: value for ref, value in found.items() if value is not None}

    def formulas(self) -> dict[str, str]:
        """Return the formulas, arrays between braces as Excel shows them."""
        return {
            ref: str(self._value(node))
            for ref, node in self.cells.items()
            if node.find(f"{S}f") is not None
        }

    def drawn(self) -> list[str]:
        """Return the sheet as text, one line a row, `.` for an empty cell."""
        values = {place_of(ref): value for ref, value in self.values().items()}
        if not values:
            return []
        right = max(column for _, column in values)
        return [
            " ".join(_shown(values.get((row, column))) for column in range(1, right + 1))
            for row in range(1, max(row for row, _ in values) + 1)
        ]

    def column(self, letter: str) -> list[Value]:
        """Return what a column holds, without its empty cells."""
        return [value for ref, value in self.values().items() if ref.rstrip("0123456789") == letter]

    def cached(self) -> dict[str, str]:
        """Return the results that formulas keep from another time, by cell."""
        return {
            ref: node.findtext(f"{S}v", "")
            for ref, node in self.cells.items()
            if node.find(f"{S}f") is not None and node.findtext(f"{S}v")
        }

    def runs(self, ref: str) -> list[tuple[str, str]]:
        """Return the runs of a rich text, each with what its format says: `b`, `i`, …"""
        node = self._string(self.cells[ref])
        return [
            (
                words(run.iter(f"{S}t")),
                "".join(local(one) for one in run.iterfind(f"{S}rPr/*") if local(one) in "biu"),
            )
            for run in node.iterchildren(f"{S}r")
        ]

    def result(self, ref: str) -> Value:
        """Return what a cell shows: of a formula, the result that the file keeps."""
        return self._held(self.cells[ref])

    def _value(self, node: Element) -> Value:
        formula = node.find(f"{S}f")
        if formula is None:
            return self._held(node)
        if formula.get("t") == "shared" and not formula.text:
            return f"=(shared {formula.get('si')})"
        text = f"={formula.text or ''}"
        return f"{{{text}}}" if formula.get("t") == "array" else text

    def _held(self, node: Element) -> Value:
        kind = node.get("t", "n")
        if kind in ("s", "inlineStr"):
            return _decoded(words(_spoken(self._string(node)))) or None
        found = node.findtext(f"{S}v")
        if not found:
            return None
        if kind == "b":
            return found == "1"
        if kind in ("e", "str"):
            return Fault(found) if kind == "e" else found
        return float(found) if set(found) & set(".eE") else int(found)

    def _string(self, node: Element) -> Element:
        if node.get("t") == "s":
            return self.book.strings[int(node.findtext(f"{S}v", ""))]
        found = node.find(f"{S}is")
        return etree.Element("none") if found is None else found

    def style(self, ref: str) -> Element:
        """Return the format of a cell."""
        number = int(self.cells[ref].get("s", "0"))
        found = self.book.styles.findall(f"{S}cellXfs/{S}xf")
        return found[number]

    def number_format(self, ref: str) -> str:
        """Return the number format of a cell: its code, or the id of one that Excel has."""
        number = self.style(ref).get("numFmtId", "0")
        for node in self.book.styles.iterfind(f"{S}numFmts/{S}numFmt"):
            if node.get("numFmtId") == number:
                return node.get("formatCode", "")
        return number

    def fill(self, ref: str) -> str:
        """Return the six digits of a cell's fill, or an empty text."""
        fills = self.book.styles.findall(f"{S}fills/{S}fill")
        found = fills[int(self.style(ref).get("fillId", "0"))].find(f"{S}patternFill")
        if found is None or found.get("patternType") != "solid":
            return ""
        color = found.find(f"{S}fgColor")
        return "" if color is None else color.get("rgb", "")[-6:]

    def font(self, ref: str) -> str:
        """Return what a cell's font says: `b`, `i`, `u`, one after another."""
        fonts = self.book.styles.findall(f"{S}fonts/{S}font")
        font = fonts[int(self.style(ref).get("fontId", "0"))]
        return "".join(local(node) for node in font if local(node) in "biu")

    def borders(self, ref: str) -> str:
        """Return the sides of a cell that have a line, by their initials: `lrtb`."""
        borders = self.book.styles.findall(f"{S}borders/{S}border")
        border = borders[int(self.style(ref).get("borderId", "0"))]
        return "".join(local(node)[0] for node in border if node.get("style"))

    def is_locked(self, ref: str) -> bool:
        """Say whether a protected sheet keeps a cell from being changed."""
        node = self.style(ref).find(f"{S}protection")
        return node is None or node.get("locked", "1") != "0"

    def merges(self) -> list[str]:
        """Return the merged ranges, sorted."""
        return sorted(node.get("ref", "") for node in self.root.iter(f"{S}mergeCell"))

    def rows(self) -> dict[int, Element]:
        """Return the rows, by number."""
        return {int(node.get("r", "0")): node for node in self.root.iter(f"{S}row")}

    def rows_with(self, attribute: str) -> dict[int, str]:
        """Return an attribute of the rows that have it, by number."""
        return {
            number: node.get(attribute, "")
            for number, node in self.rows().items()
            if node.get(attribute) is not None
        }

    def widths(self) -> dict[str, float]:
        """Return the width of each column that has one."""
        return {
            letters_of(number): float(node.get("width", "0"))
            for node in self.root.iterfind(f"{S}cols/{S}col")
            for number in range(int(node.get("min", "0")), int(node.get("max", "0")) + 1)
        }

    def only(self, path: str) -> Element:
        """Return the one element at a path of the sheet's own names, such as `sheetViews/pane`."""
        (found,) = self.all(path)
        return found

    def all(self, path: str) -> list[Element]:
        """Return the elements at a path of the sheet's own names."""
        return self.root.findall("/".join(f"{S}{step}" for step in path.split("/")))

    def rules(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Return the conditional formats: cells, kind, formulas and limits. The 2010 ones too."""
        found = [
            (covered(node.get("sqref", "")), rule.get("type", ""), _formulas(rule))
            for node in self.root.iterchildren(f"{S}conditionalFormatting")
            for rule in node.iterchildren(f"{S}cfRule")
        ]
        found += [
            (
                covered(node.findtext(f"{XM}sqref", "")),
                f"x14:{rule.get('type')}",
                tuple(one.text or "" for one in rule.iter(f"{XM}f")),
            )
            for node in self.root.iter(f"{X14}conditionalFormatting")
            for rule in node.iterchildren(f"{X14}cfRule")
        ]
        return sorted(found)

    def validations(self) -> dict[str, tuple[str, ...]]:
        """Return what each validation asks, by its cells. The 2010 ones too."""
        found = {
            covered(node.get("sqref", "")): _formulas(node)
            for node in self.root.iter(f"{S}dataValidation")
        }
        for node in self.root.iter(f"{X14}dataValidation"):
            formulas = tuple(one.text or "" for one in node.iter(f"{XM}f"))
            found[covered(node.findtext(f"{XM}sqref", ""))] = formulas
        return found

    def links(self) -> dict[str, str]:
        """Return where each cell's link goes: an address, or `#` and a place of the workbook."""
        relations = self.book.package.relations(self.part)
        found = {}
        for node in self.root.iter(f"{S}hyperlink"):
            key = node.get(f"{R}id")
            place = f"#{node.get('location')}" if node.get("location") else ""
            found[node.get("ref", "")] = (relations[key].target if key else "") + place
        return found

    def notes(self) -> dict[str, str]:
        """Return the comments, by cell."""
        return {
            node.get("ref", ""): words(node.iter(f"{S}t"))
            for part in self.book.package.related(self.part, "comments")
            for node in self.book.package.xml(part).iter(f"{S}comment")
        }

    def balloons(self) -> dict[str, Box]:
        """Return the boxes in which the comments show, by the cell that each belongs to."""
        found = {}
        for part in self.book.package.related(self.part, "vmlDrawing"):
            for shape in self.book.package.xml(part).iter(f"{VML}shape"):
                data = shape.find(f"{EXCEL}ClientData")
                if data is not None and data.get("ObjectType") == "Note":
                    row = int(data.findtext(f"{EXCEL}Row", "0")) + 1
                    column = int(data.findtext(f"{EXCEL}Column", "0")) + 1
                    found[name_of(row, column)] = anchor_box(data)
        return found

    def tables(self) -> list[Table]:
        """Return the tables of the sheet."""
        found = []
        for part in self.book.package.related(self.part, "table"):
            root = self.book.package.xml(part)
            shown = root.find(f"{S}autoFilter")
            columns = root.iterfind(f"{S}tableColumns/{S}tableColumn")
            found.append(
                Table(
                    root.get("displayName", ""),
                    root.get("ref", ""),
                    tuple(node.get("name", "") for node in columns),
                    None if shown is None else shown.get("ref"),
                    int(root.get("totalsRowCount", "0")),
                    root,
                )
            )
        return found

    def sparklines(self) -> dict[str, str]:
        """Return the range that each sparkline draws, by its cell."""
        return {
            node.findtext(f"{XM}sqref", ""): node.findtext(f"{XM}f", "")
            for node in self.root.iter(f"{X14}sparkline")
        }

    def anchors(self) -> list[Anchor]:
        """Return the drawings of the sheet: pictures, charts, shapes."""
        return [
            _anchor(node)
            for part in self.book.package.related(self.part, "drawing")
            for node in self.book.package.xml(part)
        ]

    def charts(self) -> list[Element]:
        """Return the charts of the sheet."""
        package = self.book.package
        return [
            package.xml(part)
            for drawing in package.related(self.part, "drawing")
            for part in package.related(drawing, "chart")
        ]

    def chart_ranges(self) -> list[str]:
        """Return the ranges that the charts draw, in order."""
        return [node.text or "" for chart in self.charts() for node in chart.iter(f"{C}f")]

    def print_texts(self) -> dict[str, str]:
        """Return the headers and footers, by their names."""
        found = self.root.find(f"{S}headerFooter")
        return {} if found is None else {local(node): node.text or "" for node in found}

    def breaks(self, kind: str) -> list[int]:
        """Return after which lines a page ends: `row` or `col`."""
        return [int(node.get("id", "0")) for node in self.all(f"{kind}Breaks/brk")]


def anchor_box(data: Element) -> Box:
    """Return the cells of a VML anchor: left, top, right, bottom, each with its offset."""
    numbers = [int(text) for text in data.findtext(f"{EXCEL}Anchor", "").split(",")]
    return Box(numbers[2] + 1, numbers[0] + 1, numbers[6] + 1, numbers[4] + 1)


def _anchor(node: Element) -> Anchor:
    ends = []
    for name in ("from", "to"):
        end = node.find(f"{XDR}{name}")
        if end is not None:
            row = int(end.findtext(f"{XDR}row", "0")) + 1
            ends.append(name_of(row, int(end.findtext(f"{XDR}col", "0")) + 1))
    kinds = ("pic", "graphicFrame", "sp", "grpSp", "cxnSp")
    kind = next((local(child) for child in node.iter() if local(child) in kinds), "")
    called = next((child.get("name", "") for child in node.iter(f"{XDR}cNvPr")), "")
    text = words(node.iter(f"{A}t"))
    return Anchor(kind, called, ends[0], ends[-1], text, node)


def _formulas(node: Element) -> tuple[str, ...]:
    names = ("formula", "formula1", "formula2")
    found = [one.text or "" for one in node if local(one) in names]
    found += [
        one.get("val", "") for one in node.iter(f"{S}cfvo") if one.get("type") in ("formula", "num")
    ]
    return tuple(found)


def _decoded(text: str) -> str:
    """Return a text as Excel shows it: `_x0041_` is how a file says the letter A."""
    return _CODE.sub(lambda found: chr(int(found[1], 16)), text)


def _spoken(node: Element) -> Iterator[Element]:
    """Yield the texts of a string, without how to read them aloud (`rPh`)."""
    for text in node.iter(f"{S}t"):
        parent = text.getparent()
        if parent is not None and local(parent) != "rPh":
            yield text


def _shown(value: Value) -> str:
    if value is None:
        return "."
    if isinstance(value, bool):
        return str(value).upper()
    return str(value)


def inside(ref: str, box: str) -> bool:
    """Say whether a cell is in a range."""
    return box_of(box).holds(*place_of(ref))
