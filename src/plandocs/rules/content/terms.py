"""Appointments cover the plan's period (R-ROTATION)."""

from collections.abc import Iterator
from datetime import date, timedelta

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Plan, Registro
from plandocs.plan.escrito import print_date
from plandocs.plan.registro import Nombramiento
from plandocs.rules.content.catalogue import EXPIRED_TERM
from plandocs.rules.content.cite import cite
from plandocs.rules.content.words import plain


def check_terms(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the last appointment to each role of the commission that ends before the plan does."""
    horizon = plan.horizonte.tramo
    for one in _current(plan, registro):
        end = _end(one)
        if end < horizon.fin:
            here, there = plan.horizonte.at(), one.at()
            yield EXPIRED_TERM.at(
                here,
                there,
                texto=one.nombre,
                desde=print_date(one.desde.inicio),
                hasta=print_date(end),
                alla=cite(there),
                de=print_date(horizon.inicio),
                a=print_date(horizon.fin),
                aqui=cite(here),
            )


def _current(plan: Plan, registro: Registro) -> list[Nombramiento]:
    """Return the last appointment that the registry knows to each role of the commission."""
    latest: dict[str, Nombramiento] = {}
    for comision in registro.comisiones:
        if plain(comision.nombre) == plain(plan.comision.nombre):
            for one in comision.integrantes:
                role = f"{one.rol} {one.nombre}" if _is_shared(one) else one.rol
                known = latest.get(role)
                if known is None or known.desde.inicio < one.desde.inicio:
                    latest[role] = one
    return list(latest.values())


def _is_shared(one: Nombramiento) -> bool:
    """Return whether several persons may have a role at once."""
    return plain(one.rol) in ("integrante", "vocal", "consejeria")


def _end(one: Nombramiento) -> date:
    """Return the last day of an appointment."""
    start = one.desde.inicio
    index = start.year * 12 + start.month - 1 + one.dura
    year, number = index // 12, index % 12 + 1
    return _same_day(year, number, start.day) - timedelta(days=1)


def _same_day(year: int, number: int, day: int) -> date:
    """Return a day of a month, or its last one when it has none such."""
    while True:
        try:
            return date(year, number, day)
        except ValueError:
            day -= 1
