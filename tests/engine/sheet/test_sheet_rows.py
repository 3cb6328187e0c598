"""Rows repeated, nested and dropped, and their heights."""

import re
from typing import Any

from openpyxl.styles import Alignment

from plandocs.engine import Template
from plandocs.engine.package import read_package, write_package


def test_a_row_is_repeated_between_its_tags(fill: Any, drawn: Any) -> None:
    rows = [["Título"], ["{%tr for x in xs %}"], ["{{ x }}", "fijo"], ["{%tr endfor %}"], ["Fin"]]
    assert drawn(fill(rows, xs=["a", "b"])) == ["Título .", "a fijo", "b fijo", "Fin ."]


def test_rows_of_an_empty_list_disappear(fill: Any, drawn: Any) -> None:
    rows = [["Título"], ["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"], ["Fin"]]
    assert drawn(fill(rows, xs=[])) == ["Título", "Fin"]


def test_row_loops_nest(fill: Any, drawn: Any) -> None:
    rows = [
        ["{%tr for p in partes %}"],
        ["{{ p.t }}"],
        ["{%tr for x in p.xs %}"],
        ["{{ x }}{{ loop.index }}"],
        ["{%tr endfor %}"],
        ["·"],
        ["{%tr endfor %}"],
    ]
    partes = [{"t": "A", "xs": "xy"}, {"t": "B", "xs": "z"}]
    assert drawn(fill(rows, partes=partes)) == ["A", "x1", "y2", "·", "B", "z1", "·"]


def test_rows_depend_on_a_condition(fill: Any, drawn: Any) -> None:
    rows = [["{%tr if si %}"], ["sí"], ["{%tr else %}"], ["no"], ["{%tr endif %}"]]
    assert drawn(fill(rows, si=True)) == ["sí"]
    assert drawn(fill(rows, si=False)) == ["no"]


def test_several_tags_may_share_a_structure_row(fill: Any, drawn: Any) -> None:
    rows = [
        ["{%tr for x in xs %}", "{%tr if x != 'b' %}"],
        ["{{ x }}"],
        ["{%tr endif %}", "{%tr endfor %}"],
    ]
    assert drawn(fill(rows, xs="abc")) == ["a", "c"]


def test_a_set_row_leaves_no_row(fill: Any, drawn: Any) -> None:
    rows = [["{%tr set n = xs|length %}"], ["{{ n }}"]]
    assert drawn(fill(rows, xs="abc")) == ["3"]


def test_heights_follow_each_copy_and_fitted_ones_are_left_to_be_fitted(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.row_dimensions[2].height = 33

    rows = [["{%tr for x in xs %}"], ["{{ x }}"], ["{%tr endfor %}"], ["fin"]]
    sheet = fill(rows, prepare, xs="ab")
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3)] == [33, 33, None]


def test_merged_cells_follow_each_copy_of_their_rows(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        for box in ("A1:C1", "A3:B4", "C3:D3", "A6:B6"):
            sheet.merge_cells(box)

    rows = [
        ["Título", None, None, None],
        ["{%tr for x in xs %}"],
        ["{{ x }}", None, "c", None],
        [None, None, None, "d"],
        ["{%tr endfor %}"],
        ["Fin"],
    ]
    sheet = fill(rows, prepare, xs="ab")
    found = sorted(str(box) for box in sheet.merged_cells.ranges)
    assert found == ["A1:C1", "A2:B3", "A4:B5", "A6:B6", "C2:D2", "C4:D4"]


def test_merged_cells_around_a_loop_stretch_over_it(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        sheet.merge_cells("A1:A4")

    rows = [["lado", "uno"], [None, "{%tr for x in xs %}"], [None, "{{ x }}"]]
    rows += [[None, "{%tr endfor %}"]]
    sheet = fill(rows, prepare, xs="abc")
    assert [str(box) for box in sheet.merged_cells.ranges] == ["A1:A4"]
    assert [sheet.cell(row, 2).value for row in range(1, 5)] == ["uno", "a", "b", "c"]


def _wrapped(sheet: Any) -> None:
    for name in ("A1", "A3"):
        sheet[name].alignment = Alignment(wrap_text=True)
    sheet.merge_cells("A1:B1")


def test_rows_are_as_tall_as_their_texts(fill: Any) -> None:
    rows = [["{{ x }}", None], ["{{ x }}", "otro"], ["{{ x }}", "otro"]]
    short = fill(rows, _wrapped, x="Corto")
    long = fill(rows, _wrapped, x="palabra " * 20)
    assert [short.row_dimensions[row].height for row in (1, 2, 3)] == [None, None, None]
    assert [long.row_dimensions[row].height for row in (1, 2, 3)] == [145.0, None, 288.0]


def test_a_fitted_height_is_left_free_but_in_merged_cells_it_is_set(book: Any) -> None:
    template = Template(book([["{{ x }}", None], ["a"], ["{{ x }}"]], _wrapped), "p.xlsx")
    xml = read_package(template.render({"x": "palabra " * 20}))["xl/worksheets/sheet1.xml"]
    found = re.findall(rb'<row r="(.)"([^>]*)>', xml)
    assert [(row, b"customHeight" in rest) for row, rest in found] == [
        (b"1", True),
        (b"2", False),
        (b"3", False),
    ]


def test_a_height_that_was_chosen_stays(fill: Any) -> None:
    def prepare(sheet: Any) -> None:
        _wrapped(sheet)
        sheet.row_dimensions[3].height = 20

    assert (
        fill([["a"], ["b"], ["{{ x }}"]], prepare, x="palabra " * 20).row_dimensions[3].height == 20
    )


def test_a_height_that_excel_fitted_to_the_tags_is_forgotten(book: Any) -> None:
    parts = read_package(book([["{{ x }}"]]))
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'<row r="1"', b'<row r="1" ht="90"')
    made = read_package(Template(write_package(parts), "p.xlsx").render({"x": "a"}))
    assert b' ht="' not in made[name]
