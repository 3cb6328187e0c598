"""Texts of one kind that were meant to be one text, and differ in some words or marks."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from plandocs.spanish.name_phrases import CONNECTORS, plain
from plandocs.spanish.site import Site


class NearDuplicate(NamedTuple):
    """Two texts of a kind, each with all its copies, and where they differ."""

    kind: str
    first: tuple[Site, ...]
    second: tuple[Site, ...]
    differences: tuple[tuple[Site, Site], ...]


class _Text(NamedTuple):
    """A printed text: its words bare of accents, marks and capitals, and its letters alone."""

    printed: str
    words: tuple[str, ...]
    letters: str
    indices: tuple[int, ...]


class _Tokens(NamedTuple):
    """What spaces part in a text: where, as printed, and bare; a lone mark is bare of all."""

    spans: tuple[tuple[int, int], ...]
    printed: tuple[str, ...]
    bare: tuple[str, ...]


_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W_]+")
_LABEL = re.compile(r"\s*(?:[*†‡]+\s*|(?:\d+(?:\.\d+)*\.?|[a-zñ]\))\s+)")
_COUNTING = re.compile(
    r"\d.*|[ivxlc]+|[a-z]|prim\w+|segund\w+|tercer\w*|cuart\w+|quint\w+|sext\w+|septim\w+|octav\w+|"
    r"noven\w+|decim\w+|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|"
    r"noviembre|diciembre|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|"
    r"anual\w*|semestral\w*|trimestral\w*|mensual\w*|bimestral\w*|inicial\w*|final\w*|no"
)
"""Words that tell items of a series apart: they differ on purpose."""

_STOPS = ".:;,… "
_LONG, _ALIKE, _SHORT = 12, 0.9, 5
_LONGEST = 1_000
"""How many words a passage may have that is compared word by word."""


def find_near_duplicates(
    texts: Sequence[str], groups: Mapping[str, Sequence[int]]
) -> list[NearDuplicate]:
    """Return the pairs of texts of one kind that differ too little to differ on purpose.

    Those are texts of the same letters; texts of five words or more that differ in the ending of
    one; long ones that have nine tenths of their words in common and no word instead of an
    unlike one. Labels before a text are not part of it.
    """
    found: list[NearDuplicate] = []
    for kind, indices in groups.items():
        distinct = _distinct(texts, indices)
        for at, text in enumerate(distinct):
            nearest = max(
                (pair for earlier in distinct[:at] if (pair := _compared(kind, earlier, text))),
                key=lambda pair: -len(pair.differences),
                default=None,
            )
            if nearest:
                found.append(nearest)
    return found


def _distinct(texts: Sequence[str], indices: Sequence[int]) -> list[_Text]:
    """Return each printed text once, with the indices of all that print it."""
    by_text: dict[str, list[int]] = {}
    for index in indices:
        text = texts[index]
        by_text.setdefault(text[_label_end(text) :].rstrip(_STOPS), []).append(index)
    return [_read(texts[found[0]], tuple(found)) for text, found in by_text.items() if text]


def _read(text: str, indices: tuple[int, ...]) -> _Text:
    words = tuple(_WORD.findall(plain(text), _label_end(text)))
    return _Text(text, words, "".join(words), indices)


def _bare(token: str) -> str:
    return "".join(_WORD.findall(plain(token)))


def _label_end(text: str) -> int:
    label = _LABEL.match(text)
    return label.end() if label else 0


def _tokens(text: str) -> _Tokens:
    found = [*_TOKEN.finditer(text, _label_end(text))]
    printed = tuple(one.group() for one in found)
    return _Tokens(tuple(one.span() for one in found), printed, tuple(map(_bare, printed)))


def _compared(kind: str, first: _Text, second: _Text) -> NearDuplicate | None:
    """Return two texts as near duplicates where they differ, if they are."""
    if first.letters == second.letters:
        one, other = _tokens(first.printed), _tokens(second.printed)
        shouts = first.printed.isupper() != second.printed.isupper()
        spans = list(_printed_differences(one, other, shouts))
    elif _may_be_alike(first.words, second.words):
        one, other = _tokens(first.printed), _tokens(second.printed)
        spans = list(_differences(one.bare, other.bare))
        if not _are_alike(one.bare, other.bare, spans):
            return None
    else:
        return None
    sites = tuple((_site(first, one, a, b), _site(second, other, c, d)) for a, b, c, d in spans)
    return NearDuplicate(kind, _whole(first), _whole(second), sites) if sites else None


def _may_be_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether enough words of two texts are the same, in any order; cheap to know."""
    short, long = sorted((len(one), len(other)))
    if short < _SHORT or long > _LONGEST or (short < _LONG and short != long):
        return False
    needed = long - 1 if short < _LONG else _ALIKE * (short + long) / 2
    if short < needed or len({*one}.intersection(other)) < needed - (long - len({*one})):
        return False
    return sum((Counter(one) & Counter(other)).values()) >= needed


