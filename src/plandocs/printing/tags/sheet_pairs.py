"""The colours that the twin of a page gives its texts."""

import pikepdf

from plandocs.printing.tags.sheet_content import Piece, text_colours
from plandocs.printing.tags.sheet_twin import LINK

# How far from its own place in the twin a text may begin, and how far outside the box of its
# link, in points.
_SLACK = 2.0

Place = tuple[float, ...]


def colours_in_twin(texts: list[Piece], page: pikepdf.Page, twin: pikepdf.Page) -> list[int | None]:
    """Return the colour of the cell of each text of a page, None of a text that the twin leaves."""
    drawn = list(text_colours(twin))
    found: list[int | None]
    if [place for place, _ in drawn] == [text.place for text in texts]:
        found = [colour for _, colour in drawn]
    else:
        at = dict(reversed(drawn))
        found = [at[p] if (p := text.place) in at else _nearest(p, drawn) for text in texts]
    linked = _linked(page, twin)
    return [
        _colour_of_link(text, linked) if colour == text.colour else colour
        for text, colour in zip(texts, found, strict=True)
    ]


def _nearest(place: Place, drawn: list[tuple[Place, int | None]]) -> int | None:
    near = [(_distance(place, other), colour) for other, colour in drawn]
    distance, colour = min(near, key=lambda pair: pair[0], default=(_SLACK, None))
    return colour if distance < _SLACK else None


def _distance(one: Place, other: Place) -> float:
    if len(one) < 2 or len(one) != len(other):
        return 2 * _SLACK
    return max(abs(one[-1] - other[-1]), abs(one[-2] - other[-2]))


def links_of(page: pikepdf.Page) -> list[pikepdf.Object]:
    """Return the links of a page."""
    held = page.obj.get("/Annots", pikepdf.Array())
    return [annotation for annotation in held if annotation.get("/Subtype") == "/Link"]


def within(text: Piece, link: pikepdf.Object) -> bool:
    """Return whether a text begins in the box of a link."""
    left, bottom, right, top = map(float, link.Rect)
    across = min(left, right) - _SLACK <= text.x <= max(left, right)
    return across and min(bottom, top) - _SLACK <= text.y <= max(bottom, top)


def _linked(page: pikepdf.Page, twin: pikepdf.Page) -> list[tuple[pikepdf.Object, int]]:
    """Return the links of a page with the colours that their pairs go to."""
    pairs = zip(links_of(page), links_of(twin), strict=False)
    goals = ((link, str(pair.A.get("/URI", "")) if "/A" in pair else "") for link, pair in pairs)
    return [
        (link, int(goal.removeprefix(LINK)))
        for link, goal in goals
        if goal.startswith(LINK) and goal.removeprefix(LINK).isdigit()
    ]


def _colour_of_link(text: Piece, links: list[tuple[pikepdf.Object, int]]) -> int | None:
    return next((colour for link, colour in links if within(text, link)), None)
