"""What files are held against: the records, and the documents made again from today's data."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from plandocs.build import Built, Request, draft, make
from plandocs.diagnostics import Diagnostic, InFile
from plandocs.genuine.record import Record, records_below
from plandocs.paper import Copy, pdf_names
from plandocs.publish import digest_of
from plandocs.source import find_plans
from plandocs.verify.contents import Block, folded
from plandocs.verify.looking import Seen
from plandocs.verify.office_text import blocks_of, main_part
from plandocs.verify.opening import UnreadableFile, open_package
from plandocs.verify.pdf_text import Paper, looks, read_pdf
from plandocs.verify.sheet_text import Place, cached, placed

_LONG = 12
"""How long a text is that tells by itself where a longer one comes from."""


class Owned(NamedTuple):
    """A document of a plan: which, and its name."""

    plan: str
    name: str


class Originals:
    """The documents of a project, as they were recorded and as today's data make them."""

    def __init__(self, root: Path, record: Record | None = None) -> None:
        """Take a project's folder, and the record to hold files against if it is another."""
        self.root = root
        self.record = record
        self._made: dict[str, Built | None] = {}
        self._blocks: dict[Owned, tuple[Block, ...]] = {}
        self._again: dict[str, dict[str, bytes]] = {}
        self._printed: dict[Owned, Paper | None] = {}
        self._seen: dict[Owned, Seen | None] = {}

    @cached_property
    def plans(self) -> tuple[str, ...]:
        """The plans of the project."""
        return tuple(find_plans(self.root))

    @property
    def records(self) -> Sequence[Record]:
        """The records to believe: the one given, or those of the output folder."""
        return (self.record,) if self.record else self._below[0]

    @property
    def unread(self) -> Mapping[str, Diagnostic]:
        """What is wrong with the records that cannot be believed, by the plan of their folder."""
        return {} if self.record else self._below[1]

    @cached_property
    def _below(self) -> tuple[list[Record], dict[str, Diagnostic]]:
        return records_below(self.root / "output")

    def record_of(self, plan: str) -> Record | None:
        """Return the record of a plan, if there is one."""
        return next((one for one in self.records if one.plan == plan), None)

    def recorded(self, sha: str) -> Owned | None:
        """Return the document that some record says has these bytes."""
        for record in self.records:
            for name, known in record.outputs.items():
                if known == sha:
                    return Owned(record.plan, name)
        return None

    def made(self, plan: str) -> Built | None:
        """Return a plan's documents made of today's data; None when these cannot make them."""
        if plan not in self._made:
            asked = Request(self.root, (plan,), self.root / "output")
            outcome = draft(asked) if plan in self.plans else None
            self._made[plan] = outcome.made[0] if outcome and outcome.made else None
        return self._made[plan]

    def documents(self, suffix: str) -> Iterator[Owned]:
        """Yield the documents of a kind of file that today's data make."""
        for plan in self.plans:
            built = self.made(plan)
            for name in built.seals if built else ():
                if PurePosixPath(name).suffix == suffix:
                    yield Owned(plan, name)

    def huella(self, owned: Owned) -> str:
        """Return the fingerprint that a document has today; empty when it cannot be made."""
        built = self.made(owned.plan)
        return built.seals[owned.name].huella if built and owned.name in built.seals else ""

    def approved(self, owned: Owned) -> str:
        """Return the fingerprint that the record gives a document, or today's if data are the same.

        Records of older versions give none.
        """
        record, built = self.record_of(owned.plan), self.made(owned.plan)
        known = record.huella(owned.name) if record else ""
        same = record is not None and built is not None and record.inputs == built.inputs
        return known or (self.huella(owned) if same else "")

    def owner(self, huella: str, suffix: str) -> Owned | None:
        """Return the document with a fingerprint, recorded or of today."""
        for record in self.records:
            for name in record.seals:
                if record.huella(name) == huella and PurePosixPath(name).suffix == suffix:
                    return Owned(record.plan, name)
        return next((one for one in self.documents(suffix) if self.huella(one) == huella), None)

    def blocks(self, owned: Owned) -> tuple[Block, ...] | None:
        """Return what a document says as today's data make it; None when it cannot be had."""
        if owned not in self._blocks:
            if owned.name.endswith(".pdf"):
                paper = self.paper(owned)
                return paper.blocks if paper else None
            copy = self._copy(owned)
            if copy is None:
                return None
            try:
                self._blocks[owned] = tuple(blocks_of(open_package(copy.data)))
            except UnreadableFile:  # no build writes one
                return None
        return self._blocks[owned]

    def counted(self, owned: Owned) -> dict[str, str]:
        """Return what each formula of a workbook gives, as its template has it."""
        copy = self._copy(owned)
        if copy is None:
            return {}
        parts = open_package(copy.data)
        return cached(parts, main_part(parts)[1])

    def placed(self, owned: Owned) -> list[Place]:
        """Return where each thing drawn in a workbook begins."""
        copy = self._copy(owned)
        if copy is None:
            return []
        parts = open_package(copy.data)
        return placed(parts, main_part(parts)[1])

    def paper(self, owned: Owned) -> Paper | None:
        """Return the original of a PDF: the recorded one, or one printed now."""
        if owned not in self._printed:
            data = self._recorded_pdf(owned) or self.made_again(owned)
            self._printed[owned] = read_pdf(data, is_ours=True) if data else None
        return self._printed[owned]

    def looks(self, owned: Owned) -> Seen | None:
        """Return how the original of a PDF looks, page by page, and what else it holds."""
        if owned not in self._seen:
            paper = self.paper(owned)
            self._seen[owned] = looks(paper) if paper else None
        return self._seen[owned]

    def _recorded_pdf(self, owned: Owned) -> bytes | None:
        """Return the PDF in the output folder, if it is still the recorded one, of today's data."""
        record = self.record_of(owned.plan)
        if record is None or record.huella(owned.name) != self.huella(owned):
            return None
        try:
            data = (self.root / "output" / owned.plan / owned.name).read_bytes()
        except OSError:
            return None
        return data if digest_of(data) == record.outputs.get(owned.name) else None

    def made_again(self, owned: Owned) -> bytes | None:
        """Return the bytes that today's data make, printed where there is a LibreOffice."""
        if owned.plan not in self._again:
            asked = Request(self.root, (owned.plan,), self.root / "output")
            outcome = make(asked)
            made = outcome.made[0].artifacts if outcome.made else ()
            self._again[owned.plan] = {one.path: one.data for one in made}
        return self._again[owned.plan].get(owned.name)

    def place(self, owned: Owned, text: str, other: str, row: str) -> InFile | None:
        """Return where the data say the text that a document no longer has.

        `other` is what the document says in its place, `row` what names the row they are in.
        """
        typed = self._typed(owned)
        for wanted, lost in ((text, True), (text, False), (row, False)):
            whole = folded(wanted)
            found = [
                (said, at)
                for said, at in typed
                if (said == whole or (said in whole and _names(said, whole)))
                and not (lost and said in folded(other))
            ]
            if found:
                return max(found, key=lambda pair: len(pair[0]))[1]
        return None

    def _typed(self, owned: Owned) -> Sequence[tuple[str, InFile]]:
        """Return the texts of a document with the places where they were typed."""
        copy = self._copy(owned)
        if copy is None:
            return ()
        document = copy.document
        found = [(folded(one.text), one.at) for one in document.expects]
        for steps, at in document.origins.items():
            value: object = document.context
            for step in steps:
                value = _below(value, step)
            if isinstance(value, str) and at.line:
                found.append((folded(value), at))
        return [(text, at) for text, at in found if text]

    def _copy(self, owned: Owned) -> Copy | None:
        built = self.made(owned.plan)
        copies = built.copies if built else []
        pdfs = pdf_names([copy.name for copy in copies])
        return next((one for one in copies if owned.name in (one.name, pdfs[one.name])), None)


def _names(said: str, whole: str) -> bool:
    """Return whether a typed text is enough of a printed one to be where that comes from."""
    return len(said) >= min(_LONG, len(whole) / 2)


def _below(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
