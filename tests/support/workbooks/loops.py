"""Loops of rows, of columns, and one in another; merged cells, fills and spans."""

from support.workbooks.book import SHEET, STYLES, Draw, book, put

CONCEPTS = [
    {"n": "Papel", "q": 10, "p": 2.5},
    {"n": "Tinta", "q": 4, "p": 30},
    {"n": "Café", "q": 7, "p": 8},
    {"n": "Renta", "q": 1, "p": 1200},
]
SPENT = [25, 120, 56, 1200]
MONTHS = ["Ene", "Feb", "Mar"]
LINES = [
    {"n": "Luz", "vs": [10, 20, 30]},
    {"n": "Agua", "vs": [1, 2, 3]},
]
PARTS = [
    {"t": "Norte", "xs": [{"n": "a", "v": 1}, {"n": "b", "v": 2}, {"n": "c", "v": 3}]},
    {"t": "Sur", "xs": [{"n": "d", "v": 10}]},
    {"t": "Este", "xs": [{"n": "e", "v": 100}, {"n": "f", "v": 200}]},
]


@book(
    {"xs": CONCEPTS},
    SHEET,
    totals={
        "Hoja!D1": sum(SPENT),
        "Hoja!D2": SPENT[0],
        "Hoja!D5": SPENT[3],
        "Hoja!E3": SPENT[1] / sum(SPENT),
        "Hoja!F2": 12.5,
        "Hoja!D6": sum(SPENT),
        "Hoja!B6": 22,
        "Hoja!D7": sum(SPENT) / 4,
        "Hoja!B7": 22 / 4,
        "Hoja!D8": 1200,
    },
)
def row_loop(draw: Draw) -> None:
    """A loop of rows with totals above it, in it and below it."""
    draw.sheet(
        "Hoja",
        [
            ["Concepto", "Cantidad", "Precio", "=SUM(D3:D3)", "Parte"],
            ["{%tr for x in xs %}"],
            ["{{ x.n }}", "{{ x.q }}", "{{ x.p }}", "=B3*C3", "=D3/D$5", "=SUM(B3:C3)"],
            ["{%tr endfor %}"],
            ["Total", "=SUM(B3:B3)", "", "=SUM(D2:D4)"],
            ["Media", "=B5/COUNTA(A3:A3)", "", "=AVERAGE(D$3:D$3)"],
            ["Mayor", "", "", "=MAX($D$2:$D$4)"],
        ],
    )


@book(
    {"ms": MONTHS, "xs": LINES},
    SHEET,
    totals={
        "Hoja!E2": 60,
        "Hoja!E3": 6,
        "Hoja!B4": 11,
        "Hoja!C4": 22,
        "Hoja!D4": 33,
        "Hoja!E4": 66,
        "Hoja!E5": 3,
    },
)
def grid_loop(draw: Draw) -> None:
    """Months across and lines down, with totals at both ends."""
    months = "{%tc for m in ms %}"
    sheet = draw.sheet(
        "Hoja",
        [
            ["Concepto", months, "{{ m }}", "{%tc endfor %}", "Total"],
            ["{%tr for x in xs %}"],
            ["{{ x.n }}", "{%tc for v in x.vs %}", "{{ v }}", "{%tc endfor %}", "=SUM(C3:C3)"],
            ["{%tr endfor %}"],
            ["Total", months, "=SUM(C3:C3)", "{%tc endfor %}", "=SUM(E2:E4)"],
            ["Meses", "", "", "", "=COUNTA(B1:D1)"],
        ],
    )
    for column, width in enumerate((30, 2, 7, 2, 12)):
        sheet.set_column(column, column, width)


