"""Fixed wrong phrases, agreement, masculine generics, spelling (R-LEX, R-AGR, R-INCL, R-SPELL)."""

from collections.abc import Iterator, Sequence

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
from plandocs.rules.content.words import join, upper_first
from plandocs.spanish.agreement import find_disagreements
from plandocs.spanish.inclusive import MasculineGeneric, find_masculines
from plandocs.spanish.phrases import PhraseFound, find_doubled, find_phrases
from plandocs.spanish.site import Site
from plandocs.spanish.spelling import Misspelt, misspelt


def wrong_phrases(plan: Plan, registro: Registro) -> list[PhraseFound]:
    """Return the phrases of the word lists in a plan's reading, looked for once."""
    texts, words = plan.lectura.texts, registro.palabras
    return plan.lectura.once("frases", lambda: find_phrases(texts, words))


def check_phrases(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the phrases of the word lists, and words written twice."""
    pasajes = plan.lectura.pasajes
    groups: dict[str, list[PhraseFound]] = {}
    for one in wrong_phrases(plan, registro):
        groups.setdefault(one.found.casefold(), []).append(one)
    for group in groups.values():
        first = group[0]
        rule = WRONG_PHRASE if first.severity == "error" else POOR_PHRASE
        places = places_of(pasajes, [one.site for one in group])
        why = first.why.rstrip(".") or _WHY
        why = why[:1].lower() + why[1:]
        yield at_all(rule, places, texto=first.found, porque=why, debe=_either(first.preferred))
    doubled: dict[str, list[Site]] = {}
    for one in find_doubled(plan.lectura.texts):
        doubled.setdefault(one.found, []).append(one.site)
    for text, sites in doubled.items():
        yield at_all(REPEATED_WORD, places_of(pasajes, sites), texto=text)


def _either(preferred: str) -> str:
    """Return the ways that are right, quoted, in the case of the first: «según» o «de acuerdo»."""
    ways = preferred.split(" / ")
    if preferred[:1].isupper():
        ways = [upper_first(way) for way in ways]
    return " o ".join(f"«{way}»" for way in ways)


_WHY = "está en la lista de palabras que se evitan"


def check_agreement(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield neighbouring words that do not agree."""
    groups: dict[tuple[str, str], list[Site]] = {}
    for one in find_disagreements(plan.lectura.texts):
        groups.setdefault((one.found, one.expected), []).append(one.site)
    for (text, due), sites in groups.items():
        places = places_of(plan.lectura.pasajes, sites)
        yield at_all(DISAGREEMENT, places, texto=text, debe=_either(due))


def check_masculines(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the masculines of a document that uses inclusive forms, and what includes nobody.

    Those of each kind are one finding.
    """
    found = find_masculines(plan.lectura.texts)
    for what, group in (
        (
            "Masculino genérico, en un documento que usa formas incluyentes",
            [one for one in found if one.inclusive],
        ),
        ("No es lenguaje incluyente", _untold(plan, registro, found)),
    ):
        if group:
            sites = [site for one in group for site in one.sites]
            texts = [f"«{one.found}»" for one in group]
            better = list(dict.fromkeys(f"«{one.preferred.split(' / ')[0]}»" for one in group))
            places = places_of(plan.lectura.pasajes, sites)
            yield at_all(MASCULINE_GENERIC, places, que=what, texto=join(texts), debe=join(better))


def _untold(
    plan: Plan, registro: Registro, found: Sequence[MasculineGeneric]
) -> list[MasculineGeneric]:
    """Return what includes nobody in any document, but what the list of phrases tells too."""
    always = [one for one in found if not one.inclusive]
    wrong = _phrase_sites(plan, registro) if always else []
    return [
        one
        for one in always
        if not any(_inside(other, site) for site in one.sites for other in wrong)
    ]


def check_spelling(plan: Plan, registro: Registro) -> list[Diagnostic] | None:
    """Return the words that no dictionary knows; None where hunspell could not be asked."""
    words = misspelt(plan.lectura.texts, _known(plan, registro))
    return None if words is None else list(_misspelt(plan, registro, words))


def _misspelt(plan: Plan, registro: Registro, words: list[Misspelt]) -> Iterator[Diagnostic]:
    wrong = _phrase_sites(plan, registro)
    for one in words:
        sites = [site for site in one.sites if not any(_inside(site, other) for other in wrong)]
        if sites:
            near = f" ¿Quiso decir «{one.suggestions[0]}»?" if one.suggestions else ""
            places = places_of(plan.lectura.pasajes, sites)
            yield at_all(MISSPELT, places, texto=one.word, sugerencia=near)


def _phrase_sites(plan: Plan, registro: Registro) -> list[Site]:
    return [one.site for one in wrong_phrases(plan, registro)]


def _inside(site: Site, other: Site) -> bool:
    return site.text == other.text and other.start <= site.start and site.end <= other.end


def _known(plan: Plan, registro: Registro) -> list[str]:
    """Return the names, acronyms and words that are right whatever a dictionary says."""
    names = [form for one in registro.every_name for form in (one.nombre, *one.formas)]
    persons = [person.nombre for person in plan.comision.personas]
    persons += [one.nombre for c in registro.comisiones for one in c.integrantes]
    terms = [term.termino for term in plan.glosario]
    return [*names, *persons, *terms, *registro.siglas, *registro.mayusculas, *registro.diccionario]
