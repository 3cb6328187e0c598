"""Contents fields: their lines are made of the headings that the part printed."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from plandocs.engine.language.faults import FORBIDDEN, TOO_MUCH, BadExpression
from plandocs.engine.word.plans import ContentsPlan
from plandocs.engine.word.printing.breaking import (
    BREAK,
    PROPERTIES,
    SECTION,
    Breaks,
    Pending,
    folded,
    with_section,
)
from plandocs.engine.word.printing.pieces import Pieces, Step

_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:br|tab|cr)\b|</w:p>")
_CODE = re.compile(r"<w:instrText(?: [^>]*)?>([^<]*)</w:instrText>")
_ENTRY = re.compile(r'\s*TC\s+"((?:\\.|[^"\\])*)"(?:.*?\\l\s*"?(\d))?', re.DOTALL)
_TOC_BOOKMARK = re.compile(r'<w:bookmarkStart [^>]*w:name="(_Toc[^"]*)"')
_MOST_LISTED = 50_000
"""How many headings a part may have that its contents list."""
_LONG, _MOST = 100_000, 30_000_000
"""How many letters of a contents field are many, and how many a document with such may have."""
_CONTENTS = re.compile("\2(\\d+)\2</w:p>")
"""Where a contents field will be, when all that it lists is known; other breaks may join it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a contents field."""

    text: str
    level: int
    anchor: str
    marked: bool


class Contents:
    """Gathers the headings of one part, and writes its contents fields."""

    def __init__(
        self,
        pieces: Pieces,
        breaks: Breaks,
        plans: tuple[ContentsPlan, ...],
        pages: Mapping[str, str],
        first_bookmark: int,
    ) -> None:
        """Write the fields of `plans`; `pages` gives the page of each bookmark or heading."""
        self._pieces = pieces
        self._breaks = breaks
        self._contents = plans
        self._pages = pages
        self._bookmark = first_bookmark
        self._entries: list[_Entry] = []
        self._anchors: set[str] = set()
        self._heading = 0
        self.steps: dict[str, Step] = {
            "h": self._begin_heading,
            "H": self._end_heading,
            "C": self._place_contents,
        }

    def fill(self, text: str) -> str:
        """Return a finished text with its contents in their places.

        Raise BadExpression when they make it longer than any document.
        """
        while place := _CONTENTS.search(text):
            start = text.rindex("<w:p>", 0, place.start())
            lines = self._filled(text[start : place.start()], int(place[1]))
            text = text[:start] + lines + text[place.end() :]
            if len(lines) > _LONG and len(text) > _MOST:
                raise BadExpression(TOO_MUCH)
        return text

    def _begin_heading(self, level: str) -> None:
        self._heading = int(level)
        self._pieces.start()

    def _end_heading(self, _: str) -> None:
        inner = self._pieces.take_stretch()
        entry = self._entry(inner)
        if entry is None or not any(_lists(plan, entry) for plan in self._contents):
            self._pieces.all.append(inner)
            return
        known = f'w:name="{entry.anchor}"'
        if known in inner:
            if entry.anchor in self._anchors:  # a heading that a loop repeats
                entry = replace(entry, anchor=f"_Toc{self._bookmark:08d}")
                self._bookmark += 1
                inner = inner.replace(known, f'w:name="{entry.anchor}"')
            self._add_entry(entry)
            self._pieces.all.append(inner)
            return
        self._add_entry(entry)
        number = self._bookmark
        self._bookmark += 1
        start = f'<w:bookmarkStart w:id="{number}" w:name="{entry.anchor}"/>'
        self._pieces.all.append(f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>')

    def _add_entry(self, entry: _Entry) -> None:
        if len(self._entries) == _MOST_LISTED:
            raise BadExpression(TOO_MUCH)
        self._entries.append(entry)
        self._anchors.add(entry.anchor)

    def _entry(self, inner: str) -> _Entry | None:
        known = _TOC_BOOKMARK.search(inner)
        anchor = known[1] if known else f"_Toc{self._bookmark:08d}"
        for code in _CODE.findall(inner):
            if found := _ENTRY.match(html.unescape(code)):
                title = re.sub(r"\\(.)", r"\1", found[1])
                return _Entry(title, int(found[2] or 1), anchor, True)
        words = "".join(" " if found[1] is None else found[1] for found in _TEXT.finditer(inner))
        text = " ".join(html.unescape(words).split())
        return _Entry(text, self._heading, anchor, False) if text and self._heading else None

    def _place_contents(self, number: str) -> None:
        self._breaks.add(f"<w:p>\2{number}\2</w:p>")

    def _filled(self, place: str, number: int) -> str:
        """Return the lines of a contents field, with the breaks that joined its place."""
        opened = PROPERTIES.match(place)
        assert opened
        properties, inner = opened[1] or "", place[opened.end() :]
        lines = self._lines(self._contents[number])
        if BREAK in properties or inner:
            lines[0] = folded(Pending("", inner, BREAK in properties), lines[0])
        section = SECTION.search(properties)
        if section:
            lines[-1] = with_section(lines[-1], section[0]) or lines[-1]
        return "".join(lines)

    def _lines(self, plan: ContentsPlan) -> list[str]:
        entries = [entry for entry in self._entries if _lists(plan, entry)]
        stale = any(self._page(entry) is None for entry in entries)
        begin = _field_start(plan.instruction, stale)
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        if not entries:
            return [f"<w:p>{begin}{end}</w:p>"]
        styles = dict(plan.by_level)
        lines = [self._line(entry, plan, styles) for entry in entries]
        properties, rest = lines[0]
        lines[0] = (properties, begin + rest)
        lines[-1] = (lines[-1][0], lines[-1][1] + end)
        return [f"<w:p>{properties}{rest}</w:p>" for properties, rest in lines]

    def _line(self, entry: _Entry, plan: ContentsPlan, styles: dict[int, str]) -> tuple[str, str]:
        style = styles.get(abs(entry.level))
        own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else plan.own_properties
        page = html.escape(FORBIDDEN.sub("", self._page(entry) or ""), quote=False)
        return own, (
            f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1">'
            f'<w:r><w:t xml:space="preserve">{html.escape(entry.text, quote=False)}</w:t></w:r>'
            f"<w:r><w:tab/></w:r>{_field_start(f'PAGEREF {entry.anchor} {chr(92)}h')}"
            f'<w:r><w:t xml:space="preserve">{page}</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>'
        )

    def _page(self, entry: _Entry) -> str | None:
        return self._pages.get(entry.anchor, self._pages.get(entry.text))


def _lists(plan: ContentsPlan, entry: _Entry) -> bool:
    """Return whether a contents field lists an entry."""
    if entry.marked:
        return plan.with_marks
    if entry.level < 0:  # of a style listed by its name
        return -entry.level in dict(plan.by_style).values()
    return entry.level in plan.levels


def _field_start(instruction: str, stale: bool = False) -> str:
    dirty = ' w:dirty="true"' if stale else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f"<w:r><w:instrText> {html.escape(instruction, quote=False)} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
