"""The tree of tags of a printed workbook, written in its PDF."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from plandocs.printing.tags.sheet_cells import Place, Sheet
from plandocs.printing.tags.sheet_labels import CellText, Drawing, Label, Loose
from plandocs.printing.tags.sheet_marks import Marks
from plandocs.printing.tags.sheet_reading import Link, Reading, Spot
from plandocs.printing.tags.sheet_shape import Grid, Shape, Slot

# Lines are drawn with nothing between them, so their words would be said as one; Hebrew and
# Arabic are drawn from left to right.
_DRAWN_ELSE = re.compile("[\n\u0590-\u08ff\ufb1d-\ufefc]")
_ANNOTATED = {"/Link": "Link", "/Widget": "Form"}
_NAMES = {
    role: Name(f"/{role}")
    for role in "Document Sect H1 P Table TR TH TD Span Link Form Figure".split()
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A workbook as printed: its sheets, what of each is its table, its pieces and their marks."""

    sheets: list[Sheet]
    shapes: list[Shape]
    reading: Reading
    marks: Marks


def plant(pdf: pikepdf.Pdf, printed: Printed, language: str) -> None:
    """Put the tree of a printed workbook in its PDF, in place of the one that it came with."""
    pdf.Root.StructTreeRoot = _Tree(pdf, printed).root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = pikepdf.String(language)


