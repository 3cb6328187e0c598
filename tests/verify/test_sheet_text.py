"""What a workbook says, with what is hidden told as such."""

from datetime import date, datetime

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet
from support.books import SHEET, Draw, book, put, said
from support.tampering import packed, parts_of, swap

from plandocs.verify.contents import digest, lone
from plandocs.verify.office_text import blocks_of, main_part
from plandocs.verify.opening import UnreadableFile, open_package
from plandocs.verify.sheet_text.book import cached


def fill(color: Color | str) -> Draw:
    """Return what writes a cell of a colour."""

    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet["A1"].fill = PatternFill("solid", fgColor=color)

    return draw


@pytest.mark.parametrize(
    ("draw", "text", "look"),
    [
        (put("Un  texto"), "Un texto", ""),
        (put(3), "3", ""),
        (put(0.5, "0%"), "0.5", "formato 0%"),
        (put(0.5, "0.00"), "0.5", "formato 0.00"),
        (put(1234.5, '"$"#,##0.00'), "1234.5", "formato #,##0.00"),
        (put(True), "VERDADERO", ""),
        (put(date(2026, 3, 31)), "31/03/2026", ""),
        (put(date(2026, 3, 31), "d mmm yy"), "31/03/2026", ""),
        (put(datetime(2026, 3, 31, 12, 30), "dd/mm/yyyy hh:mm"), "31/03/2026 12:30", ""),
        (put("=SUM(B1:B2)"), "=SUM(B1:B2)", ""),
        (put("secreto", ";;;"), "secreto", "formato sin mostrar"),
        (fill("FFFF9F99"), "x", "color FF9F99"),
        (fill("FFFFFFFF"), "x", ""),
        (fill(Color(theme=4)), "x", "color 4F81BD"),
        (fill(Color(theme=0, tint=-0.5)), "x", "color 808080"),
    ],
)
def test_a_cell_says(draw: Draw, text: str, look: str) -> None:
    assert said(book(draw)) == [("hoja «Uno» · A1", text, look)]


def test_what_is_hidden_is_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["A2"] = "a", "b", "c"
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[2].hidden = True

    assert said(book(draw)) == [
        ("hoja «Uno» · A1", "a", ""),
        ("hoja «Uno» · B1", "b", "columna oculta"),
        ("hoja «Uno» · A2", "c", "fila oculta"),
    ]


@pytest.mark.parametrize(
    ("value", "form", "text", "look"),
    [
        ("texto", "0;0;0;", "texto", "sin mostrar los textos"),
        ("texto", 'General;General;General;"CANCELADO"', "texto", "sin mostrar, sino «CANCELADO»"),
        ("texto", '@" cancelado"', "texto", "con « cancelado»"),
        ("texto", '0;0;0;@" sin efecto"', "texto", "con « sin efecto»"),
        (5, '"cancelado"', "5", "sin mostrar, sino «cancelado»"),
        (5, "\\C\\A\\N\\C\\E\\L\\A\\D\\O", "5", "sin mostrar, sino «CANCELADO»"),
        (5, "[$CANCELADO-80A]", "5", "sin mostrar, sino «CANCELADO»"),
        (5, '0"2031"', "5", "0 con «2031»"),
        (5, '0" horas"', "5", "0 con « horas»"),
        (5, "0 %", "5", "0%"),
        (-5, "#,##0_);(#,##0)", "-5", "#,##0;(#,##0)"),
        (-5, "#,##0_);\\(#,##0\\)", "-5", "#,##0;(#,##0)"),
        (5, "[>9]0;General", "5", "[>9]0;General"),
        (5, ";;;", "5", "sin mostrar"),
        (5, '"$"General', "5", ""),
        (5, '_-* "-"??_-', "5", "-??"),
        (5, 'dd/mm"/2031"', "04/01/1900", "sin año con «/2031»"),
        (date(2026, 1, 5), 'dd" de "mmmm', "05/01/2026", "sin año"),
        (date(2026, 1, 5), '[$-80A]dddd", "d\\ \\d\\e\\ mmmm" de "yyyy', "05/01/2026", ""),
        (date(2026, 1, 5), "mmmm d, yyyy", "05/01/2026", ""),
        (date(2026, 1, 5), "mm/dd/yyyy", "05/01/2026", "mes antes que día"),
        (date(2026, 1, 5), "yyyy-mm-dd", "05/01/2026", ""),
        (date(2026, 1, 5), "mmm-yy", "05/01/2026", "sin día"),
        (date(2026, 1, 5), "yyyy", "05/01/2026", "sin día ni mes"),
        (date(2026, 1, 5), "h:mm", "05/01/2026", "sin día ni mes ni año"),
        (date(2026, 1, 5), "mm:ss", "05/01/2026", "sin día ni mes ni año"),
        (datetime(2026, 1, 5, 9, 30), "d/m/yy h:mm AM/PM", "05/01/2026 09:30", ""),
        ("texto", "_-@_-;_-@_-;_-@_-;_-@_-", "texto", ""),
    ],
)
def test_a_format_that_says_something_else_is_told(
    value: str | float | date, form: str, text: str, look: str
) -> None:
    expected = f"formato {look}" if look else ""
    assert said(book(put(value, form))) == [("hoja «Uno» · A1", text, expected)]


