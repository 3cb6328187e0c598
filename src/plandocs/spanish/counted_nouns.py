"""The noun that stands beside a number, or beside «siguientes», in running text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from plandocs.spanish.finite_verbs import is_finite
from plandocs.spanish.folding import fold
from plandocs.spanish.nouns import is_plural, singular
from plandocs.spanish.numbers import NUMBER_WORDS


class Token(NamedTuple):
    """A word, a figure or a mark with its place, as printed and folded."""

    start: int
    end: int
    text: str
    folded: str


class Noun(NamedTuple):
    """What is counted, and the place of the token after it."""

    words: str
    after: int


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]")
MONTHS = frozenset(
    """
enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
""".split()
)
_DAYS = frozenset("lunes martes miercoles jueves viernes sabado domingo".split())
_ADJECTIVES = frozenset(
    """
grandes principales nuevos nuevas primeros primeras ultimos ultimas diversos diversas distintos
distintas diferentes posibles unicos unicas otros otras siguientes presentes proximos proximas
grande principal nuevo nueva unico unica solo sola primera primer importantes proximas citados
citadas referidos referidas mencionados mencionadas diferente distinto distinta
""".split()
)
_NO_NOUNS = frozenset(
    """
los las unos unas sus mas menos despues antes entonces ademas tres dos seis tras quienes
cuales pues nos les mis estos estas esos esas aquellos aquellas ellos ellas ambos ambas dichos
dichas cuyos cuyas muchos muchas pocos pocas varios varias todos todas tantos tantas jamas quizas
atras solamente
""".split()
)
_NO_SINGULARS = frozenset(
    """
a al ante bajo con contra de del desde el en entre e esta este ha hacia hasta la lo mas no o para
por que se segun si sin sobre su y ya
""".split()
)


def tokens_of(text: str) -> list[Token]:
    """Return the words, figures and marks of a text."""
    folded = fold(text)
    return [
        Token(m.start(), m.end(), m[0], folded[m.start() : m.end()]) for m in _TOKEN.finditer(text)
    ]


def noun_at(tokens: Sequence[Token], at: int, *, plural: bool) -> Noun | None:
    """Return the noun that begins at a place, adjectives before it apart."""
    while at < len(tokens) and tokens[at].folded in _ADJECTIVES:
        at += 1
    if at == len(tokens) or not _countable(tokens[at], plural):
        return None
    return _with_complement(tokens, at)


def noun_before(tokens: Sequence[Token], last: int) -> Noun | None:
    """Return the plural noun that ends at a place, with the place of its first token."""
    if last < 0:
        return None
    if last >= 2 and tokens[last - 1].folded == "de" and _countable(tokens[last - 2], plural=True):
        words = f"{singular(tokens[last - 2].text)} de {tokens[last].text.lower()}"
        return Noun(words, last - 2)
    first = last + 1
    while first and _countable(tokens[first - 1], plural=True):
        first -= 1
    return Noun(_singular(tokens[first]), first) if first <= last else None


def _with_complement(tokens: Sequence[Token], at: int) -> Noun:
    """Return a noun with its bare complement, «reunión de trabajo», if it has one."""
    words = _singular(tokens[at])
    if at + 2 < len(tokens) and tokens[at + 1].folded == "de":
        complement = tokens[at + 2]
        like = complement.text.islower() or tokens[at].text.isupper()
        if like and _completes(complement.folded):
            return Noun(f"{words} de {complement.text.lower()}", at + 3)
    return Noun(words, at + 1)


def _completes(word: str) -> bool:
    """Whether a folded word after «de» says of what kind a noun is, not whose or of when."""
    return (
        len(word) > 3
        and word not in _NO_NOUNS
        and word not in _DAYS
        and word not in MONTHS
        and word not in NUMBER_WORDS
        and not word.startswith(("est", "cada", "dich", "otr", "conformidad"))
    )


def _singular(token: Token) -> str:
    return token.text if _is_acronym(token) else singular(token.text)


def _is_acronym(token: Token) -> bool:
    return len(token.text) > 1 and token.text[:2].isupper() and not token.text.endswith("S")


def _countable(token: Token, plural: bool) -> bool:
    """Whether a token can be the noun that a number counts."""
    if not token.text[0].isalpha():
        return False
    if not plural:
        return len(token.text) > 2 and token.folded not in _NO_SINGULARS
    if _is_acronym(token):
        return True
    return (
        is_plural(token.text)
        and token.folded not in _NO_NOUNS
        and not is_finite(token.text.lower(), "se")
    )
