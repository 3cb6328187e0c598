"""Parts of a year or of a month: «segundo trimestre de 2025», «primera quincena de marzo»."""

from dataclasses import replace
from itertools import pairwise

from plandocs.plan.frases.days import read_months
from plandocs.plan.frases.lexicon import Kind
from plandocs.plan.frases.links import after_connective, after_separator, skip_idle
from plandocs.plan.frases.punto import Anio, Punto, Rango, Read, Words
from plandocs.plan.frases.words import Word
from plandocs.plan.frases.years import read_number, read_year, read_years
from plandocs.plan.tiempo import MESES

_ORDINALS = frozenset({Kind.ORDINAL, Kind.FIGURE, Kind.ROMAN})
_PART_NAMES = {1: "meses", 2: "bimestres", 3: "trimestres", 4: "cuatrimestres", 6: "semestres"}
_WORKING = frozenset("habil habiles".split())
_ALL_DAYS = frozenset("natural naturales".split())


def read_parts(words: Words, at: int) -> Read[list[Rango]]:
    """Read «primer y tercer trimestre de 2025», «primeros cinco días de marzo»."""
    ordinals = _read_ordinals(words, at)
    if not ordinals:
        return None
    groups, at = ordinals
    count, at = read_number(words, at) or (0, at)
    unit = words[at]
    if unit.kind is Kind.PART:
        return _read_parts_of_year(words, _after_unit(words, at), unit, groups, count)
    if unit.kind in (Kind.FRACTION, Kind.WEEKDAY):
        return _read_parts_of_month(words, at + 1, unit, groups, count)
    return None


def _read_ordinals(words: Words, at: int) -> Read[list[list[int]]]:
    """Read ordinals, one by one or the two ends of a range."""
    found, at = [[words[at].value]], at + 1
    while True:
        connective = after_connective(words, at) if len(found[-1]) == 1 else 0
        after = connective or after_separator(words, at)
        after = skip_idle(words, after) if after else 0
        if not after or words[after].kind not in _ORDINALS:
            return found, at
        if connective:
            found[-1].append(words[after].value)
        else:
            found.append([words[after].value])
        at = after + 1


def _after_unit(words: Words, at: int) -> int:
    """Return the place after a unit and the stop of its abbreviation."""
    short = words[at].text in {"bim", "trim", "cuatrim"}
    return at + 1 + (short and words[at + 1].text == ".")


def _read_parts_of_year(
    words: Words, at: int, unit: Word, groups: list[list[int]], count: int
) -> Read[list[Rango]]:
    if count and (len(groups) > 1 or groups[0] not in ([1], [-1])):
        return None
    points = [[_part(unit, ordinal, count) for ordinal in ends] for ends in groups]
    year, after = read_year(words, at)
    months = _read_explained(words, after)
    if months and len(points) == len(points[0]) == 1:
        (explained, own), after = months
        points = [[_explained(points[0][0], explained, unit)]]
        year, after = (own, after) if year is None else (year, after)
    if (count or unit.value == 1 or unit.text == "mitad") and after == at:
        return None  # «primer mes», «primeros tres meses»: of what, only a year can say
    return [Rango(*(replace(point, year=year) for point in ends)) for ends in points], after


def _part(unit: Word, ordinal: int, count: int) -> Punto:
    """Return the part of a year that an ordinal counts; with `count`, the first or last so many."""
    size, parts = unit.value, 12 // unit.value
    if count > parts or abs(ordinal) > parts:
        return Punto(None, defecto=f"un año tiene {parts} {_PART_NAMES[size]}")
    first = (ordinal if ordinal > 0 else parts + 1 + ordinal) - 1
    if count:
        first = 0 if ordinal > 0 else parts - count
    return Punto((first * size + 1, (first + (count or 1)) * size))


def _read_explained(words: Words, at: int) -> Read[tuple[tuple[int, ...], Anio]]:
    """Read the months that explain a part of the year: «(enero-marzo)», «de enero a marzo»."""
    opened = words[at].text == "("
    at += words[at].text in {"(", ",", ":", "de", "del", "-"}
    read = _read_month_list(words, at)
    if not read:
        return None
    (months, year), at = read
    if opened:
        if words[at].text != ")":
            return None
        at += 1
        if year is None:
            year, at = read_year(words, at)
    return (months, year), at


def _read_month_list(words: Words, at: int) -> Read[tuple[tuple[int, ...], Anio]]:
    """Read months, all those that a list or a range of them names, and the year of the last."""
    found = _read_month(words, at)
    if not found:
        return None
    (number, year), at = found
    months = [number]
    while year is None:
        to = after_connective(words, at)
        more = _read_month(words, to or after_separator(words, at) or at)
        if not more or more[1] == at:
            break
        (number, year), at = more
        step = (number - months[-1]) % 12 if to else 0
        months += [(months[-1] + n - 1) % 12 + 1 for n in range(1, step + 1)] if to else [number]
    return (tuple(months), year), at


