"""The grid's time axis, of any start, length and unit, and its rows."""

from itertools import pairwise

import pytest
from support.tiny import PLAN, plan_of

from plandocs.plan import Columna, Tramo, parse_tramo, time_axis

PARTES = PLAN[PLAN.index("  partes:") : PLAN.index("secciones:")]


def axis(first: str, last: str, unit: str) -> tuple[Columna, ...]:
    start, end = parse_tramo(first), parse_tramo(last)
    assert start
    assert end
    return time_axis(Tramo(start.inicio, end.fin), unit)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2026-03", "2026-03", ["Mar 2026"]),
        ("2025-11", "2026-02", ["Nov 2025", "Dic 2025", "Ene 2026", "Feb 2026"]),
        ("2026-01-15", "2026-02-03", ["Ene 2026", "Feb 2026"]),
    ],
)
def test_months_of_any_start_and_length(first: str, last: str, labels: list[str]) -> None:
    assert [f"{column.corta} {column.banda}" for column in axis(first, last, "mes")] == labels


def test_a_year_of_months_has_its_full_names_and_whole_days() -> None:
    columns = axis("2024-01", "2024-12", "mes")
    assert [column.etiqueta for column in columns[:3]] == ["Enero", "Febrero", "Marzo"]
    short = " ".join(column.corta for column in columns)
    assert short == "Ene Feb Mar Abr May Jun Jul Ago Sep Oct Nov Dic"
    assert str(columns[1].tramo.fin) == "2024-02-29"


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2025-07", "2026-06", ["T3 2025", "T4 2025", "T1 2026", "T2 2026"]),
        ("2025-11", "2026-01", ["T4 2025", "T1 2026"]),
        ("2026-T2", "2026-T2", ["T2 2026"]),
    ],
)
def test_quarters_of_any_start_and_length(first: str, last: str, labels: list[str]) -> None:
    assert [f"{c.corta} {c.banda}" for c in axis(first, last, "trimestre")] == labels


def test_a_quarter_is_called_by_its_number() -> None:
    assert [c.etiqueta for c in axis("2026-01", "2026-06", "trimestre")] == [
        "Trimestre 1",
        "Trimestre 2",
    ]


def test_weeks_begin_on_monday_and_stand_under_the_month_of_their_thursday() -> None:
    columns = axis("2025-12-31", "2026-02-01", "semana")
    assert [(c.etiqueta, c.corta, c.banda, str(c.tramo.inicio)) for c in columns] == [
        ("Semana 1", "S1", "Enero 2026", "2025-12-29"),
        ("Semana 2", "S2", "Enero 2026", "2026-01-05"),
        ("Semana 3", "S3", "Enero 2026", "2026-01-12"),
        ("Semana 4", "S4", "Enero 2026", "2026-01-19"),
        ("Semana 5", "S5", "Enero 2026", "2026-01-26"),
    ]


@pytest.mark.parametrize("unit", ["mes", "trimestre", "semana"])
def test_the_columns_of_an_axis_leave_no_day_out_and_count_none_twice(unit: str) -> None:
    columns = axis("2025-11-17", "2027-03-09", unit)
    for left, right in pairwise(columns):
        assert (right.tramo.inicio - left.tramo.fin).days == 1
    assert columns[0].tramo.inicio <= columns[0].tramo.fin
    assert str(columns[0].tramo.inicio) <= "2025-11-17"
    assert str(columns[-1].tramo.fin) >= "2027-03-09"


def test_rows_as_typed_take_from_their_item_what_they_do_not_say() -> None:
    [part] = plan_of().partes_del_cronograma()
    first, second = part.filas
    assert (first.texto, first.posicion is not None) == ("Primera línea.", True)
    assert [str(span.fin) for span in first.tramos] == ["2026-03-31"]
    assert (second.texto, second.posicion) == ("Otra cosa.", None)
    assert [str(place.at) for place in part.filas] == ["plan.yaml:38:11", "plan.yaml:39:11"]


@pytest.mark.parametrize(
    ("level", "texts"),
    [("eje", ["Primer eje."]), ("linea", ["Primera línea."]), ("accion", ["Primera acción."])],
)
def test_without_parts_the_rows_are_the_items_of_a_level(level: str, texts: list[str]) -> None:
    plan = plan_of((PARTES, f"  nivel: {level}\n"))
    [part] = plan.partes_del_cronograma()
    assert [row.texto for row in part.filas] == texts
    assert [str(row.at).split(":")[0] for row in part.filas] == ["plan.yaml"]


def test_a_row_that_points_nowhere_and_says_no_period_lasts_the_whole_horizon() -> None:
    plan = plan_of(
        ("{texto: Otra cosa., periodo: {en: 2026-06}, celdas: {2026-06: AL 11}}", "texto: X")
    )
    [part] = plan.partes_del_cronograma()
    assert [(str(s.inicio), str(s.fin)) for s in part.filas[1].tramos] == [
        ("2026-01-01", "2026-12-31")
    ]


def test_a_plan_without_a_grid_has_no_parts() -> None:
    grid = PLAN[PLAN.index("cronograma:") : PLAN.index("secciones:")]
    assert plan_of((grid, "")).partes_del_cronograma() == ()
