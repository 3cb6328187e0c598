"""The two approved plans as a careful lawyer would have left them: no rule finds anything."""

from pathlib import Path

import pytest
from support.corrected import PLAN, corrected, corrected_project
from support.project import build_plans, told

from plandocs.build import check
from plandocs.diagnostics import Severity
from plandocs.screen import SOUND, exit_code

CASES = sorted(PLAN)


@pytest.mark.parametrize("case", CASES)
def test_a_corrected_plan_gives_no_finding_at_all(tmp_path: Path, case: str) -> None:
    report = check(corrected_project(tmp_path, case), [PLAN[case]])
    assert [one for one in told(report) if not one.startswith("D320")] == []
    assert {found.rule.severity for found in report} <= {Severity.NOTE}
    assert report.accepted == []
    assert exit_code(report, strict=True, reviewed=True) == SOUND


@pytest.mark.parametrize("case", CASES)
def test_a_corrected_plan_is_approved_and_accepts_nothing(case: str) -> None:
    text = corrected(case).plan
    assert "estado: aprobado" in text
    assert "acepta:" not in text


SHEETS = [f"fichas/ficha-{number}.docx" for number in range(1, 8)]


@pytest.mark.parametrize(
    ("case", "names"),
    [
        ("ieeq", ["anexo-1.docx", "cronograma.xlsx", *SHEETS]),
        ("iem", ["cronograma.xlsx", "programa-anual-de-trabajo.docx"]),
    ],
)
def test_a_corrected_plan_is_written_even_when_strict(
    tmp_path: Path, case: str, names: list[str]
) -> None:
    root = corrected_project(tmp_path, case)
    outcome = build_plans(root, tmp_path / "output", PLAN[case], strict=True)
    assert set(names) <= set(outcome.written[PLAN[case]])
    for name in names:
        assert (tmp_path / "output" / PLAN[case] / name).stat().st_size > 0
