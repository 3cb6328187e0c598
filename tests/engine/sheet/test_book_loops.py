"""Loops of rows and columns, and what is merged, filled and spanned in them."""

import re

import pytest
from support.workbooks import loops
from support.workbooks.book import of_rows


def test_totals_above_in_and_below_a_loop_cover_every_copy() -> None:
    sheet = loops.row_loop.made["Hoja"]
    assert sheet["D1"] == "=SUM(D2:D5)"
    assert [sheet[f"{c}6"] for c in "BD"] == ["=SUM(B2:B5)", "=SUM(D2:D5)"]
    assert [sheet[f"{c}7"] for c in "BD"] == ["=B6/COUNTA(A2:A5)", "=AVERAGE(D$2:D$5)"]
    assert sheet["D8"] == "=MAX($D$2:$D$5)"


def test_each_copy_of_a_row_looks_at_its_own_cells_and_at_the_same_total() -> None:
    sheet = loops.row_loop.made["Hoja"]
    for row in range(2, 6):
        found = [sheet[f"{column}{row}"] for column in "DEF"]
        assert found == [f"=B{row}*C{row}", f"=D{row}/D$6", f"=SUM(B{row}:C{row})"]


def test_one_item_leaves_one_row_and_its_totals() -> None:
    sheet = loops.row_loop.made_with(xs=loops.CONCEPTS[:1])["Hoja"]
    assert sheet.column("A") == ["Concepto", "Papel", "Total", "Media", "Mayor"]
    assert [sheet["D1"], sheet["D3"], sheet["E2"]] == ["=SUM(D2:D2)", "=SUM(D2:D2)", "=D2/D$3"]


def test_a_hundred_items_are_a_hundred_rows() -> None:
    sheet = loops.row_loop.made_with(xs=loops.CONCEPTS * 25)["Hoja"]
    assert sheet["D102"] == "=SUM(D2:D101)"
    assert sheet["D101"] == "=B101*C101"


def test_a_total_of_no_rows_is_told_or_looks_at_no_other_cell() -> None:
    told = loops.row_loop.refused(xs=[])
    if not told:
        sheet = loops.row_loop.made_with(xs=[])["Hoja"]
        assert not {"D1", "D2"} & set(re.findall(r"[A-Z]\d", str(sheet["D2"])))
    assert told <= {"P305"}


def test_months_go_across_and_their_totals_with_them() -> None:
    assert loops.grid_loop.made["Hoja"].drawn() == [
        "Concepto Ene Feb Mar Total",
        "Luz 10 20 30 =SUM(B2:D2)",
        "Agua 1 2 3 =SUM(B3:D3)",
        "Total =SUM(B2:B3) =SUM(C2:C3) =SUM(D2:D3) =SUM(E2:E3)",
        "Meses . . . =COUNTA(B1:D1)",
    ]


def test_each_month_has_the_width_of_the_drawn_one() -> None:
    widths = loops.grid_loop.made["Hoja"].widths()
    assert [round(widths[letter]) for letter in "ABCDE"] == [31, 8, 8, 8, 13]


def test_no_month_leaves_the_columns_on_both_sides_or_is_told() -> None:
    data = {"ms": [], "xs": [{"n": "Luz", "vs": []}]}
    told = loops.grid_loop.refused(**data)
    if not told:
        sheet = loops.grid_loop.made_with(**data)["Hoja"]
        assert [sheet["A1"], sheet["B1"]] == ["Concepto", "Total"]
    assert told <= {"P305"}


def test_subtotals_add_their_own_part_and_the_total_adds_them_all() -> None:
    assert loops.nested_loops.made["Hoja"].drawn() == [
        "Norte 1 1",
        "Norte 2 2",
        "Norte 3 3",
        "Suma Norte =SUBTOTAL(9,B1:B3)",
        "Sur 1 10",
        "Suma Sur =SUBTOTAL(9,B5:B5)",
        "Este 1 100",
        "Este 2 200",
        "Suma Este =SUBTOTAL(9,B7:B8)",
        "Total =SUBTOTAL(9,B1:B9)",
        "Otra vez =B10",
    ]


def test_rows_depend_on_conditions_inside_a_loop_and_outside() -> None:
    book = loops.conditions
    rows = ["1 poco", "2 dos", "3 poco", "4 mucho", "=SUM(A2:A5) 4"]
    assert book.made["Hoja"].drawn() == ["Sin nota .", *rows]
    assert book.made_with(con_nota=True)["Hoja"].drawn() == ["Con nota .", *rows]


