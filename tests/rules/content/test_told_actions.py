"""Actions told where they are not announced or worded as the others."""

import pytest
from support.content import ALONE, content_told, plan_text

NUMBERS = 'numeracion: {linea: "{eje}.{linea}", accion: "{accion:a})"}\n'


def actions(*texts: str) -> str:
    """Return a plan with one line of some actions."""
    listed = "".join(f"          - texto: {text}\n" for text in texts)
    return plan_text(ejes=ALONE.replace("          - texto: Revisar los bienes.\n", listed))


def announced(words: str) -> str:
    """Return a plan whose actions are announced by some words."""
    lead_in = f"        texto: |\n          {words}\n        acciones:"
    return plan_text(ejes=ALONE.replace("        acciones:", lead_in))


@pytest.mark.parametrize(
    "text",
    [
        actions("Revisión de bienes.", "Entrega de bienes.", "Baja de bienes."),
        actions("Revisar bienes.", "Entregar bienes.", "Anotar bajas."),
        actions("Revisar bienes.", "Baja de bienes."),
        actions("Para ello, se revisarán los bienes.", "Revisar los bienes."),
        actions("Con ese fin, revisar los bienes.", "Revisar los bienes."),
        actions("Revisión de los bienes que se hará en mayo.", "Entrega de los bienes."),
        announced("Para ello, la Comisión realizará lo que sigue:"),
        announced("Para ello, la Comisión."),
        plan_text(ejes=ALONE),
    ],
)
def test_actions_of_one_kind_are_not_told(text: str) -> None:
    assert content_told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            actions("Revisar bienes.", "Entregar bienes.", "Baja de bienes."),
            "C147 plan.yaml:15:20: No empieza como las demás, con un infinitivo: «Baja de bienes.» "
            "(plan.yaml:15:20).",
        ),
        (
            actions("Revisión de bienes.", "Entrega de bienes.", "Anotar las bajas."),
            "C147 plan.yaml:15:20: No empieza como las demás, con un sustantivo: «Anotar las "
            "bajas.» (plan.yaml:15:20).",
        ),
        (
            actions("Los bienes se revisan.", "Se contempla una baja.", "Esta línea da bajas."),
            "C147 plan.yaml:13:20: No empiezan con un infinitivo ni con un sustantivo: «Los bienes "
            "se revisan.», «Se contempla una baja.» y «Esta línea da bajas.» (plan.yaml:13:20, "
            "14:20, 15:20).",
        ),
        (
            actions("Con base en la lista de bienes.", "Revisar los bienes."),
            "C148 plan.yaml:13:20: La acción 1.1 no dice qué se hará: «Con base en la lista de "
            "bienes.» (plan.yaml:13:20).",
        ),
        (
            actions("Revisar los bienes y dará cuenta de ello.", "Entregar los bienes."),
            "C149 plan.yaml:13:41: La acción 1.1 empieza en infinitivo y sigue en futuro: «dará» "
            "(plan.yaml:13:41).",
        ),
        (
            announced("Para ello, la Comisión:"),
            "C146 plan.yaml:13:11: A «Para ello, la Comisión:» (plan.yaml:13:11) le falta el "
            "verbo: no dice qué hará quien lo anuncia.",
        ),
        (
            plan_text(NUMBERS, ejes=ALONE),
            "C145 plan.yaml:13:13: Tiene un solo inciso la línea 1.1 (plan.yaml:13:13).",
        ),
    ],
)
def test_actions_of_another_kind_are_told(text: str, found: str) -> None:
    assert content_told(text) == [found]
