"""Periods of every kind, and the days they resolve to."""

from datetime import date

import pytest
from support.tiny import plan_of

from plandocs.plan import Tramo, parse_tramo


def days(*spans: str) -> list[str]:
    """Return spans written `first/last` as they are compared."""
    return [span if "/" in span else f"{span}/{span}" for span in spans]


def resolved(typed: str) -> list[str]:
    """Return the days of a period of the tiny plan."""
    plan = plan_of(("periodo: {de: 2026-01, a: 2026-03}", f"periodo: {typed}"))
    periodo = plan.ejes[0].lineas[0].periodo
    assert periodo
    return [f"{span.inicio}/{span.fin}" for span in plan.resolve(periodo)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("{de: 2026-01, a: 2026-03}", ["2026-01-01/2026-03-31"]),
        ("{de: 2025-11, a: 2026-02}", ["2025-11-01/2026-02-28"]),
        ("{de: 2026-01-15, a: 2026-02-10}", ["2026-01-15/2026-02-10"]),
        ("{de: 2026-T1, a: 2026-T2}", ["2026-01-01/2026-06-30"]),
        ("{en: 2024-02}", ["2024-02-01/2024-02-29"]),
        ("{en: 2026-03-05}", ["2026-03-05"]),
        ("{en: 2026-T4}", ["2026-10-01/2026-12-31"]),
        ("{en: 2026-t1}", ["2026-01-01/2026-03-31"]),
        ("{en: 2026-S01}", ["2025-12-29/2026-01-04"]),
        ("{en: 2026-w53}", ["2026-12-28/2027-01-03"]),
        ("{en: [2026-08, 2026-04, 2026-08]}", ["2026-04-01/2026-04-30", "2026-08-01/2026-08-31"]),
        ("{hasta: 2026-03}", ["2026-03-31"]),
        ("{hasta: 2026-03-15}", ["2026-03-15"]),
        ("{durante: presidencia}", ["2025-11-01/2026-06-30"]),
        ("{evento: jornada}", ["2026-06-07"]),
        ("{evento: jornada, dias: -30}", ["2026-05-08"]),
        ("{evento: jornada, dias: 5}", ["2026-06-12"]),
        ("{evento: jornada, dias: -9999999}", ["0001-01-01"]),
        ("{durante: nada}", []),
        ("{evento: nada, dias: 3}", []),
    ],
)
def test_a_period_means_these_days(typed: str, expected: list[str]) -> None:
    assert resolved(typed) == days(*expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "{de: 2026-01, a: 2026-06, cada: 2 meses}",
            ["2026-01-01/2026-01-31", "2026-03-01/2026-03-31", "2026-05-01/2026-05-31"],
        ),
        (
            "{de: 2025-11, a: 2026-02, cada: 3 Meses}",
            ["2025-11-01/2025-11-30", "2026-02-01/2026-02-28"],
        ),
        (
            "{de: 2026-01-15, a: 2026-03-10, cada: 1 mes}",
            ["2026-01-15/2026-01-31", "2026-02-01/2026-02-28", "2026-03-01/2026-03-10"],
        ),
        (
            "{de: 2026-01-01, a: 2026-01-31, cada: 2 semanas}",
            ["2026-01-01/2026-01-07", "2026-01-15/2026-01-21", "2026-01-29/2026-01-31"],
        ),
        (
            "{de: 2026-01-01, a: 2026-01-31, cada: 15 días}",
            ["2026-01-01", "2026-01-16", "2026-01-31"],
        ),
    ],
)
def test_a_recurrent_period_never_leaves_its_range(typed: str, expected: list[str]) -> None:
    assert resolved(typed) == days(*expected)


NO_MONTH = [
    "",
    "2026",
    "2026-13",
    "2026-1",
    "2026-00",
    "enero 2026",
    "1899-12",
    "2200-01",
    "٢٠٢٦-٠١",
]
NO_SPAN = [
    "2026-02-30",
    "2026-T5",
    "2026-T0",
    "2026-S54",
    "2026-S00",
    "2026-01-01T10:00",
    " 2026-01",
]


@pytest.mark.parametrize("text", [*NO_MONTH, *NO_SPAN])
def test_what_names_no_span_is_none(text: str) -> None:
    assert parse_tramo(text) is None


def test_spans_know_what_they_share() -> None:
    january, first_half = parse_tramo("2026-01"), Tramo(date(2026, 1, 1), date(2026, 6, 30))
    june = parse_tramo("2026-06-30")
    assert january
    assert june
    assert first_half.contains(january)
    assert not january.contains(first_half)
    assert june.overlaps(first_half)
    assert not june.overlaps(january)


def test_an_item_without_a_period_takes_its_parents() -> None:
    plan = plan_of()
    action = plan.positions[-1]
    assert plan.periodo_of(action) is plan.ejes[0].lineas[0].periodo


def test_an_item_without_any_is_active_when_its_parts_are_or_else_always() -> None:
    own = (
        "            texto: Primera acción.",
        "            texto: X\n            periodo: {en: 2026-05}",
    )
    plan = plan_of(("        periodo: {de: 2026-01, a: 2026-03}\n", ""), own)
    axis, line, action = plan.positions
    for position in (axis, line, action):
        assert [str(span.inicio) for span in plan.spans_of(position)] == ["2026-05-01"]
    bare = plan_of(("        periodo: {de: 2026-01, a: 2026-03}\n", ""))
    assert [(str(s.inicio), str(s.fin)) for s in bare.spans_of(bare.positions[0])] == [
        ("2026-01-01", "2026-12-31")
    ]
