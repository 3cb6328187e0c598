"""A workbook with something of everything says the same once LibreOffice saved it again."""

from datetime import date
from pathlib import Path

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet
from support.books import book, said
from support.printed import convert, needs_libreoffice
from support.tampering import resaved_sheet
from verify.test_sheet_drawn import drawn

from plandocs.verify.opening import open_package
from plandocs.verify.sheet_text.book import placed

FORMATS = (
    *("0.00", "0%", '"$"#,##0.00', '0" horas"', "#,##0_);(#,##0)", "[Red]0", "[>5]0;General"),
    *('_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "# ?/?", ";;;", "[White]0"),
)
DATES = ("dd/mm/yyyy", 'd" de "mmmm" de "yyyy', "mmm-yy", "mm/dd/yyyy", "yyyy-mm-dd hh:mm")


def everything(sheet: Worksheet) -> None:
    """Draw something of all that is told of a sheet."""
    drawn(sheet)
    for row, form in enumerate(FORMATS + DATES, 10):
        sheet.cell(row, 1, 45000.5 if form in DATES else 7).number_format = form
        sheet.cell(row, 2, "texto").number_format = form
    sheet["C10"], sheet["C11"] = date(2026, 1, 5), "blanco"
    sheet["C11"].font = Font(color=Color(theme=0))
    sheet["C12"].fill = PatternFill("solid", fgColor=Color(theme=4, tint=0.4))
    red = DifferentialStyle(fill=PatternFill("solid", bgColor="FFFF0000"))
    rules = sheet.conditional_formatting
    rules.add("A1:B9", Rule("cellIs", operator="between", formula=["5", "9"], dxf=red))
    rules.add("C1:C9", Rule("top10", rank=3, dxf=red))
    rules.add("D1:D9", Rule("aboveAverage", dxf=red))
    for cells, rule in (
        ("E1:E9", DataValidation("list", formula1='"Sí,No"')),
        ("F1", DataValidation("whole", "1", operator="greaterThan")),
        ("G1", DataValidation(prompt="Escriba", showInputMessage=True)),
    ):
        rule.add(cells)
        sheet.add_data_validation(rule)
    sheet.print_area, sheet.print_title_rows, sheet.print_title_cols = "A1:E30", "1:2", "A:B"
    sheet.row_breaks.append(Break(5))
    sheet.page_setup.scale = 75
    sheet.auto_filter.ref = "A9:B12"
    sheet.auto_filter.add_filter_column(1, ["texto"])
    assert sheet.parent is not None
    sheet.parent.defined_names["tasa"] = DefinedName("tasa", attr_text="'Uno'!$A$1")


def test_what_openpyxl_saved_again_says_the_same() -> None:
    data = book(everything)
    assert said(resaved_sheet(data))[: len(said(data))] == said(data)  # and who saved it


@needs_libreoffice
def test_what_libreoffice_saved_again_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "dado.xlsx"
    path.write_bytes(book(everything))
    folder = tmp_path / "vuelto"
    folder.mkdir()
    (back,) = convert([path], folder, "xlsx")
    assert said(back.read_bytes()) == said(path.read_bytes())
    given, found = (
        placed(open_package(one.read_bytes()), "xl/workbook.xml") for one in (path, back)
    )
    assert [one.is_near(two) for one, two in zip(given, found, strict=True)] == [True, True]
