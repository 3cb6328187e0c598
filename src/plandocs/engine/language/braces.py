"""Where the tags of a text begin and end, as people type them in Word and Excel."""

import re
from collections.abc import Iterator
from unicodedata import normalize

KINDS = {"{{": "value", "{%": "statement", "{#": "comment"}
LONE = re.compile(r"{\s*[{%#]|[}%#]\s*}")
"""Braces that belong to no tag, once the tags are taken out."""
MAX_TAG = 10_000
"""The longest tag, in characters: no one writes one that long, and it takes long to read."""
MAX_TAGS = 12_000
"""The most tags of a template."""
TOO_MANY = f"trae más de {MAX_TAGS:,} etiquetas; lo que se repite va una vez, dentro de un «for»"
_PATIENCE = 50
"""How many tags of a text may have quotes or braces without an end, before none is looked for."""
SPLIT_REASON = "una llave no abre y cierra en este párrafo"

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_START = re.compile(r"{{|{%|{#")
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "”": "”", "’": "’"}
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\N{NO-BREAK SPACE}": " "})
_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


def tag_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each whole tag of a text."""
    position, patience = 0, _PATIENCE
    endless: set[str] = set()
    while start := _START.search(text, position):
        closing = _ENDS[start[0]]
        plain = -1 if closing in endless else text.find(closing, start.end())
        if plain < 0:
            endless.add(closing)  # nor does any later tag of its kind end
            position = start.end()
            continue
        end = plain + 2
        if closing != "#}" and patience:
            end = _end(text, start.end(), closing)
            patience -= end < 0
            end = end if end > 0 else plain + 2
        yield start.start(), end
        position = end


def straightened(text: str) -> str:
    """Return what stands inside a tag with the quotes and spaces that Office bends made plain.

    And its accents as data has them: what is pasted may bring them apart from their letters.
    """
    return text if text.isascii() else normalize("NFC", text.translate(_STRAIGHT))


def unescaped(text: str) -> str:
    """Return a text with docxtpl's way of writing braces that are no tag undone."""
    for escaped, plain in _ESCAPES:
        text = text.replace(escaped, plain)
    return text


def _end(text: str, position: int, closing: str) -> int:
    """Return where the tag that is open at `position` ends; its quoted texts hold no end.

    Return -1 when its quotes and braces never let it end.
    """
    depth, last = 0, min(len(text), position + MAX_TAG)
    while position < last:
        if depth == 0 and text.startswith(closing, position):
            return position + 2
        depth += {"{": 1, "}": -1}.get(text[position], 0) if depth or text[position] == "{" else 0
        quote = _QUOTES.get(text[position])
        closed = text.find(quote, position + 1, last) if quote else -1
        position = closed + 1 if closed > 0 else position + 1
    return -1
