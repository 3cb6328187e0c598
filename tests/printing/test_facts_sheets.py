"""What is found on the pages of workbooks: each mistake, and the same done well."""

import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from support.printed import needs_libreoffice
from support.probed import Printed, print_probed

from plandocs.printing.facts import FontUse, find_facts, fonts_of

LONG = "Organizar un encuentro con el personal de la Dirección Ejecutiva del Servicio"
MONTHS = [f"Columna {number}" for number in range(1, 13)]

WRONG: dict[str, Callable[[Worksheet], None]] = {}
RIGHT: dict[str, Callable[[Worksheet], None]] = {}


def wrong(make: Callable[[Worksheet], None]) -> Callable[[Worksheet], None]:
    WRONG[make.__name__] = make
    return make


def right(make: Callable[[Worksheet], None]) -> Callable[[Worksheet], None]:
    RIGHT[make.__name__] = make
    return make


def write(sheet: Worksheet, name: str, value: str, **alignment: Any) -> None:
    sheet[name] = value
    sheet[name].alignment = Alignment(**alignment)


def headings(sheet: Worksheet) -> None:
    for column, name in enumerate(MONTHS, 1):
        sheet.cell(1, column, name)
        sheet.column_dimensions[get_column_letter(column)].width = 12


@wrong
def beside_another(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 12
    write(sheet, "A1", LONG)
    write(sheet, "B1", "vecina")


@right
def beside_nothing(sheet: Worksheet) -> None:
    write(sheet, "A1", LONG)
    sheet.column_dimensions["A"].width = 12
    write(sheet, "A2", LONG, wrap_text=True)
    sheet.row_dimensions[2].height = 110
    write(sheet, "A3", LONG, shrink_to_fit=True)
    write(sheet, "B3", "vecina")
    write(sheet, "A4", "girado", text_rotation=90)
    sheet.row_dimensions[4].height = 60


@wrong
def low_row(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 20
    write(sheet, "A1", LONG, wrap_text=True, vertical="top")
    sheet.row_dimensions[1].height = 24


@wrong
def centred(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].width = 12
    write(sheet, "A1", "izquierda")
    write(sheet, "B1", LONG, horizontal="center")
    write(sheet, "C1", "derecha")


@wrong
def narrow_numbers(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 6
    sheet["A1"] = 123456789.5
    sheet["A1"].number_format = "#,##0.00"
    sheet["A2"] = datetime.date(2026, 12, 31)
    sheet["A2"].number_format = 'd "de" mmmm "de" yyyy'


@right
def wide_numbers(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 30
    sheet["A1"] = 123456789.5
    sheet["A1"].number_format = "#,##0.00"
    sheet["A2"] = "###"
    sheet["A3"] = "=SUM(A1:A1)"


@wrong
def wide(sheet: Worksheet) -> None:
    headings(sheet)


@right
def fitted(sheet: Worksheet) -> None:
    headings(sheet)
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0


@right
def broken_by_choice(sheet: Worksheet) -> None:
    headings(sheet)
    sheet.col_breaks.append(Break(5))


@right
def out_of_print(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 20
    write(sheet, "A1", "Se imprime")
    write(sheet, "A2", "Fila oculta")
    write(sheet, "B1", "Columna oculta")
    write(sheet, "D1", "Fuera del área")
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.print_area = "A1:C5"
    write(sheet, "A3", "A la vista")
    write(sheet, "A4", "Bajo la combinada")
    sheet.merge_cells("A3:A4")
    write(sheet, "A5", "Sin formato que la muestre")
    sheet["A5"].number_format = ";;;"


@wrong
def font(sheet: Worksheet) -> None:
    write(sheet, "A1", "Con otra letra")
    sheet["A1"].font = Font(name="Papyrus")


def cut(text: str, cell: str) -> tuple[str, int, str, dict[str, str]]:
    return "G108", 1, text, {"texto": text, "lugar": f"la celda {cell} de la hoja «Sheet»"}


SHORT = "Organizar un encuentro con el personal de la Dirección…"
FOUND = {
    "beside_another": [cut(SHORT, "A1")],
    "low_row": [cut(SHORT, "A1")],
    "centred": [cut(SHORT, "B1")],
    "narrow_numbers": [("G109", 1, "###", {"texto": "###", "cuantos": "2 números o fechas"})],
    "wide": [
        ("G107", 1, "Columna 8", {"hoja": "Sheet", "columna": "H", "otra": "2"}),
    ],
    "font": [("G111", 0, "", {"pedida": "Papyrus", "usada": "DejaVu Sans"})],
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    documents = {}
    for name, make in (WRONG | RIGHT).items():
        book = Workbook()
        make(book.worksheets[0])
        buffer = io.BytesIO()
        book.save(buffer)
        documents[f"{name}.xlsx"] = buffer.getvalue()
    return print_probed(documents, tmp_path_factory.mktemp("printed"))


def found(printed: Printed) -> list[tuple[str, int, str, dict[str, str]]]:
    facts = find_facts(printed.document, ".xlsx", printed.pdf, printed.layout)
    return [(fact.rule.code, fact.page, fact.text, dict(fact.values)) for fact in facts]


@needs_libreoffice
@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_found_with_its_cell(name: str, printed: dict[str, Printed]) -> None:
    assert found(printed[f"{name}.xlsx"]) == FOUND[name]


@needs_libreoffice
@pytest.mark.parametrize("name", RIGHT)
def test_what_is_done_well_is_not_told(name: str, printed: dict[str, Printed]) -> None:
    assert found(printed[f"{name}.xlsx"]) == []


@needs_libreoffice
def test_a_cell_of_which_nothing_is_printed_is_an_error(printed: dict[str, Printed]) -> None:
    book = Workbook()
    book.worksheets[0]["B2"] = "Ausente siempre"
    buffer = io.BytesIO()
    book.save(buffer)
    one = printed["fitted.xlsx"]
    (fact,) = find_facts(buffer.getvalue(), ".xlsx", one.pdf, one.layout)
    assert fact.at("libro.xlsx").message == (
        "El documento dice algo que su PDF no lleva: «Ausente», «siempre» "
        "(la celda B2 de la hoja «Sheet»)."
    )


@needs_libreoffice
def test_the_fonts_of_the_cells_are_listed(printed: dict[str, Printed]) -> None:
    one = printed["beside_nothing.xlsx"]
    uses = fonts_of(one.document, ".xlsx", one.pdf, one.layout)
    assert uses == (FontUse("Calibri", "Carlito"),)
