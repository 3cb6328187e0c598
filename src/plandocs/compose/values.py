"""The shapes that composed values take: plain mappings, prose, pictures, where each was typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from plandocs.diagnostics import InFile
from plandocs.plan import Block, Nodo, Prosa, Run

Values = dict[str, Any]

Steps = tuple[str | int, ...]
Origins = Mapping[Steps, InFile]
"""Where composed values were typed, by their path among them (`("fichas", 0, "campos")`)."""


class Sourced(NamedTuple):
    """A composed value, or a group of them, and where in the data it was typed."""

    value: Any
    at: InFile


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
    """What one document prints: all is decided, nothing is left to the template but its place.

    `pages` are the page numbers typed for its headings, `page_places` where; `approved_pages` is
    how many it had when it was approved, and where that was typed.
    """

    tipo: str
    name: str
    context: Mapping[str, Any]
    origins: Origins = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    expects: tuple[Expected, ...] = ()
    page_places: Mapping[str, InFile] = field(default_factory=dict)
    approved_pages: Sourced | None = None


def typed(node: Nodo, name: str) -> Sourced:
    """Return a field of a node as it was typed."""
    return Sourced(getattr(node, name), node.at(name))


def split(values: Any) -> tuple[Any, dict[Steps, InFile]]:
    """Return composed values as templates see them, and where they were typed."""
    origins: dict[Steps, InFile] = {}
    return _plain(values, (), origins), origins


def _plain(value: Any, steps: Steps, origins: dict[Steps, InFile]) -> Any:
    if isinstance(value, Sourced):
        if value.at.path:
            origins[steps] = value.at
        value = value.value
    if isinstance(value, dict):
        return {key: _plain(inner, (*steps, key), origins) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, (*steps, index), origins) for index, inner in enumerate(value)]
    return value


def plain(text: str) -> Prosa:
    """Return a text as prose of one paragraph."""
    return Prosa((Block("paragraph", (Run(text),)),))


def bullets(texts: list[str], kind: str = "bullet") -> Prosa:
    """Return texts as a list; `kind` is bullet, number, or the name of a list style."""
    return Prosa(tuple(Block(kind, (Run(text),), 1, 1) for text in texts))
