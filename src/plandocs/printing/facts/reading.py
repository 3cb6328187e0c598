"""A printed Word document read for its facts: its paragraphs, sections and pages together."""

from collections.abc import Iterator
from functools import cached_property

from plandocs.printing.layout import Layout, Paragraph
from plandocs.printing.page_numbers import NumberedPage
from plandocs.printing.pages import Page, Text
from plandocs.printing.probe import pages_of
from plandocs.printing.sections import Section, sections_of
from plandocs.printing.styles import Styles
from plandocs.printing.word import (
    Element,
    WordFile,
    attribute,
    body_paragraphs,
    is_on,
    w,
)

_ABOVE, _LINE = 3.0, 24.0
"""How far a letter may stand above the edge of its line, and how high a last line is: points."""


class Reading:
    """A Word document, where it fell, and what its pages show."""

    def __init__(self, word: WordFile, layout: Layout, pages: tuple[Page, ...]) -> None:
        """Read the document; `layout` and `pages` are those of its print."""
        self.word = word
        self.layout = layout
        self.pages = pages
        self.paragraphs = layout.paragraphs
        self.elements = body_paragraphs(word.body)
        self.order = {element: order for order, element in enumerate(self.elements)}
        self.styles = Styles(word.of_kind("styles"))
        self.sections = sections_of(word, self.elements)

    def placed(self, element: Element) -> Paragraph:
        """Return where a paragraph of the body fell."""
        return self.paragraphs[self.order[element]]

    def page(self, number: int) -> Page:
        """Return a page."""
        return self.pages[number - 1]

    @cached_property
    def numbers(self) -> tuple[NumberedPage, ...]:
        """The number of each page, whether it is printed or not."""
        return tuple(pages_of(self.word, self.sections, self.paragraphs, len(self.pages)))

    def number(self, page: int) -> str:
        """Return the number of a page as its section writes it."""
        return self.numbers[page - 1].number

    def section_of(self, order: int) -> Section:
        """Return the section of a paragraph."""
        return next(section for section in self.sections if order <= section.last)

    @cached_property
    def first_on_page(self) -> dict[int, int]:
        """The first paragraph with something to print that begins on each page."""
        found: dict[int, int] = {}
        for order, paragraph in enumerate(self.paragraphs):
            if paragraph.text.strip() or self.has_drawing(order):
                found.setdefault(paragraph.page, order)
        return found

    @cached_property
    def pages_with_cells(self) -> frozenset[int]:
        """The pages where some table has a row."""
        return frozenset(
            page
            for paragraph in self.paragraphs
            if paragraph.cell
            for page in (paragraph.page, paragraph.last_page)
        )

    @cached_property
    def pages_with_drawings(self) -> frozenset[int]:
        """The pages where some paragraph has a picture or a shape in it."""
        drawn = (p for order, p in enumerate(self.paragraphs) if self.has_drawing(order))
        return frozenset(page for p in drawn for page in range(p.page, p.last_page + 1))

    def has_drawing(self, order: int) -> bool:
        """Whether a paragraph has a picture or a shape in it."""
        drawings = self.elements[order].iter(w("drawing"), w("pict"), w("object"))
        return next(drawings, None) is not None

    def begins_by_choice(self, order: int) -> bool:
        """Whether a paragraph begins its page because somebody broke the page before it."""
        if self._breaks_before(order):
            return True
        for before in range(order - 1, -1, -1):
            # The paragraphs without text between a break and what follows it break with it.
            if _ends_with_break(self.elements[before]):
                return True
            if self.paragraphs[before].text.strip():
                return False
            if self._breaks_before(before):
                return True
        return True

    def _breaks_before(self, order: int) -> bool:
        element = self.elements[order]
        own = element.find(f"{w('pPr')}/{w('pageBreakBefore')}")
        if own is not None:
            return is_on(own)
        for style in self.styles.line_of(self.styles.style_of(element)):
            found = style.find(f"{w('pPr')}/{w('pageBreakBefore')}")
            if found is not None:
                return is_on(found)
        starts = any(s.first == order and s.kind != "continuous" for s in self.sections)
        return starts or _begins_with_break(element)

    def printed_line(self, order: int) -> list[Text]:
        """Return what is printed on the last line of a paragraph, from left to right."""
        paragraph = self.paragraphs[order]
        lower = self._next_line(order)
        found = (
            text
            for text in self.page(paragraph.last_page).texts
            if text.words.strip() and lower < text.box.top <= paragraph.bottom + _ABOVE
        )
        return sorted(found, key=lambda text: text.box.left)

    def _next_line(self, order: int) -> float:
        """Return the upper edge of what follows the last line of a paragraph."""
        this = self.paragraphs[order]
        for after in self.paragraphs[order + 1 :]:
            if after.page != this.last_page:
                break
            if after.top < this.bottom - 1:
                return after.top
        return this.bottom - _LINE


def tables(word: WordFile) -> Iterator[tuple[int, Element]]:
    """Yield the tables of the body in order, from 1, with those inside of others."""
    yield from enumerate(word.body.iter(w("tbl")), 1)


def has_fixed_height(row: Element) -> bool:
    """Whether a row does not grow with its text."""
    height = row.find(f"{w('trPr')}/{w('trHeight')}")
    return attribute(height, "hRule") == "exact"


def _breaks(element: Element) -> Iterator[Element]:
    for mark in element.iter(w("br")):
        if attribute(mark, "type") == "page":
            yield mark


def _ends_with_break(element: Element) -> bool:
    breaks = [*_breaks(element)]
    return bool(breaks) and not _text_beside(element, breaks[-1], after=True)


def _begins_with_break(element: Element) -> bool:
    first = next(_breaks(element), None)
    return first is not None and not _text_beside(element, first, after=False)


def _text_beside(element: Element, mark: Element, *, after: bool) -> bool:
    """Whether there is text in a paragraph before, or after, one of its page breaks."""
    passed = False
    for found in element.iter(w("t"), w("br")):
        if found is mark:
            passed = True
        elif found.tag == w("t") and (found.text or "").strip() and passed is after:
            return True
    return False
