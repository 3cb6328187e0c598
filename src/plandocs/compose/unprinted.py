"""Texts of a plan that no template prints."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from plandocs.compose.values import Document, Steps
from plandocs.diagnostics import InFile
from plandocs.plan import Prosa


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
    found: dict[InFile, str] = {}
    printed: set[InFile] = set()
    for document, reads in documents:
        for steps, at in document.origins.items():
            if at.path == path and _is_text(document.context, steps):
                generic = _generic(steps)
                found.setdefault(at, generic)
                if generic in reads:
                    printed.add(at)
    for at in sorted(found.keys() - printed, key=lambda place: (place.line, place.column)):
        yield Unprinted(found[at], at)


def _is_text(value: Any, steps: Steps) -> bool:
    for step in steps:
        value = value[step]
    return isinstance(value, str | Prosa) and bool(str(value))


def _generic(steps: Steps) -> str:
    text = "".join("[]" if isinstance(step, int) else f".{step}" for step in steps)
    return text.lstrip(".")
