"""The numbers of a text, in words and figures, and those of them that count nothing."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from plandocs.spanish.counted_nouns import MONTHS, Noun, Token, noun_at
from plandocs.spanish.numbers import NUMBER_WORDS, read_cardinal

Style = Literal["word", "figure"]


class Numeral(NamedTuple):
    """A number: the places of its first token and of the one after its last."""

    first: int
    after: int
    value: int | float
    style: Style


_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"\d+\.\d+")
_LONGEST = 18
"""How many digits and marks a figure may have that counts anything."""
_MOST_WORDS = 12
"""More than the words of any number: «novecientos noventa y nueve mil …»."""
_LABELS = frozenset(
    """
articulo articulos art arts fraccion fracciones inciso incisos parrafo parrafos numeral numerales
numero num no nums pagina paginas pag pags telefono tel ext extension cp ley tomo anexo anexos
capitulo capitulos seccion titulo tabla tablas cuadro figura grafica foja fojas etapa etapas fase
ficha fichas eje ejes linea lineas punto puntos apartado apartados acuerdo distrito distritos folio
modulo modulos nivel version considerando considerandos base semana semanas dia dias ano anos
bienio lote oficio expediente circular decreto edicion volumen acta actividad meta metas objetivo
indicador programa proyecto actividades objetivos clave codigo sesion calle colonia piso casilla
""".split()
)
"""What a figure behind names rather than counts: «artículo 34», «Eje 2»."""
_LINKS = frozenset("y e o u a al , -".split())
_MOST_NUMBERS = 60
"""How far back a label may stand: numbers, commas and «y»."""
_PARTS = frozenset("tercio tercios cuartos quintos sextos octavos decimos centesimos".split())
_PARTS_OF = frozenset("terceras cuartas quintas sextas octavas decimas partes".split())
_MILLIONS = ("millon", "millones")
_TIME = re.compile(r"\b(?:(?:a|desde|hasta) las|de \w+ a) $")


def find_numerals(tokens: Sequence[Token], text: str) -> Iterator[Numeral]:
    """Yield the numbers of a text in order; «treinta y dos» is one."""
    words = [token.folded for token in tokens]
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text[0].isdecimal():
            value = _figure(token, text)
            if value is not None:
                yield Numeral(at, at + 1, value, "figure")
        elif token.folded in NUMBER_WORDS:
            found = read_cardinal(words, at)
            if found:
                yield Numeral(at, found[1], found[0], "word")
                at = found[1] - 1
        at += 1


def _figure(token: Token, text: str) -> int | float | None:
    """Return the value of a figure; None when it is a piece of a key, a label or an hour."""
    before = text[token.start - 1 : token.start] if token.start else ""
    after = text[token.end : token.end + 2]
    if before and (before.isalnum() or before in "-–/:.#$@_º°ª"):
        return None
    if after and (after[0].isalpha() or (after[0] in "-–/_:ºª°" and after[1:2].strip())):
        return None
    if len(token.text) > _LONGEST:
        return None
    if _GROUPED.fullmatch(token.text):
        return int(token.text.replace(",", ""))
    if token.text.isdecimal():
        return int(token.text)
    return float(token.text) if _DECIMAL.fullmatch(token.text) else None


def names_something(tokens: Sequence[Token], folded: str, number: Numeral) -> bool:
    """Whether a number names, dates or divides something instead of counting."""
    start, after = tokens[number.first].start, number.after
    before = tokens[number.first - 1].folded if number.first else ""
    following = [token.folded for token in tokens[after : after + 2]]
    if before in _MILLIONS or following[:1] in (["millon"], ["millones"]):
        return True
    if len(following) == 2 and following[0] == "de" and following[1] in MONTHS:
        return True
    if following and (following[0] in MONTHS or following[0] in _PARTS):
        return True
    if len(following) == 2 and following[0] in _PARTS_OF and following[1] == "partes":
        return True
    if isinstance(number.value, float) or _is_year(tokens, number):
        return True
    if following[:1] == ["horas"] and _TIME.search(folded, max(0, start - 12), start):
        return True
    if following[:1] == ["a"] and (noun := noun_after(tokens, number)):
        # «de 9 a 16 horas» is a time of the day.
        return noun.words == "hora" or _is_label(tokens, number)
    return _is_label(tokens, number)


def _is_year(tokens: Sequence[Token], number: Numeral) -> bool:
    if not 1900 <= number.value <= 2099 or "," in tokens[number.first].text:
        return False
    before = tokens[number.first - 1].folded if number.first else ""
    return before in ("de", "del", "en", "ano", "a", "al", "y") or not noun_after(tokens, number)


def _is_label(tokens: Sequence[Token], number: Numeral) -> bool:
    """Whether what stands before has the number as its name: «artículos 15 fracción II y 16»."""
    at = number.first - 1
    if at < 0:
        after = tokens[number.after].text if number.after < len(tokens) else ""
        return number.style == "figure" and after in (".", ")")
    farthest = max(0, at - _MOST_NUMBERS)
    while at > farthest and (tokens[at].folded in _LINKS or tokens[at].text.isdecimal()):
        at -= 1
    if tokens[at].text == "." and at:
        at -= 1
    if tokens[at].folded not in _LABELS:
        return False
    # «artículos 3 y 4 sesiones», «cada semana dos reuniones»: what has a noun may count.
    may_count = at != number.first - 1 or number.style == "word"
    return not (may_count and noun_after(tokens, number))


def noun_after(tokens: Sequence[Token], number: Numeral) -> Noun | None:
    """Return what a number counts, if it stands behind it: «tres (3) reuniones»."""
    at = _after_repetition(tokens, number.after)
    return noun_at(tokens, next_in_range(tokens, at) or at, plural=number.value != 1)


def next_in_range(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the second number ends that is joined to one that ends at a place.

    The noun of «dos o tres reuniones» and of «3 a 5 reuniones» is that of both.
    """
    if at + 1 >= len(tokens) or tokens[at].folded not in ("o", "a", "y", "u"):
        return None
    if tokens[at + 1].text.isdecimal():
        return at + 2
    words = [token.folded for token in tokens[at + 1 : at + 1 + _MOST_WORDS]]
    found = read_cardinal(words, 0)
    return at + 1 + found[1] if found and found[0] > 1 else None


def _after_repetition(tokens: Sequence[Token], at: int) -> int:
    """Step over the same number in brackets: «tres (3) reuniones»."""
    folded = [token.folded for token in tokens[at : at + 6]]
    if folded[:1] == ["("] and ")" in folded:
        close = folded.index(")")
        if folded[1].isdecimal() or read_cardinal(folded[:close], 1):
            return at + close + 1
    return at
