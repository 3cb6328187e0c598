"""Spaces and dashes that are too many, too few, or not always the same."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from plandocs.spanish.site import Site

SpacingKind = Literal[
    "double-space",
    "space-before",
    "space-inside",
    "no-space",
    "one-sided",
    "range-dash",
    "month-year",
]


class SpacingFault(NamedTuple):
    """What is printed, where; for what varies in the document, how most of it is printed."""

    kind: SpacingKind
    found: str
    sites: tuple[Site, ...]
    usual: str | None = None


_A = "a-záéíóúüñA-ZÁÉÍÓÚÜÑ"
_PATTERNS: tuple[tuple[SpacingKind, re.Pattern[str]], ...] = (
    ("double-space", re.compile(r"[ \u00a0]{2,}")),
    ("space-before", re.compile(rf"(?<=[{_A}\d)\]»”\"])\s(?:[,;:!?)\]»”]|\.(?![.\w]))")),
    ("space-inside", re.compile(r"[(\[«“¿¡]\s")),
    (
        "no-space",
        re.compile(
            rf"(?<=[{_A})])[,;](?=[{_A}])"
            rf"|(?:(?<=[a-záéíóúñ)])|(?<=[A-Z][A-Z]))[.:](?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ])"
            rf"|(?<=[{_A}])\((?=[{_A}]{{4}}|[A-Z][A-Z])"
            rf"|(?<!\([{_A}])(?<!\([{_A}][{_A}])\)(?=[{_A}])"
        ),
    ),
    ("one-sided", re.compile(r"\s/(?=\S)|(?<=\S)/\s")),
)
_ANY = re.compile(rf"[ \u00a0]{{2}}|\s[,;:!?)\]»”./]|[(\[«“¿¡/]\s|[,;.:()][{_A}]")
"""What every one of the patterns holds: few passages need the rest."""

_RANGE = re.compile(
    r"\b((?:19|20)\d\d)(?P<dash>\s?[-–—/]\s?)((?:19|20)\d\d|\d\d)\b(?![-–/]\d)(?<![-/]\d{4}.\d{4})"
)
_MONTH_YEAR = re.compile(
    r"\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|"
    r"diciembre)(?P<between>\s?-\s?|\s?/\s?|\s+del?\s+|\s+)(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)\S+|(?<!\S)\S+@\S+"
    r"|(?<![\w-])[\w-]++\.(?:mx|com|org|gob)\b\S*"
)


def find_spacing(texts: Sequence[str]) -> list[SpacingFault]:
    """Return what is wrongly spaced, each way once, and what is spaced in several ways."""
    sites: dict[tuple[SpacingKind, str], list[Site]] = {}
    for number, text in enumerate(texts):
        if _ANY.search(text):
            for kind, start, end in _wrong_spaces(text):
                sites.setdefault((kind, text[start:end]), []).append(Site(number, start, end))
    found = [SpacingFault(kind, printed, tuple(at)) for (kind, printed), at in sites.items()]
    found += _ranges(texts)
    found += _months(texts)
    return sorted(found, key=lambda fault: fault.sites[0])


def _wrong_spaces(text: str) -> Iterator[tuple[SpacingKind, int, int]]:
    """Yield each wrong space or lack of it, with the words on both sides."""
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    for kind, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            start = text.rfind(" ", 0, found.start()) + 1
            end = text.find(" ", found.end())
            end = len(text) if end < 0 else end
            if not any(a < end and start < b for a, b in addresses):
                yield kind, start, end


def _ranges(texts: Sequence[str]) -> Iterator[SpacingFault]:
    """Yield the ranges of years whose dash is not the usual one."""
    by_dash: dict[str, list[Site]] = {}
    for number, text in enumerate(texts):
        for found in _RANGE.finditer(text):
            first, dash, last = found.groups()
            if len(last) == 4 or 0 < int(last) - int(first[2:]) < 10:
                by_dash.setdefault(dash, []).append(Site(number, *found.span()))
    usual = max(by_dash, key=lambda dash: len(by_dash[dash]), default="")
    for dash, sites in by_dash.items():
        if dash != usual:
            number, start, end = sites[0]
            yield SpacingFault("range-dash", texts[number][start:end], tuple(sites), usual)


def _months(texts: Sequence[str]) -> Iterator[SpacingFault]:
    """Yield the passages that join months to their years in two ways: «NOVIEMBRE-2024 / … 2025»."""
    sites: dict[str, list[Site]] = {}
    for number, text in enumerate(texts):
        if "20" not in text:
            continue
        found = [*_MONTH_YEAR.finditer(text)]
        if len({" ".join(one["between"].lower().split()) for one in found}) > 1:
            site = Site(number, found[0].start(), found[-1].end())
            sites.setdefault("".join(text[site.start : site.end].split()), []).append(site)
    for at in sites.values():
        number, start, end = at[0]
        yield SpacingFault("month-year", texts[number][start:end], tuple(at))
