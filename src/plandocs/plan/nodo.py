"""The base of every model: frozen, strict about its keys, knowing where each value stands."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Protocol

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PrivateAttr,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from plandocs.diagnostics import InFile
from plandocs.plan.typed_words import place_of_words

Path = tuple[str | int, ...]
Places = Mapping[Path, InFile]

NOWHERE = InFile("")


class Typed(Protocol):
    """Where the values and the keys of a data file stand."""

    @property
    def places(self) -> Places:
        """The place of each value."""

    @property
    def keys(self) -> Places:
        """The place of each key."""

    @property
    def lines(self) -> Sequence[str]:
        """The lines of the file."""


class _Nowhere:
    """What a node made by the program knows of its place."""

    places: ClassVar[Places] = {}
    keys: ClassVar[Places] = {}
    lines: ClassVar[Sequence[str]] = ()


_NOWHERE = _Nowhere()


def _read_empty_group(value: Any) -> Any:
    return {} if value is None else value


GrupoVacio = BeforeValidator(_read_empty_group)
"""Marks a group whose fields all may be left out: its key alone, with no value, is the group."""


class Nodo(BaseModel):
    """A mapping of the data files as a frozen value; unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )

    _typed: Typed = PrivateAttr(default_factory=lambda: _NOWHERE)
    _path: Path = PrivateAttr(default=())

    @field_validator("*", mode="before")
    @classmethod
    def _not_empty(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse a key typed without a value; left out, it takes its default."""
        if value is None and GrupoVacio not in cls.model_fields[str(info.field_name)].metadata:
            raise PydanticCustomError("valor_vacio", "")
        return value

    def at_key(self, *path: str | int) -> InFile:
        """Return the place of the key at `path` below this node, or else that of its value."""
        return self._typed.keys.get(self._path + path) or self.at(*path)

    def at(self, *path: str | int) -> InFile:
        """Return the place of the value at `path` below this node, or of its nearest parent."""
        full = self._path + path
        for end in range(len(full), -1, -1):
            if full[:end] in self._typed.places:
                return self._typed.places[full[:end]]
        return NOWHERE

    def words_at(self, path: Path, value: str, start: int, end: int) -> InFile:
        """Return the place of some words of a typed text: `value[start:end]`, typed at `path`.

        They may stand on several lines, and with marks of emphasis among them; the place is that
        of the first. Where they are not found as they read, it is that of the whole text.
        """
        place = self.at(*path)
        return place_of_words(place, self._typed.lines, value, start, end) or place

    def extent(self) -> tuple[int, int]:
        """Return the first line of this node and that of what comes after it."""
        inside = {path for path in self._typed.places if path[: len(self._path)] == self._path}
        first = min((self._typed.places[path].line for path in inside), default=0)
        own = self._typed.keys.get(self._path)
        first = own.line if own else first
        last = max((self._typed.places[path].line for path in inside), default=0)
        lines = [place.line for place in self._typed.places.values()]
        after = [line for line in lines if line > last]
        return first, min(after, default=len(self._typed.lines) + 1)


def attach_places(value: Any, typed: Typed, path: Path = ()) -> None:
    """Tell every node inside `value` where it was typed; `path` is where `value` itself stands."""
    if isinstance(value, Nodo):
        value._typed, value._path = typed, path
        for name in type(value).model_fields:
            attach_places(getattr(value, name), typed, (*path, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            attach_places(item, typed, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            attach_places(item, typed, (*path, key))
