"""Small Word templates drawn in a test: paragraphs and tables of plain text with tags."""

import io
from collections.abc import Sequence

import docx
from docx.document import Document


def drawn(*paragraphs: str, table: Sequence[Sequence[str]] = (), footer: str = "") -> bytes:
    """Return a template with these paragraphs, then a table of these cells, then a footer."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    return saved(document)


def saved(document: Document) -> bytes:
    """Return a python-docx document as bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
