"""Contents fields and page references of a template: what is known of them before any data."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from plandocs.engine.word.compiling.tokens import (
    Line,
    Lines,
    add_text_after,
    add_text_before,
    mark,
    replace_by_text,
    tokens_in,
)
from plandocs.engine.word.plans import ContentsPlan
from plandocs.engine.word.xml import paragraphs, parent_of, style_id, w
from plandocs.engine.xml import Element, discard, fragment

_FOREIGN = re.compile(r"\\[acb]\s")
"""The switches of the fields that list something else than headings."""
_BY_STYLE = re.compile(r'\\t\s+"([^"]*)"')
_MOST = 20
"""How many contents fields are written anew: each is looked for to its end, or the document's."""
_MOST_RUNS = 100
"""Among how many runs the result of a page reference is looked for."""
_RANGE = re.compile(r'\\o\s+"(\d)-(\d)"')


@dataclass(slots=True)
class FieldPlans:
    """The contents fields of a part, the first free bookmark number, its page references."""

    contents: list[ContentsPlan]
    first_bookmark: int
    pages: list[tuple[str, str]]
    """The bookmark of each reference, and the page printed when nobody says it."""


def plan_fields(
    root: Element, lines: Lines, styles: dict[str, str], copies: Mapping[int, str]
) -> FieldPlans:
    """Mark the contents fields, headings and page references of a part.

    `styles` are the ids of the paragraph styles by lower-case name; `copies`, the expressions of
    the names of bookmarks that loops repeat, by the token that stands for each.
    """
    contents = [
        _take_contents(found, root, number, styles)
        for number, found in enumerate(_contents_fields(root, styles))
    ]
    if contents:
        _mark_headings(root, styles, dict(pair for plan in contents for pair in plan.by_style))
    pages = _plan_pages(root, lines, copies)
    used = [
        int(b.get(w("id"), "0"))
        for b in root.iter(w("bookmarkStart"))
        if b.get(w("id"), "0").isdecimal()
    ]
    return FieldPlans(contents, max(used, default=0) + 1, pages)


@dataclass(frozen=True, slots=True)
class _Field:
    """A contents field: its first and last paragraphs, its code, the levels of its styles."""

    first: Element
    last: Element
    code: str
    levels: tuple[tuple[str, int], ...]


def _contents_fields(root: Element, styles: dict[str, str]) -> list[_Field]:
    """Return the contents fields that can be written anew; the others are marked for update."""
    found: list[_Field] = []
    taken: set[Element] = set()
    asked = 0
    for begin in list(root.iter(w("fldChar"))):
        code = _code(begin)
        first = parent_of(begin, "p")
        if code.upper().split()[:1] != ["TOC"] or first is None:
            continue
        if asked == _MOST:
            begin.set(w("dirty"), "true")
            continue
        asked += 1
        last = _last_paragraph(begin, first)
        levels = _style_levels(code, styles)
        stretch = set(_between(first, last)) if last is not None else set()
        if last is None or _FOREIGN.search(code) or stretch & taken or _holds_more(first, last):
            begin.set(w("dirty"), "true")
            continue
        taken |= stretch
        found.append(_Field(first, last, code, levels))
    return found


def _code(begin: Element) -> str:
    """Return the code of the field that begins in a mark; Word may split it over runs."""
    if begin.get(w("fldCharType")) != "begin":
        return ""
    words = []
    for run in islice(_runs_from(begin), 1, None):
        if run.find(w("fldChar")) is not None:
            break
        words += [code.text or "" for code in run.iter(w("instrText"))]
    return "".join(words).strip()


def _last_paragraph(begin: Element, first: Element) -> Element | None:
    """Return the paragraph where the field that begins in `begin` ends, beside `first`."""
    depth, started = 0, False
    paragraph: Element | None = first
    while paragraph is not None:
        for mark_ in paragraph.iter(w("fldChar")):
            started = started or mark_ is begin
            if started:
                kind = str(mark_.get(w("fldCharType")))
                depth += {"begin": 1, "end": -1}.get(kind, 0)
                if depth == 0:
                    return paragraph
        paragraph = paragraph.getnext()
    return None


