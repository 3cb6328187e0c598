"""The tags of a template against the values that it will be given, before there are any."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from plandocs.diagnostics import Diagnostic, suggestion
from plandocs.engine.language.run import DATE_FIELDS
from plandocs.engine.language.use import COMPARED, LISTED, OPTIONAL, PRINTED, Use
from plandocs.engine.rules import NOT_A_LIST, UNKNOWN_FIELD, UNKNOWN_OPTION, UNPRINTABLE
from plandocs.engine.tag import Tag

_STEP = re.compile(r"(\[\])|([^.\[\]]+)")
_WORDS = {
    "lista": "una lista",
    "grupo": "un grupo de campos",
    "si_no": "un sí o no",
    "fecha": "una fecha",
    "imagen": "una imagen",
    "texto": "un texto",
    "numero": "un número",
    "prosa": "prosa",
}


class Shape(Protocol):
    """What a value is, known beforehand: its kinds, its fields, its items, the texts it can be.

    The kinds are texto, numero, fecha, si_no, imagen, prosa, lista and grupo.
    """

    @property
    def kinds(self) -> frozenset[str]:
        """What it can be."""

    @property
    def fields(self) -> Mapping[str, "Shape"]:
        """The fields of a group."""

    @property
    def item(self) -> "Shape | None":
        """What each item of a list is."""

    @property
    def options(self) -> tuple[str, ...]:
        """The only texts that it can be, empty where it can be any."""


def check_fields(
    tags: Iterable[Tag], root: Shape, printable: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield each use that a template makes of what it will not be given, or not of that kind.

    `printable` are the kinds that a document of its format prints.
    """
    known = [_sure(tag, root) for tag in tags]
    loose = {use.path for tag in known for use in tag.uses if use.how == OPTIONAL}
    told: list[Diagnostic] = []
    for tag in known:
        for use in tag.uses:
            if not any(_is_below(use.path, path) for path in loose):
                # The tags of a cell share their place, and so what is found there.
                new = [
                    found for found in _check_use(tag, use, root, printable) if found not in told
                ]
                told += new
                yield from new


def _sure(tag: Tag, root: Shape) -> Tag:
    """Return a tag with the uses that are surely of what is given, and not of a loop around it."""
    if not tag.is_loose:
        return tag
    sure = (use for use in tag.uses if _STEP.findall(use.path)[0][1] in root.fields)
    return tag._replace(uses=tuple(sure))


def _is_below(path: str, owner: str) -> bool:
    return path == owner or path.startswith((f"{owner}.", f"{owner}["))


def _check_use(tag: Tag, use: Use, root: Shape, printable: frozenset[str]) -> Iterator[Diagnostic]:
    found = _find(use, root)
    if found is None:
        return
    if isinstance(found, _Unknown):
        if found.is_own:
            near = suggestion(found.name, found.known)
            yield UNKNOWN_FIELD.at(tag.place, nombre=found.name, parecido=near)
        return
    kind = " o ".join(_WORDS[kind] for kind in sorted(found.kinds))
    if use.how == PRINTED and not found.kinds & printable:
        yield UNPRINTABLE.at(tag.place, que=kind)
    if use.how == LISTED and "lista" not in found.kinds:
        yield NOT_A_LIST.at(tag.place, nombre=_name(use), que=kind)
    if use.how == COMPARED and found.options:
        for text in use.options:
            if text not in found.options:
                values = ", ".join(f"«{option}»" for option in found.options)
                yield UNKNOWN_OPTION.at(
                    tag.place, nombre=_name(use), valor=text, opciones=values,
                    parecido=suggestion(text, found.options),
                )  # fmt: skip


class _Unknown:
    """A field that nothing gives; `is_own` when this very tag names it."""

    def __init__(self, name: str, known: Iterable[str], is_own: bool) -> None:
        self.name = name
        self.known = known
        self.is_own = is_own


def _find(use: Use, root: Shape) -> "Shape | _Unknown | None":
    """Return what a path leads to; None for what a date or the like tells of itself."""
    steps = _STEP.findall(use.path)
    names = sum(1 for _, name in steps if name)
    own = _own_names(use, [name for _, name in steps if name])
    shape: Shape = root
    seen = 0
    for is_item, name in steps:
        if is_item:
            if shape.item is None:
                return None  # that it is no list is told where it is gone over
            shape = shape.item
            continue
        seen += 1
        if "fecha" in shape.kinds and name in DATE_FIELDS:
            return None
        if name not in shape.fields:
            return _Unknown(name, shape.fields, seen > names - own)
        shape = shape.fields[name]
    return shape


def _own_names(use: Use, names: list[str]) -> int:
    """Return how many of the last names of a path are written in the tag itself."""
    said = [step for step in use.local if isinstance(step, str)]
    return len(said) if said == names else len(said) - 1


def _name(use: Use) -> str:
    return ".".join(step for step in use.local if isinstance(step, str))
