"""Tags that stand for a whole paragraph, row, cell or run take its place in the tree."""

import copy
from collections.abc import Iterator, Mapping

from plandocs.diagnostics import Diagnostic
from plandocs.engine.rules import BAD_TAG, SWALLOWED_TEXT
from plandocs.engine.word.compiling.blocks import Block
from plandocs.engine.word.compiling.tokens import (
    TOKEN,
    Tag,
    add_text_before,
    replace_by_text,
    tokens_in,
    without_tokens,
)
from plandocs.engine.word.xml import breaks_page, is_fallback, make, parent_of, w
from plandocs.engine.xml import XML_SPACE, Element, discard

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
    "oMath": "una ecuación",
    "sym": "un símbolo",
    "noBreakHyphen": "un guion",
    "contentPart": "una imagen",
    **dict.fromkeys(
        (
            "pgNum", "dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong",
        ),
        "un campo",
    ),
}  # fmt: skip
_LOST_BREAKS = {"page": "un salto de página", "column": "un salto de columna"}
_MARKUP = {
    w(name)
    for name in (
        "bookmarkStart", "bookmarkEnd", "permStart", "permEnd",
        "commentRangeStart", "commentRangeEnd",
    )
}  # fmt: skip
_CLOSING = ("end", "el")


def hoist(tags: list[Tag], blocks: list[Block], problems: list[Diagnostic]) -> None:
    """Put each structure tag in the place of what it stands for."""
    by_number = {tag.number: tag for tag in tags}
    between = [*(tag for tag in tags if tag.prefix == "r"), *_across_runs(blocks)]
    for tag in sorted(between, key=lambda one: -one.number):  # each cuts off a short rest
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
        if inline and len(texts) > 1 and len({tag.paragraph for tag in block.tags}) == 1:
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
    own = {tag.number for tag in tags}
    others = [tag for tag in found if tag is not None and tag.number not in own]
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
    texts = (text for text in holder.iter(w("t")) if not is_fallback(text))
    return "".join(without_tokens(text.text) for text in texts).strip()


def _lost_things(holder: Element) -> str:
    for element in holder.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in _LOST_THINGS:
            return _LOST_THINGS[name]
        if element.tag == w("br") and (lost := _LOST_BREAKS.get(element.get(w("type"), ""))):
            return lost
    return _LOST_BREAKS["page"] if any(map(breaks_page, holder.iter(w("p")))) else ""


def _keep_markup(holder: Element, closes: bool) -> None:
    """Move marks of stretches out of what goes away: before a tag that opens, else after."""
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
            discard(run)
