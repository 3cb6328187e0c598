"""Page and section breaks that stand in the paragraph of a structure tag, which disappears."""

import copy
import re

from plandocs.engine.word.xml import breaks_page, make, paragraphs, parent_of, text_of, w
from plandocs.engine.xml import Element

_STRUCTURE = re.compile(r"\s*{[{%#]p\s.*?[}%#]}\s*", re.DOTALL)


def carry_breaks(root: Element) -> None:
    """Give each such break a paragraph of its own, on the side of the tag where it stands.

    LibreOffice, when it saves, moves page breaks into the paragraph before them.
    """
    for paragraph in list(paragraphs(root)):
        in_cell = parent_of(paragraph, "tc") is not None
        if in_cell or not _STRUCTURE.fullmatch(text_of(paragraph)):
            continue
        section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None:
            paragraph.addnext(make("p", make("pPr", copy.deepcopy(section))))
        breaks_after, breaks_before = _page_breaks(paragraph)
        if breaks_after:
            paragraph.addnext(_page_break())
        if breaks_before:
            paragraph.addprevious(_page_break())


def _page_break() -> Element:
    return make("p", make("pPr", make("pageBreakBefore")))


def _page_breaks(paragraph: Element) -> tuple[bool, bool]:
    """Return whether the page breaks after the paragraph's words, and whether before them."""
    before = breaks_page(paragraph)
    after = written = False
    for node in paragraph.iter(w("t"), w("br")):
        written = written or bool(node.tag == w("t") and node.text)
        if node.tag == w("br") and node.get(w("type")) == "page":
            after, before = after or written, before or not written
    return after, before
