"""Everything in one workbook: a budget, its list, its summary and a card for each zone."""

from typing import Any

from support.workbooks.book import (
    APP,
    CORE,
    CREATED,
    SHEET,
    STALE,
    STYLES,
    Draw,
    book,
    picture,
    put,
)
from support.workbooks.sheets import ADDED, CARDS, card
from support.workbooks.tables import add_totals

MONTHS = ["Ene", "Feb", "Mar", "Abr"]
PARTS: list[dict[str, Any]] = [
    {
        "t": "Norte",
        "xs": [
            {"n": "Luz", "vs": [10, 20, 30, 40], "e": "Pagado"},
            {"n": "Agua", "vs": [1, 2, 3, 4], "e": "Pendiente"},
        ],
    },
    {"t": "Sur", "xs": [{"n": "Gas", "vs": [5, 5, 5, 5], "e": "Pagado"}]},
]
ITEMS = [
    {"n": "Papel", "q": 10, "p": 2.5},
    {"n": "Tinta", "q": 4, "p": 30},
    {"n": "Café", "q": 7, "p": 8},
]
STATES = ["Pagado", "Pendiente", "Cancelado"]
BUDGET = "Gasto {{ anio }}"
UNTOUCHED = (
    "xl/worksheets/sheet5.xml",
    "xl/worksheets/sheet7.xml",
    "xl/theme/theme1.xml",
    "docProps/custom.xml",
)
"""The parts that nothing moves: the sheets «Aparte» and «Muy oculta», and what is not a sheet."""


@book(
    {
        "anio": 2025,
        "titulo": "Presupuesto & gasto",
        "ms": MONTHS,
        "partes": PARTS,
        "items": ITEMS,
        "estados": STATES,
        "tope": 25,
        "fichas": CARDS,
        "con_anexo": False,
    },
    *ADDED,
    SHEET,
    STYLES,
    CORE,
    APP,
    totals={
        "Gasto 2025!G3": 100,
        "Gasto 2025!G5": 110,
        "Gasto 2025!G7": 20,
        "Gasto 2025!C8": 16,
        "Gasto 2025!F8": 49,
        "Gasto 2025!G8": 130,
        "Lista!D2": 25,
        "Lista!B5": 21,
        "Lista!D5": 201,
        "Resumen!B1": 130,
        "Resumen!B2": 201,
        "Resumen!B3": 331,
        "Resumen!B4": 67,
        "Resumen!B5": "Plan 2025",
        "Resumen!B6": 3,
        "A-1!D5": 6,
        "O'Hara!C4": 30,
        "Año 3!D6": 600,
    },
)
def whole(draw: Draw) -> None:
    """A budget with months across and zones down; a list; a summary; cards; hidden sheets."""
    _budget(draw)
    _list(draw)
    _summary(draw)
    catalogue = [["Estados"], ["{%tr for e in estados %}"], ["{{ e }}"], ["{%tr endfor %}"]]
    draw.sheet("Catálogo", catalogue).hide()
    apart = draw.sheet("Aparte", [["fijo", 1], ["=B1+1"]])
    apart.write_comment("A1", "Aparte")
    apart.insert_textbox("D1", "Sin etiqueta")
    card(draw)
    draw.sheet("Muy oculta", [["y", 2]]).very_hidden()
    draw.sheet("Anexo", [["{%sheet if con_anexo %}"], ["anexo"], ["{%sheet endif %}"]])
    chart = draw.book.add_chart({"type": "area"})
    chart.add_series({"values": "=Lista!$D$2:$D$4", "categories": "=Lista!$A$2:$A$4"})
    chart.set_title({"name": "Lista de {{ anio }}"})
    draw.book.add_chartsheet("Gráfica").set_chart(chart)
    for name, value in {
        "Gastado": f"='{BUDGET}'!$F$9",
        "Leyenda": '="Plan {{ anio }}"',
        "Estados": "=Catálogo!$A$2:$A$4",
        "Secreto": "='Muy oculta'!$B$1",
    }.items():
        draw.book.define_name(name, value)
    draw.book.set_properties({"title": "{{ titulo }} {{ anio }}", "created": CREATED})
    draw.book.set_custom_property("Folio", "7")


