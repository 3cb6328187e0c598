"""Points and ranges that follow one another: «noviembre de 2024 a marzo de 2025 y mayo de 2025»."""

from collections.abc import Callable

from plandocs.plan.frases.days import read_days, read_figures, read_months
from plandocs.plan.frases.lexicon import Kind
from plandocs.plan.frases.links import after_connective, after_separator, skip_idle
from plandocs.plan.frases.parts import read_edges, read_parts, read_unit
from plandocs.plan.frases.punto import Punto, Rango, Read, Words
from plandocs.plan.frases.years import read_years

_Reader = Callable[[Words, int], Read[list[Rango]]]

_READERS: dict[Kind, tuple[_Reader, ...]] = {
    Kind.DATE: (read_figures,),
    Kind.NUMBER: (read_days,),
    Kind.NUMERAL: (read_days, read_years),
    Kind.WEEKDAY: (read_days,),
    Kind.ORDINAL: (read_days, read_parts),
    Kind.FIGURE: (read_days, read_parts),
    Kind.ROMAN: (read_parts,),
    Kind.MONTH: (read_months,),
    Kind.ABBREVIATION: (read_months,),
    Kind.PART: (read_unit,),
    Kind.EDGE: (read_edges,),
    Kind.NOUN: (read_years,),
    Kind.YEAR: (read_years,),
}

STARTS = frozenset(_READERS)
"""The kinds of the words that a date begins with."""


def read_series(words: Words, at: int, between: bool = False) -> Read[list[Rango]]:
    """Read the longest row of dates; after «entre», the first «y» joins the ends of a range."""
    first = _read_ranges(words, at, between)
    if not first:
        return None
    found, at = first
    while after := after_separator(words, at):
        more = _read_ranges(words, skip_idle(words, after))
        if not more or _end(found).is_year != more[0][0].de.is_year:
            break
        found, at = found + more[0], more[1]
    return found, at


def _end(ranges: list[Rango]) -> Punto:
    return ranges[-1].a or ranges[-1].de


def _read_ranges(words: Words, at: int, between: bool = False) -> Read[list[Rango]]:
    read = _read_points(words, at)
    if not read:
        return None
    found, at = read
    if between and len(found) == 2 and not (found[0].a or found[1].a):
        return [Rango(found[0].de, found[1].de)], at
    after = after_connective(words, at, between) if found[-1].a is None else 0
    more = _read_points(words, skip_idle(words, after)) if after else None
    if not more or more[0][0].a or found[-1].de.is_year != more[0][0].de.is_year:
        return read
    return [*found[:-1], Rango(found[-1].de, more[0][0].de), *more[0][1:]], more[1]


def _read_points(words: Words, at: int) -> Read[list[Rango]]:
    for reader in _READERS.get(words[at].kind, ()):
        if read := reader(words, at):
            return read
    return None
