"""Paragraphs that `{%-` and `-%}` join to the one before or after."""

from collections.abc import Iterator

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
    paragraph = _paragraph(tag)
    if tag.kind != "statement" or not _is_blank(tag, before=True):
        _set_side(tag, before=True)
        return
    previous = paragraph.getprevious()
    if previous is None or previous.tag != w("p"):
        if tag.trims_after and paragraph.getnext() is not None:
            return  # it joins what follows
        problems.append(BAD_TAG.at(tag.place, detalle="antes de «-» no hay párrafo al cual unirse"))
    else:
        _set_side(tag, before=True)
        _join(previous, paragraph)


def _merge_on(tag: Tag, problems: list[Diagnostic]) -> None:
    if tag.kind != "statement" or not _is_blank(tag, before=False):
        _set_side(tag, before=False)
        return
    paragraph = _paragraph(tag)
    following = paragraph.getnext()
    if following is None or following.tag != w("p"):
        problems.append(
            BAD_TAG.at(tag.place, detalle="después de «-» no hay párrafo al cual unirse")
        )
        return
    _set_side(tag, before=False)
    _join(paragraph, following)


def _paragraph(tag: Tag) -> Element:
    assert tag.paragraph is not None
    return tag.paragraph


def _is_blank(tag: Tag, before: bool) -> bool:
    """Return whether nothing is written in a tag's paragraph on one side of it."""
    here, _, there = _own(tag).partition(tag.token)
    if (here if before else there).strip():
        return False
    return not any((node.text or "").strip() for node in _beside(tag, before))


def _beside(tag: Tag, before: bool) -> Iterator[Element]:
    """Yield the texts of a tag's paragraph on one side of its own, the nearest first.

    Whoever asks stops soon: a paragraph may hold thousands.
    """
    paragraph, element = _paragraph(tag), tag.holder
    while element is not None and element is not paragraph:
        for sibling in element.itersiblings(preceding=before):
            found = [node for node in sibling.iter(w("t")) if parent_of(node, "p") is paragraph]
            yield from reversed(found) if before else found
        element = element.getparent()


def _own(tag: Tag) -> str:
    assert tag.holder is not None
    return tag.holder.text or ""


def _set_side(tag: Tag, before: bool) -> None:
    """Take away the spaces between a tag and the text beside it."""
    assert tag.holder is not None
    here, token, there = _own(tag).partition(tag.token)
    if before:
        tag.holder.text = here.rstrip() + token + there
    else:
        tag.holder.text = here + token + there.lstrip()
    if (here if before else there).strip():
        return
    for node in _beside(tag, before):
        text = node.text or ""
        node.text = text.rstrip() if before else text.lstrip()
        if node.text:
            return


def _join(first: Element, second: Element) -> None:
    """Put a paragraph at the end of the one before, with the section that may end in it."""
    section = second.find(f"{w('pPr')}/{w('sectPr')}")
    if section is not None:
        properties = first.find(w("pPr"))
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
