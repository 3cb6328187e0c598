"""Prints documents until the page numbers in their contents are those of their headings."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from plandocs.printing.layout import Layout, Printed
from plandocs.printing.office import find_office
from plandocs.printing.printer import Printer

_ROUNDS = 4

Pages = Mapping[str, str]
"""The number of the page of each bookmark."""


@dataclass
class Draft:
    """A document that can be made again with other page numbers in its contents.

    One that `has_contents` is likely to be printed twice.
    """

    name: str
    data: bytes
    remake: Callable[[Pages], bytes]
    has_contents: bool = True


@dataclass
class Settled:
    """The documents printed, why others could not be, and which found no rest."""

    printed: dict[str, Printed] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    restless: list[str] = field(default_factory=list)


def settle(drafts: Sequence[Draft], printer: Printer) -> Settled:
    """Print every draft, remaking its data until its contents say the pages it has.

    Those with contents are printed beside the others, so that these wait for no second round.
    """
    lots = [[draft for draft in drafts if draft.has_contents == has] for has in (True, False)]
    settled = Settled()
    with ThreadPoolExecutor(len(lots)) as pool:
        for found in pool.map(lambda lot: _settle_lot(lot, printer), filter(None, lots)):
            settled.printed |= found.printed
            settled.failures |= found.failures
            settled.restless += found.restless
    return settled


def _settle_lot(drafts: Sequence[Draft], printer: Printer) -> Settled:
    settled = Settled()
    waiting = list(drafts)
    for _ in range(_ROUNDS):
        run = printer.print({draft.name: draft.data for draft in waiting})
        settled.printed |= run.printed
        settled.failures |= run.failures
        waiting = [
            draft
            for draft in waiting
            if draft.name in run.printed and _remade(draft, run.printed[draft.name].layout)
        ]
        if not waiting:
            break
    settled.restless = [draft.name for draft in waiting]
    return settled


def _remade(draft: Draft, layout: Layout) -> bool:
    """Make a draft with the pages it turned out to have; return whether it changed."""
    if not layout.anchors:
        return False
    data = draft.remake(pages_of(layout))
    changed = data != draft.data
    draft.data = data
    return changed


def pages_of(layout: Layout) -> Pages:
    """Return the number of the page of each bookmark."""
    anchors = layout.anchors or {}
    return {name: layout.numbers[page - 1] for name, page in anchors.items()}


def numbered(name: str, remake: Callable[[Pages], bytes]) -> bytes:
    """Return a document with the numbers of its own pages, where there is a LibreOffice.

    Where there is none, or it does not print, Word is left to number them.
    """
    draft = Draft(name, remake({}), remake)
    office = find_office()
    if office is None:
        return draft.data
    plain = draft.data
    settled = settle([draft], Printer(office))
    return plain if settled.restless else draft.data
