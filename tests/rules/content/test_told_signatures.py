"""Signatures told against the integration."""

import pytest
from support.content import content_told, plan_text

MEMBERS = """\
  nombre: Comisión de Prueba
  integrantes:
    - {id: uno, nombre: Nombre Uno, rol: Presidencia, firma: Presidencia}
    - {id: dos, nombre: Nombre Dos, rol: Integrante, firma: Integrante}
"""
VOCAL = "    - {id: tres, nombre: Nombre Tres, rol: Vocal, firma: Consejera Electoral}\n"
SECRETARY = (
    "  secretaria: {id: cuatro, nombre: Lic. Nombre Cuatro, rol: Secretaría Técnica, "
    "firma: Secretaría Técnica}\n"
)


def signed(body: str, more: str = "") -> str:
    """Return a plan of two members, and more, with a section of some blocks."""
    text = plan_text(f"secciones:\n  - cuerpo: [{body}]\n")
    return text.replace("  nombre: Comisión de Prueba\n", MEMBERS + more)


@pytest.mark.parametrize(
    "text",
    [
        signed("integracion, firmas"),
        signed("integracion, {firmas: {orden: [uno]}}"),
        signed("integracion, {firmas: {orden: [uno, dos]}}"),
        signed("{firmas: {orden: [dos, uno]}}"),
        signed("firmas", VOCAL),
        signed("integracion", VOCAL),
        signed("integracion, firmas", VOCAL.replace("Vocal", "Vocal, cargo: Consejera Electoral")),
        signed("integracion, firmas", VOCAL.replace(", firma: Consejera Electoral", "")),
        signed("integracion, firmas", SECRETARY),
        signed(
            "integracion, firmas",
            SECRETARY.replace("firma: Secretaría Técnica", "cargo: Dirección"),
        ),
        signed(
            "integracion, firmas",
            SECRETARY.replace("firma", "cargo: 'Lic. Nombre Cuatro, Dirección', firma"),
        ),
    ],
)
def test_signatures_that_follow_the_integration_are_not_told(text: str) -> None:
    assert content_told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            signed("integracion, {firmas: {orden: [dos, uno]}}"),
            "C150 plan.yaml:24:44: Las firmas van en el orden Nombre Dos y Nombre Uno "
            "(plan.yaml:24:44) y la integración, en el orden Nombre Uno y Nombre Dos "
            "(plan.yaml:6:5).",
        ),
        (
            signed("integracion, firmas", VOCAL),
            "C151 plan.yaml:8:58: Nombre Tres aparece como «Vocal» (plan.yaml:8:44) y firma como "
            "«Consejera Electoral» (plan.yaml:8:58).",
        ),
        (
            signed("integracion, firmas", SECRETARY.replace("firma", "cargo: Dirección, firma")),
            "C152 plan.yaml:8:88: El cuadro de integración da un cargo, «Dirección» "
            "(plan.yaml:8:88), donde la firma da a una persona, «Lic. Nombre Cuatro» "
            "(plan.yaml:8:36).",
        ),
    ],
)
def test_signatures_that_do_not_are_told(text: str, found: str) -> None:
    assert content_told(text) == [found]
