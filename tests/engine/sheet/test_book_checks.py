"""The checks of the books are themselves checked: each breach is told, a sound book is not."""

import re

import pytest
from support.workbooks import drawings, formulas, links, names, page, rules, tables, values
from support.workbooks.book import APP, SHEET, STRINGS, STYLES, TYPES, WORKBOOK, Book, zipped
from support.xlsx.differences import compared, differences, touched
from support.xlsx.package import Package
from support.xlsx.sound import faults_of


def _broken(one: Book, part: str, old: str, new: str) -> list[str]:
    """Return what is told of a template, tags apart, once a part says other words."""
    parts = dict(Package(one.template).parts)
    text = parts[part].decode()
    assert old in text, f"{old!r} is not in {part}"
    parts[part] = text.replace(old, new, 1).encode()
    return _told(zipped(parts))


def _told(data: bytes) -> list[str]:
    return [fault for fault in faults_of(data) if "{{" not in fault and "{%" not in fault]


DRAWN, SHAPES = drawings.drawings, drawings.DRAWING
"""The drawings and their part."""
BREACHES = [
    (page.headers, SHEET, "<row", "<raw", "raw"),
    (page.headers, SHEET, "</worksheet>", "", "Premature"),
    (page.headers, TYPES, "/xl/styles.xml", "/xl/style.xml", "style.xml, which is not there"),
    (page.headers, TYPES, '<Default Extension="png" ContentType="image/png"/>', "", "no content"),
    (page.headers, WORKBOOK, 'r:id="rId1"', 'r:id="rId9"', "rId9 is no relation of it"),
    (page.headers, SHEET, '<legacyDrawingHF r:id="rId1"/>', "", "(vmlDrawing) is not used"),
    (page.headers, SHEET, "<headerFooter", '<brk id="1"/><headerFooter', "brk is no part"),
    (formulas.other_sheets, WORKBOOK, '"Aparte"', '"resumen"', "sheet resumen 2 times"),
    (formulas.other_sheets, WORKBOOK, 'sheetId="2"', 'sheetId="1"', "sheetId 1 2 times"),
    (formulas.other_sheets, WORKBOOK, "'Año 2025'!$D$5", "#REF!", "points nowhere"),
    (formulas.other_sheets, SHEET, "'Año 2025'!D3", "'Año 2026'!D3", "names «Año 2026»"),
    (formulas.other_sheets, APP, "Resumen", "Suma", "names the sheets"),
    (formulas.other_sheets, SHEET, 't="s"><v>0</v>', 't="s"><v>99</v>', "is string 99 of"),
    (formulas.array_formulas, SHEET, 'ref="B6:B8"', 'ref="B5:B8"', "overlap"),
    (formulas.shared_formulas, SHEET, 'si="0"/>', 'si="9"/>', "no shared formula 9"),
    (formulas.as_excel_saves_it, SHEET, "x14ac xr", "x14ac x15", "x15 is not declared"),
    (formulas.as_excel_saves_it, "xl/calcChain.xml", 'r="D3"', 'r="C3"', "has no formula"),
    (names.print_setup, SHEET, '<c r="A3"', '<c r="C3"', "B3 after C3"),
    (names.print_setup, SHEET, '<row r="3"', '<row r="1"', "row 1 after row 1"),
    (names.print_setup, SHEET, 'ref="A1:D7"', 'ref="A1:D2"', "leaves A3 out"),
    (names.print_setup, WORKBOOK, 'localSheetId="1"', 'localSheetId="7"', "is not there"),
    (names.print_setup, WORKBOOK, "Aparte!$A$1", "Hoja!$A$1", "points to Hoja!"),
    (rules.conditional_formats, SHEET, 'sqref="A3:E3"', 'sqref="A3:E3 B3"', "overlap"),
    (rules.conditional_formats, SHEET, 'dxfId="0"', 'dxfId="7"', "format 7 of"),
    (rules.conditional_formats, SHEET, 'priority="2"', 'priority="1"', "2 rules of priority 1"),
    (rules.conditional_formats, SHEET, "<xm:sqref>D3", "<xm:sqref>D4", "is of D4"),
    (rules.data_validations, SHEET, 'sqref="C3"', 'sqref="B3"', "B3 and B3 overlap"),
    (rules.data_validations, SHEET, 'count="6"', 'count="5"', "says 5 and holds 6"),
    (links.hyperlinks, SHEET, 'location="Hoja!A6"', 'location="Hola!A6"', "which is no sheet"),
    (links.hyperlinks, SHEET, 'ref="D3"', 'ref="C3"', "two links in C3"),
    (links.comments, links.NOTES, 'ref="B3"', 'ref="B2"', "their shapes in"),
    (links.comments, links.NOTES, 'authorId="1"', 'authorId="5"', "author 5 of 2"),
    (tables.tables, tables.TABLE, 'ref="A1:D5"', 'ref="A1:C5"', "4 columns"),
    (tables.tables, tables.TABLE, 'name="Precio"', 'name="Costo"', "the cell C1 says «Precio»"),
    (tables.tables, tables.TABLE, 'displayName="Gastos"', 'displayName="claves"', "2 times"),
    (tables.tables, tables.TABLE, ' id="1"', ' id="2"', "table id 2 2 times"),
    (tables.sheet_filter, SHEET, 'Filter ref="A1:B4"', 'Filter ref="A1:B5"', "its name"),
    (DRAWN, SHAPES, "<xdr:row>7<", "<xdr:row>-7<", "twoCellAnchor from"),
    (DRAWN, SHAPES, '<xdr:cNvPr id="3"', '<xdr:cNvPr id="2"', "id 2 twice"),
    (page.page_breaks, SHEET, 'manualBreakCount="2"', 'manualBreakCount="3"', "2 are manual"),
    (page.frozen_and_protected, SHEET, 'ySplit="1"', 'ySplit="4"', "shows B2"),
    (page.rows_as_drawn, SHEET, 'outlineLevelRow="1"', "", "there are 1"),
    (values.rich_text, STYLES, 'borderId="1"', 'borderId="7"', "borderId 7"),
    (values.rich_text, STRINGS, "uniqueCount", 'uniqueCount="1" x', "says 1 strings"),
    (values.tricky_texts, STRINGS, ' xml:space="preserve"> orillas', "> orillas", "not kept"),
]


