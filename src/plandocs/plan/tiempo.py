"""Spans of days, and the ways a plan writes them: a month, a day, a quarter, a week."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from plandocs.plan.valores import read_text

MESES = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)

_YEAR = r"((?:19|20|21)[0-9]{2})"
_MONTH = re.compile(_YEAR + r"-([0-9]{2})")
_DAY = re.compile(_YEAR + r"-([0-9]{2})-([0-9]{2})")
_QUARTER = re.compile(_YEAR + r"-[Tt]([1-4])")
_WEEK = re.compile(_YEAR + r"-[SsWw]([0-9]{2})")
_SEPARATORS = re.compile(r"\s*[\u2010-\u2015\u2212/.-]\s*")
"""The dashes that Word writes for a hyphen, and what else stands between the parts of a date."""
_YEAR_FIRST = re.compile(_YEAR + r"-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"(?:([0-9]{1,2})-)?([0-9]{1,2})-" + _YEAR)
_IN_WORDS = re.compile(r"(?:([0-9]{1,2})(?:\.?[º°o])? de )?([a-z]+)(?: del?)? " + _YEAR)


@dataclass(frozen=True, slots=True, order=True)
class Tramo:
    """A span («tramo») of whole days, both ends included."""

    inicio: date
    fin: date

    def overlaps(self, other: "Tramo") -> bool:
        """Return whether the two spans share a day."""
        return self.inicio <= other.fin and other.inicio <= self.fin

    def contains(self, other: "Tramo") -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.inicio <= other.inicio and other.fin <= self.fin


def parse_tramo(text: str) -> Tramo | None:
    """Return the span that `2025-01`, `2025-01-31`, `2025-T1` or `2025-S05` names, else None."""
    try:
        if found := _MONTH.fullmatch(text):
            return month(int(found[1]), int(found[2]))
        if found := _DAY.fullmatch(text):
            day = date(*map(int, found.groups()))
            return Tramo(day, day)
        if found := _QUARTER.fullmatch(text):
            year, last = int(found[1]), int(found[2]) * 3
            return Tramo(month(year, last - 2).inicio, month(year, last).fin)
        if found := _WEEK.fullmatch(text):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return Tramo(monday, monday + timedelta(days=6))
    except ValueError:
        return None
    return None


def month(year: int, number: int) -> Tramo:
    """Return the span of a month; raise ValueError when `number` is not 1 to 12."""
    first = date(year, number, 1)
    return Tramo(first, date(year, number, monthrange(year, number)[1]))


def _read_tramo(value: Any) -> Tramo:
    if isinstance(value, Tramo):
        return value
    text = read_text(value)
    tramo = parse_tramo(text)
    if tramo is None:
        meant = _meant(text)
        near = f" ¿Quiso decir «{meant}»?" if meant else ""
        raise PydanticCustomError("fecha_mal_escrita", "", {"valor": text, "parecido": near})
    return tramo


def _meant(text: str) -> str:
    """Return the date that a text surely is, as it must be written; empty when it is none."""
    plain = _SEPARATORS.sub("-", text.strip().lower())
    if found := _YEAR_FIRST.fullmatch(plain):
        year, number, day = found.groups()
    elif found := _YEAR_LAST.fullmatch(plain):
        day, number, year = found.groups()
    elif (found := _IN_WORDS.fullmatch(text.strip().lower())) and found[2] in MESES:
        day, number, year = found[1], str(MESES.index(found[2]) + 1), found[3]
    else:
        return ""
    written = "-".join([year, *(part.zfill(2) for part in (number, day) if part)])
    return written if written != text and parse_tramo(written) else ""


def _read_day(value: Any) -> Tramo:
    tramo = _read_tramo(value)
    if tramo.inicio != tramo.fin:
        raise PydanticCustomError("no_es_un_dia", "", {"valor": read_text(value)})
    return tramo


def _read_tramos(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


TramoEscrito = Annotated[Tramo, BeforeValidator(_read_tramo, json_schema_input_type=str)]
DiaEscrito = Annotated[Tramo, BeforeValidator(_read_day, json_schema_input_type=str)]
TramosEscritos = Annotated[
    tuple[TramoEscrito, ...],
    BeforeValidator(_read_tramos, json_schema_input_type=str | list[str]),
]
