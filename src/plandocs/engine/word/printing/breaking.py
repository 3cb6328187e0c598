"""Page and section breaks that join what was printed beside them."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from plandocs.engine.word.printing.pieces import Pieces, Step

PROPERTIES = re.compile(
    r"<w:p(?: [^>]*)?>(?:<w:pPr(?: [^>]*)?>"
    # The properties before a tracked change stand inside it, in an element of the same name.
    r"((?:(?!<w:pPrChange|</w:pPr>).)*(?:<w:pPrChange.*?</w:pPrChange>)?)</w:pPr>|<w:pPr/>)?",
    re.DOTALL,
)
SECTION = re.compile(r"<w:sectPr.*</w:sectPr>|<w:sectPr[^>]*/>", re.DOTALL)
_BEFORE_BREAK = re.compile(r"(?:<w:(?:pStyle|keepNext|keepLines)(?: [^>]*)?/>)*")
BREAK = "<w:pageBreakBefore/>"
_UNBROKEN = '<w:pageBreakBefore w:val="0"/>'
_BREAKS = re.compile(r'<w:pageBreakBefore(?: w:val="(?:1|true|on)")?/>')


@dataclass(frozen=True, slots=True)
class Pending:
    """A paragraph that only breaks the page, before what it will join."""

    whole: str
    inner: str
    breaks: bool


class _Hoisted(NamedTuple):
    """A section that joined what stood before it, and the pieces where both are now."""

    before: str
    section: str
    start: int
    end: int


class Breaks:
    """Joins the breaks of one part to its paragraphs."""

    def __init__(self, pieces: Pieces) -> None:
        """Begin with no break."""
        self._pieces = pieces
        self._pending: Pending | None = None
        self._section: _Hoisted | None = None
        self._drop_end = False
        self.steps: dict[str, Step] = {
            "S": pieces.start,
            "s": self._hoist_section,
            "B": pieces.start,
            "b": self._fold_break,
            "Z": self._begin_end,
            "F": pieces.start,
            "f": self._final_section,
        }

    def add(self, text: str) -> None:
        """Add a text, with the break that waited for it."""
        if self._pending is not None and text:
            text, self._pending = folded(self._pending, text), None
        self._pieces.all.append(text)

    def _fold_break(self, _: str) -> None:
        paragraph = self._pieces.take_stretch()
        opened = PROPERTIES.match(paragraph)
        assert opened
        inner = paragraph[opened.end() : -len("</w:p>")] if "</w:p>" in paragraph else ""
        breaks = _BREAKS.search(opened[1] or "") is not None
        if self._pending is not None:
            earlier = self._pending
            self._pending = Pending(
                folded(earlier, paragraph), earlier.inner + inner, earlier.breaks or breaks
            )
        elif breaks or inner:
            self._pending = Pending(paragraph, inner, breaks)
        else:
            self._pieces.all.append(paragraph)  # a blank line, with no break before it to take on

    def _hoist_section(self, _: str) -> None:
        paragraph = self._pieces.take_stretch()
        section = SECTION.search(paragraph)
        assert section
        if self._pending is not None:
            stays = self._pending.inner or 'w:val="continuous"' in section[0]
            self._pieces.all.append(self._pending.whole if stays else "")
            self._pending = None
        before = self._pieces.take_end("<w:p>", "<w:p ")
        joined = with_section(before, section[0])
        start = len(self._pieces.all)
        self._pieces.all += [before, paragraph] if joined is None else [joined]
        self._section = _Hoisted(before, section[0], start, len(self._pieces.all))

    def _begin_end(self, _: str) -> None:
        after = self._pieces.all[self._section.end :] if self._section is not None else [""]
        self._drop_end = self._section is not None and not any(after)

    def _final_section(self, _: str) -> None:
        final = self._pieces.take_stretch()
        if self._drop_end and self._section is not None:
            self._pieces.all[self._section.start :] = [self._section.before, self._section.section]
        else:
            if self._pending is not None:
                self._pieces.all.append(self._pending.whole)
                self._pending = None
            self._pieces.all.append(final)


def folded(pending: Pending, text: str) -> str:
    """Return `text` with the break before it in its first paragraph, or before it as it was."""
    opened = PROPERTIES.match(text)
    if not opened or text.startswith("<w:p/>"):
        return pending.whole + text
    own = opened[1] or ""
    if pending.breaks and not _BREAKS.search(own):
        own = own.replace(_UNBROKEN, "")
        first = _BEFORE_BREAK.match(own)
        assert first
        own = own[: first.end()] + BREAK + own[first.end() :]
    properties = f"<w:pPr>{own}</w:pPr>" if own else ""
    return text[: text.index(">") + 1] + properties + pending.inner + text[opened.end() :]


def with_section(text: str, section: str) -> str | None:
    """Return `text` with a section's end in its last paragraph, or None where it may not go."""
    if not text.endswith("</w:p>"):
        return None
    start = max(text.rfind("<w:p>"), text.rfind("<w:p "))
    last = text[start:]
    opened = PROPERTIES.match(last)
    if last.count("</w:p>") != 1 or "<w:sectPr" in last or not opened:
        return None
    own = opened[1] or ""
    change = own.find("<w:pPrChange")
    cut = change if change >= 0 else len(own)
    tag = last[: last.index(">") + 1]
    return (
        f"{text[:start]}{tag}<w:pPr>{own[:cut]}{section}{own[cut:]}</w:pPr>{last[opened.end() :]}"
    )
