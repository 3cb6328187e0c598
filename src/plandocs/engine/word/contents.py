"""Contents fields: their entries are made from the finished document's own headings."""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plandocs.engine.word.xml import (
    Element,
    make,
    make_text,
    paragraphs,
    parent_of,
    style_id,
    style_ids_by_name,
    text_of,
    w,
)

_RANGE = re.compile(r'\\o\s+"(\d)-(\d)"')
_ENTRY = re.compile(r'\s*TC\s+"(.*?)"(?:.*?\\l\s*"?(\d))?', re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    level: int
    anchor: str


def fill_contents(body: Element, styles: Element, pages: Mapping[str, str]) -> None:
    r"""Rewrite the entries of every TOC field of `body`; `pages` gives the page of each heading.

    Headings within the field's `\\o` range and TC fields count, each with a bookmark and a link
    (ECMA-376 part 1, 17.16.5.68). A field with an entry of unknown page is marked for update.
    """
    fields = list(_contents_fields(body))
    if not fields:
        return
    names = style_ids_by_name(styles)
    for first, last, instruction in fields:
        entries = list(_entries(body, instruction, names))
        _rewrite(first, last, instruction, entries, pages, names)


def fill_page_references(root: Element, pages: Mapping[str, str]) -> None:
    """Write the known page of a bookmark into every PAGEREF field of a part that names it."""
    for code in list(root.iter(w("instrText"))):
        words = (code.text or "").split()
        if len(words) > 1 and words[0] == "PAGEREF" and words[1] in pages:
            _set_result(code, pages[words[1]])


def _contents_fields(body: Element) -> Iterator[tuple[Element, Element, str]]:
    for code in body.iter(w("instrText")):
        instruction = (code.text or "").strip()
        first = parent_of(code, "p")
        if instruction.split()[:1] == ["TOC"] and first is not None:
            yield first, _last_paragraph(first), instruction


def _last_paragraph(first: Element) -> Element:
    """Return the paragraph that holds the end of the field that begins in `first`."""
    depth, paragraph = 0, first
    while True:
        for mark in paragraph.iter(w("fldChar")):
            kind = mark.get(w("fldCharType"))
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if depth == 0 and kind == "end":
                return paragraph
        following = paragraph.getnext()
        if following is None:
            return paragraph
        paragraph = following


def _entries(body: Element, instruction: str, names: Mapping[str, str]) -> Iterator[_Entry]:
    levels = _levels(instruction, names)
    for paragraph in list(paragraphs(body)):
        marked = _marked_entry(paragraph)
        if marked and "\\f" in instruction:
            yield _Entry(marked[0], marked[1], _bookmark(body, paragraph))
        elif (level := levels.get(style_id(paragraph))) and text_of(paragraph).strip():
            yield _Entry(text_of(paragraph).strip(), level, _bookmark(body, paragraph))


def _levels(instruction: str, names: Mapping[str, str]) -> dict[str, int]:
    found = _RANGE.search(instruction)
    if not found:
        return {}
    wanted = range(int(found[1]), int(found[2]) + 1)
    return {names[f"heading {n}"]: n for n in wanted if f"heading {n}" in names}


def _marked_entry(paragraph: Element) -> tuple[str, int] | None:
    for code in paragraph.iter(w("instrText")):
        if found := _ENTRY.match(code.text or ""):
            return found[1], int(found[2] or 1)
    return None


def _bookmark(body: Element, paragraph: Element) -> str:
    for start in paragraph.iter(w("bookmarkStart")):
        if (name := start.get(w("name"), "")).startswith("_Toc"):
            return name
    used = [int(start.get(w("id"), "0")) for start in body.iter(w("bookmarkStart"))]
    number = max(used, default=0) + 1
    name = f"_Toc{number:08d}"
    properties = paragraph.find(w("pPr"))
    paragraph.insert(0 if properties is None else 1, make("bookmarkStart", id=number, name=name))
    paragraph.append(make("bookmarkEnd", id=number))
    return name


def _rewrite(
    first: Element,
    last: Element,
    instruction: str,
    entries: list[_Entry],
    pages: Mapping[str, str],
    names: Mapping[str, str],
) -> None:
    parent = first.getparent()
    if parent is None:
        return
    lines = [_line(entry, pages.get(entry.text, ""), names, first) for entry in entries]
    lines = lines or [make("p")]
    stale = any(entry.text not in pages for entry in entries)
    position = 0 if lines[0].find(w("pPr")) is None else 1
    lines[0][position:position] = _field_start(instruction, stale)
    lines[-1].append(_mark("end"))
    start, end = parent.index(first), parent.index(last)
    parent[start : end + 1] = lines


def _line(entry: _Entry, page: str, names: Mapping[str, str], model: Element) -> Element:
    properties = copy.deepcopy(model.find(w("pPr")))
    if style := names.get(f"toc {entry.level}"):
        properties = make("pPr", make("pStyle", val=style))
    link = make("hyperlink", make("r", make_text(entry.text)), make("r", make("tab")))
    link.set(w("anchor"), entry.anchor)
    link.set(w("history"), "1")
    link.extend(_field_start(f"PAGEREF {entry.anchor} \\h"))
    link.extend([make("r", make_text(page)), _mark("end")])
    return make("p", *([] if properties is None else [properties]), link)


def _field_start(instruction: str, stale: bool = False) -> list[Element]:
    code = make("instrText")
    code.text = f" {instruction} "
    begin = _mark("begin")
    if stale:
        begin[0].set(w("dirty"), "true")
    return [begin, make("r", code), _mark("separate")]


def _mark(kind: str) -> Element:
    return make("r", make("fldChar", fldCharType=kind))


def _set_result(code: Element, text: str) -> None:
    """Put `text` in the first run after the field's separator."""
    run = parent_of(code, "r")
    separated = False
    while run is not None:
        mark = run.find(w("fldChar"))
        if mark is not None and mark.get(w("fldCharType")) == "end":
            return
        if separated and (found := run.find(w("t"))) is not None:
            found.text = text
            return
        separated = separated or (mark is not None and mark.get(w("fldCharType")) == "separate")
        run = run.getnext()
