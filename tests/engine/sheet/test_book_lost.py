"""What stands on cells that only hold tags is told: nothing goes away with them."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from support.books import SHEET

from plandocs.engine.package import read_package, write_package

Draw = Callable[[Any, Any], None]
ROWS = [["Mes", "Meta"], ["{%tr for x in xs %}"], ["{{ x }}", "{{ x }}"], ["{%tr endfor %}"]]
COLUMNS = [["k", "{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}"], ["abajo"]]
SHEETS = [["{%sheet if a %}"], ["{{ a }}"], ["{%sheet endif %}"]]
BY_ROW = "su fila lleva una etiqueta {%tr %} y desaparece"
BY_SHEET = "su fila lleva una etiqueta {%sheet %} y desaparece"
BY_COLUMN = "su columna desaparece por una etiqueta {%tc %}"


def _note(_: Any, sheet: Any, cell: str) -> None:
    sheet.write_comment(cell, "Ojo")


def _tagged_note(_: Any, sheet: Any, cell: str) -> None:
    sheet.write_comment(cell, "Ojo: {{ a }}")


def _validation(_: Any, sheet: Any, cell: str) -> None:
    sheet.data_validation(cell, {"validate": "list", "source": ["Sí", "No"]})


def _rule(workbook: Any, sheet: Any, cell: str) -> None:
    bold = workbook.add_format({"bold": True})
    rule = {"type": "cell", "criteria": ">", "value": 3, "format": bold}
    sheet.conditional_format(cell, rule)


def _bars(_: Any, sheet: Any, cell: str) -> None:
    sheet.conditional_format(cell, {"type": "data_bar", "data_bar_2010": True})


def _sparkline(_: Any, sheet: Any, cell: str) -> None:
    sheet.add_sparkline(cell, {"range": "Hoja!A9:B9"})


def _editable(_: Any, sheet: Any, cell: str) -> None:
    sheet.protect()
    sheet.unprotect_range(cell, "Captura")


THINGS = [
    (_note, "un comentario"),
    (_tagged_note, "un comentario"),
    (_validation, "una validación de datos"),
    (_rule, "un formato condicional"),
    (_bars, "un formato condicional"),
    (_sparkline, "un minigráfico"),
    (_editable, "un rango protegido"),
]
PLACES = [
    (ROWS, "A2", BY_ROW),
    (ROWS, "C4", BY_ROW),
    (COLUMNS, "B1", BY_COLUMN),
    (COLUMNS, "D2", BY_COLUMN),
    (SHEETS, "C1", BY_SHEET),
]


def _drawn(rows: list[list[str]], draw: Draw) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Hoja")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        draw(workbook, sheet)
    return buffer.getvalue()


@pytest.mark.parametrize(("rows", "cell", "reason"), PLACES)
@pytest.mark.parametrize(("put", "what"), THINGS)
def test_what_a_cell_of_a_tag_carries_is_told(
    checked: Any, put: Any, what: str, rows: list[list[str]], cell: str, reason: str
) -> None:
    told = f"P304 {cell}: El contenido de esta celda se perdería: trae {what}, y {reason}."
    assert checked(_drawn(rows, lambda book, sheet: put(book, sheet, cell))) == [told]


@pytest.mark.parametrize(("rows", "cells"), [(ROWS, "A2:B4"), (COLUMNS, "B1:D2"), (ROWS, "B3")])
@pytest.mark.parametrize("put", [_validation, _rule, _bars, _editable])
def test_what_also_serves_cells_that_are_printed_is_not_told(
    checked: Any, put: Any, rows: list[list[str]], cells: str
) -> None:
    assert checked(_drawn(rows, lambda book, sheet: put(book, sheet, cells))) == []


def test_a_link_on_a_cell_of_a_tag_is_told(checked: Any) -> None:
    data = _drawn(COLUMNS, lambda _, sheet: sheet.write_url("D2", "internal:Hoja!A2", None, " "))
    assert checked(data) == [
        f"P304 D2: El contenido de esta celda se perdería: trae un vínculo, y {BY_COLUMN}."
    ]


def test_a_whole_column_is_not_lost_with_the_tags_of_one_row(checked: Any) -> None:
    rows = [*COLUMNS, ["{%tc if xs %}", "a", "b", "{%tc endif %}"]]
    assert checked(_drawn(rows, lambda _, sheet: _validation(_, sheet, "B1:B1048576"))) == []


def test_of_a_row_with_a_tag_of_sheets_that_tag_is_told(checked: Any) -> None:
    rows = [["{%sheet if a %}", "", "algo"], ["{{ a }}"], ["{%sheet endif %}"]]
    assert checked(_drawn(rows, lambda *_: None)) == [
        f"P304 C1: El contenido de esta celda se perdería: {BY_SHEET}."
    ]


@pytest.mark.parametrize(
    ("rows", "repeat"),
    [
        (ROWS, lambda sheet: sheet.repeat_rows(1)),
        (COLUMNS, lambda sheet: sheet.repeat_columns("B:B")),
    ],
)
def test_titles_that_are_never_printed_are_told(
    checked: Any, rows: list[list[str]], repeat: Callable[[Any], None]
) -> None:
    assert checked(_drawn(rows, lambda _, sheet: repeat(sheet))) == [
        "P305 hoja «Hoja»: La repetición de títulos al imprimir depende de celdas que al rellenar "
        "se repiten, se mueven o desaparecen."
    ]


def test_a_broken_tag_is_told_alone(checked: Any) -> None:
    rows = [["{%tr for x in xs %}"], ["{{ x }}"]]
    assert checked(_drawn(rows, lambda book, sheet: _note(book, sheet, "A1"))) == [
        "P201 A1: Hay una etiqueta mal escrita: el bloque «for» no cierra en su hoja: falta "
        "«endfor»."
    ]


@pytest.mark.parametrize(
    "thing",
    [
        '<conditionalFormatting sqref=""><cfRule type="expression" priority="1">'
        "<formula>A1</formula></cfRule></conditionalFormatting>",
        '<dataValidations><dataValidation sqref=""/></dataValidations>',
    ],
    ids="rule validation".split(),
)
def test_what_stands_on_no_cells_is_no_loss(checked: Any, thing: str) -> None:
    parts = read_package(_drawn(ROWS, lambda *_: None))
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", b"</sheetData>" + thing.encode())
    assert checked(write_package(parts)) == []
