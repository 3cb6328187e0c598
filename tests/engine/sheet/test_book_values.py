"""What reaches a cell: its kind, its format, and texts exactly as they are."""

import pytest
from support.workbooks import values
from support.workbooks.book import STRINGS
from support.xlsx.differences import compared
from support.xlsx.reading import Value

SERIAL = 45688


@pytest.mark.parametrize(
    ("ref", "value", "codes"),
    [
        ("A1", 7, {"1"}),
        ("A2", 1234.5, {"#,##0.00"}),
        ("A3", 2.5, {"0.0%"}),
        ("A4", -3, {"0;[Red]-0"}),
        ("A5", True, {"0"}),
        ("A6", False, {"0"}),
        ("A7", SERIAL, {"d mmm yyyy"}),
        ("A8", SERIAL, {"dd/mm/yyyy"}),
        ("A9", SERIAL + 0.75, {"yyyy-mm-dd hh:mm"}),
        ("A10", SERIAL + 0.75, {"dd/mm/yyyy", "dd/mm/yyyy hh:mm"}),
        ("A11", 6.5 / 24, {"h:mm AM/PM"}),
        ("A12", 6.5 / 24, {"hh:mm"}),
        ("A13", None, {"0.00"}),
        ("A14", "simple", {"@"}),
        ("A15", SERIAL, {"dd/mm/yyyy"}),
    ],
)
def test_a_value_keeps_its_kind_and_the_format_of_its_cell(
    ref: str, value: Value, codes: set[str]
) -> None:
    sheet = values.typed_values.made["Hoja"]
    assert type(sheet[ref]) is type(value)
    assert sheet[ref] == pytest.approx(value)
    assert sheet.number_format(ref) in codes


def test_a_format_that_is_added_for_a_date_keeps_the_letters_of_the_cell() -> None:
    sheet = values.typed_values.made["Hoja"]
    assert [sheet.font(ref) for ref in ("A7", "A8", "A15")] == ["b", "", "b"]


def test_an_empty_text_leaves_a_cell_with_its_format() -> None:
    cell = values.typed_values.made["Hoja"].cells["A13"]
    assert (len(cell), cell.get("t")) == (0, None)


def test_a_value_inside_a_text_is_text() -> None:
    assert values.typed_values.made["Hoja"]["B1"] == "Es 7."


def test_texts_that_look_like_something_else_stay_texts() -> None:
    sheet = values.tricky_texts.made["Hoja"]
    count = len(values.TRICKY)
    for letter in "AB":
        cells = [f"{letter}{row}" for row in range(1, count + 1)]
        assert [sheet[ref] for ref in cells] == values.TRICKY
        assert {sheet.cells[ref].get("t") for ref in cells} <= {"s", "inlineStr"}
    assert sheet.formulas() == {}
    assert sheet.links() == {}


def test_fixed_texts_that_look_like_something_else_stay_too() -> None:
    sheet = values.tricky_texts.made["Hoja"]
    row = len(values.TRICKY) + 1
    assert [sheet[f"{c}{row}"] for c in "ABC"] == ["=fijo", "_x0041_", " orillas "]


def test_formats_inside_a_cell_stay_around_a_tag_and_inside_it() -> None:
    sheet = values.rich_text.made["Hoja"]
    assert sheet.runs("A1") == [("De ", ""), ("Ana", "b"), (" a ", ""), ("todos", "i")]
    assert sheet.runs("A2") == [("De ", ""), ("Ana", "b"), (" a ", ""), ("fin", "b")]
    assert sheet.runs("A3") == [("Sin", "b"), (" etiqueta", "")]
    assert sheet["A6"] == "muchos"


def test_formats_inside_a_cell_are_in_every_copy() -> None:
    sheet = values.rich_text.made["Hoja"]
    assert sheet.runs("A4") == [("1", "b"), (". uno", "")]
    assert sheet.runs("A5") == [("2", "b"), (". dos", "")]


def test_a_cell_with_formats_inside_keeps_its_own() -> None:
    sheet = values.rich_text.made["Hoja"]
    assert sheet.borders("A1") == "lrtb"


def test_texts_kept_in_their_cells_are_filled_all_the_same() -> None:
    sheet = values.inline_strings.made["Hoja"]
    assert sheet.column("A") == [
        "Concepto",
        "Papel",
        "Tinta",
        "Café",
        "Renta",
        "Total",
        "Son 4 fin ",
    ]
    assert [sheet["B2"], sheet["D2"], sheet["D6"]] == [10, "=B2*C2", "=SUM(D2:D5)"]
    assert sheet.runs("A7") == [("Son ", "b"), ("4", ""), (" fin ", "b")]


def test_a_sheet_of_texts_in_their_cells_without_tags_is_the_same_bytes() -> None:
    book = values.inline_strings
    found = compared(book.template, book.output)
    assert "xl/worksheets/sheet2.xml" in found.same
    assert STRINGS not in found.removed


def test_a_workbook_that_counts_from_1904_has_its_own_days() -> None:
    sheet = values.dates_of_1904.made["Hoja"]
    assert [sheet["A1"], sheet["A2"], sheet["A3"]] == [SERIAL - 1462, 1, 0.5]


def test_the_first_days_are_those_of_excel() -> None:
    sheet = values.first_days.made["Hoja"]
    assert sheet.column("A") == [1, 59, 61]
