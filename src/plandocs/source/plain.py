"""Data without a schema: what `plandocs render` merges into anybody's template."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from plandocs.diagnostics import InFile, Report
from plandocs.plan.nodo import Path as Steps
from plandocs.source.rules import BAD_YAML, MISSING_FILE, UNREADABLE_FILE
from plandocs.source.yaml import Source, read_yaml

_WHOLE = re.compile(r"[-+]?(0|[1-9]\d*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9]\d*)\.\d+")


def read_file(path: Path, report: Report) -> dict[str, Any] | None:
    """Return the fields of a .json or .yaml file on disk, or None after reporting why not."""
    try:
        data = path.read_bytes()
    except OSError:
        report.add(MISSING_FILE.at(InFile(str(path)), archivo=path))
        return None
    return read_data(data, str(path), report)


def read_data(data: bytes, path: str, report: Report) -> dict[str, Any] | None:
    """Return the fields of a .json or .yaml file, or None after reporting why not.

    YAML scalars follow the core types of YAML 1.2, and numbers print as they were typed.
    """
    value = _read_json(data, path, report) if path.endswith(".json") else None
    if not path.endswith(".json"):
        source = read_yaml(data, path, report)
        value = _core(source.value, (), source) if source else None
    if value is None or isinstance(value, dict):
        return value
    place = InFile(path)
    report.add(
        BAD_YAML.at(place, detalle="no es un grupo de campos", remedio="escriba `campo: valor`.")
    )
    return None


def _read_json(data: bytes, path: str, report: Report) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        place, reason = InFile(path), "no está guardado en UTF-8"
        report.add(
            UNREADABLE_FILE.at(place, archivo=path, motivo=reason, remedio="guárdelo en UTF-8.")
        )
    except json.JSONDecodeError as error:
        line = error.doc.splitlines()[error.lineno - 1] if error.doc else ""
        place = InFile(path, error.lineno, error.colno, 1, line)
        detail = "no es JSON bien escrito"
        report.add(BAD_YAML.at(place, detalle=detail, remedio="revise comas, comillas y llaves."))
    return None


def _core(value: Any, path: Steps, source: Source) -> Any:
    if isinstance(value, dict):
        return {key: _core(item, (*path, key), source) for key, item in value.items()}
    if isinstance(value, list):
        return [_core(item, (*path, index), source) for index, item in enumerate(value)]
    if not isinstance(value, str) or path in source.quoted:
        return value
    if value in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return value.lower() == "true"
    if _WHOLE.fullmatch(value):
        return int(value)
    return Decimal(value) if _DECIMAL.fullmatch(value) else value
