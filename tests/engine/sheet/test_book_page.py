"""Headers, heights, breaks, panes, protection: how a sheet is shown and printed."""

from support.workbooks import page
from support.workbooks.book import SHEET
from support.xlsx.differences import compared, touched


def test_headers_and_footers_are_filled_and_keep_their_codes() -> None:
    assert page.headers.made["Hoja"].print_texts() == {
        "oddHeader": '&L&G&C&"Arial,Bold"Ley && Orden&R2025',
        "oddFooter": "&LHoja &P de &N&R&D 2025",
        "evenFooter": "&Ceven 2025",
        "firstFooter": "&Cfirst 2025",
    }


def test_the_picture_of_a_header_is_the_same_bytes() -> None:
    found = compared(page.headers.template, page.headers.output)
    assert found.changed <= {SHEET}
    assert {"xl/drawings/vmlDrawing1.vml", "xl/media/image1.png"} <= found.same
    assert touched(page.headers.template, page.headers.output, SHEET) == {"headerFooter"}


def test_each_copy_of_a_row_is_as_tall_as_the_drawn_one() -> None:
    heights = page.rows_as_drawn.made["Hoja"].rows_with("ht")
    expected = {1: 39.75, 2: 24.75, 3: 18, 4: 18, 5: 24.75, 6: 18, 7: 30}
    assert {row: float(height) for row, height in heights.items()} == expected
    assert set(page.rows_as_drawn.made["Hoja"].rows_with("customHeight")) == set(expected)


def test_each_copy_of_a_row_keeps_its_group_and_its_format() -> None:
    sheet = page.rows_as_drawn.made["Hoja"]
    assert sheet.rows_with("outlineLevel") == {3: "1", 4: "1", 6: "1"}
    assert sheet.rows_with("customFormat") == {2: "1", 5: "1"}
    assert sheet.rows_with("hidden") == {8: "1"}
    assert [sheet.fill("A2"), sheet.fill("A5"), sheet.fill("A7")] == ["DDDDDD", "DDDDDD", ""]


def test_a_page_ends_after_each_copy_and_after_what_follows() -> None:
    sheet = page.page_breaks.made["Hoja"]
    assert (sheet.breaks("row"), sheet.breaks("col")) == ([3, 5, 6], [3])


def test_panes_stay_frozen_and_the_sheet_shown_as_it_was() -> None:
    book = page.frozen_and_protected
    pane = book.made["Hoja"].only("sheetViews/sheetView/pane")
    shown = {key: pane.get(key) for key in ("xSplit", "ySplit", "topLeftCell", "state")}
    assert shown == {"xSplit": "1", "ySplit": "1", "topLeftCell": "B2", "state": "frozen"}
    view = book.made["Hoja"].only("sheetViews/sheetView")
    assert (view.get("zoomScale"), view.get("showGridLines")) == ("85", "0")


def test_a_protected_sheet_stays_so_with_its_free_cells_in_every_copy() -> None:
    sheet = page.frozen_and_protected.made["Hoja"]
    assert sheet.only("sheetProtection").get("password")
    free = [ref for ref in sheet.cells if not sheet.is_locked(ref)]
    assert free == ["B2", "B3", "B4", "B5"]
    assert sheet.only("protectedRanges/protectedRange").get("sqref") == "B2:B5"


def test_warnings_that_are_switched_off_stay_off_in_every_copy() -> None:
    sheet = page.frozen_and_protected.made["Hoja"]
    assert sheet.only("ignoredErrors/ignoredError").get("sqref") == "A2:B5"


def test_hidden_sheets_stay_hidden_and_the_same_bytes() -> None:
    book = page.frozen_and_protected
    assert book.made.states() == {"Oculta": "hidden", "Muy oculta": "veryHidden"}
    same = compared(book.template, book.output).same
    assert {"xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/styles.xml"} <= same
    assert book.made.defined() == {"Secreto": "'Muy oculta'!$B$1"}
