"""Lists of wrong phrases and preferred ones, as legal staff write them in YAML.

A phrase is written as words, and stands for each form of them:

    con base a            these words, in capitals or not
    la|el|los             any of these words
    (puntual)             the word may be missing
    [dar]                 any of the forms that the list calls «dar» under `formas`
    *miento, aprob*       any word that ends, or begins, like this
    _   #                 any word; any number
    =el                   the word only as written here, in capitals or not

In what is preferred, {2} is what was found for the second of the words of the phrase.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, Literal, NamedTuple, cast

import yaml

from plandocs.spanish.tokens import tokens

Severity = Literal["error", "style"]

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""All values are texts: nobody means a boolean by «no»."""

_SEVERITIES: Mapping[str, Severity] = {"error": "error", "estilo": "style"}
_KEYS = frozenset({"mejor", "cambia", "salvo", "gravedad", "razon", "mal", "bien"})
_LISTS = frozenset({"formas", "entradas", "callar"})
_SPECIAL = re.compile(r"[|\[\]()*_#=]")
_FIELD = re.compile(r"\{(.*?)\}")
_BRACKETS = re.compile(r"[()\[\]]")
_CHOICE = re.compile(r"\[[^()\[\]]+\]|[^()\[\]]+")
_MOST_OPTIONAL = 6
"""Words of a phrase that may be missing: each doubles the ways to write it."""


class WordListFault(ValueError):
    """What a list of words says that cannot be understood, in Spanish.

    `path` is where: («entradas», the name of an entry).
    """

    def __init__(self, said: str, *path: str) -> None:
        """Say what is wrong, and where."""
        super().__init__(said)
        self.path = path


class Slot(NamedTuple):
    """A word of a phrase: the tokens that may stand there."""

    words: frozenset[str]
    printed: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    any_word: bool = False
    any_number: bool = False

    def takes(self, lower: str, printed: str) -> bool:
        """Return whether a token may stand here."""
        return (
            lower in self.words
            or (bool(self.printed) and _as_written(printed, self.printed))
            or (bool(self.starts) and lower.startswith(self.starts) and lower.isalpha())
            or (bool(self.ends) and lower.endswith(self.ends) and lower.isalpha())
            or (self.any_word and lower.isalpha())
            or (self.any_number and lower.isdecimal())
        )

    @property
    def rarity(self) -> int:
        """Return how well a search may begin here, at a closed list of long words; 0: it cannot."""
        if self.printed or self.starts or self.ends or self.any_word or self.any_number:
            return 0
        return min(map(len, self.words), default=0)


class Phrase(NamedTuple):
    """One way to write a wrong phrase: its words, and which words of the pattern they are."""

    slots: tuple[Slot, ...]
    numbers: tuple[int, ...]


class Change(NamedTuple):
    """A wrong phrase with what is preferred, as found in an entry."""

    entry: "Entry"
    phrase: Phrase
    preferred: str


class Anchored(NamedTuple):
    """A change by the place of its anchor, with the words that must stand beside that.

    No words beside: anything may.
    """

    anchor: int
    beside: int
    words: frozenset[str]
    change: Change


