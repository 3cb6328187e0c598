"""Wrong phrases of a list, and words written twice."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plandocs.spanish.site import Site
from plandocs.spanish.tokens import Tokens, site_of, tokens
from plandocs.spanish.word_list import Change, Phrase, Severity, WordList


class PhraseFound(NamedTuple):
    """A wrong phrase: where, what is preferred, how grave, why, and the entry that names it.

    Where several are right, what is preferred names them with « / » between them.
    """

    site: Site
    found: str
    preferred: str
    severity: Severity
    why: str
    key: str = ""


class _Match(NamedTuple):
    first: int
    last: int
    change: Change


_WORD = re.compile(r"\{(\d+)\}")
_TWICE_WHY = "La palabra está dos veces."
_REPEATABLE = frozenset("bla ja muy no sí ya".split())
_LABELLED = frozenset("- apartado columna inciso letra letras opción vitamina".split())
"""Words before a letter that is a name: «el inciso a a la vista»."""
_SMALL = frozenset(
    "a al ante bajo como con contra cuando de del desde donde durante e el en entre es este esta "
    "hacia hasta la las le les lo los mediante ni o para pero por que se según ser si sin sobre "
    "son su sus tras u un una y".split()
)


def find_phrases(texts: Sequence[str], words: WordList) -> list[PhraseFound]:
    """Return the wrong phrases of a list in the passages, in reading order.

    Where two overlap, the longer one is told.
    """
    found: list[PhraseFound] = []
    for number, text in enumerate(texts):
        matches = list(_matches(tokens(text), words))
        found += (_found(number, text, match) for match in _longest(matches))
    return found


def find_doubled(texts: Sequence[str]) -> list[PhraseFound]:
    """Return the words, and the pairs of small words, that are written twice in a row."""
    found: list[PhraseFound] = []
    for number, text in enumerate(texts):
        words = tokens(text)
        for first, last in _doubled(words):
            site = site_of(number, text, first, last)
            half = site_of(number, text, first, first + (last - first) // 2)
            once = text[half.start : half.end]
            printed = text[site.start : site.end]
            found.append(PhraseFound(site, printed, once, "error", _TWICE_WHY, "palabra repetida"))
    return found


def _matches(words: Tokens, listed: WordList) -> Iterator[_Match]:
    by_anchor = listed.by_anchor
    # Nothing stands after the last token; before the first, `_stands` tells.
    lower = (*words.lower, "")
    for place, word in enumerate(words.lower):
        for anchor, beside, neighbours, change in by_anchor.get(word, ()):
            if neighbours and lower[place + beside] not in neighbours:
                continue
            first = place - anchor
            if not _stands(change.phrase, words, first):
                continue
            match = _Match(first, first + len(change.phrase.slots) - 1, change)
            unless = listed.exceptions.get(change.entry.key, ())
            if not any(_overlaps(phrase, words, match) for phrase in unless):
                yield match


def _stands(phrase: Phrase, words: Tokens, first: int) -> bool:
    """Return whether a phrase is what stands in the tokens from `first` on."""
    if first < 0 or first + len(phrase.slots) > len(words.lower):
        return False
    for place, slot in enumerate(phrase.slots, first):
        lower = words.lower[place]
        if lower not in slot.words and not slot.takes(lower, words.printed[place]):
            return False
    return True


def _overlaps(phrase: Phrase, words: Tokens, match: _Match) -> bool:
    """Return whether a phrase stands where it shares some token with a match."""
    starts = range(max(0, match.first - len(phrase.slots) + 1), match.last + 1)
    return any(_stands(phrase, words, first) for first in starts)


def _longest(matches: list[_Match]) -> list[_Match]:
    """Return the matches that share no token with one as long or longer, in order."""
    kept: list[_Match] = []
    for match in sorted(matches, key=lambda one: (one.first - one.last, one.first)):
        if all(match.last < other.first or other.last < match.first for other in kept):
            kept.append(match)
    return sorted(kept)


def _found(number: int, text: str, match: _Match) -> PhraseFound:
    site = site_of(number, text, match.first, match.last)
    entry = match.change.entry
    printed = tokens(text).printed[match.first : match.last + 1]
    preferred = _preferred(match.change, printed)
    return PhraseFound(
        site, text[site.start : site.end], preferred, entry.severity, entry.why, entry.key
    )


def _preferred(change: Change, printed: tuple[str, ...]) -> str:
    """Return what is preferred, with the words found, in capitals where these are."""
    words: dict[str, str] = {}
    for number, word in zip(change.phrase.numbers, printed, strict=True):
        words[str(number)] = f"{words[str(number)]} {word}" if str(number) in words else word
    filled = _WORD.sub(lambda found: words.get(found[1], ""), change.preferred)
    filled = " ".join(filled.split())
    if all(word.isupper() for word in printed if word.isalpha()):
        return filled.upper()
    return filled[:1].upper() + filled[1:] if printed[0][:1].isupper() else filled


def _doubled(words: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the first and last token of what is written twice."""
    printed, lower = words
    for place in range(1, len(lower)):
        word = lower[place]
        if word == lower[place - 1]:
            if word.isalpha() and _is_slip(words, place):
                yield place - 1, place
        elif (
            place >= 3
            and word == lower[place - 2]
            and lower[place - 1] == lower[place - 3]
            and word in _SMALL
            and lower[place - 1] in _SMALL
            and printed[place] == printed[place - 2]
        ):
            yield place - 3, place


def _is_slip(words: Tokens, place: int) -> bool:
    """Return whether a word that repeats the one before is no surname, label or emphasis."""
    lower, printed = words.lower[place], words.printed[place]
    if lower in _REPEATABLE:
        return False
    if len(lower) == 1:
        labelled = place >= 2 and words.lower[place - 2] in _LABELLED
        both = printed.islower() and words.printed[place - 1].islower()
        return both and lower in _SMALL and not labelled
    return printed.islower() or lower in _SMALL
