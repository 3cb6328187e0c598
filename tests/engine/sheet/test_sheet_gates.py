"""What is no plain workbook is refused before anything reads it, whatever it holds."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from plandocs.engine import Template, TemplateFault
from plandocs.engine.language import program
from plandocs.engine.package import read_package, write_package

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
DAMAGED = "le faltan piezas o están dañadas"
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda data: data.replace(old.encode(), new.encode())


def _prefixed(namespace: str, also: str = "") -> Callable[[bytes], bytes]:
    """Return what writes a prefix before the name of a sheet."""

    def change(data: bytes) -> bytes:
        text = data.decode().replace(f'xmlns="{NAMESPACE}"', f'xmlns:m="{namespace}"{also}')
        return re.sub("<(/?)worksheet", r"<\1m:worksheet", text).encode()

    return change


@pytest.mark.parametrize(
    ("part", "change", "reason"),
    [
        (TYPES, lambda _: b"<nada/>", "su lista de piezas, [Content_Types].xml, está dañada"),
        (TYPES, _replaced("sheet.main+xml", "template.main+xml"), "es una plantilla .xltx"),
        (
            TYPES,
            _replaced(MAIN, "application/vnd.ms-excel.sheet.binary.macroEnabled.main"),
            ".xlsb",
        ),
        (
            BOOK,
            _replaced(NAMESPACE, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
            "XML estricto",
        ),
        (BOOK, _replaced("sheets>", "hojas>"), DAMAGED),
        (BOOK, _replaced('r:id="rId1"', 'r:id="rId99"'), DAMAGED),
        (SHEET, _replaced("sheetData", "otra"), DAMAGED),
        (SHEET, _replaced("{{ x }}", "\U000f0000"), "caracteres de uso privado"),
        (SHEET, _prefixed(NAMESPACE), "la escribió un programa que Excel corrige"),
        (SHEET, _prefixed(NAMESPACE, ' xmlns="urn:y"'), DAMAGED),
        (SHEET, _prefixed("urn:x"), "la escribió un programa que Excel corrige"),
        ("xl/styles.xml", lambda _: b"<x/>", "la escribió un programa que Excel corrige"),
    ],
)
def test_a_file_that_is_no_plain_workbook_is_refused(
    book: Any, part: str, change: Callable[[bytes], bytes], reason: str
) -> None:
    parts = read_package(book([["{{ x }}"]]))
    parts[part] = change(parts[part])
    with pytest.raises(TemplateFault) as raised:
        Template(write_package(parts), "p.xlsx")
    (found,) = raised.value.diagnostics
    assert found.rule.code == "P101"
    assert reason in found.message


@pytest.mark.parametrize("part", [SHEET, "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_without_one_of_its_parts_is_refused(book: Any, part: str) -> None:
    parts = read_package(book([["{{ x }}"]]))
    del parts[part]
    with pytest.raises(TemplateFault, match="P101"):
        Template(write_package(parts), "p.xlsx")


def test_a_cell_at_the_end_of_the_sheet_costs_nothing(book: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet["XFD1048576"] = "fin"

    rows = [["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"]]
    made = Template(book(rows, prepare), "p.xlsx").render({"xs": [1, 2, 3]})
    assert b'r="XFD1048576"' in read_package(made)[SHEET]


def test_rows_beyond_the_last_one_are_told(book: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet["A1048576"] = "fin"

    rows = [["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"]]
    with pytest.raises(TemplateFault, match="1048577 filas"):
        Template(book(rows, prepare), "p.xlsx").render({"xs": [1, 2, 3, 4]})


def test_a_workbook_too_large_to_be_one_is_told(book: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "_MOST_ROWS", 1_000)
    rows = [["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"]]
    with pytest.raises(TemplateFault, match="demasiado grande"):
        Template(book(rows), "p.xlsx").render({"xs": ["texto"] * 100})


@pytest.mark.parametrize(("count", "is_refused"), [(300, False), (301, True)])
def test_a_sheet_of_too_many_rules_is_told(
    book: Any, monkeypatch: pytest.MonkeyPatch, count: int, is_refused: bool
) -> None:
    monkeypatch.setattr("plandocs.engine.sheet.compiling.furniture._MOST", 300)

    def prepare(sheet: Any) -> None:
        for row in range(1, count + 1):
            sheet.cell(row + 5, 2, "x").hyperlink = "https://example.org/"

    rows = [["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"]]
    made = book(rows, prepare)
    if is_refused:
        with pytest.raises(TemplateFault, match="una hoja trae más de 300 formatos"):
            Template(made, "p.xlsx").render({"xs": [1]})
    else:
        assert Template(made, "p.xlsx").render({"xs": [1]})
