"""Words that a print cuts or leaves out."""

from collections.abc import Iterator

from plandocs.printing.facts.fact import Fact, excerpt
from plandocs.printing.facts.letters import folded
from plandocs.printing.facts.reading import Reading, has_fixed_height
from plandocs.printing.facts.words import Lost, lost_words
from plandocs.printing.pages import Page, Text
from plandocs.printing.rules import CUT_TEXT, LOST_WORD
from plandocs.printing.word import Element, cell_around, text_of, w

_MOST_NAMED = 8
"""How many lost words are named at most."""
_LEAST_HIDDEN = 1.5
"""How many points of a letter are hidden at least for it to be seen as cut."""
_LEAST_PART = 0.2
"""What part of a line's height is hidden at least for it to be seen as cut."""


def cut_and_lost(reading: Reading) -> Iterator[Fact]:
    """Yield the paragraphs cut by a height that does not grow, and the words lost elsewhere."""
    cut: set[Element] = set()
    for lost in lost_words(reading):
        if (place := _fixed_place(reading, lost.paragraph)) is not None:
            cut.add(lost.paragraph)
            text = excerpt(text_of(lost.paragraph))
            yield Fact(CUT_TEXT, lost.page, text, {"texto": text, "lugar": place})
        else:
            yield _lost(lost)
    for page in reading.pages:
        for words in cut_texts(page):
            if any(folded(words) in folded(text_of(told)) for told in cut):
                continue
            paragraph = _paragraph_of(reading, page, words)
            yield _cut(reading, page, words, paragraph)
            if paragraph is not None:
                cut.add(paragraph)


def cut_texts(page: Page) -> Iterator[str]:
    """Yield the texts of a page of which not all can be seen, each with what shares its space."""
    spaces = {text.shown for text in page.content if _is_cut(text)}
    for space in sorted(filter(None, spaces), key=lambda box: (-box.top, box.left)):
        yield " ".join(text.words.strip() for text in page.content if text.shown == space)


def _is_cut(text: Text) -> bool:
    if text.shown is None or not text.words.strip():
        return False
    seen = text.box.within(text.shown)
    across = text.box.width - max(0.0, seen.width)
    up = text.box.height - max(0.0, seen.height)
    return across > _LEAST_HIDDEN or up > max(_LEAST_HIDDEN, _LEAST_PART * text.box.height)


def _cut(reading: Reading, page: Page, cut: str, paragraph: Element | None) -> Fact:
    words = excerpt(cut if paragraph is None else text_of(paragraph))
    place = None if paragraph is None else _fixed_place(reading, paragraph)
    return Fact(CUT_TEXT, page.number, words, {"texto": words, "lugar": place or "su espacio"})


def _lost(lost: Lost) -> Fact:
    return Fact(
        LOST_WORD, lost.page, excerpt(text_of(lost.paragraph)), {"palabras": named(lost.words)}
    )


def named(words: tuple[str, ...]) -> str:
    """Return some words as a message names them, and how many more there are."""
    said = ", ".join(f"«{word}»" for word in words[:_MOST_NAMED])
    more = len(words) - _MOST_NAMED
    if more <= 0:
        return said
    return f"{said} y otra más" if more == 1 else f"{said} y otras {more}"


def _fixed_place(reading: Reading, paragraph: Element) -> str | None:
    """Return which row or box of fixed height a paragraph is in, or None when it is in none."""
    if next(paragraph.iterancestors(w("txbxContent")), None) is not None:
        return "su cuadro de texto"
    cell = cell_around(paragraph)
    row = None if cell is None else next(cell.iterancestors(w("tr")), None)
    if row is None or not has_fixed_height(row):
        return None
    order = reading.order.get(paragraph)
    place = None if order is None else reading.paragraphs[order].cell
    if place is None:
        return "su renglón, que tiene altura fija"
    return f"la fila {place[1]} de la tabla {place[0]}, que tiene altura fija"


def _paragraph_of(reading: Reading, page: Page, words: str) -> Element | None:
    """Return the paragraph of a page that a text is of: one of fixed height before any other."""
    letters = folded(words)
    found = [
        element
        for element, placed in zip(reading.elements, reading.paragraphs, strict=True)
        if placed.page <= page.number <= placed.last_page and letters in folded(placed.text)
    ]
    return next((p for p in found if _fixed_place(reading, p)), found[0] if found else None)