@pytest.mark.parametrize(("one", "part", "old", "new", "told"), BREACHES)
def test_a_breach_is_told(one: Book, part: str, old: str, new: str, told: str) -> None:
    found = _broken(one, part, old, new)
    assert any(told in fault for fault in found), found


def test_merged_ranges_that_overlap_and_hidden_values_are_told() -> None:
    merge = '</sheetData><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="B1:B3"/>'
    found = _broken(names.print_setup, SHEET, "</sheetData>", f"{merge}</mergeCells>")
    assert f"{SHEET}: the merged A1:B1 and B1:B3 overlap" in found
    assert f"{SHEET}: B3 holds something that the merged B1:B3 hides" in found


def test_a_part_that_nothing_points_to_is_told() -> None:
    parts = {**Package(page.headers.template).parts, "xl/media/image9.png": b"x"}
    assert _told(zipped(parts)) == ["xl/media/image9.png: no part points to it"]


def test_a_tag_is_told_even_when_runs_share_it() -> None:
    found = [fault for fault in faults_of(drawings.split_text_box.template) if "{{ qui" in fault]
    assert found == [f"{drawings.DRAWING}: p says «Para {{{{ quien }}}} en {{{{ anio }}}}»"]


def test_the_comparison_tells_parts_that_are_the_same_changed_added_and_gone() -> None:
    parts = dict(Package(page.headers.template).parts)
    parts[SHEET] = parts[SHEET].replace(b'left="0.7"', b'left="0.9"')
    parts["xl/nuevo.xml"] = parts.pop(STRINGS)
    found = compared(page.headers.template, zipped(parts))
    assert sorted(found.changed) == [SHEET]
    assert sorted(found.added | found.removed) == ["xl/nuevo.xml", STRINGS]
    assert STYLES in found.same
    assert touched(page.headers.template, zipped(parts), SHEET) == {"pageMargins"}
    assert differences(page.headers.template, zipped(parts), SHEET) == [
        "pageMargins/@left: '0.7' → '0.9'"
    ]


def test_the_comparison_looks_past_how_a_file_is_written_and_no_further() -> None:
    parts = dict(Package(names.print_setup.template).parts)
    text = parts[SHEET].decode()
    text = re.sub(r' spans="[^"]*"', "", text).replace("><row", ">\n<row").replace('"', "'")
    assert touched(names.print_setup.template, zipped({**parts, SHEET: text.encode()}), SHEET) == (
        set()
    )
    text = text.replace("<f>SUM(B5:B5)</f>", "<f>SUM(B5:B6)</f>").replace("<c r='A3'", "<c r='A2'")
    found = differences(names.print_setup.template, zipped({**parts, SHEET: text.encode()}), SHEET)
    assert found == [
        "sheetData/row[3]/c[A3]/@r: 'A3' → 'A2'",
        "sheetData/row[7]/c[B7]/f: 'SUM(B5:B5)' → 'SUM(B5:B6)'",
    ]
