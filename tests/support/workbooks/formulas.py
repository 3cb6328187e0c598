"""Formulas that look at repeated cells: from other sheets, shared, arrays, and odd ones."""

from support.workbooks.book import RELATIONS, SHEET, STALE, Draw, book, sheet_part
from support.workbooks.loops import CONCEPTS, SPENT

TOTAL = sum(SPENT)
LOOP = [
    ["Concepto", "Cantidad", "Precio", "Importe"],
    ["{%tr for x in xs %}"],
    ["{{ x.n }}", "{{ x.q }}", "{{ x.p }}", "=B3*C3"],
    ["{%tr endfor %}"],
    ["Total", "=SUM(B3:B3)", "", "=SUM(D2:D4)"],
]
APART, DATA, ALONE = "Año 2025", "Datos", "Aparte"


@book(
    {"xs": CONCEPTS},
    sheet_part(1),
    sheet_part(2),
    totals={
        "Resumen!A1": TOTAL,
        "Resumen!A2": TOTAL,
        "Resumen!A3": TOTAL,
        "Resumen!A4": 4,
        "Resumen!A5": 2 * TOTAL,
        "Resumen!A6": 30,
        "Resumen!A7": TOTAL + 3,
        "Resumen!A8": 22,
        "Resumen!A9": TOTAL,
        "Aparte!A3": 3,
    },
)
def other_sheets(draw: Draw) -> None:
    """Formulas of a sheet without tags, which look at the loop of another; and a sheet apart."""
    summary = draw.sheet(
        "Resumen",
        [
            ["=SUM('Año 2025'!D3:D3)"],
            ["=SUM('Año 2025'!$D$2:$D$4)"],
            ["='Año 2025'!D5"],
            ["=COUNTA('Año 2025'!A3:A3)"],
            ["=SUM('Año 2025'!D:D)"],
            ["=INDEX('Año 2025'!C3:C3,2)"],
            ["='Año 2025'!D5+Aparte!A3"],
            ["='Año 2025'!B5"],
            ["=Gastado"],
            ["Nota fija"],
        ],
    )
    summary.set_first_sheet()
    draw.sheet(APART, LOOP)
    alone = draw.sheet(ALONE, [[1], [2]])
    alone.write_formula("A3", "=A1+A2", None, 3)
    draw.book.define_name("Gastado", "='Año 2025'!$D$5")


@book(
    {"xs": CONCEPTS},
    SHEET,
    sheet_part(2),
    totals={
        "Hoja!D2": 25,
        "Hoja!D5": 1200,
        "Hoja!D7": 6,
        "Hoja!D8": 20,
        "Hoja!D9": 42,
        "Hoja!E5": 2400,
        "Hoja!E7": 12,
        "Otra!A1": 2,
        "Otra!A2": 4,
        "Otra!A3": 6,
    },
)
def shared_formulas(draw: Draw) -> None:
    """Formulas kept once for several cells, as Excel does when a formula is dragged."""
    draw.sheet(
        "Hoja",
        [
            ["Concepto", "Cantidad", "Precio", "Importe", "Doble"],
            ["{%tr for x in xs %}"],
            ["{{ x.n }}", "{{ x.q }}", "{{ x.p }}", "=B3*C3", "=D3*2"],
            ["{%tr endfor %}"],
            ["Aparte"],
            ["uno", 2, 3, "=B6*C6", "=D6*2"],
            ["dos", 4, 5, "=B7*C7"],
            ["tres", 6, 7, "=B8*C8"],
        ],
    )
    draw.sheet("Otra", [["=Hoja!B6"], ["=Hoja!B7"], ["=Hoja!B8"]])
    share(draw, SHEET, "0", "D6:D8", ["B6*C6", "B7*C7", "B8*C8"])
    share(draw, SHEET, "1", "E3:E6", ["D3*2", "D6*2"])
    share(draw, sheet_part(2), "0", "A1:A3", ["Hoja!B6", "Hoja!B7", "Hoja!B8"])


def share(draw: Draw, part: str, key: str, ref: str, formulas: list[str]) -> None:
    """Keep the first of some formulas for all of them."""
    first, *rest = formulas
    draw.edit(part, f"<f>{first}</f>", f'<f t="shared" ref="{ref}" si="{key}">{first}</f>')
    for formula in rest:
        draw.edit(part, f"<f>{formula}</f>", f'<f t="shared" si="{key}"/>')


