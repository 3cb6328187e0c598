"""Points and ranges to days: years left unsaid are completed, contradictions are told."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plandocs.plan.frases.lectura import Contexto, joined
from plandocs.plan.frases.punto import Punto, Rango
from plandocs.plan.tiempo import MESES, Tramo, month

_WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_BACKWARDS = "el periodo termina antes de empezar"
_SHIFTS = {"presente": 0, "anterior": -1, "siguiente": 1}


@dataclass(frozen=True, slots=True)
class Resuelto:
    """The days of a row of dates, and what is to be said of them."""

    tramos: tuple[Tramo, ...] = ()
    sin_anio: bool = False
    defecto: str = ""


class _Dated(NamedTuple):
    """The days of ranges whose years have been chosen, and what contradicts them."""

    tramos: tuple[Tramo, ...]
    defecto: str


def resolve(ranges: Sequence[Rango], context: Contexto, mentioned: int | None = None) -> Resuelto:
    """Return the days meant; `mentioned` is the year that «del mismo año» points to."""
    points = [point for rango in ranges for point in rango if point]
    told = next((point.defecto for point in points if point.defecto), "")
    if any(point.months is None for point in points):
        return Resuelto(defecto=told)
    years = [_known_year(point, context, mentioned) for point in points]
    if any(year is not None for year in years):
        found = _completed(ranges, points, years, context)
    elif is_relative(ranges):
        return Resuelto(defecto=told)
    elif chosen := _chosen(ranges, points, context):
        found = chosen
    else:
        return Resuelto(sin_anio=True, defecto=told or _impossible_day(points))
    return Resuelto(found.tramos, defecto=told or found.defecto)


def is_relative(ranges: Sequence[Rango]) -> bool:
    """Return whether a year is told by its relation to the present one."""
    return any(point.year in _SHIFTS for rango in ranges for point in rango if point)


def _known_year(point: Punto, context: Contexto, mentioned: int | None) -> int | None:
    if isinstance(point.year, int):
        return point.year
    if point.year == "mismo":
        return mentioned
    if point.year in _SHIFTS and context.present is not None:
        return context.present + _SHIFTS[str(point.year)]
    return None


def _completed(
    ranges: Sequence[Rango], points: list[Punto], years: list[int | None], context: Contexto
) -> _Dated:
    """Give each point without a year that of the next one, or of the last before it.

    «Noviembre a febrero de 2025» begins the year before: if the plan has no place for that, the
    phrase is read so too, and told.
    """
    plain = _dated(ranges, _filled(points, years, back=0))
    crossing = _dated(ranges, _filled(points, years, back=1))
    if plain == crossing:
        return plain
    if crossing.tramos and _within(crossing, context):
        return crossing
    if plain.defecto == _BACKWARDS:
        return _Dated(crossing.tramos, _BACKWARDS)
    return plain


def _filled(points: list[Punto], years: list[int | None], back: int) -> list[int]:
    """Return a year for each point; `back`: how many to go back when the next comes earlier."""
    found = list(years)
    for at in range(len(points) - 2, -1, -1):
        after = found[at + 1]
        if found[at] is None and after is not None:
            late = _order(points[at]) > _order(points[at + 1])
            found[at] = after - back if late else after
    return _rolled(points, found)


def _rolled(points: list[Punto], years: list[int | None]) -> list[int]:
    """Complete the years from left to right: a new one begins when the order goes back."""
    found: list[int] = []
    for at, (point, year) in enumerate(zip(points, years, strict=True)):
        before = found[-1] if found else 0
        late = at > 0 and _order(points[at - 1]) > _order(point)
        found.append(before + late if year is None else year)
    return found


def _order(point: Punto) -> tuple[int, int]:
    """Return where in its year a point begins."""
    first = point.days[0] if point.days else 1
    return (point.months or (1, 1))[0], first if first > 0 else 32 + first


def _chosen(ranges: Sequence[Rango], points: list[Punto], context: Contexto) -> _Dated | None:
    """Return the days in the year, when there is only one, that puts them inside the plan.

    The years of a list may roll on («noviembre y enero»); only then its months may be out of order.
    """
    bases = context.years
    unknown: list[int | None] = [None] * (len(points) - 1)
    rolled = [_dated(ranges, _rolled(points, [base, *unknown])) for base in bases]
    plain = [_dated(ranges, [base] * len(points)) for base in bases]
    for tries in (rolled, plain):
        inside = [found for found in tries if found.tramos and _within(found, context)]
        sound = [found for found in inside if not found.defecto] or inside
        if sound:
            return sound[0] if len(sound) == 1 else None
    if len(ranges) > 1 and (apart := _chosen_apart(ranges, context)):
        return apart
    touching = [found for found in rolled if _touches(found, context)]
    if len(touching) == 1 or len(bases) == 1:
        return (touching or rolled)[0]
    return None


def _chosen_apart(ranges: Sequence[Rango], context: Contexto) -> _Dated | None:
    """Return each range in the year that suits it: «abril y diciembre» of a plan from November."""
    chosen = [_chosen([rango], [point for point in rango if point], context) for rango in ranges]
    tramos = [tramo for found in chosen if found for tramo in found.tramos]
    found = _Dated(joined(tramos), "")
    return found if all(chosen) and _within(found, context) else None


def _within(found: _Dated, context: Contexto) -> bool:
    span = context.span
    return span is not None and all(span.contains(tramo) for tramo in found.tramos)


def _touches(found: _Dated, context: Contexto) -> bool:
    span = context.span
    return span is not None and any(span.overlaps(tramo) for tramo in found.tramos)


def _dated(ranges: Sequence[Rango], years: Sequence[int]) -> _Dated:
    tramos, told = [], ""
    left = iter(years)
    for rango in ranges:
        ends = [_tramo(point, next(left)) for point in rango if point]
        if ends[-1].tramos[0].fin < ends[0].tramos[0].inicio:
            told = told or _BACKWARDS
        else:
            tramos.append(Tramo(ends[0].tramos[0].inicio, ends[-1].tramos[0].fin))
        told = told or next((end.defecto for end in ends if end.defecto), "")
    return _Dated(joined(tramos), told)


def _tramo(point: Punto, year: int) -> _Dated:
    """Return the days of a point in a year; a day that the month has not is its last one."""
    first, last = point.months or (1, 12)
    if point.days is None:
        return _Dated((Tramo(month(year, first).inicio, month(year, last).fin),), "")
    length = monthrange(year, first)[1]
    days = [day if day > 0 else length + 1 + day for day in point.days]
    told = "" if point.clipped or days[1] <= length else _too_long(first, year, length)
    start, end = (date(year, first, min(day, length)) for day in days)
    if point.weekday and not told and point.weekday != start.isoweekday():
        told = f"ese día es {_WEEKDAYS[start.isoweekday() - 1]}" if point.year else ""
    return _Dated((Tramo(start, end),), told)


def _too_long(number: int, year: int, length: int) -> str:
    of_year = f" de {year}" if number == 2 else ""
    return f"{MESES[number - 1]}{of_year} tiene {length} días"


def _impossible_day(points: list[Punto]) -> str:
    """Return what contradicts a day that its month has in no year."""
    leap = 2024
    return next((told for point in points if (told := _tramo(point, leap).defecto)), "")
