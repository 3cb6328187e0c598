"""Spanish as institutions print it: periods, ranges of months, numbers with their unit."""

from datetime import date

from plandocs.plan import MESES, Campo, Periodo, Tramo
from plandocs.plan.tiempo import month


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
    phrase = join([print_span(tramo) for tramo in tramos])
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
    return f"({start}{year} – {end} {last.year})".upper()


def print_value(campo: Campo, value: str) -> str:
    """Return a field's value with its unit."""
    return f"{value} {campo.unidad}" if campo.unidad else value


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
