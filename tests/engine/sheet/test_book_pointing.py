"""Formulas that name a cell by a text, or by counting, are told when it is not there any more."""

import io

import pytest
import xlsxwriter

from plandocs.engine import Template, TemplateFault

NAME = "libro.xlsx"
FIVE, THREE = list("abcde"), list("abc")
"""Five rows push down what follows; three take the place of their tags and move nothing."""
ROWS = [
    ["Mes", "Meta"],
    ["{%tr for x in xs %}"],
    ["{{ x }}", "{{ x }}"],
    ["{%tr endfor %}"],
    ["fin", "total"],
]
COLUMNS = [["k", "{%tc for x in xs %}", "{{ x }}", "{%tc endfor %}", "z"]]


def _told(rows: list[list[str]], cell: str, formula: str, xs: list[str]) -> list[str]:
    """Return what is told of a workbook whose second sheet is never filled."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        sheets = {title: workbook.add_worksheet(title) for title in ("Hoja", "Otra")}
        for number, row in enumerate(rows):
            sheets["Hoja"].write_row(number, 0, row)
        sheets["Otra"].write_column(0, 0, range(9))
        title, _, place = cell.rpartition("!")
        sheets[title or "Hoja"].write_formula(place, formula)
    try:
        Template(buffer.getvalue(), NAME).render({"xs": xs})
    except TemplateFault as fault:
        return [f"{found.rule.code} {found.at}: {found.message}" for found in fault.diagnostics]
    return []


def _message(place: str) -> str:
    return (
        f"P305 {NAME} · {place}: La fórmula de esta celda depende de celdas que al rellenar se "
        "repiten, se mueven o desaparecen."
    )


@pytest.mark.parametrize(
    "formula",
    [
        '=INDIRECT("A5")',
        '=INDIRECT("A5",TRUE)',
        '=INDIRECT("A"&5)',
        '=INDIRECT(("Hoja!"&"A")&5)',
        '=INDIRECT("R5C1",FALSE)',
        '=INDIRECT("Hoja!R5C1",0)',
        "=INDIRECT(ADDRESS(5,1))",
        '=INDIRECT(ADDRESS(5,1,1,TRUE,"Hoja"))',
        "=ADDRESS(5,1)",
        '=HYPERLINK("#"&"Hoja!A"&5,"ir")',
        '=HYPERLINK("#"&ADDRESS(5,1))',
        "=OFFSET(A1,4,0)",
        "=OFFSET(A6,-5,0)",
        "=SUM(OFFSET(B1,0,0,5,1))",
        "=INDEX(A:A,5)",
        "=INDEX(A1:B9,5,1)",
        "=SUM(B1:INDEX(B1:B9,5))",
        '=HLOOKUP("Meta",A1:B9,5,FALSE)',
    ],
)
def test_a_cell_that_another_row_comes_to_be_is_told(formula: str) -> None:
    assert _told(ROWS, "D1", formula, FIVE) == [_message("hoja «Hoja» · D1")]
    assert _told(ROWS, "D1", formula, THREE) == []


@pytest.mark.parametrize(
    "formula", ['=INDIRECT("Hoja!A"&5)', '=HYPERLINK("#Hoja!A5")', "=OFFSET(Hoja!A1,4,0)"]
)
def test_a_sheet_that_is_never_filled_is_told_as_well(formula: str) -> None:
    assert _told(ROWS, "Otra!C1", formula, FIVE) == [_message("hoja «Otra» · C1")]
    assert _told(ROWS, "Otra!C1", formula, THREE) == []


@pytest.mark.parametrize(
    "formula",
    [
        '=VLOOKUP("k",A1:E1,5,FALSE)',
        "=INDEX(A1:E1,5)",
        "=OFFSET(A1,0,4)",
        "=SUM(OFFSET(A1,0,0,1,5))",
    ],
)
def test_a_cell_that_another_column_comes_to_be_is_told(formula: str) -> None:
    assert _told(COLUMNS, "A3", formula, FIVE) == [_message("hoja «Hoja» · A3")]
    assert _told(COLUMNS, "A3", formula, THREE) == []


@pytest.mark.parametrize(
    "formula",
    [
        "=CHOOSE(2,A1,A5)",
        "=OFFSET(A5,0,1)",
        "=OFFSET(A6,-1,0)",
        "=OFFSET(A1,0,0)",
        "=OFFSET(A1,1,0)",
        '=OFFSET(A1,MATCH("fin",A:A,0)-1,0)',
        "=OFFSET($A$1,0,0,COUNTA(A:A),2)",
        "=SUM(OFFSET(B1,1,0,100,1))",
        "=INDEX(A1:B9,1,2)",
        "=INDEX(A2:A4,1)",
        "=INDEX(A3:A3,4)",
        "=INDEX(A1:A5,0)",
        '=INDEX(A1:A9,MATCH("fin",A1:A9,0))',
        '=VLOOKUP("fin",A1:B9,2,FALSE)',
        "=INDEX(Otra!A:A,7)",
        '=INDIRECT("Otra!A"&5)',
        '=INDIRECT("A"&1)',
        "=INDIRECT(B1)",
        '=INDIRECT("A5",B1)',
        '=HYPERLINK("https://a.mx/"&"A5")',
        '=SUBSTITUTE(ADDRESS(5,1,4),"5","")',
        '="OFFSET(A1,4,0)"',
    ],
)
def test_a_cell_that_is_still_there_is_not_told(formula: str) -> None:
    assert _told(ROWS, "D1", formula, FIVE) == []


@pytest.mark.parametrize(
    ("formula", "is_told"),
    [
        ("=OFFSET(D3,-1,0)+B3", False),
        ("=OFFSET(D3,0,-1)", False),
        ("=INDEX(A3:B3,2)", False),
        ("=INDEX($A$1:$B$1,2)", False),
        ('=INDIRECT("B"&ROW())', False),
        ("=VLOOKUP(A3,Otra!$A$1:$C$9,3,FALSE)", False),
        ("=OFFSET(D3,2,0)", True),
        ("=OFFSET(D3,-2,0)", True),
    ],
)
def test_a_row_that_is_repeated_may_count_from_itself(formula: str, is_told: bool) -> None:
    assert _told(ROWS, "D3", formula, FIVE) == [_message("hoja «Hoja» · D3")] * is_told


def test_a_list_whose_length_is_calculated_may_be_empty() -> None:
    listed = "=COUNT(OFFSET(B1,1,0,COUNTA(B:B)-2,1))"
    assert _told(ROWS, "D1", listed, []) == []
    assert _told(ROWS, "D1", "=COUNT(OFFSET(B1,1,0))", []) == [_message("hoja «Hoja» · D1")]
    fixed = "=COUNT(OFFSET(B1,4,0,COUNTA(B:B),1))"
    assert _told(ROWS, "D1", fixed, FIVE) == [_message("hoja «Hoja» · D1")]
