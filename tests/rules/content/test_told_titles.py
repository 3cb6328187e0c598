"""Titles told where they are worded otherwise than where they were given."""

import pytest
from support.content import EJES, content_told, plan_text, prose

GRID = "cronograma:\n{}  partes:\n    - filas:\n"
ROWS = (
    "        - {linea: inventario, texto: Otra cosa.}\n"
    "        - {linea: bajas, texto: Alguna cosa.}\n"
)
SHEETS = "fichas: {campos: [linea, accion]}\n"
TABLE = "secciones:\n  - titulo: {}\n    cuerpo: [actividades]\n"


def with_sheets(one: str, other: str = "{}") -> str:
    """Return the axes with a sheet in each line."""
    ejes = EJES.replace("Revisar los bienes.", f"Revisar los bienes.\n            ficha: {one}")
    return ejes.replace("Proponer las bajas.", f"Proponer las bajas.\n            ficha: {other}")


@pytest.mark.parametrize(
    "text",
    [
        plan_text(SHEETS, ejes=with_sheets("{ejes: [USO DE LOS BIENES.]}")),
        plan_text(SHEETS, ejes=with_sheets("{linea: HACER EL INVENTARIO.}")),
        plan_text(GRID.format("  encabezado: Actividad\n") + ROWS),
        plan_text(GRID.format("  encabezado: Eje\n") + ROWS.replace(", texto: Otra cosa.", "")),
        plan_text("cronograma:\n  encabezado: Línea de acción\n"),
        plan_text(prose("El Programa de Trabajo se aprobó, y el Programa de Obras no.")),
        plan_text(GRID.format("  titulo: CRONOGRAMA DEL PROGRAMA DE TRABAJO 2026\n") + ROWS),
        plan_text(TABLE.format("Ejes, líneas de acción y periodos")),
        plan_text(TABLE.format("Estrategias")),
        plan_text(prose("Nada.", titulo="Estrategias y ejes")),
    ],
)
def test_the_same_words_are_not_told(text: str) -> None:
    assert content_told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            plan_text(SHEETS, ejes=with_sheets("{ejes: [Uso del mobiliario.]}")),
            "C111 plan.yaml:14:28: La ficha 1 imprime «Uso del mobiliario.» (plan.yaml:14:28) y "
            "el eje 1 se llama «Uso de los bienes.» (plan.yaml:8:13).",
        ),
        (
            plan_text(SHEETS, ejes=with_sheets("{linea: Hacer la lista.}")),
            "C111 plan.yaml:14:28: La ficha 1 imprime «Hacer la lista.» (plan.yaml:14:28) y "
            "la línea 1.1 se llama «Hacer el inventario.» (plan.yaml:11:17).",
        ),
        (
            plan_text(GRID.format("  encabezado: Línea de acción\n") + ROWS),
            "C112 plan.yaml:21:15: El encabezado del cronograma promete «Línea de acción» "
            "(plan.yaml:21:15) y ningún renglón repite el título de un eje ni de una línea "
            "(plan.yaml:24:38).",
        ),
        (
            plan_text(GRID.format("  titulo: CRONOGRAMA DEL PLAN DE OBRAS\n") + ROWS),
            "C113 plan.yaml:21:26: El plan se llama «Programa de Trabajo» (plan.yaml:1:9) y el "
            "cronograma lo llama «PLAN DE OBRAS» (plan.yaml:21:26).",
        ),
        (
            plan_text(prose("El presente Plan de Obras.")),
            "C113 plan.yaml:23:19: El plan se llama «Programa de Trabajo» (plan.yaml:1:9) y el "
            "texto lo llama «Plan de Obras» (plan.yaml:23:19).",
        ),
        (
            plan_text(TABLE.format("Ejes, estrategias y periodos")),
            "C114 plan.yaml:21:19: El título anuncia «estrategias» (plan.yaml:21:19) y la tabla no "
            "tiene esa columna: «Eje», «Línea de acción», «Periodo».",
        ),
    ],
)
def test_other_words_are_told(text: str, found: str) -> None:
    assert content_told(text) == [found]


def test_a_sheet_with_two_axes_is_told_of_its_label() -> None:
    axes = "{ejes: [Uso de los bienes., Uso de los bienes.]}"
    assert content_told(plan_text(SHEETS, ejes=with_sheets(axes))) == [
        "C144 plan.yaml:14:28: En la ficha 1, el rótulo «EJES:» se imprime después del primer eje "
        "que anuncia (plan.yaml:14:28)."
    ]
    assert content_told(plan_text(ejes=with_sheets(axes))) == []
