"""Pictures too coarse for paper."""

import math
from collections.abc import Iterable, Iterator

from plandocs.printing.facts.fact import Fact
from plandocs.printing.pages import Page, Picture
from plandocs.printing.rules import COARSE_PICTURE

LEAST_DPI = 150
"""How many dots an inch a picture has at least for its edges to be sharp on paper."""
_INCH = 72
_LEAST_PIXELS = 8
"""A picture of fewer pixels across or down is a line or a plain colour."""
_LEAST_SIDE = 18.0
"""A picture narrower than this, in points, is a bullet."""


def coarse_pictures(pages: Iterable[Page]) -> Iterator[Fact]:
    """Yield the pictures printed with too few dots; one of a header once."""
    told: set[tuple[int, ...]] = set()
    for page in pages:
        for picture in page.pictures:
            which = (picture.width, picture.height, *map(round, picture.box))
            dpi = _dpi(picture)
            if dpi < LEAST_DPI and not _is_plain(picture) and which not in told:
                told.add(which)
                yield Fact(COARSE_PICTURE, page.number, "", _values(picture, dpi))


def _dpi(picture: Picture) -> int:
    """Return the dots an inch in the direction with fewer."""
    box = picture.box
    if not (box.width > 0 and box.height > 0):
        return LEAST_DPI
    across, down = picture.width / box.width, picture.height / box.height
    if picture.width > picture.height and box.width < box.height:  # laid on its side
        across, down = picture.height / box.width, picture.width / box.height
    return round(min(across, down) * _INCH)


def _is_plain(picture: Picture) -> bool:
    small = min(picture.width, picture.height) < _LEAST_PIXELS
    return small or min(picture.box.width, picture.box.height) < _LEAST_SIDE


def _values(picture: Picture, dpi: int) -> dict[str, str]:
    return {
        "ppp": str(dpi),
        "minimo": str(LEAST_DPI),
        "ancho": str(_needed(picture.box.width)),
        "alto": str(_needed(picture.box.height)),
    }


def _needed(points: float) -> int:
    return math.ceil(round(points / _INCH * LEAST_DPI, 2))
