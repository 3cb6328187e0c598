"""What is drawn over the cells of a sheet: pictures, shapes and their texts, charts."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Block, Piece, folded, lone
from plandocs.verify.opening import Package, UnreadableFile, parse
from plandocs.verify.relations import picture, related, relations
from plandocs.verify.sheet_text.names import written
from plandocs.verify.sheet_text.values import A, R, column_letters, is_on, number_of, plain_number

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_D = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_SERIES = [f"{_C}{name}" for name in ("tx", "cat", "val", "xVal", "yVal", "bubbleSize")]
_NAMED = f"{_C}cat"
"""What names the values of a series: programs write its dates each their way."""
_ANCHORS = {f"{_D}{kind}Anchor" for kind in ("twoCell", "oneCell", "absolute")}
_MOST_CHARTED = 20_000_000
"""The most bytes of charts that a sheet may have."""
_ENDS = {"min": "desde", "max": "hasta"}
_DRIFT = 2
"""By how many rows or columns the end of something may move: programs round those between."""
_POINTS = dict[str, tuple[str, bool]]


class Place(NamedTuple):
    """Where something drawn stands: its sheet, what it is, the row and column of its corners.

    Those of the second are 0 if it is not told.
    """

    sheet: str
    what: str
    row: int
    column: int
    low: int = 0
    right: int = 0

    @property
    def cells(self) -> str:
        """The cells over which it stands."""
        end = f":{column_letters(self.right)}{self.low}" if self.low else ""
        return f"{column_letters(self.column)}{self.row}{end}"

    def is_same(self, other: "Place") -> bool:
        """Return whether it is the same thing on the same sheet, wherever it begins."""
        return (self.sheet, self.what) == (other.sheet, other.what)

    def is_near(self, other: "Place") -> bool:
        """Return whether it is the same thing in the same place, but for what programs round."""
        if not self.is_same(other):
            return False
        near = abs(self.row - other.row) <= 1 and abs(self.column - other.column) <= 1
        ends = abs(self.low - other.low) <= _DRIFT and abs(self.right - other.right) <= _DRIFT
        return near and (ends or not (self.low and other.low))


def drawn_blocks(parts: Package, path: str, sheet: str) -> Iterator[Block]:
    """Yield what is drawn over a sheet, in its order, and the picture behind its cells."""
    for name in related(parts, path, "image"):
        yield lone(f"hoja «{sheet}» · imagen de fondo", f"[{picture(parts, name, outside=False)}]")
    for anchor, points in _anchors(parts, path):
        yield from _of_anchor(parts, anchor, points, sheet)


def places(parts: Package, path: str, sheet: str) -> Iterator[Place]:
    """Yield where each thing drawn over a sheet stands."""
    for anchor, points in _anchors(parts, path):
        start, end = _corner(anchor, "from"), _corner(anchor, "to")
        blocks = _of_anchor(parts, anchor, points, sheet)
        what = " ".join(piece.text for block in blocks for piece in block.pieces)
        if start is not None:
            yield Place(sheet, what, *start, *(end or ()))


def _corner(anchor: Element, name: str) -> tuple[int, int] | None:
    """Return the row and the column of a corner of something drawn, None if it is not told."""
    corner = anchor.find(f"{_D}{name}")
    if corner is None:
        return None
    row, column = (number_of(corner.findtext(f"{_D}{tag}")) for tag in ("row", "col"))
    return row + 1, column + 1


def _anchors(parts: Package, path: str) -> Iterator[tuple[Element, _POINTS]]:
    room = _MOST_CHARTED
    for name in related(parts, path, "drawing"):
        root = parse(parts, name)
        points = {key: (to, outside) for key, _, to, outside in relations(parts, name)}
        for node in root.iter() if root is not None else ():
            if node.tag not in _ANCHORS:
                continue
            for chart in node.iter(f"{_C}chart"):  # a thousand may be the same large part
                to, _ = points.get(chart.get(f"{R}id", ""), ("", False))
                room -= len(parts.get(to, b""))
            if room < 0:
                raise UnreadableFile("tiene más gráficas que cualquier documento")
            yield node, points


def _of_anchor(parts: Package, anchor: Element, points: _POINTS, sheet: str) -> Iterator[Block]:
    """Yield what one thing drawn says; that there is one, when it says nothing."""
    where, silent = f"hoja «{sheet}»", True
    hidden = any(is_on(node.get("hidden")) for node in anchor.iter(f"{_D}cNvPr"))
    look = "oculta" if hidden else ""
    for node in anchor.iter():
        found = None
        if node.tag == f"{A}blip":
            key = node.get(f"{R}embed", "") or node.get(f"{R}link", "")
            told = picture(parts, *points.get(key, ("", False)))
            found = lone(f"{where} · imagen", f"[{told}]", look)
        elif node.tag.endswith("}txBody"):
            text = folded(" ".join(child.text or "" for child in node.iter(f"{A}t")))
            found = lone(f"{where} · cuadro de texto", text, look) if text else None
        elif node.tag == f"{_C}chart":
            found = _chart(parts, points.get(node.get(f"{R}id", ""), ("", False))[0], where)
        elif node.tag == f"{A}hlinkClick":
            to, _ = points.get(node.get(f"{R}id", ""), ("", False))
            found = lone(f"{where} · enlace de una figura", f"‹{to}›") if to else None
        if found is not None:
            silent = False
            yield found
    if silent:
        yield lone(f"{where} · figura", "[figura]", look)


def _chart(parts: Package, name: str, where: str) -> Block | None:
    """Return what a chart says: its titles, and of each series its name, cells and values."""
    root = parse(parts, name)
    if root is None:
        return None
    title = " ".join(node.text or "" for node in root.iter(f"{A}t"))
    told = " ".join(filter(None, (folded(f"[gráfica] {title}"), *_scales(root))))
    pieces = [Piece(f"{where} · gráfica", told)]
    for series in root.iter(f"{_C}ser"):
        cells = [written(node.text or "") for part in series for node in _cells_of(part)]
        named = " | ".join(cell for cell in cells if not cell.startswith('"'))
        pieces.append(Piece(f"{where} · gráfica, serie", named))
    return Block(f"{where} · gráfica", tuple(pieces))


def _scales(chart: Element) -> Iterator[str]:
    """Yield which axes of a chart do not begin or end by themselves, or go backwards."""
    for scale in chart.iter(f"{_C}scaling"):
        told = {str(node.tag).rpartition("}")[2]: node.get("val", "") for node in scale}
        ends = [f"{_ENDS[key]} {plain_number(told[key])}" for key in _ENDS if key in told]
        words = [*ends, "al revés" if told.get("orientation") == "maxMin" else ""]
        if any(words):
            yield f"[eje {', '.join(filter(None, words))}]"


def _cells_of(part: Element) -> Iterator[Element]:
    """Yield what names the cells that a part of a series takes its data from."""
    return part.iter(f"{_C}f") if part.tag in _SERIES else iter(())


def charted(parts: Package, path: str, sheet: str) -> Iterator[tuple[str, str]]:
    """Yield what each series of a chart showed the last time, by its place: many leave it out."""
    charts = 0
    for anchor, points in _anchors(parts, path):
        for node in anchor.iter(f"{_C}chart"):
            charts += 1
            root = parse(parts, points.get(node.get(f"{R}id", ""), ("", False))[0])
            for number, series in enumerate(root.iter(f"{_C}ser") if root is not None else (), 1):
                shown = (part for part in series if part.tag in _SERIES and part.tag != _NAMED)
                values = [
                    plain_number(one.text or "") for part in shown for one in part.iter(f"{_C}v")
                ]
                if values:
                    where = f"hoja «{sheet}» · gráfica {charts}, serie {number}"
                    yield where, "; ".join(values)
