"""Findings as SARIF 2.1.0 (OASIS), which editors and code hosts show in place."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from plandocs.diagnostics.diagnostic import Accepted, Diagnostic, Rule, Severity
from plandocs.diagnostics.location import InFile, Location

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.STYLE: "note",
    Severity.NOTE: "note",
}


def as_sarif(findings: Iterable[Diagnostic], accepted: Iterable[Accepted], version: str) -> str:
    """Return findings as a SARIF log of one run; the accepted ones are results suppressed."""
    told, known = [*findings], [*accepted]
    results = [_result(found) for found in told]
    results += [_suppressed(one) for one in known]
    rules: dict[str, Rule] = {}
    for found in (*told, *(one.found for one in known)):
        rules.setdefault(found.rule.code, found.rule)
    driver = {
        "name": "plandocs",
        "version": version,
        "language": "es-MX",
        "rules": [_rule(rules[code]) for code in sorted(rules)],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace("-", " ")},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(found: Diagnostic) -> dict[str, Any]:
    hint = f"\nPista: {found.hint}" if found.hint else ""
    result: dict[str, Any] = {
        "ruleId": found.rule.code,
        "level": _LEVELS[found.rule.severity],
        "message": {"text": found.message + hint},
        "locations": [_location(found.at)],
    }
    if found.also:
        result["relatedLocations"] = [
            {"id": number, **_location(place)} for number, place in enumerate(found.also, 1)
        ]
    return result


def _suppressed(one: Accepted) -> dict[str, Any]:
    justification = f"{one.who}: {one.why}"
    suppression = {"kind": "external", "justification": justification}
    return {**_result(one.found), "suppressions": [suppression]}


def _location(place: Location) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path.replace("\\", "/"))}}
    if not isinstance(place, InFile):
        return {"physicalLocation": physical, "message": {"text": str(place)}}
    if place.line:
        physical["region"] = {
            "startLine": place.line,
            "startColumn": place.column,
            "endColumn": place.column + place.width,
        }
    return {"physicalLocation": physical}
