"""Prints documents until the page numbers in their contents are those of their headings."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from plandocs.diagnostics import InPage, Report
from plandocs.printing.layout import Layout, Printed
from plandocs.printing.office import ASTRAY, find_office, is_astray
from plandocs.printing.printer import Printer
from plandocs.printing.process import allow, end_all
from plandocs.printing.rules import LEFT_TO_WORD, STALE_CONTENTS

_ROUNDS = 4
_SUFFIXES = (".docx", ".xlsx")
_BODY = "word/document.xml"

Pages = Mapping[str, str]
"""The number of the page of each bookmark."""


@dataclass
class Draft:
    """A document that can be made again with other page numbers in its contents."""

    name: str
    data: bytes
    remake: Callable[[Pages], bytes]


@dataclass
class Settled:
    """The documents printed, why others could not be, and which found no rest."""

    printed: dict[str, Printed] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    restless: list[str] = field(default_factory=list)


def settle(drafts: Sequence[Draft], printer: Printer) -> Settled:
    """Print every draft, remaking its data until its contents say the pages it has.

    Those of Word are printed beside those of Excel.
    """
    lots = [[draft for draft in drafts if draft.name.endswith(suffix)] for suffix in _SUFFIXES]
    settled = Settled()
    try:
        with ThreadPoolExecutor(len(lots)) as pool:
            works = [pool.submit(_settle_lot, lot, printer) for lot in lots if lot]
            try:
                for work in works:
                    found = work.result()
                    settled.printed |= found.printed
                    settled.failures |= found.failures
                    settled.restless += found.restless
            except (KeyboardInterrupt, SystemExit):
                end_all()  # nobody waits for what is being printed
                raise
    except (KeyboardInterrupt, SystemExit):
        allow()  # whoever goes on after an interruption may print again
        raise
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
            if draft.name in run.printed and _must_print(draft, run.printed[draft.name], printer)
        ]
        if not waiting:
            break
    settled.restless = [draft.name for draft in waiting]
    return settled


def _must_print(draft: Draft, printed: Printed, printer: Printer) -> bool:
    """Make a draft with the pages it turned out to have; return whether it prints otherwise.

    LibreOffice counts by itself the pages that headers and footers name: those in the file, which
    Word shows until it counts too, change nothing of what was printed.
    """
    if not printed.layout.anchors:
        return False
    before, draft.data = draft.data, draft.remake(pages_of(printed.layout))
    if draft.data == before:
        return False
    if _body(draft.data) != _body(before):
        return True
    printer.keep(draft.name, draft.data, printed)
    return False


def _body(document: bytes) -> bytes:
    with ZipFile(BytesIO(document)) as archive:
        return archive.read(_BODY) if _BODY in archive.namelist() else document


def pages_of(layout: Layout) -> Pages:
    """Return the number of the page of each bookmark."""
    anchors = layout.anchors or {}
    return {name: layout.numbers[page - 1] for name, page in anchors.items()}


def numbered(name: str, remake: Callable[[Pages], bytes], report: Report) -> bytes:
    """Return a document with the numbers of its own pages, where there is a LibreOffice.

    Report why its contents are left for Word to number, where they are.
    """
    draft = Draft(name, remake({}), remake)
    office = find_office()
    if office is None:
        if is_astray():
            report.add(STALE_CONTENTS.at(InPage(name), documento=name, causa=ASTRAY))
        return draft.data
    plain = draft.data
    settled = settle([draft], Printer(office))
    if settled.restless:
        report.add(LEFT_TO_WORD.at(InPage(name), documento=name))
        return plain
    if name in settled.failures:
        cause = settled.failures[name]
        report.add(STALE_CONTENTS.at(InPage(name), documento=name, causa=cause))
    return draft.data