def test_what_is_too_small_or_struck_out_is_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["C2"], sheet["D1"] = "a", "b", "c", "d"
        sheet["A1"].font, sheet["D1"].font = Font(strike=True), Font(size=1)
        sheet.column_dimensions["B"].width = 0.1
        sheet.row_dimensions[2].height = 0.1

    assert [look for _, _, look in said(book(draw))] == [
        "tachado",
        "columna oculta",
        "letra diminuta",
        "fila oculta",
    ]


def test_hidden_columns_are_told_however_often_they_are_said() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"], sheet["D1"], sheet["F1"] = "a", "b", "d", "f"

    spans = ((2, 4), (3, 9), (1, 1), (2, 4), (99, 16384), (4, 4))
    columns = "".join(f'<col min="{low}" max="{high}" hidden="1"/>' for low, high in spans)
    data = swap(SHEET, "<sheetData>", f"<cols>{columns * 2000}</cols><sheetData>")(book(draw))
    assert [look for _, _, look in said(data)] == ["columna oculta"] * 4


def test_dates_counted_from_another_year_are_told() -> None:
    data = swap("xl/workbook.xml", "<workbookPr/>", '<workbookPr date1904="1"/>')(book(put(1)))
    assert ("libro", "[fechas contadas desde 1904]", "") in [
        (p.where, p.text, p.look) for block in blocks_of(open_package(data)) for p in block.pieces
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<t>uno</t><rPh sb='0' eb='1'><t>guía</t></rPh>", "uno"),
        ("<r><t>uno</t></r><rPh sb='0' eb='1'><t>uno</t></rPh><r><t> dos</t></r>", "uno dos"),
    ],
)
def test_reading_aids_are_not_words_even_if_they_say_the_same(inside: str, text: str) -> None:
    cell = f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is>{inside}</is></c></row></sheetData>'
    data = swap(SHEET, "<sheetData></sheetData>", cell)(book(lambda _: None))
    assert said(data) == [("hoja «Uno» · A1", text, "")]


def test_merged_cells_are_told_and_what_they_cover() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = "a", "b"

    merge = '</sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    assert said(swap(SHEET, "</sheetData>", merge)(book(draw))) == [
        ("hoja «Uno» · A1", "a", "abarca 2 columnas y 2 filas"),
        ("hoja «Uno» · B1", "b", "tapada por celdas unidas"),
    ]


def test_a_merge_larger_than_any_document_is_refused() -> None:
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    huge = swap(SHEET, "</sheetData>", merge)(book(put("a", cell="ZZ1000")))
    with pytest.raises(UnreadableFile, match="tiene más celdas unidas que cualquier documento"):
        said(huge)


def test_links_and_notes_are_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "aquí"
        sheet["A1"].hyperlink = "https://uno.mx/"
        sheet["A2"] = "b"
        sheet["A2"].comment = Comment("¿Seguro?", "Alguien")

    assert said(book(draw)) == [
        ("hoja «Uno» · A1", "aquí ‹https://uno.mx/›", ""),
        ("hoja «Uno» · A2", "b [comentario: ¿Seguro?]", ""),
    ]


