"""Where texts use acronyms, and what in capitals is none."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from plandocs.spanish.counted_nouns import MONTHS
from plandocs.spanish.folding import fold, without_accents
from plandocs.spanish.initials import FUNCTION_WORDS
from plandocs.spanish.numbers import NUMBER_WORDS, parse_ordinal
from plandocs.spanish.site import Site

COMMON = frozenset(
    "PDF USB CD DVD HTML URL WWW WEB SMS GPS QR TV PC ISO ID HD SA CV CP CC LIC ING MTRO MTRA DR "
    "DRA TEL EXT HRS RUBRICA CURP RFC IVA ISR CFDI CLABE ONU TBD "
    "PAN PRI PRD PT PVEM MC MORENA LGBT LGBTI LGBTIQ LGBTTTI LGBTTTIQ".split()
)
"""What everybody reads without a definition, or as a blank; parties, whose names these are."""
_HEADINGS = frozenset(
    """
acuerdo anexo anexos anterior antecedentes aprobado atentamente autorizo capitulo considerando
considerandos contenido cronograma eje ejes elaboro ficha fichas fundamento glosario indice
introduccion linea meta metas nota notas objetivo objetivos plan presentacion presente primero
programa proyecto punto puntos resuelve reviso seccion tema titulo total transitorio transitorios
unico visto vistos vobo norma datos fecha folio lugar hora periodo producto si
ene feb mar abr may jun jul ago sep sept oct nov dic lun mie jue vie sab dom
""".split()
)
_CAPITAL = "A-ZÁÉÍÓÚÑÜ"
_TOKEN = re.compile(
    rf"(?<![^\W\d_])[{_CAPITAL}][^\W\d_]*[{_CAPITAL}][^\W\d_]*(?P<mark>['’´`]\s?[sS]\b)?"
)
_RUN = re.compile(rf"(?<![^\W\d_])[{_CAPITAL}]+(?: +[{_CAPITAL}]+)+(?![^\W\d_])")
_LABEL = re.compile(rf"\W*[{_CAPITAL}]+ ?:")
_LOWER = re.compile(r"[a-záéíóúñü]{2}")
_ROMAN = re.compile(r"(?=[IVXL])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_UNSPEAKABLE = re.compile(r"[^AEIOU]+|.*[^AEIOUY]{3}.*|.*[^AEIOUY]{2}")
_CLUSTER = re.compile(r"(?:[BCDFGPT][LR]|CH|LL|RR)(?=[AEIOU])|[BDLNR]S(?=[^AEIOUY])")
"""Consonants that Spanish says together: «EJEMPLO», «INSTAR»."""
_BLANK = re.compile(r"(.)\1+")
_SHORT = 30
_KEY = re.compile(r"\d|@|www|//")
_KEY_LETTER = re.compile(r"[\w/.@:-]")


class Use(NamedTuple):
    """An acronym at its place; `plural` when a mark or an «s» makes it one."""

    acronym: str
    site: Site
    plural: bool
    in_capitals: bool


def is_in_capitals(text: str) -> bool:
    """Whether a passage is printed in capitals as a whole, so that these tell no acronym."""
    return not _LOWER.search(text)


def find_uses(texts: Sequence[str], sure: Collection[str], known: Collection[str]) -> list[Use]:
    """Return the uses of acronyms in reading order.

    `sure` are those that the document defines, `known` those of the registry. In a passage or a
    run of capitals only those count that the document defines or uses elsewhere.
    """
    candidates = list(_candidates(texts))
    words = _LowerWords(texts)
    judged = {
        name: name in sure or name in known or _is_acronym(name, words)
        for name in dict.fromkeys(use.acronym for use in candidates)
    }
    plain: list[Use] = []
    capitals: list[Use] = []
    for use in candidates:
        if not use.in_capitals:
            plain += [use] if judged[use.acronym] else []
        elif len(texts[use.site.text]) <= _SHORT and _stands_out(use.acronym, known, judged):
            plain.append(use)
        elif fold(use.acronym) not in FUNCTION_WORDS:
            capitals.append(use)
    used = dict.fromkeys([*(use.acronym for use in plain), *sure])
    plain = _resolved(plain, [*used, *known], [*sure, *known])
    capitals = [use for use in _resolved(capitals, used, used) if use.acronym in used]
    return sorted([*plain, *capitals], key=lambda use: use.site)


def _stands_out(name: str, known: Collection[str], judged: Mapping[str, bool]) -> bool:
    """Whether a word in capitals is an acronym even in a cell or a line that has no others."""
    if fold(name) in FUNCTION_WORDS:
        return False
    return name in known or (judged[name] and (not name.isupper() or _is_unspeakable(name)))


def _is_unspeakable(name: str) -> bool:
    """Whether a word in capitals has consonants together that no word has."""
    return bool(_UNSPEAKABLE.fullmatch(_CLUSTER.sub("T", name)))


def _resolved(uses: Iterable[Use], bases: Collection[str], own: Collection[str]) -> list[Use]:
    """Return the uses with «OPLES» as the plural of «OPLE», where that is one."""
    return [
        use._replace(acronym=use.acronym[:-1], plural=True)
        if use.acronym.endswith("S")
        and use.acronym[:-1] in bases
        and use.acronym not in own
        and len(use.acronym) > 3
        else use
        for use in uses
    ]


def _candidates(texts: Sequence[str]) -> Iterator[Use]:
    for number, text in enumerate(texts):
        tokens = list(_TOKEN.finditer(text))
        shouts = bool(tokens) and is_in_capitals(text)
        runs = [] if not tokens or shouts else _heading_runs(text)
        for found in tokens:
            name, plural = _singular(found[0], found["mark"])
            if not _has_shape(name) or _in_key(text, found.start(), found.end()):
                continue
            inside = any(start <= found.start() < end for start, end in runs)
            yield Use(name, Site(number, *found.span()), plural, inside or shouts)


def _heading_runs(text: str) -> list[tuple[int, int]]:
    """Return where a text goes over to capitals: a label, a heading, a person's name."""
    runs = [run.span() for run in _RUN.finditer(text) if _is_heading_run(run[0])]
    label = _LABEL.match(text)
    return [*runs, label.span()] if label else runs


