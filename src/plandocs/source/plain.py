"""Data without a schema: what `plandocs render` merges into anybody's template."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plandocs.diagnostics import InFile, Report
from plandocs.gates.disk import read_file as read_file_of_disk
from plandocs.gates.package import MOST_PACKED
from plandocs.source.rules import BAD_YAML, MISSING_FILE
from plandocs.source.yaml import Source, decode, is_group, read_yaml

if TYPE_CHECKING:  # plain data has no model, and must not wait for those of a plan
    from plandocs.plan.nodo import Path as Steps

_WHOLE = re.compile(r"0|-?[1-9]\d{0,17}")
_DECIMAL = re.compile(r"-?(0|[1-9]\d*)\.\d+")


class Data(NamedTuple):
    """The fields of a file, and where each value was typed."""

    fields: dict[str, Any]
    places: Mapping[Steps, InFile]


def read_file(path: Path, report: Report) -> Data | None:
    """Return the data of a .json or .yaml file on disk, or None after reporting why not."""
    at = InFile(str(path))
    data = read_file_of_disk(path, at, MOST_PACKED)
    if not isinstance(data, bytes):
        report.add(data or MISSING_FILE.at(at, archivo=path))
        return None
    return read_data(data, str(path), report)


def read_data(data: bytes, path: str, report: Report) -> Data | None:
    """Return the data of a .json or .yaml file, or None after reporting why not.

    YAML scalars follow the core types of YAML 1.2, and numbers print as they were typed.
    """
    if path.lower().endswith(".json"):
        found = _read_json(data, path, report)
        read = functools.partial(read_yaml, data, path, Report(), spell=str)
        return Data(found, _Places(path, read)) if found is not None else None
    source = read_yaml(data, path, report, spell=str)
    if source is None or not is_group(source.value, path, report):
        return None
    fields: dict[str, Any] = _core(source.value, (), source)
    return Data(fields, _Places(path, lambda: source))


class _Places(Mapping["Steps", InFile]):
    """Where the values of a file stand, looked for only when somebody asks.

    A group or a list stands where its name does. Python's own parser of JSON does not say where
    anything is; YAML's does, of all the JSON that it understands.
    """

    def __init__(self, path: str, read: Callable[[], Source | None]) -> None:
        self._path = path
        self._read = read

    @functools.cached_property
    def _places(self) -> Mapping[Steps, InFile]:
        source = self._read()
        if source is None:
            return {(): InFile(self._path)}
        named = {
            steps: at
            for steps, at in source.keys.items()
            if isinstance(source.value_at(steps), dict | list)
        }
        return {**source.places, **named}

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, steps: Steps) -> InFile:
        return self._places[steps]

    def __iter__(self) -> Iterator[Steps]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class _RefusedError(Exception):
    """Sound JSON that would lose something on the way; the message says what, in Spanish."""


def _read_json(data: bytes, path: str, report: Report) -> dict[str, Any] | None:
    text = decode(data, path, report)
    if text is None:
        return None
    import json  # YAML waits for none of it

    place, detail = InFile(path), "tiene demasiados niveles"
    try:
        value = _parse_json(text)
        return value if is_group(value, path, report) else None
    except json.JSONDecodeError as error:
        line = text.split("\n")[error.lineno - 1]
        place, detail = InFile(path, error.lineno, error.colno, 1, line), "no es JSON bien escrito"
    except _RefusedError as error:
        detail = str(error)
    except RecursionError:
        pass
    report.add(BAD_YAML.at(place, detalle=detail, remedio="revise comas, comillas y llaves."))
    return None


def _parse_json(text: str) -> Any:
    import json

    return json.loads(
        text,
        parse_float=Decimal,
        parse_int=lambda digits: int(digits) if _WHOLE.fullmatch(digits) else Decimal(digits),
        parse_constant=_refuse_constant,
        object_pairs_hook=_unique,
    )


def _refuse_constant(name: str) -> Any:
    raise _RefusedError(f"«{name}» no es un valor de JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _RefusedError(f"el campo «{key}» está dos veces")
        found[key] = value
    return found


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
