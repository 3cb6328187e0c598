"""The sections of a Word document: how their pages are and how they are numbered."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
_LETTER, _MARGIN = (612.0, 792.0), 72.0


@dataclass(frozen=True)
class Section:
    """A run of paragraphs, `first` to `last` in the order of the body, and its pages.

    Lengths are points. `start` is the number of its first page, None when it goes on with that
    of the section before. `numbered` are the kinds of page («default», «first», «even») whose
    header or footer prints the number.
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
    numbered: frozenset[str]

    @property
    def text_width(self) -> float:
        """How wide its text is."""
        _, right, _, left = self.margins
        return self.width - left - right


def sections_of(word: WordFile, paragraphs: Sequence[Element]) -> list[Section]:
    """Return the sections of a document, whose body's paragraphs are given."""
    found: list[Section] = []
    inherited: dict[str, Element] = {}
    first = 0
    for last, properties in _ends(word, paragraphs):
        inherited |= _references(properties)
        found.append(_section(word, properties, first, last, inherited))
        first = last + 1
    return found


def _ends(word: WordFile, paragraphs: Sequence[Element]) -> Iterator[tuple[int, Element]]:
    """Yield the last paragraph of each section, and the section's properties."""
    for order, paragraph in enumerate(paragraphs):
        properties = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
        if properties is not None:
            yield order, properties
    final = word.body.find(w("sectPr"))
    if final is not None:
        yield len(paragraphs) - 1, final


def _section(
    word: WordFile, properties: Element, first: int, last: int, references: dict[str, Element]
) -> Section:
    size, margin = properties.find(w("pgSz")), properties.find(w("pgMar"))
    numbering = properties.find(w("pgNumType"))
    start = attribute(numbering, "start")
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
        frozenset(
            name.split()[1] for name, part in references.items() if _prints_number(word, part)
        ),
    )


def _points(element: Element | None, name: str, otherwise: float) -> float:
    value = attribute(element, name)
    try:
        return float(value) / _TWIPS
    except ValueError:
        return otherwise


def _references(properties: Element) -> dict[str, Element]:
    """Return the references to headers and footers, by which of both and the kind of page."""
    return {
        f"{reference.tag} {attribute(reference, 'type') or 'default'}": reference
        for reference in properties.iterchildren(w("headerReference"), w("footerReference"))
    }


def _prints_number(word: WordFile, reference: Element) -> bool:
    _, target = word.relations.get(reference.get(f"{RELATIONS}id", ""), ("", ""))
    if target not in word.parts:
        return False
    root = parsed(word.parts[target])
    said = " ".join(field.text or "" for field in root.iter(w("instrText")))
    simple = " ".join(attribute(field, "instr") for field in root.iter(w("fldSimple")))
    return bool(_PAGE_FIELD.search(f"{said} {simple}"))
