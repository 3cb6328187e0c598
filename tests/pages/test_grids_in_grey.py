"""The grids of both plans printed in grey: every active cell is told from the empty ones."""

import shutil
from itertools import combinations
from pathlib import Path

import pytest
from support.grey import Cell, grey_grids
from support.printed import needs_libreoffice, print_pdf
from support.project import IEEQ, IEM, ROOT, build_plans
from test_grids import IEEQ_FIRST, IEEQ_SECOND, IEM_GRID

from plandocs.plan.tiempo import MESES

pytestmark = needs_libreoffice

MONTHS = frozenset(month.capitalize() for month in MESES)
DRAWN = {
    "ieeq-anexo": [IEEQ_FIRST, IEEQ_SECOND],
    "ieeq-cronograma": [IEEQ_FIRST + IEEQ_SECOND],
    "iem-anexo": [IEM_GRID],
    "iem-cronograma": [IEM_GRID],
}
Grid = list[list[Cell]]


@pytest.fixture(scope="module")
def grids(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Grid]]:
    """Return the grids of each document; that of the IEM is added to its programme."""
    root = tmp_path_factory.mktemp("grey")
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, root / name)
    plan = root / "data" / IEM / "plan.yaml"
    section = "\n  - titulo: Cronograma\n    horizontal: si\n    cuerpo: [cronograma]\n"
    plan.write_text(plan.read_text(encoding="utf-8").rstrip() + section, encoding="utf-8")
    build_plans(root, root / "output", IEEQ, IEM)
    kept = {
        "ieeq-anexo": f"{IEEQ}/anexo-1.docx",
        "ieeq-cronograma": f"{IEEQ}/cronograma.xlsx",
        "iem-anexo": f"{IEM}/programa-anual-de-trabajo.docx",
        "iem-cronograma": f"{IEM}/cronograma.xlsx",
    }
    printed = [
        Path(shutil.copy(root / "output" / path, (root / name).with_suffix(Path(path).suffix)))
        for name, path in kept.items()
    ]
    pdfs = print_pdf(printed, root)
    return {name: grey_grids(pdf, MONTHS) for name, pdf in zip(kept, pdfs, strict=True)}


@pytest.mark.parametrize("name", DRAWN)
def test_the_grid_is_read_by_its_marks_alone(grids: dict[str, list[Grid]], name: str) -> None:
    assert _read(grids[name], "has_mark") == _active(DRAWN[name])


@pytest.mark.parametrize("name", DRAWN)
def test_the_grid_is_read_by_its_greys_alone(grids: dict[str, list[Grid]], name: str) -> None:
    assert _read(grids[name], "is_filled") == _active(DRAWN[name])


@pytest.mark.parametrize("name", DRAWN)
def test_each_axis_has_a_grey_of_its_own(grids: dict[str, list[Grid]], name: str) -> None:
    greys: dict[str, set[int]] = {}
    drawn = [row.split() for grid in DRAWN[name] for row in grid]
    seen = [row for grid in grids[name] for row in grid]
    for letters, cells in zip(drawn, seen, strict=True):
        for letter, cell in zip(letters, cells, strict=True):
            greys.setdefault(letter, set()).add(cell.ground)
    assert all(len(found) == 1 for found in greys.values())
    shades = [grey for found in greys.values() for grey in found]
    assert min(abs(one - other) for one, other in combinations(shades, 2)) >= 12


def _read(found: list[Grid], sign: str) -> list[str]:
    """Return the rows with a letter where a cell shows a sign of being active."""
    return [
        " ".join("X" if getattr(cell, sign) else "." for cell in row)
        for grid in found
        for row in grid
    ]


def _active(drawn: list[list[str]]) -> list[str]:
    """Return the rows drawn with one letter for every axis."""
    return [
        " ".join("." if letter == "." else "X" for letter in row.split())
        for grid in drawn
        for row in grid
    ]
