"""Where an expansion is spelled out although its acronym is already defined."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plandocs.spanish.acronym_uses import is_in_capitals
from plandocs.spanish.finite_verbs import is_finite
from plandocs.spanish.folding import fold
from plandocs.spanish.initials import FUNCTION_WORDS
from plandocs.spanish.name_index import NameIndex, Stems, content_stems, stem
from plandocs.spanish.site import Site


@dataclass(frozen=True)
class Defined:
    """An acronym with its expansions, and the place from which on it may stand for them."""

    acronym: str
    expansions: tuple[str, ...]
    since: tuple[int, int]
    spans: tuple[Site, ...]
    """Where texts define it: the expansion is spelled out there by right."""
    is_official: bool = False
    """Whether a registry gives its expansion, which then is not to be abridged."""

    @property
    def stems(self) -> tuple[Stems, ...]:
        """Each expansion as its stems, none twice."""
        return tuple(dict.fromkeys(s for s in map(content_stems, self.expansions) if len(s) > 1))


_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_TITLES = frozenset(
    """
acuerdo acuerdos catalogo codigo constitucion convenio convenios criterios decreto diccionario
estatuto estrategia guia ley libro lineamientos manual modelo norma normas plan politica programa
protocolo reglamento reglas reforma resolucion curso taller diplomado foro congreso jornada
""".split()
)
_BODIES = frozenset(
    """
area centro comision comisiones comite comites consejo consejos coordinacion departamento
direccion direcciones gobierno instituto institutos junta oficina organo organos presidencia
secretaria sistema subdireccion titular tribunal unidad unidades
""".split()
)
_QUOTES = {"«": "»", "“": "”"}
_FARTHEST = 14
"""How many words back a title or a body may begin."""


def find_respelled(
    texts: Sequence[str], index: NameIndex, defined: Sequence[Defined], names: Sequence[str]
) -> dict[str, list[Site]]:
    """Return, by acronym, where its expansion is spelled out again.

    Not in headings, quotations, titles («Ley …», «Plan …») and names of bodies or registered
    names, unless the document writes the same name with the acronym too: then it has two forms.
    """
    spelled = {entry.acronym: list(_spelled(index, entry)) for entry in defined}
    registered = _registered(index, names)
    search = _Search(texts, index, defined, registered)
    found: dict[str, list[Site]] = {}
    for entry in defined:
        longer = [
            site
            for other in defined
            if other is not entry
            for site in spelled[other.acronym]
            if site not in other.spans and not any(_inside(site, span) for span in other.spans)
        ]
        sites = [
            site
            for site in spelled[entry.acronym]
            if not any(_inside(site, name) and site != name for name in longer)
            and search.counts(entry, site)
        ]
        if sites:
            found[entry.acronym] = sites
    return found


def _spelled(index: NameIndex, entry: Defined) -> Iterator[Site]:
    sites = {site for stems in entry.stems for site in index.find(stems)}
    yield from sorted(sites)


def _registered(index: NameIndex, names: Sequence[str]) -> Mapping[Site, Stems]:
    stems = dict.fromkeys(content_stems(name) for name in names)
    return {site: name for name in stems for site in index.find(name)}


def _inside(site: Site, whole: Site) -> bool:
    return site.text == whole.text and whole.start <= site.start and site.end <= whole.end


class _Search:
    """What the exceptions are judged by."""

    def __init__(
        self,
        texts: Sequence[str],
        index: NameIndex,
        defined: Sequence[Defined],
        registered: Mapping[Site, Stems],
    ) -> None:
        self._texts = texts
        self._index = index
        self._definitions = [(span, entry.is_official) for entry in defined for span in entry.spans]
        self._own = {stems for entry in defined for stems in entry.stems}
        self._registered = {site: s for site, s in registered.items() if s not in self._own}

    def counts(self, entry: Defined, site: Site) -> bool:
        """Whether a careful reader would want the acronym at a place."""
        text = self._texts[site.text]
        if (site.text, site.start) < entry.since or any(_inside(site, s) for s in entry.spans):
            return False
        if is_in_capitals(text) or is_heading(text) or _is_quoted(text, site):
            return False
        if _is_common(entry, text[site.start : site.end]) or _in_title(text, site.start):
            return False
        around = [official for span, official in self._definitions if _inside(site, span)]
        if around:
            # Another acronym is defined there, and could be by this one.
            return not any(around)
        return not self._in_fixed_name(entry, site)

    def _in_fixed_name(self, entry: Defined, site: Site) -> bool:
        """Whether the words belong to a longer name that never has the acronym in it."""
        fixed = [stems for whole, stems in self._registered.items() if _inside(site, whole)]
        head = _body_before(self._texts[site.text], site.start)
        if head:
            fixed.append((*head, *content_stems(self._texts[site.text][site.start : site.end])))
        return any(not self._has_short_form(entry, stems) for stems in fixed)

    def _has_short_form(self, entry: Defined, name: Stems) -> bool:
        own = stem(fold(entry.acronym))
        for expansion in entry.stems:
            for at in range(len(name) - len(expansion) + 1):
                if name[at : at + len(expansion)] == expansion:
                    short = (*name[:at], own, *name[at + len(expansion) :])
                    if self._index.find(short):
                        return True
        return False


def is_heading(text: str) -> bool:
    """Whether a passage is a title, a line of a cover or a cell with a name alone."""
    return text[-1:] not in ".;,:" and len(text.split(None, 12)) <= 12


def _is_quoted(text: str, site: Site) -> bool:
    before = text[: site.start]
    for opening, closing in _QUOTES.items():
        if before.rfind(opening) > before.rfind(closing) and closing in text[site.end :]:
            return True
    return before.count('"') % 2 == 1 and '"' in text[site.end :]


def _is_common(entry: Defined, printed: str) -> bool:
    """Whether a short expansion with capitals stands as common words: «partido político»."""
    return printed.islower() and not entry.expansions[0].islower() and len(entry.stems[0]) < 3


def _in_title(text: str, start: int) -> bool:
    """Whether the words go on from the title of a law, a plan or the like."""
    for word in _backwards(text, start):
        if not word[0].isalpha() or word in ("que", "cual") or is_finite(word, "se"):
            return False
        if word[0].isupper() and fold(word) in _TITLES:
            return True
    return False


def _body_before(text: str, start: int) -> Stems:
    """Return the stems of the name of a body that words go on: «Comisión de Seguimiento al»."""
    stems: list[str] = []
    for word in _backwards(text, start):
        folded = fold(word)
        if not word[0].isalpha():
            break
        if folded in FUNCTION_WORDS:
            continue
        if not (word[0].isupper() or folded in _BODIES or _is_task(folded, stems)):
            break
        stems.insert(0, stem(folded))
        if folded in _BODIES:
            return tuple(stems)
    return ()


def _is_task(folded: str, stems: Sequence[str]) -> bool:
    """Whether a word says what a body does: «comisión de seguimiento al …», without capitals."""
    return not stems and folded.startswith(("seguim", "vincul", "enlace", "ejecut"))


def _backwards(text: str, start: int) -> Iterator[str]:
    words = _WORD.findall(text, max(0, start - 200), start)
    yield from reversed(words[-_FARTHEST:])
