"""The order of the Spanish alphabet."""

import re
from collections.abc import Sequence

_PLAIN = str.maketrans("áéíóúüàèìòùç", "aeiouuaeiouc")
_LETTERS = re.compile(r"[^\W_]+")


def collation_key(term: str) -> tuple[str, ...]:
    """Return what sorts a term: word by word, whatever its accents and capitals; ñ after n."""
    words = _LETTERS.findall(term.lower().translate(_PLAIN))
    return tuple(word.replace("ñ", "n\uffff") for word in words)


def first_out_of_order(terms: Sequence[str]) -> int | None:
    """Return the index of the first term that should stand before the one above it, if any."""
    sorted_by = [collation_key(term) for term in terms]
    return next((at for at in range(1, len(terms)) if sorted_by[at] < sorted_by[at - 1]), None)


def is_alphabetical(terms: Sequence[str]) -> bool:
    """Whether terms stand in the order of the alphabet."""
    return first_out_of_order(terms) is None
