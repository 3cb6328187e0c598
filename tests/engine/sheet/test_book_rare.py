"""What few books hold moves with its cells too, or is told; nothing is damaged in silence."""

from collections.abc import Callable

import pytest
from support.workbooks.book import RELATIONS, SHEET, WORKBOOK, Book, Draw, of_draw, of_rows
from support.workbooks.formulas import LOOP
from support.workbooks.loops import CONCEPTS
from support.workbooks.sheets import CARDS, CLOSE, OPEN
from support.xlsx.sound import faults_of

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_AT_END, _MARGINS = "</worksheet>", "<pageMargins"
TELL_OR_MOVE = {
    "scenario": (
        _MARGINS,
        '<scenarios><scenario name="a" count="1" user="u"><inputCells r="B5" val="3"/></scenario>'
        f"</scenarios>{_MARGINS}",
        ['<inputCells r="B6"'],
    ),
    "kept order": (
        _MARGINS,
        '<sortState ref="A2:D4"><sortCondition ref="B2:B4"/></sortState>' + _MARGINS,
        ['<sortState ref="A2:D5"', '<sortCondition ref="B2:B5"'],
    ),
    "own view": (
        _MARGINS,
        '<customSheetViews><customSheetView guid="{00000000-0000-0000-0000-000000000001}">'
        '<selection activeCell="A6" sqref="A6"/></customSheetView></customSheetViews>' + _MARGINS,
        ['<selection activeCell="A7" sqref="A7"'],
    ),
    "watched cell": (
        _AT_END,
        f'<cellWatches><cellWatch r="D5"/></cellWatches>{_AT_END}',
        ['<cellWatch r="D6"'],
    ),
    "consolidation": (
        _MARGINS,
        '<dataConsolidate><dataRefs count="1"><dataRef ref="A2:D4" sheet="Hoja"/></dataRefs>'
        f"</dataConsolidate>{_MARGINS}",
        ['<dataRef ref="A2:D5"'],
    ),
    "what-if table": (
        "<f>SUM(B3:B3)</f><v>999</v>",
        '<f t="dataTable" ref="B5" dt2D="0" dtr="0" r1="D5"/><v>0</v>',
        ['ref="B6"', 'r1="D6"'],
    ),
}
"""Words of the sheet with the loop, what is put there, and how each thing says its new cells."""


def _loop(draw: Draw) -> None:
    draw.sheet("Hoja", LOOP)


@pytest.mark.parametrize(("old", "new", "moved"), TELL_OR_MOVE.values(), ids=TELL_OR_MOVE)
def test_it_moves_or_is_told(old: str, new: str, moved: list[str]) -> None:
    def draw(draw: Draw) -> None:
        _loop(draw)
        draw.edit(SHEET, old, new)

    one = of_draw(draw, xs=CONCEPTS)
    if one.refused() != {"P305"}:
        text = one.made.package.parts[SHEET].decode()
        assert [words for words in moved if words not in text] == []
        assert faults_of(one.output) == []


def _control(draw: Draw) -> None:
    sheet = draw.sheet("Hoja", LOOP)
    sheet.insert_button("A8", {"caption": "Botón"})
    link = "<x:FmlaLink>$B$5</x:FmlaLink><x:PrintObject>"
    draw.edit("xl/drawings/vmlDrawing1.vml", "<x:PrintObject>", link)


def _threaded(draw: Draw) -> None:
    draw.sheet("Hoja", LOOP).write_comment("A5", "x")
    kind = "2018/threadedcomments"
    draw.add(
        "xl/threadedComments/threadedComment1.xml",
        f'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/{kind}">'
        '<threadedComment ref="A5" id="{00000000-0000-0000-0000-000000000002}"><text>hola</text>'
        "</threadedComment></ThreadedComments>".encode(),
        "application/vnd.ms-excel.threadedcomments+xml",
    )
    draw.edit(
        "xl/worksheets/_rels/sheet1.xml.rels",
        "</Relationships>",
        '<Relationship Id="rId77" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        'threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>',
    )


