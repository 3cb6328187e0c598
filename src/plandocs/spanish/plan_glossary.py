"""The glossary that a document has of its own, and where its passages stand."""

import re
from collections.abc import Mapping, Sequence

from plandocs.spanish.folding import fold
from plandocs.spanish.site import Site

_ACRONYM = re.compile(r"(?=[^\W\d_]*[A-ZÑ][^\W\d_]*[A-ZÑ])[^\W\d_]{2,}")


class Glossary:
    """The entries that are acronyms, and the passages that print the glossary."""

    def __init__(self, texts: Sequence[str], entries: Mapping[str, str]) -> None:
        terms = {term.strip(" :."): words.strip(" .") for term, words in entries.items()}
        self.acronyms = {t: words for t, words in terms.items() if _ACRONYM.fullmatch(t)}
        """Acronym → expansion, in the order of the glossary."""
        self._places: dict[str, Site] = {}
        self._terms: dict[int, int] = {}
        passages = [_bare(text) for text in texts] if terms else []
        for term, words in terms.items():
            self._locate(term, fold(term), fold(words), texts, passages)
        rows = [*self._terms, *(site.text for site in self._places.values())]
        self._first, self._last = (min(rows), max(rows)) if rows else (0, -1)

    def _locate(
        self, term: str, bare: str, words: str, texts: Sequence[str], passages: Sequence[str]
    ) -> None:
        """Note where an entry is printed, in one passage or in two."""
        for at, passage in enumerate(passages):
            if passage == bare and passages[at + 1 : at + 2] == [words]:
                self._terms[at] = len(texts[at])
                self._places[term] = Site(at + 1, 0, len(texts[at + 1]))
                return
            if passage.startswith(bare) and passage.endswith(words) and words:
                between = passage[len(bare) : len(passage) - len(words)]
                if len(passage) >= len(bare) + len(words) and not any(map(str.isalnum, between)):
                    self._terms[at] = len(bare)
                    self._places[term] = Site(at, 0, len(texts[at]))
                    return

    @property
    def end(self) -> tuple[int, int]:
        """The place from which on its acronyms may be used; the beginning if it is not printed."""
        return (self._last + 1, 0)

    def place(self, acronym: str) -> Site | None:
        """Return where the expansion of an acronym is printed."""
        return self._places.get(acronym)

    def holds(self, site: Site) -> bool:
        """Whether a place is in the glossary."""
        return self._first <= site.text <= self._last

    def is_term(self, site: Site) -> bool:
        """Whether a place is a term of the glossary, which defines and does not use it."""
        return site.text in self._terms and site.end <= self._terms[site.text] + 1


def _bare(text: str) -> str:
    return fold(text).strip(" .:;")
