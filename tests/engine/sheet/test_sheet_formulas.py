"""Formulas of the template go on pointing at the cells that they pointed at."""

from typing import Any

import pytest
from openpyxl.workbook.defined_name import DefinedName

ROWS = [
    ["Tasa", 2],
    ["{%tr for x in xs %}"],
    ["{{ x }}", "=A3*$B$1"],
    ["{%tr endfor %}"],
    ["Total", "=SUM(B2:B4)"],
    ["Media", "=B5/COUNT(A3:A3)"],
]


def test_a_formula_in_a_repeated_row_looks_at_its_own_row(fill: Any) -> None:
    sheet = fill(ROWS, xs=[1, 2, 3])
    assert [sheet.cell(row, 2).value for row in range(2, 7)] == [
        "=A2*$B$1",
        "=A3*$B$1",
        "=A4*$B$1",
        "=SUM(B2:B4)",
        "=B5/COUNT(A2:A4)",
    ]
    assert sheet["B5"].data_type == "f"


def test_formulas_across_columns_follow_them(fill: Any) -> None:
    rows = [
        [None, "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}", "=SUM(B1:D1)"],
        ["Total", "{%tc for m in ms %}", "=C1*2", "{%tc endfor %}", "=SUM(C2:C2)"],
    ]
    sheet = fill(rows, ms=[1, 2, 3])
    assert [cell.value for cell in sheet[1]] == [None, 1, 2, 3, "=SUM(B1:D1)"]
    assert [cell.value for cell in sheet[2]] == [
        "Total",
        "=B1*2",
        "=C1*2",
        "=D1*2",
        "=SUM(B2:D2)",
    ]


def test_nested_totals_add_their_own_part(fill: Any) -> None:
    rows = [
        ["{%tr for p in ps %}"],
        ["{%tr for x in p %}"],
        ["{{ x }}"],
        ["{%tr endfor %}"],
        ["=SUM(A3:A3)"],
        ["{%tr endfor %}"],
    ]
    sheet = fill(rows, ps=[[1, 2], [3]])
    assert [cell.value for (cell,) in sheet] == [1, 2, "=SUM(A1:A2)", 3, "=SUM(A4:A4)"]


@pytest.mark.parametrize("formula", ["=A3*2", "=A2", "=SUM(A3:A3)/A3"])
def test_a_formula_that_cannot_point_at_one_place_is_told(faults: Any, formula: str) -> None:
    rows = [["{%tr if 1 %}"], ["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"]]
    rows += [["{%tr endif %}"], [formula]]
    assert faults(rows, xs="ab") == [
        "P305 A6: La fórmula de esta celda depende de celdas que al rellenar se repiten, se "
        "mueven o desaparecen."
    ]


def test_other_sheets_and_names_follow_too(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        workbook = sheet.parent
        workbook.create_sheet("Suma")["A1"] = "=SUM(Hoja!A2:A4)+Hoja!$B$5"
        workbook.defined_names["Total"] = DefinedName("Total", attr_text="Hoja!$B$5")

    sheet = fill(ROWS, prepare, xs=[1, 2, 3, 4, 5])
    assert sheet.parent["Suma"]["A1"].value == "=SUM(Hoja!A2:A6)+Hoja!$B$7"
    assert sheet.parent.defined_names["Total"].attr_text == "Hoja!$B$7"


def test_a_renamed_sheet_is_renamed_in_formulas(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        other = sheet.parent.create_sheet("Año {{ a }}")
        other["A1"] = 1
        sheet["A1"] = "='Año {{ a }}'!A1"

    assert fill([[None]], prepare, a="2025")["A1"].value == "='Año 2025'!A1"


def test_whole_rows_and_columns_stretch(fill: Any) -> None:
    rows = [
        ["a", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}"],
        ["=SUM(C:C)", None, None, None],
        ["=SUM($1:$1)", None, None, None],
    ]
    sheet = fill(rows, ms=[1, 2, 3])
    assert [sheet["A2"].value, sheet["A3"].value] == ["=SUM(B:D)", "=SUM($1:$1)"]