def _differences(
    one: tuple[str, ...], other: tuple[str, ...]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of words that differ."""
    from difflib import SequenceMatcher  # few plans have texts so alike that they need it

    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield a, b, c, d


def _are_alike(
    one: tuple[str, ...], other: tuple[str, ...], spans: Sequence[tuple[int, int, int, int]]
) -> bool:
    """Whether the words that differ are endings, small words or words left out."""
    if len(one) < _LONG or len(other) < _LONG:
        return len(spans) == 1 and all(
            b - a == d - c == 1 and _inflected(one[a], other[c]) for a, b, c, d in spans
        )
    differing = sum(max(b - a, d - c) for a, b, c, d in spans)
    return differing <= (1 - _ALIKE) * (len(one) + len(other)) and all(
        _is_slight(one[a:b], other[c:d]) for a, b, c, d in spans
    )


def _is_slight(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether some words may stand for others, or be left out, by mistake."""
    if any(_COUNTING.fullmatch(word) for word in (*one, *other)):
        return False
    if len(one) == len(other):
        return all(
            _inflected(word, twin) or {word, twin} <= CONNECTORS
            for word, twin in zip(one, other, strict=True)
        )
    return not one or not other or {*one, *other} <= CONNECTORS


def _inflected(word: str, other: str) -> bool:
    """Whether two words are forms of one: «abarca» and «abarque»."""
    least = min(len(word), len(other))
    same = next((at for at in range(least) if word[at] != other[at]), least)
    counts = _COUNTING.fullmatch(word) or _COUNTING.fullmatch(other)
    return same >= max(3, least - 4) and abs(len(word) - len(other)) < 4 and not counts


def _printed_differences(
    first: _Tokens, second: _Tokens, shouts: bool
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the ranges of words of the same letters whose marks, capitals or spaces differ.

    How they end is no difference here, nor, where one of them `shouts`, the capitals.
    """
    for (a, c), (b, d) in pairwise(_in_step(first.bare, second.bare)):
        one, other = " ".join(first.printed[a:b]), " ".join(second.printed[c:d])
        if b == len(first.printed):
            one, other = one.rstrip(_STOPS), other.rstrip(_STOPS)
        if one != other and not (shouts and one.upper() == other.upper()):
            yield a, b, c, d


def _in_step(one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield the places up to which two texts of the same letters have the same letters."""
    ends = {length: at + 1 for at, length in enumerate(_lengths(other))}
    yield 0, 0
    last = 0
    for at, length in enumerate(_lengths(one)):
        if length in ends and length > last:
            last = length
            is_end = length == sum(map(len, one))
            yield (len(one), len(other)) if is_end else (at + 1, ends[length])


def _lengths(words: Sequence[str]) -> list[int]:
    lengths, total = [], 0
    for word in words:
        total += len(word)
        lengths.append(total)
    return lengths


def _site(text: _Text, tokens: _Tokens, first: int, last: int) -> Site:
    """Return the site of some words; of none, the gap where they would stand."""
    index = text.indices[0]
    if first == last:
        at = tokens.spans[first][0] if first < len(tokens.spans) else len(text.printed)
        return Site(index, at, at)
    return Site(index, tokens.spans[first][0], tokens.spans[last - 1][1])


def _whole(text: _Text) -> tuple[Site, ...]:
    return tuple(Site(index, 0, len(text.printed)) for index in text.indices)
