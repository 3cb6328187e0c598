"""Axes, lines, sheets and rows, told where one lacks another."""

import pytest
from support.content import EJES, content_told, plan_text

GRID = "cronograma:\n  partes:\n    - filas:\n"
BOTH = GRID + "        - {linea: inventario}\n        - {linea: bajas}\n"
SHEETS = "fichas: {campos: [linea, accion]}\n"
ONE_SHEET = EJES.replace("Proponer las bajas.", "Proponer las bajas.\n            ficha: {}")


@pytest.mark.parametrize(
    "text",
    [
        plan_text(),
        plan_text(SHEETS),
        plan_text(ejes=ONE_SHEET),
        plan_text(BOTH),
        plan_text("cronograma:\n"),
        plan_text(GRID + "        - {texto: Otra cosa.}\n"),
        plan_text(ejes="ejes:\n  - titulo: Uso.\n  - titulo: Abuso.\n"),
        plan_text(
            GRID + "        - {eje: uno}\n        - {linea: inventario}\n",
            ejes=EJES.replace("- titulo: Uso", "- id: uno\n    titulo: Uso"),
        ),
    ],
)
def test_what_no_plan_of_its_kind_has_is_not_missed(text: str) -> None:
    assert content_told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            plan_text(ejes=EJES + "  - titulo: Otro eje.\n"),
            ["C103 plan.yaml:20:5: Sin líneas de acción: el eje 2 (plan.yaml:20:5)."],
        ),
        (
            plan_text(SHEETS, ejes=ONE_SHEET),
            ["C104 plan.yaml:10:9: Sin ficha técnica: la línea 1.1 (plan.yaml:10:9)."],
        ),
        (
            plan_text(GRID + "        - {linea: inventario}\n"),
            [
                "C105 plan.yaml:15:9: Sin renglón en el cronograma: la línea 1.2 (plan.yaml:15:9).",
                "C117 plan.yaml:23:11: Líneas de acción: 2; renglones en el cronograma: 1 "
                "(plan.yaml:23:11).",
            ],
        ),
        (
            plan_text(BOTH + "        - {linea: bajas}\n"),
            [
                "C117 plan.yaml:23:11: Líneas de acción: 2; renglones en el cronograma: 3 "
                "(plan.yaml:23:11).",
                "C108 plan.yaml:24:11: En el cronograma tiene más de un renglón la línea 1.2 "
                "(plan.yaml:24:11, 25:11).",
            ],
        ),
        (
            plan_text(BOTH + "        - {texto: Otra cosa.}\n"),
            [
                "C117 plan.yaml:23:11: Líneas de acción: 2; renglones en el cronograma: 3 "
                "(plan.yaml:23:11).",
                "C106 plan.yaml:25:11: No corresponde a ninguna línea de acción: el renglón 3 "
                "(plan.yaml:25:11).",
            ],
        ),
        (
            plan_text(GRID + "        - {linea: bajas}\n        - {linea: inventario}\n"),
            [
                "C109 plan.yaml:24:11: Las líneas van en un orden y los renglones del cronograma "
                "en otro: 1.2, 1.1 (plan.yaml:24:11)."
            ],
        ),
        (
            plan_text(BOTH.replace("bajas}", "bajas, nota: Según convocatoria.}")),
            [
                "C107 plan.yaml:23:11: El cronograma no dice con palabras cuándo se hace: el "
                "renglón 1 (plan.yaml:23:11)."
            ],
        ),
        (
            plan_text(ejes=EJES.replace("Dar de baja lo inservible.", "Hacer el inventario")),
            [
                "C110 plan.yaml:10:9: Se llaman igual la línea 1.1 y la línea 1.2 "
                "(plan.yaml:10:9, 15:9).",
                "C180 plan.yaml:16:17: De los títulos de las líneas (2), la mitad termina con "
                "punto, pero no «Hacer el inventario» (plan.yaml:16:17).",
            ],
        ),
    ],
)
def test_what_lacks_its_other_is_told(text: str, found: list[str]) -> None:
    assert content_told(text) == found


def test_a_row_with_texts_in_its_cells_needs_no_note() -> None:
    rows = BOTH.replace("bajas}", "bajas, nota: Según convocatoria.}")
    rows = rows.replace("inventario}", "inventario, celdas: {2026-06: AL 11}}")
    assert content_told(plan_text(rows)) == []
