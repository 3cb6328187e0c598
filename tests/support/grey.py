"""Printed grids seen in grey: the cells of each row, as a reader of a photocopy sees them."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageStat

_DPI = 150
_SCALE = _DPI / 72
_LINE = 225
"""A pixel darker than this may be part of a line of the grid."""
_WORD = "{http://www.w3.org/1999/xhtml}word"
_PAGE = "{http://www.w3.org/1999/xhtml}page"


@dataclass(frozen=True)
class Cell:
    """The inside of a cell: the grey of its ground and of its darkest point, from 0 to 255."""

    ground: int
    darkest: int

    @property
    def has_mark(self) -> bool:
        """Whether something black is printed in it."""
        return self.darkest < 90

    @property
    def is_filled(self) -> bool:
        """Whether its ground is not that of paper."""
        return self.ground < 245


@dataclass(frozen=True)
class _Columns:
    """Where the columns of time of a page stand, in pixels."""

    centres: tuple[float, ...]
    bottom: float

    @property
    def width(self) -> float:
        """The width of each."""
        return (self.centres[-1] - self.centres[0]) / (len(self.centres) - 1)

    @property
    def left(self) -> float:
        """Where the first begins."""
        return self.centres[0] - self.width / 2


def grey_grids(pdf: Path, labels: frozenset[str]) -> list[list[list[Cell]]]:
    """Return the cells of each page that has a grid; its columns are headed by upright labels."""
    folder = pdf.with_suffix("")
    folder.mkdir()
    subprocess.run(["pdftoppm", "-gray", "-r", str(_DPI), str(pdf), str(folder / "p")], check=True)
    images = sorted(folder.glob("p-*.pgm"))
    found = []
    for path, columns in zip(images, _columns(pdf, labels), strict=True):
        if columns is not None:
            with Image.open(path) as image:
                found.append(list(_rows(image.convert("L"), columns)))
    return found


def _columns(pdf: Path, labels: frozenset[str]) -> Iterator[_Columns | None]:
    """Yield where the labels written upwards stand on each page, or None where there are none."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for page in ElementTree.fromstring(text).iter(_PAGE):
        boxes = [
            [_SCALE * float(word.get(side, "")) for side in ("xMin", "xMax", "yMin", "yMax")]
            for word in page.iter(_WORD)
            if word.text in labels
        ]
        upward = [box for box in boxes if box[3] - box[2] > box[1] - box[0]]
        centres = tuple(sorted((left + right) / 2 for left, right, _, _ in upward))
        bottom = max((box[3] for box in upward), default=0)
        yield _Columns(centres, bottom) if centres else None


def _rows(image: Image.Image, columns: _Columns) -> Iterator[list[Cell]]:
    """Yield the cells of each row that lines enclose below the labels."""
    for top, bottom in pairwise(_lines(image, columns)):
        if bottom - top > 8 and _is_row(image, columns, top, bottom):
            yield [_cell(image, centre, columns.width, top, bottom) for centre in columns.centres]


def _lines(image: Image.Image, columns: _Columns) -> list[int]:
    """Return where a line crosses the words of the rows, left of the columns of time."""
    left, right = round(columns.left - 1.2 * _DPI), round(columns.left - 6)
    crossed = [
        y
        for y in range(round(columns.bottom), image.height)
        if _lightest(image.crop((left, y, right, y + 1))) < _LINE
    ]
    return [y for before, y in pairwise([-2, *crossed]) if y > before + 1]


def _is_row(image: Image.Image, columns: _Columns, top: int, bottom: int) -> bool:
    """Return whether a line parts the words from the columns of time all the way down."""
    edge = round(columns.left)
    strip = image.crop((edge - 4, top + 2, edge + 5, bottom - 2))
    return all(
        _darkest(strip.crop((0, y, strip.width, y + 1))) < _LINE for y in range(strip.height)
    )


def _cell(image: Image.Image, centre: float, width: float, top: int, bottom: int) -> Cell:
    inner = image.crop(
        (round(centre - width * 0.36), top + 4, round(centre + width * 0.36), bottom - 3)
    )
    return Cell(ImageStat.Stat(inner).median[0], _darkest(inner))


def _darkest(image: Image.Image) -> int:
    return next(grey for grey, count in enumerate(image.histogram()) if count)


def _lightest(image: Image.Image) -> int:
    return 255 - next(grey for grey, count in enumerate(image.histogram()[::-1]) if count)
