"""Spanish as institutions print it: periods, ranges of months, numbers with their unit."""

from datetime import date
from itertools import pairwise

from plandocs.plan.campo import Campo
from plandocs.plan.periodo import Periodo
from plandocs.plan.tiempo import MESES, Tramo, month

_UNITS = {"m": ("mes", "meses"), "s": ("semana", "semanas"), "d": ("día", "días")}


def join(words: list[str]) -> str:
    """Return «a, b y c», with «e» before the sound «i»."""
    if len(words) < 2:
        return "".join(words)
    last = words[-1]
    starts_with_i = last.lower().startswith(("i", "hi", "í")) and not last.lower().startswith("hie")
    return f"{', '.join(words[:-1])} {'e' if starts_with_i else 'y'} {last}"


def print_date(day: date) -> str:
    """Return «16 de noviembre de 2021»."""
    return f"{day.day} de {MESES[day.month - 1]} de {day.year}"


def print_period(periodo: Periodo, tramos: tuple[Tramo, ...]) -> str:
    """Return a period as a sentence: its approved words, or «Enero a diciembre de 2023.»."""
    if periodo.texto:
        return periodo.texto
    if periodo.hasta:
        return f"A más tardar el {print_date(periodo.hasta.fin)}."
    if periodo.cada and periodo.de and periodo.a:
        return _print_every(*periodo.cada, Tramo(periodo.de.inicio, periodo.a.fin))
    return print_spans(tramos)


def print_spans(tramos: tuple[Tramo, ...]) -> str:
    """Return spans as a sentence, «Abril, agosto y diciembre de 2026.»; empty when there is none.

    A month followed by another of its year leaves the year to the last one.
    """
    words = [
        MESES[tramo.inicio.month - 1] if _same_year_months(tramo, after) else print_span(tramo)
        for tramo, after in pairwise((*tramos, None))
        if tramo
    ]
    phrase = join(words)
    return phrase[:1].upper() + phrase[1:] + "." if phrase else ""


def print_span(tramo: Tramo) -> str:
    """Return a span in words: whole months by name, else its days."""
    if not _whole_months(tramo):
        return _print_days(tramo)
    first, last = tramo.inicio, tramo.fin
    if (first.year, first.month) == (last.year, last.month):
        return f"{MESES[first.month - 1]} de {first.year}"
    start = MESES[first.month - 1] + (f" de {first.year}" if first.year != last.year else "")
    return f"{start} a {MESES[last.month - 1]} de {last.year}"


def print_range(tramo: Tramo) -> str:
    """Return «(NOVIEMBRE 2024 – NOVIEMBRE 2025)», or «(ENERO – DICIEMBRE 2023)» in one year."""
    first, last = tramo.inicio, tramo.fin
    year = f" {first.year}" if first.year != last.year else ""
    start, end = MESES[first.month - 1], MESES[last.month - 1]
    if not year and start == end:
        return f"({start} {last.year})".upper()
    return f"({start}{year} – {end} {last.year})".upper()


def print_value(campo: Campo, value: str) -> str:
    """Return a field's value with its unit."""
    return f"{value} {campo.unidad}" if campo.unidad else value


def _print_every(count: int, unit: str, span: Tramo) -> str:
    """Return «Cada 2 meses, de enero a diciembre de 2025.»."""
    one, many = _UNITS[unit]
    every = one if count == 1 else f"{count} {many}"
    words = print_span(span)
    if not words.startswith("del "):
        words = f"{'de' if ' a ' in words else 'en'} {words}"
    return f"Cada {every}, {words}."


def _same_year_months(tramo: Tramo, after: Tramo | None) -> bool:
    return (
        after is not None
        and tramo.inicio.year == after.inicio.year
        and _one_month(tramo)
        and _one_month(after)
    )


def _one_month(tramo: Tramo) -> bool:
    return tramo == month(tramo.inicio.year, tramo.inicio.month)


def _whole_months(tramo: Tramo) -> bool:
    return tramo.inicio.day == 1 and tramo.fin == month(tramo.fin.year, tramo.fin.month).fin


def _print_days(tramo: Tramo) -> str:
    if tramo.inicio == tramo.fin:
        return print_date(tramo.inicio)
    first, last = tramo.inicio, tramo.fin
    if (first.year, first.month) == (last.year, last.month):
        return f"del {first.day} al {print_date(last)}"
    start = f"{first.day} de {MESES[first.month - 1]}"
    if first.year != last.year:
        start += f" de {first.year}"
    return f"del {start} al {print_date(last)}"
