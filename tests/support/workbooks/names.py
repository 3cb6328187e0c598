"""Defined names, print areas and print titles."""

from support.workbooks.book import SHEET, Draw, book, sheet_part
from support.workbooks.formulas import LOOP
from support.workbooks.loops import CONCEPTS, SPENT

TOTAL = sum(SPENT)


@book(
    {"xs": CONCEPTS, "anio": 2025},
    SHEET,
    sheet_part(2),
    totals={
        "Hoja!D6": TOTAL,
        "Otra!A1": TOTAL,
        "Otra!A2": 22,
        "Otra!A3": "Plan 2025 de «X»",
        "Otra!A4": 0.16,
        "Otra!A5": 4,
        "Otra!A6": TOTAL,
        "Otra!A7": 7,
    },
)
def defined_names(draw: Draw) -> None:
    """Names of the workbook and of a sheet, of cells, ranges, columns, rows, sums and constants."""
    sheet = draw.sheet("Hoja", [*LOOP, ["Suma de la hoja", "=Local"]])
    draw.sheet(
        "Otra",
        [
            ["=Total"],
            ["=SUM(Cantidades)"],
            ["=Leyenda"],
            ["=Iva"],
            ["=COUNTA(Conceptos)"],
            ["=Calculado"],
            ["=ROWS(Dinámico)"],
        ],
    )
    for name, value in {
        "Total": "=Hoja!$D$5",
        "Cantidades": "=Hoja!$B$3:$B$3",
        "Conceptos": "=Hoja!$A$2:$A$4",
        "Hoja!Local": "=Hoja!$B$5",
        "Iva": "=0.16",
        "Leyenda": '="Plan {{ anio }} de «X»"',
        "Texto": '="Hoja!$D$5"',
        "Columnas": "=Hoja!$A:$D",
        "Filas": "=Hoja!$1:$4",
        "Dos": "=Hoja!$A$5,Hoja!$D$5",
        "Calculado": "=SUM(Hoja!$D$2:$D$4)",
        "Dinámico": "=OFFSET(Hoja!$A$1,0,0,COUNTA(Hoja!$A:$A),4)",
        "Aparte": "=Otra!$A$1",
    }.items():
        draw.book.define_name(name, value)
    sheet.print_area("A1:D5")
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)


@book({"xs": CONCEPTS}, SHEET)
def print_setup(draw: Draw) -> None:
    """A print area of two ranges, titles below a first line, and another sheet's own."""
    sheet = draw.sheet("Hoja", [["Título"], [""], *_moved()])
    sheet.print_area("A1:D7")
    sheet.repeat_rows(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    draw.edit("xl/workbook.xml", "Hoja!$A$1:$D$7", "Hoja!$A$1:$D$7,Hoja!$F$7:$G$9")
    apart = draw.sheet("Aparte", [["a", "b"], ["c", "d"]])
    apart.print_area("A1:B2")
    apart.repeat_rows(0, 1)


def _moved() -> list[list[str]]:
    """Return the loop two rows below its place."""
    return [
        ["Concepto", "Cantidad", "Precio", "Importe"],
        ["{%tr for x in xs %}"],
        ["{{ x.n }}", "{{ x.q }}", "{{ x.p }}", "=B5*C5"],
        ["{%tr endfor %}"],
        ["Total", "=SUM(B5:B5)", "", "=SUM(D4:D6)"],
    ]
