"""The schedule grid: cells drawn as letters, their marks and texts, notes, columns, legend."""

from typing import Any

import pytest
from support.tiny import PLAN, Edit, institucion_of, plan_of

from plandocs.compose.grid import EMPTY, GridComposer
from plandocs.compose.values import split
from plandocs.plan import MESES
from plandocs.plan.colores import PALETTE

LETTERS = {EMPTY: ".", **dict(zip(PALETTE, "ABCDEF", strict=True))}
HORIZON = "horizonte: {de: 2026-01, a: 2026-12}"
ROWS = PLAN[PLAN.index("        - linea: linea-1\n") : PLAN.index("secciones:")]
GRID = PLAN[PLAN.index("cronograma:") : PLAN.index("secciones:")]
SECOND = "  - {id: segundo, titulo: Segundo eje., periodo: {en: 2026-05}}\nfichas:\n"


def plain(composer: GridComposer) -> dict[str, Any]:
    """Return a grid as templates see it."""
    found: dict[str, Any] = split(composer.compose())[0]
    return found


def composed(*edits: Edit) -> dict[str, Any]:
    """Return the grid of the tiny plan with some edits."""
    plan = plan_of(*edits)
    assert plan.cronograma
    return plain(GridComposer(plan, institucion_of(), plan.cronograma))


def rows(typed: str) -> Edit:
    """Return the edit that gives the grid other rows."""
    return ROWS, "".join(f"        - {row}\n" for row in typed.splitlines())


def drawn(grid: dict[str, Any]) -> list[str]:
    """Return the grid's rows as the letter of each cell's colour, a dot where it has none."""
    return [
        " ".join(LETTERS[cell["color"]] for cell in row["celdas"])
        for part in grid["partes"]
        for row in part["filas"]
    ]


def marks(grid: dict[str, Any]) -> list[str]:
    """Return the grid's rows as what each cell prints, a dot where nothing."""
    return [
        " ".join(cell["texto"] or "." for cell in row["celdas"])
        for part in grid["partes"]
        for row in part["filas"]
    ]


def test_a_grid_of_months() -> None:
    grid = composed()
    assert drawn(grid) == ["A A A . . . . . . . . .", ". . . . . F . . . . . ."]
    assert [time["etiqueta"] for time in grid["tiempos"]][:3] == ["Enero", "Febrero", "Marzo"]
    assert grid["bandas"] == [{"texto": "2026", "corta": "2026", "columnas": 12}]


def test_a_grid_of_months_over_two_years() -> None:
    short = ("columnas: [talleres]", "rotulos: cortos")
    grid = composed(
        (HORIZON, "horizonte: {de: 2025-11, a: 2026-03}"), short, rows("linea: linea-1")
    )
    assert drawn(grid) == [". . A A A"]
    assert " ".join(time["etiqueta"] for time in grid["tiempos"]) == "Nov Dic Ene Feb Mar"
    assert grid["bandas"] == [
        {"texto": "2025", "corta": "2025", "columnas": 2},
        {"texto": "2026", "corta": "2026", "columnas": 3},
    ]


def test_a_grid_of_quarters() -> None:
    typed = "linea: linea-1\n{texto: X, periodo: {en: [2026-04-30, 2026-11]}}\ntexto: Todo"
    grid = composed(("columnas: [talleres]", "unidad: trimestre"), rows(typed))
    assert drawn(grid) == ["A . . .", ". F . F", "F F F F"]


def test_a_grid_of_weeks() -> None:
    typed = (
        "{texto: X, periodo: {de: 2026-03-02, a: 2026-03-22, cada: 2 semanas}}\n"
        "{texto: Y, periodo: {hasta: 2026-03-15}}\n"
        "{texto: Z, periodo: {evento: jornada, dias: -70}}"
    )
    weeks = ("columnas: [talleres]", "unidad: semana\n  rotulos: cortos")
    grid = composed((HORIZON, "horizonte: {de: 2026-03, a: 2026-03}"), weeks, rows(typed))
    assert drawn(grid) == [". F . F . .", ". . F . . .", ". . . . F ."]
    assert " ".join(time["etiqueta"] for time in grid["tiempos"]) == "S1 S2 S3 S4 S5 S6"
    assert [band["texto"] for band in grid["bandas"]] == [
        "Feb 2026",
        "Mar 2026",
        "Abr 2026",
    ]


