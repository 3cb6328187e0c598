"""Plain values to models: pydantic decides the shape, and its findings are told in Spanish."""

import difflib
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from plandocs.diagnostics import Diagnostic, InFile, Report, Rule
from plandocs.plan.glosario import name_of
from plandocs.plan.nodo import Nodo, Path, attach_places
from plandocs.source.rules import (
    BY_CUSTOM_TYPE,
    EMPTY_VALUE,
    MISSING_FIELD,
    NOT_A_GROUP,
    NOT_A_LIST,
    NOT_A_TEXT,
    NOT_AN_OPTION,
    UNKNOWN_FIELD,
)
from plandocs.source.yaml import Source

Model = TypeVar("Model", bound=Nodo)

_LISTS = ("tuple_type", "list_type", "iterable_type")
_GROUPS = ("model_type", "model_attributes_type", "dict_type", "mapping_type")


def read_model(source: Source, model: type[Model], report: Report) -> Model | None:
    """Return `source` as `model` with the place of every value, or None after telling why not."""
    try:
        value = model.model_validate(source.value if source.value is not None else {})
    except ValidationError as error:
        report.extend(
            _diagnose(dict(found), source, model) for found in error.errors(include_url=False)
        )
        return None
    attach_places(value, source.places)
    return value


def _diagnose(error: dict[str, Any], source: Source, model: type[Nodo]) -> Diagnostic:
    path = _real_path(error["loc"], source)
    kind, context = error["type"], error.get("ctx", {})
    field = str(error["loc"][-1]) if error["loc"] else ""
    name = _name_of(path)
    if kind == "missing":
        group = path if path and path[-1] != field else path[:-1]
        return MISSING_FIELD.at(_place(source, group), campo=field, objeto=_object(model, group))
    if kind == "extra_forbidden":
        place = source.keys.get(path, _place(source, path))
        near, owner_name = _near(model, path), _object(model, path[:-1])
        return UNKNOWN_FIELD.at(place, campo=field, objeto=owner_name, parecido=near)
    if kind == "literal_error":
        return NOT_AN_OPTION.at(
            _place(source, path),
            campo=name,
            valor=error["input"] if isinstance(error["input"], str) else "",
            opciones=_options(context["expected"]),
        )
    rule = BY_CUSTOM_TYPE.get(kind) or _general(kind, error["input"])
    return rule.at(_place(source, path), campo=name, **context)


def _general(kind: str, value: Any) -> Rule:
    if kind == "valor_vacio" or value is None:
        return EMPTY_VALUE
    if kind in _LISTS:
        return NOT_A_LIST
    if kind in _GROUPS:
        return NOT_A_GROUP
    return NOT_A_TEXT


def _options(expected: str) -> str:
    words = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    quoted = [f"«{word}»" for word in words]
    return " o ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


def _real_path(loc: tuple[str | int, ...], source: Source) -> Path:
    """Return `loc` without the steps that pydantic adds and the file does not have."""
    path: Path = ()
    for step in loc:
        if (*path, step) in source.places or (*path, step) in source.keys:
            path = (*path, step)
    return path


def _place(source: Source, path: Path) -> InFile:
    for end in range(len(path), -1, -1):
        if path[:end] in source.places:
            return source.places[path[:end]]
    return InFile(source.path)


def _name_of(path: Path) -> str:
    words = [str(step) for step in path if isinstance(step, str)]
    return words[-1] if words else "plan"


def _object(model: type[Nodo], path: Path) -> str:
    owner = model_at(model, path)
    label = name_of(owner.__name__ if owner else "")
    numbers = [step for step in path if isinstance(step, int)]
    return f"{label} (número {numbers[-1] + 1})" if numbers else label


def _near(model: type[Nodo], path: Path) -> str:
    owner = model_at(model, path[:-1])
    known = list(owner.model_fields) if owner else []
    found = difflib.get_close_matches(str(path[-1]), known, n=1)
    return f" ¿Quiso decir «{found[0]}»?" if found else ""


def model_at(model: type[Nodo], path: Path) -> type[Nodo] | None:
    """Return the model of the mapping that stands at `path` below `model`."""
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
