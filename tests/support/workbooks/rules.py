"""Conditional formats and data validations over repeated cells."""

from support.workbooks.book import SHEET, Draw, book, sheet_part
from support.workbooks.loops import CONCEPTS, SPENT

BESIDE = ("xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/drawings/drawing1.xml")
STATES = ["Pagado", "Pendiente", "Cancelado", "Otro"]
_X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
_XM = 'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
_ROWS = [
    ["Concepto", "Cantidad", "Precio", "Importe", "Estado", "Clave", "Zona"],
    ["{%tr for x in xs %}"],
    ["{{ x.n }}", "{{ x.q }}", "{{ x.p }}", "=B3*C3", "{{ estados[0] }}"],
    ["{%tr endfor %}"],
    ["Total", "=SUM(B3:B3)", "", "=SUM(D3:D3)"],
    ["Tope", "{{ tope }}"],
]
_CONTEXT = {"xs": CONCEPTS, "estados": STATES, "tope": 5}
_TOTALS = {"Hoja!B6": 22, "Hoja!D6": sum(SPENT)}


def _catalogue(draw: Draw) -> None:
    """Draw the hidden sheet where the states are listed."""
    sheet = draw.sheet(
        "Catálogo",
        [["Estados", "Pagado"], ["{%tr for e in estados %}"], ["{{ e }}"], ["{%tr endfor %}"]],
    )
    sheet.hide()


@book(_CONTEXT, SHEET, sheet_part(2), totals=_TOTALS)
def conditional_formats(draw: Draw) -> None:
    """Every kind of conditional format, over the loop, over its tags too, and below it."""
    sheet = draw.sheet("Hoja", _ROWS)
    _catalogue(draw)
    red = draw.book.add_format({"bg_color": "#FF0000"})
    bold = draw.book.add_format({"bold": True})
    for cells, rule in {
        "A3:E3": {"type": "formula", "criteria": "=$D3>$B$6", "format": red},
        "B3": {"type": "cell", "criteria": ">", "value": "=$B$6", "format": bold},
        "C3": {"type": "data_bar"},
        "D3": {"type": "data_bar", "data_bar_2010": True, "bar_color": "#63C384"},
        "B2:B4": {"type": "icon_set", "icon_style": "3_arrows"},
        "D2:D4": {"type": "3_color_scale", "mid_type": "formula", "mid_value": "=$B$6"},
        "E3": {"type": "text", "criteria": "containing", "value": "Pag", "format": bold},
        "A5:D5": {"type": "formula", "criteria": "=$B$5>10", "format": red},
    }.items():
        sheet.conditional_format(cells, rule)
    draw.edit(
        SHEET,
        "</x14:conditionalFormattings>",
        f'<x14:conditionalFormatting {_XM}><x14:cfRule type="expression" priority="20" '
        'id="{0F1E2D3C-0001-4000-8000-000000000001}"><xm:f>Catálogo!$B$1=E3</xm:f>'
        "<x14:dxf><font><i/></font></x14:dxf></x14:cfRule><xm:sqref>E3</xm:sqref>"
        "</x14:conditionalFormatting></x14:conditionalFormattings>",
    )


@book(_CONTEXT, SHEET, sheet_part(2), totals=_TOTALS)
def data_validations(draw: Draw) -> None:
    """Lists from a hidden sheet and from the loop itself, limits, and rules written by hand."""
    sheet = draw.sheet("Hoja", _ROWS)
    _catalogue(draw)
    for cells, rule in {
        "E3": {"validate": "list", "source": "=Catálogo!$A$2:$A$4", "input_title": "Estado"},
        "A6": {"validate": "list", "source": "=$A$2:$A$4"},
        "B3": {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": "=$B$6"},
        "C3": {"validate": "custom", "value": "=C3<D3"},
        "B6": {"validate": "list", "source": ["1", "5", "9"]},
        "F2:F4": {"validate": "length", "criteria": "<", "value": 9},
    }.items():
        sheet.data_validation(cells, rule)
    draw.edit(
        SHEET,
        "</worksheet>",
        f'<extLst><ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" {_X14}>'
        f'<x14:dataValidations count="1" {_XM}><x14:dataValidation type="list" allowBlank="1" '
        'showInputMessage="1" showErrorMessage="1"><x14:formula1><xm:f>Catálogo!$A$2:$A$4</xm:f>'
        "</x14:formula1><xm:sqref>G3</xm:sqref></x14:dataValidation></x14:dataValidations></ext>"
        "</extLst></worksheet>",
    )


@book(_CONTEXT, SHEET, totals=_TOTALS)
def rules_of_the_total(draw: Draw) -> None:
    """A format and a validation of the total below a loop, which look at the loop's rows."""
    sheet = draw.sheet("Hoja", _ROWS)
    red = draw.book.add_format({"bg_color": "#FF0000"})
    format_rule = {"type": "formula", "criteria": "=D5>MAX(D2:D4)", "format": red}
    sheet.conditional_format("D5", format_rule)
    sheet.conditional_format("A6:B6", {**format_rule, "criteria": "=A5<>A$1"})
    sheet.data_validation("D5", {"validate": "custom", "value": "=D5>=SUM(D2:D4)"})


@book({**_CONTEXT}, SHEET, *BESIDE)
def beyond_the_data(draw: Draw) -> None:
    """Ranges that go on below the last row, as people draw them to have room."""
    sheet = draw.sheet("Hoja", [row[:5] for row in _ROWS[:5]])
    bold = draw.book.add_format({"bold": True})
    rule = {"type": "formula", "criteria": '=$A2=""', "format": bold}
    sheet.conditional_format("A2:D100", rule)
    sheet.data_validation("B2:B500", {"validate": "integer", "criteria": ">", "value": 0})
    sheet.print_area("A1:D60")
    sheet.autofilter("A1:D50")
    sheet.merge_range("A20:B21", "lejos")
    sheet.write_comment("F30", "lejos")
    sheet.set_h_pagebreaks([40])
    sheet.insert_textbox("F40", "lejos")
    draw.book.define_name("Lejos", "=Hoja!$A$20:$B$21")
