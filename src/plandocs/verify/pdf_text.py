"""What a PDF says, page by page, and how its pages look."""

from collections.abc import Iterator
from typing import NamedTuple

from plandocs.verify.contents import Block, folded, lone
from plandocs.verify.fingerprint import Seal, seal_of_text
from plandocs.verify.looking import Seen, heard, seen
from plandocs.verify.opening import UnreadableFile
from plandocs.verify.pdf_said import KEY, PROPERTIES, Said, said

_MOST_BYTES = 100_000_000


class Paper(NamedTuple):
    """A PDF read: its seal, its lines, how many pages it has, its bytes."""

    seal: Seal | None
    blocks: tuple[Block, ...]
    pages: int
    data: bytes


def read_pdf(data: bytes, is_ours: bool = False) -> Paper:
    """Return what a PDF says; raise UnreadableFile.

    One that is not known to be ours is read by a process of its own, within limits.
    """
    if len(data) > _MOST_BYTES:
        raise UnreadableFile("pesa más que cualquier documento (100 MB)")
    told = said(data) if is_ours else heard(data)
    return Paper(seal_of_text(told.properties[KEY]), (*_lines(told),), len(told.pages), data)


def looks(paper: Paper) -> Seen:
    """Return how each page of a PDF looks, empty for one that could not be seen, and what else."""
    found = seen(paper.data)
    pages = found.pages[: paper.pages]
    return Seen([*pages, *[""] * (paper.pages - len(pages))], found.held)


def _lines(told: Said) -> Iterator[Block]:
    for number, text in enumerate(told.pages, 1):
        for line in text.splitlines():
            if words := folded(line):
                yield lone(f"página {number}", words)
    for name in PROPERTIES:
        if value := folded(told.properties.get(name, "")):
            yield lone(f"propiedades del archivo, {name}", value)
