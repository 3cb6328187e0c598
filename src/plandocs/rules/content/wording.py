"""Fixed wrong phrases, agreement, masculine generics, spelling (R-LEX, R-AGR, R-INCL, R-SPELL)."""

from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Plan, Registro
from plandocs.rules.content.catalogue import (
    DISAGREEMENT,
    MASCULINE_GENERIC,
    MISSPELT,
    POOR_PHRASE,
    REPEATED_WORD,
    WRONG_PHRASE,
)
from plandocs.rules.content.cite import at_all, places_of
from plandocs.rules.content.words import join
from plandocs.spanish.agreement import find_disagreements
from plandocs.spanish.inclusive import find_masculines
from plandocs.spanish.phrases import PhraseFound, find_doubled, find_phrases
from plandocs.spanish.site import Site
from plandocs.spanish.spelling import misspelt


def check_phrases(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the phrases of the word lists, and words written twice."""
    pasajes = plan.lectura.pasajes
    groups: dict[str, list[PhraseFound]] = {}
    for one in find_phrases(plan.lectura.texts, registro.palabras):
        groups.setdefault(one.found.casefold(), []).append(one)
    for group in groups.values():
        first = group[0]
        rule = WRONG_PHRASE if first.severity == "error" else POOR_PHRASE
        places = places_of(pasajes, [one.site for one in group])
        why = first.why.rstrip(".")
        why = why[:1].lower() + why[1:]
        yield at_all(rule, places, texto=first.found, porque=why, debe=first.preferred)
    for one in find_doubled(plan.lectura.texts):
        yield at_all(REPEATED_WORD, places_of(pasajes, [one.site]), texto=one.found)


def check_agreement(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield neighbouring words that do not agree."""
    for one in find_disagreements(plan.lectura.texts):
        places = places_of(plan.lectura.pasajes, [one.site])
        yield at_all(DISAGREEMENT, places, texto=one.found, debe=one.expected)


def check_masculines(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the masculine generics of a document that uses inclusive forms: one finding."""
    found = find_masculines(plan.lectura.texts)
    if found:
        sites = [site for one in found for site in one.sites]
        texts = list(dict.fromkeys(f"«{one.found}»" for one in found))
        places = places_of(plan.lectura.pasajes, sites)
        yield at_all(MASCULINE_GENERIC, places, texto=join(texts), debe=found[0].preferred)


def check_spelling(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the words that no dictionary knows, where hunspell is installed."""
    wrong = _phrase_sites(plan, registro)
    for one in misspelt(plan.lectura.texts, _known(plan, registro)) or ():
        sites = [site for site in one.sites if not any(_inside(site, other) for other in wrong)]
        if sites:
            near = f" ¿Quiso decir «{one.suggestions[0]}»?" if one.suggestions else ""
            places = places_of(plan.lectura.pasajes, sites)
            yield at_all(MISSPELT, places, texto=one.word, sugerencia=near)


def _phrase_sites(plan: Plan, registro: Registro) -> list[Site]:
    return [one.site for one in find_phrases(plan.lectura.texts, registro.palabras)]


def _inside(site: Site, other: Site) -> bool:
    return site.text == other.text and other.start <= site.start and site.end <= other.end


def _known(plan: Plan, registro: Registro) -> list[str]:
    """Return the names, acronyms and words that are right whatever a dictionary says."""
    names = [form for group in registro.nombres.values() for one in group
             for form in (one.nombre, *one.formas)]  # fmt: skip
    persons = [person.nombre for person in plan.comision.personas]
    persons += [one.nombre for c in registro.comisiones for one in c.integrantes]
    terms = [term.termino for term in plan.glosario]
    return [*names, *persons, *terms, *registro.siglas, *registro.mayusculas, *registro.diccionario]
