"""JSON as Python's own parser reads it, its numbers as they were typed."""

from __future__ import annotations

import json
import re
from typing import Any

from plandocs.diagnostics import Report
from plandocs.source.numbers import as_typed
from plandocs.source.rules import BAD_YAML
from plandocs.source.text import MAX_VALUES, spelled, with_breaks

MAX_DEPTH = 50
_SUSPECT = re.compile(
    r"\\[bfu]|[\xc2\xc3][^ -~]|\xe2\u20ac"
    r"|[^\t\n\r -~\xa0-\xac\xae-\u034e\u0350-\u052f\u2010-\u2027\u20a0-\u27ff\u2801-\u2bff]"
)
"""What a file has that may hold a character that nobody sees, or is damaged."""


def read_json(text: str, path: str, report: Report) -> Any:
    """Return the value of a JSON file; None after reporting what is wrong with it."""
    is_large = sum(map(text.count, ",[{")) > MAX_VALUES  # what texts hold is among them
    value, trouble = (None, None) if is_large else _parsed(text)
    if trouble is None and not is_large and not _SUSPECT.search(text):
        return value
    from plandocs.source.json_places import Reading  # few files need it

    reading = Reading(text, path)
    report.extend(reading.faults)
    if any(found.is_error for found in reading.faults):
        return None
    if is_large:
        value, trouble = _parsed(text)
    if trouble is not None:
        place = reading.at(getattr(trouble, "pos", 0))
        detail, remedy = "no es JSON bien escrito", "revise comas, comillas y llaves."
        report.add(BAD_YAML.at(place, detalle=detail, remedio=remedy))
    return value


def _parsed(text: str) -> tuple[Any, Exception | None]:
    try:
        value = json.loads(
            text,
            parse_float=as_typed,
            parse_int=as_typed,
            parse_constant=_refuse_constant,
            object_pairs_hook=_group,
        )
        return _clean(value, MAX_DEPTH), None
    except (ValueError, ArithmeticError, RecursionError) as trouble:
        return None, trouble


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = {spelled(key): value for key, value in pairs}
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


def _clean(value: Any, depth: int) -> Any:
    """Return a value whose texts have only the line breaks of documents."""
    if isinstance(value, str):
        return with_breaks(value)
    if not isinstance(value, dict | list):
        return value
    if depth == 0:
        raise ValueError("too deep")
    if isinstance(value, list):
        return [_clean(item, depth - 1) for item in value]
    return {key: _clean(item, depth - 1) for key, item in value.items()}
