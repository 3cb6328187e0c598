"""What a sheet does with its cells by itself, what it prints, how it is shown."""

import pytest
from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from support.books import SHEET, Draw, book, put, said
from support.tampering import swap

RED, WHITE = PatternFill("solid", bgColor="FFFF0000"), Font(color="FFFFFFFF", strike=True)


def around(draw: Draw) -> list[tuple[str, str, str]]:
    """Return what is said of a sheet without a cell."""
    told = said(book(draw))
    return [(where.removeprefix("hoja «Uno»"), text, look) for where, text, look in told]


def test_conditional_formats_are_told_with_how_they_dress() -> None:
    def draw(sheet: Worksheet) -> None:
        rules = sheet.conditional_formatting
        red, white = DifferentialStyle(fill=RED), DifferentialStyle(font=WHITE)
        rules.add("A1:B9", Rule("cellIs", operator="between", formula=["5", "9"], dxf=red))
        rules.add("C1", Rule("expression", formula=["TRUE"], dxf=white))
        ends = [FormatObject("min"), FormatObject("max")]
        scale = ColorScale(ends, [Color("FFFF0000"), Color("FF00FF00")])
        rules.add("D1", Rule("colorScale", colorScale=scale))

    place = " · formato condicional"
    assert around(draw) == [
        (place, "[A1:B9: cellIs between ‹5› ‹9› color FF0000]", ""),
        (place, "[C1: expression ‹TRUE› letra FFFFFF, tachado]", ""),
        (place, "[D1: colorScale min max FF0000 00FF00]", ""),
    ]


def test_conditional_formats_of_a_later_excel_are_told() -> None:
    added = (
        "</sheetData><extLst><ext xmlns:x='http://schemas.microsoft.com/office/spreadsheetml/2009/9/main'"
        " xmlns:m='http://schemas.microsoft.com/office/excel/2006/main'><x:conditionalFormattings>"
        "<x:conditionalFormatting><x:cfRule type='expression'><m:f>TRUE</m:f><x:dxf><font>"
        "<color rgb='FFFFFFFF'/></font></x:dxf></x:cfRule><m:sqref>A1</m:sqref>"
        "</x:conditionalFormatting></x:conditionalFormattings></ext></extLst>"
    )
    assert said(swap(SHEET, "</sheetData>", added)(book(lambda _: None))) == [
        ("hoja «Uno» · formato condicional", "[A1: expression ‹TRUE› letra FFFFFF]", "")
    ]


def test_lists_to_choose_from_and_what_they_say_are_told() -> None:
    def draw(sheet: Worksheet) -> None:
        for cells, rule in (
            ("A1:A9", DataValidation("list", formula1='"Sí,No"')),
            ("B1", DataValidation("whole", "1", "5", operator="between")),
            ("C1", DataValidation(prompt="Sin efecto", showInputMessage=True)),
            ("D1", DataValidation(prompt="No se muestra", showInputMessage=False)),
        ):
            rule.add(cells)
            sheet.add_data_validation(rule)

    place = " · validación de datos"
    assert around(draw) == [
        (place, '[A1:A9: list ‹"Sí,No"›]', ""),
        (place, "[B1: whole between ‹1› ‹5›]", ""),
        (place, "[C1: none «Sin efecto»]", ""),
    ]


def test_what_a_filter_lets_be_seen_is_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:C9"
        sheet.auto_filter.add_filter_column(1, ["uno", "dos"])

    assert around(draw) == [(" · filtro", "[columna B del filtro: uno, dos]", "")]


def test_what_of_a_sheet_is_printed_is_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.print_area = "A1:B5"
        sheet.print_title_rows, sheet.print_title_cols = "1:2", "A:B"
        sheet.page_setup.scale = 10
        sheet.page_setup.blackAndWhite = True
        sheet.row_breaks.append(Break(5))
        sheet.row_breaks.append(Break(3))
        sheet.col_breaks.append(Break(2))

    assert [text for _, text, _ in around(draw)] == [
        "[títulos repetidos: Uno!$1:$2,Uno!$A:$B]",
        "[área de impresión: Uno!$A$1:$B$5]",
        "[al 10 %]",
        "[en blanco y negro]",
        "[saltos de página tras las filas 3, 5]",
        "[saltos de página tras las columnas 2]",
    ]


