"""Number and gender of words that stand together: «los Acuerdo», «organismos público locales».

Only words of `concordancia.yaml` are judged, and only where no other reading is at hand: a noun
that is a verb too («la consulta»), an adjective shared by two nouns or one of several («ordinaria
y extraordinaria»), or one that may belong to a noun further back, is let be.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from plandocs.spanish.lexicon import Form, Lexicon, Number, lexicon
from plandocs.spanish.site import Site
from plandocs.spanish.tokens import Tokens, site_of, tokens


class Disagreement(NamedTuple):
    """Words that do not agree: where, as printed, and how they would; ways apart by « / »."""

    site: Site
    found: str
    expected: str


class _Slip(NamedTuple):
    first: int
    last: int
    expected: str


_Judge = Callable[[Lexicon, Tokens, int], _Slip | None]

_AND = frozenset({"y", "e", "o", "u", "ni", ",", "/", "-", "–"})
_STOP = frozenset({",", ".", ";", ":"})
_HOURS_AFTER = frozenset({"a", "desde", "hasta"})
_NOT_A_VERB_AFTER = frozenset({"del", "al"})
_ENDS_A_NUMBER = frozenset({"un", "una", "otro", "otra"})
_REACH = 12
"""Words back in which a plural may claim an adjective."""
_ADVERBIAL = frozenset({"vez"})
"""Nouns of fixed phrases; what follows belongs to another: «una vez aprobados los acuerdos»."""
_LONGEST_NAME = 8
"""Words that the name of a body may take after its first."""


def find_disagreements(texts: Sequence[str]) -> list[Disagreement]:
    """Return the words that stand together in the passages and do not agree, in reading order."""
    found: list[Disagreement] = []
    for number, text in enumerate(texts):
        end = -1
        for slip in sorted(_slips(tokens(text)), key=lambda one: (one.first, -one.last)):
            if slip.first > end:
                end = slip.last
                site = site_of(number, text, slip.first, slip.last)
                found.append(Disagreement(site, text[site.start : site.end], slip.expected))
    return found


def _slips(words: Tokens) -> Iterator[_Slip]:
    known, judges = lexicon(), _judges()
    for place, word in enumerate(words.lower):
        for judge in judges.get(word, ()):
            if slip := judge(known, words, place):
                yield slip


@lru_cache(maxsize=1)
def _judges() -> dict[str, tuple[_Judge, ...]]:
    """Return the checks by the words they begin at."""
    known = lexicon()
    beginnings: tuple[tuple[_Judge, Sequence[str]], ...] = (
        (_determiner_and_noun, tuple(known.determiners)),
        (_neuter_and_plural, ("lo",)),
        (_numeral_and_noun, sorted(known.sets["numerales"])),
        (_noun_and_adjective, tuple(known.adjectives)),
        (_that_is_done, ("que",)),
        (_collective_and_verb, sorted(known.sets["colectivos"])),
    )
    found: dict[str, tuple[_Judge, ...]] = {}
    for judge, words in beginnings:
        for word in words:
            found[word] = (*found.get(word, ()), judge)
    return found


# Determiner and noun


def _determiner_and_noun(known: Lexicon, words: Tokens, place: int) -> _Slip | None:
    """Judge «los Acuerdo», «del Órganos», «las siguiente acciones», «el actividad»."""
    lower = words.lower
    if place + 1 >= len(lower):
        return None
    if before := known.before.get(lower[place + 1]):
        return _three(known, words, place, before)
    determiner = known.determiners[lower[place]]
    last = place + 1
    if determiner.number == "many" and lower[last].isdecimal() and last + 1 < len(lower):
        last += 1
    noun = known.noun(lower[last])
    if not noun or _may_differ(known, words, place, last):
        return None
    if noun.number != determiner.number:
        return _Slip(place, last, _both(known, words, place, last, noun))
    coordinated = place > 0 and lower[place - 1] in _AND
    in_el = noun.number == "one" and lower[last] in known.sets["con_el"]
    if determiner.gender and noun.gender not in ("", determiner.gender) and not coordinated:
        return None if in_el else _Slip(place, last, _turned(known, words, place, last, noun))
    return None


def _may_differ(known: Lexicon, words: Tokens, place: int, last: int) -> bool:
    """Return whether a determiner and a word after it may belong to different things."""
    lower = words.lower
    return (
        _is_cut(words, last)
        or _is_acronym(words, place, last)
        or _may_be_verb(known, lower, place, last)
        or _ends_a_number(known, lower, place)
    )


def _both(known: Lexicon, words: Tokens, place: int, last: int, noun: Form) -> str:
    """Return both ways in which a determiner and a noun agree, the noun made to follow first."""
    lower, printed = words.lower, words.printed
    ways: list[str] = []
    for number in (_opposite(noun.number), noun.number):
        word = lower[last] if number == noun.number else noun.other
        article = known.determiner(lower[place], number, word, noun.gender)
        if article and (last == place + 1 or number == "many"):
            middle = printed[place + 1 : last]
            ways.append(
                " ".join((_like(printed[place], article), *middle, _like(printed[last], word)))
            )
    return " / ".join(ways)


def _turned(known: Lexicon, words: Tokens, place: int, last: int, noun: Form) -> str:
    """Return a determiner in the gender of its noun."""
    lower, printed = words.lower, words.printed
    article = known.determiner(lower[place], noun.number, lower[last], noun.gender)
    return " ".join((_like(printed[place], article), *printed[place + 1 : last + 1]))


def _three(known: Lexicon, words: Tokens, place: int, before: Form) -> _Slip | None:
    """Judge a determiner, an adjective and a noun: «las siguiente acciones»."""
    lower, last = words.lower, place + 2
    noun = known.noun(lower[last]) if last < len(lower) else None
    if not noun or noun.number == before.number == known.determiners[lower[place]].number:
        return None
    if _may_differ(known, words, place, last) or _may_be_verb(known, lower, last - 1, last):
        return None
    ways: list[str] = []
    for number in (noun.number, _opposite(noun.number)):
        if article := known.determiner(lower[place], number, lower[last], noun.gender):
            adjective = lower[place + 1] if before.number == number else before.other
            named = lower[last] if noun.number == number else noun.other
            forms = zip(words.printed[place:], (article, adjective, named), strict=False)
            ways.append(" ".join(_like(printed, word) for printed, word in forms))
    return _Slip(place, last, " / ".join(ways))


def _neuter_and_plural(known: Lexicon, words: Tokens, place: int) -> _Slip | None:
    """Judge «lo ejes»."""
    last = place + 1
    noun = known.noun(words.lower[last]) if last < len(words.lower) else None
    if not noun or noun.number == "one" or _is_acronym(words, place, last):
        return None
    article = _like(words.printed[place], "las" if noun.gender == "f" else "los")
    return _Slip(place, last, f"{article} {words.printed[last]}")


def _numeral_and_noun(known: Lexicon, words: Tokens, place: int) -> _Slip | None:
    """Judge «cinco eje»."""
    lower, last = words.lower, place + 1
    noun = known.noun(lower[last]) if last < len(lower) else None
    if not noun or noun.number == "many" or _is_cut(words, last):
        return None
    previous = lower[place - 1] if place else ""
    hour = previous == "las" and place > 1 and lower[place - 2] in _HOURS_AFTER
    if (
        hour
        or previous in known.sets["numerados"]
        or lower[last] in known.sets["verbales"]
        or _is_acronym(words, place, last)
    ):
        return None
    printed = words.printed
    return _Slip(place, last, f"{printed[place]} {_like(printed[last], noun.other)}")


# Noun and adjective


def _noun_and_adjective(known: Lexicon, words: Tokens, last: int) -> _Slip | None:
    """Judge «organismos público locales» and «organismo públicos»."""
    printed, lower = words
    place = last - 1
    noun = known.noun(lower[place]) if last else None
    adjective = known.adjectives[lower[last]]
    if not noun or noun.number == adjective.number or lower[place] in known.adjectives:
        return None
    if lower[place] in _ADVERBIAL or (noun.number == "many" and _is_first(known, lower, last)):
        return None
    following = lower[last + 1] if last + 1 < len(lower) else ""
    if (
        following in _AND
        or following == "("
        or following in known.compounds.get(lower[last], ())
        or _is_acronym(words, place, last)
    ):
        return None
    alone = _plural_is_alone if noun.number == "many" else _singular_is_alone
    if not alone(known, lower, place):
        return None
    return _Slip(place, last, f"{printed[place]} {_like(printed[last], adjective.other)}")


def _is_first(known: Lexicon, lower: tuple[str, ...], last: int) -> bool:
    """Return whether a singular adjective is one of several: «procesos federal y local»."""
    for place in range(last + 1, min(last + _REACH, len(lower) - 1)):
        if lower[place] in _STOP - {","}:
            return False
        after = known.adjectives.get(lower[place + 1])
        if lower[place] in _AND and after and after.number == "one":
            return True
    return False


def _plural_is_alone(known: Lexicon, lower: tuple[str, ...], place: int) -> bool:
    """Return whether the singular adjective after a plural noun can belong to no other noun."""
    previous = lower[place - 1] if place else ""
    following = known.adjectives.get(lower[place + 2]) if place + 2 < len(lower) else None
    if following and following.number == "many":
        return True
    of_title = lower[place + 1] in known.of_title
    determiner = known.determiners.get(previous)
    if not determiner:
        return not of_title and previous not in known.sets["preposiciones"] | _AND
    complement = place > 1 and lower[place - 2] in known.sets["preposiciones"]
    return determiner.number == "many" and not (complement and of_title)


def _singular_is_alone(known: Lexicon, lower: tuple[str, ...], place: int) -> bool:
    """Return whether nothing before a singular noun can take the plural adjective after it."""
    determiner = known.determiners.get(lower[place - 1]) if place else None
    if not determiner or determiner.number == "many":
        return False
    for word in reversed(lower[max(0, place - _REACH) : place]):
        if word in (".", ";", ":"):
            return True
        if word in _AND or (word.endswith("s") and word not in known.sets["invariables"]):
            return False
    return True


# Subject and verb


def _that_is_done(known: Lexicon, words: Tokens, place: int) -> _Slip | None:
    """Judge «en los instrumentos técnicos y financieros que se firme con el INE»."""
    lower, last = words.lower, place + 2
    if (
        last + 1 >= len(lower)
        or lower[place + 1] != "se"
        or lower[last] not in known.sets["pasivas"]
    ):
        return None
    following = lower[last + 1]
    # What follows may be the subject: «los casos que se presente la necesidad».
    if following in known.determiners or following in ("lo", "que"):
        return None
    if following.endswith(("ar", "er", "ir")):
        return None
    start = _start_of_plural(known, lower, place)
    if start is None or not _is_own_group(known, lower, start):
        return None
    return _Slip(place, last, f"{words.printed[place]} se {_plural_of_verb(lower[last])}")


def _start_of_plural(known: Lexicon, lower: tuple[str, ...], end: int) -> int | None:
    """Return where the plural nouns and adjectives before a place begin, with their article."""
    nouns = 0
    for place in range(end - 1, -1, -1):
        word = lower[place]
        determiner = known.determiners.get(word)
        if determiner and determiner.number == "many":
            return place if nouns else None
        noun, adjective = known.noun(word), known.adjectives.get(word)
        if noun and noun.number == "many":
            nouns += 1
        elif not (adjective and adjective.number == "many") and word not in ("y", "e"):
            return None
    return None


def _is_own_group(known: Lexicon, lower: tuple[str, ...], start: int) -> bool:
    """Return whether the words from `start` on are no complement of a noun before them."""
    if not start:
        return True
    if lower[start - 1] not in known.sets["preposiciones"]:
        return lower[start - 1] in _STOP or lower[start - 1] == "que"
    return start == 1 or lower[start - 2] in _STOP | {"como", "y", "o"}


def _plural_of_verb(verb: str) -> str:
    """Return the plural of a verb of the list: «firme» → «firmen», «emitió» → «emitieron»."""
    if verb == "obtuvo":
        return "obtuvieron"
    if verb.endswith("ió"):
        return verb[:-1] + "eron"
    return verb[:-1] + "aron" if verb.endswith("ó") else verb + "n"


def _collective_and_verb(known: Lexicon, words: Tokens, place: int) -> _Slip | None:
    """Judge «Que el personal del SPEN identifiquen»."""
    printed, lower = words
    first = place - 1
    opens = first == 0 or (first > 0 and (lower[first - 1] in _STOP or lower[first - 1] == "que"))
    if not opens or lower[first - 1 : first] == (",",) or lower[first] not in ("el", "la"):
        return None
    last = place + 1
    while last < len(lower) and last - place <= _LONGEST_NAME and _names(known, words, last):
        last += 1
    if last >= len(lower) or not _is_plural_verb(known, printed[last]):
        return None
    return _Slip(first, last, " ".join((*printed[first:last], lower[last][:-1])))


def _names(known: Lexicon, words: Tokens, place: int) -> bool:
    """Return whether a word goes on naming one body: «del», «de la», a name, its adjective."""
    word, printed = words.lower[place], words.printed[place]
    if word in ("de", "del", "la", "el"):
        return True
    adjective = known.adjectives.get(word)
    if adjective:
        return adjective.number == "one"
    return printed[:1].isupper() and not word.endswith("s") and printed.isalpha()


def _is_plural_verb(known: Lexicon, printed: str) -> bool:
    """Return whether a word is a verb of «they», in the present or the future."""
    return (
        len(printed) > 5
        and printed.islower()
        and printed.endswith(("an", "en", "rán"))
        and printed not in known.sets["no_verbos"]
    )


# What leaves a word open


def _may_be_verb(known: Lexicon, lower: tuple[str, ...], place: int, last: int) -> bool:
    """Return whether a noun may be a verb here: «las consulta la Junta»."""
    if lower[last] not in known.sets["verbales"] or lower[place] in _NOT_A_VERB_AFTER:
        return False
    return place > 0 and lower[place - 1] not in known.sets["preposiciones"]


def _ends_a_number(known: Lexicon, lower: tuple[str, ...], place: int) -> bool:
    """Return whether «un» ends a number, or «otro» a choice: «treinta y un acuerdos»."""
    if lower[place] not in _ENDS_A_NUMBER or not place:
        return False
    return lower[place - 1] in known.sets["decenas"] or lower[place - 1] in ("u", "o")


def _is_cut(words: Tokens, place: int) -> bool:
    """Return whether a word goes on as «(s)» or «/as», which leaves its number open."""
    after = words.lower[place + 1 : place + 3]
    return after[:1] in (("/",), ("@",)) or (
        after[:1] == ("(",) and after[1:] in (("s",), ("es",), ("a",), ("as",))
    )


def _is_acronym(words: Tokens, first: int, last: int) -> bool:
    """Return whether a word in capitals stands in a text that is not."""
    return words.printed[last].isupper() and not words.printed[first].isupper()


def _opposite(number: Number) -> Number:
    return "many" if number == "one" else "one"


def _like(printed: str, word: str) -> str:
    """Return a word in the capitals of another."""
    if printed.isupper() and len(printed) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if printed[:1].isupper() else word
