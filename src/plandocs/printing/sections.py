"""The sections of a Word document: how their pages are and how they are numbered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from plandocs.printing.word import (
    RELATIONS,
    Element,
    WordFile,
    attribute,
    is_on,
    parsed,
    w,
)

_PAGE_FIELD = re.compile(r"\bPAGE\b")
_TWIPS = 20
"""How many twips a point has."""
_LETTER, _MARGIN, _COLUMN_GAP = (612.0, 792.0), 72.0, 36.0
"""What Word takes, in points, where a section says nothing."""


@dataclass(frozen=True)
class Section:
    """A run of paragraphs, `first` to `last` in the order of the body, and its pages.

    Lengths are points. `start` is the number of its first page, None when it goes on with that
    of the section before. `furniture` are the parts of its headers and footers with the kind of
    page («default», «first», «even») that has them; `numbered` are the kinds whose header or
    footer prints the number.
    """

    first: int
    last: int
    kind: str
    width: float
    height: float
    margins: tuple[float, float, float, float]
    columns: int
    start: int | None
    form: str
    has_first: bool
    furniture: tuple[tuple[str, str], ...]
    numbered: frozenset[str]

    @property
    def text_width(self) -> float:
        """How wide its text is, or each of its columns."""
        _, right, _, left = self.margins
        gaps = _COLUMN_GAP * (self.columns - 1)
        return (self.width - left - right - gaps) / self.columns


def sections_of(word: WordFile, paragraphs: Sequence[Element]) -> list[Section]:
    """Return the sections of a document, whose body's paragraphs are given."""
    found: list[Section] = []
    inherited: dict[str, str] = {}
    first = 0
    for last, properties in _ends(word, paragraphs):
        inherited |= _furniture(word, properties)
        found.append(_section(word, properties, first, last, inherited))
        first = last + 1
    return found


def _ends(word: WordFile, paragraphs: Sequence[Element]) -> Iterator[tuple[int, Element]]:
    """Yield the last paragraph of each section, and the section's properties."""
    after = 0
    for order, paragraph in enumerate(paragraphs):
        properties = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
        if properties is not None:
            yield order, properties
            after = order + 1
    final = word.body.find(w("sectPr"))
    if after < len(paragraphs):
        empty = etree.Element(w("sectPr"))
        yield len(paragraphs) - 1, (empty if final is None else final)


def _section(
    word: WordFile, properties: Element, first: int, last: int, furniture: dict[str, str]
) -> Section:
    size, margin = properties.find(w("pgSz")), properties.find(w("pgMar"))
    numbering = properties.find(w("pgNumType"))
    start = attribute(numbering, "start")
    kinds = tuple((name.split()[1], part) for name, part in furniture.items())
    return Section(
        first,
        last,
        attribute(properties.find(w("type")), "val") or "nextPage",
        _points(size, "w", _LETTER[0]),
        _points(size, "h", _LETTER[1]),
        (
            _points(margin, "top", _MARGIN),
            _points(margin, "right", _MARGIN),
            _points(margin, "bottom", _MARGIN),
            _points(margin, "left", _MARGIN),
        ),
        int(attribute(properties.find(w("cols")), "num") or 1),
        int(start) if start.isdecimal() else None,
        attribute(numbering, "fmt") or "decimal",
        is_on(properties.find(w("titlePg"))),
        kinds,
        frozenset(kind for kind, part in kinds if _prints_number(word, part)),
    )


def _points(element: Element | None, name: str, otherwise: float) -> float:
    value = attribute(element, name)
    try:
        return float(value) / _TWIPS
    except ValueError:
        return otherwise


def _furniture(word: WordFile, properties: Element) -> dict[str, str]:
    """Return the parts of headers and footers, by which of both and the kind of page."""
    found = {}
    for reference in properties.iterchildren(w("headerReference"), w("footerReference")):
        _, part = word.relations.get(reference.get(f"{RELATIONS}id", ""), ("", ""))
        if part in word.parts:
            found[f"{reference.tag} {attribute(reference, 'type') or 'default'}"] = part
    return found


def _prints_number(word: WordFile, part: str) -> bool:
    root = parsed(word.parts[part])
    said = " ".join(field.text or "" for field in root.iter(w("instrText")))
    simple = " ".join(attribute(field, "instr") for field in root.iter(w("fldSimple")))
    return bool(_PAGE_FIELD.search(f"{said} {simple}"))
