"""The rows and cells of a sheet, read out of its XML."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from plandocs.engine.sheet import marks
from plandocs.engine.sheet.compiling.formulas import read_formula, translated
from plandocs.engine.sheet.compiling.strings import rich_text
from plandocs.engine.sheet.compiling.tags import CellText, has_tags
from plandocs.engine.sheet.compiling.tree import attributes, boxes_of, x
from plandocs.engine.sheet.places import cell_name, cell_numbers
from plandocs.engine.sheet.plans import Box, FormulaPlan, Reference
from plandocs.engine.xml import Element, fragment

_OWN_ATTRIBUTES = ("r", "spans")


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
    """Reads the cells of one sheet; `shared` are the texts of the workbook."""

    def __init__(self, data: Element, shared: Mapping[int, CellText]) -> None:
        """Read out of a `sheetData` element; `shared` are the shared texts that have tags."""
        self._data = data
        self._shared = shared
        self._found = SheetRead()
        self._masters: dict[str, tuple[str, str]] = {}

    def read(self, words: Mapping[int, str]) -> SheetRead:
        """Return the sheet; `words` are the shared texts without tags."""
        number = columns = 0
        for row in self._data.iter(x("row")):
            number = int(row.get("r", number + 1))
            attributes = {str(k): str(v) for k, v in row.attrib.items() if k not in _OWN_ATTRIBUTES}
            read = RowRead(number, attributes)
            column = 0
            for cell in row.iter(x("c")):
                column = cell_numbers(cell.get("r", ""))[1] if cell.get("r") else column + 1
                read.cells.append(self._cell(cell, number, column, words))
            columns = max(columns, column)
            self._found.rows[number] = read
        self._found.size = (max(self._found.rows, default=0), columns)
        return self._found

    def _cell(self, cell: Element, row: int, column: int, words: Mapping[int, str]) -> CellRead:
        found = CellRead(column, int(cell.get("s", "0")))
        found.text = self._text(cell)
        style = f' s="{found.style}"' if found.style else ""
        formula = cell.find(x("f"))
        found.has_content = len(cell) > 0
        others = attributes(cell, "r", "s", "t")
        if formula is not None:
            inside = self._formula(formula, cell_name(row, column))
            found.chunk = f'"{style}{others}>{inside}</c>'
            return found
        kind = f' t="{cell.get("t")}"' if cell.get("t") else ""
        inside = "".join(fragment(child, cell) for child in cell)
        found.chunk = f'"{style}{kind}{others}>{inside}</c>' if inside else f'"{style}{others}/>'
        found.words = _words(cell, words)
        found.shown = found.words or cell.findtext(x("v"), "")
        return found

    def _text(self, cell: Element) -> CellText | None:
        if cell.get("t") == "s":
            value = cell.findtext(x("v"), "")
            return self._shared.get(int(value)) if value.isdecimal() else None
        inline = cell.find(x("is"))
        if inline is None:
            return None
        text = rich_text(inline)
        return text if has_tags(text.text) else None

    def _formula(self, element: Element, cell: str) -> str:
        """Keep a formula; return its XML with marks for what moves, and without its result."""
        text = self._source(element, cell)
        kind, number = element.get("t", ""), len(self._found.formulas)
        is_still = kind == "dataTable"
        written = attributes(element) if is_still else ""
        box = None
        if kind == "array":
            (box,) = boxes_of(element.get("ref", cell))
            written = f' t="array" ref="{marks.ARRAY.format(number)}"'
        if element.get("ca") in ("1", "true") and not is_still:
            written += ' ca="1"'
        self._found.formulas.append(FormulaPlan(read_formula(text), cell, box, is_still))
        return f"<f{written}>{marks.FORMULA.format(number)}</f>"

    def _source(self, element: Element, cell: str) -> str:
        """Return the text of a formula, also of one that shares another's."""
        text = element.text or ""
        if element.get("t") != "shared":
            return text
        key = element.get("si", "")
        if text:
            self._masters[key] = text, cell
            return text
        master, origin = self._masters.get(key, ("", cell))
        return translated(master, origin, cell) if master else ""


def formulas_in(sheet: Element) -> Iterator[tuple[Element, str, str]]:
    """Yield each formula element of a sheet, the cell's name and the formula, expanded."""
    masters: dict[str, tuple[str, str]] = {}
    for cell in sheet.iter(x("c")):
        element = cell.find(x("f"))
        if element is None:
            continue
        name, text = cell.get("r", ""), element.text or ""
        if element.get("t") == "shared":
            key = element.get("si", "")
            if text:
                masters[key] = text, name
            elif key in masters:
                text = translated(*masters[key], name)
        yield element, name, text


def _words(cell: Element, words: Mapping[int, str]) -> str:
    """Return the text of a cell without tags."""
    value = cell.findtext(x("v"), "")
    if cell.get("t") == "s":
        return words.get(int(value), "") if value.isdecimal() else ""
    inline = cell.find(x("is"))
    return rich_text(inline).text if inline is not None else ""
