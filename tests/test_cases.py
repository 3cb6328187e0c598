"""Plans that no institution wrote, from `plandocs new`, built with no change in src/."""

import shutil
from pathlib import Path

import pytest
from support import word
from support.grids import excel_grid, word_grids
from support.project import build_plans, told_of_print

from plandocs.starter import start_plan

CASES = Path(__file__).parent / "cases"
COLORS = {"F38550": "e", "81DBFA": "a", "13896D": "v", "F1EA70": "y", "A87CC8": "m"}


def built(tmp_path: Path, case: str | None) -> Path:
    """Return the output folder of a started plan, with the plan of a case in its place."""
    start_plan(tmp_path, "demo/plan")
    if case:
        shutil.copy(CASES / case / "plan.yaml", tmp_path / "data/demo/plan/plan.yaml")
    outcome = build_plans(tmp_path, tmp_path / "output", "demo/plan")
    assert told_of_print(outcome.report) == []
    return tmp_path / "output" / "demo" / "plan"


def test_a_new_plan_builds_as_it_is(tmp_path: Path) -> None:
    output = built(tmp_path, None)
    names = sorted(path.relative_to(output).as_posix() for path in output.rglob("*.*"))
    sheets = [f"fichas/ficha-{number}.docx" for number in (1, 2, 3)]
    assert names == ["anexo.docx", "cronograma.xlsx", *sheets, "registro.json"]


def test_a_weekly_grid_with_x_marks_and_extra_columns(tmp_path: Path) -> None:
    output = built(tmp_path, "semanas")
    expected = [
        "E E . . . . . .",
        ". E . E . E . .",
        ". . . . . E . .",
        ". . . . . . . E",
    ]
    annex = (output / "calendario.docx").read_bytes()
    assert word_grids(annex, "S1", COLORS) == [expected]
    assert excel_grid((output / "cronograma.xlsx").read_bytes(), "S1", COLORS) == expected
    table = word.tables(word.body(annex))[0]
    assert [word.text(cell) for cell in word.rows(table)[-2]][:5] == [
        "3. Entregar constancias",
        "art. 60",
        "JLE, JDE y OPLE",
        "300 talleres",
        "",
    ]
    assert "X" in {word.text(cell) for cell in word.rows(table)[-1]}
    signed = [
        word.text(cell) for row in word.rows(word.tables(word.body(annex))[1]) for cell in row
    ]
    assert signed == [
        "Mtra. Nombre UnoPresidenta de la Comisión",
        "Ing. Nombre TresSecretaría Técnica",
    ]


def test_a_quarterly_grid_with_texts_in_its_cells_and_numbered_notes(tmp_path: Path) -> None:
    output = built(tmp_path, "trimestres")
    annex = (output / "anexo.docx").read_bytes()
    expected = ["E . E .", ". E E .", ". . . M"]
    assert word_grids(annex, "Trimestre 3", COLORS) == [expected]
    workbook = (output / "cronograma.xlsx").read_bytes()
    assert excel_grid(workbook, "Trimestre 3", COLORS) == expected
    words = [word.text(paragraph) for paragraph in word.paragraphs(word.body(annex))]
    assert "Sesiones ordinarias\N{NO-BREAK SPACE}¹" in words
    assert "¹ Según convocatoria." in words
    assert {"21", "2", "AL 11", "●"} <= set(words)


@pytest.mark.parametrize("case", ["semanas", "trimestres", None])
def test_the_same_plan_gives_the_same_bytes(tmp_path: Path, case: str | None) -> None:
    first, second = (built(tmp_path / name, case) for name in ("a", "b"))
    files = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert [(first / f).read_bytes() == (second / f).read_bytes() for f in files] == [True] * len(
        files
    )
