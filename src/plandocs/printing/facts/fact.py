"""What was found on a page, as a value that can be kept and sent to another process."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from plandocs.diagnostics import Diagnostic, InPage, Rule


@dataclass(frozen=True, slots=True)
class Fact:
    """What a rule found on a page, from 1; 0 is all of them. `text` serves Ctrl+F."""

    rule: Rule
    page: int = 0
    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def at(self, name: str, label: str | None = None) -> Diagnostic:
        """Return the finding in the document of a name; `label` is the number its page prints."""
        return self.rule.at(InPage(name, self.page, self.text, label), **self.values)


_LONGEST = 60


def excerpt(text: str) -> str:
    """Return the first words of a text, as many as somebody would type to find it."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rsplit(" ", 1)[0] + "…"
