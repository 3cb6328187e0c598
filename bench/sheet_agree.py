"""Says whether workbooks show the same values in the same cells, and look the same."""

import re
import sys
import zipfile
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring, iterparse

from content import MONTHS

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET = "xl/worksheets/sheet1.xml"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_COLUMNS = 1 + len(MONTHS)
LACKS = {
    "carbone": {"colours", "merged cells", "print area"},
    "xlsx-template": {"colours"},
    "xltpl": {"print area"},
}
"""What a peer cannot give, as the README tells: it is not asked for."""

Shown = tuple[str, str | float, str, str]
"""A cell's place, its text or number, how a number is written, and its colour."""


class Workbook:
    """What the first sheet of a workbook shows."""

    def __init__(self, path: Path) -> None:
        """Read everything but the cells."""
        self._path = path
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            self._strings = _strings(package) if "xl/sharedStrings.xml" in names else []
            self._styles = _styles(fromstring(package.read("xl/styles.xml")))
            self._names = _names(fromstring(package.read("xl/workbook.xml")))
            sheet = re.sub(rb"<sheetData>.*</sheetData>", b"", package.read(SHEET), flags=re.DOTALL)
        self._sheet = fromstring(sheet)
        self._hidden = {ref for merged in self._merged() for ref in _refs(merged)[1:]}

    def cells(self, with_colours: bool) -> Iterator[Shown]:
        """Yield the cells that show something, row by row."""
        with zipfile.ZipFile(self._path) as package, package.open(SHEET) as part:
            rows = (element for _, element in iterparse(part) if element.tag == M + "row")
            for number, row in enumerate(rows, 1):
                # Who writes no places, as Carbone, leaves out no rows and no cells.
                row_number = row.get("r", str(number))
                for letter, cell in zip(_LETTERS, row, strict=False):
                    ref, value = cell.get("r", letter + row_number), self._value(cell)
                    written, fill = self._styles[int(cell.get("s", 0))]
                    colour = fill if with_colours else ""
                    if ref not in self._hidden and (value != "" or colour):
                        yield ref, value, written, colour
                row.clear()

    def look(self) -> dict[str, Any]:
        """Return all that shows and is no cell."""
        pane, page = self._first("sheetViews/{0}sheetView/{0}pane"), self._first("pageSetup")
        return {
            "merged cells": self._merged(),
            "frozen pane": (pane.get("xSplit", "0"), pane.get("ySplit", "0")),
            "page": (page.get("orientation"), page.get("paperSize", "1"), page.get("fitToHeight")),
            "header": self._said("oddHeader"),
            "footer": self._said("oddFooter"),
            "row heights": self._heights(),
            "column widths": self._widths(),
            **self._names,
        }

    def _value(self, cell: Element) -> str | float:
        text = cell.findtext(M + "v") or ""
        match cell.get("t", "n"):
            case "s":
                return self._strings[int(text)] if text else ""
            case "inlineStr":
                return "".join(node.text or "" for node in cell.iter(M + "t"))
            case "n":
                return float(text) if text else ""
            case other:
                return text if other == "str" else f"{other}: {text}"

    def _first(self, path: str) -> Element:
        found = self._sheet.find(M + path.format(M))
        return Element("none") if found is None else found

    def _merged(self) -> set[str]:
        return {merged.get("ref", "") for merged in self._sheet.iter(M + "mergeCell")}

    def _said(self, name: str) -> str:
        return (self._sheet.findtext(f"{M}headerFooter/{M}{name}") or "").strip()

    def _heights(self) -> list[str]:
        """Return the heights of rows, in their order."""
        with zipfile.ZipFile(self._path) as package:
            rows = re.findall(rb"<row(?: [^>]*)?>", package.read(SHEET))
        return [_height(row) for row in rows]

    def _widths(self) -> dict[int, float]:
        """Return the widths of the columns that are printed."""
        widths = {}
        for column in self._sheet.iter(M + "col"):
            for number in range(int(column.get("min", 0)), int(column.get("max", 0)) + 1):
                widths[number] = round(float(column.get("width", 0)), 1)
        return {number: width for number, width in widths.items() if number <= _COLUMNS}


def main(paths: list[Path]) -> None:
    """Exit with a message when a workbook differs from the first one."""
    first, *others = paths
    for path in others:
        lacks = LACKS.get(path.stem.split("-made-by-")[1], set())
        if difference := _difference(Workbook(first), Workbook(path), lacks):
            sys.exit(f"{path.name} is not like {first.name}: {difference}")


def _difference(one: Workbook, other: Workbook, lacks: set[str]) -> str:
    look, coloured = other.look(), "colours" not in lacks
    for name, expected in one.look().items():
        if name not in lacks and look.get(name) != expected:
            return f"{name} {look.get(name)}, and should be {expected}"
    for expected, found in zip_longest(one.cells(coloured), other.cells(coloured)):
        if expected != found:
            return f"{found}, and should be {expected}"
    return ""


def _strings(package: zipfile.ZipFile) -> list[str]:
    strings = []
    with package.open("xl/sharedStrings.xml") as part:
        for _, element in iterparse(part):
            if element.tag == M + "si":
                strings.append("".join(node.text or "" for node in element.iter(M + "t")))
    return strings


def _styles(styles: Element) -> list[tuple[str, str]]:
    """Return the number format and the colour that each cell style gives."""
    formats = {e.get("numFmtId"): e.get("formatCode", "") for e in styles.iter(M + "numFmt")}
    fills = [_colour(fill) for fill in styles.iter(M + "fill")]
    cell_styles = styles.find(M + "cellXfs")
    assert cell_styles is not None
    return [
        (formats.get(style.get("numFmtId"), ""), fills[int(style.get("fillId", 0))])
        for style in cell_styles
    ]


def _colour(fill: Element) -> str:
    """Return the colour of a solid fill, without its transparency."""
    pattern, colour = fill.find(M + "patternFill"), fill.find(f"{M}patternFill/{M}fgColor")
    if pattern is None or pattern.get("patternType") != "solid" or colour is None:
        return ""
    return colour.get("rgb", "")[-6:].upper()


def _names(workbook: Element) -> dict[str, str]:
    kinds = {"_xlnm.Print_Area": "print area", "_xlnm.Print_Titles": "print titles"}
    names = {kinds.get(e.get("name", "")): e.text or "" for e in workbook.iter(M + "definedName")}
    return {kind: re.sub("['$]", "", text) for kind, text in names.items() if kind}


def _refs(merged: str) -> list[str]:
    """Return the cells of a range of one row."""
    start, _, end = merged.partition(":")
    row = start[1:]
    letters = _LETTERS[_LETTERS.index(start[0]) : _LETTERS.index(end[0]) + 1]
    return [f"{letter}{row}" for letter in letters]


def _height(row: bytes) -> str:
    found = re.search(rb' ht="([\d.]+)"', row)
    return f"{float(found[1]):.0f}" if found else ""


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
