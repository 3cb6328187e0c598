"""Known findings («acepta»): told once, with who accepted them and why, and then counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plandocs.diagnostics import Accepted, Diagnostic, InFile, Location, Rule, suggestion
from plandocs.plan import Aceptacion, Aceptaciones, Nodo, Plan, accepted_within
from plandocs.rules.catalogue import STALE_ACCEPTANCE, UNKNOWN_RULE
from plandocs.rules.content.catalogue import NAMES
from plandocs.rules.content.cite import cite_all


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings that nobody accepted, those that somebody did, and the useless acceptances."""

    pending: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...]
    stale: tuple[Diagnostic, ...]


def judge(
    findings: Iterable[Diagnostic],
    plan: Plan,
    known: Aceptaciones | None,
    unjudged: frozenset[Rule] = frozenset(),
) -> Judged:
    """Tell the findings on a plan that are accepted, in it or in its file, from the others.

    Acceptances of `unjudged` rules, which were not run, are not held to be useless.
    """
    entries = [_Entry(node, one) for node, one in accepted_within(plan)]
    entries += [_Entry(None, one) for one in (known.acepta if known else ())]
    pending: list[Diagnostic] = []
    accepted: list[Accepted] = []
    for found in findings:
        rest: Diagnostic | None = found
        for entry in entries:
            if rest is not None and entry.is_about(rest):
                inside, rest = entry.part(rest)
                accepted += [entry.accept(inside)] if inside else []
        pending += [rest] if rest else []
    left = [entry for entry in entries if not entry.is_of(unjudged)]
    stale = [told for entry in left for told in entry.unused()]
    return Judged(tuple(pending), tuple(accepted), tuple(stale))


class _Entry:
    """An acceptance, the datum it stands beside (None: the whole plan), what it was used for."""

    def __init__(self, node: Nodo | None, one: Aceptacion) -> None:
        self._one = one
        self._extent = node.extent() if node is not None and not isinstance(node, Plan) else None
        self._used: set[str] = set()

    def is_about(self, found: Diagnostic) -> bool:
        """Return whether the acceptance names a finding, wherever it is."""
        named = not self._one.textos or _words(found) in map(_squeezed, self._one.textos)
        return named and self.is_of([found.rule])

    def part(self, found: Diagnostic) -> tuple[Diagnostic | None, Diagnostic | None]:
        """Return a finding in two: with its places that are accepted, and with the others."""
        if self._extent is None:
            return found, None
        places, compared = _places(found)
        inside = [place for place in places if self._is_inside(place)]
        outside = [place for place in places if not self._is_inside(place)]
        return _at(found, inside, compared), _at(found, outside, compared)

    def is_of(self, rules: Iterable[Rule]) -> bool:
        """Return whether the acceptance is of one of some rules."""
        return any(self._one.hallazgo in (rule.code, rule.name) for rule in rules)

    def accept(self, found: Diagnostic) -> Accepted:
        self._used.add(_words(found))
        return Accepted(found, self._one.quien, self._one.porque, self._one.at())

    def unused(self) -> Iterator[Diagnostic]:
        """Yield what the acceptance names and no finding is."""
        if self._one.hallazgo not in NAMES:
            near = suggestion(self._one.hallazgo, NAMES)
            place = self._one.at("hallazgo")
            yield UNKNOWN_RULE.at(place, hallazgo=self._one.hallazgo, parecido=near)
            return
        if not self._one.textos and not self._used:
            yield self._stale("", self._one.at("hallazgo"))
        for index, text in enumerate(self._one.textos):
            if _squeezed(text) not in self._used:
                yield self._stale(f" sobre «{text}»", self._one.at("textos", index))

    def _is_inside(self, place: Location) -> bool:
        first, after = self._extent or (0, 0)
        return isinstance(place, InFile) and first <= place.line < after

    def _stale(self, which: str, place: InFile) -> Diagnostic:
        return STALE_ACCEPTANCE.at(place, hallazgo=self._one.hallazgo, cual=which)


def _places(found: Diagnostic) -> tuple[list[Location], list[Location]]:
    """Return the places of one finding that is in several, and those it only compares them with."""
    every = [found.at, *found.also]
    count = found.values["lugares"].count(", ") + 1 if "lugares" in found.values else 1
    return every[:count], every[count:]


def _at(found: Diagnostic, places: list[Location], compared: list[Location]) -> Diagnostic | None:
    """Return a finding at some of its places alone; None when they are none."""
    if not places or [*places, *compared] == [found.at, *found.also]:
        return found if places else None
    told = cite_all([place for place in places if isinstance(place, InFile)])
    values = {**found.values, "lugares": told}
    return Diagnostic(found.rule, places[0], values, (*places[1:], *compared))


def _words(found: Diagnostic) -> str:
    return _squeezed(found.values.get("texto", ""))


def _squeezed(text: str) -> str:
    return " ".join(text.split())
