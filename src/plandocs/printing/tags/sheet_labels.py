"""What a piece of a printed workbook is part of."""

from dataclasses import dataclass

from plandocs.printing.tags.sheet_cells import Place


@dataclass(frozen=True, slots=True)
class Artifact:
    """What is no content: lines and fills, and what each page prints again."""

    kind: str


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell of a sheet, in a link or not."""

    sheet: int
    place: Place
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Loose:
    """A text that is of no cell, such as that of a box."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture or a chart, by its turn in the document."""

    number: int


Label = Artifact | CellText | Loose | Drawing

LAYOUT, REPEATED = Artifact("Layout"), Artifact("Repeated")
PAGE_HEADER, PAGE_FOOTER = Artifact("Header"), Artifact("Footer")
