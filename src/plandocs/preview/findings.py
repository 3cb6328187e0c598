"""The findings as the page shows them: by gravity, each place a link."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from plandocs.diagnostics import Diagnostic, InFile, InPage, Location, Report, Severity
from plandocs.preview.addresses import Addresses
from plandocs.preview.session import Good, View, one_line

_TITLES = {
    Severity.ERROR: "Errores",
    Severity.WARNING: "Avisos",
    Severity.STYLE: "De estilo",
    Severity.NOTE: "Notas",
}
_SHORTEST = 12
"""Fewer letters than these stand on too many pages to lead to one."""
_MOST_PAGES = 3
_QUOTES = "\"' "

PageKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file, cut where what is wrong begins and ends."""

    line: int
    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands; the address is empty where there is nothing to show."""

    text: str
    address: str
    excerpt: Excerpt | None
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, and the pages that it concerns."""

    id: str
    severity: str
    code: str
    name: str
    explained: str
    message: str
    hint: str
    places: tuple[Place, ...]
    pages: frozenset[PageKey]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one gravity."""

    title: str
    severity: str
    findings: tuple[Finding, ...]


def grouped(view: View) -> list[Group]:
    """Return what was found of a plan, the gravest first."""
    shown = [_shown(found, view) for found in view.report]
    return [
        Group(title, severity.value, found)
        for severity, title in _TITLES.items()
        if (found := tuple(one for one in shown if one.severity == severity.value))
    ]


def by_page(groups: Iterable[Group], sheet: str) -> dict[int, list[Finding]]:
    """Return the findings that concern each page of a document, by its number."""
    found: dict[int, list[Finding]] = {}
    for group in groups:
        for finding in group.findings:
            for name, number in finding.pages:
                if name == sheet:
                    found.setdefault(number, []).append(finding)
    return found


def lines_with(report: Report, path: str) -> dict[int, list[str]]:
    """Return what is said of each line of a file."""
    found: dict[int, list[str]] = {}
    for one in report:
        if isinstance(one.at, InFile) and one.at.path == path and one.at.line:
            said = f"{one.rule.severity.value} {one.rule.code}: {one.message}"
            found.setdefault(one.at.line, []).append(said)
    return found


def _shown(found: Diagnostic, view: View) -> Finding:
    rule, addresses = found.rule, Addresses(view.plan)
    every = (found.at, *found.also)
    pages = [_pages(place, view.good) for place in every]
    said = f"{rule.code}\0{found.at}\0{found.message}"
    return Finding(
        "hallazgo-" + hashlib.sha256(said.encode()).hexdigest()[:10],
        rule.severity.value,
        rule.code,
        rule.name,
        addresses.message(rule.code),
        found.message,
        found.hint,
        tuple(_place(*pair, addresses) for pair in zip(every, pages, strict=True)),
        frozenset(key for keys in pages for key in keys),
    )


def _place(place: Location, pages: list[PageKey], addresses: Addresses) -> Place:
    links = tuple(Link(_said(*key), addresses.document(*key)) for key in pages)
    match place:
        case InFile(path=path, line=line) if path:
            return Place(_short(place), addresses.file(path, line), _excerpt(place), links)
        case InPage() if pages:
            return Place(links[0].text, links[0].address, None, ())
    return Place(str(place), "", None, links)


def _said(sheet: str, page: int) -> str:
    return f"{sheet}, página {page}" if page else sheet


def _short(place: InFile) -> str:
    """Return a place without its folders, which are nearly always the plan's."""
    name = PurePosixPath(place.path).name
    return f"{name}, renglón {place.line}" if place.line else name


def _excerpt(place: InFile) -> Excerpt | None:
    if not place.source.strip():
        return None
    start = max(place.column - 1, 0)
    end = start + max(place.width, 1)
    source = place.source
    return Excerpt(place.line, source[:start].lstrip(), source[start:end], source[end:].rstrip())


def _pages(place: Location, good: Good | None) -> list[PageKey]:
    """Return the pages that a place is on, or whose words are those of a line of data."""
    if good is None:
        return []
    match place:
        case InPage():
            sheet = good.sheet_of(place.path)
            return [(sheet.name, place.page)] if sheet else []
        case InFile():
            return _pages_that_say(_words(place), good)
    return []


def _words(place: InFile) -> str:
    """Return the words of a line of data that a page may print."""
    start = max(place.column - 1, 0)
    marked = one_line(place.source[start : start + place.width]).strip(_QUOTES)
    if len(marked) >= _SHORTEST:
        return marked
    value = re.sub(r"^\s*(?:- )?(?:[\w-]+: )?", "", place.source)
    return one_line(value).strip(_QUOTES)


def _pages_that_say(words: str, good: Good) -> list[PageKey]:
    """Return the few pages that print some words; none when many do, as a running header."""
    if len(words) < _SHORTEST:
        return []
    found = list(_printing(words, good))
    return found if len(found) <= _MOST_PAGES else []


def _printing(words: str, good: Good) -> Iterator[PageKey]:
    for key, text in good.plain.items():
        if words in text:
            yield key
