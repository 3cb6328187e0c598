"""Defined names, print areas and print titles cover what they covered."""

from support.workbooks import names
from support.workbooks.loops import CONCEPTS
from support.xlsx.package import S

GLOBAL = {
    "Total": "Hoja!$D$6",
    "Cantidades": "Hoja!$B$2:$B$5",
    "Conceptos": "Hoja!$A$2:$A$5",
    "Iva": "0.16",
    "Leyenda": '"Plan 2025 de «X»"',
    "Texto": '"Hoja!$D$5"',
    "Columnas": "Hoja!$A:$D",
    "Filas": "Hoja!$1:$5",
    "Dos": "Hoja!$A$6,Hoja!$D$6",
    "Calculado": "SUM(Hoja!$D$2:$D$5)",
    "Dinámico": "OFFSET(Hoja!$A$1,0,0,COUNTA(Hoja!$A:$A),4)",
    "Aparte": "Otra!$A$1",
}


def test_names_of_the_workbook_go_with_their_cells_and_constants_stay() -> None:
    assert names.defined_names.made.defined() == GLOBAL


def test_names_of_a_sheet_go_with_their_cells() -> None:
    assert names.defined_names.made.defined("Hoja") == {
        "Local": "Hoja!$B$6",
        "_xlnm.Print_Area": "Hoja!$A$1:$D$6",
        "_xlnm.Print_Titles": "Hoja!$A:$A,Hoja!$1:$1",
    }


def test_names_keep_their_order() -> None:
    nodes = names.defined_names.made.root.iterfind(f"{S}definedNames/{S}definedName")
    found = [node.get("name", "") for node in nodes]
    assert found == sorted(found, key=lambda name: name.replace("_xlnm.", "").lower())


def test_a_tag_in_a_constant_is_text_even_with_quotes() -> None:
    made = names.defined_names.made_with(anio='el "bueno"')
    assert made.defined()["Leyenda"] == '"Plan el ""bueno"" de «X»"'


def test_formulas_keep_calling_cells_by_their_names() -> None:
    made = names.defined_names.made
    assert made["Otra"].column("A")[:3] == ["=Total", "=SUM(Cantidades)", "=Leyenda"]
    assert made["Otra"].cached() == {}


def test_a_print_area_of_two_ranges_grows_and_moves() -> None:
    made = names.print_setup.made
    assert made.defined("Hoja") == {
        "_xlnm.Print_Area": "Hoja!$A$1:$D$8,Hoja!$F$8:$G$10",
        "_xlnm.Print_Titles": "Hoja!$3:$3",
    }
    assert made.defined("Aparte") == {
        "_xlnm.Print_Area": "Aparte!$A$1:$B$2",
        "_xlnm.Print_Titles": "Aparte!$1:$2",
    }


def test_a_print_area_shrinks_when_there_is_one_item() -> None:
    made = names.print_setup.made_with(xs=CONCEPTS[:1])
    assert made.defined("Hoja")["_xlnm.Print_Area"] == "Hoja!$A$1:$D$5,Hoja!$F$5:$G$7"
