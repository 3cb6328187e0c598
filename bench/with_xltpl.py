"""Renders a template with xltpl, as its README shows it.

It has no tag that colours a cell; `op`, which calls a function with the cell, does it.
"""

import io
from pathlib import Path
from typing import Any

from openpyxl.styles import PatternFill
from xltpl.writerx import (  # type: ignore[import-not-found, import-untyped, unused-ignore]
    BookWriter,
)


class Renderer:
    """A template, read once."""

    def __init__(self, path: Path) -> None:
        """Read the template and give it the function that its tags call."""
        self._writer = BookWriter(str(path))
        self._writer.add_global("pintar", paint)

    def render(self, context: dict[str, Any]) -> bytes:
        """Return the workbook."""
        self._writer.render_book([{**context, "sheet_name": "Cronograma"}])
        output = io.BytesIO()
        self._writer.save(output)
        return output.getvalue()


def paint(colour: str, place: Any) -> None:
    """Colour the cell that was just written, if it has a colour."""
    if colour:
        place.target_cell.fill = PatternFill("solid", colour)
