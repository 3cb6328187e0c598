"""The words of a passage as names are read in it: how each is written, what its capital proves."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from plandocs.spanish.sentences import split_sentences

Shape = Literal["lower", "capital", "upper", "number"]


class Word(NamedTuple):
    """A word: as printed, without accents in lower case, how it is written, what stands before it.

    A word that opens a sentence, an item or a quotation has a capital that proves nothing.
    """

    text: str
    key: str
    start: int
    end: int
    shape: Shape
    opens: bool
    gap: str


class Passage(NamedTuple):
    """A passage in words, with where its capitalised phrases begin and end.

    Where all is in capitals, or every word has one as in headings, they prove nothing.
    """

    words: tuple[Word, ...]
    keys: tuple[str, ...]
    runs: tuple[tuple[int, int], ...]
    shouts: bool
    is_heading: bool


CONNECTORS = frozenset(
    "de del la las los el al a y e o u en para por con sobre entre que su sus un una lo".split()
)
"""What names write in lower case between their words, without accents."""

ROLES = frozenset(
    "titular presidente presidenta consejero consejera secretario director directora coordinador "
    "coordinadora vocal jefe jefa".split()
)
"""Who holds an office, without accents."""

_BETWEEN = frozenset(
    f"{joint}{link}".strip()
    for joint in ("", "y ", "e ")
    for link in ["", "de", "del", "de la", "de las", "de los", "de lo"]
) | frozenset(
    "a|al|para|por|en|sobre|con|a la|a las|a los|a lo|para el|para la|para las|para los".split("|")
)
"""The connectors that may stand between two capitals of one name."""

_WORD = re.compile(r"[^\W_¹²³⁰⁴-⁹]+(?:['’][^\W_]+)?")
_ACCENTS = tuple(zip("áéíóúü", "aeiouu", strict=True))
_OPENERS = re.compile(r"[:•❖▪◦·\"“«‘*]")
_HEADING_WORDS = 14
_MOST_ENUMERATED = 60
"""Words that an enumeration inside a name may have."""


def plain(text: str) -> str:
    """Return a text in lower case without accents, each letter where it was; ñ stays."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    if len(lowered) != len(text):
        lowered = text
    for accented, bare in _ACCENTS:  # several times as fast as str.translate
        lowered = lowered.replace(accented, bare)
    return lowered


def keys(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase in lower case without accents."""
    return tuple(_WORD.findall(plain(phrase)))


@lru_cache(maxsize=4096)
def read_passage(text: str) -> Passage:
    """Return the words of a passage."""
    folded = plain(text)
    starts = [start for start, _ in reversed(split_sentences(text))]
    words: list[Word] = []
    end = 0
    for found in _WORD.finditer(text):
        start, gap = found.start(), text[end : found.start()]
        opens = False
        while starts and starts[-1] <= start:
            starts.pop()
            opens = True
        if not opens:
            opens = _follows_an_opening(words, gap) if gap != " " else _is_number(words[-1])
        end = found.end()
        printed = found.group()
        words.append(Word(printed, folded[start:end], start, end, shape(printed), opens, gap))
    read = tuple(words)
    return Passage(
        read,
        tuple([word.key for word in read]),
        tuple([_unopened(read, *run) for run in _capital_runs(read)]),
        _shouts(text, read),
        _is_heading(text, read),
    )


@lru_cache(maxsize=8192)
def shape(word: str) -> Shape:
    """Return how a word is written; «upper» is an acronym, however it mixes its letters."""
    if word.islower():
        return "lower"
    if word[0].isdigit():
        return "number"
    return "capital" if word[0].isupper() and word[1:].islower() else "upper"


def _unopened(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int]:
    """Return a phrase without the word that opens a sentence before it: «Informe al Consejo».

    Before «de» it may be part of the phrase: «Sistema de Comunicación Interna».
    """
    after = first + 1
    if after == last or not words[first].opens or words[after].shape != "lower":
        return first, last
    if words[after].key in ("de", "del"):
        return first, last
    return next(at for at in range(after, last) if words[at].shape != "lower"), last


def _capital_runs(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the capitalised phrases begin and end: «Reglamento Interior del Instituto».

    Connectors stand inside a phrase, not at its ends. A comma stands in it only between words of
    an enumeration that ends in «y»: «Planeación, Seguimiento y Evaluación».
    """
    index, count = 0, len(words)
    while index < count:
        if words[index].shape != "capital" or words[index].key in CONNECTORS:
            index += 1
            continue
        end = index + 1
        while (after := next_capital(words, end)) is not None:
            end = after + 1
        yield index, end
        index = end


def next_capital(words: tuple[Word, ...], index: int) -> int | None:
    """Return the capitalised word that goes on with the phrase that ends before `index`, if any."""
    if index < len(words) and words[index].gap == ", ":
        return index if _enumerates(words, index) else None
    between: list[str] = []
    while index < len(words) and words[index].gap == " " and len(between) < 4:
        word = words[index]
        if word.shape in ("capital", "upper"):
            return index if " ".join(between) in _BETWEEN else None
        between.append(word.key)
        index += 1
    return None


def _enumerates(words: tuple[Word, ...], index: int) -> bool:
    """Whether capitalised words parted by commas follow up to «y» and a capital."""
    ahead = words[index : index + _MOST_ENUMERATED]
    for word, after in pairwise(ahead):
        if word.shape == "lower":
            return word.key in ("y", "e") and word.gap == " " and after.shape == "capital"
        if word.shape != "capital" or word.gap not in (" ", ", "):
            return False
    return False


def _is_number(word: Word) -> bool:
    """Whether a word is the number that opens a passage: «1.1 Sistema»."""
    return word.opens and word.shape == "number"


def _follows_an_opening(words: list[Word], gap: str) -> bool:
    """Whether a word follows a colon, a quotation mark, a bullet or a label: «1.1», «a)»."""
    if not words or _OPENERS.search(gap):
        return True
    last = words[-1]
    if gap.startswith(")") and len(last.text) <= 3 and "(" not in last.gap:
        return True
    return last.opens and (last.shape == "number" or (gap[:1] in (".", ")") and len(last.text) < 5))


def _shouts(text: str, words: tuple[Word, ...]) -> bool:
    """Whether a passage is printed all in capitals."""
    return text.isupper() and any(len(word.text) > 4 for word in words)


def _is_heading(text: str, words: tuple[Word, ...]) -> bool:
    """Whether every word of weight in a short passage has a capital, as headings and names have.

    With a full stop it may be a sentence, unless it has a number.
    """
    if not 0 < len(words) <= _HEADING_WORDS:
        return False
    if text.endswith(".") and words[0].shape != "number":
        return False
    weighty = [word for word in words if word.key not in CONNECTORS and word.shape != "number"]
    return bool(weighty) and all(word.shape != "lower" for word in weighty)
