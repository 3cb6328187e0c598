"""Cells, rows and tables that a loop over nothing could leave without what Word demands."""

import re
from collections.abc import Collection

from plandocs.engine.word.compiling.tokens import (
    Lines,
    add_text_after,
    add_text_before,
    mark,
    tokens_in,
)
from plandocs.engine.word.xml import make, w
from plandocs.engine.xml import Element

_OPENS = re.compile(r"{%\s*(for|if|with)\b")
_CLOSES = re.compile(r"{%\s*end")
_HOLDERS = [w(name) for name in ("hdr", "ftr", "txbxContent", "footnote", "endnote")]


def guard(root: Element, lines: Lines) -> None:
    """Mark what must be looked at when the document is finished."""
    for cell in root.iter(w("tc")):
        _guard_paragraph(cell, lines)
    for holder in root.iter(*_HOLDERS):
        if not (_has_sure(holder, w("p"), lines) or _has_sure(holder, w("tbl"), lines)):
            _guard_paragraph(holder, lines)
    hollow = {row for row in root.iter(w("tr")) if not _has_sure(row, w("tc"), lines)}
    for row in hollow:
        _guard_content(row)
    for table in root.iter(w("tbl")):
        if not _has_sure(table, w("tr"), lines, hollow):
            _guard_content(table)


def _guard_paragraph(holder: Element, lines: Lines) -> None:
    """See that a cell ends with a paragraph, as it must (ECMA-376 part 1, 17.4.65)."""
    content = [child for child in holder if child.tag not in (w("tcPr"),)]
    if content and content[-1].tag == w("p") and not _is_conditional(content[-1], holder, lines):
        return
    if _has_tokens(holder):
        end = mark("e")
        if len(holder):
            holder[-1].tail = (holder[-1].tail or "") + end
        else:
            holder.text = (holder.text or "") + end
    elif not content or content[-1].tag != w("p"):
        holder.append(make("p"))


def _has_tokens(holder: Element) -> bool:
    texts = [holder.text, *(child.tail for child in holder)]
    return any(True for text in texts for _ in tokens_in(text))


def _is_conditional(child: Element, holder: Element, lines: Lines) -> bool:
    depth = _depth_change(holder.text, lines)
    for sibling in holder:
        if sibling is child:
            break
        depth += _depth_change(sibling.tail, lines)
    return depth > 0


def _has_sure(holder: Element, name: str, lines: Lines, unsure: Collection[Element] = ()) -> bool:
    """Return whether at least one child of that name prints whatever the data."""
    depth = _depth_change(holder.text, lines)
    for child in holder:
        inside = (child,) if child.tag == name else child.iter(name)
        if depth == 0 and any(found not in unsure for found in inside):
            return True
        depth += _depth_change(child.tail, lines)
    return False


def _depth_change(text: str | None, lines: Lines) -> int:
    change = 0
    for number in tokens_in(text):
        for line in lines.by_token[number]:
            change += bool(_OPENS.match(line.text)) - bool(_CLOSES.match(line.text))
    return change


def _guard_content(element: Element) -> None:
    add_text_before(element, mark("N"))
    add_text_after(element, mark("n"))
