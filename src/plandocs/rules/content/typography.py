"""Marks are uniform: final stops, separators, quotes, spaces, repeated texts, sentence length."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import Pasaje, Plan, Registro
from plandocs.plan.escrito import print_period
from plandocs.rules.content.catalogue import (
    ALMOST_ALIKE,
    BAD_SPACING,
    LONG_SENTENCE,
    TWO_QUOTES,
    UNEVEN_END,
    UNEVEN_SEPARATORS,
)
from plandocs.rules.content.cite import at_all, cite, places_of
from plandocs.rules.content.words import contrast, excerpt, join, upper_first
from plandocs.spanish.near_duplicates import NearDuplicate, find_near_duplicates
from plandocs.spanish.sentences import find_long_sentences
from plandocs.spanish.site import Site
from plandocs.spanish.spacing import SpacingFault, find_spacing
from plandocs.spanish.typography import find_end_punctuation, find_quotes, find_separators

_ENDINGS = {
    "título de eje": "los títulos de los ejes",
    "título de línea": "los títulos de las líneas",
    "línea de ficha": "las líneas de las fichas",
    "encabezado de ficha": "los encabezados de las fichas",
    "acción": "las acciones",
    "periodo": "los periodos",
    "nota del cronograma": "las notas del cronograma",
    "renglón del cronograma": "los renglones del cronograma",
    "término del glosario": "los términos del glosario",
    "definición": "las definiciones del glosario",
}
_ALIKE = (
    "título del cronograma",
    "rango del cronograma",
    "renglón del cronograma",
    "título de línea",
    "acción",
)
_MARKS = {"": "sin punto", ".": "con punto", ":": "con dos puntos", ";": "con punto y coma"}
_SPACING = {
    "double-space": "hay dos espacios seguidos",
    "space-before": "sobra un espacio antes del signo",
    "space-inside": "sobra un espacio después del signo",
    "no-space": "falta un espacio después del signo",
    "one-sided": "hay espacio de un solo lado del signo",
    "range-dash": "los años se unen con otro signo",
    "month-year": "el mes y el año se separan de dos maneras",
}


def check_endings(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the texts of a kind that do not end as most of their kind do (R-PUNCT)."""
    printed = _printed(plan)
    texts = [one.text for one in printed]
    groups: dict[str, list[int]] = {}
    for index, one in enumerate(printed):
        if one.kind in _ENDINGS or one.kind.startswith("campo "):
            groups.setdefault(one.kind, []).append(index)
    for fault in find_end_punctuation(texts, groups):
        odd = [site for _, sites in fault.odd for site in sites]
        quoted = [f"«{_tail(texts[site.text])}»" for site in odd]
        yield at_all(
            UNEVEN_END,
            [printed[site.text].at() for site in odd],
            cuantos=_ENDINGS.get(fault.kind, f"los textos de {fault.kind.removeprefix('campo ')}"),
            que=len(groups[fault.kind]),
            parte=_share(len(fault.agreeing), len(groups[fault.kind])),
            debe=_MARKS.get(fault.usual, f"con «{fault.usual}»"),
            texto=join(list(dict.fromkeys(quoted))),
        )


def _share(agreeing: int, total: int) -> str:
    """Return how sentences call so many of a total."""
    if 2 * agreeing > total:
        return "la mayoría"
    return "la mitad" if 2 * agreeing == total else "una parte"


