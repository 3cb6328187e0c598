"""A text cut into the words that the grammar of dates reads."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from plandocs.plan.frases.lexicon import LEXICON, Kind


class Word(NamedTuple):
    """A word or a mark: its offsets, its kind, what it counts, its folded text."""

    start: int
    end: int
    kind: Kind
    value: int
    text: str


_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+)"
    r"|(?P<iso>\d{4}-\d{1,2}-\d{1,2}(?!\d))"
    r"|(?P<date>\d{1,2}([/.-])\d{1,2}\4\d{4}(?!\d)|\d{1,2}/\d{1,2}/\d{2}(?!\d))"
    r"|(?P<figure>\d{1,2}\.?(?:[ºª°]|(?:er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|o|a)(?!\w))\.?)"
    r"|(?P<other>\d+(?:[.,:]\d+)+)"
    r"|(?P<number>\d+)"
    r"|(?P<mark>[^\s\w]|_)"
)
_PLAIN = tuple(zip("áéíóúü–—‒−‐‑", "aeiouu------", strict=True))
_OTHER = (Kind.WORD, 0)
_JOINTS = frozenset("-/_")


_word: Callable[[tuple[int, int, Kind, int, str]], Word] = partial(tuple.__new__, Word)
"""A word from its fields, made in half the time."""


def fold(text: str) -> str:
    """Return `text` in small letters without accents, its dashes as hyphens, of equal length."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    if not small.isascii():
        for printed, plain in _PLAIN:
            small = small.replace(printed, plain)
    return small


def cut(folded: str) -> list[Word]:
    """Return the words and marks of a folded text; three ends let the grammar look ahead."""
    words: list[Word] = []
    figures = False
    for found in _TOKEN.finditer(folded):
        text, group = found[0], found.lastgroup
        start, end = found.span()
        if group == "word":
            words.append(_word((start, end, *LEXICON.get(text, _OTHER), text)))
        elif group == "mark":
            words.append(Word(start, end, Kind.MARK, 0, text))
        else:
            figures = True
            words.append(_figures(Word(start, end, Kind.WORD, 0, text), str(group), words))
    last = Word(len(folded), len(folded), Kind.END, 0, "")
    if figures:
        _disown_codes(words)
    return [*words, last, last, last]


def _figures(word: Word, group: str, before: list[Word]) -> Word:
    """Return what is written in digits as what it counts; what belongs to a key counts nothing."""
    if group == "other" or _continues_a_key(word, before):
        return word
    if group in {"iso", "date"}:
        day = _day(word.text)
        return word._replace(kind=Kind.DATE, value=day.toordinal()) if day else word
    value = int(re.sub(r"\D.*", "", word.text))
    if group == "figure":
        return word._replace(kind=Kind.FIGURE, value=value)
    year = len(word.text) == 4 and 1900 <= value < 2200
    return word._replace(kind=Kind.YEAR if year else Kind.NUMBER, value=value)


def _day(text: str) -> date | None:
    first, second, third = map(int, re.split(r"\D", text))
    if first < 100:
        first, third = third if third > 99 else third + 2000, first
    try:
        return date(first, second, third)
    except ValueError:
        return None


def _continues_a_key(word: Word, before: list[Word]) -> bool:
    """Return whether figures hang on what stands before, as in «CG-270/2021» or «03/2025»."""
    if not before or before[-1].end != word.start:
        return False
    if before[-1].kind is not Kind.MARK:
        return True
    if before[-1].text == "$":
        return True
    if before[-1].text not in _JOINTS or len(before) < 2 or before[-2].end != before[-1].start:
        return False
    number = word.kind is not Kind.FIGURE and len(word.text) == 4
    return before[-2].kind is Kind.WORD or (number and before[-2].kind is Kind.NUMBER)


def _disown_codes(words: list[Word]) -> None:
    """Make plain words of the figures that something is hung on: «2023-A», «4%», «12B»."""
    for at, word in enumerate(words[:-1]):
        if word.kind in (Kind.NUMBER, Kind.YEAR) and _is_hung_on(words, at):
            words[at] = word._replace(kind=Kind.WORD)


def _is_hung_on(words: list[Word], at: int) -> bool:
    after = words[at + 1]
    if after.start != words[at].end:
        return False
    if after.kind is not Kind.MARK or after.text == "%":
        return True
    hung = words[at + 2] if after.text in _JOINTS and at + 2 < len(words) else after
    return hung.start == after.end and hung.kind is Kind.WORD and hung.text[0].isalpha()
