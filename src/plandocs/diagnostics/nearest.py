"""The known word that a misspelt one resembles."""

from collections.abc import Iterable

_LIKENESS, _LIKENESS_OF_SHORT, _SHORT = 0.7, 0.6, 3
"""From 0 to 1, how like two words must be (difflib.SequenceMatcher); less when one is short."""
_LONGEST = 100
"""The longest word, in letters, that is compared: what takes as long as both lengths multiplied."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, whatever its accents and capitals; or empty."""
    import difflib  # a sound run needs neither this nor what folds

    likeness = _LIKENESS if len(word) > _SHORT else _LIKENESS_OF_SHORT
    if len(word) > _LONGEST:
        return ""
    by_folded = {_folded(name): name for name in reversed([*known]) if len(name) <= _LONGEST}
    found = difflib.get_close_matches(_folded(word), by_folded, n=1, cutoff=likeness)
    return by_folded[found[0]] if found else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return « ¿Quiso decir «ejes»?» when a known word is like `word`, else an empty text."""
    found = nearest(word, known)
    return f" ¿Quiso decir «{found}»?" if found else ""


def _folded(word: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
