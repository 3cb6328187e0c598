"""Known findings («acepta»): told once, with who accepted them and why, and then counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plandocs.diagnostics import Accepted, Diagnostic, InFile, Rule
from plandocs.plan import Aceptacion, Aceptaciones, Nodo, Plan, accepted_within
from plandocs.rules.catalogue import STALE_ACCEPTANCE
from plandocs.rules.content.words import join


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
    pending, accepted = [], []
    for found in findings:
        entry = next((one for one in entries if one.covers(found)), None)
        if entry is None:
            pending.append(found)
        else:
            accepted.append(entry.accept(found))
    left = [entry for entry in entries if not entry.is_of(unjudged)]
    stale = [told for entry in left for told in entry.unused()]
    return Judged(tuple(pending), tuple(accepted), tuple(stale))


class _Entry:
    """An acceptance, the datum it stands beside (None: the whole plan), what it was used for."""

    def __init__(self, node: Nodo | None, one: Aceptacion) -> None:
        self._one = one
        self._extent = node.extent() if node is not None and not isinstance(node, Plan) else None
        self._used: set[str] = set()

    def covers(self, found: Diagnostic) -> bool:
        text = _words(found)
        if not self.is_of([found.rule]):
            return False
        if self._extent is not None and not self._is_inside(found):
            return False
        if self._extent is None and not self._one.textos:
            return True
        return not self._one.textos or text in map(_squeezed, self._one.textos)

    def is_of(self, rules: Iterable[Rule]) -> bool:
        """Return whether the acceptance is of one of some rules."""
        return any(self._one.hallazgo in (rule.code, rule.name) for rule in rules)

    def accept(self, found: Diagnostic) -> Accepted:
        self._used.add(_words(found))
        return Accepted(found, self._one.quien, self._one.porque, self._one.at())

    def unused(self) -> Iterator[Diagnostic]:
        """Yield what the acceptance names and no finding is."""
        if not self._one.textos and not self._used:
            yield self._stale("", self._one.at("hallazgo"))
        for index, text in enumerate(self._one.textos):
            if _squeezed(text) not in self._used:
                yield self._stale(f" sobre «{text}»", self._one.at("textos", index))

    def _is_inside(self, found: Diagnostic) -> bool:
        first, after = self._extent or (0, 0)
        return isinstance(found.at, InFile) and first <= found.at.line < after

    def _stale(self, which: str, place: InFile) -> Diagnostic:
        return STALE_ACCEPTANCE.at(place, hallazgo=self._one.hallazgo, cual=which)


def _words(found: Diagnostic) -> str:
    return _squeezed(found.values.get("texto", ""))


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def names(findings: Iterable[Diagnostic]) -> str:
    """Return the codes of some findings, each once, in order."""
    return join(list(dict.fromkeys(found.rule.code for found in findings)))
