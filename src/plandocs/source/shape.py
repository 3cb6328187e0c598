"""Plain values to models: pydantic decides the shape, and its findings are told in Spanish."""

from collections.abc import Iterator
from textwrap import shorten
from typing import Any, TypeVar

from pydantic import ValidationError

from plandocs.diagnostics import Diagnostic, InFile, Report
from plandocs.plan.nodo import Nodo, Path, attach_places
from plandocs.source.fields import group_name, holds_words, near_field
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
from plandocs.source.yaml import Source, is_group

Model = TypeVar("Model", bound=Nodo)

BY_TYPE = {
    "valor_vacio": EMPTY_VALUE,
    "tuple_type": NOT_A_LIST,
    "model_type": NOT_A_GROUP,
    "dict_type": NOT_A_GROUP,
    "mapping_type": NOT_A_GROUP,
    "literal_error": NOT_A_TEXT,
    "no_es_texto": NOT_A_TEXT,
}
"""The rule of each type of error that pydantic gives of our models, but those with words of their
own (`missing`, `extra_forbidden`) and those of `BY_CUSTOM_TYPE`."""
_TITLES = ("titulo", "texto", "nombre", "termino")
"""The fields by which people know a group."""
_EXCERPT = 50
_MOST_TOLD = 500
"""How many faults of one file are told; hundreds more are surely the same."""
_IN_KEY = "[key]"
_UNKNOWN_YET = "; si aún no se sabe, escriba «Por confirmar»"


def read_model(source: Source, model: type[Model], report: Report) -> Model | None:
    """Return `source` as `model` with the place of every value, or None after telling why not."""
    if not is_group(source.value, source.path, report):
        return None
    try:
        value = model.model_validate(source.value)
    except ValidationError as error:
        errors = error.errors(include_url=False)[:_MOST_TOLD]
        found = [dict(one) for one in errors]
        report.extend(_Teller(source, model).tell(found))
        return None
    attach_places(value, source)
    return value


def read_rest(source: Source, model: type[Model]) -> tuple[Model, frozenset[str]] | None:
    """Return a file as `model` without its top fields that are unsound, and which those are.

    None when the file cannot do without them. What is wrong with them is told by `read_model`.
    """
    if not isinstance(source.value, dict):
        return None
    left_out: frozenset[str] = frozenset()
    try:
        model.model_validate(source.value)
    except ValidationError as error:
        locs = [one["loc"] for one in error.errors() if one["loc"]]
        # A misspelt field is left out under the name that it was meant to have too.
        meant = {near_field(model, loc) for loc in locs[:_MOST_TOLD] if len(loc) == 1}
        left_out = frozenset({str(loc[0]) for loc in locs} | meant)
    rest = {name: value for name, value in source.value.items() if name not in left_out}
    try:
        value = model.model_validate(rest)
    except ValidationError:
        return None
    attach_places(value, source)
    return value, left_out


class _Teller:
    """Tells in Spanish, and at its place, what pydantic finds in one file."""

    def __init__(self, source: Source, model: type[Nodo]) -> None:
        self._source = source
        self._model = model

    def tell(self, errors: list[dict[str, Any]]) -> Iterator[Diagnostic]:
        """Yield the findings; a field missed because its name is misspelt is told once."""
        misspelt = {
            (*path[:-1], near_field(self._model, path))
            for path in (error["loc"] for error in errors if error["type"] == "extra_forbidden")
        }
        for error in errors:
            if error["type"] != "missing" or error["loc"] not in misspelt:
                yield self._diagnose(error)

    def _diagnose(self, error: dict[str, Any]) -> Diagnostic:
        kind, path = error["type"], self._real_path(error["loc"])
        in_key = error["loc"][-1] == _IN_KEY
        place = self._source.keys[path] if in_key else self._place(path)
        if kind == "missing":
            return self._missing(place, path, str(error["loc"][-1]))
        if kind == "extra_forbidden":
            return self._unknown(path)
        context = error.get("ctx", {})
        typed = path[-1] if in_key else self._source.value_at(path)
        if kind == "literal_error" and isinstance(typed, str):
            field, options = _name_of(path[:-1] if in_key else path), _options(context["expected"])
            return NOT_AN_OPTION.at(place, campo=field, valor=typed, opciones=options)
        if kind == "tabla_fila_corta":
            place = self._place((*path, "filas", context["fila"] - 1))
        rule = BY_CUSTOM_TYPE.get(kind) or (
            EMPTY_VALUE if error["input"] is None else BY_TYPE[kind]
        )
        later = self._later(path) if rule is EMPTY_VALUE else ""
        return rule.at(place, sujeto=_subject(path), si_no_se_sabe=later, **context)

    def _named(self, group: Path) -> str:
        """Return how a message calls a group: by its title, where it has one, and its number."""
        value = self._source.value_at(group)
        titles = (value.get(name) for name in _TITLES) if group and isinstance(value, dict) else ()
        title = next((text for text in titles if isinstance(text, str)), "")
        name = group_name(self._model, group)
        shown = shorten(title, _EXCERPT, placeholder="…")
        return name.replace(" (", f" «{shown}» (", 1) if title else name

    def _later(self, field: Path) -> str:
        """Return what else may be written in a field that is not known yet."""
        return _UNKNOWN_YET if holds_words(self._model, field) else ""

    def _missing(self, place: InFile, group: Path, field: str) -> Diagnostic:
        later = self._later((*group, field))
        owner = self._named(group)
        return MISSING_FIELD.at(place, campo=field, objeto=owner, si_no_se_sabe=later)

    def _unknown(self, path: Path) -> Diagnostic:
        near = near_field(self._model, path)
        owner = f"de {self._named(path[:-1])}".replace("de el ", "del ")
        return UNKNOWN_FIELD.at(
            self._source.keys[path],
            campo=path[-1],
            de_objeto=owner,
            parecido=f" ¿Quiso decir «{near}»?" if near else "",
        )

    def _real_path(self, loc: tuple[str | int, ...]) -> Path:
        """Return `loc` without the steps that pydantic adds and the file does not have."""
        path: Path = ()
        for step in loc:
            if (*path, step) in self._source.places or (*path, step) in self._source.keys:
                path = (*path, step)
        return path

    def _place(self, path: Path) -> InFile:
        for end in range(len(path), -1, -1):
            if path[:end] in self._source.places:
                return self._source.places[path[:end]]
        return InFile(self._source.path)


def _options(expected: str) -> str:
    words = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    quoted = [f"«{word}»" for word in words]
    return " o ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


def _name_of(path: Path) -> str:
    return next(str(step) for step in reversed(path) if isinstance(step, str))


def _subject(path: Path) -> str:
    """Return what a message speaks of: a field, or one element of a list."""
    if isinstance(path[-1], int):
        return f"El elemento {path[-1] + 1} de «{_name_of(path)}»"
    return f"El campo «{path[-1]}»"
