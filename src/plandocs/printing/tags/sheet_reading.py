"""What each piece of a printed workbook is: of which cell its texts are, what is no content."""

from collections import Counter
from dataclasses import dataclass, field

import pikepdf

from plandocs.printing.tags.sheet_cells import Place, Sheet
from plandocs.printing.tags.sheet_codes import FOOTER, HEADER, Codes
from plandocs.printing.tags.sheet_content import PageContent, Piece
from plandocs.printing.tags.sheet_figures import Figure, figures_of
from plandocs.printing.tags.sheet_labels import (
    LAYOUT,
    PAGE_FOOTER,
    PAGE_HEADER,
    REPEATED,
    CellText,
    Drawing,
    Label,
    Loose,
)
from plandocs.printing.tags.sheet_pairs import colours_in_twin, links_of, within

Spot = tuple[int, float]
"""A page, from 0, and how far down it: spots sort in the order of reading."""


@dataclass(slots=True)
class Link:
    """A link of a page, and the text that it is under, if that is of a cell."""

    page: int
    annotation: pikepdf.Object
    text: CellText | None = None


@dataclass(slots=True)
class Reading:
    """The pages of a workbook, each piece of them with its label.

    `sheets` says which sheet each page is of, and `spots` where each label is seen first.
    """

    figures: list[Figure]
    pages: list[PageContent] = field(default_factory=list)
    sheets: list[int] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    spots: dict[Label, Spot] = field(default_factory=dict)


def read(pdf: pikepdf.Pdf, twin: pikepdf.Pdf, sheets: list[Sheet]) -> Reading:
    """Return the pages of a workbook with a label on each piece."""
    codes = Codes(sheets)
    reading = Reading(figures_of(pdf))
    drawn: dict[tuple[int, Place], list[Piece]] = {}
    for number, page in enumerate(pdf.pages):
        content = PageContent(page)
        links = [Link(number, link) for link in links_of(page)]
        if number < len(twin.pages):
            _label_cells(content, colours_in_twin(content.texts, page, twin.pages[number]), codes)
        reading.pages.append(content)
        reading.sheets.append(_sheet_of(content, reading.sheets))
        _label_links(content, links)
        _note_spots(content, number, reading.spots)
        _label_repeated(content, drawn)
        reading.links += links
    _complete_figures(reading, sheets)
    for number, (content, page) in enumerate(zip(reading.pages, pdf.pages, strict=True)):
        sheet = sheets[reading.sheets[number]] if sheets else None
        if sheet is not None and sheet.lettered:
            _label_letters(content)
        _label_rest(content, number, page, reading.figures)
        _note_spots(content, number, reading.spots)
    for number, figure in enumerate(reading.figures):
        reading.spots[Drawing(number)] = figure.page, -figure.top
    return reading


def _label_cells(content: PageContent, colours: list[int | None], codes: Codes) -> None:
    pairs = zip(content.texts, colours, strict=True)
    # Texts are drawn those of plain cells first; only downwards is a colour's cell the next one.
    for text, colour in sorted(pairs, key=lambda pair: -pair[0].y):
        if colour in (HEADER, FOOTER):
            text.label = PAGE_HEADER if colour == HEADER else PAGE_FOOTER
        elif colour is not None and (own := codes.colour_of_cells(colour)) is not None:
            text.label = CellText(*codes.next_cell(own))


def _sheet_of(content: PageContent, before: list[int]) -> int:
    found = (piece.label.sheet for piece in content.texts if isinstance(piece.label, CellText))
    return next(found, before[-1] if before else 0)


def _label_links(content: PageContent, links: list[Link]) -> None:
    for link in links:
        for text in content.texts:
            if isinstance(text.label, CellText) and within(text, link.annotation):
                text.label = CellText(text.label.sheet, text.label.place, linked=True)
                link.text = link.text or text.label


def _note_spots(content: PageContent, number: int, spots: dict[Label, Spot]) -> None:
    for text in content.texts:
        spot = number, -text.y
        if text.label is not None and spot < spots.get(text.label, (number + 1, 0.0)):
            spots[text.label] = spot


def _label_repeated(content: PageContent, drawn: dict[tuple[int, Place], list[Piece]]) -> None:
    """Set apart the texts of cells that earlier pages have: of titles, of cells cut by pages."""
    here: dict[tuple[int, Place], list[Piece]] = {}
    for text in content.texts:
        if isinstance(text.label, CellText):
            here.setdefault((text.label.sheet, text.label.place), []).append(text)
    for key, texts in here.items():
        earlier = drawn.setdefault(key, [])
        shown = Counter(text.shown() for text in earlier)
        for text in texts:
            if shown and shown[letters := text.shown()]:
                shown[letters] -= 1
                text.label = REPEATED
            else:
                earlier.append(text)


def _complete_figures(reading: Reading, sheets: list[Sheet]) -> None:
    """Give charts what their workbook says of them, which LibreOffice says of pictures alone."""
    for number, sheet in enumerate(sheets):
        own = [each for each in reading.figures if reading.sheets[each.page] == number]
        if len(own) == len(sheet.figures):
            for figure, alternative in zip(own, sheet.figures, strict=True):
                figure.alternative = figure.alternative or alternative


def _label_letters(content: PageContent) -> None:
    """Set apart the letters of columns and the numbers of rows, the only texts without a mark."""
    if not any(isinstance(text.label, CellText) for text in content.texts):
        return
    for text in content.texts:
        if text.label is None and text.mark is None:
            text.label = LAYOUT


def _label_rest(
    content: PageContent, number: int, page: pikepdf.Page, figures: list[Figure]
) -> None:
    """Label all that is of no cell; a drawing that says nothing is but lines and loose texts."""
    figure_of = {
        mark: Drawing(turn)
        for turn, figure in enumerate(figures)
        if figure.page == number and figure.alternative
        for mark in figure.marks
    }
    for turn, piece in enumerate(content.pieces):
        if piece.label is not None:
            continue
        if piece.mark in figure_of:
            piece.label = figure_of[piece.mark]
        elif piece.shows or _has_letters(piece, page):
            # Texts of one paragraph are marked with one number, which is below all turns.
            piece.label = Loose(number, turn if piece.mark is None else -1 - piece.mark)
        else:
            piece.label = LAYOUT


def _has_letters(piece: Piece, page: pikepdf.Page) -> bool:
    """Return whether a piece draws a form in which there may be text."""
    name = piece.draws()
    if name is None or name not in page.resources.get("/XObject", pikepdf.Dictionary()):
        return False
    form = page.resources.XObject[name]
    return "/Resources" in form and "/Font" in form.Resources
