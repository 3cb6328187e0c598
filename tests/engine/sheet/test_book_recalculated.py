"""What LibreOffice works out of each book is what Python does.

All the books are converted in one run. It works out only what keeps no result, so a result left
from the template would show.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from support.printed import convert, needs_libreoffice
from support.workbooks import ALL, Book, loops, tables
from support.xlsx.reading import Book as Read

from plandocs.engine import TemplateFault

pytestmark = needs_libreoffice

FIFTY = [{"n": f"c{number}", "q": number, "p": 2} for number in range(50)]
YEAR = [f"m{number}" for number in range(12)]


def _other(one: Book, name: str, totals: Mapping[str, float], **context: object) -> Book:
    """Return a book with other data, and what they must give."""
    return replace(one, name=name, context={**one.context, **context}, totals=totals)


BOOKS = [
    *(one for one in ALL if one.totals),
    _other(
        loops.row_loop,
        "row-loop-of-fifty",
        {"Hoja!D1": 2450, "Hoja!B52": 1225, "Hoja!D53": 49, "Hoja!D54": 98, "Hoja!E51": 0.04},
        xs=FIFTY,
    ),
    _other(
        loops.row_loop,
        "row-loop-of-one",
        {"Hoja!D1": 98, "Hoja!D3": 98, "Hoja!E2": 1, "Hoja!D4": 98},
        xs=FIFTY[-1:],
    ),
    _other(
        loops.grid_loop,
        "grid-loop-of-a-year",
        {"Hoja!N2": 66, "Hoja!M4": 22, "Hoja!N4": 132, "Hoja!N5": 12},
        ms=YEAR,
        xs=[{"n": name, "vs": list(range(12))} for name in "ab"],
    ),
    _other(
        tables.tables,
        "tables-of-fifty",
        {"Hoja!D52": 2450, "Resumen!A1": 2450, "Resumen!A3": 50, "Resumen!A4": 3},
        xs=FIFTY,
    ),
]
TOTALS = [(one, place) for one in BOOKS for place in one.totals]


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Read]:
    """Return every book that comes out, as LibreOffice saves it."""
    folder = tmp_path_factory.mktemp("recalculated")
    (folder / "in").mkdir()
    written: list[Path] = []
    for one in BOOKS:
        try:
            output = one.output
        except TemplateFault:
            continue
        written.append(folder / "in" / f"{one.name}.xlsx")
        written[-1].write_bytes(output)
    made = convert(written, folder, "xlsx")
    return {path.stem: Read(path.read_bytes()) for path in made}


@pytest.mark.parametrize(
    ("one", "place"), TOTALS, ids=[f"{one.name}-{place}" for one, place in TOTALS]
)
def test_a_formula_gives_what_python_does(
    recalculated: dict[str, Read], one: Book, place: str
) -> None:
    assert one.output
    sheet, _, ref = place.rpartition("!")
    expected = one.totals[place]
    found = recalculated[one.name][sheet].result(ref)
    if isinstance(expected, str):
        assert found == expected
    else:
        assert found == pytest.approx(expected)


@pytest.mark.parametrize("one", BOOKS, ids=[one.name for one in BOOKS])
def test_no_formula_fails(recalculated: dict[str, Read], one: Book) -> None:
    assert one.output
    cells = [cell for sheet in recalculated[one.name].sheets() for cell in sheet.cells.values()]
    assert [cell.get("r") for cell in cells if cell.get("t") == "e"] == []
