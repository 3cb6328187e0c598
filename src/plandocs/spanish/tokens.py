"""A passage as words and marks: «y/o» is three tokens, and so is «(s)»."""

import re
from functools import lru_cache
from typing import NamedTuple

from plandocs.spanish.site import Site

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Tokens(NamedTuple):
    """The tokens of a passage in order: as printed, and in lower case."""

    printed: tuple[str, ...]
    lower: tuple[str, ...]


@lru_cache(maxsize=8192)
def tokens(text: str) -> Tokens:
    """Return the tokens of a passage."""
    printed = tuple(_TOKEN.findall(text))
    return Tokens(printed, tuple(map(str.lower, printed)))


@lru_cache(maxsize=1024)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _TOKEN.finditer(text))


def site_of(number: int, text: str, first: int, last: int) -> Site:
    """Return where the tokens from `first` to `last`, both included, stand in a passage."""
    spans = _spans(text)
    return Site(number, spans[first][0], spans[last][1])
