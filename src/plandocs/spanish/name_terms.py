"""What is written like a name though no registry holds it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plandocs.spanish.name_phrases import CONNECTORS, ROLES, Passage, next_capital
from plandocs.spanish.registry_index import NameIndex, is_bygone

_QUOTED = re.compile(r"[“\"«][^”\"»]{0,600}[”\"»]")
_HONORIFICS = frozenset(
    "mtro mtra lic licda dr dra ing arq c cp prof profra sr sra srta dip sen".split()
)
_POINTERS = frozenset(
    "un una otro otra este esta estos estas ese esa dicho dicha dichos dichas cada".split()
)
"""Said before what is common, or before what was named already: «este Órgano Electoral»."""

_OF = frozenset(
    f"{link}{article}".rstrip()
    for link in ("de ", "a ", "para ")
    for article in ("", "la", "las", "los", "el")
) | {"del", "al"}
"""What joins a name and a common noun of it."""

_PLACES = frozenset(
    "baja california|baja california sur|nuevo leon|san luis potosi|quintana roo|ciudad de mexico|"
    "estado de mexico|republica mexicana|estados unidos mexicanos|estados unidos|america latina|"
    "michoacan de ocampo|coahuila de zaragoza|veracruz de ignacio de la llave|distrito federal"
    "".split("|")
)


_GROUNDS = frozenset("estado municipio ciudad distrito entidad colonia calle avenida".split())
"""What the name of a place begins with."""


class Phrase(NamedTuple):
    """Some words of a passage, from `start` to `end`, without accents and connectors too."""

    passage: int
    start: int
    end: int
    content: tuple[str, ...]


class Surroundings(NamedTuple):
    """What is no unknown name: persons, titles, what a registered name begins with."""

    persons: tuple[frozenset[str], ...]
    titles: frozenset[tuple[str, ...]]
    names: NameIndex


def unknown_phrases(
    number: int, passage: Passage, text: str, covered: set[int], around: Surroundings
) -> Iterator[Phrase]:
    """Yield what is capitalised like a name in running text, apart from the words covered."""
    words = passage.words
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    for first, last in passage.runs:
        for start, end in _pieces(passage, first, last, covered):
            capitals = sum(w.shape == "capital" and not w.opens for w in words[start:end])
            content = tuple(w.key for w in words[start:end] if w.key not in CONNECTORS)
            if (
                capitals > 1
                and not any(a < words[start].start < b for a, b in quoted)
                and not _is_known(passage, start, end, content, around)
            ):
                yield Phrase(number, start, end, content)


def shortest_names(phrases: Sequence[Phrase], passages: Sequence[Passage]) -> Iterator[Phrase]:
    """Yield the phrases, each cut to the name that stands alone elsewhere and ends it."""
    contents = sorted({phrase.content for phrase in phrases}, key=len)
    for phrase in phrases:
        shortest = next(c for c in contents if phrase.content[-len(c) :] == c)
        yield _cut(phrase, shortest, passages[phrase.passage])


def is_explained(passage: Passage, phrase: Phrase) -> bool:
    """Whether what follows a phrase gives it a short form: «Registro Federal (RFE)»."""
    words = passage.words
    if phrase.end >= len(words) or not words[phrase.end].gap.startswith(" ("):
        return False
    return words[phrase.end].shape == "upper" or words[phrase.end].key == "en"


def variant_groups(passages: Sequence[Passage], covered: Sequence[set[int]]) -> list[list[Phrase]]:
    """Return the phrases that write one name in several ways: some leave out words of it.

    Those that end in a known name may be several things of it, «Sesión del Consejo General» and
    «Sesión Ordinaria del …», unless the same words of weight are joined in two ways.
    """
    by_ends: dict[tuple[str, str], list[Phrase]] = {}
    for number, passage in enumerate(passages):
        if passage.shouts or passage.is_heading:
            continue
        for phrase in _loose_phrases(number, passage, covered[number]):
            by_ends.setdefault((phrase.content[0], phrase.content[-1]), []).append(phrase)
    return [
        group
        for phrases in by_ends.values()
        for group in [_related(phrases)]
        if _vary(group, passages, group[0].end - 1 in covered[group[0].passage])
    ]


def _pieces(
    passage: Passage, first: int, last: int, covered: set[int]
) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run between «y», commas and the words that are covered."""
    words, start = passage.words, first
    for at in range(first, last + 1):
        cuts = at == last or at in covered or words[at].key in ("y", "e")
        if cuts or (words[at].gap == ", " and at > start):
            yield from _trimmed(passage, start, at)
            start = at + 1 if cuts else at


