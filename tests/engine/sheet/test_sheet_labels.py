"""Tags in sheet names, headers, footers and document properties."""

import io
import re
from typing import Any

import xlsxwriter
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


def _with_chart_sheet(name: str = "Gráfica", **header: str) -> bytes:
    """Return a workbook of two sheets, each a turn of a loop, with a chart alone between them."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        first = workbook.add_worksheet("{{ f.t }}")
        first.write_column("A1", ["{%sheet for f in fs %}", "{{ f.n }}"])
        chart = workbook.add_chart({"type": "column"})
        chart.add_series({"values": "='{{ f.t }}'!$A$2:$A$2"})
        alone = workbook.add_chartsheet(name)
        alone.set_chart(chart)
        alone.set_header(header.get("top", ""))
        alone.set_footer(header.get("foot", ""))
        alone.activate()
        workbook.add_worksheet("Fin {{ f.t }}").write("A1", "{%sheet endfor %}")
    return buffer.getvalue()


def test_the_header_and_footer_of_a_chart_sheet_are_filled_in_each_copy() -> None:
    template = _with_chart_sheet("G {{ f.t }}", top="&C{{ f.t }}", foot="&L{{ f.n }}")
    cards = [{"t": "uno", "n": 1}, {"t": "dos", "n": 2}]
    parts = read_package(Template(template, "p.xlsx").render({"fs": cards}))
    first, second = (parts[f"xl/chartsheets/sheet{n}.xml"].decode() for n in (1, 2))
    assert "<oddHeader>&amp;Cuno</oddHeader><oddFooter>&amp;L1</oddFooter>" in first
    assert "<oddHeader>&amp;Cdos</oddHeader><oddFooter>&amp;L2</oddFooter>" in second
    assert ['tabSelected="1"' in sheet for sheet in (first, second)] == [True, False]


def test_a_copy_of_a_chart_sheet_is_a_chart_sheet() -> None:
    template = _with_chart_sheet("G {{ f.t }}")
    cards = [{"t": "uno", "n": 1}, {"t": "dos", "n": 2}]
    parts = read_package(Template(template, "p.xlsx").render({"fs": cards}))
    relations = parts["xl/_rels/workbook.xml.rels"].decode()
    kinds = re.findall(r'/(\w+sheet)" Target="[^"]*?(\w+)/sheet\d\.xml"', relations)
    assert sorted(kinds) == [("chartsheet", "chartsheets")] * 2 + [("worksheet", "worksheets")] * 4


def test_what_is_wrong_in_the_header_of_a_chart_sheet_is_told_there(checked: Any) -> None:
    assert checked(_with_chart_sheet(top="&C{{ f.t", foot="{{ f.t | nada }}")) == [
        "P201 hoja «Gráfica» · encabezado: Hay una etiqueta mal escrita: una llave no abre y "
        "cierra en esta celda.",
        "P202 hoja «Gráfica» · pie de página: El filtro «nada» no existe.",
    ]


def test_tags_in_the_name_of_a_property_are_told(checked: Any) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        workbook.add_worksheet("Hoja").write("A1", "{{ a }}")
        workbook.set_custom_property("Folio {{ a }}", "{{ a }}")
    assert checked(buffer.getvalue()) == [
        "P209 cronograma.xlsx: La etiqueta «{{ a }}» está en un lugar que no se rellena (una "
        "propiedad del libro)."
    ]


def test_tags_in_an_address_written_in_percents_are_told(checked: Any) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Hoja")
        sheet.write("A1", "{{ a }}")
        sheet.write_url("B2", "https://ejemplo.mx/%7b%7b%20a%20%7d%7d", None, "Ver")
    assert checked(buffer.getvalue()) == [
        "P209 hoja «Hoja»: La etiqueta «{{ a }}» está en un lugar que no se rellena (un vínculo)."
    ]
