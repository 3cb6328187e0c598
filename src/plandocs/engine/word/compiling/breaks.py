"""Page, column and section breaks that stand in the paragraph of a structure tag, which disappears.

What is carried is taken out of that paragraph: what is left in it would be lost, and is told.
"""

import copy
import re
from collections.abc import Callable

from plandocs.engine.word.compiling.tokens import add_text_after, add_text_before, mark
from plandocs.engine.word.xml import breaks_page, make, paragraphs, parent_of, text_of, w
from plandocs.engine.xml import Element, discard

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
        page_before, page_after = _taken(paragraph, "page")
        column_before, column_after = _taken(paragraph, "column")
        if column_after:
            _break_column(paragraph.addnext, column_after)
        if page_after:
            paragraph.addnext(_page_break())
        if page_before or _takes_page(paragraph):
            paragraph.addprevious(_page_break())
        if column_before:
            _break_column(paragraph.addprevious, column_before)


def _page_break() -> Element:
    return make("p", make("pPr", make("pageBreakBefore")))


def _break_column(put: Callable[[Element], None], breaks: list[Element]) -> None:
    """Put breaks of a column where they join the paragraph that is printed after them."""
    made = make("p", make("r", *breaks))
    put(made)
    add_text_before(made, mark("B"))
    add_text_after(made, mark("b"))


def _taken(paragraph: Element, kind: str) -> tuple[list[Element], list[Element]]:
    """Take out the breaks of a kind; return those before the paragraph's words, and after them."""
    before, after = list[Element](), list[Element]()
    written = False
    for node in list(paragraph.iter(w("t"), w("br"))):
        written = written or bool(node.tag == w("t") and node.text)
        if node.tag == w("br") and node.get(w("type")) == kind:
            discard(node)
            (after if written else before).append(make("br", type=kind))
    return before, after


def _takes_page(paragraph: Element) -> bool:
    """Return whether a paragraph was set to begin a page, which it no longer is."""
    if not breaks_page(paragraph):
        return False
    discard(next(paragraph.iter(w("pageBreakBefore"))))
    return True
