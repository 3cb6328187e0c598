"""Due dates on days when nobody works: a note, for a plan may have its reasons.

The official days of rest are those of article 74 of the Ley Federal del Trabajo, as the library
`holidays` has them; those of an institution are in its registry.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import Periodo, Plan, Registro
from plandocs.plan.escrito import print_date
from plandocs.rules.content.catalogue import DAY_OFF
from plandocs.rules.content.cite import cite

_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_SATURDAY = 5


class Due(NamedTuple):
    """A day on which something falls due: its words, and where it was typed."""

    text: str
    day: date
    at: InFile


def check_due_dates(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield every due date that is no working day."""
    for due in _due_dates(plan):
        if why := _rest(due.day, registro):
            yield DAY_OFF.at(
                due.at,
                texto=due.text,
                aqui=cite(due.at),
                dia=f"{_DAYS[due.day.weekday()]} {print_date(due.day)}",
                porque=why,
            )


def _due_dates(plan: Plan) -> Iterator[Due]:
    for position in plan.positions:
        if position.item.periodo:
            yield from _of(plan, position.item.periodo, plan.words_of(position)[:60])
    for parte in plan.cronograma.partes if plan.cronograma else ():
        for fila in parte.filas:
            if fila.periodo:
                item = plan.find(*fila.target) if fila.target else None
                text = fila.texto or (plan.words_of(item) if item else "")
                yield from _of(plan, fila.periodo, text[:60])


def _of(plan: Plan, periodo: Periodo, text: str) -> Iterator[Due]:
    """Yield the single days of a period that is a deadline, a list of days or about an event."""
    if periodo.hasta and periodo.hasta.inicio != periodo.hasta.fin:
        return  # a month is no day
    if periodo.hasta or periodo.en or periodo.evento:
        for tramo in plan.resolve(periodo):
            if tramo.inicio == tramo.fin:
                yield Due(text, tramo.fin, periodo.at())


def _rest(day: date, registro: Registro) -> str:
    """Return why nobody works on a day, or an empty text."""
    if day.weekday() >= _SATURDAY:
        return "es fin de semana"
    if any(tramo.inicio <= day <= tramo.fin for tramo in registro.dias_inhabiles):
        return "la institución no labora"
    if name := _official(day.year).get(day):
        return f"es descanso obligatorio ({name})"
    return ""


@lru_cache(maxsize=8)
def _official(year: int) -> dict[date, str]:
    """Return the official days of rest of a year with their names."""
    import holidays  # takes a tenth of a second, and few plans have single days

    found = holidays.country_holidays("MX", years=year, language="es")
    return {day: name for day, name in found.items() if isinstance(day, date)}
