"""Letters as they are compared: what a print does to a text, and does not change it, undone."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

_UNSEEN = re.compile(
    # Spaces and controls, every hyphen (a line may end in one), marks without width, and the
    # letters of symbol fonts, which have no name of their own.
    "[\\s\\x00-\\x1f\\-\u00ad\u2010\u2011\u200b-\u200f\u2060\ufeff\ufffe\uffff\ue000-\uf8ff]+"
)


def folded(text: str) -> str:
    """Return the letters of a text without spaces, hyphens, ligatures and capitals."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold())


class Remaining:
    """The letters of some pages that no text of the document has been matched with yet."""

    def __init__(self, pages: Iterable[Iterable[str]]) -> None:
        """Begin with the texts drawn on each page, from the first, in their order."""
        drawn = [[folded(text) for text in page] for page in pages]
        self._pages = ["".join(texts) for texts in drawn]
        self._edges = [[0, *accumulate(map(len, texts))] for texts in drawn]
        """Where each text of a page begins, and where the last one ends."""

    def take(self, letters: str, first: int, last: int) -> bool:
        """Whether some pages, from 1, still have the letters together; they are then used up."""
        for page in range(first - 1, last):
            at = self._pages[page].find(letters)
            if at >= 0:
                self._use(page, at, len(letters))
                return True
        return False

    def take_parted(self, letters: str, first: int, last: int) -> bool:
        """Whether a page has the first letters, and the next one those that are left.

        A page ends with a line, so that both parts begin and end where drawn texts do.
        """
        return any(self._take_parted(letters, page) for page in range(first - 1, last - 1))

    def _take_parted(self, letters: str, page: int) -> bool:
        parts = ((at, end) for at in self._edges[page] for end in self._ends(letters, page, at))
        for at, end in sorted(parts, key=lambda part: part[0] - part[1]):
            rest = letters[end - at :]
            there = self._pages[page + 1]
            after = next((e for e in self._edges[page + 1] if there.startswith(rest, e)), None)
            if after is not None:
                self._use(page, at, end - at)
                self._use(page + 1, after, len(rest))
                return True
        return False

    def _ends(self, letters: str, page: int, at: int) -> Iterator[int]:
        """Yield where the first of some letters, which begin at a place of a page, may end."""
        text, edges = self._pages[page], self._edges[page]
        for end in edges[bisect_right(edges, at) :]:
            if not 0 < end - at < len(letters) or text[at:end] != letters[: end - at]:
                return
            yield end

    def _use(self, page: int, at: int, count: int) -> None:
        text = self._pages[page]
        self._pages[page] = f"{text[:at]}{_USED * count}{text[at + count :]}"


_USED = "\0"
"""Stands for a letter already matched, so that what is around it is not taken for neighbours."""
