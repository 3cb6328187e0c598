"""The known word that a misspelt one resembles."""

import unicodedata
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, whatever its accents and capitals; or empty."""
    import difflib  # a sound run needs none of it

    by_folded = {_folded(name): name for name in reversed([*known])}
    found = difflib.get_close_matches(_folded(word), by_folded, n=1)
    return by_folded[found[0]] if found else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return « ¿Quiso decir «ejes»?» when a known word is like `word`, else an empty text."""
    found = nearest(word, known)
    return f" ¿Quiso decir «{found}»?" if found else ""


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
