"""What is printed in one way in most places of its kind, and in another in some."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from plandocs.spanish.site import Site


class StyleFault(NamedTuple):
    """Places of one kind: the way of most, and the ways of the others, each with its sites."""

    kind: str
    usual: str
    odd: tuple[tuple[str, tuple[Site, ...]], ...]
    agreeing: tuple[Site, ...]


_END = re.compile(r"(?P<mark>\.{3}|[.:;,!?…]?)[\"'”’»)\]]*\s*[*†‡¹²³⁴-⁹]*\s*\Z")
_LINKED = re.compile(r"[;,]\s+(?:y|e|o|u)\s*\Z")
_TAIL = 24
"""More than any mark and what may follow it."""

_LABEL = re.compile(
    r"\s*(?P<label>(?:\d+(?:\.\d+)*|[IVXLC]+|[ivxlc]+|[A-Za-zñÑ]))(?P<after>[.)\]:°º–—-]*)"
)
_QUOTES = {
    "“ ”": re.compile(r"“[^”“\"]*(?:”|\Z)"),
    '" "': re.compile(r"\"[^\"“”]*(?:\"|\Z)"),
    "« »": re.compile(r"«[^»]*(?:»|\Z)"),
    "‘ ’": re.compile(r"‘[^’‘]*’"),
    "' '": re.compile(r"(?<!\w)'[^']*'(?!\w)"),
}
_ANY_QUOTE = re.compile(r"[“\"«‘']")


def find_end_punctuation(
    texts: Sequence[str], groups: Mapping[str, Sequence[int]]
) -> list[StyleFault]:
    """Return the groups of passages that do not all end alike; a mark is «» where there is none.

    A list whose items end in «;» may end in a full stop, and its last item but one in «; y».
    """
    found: list[StyleFault] = []
    for kind, indices in groups.items():
        marks: list[tuple[str, Site]] = []
        for index in indices:
            text = texts[index]
            if text.strip():
                marks.append((_end_mark(text), _end_site(index, text)))
        found += _minorities(kind, [_as_listed(marks, at) for at in range(len(marks))])
    return found


def find_separators(labels: Sequence[str], kind: str = "") -> list[StyleFault]:
    """Return what follows the labels («1.1», «1.4.», «a)») where it is not always the same.

    Labels of each depth are a kind of their own: «1.» above «1.1» is usual. A site's text is the
    index of the label.
    """
    by_depth: dict[int, list[tuple[str, Site]]] = {}
    for index, label in enumerate(labels):
        if found := _LABEL.match(label):
            depth = found["label"].count(".")
            site = Site(index, found.start("label"), found.end())
            by_depth.setdefault(depth, []).append((found["after"], site))
    return [fault for uses in by_depth.values() for fault in _minorities(kind, uses)]


def find_quotes(texts: Sequence[str]) -> list[StyleFault]:
    """Return the quotation marks of which one document uses several kinds."""
    uses: list[tuple[str, Site]] = []
    for number, text in enumerate(texts):
        if not _ANY_QUOTE.search(text):
            continue
        spans = [
            (style, found.start(), found.end())
            for style, pattern in _QUOTES.items()
            for found in pattern.finditer(text)
        ]
        uses += ((style, Site(number, start, end)) for style, start, end in _outermost(spans))
    return _minorities("comillas", sorted(uses, key=lambda use: use[1]))


def _outermost(spans: Sequence[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield the spans that lie in no other that begins before them."""
    farthest = 0
    for _, group in groupby(sorted(spans, key=lambda span: span[1]), key=lambda span: span[1]):
        together = list(group)
        yield from (span for span in together if span[2] >= farthest)
        farthest = max(farthest, *(end for _, _, end in together))


def _minorities(kind: str, uses: Sequence[tuple[str, Site]]) -> list[StyleFault]:
    """Return the one fault of uses that are not all alike; of equals, the first is usual."""
    by_way: dict[str, list[Site]] = {}
    for way, site in uses:
        by_way.setdefault(way, []).append(site)
    if len(by_way) < 2:
        return []
    usual = max(by_way, key=lambda way: len(by_way[way]))
    odd = tuple((way, tuple(sites)) for way, sites in by_way.items() if way != usual)
    return [StyleFault(kind, usual, odd, tuple(by_way[usual]))]


def _end_mark(text: str) -> str:
    """Return the mark that ends a text, before notes' marks and closing quotes."""
    tail = text[-_TAIL:]
    if _LINKED.search(tail):
        return ";"
    found = _END.search(tail)
    return found["mark"].replace("...", "…") if found else ""


def _end_site(index: int, text: str) -> Site:
    """Return the site of the last word with its mark."""
    end = len(text.rstrip())
    return Site(index, text.rfind(" ", 0, end) + 1, end)


def _as_listed(marks: Sequence[tuple[str, Site]], at: int) -> tuple[str, Site]:
    """Return a mark; the full stop that ends a list of «;» counts as one of them."""
    mark, site = marks[at]
    if mark == "." and at and marks[at - 1][0] == ";":
        return ";", site
    return mark, site
