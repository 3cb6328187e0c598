"""Findings as SARIF 2.1.0: what the standard requires of a log, and what editors show."""

import json
from typing import Any

from plandocs.diagnostics import Accepted, InFile, InSheet, InWord, Rule, Severity
from plandocs.diagnostics.sarif import as_sarif

ERROR = Rule("C999", "de-prueba", "Falta «{texto}».", "agregue `{texto}:`.")
STYLE = Rule("C998", "de-estilo", "Sobra «{texto}».", severity=Severity.STYLE)
WARNING = Rule("C997", "de-aviso", "Falta uno.", severity=Severity.WARNING)
NOTE = Rule("C996", "de-nota", "Es domingo.", severity=Severity.NOTE)
HERE = InFile("data/año nuevo/plan.yaml", 41, 9, 5, "        lugar: x")
THERE = InFile("data/año nuevo/plan.yaml", 12, 3, 7, "  titulo")


def run_of(*findings: Any, accepted: tuple[Accepted, ...] = ()) -> dict[str, Any]:
    """Return the only run of a log."""
    log = json.loads(as_sarif(findings, accepted, "1.2.3"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    [run] = log["runs"]
    assert isinstance(run, dict)
    return run


def test_a_log_without_findings_has_what_the_standard_requires() -> None:
    run = run_of()
    assert run["tool"]["driver"]["name"] == "plandocs"
    assert run["tool"]["driver"]["version"] == "1.2.3"
    assert (run["tool"]["driver"]["rules"], run["results"]) == ([], [])
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_finding_is_a_result_with_its_region_and_what_it_compares() -> None:
    [result] = run_of(ERROR.at(HERE, THERE, texto="lugar"))["results"]
    uri = {"uri": "data/a%C3%B1o%20nuevo/plan.yaml"}
    region = {"startLine": 41, "startColumn": 9, "endColumn": 14}
    assert result == {
        "ruleId": "C999",
        "level": "error",
        "message": {"text": "Falta «lugar».\nPista: agregue `lugar:`."},
        "locations": [{"physicalLocation": {"artifactLocation": uri, "region": region}}],
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": uri,
                    "region": {"startLine": 12, "startColumn": 3, "endColumn": 10},
                },
            }
        ],
    }


def test_every_rule_is_described_once_and_in_order() -> None:
    one = STYLE.at(HERE, texto="x")
    run = run_of(ERROR.at(HERE, texto="x"), one, one, accepted=(Accepted(one, "Q", "P", HERE),))
    rules = run["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"]) for rule in rules] == [
        ("C998", "de-estilo"),
        ("C999", "de-prueba"),
    ]
    assert all(rule["shortDescription"]["text"] for rule in rules)
    assert {result["ruleId"] for result in run["results"]} <= {rule["id"] for rule in rules}


def test_each_severity_has_its_level() -> None:
    found = [rule.at(HERE, texto="x") for rule in (ERROR, WARNING, STYLE, NOTE)]
    levels = [result["level"] for result in run_of(*found)["results"]]
    assert levels == ["error", "warning", "note", "note"]


def test_an_accepted_finding_is_suppressed_with_who_and_why() -> None:
    known = Accepted(STYLE.at(HERE, texto="x"), "El Consejo", "Así se aprobó.", HERE)
    [result] = run_of(accepted=(known,))["results"]
    assert result["suppressions"] == [
        {"kind": "external", "justification": "El Consejo: Así se aprobó."}
    ]


def test_a_place_without_a_line_has_no_region() -> None:
    word, sheet = (
        InWord("anexo.docx", heading="Ejes", text="{{ x }}"),
        InSheet("c.xlsx", "Hoja", "B6"),
    )
    results = run_of(*(NOTE.at(place) for place in (InFile("plan.yaml"), word, sheet)))["results"]
    [plain], [paragraph], [cell] = (result["locations"] for result in results)
    assert plain == {"physicalLocation": {"artifactLocation": {"uri": "plan.yaml"}}}
    assert paragraph["physicalLocation"] == {"artifactLocation": {"uri": "anexo.docx"}}
    assert paragraph["message"]["text"] == str(word)
    assert cell["message"]["text"] == str(sheet)