@dataclass(frozen=True)
class Entry:
    """A wrong phrase of a list, in its forms, and why it is wrong."""

    key: str
    changes: Mapping[str, str]
    severity: Severity
    why: str
    unless: tuple[str, ...] = ()
    finds: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordList:
    """Wrong phrases by their key, and the forms of words they speak of."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    forms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    silenced: tuple[str, ...] = ()

    def merge(self, later: "WordList") -> "WordList":
        """Return both lists as one; the later replaces entries of the same key or silences them."""
        known = {**self.entries, **later.entries}
        if strange := [key for key in later.silenced if key not in known]:
            raise WordListFault(
                f"`callar` nombra «{strange[0]}», que ninguna lista tiene.", "callar"
            )
        return WordList(
            {key: entry for key, entry in known.items() if key not in later.silenced},
            {**self.forms, **later.forms},
            (*self.silenced, *later.silenced),
        )

    def prepare(self) -> None:
        """Make ready what a search needs; `WordListFault` if a phrase cannot be understood."""
        _ = self.by_anchor, self.exceptions

    @cached_property
    def by_anchor(self) -> Mapping[str, list[Anchored]]:
        """Return the phrases by each form of their rarest word."""
        found: dict[str, list[Anchored]] = {}
        for entry in self.entries.values():
            for pattern, preferred in entry.changes.items():
                for phrase in self.phrases(entry.key, pattern):
                    rarities = [slot.rarity for slot in phrase.slots]
                    if not any(rarities):
                        raise WordListFault(
                            f"La frase «{pattern}» no tiene ninguna palabra fija que buscar.",
                            "entradas",
                            entry.key,
                        )
                    anchor = rarities.index(max(rarities))
                    place = _anchored(anchor, Change(entry, phrase, preferred))
                    for word in phrase.slots[anchor].words:
                        found.setdefault(word, []).append(place)
        return found

    @cached_property
    def exceptions(self) -> Mapping[str, tuple[Phrase, ...]]:
        """Return the phrases inside which an entry finds nothing, by its key."""
        return {
            key: tuple(phrase for pattern in entry.unless for phrase in self.phrases(key, pattern))
            for key, entry in self.entries.items()
            if entry.unless
        }

    def phrases(self, key: str, pattern: str) -> Iterator[Phrase]:
        """Yield the ways to write a pattern, with and without the words that may be missing."""
        choices: list[tuple[tuple[Slot, ...], ...]] = []
        for piece in pattern.split():
            optional = piece.startswith("(") and piece.endswith(")") and len(piece) > 2
            slots = self._slots(key, piece[1:-1] if optional else piece)
            choices.append((slots, ()) if optional else (slots,))
        for chosen in product(*choices):
            numbered = [(slot, number) for number, slots in enumerate(chosen, 1) for slot in slots]
            if numbered:
                yield Phrase(
                    tuple(slot for slot, _ in numbered), tuple(number for _, number in numbered)
                )

    def _slots(self, key: str, piece: str) -> tuple[Slot, ...]:
        if "[" not in piece:
            return _plain_slots(piece)
        choices = piece.split("|")
        words = [self._form(key, choice[1:-1]) for choice in choices if choice.startswith("[")]
        (plain,) = _plain_slots("|".join(c for c in choices if not c.startswith("[")) + "|")
        return (plain._replace(words=plain.words.union(*words)),)

    def _form(self, key: str, name: str) -> frozenset[str]:
        if name not in self.forms:
            raise WordListFault(
                f"La entrada «{key}» usa «[{name}]», que no está en `formas` de ninguna lista.",
                "entradas",
                key,
            )
        return self.forms[name]


def _anchored(anchor: int, change: Change) -> Anchored:
    slots = change.phrase.slots
    for beside in (1, -1):
        if 0 <= anchor + beside < len(slots) and slots[anchor + beside].rarity:
            return Anchored(anchor, beside, slots[anchor + beside].words, change)
    return Anchored(anchor, 0, frozenset(), change)


@lru_cache(maxsize=4096)
def _plain_slots(piece: str) -> tuple[Slot, ...]:
    """Return the slots of a piece of a phrase that names no forms; «y/o» has three."""
    if not _SPECIAL.search(piece):
        return tuple(Slot(frozenset({word})) for word in tokens(piece).lower)
    choices = [choice for choice in piece.split("|") if choice]
    special = ("_", "#", "=", "*")
    return (
        Slot(
            frozenset(c.lower() for c in choices if not c.startswith(special) and c[-1] != "*"),
            frozenset(c[1:] for c in choices if c.startswith("=")),
            tuple(c[:-1].lower() for c in choices if c.endswith("*") and c[0] not in "*="),
            tuple(c[1:].lower() for c in choices if c.startswith("*")),
            "_" in choices,
            "#" in choices,
        ),
    )


def _as_written(word: str, written: frozenset[str]) -> bool:
    return any(
        word.isalpha() and word.startswith(text[:-1]) if text.endswith("*") else word == text
        for text in written
    )


def read_words(text: str) -> WordList:
    """Return the list of words that a YAML text holds; `WordListFault` if it holds none."""
    try:
        data = yaml.load(text, _Loader)
    except yaml.YAMLError as error:
        raise WordListFault(f"La lista de palabras no se entiende: {error}") from error
    if data is None or data == "":
        raise WordListFault(
            "La lista de palabras está vacía: escriba `entradas` o borre el archivo."
        )
    if not isinstance(data, dict) or not data.keys() <= _LISTS:
        raise WordListFault("Una lista de palabras tiene `formas`, `entradas` y `callar`.")
    forms, entries = _mapping(data, "formas"), _mapping(data, "entradas")
    return WordList(
        {key: _entry(key, given) for key, given in entries.items()},
        {name: _words_of_form(name, words) for name, words in forms.items()},
        _texts(data.get("callar", []), "callar"),
    )


@lru_cache(maxsize=1)
def shipped_words() -> WordList:
    """Return the shared list of words."""
    return read_words(files("plandocs.spanish").joinpath("palabras.yaml").read_text("utf-8"))


def _entry(key: str, given: object) -> Entry:
    if not isinstance(given, dict):
        raise _fault(key, "no dice `mejor` ni `cambia`.")
    if strange := sorted(given.keys() - _KEYS):
        raise _fault(key, f"tiene «{strange[0]}», que no se conoce.")
    if ("mejor" in given) == ("cambia" in given):
        raise _fault(key, "necesita `mejor` o `cambia`, uno de los dos.")
    severity = str(given.get("gravedad", "error"))
    if severity not in _SEVERITIES:
        raise _fault(key, "tiene otra gravedad: la gravedad es `error` o `estilo`.")
    changes = _mapping(given, "cambia") if "cambia" in given else {key: given["mejor"]}
    if not changes or not all(isinstance(text, str) and text for text in changes.values()):
        raise _fault(key, "no dice qué se prefiere: es un texto, que no puede quedar vacío.")
    entry = Entry(
        key,
        {pattern: str(preferred) for pattern, preferred in changes.items()},
        _SEVERITIES[severity],
        str(given.get("razon", "")),
        *(_texts(given.get(name, []), "entradas", key, name) for name in ("salvo", "mal", "bien")),
    )
    for pattern in (*entry.changes, *entry.unless):
        if said := _wrong_in_pattern(pattern):
            raise _fault(key, f"tiene la frase «{pattern}», {said}.")
    for pattern, preferred in entry.changes.items():
        if said := _wrong_in_preferred(pattern, preferred):
            raise _fault(key, f"prefiere «{preferred}» en lugar de «{pattern}», {said}.")
    return entry


def _wrong_in_pattern(pattern: str) -> str | None:
    """Return what cannot be understood in a phrase, or None."""
    pieces = pattern.split()
    if not any(letter.isalnum() or letter in "_#" for letter in pattern):
        return "que no tiene ninguna palabra"
    if any(_BRACKETS.search(piece) and not _is_bracketed(piece) for piece in pieces):
        return "con un paréntesis o un corchete que no encierra una sola palabra"
    choices = [choice for piece in pieces for choice in piece.strip("()").split("|")]
    if any(choice in ("=", "*") for choice in choices):
        return "con un «=» o un «*» que no va junto a una palabra"
    if sum(piece.startswith("(") for piece in pieces) > _MOST_OPTIONAL:
        return f"en la que pueden faltar más de {_MOST_OPTIONAL} palabras"
    return None


def _is_bracketed(piece: str) -> bool:
    """Return whether a piece is «(puntual)», «[dar]», «([dar])» or has «[dar]» as a choice."""
    inner = piece[1:-1] if piece.startswith("(") and piece.endswith(")") else piece
    return all(_CHOICE.fullmatch(choice) for choice in inner.split("|"))


def _wrong_in_preferred(pattern: str, preferred: str) -> str | None:
    """Return what cannot be understood in what is preferred to a phrase, or None."""
    if " ".join(preferred.lower().split()) == " ".join(pattern.lower().split()):
        return "que es lo mismo"
    numbers = {str(number) for number in range(1, len(pattern.split()) + 1)}
    for found in _FIELD.finditer(preferred):
        if found[1] not in numbers:
            return f"y «{found[0]}» no es el número de ninguna palabra de la frase"
    return None


def _words_of_form(name: str, words: object) -> frozenset[str]:
    if not isinstance(words, str) or not words.split():
        raise WordListFault(f"La forma «{name}» lleva palabras: {name}: uno otro.", "formas", name)
    return frozenset(words.lower().split())


def _fault(key: str, said: str) -> WordListFault:
    return WordListFault(f"La entrada «{key}» {said}", "entradas", key)


def _mapping(data: dict[str, object], key: str) -> dict[str, object]:
    value = data.get(key) or {}
    if not isinstance(value, dict):
        raise WordListFault(f"`{key}` es una lista de nombres con su valor.", key)
    return cast("dict[str, object]", value)


def _texts(value: object, *path: str) -> tuple[str, ...]:
    """Return a list of texts; a fault names the place, `salvo` of an entry or `callar`."""
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        where = f"La entrada «{path[1]}»: " if len(path) > 1 else ""
        raise WordListFault(f"{where}`{path[-1]}` lleva una lista de textos: [uno, otro].", *path)
    return tuple(value)
