"""What an Excel workbook prints: the texts of its cells, sheet by sheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from plandocs.printing.word import RELATIONS, Element, WordFile, parsed

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BOOK = "xl/workbook.xml"
_REFERENCE = re.compile(r"\$?([A-Z]+)?\$?(\d+)?(?::\$?([A-Z]+)?\$?(\d+)?)?")
_OF_TEXT = 3
"""Which section of a format of numbers, from 0, is that of texts."""
_MOST_ROWS = 5_000
"""As many rows as somebody joins in one cell."""
_LAST = 1 << 20
"""As many rows as a sheet has; more than it has columns."""


class Range(NamedTuple):
    """Some cells together, from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def has(self, row: int, column: int) -> bool:
        """Whether a cell is one of them."""
        return (
            self.first_row <= row <= self.last_row
            and self.first_column <= column <= self.last_column
        )

    def covers(self, row: int, column: int) -> bool:
        """Whether a cell is one of them and not the first, which shows its text when merged."""
        return self.has(row, column) and (row, column) != (self.first_row, self.first_column)


class Cell(NamedTuple):
    """A cell with text; `font` is that of its style."""

    row: int
    column: int
    text: str
    font: str

    @property
    def name(self) -> str:
        """Its name, as «B6»."""
        return f"{column_name(self.column)}{self.row}"


@dataclass
class Sheet:
    """A sheet that is printed, and its cells with text, row by row."""

    name: str
    cells: list[Cell] = field(default_factory=list)
    merged: dict[int, list[Range]] = field(default_factory=dict)
    """The cells joined in one, by each of their rows."""
    column_breaks: list[int] = field(default_factory=list)
    """The columns after which somebody broke the page."""
    formulas: list[tuple[str, str]] = field(default_factory=list)
    """The name of each cell with a formula of its own, and the formula, without its `=`."""


def read_sheets(package: WordFile) -> list[Sheet]:
    """Return the sheets of a workbook that are printed."""
    book = parsed(package.parts[_BOOK])
    related = package.related(_BOOK)
    strings, styles = _strings(package), _styles(package)
    areas = _print_areas(book)
    found = []
    for order, sheet in enumerate(book.iter(f"{_MAIN}sheet")):
        _, part = related.get(sheet.get(f"{RELATIONS}id", ""), ("", ""))
        if sheet.get("state", "visible") == "visible" and part in package.parts:
            root = parsed(package.parts[part])
            if root.tag == f"{_MAIN}worksheet":
                name = sheet.get("name", "")
                found.append(_sheet(name, root, areas.get(order, []), strings, styles))
    return found


def column_name(column: int) -> str:
    """Return the letters of a column, from 1."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def _sheet(
    name: str, root: Element, areas: list[Range], strings: list[str], styles: list["_Style"]
) -> Sheet:
    hidden = [
        range(int(column.get("min", 0)), int(column.get("max", 0)) + 1)
        for column in root.iter(f"{_MAIN}col")
        if column.get("hidden") in ("1", "true") or column.get("width") == "0"
    ]
    merged = _merged(root)
    breaks = [
        int(mark.get("id", 0))
        for marks in root.iter(f"{_MAIN}colBreaks")
        for mark in marks
        if mark.get("man") in ("1", "true")
    ]
    cells = [
        Cell(row, column, text, styles[style].font if style < len(styles) else "")
        for row, column, text, style in _texts(root, strings)
        if not (style < len(styles) and styles[style].is_hidden)
        and not any(column in columns for columns in hidden)
        and not any(area.covers(row, column) for area in merged.get(row, ()))
        and (not areas or any(area.has(row, column) for area in areas))
    ]
    formulas = [
        (cell.get("r", ""), formula.text)
        for cell in root.iter(f"{_MAIN}c")
        if (formula := cell.find(f"{_MAIN}f")) is not None and formula.text
    ]
    return Sheet(name, cells, merged, breaks, formulas)


def _merged(root: Element) -> dict[int, list[Range]]:
    found: dict[int, list[Range]] = {}
    for merge in root.iter(f"{_MAIN}mergeCell"):
        area = _range(merge.get("ref", ""))
        if area is not None:
            for row in range(area.first_row, min(area.last_row, area.first_row + _MOST_ROWS) + 1):
                found.setdefault(row, []).append(area)
    return found


def _texts(root: Element, strings: list[str]) -> Iterator[tuple[int, int, str, int]]:
    """Yield the row, the column, the text and the style of each cell with text in a row shown."""
    number = 0
    for row in root.iter(f"{_MAIN}row"):
        number = int(row.get("r") or number + 1)
        if row.get("hidden") in ("1", "true") or row.get("ht") == "0":
            continue
        column = 0
        for cell in row.iter(f"{_MAIN}c"):
            place = _range(cell.get("r", ""))
            column = place.first_column if place else column + 1
            if text := _text(cell, strings).strip():
                yield number, column, text, int(cell.get("s") or 0)


def _text(cell: Element, strings: list[str]) -> str:
    """Return the text of a cell, empty where it has a number or a formula not yet computed."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return "" if inline is None else _of_string(inline)
    value = cell.findtext(f"{_MAIN}v") or ""
    if kind == "s" and value.isdecimal() and int(value) < len(strings):
        return strings[int(value)]
    return value if kind == "str" and cell.find(f"{_MAIN}f") is None else ""


