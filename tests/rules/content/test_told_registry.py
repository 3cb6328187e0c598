"""What the registry knows: laws, appointments, days off, units, acronyms and their articles."""

import time

import pytest
from support.content import ALONE, content_told, plan_text, prose

LAWS = """\
leyes:
  - {nombre: Ley de Archivos, formas: [Ley]}
  - {nombre: Constitución Política de los Estados Unidos Mexicanos, formas: [Constitución]}
  - Constitución Política del Estado de Prueba
"""
UNITS = "unidades:\n  - Coordinación de Vinculación\n  - Coordinación de Archivo\n"
ONE_OF_THEM = "  - {nombre: Coordinación Uno, formas: [Coordinación]}\n"
SIGLAS = "siglas: {INE: Instituto Nacional Electoral}\n"
REST = "es descanso obligatorio"
DEFINED = "El Instituto Nacional Electoral (INE)."


def framework(body: str, cited: str) -> str:
    """Return a plan that cites a law, and the section of its framework."""
    section = f"\n  - titulo: Marco legal\n    cuerpo: |\n      {cited}\n"
    return plan_text(prose(body).rstrip("\n") + section)


def appointed(*persons: tuple[str, str, str, str], commission: str = "Comisión de Prueba") -> str:
    """Return a registry with a commission."""
    lines = [
        f"      - {{nombre: {name}, rol: {role}, desde: {since}, dura: {lasts}}}\n"
        for name, role, since, lasts in persons
    ]
    return f"comisiones:\n  - nombre: {commission}\n    integrantes:\n" + "".join(lines)


def due(period: str) -> str:
    """Return a plan whose line has a period."""
    ejes = ALONE.replace("        acciones:", f"        periodo: {period}\n        acciones:")
    return plan_text("eventos: {jornada: 2026-06-07}\n", ejes=ejes)


@pytest.mark.parametrize(
    "text",
    [
        plan_text(prose("Según la Ley de Archivos.")),
        framework("Según la Ley de Archivos.", "Se aplica la Ley de Archivos."),
        framework("Según la Ley de Archivos.", "Se aplica la Ley  de Archivos."),
        framework("Nada se cita.", "Nada se cita."),
    ],
)
def test_a_law_of_the_framework_is_not_told(text: str) -> None:
    assert [one for one in content_told(text, LAWS) if one.startswith("C155")] == []


@pytest.mark.parametrize(
    ("law", "column"), [("Ley de Archivos", 16), ("Constitución Política del Estado de Prueba", 16)]
)
def test_a_law_out_of_the_framework_is_told_and_no_other(law: str, column: int) -> None:
    [found] = content_told(framework(f"Según la {law}.", "Nada se cita."), LAWS)
    assert found == (
        f"C155 plan.yaml:23:{column}: «Marco legal» (plan.yaml:24:13) no menciona normas que el "
        f"documento cita: «{law}» (plan.yaml:23:{column})."
    )


@pytest.mark.parametrize(
    "registry",
    [
        appointed(("Nombre Uno", "Presidencia", "2026-01-01", "1 año")),
        appointed(
            ("Nombre Uno", "Presidencia", "2020-12-31", "1 año"),
            ("Nombre Dos", "Presidencia", "2026-01-01", "24 meses"),
        ),
        appointed(
            ("Nombre Dos", "Presidencia", "2026-01-01", "2 años"),
            ("Nombre Uno", "Presidencia", "2020-12-31", "1 año"),
        ),
        appointed(("Nombre Uno", "Presidencia", "2020-01-01", "1 año"), commission="Otra"),
    ],
)
def test_an_appointment_that_lasts_is_not_told(registry: str) -> None:
    assert content_told(plan_text(), registry) == []


@pytest.mark.parametrize(
    ("since", "lasts", "first", "last"),
    [
        ("2025-12-31", "1 año", "31 de diciembre de 2025", "30 de diciembre de 2026"),
        ("2026-01-31", "1 mes", "31 de enero de 2026", "27 de febrero de 2026"),
    ],
)
@pytest.mark.parametrize("role", ["Presidencia", "Integrante"])
def test_an_appointment_that_ends_before_the_plan_is_told(
    role: str, since: str, lasts: str, first: str, last: str
) -> None:
    other = ("Nombre Dos", "Integrante", "2026-01-01", "2 años")
    assert content_told(plan_text(), appointed(other, ("Nombre Uno", role, since, lasts))) == [
        f"C129 plan.yaml:5:12: El nombramiento de Nombre Uno, del {first}, dura hasta el {last} "
        "(registro-nombres.yaml:5:9), y el plan va del 1 de enero de 2026 al 31 de diciembre de "
        "2026 (plan.yaml:5:12)."
    ]


@pytest.mark.parametrize(
    ("period", "day", "why"),
    [
        ("{hasta: 2026-05-03}", "domingo 3 de mayo", "es fin de semana"),
        ("{hasta: 2026-05-01}", "viernes 1 de mayo", f"{REST} (Día del Trabajo)"),
        (
            "{en: [2026-05-04, 2026-02-02]}",
            "lunes 2 de febrero",
            f"{REST} (Día de la Constitución)",
        ),
        ("{evento: jornada, dias: -1}", "sábado 6 de junio", "es fin de semana"),
        ("{en: 2026-07-15}", "miércoles 15 de julio", "la institución no labora"),
    ],
)
def test_a_due_date_on_a_day_off_is_noted(period: str, day: str, why: str) -> None:
    assert content_told(due(period), "dias_inhabiles: ['2026-07-15']\n") == [
        f"C131 plan.yaml:12:18: «Hacer el inventario.» (plan.yaml:12:18) vence el {day} de 2026, "
        f"día inhábil: {why}."
    ]