def test_a_sheet_that_fits_its_pages_has_no_scale() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.page_setup.scale, sheet.page_setup.fitToHeight = 100, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

    assert around(draw) == [(" · impresión", "[ajustada a 1 páginas de ancho y 0 de alto]", "")]


def test_printed_headers_are_told_where_they_are_printed() -> None:
    margins = (
        "</sheetData><headerFooter differentFirst='1'><oddHeader>&amp;C&amp;KFFFFFFInstituto"
        "</oddHeader><oddFooter>&amp;K00+000&amp;Spie</oddFooter><evenHeader>Nunca</evenHeader>"
        "<firstFooter>&amp;3 diminuto</firstFooter></headerFooter>"
    )
    assert said(swap(SHEET, "</sheetData>", margins)(book(lambda _: None))) == [
        ("hoja «Uno» · encabezado", "Instituto", "letra que no se distingue del fondo"),
        ("hoja «Uno» · pie de página", "pie", "tachado, letra que no se distingue del fondo"),
        ("hoja «Uno» · encabezado de la primera página", "[vacío]", ""),
        ("hoja «Uno» · pie de la primera página", "diminuto", "letra diminuta"),
    ]


def test_names_are_told_but_those_that_programs_write() -> None:
    def draw(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.defined_names["tasa"] = DefinedName("tasa", attr_text="'Uno'!$A$1")
        sheet.defined_names["propio"] = DefinedName("propio", attr_text="Uno!$A$1:$XFD$2")
        sheet.auto_filter.ref = "A1:B2"

    told = book(draw)
    assert said(told)[:1] == [("nombres del libro", "[tasa: Uno!$A$1]", "")]


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ("showFormulas='1'", "[muestra las fórmulas en lugar de sus resultados]"),
        ("rightToLeft='true'", "[de derecha a izquierda]"),
        ("topLeftCell='A5'", "[inmovilizada: no se ve lo que hay antes de A5]"),
    ],
)
def test_views_that_show_something_else_are_told(view: str, told: str) -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.freeze_panes = "A3"

    data = swap(SHEET, "<sheetView ", f"<sheetView {view} ")(book(draw))
    assert said(data) == [("hoja «Uno»", told, "")]


@pytest.mark.parametrize("view", ["zoomScale='10'", "showGridLines='0'", "view='pageLayout'"])
def test_views_that_show_the_same_are_not_told(view: str) -> None:
    data = swap(SHEET, "<sheetView ", f"<sheetView {view} ")(book(put("a")))
    assert said(data) == [("hoja «Uno» · A1", "a", "")]


def test_a_book_whose_window_is_hidden_is_told() -> None:
    data = swap("xl/workbook.xml", 'visibility="visible"', 'visibility="veryHidden"')(
        book(lambda _: None)
    )
    assert said(data) == [("hoja «Uno»", "Uno", "")]


def test_how_a_condition_writes_numbers_is_told_as_it_is_seen() -> None:
    def draw(sheet: Worksheet) -> None:
        form = NumberFormat(numFmtId=164, formatCode=r'[Red]#,##0;[Blue]\-0;"nada"')
        look = DifferentialStyle(numFmt=form)
        sheet.conditional_formatting.add("A1", Rule("expression", formula=["TRUE"], dxf=look))

    told = "[A1: expression ‹TRUE› formato #,##0;-0; con «nada» red blue]"
    assert around(draw) == [(" · formato condicional", told, "")]


def test_the_first_number_of_printed_pages_is_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.page_setup.firstPageNumber = 50
        sheet.page_setup.useFirstPageNumber = True

    assert around(draw) == [(" · impresión", "[páginas numeradas desde 50]", "")]