def test_tags_that_shape_cells_merge_span_and_fill() -> None:
    sheet = loops.fills_and_spans.made["Hoja"]
    assert sheet.drawn() == [
        "Cuadro . . .",
        "Zona Trimestre 3 . .",
        "Norte a a a",
        ". b b b",
        ". c c c",
        "Sur d d d",
        "Este e e e",
        ". f f f",
        "Fin . . .",
    ]
    assert sheet.merges() == ["A1:D1", "A3:A5", "A7:A8", "B2:D2"]
    fills = ["".join(sheet.fill(f"{c}{row}") or "·" for c in "BCD") for row in range(3, 9)]
    assert fills == ["···", "···", "···", "FF0000" * 3, "FF0000" * 3, "FF0000" * 3]


def test_merged_and_filled_cells_keep_their_lines_and_letters() -> None:
    sheet = loops.fills_and_spans.made["Hoja"]
    cells = [f"{column}{row}" for row in range(1, 9) for column in "ABCD"]
    assert {ref: sheet.borders(ref) for ref in cells if sheet.borders(ref) != "lrtb"} == {}
    assert {sheet.font(ref) for ref in cells} == {"b"}


def test_a_part_of_one_row_merges_nothing_downwards() -> None:
    parts = [{"t": "Sola", "xs": [{"n": "a", "v": 1}]}]
    sheet = loops.fills_and_spans.made_with(ps=parts, ms=["Ene"])["Hoja"]
    assert sheet.merges() in (["A1:D1"], ["A1:B1"])
    assert sheet["A3"] == "Sola"


def test_merged_ranges_follow_a_loop_on_every_side() -> None:
    sheet = loops.merged_ranges.made["Hoja"]
    inside = ["A2:B3", "A4:B5", "A6:B7", "C3:D3", "C5:D5", "C7:D7"]
    assert sheet.merges() == sorted(["A1:D1", *inside, "A8:D9", "E1:E8"])
    assert [sheet[ref] for ref in ("A1", "A2", "A6", "C7", "E1", "A8")] == [
        "Antes",
        "a",
        "c",
        "ancho",
        "lado",
        "Después",
    ]


def test_a_loop_that_prints_nothing_takes_its_merged_ranges_with_it() -> None:
    sheet = loops.merged_ranges.made_with(xs=[])["Hoja"]
    assert sheet.merges() == ["A1:D1", "A2:D3", "E1:E2"]


def test_loops_one_below_the_other_are_added_each_and_together() -> None:
    sheet = loops.sibling_loops.made["Hoja"]
    assert sheet["B5"] == "=SUM(B1:B4)"
    assert [sheet[f"{c}10"] for c in "BCD"] == ["=SUM(B6:B9)", "=B5+B10", "=SUM(B1:B9)"]


def test_an_inner_row_looks_at_the_row_of_its_own_part() -> None:
    sheet = loops.inner_looks_at_outer.made["Hoja"]
    own = {2: (1, "2:4"), 3: (1, "2:4"), 4: (1, "2:4"), 6: (5, "6:6"), 8: (7, "8:9"), 9: (7, "8:9")}
    for row, (head, lines) in own.items():
        first, last = lines.split(":")
        assert [sheet[f"{c}{row}"] for c in "CDE"] == [
            f"=B{row}/B{head}",
            f"=B{row}/B$10",
            f"=B{row}/SUM(B{first}:B{last})*1.2",
        ]


def test_the_share_of_a_row_is_of_its_whole_block() -> None:
    rows = [["v"], ["{%tr for x in xs %}"], ["{{ x }}", "=A3/SUM(A$2:A$4)"], ["{%tr endfor %}"]]
    made = of_rows(rows, xs=[1, 2, 3]).made["Hoja"]
    assert made.column("B") == [f"=A{row}/SUM(A$2:A$4)" for row in (2, 3, 4)]


def test_the_share_of_a_month_is_of_all_the_months() -> None:
    open_tag, close_tag = "{%tc for x in xs %}", "{%tc endfor %}"
    rows = [[open_tag, "{{ x }}", close_tag], [open_tag, "=B1/SUM($A1:$C1)", close_tag]]
    made = of_rows(rows, xs=[1, 2, 3]).made["Hoja"]
    assert [made[f"{c}2"] for c in "ABC"] == [f"={c}1/SUM($A1:$C1)" for c in "ABC"]