def _trimmed(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = passage.words
    while start < end and words[start].key in CONNECTORS:
        start += 1
    while start < end and words[end - 1].key in CONNECTORS:
        end -= 1
    if start < end:
        yield start, end


def _is_known(
    passage: Passage, start: int, end: int, content: tuple[str, ...], around: Surroundings
) -> bool:
    """Whether the words are a person or a charge, a place, a title, a plural of known names."""
    before = passage.words[start - 1].key if start else ""
    return (
        before in _HONORIFICS
        or before in _POINTERS
        or is_bygone(passage.words, start)
        or any(person.issuperset(content) for person in around.persons)
        or content in around.titles
        or content[0] in _GROUNDS
        or _singular(content[0]) in ROLES
        or " ".join(word.key for word in passage.words[start:end]) in _PLACES
        or tuple(map(_singular, content)) in around.names.beginnings
    )


def _singular(word: str) -> str:
    if word.endswith("es") and word[-3:-2] not in "aeiout":
        return word[:-2]
    return word.removesuffix("s")


def _cut(phrase: Phrase, content: tuple[str, ...], passage: Passage) -> Phrase:
    """Return the end of a phrase that has this content."""
    start, left = phrase.end, len(content)
    while left:
        start -= 1
        left -= passage.words[start].key not in CONNECTORS
    return phrase._replace(start=start, content=content)


def _loose_phrases(number: int, passage: Passage, covered: set[int]) -> Iterator[Phrase]:
    """Yield capitalised phrases with one common noun at most: «Evaluación del personal de …»."""
    words = passage.words
    for start, _ in passage.runs:
        if start in covered or words[start].key.endswith("s"):
            continue
        end = _loose_end(passage, start)
        content = tuple(w.key for w in words[start:end] if w.key not in CONNECTORS)
        if len(content) > 2:
            yield Phrase(number, start, end, content)


def _loose_end(passage: Passage, start: int) -> int:
    words, end = passage.words, start + 1
    may_hold_noun = True
    while True:
        after = next_capital(words, end)
        if after is None and may_hold_noun:
            after = _beyond_noun(passage, end)
            may_hold_noun = False
        if after is None or words[after].shape != "capital":
            return end
        end = after + 1


def _beyond_noun(passage: Passage, at: int) -> int | None:
    """Return the capital after one common noun: «del personal de los Órganos»."""
    words, between = passage.words, list[str]()
    while at < len(words) and words[at].gap == " " and words[at].shape == "lower":
        if words[at].key not in CONNECTORS:
            after = next_capital(words, at + 1)
            joined = {" ".join(between), " ".join(w.key for w in words[at + 1 : after])}
            return after if joined <= _OF else None
        between.append(words[at].key)
        at += 1
    return None


def _related(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases whose words are all among those of the longest."""
    longest = max(phrases, key=lambda phrase: len(phrase.content))
    return [p for p in phrases if _is_within(p.content, longest.content)]


def _is_within(content: tuple[str, ...], longest: tuple[str, ...]) -> bool:
    rest = iter(longest)
    return all(word in rest for word in content)


def _vary(group: Sequence[Phrase], passages: Sequence[Passage], by_connectors: bool) -> bool:
    """Whether phrases are said in several ways; `by_connectors`: the same words of weight are."""
    spoken = {passages[p.passage].keys[p.start : p.end] for p in group}
    if not by_connectors:
        return len(spoken) > 1
    return len(spoken) > len({p.content for p in group})
