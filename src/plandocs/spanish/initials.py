"""Whether the letters of an acronym come from the words that it stands for."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from plandocs.spanish.folding import fold

FUNCTION_WORDS = frozenset(
    """
a al ante bajo con contra de del desde durante e el en entre hacia hasta la las lo los mediante no
o para por que se segun sin sobre su sus tras u un una y
""".split()
)
_WEAK = FUNCTION_WORDS | frozenset(
    "estado estados libre soberano razon materia permanente especial temporal".split()
)
"""Words that an acronym may pass over: «OPLEV», of «… del Estado de Veracruz»."""
_WORD = re.compile(r"[^\W\d_]+")
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def words_of(text: str) -> list[str]:
    """Return the folded words of a text."""
    return _WORD.findall(fold(text))


def fits(acronym: str, expansion: str) -> bool:
    """Whether an acronym can be read off its expansion.

    Each word that matters gives its first letter or more, in order, and no letter is left over;
    «y», «de» and their like may give theirs. What follows the last letter after a preposition is
    passed over («… del Estado de Jalisco»), and an acronym of syllables may pass over words
    («FISEL»), but one of initials may not.
    """
    return fits_words(fold(acronym), words_of(expansion), tail=True)


def fits_words(letters: str, words: Sequence[str], *, tail: bool) -> bool:
    """Whether folded letters can be read off folded words, or off their beginning with `tail`."""
    if _read(letters, words, tail) or (tail and _syllables(letters, words)):
        return True
    single = _without_doublets(words)
    # «CCEE» doubles the letters of a plural.
    doubled = len(letters) > 3 and letters[::2] == letters[1::2]
    return (
        (doubled and _read(letters[::2], single, tail))
        or (len(single) < len(words) and _read(letters, single, tail))
        or _is_official(letters, words)
    )


def _is_official(letters: str, words: Sequence[str]) -> bool:
    """Whether words are what the list of official acronyms gives, small words apart."""
    return letters in _official() and _official()[letters] == _weighty(words)


@lru_cache(maxsize=1)
def _official() -> Mapping[str, tuple[str, ...]]:
    """Return the words of the official acronyms that the rule of initials does not explain."""
    text = files("plandocs.spanish").joinpath("siglas.yaml").read_text("utf-8")
    listed: dict[str, str] = yaml.load(text, _Loader)
    return {fold(acronym): _weighty(words_of(words)) for acronym, words in listed.items()}


def _weighty(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in FUNCTION_WORDS)


def _without_doublets(words: Sequence[str]) -> list[str]:
    """Return words with one of each pair of both genders: «consejeras y los consejeros»."""
    return [
        word
        for at, word in enumerate(words)
        if len(word) < 5 or not _after_joint(words, at + 1).startswith(word[:5])
    ]


def _after_joint(words: Sequence[str], at: int) -> str:
    """Return the word behind «y» and its article, if «y» or its like stands at a place."""
    if at >= len(words) or words[at] not in ("y", "o", "e"):
        return ""
    at += 2 if words[at + 1 : at + 2] in (["los"], ["las"], ["el"], ["la"]) else 1
    return words[at] if at < len(words) else ""


def _read(letters: str, words: Sequence[str], tail: bool) -> bool:
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if not letters and tail and word in FUNCTION_WORDS:
        return True
    if word in _WEAK and _read(letters, rest, tail):
        return True
    return any(_read(letters[count:], rest, tail) for count in range(1, _common(letters, word) + 1))


def _syllables(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are the beginnings of some words, two or more of each, from the first on."""
    if not letters:
        return True
    return any(
        _some_syllables(letters[count:], words[1:])
        for count in range(2, _common(letters, words[0]) + 1 if words else 0)
    )


def _some_syllables(letters: str, words: Sequence[str]) -> bool:
    return not letters or any(
        _syllables(letters, words[at:]) for at in range(len(words)) if words[at] not in _WEAK
    )


def _common(letters: str, word: str) -> int:
    count = 0
    while count < min(len(letters), len(word)) and letters[count] == word[count]:
        count += 1
    return count