def _singular(token: str, mark: str | None) -> tuple[str, bool]:
    if mark:
        return token[: -len(mark)], True
    if token.endswith("s") and token[:-1].isupper() and len(token) > 3:
        return token[:-1], True
    return token, False


def _has_shape(name: str) -> bool:
    """Whether a word has the letters of an acronym: mostly capitals."""
    upper = sum(letter.isupper() for letter in name)
    return upper >= 2 and 2 * upper > len(name)


def _in_key(text: str, start: int, end: int) -> bool:
    """Whether a word is a piece of a key, an address or a number: «IEM-CG-270/2021»."""
    while start and _KEY_LETTER.match(text, start - 1):
        start -= 1
    while end < len(text) and _KEY_LETTER.match(text, end):
        end += 1
    return bool(_KEY.search(text, start, end))


def _is_heading_run(run: str) -> bool:
    """Whether capitals side by side are words of a heading or a person's name."""
    words = re.findall(r"\w+", run)
    return (
        len(words) > 2
        or all(len(word) > 3 for word in words)
        or any(
            fold(word) in FUNCTION_WORDS
            or len(word) > 8
            or fold(word) in _HEADINGS
            or fold(word) != word.lower()
            for word in words
        )
    )


def _is_acronym(name: str, words: "_LowerWords") -> bool:
    """Whether a word in capitals that nobody defines is an acronym rather than a word."""
    folded = fold(name)
    if not name.isalpha():
        # «H₂O» and its like are formulas.
        return False
    if not name.isupper():
        return True
    return not (
        name in COMMON
        or _BLANK.fullmatch(name)
        or _ROMAN.fullmatch(name)
        or folded in FUNCTION_WORDS
        or folded in _HEADINGS
        or folded in MONTHS
        or folded in NUMBER_WORDS
        or folded != name.lower()
        or len(name) > 8
        or parse_ordinal(name) is not None
        or folded in words
    )


class _LowerWords:
    """The words that some texts print in lower case, looked for when asked."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._joined: str | None = None

    def __contains__(self, word: str) -> bool:
        if self._joined is None:
            self._joined = without_accents("\n".join(self._texts))
        at = self._joined.find(word)
        while at >= 0:
            around = self._joined[max(0, at - 1) : at] + self._joined[at + len(word) :][:1]
            if not any(letter.isalpha() for letter in around):
                return True
            at = self._joined.find(word, at + 1)
        return False
