"""A registry of names made ready to be found in texts: right, wrong, cut, written alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from plandocs.spanish.name_phrases import (
    CONNECTORS,
    Passage,
    Word,
    keys,
    next_capital,
    read_passage,
    shape,
)


@dataclass(frozen=True)
class Name:
    """A name as its owners write it: its kind, its short forms, the forms known to be wrong."""

    canonical: str
    kind: str
    forms: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


class Match(NamedTuple):
    """Words of a passage that are a form of a name, or the end of one, from `start` to `end`."""

    start: int
    end: int
    name: int | None
    form: str
    weight: int


class Resemblance(NamedTuple):
    """Words of a passage that are nearly a name; the less it costs, the more they are."""

    start: int
    end: int
    name: int
    cost: float
    weight: int
    same_end: bool


class _Form(NamedTuple):
    """A form in words; an exact one differs from a right one in accents or capitals alone."""

    keys: tuple[str, ...]
    words: tuple[str, ...]
    name: int | None
    printed: str
    weight: int
    is_exact: bool


class _Pattern(NamedTuple):
    """A form in words of weight, its acronyms spelled out."""

    content: tuple[str, ...]
    name: int


@dataclass(frozen=True)
class NameIndex:
    """A registry by the first word of what is looked for."""

    right: dict[str, list[_Form]]
    wrong: dict[str, list[_Form]]
    tails: dict[str, list[_Form]]
    patterns: dict[str, list[_Pattern]]
    spelled_out: dict[str, tuple[str, ...]]
    beginnings: dict[tuple[str, ...], set[int]]
    defined: frozenset[str]
    firsts: set[str]


_BREAKS = frozenset('.;:()[]!?¡¿…"“”«»/•')
_BYGONE = frozenset("otrora entonces extinto extinta antiguo antigua desaparecido anterior".split())
"""Said before the name of what no longer is: its name need not be that of today."""

_RANKS = frozenset(
    "ejecutiva ejecutivo general tecnica tecnico administrativa permanente temporal".split()
)
"""Said of many units: «la Dirección Ejecutiva» may be short for any of them."""

_MOST_MISSING, _MOST_DIFFERENT = 0.4, 2


@lru_cache(maxsize=8)
def index_names(names: tuple[Name, ...], defined: tuple[str, ...]) -> NameIndex:
    """Return the names, and the terms that the document itself defines, ready to be found."""
    spelled = _spelled_out(names)
    heads = (keys(form)[0] for form in defined if len(keys(form)) == 1 and shape(form) == "capital")
    index = NameIndex({}, {}, {}, {}, spelled, {}, frozenset(heads), set())
    for number, name in enumerate(names):
        rights = (name.canonical, *name.forms)
        for printed in rights:
            _add(index.right, _form(printed, number))
        alike = {keys(printed) for printed in rights}
        for printed in name.wrong:
            _add(index.wrong, _form(printed, number, keys(printed) in alike))
        for content in dict.fromkeys(_content(keys(printed), spelled) for printed in rights):
            if len(content) > 1:
                index.patterns.setdefault(content[0], []).append(_Pattern(content, number))
            for length in range(2, len(content) + 1):
                index.beginnings.setdefault(content[:length], set()).add(number)
        for printed in rights:
            for tail in _tails(keys(printed)):
                _add(index.tails, _Form(tail, tail, None, printed, weight(tail), False))
    for printed in defined:
        _add(index.right, _form(printed, None))
    for table in (index.right, index.wrong, index.tails):
        for forms in table.values():
            forms.sort(key=lambda form: -len(form.keys))
        index.firsts.update(table)
    return index


def weight(words: Sequence[str]) -> int:
    """Return how many words are no connectors."""
    return sum(word not in CONNECTORS for word in words)


def find_places(index: NameIndex, passage: Passage) -> list[int]:
    """Return the words of a passage that some form, or the end of one, begins with."""
    return [at for at, key in enumerate(passage.keys) if key in index.firsts]


def find_right(index: NameIndex, passage: Passage, places: Sequence[int]) -> list[Match]:
    """Return the right forms in a passage; the longest where several begin, none inside another.

    One word that another capital goes on with is no form: «Comisión de Quejas» is not «Comisión».
    """
    found = _without_inner(_found(index.right, passage, places))
    starts = {match.start for match in found}
    return [
        match for match in found if match.end - match.start > 1 or _is_alone(match, passage, starts)
    ]


def find_wrong(index: NameIndex, passage: Passage, places: Sequence[int]) -> list[Match]:
    """Return the forms known to be wrong in a passage."""
    return _without_inner(_found(index.wrong, passage, places))


def find_tails(index: NameIndex, passage: Passage, places: Sequence[int]) -> list[Match]:
    """Return the ends of names whose beginning stands elsewhere: «así como la de Educación»."""
    return _without_inner(
        match
        for match in _found(index.tails, passage, places)
        if match.start and passage.words[match.start - 1].key in CONNECTORS
    )


def find_near(
    index: NameIndex,
    passage: Passage,
    places: Sequence[int],
    right: Sequence[Match],
    known: Sequence[Match],
) -> list[Resemblance]:
    """Return what is nearly a name in a passage where the right forms and the known words are.

    A passage that breaks off in a connector goes on in another line: its names are not whole.
    """
    words = passage.words
    if not words or words[-1].key in CONNECTORS:
        return []
    starts = {match.start: match for match in right}
    found: list[Resemblance] = []
    for at in places:
        patterns = index.patterns.get(passage.keys[at])
        if not patterns or is_bygone(words, at):
            continue
        best = _best(index, passage, at, patterns, starts)
        if best and not _inside(best, known) and not (found and best.start < found[-1].end):
            found.append(best)
    return found


def is_bygone(words: Sequence[Word], at: int) -> bool:
    """Whether the words before a place say that what is named there is no more."""
    return any(word.key in _BYGONE for word in words[max(0, at - 2) : at])


def _spelled_out(names: tuple[Name, ...]) -> dict[str, tuple[str, ...]]:
    """Return the words of weight that each acronym and each short form of one word stands for."""
    return {
        keys(form)[0]: tuple(key for key in keys(name.canonical) if key not in CONNECTORS)
        for name in names
        for form in name.forms
        if len(keys(form)) == 1
    }


def _content(words: Sequence[str], spelled: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the words of weight, the last one spelled out where it stands for others."""
    content = [word for word in words if word not in CONNECTORS]
    if len(content) > 1 and content[-1] in spelled:
        content[-1:] = spelled[content[-1]]
    return tuple(content)