def _pivot(draw: Draw) -> None:
    _loop(draw)
    draw.add(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        f'<pivotCacheDefinition {MAIN} refreshOnLoad="1"><cacheSource type="worksheet">'
        '<worksheetSource ref="A1:D4" sheet="Hoja"/></cacheSource><cacheFields count="0"/>'
        "</pivotCacheDefinition>".encode(),
        f"{_MAIN_TYPE}pivotCacheDefinition+xml",
    )
    kind = "pivotCacheDefinition"
    draw.relate(RELATIONS, "rId88", kind, "pivotCache/pivotCacheDefinition1.xml")
    caches = '<pivotCaches><pivotCache cacheId="1" r:id="rId88"/></pivotCaches></workbook>'
    draw.edit(WORKBOOK, "</workbook>", caches)


def _flat_sparkline(draw: Draw) -> None:
    draw.sheet("Hoja", LOOP).add_sparkline("E5", {"range": "Hoja!B3:D3"})


@pytest.mark.parametrize(
    ("draw", "part", "moved"),
    [
        (_control, "xl/drawings/vmlDrawing1.vml", "<x:FmlaLink>$B$6</x:FmlaLink>"),
        (_threaded, "xl/threadedComments/threadedComment1.xml", 'ref="A6"'),
        (_pivot, "xl/pivotCache/pivotCacheDefinition1.xml", 'ref="A1:D5"'),
        (_flat_sparkline, SHEET, "there is no such range"),
    ],
    ids=["control", "thread of comments", "pivot table", "sparkline of several rows"],
)
def test_what_has_a_part_of_its_own_moves_or_is_told(
    draw: Callable[[Draw], None], part: str, moved: str
) -> None:
    one = of_draw(draw, xs=CONCEPTS)
    if one.refused() != {"P305"}:
        assert moved in one.made.package.parts[part].decode()


# --- Sheets that are repeated, seen from others ------------------------------------------------


def _cards(formula: str) -> Book:
    def draw(draw: Draw) -> None:
        draw.sheet("Uno", [[formula], [1, 2]])
        draw.sheet("{{ f.clave }}", [[OPEN], ["{{ f.t }}", 5, 6], [CLOSE]])
        draw.sheet("Fin", [[1], [3, 4]])

    return of_draw(draw, fichas=CARDS)


def test_a_formula_that_looks_at_a_sheet_of_many_copies_is_told() -> None:
    one = _cards("='{{ f.clave }}'!B2")
    assert one.refused() == {"P305"}
    assert one.made_with(fichas=CARDS[:1])["Uno"]["A1"] == "='A-1'!B1"


@pytest.mark.parametrize("formula", ["=SUM(Uno:Fin!B2)", "=SUM('Uno:Fin'!B2)"])
def test_a_sum_through_sheets_whose_cells_move_is_told(formula: str) -> None:
    assert _cards(formula).refused() == {"P305"}


def test_a_sum_through_sheets_whose_cells_stay_is_kept() -> None:
    def draw(draw: Draw) -> None:
        draw.sheet("Uno", [["=SUM(Dos:Tres!A1)", "{{ n }}"]])
        draw.sheet("Dos", [[1]])
        draw.sheet("Tres", [[1]])

    assert of_draw(draw, n=1).made["Uno"]["A1"] == "=SUM(Dos:Tres!A1)"


def test_a_name_of_a_sheet_of_many_copies_is_told() -> None:
    def draw(draw: Draw) -> None:
        draw.sheet("{{ f.clave }}", [[OPEN + CLOSE], ["{{ f.t }}"]])
        draw.sheet("Fin", [["=Uno"]])
        draw.book.define_name("Uno", "='{{ f.clave }}'!$A$2")

    assert of_draw(draw, fichas=CARDS).refused() == {"P305"}


def test_a_chart_of_a_sheet_of_many_copies_is_told() -> None:
    def draw(draw: Draw) -> None:
        draw.sheet("{{ f.clave }}", [[OPEN + CLOSE], [1, 2]])
        chart = draw.book.add_chart({"type": "bar"})
        chart.add_series({"values": "='{{ f.clave }}'!$A$2:$B$2"})
        draw.sheet("Fin").insert_chart("A1", chart)

    assert of_draw(draw, fichas=CARDS).refused() == {"P305"}