def test_what_prints_above_and_below_is_told_without_its_dress() -> None:
    def draw(sheet: Worksheet) -> None:
        assert sheet.oddHeader is not None
        assert sheet.oddFooter is not None
        sheet.oddHeader.left.text = '&"Arial,Bold"&8&BInstituto'
        sheet.oddFooter.right.text = "Página &P de &N"

    assert said(book(draw)) == [
        ("hoja «Uno» · encabezado", "Instituto", ""),
        ("hoja «Uno» · pie de página", "Página # de #", ""),
    ]


def test_a_number_written_otherwise_is_the_same_number() -> None:
    data = book(put(3))
    other = swap(SHEET, "<v>3</v>", "<v>3.0</v>")(data)
    assert digest(blocks_of(open_package(data))) == digest(blocks_of(open_package(other)))


def test_what_a_formula_gave_is_told_apart() -> None:
    data = book(put("=1+1"))
    counted = swap(SHEET, "</f>", "</f><v>2</v>")(swap(SHEET, "<v></v>", "")(data))
    assert said(data) == said(counted)
    assert cached(open_package(data), "xl/workbook.xml") == {}
    parts = open_package(counted)
    assert cached(parts, main_part(parts)[1]) == {"hoja «Uno» · A1": "2"}


def test_macros_and_what_else_comes_along_are_told() -> None:
    data = packed({**parts_of(book(put("a"))), "xl/vbaProject.bin": b"Sub"})
    assert said(data)[1:] == [("archivo incrustado", "[vbaProject.bin 21c1eb89]", "")]


def test_a_sheet_that_is_not_there_is_told() -> None:
    parts = parts_of(book(put("a")))
    del parts[SHEET]
    with pytest.raises(UnreadableFile, match="le falta la hoja «Uno»"):
        said(packed(parts))


def test_the_digest_of_years_ago_is_the_digest_of_today() -> None:
    """Documents carry it: what moves it is another SCHEME (verify/contents.py)."""

    def draw(sheet: Worksheet) -> None:
        put(date(2026, 3, 31))(sheet)
        put("=1+1", cell="B1")(sheet)
        put(0.5, "0%", "A2")(sheet)
        sheet["C3"].fill = PatternFill("solid", fgColor="FFFF9F99")
        assert sheet.oddFooter is not None
        sheet.oddFooter.right.text = "Página &P de &N"

    assert digest(blocks_of(open_package(book(draw)))) == (
        "1:1ae454c5cb806c208600818f26a68aea8d234a85f8922271b7e738c843697997"
    )


def test_merges_of_whole_columns_cover_the_cells_that_there_are() -> None:
    made = book(lambda sheet: [sheet.merge_cells("A1:B2"), put("bajo", cell="C1")(sheet)])
    tall = swap(SHEET, 'ref="A1:B2"', 'ref="A1:C1048576"')(made)
    assert said(tall) == [
        ("hoja «Uno» · C1", "bajo", "tapada por celdas unidas"),
    ]


def test_a_sheet_of_a_number_that_is_none_owns_no_name() -> None:
    name = f'<definedNames><definedName name="Total" localSheetId="{"9" * 5000}">1</definedName>'
    change = swap("xl/workbook.xml", "<definedNames/>", f"{name}</definedNames>")
    first = next(blocks_of(open_package(change(book(lambda _: None)))))
    assert first == lone("nombres del libro", "[Total: 1]")


@pytest.mark.parametrize("ref", ["C9", "D9"])
def test_notes_of_cells_that_say_nothing_are_told_with_their_place(ref: str) -> None:
    def draw(sheet: Worksheet) -> None:
        sheet[ref].comment = Comment("nota", "x")

    there = book(draw)
    gone = swap(SHEET, f'<row r="9"><c r="{ref}"', '<row r="9"><c r="B2"')(there)
    assert said(there) == said(gone) == [(f"hoja «Uno» · {ref}", "[comentario: nota]", "")]
    assert [block.key[0][0] for block in blocks_of(open_package(gone))] == ["", ref]
