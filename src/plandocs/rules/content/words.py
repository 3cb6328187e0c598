"""How findings speak of the items of a plan, and how words are compared."""

import re
from collections.abc import Sequence

from plandocs.plan.valores import without_accents

_SOUNDS_I = re.compile(r"\W*h?[ií](?![ivxlc]*\b)[b-df-hj-np-tv-zñ]", re.I)
_SIGNS = re.compile(r"[^\w]+")


def plain(text: str) -> str:
    """Return the words of a text alone, to compare them: no case, accents or signs."""
    return _SIGNS.sub(" ", without_accents(text).casefold()).strip()


def join(words: Sequence[str]) -> str:
    """Return «a, b y c», or «a, b e i»."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'e' if _SOUNDS_I.match(words[-1]) else 'y'} {words[-1]}"


def upper_first(text: str) -> str:
    """Return a text with its first letter in capitals, the others as they are."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return a text with its first letter in lower case, the others as they are."""
    return text[:1].lower() + text[1:]


def excerpt(text: str, most: int = 90) -> str:
    """Return the beginning of a text that ends with a whole word, for a sentence to quote."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def contrast(one: str, other: str) -> tuple[str, str]:
    """Return the stretch of each of two texts that begins where they differ, for a sentence."""
    start = next(
        (
            n
            for n, (a, b) in enumerate(zip(one, other, strict=False))
            if a.casefold() != b.casefold()
        ),
        min(len(one), len(other)),
    )
    return _from(one, start), _from(other, start)


def _from(text: str, start: int) -> str:
    """Return a text from a few words before an offset on."""
    if start <= _BEFORE:
        return excerpt(text)
    begin = text.rfind(" ", 0, start - _BEFORE) + 1
    return ("…" if begin else "") + excerpt(text[begin:])


_BEFORE = 30
