"""Cells repeated across, fills, and cells that cover several columns."""

import io
import re
from typing import Any

import pytest
import xlsxwriter
from openpyxl.styles import Border, Side

from plandocs.engine import Template
from plandocs.engine.package import read_package

THIN = Side("thin")


def _bordered(sheet: Any) -> None:
    for row in sheet.iter_rows():
        for cell in row:
            cell.border = Border(THIN, THIN, THIN, THIN)


def _is_whole(cell: Any) -> bool:
    border = cell.border
    sides = (border.left, border.right, border.top, border.bottom)
    return all(side.style == "thin" for side in sides)


def test_a_cell_is_repeated_across_and_the_next_ones_shift(fill: Any, drawn: Any) -> None:
    rows = [["a", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}", "z"]]
    assert drawn(fill(rows, ms="123")) == ["a 1 2 3 z"]
    assert drawn(fill(rows, ms="")) == ["a z"]


def test_column_loops_nest_inside_row_loops(fill: Any, drawn: Any) -> None:
    rows = [
        ["", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}"],
        ["{%tr for f in filas %}"],
        ["{{ f.t }}", "{%tc for c in f.c %}", "{{ c }}", "{%tc endfor %}"],
        ["{%tr endfor %}"],
    ]
    filas = [{"t": "A", "c": ["E", "", "E"]}, {"t": "B", "c": ["", "E", ""]}]
    assert drawn(fill(rows, ms="123", filas=filas)) == [". 1 2 3", "A E . E", "B . E ."]


def test_column_loops_nest_in_one_another_and_in_conditions(fill: Any, drawn: Any) -> None:
    rows = [
        [
            "{%tc for a in xs %}",
            "{%tc if a != 'y' %}",
            "{{ a }}",
            "{%tc for n in ns %}",
            "{{ a }}{{ n }}",
            "{%tc endfor %}",
            "{%tc endif %}",
            "{%tc endfor %}",
        ]
    ]
    assert drawn(fill(rows, xs="xyz", ns="12")) == ["x x1 x2 z z1 z2"]


def test_widths_follow_each_copy_of_a_column(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        for letter, width in zip("ABCDE", (40, 1, 5, 2, 12), strict=True):
            sheet.column_dimensions[letter].width = width

    rows = [["a", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}", "z"]]
    sheet = fill(rows, prepare, ms="123")
    found = {key: (one.min, one.max, one.width) for key, one in sheet.column_dimensions.items()}
    assert found == {"A": (1, 1, 40), "B": (2, 4, 5), "E": (5, 5, 12)}


def test_rows_without_loops_keep_to_the_columns_of_the_grid(fill: Any, drawn: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.merge_cells("A2:E2")

    rows = [
        ["a", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}", "z"],
        ["pie", None, None, None, None],
        ["x", None, "y", None, "w"],
    ]
    sheet = fill(rows, prepare, ms="123")
    assert drawn(sheet) == ["a 1 2 3 z", "pie . . . .", "x y . . w"]
    assert [str(box) for box in sheet.merged_cells.ranges] == ["A2:E2"]


def test_cellbg_fills_a_cell_and_leaves_the_rest_of_its_style(fill: Any) -> None:
    rows = [["{%tc for c in cs %}", "{% cellbg c %}{{ loop.index }}", "{%tc endfor %}"]]
    sheet = fill(rows, _bordered, cs=["5B2C83", "#ffcc00", ""])
    assert [cell.fill.fgColor.rgb for cell in sheet[1]] == ["FF5B2C83", "FFFFCC00", "00000000"]
    assert [cell.fill.fill_type for cell in sheet[1]] == ["solid", "solid", None]
    assert [cell.value for cell in sheet[1]] == [1, 2, 3]
    assert all(_is_whole(cell) for cell in sheet[1])


def test_the_year_band_covers_the_months_of_each_year_with_whole_borders(fill: Any) -> None:
    rows = [
        ["Eje", "{%tc for b in bandas %}", "{% colspan b.n %}{{ b.t }}", "{%tc endfor %}"],
        [None, "{%tc for m in meses %}", "{{ m }}", "{%tc endfor %}"],
    ]

    def prepare(sheet: Any) -> None:
        _bordered(sheet)
        sheet.merge_cells("A1:A2")
        sheet.column_dimensions["C"].width = 4

    bandas = [{"t": "2024", "n": 2}, {"t": "2025", "n": 11}]
    meses = "ND" + "EFMAMJJASON"
    sheet = fill(rows, prepare, bandas=bandas, meses=meses)
    assert sorted(str(box) for box in sheet.merged_cells.ranges) == ["A1:A2", "B1:C1", "D1:N1"]
    assert [sheet["B1"].value, sheet["D1"].value] == ["2024", "2025"]
    assert "".join(cell.value for cell in sheet[2][1:]) == meses
    assert (sheet.column_dimensions["B"].min, sheet.column_dimensions["B"].max) == (2, 14)
    for box in ("B1:C1", "D1:N1"):
        cells = sheet[box][0]
        assert all(cell.border.top.style == cell.border.bottom.style == "thin" for cell in cells)
        assert cells[0].border.left.style == cells[-1].border.right.style == "thin"


def test_colspan_takes_the_place_of_cells_merged_in_the_template(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.merge_cells("A1:C1")

    rows = [["{% colspan n %} {{ t }}", None, None], ["x", "y", "z"]]
    sheet = fill(rows, prepare, n=5, t="Título")
    assert [str(box) for box in sheet.merged_cells.ranges] == ["A1:E1"]
    assert sheet["A1"].value == "Título"


def test_a_colspan_of_one_merges_nothing(fill: Any) -> None:
    sheet = fill([["{% colspan n %}{{ t }}"]], n=1, t="a")
    assert list(sheet.merged_cells.ranges) == []


def test_what_a_colspan_would_cover_is_told(faults: Any) -> None:
    assert faults([["{% colspan 3 %}{{ t }}", None, "perdido"]], t="a") == [
        "P304 C1: El contenido de esta celda se perdería: lo tapa la celda de su izquierda, que "
        "lleva colspan."
    ]


def test_what_stands_in_a_disappearing_column_is_told(faults: Any) -> None:
    rows = [["{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}"], ["perdido", "queda", None]]
    assert faults(rows, ms="ab") == [
        "P304 A2: El contenido de esta celda se perdería: su columna desaparece por una etiqueta "
        "{%tc %}."
    ]


def test_merged_cells_that_would_overlap_are_told(faults: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.merge_cells("B1:B2")

    assert faults([["a", None], ["{% colspan 2 %}{{ t }}", None]], prepare, t="x") == [
        "P308 A2: Al rellenar, las celdas combinadas B1:B2 y A2:B2 se enciman."
    ]


def test_a_bad_colour_and_a_bad_width_are_told(faults: Any) -> None:
    rows = [["{% cellbg c %}a", "{% colspan n %}b"]]
    assert faults(rows, c="morado", n=0) == [
        "P306 A1: La etiqueta «cellbg» recibió «morado» y necesita un color de seis cifras "
        "(«5B2C83»).",
        "P306 B1: La etiqueta «colspan» recibió «0» y necesita un número entero de 1 a 16384.",
    ]


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ("F:XFD", [("8", "16384")]),
        ("A:XFD", [("1", "16384")]),
        ("XFD:XFD", []),
        ("XFC:XFD", []),
        ("XFA:XFD", [("16383", "16384")]),
    ],
)
def test_columns_as_far_as_a_sheet_goes_end_where_it_ends(
    columns: str, expected: list[tuple[str, str]]
) -> None:
    """Who hides what he does not use hides it to the last column, which the months push on."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written) as book:
        sheet = book.add_worksheet("Hoja")
        sheet.write_row(0, 0, ["k", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}", "z"])
        sheet.set_column(columns, 5, None, {"hidden": columns[0] != "A"})
    made = Template(written.getvalue(), "t.xlsx").render({"ms": "12345"})
    xml = read_package(made)["xl/worksheets/sheet1.xml"].decode()
    found = re.findall(r'<col min="(\d+)" max="(\d+)"', xml)
    assert found[-1:] == expected
    assert all(int(last) <= 16384 for _, last in found)
