"""Lead-ins: what the end of a passage says of the list that it announces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plandocs.spanish.counted_nouns import Noun, Token, noun_at, noun_before, tokens_of
from plandocs.spanish.folding import fold
from plandocs.spanish.numbers import read_cardinal
from plandocs.spanish.quantities import Qualifier, find_quantities


@dataclass(frozen=True)
class LeadIn:
    """The announcing words, and what they say of how many items follow.

    `number` is None when nothing tells one from many («lo siguiente:», «la Comisión:»), `value`
    when no count is given, and `noun`, in the singular, when the items have no name.
    """

    start: int
    end: int
    number: Literal["singular", "plural"] | None = None
    value: int | None = None
    noun: str | None = None
    qualifier: Qualifier = "exact"


_BREAK = re.compile(r"(?<=[.!?;])\s+(?=\W*\w)")
_NEXT = re.compile(r"\b(siguientes?)\b(?! (?:a|al|del?) )")
_SUCH_AS = re.compile(r",? ?\b(?:tales como|como|a saber|como son|por ejemplo|que son)\W*$")
_REMAINDER = re.compile(r"(?:,? ?[^\W\d_]+){0,5}\W*")
_HOLDERS = frozenset(
    """
cuadro tabla grafica apartado manera forma orden termino esquema pagina anexo formato calendario
trimestre ano mes semestre ejercicio cuatrimestre bimestre periodo etapa dia semana diagrama
""".split()
)
"""What a list stands in, or when: «en el siguiente cuadro» says nothing of the items."""


def last_sentence(text: str) -> tuple[int, str]:
    """Return where the last sentence of a text begins, and its words."""
    cut = 0
    for found in _BREAK.finditer(text):
        if text[found.start() - 1] == ";" or text[found.end()].isupper():
            cut = found.end()
    return cut, text[cut:]


def lead_in(text: str) -> LeadIn | None:
    """Return what a passage says of the list that it announces; None if it announces none."""
    body = text.rstrip()
    if not body.endswith(":") or body.upper() == body:
        return None
    start, sentence = last_sentence(body[:-1])
    return (
        _by_next(start, sentence)
        or _by_count(start, sentence)
        or _by_such_as(start, sentence)
        or LeadIn(start, start + len(sentence))
    )


def _by_next(start: int, sentence: str) -> LeadIn | None:
    """Return what «las siguientes acciones», «son los siguientes» or «acciones siguientes» says."""
    folded = fold(sentence)
    for found in reversed(list(_NEXT.finditer(folded))):
        tokens = tokens_of(sentence)
        at = next(i for i, token in enumerate(tokens) if token.start == found.start())
        plural = found[1] == "siguientes"
        noun = _announced(tokens, at, plural)
        if noun and fold(noun.words).split()[0] in _HOLDERS:
            continue
        neuter = at > 0 and tokens[at - 1].folded == "lo"
        if neuter:
            return LeadIn(start + tokens[at - 1].start, start + tokens[at].end)
        first = min(at, noun.after if noun and noun.after < at else at - 1 if at else at)
        last = noun.after - 1 if noun and noun.after > at else at
        value, qualifier = _count_from(sentence, tokens[first].start)
        return LeadIn(
            start + tokens[first].start,
            start + tokens[last].end,
            "plural" if plural else "singular",
            value,
            noun.words if noun else None,
            qualifier,
        )
    return None


def _announced(tokens: Sequence[Token], at: int, plural: bool) -> Noun | None:
    """Return the noun of «siguientes»: behind it, before it, or the subject of «son los»."""
    behind = noun_at(tokens, _after_number(tokens, at + 1), plural=plural)
    if behind:
        return behind
    before = tokens[at - 1].folded if at else ""
    if before in ("los", "las", "el", "la"):
        return _subject(tokens, at, plural)
    if not plural:
        return None
    return noun_before(tokens, at - 1)


def _after_number(tokens: Sequence[Token], at: int) -> int:
    """Step over a count between «siguientes» and its noun: «las siguientes cinco acciones»."""
    if at < len(tokens) and tokens[at].text.isdecimal():
        return at + 1
    found = read_cardinal([token.folded for token in tokens], at)
    return found[1] if found else at


def _subject(tokens: Sequence[Token], at: int, plural: bool) -> Noun | None:
    """Return the noun of the clause that ends in «son los siguientes»."""
    first = at
    while first and tokens[first - 1].text not in (",", ";", ":"):
        first -= 1
    for place in range(first, at - 2):
        if tokens[place].folded in ("los", "las", "el", "la", "lo", "sus", "estos", "estas"):
            noun = noun_at(tokens, place + 1, plural=plural)
            if noun:
                return Noun(noun.words, place)
    return None


def _count_from(sentence: str, first: int) -> tuple[int | None, Qualifier]:
    """Return the count that stands from a place on, or reaches into it: «las tres acciones»."""
    for quantity in find_quantities(sentence):
        if quantity.end > first and not quantity.percent:
            return int(quantity.value), quantity.qualifier
    return None, "exact"


def _by_count(start: int, sentence: str) -> LeadIn | None:
    """Return what «cinco grandes líneas de acción» at the end says."""
    for quantity in reversed(find_quantities(sentence)):
        if quantity.percent or quantity.noun is None:
            continue
        if not _REMAINDER.fullmatch(sentence, quantity.end):
            return None
        return LeadIn(
            start + quantity.start,
            start + quantity.end,
            "singular" if quantity.value == 1 else "plural",
            int(quantity.value),
            quantity.noun,
            quantity.qualifier,
        )
    return None


def _by_such_as(start: int, sentence: str) -> LeadIn | None:
    """Return what «aspectos importantes, tales como» says."""
    found = _SUCH_AS.search(fold(sentence))
    if not found:
        return None
    tokens = [token for token in tokens_of(sentence) if token.end <= found.start()]
    noun = noun_before(tokens, len(tokens) - 1)
    if noun is None:
        return LeadIn(start + found.start(), start + found.end())
    return LeadIn(start + tokens[noun.after].start, start + found.end(), "plural", None, noun.words)
