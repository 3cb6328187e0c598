"""Pages that begin and end badly: blank ones, spilled lines, lone headings, split rows."""

from collections.abc import Iterator

from plandocs.printing.facts.fact import Fact, excerpt
from plandocs.printing.facts.reading import Reading, tables
from plandocs.printing.layout import Paragraph
from plandocs.printing.pages import Page
from plandocs.printing.rules import BLANK_PAGE, LONE_HEADING, SPILLED_PAGE, SPLIT_ROW
from plandocs.printing.word import Element, cell_around, rows_of, w

_MOST_LINES = 3
"""How many lines a page has at most to be one that spilled."""
_LEAST_DRAWING = 20.0
"""How wide and how high, in points, a shape is at least to be a drawing and no line."""


def blank_pages(reading: Reading) -> Iterator[Fact]:
    """Yield the pages with nothing but header and footer."""
    for page in reading.pages:
        has_cells = page.number in reading.pages_with_cells
        if not (page.lines() or has_cells or _is_drawn(reading, page)):
            yield Fact(BLANK_PAGE, page.number)


def spilled_pages(reading: Reading) -> Iterator[Fact]:
    """Yield the pages with a few lines that did not fit on the page before."""
    for page in reading.pages[1:]:
        lines = page.lines()
        if not 0 < lines <= _MOST_LINES or _is_drawn(reading, page):
            continue
        on_page = [p for p in reading.paragraphs if p.page <= page.number <= p.last_page]
        first = reading.first_on_page.get(page.number)
        goes_on = any(p.page < page.number and p.text.strip() for p in on_page)
        if goes_on or (first is not None and not reading.begins_by_choice(first)):
            said = "un renglón" if lines == 1 else f"{lines} renglones"
            words = next((text.words for text in page.content if text.words.strip()), "")
            yield Fact(SPILLED_PAGE, page.number, excerpt(words), {"renglones": said})


def lone_headings(reading: Reading) -> Iterator[Fact]:
    """Yield the headings left at the foot of a page, away from their text."""
    for order, heading in enumerate(reading.paragraphs):
        if not heading.level or heading.cell or not heading.text.strip():
            continue
        after = _next_of(reading, order)
        if after is None:
            continue
        page = reading.paragraphs[after].page
        stands_alone = reading.first_on_page.get(heading.page) == order
        if page > heading.last_page and not stands_alone and not reading.begins_by_choice(after):
            text = excerpt(heading.text)
            yield Fact(LONE_HEADING, heading.page, text, {"otra": reading.number(page)})


def split_rows(reading: Reading) -> Iterator[Fact]:
    """Yield the rows of tables that begin on a page and end on the next one."""
    for number, table in tables(reading.word):
        for order, row in enumerate(rows_of(table), 1):
            if row.find(f".//{w('tbl')}") is not None:
                continue  # its parts are told by the rows of the inner table
            inside = [reading.placed(p) for p in _of_the_row(row) if p in reading.order]
            if inside and _is_split(reading, inside, _of_the_row(row)):
                last = max(p.last_page for p in inside)
                page = min(p.page for p in inside)
                words = next((p.text for p in inside if p.text.strip()), "")
                values = {"fila": str(order), "tabla": str(number), "otra": reading.number(last)}
                yield Fact(SPLIT_ROW, page, excerpt(words), values)


def _is_drawn(reading: Reading, page: Page) -> bool:
    """Whether a page has a picture or a drawing between its header and its footer."""
    # LibreOffice marks a picture that has no description as it marks those of the header.
    return page.number in reading.pages_with_drawings or any(
        shape.is_content and shape.box.width > _LEAST_DRAWING and shape.box.height > _LEAST_DRAWING
        for shape in page.shapes
    )


def _next_of(reading: Reading, order: int) -> int | None:
    """Return the next paragraph with something printed."""
    return next(
        (
            after
            for after in range(order + 1, len(reading.paragraphs))
            if reading.paragraphs[after].text.strip() or reading.has_drawing(after)
        ),
        None,
    )


def _of_the_row(row: Element) -> list[Element]:
    """Return the paragraphs of a row's cells, without those of cells that take several rows."""
    return [
        paragraph
        for paragraph in row.iter(w("p"))
        if (cell := cell_around(paragraph)) is not None
        and cell.find(f"{w('tcPr')}/{w('vMerge')}") is None
    ]


def _is_split(reading: Reading, inside: list[Paragraph], elements: list[Element]) -> bool:
    """Whether a row that fits on a page takes two."""
    first, last = min(p.page for p in inside), max(p.last_page for p in inside)
    if last != first + 1:
        return False
    order = next(reading.order[element] for element in elements if element in reading.order)
    section = reading.section_of(order)
    top, _, bottom, _ = section.margins
    room = section.height - top - bottom
    above = max(p.top for p in inside if p.page == first) - bottom
    below = section.height - top - min(p.bottom for p in inside if p.last_page == last)
    return above + below < room
