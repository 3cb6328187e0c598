"""Where everything of a Word document falls on its pages, as the office itself tells it.

Two bookmarks without width are set in each paragraph, which move nothing; LibreOffice writes the
place of every bookmark in the PDF, from where it is read and then removed.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence

import pikepdf
from lxml import etree

from plandocs.printing.destinations import (
    Destination,
    destinations,
    name_of,
    remove_destinations,
)
from plandocs.printing.layout import Layout, Paragraph
from plandocs.printing.page_numbers import NumberedPage, numbered_pages
from plandocs.printing.seal import seal_of
from plandocs.printing.sections import Section, sections_of
from plandocs.printing.styles import Styles
from plandocs.printing.word import (
    Element,
    WordFile,
    attribute,
    body_paragraphs,
    cell_around,
    cells_of,
    is_on,
    text_of,
    w,
)

_WORKSHEETS = "xl/worksheets/sheet"
_PAGE_CODE = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)>[^<]*&amp;P")
"""How the header or the footer of a sheet says the number of the page."""
MOST_PROBED = 6_000
"""The paragraphs of a document each of which has bookmarks of its own."""
_FRAME = w("framePr")
_PROBE = re.compile(r"/pd(?:\d+[ab]|[0-9a-f]{24})")


def probed(document: bytes) -> bytes:
    """Return a Word document with a bookmark at the start and at the end of its paragraphs.

    The first has one more, with the document's own mark. In a document of very many, each of which
    would make LibreOffice slower with all the others, those of a row are placed by its first.
    """
    word = WordFile.read(document)
    if not word.main:
        return document
    first = 1 + max(_ids(word.root), default=0)
    paragraphs = body_paragraphs(word.body)
    for number, paragraph in _to_probe(paragraphs):
        start = 1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0
        marks = [*_bookmark(first + 2 * number, f"pd{number}a")]
        if not number:
            marks += _bookmark(first + 2 * len(paragraphs), seal_of(document))
        paragraph[start:start] = marks
        paragraph.extend(_bookmark(first + 2 * number + 1, f"pd{number}b"))
    body = etree.tostring(word.root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return _packed({**word.parts, word.main: body})


def _to_probe(paragraphs: Sequence[Element]) -> list[tuple[int, Element]]:
    """Return the paragraphs that have bookmarks, with their numbers."""
    if len(paragraphs) <= MOST_PROBED:
        return [*enumerate(paragraphs)]
    found, rows = [], set()
    for number, paragraph in enumerate(paragraphs):
        row = next(paragraph.iterancestors(w("tr")), None)
        if row is None or row not in rows:
            found.append((number, paragraph))
            rows.add(row)
    return found


def read_layout(document: bytes, pdf: pikepdf.Pdf) -> Layout:
    """Return where everything of a document fell in the PDF made of it with its probes."""
    pages = len(pdf.pages)
    word = WordFile.read(document)
    if not word.main:
        return _layout_of_sheets(word, pdf)
    places = destinations(pdf)
    elements = body_paragraphs(word.body)
    paragraphs = _paragraphs(word, elements, places)
    numbered = tuple(pages_of(word, sections_of(word, elements), paragraphs, pages))
    labels, numbers = (page.printed for page in numbered), (page.number for page in numbered)
    return Layout(tuple(labels), tuple(numbers), paragraphs, _anchors(word.root, places))


def _layout_of_sheets(book: WordFile, pdf: pikepdf.Pdf) -> Layout:
    """Return the pages of a workbook, whose headings are the names of its sheets."""
    numbers = tuple(str(number) for number in range(1, len(pdf.pages) + 1))
    sheets = [part for name, part in book.parts.items() if name.startswith(_WORKSHEETS)]
    printed = any(_PAGE_CODE.search(part) for part in sheets)
    order: dict[object, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    with pdf.open_outline() as outline:
        places = [(e.title, e.destination) for e in outline.root]
    begun = [
        (title, place[0].objgen) for title, place in places if isinstance(place, pikepdf.Array)
    ]
    pages = [(title, order[page]) for title, page in begun if page in order]
    names = tuple(Paragraph(title, 1, None, page, page, 0, 0) for title, page in pages)
    return Layout(numbers if printed else ("",) * len(numbers), numbers, names)


def pages_of(
    word: WordFile, sections: Sequence[Section], paragraphs: Sequence[Paragraph], pages: int
) -> Iterator[NumberedPage]:
    """Yield the number of each page of a document whose paragraphs have been placed."""
    ends = [(paragraphs[s.first].page, paragraphs[s.last].last_page) for s in sections]
    settings = word.of_kind("settings")
    even_differs = settings is not None and is_on(settings.find(w("evenAndOddHeaders")))
    return numbered_pages(sections, ends, pages, even_differs)


def is_of(document: bytes, pdf: pikepdf.Pdf) -> bool:
    """Return whether a PDF is that of a Word document with probes."""
    paragraphs = len(_to_probe(body_paragraphs(WordFile.read(document).body)))
    names = [name for name in destinations(pdf) if _PROBE.fullmatch(name)]
    return len(names) >= paragraphs and (not paragraphs or f"/{seal_of(document)}" in names)


def is_in_order(document: bytes, pdf: pikepdf.Pdf) -> bool:
    """Return whether the paragraphs of a Word document follow one another in its PDF.

    Those of a table may not, where a row breaks, nor those that a frame takes elsewhere.
    """
    word = WordFile.read(document)
    styles = word.of_kind("styles")
    if styles is not None and next(styles.iter(_FRAME), None) is not None:
        return True
    places = destinations(pdf)
    pages = [
        places[name].page
        for number, paragraph in enumerate(body_paragraphs(word.body))
        if (name := f"/pd{number}a") in places
        and paragraph.getparent() is word.body
        and next(paragraph.iter(_FRAME), None) is None
    ]
    return pages == sorted(pages)


def remove_probes(pdf: pikepdf.Pdf) -> None:
    """Take the places of the probes out of a PDF; those of the document's own bookmarks stay."""
    remove_destinations(pdf, _PROBE)