def _between(first: Element, last: Element) -> Iterator[Element]:
    element: Element | None = first
    while element is not None:
        yield element
        element = None if element is last else element.getnext()


def _holds_more(first: Element, last: Element) -> bool:
    """Return whether a field's paragraphs hold text that is not the field's, or any tag."""
    depth = 0
    for paragraph in _between(first, last):
        for node in paragraph.iter(w("fldChar"), w("t")):
            if node.tag == w("fldChar"):
                depth += {"begin": 1, "end": -1}.get(str(node.get(w("fldCharType"))), 0)
            elif node.text and depth == 0:
                return True
    return False


def _style_levels(code: str, styles: dict[str, str]) -> tuple[tuple[str, int], ...]:
    r"""Return the styles that a field lists by name (`\\t "Ficha,1"`), each with its level."""
    named = _BY_STYLE.search(code)
    pieces = re.split("[,;]", named[1]) if named else []
    pairs = zip(pieces[::2], pieces[1::2], strict=False)
    return tuple(
        (styles[name.strip().lower()], int(level))
        for name, level in pairs
        if name.strip().lower() in styles and level.strip() in tuple("123456789")
    )


def _take_contents(
    found: _Field, root: Element, number: int, styles: dict[str, str]
) -> ContentsPlan:
    first, code = found.first, found.code
    ranged = _RANGE.search(code)
    # Without switches Word lists every heading (ECMA-376 part 1, 17.16.5.68).
    every = range(1, 10) if not (found.levels or "\\o" in code or "\\f" in code) else ()
    levels = tuple(range(int(ranged[1]), int(ranged[2]) + 1) if ranged else every)
    properties = first.find(w("pPr"))
    own = fragment(properties, root) if properties is not None else ""
    for paragraph in list(_between(first, found.last))[1:]:
        add_text_before(paragraph, paragraph.tail or "")
        discard(paragraph)
    replace_by_text(first, mark(f"C{number}"))
    by_level = tuple(
        (level, styles[f"toc {level}"]) for level in range(1, 10) if f"toc {level}" in styles
    )
    return ContentsPlan(code, levels, "\\f" in code, own, by_level, found.levels)


def _mark_headings(root: Element, styles: dict[str, str], listed: dict[str, int]) -> None:
    """Mark the headings, the paragraphs of the styles that a field lists, and those with a TC."""
    levels = {styles[f"heading {n}"]: n for n in range(1, 10) if f"heading {n}" in styles}
    for paragraph in paragraphs(root):
        style = style_id(paragraph)
        level = levels.get(style, 0) or -listed.get(style, 0)
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


def _plan_pages(root: Element, lines: Lines, copies: Mapping[int, str]) -> list[tuple[str, str]]:
    """Return the bookmark and the drawn page of each page reference, which will be printed."""
    pages: list[tuple[str, str]] = []
    for code in list(root.iter(w("instrText"))):
        words = (code.text or "").split()
        result = result_text(code) if len(words) > 1 and words[0].upper() == "PAGEREF" else None
        tokens = list(tokens_in(words[1])) if result is not None else []
        if (
            result is not None
            and all(token in copies for token in tokens)
            and not list(tokens_in(result.text))
        ):
            named = "".join(f"({copies[token]})" for token in tokens)
            pages.append((words[1], result.text or ""))
            line = Line(f"{{{{ {len(pages) - 1}|_page({named}) }}}}", 0)
            result.text = lines.add(line)
    return pages


def result_text(code: Element) -> Element | None:
    """Return the first text of a field's result."""
    separated = False
    for run in islice(_runs_from(code), _MOST_RUNS):
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
