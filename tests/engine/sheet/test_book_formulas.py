"""Formulas of every kind look at the cells that they looked at."""

from support.workbooks import formulas
from support.workbooks.book import SHEET
from support.xlsx.differences import compared
from support.xlsx.package import Element, S


def test_formulas_of_another_sheet_follow_the_loop() -> None:
    assert formulas.other_sheets.made["Resumen"].column("A") == [
        "=SUM('Año 2025'!D2:D5)",
        "=SUM('Año 2025'!$D$2:$D$5)",
        "='Año 2025'!D6",
        "=COUNTA('Año 2025'!A2:A5)",
        "=SUM('Año 2025'!D:D)",
        "=INDEX('Año 2025'!C2:C5,2)",
        "='Año 2025'!D6+Aparte!A3",
        "='Año 2025'!B6",
        "=Gastado",
        "Nota fija",
    ]


def test_no_formula_that_may_have_changed_keeps_its_old_result() -> None:
    for book in (formulas.other_sheets, formulas.shared_formulas, formulas.array_formulas):
        for sheet in book.made.sheets():
            assert {ref: v for ref, v in sheet.cached().items() if v == "999"} == {}


def test_a_sheet_apart_from_the_loop_is_the_same_bytes_with_its_results() -> None:
    book = formulas.other_sheets
    assert "xl/worksheets/sheet3.xml" in compared(book.template, book.output).same
    assert book.made["Aparte"].cached() == {"A3": "3"}


def test_a_formula_kept_for_several_cells_is_each_one_s_own() -> None:
    sheet = formulas.shared_formulas.made["Hoja"]
    assert [sheet[f"D{row}"] for row in range(2, 6)] == [f"=B{n}*C{n}" for n in range(2, 6)]
    assert [sheet[f"E{row}"] for row in range(2, 6)] == [f"=D{n}*2" for n in range(2, 6)]
    assert [sheet[f"D{row}"] for row in range(7, 10)] == [f"=B{n}*C{n}" for n in range(7, 10)]
    assert sheet["E7"] == "=D7*2"
    other = formulas.shared_formulas.made["Otra"]
    assert other.column("A") == ["=Hoja!B7", "=Hoja!B8", "=Hoja!B9"]


def test_arrays_move_grow_and_are_copied_with_their_cells() -> None:
    sheet = formulas.array_formulas.made["Hoja"]
    assert [sheet[f"D{row}"] for row in (2, 5)] == ["{=SUM(B2*C2)}", "{=SUM(B5*C5)}"]
    assert sheet["B6"] == sheet["B10"] == "{=SUM(B2:B5*C2:C5)}"
    assert sheet["B7"] == "{=C7:C9*1}"
    assert _arrays(sheet.cells) == {
        **{f"D{row}": f"D{row}" for row in range(2, 6)},
        "B6": "B6",
        "B7": "B7:B9",
        "B10": "B10",
    }
    assert formulas.array_formulas.made["Otra"]["A1"] == "{=SUM(Hoja!B2:B5*Hoja!C2:C5)}"


def test_an_array_that_spills_stays_one() -> None:
    sheet = formulas.array_formulas.made["Hoja"]
    assert sheet.cells["B10"].get("cm") == "1"
    assert sheet.cells["B6"].get("cm") is None
    same = compared(formulas.array_formulas.template, formulas.array_formulas.output).same
    assert "xl/metadata.xml" in same


def test_words_that_look_like_cells_are_left_alone() -> None:
    assert formulas.odd_formulas.made["Año 2025"].column("A")[5:] == [
        "=\"B3 es D3 de 'Hoja'!B3\"",
        "=LOG10(100)",
        "=SUM( B2:B5 )",
        "=SUM({1,2;3,4})",
        '=IF(SUM(B2:B5)>0,"Renta","A3")',
        "=SUM(D2:D5,(B2:B5))",
        '=LEN("""B")+ROW1X',
        "=SUM('Año 2025'!D2:D5)",
        "=MAX(INDEX(D2:D5,1):INDEX(D2:D5,4))",
        "=B3X",
        "=SUMPRODUCT(--(D2:D5<>0),B2:B5)",
    ]


def test_the_chain_of_calculation_goes_and_excel_s_own_parts_stay() -> None:
    book = formulas.as_excel_saves_it
    found = compared(book.template, book.output)
    assert found.removed == {"xl/calcChain.xml"}
    assert found.same >= {
        "xl/printerSettings/printerSettings1.bin",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "customXml/item1.xml",
        "xl/theme/theme1.xml",
        "xl/styles.xml",
        "_rels/.rels",
    }


def test_the_names_that_excel_adds_to_a_sheet_stay_declared() -> None:
    root = formulas.as_excel_saves_it.made.package.xml(SHEET)
    ignored = root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable")
    assert ignored == "x14ac xr"
    assert {"x14ac", "xr"} <= set(root.nsmap)
    assert any("uid" in str(name) for name in root.keys())  # noqa: SIM118


def _arrays(cells: dict[str, Element]) -> dict[str, str]:
    """Return the cells that each array covers, by the cell that holds it."""
    formulas = {ref: cell.find(f"{S}f") for ref, cell in cells.items()}
    return {
        ref: node.get("ref", "")
        for ref, node in formulas.items()
        if node is not None and node.get("t") == "array"
    }
