"""Masculines that name everybody, in a document that elsewhere names women and men."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import takewhile
from typing import Any, NamedTuple

import yaml

from plandocs.spanish.site import Site
from plandocs.spanish.tokens import Tokens, site_of, tokens

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class MasculineGeneric(NamedTuple):
    """One masculine in all its sites, what is preferred, and the inclusive uses against it.

    Those it must always give way to stand against none. Preferred forms are apart by « / ».
    """

    found: str
    preferred: str
    sites: tuple[Site, ...]
    inclusive: tuple[Site, ...]


class _List(NamedTuple):
    nouns: dict[str, str]
    plurals: frozenset[str]
    singulars: dict[str, str]
    always: dict[str, list[tuple[tuple[str, ...], str]]]
    determiners: frozenset[str]
    every: frozenset[str]
    persons: frozenset[str]
    namers: frozenset[str]


class _Use(NamedTuple):
    first: int
    last: int
    noun: str
    preferred: str


_OR = frozenset("y e o u / ni".split())
_FEMININE = frozenset("la las una unas otra otras todas algunas".split())
_MASCULINE = frozenset("el los un unos otro otros todos algunos".split())
_OF_AN_OFFICE = frozenset("el al del".split())
_SEVERAL = frozenset("cada cualquier las los todas todos".split())
_LINKS = frozenset("a al con de del e el en la las los para por y".split())
_TITLES = frozenset("arq c cp dip dr dra ing lic mtra mtro profr sr sra".split())
_ADJECTIVES = (
    "ales", "arios", "icos", "ivos", "orios", "ados", "idos", "antes", "entes", "iles", "ores",
)  # fmt: skip


def find_masculines(texts: Sequence[str]) -> list[MasculineGeneric]:
    """Return the masculine generics of a document, one finding a noun, in order of appearance."""
    listed = _list()
    inclusive = tuple(find_inclusive(texts))
    groups: dict[str, tuple[str, str, list[Site], bool]] = {}
    for number, text in enumerate(texts):
        words = tokens(text)
        for use in _always(listed, words):
            _gather(groups, number, text, use, always=True)
        for use in _generics(listed, words) if inclusive else ():
            _gather(groups, number, text, use, always=False)
    return [
        MasculineGeneric(found, preferred, tuple(sites), () if always else inclusive)
        for found, preferred, sites, always in groups.values()
    ]


def find_inclusive(texts: Sequence[str]) -> list[Site]:
    """Return where a document names women and men: «las y los», «la o el», «personas titulares»."""
    listed = _list()
    found: list[Site] = []
    for number, text in enumerate(texts):
        words = tokens(text)
        found += (site_of(number, text, *span) for span in _inclusive(listed, words))
    return found


def _gather(
    groups: dict[str, tuple[str, str, list[Site], bool]],
    number: int,
    text: str,
    use: _Use,
    *,
    always: bool,
) -> None:
    site = site_of(number, text, use.first, use.last)
    group = groups.setdefault(use.noun, (text[site.start : site.end], use.preferred, [], always))
    group[2].append(site)


def _inclusive(listed: _List, words: Tokens) -> Iterator[tuple[int, int]]:
    lower = words.lower
    for place in range(len(lower) - 1):
        if lower[place] in ("persona", "personas") and lower[place + 1] in listed.persons:
            yield place, place + 1
        elif (
            lower[place + 1] in _OR
            and place + 2 < len(lower)
            and _is_pair(listed, lower[place], lower[place + 2])
        ):
            yield place, place + 2


def _is_pair(listed: _List, one: str, other: str) -> bool:
    """Return whether two words name women and men: «las» and «los», or the same noun of each."""
    pair = {one, other}
    if pair & _FEMININE and pair & _MASCULINE:
        return True
    return any(
        masculine in listed.plurals and _feminine_of(masculine) == feminine
        for masculine, feminine in ((one, other), (other, one))
    )


def _feminine_of(noun: str) -> str:
    """Return the feminine of a masculine plural that has one of its own, or an empty text."""
    return noun[:-2] + "as" if noun.endswith(("ores", "os")) else ""


def _always(listed: _List, words: Tokens) -> Iterator[_Use]:
    for place, word in enumerate(words.lower):
        for phrase, preferred in listed.always.get(word, ()):
            if words.lower[place : place + len(phrase)] == phrase:
                yield _Use(place, place + len(phrase) - 1, " ".join(phrase), preferred)


def _generics(listed: _List, words: Tokens) -> Iterator[_Use]:
    lower = words.lower
    for place in range(len(lower) - 1):
        if lower[place] in listed.determiners:
            names = listed.nouns
        elif lower[place] in listed.every or lower[place] in _OF_AN_OFFICE:
            names = listed.singulars
        else:
            continue
        noun = _noun_at(names, lower, place + 1)
        last = place + len(noun.split())
        if (
            noun
            and (names is listed.nouns or _is_anybody(listed, lower, place, last))
            and _is_generic(listed, words, place, last)
        ):
            yield _Use(place, last, noun, names[noun])


def _is_anybody(listed: _List, lower: tuple[str, ...], first: int, last: int) -> bool:
    """Return whether a singular names whoever it be: «todo ciudadano», «el titular de cada área».

    «Cada integrante» names women and men alike.
    """
    if lower[first] in listed.every:
        return lower[first] not in ("cada", "cualquier") or lower[first + 1].endswith(("o", "or"))
    after = lower[last + 1 : last + 3]
    return after[:1] == ("respectivo",) or (
        after[:1] == ("de",) and bool(set(after[1:]) & _SEVERAL)
    )


def _noun_at(names: dict[str, str], lower: tuple[str, ...], place: int) -> str:
    """Return the noun of the list, of one word or two, that stands at a place, or an empty text."""
    two = " ".join(lower[place : place + 2])
    return two if two in names else lower[place] if lower[place] in names else ""


def _is_generic(listed: _List, words: Tokens, first: int, last: int) -> bool:
    """Return whether a masculine names people of no known sex."""
    return not (
        _is_split(words.lower, first, last)
        or _names_persons(words, last)
        or _is_part_of_name(listed, words, first, last)
    )


def _is_split(lower: tuple[str, ...], first: int, last: int) -> bool:
    """Return whether the feminine stands beside it: «las y los», «consejeras y los consejeros»."""
    # What stands in another sentence splits nothing.
    before = tuple(takewhile(lambda word: word != ".", lower[max(0, first - 6) : first][::-1]))
    before, after = before[::-1], lower[last + 1 : last + 7]
    after = tuple(takewhile(lambda word: word != ".", after))
    if before[-1:] and before[-1] in _OR and before[-2:-1] and before[-2] in _FEMININE:
        return True
    noun = lower[first + 1]
    if noun in before + after or _feminine_of(noun) in before + after:
        return True
    return bool(after) and after[0] in ("(", "/", "@")


def _names_persons(words: Tokens, last: int) -> bool:
    """Return whether names of persons follow: «los Consejeros Electorales Luis Peña y …»."""
    printed, lower = words
    place = last + 1
    while place < len(lower) and lower[place].endswith(_ADJECTIVES):
        place += 1
    if place < len(lower) and lower[place] in (":", ","):
        place += 1
        return place < len(lower) and lower[place] in _TITLES
    return place < len(lower) and printed[place][:1].isupper() and not printed[place].isupper()


def _is_part_of_name(listed: _List, words: Tokens, first: int, last: int) -> bool:
    """Return whether it ends the name of a law or a body: «Ley de los Servidores Públicos»."""
    printed, lower = words
    if not printed[last][:1].isupper():
        return False
    for place in range(first - 1, max(-1, first - 12), -1):
        if lower[place] in listed.namers and printed[place][:1].isupper():
            return True
        if lower[place] not in _LINKS and not printed[place][:1].isupper():
            return False
    return False


@lru_cache(maxsize=1)
def _list() -> _List:
    text = files("plandocs.spanish").joinpath("inclusivo.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, _Loader)
    return _List(
        nouns=data["nombres"],
        plurals=frozenset(noun.split()[0] for noun in data["nombres"]),
        singulars=data["singulares"],
        always=_by_first_word(data["siempre"]),
        determiners=frozenset(data["determinantes"].split()),
        every=frozenset(data["generales"].split()),
        persons=frozenset(data["incluyentes"].split()),
        namers=frozenset(data["de_nombre"].split()),
    )


def _by_first_word(phrases: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, better in phrases.items():
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, better))
    return found
