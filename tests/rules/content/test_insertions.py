"""Any one anomaly put into a corrected plan is told, where it is, and nothing else is."""

import os
import random
import shutil

import pytest
from support.anomalies import BOTH, KINDS, Kind, swap
from support.corrected import Files, corrected, findings_of

from plandocs.diagnostics import Diagnostic, InFile

SEEDS = range(3 if os.environ.get("PLANDOCS_FUZZ") else 1)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("kind", "case"),
    [pytest.param(kind, case, id=f"{kind.what}, {case}") for kind in KINDS for case in kind.cases],
)
def test_an_anomaly_is_told_and_nothing_else(kind: Kind, case: str, seed: int) -> None:
    files = corrected(case)
    broken = kind.make(files.plan, random.Random(f"{kind.what} {seed}"))
    assert broken.plan != files.plan
    found = findings_of(case, Files(broken.plan, files.registry))
    assert [one.rule.name for one in found] == [kind.rule], _shown(broken.plan, broken.lines, found)
    assert lines_of(found[0]) & set(broken.lines), _shown(broken.plan, broken.lines, found)


def test_there_are_as_many_kinds_as_a_proof_reader_needs() -> None:
    assert len({kind.what for kind in KINDS}) == len(KINDS)
    assert len(KINDS) > 60
    assert len({kind.rule for kind in KINDS}) > 50


@pytest.mark.parametrize("case", BOTH)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.skipif(shutil.which("hunspell") is None, reason="hunspell is not installed")
def test_a_misspelt_word_is_told_and_nothing_else(case: str, seed: int) -> None:
    files = corrected(case)
    misspell = swap("desempeño|cumplimiento", lambda word, _: word[0].replace("mp", "np"))
    broken = misspell(files.plan, random.Random(seed))
    found = findings_of(case, Files(broken.plan, files.registry), spelling=True)
    assert [one.rule.name for one in found] == ["ortografia"]
    assert lines_of(found[0]) & set(broken.lines)


def test_a_term_of_office_that_ends_too_soon_is_told_and_nothing_else() -> None:
    files = corrected("iem")
    registry = files.registry.replace("desde: 2023-01-01", "desde: 2021-11-16")
    assert registry != files.registry
    found = findings_of("iem", Files(files.plan, registry))
    assert [one.rule.name for one in found] == ["nombramiento-vencido"]
    horizon = files.plan[: files.plan.index("horizonte:")].count("\n") + 2
    known = registry[: registry.index("      - nombre: Mtro. ")].count("\n") + 1
    places = [found[0].at, *found[0].also]
    assert [getattr(place, "line", 0) for place in places] == [horizon, known]


def lines_of(found: Diagnostic) -> set[int]:
    """Return the lines that a finding tells or compares."""
    return {place.line for place in (found.at, *found.also) if isinstance(place, InFile)}


def _shown(text: str, lines: tuple[int, ...], found: list[Diagnostic]) -> str:
    typed = text.split("\n")
    shown = [f"{number}: {typed[number - 1]}" for number in lines]
    return "\n".join([*shown, *(f"{one.rule.name} {one.at}: {one.message}" for one in found)])
