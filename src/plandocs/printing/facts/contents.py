"""The lines of the tables of contents against the pages where their headings are."""

import re
from collections.abc import Iterator
from itertools import pairwise

from plandocs.printing.facts.fact import Fact, excerpt
from plandocs.printing.facts.reading import Reading
from plandocs.printing.pages import Text
from plandocs.printing.rules import BARE_CONTENTS, OTHER_PAGE_IN_CONTENTS
from plandocs.printing.word import Element, attribute, text_of, w

_STYLE = re.compile(r"(toc|tdc|table of figures|tabla de ilustraciones) ?\d?", re.I)
_REFERENCE = re.compile(r"PAGEREF\s+(\S+)")
_NUMBER = re.compile(r"\w+\Z")
_PAGE = re.compile(r"\d+|[ivxlcdm]+|[a-z]+", re.I)
_FIGURES = re.compile(r"(?<=[.·…_\-–—\s])\d(?:\s\d)+\Z")
_LEADER = re.compile(r"[.·…_\-–—]{3,}")
_SHORT = 18.0
"""How many points a gap has at most to need no leader."""


def contents_lines(reading: Reading) -> Iterator[Fact]:
    """Yield the lines of contents with the page of something else, or without number or leader."""
    anchors = reading.layout.anchors or {}
    for order, element in enumerate(reading.elements):
        anchor = _anchor(element)
        if anchor not in anchors or not _is_contents(reading, element):
            continue
        line = reading.printed_line(order)
        title, number = _title_and_number(element, line)
        if number is None:
            yield _bare(reading, order, title, "número de página")
            continue
        page = anchors[anchor]
        right = reading.numbers[page - 1].number
        if number.casefold() != right.casefold():
            values = {"titulo": title, "dice": number, "es": right}
            place = reading.paragraphs[order].last_page
            yield Fact(OTHER_PAGE_IN_CONTENTS, place, title, values)
        if _lacks_leader(line):
            yield _bare(reading, order, title, "puntos hasta su número")


def _bare(reading: Reading, order: int, title: str, lacking: str) -> Fact:
    values = {"titulo": title, "falta": lacking}
    return Fact(BARE_CONTENTS, reading.paragraphs[order].last_page, title, values)


def _is_contents(reading: Reading, element: Element) -> bool:
    styles = reading.styles.line_of(reading.styles.style_of(element))
    return any(_STYLE.fullmatch(attribute(style.find(w("name")), "val")) for style in styles)


def _anchor(element: Element) -> str:
    """Return the bookmark that a paragraph leads to, empty when it leads to none."""
    for link in element.iter(w("hyperlink")):
        if name := attribute(link, "anchor"):
            return name
    said = "".join(field.text or "" for field in element.iter(w("instrText")))
    found = _REFERENCE.search(said)
    return found[1] if found else ""


def _title_and_number(element: Element, line: list[Text]) -> tuple[str, str | None]:
    """Return the title of a line of contents and the number printed at its end, if any."""
    written = text_of(element).strip(" \n")
    title, _, number = written.rpartition("\t")
    if not title.strip():  # no tab between both
        has_field = any("PAGEREF" in (f.text or "") for f in element.iter(w("instrText")))
        found = _NUMBER.search(written) if has_field else None
        title, number = (written[: found.start()], found[0]) if found else (written, "")
    printed = _digits_joined(" ".join(text.words for text in line)).split()
    if not number.strip() or not printed or not _PAGE.fullmatch(printed[-1]):
        return excerpt(title), None
    return excerpt(title), printed[-1]


def _digits_joined(line: str) -> str:
    """Return a line with the figures of its number together, which may be drawn one by one."""
    return _FIGURES.sub(lambda found: "".join(found[0].split()), line)


def _lacks_leader(line: list[Text]) -> bool:
    """Whether there is a wide gap before the number of a line, and nothing leads through it."""
    if any(_LEADER.search(text.words) for text in line):
        return False
    gaps = (after.box.left - text.box.right for text, after in pairwise(line))
    return max(gaps, default=0.0) > _SHORT
