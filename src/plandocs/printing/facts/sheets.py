"""What the pages of a workbook cut, leave out or spread over two pages across."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from plandocs.printing.facts.cuts import cut_texts, named
from plandocs.printing.facts.fact import Fact, excerpt
from plandocs.printing.facts.letters import Remaining, folded
from plandocs.printing.pages import Page
from plandocs.printing.rules import CUT_TEXT, LOST_WORD, UNSHOWN_NUMBER, WIDE_SHEET
from plandocs.printing.workbook import Cell, Sheet, column_name

_UNSHOWN = re.compile("#{2,}")
_LEAST_LETTERS = 3
"""How long a text is at least to be told from others on the pages."""


def cells_cut(sheets: Sequence[Sheet], pages: Sequence[Page]) -> Iterator[Fact]:
    """Yield the cells whose text is cut in print and those of which nothing is printed."""
    letters = [folded(" ".join(text.words for text in page.texts)) for page in pages]
    told: set[tuple[str, str]] = set()
    for sheet, cell, missing in _lost(sheets, pages):
        told.add((sheet.name, cell.name))
        most = _page_of(cell, letters)
        if most or len(missing) < len(cell.text.split()):
            yield _cut(sheet, cell, most)
        else:
            words = f"{named(missing)} ({_place(sheet, cell)})"
            yield Fact(LOST_WORD, 0, excerpt(cell.text), {"palabras": words})
    for page in pages:
        for cut in cut_texts(page):
            found = [*_cells_with(sheets, folded(cut))]
            if found and not any((sheet.name, cell.name) in told for sheet, cell in found):
                sheet, cell = found[0]
                told.add((sheet.name, cell.name))
                yield _cut(sheet, cell, page.number)


def unshown_numbers(sheets: Sequence[Sheet], pages: Sequence[Page]) -> Iterator[Fact]:
    """Yield the pages where a number or a date did not fit in its column."""
    typed = {cell.text for sheet in sheets for cell in sheet.cells}
    for page in pages:
        found = [
            words
            for text in page.texts
            if _UNSHOWN.fullmatch(words := text.words.strip()) and words not in typed
        ]
        if found:
            count = "un número o una fecha" if len(found) == 1 else f"{len(found)} números o fechas"
            yield Fact(UNSHOWN_NUMBER, page.number, found[0], {"texto": found[0], "cuantos": count})


def wide_sheets(sheets: Sequence[Sheet], pages: Sequence[Page]) -> Iterator[Fact]:
    """Yield the sheets of which some row is printed on two pages, one beside the other."""
    letters = [folded(" ".join(text.words for text in page.texts)) for page in pages]
    times = Counter(folded(cell.text) for sheet in sheets for cell in sheet.cells)
    for sheet in sheets:
        pages_of_row: dict[int, int] = {}
        for cell in sorted(sheet.cells):
            if times[folded(cell.text)] > 1 or _takes_rows(sheet, cell):
                continue
            page = _only_page(cell, letters)
            before = pages_of_row.setdefault(cell.row, page) if page else 0
            if page > before > 0 and not any(mark < cell.column for mark in sheet.column_breaks):
                values = {
                    "hoja": sheet.name,
                    "columna": column_name(cell.column),
                    "otra": str(page),
                }
                yield Fact(WIDE_SHEET, before, excerpt(cell.text), values)
                break


def _lost(
    sheets: Sequence[Sheet], pages: Sequence[Page]
) -> Iterator[tuple[Sheet, Cell, tuple[str, ...]]]:
    """Yield the cells with words that no page has, and those words."""
    remaining = Remaining([text.words for text in page.texts] for page in pages)
    cells = [(sheet, cell, folded(cell.text)) for sheet in sheets for cell in sheet.cells]
    whole = {
        (sheet.name, cell.name)
        for sheet, cell, letters in sorted(cells, key=lambda found: -len(found[2]))
        if remaining.take(letters, 1, len(pages))
    }
    pending = [(s, cell) for s, cell, _ in cells if (s.name, cell.name) not in whole]
    for sheet, cell in pending:
        missing = tuple(
            word
            for word in cell.text.split()
            if (sought := folded(word)) and not remaining.take(sought, 1, len(pages))
        )
        if missing:
            yield sheet, cell, missing


def _cut(sheet: Sheet, cell: Cell, page: int) -> Fact:
    text = excerpt(cell.text)
    return Fact(CUT_TEXT, page, text, {"texto": text, "lugar": _place(sheet, cell)})


def _place(sheet: Sheet, cell: Cell) -> str:
    return f"la celda {cell.name} de la hoja «{sheet.name}»"


def _page_of(cell: Cell, letters: Sequence[str]) -> int:
    """Return the page with the most words of a cell, 0 where there is none."""
    words = [word for word in map(folded, cell.text.split()) if len(word) >= _LEAST_LETTERS]
    found = [sum(word in page for word in words) for page in letters]
    return found.index(max(found)) + 1 if any(found) else 0


def _only_page(cell: Cell, letters: Sequence[str]) -> int:
    """Return the only page with a cell's text, 0 where there are several or none."""
    sought = folded(cell.text)
    if len(sought) < _LEAST_LETTERS:
        return 0
    found = [number for number, page in enumerate(letters, 1) if sought in page]
    once = len(found) == 1 and letters[found[0] - 1].count(sought) == 1
    return found[0] if once else 0


def _takes_rows(sheet: Sheet, cell: Cell) -> bool:
    return any(
        area.has(cell.row, cell.column) and area.last_row > area.first_row
        for area in sheet.merged.get(cell.row, ())
    )


def _cells_with(sheets: Sequence[Sheet], letters: str) -> Iterator[tuple[Sheet, Cell]]:
    """Yield the cells that hold some letters, when these are enough to be told from others."""
    if len(letters) < _LEAST_LETTERS:
        return
    for sheet in sheets:
        for cell in sheet.cells:
            if letters in folded(cell.text):
                yield sheet, cell
