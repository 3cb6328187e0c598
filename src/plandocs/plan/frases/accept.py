"""Which dates of a prose are periods, and which are names, addresses or quantities."""

from collections.abc import Sequence

from plandocs.plan.frases.lexicon import Kind
from plandocs.plan.frases.prefix import Prefix
from plandocs.plan.frases.punto import Punto, Rango, Words

_NUMBERED = frozenset("# num numero n nº".split())
_NOT_COUNTED = frozenset("los las sus nos les dos tres seis mas demas ademas antes despues".split())
_SAID = frozenset("hasta antes desde entre en".split())


def is_period(
    text: str, words: Words, prefix: Prefix, at: int, end: int, ranges: Sequence[Rango]
) -> bool:
    """Return whether the dates read between two places of a prose say when."""
    points = [point for rango in ranges for point in rango if point]
    if points[0].is_year and points[0].year is not None:
        return words[at].kind is Kind.NOUN or _is_year_meant(words, prefix, end, ranges)
    if any(point.year is not None for point in points):
        return True
    if all(point.abbreviated for point in points):
        return ranges[0].a is not None
    if all(point.is_month for point in points) and not any(rango.a for rango in ranges):
        return _are_months(text, words, prefix, at, end)
    return True


def _is_year_meant(words: Words, prefix: Prefix, end: int, ranges: Sequence[Rango]) -> bool:
    """Return whether figures that may be a year are one, and when something is done."""
    after = words[end]
    counts = after.kind is Kind.WORD and after.text[-2:] in {"as", "es", "os"}
    if counts and after.text not in _NOT_COUNTED:
        return False  # «en 2000 casillas»
    joined = ranges[0].a and words[end - 2].text in {"a", "al", "hasta", "y"}
    return prefix.limite in _SAID or bool(joined and words[prefix.at].text in {"de", "del"})


def _are_months(text: str, words: Words, prefix: Prefix, at: int, end: int) -> bool:
    """Return whether names of months are no names of people: «en Julio», not «Julio César»."""
    if prefix.at > 0 and words[prefix.at - 1].kind in (Kind.NUMBER, Kind.NUMERAL):
        return False  # what is left of a street: «25 de noviembre»
    following = words[end]
    named = following.kind is Kind.WORD and text[following.start].isupper()
    small = text[words[at].start].islower()
    capitals = text[words[at].start : words[at].end].isupper()
    return small or ((prefix.limite in _SAID or prefix.unit) and (capitals or not named))


def is_address(words: Words, prefix: Prefix, end: int, places: frozenset[str]) -> bool:
    """Return whether a day without a year is the name of a street or a place."""
    before = prefix.at - 1
    if before > 0 and words[before].text == ".":
        before -= 1
    if before >= 0 and words[before].text in places:
        return True
    after = words[end]
    if after.text in {"no", "num"}:
        after = words[end + 1] if words[end + 1].text != "." else words[end + 2]
    return after.kind is Kind.NUMBER or after.text in _NUMBERED


def is_lone_day(ranges: Sequence[Rango]) -> Punto | None:
    """Return the day, when the dates are one day and no more."""
    alone = len(ranges) == 1 and ranges[0].a is None and ranges[0].de.is_day
    return ranges[0].de if alone else None
