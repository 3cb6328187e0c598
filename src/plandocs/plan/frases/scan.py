"""Every period of a text, from left to right."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from plandocs.plan.frases.accept import is_address, is_lone_day, is_period
from plandocs.plan.frases.forma import form_of
from plandocs.plan.frases.lectura import Contexto, PeriodoLeido
from plandocs.plan.frases.lexicon import Kind
from plandocs.plan.frases.phrases import frases
from plandocs.plan.frases.prefix import Prefix, prefix_of
from plandocs.plan.frases.punto import Rango, Words
from plandocs.plan.frases.resolve import is_relative, resolve
from plandocs.plan.frases.series import STARTS, read_series
from plandocs.plan.frases.templates import NUMBER
from plandocs.plan.frases.years import read_number
from plandocs.plan.tiempo import Tramo

_SHIFTS = {"presente": 0, "anterior": -1, "siguiente": 1}
_NEARBY = frozenset("pasado pasada proximo proxima".split())


class Hit(NamedTuple):
    """A period found: the place of its first word, the place after its last, its reading."""

    start: int
    end: int
    periodo: PeriodoLeido


class Scan(NamedTuple):
    """A text as it was printed, its words, and what is known of its plan.

    In a field (`whole`) nothing has to prove that it is a period: a lone «Julio» or «Mensual» is.
    """

    text: str
    words: Words
    context: Contexto
    whole: bool = False

    def hits(self, first: int = 0) -> Iterator[Hit]:
        """Yield the periods from a place on, of which none overlaps another."""
        heads, scan = frases().heads, self
        low = at = first
        mentioned: int | None = None
        while (word := self.words[at]).kind is not Kind.END:
            if word.kind is Kind.MARK or (word.kind is Kind.WORD and word.text not in heads):
                at += 1
                continue
            hit = scan._dated(low, at, mentioned) or scan._said(low, at)
            if not hit:
                at += 1
                continue
            if hit.periodo.tramos:
                mentioned = hit.periodo.tramos[-1].fin.year
                scan = self._within(mentioned)
            forma = form_of(self.words[hit.start : hit.end])
            yield hit._replace(periodo=replace(hit.periodo, forma=forma))
            low = at = hit.end

    def _within(self, year: int) -> "Scan":
        """Return how to read on: in a field, what follows a year is of that year."""
        if not self.whole:
            return self
        return self._replace(context=Contexto(Tramo(date(year, 1, 1), date(year, 12, 31))))

    def _dated(self, low: int, at: int, mentioned: int | None) -> Hit | None:
        """Return the dates that begin at a place, if they say when."""
        if self.words[at].kind not in STARTS:
            return None
        prefix = prefix_of(self.words, low, at)
        read = read_series(self.words, at, between=prefix.limite == "entre")
        if not read:
            return None
        ranges, end = read
        if not self.whole and not is_period(self.text, self.words, prefix, at, end, ranges):
            return None
        if self._is_number(prefix, at, end, ranges):
            return None
        nearby = self.words[end].text in _NEARBY and ranges[-1].de.year is None
        prefix = prefix._replace(relativo=prefix.relativo or nearby)
        periodo = _reading(ranges, prefix, self.context, mentioned)
        if ranges[0].de.is_year and self.words[end - 2].text in {"-", "/"}:
            periodo = replace(periodo, impreciso=True)  # «2024-2025» may be one year of work
        return Hit(prefix.at, end + nearby, periodo)

    def _is_number(self, prefix: Prefix, at: int, end: int, ranges: Sequence[Rango]) -> bool:
        """Return whether a day is but the number of something."""
        if at == prefix.at > 0 and self.words[at - 1].text in frases().numerados:
            return self.words[at].kind is Kind.NUMBER
        day = is_lone_day(ranges)
        if not day or day.year is not None:
            return False
        return is_address(self.words, prefix, end, frases().lugares)

    def _said(self, low: int, at: int) -> Hit | None:
        """Return the phrase without dates that begins at a place."""
        match = frases().dichas.match(self.words, at)
        if not match and self.whole:
            match = frases().adjetivos.match(self.words, at)
        if not match:
            return None
        (group, meaning), end = match
        if group == "abierto":
            return self._open(at, end, meaning)
        if group == "recurrente":
            return self._recurrent(at, end, meaning)
        return self._relative(low, at, end, meaning)

    def _open(self, at: int, end: int, kind: str) -> Hit | None:
        if kind != "anio":
            return Hit(at, end, PeriodoLeido(abierto=kind))
        further = (frases().dichas.match(self.words, place) for place in (end - 1, end - 2))
        if self._names_a_year(end) or any(match and match[1] > end for match in further):
            return None  # «durante el año 2025», «durante el año en curso»
        if self.words[end - 1].text == "ejercicio" and self.words[end].text in {"de", "del"}:
            return None  # «durante el ejercicio de sus funciones»
        return Hit(at, end, _whole_year(self.context))

    def _recurrent(self, at: int, end: int, every: str) -> Hit | None:
        if self._is_name(at, end):
            return None
        if NUMBER in every:
            numbers = (read_number(self.words, place) for place in range(at, end))
            every = every.replace(NUMBER, str(next(read[0] for read in numbers if read)))
        return Hit(at, end, PeriodoLeido(recurrente=every))

    def _relative(self, low: int, at: int, end: int, kind: str) -> Hit | None:
        if self._names_a_year(end) or self.words[end].text in {"a", "al"}:
            return None  # «el año anterior al de la elección»
        prefix = prefix_of(self.words, low, at)
        present = self.context.present
        if kind not in _SHIFTS or present is None:
            return Hit(prefix.at, end, PeriodoLeido(relativo=True))
        year = present + _SHIFTS[kind]
        tramos = (Tramo(date(year, 1, 1), date(year, 12, 31)),)
        return Hit(prefix.at, end, PeriodoLeido(tramos, relativo=True))

    def _names_a_year(self, at: int) -> bool:
        after = self.words[at + (self.words[at].text in {"de", "del"})]
        return after.kind in (Kind.YEAR, Kind.NUMERAL)

    def _is_name(self, at: int, end: int) -> bool:
        """Return whether «Informe Anual» is a title, or «informe anual» a single one."""
        first, last = self.words[at], self.words[end - 1]
        if first.text not in frases().sustantivos:
            return False
        if at > 0 and self.words[at - 1].kind in (Kind.ORDINAL, Kind.FIGURE):
            return True  # «primer informe trimestral»
        single = last.text == "anual" and not first.text.endswith("s")
        return not self.whole and (single or self.text[last.start].isupper())


def _whole_year(context: Contexto) -> PeriodoLeido:
    """Return «todo el año»: all that the plan speaks of, if that is of one year."""
    span = context.span
    if span and span.inicio.year == span.fin.year:
        return PeriodoLeido((span,))
    return PeriodoLeido(abierto="anio")


def _reading(
    ranges: Sequence[Rango], prefix: Prefix, context: Contexto, mentioned: int | None
) -> PeriodoLeido:
    """Return dates and what stands around them as a period."""
    points = [point for rango in ranges for point in rango if point]
    dated = any(isinstance(point.year, int) for point in points)
    relativo = is_relative(ranges) or (prefix.relativo and not dated)
    if relativo and not dated and not is_relative(ranges):
        return PeriodoLeido(relativo=True)
    if any(point.year == "evento" for point in points):
        return PeriodoLeido(abierto="evento")
    found = resolve(ranges, context, mentioned)
    limite = _limit(ranges, prefix)
    return PeriodoLeido(
        tramos=_ends(found.tramos, limite, context),
        recurrente="12 meses" if any(point.year == "cada" for point in points) else "",
        limite=limite,
        relativo=relativo,
        sin_anio=found.sin_anio,
        impreciso=any(point.impreciso for point in points),
        defecto=found.defecto,
    )


def _limit(ranges: Sequence[Rango], prefix: Prefix) -> str:
    """Return which end alone is named; «al 11 de abril» is a deadline, «al primer trimestre» no."""
    if ranges[0].a:
        return ""
    if prefix.limite == "al":
        return "hasta" if is_lone_day(ranges) else ""
    return prefix.limite if prefix.limite in {"hasta", "antes", "desde"} else ""


def _ends(tramos: tuple[Tramo, ...], limite: str, context: Contexto) -> tuple[Tramo, ...]:
    if not tramos or not limite:
        return tramos
    if limite == "desde":
        span = context.span
        first = tramos[0].inicio
        last = span.fin if span and first <= span.fin else tramos[-1].fin
        return (Tramo(first, last),)
    return (Tramo(tramos[-1].fin, tramos[-1].fin),)