def test_a_term_that_outlives_the_plan_fills_what_the_grid_shows_of_it() -> None:
    grid = composed(rows("{texto: X, periodo: {durante: presidencia}}"))
    assert drawn(grid) == ["F F F F F F . . . . . ."]


def test_a_mark_stands_in_every_coloured_cell_and_in_no_other() -> None:
    assert marks(composed(rows("linea: linea-1"))) == ["■ ■ ■ . . . . . . . . ."]


def test_the_grid_or_a_row_may_have_a_mark_of_its_own() -> None:
    typed = "linea: linea-1\n{texto: Y, periodo: {en: 2026-02}, marca: O}"
    grid = composed(("columnas: [talleres]", "marca: X"), rows(typed))
    assert marks(grid) == ["X X X . . . . . . . . .", ". O . . . . . . . . . ."]


@pytest.mark.parametrize(
    ("cells", "printed"),
    [
        ("{2026-04: AL 11}", "■ ■ ■ AL 11 . . . . . . . ."),
        ('{2026-02: "21"}', "■ 21 ■ . . . . . . . . ."),
        ('{2026-01-15: "2", 2026-03: "5"}', "2 ■ 5 . . . . . . . . ."),
        ("{2026-01-05: A, 2026-01-20: B}", "A B ■ ■ . . . . . . . . ."),
        ("{2026-T1: x}", "x x x . . . . . . . . ."),
    ],
)
def test_a_cell_may_print_a_text_or_a_count_of_its_own(cells: str, printed: str) -> None:
    assert marks(composed(rows(f"{{linea: linea-1, celdas: {cells}}}"))) == [printed]


def test_a_cell_with_a_text_is_coloured_though_its_row_is_not_active_then() -> None:
    grid = composed(rows("{linea: linea-1, celdas: {2026-06: AL 11}}"))
    assert drawn(grid) == ["A A A . . A . . . . . ."]


def test_each_axis_has_its_colour_and_rows_of_none_the_last() -> None:
    grid = composed(("fichas:\n  c", f"{SECOND}  c"), rows("eje: primero\neje: segundo\ntexto: X"))
    assert [line.replace(".", "").split()[0] for line in drawn(grid)] == ["A", "B", "F"]
    assert [(item["texto"], LETTERS[item["color"]]) for item in grid["leyenda"]] == [
        ("Primer eje.", "A"),
        ("Segundo eje.", "B"),
        ("Otras actividades", "F"),
    ]


def test_more_axes_than_colours_begin_the_palette_again_and_the_legend_names_them_all() -> None:
    axes = "".join(f"  - {{id: e{n}, titulo: Eje {n}}}\n" for n in range(2, 9))
    plan_rows = rows("\n".join(["eje: primero", *(f"eje: e{n}" for n in range(2, 9))]))
    grid = composed(("fichas:\n  c", f"{axes}fichas:\n  c"), plan_rows)
    assert "".join(LETTERS[item["color"]] for item in grid["leyenda"]) == "ABCDEFAB"


def test_an_institution_has_a_palette_of_its_own() -> None:
    plan = plan_of(rows("linea: linea-1"))
    assert plan.cronograma
    house = institucion_of('nombre: I\nsiglas: I\npaleta: ["#aa0000"]\n')
    grid = plain(GridComposer(plan, house, plan.cronograma))
    assert grid["partes"][0]["filas"][0]["celdas"][0]["color"] == "AA0000"


NOTED = "{linea: linea-1, nota: Uno.}\n{texto: X}\n{texto: Y, nota: Dos.}"
OTHER_PART = (
    "    - titulo: Segunda parte\n      rango: (2026)\n      filas: [{texto: Z, nota: Tres.}]\n"
)


@pytest.mark.parametrize(
    ("style", "texts", "notes"),
    [
        ("asteriscos", ["Primera línea.~*", "X", "Y~**", "Z~***"], ["*Uno.", "**Dos.", "***Tres."]),
        ("numeros", ["Primera línea.~¹", "X", "Y~²", "Z~³"], ["¹ Uno.", "² Dos.", "³ Tres."]),
    ],
)
def test_notes_are_numbered_through_all_the_parts(
    style: str, texts: list[str], notes: list[str]
) -> None:
    typed = (ROWS, rows(NOTED)[1] + OTHER_PART)
    grid = composed(typed, ("columnas: [talleres]", f"notas: {style}"))
    shown = [row["texto"] for part in grid["partes"] for row in part["filas"]]
    assert [text.replace("\N{NO-BREAK SPACE}", "~") for text in shown] == texts
    assert [note for part in grid["partes"] for note in part["notas"]] == notes


