"""Actions: announced with a verb, worded alike, and never alone in a list."""

from collections.abc import Iterator, Sequence

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Linea, Pasaje, Plan, Registro
from plandocs.rules.content.catalogue import (
    ACTIONS_OF_SEVERAL_KINDS,
    FUTURE_AMONG_INFINITIVES,
    LEAD_IN_WITHOUT_VERB,
    LIST_OF_ONE,
    WITHOUT_ACTION,
)
from plandocs.rules.content.cite import at_all, cite
from plandocs.rules.content.words import excerpt, join, upper_first
from plandocs.spanish.counting import last_sentence
from plandocs.spanish.governing import has_main_verb
from plandocs.spanish.main_clause import finite_verbs
from plandocs.spanish.openings import finite_future, opens_with

_GROUPS = (
    ("título de línea",),
    ("línea de ficha",),
    ("acción", "acción de ficha"),
    ("renglón del cronograma",),
)
_KINDS = {"infinitive": "un infinitivo", "noun": "un sustantivo"}


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
        text = join([plan.called(position).removeprefix("la línea ") for position in alone])
        places = [position.item.acciones[0].at() for position in alone]  # type: ignore[union-attr]
        several = len(alone) > 1
        yield at_all(
            LIST_OF_ONE, places, texto=text, n="n" if several else "", s="s" if several else ""
        )


def check_lead_in_verbs(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the announcements of actions that do not say who does what (R-LEADIN)."""
    for pasaje in plan.lectura.of_kind("entrada de acciones"):
        if pasaje.text.rstrip().endswith(":") and has_main_verb(pasaje.text) is False:
            sentence = last_sentence(pasaje.text)[1]
            words = sentence[-_TAIL:]
            words = words[words.find(" ") + 1 :] if len(words) == _TAIL else words
            place = pasaje.at(len(pasaje.text.rstrip()) - len(words.rstrip()))
            cut = "" if words == pasaje.text else "…"
            yield LEAD_IN_WITHOUT_VERB.at(place, texto=cut + words.rstrip(), aqui=cite(place))


_TAIL = 80
"""How much of the end of an announcement a sentence quotes."""


def check_futures(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the actions that begin in the infinitive and go on in the future (R-PARALLEL)."""
    for pasaje in plan.lectura.of_kind("acción", "acción de ficha", "título de línea"):
        if opens_with(pasaje.text) != "infinitive":
            continue
        for start, end in finite_future(pasaje.text):
            place = pasaje.at(start, end)
            yield FUTURE_AMONG_INFINITIVES.at(
                place,
                donde=upper_first(pasaje.donde),
                texto=pasaje.text[start:end],
                aqui=cite(place),
            )


def check_openings(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the actions without an action, and those not worded as the others (R-PARALLEL)."""
    for kinds in _GROUPS:
        rest: list[tuple[Pasaje, str]] = []
        for pasaje in plan.lectura.of_kind(*kinds):
            opening = opens_with(pasaje.text)
            if not _is_empty(pasaje, opening):
                rest.append((pasaje, opening))
                continue
            place = pasaje.at()
            yield WITHOUT_ACTION.at(
                place,
                donde=upper_first(pasaje.donde),
                texto=excerpt(pasaje.text, 60),
                aqui=cite(place),
            )
        yield from _unlike(rest)


def _is_empty(pasaje: Pasaje, kind: str) -> bool:
    """Return whether an action says with what, and not what is done."""
    return (
        pasaje.kind in ("acción", "acción de ficha")
        and kind == "preposition"
        and not any(verb.main for verb in finite_verbs(pasaje.text))
        and not any(opens_with(clause) == "infinitive" for clause in pasaje.text.split(", ")[1:])
    )


def _unlike(judged: Sequence[tuple[Pasaje, str]]) -> Iterator[Diagnostic]:
    """Yield the passages of a group that do not begin as most of it, or as any action should."""
    if len(judged) < _FEW:
        return
    due = max(("infinitive", "noun"), key=[opening for _, opening in judged].count)
    odd = [pasaje for pasaje, opening in judged if opening != due]
    if odd:
        texts = [f"«{excerpt(pasaje.text, 40)}»" for pasaje in odd]
        number = "" if len(odd) == 1 else "n"
        places = [pasaje.at() for pasaje in odd]
        how = _like(judged[0][0], due) if len(odd) < len(judged) else _AS_ANY
        yield at_all(ACTIONS_OF_SEVERAL_KINDS, places, texto=join(texts), n=number, debe=how)


def _like(pasaje: Pasaje, due: str) -> str:
    others = "los demás" if pasaje.kind == "renglón del cronograma" else "las demás"
    return f"como {others}, con {_KINDS[due]}"


_AS_ANY = "con un infinitivo ni con un sustantivo"
_FEW = 3
"""How many passages it takes to say how the others begin."""
