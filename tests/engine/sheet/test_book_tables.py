"""Tables and filters grow with the rows and columns that they hold."""

import pytest
from support.workbooks import Book, tables
from support.workbooks.book import SHEET
from support.workbooks.loops import CONCEPTS
from support.xlsx.differences import compared, differences, touched
from support.xlsx.package import S


def test_a_table_grows_with_its_filter_and_keeps_its_row_of_totals() -> None:
    spent, keys = tables.tables.made["Hoja"].tables()
    assert (spent.name, spent.ref, spent.filter, spent.totals) == ("Gastos", "A1:D6", "A1:D5", 1)
    assert spent.columns == ("Concepto", "Cantidad", "Precio", "Importe")
    assert (keys.name, keys.ref, keys.filter) == ("Claves", "A9:B11", "A9:B11")


def test_a_table_changes_in_nothing_but_its_cells() -> None:
    book = tables.tables
    lines = differences(book.template, book.output, tables.TABLE)
    assert lines == ["@ref: 'A1:D5' → 'A1:D6'", "autoFilter[A1:D4]/@ref: 'A1:D4' → 'A1:D5'"]


def test_formulas_that_call_a_table_by_its_name_stay_as_they_are() -> None:
    sheet = tables.tables.made["Hoja"]
    product = "=Gastos[[#This Row],[Cantidad]]*Gastos[[#This Row],[Precio]]"
    assert [sheet[f"D{row}"] for row in range(2, 6)] == [product] * 4
    totals = [f"=SUBTOTAL(109,Gastos[{name}])" for name in ("Cantidad", "Importe")]
    assert [sheet["B6"], sheet["D6"]] == totals
    assert tables.tables.made["Resumen"].column("A") == [
        "=SUM(Gastos[Importe])",
        "=SUM(Gastos[Cantidad])",
        "=ROWS(Gastos[[#Data],[Concepto]])",
        "=SUM(Claves[V])",
    ]
    assert tables.tables.made["Resumen"].cached() == {}


def test_a_table_of_one_item_has_one_row() -> None:
    spent, keys = tables.tables.made_with(xs=CONCEPTS[:1])["Hoja"].tables()
    assert (spent.ref, spent.filter, keys.ref) == ("A1:D3", "A1:D2", "A6:B8")


def test_a_table_left_without_rows_is_told() -> None:
    assert tables.tables.refused(xs=[]) == {"P305"}


def test_a_column_is_called_as_its_header_comes_out() -> None:
    made = tables.table_headers.made
    (spent,) = made["Hoja"].tables()
    assert spent.columns == ("Concepto", "Cantidad pedida", "Precio", "Importe")
    assert made["Hoja"]["B1"] == "Cantidad pedida"


def test_formulas_call_a_column_as_its_header_comes_out() -> None:
    made = tables.table_headers.made
    product = "Gastos[[#This Row],[Cantidad pedida]]*Gastos[[#This Row],[Precio]]"
    assert made["Hoja"]["D2"] == f"={product}"
    assert made["Hoja"]["B6"] == "=SUBTOTAL(109,Gastos[Cantidad pedida])"
    assert made["Resumen"]["A1"] == "=SUM(Gastos[Cantidad pedida])"
    (spent,) = made["Hoja"].tables()
    assert spent.root.findtext(f".//{S}calculatedColumnFormula") == product


def test_a_column_called_without_its_table_is_called_as_its_header_too() -> None:
    sheet = tables.unnamed_table.made["Hoja"]
    assert sheet["B6"] == "=SUBTOTAL(109,[Cantidad pedida])"


def test_two_columns_that_come_out_with_one_name_are_told_or_told_apart() -> None:
    told = tables.table_headers.refused(etiqueta="Precio")
    if not told:
        (spent,) = tables.table_headers.made_with(etiqueta="Precio")["Hoja"].tables()
        assert len({name.lower() for name in spent.columns}) == 4
    assert len(told) <= 1


def test_a_table_grows_to_the_right_with_a_column_for_each_copy() -> None:
    (months,) = tables.table_across.made["Hoja"].tables()
    assert (months.ref, months.filter) == ("A1:E3", "A1:E3")
    assert months.columns == ("Concepto", "Ene", "Feb", "Mar", "Total")


def test_the_filter_of_a_sheet_grows_and_its_hidden_name_with_it() -> None:
    made = tables.sheet_filter.made
    assert made["Hoja"].only("autoFilter").get("ref") == "A1:B5"
    assert made.defined("Hoja") == {"_xlnm._FilterDatabase": "Hoja!$A$1:$B$5"}


def test_a_filter_of_another_sheet_keeps_what_it_hides() -> None:
    book = tables.sheet_filter
    assert "xl/worksheets/sheet2.xml" in compared(book.template, book.output).same
    assert book.made.defined("Aparte") == {"_xlnm._FilterDatabase": "Aparte!$A$1:$A$3"}


@pytest.mark.parametrize("one", [tables.tables, tables.table_across], ids=["down", "across"])
def test_of_the_sheet_of_a_table_only_its_cells_change(one: Book) -> None:
    assert touched(one.template, one.output, SHEET) <= {"dimension", "sheetData", "cols"}
