"""A grid of any number of columns takes the width of its page, no more and no less."""

import pytest
from support import word
from support.long_plans import Asked, built
from support.word import Node, W

WIDE, UPRIGHT = 13572, 9404
THREE = ("uno", "dos", "tres")
SIZES = {
    "one-month": Asked("2026-03", "2026-03"),
    "thirteen-months": Asked("2025-12", "2026-12"),
    "two-years": Asked("2026-01", "2027-12"),
    "sixty-months": Asked("2025-01", "2029-12", grid={"rotulos": "cortos"}),
    "weeks-of-a-year": Asked("2026-01-26", "2026-12-27", grid={"unidad": "semana"}),
    "quarters": Asked("2026-01", "2027-12", grid={"unidad": "trimestre"}),
    "without-years": Asked(grid={"banda": "no"}),
    "extra-columns": Asked(columns=THREE),
    "extra-columns-and-two-years": Asked("2026-01", "2027-12", columns=THREE),
    "upright": Asked(horizontal=False),
    "upright-two-years": Asked("2026-01", "2027-12", columns=("uno",), horizontal=False),
    "upright-sixty-months": Asked("2025-01", "2029-12", horizontal=False),
    "notes": Asked(notes={1: "Una nota.", 3: "Otra nota."}),
}


@pytest.fixture(scope="module", params=list(SIZES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def asked(name: str) -> Asked:
    return SIZES[name]


@pytest.fixture(scope="module")
def grid(name: str, tmp_path_factory: pytest.TempPathFactory) -> Node:
    output = built(tmp_path_factory.mktemp(name), SIZES[name])
    return word.tables(word.body((output / "anexo.docx").read_bytes()))[0]


def test_its_columns_sum_the_width_of_the_text(asked: Asked, grid: Node) -> None:
    columns = _widths(grid.iter(f"{W}gridCol"))
    assert sum(columns) == (WIDE if asked.horizontal else UPRIGHT)
    assert min(columns) >= 90
    for row in grid.findall(f"{W}tr"):
        cells = row.findall(f"{W}tc")
        assert sum(word.span(cell) for cell in cells) == len(columns)
        assert sum(_widths(cell.find(f"{W}tcPr/{W}tcW") for cell in cells)) == sum(columns)


def test_its_columns_of_time_are_alike(asked: Asked, grid: Node) -> None:
    columns = _widths(grid.iter(f"{W}gridCol"))
    first, extra, times = (
        columns[0],
        columns[1 : 1 + len(asked.columns)],
        columns[1 + len(asked.columns) :],
    )
    assert max(times) - min(times) <= len(times)
    assert len(set(extra)) <= 1
    assert first >= 2400


def test_its_header_is_repeated_and_no_row_is_split(grid: Node) -> None:
    rows = grid.findall(f"{W}tr")
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    headers = repeated.index(False)
    assert headers in (1, 2)
    assert not any(repeated[headers:])
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_the_years_are_one_cell_each_over_their_columns(asked: Asked, grid: Node) -> None:
    if asked.grid.get("banda") == "no":
        return
    bands = word.rows(grid)[0][1 + len(asked.columns) :]
    assert len(bands) == len({word.text(cell) for cell in bands})
    assert all(word.text(cell) for cell in bands)


def _widths(nodes: object) -> list[int]:
    return [int(node.get(f"{W}w", "")) for node in nodes]  # type: ignore[attr-defined]
