"""Letters of a workbook that are not seen, and other ways of writing its cells."""

import time
from typing import Literal

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet
from support.books import SHEET, book, put, said
from support.tampering import packed, parts_of, swap

from plandocs.verify.color import contrast, mixed
from plandocs.verify.opening import open_package
from plandocs.verify.sheet_text.book import cached
from plandocs.verify.sheet_text.colors import Colors, is_seen, is_shade

UNSEEN = "letra que no se distingue del fondo"
EMPTY = "<sheetData></sheetData>"


@pytest.mark.parametrize(
    ("font", "fill", "look"),
    [
        (Color("FFFFFFFF"), None, UNSEEN),
        (Color("00FDFDFD"), None, UNSEEN),
        (Color(theme=0), None, UNSEEN),
        (Color(theme=1, tint=0.99), None, UNSEEN),
        (Color(indexed=9), None, UNSEEN),
        (Color("FFFF9F99"), Color("FFFF9F98"), f"color FF9F98, {UNSEEN}"),
        (Color(indexed=8), Color("FF000000"), f"color 000000, {UNSEEN}"),
        (Color("FFFFFFFF"), Color("FF5B2C83"), "color 5B2C83"),
        (Color("FF7F7F7F"), None, ""),
        (Color(theme=1), None, ""),
    ],
)
def test_letters_of_the_colour_of_their_background_are_told(
    font: Color, fill: Color | None, look: str
) -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A1"].font = "x", Font(color=font)
        if fill is not None:
            sheet["A1"].fill = PatternFill("solid", fgColor=fill)

    assert said(book(draw)) == [("hoja «Uno» · A1", "x", look)]


@pytest.mark.parametrize("form", ["[White]0", "[white]General", "[Color2]0"])
def test_a_format_may_give_letters_the_colour_of_their_background(form: str) -> None:
    assert UNSEEN in said(book(put(5, form)))[0][2]


def test_words_of_a_cell_that_are_not_seen_are_told_apart() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = CellRichText(
            "uno ",
            TextBlock(InlineFont(color=Color("FFFFFFFF")), "dos"),
            TextBlock(InlineFont(strike=True), " tres "),
            TextBlock(InlineFont(sz=2), "cuatro"),
        )
        sheet["A2"] = CellRichText(TextBlock(InlineFont(b=True), "cinco"))
        sheet["A2"].font = Font(strike=True)
        sheet["A3"] = CellRichText("seis ", TextBlock(InlineFont(b=True), "siete"))
        sheet["A3"].font = Font(strike=True)

    assert [look for _, _, look in said(book(draw))] == [
        f"{UNSEEN} en «dos», tachado en «tres», letra diminuta en «cuatro»",
        "",
        "tachado en «seis»",
    ]


def test_letters_out_of_their_cell_are_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A1"].alignment = "x", Alignment(indent=200)

    assert said(book(draw)) == [("hoja «Uno» · A1", "x", "letra fuera de su celda")]


@pytest.mark.parametrize(
    ("pattern", "color"),
    [("lightGray", "FFBFBF"), ("darkGray", "FF4040"), ("darkUp", "FF8080"), ("solid", "FF0000")],
)
def test_a_patterned_background_is_told_by_how_it_is_seen(
    pattern: Literal["lightGray", "darkGray", "darkUp", "solid"], color: str
) -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"].fill = PatternFill(pattern, fgColor="FFFF0000", bgColor="FFFFFFFF")

    assert said(book(draw)) == [("hoja «Uno» · A1", "", f"color {color}")]


def test_a_gradient_is_told_with_its_colours() -> None:
    fill = (
        "<fill><gradientFill><stop position='0'><color rgb='FFFF0000'/></stop>"
        "<stop position='1'><color rgb='FF00FF00'/></stop></gradientFill></fill>"
    )

    def draw(sheet: Worksheet) -> None:
        sheet["A1"].fill = PatternFill("solid", fgColor="FF123456")

    parts = parts_of(book(draw))
    styles = parts["xl/styles.xml"].decode()
    start = styles.index('<fill><patternFill patternType="solid"')
    end = styles.index("</fill>", start) + len("</fill>")
    parts["xl/styles.xml"] = (styles[:start] + fill + styles[end:]).encode()
    assert said(packed(parts)) == [("hoja «Uno» · A1", "", "degradado FF0000-00FF00")]


