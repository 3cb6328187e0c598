"""A sheet while it is compiled."""

from plandocs.diagnostics import InSheet
from plandocs.engine.sheet.compiling.cells import SheetRead
from plandocs.engine.sheet.compiling.labels import Labels
from plandocs.engine.sheet.compiling.layouts import FilledRow
from plandocs.engine.sheet.compiling.tags import CellTag
from plandocs.engine.sheet.plans import OwnedPart, StillSlot
from plandocs.engine.xml import Element


class SheetDraft:
    """A sheet being compiled; one that is no worksheet has no root."""

    def __init__(self, title: str, part: str, element: Element, labels: Labels) -> None:
        """Begin with its title, the name of its part and its element in the workbook."""
        self.title = title
        self.part = part
        self.element = element
        self.labels = labels
        self.label: int | None = None
        """That of its title, when it has tags."""
        self.root: Element | None = None
        self.read = SheetRead()
        self.tags: list[tuple[CellTag, str]] = []
        """Its `{%sheet %}` tags, each with its cell."""
        self.parts: list[OwnedPart] = []
        self.copies: list[str] = []
        """The parts that a copy of the sheet has its own of."""
        self.still: list[StillSlot] = []
        self.filled: dict[int, FilledRow] = {}
        """The rows of an official layout."""

    @property
    def place(self) -> InSheet:
        """Where what is wrong with the sheet is told."""
        assert isinstance(self.labels.place, InSheet)
        return self.labels.place


def closes(tag: CellTag) -> bool:
    """Return whether a `{%sheet %}` tag works after its sheet."""
    return tag.keyword.startswith("end")
