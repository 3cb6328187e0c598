"""Page and section breaks alone in their paragraphs, which join what stands beside them."""

from collections.abc import Collection

from plandocs.engine.word.compiling.tokens import TOKEN, add_text_after, add_text_before, mark
from plandocs.engine.word.xml import breaks_page, text_of, w
from plandocs.engine.xml import Element

_FIELD = {w(name) for name in ("fldChar", "instrText")}
_BARE = {
    w(name)
    for name in (
        "pPr", "r", "rPr", "t", "proofErr", "bookmarkStart", "bookmarkEnd", "permStart",
        "permEnd", "lastRenderedPageBreak",
    )
}  # fmt: skip


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
    return _prints_nothing(paragraph) and paragraph.find(w("bookmarkStart")) is None


def _has_section(paragraph: Element) -> bool:
    return len(paragraph) > 0 and paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None


def _prints_nothing(paragraph: Element) -> bool:
    return not text_of(paragraph).strip() and not _has_token(paragraph) and _is_bare(paragraph)


def _is_bare(paragraph: Element, also: Collection[str] = ()) -> bool:
    """Return whether a paragraph holds nothing but runs without content, and notes of Word's."""
    for element in paragraph.iterdescendants():
        if element.tag not in _BARE and element.tag not in also and not _in_properties(element):
            return False
    return True


def _in_properties(element: Element) -> bool:
    return any(above.tag in (w("pPr"), w("rPr")) for above in element.iterancestors())


def _has_token(paragraph: Element) -> bool:
    for element in paragraph.iter():
        tail = element.tail if element is not paragraph else None
        if TOKEN.search(element.text or "") or TOKEN.search(tail or ""):
            return True
    return False


def _only_breaks(paragraph: Element) -> bool:
    if not len(paragraph) or text_of(paragraph).strip():
        return False
    codes = [(code.text or "").split()[:1] for code in paragraph.iter(w("instrText"))]
    if not _is_bare(paragraph, _FIELD) or any(code != ["TC"] for code in codes):
        return False
    return bool(codes) or (breaks_page(paragraph) and not _has_token(paragraph))
