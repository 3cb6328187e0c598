"""Tables that grow, and the filter of a sheet."""

from typing import Any

from support.workbooks.book import SHEET, Draw, book, put, sheet_part
from support.workbooks.loops import CONCEPTS, LINES, MONTHS, SPENT

TABLE = "xl/tables/table1.xml"


def add_totals(sheet: Any, row: int, table: str, columns: dict[int, str]) -> None:
    """Write the totals of a table as Excel does; XlsxWriter leaves the table's name out."""
    for column, name in columns.items():
        put(sheet, row - 1, column, f"=SUBTOTAL(109,{table}[{name}])")


def _spending(draw: Draw, header: str) -> Any:
    """Draw a table of what is spent, with a calculated column and totals; return its sheet."""
    sheet = draw.sheet("Hoja")
    sheet.add_table(
        "A1:D5",
        {
            "name": "Gastos",
            "total_row": True,
            "columns": [
                {"header": "Concepto", "total_string": "Total"},
                {"header": header, "total_function": "sum"},
                {"header": "Precio"},
                {"header": "Importe", "total_function": "sum"},
            ],
        },
    )
    product = f"Gastos[[#This Row],[{header}]]*Gastos[[#This Row],[Precio]]"
    sheet.write_column("A2", ["{%tr for x in xs %}", "{{ x.n }}", "{%tr endfor %}"])
    sheet.write_row("B3", ["{{ x.q }}", "{{ x.p }}"])
    put(sheet, 2, 3, f"={product}")
    add_totals(sheet, 5, "Gastos", {1: header, 3: "Importe"})
    draw.edit(
        TABLE,
        'name="Importe" totalsRowFunction="sum"/>',
        'name="Importe" totalsRowFunction="sum"><calculatedColumnFormula>'
        f"{product}</calculatedColumnFormula></tableColumn>",
    )
    return sheet


@book(
    {"xs": CONCEPTS, "siguiente": "b"},
    SHEET,
    sheet_part(2),
    TABLE,
    "xl/tables/table2.xml",
    totals={
        "Hoja!D2": 25,
        "Hoja!D5": 1200,
        "Hoja!B6": 22,
        "Hoja!D6": sum(SPENT),
        "Resumen!A1": sum(SPENT),
        "Resumen!A2": 22,
        "Resumen!A3": 4,
        "Resumen!A4": 3,
    },
)
def tables(draw: Draw) -> None:
    """A table with a loop, a calculated column and a row of totals; another one below it."""
    sheet = _spending(draw, "Cantidad")
    sheet.add_table("A8:B10", {"name": "Claves", "columns": [{"header": "Clave"}, {"header": "V"}]})
    sheet.write_row("A9", ["a", 1])
    sheet.write_row("A10", ["{{ siguiente }}", 2])
    draw.sheet(
        "Resumen",
        [
            ["=SUM(Gastos[Importe])"],
            ["=SUM(Gastos[Cantidad])"],
            ["=ROWS(Gastos[[#Data],[Concepto]])"],
            ["=SUM(Claves[V])"],
        ],
    )


@book(
    {"xs": CONCEPTS, "etiqueta": "Cantidad pedida"},
    SHEET,
    sheet_part(2),
    TABLE,
    totals={"Hoja!D2": 25, "Hoja!B6": 22, "Resumen!A1": 22},
)
def table_headers(draw: Draw) -> None:
    """A header with a tag: the column is called as it comes out, and formulas call it so."""
    _spending(draw, "{{ etiqueta }}")
    draw.sheet("Resumen", [["=SUM(Gastos[{{ etiqueta }}])"]])


@book({"xs": CONCEPTS, "etiqueta": "Cantidad pedida"}, SHEET, TABLE)
def unnamed_table(draw: Draw) -> None:
    """A row of totals that calls its columns without the name of the table, as one may."""
    sheet = draw.sheet("Hoja")
    columns = [{"header": "Concepto"}, {"header": "{{ etiqueta }}", "total_function": "sum"}]
    sheet.add_table("A1:B5", {"name": "Gastos", "total_row": True, "columns": columns})
    sheet.write_column("A2", ["{%tr for x in xs %}", "{{ x.n }}", "{%tr endfor %}"])
    sheet.write("B3", "{{ x.q }}")


@book(
    {"ms": MONTHS, "xs": LINES},
    SHEET,
    TABLE,
    totals={"Hoja!E2": 60, "Hoja!E3": 6},
)
def table_across(draw: Draw) -> None:
    """A table that grows to the right too: a column for each month."""
    months = "{%tc for m in ms %}"
    headers = ["Concepto", months, "{{ m }}", "{%tc endfor %}", "Total"]
    sheet = draw.sheet("Hoja")
    sheet.add_table("A1:E4", {"name": "Meses", "columns": [{"header": text} for text in headers]})
    sheet.write("A2", "{%tr for x in xs %}")
    sheet.write_row("A3", ["{{ x.n }}", "{%tc for v in x.vs %}", "{{ v }}", "{%tc endfor %}"])
    put(sheet, 2, 4, "=SUM(C3:C3)")
    sheet.write("A4", "{%tr endfor %}")


@book({"xs": CONCEPTS}, SHEET)
def sheet_filter(draw: Draw) -> None:
    """The filter of a sheet over a loop, and a filter of another sheet."""
    sheet = draw.sheet(
        "Hoja",
        [
            ["Concepto", "Cantidad"],
            ["{%tr for x in xs %}"],
            ["{{ x.n }}", "{{ x.q }}"],
            ["{%tr endfor %}"],
        ],
    )
    sheet.autofilter("A1:B4")
    apart = draw.sheet("Aparte", [["a"], ["b"], ["c"]])
    apart.autofilter("A1:A3")
    apart.filter_column("A", "x == b")
    apart.set_row(2, None, None, {"hidden": True})
