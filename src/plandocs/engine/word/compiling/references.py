"""References to a bookmark that a loop repeats: those of each copy go to the bookmark of the copy.

The first copy keeps the name, to which the references outside the loop go.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from plandocs.engine.word.compiling.fields import FIELDS, fields_of
from plandocs.engine.word.compiling.tokens import OPEN, Line, Lines, Tag, tokens_in
from plandocs.engine.word.xml import w
from plandocs.engine.xml import Element

_NAMED = re.compile(
    r'\s*(?P<kind>(?:REF|PAGEREF|NOTEREF)\s+"?|HYPERLINK(?:\s+\\[hmnot](?:\s+"[^"]*")?)*\s+\\l\s+"?)?'
    rf"(?P<name>\w++)(?!{OPEN})",
    re.IGNORECASE,
)
"""The code of a field that leads to a bookmark of the document; alone, its name is enough."""
_NAME = re.compile(r"\w+")
_OF_ANOTHER = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
"""What a link to another document has, whose bookmarks are not those of this one."""
_MOST_OF_NAME = 24
"""How many letters of a bookmark's name its copies keep: Word admits forty in all."""

Loops = tuple[int, ...]
"""The numbers of the loops around an element, the innermost the last."""


class _Reference(NamedTuple):
    """What leads to a bookmark: its name in lower case, where it stands, how to write another."""

    name: str
    element: Element
    write: Callable[[str], None]


def follow_copies(root: Element, tags: Sequence[Tag], lines: Lines) -> Mapping[int, str]:
    """Give each copy of a bookmark that its own loop refers to a name, and its references that one.

    Return the Jinja expression of the name that each token added stands for.
    """
    marks = _marks(root)
    references = [found for found in _references(root) if found.name in marks]
    if not references or not any(tag.keyword == "for" for tag in tags):
        return {}
    loops = _loops(root, tags)
    names: dict[str, str] = {}
    expressions: dict[int, str] = {}
    for name, element, write in references:
        around = loops[marks[name]]
        if around and loops[element][: len(around)] == around:
            if name not in names:
                names[name] = _copied(marks[name], around[-1], len(names), lines, expressions)
            write(names[name])
    return expressions


def _copied(
    start: Element, loop: int, number: int, lines: Lines, expressions: dict[int, str]
) -> str:
    """Give the copies of a bookmark names; return the token that stands for the name of each."""
    name = start.get(w("name"), "")
    stem = f"{name[:_MOST_OF_NAME]}_v{number}_"
    expression = f"{name!r}|_copy({stem!r}, {loop})"
    token = lines.add(Line(f"{{{{ {expression} }}}}", loop))
    expressions[len(lines.by_token) - 1] = expression
    start.set(w("name"), token)
    turn = Line(f"{{{{ {loop}|_turn }}}}", loop)
    if turn not in lines.by_token[loop]:
        lines.by_token[loop] += (turn,)
    return token


def _marks(root: Element) -> dict[str, Element]:
    """Return where each bookmark of a part begins, by its name in lower case; the same twice, no.

    What is drawn for older programs too has its bookmarks twice.
    """
    found: dict[str, Element | None] = {}
    for start in root.iter(w("bookmarkStart")):
        name = start.get(w("name"), "")
        if _NAME.fullmatch(name):
            found[name.lower()] = None if name.lower() in found else start
    return {name: start for name, start in found.items() if start is not None}


def _references(root: Element) -> Iterator[_Reference]:
    for field in fields_of(root):
        code = field.code
        named = _NAMED.match(code)
        if named and (named["kind"] or named["name"].upper() not in FIELDS):
            start, end = named.span("name")
            element = (field.codes or [field.begin])[0]
            before, after, write = code[:start], code[end:], field.write_code
            yield _Reference(named["name"].lower(), element, _around(before, after, write))
    for link in root.iter(w("hyperlink")):
        if _OF_ANOTHER not in link.attrib:
            name = link.get(w("anchor"), "").lower()
            yield _Reference(name, link, _anchored(link))


def _around(before: str, after: str, write: Callable[[str], None]) -> Callable[[str], None]:
    return lambda name: write(before + name + after)


def _anchored(link: Element) -> Callable[[str], None]:
    return lambda name: link.set(w("anchor"), name)


def _loops(root: Element, tags: Sequence[Tag]) -> dict[Element, Loops]:
    """Return the loops around each element of a part."""
    found: dict[Element, Loops] = {}
    around: Loops = ()
    for event, element in etree.iterwalk(root, ("start", "end")):
        if event == "start":
            found[element] = around
        text = element.text if event == "start" else element.tail
        for number in tokens_in(text):
            keyword = tags[number].keyword if number < len(tags) else ""
            if keyword == "for":
                around = (*around, number)
            elif keyword == "endfor":
                around = around[:-1]
    return found
