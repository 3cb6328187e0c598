"""Paragraphs that `{%-` and `-%}` join to the one before or after."""

from plandocs.diagnostics import Diagnostic
from plandocs.engine.rules import BAD_TAG
from plandocs.engine.word.compiling.tokens import Tag
from plandocs.engine.word.xml import make, parent_of, w
from plandocs.engine.xml import Element


def merge_paragraphs(tags: list[Tag], problems: list[Diagnostic]) -> None:
    """Join the paragraphs that `{%-` and `-%}` join, and trim the spaces beside the others."""
    inline = [tag for tag in tags if not tag.attribute and not tag.prefix]
    for tag in inline:
        if tag.trims_before:
            _merge_back(tag, problems)
    for tag in inline:
        if tag.trims_after:
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
    """Put a paragraph at the end of the one before, with the section that may end in it."""
    section = second.find(f"{w('pPr')}/{w('sectPr')}")
    properties = first.find(w("pPr"))
    if section is not None:
        if properties is None:
            properties = make("pPr")
            first.insert(0, properties)
        for old in properties.findall(w("sectPr")):
            properties.remove(old)
        properties.append(section)
    for child in list(second):
        if child.tag != w("pPr"):
            first.append(child)
    parent = second.getparent()
    assert parent is not None
    parent.remove(second)
