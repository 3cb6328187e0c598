"""The words before a date that belong to it: «durante el», «a más tardar el», «el pasado»."""

from typing import NamedTuple

from plandocs.plan.frases.punto import Words

_HEADS: dict[str, str] = {
    "a mas tardar": "hasta",
    "hasta": "hasta",
    "no despues": "hasta",
    "fecha limite": "hasta",
    "antes": "antes",
    "previo": "antes",
    "previamente": "antes",
    "con anterioridad": "antes",
    "a partir": "desde",
    "desde": "desde",
    "despues": "desde",
    "posterior": "desde",
    "posteriormente": "desde",
    "con posterioridad": "desde",
    "a contar": "desde",
    "entre": "entre",
    "durante": "en",
    "en el transcurso": "en",
    "en el curso": "en",
    "a lo largo": "en",
    "dentro": "en",
    "para": "en",
    "hacia": "en",
}
_IDLE = frozenset("de del a al en el la los las todo toda".split())
_UNITS = frozenset("dia dias mes meses periodo comprendido comprendida".split())
_RELATIVE = frozenset("pasado pasada proximo proxima presente".split())
_NO_DEADLINE = frozenset(
    "correspondiente correspondientes relativo relativa relativos referente respecto corresponden "
    "corresponde frente".split()
)


class Prefix(NamedTuple):
    """What stands before a date: the place where it starts and what it makes of the date.

    limite: «hasta», «antes», «desde», «entre», «en» for any other that says when, «al» for that
    word alone; empty for articles and «de».
    """

    at: int
    limite: str = ""
    relativo: bool = False
    unit: bool = False


def prefix_of(words: Words, low: int, at: int) -> Prefix:
    """Return what stands before the date that begins at a place, not before `low`."""
    start, unit = _back(words, low, at), False
    while start > low and words[start - 1].text in _UNITS:
        start, unit = _back(words, low, start - 1), True
    relativo = start > low and words[start - 1].text in _RELATIVE
    start = _back(words, low, start - relativo)
    for size in (3, 2, 1):
        head = " ".join(word.text for word in words[start - size : start])
        if start - size >= low and head in _HEADS:
            return Prefix(start - size, _HEADS[head], relativo, unit)
    small = [word.text for word in words[start:at]]
    if "en" in small:
        return Prefix(start, "en", relativo, unit)
    deadline = "al" in small and (start == 0 or words[start - 1].text not in _NO_DEADLINE)
    return Prefix(start, "al" if deadline else "", relativo, unit)


def _back(words: Words, low: int, at: int) -> int:
    limit = max(low, at - 3)
    while at > limit and words[at - 1].text in _IDLE:
        at -= 1
    return at
