"""Where texts define acronyms: «Expansión (SIGLA)», «SIGLA (Expansión)», «SIGLA: Expansión»."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plandocs.spanish.folding import fold
from plandocs.spanish.initials import FUNCTION_WORDS, fits, fits_words
from plandocs.spanish.name_index import content_stems
from plandocs.spanish.site import Site


class Definition(NamedTuple):
    """An acronym with the words that it stands for, and the place of both and of the acronym."""

    acronym: str
    expansion: str
    site: Site
    name: Site
    sound: bool
    """Whether its letters can be read off the expansion."""


_ACRONYM = r"[A-ZÑ][A-Za-zÑñ]*[A-ZÑ](?:[A-Za-rt-zÑñ]*)"
_PLURAL = r"(?:['’´`]?s|['’´`]S)?"
_INTRODUCTION = (
    r"(?:(?:,\s*)?(?:en (?:adelante|lo (?:sucesivo|subsecuente))|por sus siglas(?: en español)?"
    r"|siglas|tambi[eé]n llamad[oa]|o),?\s*)"
)
_IN_BRACKETS = re.compile(
    rf"\s*\(\s*{_INTRODUCTION}?(?:el |la |los |las )?[«“\"'‘]?(?P<acronym>{_ACRONYM}){_PLURAL}"
    rf"[»”\"'’]?(?P<foreign>,? por sus siglas[^()]{{0,30}})?\s*\)"
)
_HEREAFTER = re.compile(
    rf",?\s+en (?:adelante|lo sucesivo|lo subsecuente),?\s+(?:el |la |los |las )?[«“\"'‘]?"
    rf"(?P<acronym>{_ACRONYM})\b"
)
_BEHIND = re.compile(rf"\b(?P<acronym>{_ACRONYM})\s+\((?P<words>[^()]{{8,160}})\)")
_LINE = re.compile(rf"(?P<acronym>{_ACRONYM})\s*(?::|[.]?[-–—])\s*(?P<words>\S.{{7,200}})")
_LONE = re.compile(rf"(?P<acronym>{_ACRONYM})\s*[:.]?")
_STOP = re.compile(r"[.;:()!?«»“”\"]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 18
"""How many words an expansion may have."""


def find_definitions(texts: Sequence[str], known: Mapping[str, str]) -> list[Definition]:
    """Return the definitions that texts hold, in reading order."""
    found: list[Definition] = []
    for number, text in enumerate(texts):
        if "(" in text:
            found += _bracketed(number, text, known)
        if " en " in text and (" adelante" in text or " suces" in text or " subsec" in text):
            found += _hereafter(number, text, known)
        found += _line(number, texts)
    return sorted(found, key=lambda definition: definition.site)


def _bracketed(number: int, text: str, known: Mapping[str, str]) -> Iterator[Definition]:
    for match in _IN_BRACKETS.finditer(text):
        yield from _before(number, text, match, known)
    for match in _BEHIND.finditer(text):
        words = match["words"].strip()
        if fits(match["acronym"], words):
            yield Definition(
                match["acronym"],
                words,
                Site(number, *match.span()),
                Site(number, *match.span("acronym")),
                sound=True,
            )


def _hereafter(number: int, text: str, known: Mapping[str, str]) -> Iterator[Definition]:
    for match in _HEREAFTER.finditer(text):
        yield from _before(number, text, match, known)


def _before(
    number: int, text: str, match: re.Match[str], known: Mapping[str, str]
) -> Iterator[Definition]:
    """Yield the definition of an acronym by the words before its bracket."""
    acronym, end = match["acronym"], match.start()
    start = _expansion_start(text, end, acronym, known)
    if start is None and acronym.endswith("S"):
        # «(OPLES)» defines OPLE, in the plural.
        start = _expansion_start(text, end, acronym[:-1], known)
        acronym = acronym if start is None else acronym[:-1]
    sound = start is not None
    if start is None and "foreign" in match.re.groupindex and match["foreign"]:
        # The letters are those of the name in its own language.
        sound, start = True, _last_words(text, end)
    if start is None:
        start = _name_start(text, end, acronym, known)
    if start is not None:
        yield Definition(
            acronym,
            text[start:end],
            Site(number, start, match.end()),
            Site(number, *match.span("acronym")),
            sound,
        )


def _words_before(text: str, end: int) -> list[re.Match[str]]:
    """Return the last words before a place, none from beyond a stop."""
    first = max(0, end - 240)
    for stop in _STOP.finditer(text, first, end):
        first = stop.end()
    return list(_WORD.finditer(text, first, end))[-_LONGEST:]


def _expansion_start(text: str, end: int, acronym: str, known: Mapping[str, str]) -> int | None:
    """Return where the registry's expansion begins, or the shortest words that give the letters."""
    words = _words_before(text, end)
    folded = [fold(word[0]) for word in words]
    if acronym in known:
        meant = content_stems(known[acronym])
        for at in range(len(words)):
            if (
                folded[at] not in FUNCTION_WORDS
                and content_stems(text[words[at].start() : end]) == meant
            ):
                return words[at].start()
    letters = fold(acronym)
    for tail in (False, True):
        for at in range(len(words) - 1, -1, -1):
            if (
                folded[at][0] == letters[0]
                and folded[at] not in FUNCTION_WORDS
                and len(words) - at > 1
                and fits_words(letters, folded[at:], tail=tail)
            ):
                return words[at].start()
    return None


def _last_words(text: str, end: int) -> int | None:
    words = [word for word in _words_before(text, end) if fold(word[0]) not in FUNCTION_WORDS]
    return words[-3:][0].start() if words else None


def _name_start(text: str, end: int, acronym: str, known: Mapping[str, str]) -> int | None:
    """Return where the name before a bracket begins, if it was meant to give the acronym.

    A name is capitals joined by «de» and its like; it must begin with the first letter of the
    acronym and share the registry's first word, or have half as many words as the acronym letters.
    """
    words = _words_before(text, end)
    first: int | None = None
    capitals = 0
    for word in reversed(words):
        if fold(word[0]) in FUNCTION_WORDS:
            continue
        if word[0][0].isupper():
            capitals += 1
            if fold(word[0])[0] == fold(acronym)[0] and not word[0].isupper():
                first = word.start()
        else:
            break
    if first is None or capitals < 2:
        return None
    count = sum(word[0][0].isupper() for word in words if word.start() >= first)
    same = acronym in known and fold(known[acronym]).split()[0] == fold(text[first:end]).split()[0]
    return first if same or 2 * count >= len(acronym) else None


def _line(number: int, texts: Sequence[str]) -> Iterator[Definition]:
    """Yield the definition that a passage is, alone or with the one after it."""
    text = texts[number]
    if text[1:4].islower() or len(text) > 220:
        return
    match = _LINE.fullmatch(text)
    if match and fits(match["acronym"], match["words"]):
        yield Definition(
            match["acronym"],
            match["words"].rstrip(" ."),
            Site(number, 0, len(text)),
            Site(number, *match.span("acronym")),
            sound=True,
        )
        return
    lone = _LONE.fullmatch(text)
    if lone and number + 1 < len(texts):
        words = texts[number + 1].rstrip(" .")
        if " " in words and len(words) < 200 and not words.isupper() and _fits_all(lone, words):
            yield Definition(
                lone["acronym"],
                words,
                Site(number + 1, 0, len(texts[number + 1])),
                Site(number, *lone.span("acronym")),
                sound=True,
            )


def _fits_all(lone: re.Match[str], words: str) -> bool:
    return fits_words(fold(lone["acronym"]), [fold(w) for w in _WORD.findall(words)], tail=False)
