"""The drawings of a printed workbook, which LibreOffice does mark."""

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf


@dataclass(slots=True)
class Figure:
    """A drawing: its page, the marks that it has there, what it says, where it stands."""

    page: int
    marks: frozenset[int]
    alternative: str
    attributes: pikepdf.Object | None

    @property
    def top(self) -> float:
        """How high on its page it begins."""
        box = None if self.attributes is None else self.attributes.get("/BBox")
        return 0.0 if box is None else float(box[3])


def figures_of(pdf: pikepdf.Pdf) -> list[Figure]:
    """Return the drawings of a PDF as it was exported, in the order they are drawn."""
    root = pdf.Root.get("/StructTreeRoot")
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return [] if root is None else list(_figures(root, pages))


def _figures(element: pikepdf.Object, pages: dict[tuple[int, int], int]) -> Iterator[Figure]:
    for child in _children(element):
        if not isinstance(child, pikepdf.Dictionary):
            continue
        if child.get("/S") != "/Figure":
            yield from _figures(child, pages)
            continue
        page = pages.get(child.Pg.objgen) if "/Pg" in child else None
        if page is not None:
            marks = frozenset(_marks(child))
            yield Figure(page, marks, str(child.get("/Alt", "")).strip(), child.get("/A"))


def _children(element: pikepdf.Object) -> list[pikepdf.Object | int]:
    held = element.get("/K", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _marks(element: pikepdf.Object) -> Iterator[int]:
    for child in _children(element):
        if not isinstance(child, pikepdf.Dictionary):
            yield int(child)
        elif "/MCID" in child:
            yield int(child.MCID)
        else:
            yield from _marks(child)
