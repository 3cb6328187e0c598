"""Section breaks that leave neither an empty line nor an empty page."""

import copy

from plandocs.engine.word.xml import Element, make, text_of, w

_FIELD = {w(name) for name in ("fldChar", "instrText")}
_BEFORE_BREAK = {w(name) for name in ("pStyle", "keepNext", "keepLines")}
_SEEN = {w(name) for name in ("drawing", "pict", "object", "br", "fldChar", "fldSimple", "sym")}


def finish_sections(body: Element) -> None:
    """Move each break into the paragraph before it, and drop a last section that holds nothing."""
    for paragraph in list(body.iterchildren(w("p"))):
        section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
        if section is not None and _prints_nothing(paragraph):
            _hoist(paragraph, section)
    _drop_empty_end(body)


def fold_page_breaks(body: Element) -> None:
    """Give the page break or contents entry of a paragraph that prints nothing to the next one."""
    for paragraph in list(body.iterchildren(w("p"))):
        following = paragraph.getnext()
        if following is not None and following.tag == w("p") and _only_breaks(paragraph):
            _fold(paragraph, following)


def _only_breaks(paragraph: Element) -> bool:
    if text_of(paragraph).strip() or paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return False
    seen = [element for element in paragraph.iter() if element.tag in _SEEN]
    codes = [(code.text or "").split()[:1] for code in paragraph.iter(w("instrText"))]
    breaks = paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
    if any(element.tag not in _FIELD for element in seen) or any(code != ["TC"] for code in codes):
        return False
    return bool(codes) or (breaks and not seen)


def _fold(paragraph: Element, following: Element) -> None:
    own = paragraph.find(w("pPr"))
    properties = following.find(w("pPr"))
    if properties is None:
        properties = make("pPr")
        following.insert(0, properties)
    breaks = own.find(w("pageBreakBefore")) if own is not None else None
    if breaks is not None and properties.find(w("pageBreakBefore")) is None:
        position = sum(child.tag in _BEFORE_BREAK for child in properties)
        properties.insert(position, breaks)
    following[1:1] = [child for child in paragraph if child is not own]
    _remove(paragraph)


def _hoist(paragraph: Element, section: Element) -> None:
    before = paragraph.getprevious()
    if before is None or before.tag != w("p") or before.find(f".//{w('sectPr')}") is not None:
        return
    properties = before.find(w("pPr"))
    if properties is None:
        properties = copy.copy(paragraph.find(w("pPr")))
        assert properties is not None
        properties[:] = []
        before.insert(0, properties)
    properties.append(section)
    _remove(paragraph)


def _drop_empty_end(body: Element) -> None:
    final = body.find(w("sectPr"))
    if final is None:
        return
    trailing: list[Element] = []
    for element in reversed([child for child in body if child is not final]):
        section = element.find(f"{w('pPr')}/{w('sectPr')}") if element.tag == w("p") else None
        if section is not None:
            for empty in trailing:
                _remove(empty)
            body.replace(final, section)
            if _prints_nothing(element) and _can_go(element):
                _remove(element)
            return
        if element.tag != w("p") or not _prints_nothing(element) or not _can_go(element):
            return
        trailing.append(element)


def _can_go(paragraph: Element) -> bool:
    """Return whether the body may end without this paragraph: not after a table, nor a bookmark."""
    before = paragraph.getprevious()
    marked = paragraph.find(w("bookmarkStart")) is not None
    return before is not None and before.tag == w("p") and not marked


def _prints_nothing(paragraph: Element) -> bool:
    return not text_of(paragraph).strip() and not any(
        element.tag in _SEEN for element in paragraph.iter()
    )


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
