"""The rows and cells of a sheet, read out of its XML."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from plandocs.engine.sheet import marks
from plandocs.engine.sheet.compiling.formulas import read_formula, translated
from plandocs.engine.sheet.compiling.package import Damaged
from plandocs.engine.sheet.compiling.strings import Strings, rich_text
from plandocs.engine.sheet.compiling.tags import CellText, has_tags
from plandocs.engine.sheet.compiling.tree import attributes, box_of, x
from plandocs.engine.sheet.places import MAX_ROW, cell_name, cell_numbers
from plandocs.engine.sheet.plans import Box, FormulaPlan, Reference
from plandocs.engine.xml import Element, fragment

_OWN_ATTRIBUTES = ("r", "spans")
_NUMBER = re.compile("[0-9]{1,9}")
_KINDS = frozenset("b d e inlineStr n s str".split())
"""What a cell may hold (ECMA-376 part 1, 18.18.11)."""


@dataclass(slots=True)
class CellRead:
    """A cell; `chunk` is its XML after its name, `text` what it says when that has tags."""

    column: int
    style: int
    chunk: str = ""
    text: CellText | None = None
    words: str = ""
    shown: str = ""
    """What it reads, also when that is a number."""
    has_content: bool = False


@dataclass(slots=True)
class RowRead:
    """A row: its number, its attributes but that, its cells in order."""

    number: int
    attributes: dict[str, str]
    cells: list[CellRead] = field(default_factory=list)

    @property
    def has_tags(self) -> bool:
        """Whether any cell has tags."""
        return any(cell.text for cell in self.cells)

    @property
    def vanishes(self) -> bool:
        """Whether the row is only there to hold tags of rows or sheets."""
        return "tr" in self.structures or "sheet" in self.structures

    @property
    def structures(self) -> set[str]:
        """What its tags repeat or drop: tr, tc, sheet."""
        texts = (cell.text for cell in self.cells if cell.text)
        return {tag.prefix for text in texts for tag in text.tags if tag.is_structure}

    @property
    def is_chosen(self) -> bool:
        """Whether somebody set its height."""
        return self.attributes.get("customHeight") in ("1", "true")


@dataclass(slots=True)
class SheetRead:
    """What stands in the cells of a sheet."""

    rows: dict[int, RowRead] = field(default_factory=dict)
    size: tuple[int, int] = (0, 0)
    formulas: list[FormulaPlan] = field(default_factory=list)

    @property
    def has_tags(self) -> bool:
        """Whether any cell has tags."""
        return any(row.has_tags for row in self.rows.values())

    def changes_in(self, found: Reference) -> bool:
        """Return whether a reference reaches a cell with tags or with a formula."""
        rows, columns = found.rows, found.columns
        formulas = {cell_numbers(plan.cell) for plan in self.formulas}
        return any(
            (rows is None or rows.first <= row.number <= rows.last)
            and (columns is None or columns.first <= cell.column <= columns.last)
            and (cell.text is not None or (row.number, cell.column) in formulas)
            for row in self.rows.values()
            for cell in row.cells
        )

    def words_of(self, found: Reference) -> list[str]:
        """Return what the cells of a reference read, those that read something."""
        rows, columns = found.rows, found.columns
        return [
            cell.shown
            for number, row in sorted(self.rows.items())
            if rows is None or rows.first <= number <= rows.last
            for cell in row.cells
            if cell.shown and (columns is None or columns.first <= cell.column <= columns.last)
        ]

    def reach(self, boxes: Iterable[Box]) -> None:
        """Reach to the end of some boxes, which may go beyond the last cell."""
        for box in boxes:
            self.size = max(self.size[0], box[2]), max(self.size[1], box[3])


class CellReader:
    """Reads the cells of one sheet."""

    def __init__(self, data: Element, strings: Strings, styles: int) -> None:
        """Read out of a `sheetData` element; `styles` counts the formats of cells."""
        self._data = data
        self._strings = strings
        self._styles = styles
        self._found = SheetRead()
        self._masters = _masters(data)

    def read(self) -> SheetRead:
        """Return the sheet; raise Damaged or ValueError."""
        columns = 0
        for number, row in numbered_rows(self._data):
            if number in self._found.rows:
                raise Damaged(f"trae dos veces la fila {number} de una hoja")
            read = RowRead(number, _row_attributes(row))
            seen: set[int] = set()
            for column, cell in numbered_cells(row):
                if column in seen:
                    raise Damaged(f"trae dos veces la celda {cell_name(number, column)}")
                seen.add(column)
                read.cells.append(self._cell(cell, number, column))
                columns = max(columns, column)
            self._found.rows[number] = read
        self._found.size = (max(self._found.rows, default=0), columns)
        return self._found

    def _cell(self, cell: Element, row: int, column: int) -> CellRead:
        found = CellRead(column, _index(cell.get("s", "0"), self._styles))
        found.text = self._text(cell)
        style = f' s="{found.style}"' if found.style else ""
        formula = cell.find(x("f"))
        found.has_content = len(cell) > 0
        others = attributes(cell, "r", "s", "t")
        if formula is not None:
            inside = self._formula(formula, cell_name(row, column))
            found.chunk = f'"{style}{others}>{inside}</c>'
            return found
        if cell.get("t", "n") not in _KINDS:
            raise ValueError(cell.get("t"))
        kind = f' t="{cell.get("t")}"' if cell.get("t") else ""
        inside = "".join(fragment(child, cell) for child in cell)
        found.chunk = f'"{style}{kind}{others}>{inside}</c>' if inside else f'"{style}{others}/>'
        found.words = self._words(cell)
        found.shown = found.words or cell.findtext(x("v"), "")
        return found

    def _text(self, cell: Element) -> CellText | None:
        if cell.get("t") == "s":
            return self._strings.tagged.get(self._shared(cell))
        inline = cell.find(x("is"))
        if inline is None:
            return None
        text = rich_text(inline)
        return text if has_tags(text.text) else None

    def _shared(self, cell: Element) -> int:
        """Return the number of the shared text of a cell, -1 when it has none."""
        value = cell.findtext(x("v"), "").strip()
        total = self._strings.plan.total if self._strings.plan is not None else 0
        return _index(value, total) if value else -1

    def _words(self, cell: Element) -> str:
        """Return the text of a cell without tags."""
        if cell.get("t") == "s":
            return self._strings.words.get(self._shared(cell), "")
        inline = cell.find(x("is"))
        return rich_text(inline).text if inline is not None else ""

    def _formula(self, element: Element, cell: str) -> str:
        """Keep a formula; return its XML with marks for what moves, and without its result."""
        text = self._source(element, cell)
        kind, number = element.get("t", ""), len(self._found.formulas)
        is_still = kind == "dataTable"
        written = attributes(element) if is_still else ""
        box = None
        if kind == "array":
            box = box_of(element.get("ref", cell))
            written = f' t="array" ref="{marks.ARRAY.format(number)}"'
        if element.get("ca") in ("1", "true") and not is_still:
            written += ' ca="1"'
        self._found.formulas.append(FormulaPlan(read_formula(text), cell, box, is_still))
        return f"<f{written}>{marks.FORMULA.format(number)}</f>"

    def _source(self, element: Element, cell: str) -> str:
        """Return the text of a formula, also of one that shares another's."""
        return _expanded(element, cell, self._masters)


Masters = Mapping[str, tuple[str, str]]
"""The formulas that others share, by their number: each with the cell it is written for."""


def formulas_in(data: Element) -> Iterator[tuple[Element, str, str]]:
    """Yield each formula element of a sheet, the cell's name and the formula, expanded.

    Raise Damaged for one that shares what nobody wrote.
    """
    masters = _masters(data)
    for name, element in _formulas(data):
        yield element, name, _expanded(element, name, masters)


def numbered_rows(data: Element) -> Iterator[tuple[int, Element]]:
    """Yield the rows of a `sheetData` with their numbers, which they may leave out."""
    number = 0
    for row in data.iter(x("row")):
        number = _index(row.get("r", str(number + 1)), MAX_ROW + 1)
        if not number:
            raise ValueError(row.get("r"))
        yield number, row


def numbered_cells(row: Element) -> Iterator[tuple[int, Element]]:
    """Yield the cells of a row with their columns, which they may leave out."""
    column = 0
    for cell in row.iter(x("c")):
        column = cell_numbers(cell.get("r", ""))[1] if cell.get("r") else column + 1
        yield column, cell


def _formulas(data: Element) -> Iterator[tuple[str, Element]]:
    for number, row in numbered_rows(data):
        for column, cell in numbered_cells(row):
            element = cell.find(x("f"))
            if element is not None:
                yield cell_name(number, column), element


def _masters(data: Element) -> Masters:
    return {
        element.get("si", ""): (element.text, name)
        for name, element in _formulas(data)
        if element.get("t") == "shared" and element.text
    }


def _expanded(element: Element, cell: str, masters: Masters) -> str:
    """Return the formula of a cell, also of one that shares another's."""
    if element.text or element.get("t") != "shared":
        return element.text or ""
    master = masters.get(element.get("si", ""))
    found = translated(*master, cell) if master is not None else ""
    if not found:
        raise Damaged(f"la fórmula de la celda {cell} repite otra que no se entiende")
    return found


def _row_attributes(row: Element) -> dict[str, str]:
    """Return the attributes of a row that stay; those of other namespaces by their prefix."""
    root = row.getroottree().getroot()
    prefixes = {uri: prefix for prefix, uri in root.nsmap.items() if prefix}
    found: dict[str, str] = {}
    for key, value in row.attrib.items():
        name, uri = etree.QName(key).localname, etree.QName(key).namespace
        if uri in prefixes:
            found[f"{prefixes[uri]}:{name}"] = str(value)
        elif uri is None and name not in _OWN_ATTRIBUTES:
            found[name] = str(value)
    return found


def _index(text: str, total: int) -> int:
    """Return a number below `total`; raise ValueError for any other."""
    if not _NUMBER.fullmatch(text) or int(text) >= total:
        raise ValueError(text)
    return int(text)
