"""The pages of PDFs: what each says, and its picture."""

import hashlib
import io
import re
import threading
from collections import Counter, OrderedDict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from pypdfium2 import PdfDocument, PdfPage

DENSITIES = (1, 2)
"""Pixels of a picture for each pixel of the page in the browser."""
_DPI = 110
_POINTS = 72
_SKETCH = 0.5
"""The scale at which two drawings of a page are compared: half a pixel a point."""
_MOST_PICTURES = 120
_PNG_LEVEL = 3
"""Twice as fast as the usual 6, and hardly larger."""
_FIRST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, a digest of how it looks, its size in points, what it says."""

    number: int
    digest: str
    width: int
    height: int
    heading: str
    text: str

    @property
    def first_words(self) -> str:
        """What the page begins with, for who cannot see it."""
        return _first_words(self.heading + " " + self.text if self.heading else self.text)


class Pictures:
    """PDFs that were read, whose pages can be drawn.

    PDFium must be asked by one thread at a time.
    """

    def __init__(self) -> None:
        """Start with none."""
        self._lock = threading.Lock()
        self._pages: dict[str, tuple[Page, ...]] = {}
        self._pdfs: dict[str, bytes] = {}
        self._wanted: frozenset[str] = frozenset()
        self._drawn: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def read(self, pdf: bytes) -> tuple[Page, ...]:
        """Return the pages of a PDF."""
        key = _key(pdf)
        with self._lock:
            if key not in self._pages:
                self._pages[key] = _read(pdf)
                self._pdfs[key] = pdf
            return self._pages[key]

    def keep(self, digests: Set[str]) -> None:
        """Forget all PDFs but those of these pages, and those kept before.

        A browser may still ask for what it was shown a moment ago.
        """
        with self._lock:
            wanted = frozenset(
                key
                for key, pages in self._pages.items()
                if any(page.digest in digests for page in pages)
            )
            kept = wanted | self._wanted
            self._pages = {key: pages for key, pages in self._pages.items() if key in kept}
            self._pdfs = {key: pdf for key, pdf in self._pdfs.items() if key in kept}
            self._wanted = wanted

    def draw(self, digest: str, density: int) -> bytes | None:
        """Return a page as a PNG, or None when no PDF has it."""
        with self._lock:
            if found := self._drawn.get((digest, density)):
                self._drawn.move_to_end((digest, density))
                return found
            place = self._place(digest)
            if place is None:
                return None
            picture = _draw(*place, density)
            self._drawn[digest, density] = picture
            while len(self._drawn) > _MOST_PICTURES:
                self._drawn.popitem(last=False)
            return picture

    def _place(self, digest: str) -> tuple[bytes, int] | None:
        """Return the PDF that has a page, and its place there."""
        for key, pages in self._pages.items():
            for index, page in enumerate(pages):
                if page.digest == digest:
                    return self._pdfs[key], index
        return None


def _key(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()


def _draw(pdf: bytes, index: int, density: int) -> bytes:
    with PdfDocument(pdf) as document:
        bitmap = document[index].render(scale=_DPI * density / _POINTS, rev_byteorder=True)
        buffer = io.BytesIO()
        bitmap.to_pil().save(buffer, "PNG", compress_level=_PNG_LEVEL)
        return buffer.getvalue()


def _read(pdf: bytes) -> tuple[Page, ...]:
    with PdfDocument(pdf) as document:
        texts = [_text(page) for page in document]
        headings = _headings(texts, _marked(document))
        found = enumerate(zip(document, texts, headings, strict=True), 1)
        return tuple(_page(page, number, text, heading) for number, (page, text, heading) in found)


def _page(page: PdfPage, number: int, text: str, heading: str) -> Page:
    width, height = page.get_size()
    bitmap = page.render(scale=_SKETCH)
    seen = hashlib.sha256(f"{width} {height}\0{text}\0".encode())
    seen.update(bytes(bitmap.buffer))
    return Page(number, seen.hexdigest()[:32], round(width), round(height), heading, text)


def _text(page: PdfPage) -> str:
    lines = page.get_textpage().get_text_bounded().splitlines()
    return "\n".join(line.strip() for line in lines)


def _marked(document: PdfDocument) -> dict[int, str]:
    """Return the first heading of each page, by its number, as the PDF's own index tells them."""
    found: dict[int, str] = {}
    for entry in document.get_toc():
        place = entry.get_dest()
        index = place.get_index() if place is not None else None
        if index is not None:
            found.setdefault(index + 1, " ".join(entry.get_title().split()))
    return found


def _headings(texts: list[str], marked: Mapping[int, str]) -> Iterator[str]:
    """Yield what to call each page: its own heading, or that of the text that goes on there."""
    common = _common_lines(texts)
    last = ""
    for number, text in enumerate(texts, 1):
        first = next((line for line in text.splitlines() if line and _bare(line) not in common), "")
        if own := marked.get(number):
            last = own
            yield own
        else:
            yield f"{last} (sigue)" if last and not first.isupper() else first


def _common_lines(texts: list[str]) -> set[str]:
    """Return the lines that most pages have, whatever their numbers: headers and footers."""
    counts = Counter(line for text in texts for line in {_bare(it) for it in text.splitlines()})
    return {line for line, count in counts.items() if count > max(1, len(texts) / 2)}


def _bare(line: str) -> str:
    return re.sub(r"\d+", "", line)


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + (" …" if len(words) > _FIRST_WORDS else "")
