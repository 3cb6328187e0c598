"""Every word of a document against the words of its PDF."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plandocs.printing.facts.letters import Remaining, folded
from plandocs.printing.facts.passages import Passages
from plandocs.printing.facts.reading import Reading
from plandocs.printing.probe import MOST_PROBED
from plandocs.printing.word import Element, attribute, cell_around, parsed, w

_NOTES = ("footnotes", "endnotes")
_REAL_NOTES = "normal"


class Lost(NamedTuple):
    """Words that the print lacks: the paragraph they are of, its place in the body if it has one.

    `page` is where they should be, 0 when it may be any.
    """

    words: tuple[str, ...]
    paragraph: Element
    order: int | None
    page: int


class _Sought(NamedTuple):
    """A passage, and the pages where it may be."""

    letters: str
    text: str
    paragraph: Element
    order: int | None
    first: int
    last: int


def lost_words(reading: Reading) -> Iterator[Lost]:
    """Yield the words of the document, paragraph by paragraph, that its PDF has not."""
    content = Remaining([text.words for text in page.content] for page in reading.pages)
    found = _unmatched([*_of_body(reading), *_of_notes(reading)], content)
    yield from found
    # A PDF without tags does not say which texts are of the header: any may be.
    is_tagged = any(not text.is_content for page in reading.pages for text in page.texts)
    furniture = Remaining(
        [text.words for text in page.texts if not (is_tagged and text.is_content)]
        for page in reading.pages
    )
    yield from _unmatched(_of_furniture(reading), furniture)


def _unmatched(sought: Iterable[_Sought], remaining: Remaining) -> list[Lost]:
    """Return what is not there.

    Whole passages are sought first and the longest before the others, so that none takes a part
    of another, and of two alike the one that has only one page to be on; then what two pages
    share, and then, word by word, what has been broken up.
    """
    in_order = [*sought]
    whole = {
        id(passage)
        for passage in sorted(in_order, key=lambda p: (-len(p.letters), p.last - p.first))
        if remaining.take(passage.letters, passage.first, passage.last)
    }
    pending = [
        passage
        for passage in in_order
        if id(passage) not in whole
        and not remaining.take_parted(passage.letters, passage.first, passage.last)
    ]
    words = sorted(
        ((folded(word), word, at) for at, p in enumerate(pending) for word in p.text.split()),
        key=lambda word: -len(word[0]),
    )
    lost: dict[int, list[str]] = {}
    for letters, word, at in words:
        passage = pending[at]
        if letters and not remaining.take(letters, passage.first, passage.last):
            lost.setdefault(at, []).append(word)
    return _gathered(lost, pending)


def _gathered(lost: dict[int, list[str]], pending: list[_Sought]) -> list[Lost]:
    """Return the lost words of each paragraph, in its order."""
    of_paragraph: dict[Element, list[str]] = {}
    passages: dict[Element, _Sought] = {}
    for at, missing in lost.items():
        passage = pending[at]
        passages.setdefault(passage.paragraph, passage)
        for word in passage.text.split():
            if word in missing:
                missing.remove(word)
                of_paragraph.setdefault(passage.paragraph, []).append(word)
    found = [
        Lost(tuple(words), paragraph, passages[paragraph].order, passages[paragraph].first)
        for paragraph, words in of_paragraph.items()
    ]
    return sorted(found, key=lambda one: (one.page, one.order or 0))


def _of_body(reading: Reading) -> Iterator[_Sought]:
    passages = Passages(reading.styles)
    shown = {id(p) for p in reading.elements}
    order = 0
    slack = int(len(reading.elements) > MOST_PROBED)  # where a row ends is not known then
    for element in reading.word.body.iter(w("p")):
        if _is_covered(element):
            continue
        if id(element) in shown:
            order = reading.order[element]
            place = reading.paragraphs[order]
            last = min(place.last_page + slack, len(reading.pages))
            yield from _sought(passages, element, order, place.page, last)
        elif _is_boxed(element):
            page = reading.paragraphs[order].page
            yield from _sought(Passages(reading.styles), element, None, page, page)


def _is_covered(element: Element) -> bool:
    """Whether a paragraph is of a cell that the one above has been joined with."""
    cell = cell_around(element)
    join = None if cell is None else cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return join is not None and attribute(join, "val") != "restart"


def _is_boxed(element: Element) -> bool:
    """Whether a paragraph is of a text box, as today's programs read it and not as old ones."""
    return not any(around.tag.endswith("}Fallback") for around in element.iterancestors())


def _of_notes(reading: Reading) -> Iterator[_Sought]:
    for kind in _NOTES:
        root = reading.word.of_kind(kind)
        for note in () if root is None else root:
            if note.get(w("type"), _REAL_NOTES) == _REAL_NOTES:
                passages = Passages(reading.styles)
                for paragraph in note.iter(w("p")):
                    yield from _sought(passages, paragraph, None, 1, len(reading.pages))


def _of_furniture(reading: Reading) -> Iterator[_Sought]:
    """Yield what the header and the footer of the first page that has each of them say."""
    done = set()
    for number, page in enumerate(reading.numbers, 1):
        for part in page.furniture:
            if part in done:
                continue
            done.add(part)
            passages = Passages(reading.styles)
            for paragraph in parsed(reading.word.parts[part]).iter(w("p")):
                if _is_boxed(paragraph):
                    yield from _sought(passages, paragraph, None, number, number)


def _sought(
    passages: Passages, paragraph: Element, order: int | None, first: int, last: int
) -> Iterator[_Sought]:
    for text in passages.of(paragraph):
        if letters := folded(text):
            yield _Sought(letters, text, paragraph, order, first, last)