def test_sheets_may_depend_on_a_condition_one_or_another() -> None:
    def draw(draw: Draw) -> None:
        draw.sheet("a", [["{%sheet if si %}"], ["uno"]])
        draw.sheet("b", [["{%sheet else %}"], ["dos"]])
        draw.sheet("c", [["tres"], ["{%sheet endif %}"]])

    one = of_draw(draw, si=True)
    assert one.made.names == ["a"]
    assert one.made_with(si=False).names == ["b", "c"]


def test_a_tag_of_sheets_beside_other_words_is_told() -> None:
    assert of_rows([[OPEN, "perdido"], ["x"], [CLOSE]], fichas=CARDS).refused() == {"P304"}


def test_a_sheet_that_is_not_closed_is_told() -> None:
    assert of_rows([[OPEN], ["x"]], fichas=CARDS).refused() == {"P201"}


# --- Files that other programs write -----------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("=sum(b2:b4)", "=sum(B2:B5)"),
        ("=SUM(B4:B2)", "=SUM(B2:B5)"),
        ("=SUM($2:$4)", "=SUM($2:$5)"),
        ("=SUM(B:B)", "=SUM(B:B)"),
        ("=SUM(Hoja!B3:B3)", "=SUM(Hoja!B2:B5)"),
        ("=B3:B3 A2:C4", "=B2:B5 A2:C5"),
        ("=-B3:B3%", "=-B2:B5%"),
        ("=IF(TRUE,#N/A,B3:B3)", "=IF(TRUE,#N/A,B2:B5)"),
        ("=OFFSET(B3:B3,0,0)", "=OFFSET(B2:B5,0,0)"),
        ("=LET(_xlpm.x,SUM(B3:B3),_xlpm.x)", "=LET(_xlpm.x,SUM(B2:B5),_xlpm.x)"),
        ('=INDIRECT("B1")', '=INDIRECT("B1")'),
        ('=INDIRECT("B"&1)', '=INDIRECT("B"&1)'),
        ('=INDIRECT("Otra!B3")', '=INDIRECT("Otra!B3")'),
        ('=INDIRECT("B3",FALSE)', '=INDIRECT("B3",FALSE)'),
        ('=HYPERLINK("#B1")', '=HYPERLINK("#B1")'),
        ('=HYPERLINK("#Hoja!B1","ir")', '=HYPERLINK("#Hoja!B1","ir")'),
        ('=HYPERLINK("https://a.mx/#B3","ir")', '=HYPERLINK("https://a.mx/#B3","ir")'),
        ("=SUM(B3:B3,B5)", "=SUM(B2:B5,B6)"),
        ("=Hoja!$B$5", "=Hoja!$B$6"),
        ("=B1048576", "=B1048576"),
        ("=XFD5", "=XFD6"),
    ],
)
def test_a_formula_is_read_however_it_is_written(formula: str, said: str) -> None:
    made = of_rows([*LOOP[:4], [formula]], xs=CONCEPTS).made["Hoja"]
    assert str(made["A6"]).upper() == said.upper()


@pytest.mark.parametrize("named", ["B3", "$B$5", "B3:B3", "Hoja!B5", "hoja!b5"])
def test_a_cell_that_moves_named_between_quotes_is_told(named: str) -> None:
    one = of_rows([*LOOP[:4], [f'=SUM(INDIRECT("{named}"))']], xs=CONCEPTS)
    assert one.refused() == {"P305"}
    one = of_rows([*LOOP[:4], [f'=HYPERLINK("#{named}","ir")']], xs=CONCEPTS)
    assert one.refused() == {"P305"}


def test_cells_that_do_not_say_their_place_are_in_order() -> None:
    def draw(draw: Draw) -> None:
        _loop(draw)
        for ref in ("A1", "B1", "C1", "D1"):
            draw.edit(SHEET, f'<c r="{ref}"', "<c")
        for row in ("1", "2", "3"):
            draw.edit(SHEET, f'<row r="{row}"', "<row")

    made = of_draw(draw, xs=CONCEPTS).made["Hoja"]
    assert made.drawn()[:2] == ["Concepto Cantidad Precio Importe", "Papel 10 2.5 =B2*C2"]
