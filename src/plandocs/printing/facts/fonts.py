"""The fonts that a document asks for, and those that its pages were printed with."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plandocs.printing.facts.fact import Fact
from plandocs.printing.facts.letters import folded
from plandocs.printing.facts.reading import Reading
from plandocs.printing.pages import Page
from plandocs.printing.rules import REPLACED_FONT
from plandocs.printing.styles import Styles
from plandocs.printing.word import Element, WordFile, attribute, parsed, w
from plandocs.printing.workbook import Sheet

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PREFIX = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"[-,].*$")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SAMPLES, _LEAST_LETTERS = 12, 4
"""How many texts of a font are looked up, and how many letters each has at least."""
_OF_SAME_WIDTHS = {
    "Arial": "Liberation Sans",
    "Arial Narrow": "Liberation Sans Narrow",
    "Calibri": "Carlito",
    "Cambria": "Caladea",
    "Courier New": "Liberation Mono",
    "Georgia": "Gelasio",
    "Helvetica": "Liberation Sans",
    "Times New Roman": "Liberation Serif",
}
"""The free fonts whose letters are as wide as those of others: the lines stay as they are."""
_UNSAID = "Times New Roman"
"""What Word takes where a document names no font."""


class FontUse(NamedTuple):
    """A font asked for, and the one that was printed."""

    asked: str
    used: str

    @property
    def keeps_lines(self) -> bool:
        """Whether the font is the one asked for, or one with letters of the same widths."""
        twin = _OF_SAME_WIDTHS.get(self.asked, "")
        return _is_named(self.used, self.asked) or _is_named(self.used, twin)


class _Sample(NamedTuple):
    """Some letters in a font, and the pages where they are."""

    font: str
    letters: str
    first: int
    last: int


def fonts_of_word(reading: Reading) -> tuple[FontUse, ...]:
    """Return the fonts that the texts of a Word document ask for, and those printed."""
    return _uses(_samples(reading), reading.pages)


def fonts_of_sheets(sheets: Iterable[Sheet], pages: Sequence[Page]) -> tuple[FontUse, ...]:
    """Return the fonts that the cells of a workbook ask for, and those printed."""
    samples = (
        _Sample(cell.font, folded(cell.text), 1, len(pages))
        for sheet in sheets
        for cell in sheet.cells
    )
    return _uses(samples, pages)


def replaced_fonts(uses: Iterable[FontUse]) -> Iterator[Fact]:
    """Yield the fonts printed with others whose letters have other widths."""
    for use in uses:
        if not use.keeps_lines:
            yield Fact(REPLACED_FONT, 0, "", {"pedida": use.asked, "usada": use.used})


def _uses(samples: Iterable[_Sample], pages: Sequence[Page]) -> tuple[FontUse, ...]:
    votes: dict[str, Counter[str]] = {}
    looked: Counter[str] = Counter()
    drawn: dict[int, list[tuple[str, str]]] = {}
    for sample in samples:
        letters = sample.letters
        if (
            not sample.font
            or len(letters) < _LEAST_LETTERS
            or not letters[:_LEAST_LETTERS].isalnum()
        ):
            continue
        found = votes.setdefault(sample.font, Counter())
        if looked[sample.font] >= _SAMPLES:
            continue
        looked[sample.font] += 1
        for number in range(sample.first, sample.last + 1):
            if number not in drawn:
                texts = pages[number - 1].texts
                drawn[number] = [(folded(text.words), text.font) for text in texts]
            found.update(font for words, font in drawn[number] if _agree(words, letters))
    uses = (
        FontUse(asked, _family(found.most_common(1)[0][0]))
        for asked, found in sorted(votes.items())
        if found
    )
    return tuple(uses)


def _agree(drawn: str, letters: str) -> bool:
    """Whether what is drawn may be the first line of a text, or all of it."""
    size = min(len(drawn), len(letters))
    return size >= _LEAST_LETTERS and drawn[:size] == letters[:size]


def _family(name: str) -> str:
    """Return the name of a font of a PDF as people write it."""
    plain = _STYLE.sub("", _PREFIX.sub("", name))
    return _HUMP.sub(" ", plain).replace("Deja Vu", "DejaVu")


def _is_named(used: str, asked: str) -> bool:
    """Whether a font of a PDF is the one asked for: programs add «MT» or «Regular» to names."""
    return bool(asked) and _plain(used).startswith(_plain(asked))


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()


def _samples(reading: Reading) -> Iterator[_Sample]:
    fonts = _Fonts(reading.word, reading.styles)
    for element, place in zip(reading.elements, reading.paragraphs, strict=True):
        yield from fonts.samples(element, place.page, place.last_page)
    seen = set()
    for number, page in enumerate(reading.numbers, 1):
        for part in page.furniture:
            if part not in seen:
                seen.add(part)
                for element in parsed(reading.word.parts[part]).iter(w("p")):
                    yield from fonts.samples(element, number, number)


class _Fonts:
    """Which font the runs of a document are in."""

    def __init__(self, word: WordFile, styles: Styles) -> None:
        self._styles = styles
        self._themes = _theme_fonts(word.of_kind("theme"))
        self._known: dict[tuple[str, str], str] = {}
        root = styles.root
        self._default = (
            ""
            if root is None
            else self._named(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
        )

    def samples(self, paragraph: Element, first: int, last: int) -> Iterator[_Sample]:
        """Yield the font and the letters of each run of a paragraph."""
        style = self._styles.style_of(paragraph)
        for run in paragraph.iter(w("r")):
            letters = folded("".join(text.text or "" for text in run.iterchildren(w("t"))))
            if letters:
                yield _Sample(self._of_run(run, style), letters, first, last)

    def _of_run(self, run: Element, style: str) -> str:
        properties = run.find(w("rPr"))
        if own := self._named(properties):
            return own
        mark = None if properties is None else properties.find(w("rStyle"))
        key = attribute(mark, "val"), style
        if key not in self._known:
            self._known[key] = self._of_styles(*key)
        return self._known[key]

    def _of_styles(self, *names: str) -> str:
        for name in names:
            for style in self._styles.line_of(name):
                if found := self._named(style.find(w("rPr"))):
                    return found
        return self._default or _UNSAID

    def _named(self, properties: Element | None) -> str:
        fonts = None if properties is None else properties.find(w("rFonts"))
        theme = attribute(fonts, "asciiTheme")
        return (theme and self._themes.get(theme[:5], "")) or attribute(fonts, "ascii")


def _theme_fonts(root: Element | None) -> dict[str, str]:
    """Return the Latin fonts of a theme: «major» for its headings, «minor» for its text."""
    if root is None:
        return {}
    return {
        kind: latin.get("typeface", "")
        for kind in ("major", "minor")
        for latin in root.iter(f"{_DRAWING}latin")
        if (around := latin.getparent()) is not None and around.tag == f"{_DRAWING}{kind}Font"
    }