def _strings(package: WordFile) -> list[str]:
    for kind, part in package.related(_BOOK).values():
        if kind.endswith("/sharedStrings") and part in package.parts:
            return [_of_string(item) for item in parsed(package.parts[part]).iter(f"{_MAIN}si")]
    return []


def _of_string(item: Element) -> str:
    """Return the text of a string, plain or of several formats, without its phonetic guide."""
    return "".join(
        text.text or ""
        for text in item.iter(f"{_MAIN}t")
        if next(text.iterancestors(f"{_MAIN}rPh"), None) is None
    )


class _Style(NamedTuple):
    """What the style of a cell says: its font, and whether its format shows no text."""

    font: str
    is_hidden: bool


def _styles(package: WordFile) -> list[_Style]:
    for kind, part in package.related(_BOOK).values():
        if kind.endswith("/styles") and part in package.parts:
            root = parsed(package.parts[part])
            names = [_name_of(font) for font in root.iterfind(f"{_MAIN}fonts/{_MAIN}font")]
            silent = {
                form.get("numFmtId")
                for form in root.iter(f"{_MAIN}numFmt")
                if _is_silent(form.get("formatCode", ""))
            }
            return [
                _Style(names[int(style.get("fontId") or 0)], style.get("numFmtId") in silent)
                for style in root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
            ]
    return []


def _is_silent(form: str) -> bool:
    """Whether a format shows no text: its fourth section, that of texts, is empty."""
    sections = form.split(";")
    return len(sections) > _OF_TEXT and not sections[_OF_TEXT].strip()


def _name_of(font: Element) -> str:
    name = font.find(f"{_MAIN}name")
    return "" if name is None else name.get("val", "")


def _print_areas(book: Element) -> dict[int, list[Range]]:
    """Return the print areas of each sheet, by its order."""
    found: dict[int, list[Range]] = {}
    for name in book.iter(f"{_MAIN}definedName"):
        sheet = name.get("localSheetId", "")
        if name.get("name") == "_xlnm.Print_Area" and sheet.isdecimal():
            pieces = (piece.rpartition("!")[2] for piece in (name.text or "").split(","))
            ranges = (_range(piece) for piece in pieces)
            found[int(sheet)] = [area for area in ranges if area is not None]
    return found


def _range(reference: str) -> Range | None:
    """Return the cells of a reference as «A1», «A1:C4», «A:C» or «1:4»."""
    found = _REFERENCE.fullmatch(reference)
    if found is None or not reference:
        return None
    column, row, last_column, last_row = found.groups()
    is_one = ":" not in reference
    return Range(
        int(row or 1),
        _column(column) if column else 1,
        int(row or _LAST) if is_one else int(last_row or _LAST),
        (_column(column) if is_one and column else _column(last_column) if last_column else _LAST),
    )


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
