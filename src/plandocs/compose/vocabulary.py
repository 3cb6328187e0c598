"""The vocabulary of templates: every value that one can print, its kind and what it is."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib import resources
from typing import Any

import yaml

LIST, GROUP = "lista", "grupo"
_LIST_OF = "lista de "


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value is: its kinds (texto, numero, fecha, si_no, imagen, prosa, lista, grupo).

    `fields` are those of a group called `name`, `item` what each item of a list is; `options` are
    the only texts that it can be, empty where it can be any; `meaning` says in Spanish what it is,
    and `owner` in which kind of block it comes.
    """

    kinds: frozenset[str]
    fields: Mapping[str, "Shape"] = field(default_factory=dict)
    item: "Shape | None" = None
    options: tuple[str, ...] = ()
    name: str = ""
    meaning: str = ""
    owner: str = ""


@functools.cache
def groups() -> dict[str, dict[str, dict[str, Any]]]:
    """Return what valores.yaml says: fields by group."""
    text = resources.files(__package__).joinpath("valores.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, dict[str, Any]]] = yaml.load(
        text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return found


@functools.cache
def vocabulary(of_ficha: bool = False) -> Shape:
    """Return the shape of what a document is given; one of a sheet («ficha») has that too."""
    shape = _group("documento")
    if of_ficha:
        shape = replace(shape, fields={**shape.fields, **_group("documento_de_ficha").fields})
    return shape


@functools.cache
def _group(name: str) -> Shape:
    fields = {key: _field(told) for key, told in groups()[name].items()}
    return Shape(frozenset({GROUP}), fields, name=name)


def _field(told: Mapping[str, Any]) -> Shape:
    shape = _kind(told["tipo"])
    options = tuple(told.get("opciones", ()))
    return replace(shape, options=options, meaning=told["es"], owner=told.get("en", ""))


def _kind(text: str) -> Shape:
    shapes = [_one_kind(kind) for kind in text.split(" o ")]
    return functools.reduce(_joined, shapes)


def _one_kind(text: str) -> Shape:
    if text.startswith(_LIST_OF):
        return Shape(frozenset({LIST}), item=_one_kind(text.removeprefix(_LIST_OF)))
    return _group(text) if text in groups() else Shape(frozenset({text}))


def _joined(first: Shape, second: Shape) -> Shape:
    """Return what either of two shapes can be."""
    items = [shape.item for shape in (first, second) if shape.item is not None]
    return Shape(
        first.kinds | second.kinds,
        {**first.fields, **second.fields},
        functools.reduce(_joined, items) if items else None,
        name=first.name or second.name,
    )
