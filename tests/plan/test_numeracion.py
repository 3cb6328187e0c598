"""Printed numbers, positions and labels."""

import pytest
from support.tiny import Edit, plan_of

from plandocs.plan import Institucion, level_of, print_number

NUMBERS = {"eje": 4, "linea": 2, "accion": 28}
SECOND = """\
      - titulo: Segunda línea.
        etiqueta: "1.9."
        acciones:
          - texto: Primera.
          - {texto: Segunda., etiqueta: "b bis)"}
  - titulo: Segundo eje.
fichas:
"""


@pytest.mark.parametrize(
    ("pattern", "printed"),
    [
        ("{eje}.", "4."),
        ("{eje}.{linea}", "4.2"),
        ("{eje}.{linea}.{accion}", "4.2.28"),
        ("{accion:a})", "ab)"),
        ("{accion:A})", "AB)"),
        ("{eje:I}.", "IV."),
        ("{eje:i}.", "iv."),
        ("Eje {eje:1}:", "Eje 4:"),
        ("—", "—"),
    ],
)
def test_a_number_prints_in_the_style_asked_for(pattern: str, printed: str) -> None:
    assert print_number(pattern, NUMBERS) == printed


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (702, "zz"), (703, "aaa")]
)
def test_letters_go_on_after_z(number: int, letters: str) -> None:
    assert print_number("{accion:a}", {"accion": number}) == letters


def numbered(*patterns: str) -> Edit:
    return "glosario:\n  -", f"numeracion: {{{', '.join(patterns)}}}\nglosario:\n  -"


def test_positions_come_in_reading_order_with_their_numbers_and_levels() -> None:
    plan = plan_of(("fichas:\n", SECOND))
    assert [(level_of(p), p.numbers) for p in plan.positions] == [
        ("eje", (1,)),
        ("linea", (1, 1)),
        ("accion", (1, 1, 1)),
        ("linea", (1, 2)),
        ("accion", (1, 2, 1)),
        ("accion", (1, 2, 2)),
        ("eje", (2,)),
    ]


def test_an_approved_label_stands_and_the_others_follow_their_pattern() -> None:
    styles = numbered("eje: '{eje:I}.'", "linea: '{eje}.{linea}'", "accion: '{accion:a})'")
    plan = plan_of(("fichas:\n", SECOND), styles)
    assert [plan.label(p) for p in plan.positions] == [
        "I.",
        "1.1",
        "a)",
        "1.9.",
        "a)",
        "b bis)",
        "II.",
    ]


def test_without_a_pattern_nothing_is_numbered() -> None:
    plan = plan_of()
    assert [plan.label(p) for p in plan.positions] == ["", "", ""]
    assert [plan.text_of(p) for p in plan.positions][:2] == ["Primer eje.", "Primera línea."]


def test_an_item_is_found_by_its_level_and_key() -> None:
    plan = plan_of()
    found = plan.find("accion", "accion-1")
    assert found
    assert found.numbers == (1, 1, 1)
    assert [level_of(p) for p in (found,)] == ["accion"]
    assert plan.find("linea", "accion-1") is None


INSTITUCION = Institucion(nombre="I", siglas="I")


def test_a_plan_calls_things_as_it_likes_or_as_its_institution_does_or_as_usual() -> None:
    labels = Institucion(nombre="I", siglas="I", etiquetas={"eje": "Rubro", "linea": "Proyecto"})
    plan = plan_of(("ejercicio: 2026", "ejercicio: 2026\netiquetas: {eje: Actividad}"))
    assert plan.name_of("eje", labels) == "Actividad"
    assert plan.name_of("linea", labels) == "Proyecto"
    assert plan.name_of("periodo", labels) == "Periodo"


def test_a_field_is_labelled_by_how_many_values_it_has() -> None:
    metas = plan_of().campos["metas"]
    assert (metas.label(1), metas.label(2)) == ("Meta:", "Metas:")


def test_a_built_in_field_has_a_label_without_being_declared() -> None:
    campo = plan_of().declared_field("linea", INSTITUCION)
    assert campo
    assert campo.etiqueta == "Línea de acción:"
    assert plan_of().declared_field("costo", INSTITUCION) is None


def test_positions_are_worked_out_once_and_a_repeated_key_finds_the_first() -> None:
    plan = plan_of(
        ("- id: accion-1\n", "- {id: accion-1, texto: Antes.}\n          - id: accion-1\n")
    )
    assert plan.positions is plan.positions
    found = plan.find("accion", "accion-1")
    assert found
    assert found.numbers == (1, 1, 1)
