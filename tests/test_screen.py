"""What a command prints of its findings: a summary by rule, a count, an exit code."""

import pytest

from plandocs.diagnostics import Accepted, InFile, Report, Rule, Severity
from plandocs.screen import PROBLEMS, SOUND, UNSPELLED, WARNINGS, exit_code, summarize, tally

PRINTING = Rule("D999", "de-imprenta", "Falla.")
CONTENT = Rule("C999", "de-contenido", "Falla.", of_content=True)
WARNING = Rule("C998", "de-aviso", "Falla.", severity=Severity.WARNING, of_content=True)
STYLE = Rule("C997", "de-estilo", "Falla.", severity=Severity.STYLE, of_content=True)
NOTE = Rule("C996", "de-nota", "Falla.", severity=Severity.NOTE, of_content=True)


def report_of(*rules: Rule) -> Report:
    """Return a report with a finding of each rule, each in its own line."""
    report = Report()
    report.extend(rule.at(InFile("plan.yaml", line, 1)) for line, rule in enumerate(rules, 1))
    return report


def test_a_summary_counts_the_findings_of_each_rule_the_gravest_first(
    capsys: pytest.CaptureFixture[str],
) -> None:
    summarize(report_of(STYLE, NOTE, CONTENT, *[STYLE] * 9, WARNING, PRINTING))
    assert capsys.readouterr().out == (
        "Por regla:\n"
        "   1 error C999 de-contenido\n"
        "   1 error D999 de-imprenta\n"
        "   1 aviso C998 de-aviso\n"
        "  10 estilo C997 de-estilo\n"
        "   1 nota C996 de-nota\n"
        "\n"
    )


@pytest.mark.parametrize("rules", [(), (STYLE,), (STYLE, STYLE)])
def test_one_rule_needs_no_summary(
    capsys: pytest.CaptureFixture[str], rules: tuple[Rule, ...]
) -> None:
    summarize(report_of(*rules))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("rules", "built", "strictly", "reviewed"),
    [
        ((), SOUND, SOUND, SOUND),
        ((NOTE,), SOUND, SOUND, SOUND),
        ((STYLE,), SOUND, WARNINGS, SOUND),
        ((WARNING,), SOUND, WARNINGS, SOUND),
        ((CONTENT,), SOUND, PROBLEMS, PROBLEMS),
        ((PRINTING,), PROBLEMS, PROBLEMS, PROBLEMS),
    ],
)
def test_a_run_ends_as_grave_as_what_it_found(
    rules: tuple[Rule, ...], built: int, strictly: int, reviewed: int
) -> None:
    report = report_of(*rules)
    assert exit_code(report, strict=False) == built
    assert exit_code(report, strict=True) == strictly
    assert exit_code(report, strict=False, reviewed=True) == reviewed


def test_a_tally_counts_each_severity_and_what_was_accepted() -> None:
    report = report_of(CONTENT, WARNING, WARNING, STYLE, NOTE)
    assert tally(report) == "1 error, 2 avisos, 1 de estilo y 1 nota"
    report.accepted += [Accepted(next(iter(report)), "Q", "P", InFile("acepta.yaml"))]
    assert tally(report) == "1 error, 2 avisos, 1 de estilo y 1 nota; 1 hallazgo aceptado"
    assert tally(Report()) == "sin errores"


def test_spelling_that_could_not_be_checked_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    report = report_of()
    report.is_spelled = False
    summarize(report)
    assert capsys.readouterr().out == f"{UNSPELLED}\n"
