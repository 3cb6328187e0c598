"""Spanish as institutions print it."""

from datetime import date

import pytest
from support.tiny import plan_of

from plandocs.plan import Campo, Tramo, parse_tramo
from plandocs.plan.escrito import (
    join,
    print_date,
    print_period,
    print_range,
    print_span,
    print_value,
)


def span(first: str, last: str | None = None) -> Tramo:
    start, end = parse_tramo(first), parse_tramo(last or first)
    assert start
    assert end
    return Tramo(start.inicio, end.fin)


def phrase(typed: str) -> str:
    """Return how a period of the tiny plan prints."""
    plan = plan_of(("periodo: {de: 2026-01, a: 2026-03}", f"periodo: {typed}"))
    periodo = plan.ejes[0].lineas[0].periodo
    assert periodo
    return print_period(periodo, plan.resolve(periodo))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{de: 2026-01, a: 2026-12}", "Enero a diciembre de 2026."),
        ("{de: 2025-11, a: 2026-02}", "Noviembre de 2025 a febrero de 2026."),
        ("{de: 2026-03, a: 2026-03}", "Marzo de 2026."),
        ("{de: 2026-01-05, a: 2026-01-20}", "Del 5 al 20 de enero de 2026."),
        ("{de: 2026-01-05, a: 2026-02-20}", "Del 5 de enero al 20 de febrero de 2026."),
        ("{de: 2025-12-20, a: 2026-01-06}", "Del 20 de diciembre de 2025 al 6 de enero de 2026."),
        ("{en: 2026-04}", "Abril de 2026."),
        ("{en: 2026-T2}", "Abril a junio de 2026."),
        ("{en: 2026-S05}", "Del 26 de enero al 1 de febrero de 2026."),
        ("{en: 2026-03-05}", "5 de marzo de 2026."),
        ("{en: [2026-04, 2026-08, 2026-12]}", "Abril, agosto y diciembre de 2026."),
        ("{en: [2025-12, 2026-01]}", "Diciembre de 2025 y enero de 2026."),
        ("{en: [2026-T1, 2026-05]}", "Enero a marzo de 2026 y mayo de 2026."),
        ("{en: [2026-03-05, 2026-04]}", "5 de marzo de 2026 y abril de 2026."),
        ("{hasta: 2026-03-15}", "A más tardar el 15 de marzo de 2026."),
        ("{hasta: 2026-03}", "A más tardar el 31 de marzo de 2026."),
        ("{durante: presidencia}", "Noviembre de 2025 a junio de 2026."),
        ("{evento: jornada, dias: -7}", "31 de mayo de 2026."),
        ("{de: 2026-01, a: 2026-12, cada: 2 meses}", "Cada 2 meses, de enero a diciembre de 2026."),
        ("{de: 2026-01, a: 2026-12, cada: 1 mes}", "Cada mes, de enero a diciembre de 2026."),
        ("{de: 2026-03, a: 2026-03, cada: 1 semana}", "Cada semana, en marzo de 2026."),
        (
            "{de: 2026-03-02, a: 2026-04-30, cada: 15 días}",
            "Cada 15 días, del 2 de marzo al 30 de abril de 2026.",
        ),
        (
            "{en: 2026-01, texto: Durante el primer trimestre de enero}",
            "Durante el primer trimestre de enero",
        ),
    ],
)
def test_a_period_prints_as_a_sentence_or_in_its_approved_words(typed: str, printed: str) -> None:
    assert phrase(typed) == printed


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ([], ""),
        (["uno"], "uno"),
        (["uno", "dos"], "uno y dos"),
        (["uno", "dos", "tres"], "uno, dos y tres"),
        (["padre", "hijo"], "padre e hijo"),
        (["edición", "Impresión"], "edición e Impresión"),
        (["a", "índice"], "a e índice"),
        (["agua", "hielo"], "agua y hielo"),
    ],
)
def test_words_join_with_y_or_e(words: list[str], printed: str) -> None:
    assert join(words) == printed


@pytest.mark.parametrize(
    ("first", "last", "printed"),
    [
        ("2024-11", "2025-11", "(NOVIEMBRE 2024 – NOVIEMBRE 2025)"),
        ("2023-01", "2023-12", "(ENERO – DICIEMBRE 2023)"),
        ("2026-03", "2026-03", "(MARZO 2026)"),
        ("2026-02-10", "2026-05-03", "(FEBRERO – MAYO 2026)"),
    ],
)
def test_a_grid_says_its_range(first: str, last: str, printed: str) -> None:
    assert print_range(span(first, last)) == printed


def test_dates_and_days() -> None:
    assert print_date(date(2021, 11, 16)) == "16 de noviembre de 2021"
    assert print_span(span("2026-01-05", "2026-01-05")) == "5 de enero de 2026"


def test_a_value_prints_with_its_unit() -> None:
    assert print_value(Campo(etiqueta="Meta", unidad="talleres"), "1.50") == "1.50 talleres"
    assert print_value(Campo(etiqueta="Meta"), "1.50") == "1.50"
