"""Numbers that a plan states of itself, told against what it lists."""

import pytest
from support.content import ALONE, HEAD, content_told, plan_text, prose

LEAD_IN = "        texto: |\n          La Comisión realizará las siguientes acciones:\n"
ACTIONS = "        acciones:\n          - texto: Revisar los bienes.\n"


@pytest.mark.parametrize(
    "paragraph",
    [
        "El programa tiene un eje y dos líneas de acción.",
        "El programa tiene {ejes} eje y {lineas} líneas de acción.",
        "El programa tiene al menos una línea de acción.",
        "Se atendieron cuatro ejes viales y seis líneas telefónicas.",
        "Se hará en las tres etapas siguientes:\n\n- Una.\n- Otra.\n- La última.",
        "Se hará en las cuatro etapas siguientes:",
        "Hubo tres reuniones y luego 12 reuniones.",
        "El tres por ciento y el 4% de las plazas.",
        "A los sesenta años, y de 19 a 29 años.",
        "Tras cuarenta horas, las 24 horas del día.",
    ],
)
def test_numbers_that_hold_are_not_told(paragraph: str) -> None:
    assert content_told(plan_text(prose(paragraph))) == []


def test_a_cell_counts_in_figures() -> None:
    cells = "{columnas: [Mes, Suma], filas: [[Mayo, 3 visitas]]}"
    blocks = f"      - texto: Hubo cuatro visitas.\n      - tabla: {cells}\n"
    section = f"secciones:\n  - titulo: Uno\n    cuerpo:\n{blocks}"
    assert [one for one in content_told(plan_text(section)) if one.startswith("C156")] == []


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (
            "El programa tiene tres ejes.",
            "C101 plan.yaml:23:25: La sección «Presentación» dice «tres ejes» (plan.yaml:23:25) "
            "y se lista 1 (plan.yaml:8:5).",
        ),
        (
            "El programa tiene tres líneas de acción.",
            "C101 plan.yaml:23:25: La sección «Presentación» dice «tres líneas de acción» "
            "(plan.yaml:23:25) y se listan 2 (plan.yaml:10:9).",
        ),
        (
            "Se hará en las cuatro etapas siguientes:\n\n- Una.\n- Otra.\n- La última.",
            "C101 plan.yaml:23:22: La sección «Presentación» dice «cuatro etapas» "
            "(plan.yaml:23:22) y se listan 3 (plan.yaml:25:9).",
        ),
        (
            "Hubo tres reuniones y luego 4 reuniones.",
            "C156 plan.yaml:23:12: Se cuenta con letra y con cifra: «tres reuniones» y "
            "«4 reuniones» (plan.yaml:23:12, 23:35).",
        ),
        (
            "Hubo tres visitas y luego 4 a 6 visitas.",
            "C156 plan.yaml:23:12: Se cuenta con letra y con cifra: «tres visitas» y "
            "«4 a 6 visitas» (plan.yaml:23:12, 23:33).",
        ),
    ],
)
def test_numbers_that_do_not_hold_are_told(paragraph: str, found: str) -> None:
    assert content_told(plan_text(prose(paragraph))) == [found]


def test_a_lead_in_in_the_plural_for_one_action_is_told() -> None:
    text = plan_text(ejes=ALONE.replace(ACTIONS, LEAD_IN + ACTIONS))
    assert content_told(text) == [
        "C102 plan.yaml:13:33: La línea 1.1 anuncia «las siguientes acciones» (plan.yaml:13:33) y "
        "se lista 1 (plan.yaml:15:13)."
    ]


def test_a_lead_in_that_lists_nothing_or_derives_its_number_is_not_told() -> None:
    assert content_told(plan_text(ejes=ALONE.replace(ACTIONS, LEAD_IN))) == []
    derived = LEAD_IN.replace("las siguientes acciones", "{las siguientes acciones}")
    assert content_told(plan_text(ejes=ALONE.replace(ACTIONS, derived + ACTIONS))) == []


def test_an_axis_may_be_called_otherwise() -> None:
    labels = "etiquetas: {eje: Actividad}\n"
    text = plan_text(labels, prose("El programa tiene tres actividades."))
    assert [one[:4] for one in content_told(text)] == ["C101"]


def test_a_plan_without_axes_has_nothing_to_count() -> None:
    assert content_told(HEAD + prose("El programa tiene tres ejes y dos fichas.")) == []


@pytest.mark.parametrize(("word", "codes"), [("{eges}", 1), ("{ejes}", 0), ("{ }", 0)])
def test_words_between_braces_that_stand_for_nothing_are_told(word: str, codes: int) -> None:
    found = content_told(plan_text(prose(f"Hay {word} eje.")))
    assert [word in one for one in found] == [True] * codes
