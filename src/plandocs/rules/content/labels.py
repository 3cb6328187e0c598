"""Labels are continuous, unique, and the same in the activity and in its period (R-NUM)."""

import re
from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Plan, Registro
from plandocs.rules.content.catalogue import BROKEN_NUMBERING, WRONG_LABEL
from plandocs.rules.content.cite import cite

_EDGES = " .)-–—"


def check_period_labels(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the periods printed under another number than that of their item."""
    for position in plan.positions:
        periodo = position.item.periodo
        typed = periodo.etiqueta if periodo else None
        due = (_bare(plan.label(position)), _bare(plan.number_of(position)))
        if periodo and typed and _bare(typed) not in due:
            place = periodo.at("etiqueta")
            where = plan.called(position)
            yield WRONG_LABEL.at(
                place,
                donde=where,
                texto=typed,
                aqui=cite(place),
                debe=plan.label(position).rstrip("."),
            )


def check_numbering(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the typed numbers that are not those of their place."""
    for position in plan.positions:
        typed = position.item.etiqueta
        due = plan.usual_label(position)
        if typed and due and _bare(typed) != _bare(due):
            place = position.item.at("etiqueta")
            yield BROKEN_NUMBERING.at(
                place,
                donde=f"«{plan.words_of(position)[:60]}»",
                debe=due,
                texto=typed,
                aqui=cite(place),
            )


def _bare(label: str) -> str:
    return re.sub(r"\s+", "", label).strip(_EDGES)
