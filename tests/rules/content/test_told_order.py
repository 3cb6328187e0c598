"""Numbers, contents and glossary told where they are out of order."""

import pytest
from support.content import EJES, content_told, plan_text, prose

NUMBERS = 'numeracion: {eje: "{eje}.", linea: "{eje}.{linea}.", accion: "{accion:a})"}\n'
CONTENTS = "secciones:\n  - titulo: Contenido\n    indice: no\n    cuerpo: [indice]\n"
BODY = "  - titulo: Programa\n    cuerpo: |\n      Un párrafo.\n"
HIDDEN = BODY.replace("    cuerpo", "    encabezado: no\n    cuerpo")


def labelled(label: str) -> str:
    """Return the axes with a typed number on the second line."""
    return EJES.replace("- id: bajas", f"- etiqueta: '{label}'\n        id: bajas")


def with_period(label: str) -> str:
    """Return the axes with a typed number on the period of the first line."""
    period = f"        periodo: {{de: 2026-01, a: 2026-03, etiqueta: '{label}'}}\n"
    return EJES.replace("        acciones:", period + "        acciones:", 1)


@pytest.mark.parametrize(
    "text",
    [
        plan_text(NUMBERS),
        plan_text(NUMBERS, ejes=with_period("1.1.")),
        plan_text("numeracion: {}\n", ejes=labelled("7.")),
        plan_text(CONTENTS, BODY),
        plan_text("secciones:\n", HIDDEN),
        plan_text("secciones:\n  - titulo: Contenido\n    cuerpo: |\n      Nada.\n"),
        plan_text(prose("## Alcance", "Un párrafo.")),
        plan_text(
            "glosario:\n  - {termino: Área, definicion: Una parte.}\n"
            "  - {termino: Bien, definicion: Una cosa.}\n"
        ),
    ],
)
def test_what_is_in_order_is_not_told(text: str) -> None:
    assert content_told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            plan_text(NUMBERS, ejes=with_period("1.2.")),
            "C115 plan.yaml:12:54: El periodo de la línea 1.1 se numera «1.2.» (plan.yaml:12:54) "
            "y le toca «1.1».",
        ),
        (
            plan_text(NUMBERS, ejes=labelled("7.")),
            "C116 plan.yaml:15:19: A «Dar de baja lo inservible.» le toca el número «1.2.» y lleva "
            "«7.» (plan.yaml:15:19).",
        ),
        (
            plan_text(NUMBERS, ejes=with_period("1.1")),
            "C181 plan.yaml:12:54: Los números no se separan igual del texto: unos van como «1.1.» "
            "y otros como «1.1» (plan.yaml:12:54).",
        ),
        (
            plan_text(CONTENTS, HIDDEN),
            "C140 plan.yaml:24:13: El índice remite a «Programa» (plan.yaml:24:13) y el documento "
            "no imprime ese título.",
        ),
        (
            plan_text(CONTENTS.replace("    indice: no\n", ""), BODY),
            "C141 plan.yaml:21:13: El índice se anuncia a sí mismo: «Contenido» (plan.yaml:21:13).",
        ),
        (
            plan_text(
                CONTENTS, BODY.replace("Un párrafo.", "Uno.\n\n      # Alcance\n\n      Otro.")
            ),
            "C142 plan.yaml:28:9: El título «Alcance» (plan.yaml:28:9) no está en el índice.",
        ),
        (
            plan_text(
                "glosario:\n  - {termino: Bien, definicion: Una cosa.}\n"
                "  - {termino: Área, definicion: Una parte.}\n"
            ),
            "C143 plan.yaml:22:15: El glosario no va en orden alfabético: «Área» está fuera de su "
            "lugar (plan.yaml:22:15).",
        ),
    ],
)
def test_what_is_not_is_told(text: str, found: str) -> None:
    assert content_told(text) == [found]
