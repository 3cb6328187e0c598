"""Quantities of one thing that are written now in words, now in figures."""

from collections.abc import Sequence
from typing import NamedTuple

from plandocs.spanish.name_phrases import Word, read_passage
from plandocs.spanish.site import Site


class NumeralFault(NamedTuple):
    """A noun, and where its quantities stand in words and in figures."""

    noun: str
    in_words: tuple[Site, ...]
    in_figures: tuple[Site, ...]


_UNITS = (
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
    "diecisiete dieciocho diecinueve veinte".split()
)
_NUMERALS = {word: value for value, word in enumerate(_UNITS, 2)} | {
    "veintiun": 21,
    "veintiuna": 21,
    "treinta": 30,
    "cuarenta": 40,
    "cincuenta": 50,
}
_QUALIFIERS = frozenset(
    "grandes nuevas nuevos primeras primeros ultimas ultimos siguientes otras otros mas "
    "distintas distintos diversas diversos diferentes principales".split()
)
_NO_NOUNS = frozenset(
    "de del la las los el y e o u a al en por para con que se sobre es son fue fueron años dias "
    "horas meses semanas minutos por ciento pesos mil millones fraccion fracciones bis parrafo "
    "parrafos primer tercer".split()
)
"""What follows a number and is not counted in small quantities, or not counted at all."""

_MOST = 99


def find_numeral_styles(texts: Sequence[str]) -> list[NumeralFault]:
    """Return the nouns whose small quantities stand in words and in figures in one document.

    Words up to nine and figures above are one style. «tres (3) sesiones» says both on purpose.
    """
    in_words: dict[str, list[tuple[int, Site]]] = {}
    in_figures: dict[str, list[tuple[int, Site]]] = {}
    for number, text in enumerate(texts):
        words = read_passage(text).words
        for at, word in enumerate(words[:-1]):
            is_figure = word.shape == "number" and word.text.isdecimal() and len(word.text) < 3
            value = int(word.text) if is_figure else _NUMERALS.get(word.key, 0)
            if not 2 <= value <= _MOST:
                continue
            noun = _noun(words, at)
            if noun is not None:
                table = in_figures if is_figure else in_words
                site = Site(number, word.start, words[noun].end)
                table.setdefault(words[noun].key, []).append((value, site))
    return [
        NumeralFault(noun, _sites(uses), _sites(in_figures[noun]))
        for noun, uses in in_words.items()
        if noun in in_figures and _clash(uses, in_figures[noun])
    ]


def _noun(words: Sequence[Word], at: int) -> int | None:
    """Return the word that is counted, if the number counts one and stands alone."""
    for place in (at + 1, at + 2):
        if place >= len(words) or words[place].gap != " " or words[place].shape != "lower":
            return None
        key = words[place].key
        if key in _NO_NOUNS or not key.endswith("s"):
            return None
        if key not in _QUALIFIERS:
            return place
    return None


def _clash(in_words: Sequence[tuple[int, Site]], in_figures: Sequence[tuple[int, Site]]) -> bool:
    """Whether no limit parts the quantities in words, below, from those in figures, above."""
    return min(value for value, _ in in_figures) <= max(9, *(value for value, _ in in_words))


def _sites(uses: Sequence[tuple[int, Site]]) -> tuple[Site, ...]:
    return tuple(site for _, site in uses)
