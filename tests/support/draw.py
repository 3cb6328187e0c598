"""Small Word templates drawn in a test: paragraphs and tables of plain text with tags."""

import io
from collections.abc import Sequence
from functools import cache

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE


def drawn(*paragraphs: str, table: Sequence[Sequence[str]] = (), footer: str = "") -> bytes:
    """Return a template with these paragraphs, then a table of these cells, then a footer."""
    document = blank()
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


def blank() -> Document:
    """Return an empty document, with no style of tables but the plain one and that of a grid.

    Those of python-docx's own are nine tenths of its elements, and each test would read them.
    """
    return docx.Document(io.BytesIO(_blank()))


@cache
def _blank() -> bytes:
    document = docx.Document()
    for style in document.styles:
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()
    again = next(k for k, v in document.part.rels.items() if v.reltype.endswith("WithEffects"))
    document.part.drop_rel(again)
    return saved(document)


def saved(document: Document) -> bytes:
    """Return a python-docx document as bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
