"""The finite verbs of a sentence: which govern it, which stand in clauses inside it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plandocs.spanish.finite_verbs import is_finite, is_future, may_be_finite


class Verb(NamedTuple):
    """A finite verb with the pronoun before it: its place, and whether it governs the sentence."""

    start: int
    end: int
    main: bool
    future: bool


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    lower: str


_WORD = re.compile(r"[^\W\d_]+|[.;:?!¡¿(),«»“”\"]")
_CLITICS = frozenset("se le les lo la los las me nos no".split())
_ARTICLES = frozenset("lo la los las".split())
_RELATIVES = frozenset(
    "que cual cuales quien quienes cuyo cuya cuyos cuyas donde cuando si porque aunque pues "
    "qué cuál cuáles quién quiénes cuándo dónde cómo cuánto cuánta cuántos cuántas".split()
)
_LOOSE = frozenset("como según conforme cuanto mientras".split())
"""They open a clause only if its verb follows at once: «como señala», not «como órgano»."""
_JOINTS = frozenset("y e o u ni".split())


def finite_verbs(text: str) -> list[Verb]:
    """Return the finite verbs of a text in order."""
    words = [_Word(m.start(), m.end(), m[0], m[0].lower()) for m in _WORD.finditer(text)]
    capitals = text.upper() == text
    return list(_verbs(words, capitals))


def _verbs(words: Sequence[_Word], capitals: bool) -> Iterator[Verb]:
    # How many clauses inside the sentence still wait for their verb.
    waiting = 0
    last_main = True
    last = -1
    for at, word in enumerate(words):
        if word.lower in ".;?!":
            waiting, last_main = 0, True
        elif _opens_clause(words, at):
            waiting += 1
        elif _finite(words, at, capitals):
            joined = at > 0 and words[_first(words, at) - 1].lower in _JOINTS and last >= 0
            main = not waiting and (last_main or not joined)
            waiting = max(0, waiting - 1)
            last_main, last = main, at
            first = _first(words, at)
            yield Verb(words[first].start, word.end, main, is_future(word.lower))


def _opens_clause(words: Sequence[_Word], at: int) -> bool:
    word = words[at].lower
    before = words[at - 1].lower if at else ""
    if word == "que" and before == "lo" and at > 1 and words[at - 2].lower == "por":
        # «por lo que» joins a sentence to another; the one it opens is a main one.
        return False
    if word in _RELATIVES:
        # «cuándo y dónde se celebrarán» is one clause.
        return before not in _JOINTS or at < 2 or words[at - 2].lower not in _RELATIVES
    return word in _LOOSE and any(
        _finite(words, place, False) for place in range(at + 1, min(at + 4, len(words)))
    )


def _first(words: Sequence[_Word], at: int) -> int:
    """Return where the pronouns before a verb begin."""
    while at and words[at - 1].lower in _CLITICS:
        at -= 1
    return at


def _finite(words: Sequence[_Word], at: int, capitals: bool) -> bool:
    word = words[at]
    if not word.text[0].isalpha():
        return False
    starts = at == 0 or words[at - 1].lower in '.;:?!¡¿("«“'
    if word.text[0].isupper() and not (starts or capitals):
        return False
    before = "" if at == 0 else words[at - 1].lower
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if before in _CLITICS and before not in _ARTICLES:
        return is_finite(word.lower, "se", after) or _like_present(word.lower)
    return is_finite(word.lower, before, after) or may_be_finite(word.lower, before, after)


_PRESENT_LIKE = re.compile(r"\w{2,}(?:a|e|an|en|ara|iera|ase|iese|emos|imos|amos)")
_NOT_PRESENT = frozenset("obstante le les lo la una que de se en solamente únicamente".split())


def _like_present(word: str) -> bool:
    return bool(_PRESENT_LIKE.fullmatch(word)) and word not in _NOT_PRESENT
