"""Where each paragraph of a part stands, in words that a designer can follow in Word."""

from collections import Counter

from plandocs.diagnostics import InWord
from plandocs.engine.word.xml import parent_of, style_id, text_of, w
from plandocs.engine.xml import Element

_EXCERPT = 90
_HEADINGS = ("heading", "ttulo", "titulo")


class Places:
    """The places of one part; made before the part is changed."""

    def __init__(self, path: str, part: str, root: Element) -> None:
        """Read the tables and headings of `root`; `part` is its name for people."""
        self._path = path
        self._part = part
        self._found: dict[Element, InWord] = {}
        self._cells = _cells(root)
        heading = ""
        for order, paragraph in enumerate(root.iter(w("p"))):
            text = text_of(paragraph).strip()
            self._found[paragraph] = self._place(paragraph, heading, text)._replace(order=order)
            if style_id(paragraph).lower().startswith(_HEADINGS):
                heading = text or heading

    def of(self, element: Element) -> InWord:
        """Return the place of the paragraph that an element is, or is in, or holds."""
        paragraph = element if element.tag == w("p") else parent_of(element, "p")
        if paragraph is None:
            paragraph = next(element.iter(w("p")), None)
        if paragraph is None:
            return InWord(self._path, self._part)
        return self._found.get(paragraph, InWord(self._path, self._part))

    def _place(self, paragraph: Element, heading: str, text: str) -> InWord:
        excerpt = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
        cell = parent_of(paragraph, "tc")
        numbers = self._cells.get(cell) if cell is not None else None
        return InWord(self._path, self._part, numbers, heading, excerpt)


def _cells(root: Element) -> dict[Element, tuple[int, int, int]]:
    """Return table, row and column of each cell, also of those that a content control wraps."""
    found: dict[Element, tuple[int, int, int]] = {}
    tables = {table: number for number, table in enumerate(root.iter(w("tbl")), 1)}
    rows: dict[Element, tuple[int, int]] = {}
    counts: Counter[Element] = Counter()
    for element in root.iter(w("tr"), w("tc")):
        is_row = element.tag == w("tr")
        above = parent_of(element, "tbl" if is_row else "tr")
        if above is None:
            continue
        counts[above] += 1
        if is_row:
            rows[element] = tables[above], counts[above]
        elif above in rows:
            found[element] = (*rows[above], counts[above])
    return found
