"""Periods as the tests of phrases write them: «2025-01/2025-03 relativo»."""

from datetime import timedelta

from plandocs.plan import Tramo, parse_tramo
from plandocs.plan.frases import Contexto, PeriodoLeido

_VALUES = ("abierto", "recurrente", "limite")
_FLAGS = ("relativo", "sin_anio", "impreciso")


def span(code: str) -> Tramo:
    """Return the days of `2025-01`, or from the first of `2024-11/2025-09` to the last."""
    first, _, last = code.partition("/")
    start, end = parse_tramo(first), parse_tramo(last or first)
    assert start, code
    assert end, code
    return Tramo(start.inicio, end.fin)


def context(horizon: str) -> Contexto:
    """Return what is known of a plan with that horizon; nothing, when it is empty."""
    return Contexto(span(horizon) if horizon else None)


def written(periodo: PeriodoLeido | None) -> str:
    """Return all that a reading says but its form, in short; «nada» when there is none."""
    if periodo is None:
        return "nada"
    said = [*map(_code, periodo.tramos)]
    said += [f"{name}={value}" for name in _VALUES if (value := getattr(periodo, name))]
    said += [name for name in _FLAGS if getattr(periodo, name)]
    said += [f"defecto={periodo.defecto}"] if periodo.defecto else []
    return " ".join(said)


def _code(tramo: Tramo) -> str:
    first, last = tramo.inicio, tramo.fin
    if first == last:
        return str(first)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        months = f"{first:%Y-%m}", f"{last:%Y-%m}"
        return months[0] if months[0] == months[1] else "/".join(months)
    return f"{first}/{last}"
