"""The shapes that composed values take: plain mappings, prose, pictures, expectations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from plandocs.diagnostics import InFile
from plandocs.plan import Block, Prosa, Run

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Picture:
    """An image to print, and what it shows."""

    image: bytes
    alt_text: str
    height_cm: float


@dataclass(frozen=True, slots=True)
class Expected:
    """A text that a finished document must hold, and where it was typed."""

    text: str
    at: InFile


@dataclass(frozen=True, slots=True)
class Document:
    """What one document prints: all is decided, nothing is left to the template but its place."""

    tipo: str
    name: str
    context: Mapping[str, Any]
    pages: Mapping[str, str] = field(default_factory=dict)
    expects: tuple[Expected, ...] = ()


def plain(text: str) -> Prosa:
    """Return a text as prose of one paragraph."""
    return Prosa((Block("paragraph", (Run(text),)),))


def bullets(texts: list[str], kind: str = "bullet") -> Prosa:
    """Return texts as a list; `kind` is bullet, number, or the name of a list style."""
    return Prosa(tuple(Block(kind, (Run(text),), 1, 1) for text in texts))
