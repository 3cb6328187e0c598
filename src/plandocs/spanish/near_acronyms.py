"""Acronyms that look like a slip for another."""

from collections.abc import Iterable, Iterator, Sequence

from plandocs.spanish.folding import fold
from plandocs.spanish.site import Site


def near(acronym: str, others: Iterable[str]) -> str | None:
    """Return the first of some acronyms that one may be a slip for: «SPE» for «SPEN».

    The first letter must be the same, for another letter in front makes another name («MSPEN»),
    and in short ones a letter may only lack, be too many or out of its place: «IFE» is no slip for
    «INE».
    """
    for other in others:
        if other != acronym and _is_slip(fold(acronym), fold(other)):
            return other
    return None


def _is_slip(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < 3 or one[0] != other[0]:
        return False
    if len(one) == len(other):
        return len(one) > 3 and (_swapped(one, other) or (len(one) > 4 and _one_off(one, other)))
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(1, len(long))
    )


def _one_off(one: str, other: str) -> bool:
    """Whether one letter differs."""
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters changed places."""
    places = [at for at in range(len(one)) if one[at] != other[at]]
    if len(places) != 2 or places[1] - places[0] != 1:
        return False
    first, second = places
    return one[first] == other[second] and one[second] == other[first]


def find_miscased(
    texts: Sequence[str], acronyms: Sequence[str]
) -> Iterator[tuple[str, str, list[Site]]]:
    """Yield what is printed for an acronym in small letters, «Ople», and where.

    Not if the texts have the same letters as a word: «Pase» is then no slip for «PASE».
    """
    for acronym in acronyms:
        if len(acronym) < 4 or not acronym.isupper() or _places(texts, acronym.lower()):
            continue
        printed = acronym.capitalize()
        sites = _places(texts, printed)
        if sites:
            yield printed, acronym, sites


def _places(texts: Sequence[str], word: str) -> list[Site]:
    return [site for number, text in enumerate(texts) for site in _alone(number, text, word)]


def _alone(number: int, text: str, word: str) -> Iterator[Site]:
    """Yield where a word stands by itself, not in another, nor in an address."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        around = text[max(0, at - 1) : at] + text[end : end + 1]
        inside = any(letter.isalnum() or letter in "@/_-" for letter in around)
        address = text[at - 1 : at] == "." or text[end : end + 2].strip(".").isalnum()
        if not inside and not address:
            yield Site(number, at, end)
        at = text.find(word, end)
