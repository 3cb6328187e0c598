"""The holders of an office, who may be called by their office or by their charge."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plandocs.spanish.name_phrases import Passage

_HOLDERS = {
    "direccion": ("director", "directora", "directores", "directoras"),
    "coordinacion": ("coordinador", "coordinadora", "coordinadores", "coordinadoras"),
    "secretaria": ("secretario", "secretarios", "secretarias"),
    "subdireccion": ("subdirector", "subdirectora", "subdirectores", "subdirectoras"),
    "jefatura": ("jefe", "jefa", "jefes", "jefas"),
}
"""Each unit with those who hold it; «secretaria» without its accent may be the unit itself."""

_UNITS = {unit: unit for unit in _HOLDERS} | {
    "direcciones": "direccion",
    "coordinaciones": "coordinacion",
    "secretarias": "secretaria",
    "subdirecciones": "subdireccion",
    "jefaturas": "jefatura",
}
_CHARGES = {charge: unit for unit, charges in _HOLDERS.items() for charge in charges}


class Holder(NamedTuple):
    """Words that call the holders of a unit, «titulares de las direcciones ejecutivas»."""

    passage: int
    start: int
    end: int
    unit: tuple[str, str]
    by_charge: bool


def find_holders(passages: Sequence[Passage]) -> Iterator[Holder]:
    """Yield the words that call holders by their office («titular de») or by their charge."""
    for number, passage in enumerate(passages):
        words = passage.words
        for at, word in enumerate(words):
            if word.key in ("titular", "titulares"):
                end = at + 1
                while end < len(words) and words[end].key in ("de", "la", "las"):
                    end += 1
                if at + 1 < end < len(words) and words[end].key in _UNITS:
                    yield from _holder(number, passage, at, end, _UNITS[words[end].key], False)
            elif word.key in _CHARGES and word.text.lower() == word.key:
                yield from _holder(number, passage, at, at, _CHARGES[word.key], True)


def _holder(
    number: int, passage: Passage, start: int, head: int, unit: str, by_charge: bool
) -> Iterator[Holder]:
    """Yield a holder whose office has an adjective and a matter: «directoras ejecutivas de …»."""
    words = passage.words
    after = head + 2
    if after < len(words) and words[head + 1].gap == " " and words[after].key in ("de", "del"):
        adjective = words[head + 1].key.removesuffix("s")
        if adjective[-1:] in ("a", "o"):
            yield Holder(number, start, after, (unit, adjective[:-1]), by_charge)
