"""The faults of a template's tags, each with its line."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from plandocs.diagnostics import Diagnostic, Location, Rule
from plandocs.engine.rules import BAD_EXPRESSION

TOO_MUCH = "da algo demasiado grande para un documento"
_MOST = 1000
_MOST_PLACES = 20
_MOST_ASKED = 2_000
"""How often the data of one fault is looked for: what is typed in one place is always there."""
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that XML 1.0 cannot hold (section 2.2)."""


class BadExpression(Exception):
    """A tag that cannot be computed; the message says why, in Spanish."""


EVALUATION_FAULTS = (
    BadExpression,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)
"""What a wrong expression, or a filter given the wrong value, makes a running template raise."""


@dataclass(slots=True)
class Fault:
    """One fault: the line of the source, the rule, its values, where its data was typed."""

    line: int
    rule: Rule
    values: Mapping[str, str]
    places: list[Location] = field(default_factory=list)
    _asked: int = 0
    """How often its data was looked for."""

    @property
    def is_told(self) -> bool:
        """Return whether it has as many places as it tells, or none other was found for long."""
        return len(self.places) >= _MOST_PLACES or self._asked >= _MOST_ASKED

    def add(self, places: Iterable[Location]) -> None:
        """Note where data at fault was typed."""
        self._asked += 1
        new = (place for place in places if place not in self.places)
        self.places.extend(islice(new, _MOST_PLACES - len(self.places)))

    def at(self, place: Location) -> Diagnostic:
        """Return what is told of it, at its place in the template."""
        return self.rule.at(place, *self.places, **self.values)


class FaultLog:
    """The faults of one template, each with the line of the source that caused it."""

    def __init__(self) -> None:
        """Start with no fault."""
        self.entries: list[Fault] = []
        self._known: dict[tuple[int, str, tuple[tuple[str, str], ...]], Fault] = {}

    @property
    def is_full(self) -> bool:
        """Return whether no other fault would be noted."""
        return len(self.entries) >= _MOST

    def open(self, rule: Rule, line: int, values: Mapping[str, str]) -> Fault | None:
        """Return the fault, new or known, that takes the places of its data, if any does."""
        key = line, rule.code, tuple(values.items())
        known = self._known.get(key)
        if known is None and not self.is_full:
            known = self._known[key] = Fault(line, rule, values)
            self.entries.append(known)
        return None if known is None or known.is_told else known

    def add(self, rule: Rule, line: int, places: Iterable[Location] = (), **values: str) -> None:
        """Note a fault once; after a thousand, what is left is surely the same.

        `places` are where the data at fault was typed; the same fault gathers those of each time.
        """
        if fault := self.open(rule, line, values):
            fault.add(places)

    def has(self, rule: Rule, line: int) -> bool:
        """Return whether a rule was noted at a line."""
        return any(fault.rule is rule and fault.line == line for fault in self.entries)

    def take(self) -> list[Fault]:
        """Return the faults, and begin anew."""
        found, self.entries = self.entries, []
        self._known.clear()
        return found

    def add_failure(self, error: BaseException, line: int, places: Iterable[Location] = ()) -> None:
        """Note an expression that failed while it ran."""
        self.add(BAD_EXPRESSION, line, places, detalle=_in_spanish(error))


def illegal_character(text: str) -> str | None:
    """Return the code point (`U+000B`) of the first character that XML forbids, or None."""
    found = FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def _in_spanish(error: BaseException) -> str:
    if isinstance(error, BadExpression):
        return str(error)
    if isinstance(error, ZeroDivisionError):
        return "divide entre cero"
    if isinstance(error, MemoryError | RecursionError | OverflowError):
        return TOO_MUCH
    text = str(error)
    if "unpack" in text:
        return "reparte en varios nombres un elemento que no es una lista de ese tamaño"
    if "argument of type" in text or "is not a container" in text:
        return "busca con «in» donde no hay una lista ni un texto"
    if "required positional argument" in text or "takes" in text:
        return "da a un filtro o a un método datos de más, o de menos"
    if isinstance(error, TypeError) and "iterable" in text:
        return "recorre con «for» un valor que no es una lista"
    return "mezcla valores de tipos distintos"