def test_cells_that_do_not_say_where_they_are_come_after_the_one_before() -> None:
    rows = (
        "<sheetData><row><c t='inlineStr'><is><t>a</t></is></c><c><v>1</v></c></row>"
        "<row><c r='c2'><v>2</v></c><c r='$E$2'><v>3</v></c><c><v>4</v></c></row></sheetData>"
    )
    assert said(swap(SHEET, EMPTY, rows)(book(lambda _: None))) == [
        ("hoja «Uno» · A1", "a", ""),
        ("hoja «Uno» · B1", "1", ""),
        ("hoja «Uno» · C2", "2", ""),
        ("hoja «Uno» · E2", "3", ""),
        ("hoja «Uno» · F2", "4", ""),
    ]


def test_rows_and_columns_without_a_size_of_their_own_take_the_usual_one() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B2"] = "a", "b"
        sheet.row_dimensions[2].height = 15
        sheet.column_dimensions["B"].width = 9
        sheet.sheet_format.defaultRowHeight = 0
        sheet.sheet_format.defaultColWidth = 0

    assert [look for _, _, look in said(book(draw))] == ["fila oculta, columna oculta", ""]


def test_zeros_that_a_sheet_does_not_show_are_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["C1"] = 0, 1, "0"
        sheet.sheet_view.showZeros = False

    assert [look for _, _, look in said(book(draw))] == ["cero sin mostrar", "", ""]


def test_merges_written_the_other_way_round_cover_the_same() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = "a", "b"

    merge = '</sheetData><mergeCells count="1"><mergeCell ref="$B$2:$a$1"/></mergeCells>'
    assert [look for _, _, look in said(swap(SHEET, "</sheetData>", merge)(book(draw)))] == [
        "abarca 2 columnas y 2 filas",
        "tapada por celdas unidas",
    ]


def test_a_result_of_a_formula_that_names_no_text_is_lost() -> None:
    cell = "<sheetData><row r='1'><c r='A1' t='s'><f>B1</f><v>9</v></c></row></sheetData>"
    data = swap(SHEET, EMPTY, cell)(book(lambda _: None))
    assert cached(open_package(data), "xl/workbook.xml") == {"hoja «Uno» · A1": "[texto perdido]"}


def test_links_inside_a_book_are_told() -> None:
    link = "</sheetData><hyperlinks><hyperlink ref='A1' location=\"'Otra hoja'!B2\"/></hyperlinks>"
    assert said(swap(SHEET, "</sheetData>", link)(book(put("a")))) == [
        ("hoja «Uno» · A1", "a ‹#Otra hoja!B2›", "")
    ]


def test_colours_are_mixed_seen_and_rounded() -> None:
    assert mixed("FF0000", "FFFFFF", 0.5) == "FF8080"
    assert [is_seen("767676", "FFFFFF"), is_seen("FFFF00", "FFFFFF")] == [True, False]
    assert [Colors().named(name) for name in ("Red", "Color10", "Color 1", "DBNum1")] == [
        "FF0000",
        "008000",
        "000000",
        "",
    ]
    assert is_shade("«a», color 4F81BD", "«a», color 4F80BC")
    assert not is_shade("«a», color 4F81BD", "«a», color 4F81AD")
    assert not is_shade("«a», color 4F81BD", "«a», color 4F81BD, fila oculta")
    assert not is_shade("«a», color 4F81BD", "«a», sin color ni unión")


def test_a_format_without_end_is_read_soon() -> None:
    began = time.process_time()
    assert len(said(book(put(5, "[$" * 4_000)))) == 1
    assert time.process_time() - began < 2


def test_letters_of_signs_are_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A1"].font = "x", Font(name="Wingdings 2")
        sheet["A2"] = CellRichText("a", TextBlock(InlineFont(rFont="Symbol"), "b"))

    assert said(book(draw)) == [
        ("hoja «Uno» · A1", "x", "letra de signos"),
        ("hoja «Uno» · A2", "ab", "letra de signos en «b»"),
    ]


def test_contrast_is_that_of_the_rule() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.005)
    assert contrast("FF0000", "0000FF") == pytest.approx(2.15, abs=0.005)
    assert contrast("0000FF", "000000") == pytest.approx(2.44, abs=0.005)
    assert contrast("0A0A0A", "0B0B0B") == pytest.approx(1.006, abs=0.001)
