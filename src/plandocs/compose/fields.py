"""Every value that a template can print, as one plan gives it."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from plandocs.compose.values import Origins, Steps
from plandocs.compose.vocabulary import GROUP, LIST, Shape
from plandocs.diagnostics import Location
from plandocs.plan import Prosa

_EXCERPT = 60
_SI_NO = {True: "sí", False: "no"}


class FieldValue(NamedTuple):
    """A value of the vocabulary: where it stands, what it is, and what it is in one plan.

    `path` has `[]` for any item of a list; `value` is the first one that is not empty, shortened,
    and `at` where it was typed.
    """

    path: str
    kinds: tuple[str, ...]
    meaning: str
    value: str
    at: Location | None


Known = list[tuple[Steps, Any]]
"""The values that stand at one path, each with its own steps."""


def list_fields(shape: Shape, context: Mapping[str, Any], origins: Origins) -> Iterator[FieldValue]:
    """Yield the values, those of each group after those of the groups above it.

    A group is gone through once, where its path is the shortest.
    """
    waiting: deque[tuple[Shape, str, Known]] = deque([(shape, "", [((), dict(context))])])
    seen: set[str] = set()
    while waiting:
        group, path, known = waiting.popleft()
        for name, field in group.fields.items():
            own = f"{path}.{name}".lstrip(".")
            found = _inside(known, name)
            yield _field(own, field, found, origins)
            inner = field
            while inner.item is not None:
                own, inner, found = f"{own}[]", inner.item, _items(found)
            if inner.fields and inner.name not in seen:
                seen.add(inner.name)
                waiting.append((inner, own, found))


def _inside(known: Known, name: str) -> Known:
    return [
        ((*steps, name), value[name])
        for steps, value in known
        if isinstance(value, dict) and name in value
    ]


def _items(known: Known) -> Known:
    return [
        ((*steps, index), item)
        for steps, value in known
        if isinstance(value, list)
        for index, item in enumerate(value)
    ]


def _field(path: str, shape: Shape, known: Known, origins: Origins) -> FieldValue:
    told = next(((s, text) for s, value in known if (text := _shown(value))), None)
    at = _origin(told[0], origins) if told else None
    return FieldValue(path, _kinds(shape), shape.meaning, told[1] if told else "", at)


def _kinds(shape: Shape) -> tuple[str, ...]:
    """Return what a value is, with the name of its group: `lista de ficha`."""
    names = []
    for kind in sorted(shape.kinds):
        if kind == LIST and shape.item is not None:
            names += [f"{LIST} de {inner}" for inner in _kinds(shape.item)]
        else:
            names.append(shape.name if kind == GROUP else kind)
    return tuple(names)


def _shown(value: Any) -> str:
    """Return a value as one short line; empty for what has none."""
    if isinstance(value, bool):
        return _SI_NO[value]
    if isinstance(value, list):
        count = "1 elemento" if len(value) == 1 else f"{len(value)} elementos"
        return count if value else ""
    if isinstance(value, Prosa):
        value = " ".join(block.text for block in value.blocks)
    if value is None or isinstance(value, dict) or not hasattr(value, "__str__"):
        return ""
    text = " ".join(str(value).split())
    return text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"


def _origin(steps: Steps, origins: Origins) -> Location | None:
    nearest = (steps[:end] for end in range(len(steps), -1, -1))
    return next((origins[path] for path in nearest if path in origins), None)
