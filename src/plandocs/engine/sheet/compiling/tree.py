"""XML parts with marks: what printing fills is cut out of a tree and kept as slots."""

import math
import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from plandocs.engine.sheet.places import cell_numbers
from plandocs.engine.sheet.plans import Box, Pieces, Slot
from plandocs.engine.xml import HEAD, Element, discard, fragment

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXCEL = "urn:schemas-microsoft-com:office:excel"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATION_ID = f"{{{RELATIONS}}}id"

CUT = "\U000f0002"
"""Where an element is cut in two."""
RESERVED = re.compile("[\U000f0000-\U000f0003]")
"""What a template may not hold, for these characters stand for its slots."""
_MARK = re.compile("\U000f0000(\\d+)\U000f0001")


def x(name: str) -> str:
    """Return the qualified name of a SpreadsheetML element."""
    return f"{{{MAIN}}}{name}"


def local_name(element: Element) -> str:
    """Return an element's name without its namespace, empty for what is no element."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def elements(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements below `root` of a local name, whatever their namespace."""
    return (node for node in root.iter() if local_name(node) == name)


def attributes(element: Element, *left_out: str) -> str:
    """Return the attributes of an element as XML, without some and those of other namespaces."""
    found = ((str(name), str(value)) for name, value in element.attrib.items())
    return "".join(
        f' {name}="{escape(value)}"'
        for name, value in found
        if name not in left_out and not name.startswith("{")
    )


def boxes_of(reference: str) -> tuple[Box, ...]:
    """Return the boxes of a list of ranges (`A1:B4 D2`); raise ValueError when it is none."""
    return tuple(_box(text) for text in reference.split())


def box_of(reference: str) -> Box:
    """Return the box of one range; raise ValueError when it is none."""
    (box,) = boxes_of(reference)
    return box


def finite(text: str) -> float:
    """Return a number; raise ValueError when it is none, or has no end."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _box(text: str) -> Box:
    first, _, last = text.partition(":")
    top, left = cell_numbers(first)
    bottom, right = cell_numbers(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


class Slots:
    """The slots of one part while it is compiled, each with a mark that stands for it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._slots: list[Slot] = []

    def mark(self, slot: Slot) -> str:
        """Keep a slot; return the mark that stands for it in a text or an attribute."""
        self._slots.append(slot)
        return f"\U000f0000{len(self._slots) - 1}\U000f0001"

    def put(self, element: Element, slot: Slot) -> None:
        """Put a slot in the place of an element."""
        parent = element.getparent()
        if parent is None:  # what held it went already, as no workbook of Excel's has it
            raise ValueError(element.tag)
        text = self.mark(slot) + (element.tail or "")
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + text
        else:
            parent.text = (parent.text or "") + text
        discard(element)

    def inside(self, element: Element) -> Pieces:
        """Return an element as pieces, as it stands below its parent."""
        parent = element.getparent()
        if parent is None:
            raise ValueError(element.tag)
        return self.pieces(fragment(element, parent))

    def part(self, root: Element) -> Pieces:
        """Return a whole part as pieces."""
        return self.pieces(HEAD + etree.tostring(root, encoding="unicode"))

    def pieces(self, text: str) -> Pieces:
        """Return a text with its marks made slots."""
        found = _MARK.split(text)
        made: list[str | Slot] = []
        for index, piece in enumerate(found):
            if index % 2:
                made.append(self._slots[int(piece)])
            elif piece:
                made.append(piece)
        return tuple(made)
