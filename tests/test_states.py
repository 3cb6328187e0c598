"""A project is built with what is wrong in it, and says that it is one; an approved plan is not."""

from pathlib import Path

import pytest
from support.corrected import PLAN, corrected_project
from support.project import build_plans
from test_publish import tree

from plandocs.build import check
from plandocs.cli import commands
from plandocs.engine.package import read_package
from plandocs.screen import PROBLEMS, SOUND, WARNINGS
from plandocs.spanish_click import speak_spanish

CASES = sorted(PLAN)
ANNEX = {"ieeq": "anexo-1.docx", "iem": "programa-anual-de-trabajo.docx"}
PROJECT = ("estado: aprobado", "estado: proyecto")
ERROR = ("texto: Realizar tres reuniones de trabajo.", "texto: A través de tres reuniones.")
WARNING = ("lugar: Oficinas del Instituto.", "lugar: Por confirmar.")
STYLE = ("Con estas líneas de acción", "Con  estas líneas de acción")


def edited(root: Path, case: str, *edits: tuple[str, str]) -> Path:
    """Write a project with a corrected plan and some edits; return its folder."""
    corrected_project(root, case)
    path = root / "data" / PLAN[case] / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return root


def ran(*arguments: str) -> int:
    """Return the exit code of a command."""
    speak_spanish()  # a command that has spoken once speaks so for good
    with pytest.raises(SystemExit) as left:
        commands.main([*arguments], standalone_mode=False)
    assert isinstance(left.value.code, int)
    return left.value.code


def heads(folder: Path, name: str) -> str:
    """Return the XML of what a document prints at the head of its pages."""
    parts = read_package((folder / name).read_bytes())
    if name.endswith(".docx"):
        return "".join(data.decode() for part, data in parts.items() if "header" in part)
    sheets = [data.decode() for part, data in parts.items() if "worksheets/sheet" in part]
    return "".join(sheet.partition("<oddHeader>")[2] for sheet in sheets)


@pytest.mark.parametrize("case", CASES)
def test_a_project_says_so_at_the_head_of_its_pages_and_gives_no_key(
    tmp_path: Path, case: str
) -> None:
    root = edited(tmp_path, case, PROJECT)
    outcome = build_plans(root, tmp_path / "output", PLAN[case])
    assert ANNEX[case] in outcome.written[PLAN[case]]
    folder = tmp_path / "output" / PLAN[case]
    for name in (ANNEX[case], "cronograma.xlsx"):
        assert "PROYECTO" in heads(folder, name)
        assert "/000/" not in heads(folder, name)


@pytest.mark.parametrize("case", CASES)
def test_an_approved_plan_says_its_key_at_the_head_of_its_pages(tmp_path: Path, case: str) -> None:
    root = edited(tmp_path, case)
    build_plans(root, tmp_path / "output", PLAN[case])
    folder = tmp_path / "output" / PLAN[case]
    key = {"ieeq": "Acuerdo IEEQ/CG/A/000/24", "iem": "Acuerdo IEM-CG-000/2023"}[case]
    for name in (ANNEX[case], "cronograma.xlsx"):
        assert key in heads(folder, name)
        assert "PROYECTO" not in heads(folder, name)


def test_a_project_with_errors_of_content_is_written_and_one_that_is_strict_is_not(
    tmp_path: Path,
) -> None:
    root = edited(tmp_path, "ieeq", PROJECT, ERROR)
    output = tmp_path / "output"
    command = ("build", "--root", str(root), "--output", str(output))
    assert ran(*command, "--strict") == PROBLEMS
    assert not output.exists()
    assert ran(*command) == SOUND
    assert (output / PLAN["ieeq"] / ANNEX["ieeq"]).is_file()


def test_an_approved_plan_with_errors_is_not_written(tmp_path: Path) -> None:
    root = edited(tmp_path, "ieeq", ERROR)
    output = tmp_path / "output"
    outcome = build_plans(root, output, PLAN["ieeq"])
    assert [
        found.rule.name for found in outcome.report if found.rule.severity.value == "error"
    ] == [
        "aprobado-con-pendientes",
        "actividad-sin-accion",
    ]
    assert (outcome.written, output.exists()) == ({}, False)
    assert ran("build", "--root", str(root), "--output", str(output)) == PROBLEMS


def test_an_approved_plan_leaves_nothing_to_be_confirmed(tmp_path: Path) -> None:
    report = check(edited(tmp_path, "ieeq", WARNING), [PLAN["ieeq"]])
    assert {"por-confirmar", "aprobado-con-pendientes"} <= {found.rule.name for found in report}
    assert report.has_errors


def test_an_approved_plan_may_have_faults_of_style(tmp_path: Path) -> None:
    report = check(edited(tmp_path, "ieeq", STYLE), [PLAN["ieeq"]])
    assert [found.rule.name for found in report if found.rule.of_content] == ["espacios"]
    assert not report.has_errors


@pytest.mark.parametrize(
    ("edits", "usual", "strict"),
    [
        ((), SOUND, SOUND),
        ((STYLE,), SOUND, WARNINGS),
        ((PROJECT, WARNING), SOUND, WARNINGS),
        ((PROJECT, ERROR), PROBLEMS, PROBLEMS),
        ((ERROR,), PROBLEMS, PROBLEMS),
    ],
)
def test_a_review_ends_as_grave_as_what_it_finds(
    tmp_path: Path, edits: tuple[tuple[str, str], ...], usual: int, strict: int
) -> None:
    root = edited(tmp_path, "ieeq", *edits)
    before = tree(root)
    assert ran("check", "--root", str(root)) == usual
    assert ran("check", "--strict", "--root", str(root)) == strict
    assert tree(root) == before
