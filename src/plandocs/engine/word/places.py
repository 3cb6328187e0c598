"""From a line of the compiled source back to a paragraph that a designer can find in Word."""

import re

from plandocs.diagnostics import InWord
from plandocs.engine.word.xml import Element, paragraphs, parent_of, style_id, text_of, w

_TAG_PREFIX = re.compile(r"({[{%#])(?:p|tr|tc|r) ")
_PROSE_CALL = re.compile(r"_paragraphs\((.*?), \d+\)", re.DOTALL)
_EXCERPT = 90


def place_of_line(path: str, part: str, root: Element, source: str, line: int, hint: str) -> InWord:
    """Return where line `line` (from 1) of `source` stands in the template's own part `root`.

    `hint` is a word of the faulty tag; it chooses among the paragraphs that share the line.
    """
    lines = source.splitlines()
    compiled = _plain(re.sub(r"<[^>]+>", "", lines[line - 1])) if 0 < line <= len(lines) else ""
    candidates = [p for p in paragraphs(root) if _in_line(p, compiled)]
    telling = [p for p in paragraphs(root) if hint and hint in text_of(p)]
    chosen = [p for p in candidates if p in telling] or candidates or telling
    if not chosen:
        return InWord(path, part)
    return place_of_paragraph(path, part, root, chosen[0])


def place_of_paragraph(path: str, part: str, root: Element, paragraph: Element) -> InWord:
    """Return the place of a paragraph: part, table cell, nearest heading above, its text."""
    text = text_of(paragraph).strip()
    excerpt = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
    return InWord(path, part, _cell(root, paragraph), _heading(root, paragraph), excerpt)


def _plain(text: str) -> str:
    text = _PROSE_CALL.sub(r"\1", text)
    return re.sub(r"\s+", "", _TAG_PREFIX.sub(r"\1 ", text))


def _in_line(paragraph: Element, compiled: str) -> bool:
    text = _plain(text_of(paragraph).replace("&", "&amp;").replace("<", "&lt;"))
    return "{" in text and text in compiled


def _cell(root: Element, paragraph: Element) -> tuple[int, int, int] | None:
    cell = parent_of(paragraph, "tc")
    row = parent_of(paragraph, "tr")
    table = parent_of(paragraph, "tbl")
    if cell is None or row is None or table is None:
        return None
    tables = list(root.iter(w("tbl")))
    return (
        tables.index(table) + 1,
        _inside(table, "tr", "tbl").index(row) + 1,
        _inside(row, "tc", "tr").index(cell) + 1,
    )


def _inside(holder: Element, name: str, kind: str) -> list[Element]:
    """Return the rows of a table or cells of a row, also those that a content control wraps."""
    return [found for found in holder.iter(w(name)) if parent_of(found, kind) is holder]


def _heading(root: Element, paragraph: Element) -> str:
    heading = ""
    for other in paragraphs(root):
        if other is paragraph:
            break
        if style_id(other).lower().startswith(("heading", "ttulo", "titulo")):
            heading = text_of(other).strip() or heading
    return heading
