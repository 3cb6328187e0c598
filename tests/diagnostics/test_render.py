"""How findings are said: place, source line with a caret, fact, hint; and in JSON."""

import json

import pytest

from plandocs.diagnostics import (
    InFile,
    InSheet,
    InWord,
    Location,
    Report,
    Rule,
    Severity,
    as_json,
    as_text,
)

RULE = Rule("D999", "de-prueba", "Falta «{campo}».", "agregue `{campo}:`.")
WARNING = Rule("D998", "aviso-de-prueba", "Hay {{llaves}}.", severity=Severity.WARNING)
HERE = InFile("data/plan.yaml", 41, 9, 5, "        lugar: x")


def test_a_finding_shows_its_place_its_line_and_what_to_do() -> None:
    assert as_text(RULE.at(HERE, campo="lugar")) == (
        "error D999 de-prueba\n"
        "  data/plan.yaml:41:9\n"
        "    41 │         lugar: x\n"
        "       │         ^^^^^\n"
        "  Falta «lugar».\n"
        "  pista: agregue `lugar:`."
    )


def test_a_finding_without_a_hint_or_a_line_says_no_more_than_it_knows() -> None:
    assert as_text(WARNING.at(InFile("plan.yaml"))) == (
        "aviso D998 aviso-de-prueba\n  plan.yaml\n  Hay {llaves}."
    )


def test_the_other_places_that_a_finding_compares_are_shown() -> None:
    found = RULE.at(HERE, InFile("plan.yaml", 3, 1), campo="x")
    assert "  véase también: plan.yaml:3:1\n" in as_text(found)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (InFile("plan.yaml"), "plan.yaml"),
        (InFile("plan.yaml", 3, 1), "plan.yaml:3:1"),
        (InWord("a.docx"), "a.docx"),
        (
            InWord("a.docx", "encabezado", (2, 3, 1), "Fichas", "{{ x }}"),
            "a.docx · encabezado · bajo «Fichas» · tabla 2, fila 3, columna 1 · «{{ x }}»",
        ),
        (InSheet("c.xlsx", "Hoja"), "c.xlsx · hoja «Hoja»"),
        (InSheet("c.xlsx", "Hoja", "B6"), "c.xlsx · hoja «Hoja» · B6"),
    ],
)
def test_a_place_speaks_the_language_of_its_program(place: Location, said: str) -> None:
    assert str(place) == said


def test_values_are_printed_as_they_are_braces_and_all() -> None:
    assert RULE.at(HERE, campo="{x}").message == "Falta «{x}»."


def test_findings_are_told_once_by_file_line_and_column() -> None:
    report = Report()
    second, first = InFile("b.yaml", 2, 1), InFile("a.yaml", 10, 1)
    for place in (second, first, InFile("a.yaml", 9, 5), InFile("a.yaml", 9, 4), first):
        report.add(RULE.at(place, campo="x"))
    report.add(WARNING.at(first))
    assert [str(found.at) for found in report] == [
        "a.yaml:9:4",
        "a.yaml:9:5",
        "a.yaml:10:1",
        "a.yaml:10:1",
        "b.yaml:2:1",
    ]
    assert (report.errors, report.warnings, report.has_errors) == (4, 1, True)


def test_json_has_every_part_of_a_finding() -> None:
    places: list[Location] = [
        HERE,
        InWord("a.docx", cell=(1, 2, 3)),
        InSheet("c.xlsx", "Hoja", "B6"),
    ]
    found = json.loads(as_json(RULE.at(place, HERE, campo="ñ") for place in places))
    assert [set(item) for item in found] == [
        {"codigo", "nombre", "gravedad", "lugar", "ademas", "mensaje", "pista"}
    ] * 3
    assert found[0]["lugar"] == {"archivo": "data/plan.yaml", "linea": 41, "columna": 9}
    assert found[1]["lugar"]["celda"] == [1, 2, 3]
    assert found[2]["lugar"] == {"archivo": "c.xlsx", "hoja": "Hoja", "celda": "B6"}
    assert (found[0]["mensaje"], found[0]["gravedad"]) == ("Falta «ñ».", "error")
