"""Days and months: «5 al 9 de mayo de 2025», «28/10/2024», «enero», «ene. 2025»."""

from datetime import date

from plandocs.plan.frases.lexicon import Kind
from plandocs.plan.frases.links import AND, after_connective, after_separator, skip_idle
from plandocs.plan.frases.punto import Anio, Punto, Rango, Read, Words
from plandocs.plan.frases.years import read_number, read_year

_Day = tuple[int, int]
"""The number of a day and that of its day of the week, 0 when unsaid."""


def read_figures(words: Words, at: int) -> Read[list[Rango]]:
    """Read a date wholly in digits."""
    day = date.fromordinal(words[at].value)
    return [Rango(Punto((day.month, day.month), (day.day, day.day), day.year))], at + 1


def read_days(words: Words, at: int) -> Read[list[Rango]]:
    """Read days of one month: «5 de mayo», «5 al 9 de mayo», «1, 15 y 30 de marzo de 2025»."""
    days = _read_numbers(words, at)
    month = _read_month_of_days(words, days[1]) if days else None
    if not days or not month:
        return None
    (number, year), after = month
    points = [
        [Punto((number, number), (day, day), year, weekday=weekday) for day, weekday in ends]
        for ends in days[0]
    ]
    return [Rango(*ends) for ends in points], after


def _read_numbers(words: Words, at: int) -> Read[list[list[_Day]]]:
    """Read days, one by one or the two ends of a range; after commas, «y» has to close them."""
    first = _read_day(words, at)
    if not first:
        return None
    found, at = [[first[0]]], first[1]
    commas = closed = False
    while True:
        connective = after_connective(words, at) if len(found[-1]) == 1 else 0
        after = connective or after_separator(words, at)
        more = _read_day(words, skip_idle(words, after)) if after else None
        if not more:
            break
        if connective:
            found[-1].append(more[0])
        else:
            closed = words[after - 1].text in AND
            commas = commas or not closed
            found.append([more[0]])
        at = more[1]
    return (found, at) if closed or not commas else None


def _read_day(words: Words, at: int) -> Read[_Day]:
    weekday = 0
    if words[at].kind is Kind.WEEKDAY:
        weekday = words[at].value
        at += 1
        at += words[at].text == ","
        at += words[at].text == "dia"
    if words[at].text == "primero" or words[at].kind is Kind.FIGURE:
        return ((1, weekday), at + 1) if words[at].value == 1 else None
    read = read_number(words, at)
    return ((read[0], weekday), read[1]) if read and 1 <= read[0] <= 31 else None


def _read_month_of_days(words: Words, at: int) -> Read[tuple[int, Anio]]:
    """Read « de mayo [de 2025]», «-may-2025» or « mayo 2025»."""
    at += words[at].text == "dias"
    linked = words[at].text in {"de", "del"}
    at += linked or words[at].text in {"-", "/"}
    at += 2 * (linked and words[at].text == "mes" and words[at + 1].text == "de")
    read = _read_name(words, at)
    if not read:
        return None
    year, after = read_year(words, read[1])
    # «3. Enero a …» written «3 Enero a …» is the label of an item and no day.
    return ((read[0], year), after) if linked or year is not None else None


def _read_name(words: Words, at: int) -> Read[int]:
    if words[at].kind is Kind.MONTH:
        return words[at].value, at + 1
    if words[at].kind is Kind.ABBREVIATION:
        return words[at].value, at + 1 + (words[at + 1].text == ".")
    return None


def read_months(words: Words, at: int) -> Read[list[Rango]]:
    """Read a month and its year."""
    read = _read_name(words, at)
    if not read:
        return None
    year, after = read_year(words, read[1])
    short = words[at].kind is Kind.ABBREVIATION
    return [Rango(Punto((read[0],) * 2, year=year, abbreviated=short))], after