@pytest.mark.parametrize(
    "period",
    ["{hasta: 2026-05-04}", "{hasta: 2026-05}", "{en: 2026-05}", "{de: 2026-05-02, a: 2026-05-03}"],
)
def test_a_working_day_or_a_month_is_not(period: str) -> None:
    assert content_told(due(period)) == []


@pytest.mark.parametrize(
    ("row", "words"),
    [("linea: inventario", "Hacer el inventario."), ("texto: Otra cosa.", "Otra cosa.")],
)
def test_a_row_on_a_day_off_is_noted(row: str, words: str) -> None:
    typed = f"        - {{{row}, periodo: {{hasta: 2026-05-03}}}}\n"
    grid = f"cronograma:\n  partes:\n    - filas:\n{typed}"
    column = typed.index("{hasta") + 1
    assert content_told(plan_text(grid, ejes=ALONE)) == [
        f"C131 plan.yaml:17:{column}: «{words}» (plan.yaml:17:{column}) vence el domingo 3 de mayo "
        "de 2026, día inhábil: es fin de semana."
    ]


@pytest.mark.parametrize(
    ("paragraph", "registry", "found"),
    [
        (
            "Lo revisa la Coordinación y luego la Coordinación de Archivo.",
            UNITS,
            "C174 plan.yaml:23:20: «Coordinación» (plan.yaml:23:20) puede ser «Coordinación de "
            "Vinculación» o «Coordinación de Archivo».",
        ),
        (
            f"{DEFINED} Las áreas del INE, el INE y personal de INE.",
            SIGLAS,
            "C169 plan.yaml:23:83: A «de INE» (plan.yaml:23:83) le falta el artículo.",
        ),
        (
            "Las áreas del INE.",
            SIGLAS,
            "C160 plan.yaml:23:21: El documento nunca dice qué es «INE» (plan.yaml:23:21); el "
            "registro dice «Instituto Nacional Electoral».",
        ),
        (
            "El Instituto Electoral Nacional (INE).",
            SIGLAS,
            "C163 plan.yaml:23:10: «INE» se explica como «Instituto Electoral Nacional» "
            "(plan.yaml:23:10); el registro dice «Instituto Nacional Electoral».",
        ),
        (
            f"{DEFINED} {DEFINED}",
            "",
            "C166 plan.yaml:23:49: «INE» ya está definida (plan.yaml:23:10) y se define otra vez "
            "(plan.yaml:23:49).",
        ),
        (
            "Se cuenta con base al plan.",
            "",
            "C190 plan.yaml:23:17: «con base al» (plan.yaml:23:17): la locución es «con base en».",
        ),
        (
            "Los acuerdo se toman.",
            "",
            "C193 plan.yaml:23:7: «Los acuerdo» (plan.yaml:23:7) no concuerda.",
        ),
    ],
)
def test_names_and_words_are_told(paragraph: str, registry: str, found: str) -> None:
    assert content_told(plan_text(prose(paragraph)), registry) == [found]


@pytest.mark.parametrize(
    ("paragraph", "registry"),
    [
        ("Lo revisa la Coordinación.", UNITS + ONE_OF_THEM),
        ("Lo revisa la Coordinación.", "unidades:\n  - Coordinación de Archivo\n"),
        (f"{DEFINED} El personal de INE.", SIGLAS),
        (f"{DEFINED} Las áreas del INE, el INE y la Comisión de INE.", SIGLAS),
        (f"{DEFINED} Las áreas del INE.", ""),
    ],
)
def test_names_and_words_that_are_right_are_not(paragraph: str, registry: str) -> None:
    assert content_told(plan_text(prose(paragraph)), registry) == []


NAMED = "Actúa la Mesa Directiva de Casilla. Luego sigue la Mesa Directiva de Casilla."


@pytest.mark.parametrize(
    ("glossary", "registry", "count"),
    [
        ("", "", 0),
        ("", UNITS, 1),
        ("glosario:\n  - {termino: MDC, definicion: Mesa Directiva de Casilla.}\n", "", 0),
        ("", "mayusculas: [Mesa Directiva de Casilla]\n", 0),
    ],
)
def test_what_a_term_or_the_registry_gives_is_no_unknown_name(
    glossary: str, registry: str, count: int
) -> None:
    told = content_told(plan_text(glossary + prose(NAMED)), registry)
    assert sum(one.startswith("C172") for one in told) == count


@pytest.mark.parametrize("text", ["a" * 100_000, "." * 50_000], ids=["letters", "dots"])
def test_articles_are_looked_for_soon_in_what_nobody_writes(text: str) -> None:
    start = time.monotonic()
    content_told(plan_text(prose(f"Informa {text}")), SIGLAS)
    assert time.monotonic() - start < 10
