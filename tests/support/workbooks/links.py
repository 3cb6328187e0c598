"""Hyperlinks and comments."""

from support.workbooks.book import SHEET, Draw, book, sheet_part
from support.workbooks.loops import CONCEPTS

NOTES, NOTE_SHAPES = "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"
SHEET_RELATIONS = "xl/worksheets/_rels/sheet1.xml.rels"


@book({"xs": CONCEPTS}, SHEET, sheet_part(2), SHEET_RELATIONS)
def hyperlinks(draw: Draw) -> None:
    """Links to addresses and to cells that move, in a loop, below it and on other sheets."""
    sheet = draw.sheet(
        "Hoja",
        [
            ["", "Concepto"],
            ["{%tr for x in xs %}"],
            ["{{ x.n }}"],
            ["{%tr endfor %}"],
            ["Total"],
            ["Nota"],
        ],
    )
    sheet.write_url("A1", "internal:Hoja!A5", string="Al total")
    sheet.write_url("B3", "https://ejemplo.mx/papel?a=1&b=2#fin", string="Ver {{ x.n }}", tip="Ver")
    sheet.write_url("C3", "internal:Hoja!A6", string="A la nota")
    sheet.write_url("D3", "internal:Hoja!B3:D3", string="A mi fila")
    sheet.write_url("B6", "mailto:nadie@ejemplo.mx", string="Escriba")
    other = draw.sheet("Otra")
    other.write_url("A1", "internal:Hoja!A6", string="Nota")
    other.write_url("A2", "internal:Hoja!A2:D4", string="Todo")
    other.write_url("A3", "internal:Total", string="Total")
    other.write_url("A4", "https://ejemplo.mx/", string="Fuera")
    apart = draw.sheet("Aparte")
    apart.write_url("A1", "internal:Otra!A1", string="Otra")
    apart.write_url("A2", "https://ejemplo.mx/aparte", string="Fuera")
    draw.book.define_name("Total", "=Hoja!$A$5")


@book({"xs": CONCEPTS}, SHEET, NOTES, NOTE_SHAPES)
def comments(draw: Draw) -> None:
    """Comments above a loop, in it and below it; and on a sheet that has nothing to do with it."""
    sheet = draw.sheet(
        "Hoja",
        [
            ["Concepto", "Cantidad"],
            ["{%tr for x in xs %}"],
            ["{{ x.n }}", "{{ x.q }}"],
            ["{%tr endfor %}"],
            ["Total", "=SUM(B3:B3)"],
        ],
    )
    sheet.write_comment("A1", "Nota fija", {"author": "Ana"})
    sheet.write_comment("B3", "Revisado", {"author": "Luis", "visible": True})
    sheet.write_comment("B5", "Suma", {"author": "Ana", "color": "#CCFFCC"})
    apart = draw.sheet("Aparte", [["x"]])
    apart.write_comment("A1", "Aparte")


@book({"xs": CONCEPTS}, SHEET, NOTES, NOTE_SHAPES)
def comments_with_tags(draw: Draw) -> None:
    """Comments whose texts hold tags: of the whole book, and of each copy of their row."""
    sheet = draw.sheet(
        "Hoja", [["Fijo"], ["{%tr for x in xs %}"], ["{{ x.n }}"], ["{%tr endfor %}"]]
    )
    sheet.write_comment("A1", "Son {{ xs|length }}")
    sheet.write_comment("A3", "De {{ x.n }}: {{ x.q }}")
