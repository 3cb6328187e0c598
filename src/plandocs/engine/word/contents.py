"""Contents fields and page references of a template: what is known of them before any data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandocs.engine.word.plans import ContentsPlan
from plandocs.engine.word.tokens import (
    Line,
    Lines,
    add_text_after,
    add_text_before,
    mark,
    replace_by_text,
    tokens_in,
)
from plandocs.engine.word.xml import (
    Element,
    fragment,
    paragraphs,
    parent_of,
    style_id,
    w,
)

_RANGE = re.compile(r'\\o\s+"(\d)-(\d)"')


@dataclass(slots=True)
class FieldPlans:
    """The contents fields of a part, the first free bookmark number, its page references."""

    contents: list[ContentsPlan]
    first_bookmark: int
    pages: list[tuple[str, str]]
    """The bookmark of each reference, and the page printed when nobody says it."""


def plan_fields(root: Element, lines: Lines, styles: dict[str, str]) -> FieldPlans:
    """Mark the contents fields, headings and page references of a part.

    `styles` are the ids of the paragraph styles by lower-case name.
    """
    contents = [
        _take_contents(first, last, code, root, number, styles)
        for number, (first, last, code) in enumerate(_contents_fields(root))
    ]
    if contents:
        _mark_headings(root, styles)
    pages = _plan_pages(root, lines)
    used = [
        int(b.get(w("id"), "0"))
        for b in root.iter(w("bookmarkStart"))
        if b.get(w("id"), "0").isdecimal()
    ]
    return FieldPlans(contents, max(used, default=0) + 1, pages)


def _contents_fields(root: Element) -> list[tuple[Element, Element, str]]:
    found = []
    for code in root.iter(w("instrText")):
        instruction = (code.text or "").strip()
        first = parent_of(code, "p")
        if instruction.split()[:1] == ["TOC"] and first is not None:
            found.append((first, _last_paragraph(first), instruction))
    return found


def _last_paragraph(first: Element) -> Element:
    """Return the paragraph that holds the end of the field that begins in `first`."""
    depth, paragraph = 0, first
    while True:
        for end in paragraph.iter(w("fldChar")):
            kind = end.get(w("fldCharType"))
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if depth == 0 and kind == "end":
                return paragraph
        following = paragraph.getnext()
        if following is None:
            return paragraph
        paragraph = following


def _take_contents(
    first: Element, last: Element, code: str, root: Element, number: int, styles: dict[str, str]
) -> ContentsPlan:
    found = _RANGE.search(code)
    levels = tuple(range(int(found[1]), int(found[2]) + 1)) if found else ()
    properties = first.find(w("pPr"))
    own = fragment(properties, root) if properties is not None else ""
    parent = first.getparent()
    assert parent is not None
    for paragraph in list(parent)[parent.index(first) + 1 : parent.index(last) + 1]:
        add_text_before(paragraph, paragraph.tail or "")
        paragraph.tail = None
        parent.remove(paragraph)
    replace_by_text(first, mark(f"C{number}"))
    by_level = tuple(
        (level, styles[f"toc {level}"]) for level in range(1, 10) if f"toc {level}" in styles
    )
    return ContentsPlan(code, levels, "\\f" in code, own, by_level)


def _mark_headings(root: Element, styles: dict[str, str]) -> None:
    levels = {styles[f"heading {n}"]: n for n in range(1, 10) if f"heading {n}" in styles}
    for paragraph in paragraphs(root):
        level = levels.get(style_id(paragraph), 0)
        entry = any((c.text or "").split()[:1] == ["TC"] for c in paragraph.iter(w("instrText")))
        if level or entry:
            _mark_heading(paragraph, level)


def _mark_heading(paragraph: Element, level: int) -> None:
    properties = paragraph.find(w("pPr"))
    if properties is not None:
        add_text_after(properties, mark(f"h{level}"))
    else:
        paragraph.text = mark(f"h{level}") + (paragraph.text or "")
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + mark("H")
    else:
        paragraph.text = (paragraph.text or "") + mark("H")


def _plan_pages(root: Element, lines: Lines) -> list[tuple[str, str]]:
    """Return the bookmark and the drawn page of each page reference, which will be printed."""
    pages: list[tuple[str, str]] = []
    for code in list(root.iter(w("instrText"))):
        words = (code.text or "").split()
        result = _result_text(code) if len(words) > 1 and words[0] == "PAGEREF" else None
        if (
            result is not None
            and not list(tokens_in(words[1]))
            and not list(tokens_in(result.text))
        ):
            pages.append((words[1], result.text or ""))
            line = Line(f"{{{{ {len(pages) - 1}|_page }}}}", 0)
            result.text = lines.add(line)
    return pages


def _result_text(code: Element) -> Element | None:
    """Return the first text of a field's result."""
    separated = False
    for run in _runs_from(code):
        end = run.find(w("fldChar"))
        kind = end.get(w("fldCharType")) if end is not None else None
        if kind == "end":
            return None
        if separated and (found := run.find(w("t"))) is not None:
            return found
        separated = separated or kind == "separate"
    return None


def _runs_from(code: Element) -> Iterator[Element]:
    run = parent_of(code, "r")
    while run is not None:
        yield run
        run = run.getnext()
