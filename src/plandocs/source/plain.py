"""Data without a schema: what `plandocs render` merges into anybody's template."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from plandocs.diagnostics import InFile, Report
from plandocs.source.files import read_bytes
from plandocs.source.numbers import core
from plandocs.source.text import MAX_VALUES, decode, spelled
from plandocs.source.yaml import Source, is_group, read_places, read_yaml

if TYPE_CHECKING:  # plain data has no model, and must not wait for those of a plan
    from plandocs.plan.nodo import Path as Steps

Places = Mapping["Steps", InFile]


class Data(NamedTuple):
    """The fields of a file, and where each value was typed."""

    fields: dict[str, Any]
    places: Mapping[Steps, InFile]


def read_file(path: Path, report: Report) -> Data | None:
    """Return the data of a .json or .yaml file on disk, or None after reporting why not."""
    data = read_bytes(path, str(path), report)
    return read_data(data, str(path), report) if data is not None else None


def read_data(data: bytes, path: str, report: Report) -> Data | None:
    """Return the data of a .json or .yaml file, or None after reporting why not.

    YAML scalars follow the core types of YAML 1.2, and numbers print as they were typed.
    """
    if path.lower().endswith(".json"):
        return _of_json(data, path, report)
    source = read_yaml(data, path, report, spelled, core, False, MAX_VALUES)
    if source is None or not is_group(source.value, path, report):
        return None
    return Data(source.value, _Places(lambda: _places_in_yaml(data, path, source)))


def _of_json(data: bytes, path: str, report: Report) -> Data | None:
    from plandocs.source.json import read_json  # YAML waits for none of it

    text, told = decode(data, path, report), Report()
    if text is None:
        return None
    value: Any = read_json(text, path, told) if text.strip() else None
    report.extend(told)
    if told.has_errors or not is_group(value, path, report):
        return None

    def places() -> Places:
        from plandocs.source.json_places import Reading

        return Reading(text, path).places

    return Data(value, _Places(places))


def _places_in_yaml(data: bytes, path: str, read: Source) -> Places:
    """Return where the values of a sound file stand; a group or a list, where its name does."""
    found = read_places(data, path, spelled)
    named = {
        steps: at
        for steps, at in found.keys.items()
        if isinstance(read.value_at(steps), dict | list)
    }
    found.places.update(named)
    return found.places


class _Places(Mapping["Steps", InFile]):
    """Where the values of a file stand, looked for only when somebody asks."""

    def __init__(self, read: Callable[[], Places]) -> None:
        self._read = read

    @functools.cached_property
    def _places(self) -> Places:
        return self._read()

    def __bool__(self) -> bool:
        return True

    def __getitem__(self, steps: Steps) -> InFile:
        return self._places[steps]

    def __iter__(self) -> Iterator[Steps]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
