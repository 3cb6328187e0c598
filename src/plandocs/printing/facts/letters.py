"""Letters as they are compared: what a print does to a text, and does not change it, undone."""

import re
import unicodedata
from collections.abc import Sequence

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

    def __init__(self, pages: Sequence[str]) -> None:
        """Begin with the folded letters of each page, from the first."""
        self._pages = [*pages]

    def take(self, letters: str, first: int, last: int) -> bool:
        """Whether some pages, from 1, still have the letters together; they are then used up.

        Letters that begin on a page may go on in the next one, after what else is there.
        """
        for page in range(first - 1, last):
            at = self._pages[page].find(letters)
            if at >= 0:
                self._use(page, at, len(letters))
                return True
        return any(self._take_parted(letters, page) for page in range(first - 1, last - 1))

    def _take_parted(self, letters: str, page: int) -> bool:
        here, there = self._pages[page], self._pages[page + 1]
        most = _longest_start(letters, here)
        for count in range(most, max(0, most - _CHANCE), -1):
            at = there.find(letters[count:])
            if at >= 0:
                self._use(page, here.rfind(letters[:count]), count)
                self._use(page + 1, at, len(letters) - count)
                return True
        return False

    def _use(self, page: int, at: int, count: int) -> None:
        text = self._pages[page]
        self._pages[page] = f"{text[:at]}{_USED * count}{text[at + count :]}"


_USED = "\0"
"""Stands for a letter already matched, so that what is around it is not taken for neighbours."""
_CHANCE = 40
"""How many letters of a text may stand by chance after those that begin it on a page."""


def _longest_start(letters: str, text: str) -> int:
    """Return how many letters, from the first, a text has together."""
    least, most = 0, len(letters)
    while least < most:
        middle = (least + most + 1) // 2
        if letters[:middle] in text:
            least = middle
        else:
            most = middle - 1
    return least
