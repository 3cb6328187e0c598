"""How an action is worded: with what it opens, and whether a future breaks its infinitive."""

import re
from typing import Literal, NamedTuple

from plandocs.spanish.finite_verbs import is_finite, is_future
from plandocs.spanish.main_clause import finite_verbs

Opening = Literal["infinitive", "noun", "finite", "preposition", "reflexive", "other"]


class Span(NamedTuple):
    """From where to where some words of a text go."""

    start: int
    end: int


_LABEL = re.compile(
    r"\W*(?:(?:\d+(?:\.\d+)*|[ivxIVX]+|[a-zA-Z])(?:\)|\.[-–]?|(?<=\d)(?=\s))\s*)?[\W_]*"
)
_WORD = re.compile(r"[^\W_]+")
_INFINITIVE = re.compile(r"\w+(?:[aeií]r|[áéí]r|[aeiáéí]r(?:se|l[aeo]s?)|[aá]rsel[aeo]s?)")
_NO_INFINITIVES = frozenset(
    """
lugar hogar titular titulares ejemplar escolar familiar preliminar taller mujer militar particular
similar auxiliar regular pilar primer tercer cualquier carácter ayer alquiler líder poder pesar
celular popular curricular escáner póster cáncer dólar par bar mar azar
""".split()
)
_PREPOSITIONS = frozenset(
    """
a ante bajo con contra de del desde en entre hacia hasta mediante para por según sin sobre tras
durante al vía conforme respecto derivado
""".split()
)
_DETERMINERS = frozenset(
    """
el la los las un una unos unas este esta estos estas ese esa esos esas su sus dicho dicha dichos
dichas cada todo toda todos todas lo
""".split()
)
_OTHERS = frozenset(
    """
que asimismo además así como cuando donde si no también y o e u ni pero cual quien cuyo
igualmente posteriormente finalmente adicionalmente
""".split()
)
_ADVERBS = frozenset(
    """
no asimismo además también igualmente posteriormente finalmente adicionalmente
""".split()
)
_AFTER_COMMA = re.compile(r", ([^\W_]+)")
_FARTHEST = 200
"""How far into an action its infinitive may stand behind a phrase."""
_ANY_FUTURE = re.compile(r"r(?:á|án|emos|Á|ÁN|EMOS)\b")
_SENTENCE = re.compile(r"\.(?=\s+[^\W\d_])")


def opens_with(text: str) -> Opening:
    """Return the kind of words that an action opens with, its label or bullet apart.

    A sentence with its own verb is "finite" even if its subject comes first: «Esta línea de
    acción considera …».
    """
    body = text[_after_label(text) :]
    found = _WORD.match(body)
    if not found:
        return "other"
    word = found[0].lower()
    after = _WORD.search(body, found.end())
    if word == "se":
        return "reflexive"
    if _is_infinitive(word) or _is_fronted(body):
        return "infinitive"
    if word in _PREPOSITIONS:
        return "preposition"
    if word in _OTHERS or word.endswith(("ando", "iendo", "yendo", "mente")):
        return "other"
    if is_future(word) or is_finite(word, "", after[0].lower() if after else ""):
        return "finite"
    return "finite" if _governed(body, doubtful=word in _DETERMINERS) else "noun"


def finite_future(text: str) -> list[Span]:
    """Return the futures that govern the first sentence of a text, not those inside clauses.

    In «Proponer acciones de diseño y dará seguimiento …» there is one; in «Conocer las metas que
    serán evaluadas» there is none.
    """
    if not _ANY_FUTURE.search(text):
        return []
    body = _first_sentence(text)
    return [Span(verb.start, verb.end) for verb in finite_verbs(body) if verb.main and verb.future]


def _after_label(text: str) -> int:
    found = _LABEL.match(text)
    return found.end() if found else 0


def _is_infinitive(word: str) -> bool:
    return bool(_INFINITIVE.fullmatch(word)) and word not in _NO_INFINITIVES


def _is_fronted(body: str) -> bool:
    """Whether an infinitive follows what opens an action: «En su caso, proponer …», «No …»."""
    words = [found[0].lower() for found in _WORD.finditer(body[:_FARTHEST])]
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in _ADVERBS and _is_infinitive(second):
        return True
    if not (first in _PREPOSITIONS | _OTHERS or (first, second) == ("una", "vez")):
        return False
    for found in _AFTER_COMMA.finditer(_first_sentence(body)[:_FARTHEST]):
        if _is_infinitive(found[1].lower()):
            before = [word[0].lower() for word in _WORD.finditer(body, 0, found.start())]
            # «Para fortalecer, difundir y …» goes on with «para»; «De ser necesario, …» does not.
            own = before[2:] if first == "de" else before
            return not any(map(_is_infinitive, own))
    return False


def _governed(body: str, *, doubtful: bool) -> bool:
    """Whether the first sentence has a main verb; behind a bare noun only futures are sure."""
    if not (doubtful or _ANY_FUTURE.search(body)):
        return False
    verbs = finite_verbs(_first_sentence(body))
    return any(verb.main and (verb.future or doubtful) for verb in verbs)


def _first_sentence(text: str) -> str:
    found = _SENTENCE.search(text, _after_label(text))
    return text[: found.start()] if found else text
