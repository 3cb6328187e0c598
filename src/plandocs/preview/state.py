"""What happened in the last building, in one sentence."""

from typing import NamedTuple

from plandocs.preview.session import View
from plandocs.screen import tally


class State(NamedTuple):
    """How a plan stands: a word for the stylesheet, and a sentence."""

    kind: str
    sentence: str


def state_of(view: View) -> State:
    """Return how a plan stands after its last building."""
    if not view.at:
        return State("espera", "Se hacen los documentos por primera vez …")
    if view.fault:
        return State("falla", f"{view.at} · plandocs tuvo una falla propia. {_old(view)}".strip())
    counted = tally(view.report)
    if not view.is_current:
        return State("error", f"{view.at} · {counted.capitalize()}. {_old(view)}")
    if view.is_printing:
        return State("espera", f"{view.at} · Se imprimen las páginas … {counted.capitalize()}.")
    kind = "avisos" if view.report.is_faulty else "bien"
    return State(kind, f"{view.at} · {_news(view)} {counted.capitalize()}.")


def _old(view: View) -> str:
    if view.good is None:
        return "Todavía no hay documentos."
    return "Estas páginas son de antes del error."


def _news(view: View) -> str:
    pages = sum(len(sheet.pages) for sheet in view.good.sheets) if view.good else 0
    if view.is_first:
        return f"{_count(pages, 'página')}." if pages else "Documentos hechos."
    if not view.changed:
        return "Actualizado: ninguna página cambió." if pages else "Actualizado."
    verb = "cambió" if len(view.changed) == 1 else "cambiaron"
    return f"Actualizado: {verb} {_count(len(view.changed), 'página')}."


def _count(number: int, noun: str) -> str:
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
