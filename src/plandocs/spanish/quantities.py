"""How many of what a text says: «cinco ejes rectores», «por lo menos, tres reuniones», «11%»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from plandocs.spanish.counted_nouns import MONTHS, Noun, Token, noun_at, noun_before, tokens_of
from plandocs.spanish.folding import fold
from plandocs.spanish.numbers import NUMBER_WORDS, read_cardinal

Style = Literal["word", "figure"]
Qualifier = Literal["minimum", "maximum", "exact", "about"]


@dataclass(frozen=True)
class Quantity:
    """A number with what it counts, and from where to where the words of both go.

    The noun stands in the singular with its bare complement, «línea de acción»; it is None when
    the text leaves it out. A percentage counts hundredths: it has no noun.
    """

    start: int
    end: int
    value: int | float
    style: Style
    noun: str | None = None
    qualifier: Qualifier = "exact"
    percent: bool = False

    @property
    def head(self) -> str | None:
        """The noun without its complement: «línea»."""
        return self.noun.split()[0] if self.noun else None


class _Number(NamedTuple):
    """A number: the places of its first token and of the one after its last."""

    first: int
    after: int
    value: int | float
    style: Style


_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = re.compile(r"\d+\.\d+")
_HAS_NUMBER = re.compile(
    r"\d|\b(?:una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
    r"|dieci\w+|veint\w+|\w+[aei]nta\w*|cien\w*|\w+cient[oa]s|quinient[oa]s|mil)\b"
)
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
_PARTS = frozenset("tercio tercios cuartos quintos sextos octavos decimos centesimos".split())
_PARTS_OF = frozenset("terceras cuartas quintas sextas octavas decimas partes".split())
_BEFORE = re.compile(
    r"\b(?:(?P<maximum>no mas de|a lo (?:mas|sumo)|(?:como|un|con un|hasta un)? ?maximo(?: de)?"
    r"|hasta(?: por| en| alcanzar(?: incluso)?)?|menos de|no (?:excedera|exceda|rebase) de)"
    r"|(?P<minimum>(?:al|por lo|cuando|a lo|no) menos(?: de)?|(?:como|un|con un)? ?minimo(?: de)?"
    r"|mas de|a partir de|desde)"
    r"|(?P<about>alrededor de|aproximadamente|cerca de|casi|unos|unas|poco mas de|en torno a)"
    r"|(?P<alone>solo|sola|solamente|unicamente|exactamente))"
    r",?(?: (?:un|una|el|la|los|las|en|del?))?,? $"
)
_AFTER = re.compile(
    r",? (?:(?P<minimum>(?:como|por lo|cuando|al) (?:minimo|menos)|minimo\b|o mas\b|en adelante)"
    r"|(?P<maximum>como maximo|a lo (?:mas|sumo)|maximo\b|o menos\b)"
    r"|(?P<about>aproximadamente|mas o menos))"
)
_ONLY_ONE = re.compile(r"un[ao]? (?:y sol[oa] un[ao]?|sol[oa]|unic[oa])\b")
_OF_THEM = re.compile(r" de (?:ell[oa]s|est[ao]s|l[ao]s cuales|l[ao]s mism[ao]s|dich[ao]s)\b")
_TIME = re.compile(r"\b(?:a|desde|hasta) las $")


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities that a text states, in order.

    Numbers that name or date something («artículo 34», «16 de noviembre de 2021», «Eje 2», keys
    and years) are none, nor is the article «un».
    """
    folded = fold(text)
    if not _HAS_NUMBER.search(folded):
        return []
    tokens = tokens_of(text)
    found: list[Quantity] = []
    for number in _numbers(tokens, text):
        quantity = _quantity(tokens, folded, number, found)
        if quantity and not (found and _repeats(found[-1], quantity)):
            found.append(quantity)
    return found


def _repeats(before: Quantity, quantity: Quantity) -> bool:
    """Whether a number only says in figures what the words before it say: «tres (3)»."""
    return quantity.end <= before.end


