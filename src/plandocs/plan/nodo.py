"""The base of every model: frozen, strict about its keys, knowing where each value stands."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, PrivateAttr

from plandocs.diagnostics import InFile

Path = tuple[str | int, ...]
Places = Mapping[Path, InFile]

NOWHERE = InFile("")


class Nodo(BaseModel):
    """A mapping of the data files as a frozen value; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    _places: Places = PrivateAttr(default_factory=dict)
    _path: Path = PrivateAttr(default=())

    def at(self, *path: str | int) -> InFile:
        """Return the place of the value at `path` below this node, or of its nearest parent."""
        full = self._path + path
        for end in range(len(full), -1, -1):
            if full[:end] in self._places:
                return self._places[full[:end]]
        return NOWHERE


def attach_places(value: Any, places: Places, path: Path = ()) -> None:
    """Tell every node inside `value` where it was typed; `path` is where `value` itself stands."""
    if isinstance(value, Nodo):
        value._places, value._path = places, path
        for name in type(value).model_fields:
            attach_places(getattr(value, name), places, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            attach_places(item, places, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            attach_places(item, places, (*path, key))
