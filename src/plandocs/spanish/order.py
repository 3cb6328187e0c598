"""Alphabetical order as Spanish sorts: no accents or case, and ñ after n."""

import unicodedata
from collections.abc import Sequence


def first_out_of_place(terms: Sequence[str]) -> int | None:
    """Return the index of the first term that one after it should come before, if there is any."""
    keys = [_key(term) for term in terms]
    for index in range(1, len(keys)):
        if keys[index] < keys[index - 1]:
            before = index - 1
            # The one that moved is that of the two which the others stand in order without.
            rest = keys[:before] + keys[index:]
            return before if rest == sorted(rest) else index
    return None


def _key(term: str) -> str:
    text = unicodedata.normalize("NFC", term.casefold()).replace("ñ", "n\uffff")
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )
