"""What reaches a cell: numbers stay numbers, dates stay dates, text stays text."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from plandocs.engine import Template
from plandocs.engine.package import read_package


@pytest.mark.parametrize("value", [7, 2.5, -3])
def test_a_number_alone_in_a_cell_stays_a_number(fill: Any, value: Any) -> None:
    cell = fill([["{{ x }}"]], x=value)["A1"]
    assert (cell.value, cell.data_type) == (value, "n")


def test_a_decimal_keeps_its_figures_and_the_format_of_the_template(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet["A1"].number_format = "#,##0.00"

    cell = fill([["{{ x }}"]], prepare, x=Decimal("1234.50"))["A1"]
    assert (cell.value, cell.data_type, cell.number_format) == (1234.5, "n", "#,##0.00")


def test_a_date_alone_in_a_cell_stays_a_date(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet["A1"].number_format = "d mmm yyyy"

    sheet = fill([["{{ x }}", "{{ x }}"]], prepare, x=date(2025, 1, 31))
    assert sheet["A1"].value == sheet["B1"].value == datetime(2025, 1, 31)
    assert [sheet["A1"].number_format, sheet["B1"].number_format] == ["d mmm yyyy", "dd/mm/yyyy"]


def test_a_number_inside_a_text_is_text(fill: Any) -> None:
    cell = fill([["Son {{ n }} de {{ m }}"]], n=3, m=Decimal("1.50"))["A1"]
    assert (cell.value, cell.data_type) == ("Son 3 de 1.50", "s")


@pytest.mark.parametrize(
    "text", ["=1+1", "=HYPERLINK('x')", "#N/A", "+5", "@SUM(A1)", "1234", "http://x.mx", "TRUE"]
)
def test_text_that_looks_like_something_else_stays_text(fill: Any, text: str) -> None:
    for row in (["{{ x }}"], ["{{ x }}{# parte #}"]):
        cell = fill([row], x=text)["A1"]
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_marks_that_xml_and_tags_use_are_only_text(fill: Any) -> None:
    text = 'A & B <b>c</b> "d" {{ x }} {% if %} ]]>'
    assert fill([["{{ x }}", "1: {{ x }}"]], x=text)["B1"].value == f"1: {text}"


def test_spaces_and_line_breaks_are_kept(fill: Any) -> None:
    assert fill([["{{ x }}"]], x=" a\r\nb\n c ")["A1"].value == " a\nb\n c "


def test_text_that_looks_like_a_code_of_excel_is_guarded(book: Any) -> None:
    made = Template(book([["{{ x }}", "{{ x }}."]]), "p.xlsx").render({"x": "a_x0041_b"})
    xml = read_package(made)["xl/worksheets/sheet1.xml"]
    assert xml.count(b">a_x005F_x0041_b") == 2


def test_an_empty_text_leaves_an_empty_cell(fill: Any) -> None:
    sheet = fill([["{{ x }}", "fin"]], x="")
    assert sheet["A1"].value is None


def test_formats_inside_a_cell_are_kept_even_around_a_split_tag(fill: Any) -> None:
    bold = InlineFont(b=True)

    def prepare(sheet: Any) -> None:
        sheet["A1"] = CellRichText("De ", TextBlock(bold, "{{ x"), " }} a ", TextBlock(bold, "fin"))

    found = fill([[None]], prepare, x="uno")["A1"].value
    assert [str(run) for run in found] == ["De ", "uno", " a ", "fin"]
    assert [isinstance(run, TextBlock) for run in found] == [False, True, False, True]


def test_a_value_that_excel_cannot_keep_is_told_with_its_cell(faults: Any) -> None:
    rows = [["{{ a }}"], ["{{ b }}"], ["{{ c }}"], ["{{ d }}"], ["x{{ e }}"]]
    values = {"a": float("nan"), "b": date(1899, 12, 31), "c": 10**15 + 1, "d": "x" * 32_768}
    assert faults(rows, **values, e="x" * 32_767) == [
        "P303 A1: Excel no puede guardar un número infinito o indefinido.",
        "P303 A2: Excel no puede guardar una fecha anterior a 1900.",
        "P303 A3: Excel no puede guardar un número de 16 cifras (el límite es 15).",
        "P303 A4: Excel no puede guardar un texto de 32768 caracteres (el límite es 32767).",
        "P303 A5: Excel no puede guardar un texto de 32768 caracteres (el límite es 32767).",
    ]


def test_a_value_that_is_no_text_is_told(faults: Any) -> None:
    rows = [["{{ a }}"], ["{{ b }}"], ["el {{ c }}"], ["{{ d }}"]]
    values = {"a": None, "b": [1], "c": date(2025, 1, 1), "d": "a\x0bb"}
    assert faults(rows, **values) == [
        "P204 A1: La plantilla imprime un valor vacío donde va un texto.",
        "P204 A2: La plantilla imprime una lista donde va un texto.",
        "P204 A3: La plantilla imprime un valor que no es texto donde va un texto.",
        "P205 A4: Un valor trae el carácter invisible U+000B, que Word y Excel no admiten: "
        "«a\N{REPLACEMENT CHARACTER}b».",
    ]