def _ids(root: Element) -> list[int]:
    found = (attribute(mark, "id") for mark in root.iter(w("bookmarkStart")))
    return [int(number) for number in found if number.isdecimal()]


def _bookmark(number: int, name: str) -> tuple[Element, Element]:
    start = etree.Element(w("bookmarkStart"))
    start.set(w("id"), str(number))
    start.set(w("name"), name)
    end = etree.Element(w("bookmarkEnd"))
    end.set(w("id"), str(number))
    return start, end


def _packed(parts: dict[str, bytes]) -> bytes:
    """Return a package, not compressed: it is read once, by a program on this machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return buffer.getvalue()


def _paragraphs(
    word: WordFile, elements: Sequence[Element], places: dict[str, Destination]
) -> tuple[Paragraph, ...]:
    styles, cells = Styles(word.of_kind("styles")), cells_of(word.body)
    # What is not printed, such as an empty last paragraph, has no place: it is where the text
    # before it ends.
    place = Destination(1, 0.0)
    found = []
    for number, element in enumerate(elements):
        first = places.get(f"/pd{number}a", place)
        place = places.get(f"/pd{number}b", first)
        cell = cell_around(element)
        found.append(
            Paragraph(
                text_of(element),
                styles.level_of(element),
                None if cell is None else cells.get(cell),
                first.page,
                place.page,
                first.top,
                place.top,
            )
        )
    return tuple(found)


def _anchors(root: Element, places: dict[str, Destination]) -> dict[str, int]:
    """Return the page of each bookmark of the document that has been printed."""
    names = (attribute(mark, "name") for mark in root.iter(w("bookmarkStart")))
    return {name: places[key].page for name in names if (key := name_of(name)) in places}
