"""One text of a Word document, read in order.

Page numbers, which any program counts again, are not part of it: «#» stands for them. Empty
paragraphs are not either. Source: ISO/IEC 29500-1, 17.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plandocs.verify.contents import Block, Piece, folded, lone
from plandocs.verify.opening import UnreadableFile
from plandocs.verify.word_text.colors import NO_SHADE, Shade
from plandocs.verify.word_text.drawings import DEEPEST, drawn
from plandocs.verify.word_text.dress import BARE, Wear, is_short, shape
from plandocs.verify.word_text.fields import LAST_NUMBER, NUMBER, Field
from plandocs.verify.word_text.looks import Looks, displaced, form_of
from plandocs.verify.word_text.names import FALLBACK, R, W, value
from plandocs.verify.word_text.numbering import Count, Lists
from plandocs.verify.word_text.parts import Part
from plandocs.verify.word_text.seeing import Seeing, Spot

_SPACES = {f"{W}{name}" for name in ("br", "tab", "cr", "ptab")}
_DAYS = [f"{W}{name}{size}" for name in ("day", "month", "year") for size in ("Short", "Long")]
_LETTERS = {
    f"{W}noBreakHyphen": "-",
    f"{W}pgNum": NUMBER,
    **dict.fromkeys(_DAYS, "[fecha del día]"),
}
_OF_EQUATION = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_OF_CONTENTS = re.compile(r"(toc|tdc|contents|ndice)\s*\d", re.IGNORECASE)
_CUT = re.compile(r"\[([a-zñáéíóú, ]+): ([^\]\[]*)\](\s*)\[\1: ")
_TRACKED = {
    f"{W}ins": "agregado con control de cambios",
    f"{W}moveTo": "agregado con control de cambios",
    f"{W}del": "quitado con control de cambios",
    f"{W}moveFrom": "quitado con control de cambios",
}
_MOST_FIELDS = 30
"""How many fields may stand in one another: Word takes twenty."""


@dataclass
class _Around:
    """What a table and a cell give to the paragraphs within, and what these put over its colour."""

    wear: Wear = BARE
    shade: Shade = NO_SHADE
    painted: set[str] = field(default_factory=set)


@dataclass
class _Inside:
    """What is found in a cell: its paragraphs, and the tables that stand in it."""

    lines: list[str] = field(default_factory=list)
    tables: list[Element] = field(default_factory=list)


class Story:
    """A text of a document; fields and lists go on over its paragraphs."""

    def __init__(self, part: Part, place: str, seeing: Seeing, lists: Lists) -> None:
        """Take the part it is in, how its places are called, how it looks, what lists there are."""
        self._part = part
        self._place = place
        self._seeing = seeing
        self._count = Count(lists)
        self._fields: list[Field] = []
        self._taker: Field | None = None
        self._in_contents = False
        self._tables = 0
        self._paragraphs = 0
        self._boxes: list[Element] = []
        self._spot = Spot()
        self._around = _Around()
        self._mark = ""
        self._floating: list[str] = []

    def blocks(self, node: Element, depth: int = 0) -> Iterator[Block]:
        """Yield all that is said in a body, a note, a text box; raise UnreadableFile."""
        yield from self._blocks(node, depth)
        for one in self._fields:
            told = f"[campo {folded(one.code)}: {folded(''.join(one.result or ()))}]"
            yield lone(self._at("campo sin cerrar"), told)

    def _blocks(self, node: Element, depth: int) -> Iterator[Block]:
        _check(depth)
        for child in node:
            if child.tag == f"{W}p":
                yield from self._paragraph_block(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, depth)
            elif child.tag in (f"{W}altChunk", f"{W}subDoc"):
                yield lone(self._at("texto traído de otro archivo"), "[otro archivo]")
            elif child.tag != FALLBACK:
                yield from self._blocks(child, depth + 1)
            yield from self._boxed(depth)

    def _boxed(self, depth: int) -> Iterator[Block]:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            place = self._at("cuadro de texto")
            story = Story(self._part, place, self._seeing, self._count.lists)
            yield from story.blocks(box, depth + 1)

    def _at(self, place: str) -> str:
        return f"{self._place}, {place}" if self._place else place

    def _paragraph_block(self, paragraph: Element) -> Iterator[Block]:
        text = self._paragraph(paragraph, _Around())
        if text:
            self._paragraphs += 1
            place = self._place or f"párrafo {self._paragraphs}"
            yield lone(place, text)

    def _table(self, table: Element, depth: int) -> Iterator[Block]:
        self._tables += 1
        number, nested = self._tables, []
        dress, rows = self._seeing.dress(table), [*_rows(table)]
        for row_number, row in enumerate(rows, 1):
            where = self._at(f"tabla {number}, fila {row_number}")
            pieces = []
            cells = [*_cells(row)]
            for column, cell in enumerate(cells, 1):
                wear = dress.wear(row_number - 1, len(rows), column - 1, len(cells))
                around, inside = _Around(wear, dress.shade(cell, row, wear)), _Inside()
                self._cell(cell, around, inside, depth)
                nested += inside.tables
                look = _look(cell, around)
                pieces.append(Piece(f"{where}, columna {column}", "\n".join(inside.lines), look))
            yield Block(where, (*pieces, *_of_row(row, where)))
        for nested_table in nested:
            yield from self._table(nested_table, depth + 1)

    def _cell(self, node: Element, around: _Around, into: _Inside, depth: int) -> None:
        """Add what stands in a cell."""
        _check(depth)
        for child in node:
            if child.tag == f"{W}p":
                into.lines += [text for text in [self._paragraph(child, around)] if text]
            elif child.tag == f"{W}tbl":
                into.tables.append(child)
            elif child.tag != FALLBACK:
                self._cell(child, around, into, depth + 1)

    def _paragraph(self, paragraph: Element, around: _Around) -> str:
        looks = paragraph.find(f"{W}pPr")
        form = self._seeing.form(looks, around.wear)
        self._spot = self._seeing.spot(looks, form, around.wear, around.shade)
        self._around = around
        around.painted.add(form.get("shade", ""))
        self._in_contents = self._lists_contents()
        label, form = self._listed(looks, form)
        pieces = [label]
        self._floating = []
        self._read(paragraph, pieces, 0)
        text = folded(_joined("".join(sorted(self._floating) + pieces)))
        in_contents = self._in_contents or self._lists_contents()
        if in_contents or _OF_CONTENTS.search(value(looks, "pStyle")):
            text = LAST_NUMBER.sub(f" {NUMBER}", text)
        mark = displaced(form) if text else ""
        return f"[{mark}: {text}]" if mark else text

    def _listed(self, looks: Element | None, form: Looks) -> tuple[str, Looks]:
        """Return what a list prints before a paragraph, if it is seen, and the form it gives it."""
        key = form.get("list", "0")
        if key == "0":
            return "", form
        own = looks.find(f"{W}numPr/{W}ilvl") if looks is not None else None
        level = form.get("level", "0") if own is not None else ""
        label, told = self._count.next(key, level, value(looks, "pStyle"))
        mark = looks.find(f"{W}rPr") if looks is not None else None
        seen = self._seeing.seen(mark, self._spot, told.looks).mark if label else ""
        palette = self._seeing.styles.palette
        given = {**form, **form_of(told.form, palette), **form_of(looks, palette)}
        return f"{label} " if label and seen in ("", "en letra de signos") else "", given

    def _lists_contents(self) -> bool:
        return any(one.result is not None and one.is_contents for one in self._fields)

    def _read(self, node: Element, into: list[str], depth: int) -> None:
        """Add what stands in a paragraph, a run or what surrounds runs."""
        _check(depth)
        for child in node:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, into)
            elif tag in _TRACKED:
                self._marked(child, into, depth, _TRACKED[tag])
            elif tag == _OF_EQUATION:
                self._add("".join((child.text or "").split()), into)
            elif tag == f"{W}fldSimple":
                self._simple(child, into, depth)
            elif tag == f"{W}hyperlink":
                self._read(child, into, depth + 1)
                into.append(_linked(self._part.address(child.get(f"{R}id", ""))))
            elif tag not in (f"{W}pPr", FALLBACK):
                self._read(child, into, depth + 1)

    def _marked(self, node: Element, into: list[str], depth: int, what: str) -> None:
        inner: list[str] = []
        self._read(node, inner, depth + 1)
        into.append(_said(what, "".join(inner)))

    def _simple(self, node: Element, into: list[str], depth: int) -> None:
        told = Field(node.get(f"{W}instr", ""))
        if told.is_counted:
            into.append(NUMBER)
            return
        into.append(_asked(told))
        self._read(node, into, depth + 1)
        into.append(_linked(told.address()))

    def _run(self, run: Element, into: list[str]) -> None:
        seen = self._seeing.seen(run.find(f"{W}rPr"), self._spot)
        self._around.painted.add(seen.paint)
        self._mark = seen.mark
        inner: list[str] = []
        for child in run:
            self._of_run(child, inner)
        into.append(_said(seen.mark, "".join(inner)))

    def _of_run(self, child: Element, into: list[str]) -> None:
        tag = child.tag
        if tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""), into)
        elif tag == f"{W}instrText":
            if self._fields:
                self._fields[-1].ask(child.text or "")
        elif tag in (f"{W}t", f"{W}delText"):
            self._add(child.text or "", into)
        elif tag in _SPACES:
            self._add(" ", into)
        elif tag in _LETTERS:
            self._add(_LETTERS[tag], into)
        elif tag == f"{W}sym":
            self._add(f"[símbolo {child.get(f'{W}char', '')}]", into)
        elif tag == f"{W}object":
            self._add("[objeto incrustado]", into)
        elif tag != f"{W}rPr":
            found = drawn(self._part, child)
            self._add("".join(found.told), into)
            self._floating += [_said(self._mark, told) for told in found.floating]
            self._boxes += found.boxes

    def _add(self, text: str, into: list[str]) -> None:
        """Add a text to what is being read, or to the field that it is asked or counted by."""
        if self._taker is None:
            into.append(text)
        elif self._taker.result is None:
            self._taker.ask(text)
        else:
            self._taker.result.append(_said(self._mark, text))

    def _field(self, kind: str, into: list[str]) -> None:
        if kind == "begin":
            self._fields.append(Field())
        elif kind == "separate" and self._fields:
            begun = self._fields[-1]
            begun.begin_result()
            self._find_taker()
            self._add(_asked(begun), into)
        elif kind == "end" and self._fields:
            self._in_contents = self._in_contents or self._lists_contents()
            ended = self._fields.pop()
            self._find_taker()
            self._add(_ended(ended), into)
        self._find_taker()

    def _find_taker(self) -> None:
        """Find the field that takes what is read from now on, if one does."""
        if len(self._fields) > _MOST_FIELDS:
            raise UnreadableFile("tiene más campos dentro de otros que cualquier documento")
        inner = reversed(self._fields)
        self._taker = next((one for one in inner if one.result is None or one.is_counted), None)


def _check(depth: int) -> None:
    if depth > DEEPEST:
        raise UnreadableFile("tiene más cosas dentro de otras que cualquier documento")


def _asked(told: Field) -> str:
    asked = told.asked()
    return f"[campo {asked}]" if asked else ""


def _ended(told: Field) -> str:
    """Return what is told of a field after its result."""
    counted = told.counted() if told.is_counted else ""
    asked = _asked(told) if told.result is None else ""
    return f"{counted}{asked}{_linked(told.address())}"


def _linked(address: str) -> str:
    return f" ‹{address}›" if address else ""


def _said(mark: str, text: str) -> str:
    """Return a text with what is to be told of it; the white space around it is no part of that."""
    inner = text.strip()
    if not mark or not inner:
        return text
    head, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{head}[{mark}: {inner}]{tail}"


def _joined(text: str) -> str:
    """Return a text whose neighbouring marks of a kind are one: how runs are cut says nothing."""
    before = ""
    while before != text:
        before, text = text, _CUT.sub(r"[\1: \2\3", text)
    return text


def _of_row(row: Element, where: str) -> Iterator[Piece]:
    if row.find(f"{W}trPr/{W}del") is not None:
        yield Piece(where, "[fila quitada con control de cambios]")
    if row.find(f"{W}trPr/{W}ins") is not None:
        yield Piece(where, "[fila agregada con control de cambios]")
    if is_short(row):
        yield Piece(where, "[fila tan baja que no se lee]")


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag not in (f"{W}tblPr", f"{W}tblGrid", FALLBACK):
            yield from (row for row in child.iter(f"{W}tr"))


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag == f"{W}sdt":
            yield from (cell for cell in child.iter(f"{W}tc"))


def _look(cell: Element, around: _Around) -> str:
    """Return the colour of a cell, what is painted over it, and its shape, in words."""
    words = [f"color {around.shade}"] if any(around.shade) else []
    painted = sorted(around.painted - {"", around.shade.color})
    words += [f"con color {color} encima" for color in painted]
    return ", ".join(words + shape(cell))
