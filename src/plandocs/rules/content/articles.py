"""Acronyms have the article of what they stand for, everywhere or nowhere (R-LEX)."""

import re
from collections import Counter
from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import Plan, Registro
from plandocs.rules.content.catalogue import WITHOUT_ARTICLE
from plandocs.rules.content.cite import at_all

_BARE = re.compile(
    r"(?:(?<![\w.])(?P<before>[\w.]++ ))?"
    r"\b(?P<words>(?P<small>de|a) (?P<acronym>[A-ZÁÉÍÓÚÑ]{2,}))\b"
)
_WITH_ARTICLE = re.compile(
    r"\b(?P<article>(?i:del|al|el|la|los|las)) (?P<acronym>[A-ZÁÉÍÓÚÑ]{2,})\b"
)
_USUAL = 2
"""How often an acronym must have its article for it to be missed where it has not."""
_JOINED = {
    "el": {"de": "del", "a": "al"},
    "la": {"de": "de la", "a": "a la"},
    "los": {"de": "de los", "a": "a los"},
    "las": {"de": "de las", "a": "a las"},
}


def check_articles(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield the acronyms of bodies and services without the article they have elsewhere."""
    articles = _articles(plan)
    places: dict[tuple[str, str], list[InFile]] = {}
    for pasaje in plan.lectura.pasajes:
        for found in _BARE.finditer(pasaje.text):
            acronym = found["acronym"]
            is_usual = articles.get(acronym, Counter()).total() >= _USUAL
            if acronym in registro.siglas and is_usual and not _ends_a_name(found["before"]):
                place = pasaje.at(found.start("words"), found.end("words"))
                places.setdefault((found["small"], acronym), []).append(place)
    for (small, acronym), found_at in places.items():
        forms = [f"«{_JOINED[one][small]} {acronym}»" for one, _ in articles[acronym].most_common()]
        due = " o ".join(forms)
        yield at_all(WITHOUT_ARTICLE, found_at, texto=f"{small} {acronym}", debe=due)


def _articles(plan: Plan) -> dict[str, Counter[str]]:
    """Return how often each acronym has each article."""
    found: dict[str, Counter[str]] = {}
    for pasaje in plan.lectura.pasajes:
        for use in _WITH_ARTICLE.finditer(pasaje.text):
            typed = use["article"].lower()
            article = "el" if typed in ("del", "al") else typed
            found.setdefault(use["acronym"], Counter())[article] += 1
    return found


def _ends_a_name(before: str | None) -> bool:
    """Return whether a word is one of a name, «Comisión de SPEN», which is for the registry."""
    word = (before or "").strip()
    return word[:1].isupper() and not (word.isupper() and len(word) > 1)
