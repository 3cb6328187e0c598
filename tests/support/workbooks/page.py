"""How a sheet is shown and printed: headers, heights, breaks, panes, protection."""

from support.workbooks.book import SHEET, Draw, book, picture, put
from support.workbooks.formulas import LOOP
from support.workbooks.loops import CONCEPTS, SPENT

PARTS = [{"t": "Norte", "xs": [1, 2]}, {"t": "Sur", "xs": [3]}]


@book({"quien": "Ley & Orden", "anio": 2025}, SHEET)
def headers(draw: Draw) -> None:
    """Headers and footers with tags and with a picture; other ones on even pages and the first."""
    sheet = draw.sheet("Hoja", [["fijo"]])
    logo = {"image_left": "logo.png", "image_data_left": picture()}
    sheet.set_header('&L&G&C&"Arial,Bold"{{ quien }}&R{{ anio }}', logo)
    sheet.set_footer("&LHoja &P de &N&R&D {{ anio }}")
    for name in ("even", "first"):
        draw.edit(
            SHEET,
            "</headerFooter>",
            f"<{name}Footer>&amp;C{name} {{{{ anio }}}}</{name}Footer></headerFooter>",
        )
    draw.edit(SHEET, "<headerFooter>", '<headerFooter differentOddEven="1" differentFirst="1">')


@book({"ps": PARTS}, SHEET, totals={"Hoja!B7": 6})
def rows_as_drawn(draw: Draw) -> None:
    """Heights, hidden rows and groups of rows, outside a loop and in two of them."""
    sheet = draw.sheet("Hoja")
    grey = draw.book.add_format({"bg_color": "#DDDDDD"})
    rows = [
        ["Título"],
        ["{%tr for p in ps %}"],
        ["{{ p.t }}"],
        ["{%tr for x in p.xs %}"],
        ["", "{{ x }}"],
        ["{%tr endfor %}"],
        ["{%tr endfor %}"],
        ["Total", "=SUM(B2:B7)"],
        ["oculta"],
    ]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            put(sheet, number, column, value)
    sheet.set_row(0, 40)
    sheet.set_row(2, 25, grey)
    sheet.set_row(4, 18, None, {"level": 1})
    sheet.set_row(7, 30)
    sheet.set_row(8, None, None, {"hidden": True})
    sheet.set_column("B:B", 12, None, {"level": 1})
    sheet.outline_settings(True, False, False, False)


@book({"ps": PARTS}, SHEET)
def page_breaks(draw: Draw) -> None:
    """A page for each part, one more for the end, and a break between columns."""
    sheet = draw.sheet(
        "Hoja",
        [
            ["Título"],
            ["{%tr for p in ps %}"],
            ["{{ p.t }}"],
            ["fin de {{ p.t }}"],
            ["{%tr endfor %}"],
            ["cierre"],
            ["después"],
        ],
    )
    sheet.set_h_pagebreaks([4, 6])
    sheet.set_v_pagebreaks([3])


@book({"xs": CONCEPTS}, SHEET, totals={"Hoja!D6": sum(SPENT)})
def frozen_and_protected(draw: Draw) -> None:
    """Frozen panes, a protected sheet where one column may be typed in, hidden sheets."""
    sheet = draw.sheet("Hoja")
    free = draw.book.add_format({"locked": False})
    for number, row in enumerate(LOOP):
        for column, value in enumerate(row):
            put(sheet, number, column, value, free if (number, column) == (2, 1) else None)
    sheet.freeze_panes(1, 1)
    sheet.protect("clave", {"format_cells": True})
    sheet.unprotect_range("B3", "captura")
    sheet.ignore_errors({"number_stored_as_text": "A2:B4"})
    sheet.set_zoom(85)
    sheet.hide_gridlines(2)
    sheet.set_tab_color("#FF0000")
    hidden = draw.sheet("Oculta", [["x", 1]])
    hidden.hide()
    deep = draw.sheet("Muy oculta", [["y", 2]])
    deep.very_hidden()
    draw.book.define_name("Secreto", "='Muy oculta'!$B$1")