def _tails(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the ends of a name that begin after «de», of two words of weight or more."""
    for at in range(1, len(words) - 1):
        after_of = words[at - 1] in ("de", "del", "la", "las", "los")
        if after_of and words[at] not in CONNECTORS and weight(words[at:]) > 1:
            yield words[at:]


def _form(printed: str, name: int | None, is_exact: bool = False) -> _Form:
    words = read_passage(printed).words
    found = tuple(word.key for word in words)
    return _Form(found, tuple(w.text for w in words), name, printed, weight(found), is_exact)


def _add(table: dict[str, list[_Form]], form: _Form) -> None:
    if form.keys:
        table.setdefault(form.keys[0], []).append(form)


def _found(
    table: dict[str, list[_Form]], passage: Passage, places: Sequence[int]
) -> Iterator[Match]:
    for at in places:
        for form in table.get(passage.keys[at], ()):
            end = at + len(form.keys)
            if passage.keys[at:end] == form.keys and _stands(form, passage, at, end):
                yield Match(at, end, form.name, form.printed, form.weight)
                break


def _stands(form: _Form, passage: Passage, at: int, end: int) -> bool:
    """Whether the words of a form stand there as it does; one word alone needs its capitals."""
    words = passage.words[at:end]
    if any(not _BREAKS.isdisjoint(word.gap) for word in words[1:]):
        return False
    if form.is_exact:
        return all(word.text == text for word, text in zip(words, form.words, strict=True))
    return passage.shouts or len(words) > 1 or words[0].shape == shape(form.words[0])


def _without_inner(matches: Iterator[Match]) -> list[Match]:
    found: list[Match] = []
    for match in matches:
        if not found or match.start >= found[-1].end:
            found.append(match)
    return found


def _is_alone(match: Match, passage: Passage, starts: set[int]) -> bool:
    """Whether no unregistered capital goes on with a word, or one that stands for several does."""
    after = next_capital(passage.words, match.end)
    return (
        passage.shouts
        or passage.words[match.start].shape == "upper"
        or after is None
        or after in starts
        or passage.words[after].gap == ", "
        or any(word.key in ("y", "e") for word in passage.words[match.end : after])
    )


def _best(
    index: NameIndex,
    passage: Passage,
    at: int,
    patterns: Sequence[_Pattern],
    starts: dict[int, Match],
) -> Resemblance | None:
    """Return what the words at a place resemble most, if they are more than a right form there."""
    most = max(len(pattern.content) for pattern in patterns) + 2
    items = _items(index, passage, at, most, starts)
    said = {key for key, _ in items}
    right = starts.get(at)
    found = [
        resemblance
        for pattern in patterns
        if len(said.intersection(pattern.content)) > 1
        for resemblance in _resemblances(index, passage, at, pattern, items, starts)
        if right is None or _says_more(passage, resemblance, right, starts)
    ]
    return min(found, key=lambda r: (r.cost, not r.same_end, -r.weight), default=None)


def _items(
    index: NameIndex, passage: Passage, at: int, limit: int, starts: dict[int, Match]
) -> list[tuple[str, int]]:
    """Return the words of weight from a place on, with where each stands, acronyms spelled out."""
    items: list[tuple[str, int]] = []
    words = passage.words
    for place in range(at, len(words)):
        word = words[place]
        if len(items) >= limit or (place > at and _begins_anew(words, at, place, starts)):
            break
        if word.key in CONNECTORS:
            continue
        spelled = index.spelled_out.get(word.key) if place > at else None
        if spelled and word.shape != "lower" and not _goes_on(words, place, spelled):
            items += [(key, place) for key in spelled]
        else:
            items.append((word.key, place))
    return items


def _begins_anew(words: Sequence[Word], at: int, place: int, starts: dict[int, Match]) -> bool:
    """Whether a word cannot belong to a name that began before it.

    Neither after a stop, nor in lower case after a comma that follows a capital, nor as another
    name that «y» sets beside it: «la Comisión y del SPEN».
    """
    word, before = words[place], words[place - 1]
    if not _BREAKS.isdisjoint(word.gap):
        return True
    if "," in word.gap and word.shape == "lower" and before.shape != "lower":
        return True
    beside = place - at > 2 and words[place - 2].key in ("y", "e", "o")
    return place in starts and beside and before.key in CONNECTORS


def _goes_on(words: Sequence[Word], place: int, spelled: tuple[str, ...]) -> bool:
    """Whether a capital goes on with a word, which then is no short form: «Instituto Nacional»."""
    after = words[place + 1] if place + 1 < len(words) else None
    if after is None or after.gap != " ":
        return False
    return after.shape == "capital" or after.key in spelled


def _resemblances(
    index: NameIndex,
    passage: Passage,
    at: int,
    pattern: _Pattern,
    items: list[tuple[str, int]],
    starts: dict[int, Match],
) -> Iterator[Resemblance]:
    content = pattern.content
    lower = passage.words[at].shape == "lower"
    for taken, missing, extra, alike in _alignments(content, items, 0, 0, 0, 0, 0):
        if not _may_stand(len(content), missing, extra, alike, lower):
            continue
        end = items[taken - 1][1] + 1
        if lower and _is_composed(passage, at, end, starts):
            continue
        if not _ends(passage, end, starts):
            continue
        cost = missing + extra + 0.5 * alike
        yield Resemblance(at, end, pattern.name, cost, len(content) - missing, True)
    same = 0
    while same < min(len(content), len(items)) and content[same] == items[same][0]:
        same += 1
    if lower or not 1 < same < len(content):
        if same == len(content) and (extended := _extended(passage, items, same, starts)):
            yield Resemblance(at, extended, pattern.name, 1, len(content), False)
        return
    end = items[same - 1][1] + 1
    capitals = all(w.shape != "lower" or w.key in CONNECTORS for w in passage.words[at:end])
    whole = same == len(items) or items[same][1] >= end
    known = len(index.beginnings[content[:same]]) > 1 or (same == 2 and content[1] in _RANKS)
    if capitals and whole and not known and _ends(passage, end, starts):
        yield Resemblance(at, end, pattern.name, len(content) - same, same, False)


def _alignments(
    content: tuple[str, ...],
    items: list[tuple[str, int]],
    i: int,
    j: int,
    missing: int,
    extra: int,
    alike: int,
) -> Iterator[tuple[int, int, int, int]]:
    """Yield how a form and the words fit: words taken, words missing, added, written alike."""
    if i == len(content):
        yield j, missing, extra, alike
        return
    if j == len(items) or missing + extra + alike > _MOST_DIFFERENT:
        return
    if content[i] == items[j][0]:
        yield from _alignments(content, items, i + 1, j + 1, missing, extra, alike)
        return
    if i == 0:
        return
    if _alike(content[i], items[j][0]):
        yield from _alignments(content, items, i + 1, j + 1, missing, extra, alike + 1)
    if i + 1 < len(content):
        yield from _alignments(content, items, i + 1, j, missing + 1, extra, alike)
    yield from _alignments(content, items, i, j + 1, missing, extra + 1, alike)


def _may_stand(count: int, missing: int, extra: int, alike: int, lower: bool) -> bool:
    """Whether so many differences in a name of so many words leave no doubt which one is meant.

    Lower case words may be common ones: they must be the whole of a long name.
    """
    if lower:
        return count > 2 and not extra and not alike and missing <= (1 if count > 4 else 0)
    if missing and (extra or alike):
        return False
    if count == 2:
        return not missing and not extra
    return missing <= count * _MOST_MISSING and extra + alike <= 1


def _alike(word: str, other: str) -> bool:
    """Whether two words are one, misspelt or inflected: «Interior» and «Interno»."""
    least = min(len(word), len(other))
    same = 0
    while same < least and word[same] == other[same]:
        same += 1
    return least > 3 and same >= max(4, 0.6 * least) and abs(len(word) - len(other)) < 4


def _is_composed(passage: Passage, at: int, end: int, starts: dict[int, Match]) -> bool:
    """Whether a common word and a registered name make up the words: «integrantes del SPEN»."""
    after = next(
        place for place in range(at + 1, end) if passage.words[place].key not in CONNECTORS
    )
    return after in starts and starts[after].end == end


def _ends(passage: Passage, end: int, starts: dict[int, Match]) -> bool:
    """Whether no other capital goes on with what ends there but a registered name."""
    if passage.shouts:
        return True
    after = next_capital(passage.words, end)
    return after is None or (after in starts and passage.words[after - 1].key in CONNECTORS)


def _extended(
    passage: Passage, items: list[tuple[str, int]], same: int, starts: dict[int, Match]
) -> int | None:
    """Return where a name ends that has one capitalised word more: «… Electoral Nacional»."""
    words, after = passage.words, items[same - 1][1] + 1
    if passage.shouts or same < 4 or after >= len(words) or after in starts:
        return None
    word = words[after]
    return after + 1 if word.gap == " " and word.shape == "capital" else None


def _says_more(
    passage: Passage, found: Resemblance, right: Match, starts: dict[int, Match]
) -> bool:
    """Whether words go on beyond a right form, and not with «de» and another name."""
    if found.end <= right.end:
        return False
    if right.weight < 2:
        return True
    after = next_capital(passage.words, right.end)
    joined = after is not None and after > right.end and after in starts
    return not joined


def _inside(found: Resemblance, known: Sequence[Match]) -> bool:
    """Whether the words are part of a longer known phrase."""
    return any(
        match.start <= found.start
        and found.end <= match.end
        and match.end - match.start > found.end - found.start
        for match in known
    )
