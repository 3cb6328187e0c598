"""Faults of acronyms: undefined, late, misspelled, pluralized, respelled, defined twice."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from plandocs.spanish.acronym_definitions import Definition, find_definitions
from plandocs.spanish.acronym_uses import Use, find_uses
from plandocs.spanish.initials import fits
from plandocs.spanish.name_index import NameIndex, content_stems
from plandocs.spanish.near_acronyms import find_miscased, near
from plandocs.spanish.plan_glossary import Glossary
from plandocs.spanish.respelled import Defined, find_respelled, is_heading
from plandocs.spanish.site import Site

Kind = Literal[
    "undefined",
    "late",
    "variant",
    "initials",
    "plural",
    "respelled",
    "redefined",
    "unlisted",
    "unused",
]


@dataclass(frozen=True)
class AcronymFault:
    """What is wrong with an acronym, and everywhere it is.

    `acronym` is as printed; `meant` the one it stands for (a variant, a plural), or the expansion
    of the registry where the document has another. `expansion` is the document's, or else the
    registry's; `definition` where the document defines it.
    """

    kind: Kind
    acronym: str
    sites: tuple[Site, ...]
    expansion: str | None = None
    meant: str | None = None
    definition: Site | None = None


def find_acronym_faults(
    texts: Sequence[str],
    glossary: Mapping[str, str],
    known: Mapping[str, str],
    names: Sequence[str] = (),
) -> list[AcronymFault]:
    """Return the faults of acronyms in texts in reading order, one by acronym and kind.

    `glossary` is the plan's own: terms that are no acronyms only help to find its passages.
    `known` is the institution's registry, which gives expansions and defines nothing. `names` are
    registered names, which may hold an expansion in full.
    """
    faults = list(_Reading(texts, glossary, known, names).faults())
    return sorted(faults, key=_place)


def _place(fault: AcronymFault) -> tuple[bool, tuple[Site, ...], str]:
    return not fault.sites, fault.sites[:1], fault.kind


class _Reading:
    """The texts with what was found in them."""

    def __init__(
        self,
        texts: Sequence[str],
        glossary: Mapping[str, str],
        known: Mapping[str, str],
        names: Sequence[str],
    ) -> None:
        self._texts = texts
        self._known = known
        self._names = names
        self._glossary = Glossary(texts, glossary)
        self._index = NameIndex(texts)
        self._definitions = self._sound_definitions()
        own = [*self._glossary.acronyms, *self._definitions]
        uses = find_uses(texts, dict.fromkeys(own), known)
        self._uses = [use for use in uses if not self._glossary.is_term(use.site)]

    def faults(self) -> Iterator[AcronymFault]:
        """Yield every fault, kind by kind."""
        uses = self._uses_by_acronym()
        for acronym, sites in uses.items():
            if acronym not in self._definitions and acronym not in self._glossary.acronyms:
                yield self._undefined(acronym, sites)
        yield from self._miscased()
        yield from self._late()
        yield from self._initials()
        yield from self._plurals()
        yield from self._respelled()
        yield from self._redefined()
        yield from self._unlisted()
        yield from self._unused(uses)

    def _sound_definitions(self) -> dict[str, list[Definition]]:
        """Return the definitions of the texts themselves, by acronym.

        A bracket whose letters do not fit the words before it defines only what nothing else does.
        """
        found: dict[str, list[Definition]] = {}
        for definition in find_definitions(self._texts, self._known):
            if not self._glossary.holds(definition.site):
                found.setdefault(definition.acronym, []).append(definition)
        kept: dict[str, list[Definition]] = {}
        for acronym, all_of_it in found.items():
            sound = [definition for definition in all_of_it if definition.sound]
            if sound or acronym not in self._glossary.acronyms:
                kept[acronym] = sound or all_of_it[:1]
        return kept

    def _uses_by_acronym(self) -> dict[str, list[Site]]:
        """Return where each acronym is used outside of its own definitions."""
        defining = {d.name for all_of_it in self._definitions.values() for d in all_of_it}
        starts = {(site.text, site.start) for site in defining}
        found: dict[str, list[Site]] = {}
        for use in self._uses:
            if (use.site.text, use.site.start) not in starts:
                found.setdefault(use.acronym, []).append(use.site)
        return found

    def _undefined(self, acronym: str, sites: list[Site]) -> AcronymFault:
        if acronym not in self._known:
            meant = near(acronym, [*self._definitions, *self._glossary.acronyms, *self._known])
            if meant:
                where = self._definition(meant)
                words = self._expansion(meant)
                return AcronymFault("variant", acronym, tuple(sites), words, meant, where)
        return AcronymFault("undefined", acronym, tuple(sites), self._known.get(acronym))

    def _miscased(self) -> Iterator[AcronymFault]:
        defined = dict.fromkeys([*self._glossary.acronyms, *self._definitions])
        for printed, meant, sites in find_miscased(self._texts, list(defined)):
            expansion, where = self._expansion(meant), self._definition(meant)
            yield AcronymFault("variant", printed, tuple(sites), expansion, meant, where)

    def _late(self) -> Iterator[AcronymFault]:
        uses = [
            use
            for use in self._uses
            if not use.in_capitals and not is_heading(self._texts[use.site.text])
        ]
        for acronym, (first, *_) in self._definitions.items():
            if acronym in self._glossary.acronyms:
                continue
            name = (first.name.text, first.name.start)
            before = tuple(
                use.site
                for use in uses
                if use.acronym == acronym and (use.site.text, use.site.start) < name
            )
            if before:
                yield AcronymFault("late", acronym, before, first.expansion, None, first.site)

    def _initials(self) -> Iterator[AcronymFault]:
        for acronym, expansion in self._glossary.acronyms.items():
            place = self._glossary.place(acronym)
            sound = any(fits(acronym, words) for words in _readings(expansion))
            yield from self._misfit(acronym, expansion, place, sound)
        for acronym, (first, *_) in self._definitions.items():
            if acronym not in self._glossary.acronyms:
                yield from self._misfit(acronym, first.expansion, first.site, first.sound)

    def _misfit(
        self, acronym: str, expansion: str, place: Site | None, sound: bool
    ) -> Iterator[AcronymFault]:
        """Yield the fault of an expansion that is not the registry's, or lacks the letters."""
        meant = self._known.get(acronym)
        if meant is not None:
            stems = content_stems(meant)
            sound = any(content_stems(words) == stems for words in _readings(expansion))
        if not sound:
            sites = (place,) if place else ()
            yield AcronymFault("initials", acronym, sites, expansion, meant, place)

    def _plurals(self) -> Iterator[AcronymFault]:
        found: dict[str, list[Use]] = {}
        for use in self._uses:
            if use.plural:
                found.setdefault(use.acronym, []).append(use)
        for acronym, uses in found.items():
            sites = tuple(use.site for use in uses)
            printed = self._texts[sites[0].text][sites[0].start : sites[0].end]
            yield AcronymFault(
                "plural",
                printed,
                sites,
                self._expansion(acronym),
                acronym,
                self._definition(acronym),
            )

    def _respelled(self) -> Iterator[AcronymFault]:
        entries = list(self._defined())
        found = find_respelled(self._texts, self._index, entries, self._names)
        for acronym, sites in found.items():
            outside = tuple(site for site in sites if not self._glossary.holds(site))
            if outside:
                expansion = self._expansion(acronym)
                where = self._definition(acronym)
                yield AcronymFault("respelled", acronym, outside, expansion, None, where)

    def _defined(self) -> Iterator[Defined]:
        for acronym in dict.fromkeys([*self._glossary.acronyms, *self._definitions]):
            texts = self._definitions.get(acronym, [])
            words = [self._glossary.acronyms[acronym]] if acronym in self._glossary.acronyms else []
            words += [definition.expansion for definition in texts]
            words += [self._known[acronym]] if acronym in self._known else []
            listed = acronym in self._glossary.acronyms
            first = texts[0].site if texts and not listed else None
            since = (first.text, first.end) if first else self._glossary.end
            official = acronym in self._known
            yield Defined(acronym, tuple(words), since, tuple(d.site for d in texts), official)

    def _redefined(self) -> Iterator[AcronymFault]:
        for acronym, all_of_it in self._definitions.items():
            listed = acronym in self._glossary.acronyms
            again = all_of_it if listed else all_of_it[1:]
            if again:
                sites = tuple(definition.site for definition in again)
                where = self._definition(acronym)
                expansion = self._expansion(acronym)
                yield AcronymFault("redefined", acronym, sites, expansion, None, where)

    def _unlisted(self) -> Iterator[AcronymFault]:
        if not self._glossary.acronyms:
            return
        for acronym, (first, *_) in self._definitions.items():
            if acronym not in self._glossary.acronyms:
                yield AcronymFault(
                    "unlisted", acronym, (first.site,), first.expansion, None, first.site
                )

    def _unused(self, uses: Mapping[str, Sequence[Site]]) -> Iterator[AcronymFault]:
        for acronym, expansion in self._glossary.acronyms.items():
            if acronym not in uses:
                place = self._glossary.place(acronym)
                sites = (place,) if place else ()
                yield AcronymFault("unused", acronym, sites, expansion, None, place)

    def _expansion(self, acronym: str) -> str | None:
        if acronym in self._glossary.acronyms:
            return self._glossary.acronyms[acronym]
        if acronym in self._definitions:
            return self._definitions[acronym][0].expansion
        return self._known.get(acronym)

    def _definition(self, acronym: str) -> Site | None:
        if acronym in self._glossary.acronyms:
            return self._glossary.place(acronym)
        if acronym in self._definitions:
            return self._definitions[acronym][0].site
        return None


_CUT = re.compile(r"[,.;(]")


def _readings(expansion: str) -> list[str]:
    """Return an expansion whole, and without what explains it behind a comma."""
    return [expansion, *(expansion[: found.start()] for found in _CUT.finditer(expansion))]
