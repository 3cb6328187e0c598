"""Which statements of a part open, divide and close each block."""

from dataclasses import dataclass, field

from lxml import etree

from plandocs.diagnostics import Diagnostic
from plandocs.engine.rules import BAD_TAG, CROSSED_BLOCK
from plandocs.engine.word.compiling.tokens import Tag, tokens_in
from plandocs.engine.word.xml import w
from plandocs.engine.xml import Element

_OPENERS = {"for": "endfor", "if": "endif", "with": "endwith"}
_DIVIDERS = {"else": ("for", "if"), "elif": ("if",)}
_ALONE = frozenset({"set", "cellbg", "colspan", "colwidth", "vm", "hm", "restart"})
_NAMES = {
    w("tbl"): "una tabla",
    w("tr"): "una fila",
    w("tc"): "una celda",
    w("p"): "un párrafo",
    w("txbxContent"): "un cuadro de texto",
    w("sdt"): "un control de contenido",
    w("sdtContent"): "un control de contenido",
    w("hyperlink"): "un vínculo",
    w("footnote"): "una nota",
    w("endnote"): "una nota",
}


_CLOSED = {w(name) for name in ("tc", "tr", "footnote", "endnote", "txbxContent", "sdtContent")}
"""What a block may not begin in and end in another of: it would repeat or drop the thing itself."""


@dataclass(slots=True, eq=False)
class Block:
    """A block: its opening tag and the tags that divide and close it, in order."""

    tags: list[Tag] = field(default_factory=list)
    closed: bool = False

    @property
    def keyword(self) -> str:
        """What it is: for, if, with."""
        return self.tags[0].keyword


def find_blocks(tags: list[Tag], problems: list[Diagnostic]) -> list[Block]:
    """Return the blocks of a part's tags in document order; what does not close is told."""
    found: list[Block] = []
    stack: list[Block] = []
    for tag in tags:
        if tag.kind == "statement":
            _take(tag, stack, found, problems)
    for block in stack:
        first = block.tags[0]
        problems.append(BAD_TAG.at(first.place, detalle=f"falta «{_OPENERS[first.keyword]}»"))
    return [block for block in found if block.closed]


def _take(tag: Tag, stack: list[Block], found: list[Block], problems: list[Diagnostic]) -> None:
    word = tag.keyword
    if word in _OPENERS:
        block = Block([tag])
        stack.append(block)
        found.append(block)
    elif word in _OPENERS.values() or word in _DIVIDERS:
        closes = word in _OPENERS.values()
        if not stack or not _fits(word, stack[-1]):
            problems.append(BAD_TAG.at(tag.place, detalle=_surplus(word, stack)))
            _give_up(word, stack)
            return
        stack[-1].tags.append(tag)
        if closes:
            stack.pop().closed = True
    elif word not in _ALONE:
        detail = f"no existe la instrucción «{word}»" if word else "la etiqueta está vacía"
        problems.append(BAD_TAG.at(tag.place, detalle=detail))


def _give_up(word: str, stack: list[Block]) -> None:
    """Forget the blocks that a stray closing tag shows to be unclosed: they were told with it."""
    if any(_fits(word, block) for block in stack):
        while not _fits(word, stack[-1]):
            stack.pop()
        if word not in _DIVIDERS:
            stack.pop()


def _fits(word: str, block: Block) -> bool:
    return block.keyword in _DIVIDERS.get(word, ()) or _OPENERS[block.keyword] == word


def _surplus(word: str, stack: list[Block]) -> str:
    if stack:
        return f"sobra «{word}», o antes falta «{_OPENERS[stack[-1].keyword]}»"
    return f"sobra «{word}», o falta abrir su bloque"


def check_balance(root: Element, blocks: list[Block], problems: list[Diagnostic]) -> None:
    """Tell the blocks that open in one structure and close in another.

    A block may begin in one paragraph and end in a later one beside it: leaving out or repeating
    what stands between leaves the tree whole. Cells and rows are repeated with their own tags.
    """
    depths = _field_depths(root)
    for block in blocks:
        for one, other in zip(block.tags, block.tags[1:], strict=False):
            _check_pair(one, other, depths, problems)


def _field_depths(root: Element) -> dict[int, int]:
    """Return in how many fields each token of a part stands."""
    found: dict[int, int] = {}
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if element.tag == w("fldChar"):
                kind = element.get(w("fldCharType"))
                depth += {"begin": 1, "end": -1}.get(str(kind), 0)
            found.update(dict.fromkeys(tokens_in(element.text), depth))
        else:
            found.update(dict.fromkeys(tokens_in(element.tail), depth))
    return found


def _check_pair(one: Tag, other: Tag, depths: dict[int, int], problems: list[Diagnostic]) -> None:
    first, second = _chain(one), _chain(other)
    shared = 0
    while shared < min(len(first), len(second)) and first[shared] is second[shared]:
        shared += 1
    above, beside = first[shared:], second[shared:]
    names = [element.tag for element in above]
    alike = names == [element.tag for element in beside] and not _CLOSED & set(names)
    if (
        alike
        and depths.get(one.number) == depths.get(other.number)
        and (above == beside or not (one.attribute or other.attribute))
    ):
        return
    problems.append(
        CROSSED_BLOCK.at(
            one.place,
            other.place,
            abre=one.source,
            cierra=other.source,
            donde=_named(above),
            otro=_named(beside),
        )
    )


def _chain(tag: Tag) -> list[Element]:
    """Return the elements around a tag's token, from the root down."""
    assert tag.holder is not None
    return [*reversed(list(tag.holder.iterancestors())), tag.holder]


def _named(chain: list[Element]) -> str:
    known = [_NAMES[element.tag] for element in chain if element.tag in _NAMES]
    return known[0] if known else "el texto"
