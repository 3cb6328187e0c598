"""Every type of error that the models give has its Spanish sentence."""

import typing
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core.core_schema import ErrorType

from plandocs.plan import Institucion, Mapeo, Nodo, Plan, TipoDocumento
from plandocs.source.rules import BY_CUSTOM_TYPE
from plandocs.source.shape import BY_TYPE

WITH_WORDS_OF_THEIR_OWN = {"missing", "extra_forbidden"}
TOLD = WITH_WORDS_OF_THEIR_OWN | BY_TYPE.keys() | BY_CUSTOM_TYPE.keys()
VALUES: tuple[Any, ...] = (
    None, "", " ", "x", "-3", "1.5", "no", "2026-01", "{x}", "***", "[a](b)", "a\u0007", [], [None],
    ["x"], [[]], [["x"], ["y", "z"]], [{}], [{"x": "y"}], {}, {"x": None}, {"": ""}, {"x": []},
    {"de": "2026-01"}, {"de": "2026-02", "a": "2026-01"}, {"en": "x", "hasta": "y"},
    {"texto": "a", "lista": {"de": "x"}},
)  # fmt: skip
"""What a data file may hold in the place of anything."""


def models(model: type[Nodo], seen: set[type[Nodo]]) -> set[type[Nodo]]:
    seen.add(model)
    for field in model.model_fields.values():
        for found in nodes(field.annotation):
            if found not in seen:
                models(found, seen)
    return seen


def nodes(annotation: Any) -> Iterator[type[Nodo]]:
    if isinstance(annotation, type) and issubclass(annotation, Nodo):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from nodes(inner)


ALL: set[type[Nodo]] = set()
for root in (Plan, Institucion, TipoDocumento, Mapeo):
    models(root, ALL)


BY_NAME = {model.__name__: model for model in ALL}


@pytest.mark.parametrize("name_of_model", sorted(BY_NAME))
def test_every_type_of_error_is_told_in_spanish(name_of_model: str) -> None:
    """A type that nobody translated would end a run with a fault of ours, never with English."""
    model = BY_NAME[name_of_model]
    found: set[str] = set()
    for name in [*model.model_fields, "desconocido"]:
        for value in VALUES:
            try:
                model.model_validate({name: value})
            except ValidationError as error:
                found |= {one["type"] for one in error.errors()}
    assert found - TOLD == set()


def test_the_table_holds_types_that_there_are() -> None:
    known = set(typing.get_args(ErrorType))
    assert BY_TYPE.keys() - {"valor_vacio", "no_es_texto"} <= known
