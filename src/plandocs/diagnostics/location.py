"""Where something stands, in the reader's own program: a line, a paragraph, a cell."""

from typing import NamedTuple


class InFile(NamedTuple):
    """A span on one line of a text file; `line` and `column` count from 1, 0 when unknown."""

    path: str
    line: int = 0
    column: int = 0
    width: int = 1
    source: str = ""

    def __str__(self) -> str:
        """Return `path:line:column`, or the path alone where no line is known."""
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class InWord(NamedTuple):
    """A paragraph of a Word file; `cell` is (table, row, column) from 1, `text` serves Ctrl+F.

    `order` counts the paragraphs of its part, for what is said to be in the order of the document.
    """

    path: str
    part: str = ""
    cell: tuple[int, int, int] | None = None
    heading: str = ""
    text: str = ""
    order: int = 0

    def __str__(self) -> str:
        """Return `file · part · under «heading» · table, row, column · «text»`."""
        pieces = [self.path]
        if self.part:
            pieces.append(self.part)
        if self.heading:
            pieces.append(f"bajo «{self.heading}»")
        if self.cell:
            pieces.append("tabla {}, fila {}, columna {}".format(*self.cell))
        if self.text:
            pieces.append(f"«{self.text}»")
        return " · ".join(pieces)


class InSheet(NamedTuple):
    """A cell of an Excel file, or the whole sheet when `cell` is empty."""

    path: str
    sheet: str
    cell: str = ""

    @property
    def numbers(self) -> tuple[int, int]:
        """The row and the column of the cell, 0 for what is no cell."""
        letters = self.cell.rstrip("0123456789")
        digits = self.cell[len(letters) :]
        if not (letters.isascii() and letters.isalpha() and digits):
            return 0, 0
        column = 0
        for letter in letters.upper():
            column = column * 26 + ord(letter) - 64
        return int(digits), column

    def __str__(self) -> str:
        """Return `file · hoja «sheet» · cell`."""
        pieces = [self.path, f"hoja «{self.sheet}»"]
        if self.cell:
            pieces.append(self.cell)
        return " · ".join(pieces)


class InPage(NamedTuple):
    """A page of a printed document, from 1; 0 is all of them. `text` serves Ctrl+F.

    `label` is the number that the page prints, which may be another; None when nobody knows.
    """

    path: str
    page: int = 0
    text: str = ""
    label: str | None = None

    def __str__(self) -> str:
        """Return `file · página 4 · «text»`."""
        pieces = [self.path]
        if self.page:
            pieces.append(self._said())
        if self.text:
            pieces.append(f"«{self.text}»")
        return " · ".join(pieces)

    def _said(self) -> str:
        if self.label == "":
            return f"hoja {self.page} del PDF, sin número"
        if self.label in (None, str(self.page)):
            return f"página {self.page}"
        return f"página {self.label} (hoja {self.page} del PDF)"


Location = InFile | InWord | InSheet | InPage
