"""Where everything of a document fell when it was printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a Word document's body and the pages where it begins and ends, from 1.

    `level` is that of a heading, 0 of any other text; `cell` is (table, row, column) from 1, of
    the innermost table. `top` and `bottom` are the heights of its first and last lines' upper
    edges, in points from the foot of their pages.
    """

    text: str
    level: int
    cell: tuple[int, int, int] | None
    page: int
    last_page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The pages of a printed document.

    `labels` is the number that each page prints («iv», «3»; as the sections say, empty for none),
    `numbers` that by which others refer to it, printed there or not; `anchors` gives the page,
    from 1, of each bookmark. A workbook's only paragraphs are the names of its sheets.
    """

    labels: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    anchors: Mapping[str, int] | None = None


class Line(NamedTuple):
    """A line of the contents: what it says, and the bookmark that it leads to."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed document: its PDF, where everything fell, the lines of its contents."""

    pdf: bytes
    layout: Layout
    contents: tuple[Line, ...] = ()
