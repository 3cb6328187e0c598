"""The content of a page as pieces that can be marked: texts, and all else that is painted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Label = Any
"""What a piece is part of; equal ones side by side are marked as one."""

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

_SAVE = pikepdf.ContentStreamInstruction([], pikepdf.Operator("q"))
_RESTORE = pikepdf.ContentStreamInstruction([], pikepdf.Operator("Q"))
_END_MARK = pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))

_FILL_COLOURS = {"rg", "g", "k", "sc", "scn", "cs"}
_BUILD_PATH = {"m", "l", "c", "v", "y", "re", "h"}
_PAINT_PATH = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
_PAINT_ELSE = {"Do", "sh", "INLINE IMAGE"}
_PLACE_TEXT = {"Td", "TD", "Tm"}
_SHOW_TEXT = {"Tj", "TJ", "'", '"'}
_TEXT_ONLY = "q Q rg g k BT ET Td TD Tm Tj TJ ' \""


@dataclass(slots=True)
class Piece:
    """Instructions that paint something together, with the number that they were marked with.

    Those of a text have its fill colour and where it begins, as the numbers that place it.
    """

    instructions: list[Instruction]
    mark: int | None = None
    shows: bool = False
    colour: int | None = None
    place: tuple[float, ...] = ()
    label: Label = None

    @property
    def x(self) -> float:
        """How far from the left of the page it begins."""
        return self.place[-2] if self.place else 0.0

    @property
    def y(self) -> float:
        """How high on the page its first line stands."""
        return self.place[-1] if self.place else 0.0

    def shown(self) -> bytes:
        """Return the codes of its letters."""
        return b"".join(
            bytes(part)
            for instruction in self.instructions
            if str(instruction.operator) in _SHOW_TEXT
            for operand in instruction.operands
            for part in (operand if isinstance(operand, pikepdf.Array) else [operand])
            if isinstance(part, pikepdf.String)
        )

    def draws(self) -> str | None:
        """Return the name of the picture or form that it draws."""
        first = self.instructions[0]
        return str(first.operands[0]) if str(first.operator) == "Do" else None


@dataclass(slots=True)
class _Group:
    """What stands between saving the state of the page and restoring it."""

    children: list["Piece | _Group | Instruction"] = field(default_factory=list)
    colour: int | None = None


class PageContent:
    """The content of a page, without the marks that it came with."""

    def __init__(self, page: pikepdf.Page) -> None:
        self.pieces: list[Piece] = []
        self._root = _Group()
        self._read(page)

    @property
    def texts(self) -> list[Piece]:
        """Return the pieces that show letters, in the order they are drawn."""
        return [piece for piece in self.pieces if piece.shows]

    def _read(self, page: pikepdf.Page) -> None:
        groups = [self._root]
        marks: list[int | None] = []
        path: list[Instruction] = []
        text: Piece | None = None
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            group = groups[-1]
            if name in ("BDC", "BMC"):
                marks.append(_mark_of(instruction))
            elif name == "EMC":
                _pop(marks)
            elif text is not None:
                text.instructions.append(instruction)
                if name in _SHOW_TEXT:
                    text.shows = True
                elif name in _PLACE_TEXT and not text.place:
                    text.place = tuple(map(float, instruction.operands))
                elif name in _FILL_COLOURS:
                    group.colour = text.colour = _colour(instruction)
                elif name == "ET":
                    text = None
            elif name == "BT":
                text = Piece([instruction], _last(marks), colour=group.colour)
                self._add(group, text)
            elif name in _BUILD_PATH:
                path.append(instruction)
            elif path:
                path.append(instruction)
                if name in _PAINT_PATH:
                    self._add(group, Piece(path, _last(marks)))
                    path = []
                elif name == "n":
                    group.children.extend(path)
                    path = []
            elif name in _PAINT_ELSE:
                self._add(group, Piece([instruction], _last(marks)))
            elif name == "q":
                inner = _Group(colour=group.colour)
                group.children.append(inner)
                groups.append(inner)
            elif name == "Q" and len(groups) > 1:
                groups.pop()
            else:
                if name in _FILL_COLOURS:
                    group.colour = _colour(instruction)
                group.children.append(instruction)

    def _add(self, group: _Group, piece: Piece) -> None:
        group.children.append(piece)
        self.pieces.append(piece)

    def written(self, mark: Callable[[Label], pikepdf.ContentStreamInstruction]) -> bytes:
        """Return the content with all its pieces marked, as `mark` begins the mark of a label."""
        return pikepdf.unparse_content_stream(list(_marked(self._root.children, mark)))


def text_colours(page: pikepdf.Page) -> Iterator[tuple[tuple[float, ...], int | None]]:
    """Yield where each text of a page begins and its colour, in the order they are drawn."""
    colours: list[int | None] = []
    colour: int | None = None
    place: tuple[float, ...] = ()
    shows = False
    for instruction in pikepdf.parse_content_stream(page, _TEXT_ONLY):
        name = str(instruction.operator)
        if name == "q":
            colours.append(colour)
        elif name == "Q":
            colour = colours.pop() if colours else None
        elif name == "BT":
            place, shows = (), False
        elif name == "ET":
            if shows:
                yield place, colour
        elif name in _SHOW_TEXT:
            shows = True
        elif name in _PLACE_TEXT:
            place = place or tuple(map(float, instruction.operands))
        else:
            colour = _colour(instruction)


def _colour(instruction: Instruction) -> int | None:
    """Return a colour of red, green and blue as one number, None of another."""
    if str(instruction.operator) != "rg":
        return None
    red, green, blue = (round(float(part) * 255) for part in instruction.operands)
    return red << 16 | green << 8 | blue


def _mark_of(instruction: Instruction) -> int | None:
    properties = instruction.operands[-1]
    found = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
    return None if found is None else int(found)


def _pop(marks: list[int | None]) -> None:
    if marks:
        marks.pop()


def _last(marks: list[int | None]) -> int | None:
    return next((mark for mark in reversed(marks) if mark is not None), None)


_STATE, _MIXED = object(), object()


def _label(node: "Piece | _Group | Instruction") -> Label:
    """Return the only label in some content; that it paints nothing, or that it has several."""
    if isinstance(node, Piece):
        return node.label if node.shows or node.instructions[-1].operator != _END_TEXT else _STATE
    if not isinstance(node, _Group):
        return _STATE
    found: Label = _STATE
    for child in node.children:
        label = _label(child)
        if label is _STATE or label == found:
            continue
        if found is not _STATE or label is _MIXED:
            return _MIXED
        found = label
    return found


_END_TEXT = pikepdf.Operator("ET")


def _marked(
    nodes: "list[Piece | _Group | Instruction]",
    mark: Callable[[Label], pikepdf.ContentStreamInstruction],
) -> Iterator[Instruction]:
    opened: Label = _STATE
    waiting: list[Instruction] = []
    for node in nodes:
        label = _label(node)
        if label is _STATE:
            waiting.extend(_plain(node))
            continue
        if opened is not _STATE and label != opened:
            yield _END_MARK
            opened = _STATE
        yield from waiting
        waiting.clear()
        if label is _MIXED and isinstance(node, _Group):
            yield _SAVE
            yield from _marked(node.children, mark)
            yield _RESTORE
            continue
        if opened is _STATE:
            yield mark(label)
            opened = label
        yield from _plain(node)
    if opened is not _STATE:
        yield _END_MARK
    yield from waiting


def _plain(node: "Piece | _Group | Instruction") -> Iterator[Instruction]:
    if isinstance(node, Piece):
        yield from node.instructions
    elif isinstance(node, _Group):
        yield _SAVE
        for child in node.children:
            yield from _plain(child)
        yield _RESTORE
    else:
        yield node
