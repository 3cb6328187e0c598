"""Marks, spaces, repeated texts and long sentences."""

import pytest
from support.content import EJES, content_told, plan_text, prose

LONG = "Publicar la lista de los bienes que se dieron de baja en el año."
WORDS = " y ".join(["la mesa"] * 24)


@pytest.mark.parametrize(
    "text",
    [
        plan_text(prose('El taller "Uno" y el taller "Dos".')),
        plan_text(prose("El taller “Uno” y el taller “Dos”.")),
        plan_text(prose("Un párrafo sin punto", "Otro con él.")),
        plan_text(prose(f"Se cuida {' y '.join(['la mesa'] * 22)}.")),
    ],
)
def test_uniform_marks_are_not_told(text: str) -> None:
    assert content_told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            plan_text(ejes=EJES.replace("Publicar la lista.", "Publicar la lista")),
            "C180 plan.yaml:19:20: De las acciones (4), la mayoría termina con punto, pero no "
            "«Publicar la lista» (plan.yaml:19:20).",
        ),
        (
            plan_text(prose('El taller "Uno" y el taller “Dos” y el curso “Tres”.')),
            'C182 plan.yaml:23:17: Se usan comillas de varias clases: "Uno", “Dos” y “Tres” '
            "(plan.yaml:23:17, 23:35, 23:52).",
        ),
        (
            plan_text(prose("El taller uno , el dos.")),
            "C183 plan.yaml:23:17: En «El taller uno , el dos.» sobra un espacio antes del signo "
            "(plan.yaml:23:17).",
        ),
        (
            plan_text(
                ejes=EJES.replace("Publicar la lista.", LONG).replace(
                    "Anotar su estado.", LONG.replace("baja", "bajas")
                )
            ),
            "C184 plan.yaml:14:20: La acción 1.1 y la acción 1.2 dicen casi lo mismo: «…los "
            "bienes que se dieron de bajas en el año.» (plan.yaml:14:20) y «…los bienes que se "
            "dieron de baja en el año.» (plan.yaml:19:20).",
        ),
        (
            plan_text(prose(f"Se cuida {WORDS}.")),
            "C185 plan.yaml:23:7: Una oración de 73 palabras (plan.yaml:23:7).",
        ),
        (
            plan_text(prose(f"Se cuida {WORDS}.", f"Se limpia {WORDS}.")),
            "C185 plan.yaml:23:7: 2 oraciones muy largas, de 73 y 73 palabras (plan.yaml:23:7, "
            "25:7).",
        ),
        (
            plan_text(prose("El taller de de uno.")),
            "C192 plan.yaml:23:17: Palabra repetida: «de de» (plan.yaml:23:17).",
        ),
    ],
)
def test_uneven_marks_are_told(text: str, found: str) -> None:
    assert content_told(text) == [found]
