"""Names that are not written as the registry writes them, or that no registry holds."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from plandocs.spanish.name_holders import find_holders
from plandocs.spanish.name_phrases import CONNECTORS, Passage, keys, plain, read_passage
from plandocs.spanish.name_terms import (
    Surroundings,
    is_explained,
    shortest_names,
    unknown_phrases,
    variant_groups,
)
from plandocs.spanish.registry_index import (
    Match,
    Name,
    NameIndex,
    Resemblance,
    find_near,
    find_places,
    find_right,
    find_tails,
    find_wrong,
    index_names,
)
from plandocs.spanish.site import Site

__all__ = ["Name", "NameFault", "find_name_faults"]


Kind = Literal["wrong", "near", "variants", "unknown"]


class NameFault(NamedTuple):
    """A form of a name: as found, where; what the registry writes instead, where that stands.

    Of variants, all forms are told, and what is found is the one most used.
    """

    kind: Kind
    found: str
    expected: str | None
    sites: tuple[Site, ...]
    agreeing: tuple[Site, ...] = ()
    forms: tuple[str, ...] = ()


def find_name_faults(
    texts: Sequence[str],
    names: Sequence[Name],
    *,
    defined: Sequence[str] = (),
    persons: Sequence[str] = (),
    titles: Sequence[str] = (),
) -> list[NameFault]:
    """Return the forms that are no names, each once, in the order of their first sites.

    `defined` are the terms the document explains, `titles` those of its own parts; neither they
    nor persons are unknown. Capitals are not judged here: a name in other capitals is right.
    """
    index = index_names(tuple(names), tuple(defined))
    reading = _Reading(texts, index)
    around = Surroundings(
        tuple(frozenset(keys(person)) for person in persons),
        frozenset(_title_content(keys(title)) for title in titles),
        index,
    )
    variants = _variants(reading)
    found = [
        *_misnamed("wrong", reading, reading.wrong, names),
        *_misnamed("near", reading, reading.near, names),
        *variants,
        *_holders(reading),
        *_unknown(reading, around, {site for fault in variants for site in fault.sites}),
    ]
    return sorted(found, key=lambda fault: fault.sites[0])


class _Reading:
    """The passages, what of the registry stands in each, and the words that are thereby known."""

    def __init__(self, texts: Sequence[str], index: NameIndex) -> None:
        self.texts = texts
        self.passages = [read_passage(text) for text in texts]
        self.right: list[list[Match]] = []
        self.wrong: list[list[Match]] = []
        self.near: list[list[Resemblance]] = []
        self.covered: list[set[int]] = []
        dangling = False
        for passage in self.passages:
            self._read(passage, index, dangling)
            dangling = bool(passage.words) and passage.words[-1].key in CONNECTORS

    def _read(self, passage: Passage, index: NameIndex, is_rest: bool) -> None:
        places = find_places(index, passage)
        right, wrong = find_right(index, passage, places), find_wrong(index, passage, places)
        wrong = [match for match in wrong if not _overlaps(match, right, longer=True)]
        tails = find_tails(index, passage, places)
        near = [] if is_rest else find_near(index, passage, places, right, [*right, *tails])
        near = [match for match in near if not _overlaps(match, wrong)]
        right = [match for match in right if not _overlaps(match, [*wrong, *near])]
        self.right.append(right)
        self.wrong.append(wrong)
        self.near.append(near)
        known: list[Match | Resemblance] = [*right, *wrong, *near, *tails]
        self.covered.append({at for match in known for at in range(match.start, match.end)})

    def site(self, passage: int, start: int, end: int) -> Site:
        """Return the site of the words from `start` to `end`."""
        words = self.passages[passage].words
        return Site(passage, words[start].start, words[end - 1].end)

    def printed(self, site: Site) -> str:
        """Return the words of a site."""
        return self.texts[site.text][site.start : site.end]

    def sites_of(self, name: int | None) -> tuple[Site, ...]:
        """Return where the long forms of a name stand."""
        return tuple(
            self.site(number, match.start, match.end)
            for number, matches in enumerate(self.right)
            for match in matches
            if match.name == name and match.weight > 1
        )


def _misnamed(
    kind: Kind,
    reading: _Reading,
    found: Sequence[Sequence[Match | Resemblance]],
    names: Sequence[Name],
) -> Iterator[NameFault]:
    """Yield each form that is not the name it stands for."""
    by_form: dict[tuple[str, int], list[Site]] = {}
    for number, matches in enumerate(found):
        for match in matches:
            if match.name is not None:
                site = reading.site(number, match.start, match.end)
                by_form.setdefault((reading.printed(site).lower(), match.name), []).append(site)
    for (_, name), sites in by_form.items():
        agreeing = reading.sites_of(name)
        printed = reading.printed(sites[0])
        yield NameFault(kind, printed, names[name].canonical, tuple(sites), agreeing)


def _variants(reading: _Reading) -> list[NameFault]:
    """Return the groups of forms of one name that no registry holds."""
    return [
        _group(reading, [reading.site(p.passage, p.start, p.end) for p in phrases])
        for phrases in variant_groups(reading.passages, reading.covered)
    ]


def _holders(reading: _Reading) -> Iterator[NameFault]:
    """Yield the holders of an office who are called now by it, now by their charge."""
    by_unit: dict[tuple[str, str], list[Site]] = {}
    ways: dict[tuple[str, str], set[bool]] = {}
    for holder in find_holders(reading.passages):
        site = reading.site(holder.passage, holder.start, holder.end)
        by_unit.setdefault(holder.unit, []).append(site)
        ways.setdefault(holder.unit, set()).add(holder.by_charge)
    for unit, sites in by_unit.items():
        if len(ways[unit]) > 1:
            yield _group(reading, sites)


def _group(reading: _Reading, sites: Sequence[Site]) -> NameFault:
    """Return the fault of several forms, of which the most used agrees."""
    by_form: dict[str, list[Site]] = {}
    for site in sites:
        by_form.setdefault(reading.printed(site).lower(), []).append(site)
    most = max(by_form.values(), key=len)
    forms = tuple(reading.printed(found[0]) for found in by_form.values())
    found = reading.printed(most[0])
    return NameFault("variants", found, None, tuple(sorted(sites)), tuple(most), forms)


def _unknown(reading: _Reading, around: Surroundings, told: set[Site]) -> Iterator[NameFault]:
    """Yield the names that nothing explains."""
    phrases = [
        phrase
        for number, passage in enumerate(reading.passages)
        if not passage.shouts and not passage.is_heading
        if _title_content(passage.keys) not in around.titles
        for phrase in unknown_phrases(
            number, passage, reading.texts[number], reading.covered[number], around
        )
    ]
    explained = {p.content for p in phrases if is_explained(reading.passages[p.passage], p)}
    by_content: dict[tuple[str, ...], list[Site]] = {}
    for phrase in shortest_names(phrases, reading.passages):
        site = reading.site(phrase.passage, phrase.start, phrase.end)
        by_content.setdefault(phrase.content, []).append(site)
    for content, sites in by_content.items():
        if (
            content not in explained
            and told.isdisjoint(sites)
            and _is_term(reading, around.names, content, sites)
        ):
            yield NameFault("unknown", reading.printed(sites[0]), None, tuple(sites))


def _is_term(
    reading: _Reading, index: NameIndex, content: tuple[str, ...], sites: Sequence[Site]
) -> bool:
    """Whether what nothing explains is used like a term, not capitalised once in passing.

    It is when it comes again, when a heading begins like it, or when it begins with a word that
    the document explains: «Comisión del Ramo» is not the «Comisión».
    """
    if len(sites) > 1 or content[0] in index.defined:
        return True
    beginning = plain(reading.printed(sites[0])).split(f" {content[-1]}")[0]
    return len(content) > 2 and any(
        passage.shouts and beginning in plain(text)
        for passage, text in zip(reading.passages, reading.texts, strict=True)
    )


def _overlaps(
    match: Match | Resemblance, others: Iterable[Match | Resemblance], longer: bool = False
) -> bool:
    """Whether a match shares words with another; `longer`: with one of more words than it."""
    return any(
        match.start < other.end
        and other.start < match.end
        and (not longer or other.end - other.start > match.end - match.start)
        for other in others
    )


def _title_content(title: Sequence[str]) -> tuple[str, ...]:
    """Return the words of weight of a title, without its number."""
    return tuple(
        key for key in title if key not in CONNECTORS and not key.isdigit() and len(key) > 1
    )
