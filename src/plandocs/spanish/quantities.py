"""How many of what a text says: «cinco ejes rectores», «por lo menos, tres reuniones», «11%»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plandocs.spanish.counted_nouns import Token, noun_before, tokens_of
from plandocs.spanish.folding import fold
from plandocs.spanish.numbers import NUMBER_WORDS
from plandocs.spanish.numerals import (
    Numeral,
    Style,
    find_numerals,
    names_something,
    next_in_range,
    noun_after,
)

Qualifier = Literal["minimum", "maximum", "exact", "about"]


@dataclass(frozen=True)
class Quantity:
    """A number with what it counts, and from where to where the words of both go.

    The noun stands in the singular with its bare complement, «línea de acción»; it is None when
    the text leaves it out. A percentage counts hundredths: it has no noun.
    """

    start: int
    end: int
    value: int | float
    style: Style
    noun: str | None = None
    qualifier: Qualifier = "exact"
    percent: bool = False

    @property
    def head(self) -> str | None:
        """The noun without its complement: «línea»."""
        return self.noun.split()[0] if self.noun else None


_HAS_NUMBER = re.compile(
    r"\d|\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
    r"|dieci\w+|veint\w+|\w+[aei]nta\w*|cien\w*|\w+cient[oa]s|quinient[oa]s|mil)\b"
)
_ONE = re.compile(r"\bun[ao]?\b")
_STRESS = re.compile(
    r"\(|sol[oa]|unic[oa]|menos|minimo|maximo|mas |exacta|casi|partir|ciento|mil\b"
)
"""What makes a number of «un» or «una»; without it the article is the only reading."""
_BEFORE = re.compile(
    r"\b(?:(?P<maximum>no mas de|a lo (?:mas|sumo)|(?:como|un|con un|hasta un)? ?maximo(?: de)?"
    r"|hasta(?: por| en| alcanzar(?: incluso)?)?|menos de|no (?:excedera|exceda|rebase) de)"
    r"|(?P<minimum>(?:al|por lo|cuando|a lo|no) menos(?: de)?|(?:como|un|con un)? ?minimo(?: de)?"
    r"|mas de|a partir de|desde)"
    r"|(?P<about>alrededor de|aproximadamente|cerca de|casi|unos|unas|poco mas de|en torno a)"
    r"|(?P<alone>solo|sola|solamente|unicamente|exactamente))"
    r",?(?: (?:un|una|el|la|los|las|en|del?))?,? $"
)
_AFTER = re.compile(
    r",? (?:(?P<minimum>(?:como|por lo|cuando|al) (?:minimo|menos)|minimo\b|o mas\b|en adelante)"
    r"|(?P<maximum>como maximo|a lo (?:mas|sumo)|maximo\b|o menos\b)"
    r"|(?P<about>aproximadamente|mas o menos))"
)
_ONLY_ONE = re.compile(r"un[ao]? (?:y sol[oa] un[ao]?|sol[oa]|unic[oa])\b")
_OF_THEM = re.compile(r" de (?:ell[oa]s|est[ao]s|l[ao]s cuales|l[ao]s mism[ao]s|dich[ao]s)\b")


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities that a text states, in order.

    Numbers that name or date something («artículo 34», «16 de noviembre de 2021», «Eje 2», keys
    and years) are none, nor is the article «un».
    """
    folded = fold(text)
    if not (_HAS_NUMBER.search(folded) or (_ONE.search(folded) and _STRESS.search(folded))):
        return []
    tokens = tokens_of(text)
    found: list[Quantity] = []
    for number in find_numerals(tokens, text):
        quantity = _quantity(tokens, folded, number, found)
        if quantity and not (found and _repeats(found[-1], quantity)):
            found.append(quantity)
    return found


def _repeats(before: Quantity, quantity: Quantity) -> bool:
    """Whether a number only says in figures what the words before it say: «tres (3)»."""
    return quantity.end <= before.end and quantity.value == before.value


def _quantity(
    tokens: Sequence[Token], folded: str, number: Numeral, found: Sequence[Quantity]
) -> Quantity | None:
    start = tokens[number.first].start
    qualifier, alone = _qualifier_before(folded, start)
    if _percent(tokens, number.after):
        last = tokens[number.after + (0 if tokens[number.after].text == "%" else 1)].end
        return Quantity(start, last, number.value, number.style, None, qualifier, percent=True)
    if names_something(tokens, folded, number):
        return None
    if number.value == 1 and number.style == "word" and not _is_one(tokens, folded, number, alone):
        return None
    if _in_brackets(tokens, number):
        return _bracketed(tokens, number, qualifier)
    return _counted(tokens, folded, number, qualifier, alone, found)


