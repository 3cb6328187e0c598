"""The structure tree of a PDF: its elements, and what each holds."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the structure elements below one, each before those within it."""
    for kid in kids(element):
        if is_element(kid):
            yield kid
            yield from elements(kid)


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return what an element holds: elements, marked contents, objects."""
    held = element.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def is_element(kid: pikepdf.Object) -> bool:
    """Return whether something that an element holds is an element too."""
    return isinstance(kid, Dictionary) and "/S" in kid
