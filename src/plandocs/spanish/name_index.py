"""Names found in texts whatever their capitals, accents, number and small words."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from plandocs.spanish.folding import fold
from plandocs.spanish.initials import FUNCTION_WORDS
from plandocs.spanish.site import Site

_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.;:()!?«»“”\"]")
Stems = tuple[str, ...]


class _Word(NamedTuple):
    stem: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what the singular and the plural of a folded word have in common."""
    if len(word) > 4:
        word = word.removesuffix("es") if word.endswith("es") else word.removesuffix("s")
        if word[-1] in "aeo":
            return word[:-1]
    return word


def content_stems(text: str) -> Stems:
    """Return the stems of the words of a text that are no function words."""
    return tuple(stem(w) for w in _WORD.findall(fold(text)) if w not in FUNCTION_WORDS)


class NameIndex:
    """Some texts, ready to look names up."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._folded = [fold(text) for text in texts]
        self._words: dict[int, list[_Word]] = {}

    def find(self, stems: Stems) -> list[Site]:
        """Return where a name stands, given by its stems, in reading order."""
        if not stems:
            return []
        rare = max(stems, key=len)
        return [
            site
            for number, folded in enumerate(self._folded)
            if rare in folded and all(stem in folded for stem in stems)
            for site in self._sites(number, stems)
        ]

    def _sites(self, number: int, stems: Stems) -> Iterator[Site]:
        words = self._words_of(number)
        for at in range(len(words) - len(stems) + 1):
            if words[at].stem == stems[0]:
                name = words[at : at + len(stems)]
                if tuple(word.stem for word in name) == stems and self._joined(number, name):
                    yield Site(number, name[0].start, name[-1].end)

    def _words_of(self, number: int) -> list[_Word]:
        """Return the words of a text, read when they are first wanted."""
        words = self._words.get(number)
        if words is None:
            words = self._words[number] = [
                _Word(stem(found[0]), *found.span())
                for found in _WORD.finditer(self._folded[number])
                if found[0] not in FUNCTION_WORDS
            ]
        return words

    def _joined(self, number: int, words: Sequence[_Word]) -> bool:
        """Whether nothing that ends a phrase stands between the words of a name."""
        return not _STOP.search(self._texts[number], words[0].start, words[-1].end)