@book(
    {"ps": PARTS},
    SHEET,
    totals={"Hoja!B4": 6, "Hoja!B6": 10, "Hoja!B9": 300, "Hoja!B10": 316, "Hoja!B11": 316},
)
def nested_loops(draw: Draw) -> None:
    """Parts with their lines and a subtotal each, and what they all add to."""
    draw.sheet(
        "Hoja",
        [
            ["{%tr for p in ps %}"],
            ["{%tr for x in p.xs %}"],
            ["{{ p.t }} {{ loop.index }}", "{{ x.v }}"],
            ["{%tr endfor %}"],
            ["Suma {{ p.t }}", "=SUBTOTAL(9,B3:B3)"],
            ["{%tr endfor %}"],
            ["Total", "=SUBTOTAL(9,B1:B6)"],
            ["Otra vez", "=B7"],
        ],
    )


@book({"xs": [1, 2, 3, 4], "con_nota": False, "tope": 3}, SHEET, totals={"Hoja!A6": 10})
def conditions(draw: Draw) -> None:
    """Rows that depend on a condition, in a loop and outside, and a value set on the way."""
    draw.sheet(
        "Hoja",
        [
            ["{%tr if con_nota %}"],
            ["Con nota"],
            ["{%tr else %}"],
            ["Sin nota"],
            ["{%tr endif %}"],
            ["{%tr for x in xs %}"],
            ["{%tr if x > tope %}"],
            ["{{ x }}", "mucho"],
            ["{%tr elif x == 2 %}"],
            ["{{ x }}", "dos"],
            ["{%tr else %}"],
            ["{{ x }}", "poco"],
            ["{%tr endif %}"],
            ["{%tr endfor %}"],
            ["=SUM(A6:A14)", "{{ xs|length }}"],
        ],
    )


@book({"titulo": "Cuadro", "ps": PARTS, "ms": MONTHS}, SHEET, STYLES)
def fills_and_spans(draw: Draw) -> None:
    """Every tag that shapes a cell: cellbg, colspan, vm and hm."""
    sheet = draw.sheet("Hoja")
    lined = draw.book.add_format({"border": 1, "bold": True})
    months, end = "{%tc for m in ms %}", "{%tc endfor %}"
    red = "{% cellbg 'FF0000' if x.v > 9 else '' %}"
    rows = [
        ["{% colspan 4 %}{{ titulo }}", "", "", ""],
        ["Zona", months, "{% hm %}Trimestre {{ loop.length }}", end],
        ["{%tr for p in ps %}"],
        ["{%tr for x in p.xs %}"],
        ["{% vm %}{{ p.t }}", months, f"{red}{{{{ x.n }}}}", end],
        ["{%tr endfor %}"],
        ["{%tr endfor %}"],
        ["Fin"],
    ]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            put(sheet, number, column, value, lined)


@book({"xs": ["a", "b", "c"]}, SHEET)
def merged_ranges(draw: Draw) -> None:
    """Merged ranges before a loop, in it, around it and after it."""
    sheet = draw.sheet(
        "Hoja",
        [
            ["", "", "", "", ""],
            ["{%tr for x in xs %}"],
            ["", "", "{{ loop.index }}"],
            ["", "", "·"],
            ["{%tr endfor %}"],
            ["", "", "", "", ""],
            [""],
        ],
    )
    sheet.merge_range("A1:D1", "Antes")
    sheet.merge_range("A3:B4", "{{ x }}")
    sheet.merge_range("C4:D4", "ancho")
    sheet.merge_range("E1:E6", "lado")
    sheet.merge_range("A6:D7", "Después")


@book(
    {"xs": CONCEPTS},
    SHEET,
    totals={"Hoja!B5": 22, "Hoja!B10": 1240.5, "Hoja!C10": 1262.5, "Hoja!D10": 1284.5},
)
def sibling_loops(draw: Draw) -> None:
    """Two loops one below the other, a total of each, and totals of both."""
    draw.sheet(
        "Hoja",
        [
            ["{%tr for x in xs %}"],
            ["{{ x.n }}", "{{ x.q }}"],
            ["{%tr endfor %}"],
            ["Piezas", "=SUM(B2:B2)"],
            ["{%tr for x in xs %}"],
            ["{{ x.n }}", "{{ x.p }}"],
            ["{%tr endfor %}"],
            ["Precios", "=SUM(B6:B6)", "=B4+B8", "=SUM(B2:B6)"],
        ],
    )