@book(
    {"xs": CONCEPTS},
    SHEET,
    sheet_part(2),
    totals={
        "Hoja!D2": 25,
        "Hoja!D4": 56,
        "Hoja!B6": TOTAL,
        "Hoja!B7": 5,
        "Hoja!B8": 6,
        "Hoja!B9": 7,
        "Hoja!B10": TOTAL,
        "Otra!A1": TOTAL,
    },
)
def array_formulas(draw: Draw) -> None:
    """Arrays in a repeated row, below the loop, over several cells, on another sheet, spilled."""
    sheet = draw.sheet(
        "Hoja",
        [
            ["Concepto", "Cantidad", "Precio", "Importe"],
            ["{%tr for x in xs %}"],
            ["{{ x.n }}", "{{ x.q }}", "{{ x.p }}"],
            ["{%tr endfor %}"],
            ["Total"],
            ["uno", "", 5],
            ["dos", "", 6],
            ["tres", "", 7],
            ["Otra vez"],
        ],
    )
    sheet.write_array_formula("D3", "{=SUM(B3*C3)}", None, STALE)
    sheet.write_array_formula("B5", "{=SUM(B3:B3*C3:C3)}", None, STALE)
    sheet.write_array_formula("B6:B8", "{=C6:C8*1}", None, STALE)
    sheet.write_dynamic_array_formula("B9", "=SUM(B2:B4*C2:C4)", None, STALE)
    other = draw.sheet("Otra")
    other.write_array_formula("A1", "{=SUM(Hoja!B3:B3*Hoja!C3:C3)}", None, STALE)


@book(
    {"xs": CONCEPTS, "hoja": "Año 2025"},
    SHEET,
    "docProps/app.xml",
    totals={
        "Año 2025!A6": "B3 es D3 de 'Hoja'!B3",
        "Año 2025!A7": 2,
        "Año 2025!A8": 22,
        "Año 2025!A9": 10,
        "Año 2025!A10": "Renta",
        "Año 2025!A11": TOTAL + 22,
        "Año 2025!A12": 3,
        "Año 2025!A13": TOTAL,
        "Año 2025!A14": 1200,
        "Año 2025!A15": 0.16,
        "Año 2025!A16": 22,
    },
)
def odd_formulas(draw: Draw) -> None:
    """Formulas with words that look like cells and are not, and cells that look like words."""
    draw.sheet(
        "{{ hoja }}",
        [
            *LOOP[:4],
            ["=\"B3 es D3 de 'Hoja'!B3\""],
            ["=LOG10(100)"],
            ["=SUM( B3:B3 )"],
            ["=SUM({1,2;3,4})"],
            ['=IF(SUM(B3:B3)>0,"Renta","A3")'],
            ["=SUM(D3:D3,(B3:B3))"],
            ['=LEN("""B")+ROW1X'],
            ["=SUM('{{ hoja }}'!D3:D3)"],
            ["=MAX(INDEX(D3:D3,1):INDEX(D3:D3,4))"],
            ["=B3X"],
            ["=SUMPRODUCT(--(D3:D3<>0),B3:B3)"],
        ],
    )
    draw.book.define_name("ROW1X", "=1")
    draw.book.define_name("B3X", "=0.16")


@book(
    {"xs": CONCEPTS},
    SHEET,
    RELATIONS,
    "[Content_Types].xml",
    "xl/calcChain.xml",
    totals={"Hoja!D6": TOTAL, "Hoja!B6": 22},
)
def as_excel_saves_it(draw: Draw) -> None:
    """What Excel adds to every file: the chain of calculation, its own names, printer settings."""
    draw.sheet("Hoja", LOOP)
    draw.edit(
        SHEET,
        "<worksheet ",
        '<worksheet xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'mc:Ignorable="x14ac xr" xr:uid="{3FD21EF3-6F0B-4D1C-9E0C-2C8E6C1B5A01}" '
        'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
        'xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" ',
    )
    draw.edit(SHEET, '<row r="3"', '<row x14ac:dyDescent="0.25" r="3"')
    draw.edit(
        SHEET,
        "</worksheet>",
        '<pageSetup orientation="landscape" r:id="rId1"/></worksheet>',
    )
    draw.add("xl/printerSettings/printerSettings1.bin", b"\0printer\xff")
    draw.edit(
        "[Content_Types].xml",
        '<Default Extension="rels"',
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.printerSettings"/><Default Extension="rels"',
    )
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    draw.add(
        rels,
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
        b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
    )
    draw.relate(rels, "rId1", "printerSettings", "../printerSettings/printerSettings1.bin")
    chain = "".join(f'<c r="{ref}" i="1"/>' for ref in ("D3", "B5", "D5"))
    draw.add(
        "xl/calcChain.xml",
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<calcChain '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{chain}</calcChain>".encode(),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml",
    )
    draw.relate(RELATIONS, "rId99", "calcChain", "calcChain.xml")
    draw.add(
        "customXml/item1.xml",
        b'<?xml version="1.0" encoding="UTF-8"?>\n<datos xmlns="urn:x"><a>1</a></datos>',
        "application/xml",
    )
    draw.relate("_rels/.rels", "rId99", "customXml", "customXml/item1.xml")
