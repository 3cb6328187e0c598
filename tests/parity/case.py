"""What a case of this suite is: a template, its values, and what is expected of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docxtpl import DocxTemplate
from support import word

from parity.markup import Drawing

Values = Mapping[str, Any]
Context = Values | Callable[[DocxTemplate | None], Values]
"""Values, or what makes them: docxtpl's pictures ask for its template, ours (None) does not."""


@dataclass(frozen=True)
class Case:
    """A template that both engines must render alike."""

    name: str
    drawing: Drawing
    context: Context = field(default_factory=dict)


def texts(data: bytes) -> list[str]:
    """Return the text of each paragraph of a document's body."""
    return [word.text(paragraph) for paragraph in word.paragraphs(word.body(data))]


@dataclass(frozen=True)
class Wrong:
    """A template that docxtpl gets wrong: what must be read in the finished document instead.

    When our engine refuses such a template, `told` is the code of what it tells.
    """

    name: str
    drawing: Drawing
    context: Context
    right: Sequence[str]
    why: str
    read: Callable[[bytes], Sequence[str]] = texts
    told: str = ""


def values_of(context: Context, template: DocxTemplate | None) -> dict[str, Any]:
    """Return a case's values for an engine."""
    return dict(context(template) if callable(context) else context)
