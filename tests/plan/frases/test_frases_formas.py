"""The printed form of a period: equal when only its values differ, and what completes it."""

from unicodedata import normalize

import pytest
from support.periodos import context, span, written

from plandocs.plan.frases import Contexto, find_periods, joined, read_period


def form(phrase: str) -> str:
    """Return the form of a field."""
    periodo = read_period(phrase, Contexto())
    assert periodo
    return periodo.forma


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Enero a diciembre de 2023", "{mes} a {mes} de {año}"),
        ("1.1 MAYO A NOVIEMBRE DE 2023.", "{mes} a {mes} de {año}"),
        ("Durante el primer trimestre de 2025.", "durante {ordinal} trimestre de {año}"),
        ("***Durante el tercer trimestre de 2025", "durante {ordinal} trimestre de {año}"),
        ("1er trimestre 2025", "{ordinal en cifra} trimestre {año}"),
        ("(NOVIEMBRE-2024 / SEPTIEMBRE 2025)", "{mes} - {año} / {mes} {año}"),
        ("enero, abril y julio de 2025", "{mes} y {mes} de {año}"),
        ("ENE-MAR 2025", "{mes abreviado} - {mes abreviado} {año}"),
        ("del 5 al 9 de mayo de 2025", "del {día} al {día} de {mes} de {año}"),
        ("el 28 de octubre de 2024", "{día} de {mes} de {año}"),
        ("quince de marzo de dos mil veinticinco", "{día en letra} de {mes} de {año en letra}"),
        ("28/10/2024", "{fecha en cifras}"),
        ("03/2025", "{mes en cifra}/{año}"),
        ("2025-T1", "{código}"),
        ("Cada tres meses", "cada {número en letra} meses"),
        ("Durante la presidencia de la Comisión", "durante presidencia de comision"),
    ],
)
def test_a_form_names_what_changes(phrase: str, expected: str) -> None:
    assert form(phrase) == expected


def test_a_mention_has_the_form_of_its_own_words() -> None:
    found = find_periods(
        "Se hará del 1 al 3 de mayo. Se informará en julio.", context("2025-01/2025-12")
    )
    assert [mention.periodo.forma for mention in found] == [
        "del {día} al {día} de {mes}",
        "en {mes}",
    ]


@pytest.mark.parametrize("text", ["Por confirmar.", "Por definir", "", "   ", "4", "Anexo 1"])
def test_what_says_nothing_of_when_is_no_period(text: str) -> None:
    assert read_period(text, context("2025-01/2025-12")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Taller en marzo de 2025",
        "Se contempla una reunión en marzo de 2025, en la cual se informe",
        "Aprobado en enero de 2025 y publicado en marzo de 2025",
        "Enero a marzo de 2025 en todas las sedes",
    ],
)
def test_a_sentence_with_a_date_is_no_field(text: str) -> None:
    assert read_period(text, Contexto()) is None


@pytest.mark.parametrize(
    "text",
    [
        "Enero a marzo de 2025, conforme a la convocatoria",
        "Enero a marzo de 2025 (sujeto a presupuesto)",
        "Enero a marzo de 2025 previa aprobación del Consejo",
    ],
)
def test_a_condition_after_a_period_does_not_change_it(text: str) -> None:
    assert written(read_period(text, Contexto())) == "2025-01/2025-03"


def test_the_exercises_complete_what_no_horizon_does() -> None:
    one = Contexto(ejercicios=(2025,))
    two = Contexto(ejercicios=(2024, 2025))
    assert written(read_period("de enero a marzo", one)) == "2025-01/2025-03"
    assert written(read_period("5 de mayo del presente año", one)) == "2025-05-05 relativo"
    assert written(read_period("de enero a marzo", two)) == "sin_anio"
    assert written(read_period("5 de mayo del presente año", two)) == "relativo"


def test_touching_spans_are_one() -> None:
    months = [span("2025-03"), span("2025-01"), span("2025-02"), span("2025-06")]
    assert joined(months) == (span("2025-01/2025-03"), span("2025-06"))
    assert joined([]) == ()
    assert joined([span("2025-01/2025-12"), span("2025-03")]) == (span("2025-01/2025-12"),)


def test_letters_with_their_accent_apart_are_the_same() -> None:
    apart = normalize("NFD", "Último trimestre del año 2025")
    assert written(read_period(apart, Contexto())) == "2025-10/2025-12"
