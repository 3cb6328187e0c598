"""Facts of a plan that no template prints."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from plandocs.compose.values import Document, Steps
from plandocs.diagnostics import InFile

_FACTS = ("plan", "comision")
"""The facts that any document may print; that lists are printed, other rules look after."""


class Unprinted(NamedTuple):
    """A text that nothing prints: where templates find it, and where it was typed."""

    path: str
    at: InFile


def unprinted(
    documents: Iterable[tuple[Document, Collection[str]]], path: str
) -> Iterator[Unprinted]:
    """Yield the texts typed in the file `path` that no document prints, in its order.

    With each document come the paths that its template reads (`fichas[].campos[].valor`).
    """
    found: dict[InFile, tuple[str, str]] = {}
    printed: set[str] = set()
    for document, reads in documents:
        for steps, at in document.origins.items():
            text = _text(document.context, steps) if steps[0] in _FACTS else ""
            generic = ".".join(map(str, steps))
            if text and generic in reads:
                printed.add(text.casefold())
            if text and at.path == path:
                found.setdefault(at, (generic, text.casefold()))
    for at, (generic, text) in sorted(found.items(), key=lambda one: (one[0].line, one[0].column)):
        if not any(text in other for other in printed):
            yield Unprinted(generic, at)


def _text(value: Any, steps: Steps) -> str:
    for step in steps:
        value = value[step]
    return value if isinstance(value, str) else ""
