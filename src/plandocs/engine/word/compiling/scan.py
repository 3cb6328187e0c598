"""Finds every tag of a part and puts a token in its place; Word splits tags over runs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plandocs.diagnostics import Diagnostic
from plandocs.engine.rules import BAD_TAG
from plandocs.engine.word.compiling.places import Places
from plandocs.engine.word.compiling.tokens import TOKEN as _TOKEN
from plandocs.engine.word.compiling.tokens import Tag
from plandocs.engine.word.xml import XML_SPACE, Element, parent_of, w

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_KINDS = {"{{": "value", "{%": "statement", "{#": "comment"}
_START = re.compile(r"{{|{%|{#")
_LONE = re.compile(r"{\s*[{%#]|[}%#]\s*}")
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "”": "”", "’": "’"}
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\N{NO-BREAK SPACE}": " "})
_PREFIX = re.compile(r"(p|tr|tc|r)\s+(?=\S)")
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_SIGNS = (w("tab"), w("br"), w("cr"))
_STREAMS = (
    w("t"),
    w("instrText"),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
)
_SPLIT_REASON = "una llave no abre y cierra en este párrafo"


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
            for stream in _STREAMS:
                _scan_stream(_stream(element, stream), element, places, found)
        elif element.tag not in _STREAMS and "{" in (element.text or ""):
            _scan_text(element, places, found)
        for name, text in element.attrib.items():
            if "{{" in str(text) or "{%" in str(text) or "}}" in str(text):
                _scan_attribute(element, str(name), str(text), places, found)
    return found


def tag_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each whole tag of a text."""
    position = 0
    while start := _START.search(text, position):
        end = _end(text, start.start(), _ENDS[start[0]])
        if end < 0:
            position = start.end()
        else:
            yield start.start(), end
            position = end


def parse_tag(number: int, source: str, places: Places, element: Element) -> Tag:
    """Return a tag from what was typed."""
    inner = source[2:-2]
    if source[:2] != "{#":
        inner = inner.translate(_STRAIGHT)
    before, after = inner[:1] == "-", inner[-1:] == "-"
    inner = inner.removeprefix("-").removesuffix("-").removeprefix("+").removesuffix("+")
    prefix = _PREFIX.match(inner)
    body = inner[prefix.end() :] if prefix else inner
    return Tag(
        number,
        source,
        _KINDS[source[:2]],
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
        for start, end in reversed(cuts):
            _cut(nodes, start, end)
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
    if _LONE.search(rest + text[done:]):
        found.problems.append(BAD_TAG.at(places.of(paragraph), detalle=_SPLIT_REASON))


def _numbered(
    text: str,
    spans: list[tuple[int, int]],
    nodes: list[Element],
    places: Places,
    found: Found,
) -> list[tuple[tuple[int, str], int]]:
    """Add the tags of a stream; return the start and token, and the end, of each."""
    cuts = []
    for start, end in spans:
        holder = _node_at(nodes, start)
        tag = parse_tag(len(found.tags), text[start:end], places, holder)
        above = holder.getparent()
        tag.attribute = holder.tag != w("t") or above is None or above.tag != w("r")
        found.tags.append(tag)
        cuts.append(((start, tag.token), end))
    return cuts


def _node_at(nodes: list[Element], position: int) -> Element:
    for node in nodes:
        length = len(node.text or "")
        if position < length:
            return node
        position -= length
    raise AssertionError("a tag stands in one of the nodes of its stream")


def _cut(nodes: list[Element], start: tuple[int, str], end: int) -> None:
    """Put a token where a span of the stream's text begins, and take the span away."""
    first, token = start
    offset = 0
    for node in nodes:
        text = node.text or ""
        here, there = first - offset, end - offset
        offset += len(text)
        if there <= 0 or here >= len(text):
            continue
        node.text = text[: max(here, 0)] + (token if here >= 0 else "") + text[there:]
        if there > len(text):
            _drop_signs(node, nodes)


def _drop_signs(node: Element, nodes: list[Element]) -> None:
    """Remove the tabs and breaks between a text in which a tag goes on and the next text."""
    following = nodes[nodes.index(node) + 1]
    run, next_run = node.getparent(), following.getparent()
    between = set(node.itersiblings(*_SIGNS))
    before = set(following.itersiblings(*_SIGNS, preceding=True))
    for sign in between & before if run is next_run else between | before:
        parent = sign.getparent()
        assert parent is not None
        parent.remove(sign)


def _scan_text(element: Element, places: Places, found: Found) -> None:
    """Replace the tags of a text that is no `w:t`: of a formula, or of a property."""
    element.text = _replaced(element.text or "", element, places, found)


def _scan_attribute(element: Element, name: str, value: str, places: Places, found: Found) -> None:
    element.set(name, _replaced(value, element, places, found))


def _replaced(text: str, element: Element, places: Places, found: Found) -> str:
    made, done = "", 0
    for start, end in tag_spans(text):
        tag = parse_tag(len(found.tags), text[start:end], places, element)
        tag.attribute = True
        found.tags.append(tag)
        made += text[done:start] + tag.token
        done = end
    if _LONE.search(_TOKEN.sub("\0", made) + text[done:]):
        found.problems.append(BAD_TAG.at(places.of(element), detalle=_SPLIT_REASON))
    return unescaped(made + text[done:])


def unescaped(text: str) -> str:
    """Return a text with docxtpl's way of writing braces that are no tag undone."""
    for escaped, plain in _ESCAPES:
        text = text.replace(escaped, plain)
    return text


def _end(text: str, start: int, closing: str) -> int:
    """Return where the tag that opens at `start` ends, or -1; its quoted texts hold no end."""
    plain = text.find(closing, start + 2)
    if closing == "#}" or plain < 0:
        return plain + 2 if plain >= 0 else -1
    position, depth = start + 2, 0
    while position < len(text):
        if depth == 0 and text.startswith(closing, position):
            return position + 2
        depth += {"{": 1, "}": -1}.get(text[position], 0) if depth or text[position] == "{" else 0
        quote = _QUOTES.get(text[position])
        closed = text.find(quote, position + 1) if quote else -1
        position = closed + 1 if closed > 0 else position + 1
    return plain + 2
