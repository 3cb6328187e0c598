"""Any period, printed in any of its forms, reads back as the same days."""

import time
from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandocs.plan import MESES, Tramo
from plandocs.plan.frases import Contexto, find_periods, joined, read_period
from plandocs.plan.tiempo import month

EMPTY = Contexto()
SHORT = [name[:3] for name in MESES]
UNITS = {2: "bimestre", 3: "trimestre", 4: "cuatrimestre", 6: "semestre"}
ORDINALS = ("primer", "segundo", "tercer", "cuarto", "quinto", "sexto")
FIGURES = ("1er", "2º", "3er.", "4o.", "5°", "6to")

years = st.integers(1950, 2150)
months = st.integers(1, 12)
days = st.dates(date(1950, 1, 1), date(2150, 12, 31))
styles = st.sampled_from([str, str.upper, str.capitalize])


def read(text: str, context: Contexto = EMPTY) -> tuple[Tramo, ...]:
    """Return the days of a field, which must say nothing against itself."""
    periodo = read_period(text, context)
    assert periodo, text
    assert (periodo.defecto, periodo.abierto, periodo.sin_anio) == ("", "", False), text
    return periodo.tramos


def whole(first: tuple[int, int], last: tuple[int, int]) -> tuple[Tramo, ...]:
    return (Tramo(month(*first).inicio, month(*last).fin),)


@given(years, months, months, styles)
@pytest.mark.parametrize(
    "form",
    [
        "{a} a {b} de {y}",
        "de {a} a {b} de {y}",
        "{a}-{b} {y}",
        "{a} – {b} de {y}",
        "{a}/{b} {y}",
        "entre {a} y {b} del {y}",
        "desde {a} hasta {b} del año {y}",
        "durante los meses de {a} a {b} de {y}",
    ],
)
def test_two_months_of_a_year(form: str, y: int, a: int, b: int, style: type[str]) -> None:
    first, last = sorted((a, b))
    text = form.format(a=MESES[first - 1], b=MESES[last - 1], y=y)
    assert read(style(text)) == whole((y, first), (y, last))


@given(years, months, months)
def test_two_short_months_of_a_year(year: int, a: int, b: int) -> None:
    first, last = sorted((a, b))
    for form in ("{a}-{b} {y}", "{a}. a {b}. de {y}", "{a}.-{b}. {y}"):
        text = form.format(a=SHORT[first - 1], b=SHORT[last - 1], y=year)
        assert read(text.upper()) == whole((year, first), (year, last))


@given(years, months, months, st.integers(0, 3))
def test_months_of_two_years(year: int, a: int, b: int, later: int) -> None:
    last = (year + later, b if later else max(a, b))
    for form in ("{a} de {y} a {b} de {z}", "{a}-{y} / {b} {z}", "del {a} {y} al {b} {z}"):
        text = form.format(a=MESES[a - 1], b=MESES[last[1] - 1], y=year, z=last[0])
        assert read(text) == whole((year, a), last)


@given(years, st.sets(months, min_size=2))
def test_a_list_of_months(year: int, some: set[int]) -> None:
    names = [MESES[number - 1] for number in sorted(some)]
    text = f"{', '.join(names[:-1])} y {names[-1]} de {year}"
    assert read(text) == joined([month(year, number) for number in some])


@given(years, st.sampled_from(sorted(UNITS)), st.data())
def test_parts_of_a_year(year: int, size: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(1, 12 // size))
    expected = whole((year, (part - 1) * size + 1), (year, part * size))
    for ordinals in (ORDINALS, FIGURES):
        for form in ("{o} {u} de {y}", "Durante el {o} {u} del año {y}.", "{o} {u} {y}"):
            assert read(form.format(o=ordinals[part - 1], u=UNITS[size], y=year)) == expected


@given(days)
@pytest.mark.parametrize(
    "form",
    [
        "{d.day} de {m} de {d.year}",
        "el día {d.day} de {m} del año {d.year}",
        "{d.day}/{d.month}/{d.year}",
        "{d.day:02}-{d.month:02}-{d.year}",
        "{d}",
        "{d.day}-{s}-{d.year}",
        "{d.day} {m} {d.year}",
    ],
)
def test_a_day(form: str, d: date) -> None:
    text = form.format(d=d, m=MESES[d.month - 1], s=SHORT[d.month - 1])
    assert read(text) == (Tramo(d, d),)
    assert [mention.periodo.tramos for mention in find_periods(f"Hecho {text}.", EMPTY)] == [
        (Tramo(d, d),)
    ]


@given(days, days)
def test_two_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    start, end = (f"{d.day} de {MESES[d.month - 1]} de {d.year}" for d in (first, last))
    assert read(f"del {start} al {end}") == (Tramo(first, last),)
    if first.year == last.year:
        start = start.rpartition(" de ")[0]
        assert read(f"del {start} al {end}") == (Tramo(first, last),)


@given(months, st.integers(1, 31))
def test_a_day_without_a_year_is_of_the_year_of_its_plan(number: int, day: int) -> None:
    horizon = Tramo(date(2025, 1, 1), date(2025, 12, 31))
    day = min(day, monthrange(2025, number)[1])
    expected = date(2025, number, day)
    assert read(f"al {day} de {MESES[number - 1]}", Contexto(horizon)) == (
        Tramo(expected, expected),
    )


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)), st.integers(28, 360), months, months)
def test_what_a_plan_completes_is_inside_it(first: date, length: int, a: int, b: int) -> None:
    horizon = Tramo(first, date.fromordinal(first.toordinal() + length))
    periodo = read_period(f"de {MESES[a - 1]} a {MESES[b - 1]}", Contexto(horizon))
    assert periodo
    same_year = horizon.inicio.year == horizon.fin.year
    assert same_year or all(horizon.overlaps(tramo) for tramo in periodo.tramos)


pieces = st.sampled_from(
    "de del al a el la y , . ; ( ) - / 5 31 2025 2024-2025 28/10/2024 99/99/2024 mayo enero ene. "
    "SEP Julio primer último segunda II 1o. 1er trimestre mes quincena semana día días año "
    "ejercicio presente curso durante cada dos mil treinta hasta entre finales todo presidencia "
    "Comisión mensual informes siguientes martes 0 32 % $ º ñ İ".split()
)


@given(st.lists(pieces, max_size=14).map(" ".join))
def test_any_row_of_words_is_read_without_a_fault(text: str) -> None:
    horizon = Contexto(Tramo(date(2024, 11, 1), date(2025, 11, 30)))
    for context in (EMPTY, horizon):
        read_period(text, context)
        found = find_periods(text, context)
        offsets = [offset for mention in found for offset in mention[:2]]
        assert offsets == sorted(offsets)
        assert all(0 <= mention.start < mention.end <= len(text) for mention in found)


@given(st.text(max_size=60))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    read_period(text, EMPTY)
    find_periods(text, EMPTY)


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    row = "enero, 5 y 6 de mayo al primer trimestre y " * 400
    started = time.process_time()
    find_periods(row, EMPTY)
    assert time.process_time() - started < 2
