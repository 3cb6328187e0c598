"""The content of a page as pieces that can be marked: texts, and all else that is painted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
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
_TEXT_ONLY = "q Q rg g k ET Td TD Tm Tj TJ ' \""


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

    children: list["Node"] = field(default_factory=list)
    colour: int | None = None


Node = Piece | _Group | Instruction
Mark = Callable[[Label], pikepdf.ContentStreamInstruction]
Rank = Callable[[Label], int | None]
"""The turn of a label in the order of reading, None of what keeps its place."""


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

    def written(self, mark: Mark, rank: Rank) -> bytes:
        """Return the content with all its pieces marked, as `mark` begins the mark of a label.

        Texts are drawn in the order of their ranks, as far as nothing else stands between them.
        """
        return pikepdf.unparse_content_stream(list(_marked(self._root.children, mark, rank)))


def text_colours(page: pikepdf.Page) -> Iterator[tuple[tuple[float, ...], int | None]]:
    """Yield where each text of a page begins and its colour, in the order they are drawn."""
    colours: list[Instruction | None] = []
    colour: Instruction | None = None
    place: tuple[float, ...] = ()
    shows = False
    for instruction in pikepdf.parse_content_stream(page, _TEXT_ONLY):
        name = str(instruction.operator)
        if name == "q":
            colours.append(colour)
        elif name == "Q":
            colour = colours.pop() if colours else None
        elif name == "ET":
            if shows:
                yield place, None if colour is None else _colour(colour)
            place, shows = (), False
        elif name in _SHOW_TEXT:
            shows = True
        elif name in _PLACE_TEXT:
            place = place or tuple(map(float, instruction.operands))
        else:
            colour = instruction


def _colour(instruction: Instruction) -> int | None:
    """Return a colour of red, green and blue as one number, None of another."""
    if str(instruction.operator) != "rg":
        return None
    return _number(*instruction.operands)


@lru_cache(8192)
def _number(red: Decimal, green: Decimal, blue: Decimal) -> int:
    return round(red * 255) << 16 | round(green * 255) << 8 | round(blue * 255)


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


def _label(node: Node) -> Label:
    """Return the only label in some content; that it paints nothing, or that it has several."""
    if isinstance(node, Piece):
        return node.label
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


def _marked(nodes: list[Node], mark: Mark, rank: Rank) -> Iterator[Instruction]:
    opened: Label = _STATE
    waiting: list[Instruction] = []
    for node, label in _in_order([(node, _label(node)) for node in nodes], rank):
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
            yield from _marked(node.children, mark, rank)
            yield _RESTORE
            continue
        if opened is _STATE:
            yield mark(label)
            opened = label
        yield from _plain(node)
    if opened is not _STATE:
        yield _END_MARK
    yield from waiting


def _in_order(nodes: list[tuple[Node, Label]], rank: Rank) -> Iterator[tuple[Node, Label]]:
    """Yield some content with the texts that may change places in the order of their ranks."""
    run: list[tuple[int, list[tuple[Node, Label]]]] = []
    colours: list[tuple[Node, Label]] = []
    for node, label in nodes:
        own = rank(label) if isinstance(node, _Group) and _sets_colours(node) else None
        if own is not None:
            run.append((own, [(node, label)]))
        elif run and isinstance(node, _Group) and _is_line_of(node, run[-1][1][0][0]):
            run[-1][1].append((node, label))
        elif run and _is_colour(node):
            colours.append((node, label))
        else:
            yield from _sorted(run, colours)
            run, colours = [], []
            yield node, label
    yield from _sorted(run, colours)


def _is_line_of(group: _Group, text: Node) -> bool:
    """Return whether a group is the line under a text: it is drawn from where the text begins.

    Nothing else may go with a text, such as a picture that covers others.
    """
    first = group.children[0] if group.children else None
    if not isinstance(first, pikepdf.ContentStreamInstruction) or str(first.operator) != "cm":
        return False
    begin = tuple(float(operand) for operand in list(first.operands)[4:])
    held = text.children if isinstance(text, _Group) else []
    return any(isinstance(child, Piece) and child.place[-2:] == begin for child in held)


def _sorted(
    run: list[tuple[int, list[tuple[Node, Label]]]], colours: list[tuple[Node, Label]]
) -> Iterator[tuple[Node, Label]]:
    for _, nodes in sorted(run, key=lambda turn: turn[0]):
        yield from nodes
    yield from colours


def _sets_colours(group: _Group) -> bool:
    """Return whether no text of a group is drawn in the colour that was set before it."""
    for child in group.children:
        if _is_colour(child):
            return True
        if isinstance(child, Piece) or (isinstance(child, _Group) and not _sets_colours(child)):
            return False
    return True


def _is_colour(node: Node) -> bool:
    if isinstance(node, Piece | _Group):
        return False
    return str(node.operator) in _FILL_COLOURS


def _plain(node: Node) -> Iterator[Instruction]:
    if isinstance(node, Piece):
        yield from node.instructions
    elif isinstance(node, _Group):
        yield _SAVE
        for child in node.children:
            yield from _plain(child)
        yield _RESTORE
    else:
        yield node
