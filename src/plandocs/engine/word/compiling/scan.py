"""Finds every tag of a part and puts a token in its place; Word splits tags over runs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import accumulate, repeat

from plandocs.diagnostics import Diagnostic
from plandocs.engine.language.braces import (
    KINDS,
    LONE,
    SPLIT_REASON,
    straightened,
    tag_spans,
    unescaped,
)
from plandocs.engine.rules import BAD_TAG
from plandocs.engine.word.compiling.places import Places
from plandocs.engine.word.compiling.tokens import TOKEN as _TOKEN
from plandocs.engine.word.compiling.tokens import Tag
from plandocs.engine.word.xml import parent_of, w
from plandocs.engine.xml import XML_SPACE, Element, discard

_PREFIX = re.compile(r"(p|tr|tc|r)\s+(?=\S)")
_ADDRESS = re.compile(r"\bHYPERLINK ?[\"“”]? ?$", re.IGNORECASE)
_QUOTES = ' "“”'
_BEFORE_ADDRESS = 40
"""More letters than stand from that word to the address, spaces written as one."""
_SIGNS = {
    w("tab"): " ",
    w("ptab"): " ",
    w("br"): " ",
    w("cr"): " ",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
"""What each sign that is no letter reads, where it stands in a tag."""
_STRANGE = {
    w("sym"): "un símbolo",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline": "una imagen",
}
"""What has no place in a tag; a picture that floats may be anchored in one, which nobody sees."""
_STREAMS = (
    w("t"),
    w("instrText"),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
)


@dataclass(frozen=True, slots=True)
class Found:
    """The tags of a part in document order, and what is wrong with its braces."""

    tags: list[Tag]
    problems: list[Diagnostic]


def scan(root: Element, places: Places) -> Found:
    """Replace each tag of `root` by its token."""
    found = Found([], [])
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == w("p"):
            for stream in _STREAMS if len(element) else ():
                _scan_stream(_stream(element, stream), element, places, found)
        elif element.tag not in _STREAMS and "{" in (element.text or ""):
            _scan_text(element, places, found)
        for name, text in element.attrib.items():
            if "{{" in str(text) or "{%" in str(text) or "}}" in str(text):
                _scan_attribute(element, str(name), str(text), places, found)
    return found


def _addresses(text: str, spans: list[tuple[int, int]]) -> Iterator[bool]:
    """Yield, for each tag of a field's code, whether it may begin the address of a link.

    What prints nothing may stand before it; and it may be in a branch, whatever the other says.
    """
    before, done, is_open, is_silent = "", 0, False, False
    for start, end in spans:
        before = " ".join(re.split(r"\s+", before + text[done:start]))[-_BEFORE_ADDRESS:]
        follows = _ADDRESS.search(before) is not None
        yield follows or (is_open and is_silent and not before.strip(_QUOTES))
        is_silent = not text.startswith("{{", start)
        is_open = is_open or (follows and is_silent)
        before, done = "", end


def parse_tag(number: int, source: str, places: Places, element: Element) -> Tag:
    """Return a tag from what was typed."""
    inner = source[2:-2]
    if source[:2] != "{#":
        inner = straightened(inner)
    before, after = inner[:1] == "-", inner[-1:] == "-"
    inner = inner.removeprefix("-").removesuffix("-").removeprefix("+").removesuffix("+")
    prefix = _PREFIX.match(inner)
    body = inner[prefix.end() :] if prefix else inner
    return Tag(
        number,
        source,
        KINDS[source[:2]],
        prefix[1] if prefix else "",
        " ".join(body.split("\n")).strip(),
        before,
        after,
        places.of(element),
        element,
    )


def _stream(paragraph: Element, name: str) -> list[Element]:
    """Return the texts of a paragraph, without those of the text boxes inside it."""
    return [node for node in paragraph.iter(name) if parent_of(node, "p") is paragraph]


def _scan_stream(nodes: list[Element], paragraph: Element, places: Places, found: Found) -> None:
    text = "".join(node.text or "" for node in nodes)
    if "{" not in text and "}" not in text:
        return
    spans = list(tag_spans(text))
    _tell_lone(text, spans, places, paragraph, found)
    cuts = _numbered(text, spans, nodes, places, found)
    if len(nodes) == 1:
        nodes[0].text = _tokenized(text, cuts)
    else:
        offsets = [0, *accumulate(len(node.text or "") for node in nodes)]
        for start, end in reversed(cuts):
            _cut(nodes, offsets, start, end)
    for node in nodes:
        node.text = unescaped(node.text or "")
        if node.tag == w("t"):
            node.set(XML_SPACE, "preserve")


def _tokenized(text: str, cuts: list[tuple[tuple[int, str], int]]) -> str:
    """Return the text of a stream of one node with its tags replaced, however many they are."""
    pieces: list[str] = []
    done = 0
    for (start, token), end in cuts:
        pieces += (text[done:start], token)
        done = end
    return "".join((*pieces, text[done:]))


def _tell_lone(
    text: str, spans: list[tuple[int, int]], places: Places, paragraph: Element, found: Found
) -> None:
    rest, done = "", 0
    for start, end in spans:
        rest += text[done:start] + "\0"
        done = end
    if LONE.search(rest + text[done:]):
        found.problems.append(BAD_TAG.at(places.of(paragraph), detalle=SPLIT_REASON))


def _numbered(
    text: str,
    spans: list[tuple[int, int]],
    nodes: list[Element],
    places: Places,
    found: Found,
) -> list[tuple[tuple[int, str], int]]:
    """Add the tags of a stream; return the start and token, and the end, of each."""
    cuts = []
    ends = list(accumulate(len(node.text or "") for node in nodes))
    in_code = bool(nodes) and nodes[0].tag == w("instrText")
    addresses = _addresses(text, spans) if in_code else repeat(False)
    for (start, end), begins_address in zip(spans, addresses, strict=False):
        index = bisect_right(ends, start)
        holder = nodes[index]
        source = text[start:end]
        if ends[index] < end:
            cuts_of = range(index, bisect_left(ends, end))
            source = _with_signs(source, [(ends[at] - start, nodes[at : at + 2]) for at in cuts_of])
            if strange := _strange(nodes[index], nodes[cuts_of.stop]):
                detail = f"tiene {strange} adentro"
                found.problems.append(BAD_TAG.at(places.of(holder), detalle=detail))
        tag = parse_tag(len(found.tags), source, places, holder)
        above = holder.getparent()
        tag.attribute = holder.tag != w("t") or above is None or above.tag != w("r")
        tag.in_code, tag.begins_address = in_code, begins_address
        found.tags.append(tag)
        cuts.append(((start, tag.token), end))
    return cuts


def _with_signs(source: str, cuts: list[tuple[int, list[Element]]]) -> str:
    """Return a tag with what the signs between its texts read.

    `cuts` are where it goes on in another text, with that text and the one before.
    """
    made, done = "", 0
    for at, (node, following) in cuts:
        read = "".join(_SIGNS[str(sign.tag)] for sign in _signs_between(node, following))
        if at in (1, len(source) - 1):
            read = ""  # it parts the two signs that begin or end the tag
        is_inside = 2 < at < len(source) - 2
        made += source[done:at] + (read if is_inside else read.strip())
        done = at
    return made + source[done:]


def _strange(first: Element, last: Element) -> str:
    """Return what has no place in a tag that goes from one text to another, or an empty text."""
    return next((_STRANGE[str(found.tag)] for found in _between(first, last, _STRANGE)), "")


def _cut(nodes: list[Element], offsets: list[int], start: tuple[int, str], end: int) -> None:
    """Put a token where a span of the stream's text begins, and take the span away.

    `offsets` say where the text of each node begins; those after the span may have changed.
    """
    first, token = start
    index = bisect_right(offsets, first) - 1
    while index < len(nodes) and offsets[index] < end:
        node, here, there = nodes[index], first - offsets[index], end - offsets[index]
        text = node.text or ""
        node.text = text[: max(here, 0)] + (token if here >= 0 else "") + text[there:]
        index += 1
        if offsets[index] < end:
            _drop_signs(node, nodes[index])


def _drop_signs(node: Element, following: Element) -> None:
    """Remove the signs between a text in which a tag goes on and the next text."""
    for sign in list(_signs_between(node, following)):
        discard(sign)


def _signs_between(node: Element, following: Element) -> Iterator[Element]:
    """Yield the signs of a paragraph from one text to the next, in the runs between them too."""
    paragraph = parent_of(node, "p")
    for sign in _between(node, following, _SIGNS):
        if parent_of(sign, "p") is paragraph:
            yield sign


def _between(node: Element, following: Element, names: Collection[str]) -> Iterator[Element]:
    """Yield the elements of some names from one text to a later one."""
    around = {following, *following.iterancestors()}
    current: Element | None = node
    while current is not None and current is not following:
        ahead = current.getnext()
        if ahead is None:
            current = current.getparent()
        elif ahead not in around:
            yield from ahead.iter(*names)
            current = ahead
        elif ahead is following:
            current = following
        else:
            yield from _before(ahead, around, names)
            current = following


def _before(element: Element, around: set[Element], names: Collection[str]) -> Iterator[Element]:
    """Yield the elements of some names of an element before the text that `around` leads to."""
    for child in element:
        if child in around:
            yield from _before(child, around, names)
            return
        yield from child.iter(*names)


def _scan_text(element: Element, places: Places, found: Found) -> None:
    """Replace the tags of a text that is no `w:t`: of a formula, or of a property."""
    element.text = _replaced(element.text or "", element, places, found)


def _scan_attribute(element: Element, name: str, value: str, places: Places, found: Found) -> None:
    first = len(found.tags)
    element.set(name, _replaced(value, element, places, found))
    if name == w("instr"):
        addresses = _addresses(value, list(tag_spans(value)))
        for tag, begins_address in zip(found.tags[first:], addresses, strict=True):
            tag.in_code, tag.begins_address = True, begins_address


def _replaced(text: str, element: Element, places: Places, found: Found) -> str:
    made, done = "", 0
    for start, end in tag_spans(text):
        tag = parse_tag(len(found.tags), text[start:end], places, element)
        tag.attribute = True
        found.tags.append(tag)
        made += text[done:start] + tag.token
        done = end
    if LONE.search(_TOKEN.sub("\0", made) + text[done:]):
        found.problems.append(BAD_TAG.at(places.of(element), detalle=SPLIT_REASON))
    return unescaped(made + text[done:])
