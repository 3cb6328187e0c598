"""Nouns: the singular of a plural."""

import re

from plandocs.spanish.folding import fold

_IRREGULAR = {
    "meses": "mes",
    "intereses": "interés",
    "países": "país",
    "enlaces": "enlace",
    "cauces": "cauce",
    "cines": "cine",
    "regímenes": "régimen",
    "caracteres": "carácter",
    "especímenes": "espécimen",
    "veces": "vez",
    "redes": "red",
    "paredes": "pared",
    "sedes": "sede",
    "portes": "porte",
    "autobuses": "autobús",
    "gases": "gas",
    "títeres": "títere",
}
_UNCHANGED = frozenset(
    "lunes martes miércoles jueves viernes crisis análisis síntesis tesis hipótesis énfasis "
    "campus virus estatus atlas diagnosis oasis paréntesis".split()
)
_BARE = str.maketrans("áéíóú", "aeiou")
_ACCENTED = dict(zip("aeiou", "áéíóú", strict=True))
_VOWELS = "aeiouáéíóú"
_SYLLABLE = re.compile(r"[aeiouáéíóúü]+")


def singular(word: str) -> str:
    """Return the singular of a noun in lower case: «acciones» → «acción», «ejes» → «eje»."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _UNCHANGED or not word.endswith("s") or len(word) < 4:
        return word
    if not word.endswith("es") or word[-3] in _VOWELS:
        return word[:-1]
    return _without_es(word)


def _without_es(word: str) -> str:
    """Return the singular of a word in consonant and «es»."""
    stem, last = word[:-2], word[-3]
    if last == "n":
        return _ending_in_n(stem)
    if last == "c":
        return _ending_in_c(word)
    if last == "d":
        return stem if word.endswith(("ades", "udes")) else word[:-1]
    if last == "y":
        return stem
    if last in "lr" and word[-4] in _VOWELS:
        return stem
    return word[:-1]


def _ending_in_n(stem: str) -> str:
    """Return the singular that ends in «n»: the accent comes and goes with the syllable."""
    if any(letter in "áéíóú" for letter in stem):
        return stem.translate(_BARE)
    if len(_SYLLABLE.findall(stem)) < 2:
        return stem
    return stem[:-2] + _ACCENTED.get(stem[-2], stem[-2]) + "n"


def _ending_in_c(word: str) -> str:
    """Return «avance», «índice», but «vez» and «raíz»."""
    esdrujula = fold(word) != word and word[-4] != "í"
    return word[:-1] if word[-4] not in _VOWELS or esdrujula else word[:-3] + "z"


def is_plural(word: str) -> bool:
    """Whether a word has the form of a plural."""
    return len(word) > 3 and word[-1] in "sS"
