"""Tags in sheet names, headers, footers and document properties."""

import io
from typing import Any

from openpyxl import load_workbook

from plandocs.engine import Template
from plandocs.engine.package import read_package, write_package


def test_a_sheet_name_may_hold_tags(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.title = "Plan {{ a }}"
        sheet.print_area = "A1:A1"

    sheet = fill([["x"]], prepare, a="2025")
    assert (sheet.title, sheet.print_area) == ("Plan 2025", "'Plan 2025'!$A$1")


def test_a_sheet_name_that_excel_refuses_is_told(faults: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.title = "{{ a }}"
        sheet.parent.create_sheet("{{ b }}")
        sheet.parent.create_sheet("c")
        sheet.parent.create_sheet("{{ c }}")

    assert faults([["x"]], prepare, a="x" * 32, b="a/b", c="C") == [
        f"P307 hoja «{{{{ a }}}}»: El nombre de hoja «{'x' * 32}» tiene 32 letras (el límite es "
        "31).",
        "P307 hoja «{{ b }}»: El nombre de hoja «a/b» lleva un signo que Excel no admite.",
    ]
    assert faults([["x"]], prepare, a="a", b="b", c="C") == [
        "P307 hoja «{{ c }}»: El nombre de hoja «C» se repite."
    ]
    assert faults([["x"]], prepare, a="a", b="b", c="B") == [
        "P307 hoja «{{ c }}»: El nombre de hoja «B» se repite."
    ]


def test_headers_and_footers_are_filled_and_keep_their_codes(book: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.oddHeader.center.text = '&"Arial,Bold"X'
        sheet.oddFooter.center.text = "X"

    parts = read_package(book([["x"]], prepare))
    xml = parts["xl/worksheets/sheet1.xml"].decode()
    codes = '&amp;L&amp;"Arial,Bold"&amp;10{{ i }}&amp;R&amp;"Arial,Regular"&amp;8{{ a }}, &amp;P'
    start, end = xml.index("<oddHeader>"), xml.index("</oddHeader>")
    xml = xml[:start] + "<oddHeader>" + codes + xml[end:]
    parts["xl/worksheets/sheet1.xml"] = xml.encode()
    made = Template(write_package(parts), "p.xlsx").render({"i": "Ley & Orden", "a": 2025})
    written = read_package(made)["xl/worksheets/sheet1.xml"].decode()
    expected = (
        '&amp;L&amp;"Arial,Bold"&amp;10Ley &amp;&amp; Orden&amp;R&amp;"Arial,Regular"&amp;8 2025, '
        "&amp;P</oddHeader>"
    )
    assert expected in written


def test_an_unknown_field_in_a_header_is_told(faults: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.oddFooter.center.text = "{{ q }}"

    assert faults([["x"]], prepare) == [
        "P203 pie de página: La plantilla pide «q» y los datos no lo tienen."
    ]


def test_a_header_that_is_too_long_is_told(faults: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.oddFooter.center.text = "{{ q }}"

    assert faults([["x"]], prepare, q="x" * 254) == [
        "P303 pie de página: Excel no puede guardar un texto de 256 caracteres (el límite es 255)."
    ]


def test_the_title_of_the_document_may_hold_tags(book: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.parent.properties.title = "Plan {{ a }}"
        sheet.parent.properties.language = "es-MX"

    made = Template(book([["x"]], prepare), "p.xlsx").render({"a": "A & B"})
    properties = load_workbook(io.BytesIO(made)).properties
    assert (properties.title, properties.language) == ("Plan A & B", "es-MX")