def _budget(draw: Draw) -> None:
    months, end = "{%tc for m in ms %}", "{%tc endfor %}"
    values = "{%tc for v in x.vs %}"
    sheet = draw.sheet(BUDGET)
    lined = draw.book.add_format({"border": 1})
    red = draw.book.add_format({"bg_color": "#FF0000"})
    shade = "{% cellbg 'FFFF00' if v > 30 else '' %}{{ v }}"
    rows: list[list[Any]] = [
        ["{% colspan ms|length + 5 %}{{ titulo }}", *[""] * 7],
        ["Zona", "Concepto", months, "{{ m }}", end, "Total", "Estado", "Curva"],
        ["{%tr for p in partes %}"],
        ["{%tr for x in p.xs %}"],
        ["{% vm %}{{ p.t }}", "{{ x.n }}", values, shade, end, "=SUM(D5:D5)", "{{ x.e }}", ""],
        ["{%tr endfor %}"],
        ["Suma {{ p.t }}", "", months, "=SUBTOTAL(9,D5:D5)", end, "=SUBTOTAL(9,F5:F5)", "", ""],
        ["{%tr endfor %}"],
        ["Total", "", months, "=SUBTOTAL(9,D3:D8)", end, "=SUBTOTAL(9,F3:F8)", "", ""],
        [],
        ["Tope", "{{ tope }}"],
    ]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            put(sheet, number, column, value, lined)
    for column, width in enumerate((20, 15, 2, 6, 2, 10, 12, 15)):
        sheet.set_column(column, column, width)
    sheet.set_row(4, 22, None, {"level": 1})
    sheet.set_row(8, 30)
    sheet.conditional_format("D5", {"type": "formula", "criteria": "=D5>$B$11", "format": red})
    sheet.conditional_format("F5", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("G5", {"validate": "list", "source": "=Catálogo!$A$2:$A$4"})
    sheet.add_sparkline("H5", {"range": f"'{BUDGET}'!D5:D5"})
    sheet.write_comment("F9", "Lo que se gastó")
    sheet.write_comment("B5", "Revisado")
    sheet.write_url("A11", f"internal:'{BUDGET}'!F9", string="Tope")
    sheet.print_area("A1:H9")
    sheet.repeat_rows(1)
    sheet.freeze_panes(2, 2)
    sheet.set_header("&L&G&C{{ titulo }}", {"image_left": "l.png", "image_data_left": picture()})
    sheet.set_h_pagebreaks([7])
    sheet.protect("clave")
    sheet.insert_image("A13", "sello.png", {"image_data": picture("blue")})
    sheet.insert_textbox("C13", "Firma de {{ anio }}")
    chart = draw.book.add_chart({"type": "column"})
    own = f"'{BUDGET}'!"
    chart.add_series({"values": f"={own}$D$9:$D$9", "categories": f"={own}$D$2:$D$2"})
    chart.set_title({"name": "Meses de {{ anio }}"})
    sheet.insert_chart("A20", chart)


def _list(draw: Draw) -> None:
    sheet = draw.sheet("Lista")
    sheet.add_table(
        "A1:D5",
        {
            "name": "Lista",
            "total_row": True,
            "columns": [
                {"header": "Concepto", "total_string": "Total"},
                {"header": "Cantidad", "total_function": "sum"},
                {"header": "Precio"},
                {"header": "Importe", "total_function": "sum"},
            ],
        },
    )
    sheet.write_column("A2", ["{%tr for x in items %}", "{{ x.n }}", "{%tr endfor %}"])
    sheet.write_row("B3", ["{{ x.q }}", "{{ x.p }}"])
    put(sheet, 2, 3, "=Lista[[#This Row],[Cantidad]]*Lista[[#This Row],[Precio]]")
    add_totals(sheet, 5, "Lista", {1: "Cantidad", 3: "Importe"})
    sheet.write_url("E3", "https://ejemplo.mx/", string="Ver {{ x.n }}")
    sheet.data_validation("B3", {"validate": "integer", "criteria": ">", "value": 0})
    sheet.conditional_format("D3", {"type": "icon_set", "icon_style": "3_arrows"})
    bold = draw.book.add_format({"bold": True})
    sheet.write_rich_string("A8", "Son ", bold, "{{ items|length }}", " partidas")
    sheet.ignore_errors({"number_stored_as_text": "A3:B3"})


def _summary(draw: Draw) -> None:
    sheet = draw.sheet(
        "Resumen",
        [
            ["Gastado", "=Gastado"],
            ["Lista", "=SUM(Lista[Importe])"],
            ["Suma", f"='{BUDGET}'!F9+Lista!D5"],
            ["Media"],
            ["Leyenda", "=Leyenda"],
            ["Estados", "=COUNTA(Estados)"],
        ],
    )
    mean = "{=SUM(Lista!B3:B3*Lista!C3:C3)/ROWS(Lista!A3:A3)}"
    sheet.write_array_formula("B4", mean, None, STALE)
    chart = draw.book.add_chart({"type": "line"})
    chart.add_series({"values": "=Lista!$B$3:$B$3", "categories": "=Lista!$A$3:$A$3"})
    sheet.insert_chart("D1", chart)
    sheet.autofilter("A1:B6")
