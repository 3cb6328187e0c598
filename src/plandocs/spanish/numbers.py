"""Numbers in words: cardinals up to 999,999 and ordinals up to 999, read and written."""

import re
from collections.abc import Sequence

from plandocs.spanish.folding import fold

_SMALL = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
    "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
    "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve"
).split()
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_HUNDREDS = (
    "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos "
    "novecientos"
).split()

_SMALL_VALUES = {fold(word): value for value, word in enumerate(_SMALL)} | {
    "un": 1,
    "una": 1,
    "veintiun": 21,
    "veintiuna": 21,
}
_TENS_VALUES = {word: 30 + 10 * place for place, word in enumerate(_TENS)}
_JOINABLE = _TENS_VALUES | {"veinte": 20, "diez": 10}
"""What may be followed by «y» and a digit; «diez y seis» is old, but said."""
_HUNDREDS_VALUES = (
    {word: 100 * place for place, word in enumerate(_HUNDREDS, 1)}
    | {word[:-2] + "as": 100 * place for place, word in enumerate(_HUNDREDS[1:], 2)}
    | {"cien": 100}
)
_FUSED = {
    f"{ten}i{unit}": value + _SMALL_VALUES[unit]
    for ten, value in _TENS_VALUES.items()
    for unit in ("un", "una", *_SMALL[1:10])
}
"""«treintaicinco», in one word."""
NUMBER_WORDS = frozenset((*_SMALL_VALUES, *_TENS_VALUES, *_HUNDREDS_VALUES, *_FUSED, "mil"))
"""The folded words that a cardinal can begin with."""

_ORDINAL_UNITS = "primero segundo tercero cuarto quinto sexto séptimo octavo noveno".split()
_ORDINAL_TENS = (
    "décimo vigésimo trigésimo cuadragésimo quincuagésimo sexagésimo septuagésimo octogésimo "
    "nonagésimo"
).split()
_ORDINAL_HUNDREDS = (
    "centésimo ducentésimo tricentésimo cuadringentésimo quingentésimo sexcentésimo "
    "septingentésimo octingentésimo noningentésimo"
).split()


def _ordinal_values() -> dict[str, int]:
    """Return each ordinal of one word, folded and without its last vowel, as its value."""
    units = {fold(word)[:-1]: value for value, word in enumerate(_ORDINAL_UNITS, 1)}
    tens = {fold(word)[:-1]: 10 * value for value, word in enumerate(_ORDINAL_TENS, 1)}
    hundreds = {fold(word)[:-1]: 100 * value for value, word in enumerate(_ORDINAL_HUNDREDS, 1)}
    fused = {
        f"{ten}o{unit}": tens[ten] + value
        for ten in ("decim", "vigesim")
        for unit, value in units.items()
    }
    fused["decimoctav"] = 18
    return units | tens | hundreds | fused | {"undecim": 11, "duodecim": 12, "setim": 7}


_ORDINAL_VALUES = _ordinal_values()
_ORDINAL_FIGURE = re.compile(r"(\d{1,3})(?:\.?[ºª°]|\.?(?:er|ero|era|do|da|ro|ra|to|ta|mo|ma)\.?)")
_WORDS = re.compile(r"[^\W\d_]+")


def cardinal(number: int, *, feminine: bool = False, before_noun: bool = False) -> str:
    """Return a number in words: «treinta y uno», «veintiún» before a noun, «doscientas»."""
    if not 0 <= number <= 999_999:
        raise ValueError(f"{number} is not from 0 to 999,999")
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest, feminine, before_noun)
    count = "" if thousands == 1 else _below_thousand(thousands, feminine, before_noun=True)
    if count.endswith("una"):
        # «veintiún mil», whatever is counted: «mil» is masculine there.
        count = count[:-3] + ("ún" if count.endswith("veintiuna") else "un")
    tail = _below_thousand(rest, feminine, before_noun) if rest else ""
    return " ".join(part for part in (count, "mil", tail) if part)


def _below_thousand(number: int, feminine: bool, before_noun: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest, feminine, before_noun)
    if number == 100:
        return "cien"
    head = _HUNDREDS[hundreds - 1]
    if feminine and hundreds > 1:
        head = head[:-2] + "as"
    return f"{head} {_below_hundred(rest, feminine, before_noun)}" if rest else head


