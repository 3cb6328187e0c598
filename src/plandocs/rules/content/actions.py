"""Actions: announced with a verb, worded alike, and never alone in a list."""

from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Linea, Plan, Registro
from plandocs.rules.content.catalogue import LIST_OF_ONE
from plandocs.rules.content.cite import at_all
from plandocs.rules.content.words import called, join


def check_lists_of_one(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the lines whose lettered list has one action (R-SINGLE)."""
    if not plan.numeracion.accion:
        return
    alone = [
        position
        for position in plan.positions
        if isinstance(position.item, Linea) and len(position.item.acciones) == 1
    ]
    if alone:
        text = join([called(plan, position).removeprefix("la línea ") for position in alone])
        places = [position.item.acciones[0].at() for position in alone]  # type: ignore[union-attr]
        yield at_all(LIST_OF_ONE, places, texto=text)
