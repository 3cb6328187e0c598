"""Periods: one for each item, possible, dated, inside the plan, said one way (R-PERIOD…)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import Pasaje, Periodo, Plan, Registro, Tramo
from plandocs.plan.escrito import print_spans
from plandocs.plan.frases import Contexto, Mencion, PeriodoLeido, find_periods, joined, read_period
from plandocs.plan.tiempo import month
from plandocs.rules.content.catalogue import (
    IMPOSSIBLE_PERIOD,
    OPEN_PERIOD,
    OTHER_PERIOD,
    OUT_OF_PLAN,
    PERIOD_IN_SEVERAL_WORDS,
    RELATIVE_DATE,
    WITHOUT_DUE_DATES,
    WORDS_AGAINST_DATES,
    WRONG_RANGE,
)
from plandocs.rules.content.cite import at_all, cite
from plandocs.rules.content.words import join, lower_first, plain, upper_first
from plandocs.spanish.numbers import cardinal

_CELLS = ("periodo", "nota del cronograma")
_PROSE = ("párrafo", "viñeta", "entrada de acciones")
_YEARLY = "12 meses"
_LEAP_YEAR = 366
_OPEN = ("presidencia", "vigencia", "comision", "encargo", "anio")
_WORKS = (
    "acción",
    "acción de ficha",
    "título de línea",
    "línea de ficha",
    "renglón del cronograma",
)


class Said(NamedTuple):
    """A period as a passage says it: where, and how it is read."""

    pasaje: Pasaje
    mencion: Mencion

    @property
    def text(self) -> str:
        """Its words."""
        return self.pasaje.text[self.mencion.start : self.mencion.end]

    @property
    def at(self) -> InFile:
        """Where they were typed."""
        return self.pasaje.at(self.mencion.start, self.mencion.end)

    @property
    def read(self) -> PeriodoLeido:
        """What they mean."""
        return self.mencion.periodo


def check_range(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the printed ranges of the grid that are not those of its columns (R-RANGE)."""
    horizon = plan.horizonte.tramo
    found: dict[str, list[Pasaje]] = {}
    for pasaje in plan.lectura.of_kind("rango del cronograma"):
        read = _means(plan, pasaje.text)
        if read and read.tramos and _months(_hull(read.tramos)) != _months(horizon):
            found.setdefault(plain(pasaje.text), []).append(pasaje)
    for same in found.values():
        places = [pasaje.at() for pasaje in same]
        yield at_all(
            WRONG_RANGE,
            places,
            donde=upper_first(same[0].donde),
            texto=same[0].text,
            de=_month(horizon.inicio),
            a=_month(horizon.fin),
        )


