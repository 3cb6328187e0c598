"""Where sentences begin and end, and which of them are too long to follow."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from plandocs.spanish.site import Site


class LongSentence(NamedTuple):
    """A sentence of more words than a reader follows."""

    words: int
    site: Site


_BEFORE_A_NAME = frozenset(
    "sr sra srta dr dra lic licda mtro mtra ing arq cp profr profra prof dip sen gral cnel "
    "mons pbro ced c cc av blvd col esq edif depto dpto ud uds st sto sta".split()
)
"""What is shortened before the name it belongs to: no sentence ends there."""

_BEFORE_A_NUMBER = frozenset(
    "art arts núm num no nos pág págs pag pags p pp fracc frac fr inc incs párr parr cap vol vols "
    "tel ext fig figs reg exp of ofs apdo aprox máx mín max min cfr cf vgr gr ej ss tít sec".split()
)
"""What is shortened before a number, or before what it refers to."""

_SHORT = _BEFORE_A_NAME | _BEFORE_A_NUMBER

_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+[*†‡¹²³⁴-⁹]{0,4}(?=\s)")
_ITEM = re.compile(r"(?<=[:;.])\s++(?=(?:[a-zñ]{1,2}|[ivx]{1,5}|\d{1,2})\)\s)|[•❖▪◦·]|\n+")
_OPENS = re.compile(r"\s+[\"'“‘«(\[¿¡*–—-]*(?:[A-ZÁÉÍÓÚÜÑ\d])")
_LAST_WORD = re.compile(r"([^\W\d_]+)$")
_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Za-zñÑ])$")
_NUMBER = re.compile(r"\s*(?:\d|[IVXLC]+\b)")
_WORD = re.compile(r"\w[\w.,/'’-]*")
_NUMBERED = frozenset(
    "fracción fracciones inciso incisos apartado anexo tomo título capítulo".split()
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence, or item of a list within the text, begins and ends."""
    breaks = {found.end() for found in _STOP.finditer(text) if _ends_sentence(text, found)}
    breaks.update(found.start() for found in _ITEM.finditer(text))
    edges = [0, *sorted(breaks), len(text)]
    spans = (_trimmed(text, start, end) for start, end in pairwise(edges))
    return [(start, end) for start, end in spans if start < end]


def find_long_sentences(texts: Sequence[str], limit: int = 70) -> list[LongSentence]:
    """Return the sentences of more than `limit` words."""
    found: list[LongSentence] = []
    for number, text in enumerate(texts):
        if text.count(" ") < limit:
            continue
        for start, end in split_sentences(text):
            words = len(_WORD.findall(text, start, end))
            if words > limit:
                found.append(LongSentence(words, Site(number, start, end)))
    return found


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop ends a sentence: no short form, initial or label, and a capital follows."""
    if not _OPENS.match(text, stop.end()):
        return False
    return stop.group().strip("\"'”’»)]") != "." or not _is_shortened(text, stop)


def _is_shortened(text: str, stop: re.Match[str]) -> bool:
    """Whether the full stop belongs to the word before it, not to a sentence."""
    before = text[max(0, stop.start() - 40) : stop.start()]
    if stop.start() <= 12 and _LABEL.fullmatch(before.strip()):
        return True
    last = _LAST_WORD.search(before)
    if not last:
        return False
    word = last.group()
    if word.lower() in _SHORT:
        return word.lower() in _BEFORE_A_NAME or bool(_NUMBER.match(text, stop.end()))
    return len(word) == 1 and word.isupper() and _is_initial(before[: last.start()])


def _is_initial(before: str) -> bool:
    """Whether a single capital after these words stands for a name: «José A. Pérez»."""
    last = before.split()[-1:]
    if not last or last[0].lower() in _NUMBERED:
        return False
    return last[0][0].isupper() or last[0].endswith(".")


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "•❖▪◦·"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
