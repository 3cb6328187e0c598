"""Documents to be printed, drawn in a page of a rule: a line of text is a paragraph."""

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.table import Table
from lxml import etree
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.worksheet.properties import PageSetupProperties
from PIL import Image

from support.draw import saved

LINE = "Con fundamento en la norma, se aprueba."
_LINES = re.compile(r"\((\d+) renglones\)")
_PICTURE = re.compile(r"\(imagen de (\d+) × (\d+) pixeles, de (\d+) × (\d+) cm\)")
_COLUMNS = re.compile(r"\(columnas de ([\d y,]+) cm\)")
_FONT = re.compile(r"\(letra ([\w ]+)\) (.+)")
_CONTENTS = re.compile(r"índice( sin puntos)?: (.+?) … (\d*)")
_HEADING = re.compile(r"título( suelto)?: (.+)")
_FIXED, _WHOLE, _TURN = "(fila de altura fija) ", "(fila que no se divide) ", "(salto de página)"
_WIDTH = re.compile(r"columnas? ([A-Z])(?::([A-Z]))? de (\d+)")
_HEIGHT = re.compile(r"renglón (\d+) de (\d+)")
_NUMBER = re.compile(r"\d+\.\d+")
_CELL = re.compile(r"([A-Z]+\d+)( con ajuste)?: (.*)")


def drawn_pages(name: str, text: str) -> bytes:
    """Return the Word document or the workbook that some lines draw."""
    lines = text.rstrip("\n").split("\n")
    return _workbook(lines) if name.endswith(".xlsx") else _document(lines)


def _document(lines: list[str]) -> bytes:
    made = docx.Document()
    made.styles["Normal"].font.name = "Arial"
    for style in ("Heading 1", "toc 1"):
        if style not in [known.name for known in made.styles]:
            made.styles.add_style(style, WD_STYLE_TYPE.PARAGRAPH)
        fonts = made.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        for key in [*fonts.attrib]:
            del fonts.attrib[key]
        made.styles[style].font.name = "Arial"
    grid: Table | None = None
    for line in lines:
        if " | " in line:
            grid = _row(made, grid, line)
        else:
            grid = None
            _paragraph(made, line)
    for table, widths in zip(made.tables, _widths(lines), strict=False):
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
    return saved(made)


def _paragraph(made: Document, line: str) -> None:
    if found := _LINES.fullmatch(line):
        for number in range(1, int(found[1]) + 1):
            made.add_paragraph(f"{number}. {LINE}")
    elif line == _TURN:
        made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif line.startswith("pie: "):
        made.sections[0].footer.paragraphs[0].text = line[5:]
    elif found := _PICTURE.fullmatch(line):
        across, down, width, height = map(int, found.groups())
        made.add_picture(_picture(across, down), Cm(width), Cm(height))
    elif found := _FONT.fullmatch(line):
        made.add_paragraph(found[2]).runs[0].font.name = found[1]
    elif found := _CONTENTS.fullmatch(line):
        leader = WD_TAB_LEADER.SPACES if found[1] else WD_TAB_LEADER.DOTS
        _contents(made, found[2], found[3], leader)
    elif found := _HEADING.fullmatch(line):
        _heading(made, found[2], is_kept=not found[1])
    elif not _COLUMNS.fullmatch(line):
        made.add_paragraph(line)


def _row(made: Document, grid: Table | None, line: str) -> Table:
    words = line.removeprefix(_FIXED).removeprefix(_WHOLE).split(" | ")
    table: Table = grid or made.add_table(0, len(words), "Table Grid")
    row = table.add_row()  # type: ignore[no-untyped-call]
    for cell, text in zip(row.cells, words, strict=True):
        found = _LINES.fullmatch(text)
        cell.text = "\n".join([LINE] * int(found[1])) if found else text
    if line.startswith(_FIXED):
        row.height, row.height_rule = Pt(16), WD_ROW_HEIGHT_RULE.EXACTLY
    if line.startswith(_WHOLE):
        row._tr.get_or_add_trPr().append(_xml("<w:cantSplit {}/>"))
    return table


def _widths(lines: list[str]) -> Iterator[list[int]]:
    for line in lines:
        if found := _COLUMNS.fullmatch(line):
            yield [int(width) for width in re.findall(r"\d+", found[1])]


def _heading(made: Document, title: str, *, is_kept: bool) -> None:
    heading = made.add_heading(title, 1)
    heading.paragraph_format.keep_with_next = is_kept
    heading.paragraph_format.space_after = Pt(20)
    number = len(made.paragraphs)
    heading._p.insert(1, _xml(f'<w:bookmarkStart {{}} w:id="{number}" w:name="{_name(title)}"/>'))
    heading._p.append(_xml(f'<w:bookmarkEnd {{}} w:id="{number}"/>'))


def _contents(made: Document, title: str, number: str, leader: WD_TAB_LEADER) -> None:
    line = made.add_paragraph(style="toc 1")
    line.paragraph_format.tab_stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT, leader)
    ending = f"<w:tab/><w:t>{number}</w:t>" if number else ""
    link = f'<w:hyperlink {{}} w:anchor="{_name(title)}"><w:r><w:t>{title}</w:t>{ending}</w:r>'
    line._p.append(_xml(f"{link}</w:hyperlink>"))


def _name(title: str) -> str:
    return f"_Toc_{re.sub('[^a-z]', '', title.casefold())}"


def _xml(text: str) -> etree._Element:
    return etree.fromstring(text.format(nsdecls("w")))


def _picture(width: int, height: int) -> io.BytesIO:
    image = Image.new("RGB", (width, height))
    image.putdata([(x % 251, y % 241, 90) for y in range(height) for x in range(width)])
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def _workbook(lines: list[str]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Cronograma"
    for line in lines:
        if found := _WIDTH.fullmatch(line):
            for code in range(ord(found[1]), ord(found[2] or found[1]) + 1):
                sheet.column_dimensions[chr(code)].width = int(found[3])
        elif found := _HEIGHT.fullmatch(line):
            sheet.row_dimensions[int(found[1])].height = int(found[2])
        elif line == "(una página de ancho)":
            sheet.page_setup.fitToHeight = 0
            sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        elif found := _CELL.fullmatch(line):
            cell = sheet[found[1]]
            assert isinstance(cell, Cell)
            cell.value = found[3]
            cell.alignment = Alignment(wrap_text=bool(found[2]))
            if _NUMBER.fullmatch(found[3]):
                cell.value, cell.number_format = float(found[3]), "#,##0.00"
        else:
            raise AssertionError(f"no se entiende «{line}»")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
