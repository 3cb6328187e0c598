"""Draws an example of the layout in which transparency formats are downloaded.

It has no tags: mapeo.yaml, beside it, says what goes in each column. Its numbers are nobody's; who
has to publish a format puts the file of the platform in its place.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

from documentos import TEMPLATES
from excel import packed
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break

_TEXT, _LONG, _DATE, _CATALOGUE, _TABLE, _UPDATED, _NOTE = 1, 2, 4, 9, 10, 13, 14
_FORMAT = "000000"
_TABLE_TITLE = f"Tabla_{_FORMAT}"
_ACTIVITY = "Actividad"
_LAST_CHECKED = 201
"""The last row that the lists of these formats reach."""

_HEADINGS = {
    "TÍTULO": "Actividades de los programas de trabajo",
    "NOMBRE CORTO": "Ejemplo",
    "DESCRIPCIÓN": "Ejemplo de un formato oficial. Ponga en su lugar el archivo que descargue de "
    "la plataforma, sin cambiarle nada.",
}
_QUARTERS = ("Primer trimestre", "Segundo trimestre", "Tercer trimestre", "Cuarto trimestre")


class KeyRows(NamedTuple):
    """The rows of a sheet that say what its columns are."""

    codes: int
    ids: int
    headings: int


@dataclass(frozen=True)
class Column:
    """A column of a format: its type code, its heading, its width."""

    code: int
    heading: str
    width: float


_MAIN = (
    Column(_TEXT, "Ejercicio", 10),
    Column(_DATE, "Fecha de inicio del periodo que se informa", 13),
    Column(_DATE, "Fecha de término del periodo que se informa", 13),
    Column(_TEXT, "Denominación del área o del órgano colegiado", 40),
    Column(_LONG, "Denominación del programa", 30),
    Column(_LONG, "Eje o rubro", 60),
    Column(_LONG, _ACTIVITY, 44),
    Column(_DATE, "Fecha de inicio de la actividad", 13),
    Column(_DATE, "Fecha de término de la actividad", 13),
    Column(_CATALOGUE, "Trimestre en que concluye la actividad (catálogo)", 17),
    Column(_TABLE, f"Acciones que comprende la actividad \n{_TABLE_TITLE}", 16),
    Column(_UPDATED, "Fecha de actualización", 14),
    Column(_NOTE, "Nota", 44),
)
_BEFORE = [column.heading for column in _MAIN].index(_ACTIVITY)
"""How many columns stand before the activity, on a page of their own."""
_OF_TABLE = (
    Column(_TEXT, "Número o inciso de la acción", 16),
    Column(_LONG, "Descripción de la acción", 110),
)
_SHORT = frozenset({_DATE, _CATALOGUE, _TABLE, _UPDATED})
"""The codes of the columns whose values stand in the middle."""

_THIN = Side("thin", "A6A6A6")
_BOX = Border(_THIN, _THIN, _THIN, _THIN)
_DARK, _PALE = PatternFill("solid", fgColor="333333"), PatternFill("solid", fgColor="E1E1E1")
_PLAIN, _WHITE = Font(name="Arial", size=10), Font(name="Arial", size=11, bold=True, color="FFFFFF")
_TOP = Alignment(vertical="top", wrap_text=True)
_TOP_MIDDLE = Alignment(horizontal="center", vertical="top", wrap_text=True)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


def draw() -> bytes:
    """Return the workbook; the same bytes every time."""
    workbook = Workbook()
    main: Any = workbook.active
    main.title = "Reporte de Formatos"
    _draw_main(main)
    _draw_catalogue(workbook.create_sheet("Hidden_1"))
    _draw_table(workbook.create_sheet(_TABLE_TITLE))
    catalogue = DefinedName("Hidden_110", attr_text=f"Hidden_1!$A$1:$A${len(_QUARTERS)}")
    workbook.defined_names.add(catalogue)
    workbook.properties.creator = "plandocs"
    workbook.properties.title = "Ejemplo de formato oficial"
    workbook.properties.language = "es-MX"
    return packed(workbook)


def _draw_main(sheet: Any) -> None:
    sheet["A1"] = _FORMAT
    for column, (name, text) in zip((1, 4, 7), _HEADINGS.items(), strict=True):
        _style(sheet.cell(2, column, name), _WHITE, _DARK, _MIDDLE)
        _style(sheet.cell(3, column, text), _PLAIN, _PALE, _TOP)
        last = column + 2 if column < 7 else len(_MAIN)
        for row in (2, 3):
            sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=last)
    for first, last, words in ((1, _BEFORE, "Tabla Campos"), (_BEFORE + 1, len(_MAIN), None)):
        _style(sheet.cell(6, first, words), _WHITE, _DARK, _MIDDLE)
        sheet.merge_cells(start_row=6, end_row=6, start_column=first, end_column=last)
    _draw_columns(sheet, _MAIN, 1, KeyRows(4, 5, 7), 68)
    for number in (1, 4, 5):
        sheet.row_dimensions[number].hidden = True
    sheet.freeze_panes = "A8"
    rule = DataValidation("list", "Hidden_110", showErrorMessage=True, errorStyle="stop")
    column_name = get_column_letter([column.code for column in _MAIN].index(_CATALOGUE) + 1)
    rule.add(f"{column_name}8:{column_name}{_LAST_CHECKED}")
    sheet.add_data_validation(rule)
    _set_page(sheet, "7:7")
    _set_two_across(sheet)


def _draw_catalogue(sheet: Any) -> None:
    for row, option in enumerate(_QUARTERS, 1):
        sheet.cell(row, 1, option)
    sheet.sheet_state = "hidden"


def _draw_table(sheet: Any) -> None:
    _style(sheet.cell(3, 1, "ID"), _PLAIN, _PALE, _MIDDLE)
    _style(sheet.cell(4, 1), _PLAIN, None, _TOP_MIDDLE)
    _draw_columns(sheet, _OF_TABLE, 2, KeyRows(1, 2, 3), 30)
    for number in (1, 2):
        sheet.row_dimensions[number].hidden = True
    sheet.freeze_panes = "A4"
    _set_page(sheet, "3:3")


def _draw_columns(
    sheet: Any, columns: tuple[Column, ...], left: int, rows: KeyRows, height: float
) -> None:
    """Draw the codes, the ids and the headings, and the format of the first row of data."""
    for number, column in enumerate(columns, left):
        sheet.cell(rows.codes, number, str(column.code))
        sheet.cell(rows.ids, number, f"{rows.ids:03}{number:03}")
        _style(sheet.cell(rows.headings, number, column.heading), _PLAIN, _PALE, _MIDDLE)
        alignment = _TOP_MIDDLE if column.code in _SHORT else _TOP
        datum = sheet.cell(rows.headings + 1, number)
        _style(datum, _PLAIN, None, alignment)
        if column.code in (_DATE, _UPDATED):
            datum.number_format = "dd/mm/yyyy"
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    sheet.row_dimensions[rows.headings].height = height


def _style(cell: Any, font: Font, fill: PatternFill | None, alignment: Alignment) -> None:
    cell.font, cell.border, cell.alignment = font, _BOX, alignment
    if fill is not None:
        cell.fill = fill


def _set_page(sheet: Any, titles: str) -> None:
    """Set a landscape letter page, one wide, its headings on each."""
    sheet.print_title_rows = titles
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_LETTER
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.3
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5


def _set_two_across(sheet: Any) -> None:
    """Break the page before the activity, for on one page all its columns are too small to read."""
    sheet.sheet_properties.pageSetUpPr.fitToPage = False
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    sheet.page_setup.scale = 80
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.col_breaks.append(Break(_BEFORE))


def main() -> None:
    """Draw the template again."""
    path = TEMPLATES / "_comun" / "transparencia" / "plantilla.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(draw())


if __name__ == "__main__":
    main()
