"""What mutants once found, each as a template of its own that is now filled, or told."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from support import office_files as office
from support import small_word as small
from support.fuzz_tags import DATA
from support.fuzzing import made_and_refused, misses, run
from support.tampering import packed
from support.zips import parts_of

BODY = "word/document.xml"
BOOK = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"
_LOOK = '<w:tblW w:w="0" w:type="auto"/>'


def _table(columns: int, *rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    made = small.table(*rows, looks=_LOOK)
    return made.replace("</w:tblPr>", f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>") + office.p()


def _cells(*texts: str) -> str:
    return "".join(small.cell(text) for text in texts)


def _book(after: str = "", *more: str) -> bytes:
    """Return a workbook that repeats a row, with more cells below and more elements after them."""
    texts = ["{%tr for v in xs %}", "{{ v }}", "{%tr endfor %}"]
    cells = [*(office.words(f"A{number}", text) for number, text in enumerate(texts, 1)), *more]
    rows = "".join(f'<row r="{number}">{cell}</row>' for number, cell in enumerate(cells, 1))
    sheet = f'<worksheet xmlns="{office.X}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    return office.book(parts={SHEET: sheet})


def _calculating() -> bytes:
    """Return a workbook that moves a formula, and whose calculation says more than it should."""
    made = parts_of(_book("", office.formula("A4", "SUM(A2:A2)")))
    calculation = b'</sheets><calcPr calcId="1"><extLst/></calcPr>'
    return packed({**made, BOOK: made[BOOK].replace(b"</sheets>", calculation)})


KEPT: Mapping[str, tuple[bytes, str, bytes]] = {
    "a table whose only row goes takes its grid along": (
        office.word(
            _table(4, _cells("{%tc if not si %}", "{% colspan n %}a", "b", "{%tc endif %}"))
        ),
        BODY,
        b"<w:body><w:p></w:p>",
    ),
    "a span wider than its table widens the grid": (
        office.word(_table(2, _cells("{% colspan n %}a", "b"))),
        BODY,
        b'<w:gridCol w:w="400"/>' * 5,
    ),
    "a number that is none stops no audit": (
        office.word('<w:p><w:pPr><w:spacing w:before="NaN"/></w:pPr></w:p>'),
        BODY,
        b'w:before="NaN"',
    ),
    "a calculation with something inside is asked for once": (
        _calculating(),
        BOOK,
        b'<calcPr calcId="1" fullCalcOnLoad="1"><extLst/></calcPr>',
    ),
    "a rule of no cells is no loss": (
        _book(
            '<conditionalFormatting sqref=""><cfRule type="expression" priority="1">'
            "<formula>TRUE</formula></cfRule></conditionalFormatting>"
        ),
        SHEET,
        b"</sheetData>",
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_a_mutant_found_is_mended(name: str, tmp_path: Path) -> None:
    template, part, expected = KEPT[name]
    suffix = "docx" if part == BODY else "xlsx"
    made = run(tmp_path, template, DATA.encode(), suffix)
    assert [*misses(made), *made_and_refused(made)] == []
    assert expected in parts_of(made.document)[part]