def _below_hundred(number: int, feminine: bool, before_noun: bool) -> str:
    if number < 30:
        return _one(_SMALL[number], feminine, before_noun)
    tens, unit = divmod(number, 10)
    word = _TENS[tens - 3]
    return f"{word} y {_one(_SMALL[unit], feminine, before_noun)}" if unit else word


def _one(word: str, feminine: bool, before_noun: bool) -> str:
    if not word.endswith("uno"):
        return word
    if feminine:
        return word[:-1] + "a"
    if before_noun:
        return "veintiún" if word == "veintiuno" else "un"
    return word


def parse_cardinal(words: str) -> int | None:
    """Return the number that some words say, all of them; None when they say none."""
    folded = _WORDS.findall(fold(words))
    found = read_cardinal(folded, 0)
    return found[0] if found and found[1] == len(folded) else None


def read_cardinal(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return the longest cardinal in folded words from a place on, and where it ends."""
    value, end = _read_group(words, at)
    if end < len(words) and words[end] == "mil" and (end == at or value > 0):
        thousands = value if end > at else 1
        rest, last = _read_group(words, end + 1)
        return (thousands * 1000 + rest, last) if rest else (thousands * 1000, end + 1)
    return (value, end) if end > at else None


def _read_group(words: Sequence[str], at: int) -> tuple[int, int]:
    """Return a number below 1,000, and where it ends: where it began when there is none."""
    if at >= len(words):
        return 0, at
    hundreds = _HUNDREDS_VALUES.get(words[at], 0)
    end = at + 1 if hundreds else at
    if end == len(words) or words[at] == "cien":
        return hundreds, end
    word = words[end]
    if (
        word in _JOINABLE
        and end + 2 < len(words)
        and words[end + 1] == "y"
        and 0 < _SMALL_VALUES.get(words[end + 2], 0) < 10
    ):
        return hundreds + _JOINABLE[word] + _SMALL_VALUES[words[end + 2]], end + 3
    for table in (_SMALL_VALUES, _TENS_VALUES, _FUSED):
        if word in table and (table[word] or not hundreds):
            return hundreds + table[word], end + 1
    return hundreds, end


def ordinal(number: int, *, feminine: bool = False, before_noun: bool = False) -> str:
    """Return an ordinal in words: «tercera», «tercer» before a noun, «duodécimo»."""
    if not 1 <= number <= 999:
        raise ValueError(f"{number} is not from 1 to 999")
    hundreds, rest = divmod(number, 100)
    parts = [_ORDINAL_HUNDREDS[hundreds - 1]] if hundreds else []
    parts += _ordinal_below_hundred(rest)
    if feminine:
        return " ".join(part[:-1] + "a" for part in parts)
    if before_noun and number % 10 in (1, 3) and rest != 11:
        parts[-1] = parts[-1][:-1]
    return " ".join(parts)


def _ordinal_below_hundred(number: int) -> list[str]:
    if number in (11, 12):
        return ["undécimo" if number == 11 else "duodécimo"]
    tens, unit = divmod(number, 10)
    if not tens:
        return [_ORDINAL_UNITS[unit - 1]] if unit else []
    if not unit:
        return [_ORDINAL_TENS[tens - 1]]
    if tens > 2:
        return [_ORDINAL_TENS[tens - 1], _ORDINAL_UNITS[unit - 1]]
    head = fold(_ORDINAL_TENS[tens - 1])
    return ["decimoctavo" if number == 18 else head + _ORDINAL_UNITS[unit - 1]]


def parse_ordinal(words: str) -> int | None:
    """Return the number of an ordinal: «Tercera», «décimo segundo», «1.º»; None of others."""
    figure = _ORDINAL_FIGURE.fullmatch(words.strip().lower())
    if figure:
        return int(figure[1])
    total, room = 0, 1000
    for word in _WORDS.findall(fold(words)):
        value = _ordinal_word(word)
        if value is None or value >= room:
            return None
        total += value
        # After tens only units may come, after hundreds tens or units.
        room = 100 if value >= 100 else 10 if value % 10 == 0 else 1
    return total or None


def _ordinal_word(word: str) -> int | None:
    if word.endswith(("primer", "tercer")):
        return _ORDINAL_VALUES.get(word)
    stem = word.removesuffix("s")
    return _ORDINAL_VALUES.get(stem[:-1]) if stem.endswith(("o", "a")) else None