def check_separators(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the numbers that are set off from their text in another way than most (R-PUNCT)."""
    labels: list[str] = []
    places: list[InFile] = []
    for position in plan.positions:
        if position.accion is None and (label := plan.label(position)):
            item, periodo = position.item, position.item.periodo
            labels.append(f"{label} x")
            places.append(item.at("etiqueta") if item.etiqueta else item.at())
            if periodo:
                labels.append(f"{periodo.etiqueta or label} x")
                places.append(periodo.at("etiqueta") if periodo.etiqueta else periodo.at())
    faults = find_separators(labels)
    odd = [site for fault in faults for _, sites in fault.odd for site in sites]
    if odd:
        yield at_all(
            UNEVEN_SEPARATORS,
            [places[site.text] for site in odd],
            debe=_labels(labels, [fault.agreeing[0] for fault in faults]),
            texto=_labels(labels, odd),
        )


def _labels(labels: Sequence[str], sites: Sequence[Site]) -> str:
    """Return some labels, each once: «1.4.» y «2.1.»."""
    return join(list(dict.fromkeys(f"«{labels[site.text].removesuffix(' x')}»" for site in sites)))


def check_quotes(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield quotation marks of several kinds (R-TYPO)."""
    pasajes = plan.lectura.pasajes
    for fault in find_quotes(plan.lectura.texts):
        sites = [site for _, odd in fault.odd for site in odd]
        sites += fault.agreeing
        quoted = [pasajes[s.text].text[s.start : s.end] for s in sites]
        texts = dict.fromkeys(excerpt(text, 40) for text in quoted)
        yield at_all(
            TWO_QUOTES, places_of(pasajes, sites), texto=join(list(texts)), debe=fault.usual
        )


def check_spacing(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield what is wrongly spaced, or spaced in several ways (R-TYPO)."""
    pasajes, pairs = plan.lectura.pasajes, _pairs(plan)
    told = {site.text for pair in pairs for site in (*pair.first, *pair.second)}
    for fault in find_spacing(plan.lectura.texts):
        if fault.kind == "one-sided" and told.issuperset(site.text for site in fault.sites):
            continue  # it is how two texts that should be alike differ
        first = fault.sites[0]
        around = _around(pasajes[first.text].text, first)
        yield at_all(
            BAD_SPACING, places_of(pasajes, fault.sites), texto=around, que=_said_of(fault)
        )


def _around(text: str, site: Site) -> str:
    """Return the words of a site with some whole words before and after."""
    start = text.rfind(" ", 0, max(0, site.start - _BESIDE)) + 1
    end = text.find(" ", site.end + _BESIDE)
    return text[start : end if end >= 0 else len(text)].strip()


_BESIDE = 15


def _pairs(plan: Plan) -> list[NearDuplicate]:
    """Return the texts of a kind that are almost alike."""

    def find() -> list[NearDuplicate]:
        return find_near_duplicates(plan.lectura.texts, _alike(plan.lectura.groups))

    return plan.lectura.once("casi iguales", find)


def _said_of(fault: SpacingFault) -> str:
    usual = f"; lo demás dice «{fault.usual}»" if fault.usual else ""
    return _SPACING[fault.kind] + usual


def check_likeness(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the texts of a kind that differ in a word or a mark (R-TYPO)."""
    pasajes = plan.lectura.pasajes
    for pair in _pairs(plan):
        one, other = pasajes[pair.first[0].text], pasajes[pair.second[0].text]
        if _told_elsewhere(one, other):
            continue
        here, there = one.at(), other.at()
        words, title = contrast(one.text, other.text)
        yield ALMOST_ALIKE.at(
            here,
            there,
            donde=upper_first(_both(one.donde, other.donde)),
            texto=words,
            aqui=cite(here),
            titulo=title,
            alla=cite(there),
        )


def _both(one: str, other: str) -> str:
    """Return how the sentence on two alike texts begins: «la ficha 1 y la ficha 2 dicen»."""
    return f"en {one} se dice" if one == other else f"{one} y {other} dicen"


def check_sentences(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the sentences too long to be followed (R-LENGTH)."""
    pasajes = plan.lectura.pasajes
    found = find_long_sentences(plan.lectura.texts)
    if found:
        places = places_of(pasajes, [one.site for one in found])
        counts = join([str(one.words) for one in found])
        what = (
            f"Una oración de {counts} palabras"
            if len(found) == 1
            else (f"{len(found)} oraciones muy largas, de {counts} palabras")
        )
        yield at_all(LONG_SENTENCE, places, texto=what)


def _alike(groups: Mapping[str, Sequence[int]]) -> dict[str, Sequence[int]]:
    found = {kind: groups[kind] for kind in _ALIKE if kind in groups}
    fields = {kind: indexes for kind, indexes in groups.items() if kind.startswith("campo ")}
    return found | fields


def _told_elsewhere(one: Pasaje, other: Pasaje) -> bool:
    """Return whether the two differ only in their last mark or in capitals."""
    return one.text.rstrip(" .:;").casefold() == other.text.rstrip(" .:;").casefold()


class _Printed(NamedTuple):
    """A text as printed, its kind, and what tells where it was typed."""

    text: str
    kind: str
    at: Callable[[], InFile]


def _printed(plan: Plan) -> list[_Printed]:
    """Return the texts as printed, those that the program words or completes among them."""
    term, found = "término del glosario", []
    for pasaje in plan.lectura.pasajes:
        colon = ":" if pasaje.kind == term and pasaje.path == ("termino",) else ""
        found.append(_Printed(pasaje.text + colon, pasaje.kind, pasaje.at))
    for position in plan.positions:
        periodo = position.item.periodo
        if periodo and not periodo.texto:
            words = print_period(periodo, plan.resolve(periodo))
            found.append(_Printed(words, "periodo", periodo.at))
    return found


def _tail(text: str) -> str:
    return text if len(text) <= _SHORT else "…" + text[-_SHORT:].partition(" ")[2]


_SHORT = 40
