"""Page and section breaks alone in their paragraphs, which join what stands beside them."""

from plandocs.engine.word.tokens import TOKEN, add_text_after, add_text_before, mark
from plandocs.engine.word.xml import Element, text_of, w

_FIELD = {w(name) for name in ("fldChar", "instrText")}
_SEEN = {w(name) for name in ("drawing", "pict", "object", "br", "fldChar", "fldSimple", "sym")}


def mark_seams(body: Element) -> None:
    """Mark the paragraphs of `body` that only break the page or the section."""
    final = body.find(w("sectPr"))
    if final is not None:
        _mark_end(body, final)
    for paragraph in list(body.iterchildren(w("p"))):
        if _has_section(paragraph):
            if _prints_nothing(paragraph):
                add_text_before(paragraph, mark("S"))
                add_text_after(paragraph, mark("s"))
        elif _only_breaks(paragraph) or _is_blank(paragraph):
            add_text_before(paragraph, mark("B"))
            add_text_after(paragraph, mark("b"))


def _mark_end(body: Element, final: Element) -> None:
    """Mark the empty paragraphs at the end of the body, and its last section."""
    empty: Element | None = None
    for child in reversed(list(body)):
        if child is final:
            continue
        if child.tag != w("p") or not _is_blank(child) or _has_section(child):
            break
        empty = child
        if TOKEN.search(child.tail or ""):
            empty = None
            break
    add_text_before(final if empty is None else empty, mark("Z"))
    add_text_before(final, mark("F"))
    final.tail = mark("f") + (final.tail or "")


def _is_blank(paragraph: Element) -> bool:
    marked = paragraph.find(w("bookmarkStart")) is not None
    return _prints_nothing(paragraph) and not marked and not _has_token(paragraph)


def _has_section(paragraph: Element) -> bool:
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None


def _prints_nothing(paragraph: Element) -> bool:
    seen = any(element.tag in _SEEN for element in paragraph.iter())
    return not text_of(paragraph).strip() and not seen and not _has_token(paragraph)


def _has_token(paragraph: Element) -> bool:
    for element in paragraph.iter():
        tail = element.tail if element is not paragraph else None
        if TOKEN.search(element.text or "") or TOKEN.search(tail or ""):
            return True
    return False


def _only_breaks(paragraph: Element) -> bool:
    if text_of(paragraph).strip():
        return False
    seen = [element for element in paragraph.iter() if element.tag in _SEEN]
    codes = [(code.text or "").split()[:1] for code in paragraph.iter(w("instrText"))]
    breaks = paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
    if any(element.tag not in _FIELD for element in seen) or any(code != ["TC"] for code in codes):
        return False
    return bool(codes) or (breaks and not seen and not _has_token(paragraph))
