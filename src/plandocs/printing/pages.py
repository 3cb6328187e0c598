"""What stands drawn on each page of a PDF: texts, pictures and shapes, with their places."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

_ARTIFACT = "Artifact"
"""How a tagged PDF marks headers, footers and whatever is no content."""
_DEEPEST = 4
"""How deep the groups of drawings are looked into."""
_ROOM, _LONGEST_NAME = 4096, 200
"""How many letters a text has room for at first, and the name of a font."""


class Box(NamedTuple):
    """A rectangle, in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.top - self.bottom

    def within(self, other: "Box") -> "Box":
        """Return what of it lies within another one."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


class Text(NamedTuple):
    """A run of letters; `shown` is where it may be seen, None when everywhere."""

    words: str
    box: Box
    shown: Box | None
    font: str
    is_content: bool


class Picture(NamedTuple):
    """A picture of `width` by `height` pixels."""

    box: Box
    width: int
    height: int
    is_content: bool


class Shape(NamedTuple):
    """A line or a filled area."""

    box: Box
    is_content: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page, from 1, and what is drawn on it, in order."""

    number: int
    width: float
    height: float
    texts: tuple[Text, ...]
    pictures: tuple[Picture, ...]
    shapes: tuple[Shape, ...]

    @property
    def content(self) -> Iterator[Text]:
        """The texts that are neither of the header nor of the footer."""
        return (text for text in self.texts if text.is_content)

    def lines(self) -> int:
        """Return how many lines of text there are between the header and the footer."""
        middles = sorted(
            (text.box.top + text.box.bottom) / 2 for text in self.content if text.words.strip()
        )
        apart = sum(above - below > _LINE for below, above in pairwise(middles))
        return bool(middles) + apart


_LINE = 4.0
"""How far apart, in points, the middles of two lines are at least."""


def read_pages(pdf: bytes) -> tuple[Page, ...]:
    """Return the pages of a PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        buffers = _Buffers()
        return tuple(_page(number, page, buffers) for number, page in enumerate(document, 1))


def _page(number: int, page: pypdfium2.PdfPage, read: "_Buffers") -> Page:
    words = page.get_textpage()
    texts: list[Text] = []
    pictures: list[Picture] = []
    shapes: list[Shape] = []
    for drawn in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            place = read.box(drawn), _clip(drawn)
            texts.append(
                Text(read.words(drawn, words), *place, read.font(drawn), read.is_content(drawn))
            )
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures.append(Picture(read.box(drawn), *_pixels(drawn), read.is_content(drawn)))
        else:
            shapes.append(Shape(read.box(drawn), read.is_content(drawn)))
    width, height = page.get_size()
    words.close()
    page.close()
    return Page(number, width, height, tuple(texts), tuple(pictures), tuple(shapes))


def _objects(page: pypdfium2.PdfPage) -> Iterator[Any]:
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _leaves(pdfium.FPDFPage_GetObject(page, at), _DEEPEST)


def _leaves(drawn: Any, deepest: int) -> Iterator[Any]:
    if pdfium.FPDFPageObj_GetType(drawn) != pdfium.FPDF_PAGEOBJ_FORM or not deepest:
        yield drawn
        return
    for at in range(pdfium.FPDFFormObj_CountObjects(drawn)):
        yield from _leaves(pdfium.FPDFFormObj_GetObject(drawn, at), deepest - 1)


class _Buffers:
    """Room that pdfium writes its answers in: made once, for it is asked thousands of times."""

    def __init__(self) -> None:
        self._letters = (ctypes.c_ushort * _ROOM)()
        self._name = ctypes.create_string_buffer(_LONGEST_NAME)
        self._size = ctypes.c_ulong()
        self._sides = tuple(ctypes.c_float() for _ in range(4))

    def words(self, drawn: Any, words: pypdfium2.PdfTextPage) -> str:
        """Return the letters of a text."""
        size = pdfium.FPDFTextObj_GetText(drawn, words, self._letters, 2 * len(self._letters))
        if size > 2 * len(self._letters):
            self._letters = (ctypes.c_ushort * size)()
            return self.words(drawn, words)
        return self._read(size)

    def box(self, drawn: Any) -> Box:
        """Return where an object is."""
        pdfium.FPDFPageObj_GetBounds(drawn, *self._sides)
        left, bottom, right, top = self._sides
        return Box(left.value, bottom.value, right.value, top.value)

    def font(self, drawn: Any) -> str:
        """Return the name of the font of a text."""
        font = pdfium.FPDFTextObj_GetFont(drawn)
        pdfium.FPDFFont_GetBaseFontName(font, self._name, _LONGEST_NAME)
        return self._name.value.decode("utf-8", "replace")

    def is_content(self, drawn: Any) -> bool:
        """Whether an object is no artifact."""
        for at in range(pdfium.FPDFPageObj_CountMarks(drawn)):
            mark = pdfium.FPDFPageObj_GetMark(drawn, at)
            pdfium.FPDFPageObjMark_GetName(mark, self._letters, 2 * _ROOM, self._size)
            if self._read(self._size.value) == _ARTIFACT:
                return False
        return True

    def _read(self, size: int) -> str:
        """Return the letters written, without the zero at their end."""
        return ctypes.string_at(self._letters, max(0, size - 2)).decode("utf-16-le", "replace")


def _pixels(drawn: Any) -> tuple[int, int]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(drawn, width, height)
    return width.value, height.value


def _clip(drawn: Any) -> Box | None:
    """Return where an object may be seen: what all the paths that clip it have in common."""
    path = pdfium.FPDFPageObj_GetClipPath(drawn)
    shown: Box | None = None
    for at in range(pdfium.FPDFClipPath_CountPaths(path) if path else 0):
        around = _around(path, at)
        if around is not None:
            shown = around if shown is None else shown.within(around)
    return shown


def _around(path: Any, at: int) -> Box | None:
    points = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for segment in range(pdfium.FPDFClipPath_CountPathSegments(path, at)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(path, at, segment), x, y)
        points.append((x.value, y.value))
    if not points:
        return None
    across, up = zip(*points, strict=True)
    return Box(min(across), min(up), max(across), max(up))
