"""Which statements of a part open, divide and close each block."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from plandocs.diagnostics import Diagnostic
from plandocs.engine.language.blocks import CLOSERS, DIVIDERS, OPENERS, Matched, match_blocks
from plandocs.engine.rules import BAD_TAG, CROSSED_BLOCK
from plandocs.engine.word.compiling.tokens import Tag, tokens_in
from plandocs.engine.word.xml import w
from plandocs.engine.xml import Element

_HOMES = {"tr": "tbl", "tc": "tr"}
"""Where the tags of a prefix are answered."""
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
    """Return the blocks of a part's tags in document order; what does not close is told.

    Tags answer each other where they stand: those of rows in their table, those of cells in their
    row, the others in their cell, note or text. What is left of two places is a crossed block.
    """
    homes: dict[Element | None, list[Tag]] = {}
    for tag in tags:
        if tag.kind != "statement" or tag.keyword in _ALONE:
            continue
        if tag.keyword in OPENERS or tag.keyword in CLOSERS or tag.keyword in DIVIDERS:
            homes.setdefault(_home(tag), []).append(tag)
        else:
            problems.append(BAD_TAG.at(tag.place, detalle=_unknown(tag.keyword)))
    blocks: list[Block] = []
    left: list[Tag] = []
    for found in homes.values():
        matched = match_blocks([tag.keyword for tag in found])
        left += [found[index] for index in matched.stray]
        blocks += _blocks(found, matched)
    blocks.sort(key=lambda block: block.tags[0].number)
    left = _cross(left, [block for block in blocks if not block.closed])
    unclosed = [block for block in blocks if not block.closed]
    if len(left) == len(unclosed) == 1 and left[0].keyword in CLOSERS:
        unclosed = []  # the one closes the other with a wrong word
    problems += _surplus(left, unclosed)
    return [block for block in blocks if block.closed]


def _blocks(tags: list[Tag], matched: Matched) -> list[Block]:
    """Return the blocks of the tags of one place."""
    by_opener = {index: Block([tag]) for index, tag in enumerate(tags) if tag.keyword in OPENERS}
    for index, opener in matched.owners.items():
        _take(tags[index], by_opener[opener])
    return [*by_opener.values()]


def _home(tag: Tag) -> Element | None:
    """Return the element in which a tag must be answered; None for the text of the part."""
    name = _HOMES.get(tag.prefix)
    chain = tag.holder.iterancestors() if tag.holder is not None else iter(())
    if name is not None:
        return next((element for element in chain if element.tag == w(name)), None)
    return next((element for element in chain if element.tag in _CLOSED), None)


def _take(tag: Tag, opener: Block | None) -> list[Tag]:
    """Give a tag to the block that it answers; return it when it answers none."""
    if opener is None:
        return [tag]
    opener.tags.append(tag)
    opener.closed = tag.keyword in CLOSERS
    return []


def _cross(left: list[Tag], unclosed: list[Block]) -> list[Tag]:
    """Close blocks with tags of other places, which is told as crossed; return those left over."""
    over = []
    by_end: dict[str, list[Block]] = {}
    for block in unclosed:
        by_end.setdefault(OPENERS[block.keyword], []).append(block)
    for tag in left:
        known = by_end.get(tag.keyword, [])
        before = bisect_left(known, tag.number, key=lambda block: block.tags[0].number)
        over += _take(tag, known.pop(before - 1) if before else None)
    return over


def _surplus(left: list[Tag], unclosed: list[Block]) -> Iterator[Diagnostic]:
    for block in unclosed:
        first = block.tags[0]
        yield BAD_TAG.at(first.place, detalle=f"falta «{OPENERS[first.keyword]}»")
    for tag in left:
        detail = f"sobra «{tag.keyword}», o falta abrir su bloque"
        yield BAD_TAG.at(tag.place, detalle=detail)


def _unknown(word: str) -> str:
    return f"no existe la instrucción «{word}»" if word else "la etiqueta está vacía"


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
            otro=_other(_named(beside), _named(above)),
        )
    )


def _other(name: str, first: str) -> str:
    """Return a name, as another one where it is that of the first: «otra celda»."""
    return name.replace("una ", "otra ").replace("un ", "otro ") if name == first else name


def _chain(tag: Tag) -> list[Element]:
    """Return the elements around a tag's token, from the root down."""
    assert tag.holder is not None
    return [*reversed(list(tag.holder.iterancestors())), tag.holder]


def _named(chain: list[Element]) -> str:
    known = [_NAMES[element.tag] for element in chain if element.tag in _NAMES]
    return known[0] if known else "el texto"
