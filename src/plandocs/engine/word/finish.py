"""The last pass over a printed part: marks become widths, breaks, contents, or nothing."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from plandocs.engine.word.layout import MAX_COLUMNS, Columns, PrintedCell, TablePlan, lay_out
from plandocs.engine.word.plans import ContentsPlan
from plandocs.engine.word.tables import Tables

_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_CODE = re.compile(r"<w:instrText(?: [^>]*)?>([^<]*)</w:instrText>")
_ENTRY = re.compile(r'\s*TC\s+"((?:\\.|[^"\\])*)"(?:.*?\\l\s*"?(\d))?', re.DOTALL)
_TOC_BOOKMARK = re.compile(r'<w:bookmarkStart [^>]*w:name="(_Toc[^"]*)"')
_PROPERTIES = re.compile(
    r"<w:p(?: [^>]*)?>(?:<w:pPr(?: [^>]*)?>"
    # The properties before a tracked change stand inside it, in an element of the same name.
    r"((?:(?!<w:pPrChange|</w:pPr>).)*(?:<w:pPrChange.*?</w:pPrChange>)?)</w:pPr>|<w:pPr/>)?",
    re.DOTALL,
)
_SECTION = re.compile(r"<w:sectPr.*</w:sectPr>|<w:sectPr[^>]*/>", re.DOTALL)
_BEFORE_BREAK = re.compile(r"(?:<w:(?:pStyle|keepNext|keepLines)(?: [^>]*)?/>)*")
_BREAK = "<w:pageBreakBefore/>"
_CONTENTS = re.compile("\2(\\d+)\2</w:p>")
"""Where a contents field will be, when all that it lists is known; other breaks may join it."""


@dataclass(slots=True)
class _Table:
    """A table being finished: where its widths stand in the pieces."""

    plan: TablePlan
    number: int
    grid: int = -1
    fixed: list[tuple[int, int, int]] = field(default_factory=list)
    """Piece, row and slot of each cell of a fast row."""
    counted: list[tuple[int, list[PrintedCell]]] = field(default_factory=list)
    cells: list[tuple[int, PrintedCell]] = field(default_factory=list)
    """Piece of each counted cell."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a contents field."""

    text: str
    level: int
    anchor: str
    marked: bool


@dataclass(frozen=True, slots=True)
class _Pending:
    """A paragraph that only breaks the page, before what it will join."""

    whole: str
    inner: str
    breaks: bool


