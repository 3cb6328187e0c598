"""Numbers in letters, and the year that completes a date or stands alone."""

import re

from plandocs.plan.frases.lexicon import Kind
from plandocs.plan.frases.links import following
from plandocs.plan.frases.punto import Anio, Punto, Rango, Read, Words

_ADJECTIVES = frozenset("fiscal fiscales presupuestal electoral".split())
_NOUN = r"(?:año|ejercicio)(?: fiscal)?"
_SAID = re.compile(
    rf"(?:(?P<unsaid>(?:del|de el) {_NOUN})(?! (?:de|en|que|anterior|pasado|siguiente|proximo)\b)|"
    r"del? (?:"
    rf"(?P<presente>(?:presente|actual|corriente|este) {_NOUN}"
    rf"|{_NOUN} (?:en curso|actual|corriente|que (?:corre|transcurre)))"
    rf"|(?P<evento>{_NOUN} (?:inmediato )?(?:anterior|previo|siguiente|posterior)(?= al? )"
    r"|año (?:de la|del) (?:eleccion|jornada|proceso)|año electoral)"
    rf"|(?P<anterior>{_NOUN} (?:inmediato )?(?:anterior|pasado)|pasado año)"
    rf"|(?P<siguiente>{_NOUN} (?:siguiente|proximo|entrante)|(?:proximo|siguiente) {_NOUN})"
    r"|(?P<mismo>(?:mismo|dicho|ese) año)"
    r"|(?P<cada>cada (?:año|ejercicio))))(?= |$)"
)


def read_number(words: Words, at: int) -> Read[int]:
    """Read a whole number, in digits, in letters, or in both: «30 (treinta)»."""
    read = _read_once(words, at)
    if not read:
        return None
    number, after = read
    bracket = words[after].text == "("
    again = _read_once(words, after + bracket)
    if again and again[0] == number and (not bracket or words[again[1]].text == ")"):
        return number, again[1] + bracket
    return read


def _read_once(words: Words, at: int) -> Read[int]:
    if words[at].kind in (Kind.NUMBER, Kind.YEAR):
        return words[at].value, at + 1
    thousands, part, room = 0, 0, 1001
    start = at
    while words[at].kind is Kind.NUMERAL and words[at].value < room:
        value = words[at].value
        if value == 1000:
            thousands, part, room = (part or 1) * 1000, 0, 1000
        else:
            part += value
            room = 100 if value == 900 else 1
        at += 1
        if words[at].text == "mil" and not thousands:
            room = 1001
        elif value % 10 == 0 and 30 <= value < 100 and _adds_units(words, at):
            at, room = at + 1, 10
    return (thousands + part, at) if at > start else None


def _adds_units(words: Words, at: int) -> bool:
    after = words[at + 1]
    return words[at].text == "y" and after.kind is Kind.NUMERAL and after.value < 10


def read_year(words: Words, at: int) -> tuple[Anio, int]:
    """Read the year that follows a date, with its «de»; None when it is left unsaid."""
    word, after = words[at], words[at + 1]
    if word.kind is Kind.YEAR:
        return read_number(words, at) or (word.value, at + 1)
    if after.kind is Kind.YEAR and word.text in {"-", "/"}:
        return after.value, at + 2
    if after.kind is Kind.YEAR and word.text == ",":
        closed = words[at + 2].kind in (Kind.MARK, Kind.END)
        return (after.value, at + 2) if closed else (None, at)
    if word.text not in {"de", "del"}:
        return None, at
    return _read_year_number(words, _after_noun(words, at + 1)) or _read_said(words, at)


def _read_year_number(words: Words, at: int) -> Read[int]:
    read = read_number(words, at)
    return read if read and 1900 <= read[0] < 2200 else None


def _after_noun(words: Words, at: int) -> int:
    """Return the place after «el presente ejercicio fiscal de» or any part of it."""
    at += words[at].text in {"el", "los"}
    at += words[at].text in {"presente", "actual"} and words[at + 1].kind is Kind.NOUN
    if words[at].kind is Kind.NOUN:
        at += 1
        at += words[at].text in _ADJECTIVES
        at += words[at].text == "de"
    return at


def _read_said(words: Words, at: int) -> tuple[Anio, int]:
    text = following(words, at, 7)
    if text == "del presente":
        return "presente", at + 2
    found = _SAID.match(text)
    if not found:
        return None, at
    kind = None if found.lastgroup == "unsaid" else found.lastgroup
    return kind, at + found[0].count(" ") + 1


def read_years(words: Words, at: int) -> Read[list[Rango]]:
    """Read «2025», «año 2025» or «ejercicio fiscal de 2025»."""
    read = _read_year_number(words, _after_noun(words, at))
    return ([Rango(Punto((1, 12), year=read[0]))], read[1]) if read else None
