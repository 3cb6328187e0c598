"""An example of the designer's guide: a small template, values, and the lines that they print.

A template is text: a line is a paragraph, ` | ` stands between the cells of a table's row (the last
of them takes all the columns that are left), words between `**` are bold, between `__` italic, and
`[List Number]` before a line is its style.
"""

import copy
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml import etree

from plandocs import Template
from plandocs.engine.package import read_package, write_package

HALF, WHOLE = 8.6, 17.45
"""In centimetres, the page of a template beside what it prints, and of one above it."""

MARGIN = 0.3
_TALL = 20.0
_SHADE = "FFE699"
_FONT, _SIZE = "Liberation Sans", Pt(9.5)
_STYLES = ("Normal", "Heading 2", "Quote", "List Bullet", "List Number")
_STYLE = re.compile(r"\[([A-Z][\w ]+)\] ?")
_LOOK = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")
_TAG = re.compile(r"{[{%#].*?[}%#]}")
_TEXTS = re.compile(r"word/(header1|document|footnotes|footer1)\.xml")


@dataclass(frozen=True)
class Example:
    """A tag at work."""

    name: str
    template: str
    data: Mapping[str, Any]
    prints: str
    """What can be read of the finished document, line by line."""
    widths: tuple[float, ...] = ()
    """Of the columns of its table, in proportion; without them they are alike."""
    wide: bool = False
    """Whether the template stands above what it prints, and not beside it."""
    height: float = _TALL
    """Of the page, in centimetres."""
    whole: bool = False
    """Whether all of the page is shown, also what is empty below the text."""
    dress: Callable[[Document], None] = field(default=lambda _: None)
    """Adds what the notation cannot say."""

    def draw(self) -> bytes:
        """Return the template."""
        document = _blank(WHOLE if self.wide else HALF, self.height)
        rows: list[list[str]] = []
        for line in [*self.template.strip("\n").split("\n"), ""]:
            if " |" in line:
                rows.append([cell.strip() for cell in line.removesuffix(" |").split(" | ")])
                continue
            if rows:
                self._add_table(document, rows)
                rows = []
            if line:
                _write(document.add_paragraph(), line)
        self.dress(document)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    def printed(self) -> bytes:
        """Return the document that the template and the values make."""
        return Template(self.draw(), f"{self.name}.docx").render(self.data)

    def _add_table(self, document: Document, rows: list[list[str]]) -> None:
        columns = max(map(len, rows))
        table = document.add_table(len(rows), columns, style="Table Grid")
        table.autofit = False
        room = (WHOLE if self.wide else HALF) - 2 * MARGIN
        parts = self.widths or (1,) * columns
        widths = [room * part / sum(parts) for part in parts]
        table._tblPr.append(_indent())
        for row, texts in zip(table.rows, rows, strict=True):
            cells = row.cells
            for cell, words, width in zip(cells, texts, widths, strict=False):
                cell.width = Cm(width)
                _write(cell.paragraphs[0], words)
            if len(texts) < columns:
                cells[len(texts) - 1].merge(cells[-1])
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)


def _blank(width: float, height: float) -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin = section.bottom_margin = Cm(MARGIN)
    section.header_distance = section.footer_distance = Cm(MARGIN)
    for name in _STYLES:
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        fonts.attrib.clear()
        style.font.name, style.font.size = _FONT, _SIZE
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(0), Pt(3)
    document.styles["Heading 2"].font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)
    document.styles["Table Grid"].paragraph_format.space_after = Pt(0)
    return document


def _indent() -> Any:
    """Return what makes a table begin where the text does, and not a cell's margin before."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), "108")
    indent.set(qn("w:type"), "dxa")
    return indent


def _write(paragraph: Paragraph, text: str) -> None:
    """Write a line of the notation in a paragraph."""
    if style := _STYLE.match(text):
        paragraph.style = style[1]
        text = text[style.end() :]
    done = 0
    for found in _LOOK.finditer(text):
        if found.start() > done:
            paragraph.add_run(text[done : found.start()])
        run = paragraph.add_run(found[1] or found[2])
        run.bold, run.italic = bool(found[1]) or None, bool(found[2]) or None
        done = found.end()
    if done < len(text):
        paragraph.add_run(text[done:])


def read(document: bytes) -> str:
    """Return what can be read of a document, line by line, ` | ` between the cells of a row."""
    parts = read_package(document)
    order = ("header1", "document", "footnotes", "footer1")
    names = [f"word/{name}.xml" for name in order]
    lines = [
        line for name in names if name in parts for line in _lines(etree.fromstring(parts[name]))
    ]
    return "\n".join(lines)


def _lines(root: Any) -> Iterator[str]:
    for element in root.iter(qn("w:p"), qn("w:tr")):
        inside = next(element.iterancestors(qn("w:tr")), None)
        boxed = next(element.iterancestors("{*}Fallback"), None)
        if element.tag == qn("w:tr"):
            cells = [_words(cell) for cell in element.iter(qn("w:tc"))]
            yield " | ".join(cells).rstrip()
        elif inside is None and boxed is None and (words := _words(element)):
            yield words


def _words(element: Any) -> str:
    """Return the text below an element, a break as `⏎` and a tab as `→`."""
    signs = {qn("w:br"): "⏎", qn("w:tab"): "→"}
    pieces = [
        node.text or "" if node.tag == qn("w:t") else signs.get(node.tag, "")
        for node in element.iter()
        if _holder(node) in (None, element) or element.tag == qn("w:tc")
    ]
    return "".join(pieces).strip()


def _holder(node: Any) -> Any:
    return next(node.iterancestors(qn("w:p")), None) if node.tag != qn("w:p") else None


def shaded(template: bytes) -> bytes:
    """Return a template with a colour behind its tags, as its picture shows them."""
    parts = read_package(template)
    for name, data in parts.items():
        if _TEXTS.fullmatch(name):
            root = etree.fromstring(data)
            for text in list(root.iter(qn("w:t"))):
                if _TAG.search(text.text or ""):
                    _split(text)
            parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return write_package(parts)


def _split(text: Any) -> None:
    """Give each tag of a text a run of its own, in a colour."""
    run, words, done = text.getparent(), text.text, 0
    for found in _TAG.finditer(words):
        _add_run(run, words[done : found.start()])
        _add_run(run, found[0], _SHADE)
        done = found.end()
    _add_run(run, words[done:])
    run.getparent().remove(run)


def _add_run(run: Any, words: str, fill: str = "") -> None:
    """Add before a run one like it with other words."""
    if not words:
        return
    made = copy.deepcopy(run)
    for text in made.iter(qn("w:t")):
        text.text = words
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if fill:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), fill)
        properties = made.find(qn("w:rPr"))
        if properties is None:
            properties = OxmlElement("w:rPr")
            made.insert(0, properties)
        properties.append(shade)
    run.addprevious(made)
