"""Statements alone in their paragraphs, which would leave an empty paragraph behind."""

from plandocs.engine.word.compiling.blocks import Block
from plandocs.engine.word.compiling.cells import CELL_DIRECTIVES
from plandocs.engine.word.compiling.tokens import Tag, tokens_in, without_tokens
from plandocs.engine.word.xml import w
from plandocs.engine.xml import Element


def promote(blocks: list[Block], tags: list[Tag]) -> None:
    """Make paragraph tags of the statements that stand alone in their paragraphs.

    Otherwise each would leave an empty paragraph behind (docxtpl issue 622). All the tags of a
    block change, or none, so that it opens and closes at the same level.
    """
    alone = _lone_paragraphs(tags)
    holding: dict[Element, set[int]] = {}
    for number, block in enumerate(blocks):
        for tag in block.tags:
            if (paragraph := tag.paragraph) is not None:
                holding.setdefault(paragraph, set()).add(number)
    left, given_up = list(range(len(blocks))), set[int]()
    while left:  # a paragraph that stays may hold a tag of another block
        number = left.pop()
        if number not in given_up and (lost := _give_up(blocks[number], alone)):
            given_up.add(number)
            left += [other for paragraph in lost for other in holding[paragraph]]
    for members in alone.values():
        for tag in members:
            tag.prefix = "p"


def _give_up(block: Block, alone: dict[Element, list[Tag]]) -> list[Element]:
    """Leave the paragraphs of a block as they are when one has to; return those that were lost."""
    holders = [tag.paragraph for tag in block.tags]
    parents = {holder.getparent() for holder in holders if holder is not None}
    fits = all(tag.prefix == "p" or tag.paragraph in alone for tag in block.tags)
    if fits and len(parents) == 1:
        return []
    known = dict.fromkeys(holder for holder in holders if holder is not None)
    return [holder for holder in known if alone.pop(holder, None) is not None]


def _lone_paragraphs(tags: list[Tag]) -> dict[Element, list[Tag]]:
    """Return the paragraphs that hold nothing but statements and comments, with these."""
    found: dict[Element, list[Tag]] = {}
    for tag in tags:
        paragraph = tag.paragraph
        if paragraph is not None and not tag.prefix and not tag.attribute:
            found.setdefault(paragraph, []).append(tag)
    return {
        paragraph: members
        for paragraph, members in found.items()
        if all(_is_plain(tag) for tag in members) and _holds_only(paragraph, members)
    }


def _is_plain(tag: Tag) -> bool:
    directives = (*CELL_DIRECTIVES, "restart")
    return tag.kind == "comment" or (tag.kind == "statement" and tag.keyword not in directives)


def _holds_only(paragraph: Element, members: list[Tag]) -> bool:
    tokens = list(tokens_in("".join(t.text or "" for t in paragraph.iter(w("t")))))
    words = "".join(without_tokens(t.text) for t in paragraph.iter(w("t")))
    plain = {w(n) for n in ("r", "t", "rPr", "pPr", "proofErr", "p", "lastRenderedPageBreak")}
    inside = [e for e in paragraph.iter() if e.tag not in plain and not _is_property(e, paragraph)]
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    breaks = paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}")
    whole = not words.strip() and len(tokens) == len(members)
    return whole and not inside and section is None and breaks is None


def _is_property(element: Element, paragraph: Element) -> bool:
    for above in element.iterancestors():
        if above is paragraph:
            return False
        if above.tag in (w("rPr"), w("pPr")):
            return True
    return False
