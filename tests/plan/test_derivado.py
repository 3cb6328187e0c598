"""Words that a plan does not type: counts, announcements and names between braces."""

import pytest
from support.content import ALONE, EJES, plan_read, plan_text, prose


def printed(words: str, ejes: str = EJES) -> str:
    """Return how a paragraph of a plan reads."""
    [passage] = plan_read(plan_text(prose(words), ejes=ejes)).lectura.of_kind("párrafo")
    return passage.text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Hay {ejes} eje.", "Hay un eje."),
        ("Hay {lineas} líneas y {líneas} más.", "Hay dos líneas y dos más."),
        ("Hay {acciones} acciones.", "Hay cuatro acciones."),
        ("Hay {fichas} fichas y {integrantes} integrantes.", "Hay cero fichas y cero integrantes."),
        ("Con {los siguientes ejes}:", "Con el siguiente eje:"),
        ("Con {las siguientes líneas de acción}:", "Con las siguientes líneas de acción:"),
        ("El {plan} en {ejercicio}.", "El Programa de Trabajo en 2026."),
        ("La {comisión}.", "La Comisión de Prueba."),
        ("Son *{lineas}* líneas.", "Son dos líneas."),
        ("Queda {otra cosa} y {Ejes}.", "Queda {otra cosa} y {Ejes}."),
        ("Nada se deriva.", "Nada se deriva."),
    ],
)
def test_words_between_braces_are_those_of_the_plan(typed: str, read: str) -> None:
    assert printed(typed) == read


@pytest.mark.parametrize(
    ("ejes", "read"),
    [(ALONE, "Hará la siguiente acción:"), (EJES, "Hará las siguientes acciones:")],
)
def test_an_announcement_agrees_with_what_its_line_lists(ejes: str, read: str) -> None:
    lead_in = "        texto: |\n          Hará {las siguientes acciones}:\n        acciones:"
    plan = plan_read(plan_text(ejes=ejes.replace("        acciones:", lead_in, 1)))
    [passage] = plan.lectura.of_kind("entrada de acciones")
    assert passage.text == read


def test_an_axis_counts_its_own_lines() -> None:
    ejes = EJES + "  - titulo: Otro.\n    texto: |\n      Son {lineas}.\n"
    ejes += "    lineas:\n      - {titulo: Una.}\n      - {titulo: Dos.}\n      - {titulo: Tres.}\n"
    [passage] = plan_read(plan_text(ejes=ejes)).lectura.of_kind("entrada de acciones")
    assert passage.text == "Son tres."


def test_a_plan_that_derives_nothing_stays_as_it_is() -> None:
    plan = plan_read(plan_text(prose("Nada.")))
    assert plan.secciones[0].cuerpo[0].texto
    assert plan.secciones[0].cuerpo[0].texto.text == "Nada."