def _numbers(tokens: Sequence[Token], text: str) -> Iterator[_Number]:
    words = [token.folded for token in tokens]
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text[0].isdigit():
            value = _figure(token, text)
            if value is not None:
                yield _Number(at, at + 1, value, "figure")
        elif token.folded in NUMBER_WORDS:
            found = read_cardinal(words, at)
            if found:
                yield _Number(at, found[1], found[0], "word")
                at = found[1] - 1
        at += 1


def _figure(token: Token, text: str) -> int | float | None:
    """Return the value of a figure; None when it is a piece of a key, a label or an hour."""
    before = text[token.start - 1 : token.start] if token.start else ""
    after = text[token.end : token.end + 2]
    if before and (before.isalnum() or before in "-–/:.#$@_º°ª"):
        return None
    if after and (after[0].isalpha() or (after[0] in "-–/_:ºª°)" and after[1:2].strip())):
        return None
    if _GROUPED.fullmatch(token.text):
        return int(token.text.replace(",", ""))
    if token.text.isdigit():
        return int(token.text)
    return float(token.text) if _DECIMAL.fullmatch(token.text) else None


def _quantity(
    tokens: Sequence[Token], folded: str, number: _Number, found: Sequence[Quantity]
) -> Quantity | None:
    start = tokens[number.first].start
    qualifier, alone = _qualifier_before(folded, start)
    if _percent(tokens, number.after):
        last = tokens[number.after + (0 if tokens[number.after].text == "%" else 1)].end
        return Quantity(start, last, number.value, number.style, None, qualifier, percent=True)
    if _names(tokens, folded, number):
        return None
    if number.value == 1 and number.style == "word" and not _is_one(tokens, folded, number, alone):
        return None
    if _in_brackets(tokens, number):
        return _bracketed(tokens, number, qualifier)
    return _counted(tokens, folded, number, qualifier, alone, found)


def _counted(
    tokens: Sequence[Token],
    folded: str,
    number: _Number,
    qualifier: Qualifier,
    alone: bool,
    found: Sequence[Quantity],
) -> Quantity | None:
    start, end = tokens[number.first].start, tokens[number.after - 1].end
    noun = _noun_after(tokens, number)
    words: str | None = None
    if noun:
        words, end = noun.words, tokens[noun.after - 1].end
    else:
        reference = _OF_THEM.match(folded, end)
        if reference:
            words, end = (found[-1].noun if found else None), reference.end()
        elif not _may_lack_noun(tokens, folded, number, qualifier, alone):
            return None
    if qualifier == "exact":
        qualifier = _qualifier_after(folded, end)
    return Quantity(start, end, _whole(number.value), number.style, words, qualifier)


