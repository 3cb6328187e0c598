"""The faults of a template's tags, each with its line."""

import re

from plandocs.diagnostics import Rule
from plandocs.engine.rules import BAD_EXPRESSION

TOO_MUCH = "da algo demasiado grande para un documento"
_MOST = 1000
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


class FaultLog:
    """The faults of one template, each with the line of the source that caused it."""

    def __init__(self) -> None:
        """Start with no fault."""
        self.entries: list[tuple[int, Rule, dict[str, str]]] = []
        self._known: set[tuple[int, str, tuple[tuple[str, str], ...]]] = set()

    def add(self, rule: Rule, line: int, **values: str) -> None:
        """Note a fault once; after a thousand, what is left is surely the same."""
        key = line, rule.code, tuple(values.items())
        if key not in self._known and len(self.entries) < _MOST:
            self._known.add(key)
            self.entries.append((line, rule, values))

    def has(self, rule: Rule, line: int) -> bool:
        """Return whether a rule was noted at a line."""
        return any(found is rule and place == line for place, found, _ in self.entries)

    def take(self) -> list[tuple[int, Rule, dict[str, str]]]:
        """Return the faults, and begin anew."""
        found, self.entries = self.entries, []
        self._known.clear()
        return found

    def add_failure(self, error: BaseException, line: int) -> None:
        """Note an expression that failed while it ran."""
        self.add(BAD_EXPRESSION, line, detalle=_in_spanish(error))


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
    if isinstance(error, TypeError) and "iterable" in str(error):
        return "recorre con «for» un valor que no es una lista"
    return "mezcla valores de tipos distintos"