class _Tree:
    """The elements of a tree, as they are made from the document down to its marks."""

    def __init__(self, pdf: pikepdf.Pdf, printed: Printed) -> None:
        self._pdf = pdf
        self._printed = printed
        self._pages = [page.obj for page in pdf.pages]
        self._owners: dict[Label, pikepdf.Object] = {}
        self._annotated: dict[tuple[int, int], pikepdf.Object] = {}
        self._links: dict[tuple[int, Place], list[Link]] = {}
        for link in printed.reading.links:
            if link.text:
                self._links.setdefault((link.text.sheet, link.text.place), []).append(link)
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = self._element("Document", self.root)
        self.root.K = Array([document])
        document.K = Array([self._sheet(number, document) for number in self._printed_sheets()])
        self._number_parents()

    def _printed_sheets(self) -> list[int]:
        return sorted(set(self._printed.reading.sheets)) if self._printed.sheets else []

    def _element(self, role: str, parent: pikepdf.Object) -> pikepdf.Object:
        return self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=_NAMES[role], P=parent))

    def _sheet(self, number: int, document: pikepdf.Object) -> pikepdf.Object:
        section = self._element("Sect", document)
        section.T = pikepdf.String(self._printed.sheets[number].name)
        section.K = Array([element for _, element in self._items(number, section)])
        section.K.extend(self._annotations_of_none(number, section))
        return section

    def _items(self, number: int, section: pikepdf.Object) -> list[tuple[Spot, pikepdf.Object]]:
        """Return what a sheet holds in the order of reading: its rows, and the rest among them."""
        items = list(self._rows(number, section))
        for spot, element in sorted(self._rest(number, section), key=lambda item: item[0]):
            later = (turn for turn, (other, _) in enumerate(items) if other > spot)
            items.insert(next(later, len(items)), (spot, element))
        return items

    def _rows(self, number: int, section: pikepdf.Object) -> Iterator[tuple[Spot, pikepdf.Object]]:
        shape = self._printed.shapes[number]
        for block in shape.blocks:
            if isinstance(block, Grid):
                yield self._spot(number, block.places[0]), self._table(block, section, number)
            else:
                role = "H1" if block == shape.title else "P"
                yield self._spot(number, block), self._cell(role, section, number, block)

    def _spot(self, sheet: int, place: Place) -> Spot:
        spots = self._printed.reading.spots
        found = (spots.get(CellText(sheet, place, linked)) for linked in (False, True))
        return min(spot for spot in found if spot)

    def _table(self, grid: Grid, section: pikepdf.Object, sheet: int) -> pikepdf.Object:
        table = self._element("Table", section)
        rows = []
        for slots in grid.rows:
            row = self._element("TR", table)
            row.K = Array([self._slot(slot, row, sheet) for slot in slots])
            rows.append(row)
        table.K = Array(rows)
        table.Pg = self._pages[self._spot(sheet, grid.places[0])[0]]
        return table

    def _slot(self, slot: Slot, row: pikepdf.Object, sheet: int) -> pikepdf.Object:
        if slot.place is None:
            return self._element("TD", row)
        cell = self._cell("TH" if slot.head else "TD", row, sheet, slot.place)
        attributes = Dictionary(O=Name.Table)
        if slot.head:
            attributes.Scope = Name(f"/{slot.head}")
        if slot.across > 1:
            attributes.ColSpan = slot.across
        if slot.down > 1:
            attributes.RowSpan = slot.down
        if len(attributes) > 1:
            cell.A = attributes
        return cell

    def _cell(self, role: str, parent: pikepdf.Object, sheet: int, place: Place) -> pikepdf.Object:
        element = self._element(role, parent)
        held: list[Any] = []
        plain, linked = CellText(sheet, place), CellText(sheet, place, linked=True)
        text = self._printed.sheets[sheet].cells[place].text
        if text and _DRAWN_ELSE.search(text) and plain in self._printed.marks.of:
            span = self._element("Span", element)
            span.ActualText = pikepdf.String(text)
            span.K = _kids(self._marks(plain, span))
            held.append(span)
        elif plain in self._printed.marks.of:
            held.extend(self._marks(plain, element))
        if linked in self._printed.marks.of or (sheet, place) in self._links:
            held.append(self._link(linked, element))
        if held:
            element.K = _kids(held)
        return element

    def _link(self, label: CellText, parent: pikepdf.Object) -> pikepdf.Object:
        element = self._element("Link", parent)
        held: list[Any] = list(self._marks(label, element))
        for link in self._links.get((label.sheet, label.place), []):
            held.append(self._reference(link.annotation, self._pages[link.page], element))
        element.K = _kids(held)
        return element

    def _marks(self, label: Label, owner: pikepdf.Object) -> list[Any]:
        """Return the marks of a label as the content of the element that owns them."""
        self._owners[label] = owner
        marks = self._printed.marks.of.get(label, [])
        if not marks:
            return []
        first = marks[0][0]
        owner.Pg = self._pages[first]
        return [
            mark if page == first else Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=mark)
            for page, mark in marks
        ]

    def _rest(self, number: int, section: pikepdf.Object) -> Iterator[tuple[Spot, pikepdf.Object]]:
        """Yield the drawings of a sheet and the texts that are of no cell."""
        reading = self._printed.reading
        for label in self._printed.marks.of:
            if not isinstance(label, Drawing | Loose):
                continue
            spot = reading.spots.get(label, (label.page, 0.0) if isinstance(label, Loose) else None)
            if spot is None or reading.sheets[spot[0]] != number:
                continue
            element = self._element("Figure" if isinstance(label, Drawing) else "P", section)
            element.K = _kids(self._marks(label, element))
            if isinstance(label, Drawing):
                figure = reading.figures[label.number]
                element.Alt = pikepdf.String(figure.alternative)
                if figure.attributes is not None:
                    element.A = figure.attributes
            yield spot, element

    def _annotations_of_none(
        self, number: int, section: pikepdf.Object
    ) -> Iterator[pikepdf.Object]:
        """Yield the links and fields under which there is no cell, and drop what no paper shows."""
        for page, sheet in zip(self._pages, self._printed.reading.sheets, strict=True):
            if sheet != number or "/Annots" not in page:
                continue
            kept = [held for held in page.Annots if str(held.get("/Subtype")) in _ANNOTATED]
            page.Annots = Array(kept)
            if not kept:
                del page.Annots
            for annotation in kept:
                if annotation.objgen in self._annotated:
                    continue
                paragraph = self._element("P", section)
                element = self._element(_ANNOTATED[str(annotation.Subtype)], paragraph)
                element.K = self._reference(annotation, page, element)
                paragraph.K = element
                yield paragraph

    def _reference(
        self, annotation: pikepdf.Object, page: pikepdf.Object, owner: pikepdf.Object
    ) -> pikepdf.Object:
        annotation.StructParent = len(self._pages) + len(self._annotated)
        self._annotated[annotation.objgen] = owner
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    def _number_parents(self) -> None:
        """Write from which element each mark and annotation hangs."""
        numbers: list[Any] = []
        for number, (page, labels) in enumerate(
            zip(self._pages, self._printed.marks.pages, strict=True)
        ):
            page.StructParents = number
            page.Tabs = Name.S
            owners = Array([self._owners[label] for label in labels])
            numbers.extend([number, self._pdf.make_indirect(owners)])
        for number, owner in enumerate(self._annotated.values(), len(self._pages)):
            numbers.extend([number, owner])
        self.root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        self.root.ParentTreeNextKey = len(self._pages) + len(self._annotated)


def _kids(held: list[Any]) -> Any:
    """Return what an element holds as it is written: one thing stands for itself."""
    return held[0] if len(held) == 1 else Array(held)
