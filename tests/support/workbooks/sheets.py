"""Names of sheets with tags, sheets repeated for each item of a list, and properties."""

from datetime import datetime
from typing import Any

from support.workbooks.book import (
    APP,
    CORE,
    RELATIONS,
    SHEET,
    STALE,
    TYPES,
    Draw,
    book,
    picture,
    put,
    sheet_part,
)
from support.workbooks.loops import CONCEPTS
from support.workbooks.tables import add_totals

CARDS: list[dict[str, Any]] = [
    {"clave": "A-1", "t": "Norte", "xs": [{"n": "a", "v": 1}, {"n": "b", "v": 2}]},
    {"clave": "O'Hara", "t": "Sur", "xs": [{"n": "c", "v": 30}]},
    {"clave": "Año 3", "t": "Este", "xs": [{"n": n, "v": 100} for n in "def"]},
]
OPEN, CLOSE = "{%sheet for f in fichas %}", "{%sheet endfor %}"
ADDED = (
    APP,
    RELATIONS,
    TYPES,
    "xl/worksheets/*",
    "xl/drawings/*",
    "xl/tables/*",
    "xl/comments*",
    "xl/charts/*",
)
"""What a repeated sheet may add or change."""


@book(
    {"anio": 2025, "quien": "O'Hara"},
    sheet_part(1),
    sheet_part(2),
    sheet_part(3),
    "xl/charts/chart1.xml",
    APP,
    totals={"Resumen!A1": 2025, "Resumen!A2": 7},
)
def named_sheets(draw: Draw) -> None:
    """Sheets whose names hold tags; formulas, names, links and charts that say those names."""
    draw.sheet("Plan {{ anio }}", [["{{ anio }}", 1, 2]]).print_area("A1:C1")
    draw.sheet("{{ quien }}", [[7]]).repeat_rows(0)
    summary = draw.sheet("Resumen", [["='Plan {{ anio }}'!A1"], ["='{{ quien }}'!A1"]])
    summary.write_url("A3", "internal:'Plan {{ anio }}'!A1", string="Ir al plan")
    summary.data_validation("A4", {"validate": "list", "source": "='{{ quien }}'!$A$1:$A$2"})
    chart = draw.book.add_chart({"type": "bar"})
    chart.add_series({"values": "='Plan {{ anio }}'!$B$1:$C$1"})
    summary.insert_chart("C1", chart)
    draw.sheet("Aparte", [["x"]])
    draw.book.define_name("Valor", "='{{ quien }}'!$A$1")


def card(draw: Draw) -> None:
    """Draw the sheet of a card: a table and its formulas, and all that a sheet may own."""
    sheet = draw.sheet("{{ f.clave }}", [[OPEN], ["Ficha {{ f.clave }}", "{{ f.t }}"]])
    sheet.add_table(
        "A3:B7",
        {
            "name": "Partidas",
            "total_row": True,
            "columns": [
                {"header": "Nombre", "total_string": "Total"},
                {"header": "Valor", "total_function": "sum"},
            ],
        },
    )
    for row, values in enumerate(
        [["{%tr for x in f.xs %}"], ["{{ x.n }}", "{{ x.v }}"], ["{%tr endfor %}"]], start=3
    ):
        sheet.write_row(row, 0, values)
    add_totals(sheet, 7, "Partidas", {1: "Valor"})
    put(sheet, 6, 2, "=SUM(Partidas[Valor])")
    put(sheet, 6, 3, "='{{ f.clave }}'!B7+Suma")
    sheet.write("A9", CLOSE)
    sheet.write_comment("A2", "Nota de {{ f.t }}")
    sheet.write_url("E3", "https://ejemplo.mx/", string="Fuera")
    sheet.write_url("C2", "internal:'{{ f.clave }}'!B7", string="Al total")
    sheet.insert_image("F2", "logo.png", {"image_data": picture()})
    sheet.insert_textbox("F10", "Cuadro de {{ f.t }}")
    sheet.conditional_format("B5", {"type": "cell", "criteria": ">", "value": 10})
    sheet.data_validation("B5", {"validate": "decimal", "criteria": ">", "value": 0})
    sheet.merge_range("D2:E2", "ancho")
    sheet.print_area("A1:E7")
    sheet.repeat_rows(1)
    sheet.set_landscape()
    sheet.set_footer("&C{{ f.clave }} &P")
    draw.book.define_name("'{{ f.clave }}'!Suma", "='{{ f.clave }}'!$B$7")


