"""Where the tags of a text begin and end, as people type them in Word and Excel."""

import re
from collections.abc import Iterator

KINDS = {"{{": "value", "{%": "statement", "{#": "comment"}
LONE = re.compile(r"{\s*[{%#]|[}%#]\s*}")
"""Braces that belong to no tag, once the tags are taken out."""
SPLIT_REASON = "una llave no abre y cierra en este párrafo"

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_START = re.compile(r"{{|{%|{#")
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "”": "”", "’": "’"}
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\N{NO-BREAK SPACE}": " "})
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


def tag_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each whole tag of a text."""
    position = 0
    unclosed: set[str] = set()
    while start := _START.search(text, position):
        closing = _ENDS[start[0]]
        end = -1 if closing in unclosed else _end(text, start.start(), closing)
        if end < 0:
            unclosed.add(closing)
            position = start.end()
        else:
            yield start.start(), end
            position = end


def straightened(text: str) -> str:
    """Return what stands inside a tag with the quotes and spaces that Office bends made plain."""
    return text.translate(_STRAIGHT)


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