def check_horizon(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the periods in words that leave the plan's horizon (R-RANGE)."""
    horizon = plan.horizonte.tramo
    for said in _said(plan, _CELLS):
        if _leaves(plan, said.read):
            yield OUT_OF_PLAN.at(
                said.at,
                donde=upper_first(said.pasaje.donde),
                texto=said.text,
                aqui=cite(said.at),
                de=_month(horizon.inicio),
                a=_month(horizon.fin),
            )


def _leaves(plan: Plan, read: PeriodoLeido | None) -> bool:
    """Return whether a period as read leaves the plan's horizon."""
    if read is None or not read.tramos:
        return False
    return not plan.horizonte.tramo.contains(_hull(read.tramos))


def check_words(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the periods whose words say other days than their dates (R-PERIOD)."""
    for position in plan.positions:
        periodo = position.item.periodo
        if periodo and periodo.texto:
            where = plan.called(position)
            yield from _against(plan, periodo, periodo.texto, periodo.at("texto"), where)
    for number, row in enumerate(plan.filas_escritas(), 1):
        if row.fila.nota and row.periodo:
            where = f"la nota del renglón {number}"
            yield from _against(plan, row.periodo, row.fila.nota, row.fila.at("nota"), where)


def _against(
    plan: Plan, periodo: Periodo, words: str, place: InFile, where: str
) -> Iterator[Diagnostic]:
    # What leaves the plan altogether is told as that, once.
    if _contradicts(plan, periodo, words) and not _leaves(plan, _means(plan, words)):
        dates = lower_first(print_spans(plan.resolve(periodo)).rstrip("."))
        yield WORDS_AGAINST_DATES.at(
            place, donde=upper_first(where), texto=words, aqui=cite(place), fechas=dates
        )


def _contradicts(plan: Plan, periodo: Periodo, words: str) -> bool:
    """Return whether the words of a period say other days than its dates.

    Words that name one end only, «a más tardar en marzo», say nothing of the other.
    """
    read, days = _means(plan, words), joined(list(plan.resolve(periodo)))
    if read is None or not read.tramos or not days or read.impreciso or read.relativo:
        return False
    said, known = _hull(read.tramos), _hull(days)
    by_limit = {
        "hasta": known.fin != said.fin,
        "antes": known.fin > said.fin,
        "desde": known.inicio != said.inicio,
    }
    return by_limit.get(read.limite, days != read.tramos)


def check_rows_and_sheets(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the rows of the grid with another period than their line's (R-PERIOD)."""
    for number, row in enumerate(plan.filas_escritas(), 1):
        position = row.posicion
        due = plan.period_said(position) if position else None
        own = row.fila.periodo
        if position is None or due is None or own is None:
            continue
        if joined(list(plan.resolve(own))) != joined(list(plan.resolve(due))):
            here = row.fila.at("nota") if row.fila.nota else own.at()
            there = due.at("texto") if due.texto else due.at()
            yield OTHER_PERIOD.at(
                here,
                there,
                donde=f"El renglón {number} del cronograma",
                texto=row.fila.nota or print_spans(plan.resolve(own)),
                aqui=cite(here),
                otro=plan.called(position),
                titulo=due.texto or print_spans(plan.resolve(due)),
                alla=cite(there),
            )


def check_impossible(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the periods that contradict themselves (R-PERIOD)."""
    found = _by_text(said for said in _said(plan) if said.read.defecto)
    for text, all_said in found.items():
        places = [said.at for said in all_said]
        yield at_all(IMPOSSIBLE_PERIOD, places, texto=text, porque=all_said[0].read.defecto)


def check_relative(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the dates that count from the day of reading (R-RELDATE)."""
    found = (said for said in _said(plan) if said.read.relativo and not _is_this_year(said))
    for text, all_said in _by_text(found).items():
        yield at_all(RELATIVE_DATE, [said.at for said in all_said], texto=text)


def _is_this_year(said: Said) -> bool:
    """Return whether a date is of «el presente año», in a plan of one year."""
    return bool(said.read.tramos) and not _BEFORE_OR_AFTER.search(said.text)


_BEFORE_OR_AFTER = re.compile(r"\b(?:pasad|próxim|anterior|siguiente|últim)", re.I)


def check_open(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the terms of office to which nothing in the document gives dates (R-OPENPERIOD)."""
    told = _said(plan, _PROSE)
    in_prose = _by_text(said for said in told if _is_open(said) and not _dated(said, told))
    for text, all_said in in_prose.items():
        yield at_all(OPEN_PERIOD, [said.at for said in all_said], texto=f"«{text}»")
    cells = [said for said in _said(plan, _CELLS) if _is_open(said)]
    if cells:
        texts = dict.fromkeys(f"«{said.pasaje.text.rstrip('.')}»" for said in cells)
        yield at_all(OPEN_PERIOD, [said.at for said in cells], texto=join(list(texts)))


def _dated(said: Said, others: Sequence[Said]) -> bool:
    """Return whether dates stand beside a term: «durante la presidencia, de enero a junio»."""
    return any(
        other.read.tramos
        and other.pasaje is said.pasaje
        and (
            0 <= other.mencion.start - said.mencion.end <= _BESIDE
            or 0 <= said.mencion.start - other.mencion.end <= _BESIDE
        )
        for other in others
    )


_BESIDE = 4
"""How many signs and spaces may part a term of office from its dates."""


def check_wordings(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the periods of the same days that cells and notes say in several ways (R-PERIOD)."""
    groups: dict[tuple[Tramo, ...], dict[str, tuple[str, InFile]]] = {}
    for days, words, place in _period_words(plan):
        groups.setdefault(joined(list(days)), {}).setdefault(plain(words), (words, place))
    for wordings in groups.values():
        if len(wordings) > 1:
            texts = [f"«{words.rstrip('.')}»" for words, _ in wordings.values()]
            places = [place for _, place in wordings.values()]
            count = cardinal(len(wordings), feminine=True, before_noun=True)
            yield at_all(PERIOD_IN_SEVERAL_WORDS, places, cuantas=count, texto=join(texts))


def check_recurrent(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield what is done every so often and lists no dates (R-RECUR)."""
    groups: dict[tuple[int, ...], list[tuple[str, InFile]]] = {}
    told = _said(plan, _WORKS)
    dated = {id(said.pasaje) for said in told if said.read.tramos}
    for said in told:
        if said.pasaje.position and id(said.pasaje) not in dated and _lacks_dates(plan, said):
            line = said.pasaje.position.numbers[:2]
            groups.setdefault(line, []).append((said.text, said.at))
    for pasaje in plan.lectura.of_kind(*_WORKS):
        if pasaje.position and (found := _AS_RULED.search(pasaje.text)):
            place = pasaje.at(found.start(), found.end())
            groups.setdefault(pasaje.position.numbers[:2], []).append((found[0], place))
    year = plan.horizonte.tramo.fin.year
    for group in groups.values():
        text = join(list(dict.fromkeys(f"«{words}»" for words, _ in group)))
        yield at_all(WITHOUT_DUE_DATES, [at for _, at in group], texto=text, anio=year)


_AS_RULED = re.compile(
    r"\ben la (?:temporalidad|periodicidad) (?:establecida|prevista|que (?:establece|señala))", re.I
)


def _lacks_dates(plan: Plan, said: Said) -> bool:
    if not said.read.recurrente or said.read.tramos or said.pasaje.position is None:
        return False
    if said.read.recurrente == _YEARLY and _lasts_a_year(plan.horizonte.tramo):
        return False
    periodo = plan.period_said(said.pasaje.position)
    if periodo is None:
        return True
    own = _means(plan, periodo.texto) if periodo.texto else None
    return not (periodo.cada or len(periodo.en) > 1 or (own and own.recurrente))


def _lasts_a_year(tramo: Tramo) -> bool:
    """Return whether what is done every year is done once in some days."""
    return (tramo.fin - tramo.inicio).days <= _LEAP_YEAR


def _period_words(plan: Plan) -> Iterator[tuple[tuple[Tramo, ...], str, InFile]]:
    """Yield the days, words and place of every period that is typed in words."""
    for position in plan.positions:
        periodo = position.item.periodo
        if periodo and periodo.texto and _is_sound(plan, periodo, periodo.texto):
            yield plan.resolve(periodo), periodo.texto, periodo.at("texto")
    for row in plan.filas_escritas():
        if row.fila.nota and row.periodo and _is_sound(plan, row.periodo, row.fila.nota):
            yield plan.resolve(row.periodo), row.fila.nota, row.fila.at("nota")


def _is_sound(plan: Plan, periodo: Periodo, words: str) -> bool:
    """Return whether nothing else is told of the words of a period."""
    read = _means(plan, words)
    return read is not None and not read.defecto and not _contradicts(plan, periodo, words)


def _means(plan: Plan, words: str) -> PeriodoLeido | None:
    return read_period(words, _context(plan))


def _is_open(said: Said) -> bool:
    """Return whether a period has no days; that of the plan itself has those of its horizon."""
    return said.read.abierto in _OPEN and not said.read.tramos and not _OF_PLAN.search(said.text)


_OF_PLAN = re.compile(r"\b(?:plan|programa|cronograma|su vigencia)\b", re.I)


def _said(plan: Plan, kinds: tuple[str, ...] = ()) -> list[Said]:
    found = plan.lectura.once("periodos", lambda: _read(plan))
    return [said for said in found if not kinds or said.pasaje.kind in kinds]


def _read(plan: Plan) -> list[Said]:
    context = _context(plan)
    return [
        Said(pasaje, mencion)
        for pasaje in plan.lectura.pasajes
        for mencion in find_periods(pasaje.text, context)
    ]


def _by_text(found: Iterator[Said]) -> dict[str, list[Said]]:
    groups: dict[str, list[Said]] = {}
    for said in found:
        groups.setdefault(said.text, []).append(said)
    return groups


def _context(plan: Plan) -> Contexto:
    years = tuple(int(year) for year in re.findall(r"\b(?:19|20|21)\d\d\b", plan.ejercicio))
    return Contexto(plan.horizonte.tramo, years)


def _hull(tramos: Sequence[Tramo]) -> Tramo:
    return Tramo(min(one.inicio for one in tramos), max(one.fin for one in tramos))


def _months(tramo: Tramo) -> tuple[int, int, int, int]:
    return tramo.inicio.year, tramo.inicio.month, tramo.fin.year, tramo.fin.month


def _month(day: date) -> str:
    return print_spans((month(day.year, day.month),)).rstrip(".").lower()
