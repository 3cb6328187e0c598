"""The form in which a period is printed: its words, with a name where each value stands."""

import re
from collections.abc import Sequence

from plandocs.plan.frases.lexicon import Kind
from plandocs.plan.frases.words import Word

_NAMES = {
    Kind.MONTH: "{mes}",
    Kind.ABBREVIATION: "{mes abreviado}",
    Kind.YEAR: "{año}",
    Kind.NUMBER: "{número}",
    Kind.NUMERAL: "{número en letra}",
    Kind.ORDINAL: "{ordinal}",
    Kind.FIGURE: "{ordinal en cifra}",
    Kind.ROMAN: "{ordinal romano}",
    Kind.WEEKDAY: "{día de la semana}",
    Kind.DATE: "{fecha en cifras}",
}
_IDLE = frozenset("el la los las . ( ) *".split())
_LETTERS = "{número en letra}"
_CLEANED = (
    (re.compile(rf"{_LETTERS}(?: y)? (?={_LETTERS})"), ""),
    (re.compile(rf"(?<=de ){_LETTERS}(?=$| a | al | hasta | -)"), "{año en letra}"),
    (re.compile(rf"{_LETTERS}(?= de \{{mes)"), "{día en letra}"),
    (
        re.compile(r"\{(?:número|ordinal|ordinal en cifra)\}(?=(?: \S+ \{número\})* de \{mes)"),
        "{día}",
    ),
    (re.compile(r"(\{[^}]*\}) , (?=\1)"), ""),
)


def form_of(words: Sequence[Word]) -> str:
    """Return the form of a period from its words; articles and the length of lists do not count."""
    text = " ".join(_NAMES.get(word.kind, word.text) for word in words if word.text not in _IDLE)
    for pattern, name in _CLEANED:
        text = pattern.sub(name, text)
    return text.replace(" ,", ",")