def test_a_grid_composed_twice_has_the_same_notes() -> None:
    plan = plan_of(rows(NOTED))
    assert plan.cronograma
    composer = GridComposer(plan, institucion_of(), plan.cronograma)
    assert composer.compose() == composer.compose()


def test_titles_come_from_the_grid_or_its_part_and_the_range_from_the_horizon() -> None:
    grid = composed((ROWS, rows("texto: X")[1] + OTHER_PART))
    assert [part["titulos"] for part in grid["partes"]] == [
        ["CRONOGRAMA", "(ENERO – DICIEMBRE 2026)", "COMISIÓN DE PRUEBA"],
        ["Segunda parte", "(2026)", "COMISIÓN DE PRUEBA"],
    ]
    own = composed(("columnas: [talleres]", "titulo: Calendario\n  rango: (Año)\n  organo: no"))
    assert own["titulos"] == ["Calendario", "(Año)"]


def test_columns_of_fields_print_their_values_with_units() -> None:
    typed = "accion: accion-1\n{linea: linea-1, campos: {talleres: 12, metas: [A, B]}}\ntexto: X"
    grid = composed(("columnas: [talleres]", "columnas: [talleres, metas, numero]"), rows(typed))
    assert [column["etiqueta"] for column in grid["columnas"]] == ["Talleres", "Meta", "Núm."]
    assert [row["campos"] for row in grid["partes"][0]["filas"]] == [
        ["3 talleres", "Una. y Dos.", ""],
        ["12 talleres", "A y B", ""],
        ["", "", ""],
    ]
    assert (grid["columnas_fijas"], grid["total_columnas"]) == (4, 16)


def test_the_first_column_is_called_as_the_plan_calls_its_level() -> None:
    assert composed()["encabezado"] == "Línea de acción"
    assert (
        composed((GRID, "cronograma: {nivel: eje, encabezado: Rubro}\n"))["encabezado"] == "Rubro"
    )


def test_the_grid_has_an_equivalent_in_words() -> None:
    typed = "linea: linea-1\n{linea: linea-1, nota: Según se pueda.}\n{texto: X}"
    listed = composed(rows(typed))["lista"]
    assert [(item["texto"], item["periodo"]) for item in listed] == [
        ("Primera línea.", "Enero a marzo de 2026."),
        ("Primera línea.", "Enero a marzo de 2026."),
        ("X", "Enero a diciembre de 2026."),
    ]


def test_each_row_in_words_knows_its_axis_its_days_and_its_actions() -> None:
    typed = "linea: linea-1\naccion: accion-1\neje: segundo\n{texto: X}"
    numbers = ("ejes:\n", 'numeracion: {eje: "{eje}.", accion: "{accion:a})"}\nejes:\n')
    listed = composed(numbers, ("fichas:\n  c", f"{SECOND}  c"), rows(typed))["lista"]
    first = {"etiqueta": "a)", "texto": "Primera acción."}
    assert [(item["eje"], item["acciones"]) for item in listed] == [
        ("1. Primer eje.", [first]),
        ("1. Primer eje.", []),
        ("2. Segundo eje.", []),
        ("", []),
    ]
    assert [(item["inicio"].isoformat(), item["fin"].isoformat()) for item in listed[1:3]] == [
        ("2026-01-01", "2026-03-31"),
        ("2026-05-01", "2026-05-31"),
    ]


def test_the_grid_promises_each_row_and_note_with_its_place() -> None:
    plan = plan_of(rows("{linea: linea-1, nota: Uno.}"))
    assert plan.cronograma
    promised = GridComposer(plan, institucion_of(), plan.cronograma).expects()
    assert [one.text for one in promised[:12]] == [month.capitalize() for month in MESES]
    expected = promised[12:]
    assert [(item.text, str(item.at)) for item in expected] == [
        ("Primera línea.", "plan.yaml:38:11"),
        ("Uno.", "plan.yaml:38:34"),
    ]


def test_a_row_with_texts_in_its_cells_alone_is_active_only_there() -> None:
    assert drawn(composed(rows("{texto: X, celdas: {2026-03: AL 11}}"))) == [
        ". . F . . . . . . . . ."
    ]