@book(
    {"fichas": CARDS},
    *ADDED,
    totals={
        "A-1!B5": 3,
        "A-1!C5": 3,
        "A-1!D5": 6,
        "O'Hara!B4": 30,
        "O'Hara!C4": 30,
        "Año 3!B6": 300,
        "Año 3!C6": 300,
        "Año 3!D6": 600,
        "Último!A1": 5,
    },
)
def repeated_sheet(draw: Draw) -> None:
    """A sheet for each card, with all that a sheet may own; a sheet before it and one after."""
    draw.sheet("Primero", [["Índice", "{{ fichas|length }}"]])
    card(draw)
    last = draw.sheet("Último", [])
    last.write_formula("A1", "=A2+2", None, 5)
    last.write("A2", 3)
    last.print_area("A1:A2")


@book({"fichas": CARDS, "con_anexo": False}, *ADDED)
def run_of_sheets(draw: Draw) -> None:
    """Two sheets repeated together, both tags in a cell, and a sheet that is not printed."""
    draw.sheet("{{ f.clave }} datos", [[OPEN], ["{{ f.t }}", "{{ loop.index }}"]])
    second = draw.sheet("{{ f.clave }} suma", [["='{{ f.clave }} datos'!B2"], [CLOSE]])
    second.set_column("A:A", 33)
    draw.sheet("Anexo", [["{%sheet if con_anexo %}"], ["solo a veces"], ["{%sheet endif %}"]])
    draw.sheet("Una de {{ f.t }}", [["fija {{ f.t }}"], [OPEN + CLOSE]])
    draw.sheet("Fin", [["fin"]])


@book({"fichas": CARDS}, *ADDED)
def repeated_chart(draw: Draw) -> None:
    """A sheet with a chart of its own cells, a sparkline and a hidden row, repeated."""
    sheet = draw.sheet("{{ f.clave }}", [[OPEN], ["{%tr for x in f.xs %}"], [], [], [], [CLOSE]])
    sheet.write_row("A3", ["{{ x.n }}", "{{ x.v }}"])
    sheet.write("A4", "{%tr endfor %}")
    sheet.write("A5", "oculta")
    sheet.set_row(4, None, None, {"hidden": True})
    chart: Any = draw.book.add_chart({"type": "column"})
    values, names = ("='{{ f.clave }}'!$" + f"{c}$3:${c}$3" for c in "BA")
    chart.add_series({"values": values, "categories": names})
    chart.set_title({"name": "Gráfica de {{ f.t }}"})
    sheet.insert_chart("D2", chart)
    sheet.add_sparkline("C5", {"range": "'{{ f.clave }}'!B2:B4"})


@book({"titulo": "A & B <c>", "anio": 2025, "xs": CONCEPTS}, SHEET, CORE)
def properties(draw: Draw) -> None:
    """Properties with tags, and properties of a person's own, which stay."""
    draw.sheet("Hoja", [["fijo", STALE]])
    draw.book.set_properties(
        {
            "title": "Plan {{ anio }}: {{ titulo }}",
            "author": "Instituto",
            "created": datetime(2024, 2, 29),
            "keywords": "uno, {{ anio }}",
            "comments": "{% for x in xs %}{{ x.n }} {% endfor %}",
        }
    )
    draw.book.set_custom_property("Folio", 12)


@book({"fichas": CARDS}, *ADDED)
def sheets_in_sheets(draw: Draw) -> None:
    """For each card a sheet, one for each of its lines, and a sheet that closes."""
    draw.sheet("De {{ f.t }}", [["{%sheet for f in fichas %}"], ["{{ f.clave }}"]])
    inner = "{%sheet for x in f.xs %}{%sheet endfor %}"
    draw.sheet("{{ f.t }}-{{ x.n }}", [[inner], ["{{ x.v }}"]])
    draw.sheet("Fin {{ f.t }}", [["='De {{ f.t }}'!A2"], [CLOSE]])


@book({"fichas": CARDS}, *ADDED)
def framed_sheet(draw: Draw) -> None:
    """A hidden sheet with a filter, a header's picture, a background and a comment, repeated."""
    draw.sheet("Primera", [["x"]])
    sheet = draw.sheet("{{ f.clave }}", [[OPEN + CLOSE], ["{{ f.t }}"], ["a", "b"]])
    sheet.write_row("A4", [1, 2])
    sheet.hide()
    sheet.autofilter("A3:B4")
    logo = {"image_left": "l.png", "image_data_left": picture()}
    sheet.set_header("&L&G&R{{ f.t }}", logo)
    sheet.set_background(picture("blue"))
    sheet.write_url("A6", "https://ejemplo.mx/", string="Fuera")
    sheet.protect("clave")
    sheet.write_comment("B2", "Nota")
    sheet.freeze_panes(3, 1)
