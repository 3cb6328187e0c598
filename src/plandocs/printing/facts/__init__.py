"""What a careful reader would object to in a printed document, one fact a function."""

from collections.abc import Iterator

from plandocs.printing.facts.breaks import (
    blank_pages,
    lone_headings,
    spilled_pages,
    split_rows,
)
from plandocs.printing.facts.changing import changing_cells, changing_fields
from plandocs.printing.facts.contents import contents_lines
from plandocs.printing.facts.cuts import cut_and_lost
from plandocs.printing.facts.fact import Fact
from plandocs.printing.facts.fonts import (
    FontUse,
    fonts_of_sheets,
    fonts_of_word,
    replaced_fonts,
)
from plandocs.printing.facts.page_count import check_page_count
from plandocs.printing.facts.pictures import coarse_pictures
from plandocs.printing.facts.reading import Reading
from plandocs.printing.facts.sheets import cells_cut, unshown_numbers, wide_sheets
from plandocs.printing.facts.widths import wide_pictures, wide_tables
from plandocs.printing.layout import Layout
from plandocs.printing.pages import Page, read_pages
from plandocs.printing.word import WordFile
from plandocs.printing.workbook import read_sheets

__all__ = ["Fact", "FontUse", "check_page_count", "find_facts", "fonts_of"]


def find_facts(document: bytes, suffix: str, pdf: bytes, layout: Layout) -> list[Fact]:
    """Return what is wrong with the pages of a document (`.docx` or `.xlsx`), page by page."""
    pages = read_pages(pdf)
    package = WordFile.read(document)
    if suffix == ".docx":
        found = [*_of_word(Reading(package, layout, pages))]
    else:
        found = [*_of_workbook(package, pages)]
    return sorted([*found, *coarse_pictures(pages)], key=lambda fact: (fact.page, fact.rule.code))


def fonts_of(document: bytes, suffix: str, pdf: bytes, layout: Layout) -> tuple[FontUse, ...]:
    """Return each font that a document asks for, and the one that its pages were printed with."""
    pages = read_pages(pdf)
    package = WordFile.read(document)
    if suffix == ".docx":
        return fonts_of_word(Reading(package, layout, pages))
    return fonts_of_sheets(read_sheets(package), pages)


def _of_word(reading: Reading) -> Iterator[Fact]:
    yield from blank_pages(reading)
    yield from spilled_pages(reading)
    yield from lone_headings(reading)
    yield from split_rows(reading)
    yield from wide_tables(reading)
    yield from wide_pictures(reading)
    yield from cut_and_lost(reading)
    yield from contents_lines(reading)
    yield from changing_fields(reading)
    yield from replaced_fonts(fonts_of_word(reading))


def _of_workbook(package: WordFile, pages: tuple[Page, ...]) -> Iterator[Fact]:
    sheets = read_sheets(package)
    yield from wide_sheets(sheets, pages)
    yield from cells_cut(sheets, pages)
    yield from unshown_numbers(sheets, pages)
    yield from changing_cells(sheets)
    yield from replaced_fonts(fonts_of_sheets(sheets, pages))
