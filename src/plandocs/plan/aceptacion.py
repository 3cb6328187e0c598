"""Findings that somebody knows of («acepta»): an approved document keeps its words."""

from collections.abc import Iterator

from plandocs.plan.nodo import Nodo
from plandocs.plan.valores import Texto, Textos


class Aceptacion(Nodo):
    """That the findings of a rule are known, who says so and why.

    `hallazgo` is the rule's code or name. `textos` are the words of the findings; without any,
    all those of the rule at the datum are meant.
    """

    hallazgo: Texto
    textos: Textos = ()
    quien: Texto
    porque: Texto


class Anotable(Nodo):
    """A group of a plan beside whose data findings may be accepted."""

    acepta: tuple[Aceptacion, ...] = ()


class Aceptaciones(Nodo):
    """What acepta.yaml holds: the accepted findings of a whole plan."""

    acepta: tuple[Aceptacion, ...]


def accepted_within(value: object) -> Iterator[tuple[Anotable, Aceptacion]]:
    """Yield every acceptance inside a value, with the group it stands in."""
    if isinstance(value, Anotable):
        for one in value.acepta:
            yield value, one
    if isinstance(value, Nodo):
        for name in type(value).model_fields:
            yield from accepted_within(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from accepted_within(item)