class Finisher:
    """Finishes one part."""

    def __init__(
        self,
        tables: Tables,
        contents: tuple[ContentsPlan, ...],
        pages: Mapping[str, str],
        first_bookmark: int,
        too_wide: Callable[[int, int], None],
    ) -> None:
        """Finish with the counted tables; `too_wide` is told a tag and a number of columns."""
        self._printed = tables.printed
        self._contents = contents
        self._pages = pages
        self._bookmark = first_bookmark
        self._too_wide = too_wide
        self._pieces: list[str] = []
        self._tables: list[_Table] = []
        self._starts: list[int] = []
        self._entries: list[_Entry] = []
        self._heading = 0
        self._pending: _Pending | None = None
        self._section: tuple[str, str, int] | None = None
        self._drop_end = False
        self._steps: dict[str, Callable[[str], None]] = {
            "T": self._open_table,
            "t": self._close_table,
            "g": self._place_grid,
            "w": self._place_width,
            "R": self._begin_row,
            "c": self._count_cell,
            "e": self._end_with_paragraph,
            "N": self._start,
            "n": self._drop_if_hollow,
            "S": self._start,
            "s": self._hoist_section,
            "B": self._start,
            "b": self._fold_break,
            "Z": self._begin_end,
            "F": self._start,
            "f": self._final_section,
            "h": self._begin_heading,
            "H": self._end_heading,
            "C": self._place_contents,
        }

    def finish(self, text: str) -> str:
        """Return the part with no mark left."""
        position, steps, add = 0, self._steps, self._add
        start = text.find("\0")
        while start >= 0:
            if start > position:
                add(text[position:start])
            end = text.find("\1", start)
            steps[text[start + 1]](text[start + 2 : end])
            position = end + 1
            start = text.find("\0", position)
        add(text[position:])
        made = "".join(self._pieces)
        while place := _CONTENTS.search(made):
            start = made.rindex("<w:p>", 0, place.start())
            lines = self._filled(made[start : place.start()], int(place[1]))
            made = made[:start] + lines + made[place.end() :]
        return made

    def _add(self, text: str) -> None:
        if self._pending is not None and text:
            text, self._pending = _folded(self._pending, text), None
        self._pieces.append(text)

    def _start(self, _: str) -> None:
        self._starts.append(len(self._pieces))

    def _since_start(self) -> str:
        """Return, and take away, what was printed since the last start."""
        start = self._starts.pop()
        text = "".join(self._pieces[start:])
        del self._pieces[start:]
        return text

    # Tables ------------------------------------------------------------------------------------

    def _open_table(self, number: str) -> None:
        self._tables.append(_Table(self._printed[int(number)][0], int(number)))

    def _place_grid(self, _: str) -> None:
        self._tables[-1].grid = len(self._pieces)
        self._pieces.append("")

    def _place_width(self, values: str) -> None:
        row, _, slot = values.partition(",")
        self._tables[-1].fixed.append((len(self._pieces), int(row), int(slot)))
        self._pieces.append("")

    def _begin_row(self, number: str) -> None:
        self._tables[-1].counted.append((int(number), []))

    def _count_cell(self, values: str) -> None:
        slot, span, width = values.split(",")
        table = self._tables[-1]
        row = table.counted[-1][1]
        start = row[-1].start + row[-1].span if row else 0
        cell = PrintedCell(int(slot), start, int(span), int(width or 0))
        row.append(cell)
        table.cells.append((len(self._pieces), cell))
        self._pieces.append("")

    def _close_table(self, _: str) -> None:
        table = self._tables.pop()
        counts = self._printed[table.number][1]
        columns = lay_out(table.plan, counts, table.counted)
        if len(columns) > MAX_COLUMNS:
            self._too_wide(table.plan.tag, len(columns))
        drawn = columns or list(table.plan.grid)
        if table.grid >= 0:
            made = "".join(f'<w:gridCol w:w="{width}"/>' for width in drawn)
            self._pieces[table.grid] = made
        for piece, cell in table.cells:
            self._pieces[piece] = str(sum(drawn[cell.start : cell.start + cell.span]))
        starts = {
            row: _slot_starts(table.plan, row, counts.by_slot)
            for row in {row for _, row, _ in table.fixed}
        }
        for piece, row, slot in table.fixed:
            self._pieces[piece] = _width_at(drawn, starts[row][slot])

    # What Word demands of cells, rows and tables -----------------------------------------------

    def _end_with_paragraph(self, _: str) -> None:
        last = next((piece for piece in reversed(self._pieces) if piece), "")
        if not last.endswith(("</w:p>", "<w:p/>")):
            self._add("<w:p/>")

    def _drop_if_hollow(self, _: str) -> None:
        start = self._starts.pop()
        text = "".join(self._pieces[start:])
        inner = "<w:tc>", "<w:tc ", "<w:tr>", "<w:tr "
        wanted = inner[:2] if text.startswith("<w:tr") else inner[2:]
        if not any(name in text for name in wanted):
            for index in range(start, len(self._pieces)):
                self._pieces[index] = ""

    # Page and section breaks -------------------------------------------------------------------

    def _fold_break(self, _: str) -> None:
        paragraph = self._since_start()
        opened = _PROPERTIES.match(paragraph)
        assert opened
        inner = paragraph[opened.end() : -len("</w:p>")] if "</w:p>" in paragraph else ""
        breaks = "<w:pageBreakBefore" in (opened[1] or "")
        if self._pending is not None:
            earlier = self._pending
            self._pending = _Pending(
                _folded(earlier, paragraph), earlier.inner + inner, earlier.breaks or breaks
            )
        elif breaks or inner:
            self._pending = _Pending(paragraph, inner, breaks)
        else:
            self._pieces.append(paragraph)  # a blank line, with no break before it to take on

    def _hoist_section(self, _: str) -> None:
        paragraph = self._since_start()
        section = _SECTION.search(paragraph)
        assert section
        if self._pending is not None:
            self._pieces.append(self._pending.whole if self._pending.inner else "")
            self._pending = None
        before = "".join(self._pieces)
        joined = _with_section(before, section[0]) or before + paragraph
        self._pieces = [joined]
        self._section = (before, section[0], len(joined))

    def _begin_end(self, _: str) -> None:
        printed = sum(map(len, self._pieces))
        self._drop_end = self._section is not None and printed == self._section[2]

    def _final_section(self, _: str) -> None:
        final = self._since_start()
        if self._drop_end and self._section is not None:
            before, section, _printed = self._section
            self._pieces = [before, section]
        else:
            if self._pending is not None:
                self._pieces.append(self._pending.whole)
                self._pending = None
            self._pieces.append(final)

    # Contents ----------------------------------------------------------------------------------

    def _begin_heading(self, level: str) -> None:
        self._heading = int(level)
        self._start("")

    def _end_heading(self, _: str) -> None:
        inner = self._since_start()
        entry = self._entry(inner)
        if entry is None or not any(_lists(plan, entry) for plan in self._contents):
            self._pieces.append(inner)
            return
        self._entries.append(entry)
        if f'w:name="{entry.anchor}"' in inner:
            self._pieces.append(inner)
            return
        number = self._bookmark
        self._bookmark += 1
        start = f'<w:bookmarkStart w:id="{number}" w:name="{entry.anchor}"/>'
        self._pieces.append(f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>')

    def _entry(self, inner: str) -> _Entry | None:
        known = _TOC_BOOKMARK.search(inner)
        anchor = known[1] if known else f"_Toc{self._bookmark:08d}"
        for code in _CODE.findall(inner):
            if found := _ENTRY.match(html.unescape(code)):
                title = re.sub(r"\\(.)", r"\1", found[1])
                return _Entry(title, int(found[2] or 1), anchor, True)
        text = html.unescape("".join(_TEXT.findall(inner))).strip()
        return _Entry(text, self._heading, anchor, False) if text and self._heading else None

    def _place_contents(self, number: str) -> None:
        self._add(f"<w:p>\2{number}\2</w:p>")

    def _filled(self, place: str, number: int) -> str:
        """Return the lines of a contents field, with the breaks that joined its place."""
        opened = _PROPERTIES.match(place)
        assert opened
        properties, inner = opened[1] or "", place[opened.end() :]
        lines = self._lines(self._contents[number])
        if _BREAK in properties or inner:
            lines[0] = _folded(_Pending("", inner, _BREAK in properties), lines[0])
        section = _SECTION.search(properties)
        if section:
            lines[-1] = _with_section(lines[-1], section[0]) or lines[-1]
        return "".join(lines)

    def _lines(self, plan: ContentsPlan) -> list[str]:
        entries = [entry for entry in self._entries if _lists(plan, entry)]
        stale = any(entry.text not in self._pages for entry in entries)
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
        style = styles.get(entry.level)
        own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else plan.own_properties
        page = html.escape(self._pages.get(entry.text, ""), quote=False)
        return own, (
            f'<w:hyperlink w:anchor="{entry.anchor}" w:history="1">'
            f'<w:r><w:t xml:space="preserve">{html.escape(entry.text, quote=False)}</w:t></w:r>'
            f"<w:r><w:tab/></w:r>{_field_start(f'PAGEREF {entry.anchor} {chr(92)}h')}"
            f'<w:r><w:t xml:space="preserve">{page}</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>'
        )


def _lists(plan: ContentsPlan, entry: _Entry) -> bool:
    """Return whether a contents field lists an entry."""
    return plan.with_marks if entry.marked else entry.level in plan.levels


def _folded(pending: _Pending, text: str) -> str:
    """Return `text` with the break before it in its first paragraph, or before it as it was."""
    opened = _PROPERTIES.match(text)
    if not opened or text.startswith("<w:p/>"):
        return pending.whole + text
    own = opened[1] or ""
    if pending.breaks and "<w:pageBreakBefore" not in own:
        first = _BEFORE_BREAK.match(own)
        assert first
        own = own[: first.end()] + _BREAK + own[first.end() :]
    properties = f"<w:pPr>{own}</w:pPr>" if own else ""
    return text[: text.index(">") + 1] + properties + pending.inner + text[opened.end() :]


def _field_start(instruction: str, stale: bool = False) -> str:
    dirty = ' w:dirty="true"' if stale else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r>'
        f"<w:r><w:instrText> {html.escape(instruction, quote=False)} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _with_section(text: str, section: str) -> str | None:
    """Return `text` with a section's end in its last paragraph, or None where it may not go."""
    if not text.endswith("</w:p>"):
        return None
    start = max(text.rfind("<w:p>"), text.rfind("<w:p "))
    last = text[start:]
    opened = _PROPERTIES.match(last)
    if last.count("</w:p>") != 1 or "<w:sectPr" in last or not opened:
        return None
    own = opened[1] or ""
    change = own.find("<w:pPrChange")
    cut = change if change >= 0 else len(own)
    tag = last[: last.index(">") + 1]
    return (
        f"{text[:start]}{tag}<w:pPr>{own[:cut]}{section}{own[cut:]}</w:pPr>{last[opened.end() :]}"
    )


def _slot_starts(plan: TablePlan, row: int, counts: Mapping[tuple[int, int], int]) -> list[int]:
    """Return the column where each slot of a drawn row begins."""
    starts, column = [], 0
    for index, slot in enumerate(plan.rows[row].slots):
        starts.append(column)
        column += counts.get((row, index), 0) * slot.repeats if slot.repeats else 1
    return starts


def _width_at(columns: Columns, column: int) -> str:
    return str(columns[column]) if column < len(columns) else "0"