@book({"ps": PARTS}, SHEET, totals={"Hoja!C3": 0.02, "Hoja!D9": 40, "Hoja!E2": 0.2, "Hoja!C8": 1})
def inner_looks_at_outer(draw: Draw) -> None:
    """Rows of an inner loop that look at their own part's row, at its sum and at a fixed cell."""
    draw.sheet(
        "Hoja",
        [
            ["{%tr for p in ps %}"],
            ["{{ p.t }}", 100],
            ["{%tr for x in p.xs %}"],
            ["{{ x.n }}", "{{ x.v }}", "=B4/B2", "=B4/B$7", "=B4/SUM(B3:B5)*1.2"],
            ["{%tr endfor %}"],
            ["{%tr endfor %}"],
            ["Fijo", 5],
        ],
    )


@book({"ms": MONTHS}, SHEET, totals={"Hoja!B2": 1, "Hoja!C2": 2, "Hoja!H2": 3})
def two_columns_across(draw: Draw) -> None:
    """Two columns for each month; rows without tags below them."""
    sheet = draw.sheet(
        "Hoja",
        [
            ["Mes", "{%tc for m in ms %}", "{{ m }}", "{{ loop.index }}", "{%tc endfor %}", "T"],
            ["fila", "", 1, "=C2*2", "", "=SUM(C2:D2)"],
            ["otra", "", "a", "b", "", "c"],
            ["junta", "", "", "", "", "c"],
        ],
    )
    sheet.merge_range("A5:F5", "todo")
    sheet.set_column("C:C", 5)
    sheet.set_column("D:D", 9, None, {"hidden": True})


@book({"ms": MONTHS}, SHEET, "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml")
def across_with_furniture(draw: Draw) -> None:
    """Months across, with all that may surround a cell on their cells and beside them."""
    sheet = draw.sheet(
        "Hoja",
        [
            ["Mes", "{%tc for m in ms %}", "{{ m }}", "{%tc endfor %}", "T"],
            ["fila", "", "v", "", "w"],
        ],
    )
    bold = draw.book.add_format({"bold": True})
    sheet.write_url("C1", "https://ejemplo.mx/", string="{{ m }}")
    sheet.write_comment("C1", "Mes")
    sheet.write_comment("E2", "Fin")
    rule = {"type": "formula", "criteria": '=C$1="Feb"', "format": bold}
    sheet.conditional_format("C2", rule)
    sheet.data_validation("C1", {"validate": "length", "criteria": "<", "value": 5})
    sheet.data_validation("E2", {"validate": "length", "criteria": "<", "value": 9})
    sheet.insert_textbox("G1", "Al lado", {"object_position": 2})
    sheet.print_area("A1:E2")
    sheet.set_v_pagebreaks([4])


@book({"ms": MONTHS}, SHEET)
def spans_across(draw: Draw) -> None:
    """A header of two columns for each month, over two columns each."""
    draw.sheet(
        "Hoja",
        [
            ["{%tc for m in ms %}", "{% colspan 2 %}{{ m }}", "{%tc endfor %}", "Z"],
            ["{%tc for m in ms %}", "{{ m }}1", "{{ m }}2", "{%tc endfor %}", "Z"],
        ],
    )


@book({"xs": CONCEPTS}, SHEET)
def hidden_tag_rows(draw: Draw) -> None:
    """Rows of tags that a person hid, around rows of a closed group."""
    sheet = draw.sheet(
        "Hoja", [["a"], ["{%tr for x in xs %}"], ["{{ x.n }}"], ["{%tr endfor %}"], ["b"]]
    )
    for row in (1, 3):
        sheet.set_row(row, None, None, {"hidden": True})
    sheet.set_row(2, None, None, {"level": 2, "hidden": True})
    sheet.set_row(4, None, None, {"collapsed": True})
