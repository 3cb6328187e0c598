"""What is wider than the space for the text: tables and pictures."""

from collections.abc import Iterator

from plandocs.printing.facts.fact import Fact, excerpt
from plandocs.printing.facts.reading import Reading, tables
from plandocs.printing.pages import Box
from plandocs.printing.rules import WIDE_PICTURE, WIDE_TABLE
from plandocs.printing.sections import Section
from plandocs.printing.word import Element, attribute, cell_around, w

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_TWIPS, _EMUS, _POINTS = 20, 12700, 72 / 2.54
"""How many twips and EMUs a point has, and points a centimetre."""
_SLACK = 14.0
"""How far, in points, what is wider may stand out unseen: the margins of the cells at its sides."""
_HEAD = 20.0
"""How far below the first text of a table its own lines surely are."""


def wide_tables(reading: Reading) -> Iterator[Fact]:
    """Yield the tables wider than the text, where the print shows it."""
    for number, table in tables(reading.word):
        inside = [p for p in table.iter(w("p")) if p in reading.order]
        if not inside or cell_around(table) is not None:
            continue
        section = reading.section_of(reading.order[inside[0]])
        excess = _width(table) - section.text_width
        if excess > _SLACK and _stands_out(reading, inside, section):
            first = reading.placed(inside[0])
            words = next((reading.placed(p).text for p in inside if reading.placed(p).text), "")
            values = {"tabla": str(number), "exceso": _centimetres(excess)}
            yield Fact(WIDE_TABLE, first.page, excerpt(words), values)


def wide_pictures(reading: Reading) -> Iterator[Fact]:
    """Yield the pictures in line with the text that are wider than it, or than their cell."""
    for order, element in enumerate(reading.elements):
        for extent in element.iterfind(f".//{_DRAWING}inline/{_DRAWING}extent"):
            room, place = reading.section_of(order).text_width, "el espacio para el texto"
            cell = cell_around(element)
            if cell is not None and (of_cell := _cell_width(cell)):
                room, place = of_cell, "su celda"
            excess = int(extent.get("cx") or 0) / _EMUS - room
            if excess > _SLACK:
                paragraph = reading.paragraphs[order]
                values = {"exceso": _centimetres(excess), "lugar": place}
                yield Fact(WIDE_PICTURE, paragraph.page, excerpt(paragraph.text), values)


def _width(table: Element) -> float:
    """Return the width of a table's columns; 0 of one that is told to take a part of the text."""
    if attribute(table.find(f"{w('tblPr')}/{w('tblW')}"), "type") == "pct":
        return 0.0
    columns = table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
    return sum(float(attribute(column, "w") or 0) for column in columns) / _TWIPS


def _cell_width(cell: Element) -> float:
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    if attribute(width, "type") not in ("dxa", ""):
        return 0.0
    return float(attribute(width, "w") or 0) / _TWIPS


def _stands_out(reading: Reading, inside: list[Element], section: Section) -> bool:
    """Whether the print shows something of a table outside the margins."""
    first, last = reading.placed(inside[0]), reading.placed(inside[-1])
    left, right = section.margins[3] - _SLACK / 2, section.width - section.margins[1] + _SLACK / 2
    for number in range(first.page, last.last_page + 1):
        top = first.top - _HEAD if number == first.page else section.height - section.margins[0]
        bottom = last.bottom - _HEAD if number == last.last_page else section.margins[2]
        page = reading.page(number)
        boxes = [*(text.box for text in page.content), *(shape.box for shape in page.shapes)]
        if any(
            _overlaps(box, bottom, top) and not left <= box.left <= box.right <= right
            for box in boxes
        ):
            return True
    return False


def _overlaps(box: Box, bottom: float, top: float) -> bool:
    return box.bottom <= top and box.top >= bottom


def _centimetres(points: float) -> str:
    return f"{points / _POINTS:.1f}"
