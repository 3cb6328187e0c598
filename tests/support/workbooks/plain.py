"""A book of many features and no tag, which must come out as it is."""

from support.workbooks.book import Draw, book, picture


@book({})
def plain(draw: Draw) -> None:
    """Everything that may surround cells, without tags."""
    sheet = draw.sheet("Hoja", [["fijo", "b"], [1, 2], [3, 4]])
    sheet.write_formula("C2", "=A2+B2", None, 3)
    sheet.write_comment("A1", "Nota")
    sheet.write_url("D1", "https://ejemplo.mx/", string="Liga")
    sheet.merge_range("A6:B7", "junto")
    sheet.conditional_format("A2:B3", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("A2", {"validate": "integer", "criteria": ">", "value": 0})
    sheet.add_sparkline("E2", {"range": "Hoja!A2:B2"})
    sheet.insert_image("G1", "logo.png", {"image_data": picture()})
    sheet.insert_textbox("G5", "Cuadro")
    sheet.insert_button("G10", {"caption": "Botón", "macro": "nada"})
    sheet.set_header("&L&G&RPágina &P", {"image_left": "l.png", "image_data_left": picture()})
    sheet.print_area("A1:E7")
    chart = draw.book.add_chart({"type": "column"})
    chart.add_series({"values": "=Hoja!$A$2:$A$3"})
    sheet.insert_chart("G14", chart)
    table = draw.sheet("Tabla")
    table.add_table("A1:B3", {"data": [["x", 1], ["y", 2]], "name": "Datos"})
    table.protect()
    draw.sheet("Oculta", [["o"]]).hide()
    draw.book.define_name("Uno", "=Hoja!$A$2")
    draw.book.set_custom_property("Folio", "7")