def test_a_running_total_runs_or_is_told() -> None:
    rows = [["v"], ["{%tr for x in xs %}"], ["{{ x }}", "=SUM(A$3:A3)"], ["{%tr endfor %}"]]
    runs = ["=SUM(A$2:A2)", "=SUM(A$2:A3)", "=SUM(A$2:A4)"]
    for total in ("=SUM(A$3:A3)", "=SUM(A$2:A3)", "=SUM(A$1:A3)"):
        rows[2][1] = total
        said = [text.replace("A$2", "A$1") if "$1" in total else text for text in runs]
        one = of_rows(rows, xs=[1, 2, 3])
        assert one.refused() == {"P305"} or one.made["Hoja"].column("B") == said


@pytest.mark.parametrize("total", ["=SUM(A3:A3)", "=A3*2", "=SUM(A5:A5)"])
def test_a_total_of_rows_that_do_not_stand_together_adds_them_alone_or_is_told(total: str) -> None:
    rows = [
        ["{%tr for p in ps %}"],
        ["{%tr for x in p %}"],
        ["{{ x }}"],
        ["{%tr endfor %}"],
        ["=SUM(A3:A3)"],
        ["{%tr endfor %}"],
        ["", total],
    ]
    one = of_rows(rows, ps=[[1, 2], [3]])
    lines, sums = {"=SUM(A1:A2,A4)", "=SUM(A1:A2,A4:A4)"}, {"=SUM(A3,A5)", "=SUM(A3:A3,A5:A5)"}
    assert one.refused() == {"P305"} or one.made["Hoja"]["B6"] in (lines if "3" in total else sums)


def test_two_columns_for_each_month_have_the_rows_below_under_their_first_copies() -> None:
    sheet = loops.two_columns_across.made["Hoja"]
    assert sheet.drawn() == [
        "Mes Ene 1 Feb 2 Mar 3 T",
        "fila 1 =B2*2 . . . . =SUM(B2:G2)",
        "otra a b . . . . c",
        "junta . . . . . . c",
        "todo . . . . . . .",
    ]
    assert sheet.merges() == ["A5:H5"]
    hidden = [node.get("min") for node in sheet.all("cols/col") if node.get("hidden") == "1"]
    assert hidden == ["3", "5", "7"]


def test_what_surrounds_a_month_is_on_each_copy_and_what_is_beside_them_moves() -> None:
    sheet = loops.across_with_furniture.made_with(ms=["Ene", "Feb", "Mar", "Abr"])["Hoja"]
    assert sheet.notes() == {**dict.fromkeys(("B1", "C1", "D1", "E1"), "Mes"), "F2": "Fin"}
    assert set(sheet.balloons()) == set(sheet.notes())
    assert set(sheet.links()) == {"B1", "C1", "D1", "E1"}
    assert sheet.rules() == [("B2:E2", "expression", ('B$1="Feb"',))]
    assert sheet.validations() == {"B1:E1": ("5",), "F2": ("9",)}
    assert [one.first for one in sheet.anchors()] == ["H1"]
    assert sheet.book.defined("Hoja") == {"_xlnm.Print_Area": "Hoja!$A$1:$F$2"}
    assert sheet.breaks("col") == [5]


def test_a_header_of_two_columns_covers_those_of_its_month() -> None:
    sheet = loops.spans_across.made["Hoja"]
    assert sheet.merges() == ["A1:B1", "C1:D1", "E1:F1"]
    assert sheet.drawn() == ["Ene . Feb . Mar . Z", "Ene1 Ene2 Feb1 Feb2 Mar1 Mar2 Z"]


def test_rows_of_tags_may_be_hidden_and_hide_nothing_else() -> None:
    sheet = loops.hidden_tag_rows.made["Hoja"]
    assert sheet.drawn() == ["a", "Papel", "Tinta", "Café", "Renta", "b"]
    assert sheet.rows_with("hidden") == dict.fromkeys(range(2, 6), "1")
    assert sheet.rows_with("outlineLevel") == dict.fromkeys(range(2, 6), "2")
    assert sheet.rows_with("collapsed") == {6: "1"}