def _read_month(words: Words, at: int) -> Read[tuple[int, Anio]]:
    read = read_months(words, skip_idle(words, at))
    if not read or not (months := read[0][0].de.months):
        return None
    return (months[0], read[0][0].de.year), read[1]


def _explained(point: Punto, months: tuple[int, ...], unit: Word) -> Punto:
    """Return the part as its months say, and whether they contradict it."""
    whole = point.months or (0, 0)
    if len(months) == 1 and unit.value > 1:
        defecto = f"un {unit.text} no cabe en un solo mes"
        return point if point.defecto else replace(point, defecto=defecto)
    if (months[0], months[-1]) == whole:
        return point
    ends = f"{MESES[whole[0] - 1]} a {MESES[whole[1] - 1]}"
    defecto = point.defecto or f"ese {unit.text} es de {ends}"
    return replace(point, months=(months[0], months[-1]), defecto=defecto)


def read_unit(words: Words, at: int) -> Read[list[Rango]]:
    """Read «trimestre enero-marzo» or «bimestre 2 de 2025»."""
    unit, after = words[at], _after_unit(words, at)
    if unit.value == 1 or unit.text == "mitad":
        return None
    if words[after].kind in (Kind.NUMBER, Kind.ROMAN, Kind.FIGURE):
        return _read_parts_of_year(words, after + 1, unit, [[words[after].value]], 0)
    read = _read_explained(words, after)
    if not read or len(read[0][0]) < 2:
        return None
    (months, year), after = read
    in_a_row = all(second == first % 12 + 1 for first, second in pairwise(months))
    sound = in_a_row and len(months) == unit.value
    defecto = "" if sound else f"un {unit.text} dura {unit.value} meses"
    first = Punto((months[0],) * 2, year=year, defecto=defecto)
    return [Rango(first, Punto((months[-1],) * 2, year=year))], after


def _read_parts_of_month(
    words: Words, at: int, unit: Word, groups: list[list[int]], count: int
) -> Read[list[Rango]]:
    if len(groups) > 1 and count:
        return None
    working = words[at].text in _WORKING
    at += working or words[at].text in _ALL_DAYS
    if words[at].text not in {"de", "del"}:
        return None
    read = _read_months(words, at)
    if not read:
        return None
    points = [
        [_fraction(month, unit, ordinal, count, working) for ordinal in ends]
        for month in read[0]
        for ends in groups
    ]
    return [Rango(*ends) for ends in points], read[1]


def _read_months(words: Words, at: int) -> Read[list[Punto]]:
    """Read «de marzo», or «de los meses de marzo, abril y mayo»."""
    start = skip_idle(words, at)
    each = any(word.text == "meses" for word in words[at:start])
    read = read_months(words, start)
    if not read:
        return None
    months, at = [read[0][0].de], read[1]
    while each and (after := after_separator(words, at)) and (more := read_months(words, after)):
        months, at = [*months, more[0][0].de], more[1]
    return months, at


def _fraction(month: Punto, unit: Word, ordinal: int, count: int, working: bool) -> Punto:
    if unit.value == 15:
        if ordinal not in (1, 2, -1):
            return replace(month, defecto="un mes tiene dos quincenas")
        return replace(month, days=(1, 15) if ordinal == 1 else (16, 31), clipped=True)
    if unit.kind is Kind.FRACTION and unit.value == 1:
        return _days(month, unit, ordinal, count, working)
    if ordinal > 5:
        return replace(month, defecto="un mes no tiene tantas semanas")
    size = 7 * (count or 1)
    first = 7 * (ordinal - 1) + 1
    days = (first, first + size - 1) if ordinal > 0 else (7 * ordinal, 7 * ordinal + size - 1)
    return replace(month, days=days, clipped=True, impreciso=True)


def _days(month: Punto, unit: Word, ordinal: int, count: int, working: bool) -> Punto:
    """Return «último día», «primeros cinco días» or, ten of them, «primeros días»."""
    if unit.text == "dias":
        size = count or 10
        days = (1, size) if ordinal > 0 else (-size, -1)
        return replace(month, days=days, clipped=True, impreciso=working or not count)
    return replace(month, days=(ordinal, ordinal), impreciso=working)


def read_edges(words: Words, at: int) -> Read[list[Rango]]:
    """Read «principios de marzo», «mediados de 2025», «finales del año 2025»."""
    if words[at + 1].text not in {"de", "del"}:
        return None
    third = words[at].value
    after = skip_idle(words, at + 1)
    if read := read_months(words, after):
        days = ((1, 10), (11, 20), (21, 31))[third - 1]
        return [Rango(replace(read[0][0].de, days=days, clipped=True, impreciso=True))], read[1]
    if read := read_years(words, after):
        months = ((1, 4), (5, 8), (9, 12))[third - 1]
        return [Rango(replace(read[0][0].de, months=months, impreciso=True))], read[1]
    return None