def _whole(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _may_lack_noun(
    tokens: Sequence[Token], folded: str, number: _Number, qualifier: Qualifier, alone: bool
) -> bool:
    """Whether a number can count what the text does not repeat: «y dos a la Dirección»."""
    if _AFTER.match(folded, tokens[number.after - 1].end):
        return True
    if qualifier != "exact" or alone:
        return True
    return number.style == "word" and number.value < 100 and not _joined(tokens, number)


def _joined(tokens: Sequence[Token], number: _Number) -> bool:
    """Whether a number is one of a chain that has its noun at the end: «dos o tres»."""
    return number.after < len(tokens) and tokens[number.after].folded in ("o", "u", "mil")


def _percent(tokens: Sequence[Token], at: int) -> bool:
    if at < len(tokens) and tokens[at].text == "%":
        return True
    pair = [token.folded for token in tokens[at : at + 2]]
    return pair in (["por", "ciento"], ["por", "cien"])


def _names(tokens: Sequence[Token], folded: str, number: _Number) -> bool:
    """Whether a number names, dates or divides something instead of counting."""
    first, after = number.first, number.after
    following = [token.folded for token in tokens[after : after + 2]]
    if len(following) == 2 and following[0] == "de" and following[1] in MONTHS:
        return True
    if following and (following[0] in MONTHS or following[0] in _PARTS):
        return True
    if len(following) == 2 and following[0] in _PARTS_OF and following[1] == "partes":
        return True
    if isinstance(number.value, float) or _is_year(tokens, number):
        return True
    if following[:1] == ["horas"] and _TIME.search(folded[: tokens[first].start]):
        return True
    return _is_label(tokens, number)


def _is_year(tokens: Sequence[Token], number: _Number) -> bool:
    if not 1900 <= number.value <= 2099 or "," in tokens[number.first].text:
        return False
    before = tokens[number.first - 1].folded if number.first else ""
    return before in ("de", "del", "en", "ano", "a", "al", "y") or not _noun_after(tokens, number)


def _is_label(tokens: Sequence[Token], number: _Number) -> bool:
    """Whether what stands before has the number as its name: «artículos 15 fracción II y 16»."""
    at = number.first - 1
    if at < 0:
        after = tokens[number.after].text if number.after < len(tokens) else ""
        return number.style == "figure" and after in (".", ")")
    while at > 0 and (tokens[at].folded in _LINKS or tokens[at].text.isdigit()):
        at -= 1
    if tokens[at].text == "." and at:
        at -= 1
    return tokens[at].folded in _LABELS and not (
        at != number.first - 1 and _noun_after(tokens, number)
    )


def _is_one(tokens: Sequence[Token], folded: str, number: _Number, alone: bool) -> bool:
    """Whether «un» or «una» counts, and is no article."""
    start = tokens[number.first].start
    if alone or _ONLY_ONE.match(folded, start) or _in_brackets(tokens, number):
        return True
    before = _BEFORE.search(folded, max(0, start - 40), start)
    return bool(before and not before[0].startswith("hasta"))


def _in_brackets(tokens: Sequence[Token], number: _Number) -> bool:
    return (
        number.first > 0
        and number.after < len(tokens)
        and tokens[number.first - 1].text == "("
        and tokens[number.after].text == ")"
    )


def _bracketed(tokens: Sequence[Token], number: _Number, qualifier: Qualifier) -> Quantity | None:
    """Return the quantity of «reuniones de trabajo (tres)»; None for «tres (3)» and «Anexo (1)»."""
    noun = noun_before(tokens, number.first - 2)
    if noun is None:
        return None
    words, first = noun.words, noun.after
    return Quantity(
        tokens[first].start,
        tokens[number.after].end,
        _whole(number.value),
        number.style,
        words,
        qualifier,
    )


def _noun_after(tokens: Sequence[Token], number: _Number) -> Noun | None:
    at = number.after
    at = _after_repetition(tokens, at)
    if at + 1 < len(tokens) and tokens[at].folded in ("o", "a", "y", "u"):
        # «dos o tres reuniones»: the noun of the last is that of all.
        other = tokens[at + 1]
        found = read_cardinal([token.folded for token in tokens], at + 1)
        if other.text.isdigit() or (found and found[0] > 1):
            at = found[1] if found else at + 2
    return noun_at(tokens, at, plural=number.value != 1)


def _after_repetition(tokens: Sequence[Token], at: int) -> int:
    """Step over the same number in brackets: «tres (3) reuniones»."""
    folded = [token.folded for token in tokens[at : at + 6]]
    if folded[:1] == ["("] and ")" in folded:
        close = folded.index(")")
        if folded[1].isdigit() or read_cardinal(folded[:close], 1):
            return at + close + 1
    return at


def _qualifier_before(folded: str, start: int) -> tuple[Qualifier, bool]:
    """Return what the words before a number make of it, and whether they say «only»."""
    found = _BEFORE.search(folded, max(0, start - 40), start)
    if not found:
        return "exact", False
    if found["alone"]:
        return "exact", True
    return _group(found), False


def _qualifier_after(folded: str, end: int) -> Qualifier:
    found = _AFTER.match(folded, end)
    return _group(found) if found else "exact"


def _group(found: re.Match[str]) -> Qualifier:
    if found["minimum"]:
        return "minimum"
    return "maximum" if found["maximum"] else "about"
