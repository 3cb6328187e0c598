"""Tags that stand for a whole paragraph, row, cell or run take its place in the tree."""

import copy
from collections.abc import Iterator, Mapping

from plandocs.diagnostics import Diagnostic
from plandocs.engine.rules import BAD_TAG, SWALLOWED_TEXT
from plandocs.engine.word.blocks import Block
from plandocs.engine.word.tokens import (
    TOKEN,
    Tag,
    add_text_before,
    replace_by_text,
    tokens_in,
    without_tokens,
)
from plandocs.engine.word.xml import XML_SPACE, Element, make, parent_of, w

_HOLDERS = {
    "p": ("un párrafo", "párrafo"),
    "tr": ("una fila", "fila"),
    "tc": ("una celda", "celda"),
    "r": ("un texto", "texto"),
}
_OUTSIDE = {
    "p": "un párrafo",
    "tr": "una fila de tabla",
    "tc": "una celda",
    "r": "un texto",
}
_LOST_THINGS = {
    "drawing": "una imagen",
    "pict": "una imagen",
    "object": "un objeto",
    "fldChar": "un campo",
    "fldSimple": "un campo",
    "instrText": "un campo",
    "footnoteReference": "una nota al pie",
    "endnoteReference": "una nota al final",
    "commentReference": "un comentario",
}
_MARKUP = {w(name) for name in ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd")}
_CLOSING = ("end", "el")


def merge_paragraphs(tags: list[Tag], problems: list[Diagnostic]) -> None:
    """Join the paragraphs that `{%-` and `-%}` join, and trim the spaces beside the others."""
    for tag in tags:
        if tag.trims_before and not tag.attribute:
            _merge_back(tag, problems)
    for tag in tags:
        if tag.trims_after and not tag.attribute:
            _merge_on(tag, problems)


def _merge_back(tag: Tag, problems: list[Diagnostic]) -> None:
    nodes, index, before, _ = _around(tag)
    if before.strip():
        _set_side(nodes, index, tag, before=True)
        return
    paragraph = parent_of(nodes[index], "p")
    assert paragraph is not None
    previous = paragraph.getprevious()
    if tag.kind != "statement":
        _set_side(nodes, index, tag, before=True)
    elif previous is None or previous.tag != w("p"):
        if tag.trims_after and paragraph.getnext() is not None:
            return  # it joins what follows
        problems.append(BAD_TAG.at(tag.place, detalle="antes de «-» no hay párrafo al cual unirse"))
    else:
        _set_side(nodes, index, tag, before=True)
        _join(previous, paragraph)


def _merge_on(tag: Tag, problems: list[Diagnostic]) -> None:
    nodes, index, _, after = _around(tag)
    if after.strip() or tag.kind != "statement":
        _set_side(nodes, index, tag, before=False)
        return
    paragraph = parent_of(nodes[index], "p")
    assert paragraph is not None
    following = paragraph.getnext()
    if following is None or following.tag != w("p"):
        problems.append(
            BAD_TAG.at(tag.place, detalle="después de «-» no hay párrafo al cual unirse")
        )
        return
    _set_side(nodes, index, tag, before=False)
    _join(paragraph, following)


def _around(tag: Tag) -> tuple[list[Element], int, str, str]:
    """Return the texts of a tag's paragraph, which holds the tag, and the text on each side."""
    assert tag.holder is not None
    paragraph = parent_of(tag.holder, "p")
    assert paragraph is not None
    nodes = [node for node in paragraph.iter(w("t")) if parent_of(node, "p") is paragraph]
    index = nodes.index(tag.holder)
    here, _, there = (tag.holder.text or "").partition(tag.token)
    before = "".join(node.text or "" for node in nodes[:index]) + here
    after = there + "".join(node.text or "" for node in nodes[index + 1 :])
    return nodes, index, before, after


def _set_side(nodes: list[Element], index: int, tag: Tag, before: bool) -> None:
    """Take away the spaces between a tag and the text beside it."""
    here, token, there = (nodes[index].text or "").partition(tag.token)
    if before:
        nodes[index].text = here.rstrip() + token + there
        rest = reversed(nodes[:index]) if not here.strip() else iter(())
        for node in rest:
            node.text = (node.text or "").rstrip()
            if node.text:
                return
    else:
        nodes[index].text = here + token + there.lstrip()
        for node in nodes[index + 1 :] if not there.strip() else ():
            node.text = (node.text or "").lstrip()
            if node.text:
                return


def _join(first: Element, second: Element) -> None:
    for child in list(second):
        if child.tag != w("pPr"):
            first.append(child)
    parent = second.getparent()
    assert parent is not None
    parent.remove(second)


def promote(blocks: list[Block], tags: list[Tag]) -> None:
    """Make paragraph tags of the statements that stand alone in their paragraphs.

    Otherwise each would leave an empty paragraph behind (docxtpl issue 622). All the tags of a
    block change, or none, so that it opens and closes at the same level.
    """
    alone = _lone_paragraphs(tags)
    changed = True
    while changed:
        changed = False
        for block in blocks:
            holders = [_paragraph_of(tag) for tag in block.tags]
            parents = {holder.getparent() for holder in holders if holder is not None}
            if all(tag.prefix == "p" for tag in block.tags):
                continue
            fits = len(parents) == 1 and all(
                h in alone or t.prefix == "p" for h, t in zip(holders, block.tags, strict=True)
            )
            if not fits:
                for holder in holders:
                    lost = alone.pop(holder, None) if holder is not None else None
                    changed = changed or lost is not None
    for members in alone.values():
        for tag in members:
            tag.prefix = "p"


def _lone_paragraphs(tags: list[Tag]) -> dict[Element, list[Tag]]:
    """Return the paragraphs that hold nothing but statements and comments, with these."""
    found: dict[Element, list[Tag]] = {}
    for tag in tags:
        paragraph = _paragraph_of(tag)
        if paragraph is not None and not tag.prefix and not tag.attribute:
            found.setdefault(paragraph, []).append(tag)
    return {
        paragraph: members
        for paragraph, members in found.items()
        if all(_is_plain(tag) for tag in members) and _holds_only(paragraph, members)
    }


def _is_plain(tag: Tag) -> bool:
    directives = ("cellbg", "colspan", "colwidth", "vm", "hm", "restart")
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


def _paragraph_of(tag: Tag) -> Element | None:
    return parent_of(tag.holder, "p") if tag.holder is not None else None


def hoist(tags: list[Tag], blocks: list[Block], problems: list[Diagnostic]) -> None:
    """Put each structure tag in the place of what it stands for."""
    by_number = {tag.number: tag for tag in tags}
    for tag in [*(tag for tag in tags if tag.prefix == "r"), *_across_runs(blocks)]:
        _split_run(tag, by_number)
    for prefix in ("p", "tc", "tr"):
        members = [tag for tag in tags if tag.prefix == prefix]
        for holder, inside in _by_holder(members, problems):
            _hoist_all(holder, inside, prefix, by_number, problems)


def _across_runs(blocks: list[Block]) -> Iterator[Tag]:
    """Yield the tags of the blocks that begin in one run and end in another of its paragraph.

    Between runs, each text keeps the look of its own run whatever the block prints.
    """
    for block in blocks:
        inline = not any(tag.prefix or tag.attribute for tag in block.tags)
        texts = {tag.holder for tag in block.tags}
        if inline and len(texts) > 1 and len({_paragraph_of(tag) for tag in block.tags}) == 1:
            yield from block.tags


def _by_holder(tags: list[Tag], problems: list[Diagnostic]) -> Iterator[tuple[Element, list[Tag]]]:
    found: dict[Element, list[Tag]] = {}
    for tag in tags:
        assert tag.holder is not None
        holder = parent_of(tag.holder, tag.prefix)
        if (holder is None or tag.attribute) and tag.keyword.startswith(_CLOSING):
            continue  # the tag that opens its block is told
        if holder is None or tag.attribute:
            reason = f"{tag.source[:2]}{tag.prefix} {tag.source[-2:]} está fuera de "
            problems.append(BAD_TAG.at(tag.place, detalle=reason + _OUTSIDE[tag.prefix]))
        else:
            found.setdefault(holder, []).append(tag)
    yield from found.items()


def _hoist_all(
    holder: Element,
    tags: list[Tag],
    prefix: str,
    by_number: Mapping[int, Tag],
    problems: list[Diagnostic],
) -> None:
    found = (by_number.get(number) for number in _tokens_below(holder))
    others = [tag for tag in found if tag is not None and tag not in tags]
    promoted = all(not tag.source[2:].lstrip("-").startswith(prefix) for tag in tags)
    words = _words(holder)
    lost = _lost_things(holder)
    if words or lost or others or (len(tags) > 1 and not promoted):
        where, alone = _HOLDERS[prefix]
        text = words or lost or [*others, *tags[1:]][0].source
        problems.append(
            SWALLOWED_TEXT.at(
                tags[0].place,
                texto=text[:60],
                etiqueta=tags[0].source,
                lugar=where,
                lugar_solo=alone,
            )
        )
    parent = holder.getparent()
    assert parent is not None
    _keep_markup(holder, closes=tags[0].keyword.startswith(_CLOSING))
    replace_by_text(holder, "".join(tag.token for tag in tags))
    for tag in tags:
        tag.holder = parent


def _tokens_below(holder: Element) -> Iterator[int]:
    for element in holder.iter():
        yield from tokens_in(element.text)
        if element is not holder:
            yield from tokens_in(element.tail)
        for value in element.attrib.values():
            yield from tokens_in(str(value))


def _words(holder: Element) -> str:
    return "".join(without_tokens(text.text) for text in holder.iter(w("t"))).strip()


def _lost_things(holder: Element) -> str:
    for element in holder.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in _LOST_THINGS:
            return _LOST_THINGS[name]
    return ""


def _keep_markup(holder: Element, closes: bool) -> None:
    """Move bookmarks out of an element that goes away: before a tag that opens, else after."""
    kept = [element for element in holder.iter() if element.tag in _MARKUP]
    position = holder
    for element in kept:
        parent = element.getparent()
        if parent is None:
            continue
        parent.remove(element)
        element.tail = None
        if closes:
            position.addnext(element)
            position = element
        else:
            holder.addprevious(element)


def _split_run(tag: Tag, by_number: Mapping[int, Tag]) -> None:
    """Give a `{%r %}` or `{{r }}` a place between runs."""
    text = tag.holder
    assert text is not None
    run = parent_of(text, "r")
    if run is None or tag.attribute or text.getparent() is not run:
        return
    here, _, there = (text.text or "").partition(tag.token)
    after = list(run)[list(run).index(text) + 1 :]
    text.text = here
    tail, run.tail = run.tail, None
    rest = _rest_of_run(run, there, after)
    run.addnext(rest)
    run.tail = tag.token
    rest.tail = tail
    for number in tokens_in(there):
        by_number[number].holder = rest.find(w("t"))
    tag.holder = run.getparent()


def _rest_of_run(run: Element, there: str, after: list[Element]) -> Element:
    """Return a run like `run` that goes on with a text and the elements after it."""
    properties = run.find(w("rPr"))
    text = make("t")
    text.set(XML_SPACE, "preserve")
    text.text = there
    rest = make("r", *([copy.deepcopy(properties)] if properties is not None else []), text)
    rest.extend(after)
    return rest


def drop_empty_runs(root: Element) -> None:
    """Remove the runs that hold an empty text and nothing else."""
    for run in list(root.iter(w("r"))):
        content = [child for child in run if child.tag != w("rPr")]
        empty = all(c.tag == w("t") and not c.text and not len(c) for c in content)
        parent = run.getparent()
        if parent is not None and empty and not TOKEN.search(run.text or ""):
            if run.tail:
                add_text_before(run, run.tail)
                run.tail = None
            parent.remove(run)
