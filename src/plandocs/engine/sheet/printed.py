"""A sheet between its rendering and its writing: what each printed cell holds and where it goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from plandocs.engine.sheet.content import Content
from plandocs.engine.sheet.grid import GridRow
from plandocs.engine.sheet.layout import Layout
from plandocs.engine.sheet.raw import RawSheet

Box = tuple[int, int, int, int]
"""Top, left, bottom, right."""

Worksheet = Any
"""openpyxl's worksheet; its stubs leave out the private names that this room needs."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A printed row and the content of each of its cells, in the order of `row.cells`."""

    row: GridRow
    contents: list[Content]

    def by_column(self) -> dict[int, Content]:
        """Return the contents by template column; only for rows that are not packed."""
        columns = (cell.line.template for cell in self.row.cells)
        return dict(zip(columns, self.contents, strict=True))


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """Everything that writing needs of a sheet; `note` takes a rule, a cell and values."""

    worksheet: Worksheet
    raw: RawSheet
    rows: list[PrintedRow]
    layout: Layout
    note: Callable[..., None]
    moved: bool

    @property
    def title(self) -> str:
        """The sheet's title in the template, which may have tags."""
        return self.raw.title
