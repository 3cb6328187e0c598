"""When something is done: the many ways a plan says it, and the days they resolve to."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from plandocs.plan.aceptacion import Anotable
from plandocs.plan.nodo import Nodo
from plandocs.plan.tiempo import Tramo, TramoEscrito, TramosEscritos, month
from plandocs.plan.valores import Clave, Entero, Texto, read_text, without_accents

_EVERY = re.compile(r"([1-9]\d?) (mes|meses|semana|semanas|dia|dias)")


class Horizonte(Nodo):
    """The first and the last day that the plan speaks of."""

    de: TramoEscrito
    a: TramoEscrito

    @model_validator(mode="after")
    def _in_order(self) -> "Horizonte":
        _check_order(self.de, self.a)
        return self

    @property
    def tramo(self) -> Tramo:
        """The whole span."""
        return Tramo(self.de.inicio, self.a.fin)


def _read_every(value: Any) -> tuple[int, str]:
    text = read_text(value)
    found = _EVERY.fullmatch(without_accents(text).lower())
    if not found:
        raise PydanticCustomError("cada_mal_escrito", "", {"valor": text})
    return int(found[1]), found[2][0]


class Periodo(Anotable):
    """When («periodo»): one machine-readable form, and beside it the approved words if they differ.

    Exactly one form: `de` and `a` (a range; with `cada`, its recurrences), `en` (one or several
    months, days, quarters or weeks), `hasta` (a deadline), `durante` (a term of office held in
    `vigencias`), or `evento` with `dias` before (negative) or after it.
    """

    de: TramoEscrito | None = None
    a: TramoEscrito | None = None
    cada: Annotated[
        tuple[int, str] | None, BeforeValidator(_read_every, json_schema_input_type=str)
    ] = None
    en: TramosEscritos = ()
    hasta: TramoEscrito | None = None
    durante: Clave | None = None
    evento: Clave | None = None
    dias: Entero = 0
    texto: Texto | None = None
    etiqueta: Texto | None = None

    @model_validator(mode="after")
    def _one_form(self) -> "Periodo":
        ranged = self.de is not None or self.a is not None
        forms = [ranged, bool(self.en), bool(self.hasta), bool(self.durante), bool(self.evento)]
        if sum(forms) != 1:
            what = "dice cuándo de más de una forma" if any(forms) else "no dice cuándo"
            raise PydanticCustomError("periodo_una_forma", "", {"que": what})
        if ranged:
            if self.de is None or self.a is None:
                raise PydanticCustomError("periodo_de_a", "")
            _check_order(self.de, self.a)
        if self.cada and not ranged:
            raise PydanticCustomError("periodo_cada", "")
        if self.dias and not self.evento:
            raise PydanticCustomError("periodo_dias", "")
        return self

    def resolve(
        self, vigencias: Mapping[str, Horizonte], eventos: Mapping[str, Tramo]
    ) -> tuple[Tramo, ...]:
        """Return the spans of days meant, in order; empty when a name points nowhere."""
        if self.de and self.a:
            span = Tramo(self.de.inicio, self.a.fin)
            return _recurrences(span, *self.cada) if self.cada else (span,)
        if self.en:
            return tuple(sorted(set(self.en)))
        if self.hasta:
            return (Tramo(self.hasta.fin, self.hasta.fin),)
        if self.durante:
            return (vigencias[self.durante].tramo,) if self.durante in vigencias else ()
        if self.evento and self.evento in eventos:
            day = _days_after(eventos[self.evento].inicio, self.dias)
            return (Tramo(day, day),)
        return ()


def _recurrences(span: Tramo, count: int, unit: str) -> tuple[Tramo, ...]:
    found, start = [], span.inicio
    while start <= span.fin:
        found.append(Tramo(start, min(_unit_end(start, unit), span.fin)))
        start = _advance(start, count, unit)
    return tuple(found)


def _unit_end(start: date, unit: str) -> date:
    if unit == "m":
        return month(start.year, start.month).fin
    return start + timedelta(days=6 if unit == "s" else 0)


def _advance(start: date, count: int, unit: str) -> date:
    if unit == "m":
        index = start.year * 12 + start.month - 1 + count
        return date(index // 12, index % 12 + 1, 1)
    return start + timedelta(days=count * (7 if unit == "s" else 1))


def _days_after(day: date, days: int) -> date:
    """Return the day so many days away; beyond the calendar, its last or first day."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _check_order(first: Tramo, last: Tramo) -> None:
    if last.fin < first.inicio:
        raise PydanticCustomError("periodo_al_reves", "")
