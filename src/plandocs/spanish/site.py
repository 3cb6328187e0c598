"""Where words stand in the texts that are read together."""

from typing import NamedTuple


class Site(NamedTuple):
    """Some words: which of the texts, counting from 0, and their first and last offset in it."""

    text: int
    start: int
    end: int
