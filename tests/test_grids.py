"""The grids of both approved plans, drawn as letters: colour and printed mark of every cell."""

import shutil
from pathlib import Path

import pytest
from support.grids import excel_grid, word_grids
from support.project import IEEQ, IEM, ROOT, build_plans, told

# Letters by axis: c cumplimiento, f formación, d difusión, s socialización, o no axis.
IEEQ_COLORS = {"BCCEFF": "c", "9067BB": "f", "FEE489": "d", "FF9F99": "s", "C67D46": "o"}
IEM_COLORS = {"C05678": "v", "E9A5C5": "t", "608DE1": "e", "FEDBF9": "g", "9EAA5E": "p"}

#    N D E F M A M J J A S O N
IEEQ_FIRST = [
    "O O O O O O O O O O O O O",
    ". . C C C . . . . . . . .",
    "F F F F F F F F F F F F F",
    "D D D D D D D D D D D D D",
]
IEEQ_SECOND = [
    "D D D D D D D D D D D D D",
    ". . . . . . . . F F F . .",
    ". . . . . S S S . . . . .",
]
#    E F M A M J J A S O N D
IEM_GRID = [
    "V V V V V V V V V V V V",
    ". . . . V V V V V V V .",
    ". . . . . . . . V V V V",
    "V V V V V V V V . . . .",
    "T T T T T T T T T T T T",
    "E E E E E E E E E E E E",
    "E E E E E E E E E E E E",
    "E E E E E E E E E E . .",
    "E E E E E E E E E E E E",
    "G G G G G G G G G G G G",
    "G G G G G G G G G G G G",
    ". . . . . . P P P P P .",
    ". . . P P P P P P P P P",
]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("output")
    build_plans(ROOT, target, IEEQ, IEM)
    return target


def test_the_ieeq_grid_in_word(output: Path) -> None:
    data = (output / IEEQ / "anexo-1.docx").read_bytes()
    assert word_grids(data, "Noviembre", IEEQ_COLORS) == [IEEQ_FIRST, IEEQ_SECOND]


def test_the_ieeq_grid_in_excel(output: Path) -> None:
    data = (output / IEEQ / "cronograma.xlsx").read_bytes()
    assert excel_grid(data, "Noviembre", IEEQ_COLORS) == IEEQ_FIRST + IEEQ_SECOND


def test_the_iem_grid_in_excel(output: Path) -> None:
    data = (output / IEM / "cronograma.xlsx").read_bytes()
    assert excel_grid(data, "Enero", IEM_COLORS) == IEM_GRID


def test_the_iem_grid_in_word_where_a_section_asks_for_it(tmp_path: Path) -> None:
    # The approved programme prints no grid; the same data print it as soon as a section does.
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    plan = tmp_path / "data" / IEM / "plan.yaml"
    section = "\n  - titulo: Cronograma\n    horizontal: si\n    cuerpo: [cronograma]\n"
    plan.write_text(plan.read_text(encoding="utf-8").rstrip() + section, encoding="utf-8")
    assert told(build_plans(tmp_path, tmp_path / "output", IEM).report) == []
    data = (tmp_path / "output" / IEM / "programa-anual-de-trabajo.docx").read_bytes()
    assert word_grids(data, "Enero", IEM_COLORS) == [IEM_GRID]
