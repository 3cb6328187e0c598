"""The base of every model: frozen, strict about its keys, knowing where each value stands."""

import re
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

Path = tuple[str | int, ...]
Places = Mapping[Path, InFile]

NOWHERE = InFile("")
_PIECES = re.compile(r"\w+|\s+|[^\w\s]")
_MARKS, _BREAK = "[*_]*", r"\s+"
_ENOUGH, _FEWER = 12, (6, 3, 1)
"""How many words are looked for, and how many when not all were typed: some are derived."""
_SHORTEST_LINE, _SPARE_LINES = 20, 10
"""How far the lines of a typed text are looked through: rather too far than not enough."""


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
        words = value[start:end].split()
        for count in dict.fromkeys((min(len(words), _ENOUGH), *_FEWER)):
            sought = " ".join(words[:count]) if count < len(words) else value[start:end]
            if found := self._found(place, value, start, sought):
                return found
        return place

    def _found(self, place: InFile, value: str, start: int, words: str) -> InFile | None:
        """Return where some words that begin at an offset of a text were typed, if they were."""
        pattern = _as_typed(words)
        before = sum(found.start() < start for found in pattern.finditer(value))
        first, most = place.line - 1, len(value) // _SHORTEST_LINE + _SPARE_LINES
        lines = self._typed.lines[first : first + most] if place.line else ()
        for count, found in enumerate(pattern.finditer("\n".join(lines), place.column - 1)):
            if count == before:
                return _in_lines(place, lines, found.start(), found.end())
        return None

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


def _as_typed(words: str) -> re.Pattern[str]:
    """Return what finds some words where they may be broken into lines and emphasized."""
    pieces = _PIECES.findall(words)
    return re.compile(_MARKS.join(_BREAK if p.isspace() else re.escape(p) for p in pieces))


def _in_lines(place: InFile, lines: Sequence[str], start: int, end: int) -> InFile:
    """Return the place of a stretch of some lines, the first of which is that of `place`."""
    for number, line in enumerate(lines):
        if start <= len(line):
            width = max(1, min(end, len(line)) - start)
            return InFile(place.path, place.line + number, start + 1, width, line)
        start, end = start - len(line) - 1, end - len(line) - 1
    return place


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
