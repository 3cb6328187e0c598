"""Terms that are written now with capitals, now without."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plandocs.spanish.name_phrases import (
    CONNECTORS,
    ROLES,
    Passage,
    Word,
    keys,
    read_passage,
)
from plandocs.spanish.site import Site

Key = tuple[str, ...]


class CaseFault(NamedTuple):
    """A term with its forms, the most used first, each with its sites; the form prescribed."""

    term: str
    forms: tuple[tuple[str, tuple[Site, ...]], ...]
    prescribed: str | None


class _Use(NamedTuple):
    """A use of a single word: with a capital or not, in which sense, and where."""

    text: str
    is_capital: bool
    sense: Key
    site: Site


_DEFINITE = frozenset("el la los las del al".split())
_ANAPHORIC = frozenset(
    "este esta estos estas ese esa dicho dicha dichos dichas presente presentes citado citada "
    "referido referida mencionado mencionada señalado señalada propio propia".split()
)
"""Said of what was named before, so that what follows adds nothing to it."""

_ITSELF = ("itself",)
_GOES_ON = frozenset("y e o u ni que para por con a al como sobre durante mediante cuando".split())
"""What may follow a word that stands for itself."""

_TWO_SENSES = frozenset("estado estados ley leyes gobierno derecho republica iglesia bolsa".split())
"""Words that are one thing with a capital and another without."""

_ERRANDS: Mapping[str, frozenset[str]] = {
    "comision": frozenset("termino conclusion oficio motivo gastos viaticos lugar pliego".split())
}
"""Words that name an errand, not a body, behind some nouns: «al término de la comisión»."""

_ACTIONS = ("cion", "sion", "miento")


def find_case_faults(
    texts: Sequence[str], terms: Sequence[str], prescribed: Mapping[str, str]
) -> list[CaseFault]:
    """Return the terms written in several ways, or otherwise than prescribed, by first site.

    Besides the `terms`, every capitalised phrase of running text is a term. What opens a
    sentence, headings and what is all in capitals prove nothing. `prescribed` gives the right
    form of a term, in whatever capitals the term stands.
    """
    rules = {keys(term): form for term, form in prescribed.items()}
    given = {keys(term): term for term in terms} | rules
    passages = [read_passage(text) for text in texts]
    running = [
        (number, passage)
        for number, passage in enumerate(passages)
        if not passage.shouts and not passage.is_heading
    ]
    phrases = _without_parts([*_phrase_faults(texts, running, given, rules)])
    found = [*phrases, *_word_faults(running, given, rules)]
    return sorted(found, key=lambda fault: min(_sites(fault)))


def _sites(fault: CaseFault) -> list[Site]:
    return [site for _, sites in fault.forms for site in sites]


def _without_parts(faults: Sequence[CaseFault]) -> list[CaseFault]:
    """Return the faults but those of a longer or shorter term whose sites another tells too."""
    kept: list[CaseFault] = []
    for fault in sorted(faults, key=lambda fault: -len(_sites(fault))):
        sites = _sites(fault)
        if not any(all(_overlaps(site, _sites(other)) for site in sites) for other in kept):
            kept.append(fault)
    return kept


def _overlaps(site: Site, others: Sequence[Site]) -> bool:
    return any(
        site.text == other.text and site.start < other.end and other.start < site.end
        for other in others
    )


def _phrase_faults(
    texts: Sequence[str],
    running: Sequence[tuple[int, Passage]],
    given: Mapping[Key, str],
    rules: Mapping[Key, str],
) -> Iterator[CaseFault]:
    """Yield the terms of several words that are written in several ways."""
    uses = _phrase_uses(running, _by_first([*given, *_capitalised(running)]))
    for term, forms in uses.items():
        merged = _merged(forms)
        printed = {shapes: texts[s[0].text][s[0].start : s[0].end] for shapes, s in merged.items()}
        right = rules.get(term)
        if len(merged) > 1 or (right and not all(_keeps(shapes, right) for shapes in merged)):
            told = [(printed[shapes], sites) for shapes, sites in merged.items()]
            yield _fault(told, right, given.get(term))


def _capitalised(running: Sequence[tuple[int, Passage]]) -> Iterator[Key]:
    """Yield the phrases of two capitals or more, without the acronyms that end them."""
    for _, passage in running:
        words = passage.words
        for first, last in passage.runs:
            cuts = [at for at in range(first + 1, last) if _parts(words[at])]
            for end in (last, *cuts[:1]):
                end = _without_acronyms(words, first, end)
                capitals = [word for word in words[first:end] if word.shape == "capital"]
                if len(capitals) > 1 and any(not word.opens for word in capitals):
                    yield tuple(word.key for word in words[first:end])


def _parts(word: Word) -> bool:
    return word.gap == ", " or word.key in ("y", "e")


def _without_acronyms(words: Sequence[Word], first: int, end: int) -> int:
    """Return the end of a phrase before the acronyms that end it, if two words of it are left."""
    cut = end
    while cut > first and (words[cut - 1].shape == "upper" or words[cut - 1].key in CONNECTORS):
        cut -= 1
    left = sum(word.key not in CONNECTORS for word in words[first:cut])
    return cut if left > 1 else end


def _by_first(terms: Iterable[Key]) -> dict[str, list[Key]]:
    """Return the terms of several words by their first word."""
    table: dict[str, list[Key]] = {}
    for term in dict.fromkeys(term for term in terms if len(term) > 1):
        table.setdefault(term[0], []).append(term)
    return table


def _phrase_uses(
    running: Sequence[tuple[int, Passage]], table: Mapping[str, Sequence[Key]]
) -> dict[Key, dict[str, list[Site]]]:
    """Return where each term stands, by how its words are written."""
    uses: dict[Key, dict[str, list[Site]]] = {}
    for number, passage in running:
        for at, key in enumerate(passage.keys):
            for term in table.get(key, ()):
                end = at + len(term)
                if passage.keys[at:end] != term or not _are_together(passage.words[at + 1 : end]):
                    continue
                found = passage.words[at:end]
                site = Site(number, found[0].start, found[-1].end)
                uses.setdefault(term, {}).setdefault(_shapes(found), []).append(site)
    return uses


def _are_together(words: Sequence[Word]) -> bool:
    """Whether words go on in the sentence of the word before them."""
    return not any(word.opens or word.gap not in (" ", ", ") for word in words)


def _shapes(words: Sequence[Word]) -> str:
    """Return a letter for each word of weight: c(apital), l(ower), u(pper); ? opens a sentence."""
    shapes = "".join(word.shape[0] for word in words[1:] if word.key not in CONNECTORS)
    return ("?" if words[0].opens else words[0].shape[0]) + shapes


def _merged(forms: Mapping[str, list[Site]]) -> dict[str, list[Site]]:
    """Return the forms, those that open a sentence with the one that goes on like them."""
    merged = {shapes: list(sites) for shapes, sites in forms.items() if shapes[0] != "?"}
    for shapes, sites in forms.items():
        if shapes[0] != "?":
            continue
        alike = [known for known in merged if known[1:] == shapes[1:]]
        if len(alike) == 1:
            merged[alike[0]] += sites
        elif not alike:
            merged[shapes] = list(sites)
    return merged


def _keeps(shapes: str, right: str) -> bool:
    """Whether a form is written as prescribed; its first capital may be that of the sentence."""
    written = _shapes(read_passage(right).words)
    first = "l" if right[0].islower() else "c"
    return shapes[1:] == written[1:] and shapes[0] in ("?", first)


def _word_faults(
    running: Sequence[tuple[int, Passage]], given: Mapping[Key, str], rules: Mapping[Key, str]
) -> Iterator[CaseFault]:
    """Yield the single words that are written in two ways in one sense."""
    known = {term[0] for term in given if len(term) == 1}
    known |= {words[at].key for _, words, at in _lone_capitals(running)}
    for word, uses in _word_uses(running, known - _TWO_SENSES).items():
        capitals = [use for use in uses if use.is_capital]
        lowers = [use for use in uses if not use.is_capital]
        forms = [_in_senses_of(lowers, capitals), _in_senses_of(capitals, lowers)]
        right = rules.get((word,))
        if not all(forms) and _is_stray(word, capitals, lowers):
            forms = [capitals, lowers]
        if right and not all(forms):
            forms = [[use for use in uses if use.is_capital != right[0].isupper()], []]
            forms[0] = [use for use in forms[0] if use.sense == _ITSELF]
        if all(forms) or (right and forms[0]):
            printed = [(form[0].text, [use.site for use in form]) for form in forms if form]
            yield _fault(printed, right, given.get((word,)))


def _lone_capitals(
    running: Sequence[tuple[int, Passage]],
) -> Iterator[tuple[int, tuple[Word, ...], int]]:
    """Yield the capitalised words of running text that no other capital stands beside."""
    for number, passage in running:
        words = passage.words
        for first, last in passage.runs:
            is_alone = last == first + 1 or words[first].key in ROLES
            if is_alone and not words[first].opens:
                yield number, words, first


def _word_uses(
    running: Sequence[tuple[int, Passage]], known: Container[str]
) -> dict[str, list[_Use]]:
    """Return the uses of each word that points to one thing, with a capital or not."""
    uses: dict[str, list[_Use]] = {}
    lone = [(n, words, at) for n, words, at in _lone_capitals(running) if words[at].key in known]
    lower = [
        (number, passage.words, at)
        for number, passage in running
        for at, key in enumerate(passage.keys)
        if key in known and passage.words[at].shape == "lower" and not passage.words[at].opens
    ]
    for number, words, at in sorted(lone + lower, key=lambda use: (use[0], use[2])):
        word = words[at]
        if sense := _sense(words, at):
            site = Site(number, word.start, word.end)
            use = _Use(word.text, word.shape == "capital", sense, site)
            uses.setdefault(word.key, []).append(use)
    return uses


def _sense(words: Sequence[Word], at: int) -> Key:
    """Return what a use of a word is about: itself, or what it is of; or nothing."""
    before = words[at - 1].key if at and words[at].gap == " " else ""
    after = words[at + 1] if at + 1 < len(words) else None
    follows = after.key if after and after.gap == " " else ""
    if words[at].key in ROLES and follows in ("de", "del"):
        return ("role",)
    if before not in _DEFINITE and before not in _ANAPHORIC:
        return ()
    if any(word.key in _ERRANDS.get(words[at].key, ()) for word in words[max(0, at - 3) : at]):
        return ("errand",)
    if follows in ("de", "del", "en"):
        return ("of", _complement(words, at + 2))
    if not follows or follows in _GOES_ON or before in _ANAPHORIC:
        return _ITSELF
    return ()


def _complement(words: Sequence[Word], at: int) -> str:
    return next((word.key for word in words[at : at + 3] if word.key not in CONNECTORS), "")


def _in_senses_of(others: Sequence[_Use], uses: Sequence[_Use]) -> list[_Use]:
    """Return the uses in a sense that the others have too."""
    senses = {use.sense for use in others}
    return [use for use in uses if use.sense in senses]


def _is_stray(word: str, capitals: Sequence[_Use], lowers: Sequence[_Use]) -> bool:
    """Whether the name of an action got a capital once, against its use elsewhere."""
    return word.endswith(_ACTIONS) and len(capitals) == 1 and len(lowers) > 1


def _fault(
    forms: Sequence[tuple[str, Sequence[Site]]], right: str | None, given: str | None
) -> CaseFault:
    ranked = sorted(forms, key=lambda form: -len(form[1]))
    told = tuple((printed, tuple(sorted(sites))) for printed, sites in ranked)
    return CaseFault(right or given or told[0][0], told, right)