def _counted(
    tokens: Sequence[Token],
    folded: str,
    number: Numeral,
    qualifier: Qualifier,
    alone: bool,
    found: Sequence[Quantity],
) -> Quantity | None:
    start, end = tokens[number.first].start, tokens[number.after - 1].end
    noun = noun_after(tokens, number)
    words: str | None = None
    if noun:
        words, end = noun.words, tokens[noun.after - 1].end
    else:
        reference = _OF_THEM.match(folded, end)
        if reference:
            words, end = (found[-1].noun if found else None), reference.end()
        elif not _may_lack_noun(tokens, folded, number, qualifier, alone):
            return None
    if qualifier == "exact":
        qualifier = _place_in_range(tokens, number) or _qualifier_after(folded, end)
    return Quantity(start, end, _whole(number.value), number.style, words, qualifier)


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _may_lack_noun(
    tokens: Sequence[Token], folded: str, number: Numeral, qualifier: Qualifier, alone: bool
) -> bool:
    """Whether a number can count what the text does not repeat: «y dos a la Dirección»."""
    if _AFTER.match(folded, tokens[number.after - 1].end):
        return True
    if qualifier != "exact" or alone:
        return True
    return number.style == "word" and number.value < 100


def _place_in_range(tokens: Sequence[Token], number: Numeral) -> Qualifier | None:
    """Return "minimum" or "maximum" for the ends of «de dos a tres» and «entre 3 y 5»."""
    ends = next_in_range(tokens, number.after)
    if ends and (tokens[number.after].folded != "y" or _between(tokens, number.first)):
        return "minimum"
    joint = number.first - 1
    if joint > 0 and next_in_range(tokens, joint) == number.after:
        before = tokens[joint - 1]
        starts = before.text.isdecimal() or before.folded in NUMBER_WORDS
        if starts and (tokens[joint].folded != "y" or _between(tokens, joint - 1)):
            return "maximum"
    return None


def _between(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].folded == "entre"


def _percent(tokens: Sequence[Token], at: int) -> bool:
    if at < len(tokens) and tokens[at].text == "%":
        return True
    pair = [token.folded for token in tokens[at : at + 2]]
    return pair in (["por", "ciento"], ["por", "cien"])


def _is_one(tokens: Sequence[Token], folded: str, number: Numeral, alone: bool) -> bool:
    """Whether «un» or «una» counts, and is no article."""
    start = tokens[number.first].start
    if alone or _ONLY_ONE.match(folded, start) or _in_brackets(tokens, number):
        return True
    before = _BEFORE.search(folded, max(0, start - 40), start)
    return bool(before and not before[0].startswith("hasta"))


def _in_brackets(tokens: Sequence[Token], number: Numeral) -> bool:
    return (
        number.first > 0
        and number.after < len(tokens)
        and tokens[number.first - 1].text == "("
        and tokens[number.after].text == ")"
    )


def _bracketed(tokens: Sequence[Token], number: Numeral, qualifier: Qualifier) -> Quantity | None:
    """Return the quantity of «reuniones de trabajo (tres)»; None for «tres (3)» and «Anexo (1)»."""
    noun = noun_before(tokens, number.first - 2)
    if noun is None:
        return None
    words, first = noun.words, noun.after
    return Quantity(
        tokens[first].start,
        tokens[number.after].end,
        _whole(number.value),
        number.style,
        words,
        qualifier,
    )


def _qualifier_before(folded: str, start: int) -> tuple[Qualifier, bool]:
    """Return what the words before a number make of it, and whether they say «only»."""
    found = _BEFORE.search(folded, max(0, start - 40), start)
    if not found:
        return "exact", False
    if found["alone"]:
        return "exact", True
    return _group(found), False


def _qualifier_after(folded: str, end: int) -> Qualifier:
    found = _AFTER.match(folded, end)
    return _group(found) if found else "exact"


def _group(found: re.Match[str]) -> Qualifier:
    if found["minimum"]:
        return "minimum"
    return "maximum" if found["maximum"] else "about"
