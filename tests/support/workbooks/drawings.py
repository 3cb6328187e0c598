"""Pictures, text boxes and what is drawn in headers and behind the cells."""

from support.workbooks.book import SHEET, Draw, book, picture
from support.workbooks.formulas import LOOP
from support.workbooks.loops import CONCEPTS

DRAWING = "xl/drawings/drawing1.xml"
DRAWING_RELATIONS = "xl/drawings/_rels/drawing1.xml.rels"
MOVES_AND_SIZES, MOVES, STAYS = 1, 2, 3


@book({"xs": CONCEPTS, "firma": "Ana & Luis"}, SHEET, DRAWING, DRAWING_RELATIONS)
def drawings(draw: Draw) -> None:
    """Pictures and text boxes beside a loop, around it and below it; a picture behind the cells."""
    sheet = draw.sheet("Hoja", LOOP)
    for cell, name, options in (
        ("A8", "abajo", {"object_position": MOVES, "url": "internal:Hoja!A5"}),
        ("F1", "al lado", {"object_position": MOVES, "y_scale": 6}),
        ("F8", "fija", {"object_position": STAYS}),
        ("I1", "estirada", {"object_position": MOVES_AND_SIZES, "y_scale": 6}),
        ("I8", "con liga", {"object_position": MOVES, "url": "https://ejemplo.mx/"}),
    ):
        image = {"image_data": picture(), "description": name, **options}
        sheet.insert_image(cell, f"{name}.png", image)
    place = {"object_position": MOVES_AND_SIZES}
    sheet.insert_textbox("A12", "Firma: {{ firma }}", place)
    sheet.insert_textbox("E12", "Total", {"textlink": "=$D$5", **place})
    sheet.insert_textbox("H12", "Sin etiqueta", place)
    sheet.set_background(picture("blue"))
    apart = draw.sheet("Aparte")
    apart.insert_image("A1", "aparte.png", {"image_data": picture("green")})
    apart.insert_textbox("A5", "Aparte", place)


@book({"quien": "Ana", "anio": 2025}, DRAWING)
def split_text_box(draw: Draw) -> None:
    """A tag of a text box, which Excel split in three as it was typed."""
    sheet = draw.sheet("Hoja", [["fijo"]])
    sheet.insert_textbox("B2", "Para QUIEN en {{ anio }}\nSegunda {{ anio }}")
    draw.edit(
        DRAWING,
        "<a:t>Para QUIEN en {{ anio }}</a:t></a:r>",
        '<a:t>Para {</a:t></a:r><a:r><a:rPr lang="es-MX" b="1"/><a:t>{ qui</a:t></a:r>'
        '<a:r><a:rPr lang="es-MX"/><a:t>en }} en {{ anio }}</a:t></a:r>',
    )
