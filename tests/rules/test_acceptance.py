"""Findings that somebody knows of: accepted once, counted, and told when there are none."""

import pytest
from support.content import EJES, HEAD, plan_read, plan_text
from support.project import told
from support.tiny import institucion_of, read

from plandocs.diagnostics import Diagnostic, Report
from plandocs.plan import Aceptaciones, Registro
from plandocs.rules import check_state, judge
from plandocs.rules.acceptance import Judged
from plandocs.rules.content.catalogue import (
    FUTURE_AMONG_INFINITIVES,
    TO_BE_CONFIRMED,
    WITHOUT_DUE_DATES,
)
from plandocs.rules.content.checks import check_content

WHO = "quien: La prueba, porque: Es de prueba."
REPORTS = EJES.replace("Anotar su estado.", "Rendir informes trimestrales.").replace(
    "Publicar la lista.", "Celebrar sesiones mensuales."
)
FOUND = ["«informes trimestrales»", "«sesiones mensuales»"]


def judged(text: str, known: str = "") -> Judged:
    """Return the findings of a plan with what it accepts, and what its file does."""
    plan = plan_read(text)
    report = Report()
    entries = read(known, report, Aceptaciones, "acepta.yaml") if known else None
    assert told(report) == []
    return judge(check_content(plan, Registro().of(institucion_of())), plan, entries)


def words(findings: tuple[Diagnostic, ...]) -> list[str]:
    """Return the words that acceptances repeat of some findings."""
    return [found.values.get("texto", "") for found in findings]


def entry(hallazgo: str, *textos: str) -> str:
    """Return an acceptance."""
    named = f", textos: [{', '.join(textos)}]" if textos else ""
    return f"{{hallazgo: {hallazgo}{named}, {WHO}}}"


def test_what_nobody_accepts_is_pending() -> None:
    found = judged(plan_text(ejes=REPORTS))
    assert (words(found.pending), found.accepted, found.stale) == (FOUND, (), ())


@pytest.mark.parametrize("name", ["entrega-sin-fechas", "C128"])
@pytest.mark.parametrize("beside", ["plan", "file"])
def test_a_whole_rule_is_accepted_by_its_name_or_code(name: str, beside: str) -> None:
    acceptance = f"acepta: [{entry(name)}]\n"
    text = plan_text(acceptance if beside == "plan" else "", ejes=REPORTS)
    found = judged(text, acceptance if beside == "file" else "")
    assert (found.pending, found.stale) == ((), ())
    assert [one.found.rule for one in found.accepted] == [WITHOUT_DUE_DATES] * 2
    assert {(one.who, one.why) for one in found.accepted} == {("La prueba", "Es de prueba.")}
    assert found.accepted[0].at.path == ("plan.yaml" if beside == "plan" else "acepta.yaml")


def test_some_of_its_findings_are_accepted_by_their_words() -> None:
    acceptance = f"acepta: [{entry('C128', '«sesiones   mensuales»')}]\n"
    found = judged(plan_text(acceptance, ejes=REPORTS))
    assert (words(found.pending), found.stale) == (FOUND[:1], ())
    assert [one.found.values["texto"] for one in found.accepted] == FOUND[1:]


@pytest.mark.parametrize(
    ("level", "pending"),
    [
        ("- titulo: Uso", []),
        ("- id: bajas", FOUND[:1]),
        ("- texto: Celebrar", FOUND[:1]),
        ("- id: inventario", FOUND[1:]),
        ("- texto: Proponer", FOUND),
    ],
)
def test_an_acceptance_beside_a_datum_covers_what_is_inside_it(
    level: str, pending: list[str]
) -> None:
    line = next(one for one in REPORTS.split("\n") if level in one)
    margin = " " * (line.index("-") + 2)
    first = line.replace("- ", f"- acepta: [{entry('C128')}]\n{margin}", 1)
    found = judged(plan_text(ejes=REPORTS.replace(line, first)))
    assert words(found.pending) == pending
    assert len(found.accepted) == len(FOUND) - len(pending)
    assert bool(found.stale) == (pending == FOUND)


def test_acceptances_of_what_is_not_found_are_told() -> None:
    acceptance = f"acepta: [{entry('C128', *FOUND, 'otra cosa')}, {entry('oracion-larga')}]\n"
    report = Report()
    found = judged(plan_text(ejes=REPORTS), acceptance)
    report.extend(found.stale)
    assert found.pending == ()
    assert [one.split(": ", 1)[1] for one in told(report)] == [
        "Se acepta «C128» sobre «otra cosa», y no hay tal hallazgo.",
        "Se acepta «oracion-larga», y no hay tal hallazgo.",
    ]


def test_acceptances_of_a_rule_that_was_not_run_are_not() -> None:
    plan = plan_read(plan_text(f"acepta: [{entry('C128')}]\n", ejes=EJES))
    assert judge([], plan, None, frozenset({WITHOUT_DUE_DATES})).stale == ()
    assert len(judge([], plan, None).stale) == 1


def test_an_approved_plan_may_have_no_errors_nor_open_data() -> None:
    approved = plan_read(HEAD.replace("documentos", "estado: aprobado\ndocumentos") + EJES)
    place = approved.ejes[0].at("titulo")
    error = FUTURE_AMONG_INFINITIVES.at(place, donde="", texto="", aqui="")
    still_open = TO_BE_CONFIRMED.at(place, texto="", lugares="")
    warning = WITHOUT_DUE_DATES.at(place, texto="", lugares="")
    report = Report()
    report.extend(check_state(approved, [error, still_open, warning]))
    assert [one.split(" sin aceptar")[0] for one in told(report)] == [
        "D323 plan.yaml:6:9: El plan dice «aprobado» y tiene 2 hallazgos"
    ]
    [one] = check_state(approved, [error])
    assert one.values == {"cuantos": "1 hallazgo", "cuales": "C149"}
    assert [*check_state(approved, [warning])] == []
    assert [*check_state(plan_read(plan_text()), [error])] == []
