"""What the models say of a place in a data file: which group stands there, which fields it has."""

import types
import typing
from collections.abc import Mapping
from typing import Any

from plandocs.diagnostics import nearest
from plandocs.plan.glosario import name_of
from plandocs.plan.nodo import Nodo, Path
from plandocs.plan.valores import read_text


def group_name(model: type[Nodo], path: Path) -> str:
    """Return how messages call the group at `path`: «el plan», «una línea (número 2)»."""
    owner = _model_at(model, path)
    label = name_of(owner.__name__ if owner else "")
    numbers = [step for step in path if isinstance(step, int)]
    return f"{label} (número {numbers[-1] + 1})" if numbers else label


def near_field(model: type[Nodo], path: Path) -> str:
    """Return the field that the unknown one at `path` resembles, or an empty text."""
    owner = _model_at(model, path[:-1])
    known = list(owner.model_fields) if owner else []
    return nearest(str(path[-1]), known)


def holds_words(model: type[Nodo], path: Path) -> bool:
    """Return whether the field at `path` takes any words, so that «Por confirmar» serves."""
    owner = _model_at(model, path[:-1])
    field = owner.model_fields.get(str(path[-1])) if owner else None
    readers = [getattr(reader, "func", None) for reader in field.metadata] if field else []
    return read_text in readers


def _model_at(model: type[Nodo], path: Path) -> type[Nodo] | None:
    current: Any = model
    for step in path:
        current = _inside(current, step)
    return _as_model(current)


def _inside(current: Any, step: str | int) -> Any:
    owner = _as_model(current)
    if owner is not None:
        found = owner.model_fields.get(str(step))
        return found.annotation if found else None
    for option in _options_of(current):
        origin, arguments = typing.get_origin(option), typing.get_args(option)
        if origin is tuple and isinstance(step, int):
            return arguments[0]
        if origin is not None and origin is not tuple and issubclass(origin, Mapping):
            return arguments[1]
    return None


def _as_model(annotation: Any) -> type[Nodo] | None:
    for option in _options_of(annotation):
        if isinstance(option, type) and issubclass(option, Nodo):
            return option
    return None


def _options_of(annotation: Any) -> tuple[Any, ...]:
    if typing.get_origin(annotation) is typing.Annotated:
        return _options_of(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return tuple(
            inner for option in typing.get_args(annotation) for inner in _options_of(option)
        )
    return (annotation,)
