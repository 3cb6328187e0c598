"""Tags for the PDF of a workbook, in which LibreOffice marks next to nothing.

Which text belongs to which cell is read off a twin: the same workbook with a colour for each
cell, printed by the same LibreOffice.
"""

import pikepdf

from plandocs.printing.tags.sheet_cells import Place, language_of, parts_of, sheets_of
from plandocs.printing.tags.sheet_labels import CellText
from plandocs.printing.tags.sheet_marks import mark_pages
from plandocs.printing.tags.sheet_reading import Reading, read
from plandocs.printing.tags.sheet_shape import Grid, Shape, shape_of
from plandocs.printing.tags.sheet_tree import Printed, plant
from plandocs.printing.tags.sheet_twin import twin_of

__all__ = ["tag_sheets", "twin_of"]

_LANGUAGE = "es-MX"


def tag_sheets(pdf: pikepdf.Pdf, workbook: bytes, twin: pikepdf.Pdf) -> None:
    """Tag the PDF of a workbook, given that of its twin: tables with heads, titles, drawings."""
    parts = parts_of(workbook)
    sheets = sheets_of(parts)
    reading = read(pdf, twin, sheets)
    places = _places(reading, len(sheets))
    shapes = [shape_of(sheet, own) for sheet, own in zip(sheets, places, strict=True)]
    marks = mark_pages(pdf, reading, _roles(shapes))
    plant(pdf, Printed(sheets, shapes, reading, marks), language_of(parts, _LANGUAGE))


def _places(reading: Reading, sheets: int) -> list[set[Place]]:
    """Return which cells of each sheet were printed."""
    places: list[set[Place]] = [set() for _ in range(sheets)]
    for label in reading.spots:
        if isinstance(label, CellText):
            places[label.sheet].add(label.place)
    return places


def _roles(shapes: list[Shape]) -> dict[tuple[int, Place], str]:
    """Return what each cell is in the tree, in the order of reading."""
    roles: dict[tuple[int, Place], str] = {}
    for number, shape in enumerate(shapes):
        for block in shape.blocks:
            if isinstance(block, Grid):
                slots = (slot for row in block.rows for slot in row)
                roles |= {(number, s.place): "TH" if s.head else "TD" for s in slots if s.place}
            else:
                roles[number, block] = "H1" if block == shape.title else "P"
    return roles
