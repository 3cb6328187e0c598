"""The number that each page of a printed document bears."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from plandocs.printing.sections import Section

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class NumberedPage(NamedTuple):
    """The number of a page as its section writes it, the section and the kind of page it is."""

    number: str
    section: Section | None
    kind: str

    @property
    def printed(self) -> str:
        """The number, empty where neither header nor footer prints it."""
        numbered = self.section.numbered if self.section else frozenset()
        return self.number if self.kind in numbered else ""

    @property
    def furniture(self) -> tuple[str, ...]:
        """The parts with the header and the footer of the page."""
        kinds = self.section.furniture if self.section else ()
        return tuple(part for kind, part in kinds if kind == self.kind)


def numbered_pages(
    sections: Sequence[Section],
    ends: Sequence[tuple[int, int]],
    pages: int,
    even_differs: bool = False,
) -> Iterator[NumberedPage]:
    """Yield the number of each page.

    `ends` are the pages where the first and the last paragraph of each section fall.
    """
    begun = _beginnings(sections, ends)
    section: Section | None = None
    number = 0
    for page in range(1, pages + 1):
        number += 1
        before = section
        for new in begun.get(page, ()):
            number = number if new.start is None else new.start
            number += _to_its_side(new, number)
            section = new
        if section is None:
            yield NumberedPage(str(number), None, "default")
            continue
        kind = "even" if even_differs and number % 2 == 0 else "default"
        if section.has_first and section is not before:
            kind = "first"
        yield NumberedPage(_written(number, section.form), section, kind)


def _beginnings(
    sections: Sequence[Section], ends: Sequence[tuple[int, int]]
) -> dict[int, list[Section]]:
    """Return the sections that rule the pages from each one on.

    The section that begins a page rules it; one that begins below rules from the next page.
    """
    found: dict[int, list[Section]] = {}
    last = 0
    for section, (first_page, last_page) in zip(sections, ends, strict=True):
        begins = first_page if first_page > last else first_page + 1
        found.setdefault(begins, []).append(section)
        last = max(last, last_page)
    return found


def _to_its_side(section: Section, number: int) -> int:
    """Return what to add to the number of a section that begins on an odd or on an even page."""
    wanted = {"oddPage": 1, "evenPage": 0}.get(section.kind)
    return 0 if wanted is None or number % 2 == wanted else 1


def _written(number: int, form: str) -> str:
    return _FORMS.get(form, str)(number)


def _roman(number: int) -> str:
    """Return a number as romans wrote it; zero, which they did not, as we do."""
    if number < 1:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def _lettered(number: int) -> str:
    """Return a number as Word letters it: z is followed by aa, and zz by aaa."""
    if number < 1:
        return str(number)
    times, letter = divmod(number - 1, len(_LETTERS))
    return _LETTERS[letter] * (times + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _lettered,
    "upperLetter": lambda number: _lettered(number).upper(),
}
