"""Periods told where their words and dates, or two of their places, do not agree."""

import pytest
from support.content import ALONE, content_told, plan_text, prose

MARCH = "de: 2026-01, a: 2026-03"
GRID = "cronograma:\n{}  partes:\n    - filas:\n        - {{linea: inventario{}}}\n"


def said(words: str, dates: str = MARCH) -> str:
    """Return axes whose line says its period in words."""
    period = f"        periodo: {{{dates}, texto: '{words}'}}\n        acciones:"
    return ALONE.replace("        acciones:", period)


def done(action: str) -> str:
    """Return axes with an action."""
    return ALONE.replace("Revisar los bienes.", action)


@pytest.mark.parametrize(
    "words",
    [
        "Enero a marzo de 2026.",
        "Primer trimestre.",
        "Según convocatoria.",
        "A más tardar en marzo.",
        "A partir de enero de 2026.",
        "Antes de abril de 2026.",
        "A mediados de enero.",
        "Cada tres meses.",
    ],
)
def test_words_that_the_dates_allow_are_not_told(words: str) -> None:
    assert content_told(plan_text(ejes=said(words))) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            "Febrero de 2026.",
            "C123 plan.yaml:12:51: La línea 1.1 imprime «Febrero de 2026.» (plan.yaml:12:51) y sus "
            "fechas son enero a marzo de 2026.",
        ),
        (
            "A más tardar en abril.",
            "C123 plan.yaml:12:51: La línea 1.1 imprime «A más tardar en abril.» (plan.yaml:12:51) "
            "y sus fechas son enero a marzo de 2026.",
        ),
        (
            "A partir de febrero de 2026.",
            "C123 plan.yaml:12:51: La línea 1.1 imprime «A partir de febrero de 2026.» "
            "(plan.yaml:12:51) y sus fechas son enero a marzo de 2026.",
        ),
        (
            "Antes de febrero de 2026.",
            "C123 plan.yaml:12:51: La línea 1.1 imprime «Antes de febrero de 2026.» "
            "(plan.yaml:12:51) y sus fechas son enero a marzo de 2026.",
        ),
        (
            "Enero a marzo de 2027.",
            "C121 plan.yaml:12:52: La línea 1.1 dice «Enero a marzo de 2027» (plan.yaml:12:52), y "
            "el plan va de enero de 2026 a diciembre de 2026.",
        ),
        (
            "Primer trimestre de enero de 2026.",
            "C124 plan.yaml:12:52: «Primer trimestre de enero de 2026» (plan.yaml:12:52) no puede "
            "ser: un trimestre no cabe en un solo mes.",
        ),
        (
            "El próximo mes de enero.",
            "C127 plan.yaml:12:52: «El próximo mes» (plan.yaml:12:52) depende del día en que se "
            "lea.",
        ),
        (
            "Durante la vigencia de la presidencia.",
            "C126 plan.yaml:12:52: Nada en el documento dice de qué día a qué día va «Durante la "
            "vigencia de la presidencia» (plan.yaml:12:52).",
        ),
    ],
)
def test_words_that_they_do_not_are_told_once(words: str, found: str) -> None:
    assert content_told(plan_text(ejes=said(words))) == [found]


@pytest.mark.parametrize(
    "grid",
    [
        GRID.format("", ", periodo: {en: [2026-01, 2026-02, 2026-03]}"),
        GRID.format("", ", nota: Enero a marzo de 2026."),
        GRID.format("  rango: ENERO - DICIEMBRE 2026\n", ""),
        GRID.format("  rango: DEL AÑO\n", ""),
    ],
)
def test_rows_like_their_lines_are_not_told(grid: str) -> None:
    assert content_told(plan_text(grid, ejes=said("Enero a marzo de 2026."))) == []


@pytest.mark.parametrize(
    ("grid", "found"),
    [
        (
            GRID.format("", ", periodo: {de: 2026-04, a: 2026-05}"),
            "C122 plan.yaml:18:40: El renglón 1 del cronograma dice «Abril a mayo de 2026.» "
            "(plan.yaml:18:40) y la línea 1.1, «Enero a marzo de 2026.» (plan.yaml:12:51).",
        ),
        (
            GRID.format("", ", periodo: {de: 2026-04, a: 2026-05}, nota: Abril y mayo de 2026."),
            "C122 plan.yaml:18:73: El renglón 1 del cronograma dice «Abril y mayo de 2026.» "
            "(plan.yaml:18:73) y la línea 1.1, «Enero a marzo de 2026.» (plan.yaml:12:51).",
        ),
        (
            GRID.format("", ", nota: Durante el primer trimestre de 2026."),
            "C125 plan.yaml:12:51: El mismo periodo se dice de dos maneras: «Enero a marzo de "
            "2026» y «Durante el primer trimestre de 2026» (plan.yaml:12:51, 18:37).",
        ),
        (
            GRID.format("  rango: (ENERO / NOVIEMBRE 2026)\n", ""),
            "C120 plan.yaml:16:10: El cronograma dice «(ENERO / NOVIEMBRE 2026)» (plan.yaml:16:10) "
            "y las columnas van de enero de 2026 a diciembre de 2026.",
        ),
    ],
)
def test_rows_unlike_their_lines_are_told(grid: str, found: str) -> None:
    assert content_told(plan_text(grid, ejes=said("Enero a marzo de 2026."))) == [found]


@pytest.mark.parametrize(
    "text",
    [
        plan_text(prose("Se hará del 3 al 5 de mayo de 2026.")),
        plan_text(prose("Durante la presidencia, de enero a junio de 2026.")),
        plan_text(prose("De enero a junio de 2026, durante la presidencia, se hará.")),
        plan_text(prose("Durante la presidencia (enero a junio de 2026).")),
        plan_text(ejes=done("Rendir informes trimestrales en abril y julio de 2026.")),
        plan_text(
            ejes=done(
                "Rendir informes trimestrales.\n"
                "            periodo: {de: 2026-03, a: 2026-12, cada: 3 meses}"
            )
        ),
    ],
)
def test_dates_that_stand_beside_are_enough(text: str) -> None:
    assert content_told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            plan_text(prose("Durante el periodo de la presidencia.")),
            "C126 plan.yaml:23:7: Nada en el documento dice de qué día a qué día va «Durante el "
            "periodo de la presidencia» (plan.yaml:23:7).",
        ),
        (
            plan_text(prose("El pasado 3 de mayo.")),
            "C127 plan.yaml:23:7: «El pasado 3 de mayo» (plan.yaml:23:7) depende del día en que se "
            "lea.",
        ),
        (
            plan_text(ejes=done("Rendir informes trimestrales.")),
            "C128 plan.yaml:13:27: Se dice «informes trimestrales» (plan.yaml:13:27) y no se dan "
            "las fechas.",
        ),
        (
            plan_text(
                ejes=done("Rendir informes trimestrales.\n            periodo: {en: [2026-03]}")
            ),
            "C128 plan.yaml:13:27: Se dice «informes trimestrales» (plan.yaml:13:27) y no se dan "
            "las fechas.",
        ),
    ],
)
def test_what_has_no_dates_is_told(text: str, found: str) -> None:
    assert content_told(text) == [found]


def test_what_is_done_as_some_rule_says_has_no_dates_either() -> None:
    action = "Celebrar reuniones en la temporalidad establecida."
    [found] = content_told(plan_text(ejes=done(action)))
    assert found.startswith("C128 plan.yaml:13:")
