"""Conditional formats and validations cover every copy, and look at the cells they looked at."""

from support.workbooks import rules
from support.workbooks.loops import CONCEPTS
from support.xlsx.package import X14, S


def test_conditional_formats_cover_every_copy_and_follow_what_they_look_at() -> None:
    assert rules.conditional_formats.made["Hoja"].rules() == [
        ("A2:E5", "expression", ("$D2>$B$7",)),
        ("A6:D6", "expression", ("$B$6>10",)),
        ("B2:B5", "cellIs", ("$B$7",)),
        ("B2:B5", "iconSet", ()),
        ("C2:C5", "dataBar", ()),
        ("D2:D5", "colorScale", ("$B$7",)),
        ("D2:D5", "dataBar", ()),
        ("D2:D5", "x14:dataBar", ()),
        ("E2:E5", "containsText", ('NOT(ISERROR(SEARCH("Pag",E2)))',)),
        ("E2:E5", "x14:expression", ("Catálogo!$B$1=E2",)),
    ]


def test_a_data_bar_of_2010_is_one_for_all_the_copies() -> None:
    sheet = rules.conditional_formats.made["Hoja"]
    assert len(list(sheet.root.iter(f"{S}dataBar"))) == 2
    (key,) = [node.text for node in sheet.root.iter(f"{X14}id")]
    assert [node.get("id") for node in sheet.root.iter(f"{X14}cfRule")].count(key) == 1


def test_a_rule_of_the_total_looks_at_every_copy() -> None:
    sheet = rules.rules_of_the_total.made["Hoja"]
    assert sheet.rules() == [
        ("A7:B7", "expression", ("A6<>A$1",)),
        ("D6", "expression", ("D6>MAX(D2:D5)",)),
    ]
    assert sheet.validations() == {"D6": ("D6>=SUM(D2:D5)",)}


def test_validations_cover_every_copy_and_their_lists_grow() -> None:
    found = rules.data_validations.made["Hoja"].validations()
    assert found == {
        "E2:E5": ("Catálogo!$A$2:$A$5",),
        "A7": ("$A$2:$A$5",),
        "B2:B5": ("0", "$B$7"),
        "C2:C5": ("C2<D2",),
        "B7": ('"1,5,9"',),
        "F2:F5": ("9",),
        "G2:G5": ("Catálogo!$A$2:$A$5",),
    }


def test_a_validation_keeps_its_kind_and_its_words() -> None:
    nodes = rules.data_validations.made["Hoja"].all("dataValidations/dataValidation")
    assert [node.get("promptTitle") for node in nodes].count("Estado") == 1
    kinds = sorted(node.get("type", "") for node in nodes)
    assert kinds == ["custom", "decimal", "list", "list", "list", "textLength"]


def test_the_hidden_list_is_filled_and_stays_hidden() -> None:
    made = rules.data_validations.made
    assert made["Catálogo"].column("A") == ["Estados", *rules.STATES]
    assert made.states() == {"Catálogo": "hidden"}


def test_lists_of_one_item_are_of_one_cell() -> None:
    made = rules.conditional_formats.made_with(estados=["Único"], xs=CONCEPTS[:1])
    found = {cells: formulas for cells, kind, formulas in made["Hoja"].rules() if "x14:e" in kind}
    assert found == {"E2": ("Catálogo!$B$1=E2",)}
    cells = {cells for cells, kind, _ in made["Hoja"].rules() if kind in ("iconSet", "dataBar")}
    assert cells == {"B2", "C2", "D2"}


def test_ranges_that_go_on_below_the_last_row_keep_their_room() -> None:
    made = rules.beyond_the_data.made
    sheet = made["Hoja"]
    assert sheet.rules() == [("A2:D101", "expression", ('$A2=""',))]
    assert sheet.validations() == {"B2:B501": ("0",)}
    assert sheet.merges() == ["A21:B22"]
    assert set(sheet.notes()) == set(sheet.balloons()) == {"F31"}
    assert (sheet.breaks("row"), sheet.anchors()[0].first) == ([41], "F41")
    assert made.defined() == {"Lejos": "Hoja!$A$21:$B$22"}
    assert made.defined("Hoja") == {
        "_xlnm.Print_Area": "Hoja!$A$1:$D$61",
        "_xlnm._FilterDatabase": "Hoja!$A$1:$D$51",
    }
