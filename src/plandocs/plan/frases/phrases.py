"""What frases.yaml holds, ready to be looked up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from plandocs.plan.frases.lexicon import LEXICON, Kind
from plandocs.plan.frases.templates import ADJECTIVE, Templates

_DATED = frozenset({Kind.MONTH, Kind.ABBREVIATION, Kind.PART, Kind.FRACTION, Kind.NOUN})
"""A date without figures has a word of one of these kinds, or «mil»."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


Dicha = tuple[str, str]
"""What a phrase without dates says: «abierto», «relativo» or «recurrente», and of which kind."""


@dataclass(frozen=True, slots=True)
class Frases:
    """The phrases that say when without dates, and the words that make a date something else.

    dichas: those that do wherever they stand; adjetivos: the rhythms that alone fill a field;
    en_campo: what leaves a period open at the start of a field, by its kind.
    sustantivos: what may be done at a rhythm.
    numerados: words before a number that make it that of a part of a document.
    lugares: words before a day that make it the name of a place.
    heads: the words that a phrase or a rhythm begins with; anchors: those of which a text has one
    at least if it says when.
    """

    dichas: Templates[Dicha]
    adjetivos: Templates[Dicha]
    en_campo: Templates[str]
    sustantivos: frozenset[str]
    numerados: frozenset[str]
    lugares: frozenset[str]
    heads: frozenset[str]
    anchors: frozenset[str]


@lru_cache(maxsize=1)
def frases() -> Frases:
    """Return the phrases, read once."""
    text = files("plandocs.plan.frases").joinpath("frases.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, _Loader)
    adjectives = {
        adjective: ("recurrente", every)
        for every, words in data["recurrente"].items()
        for adjective in words.get("adjetivos", "").split()
    }
    dichas = Templates(_said(data), adjectives)
    return Frases(
        dichas=dichas,
        adjetivos=Templates(adjectives.items()),
        en_campo=Templates(
            (phrase, kind)
            for kind, phrases in data["abierto_en_campo"].items()
            for phrase in phrases
        ),
        sustantivos=frozenset(data["repeticion"]["sustantivos"].split()),
        numerados=frozenset(data["numerados"].split()),
        lugares=frozenset(data["lugares"].split()),
        heads=frozenset([*dichas.heads, *adjectives]),
        anchors=frozenset(dichas.anchors)
        | {word for word, (kind, value) in LEXICON.items() if kind in _DATED or value == 1000},
    )


def _said(data: dict[str, Any]) -> Iterator[tuple[str, Dicha]]:
    for group in ("abierto", "relativo"):
        for kind, phrases in data[group].items():
            yield from ((phrase, (group, kind)) for phrase in phrases)
    for every, words in data["recurrente"].items():
        yield from ((phrase, ("recurrente", every)) for phrase in words["frases"])
    how = data["repeticion"]
    nouns = "|".join(how["sustantivos"].split())
    for carrier in (*how["frases"], nouns, f"{nouns} de {how['complementos']}"):
        yield f"{carrier} {ADJECTIVE}", ("recurrente", "")
