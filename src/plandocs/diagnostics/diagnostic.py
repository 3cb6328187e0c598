"""A person's mistake as a value: which rule, where, with what, and what to do."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from plandocs.diagnostics.location import InFile, InPage, InSheet, InWord, Location


class Severity(Enum):
    """How grave a finding is; the value is the word printed before its code."""

    ERROR = "error"
    WARNING = "aviso"
    STYLE = "estilo"
    NOTE = "nota"


class Rule(NamedTuple):
    """What can be wrong: a code never reused, a name for the problem, one sentence and one hint.

    `message` and `hint` are format strings filled from `Diagnostic.values`. A rule of content
    judges what a plan says, not whether it can be printed: its errors forbid approving a plan,
    and building one that is a project goes on.
    """

    code: str
    name: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    of_content: bool = False

    def at(self, place: Location, *also: Location, **values: object) -> "Diagnostic":
        """Return this rule's finding at `place`; `also` are the other places it compares."""
        texts = {key: str(value) for key, value in values.items()}
        return Diagnostic(self, place, MappingProxyType(texts), also)


class Diagnostic(NamedTuple):
    """One finding of one rule at one place."""

    rule: Rule
    at: Location
    values: Mapping[str, str] = MappingProxyType({})
    also: tuple[Location, ...] = ()

    @property
    def message(self) -> str:
        """The fact, one Spanish sentence."""
        return self.rule.message.format_map(self.values)

    @property
    def hint(self) -> str:
        """The remedy, one Spanish instruction, or an empty text."""
        return self.rule.hint.format_map(self.values)

    @property
    def is_error(self) -> bool:
        """Whether this finding is an error."""
        return self.rule.severity is Severity.ERROR

    @property
    def forbids(self) -> bool:
        """Whether this finding forbids writing documents."""
        return self.is_error and not self.rule.of_content


class Accepted(NamedTuple):
    """A finding that somebody knows of: who said so and why, and where it was written down."""

    found: Diagnostic
    who: str
    why: str
    at: Location


class Report:
    """The findings of a run, collected by every stage and read at the gates."""

    def __init__(self) -> None:
        """Start with no finding."""
        self._found: dict[tuple[str, str, str], Diagnostic] = {}
        self.accepted: list[Accepted] = []
        self.is_spelled = True
        """Whether the spelling of all that was to be checked could be."""
        self.is_printed = True
        """Whether the pages of all that was to be checked could be looked at."""

    def add(self, *diagnostics: Diagnostic) -> None:
        """Add findings; the same sentence at the same place is kept once."""
        for found in diagnostics:
            self._found.setdefault((found.rule.code, str(found.at), found.message), found)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add every finding of `diagnostics`."""
        self.add(*diagnostics)

    def __len__(self) -> int:
        """Return how many findings there are."""
        return len(self._found)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the findings by file, then by line and column."""
        return iter(sorted(self._found.values(), key=_reading_order))

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return self._count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many findings only warn."""
        return self._count(Severity.WARNING)

    @property
    def styles(self) -> int:
        """How many findings are of style."""
        return self._count(Severity.STYLE)

    @property
    def notes(self) -> int:
        """How many findings only say what somebody may want to know."""
        return self._count(Severity.NOTE)

    @property
    def is_faulty(self) -> bool:
        """Whether there is any finding that is more than a note."""
        return any(found.rule.severity is not Severity.NOTE for found in self._found.values())

    def _count(self, severity: Severity) -> int:
        return sum(found.rule.severity is severity for found in self._found.values())

    @property
    def has_errors(self) -> bool:
        """Whether a gate must stop the run."""
        return any(found.forbids for found in self._found.values())


def _reading_order(found: Diagnostic) -> tuple[str, str, int, int, str, str]:
    at = found.at
    part, line, column = "", 0, 0
    match at:
        case InFile():
            line, column = at.line, at.column
        case InWord():
            part, line = at.part, at.order
        case InSheet():
            part, (line, column) = at.sheet, at.numbers
        case InPage():
            line = at.page
    return at.path, part, line, column, str(at), found.rule.code
