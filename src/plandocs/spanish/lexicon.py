"""Nouns, adjectives and determiners with their number and gender, from `concordancia.yaml`."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

import yaml

Number = Literal["one", "many"]
Gender = Literal["m", "f", ""]
"""No gender: of two, or not known."""

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Form(NamedTuple):
    """A form of a word: its number and gender, and how it is in the other number."""

    number: Number
    gender: Gender
    other: str


class Determiner(NamedTuple):
    """An article or its like: «los», «dicha», «del»."""

    number: Number
    gender: Gender


class Lexicon(NamedTuple):
    """The words that can be judged. `sets` are the plain lists of the file, by their name."""

    determiners: dict[str, Determiner]
    other_number: dict[str, str]
    other_gender: dict[str, str]
    nouns: dict[str, Form]
    adjectives: dict[str, Form]
    before: dict[str, Form]
    of_title: frozenset[str]
    compounds: dict[str, frozenset[str]]
    sets: dict[str, frozenset[str]]

    def noun(self, word: str) -> Form | None:
        """Return what is known of a noun, from the lists or from its ending."""
        return self.nouns.get(word) or _by_ending(word)

    def determiner(self, word: str, number: Number, noun: str, gender: Gender) -> str:
        """Return a determiner as a noun of some number and gender wants it, or an empty text."""
        if self.determiners[word].number != number:
            word = self.other_number.get(word, "")
        own = self.determiners.get(word.rpartition("_")[2])
        if not own or not own.gender or not gender:
            return word.replace("_", " ")
        if number == "one" and noun in self.sets["con_el"] and word in _BEFORE_STRESSED_A:
            gender = "m"
        if own.gender != gender:
            word = self.other_gender.get(word, "")
        return word.replace("_", " ")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the words of the file."""
    text = files("plandocs.spanish").joinpath("concordancia.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, _Loader)
    return Lexicon(
        determiners=_determiners(data["determinantes"]),
        other_number=_pairs(data["parejas"]),
        other_gender=_pairs(data["generos"]),
        nouns=_nouns(data),
        adjectives=_adjectives(data["adjetivos"].split()),
        before=_adjectives(data["antepuestos"].split()) | _SHORTENED,
        of_title=frozenset(_adjectives(data["del_titulo"].split())),
        compounds={
            first: frozenset(seconds.split()) for first, seconds in data["compuestos"].items()
        },
        sets={
            name: frozenset(words.split()) for name, words in data.items() if isinstance(words, str)
        },
    )


def plural(word: str) -> str:
    """Return the plural of a noun or adjective: «acción» → «acciones», «análisis» → itself."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word[-1] in "aeiouáéó":
        return word + "s"
    if word[-1] == "z":
        return word[:-1] + "ces"
    if word[-2] in "áéíóú":
        return word[:-2] + word[-2].translate(_PLAIN) + word[-1] + "es"
    return word if word[-1] == "s" and len(word) > 3 else word + "es"


_PLAIN = str.maketrans("áéíóú", "aeiou")
_IRREGULAR = {
    "dictamen": "dictámenes",
    "examen": "exámenes",
    "imagen": "imágenes",
    "margen": "márgenes",
    "orden": "órdenes",
    "resumen": "resúmenes",
    "volumen": "volúmenes",
    "régimen": "regímenes",
}
_SHORTENED = {
    "primer": Form("one", "m", "primeros"),
    "tercer": Form("one", "m", "terceros"),
    "gran": Form("one", "", "grandes"),
    "grandes": Form("many", "", "gran"),
}
_BEFORE_STRESSED_A = frozenset("el la un una al del a_la de_la algún alguna ningún ninguna".split())
_LIKE: dict[str, Determiner] = {
    "el": Determiner("one", "m"),
    "la": Determiner("one", "f"),
    "cada": Determiner("one", ""),
    "los": Determiner("many", "m"),
    "las": Determiner("many", "f"),
    "sus": Determiner("many", ""),
}


def _determiners(data: dict[str, str]) -> dict[str, Determiner]:
    return {word: _LIKE[like] for like, words in data.items() for word in words.split()}


def _pairs(text: str) -> dict[str, str]:
    pairs = [pair.split("-") for pair in text.split()]
    return dict(pairs) | {other: one for one, other in pairs}


def _nouns(data: dict[str, Any]) -> dict[str, Form]:
    genders: tuple[tuple[str, Gender], ...] = (
        ("masculinos", "m"),
        ("femeninos", "f"),
        ("comunes", ""),
    )
    found: dict[str, Form] = {}
    for name, gender in genders:
        for word in data[name].split():
            if (many := plural(word)) != word:
                found[word] = Form("one", gender, many)
                found[many] = Form("many", gender, word)
    return found


def _adjectives(words: Sequence[str]) -> dict[str, Form]:
    return {form: known for word in words for form, known in _forms(word)}


def _forms(word: str) -> Iterator[tuple[str, Form]]:
    """Yield the forms of an adjective, two or four."""
    if word.endswith(("o", "or")):
        feminine = word[:-1] + "a" if word.endswith("o") else word + "a"
        yield feminine, Form("one", "f", plural(feminine))
        yield plural(feminine), Form("many", "f", feminine)
    yield word, Form("one", "m", plural(word))
    yield plural(word), Form("many", "m", word)


def _by_ending(word: str) -> Form | None:
    """Return what the ending of a noun tells: «capacitación», «lineamientos»."""
    if len(word) < 6:
        return None
    if word.endswith(("ción", "sión", "xión", "dad", "tad", "tud")):
        return Form("one", "f", plural(word))
    if word.endswith(("ciones", "siones", "xiones")):
        return Form("many", "f", word[:-4] + "ón")
    if word.endswith(("dades", "tades", "tudes")):
        return Form("many", "f", word[:-2])
    if word.endswith("miento"):
        return Form("one", "m", word + "s")
    return Form("many", "m", word[:-1]) if word.endswith("mientos") else None
