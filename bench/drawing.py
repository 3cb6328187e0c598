"""Draws the same document as a template of each peer, with python-docx."""

import io
import zipfile

from content import MONTHS
from dialects import Dialect, Row
from docx import Document
from docx.document import Document as Drawing
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.shared import Cm, Length, Pt, Twips
from docx.table import Table, _Cell

KEPT_STYLES = {"Normal", "Header", "Footer", "Heading 1", "Heading 2", "Title", "Table Grid"}
KEPT_STYLES |= {"Default Paragraph Font", "Normal Table", "No List"}
HEAVY_PARTS = ("stylesWithEffects.xml", "item1.xml", "thumbnail.jpeg", "numbering.xml")
SHEET_WIDTHS = (Cm(4), Cm(12))
TEXT_WIDTH, MONTH_WIDTH = Twips(3685), Twips(794)
EPOCH = (1980, 1, 1, 0, 0, 0)


def draw_annex(dialect: Dialect) -> bytes:
    """Return the annex's template: the sheets, a page each, then the grid on a landscape page."""
    drawing = _start(dialect)
    drawing.add_paragraph(dialect.value("anexo"))
    _draw_sheets(drawing, dialect)
    drawing.add_section(WD_SECTION.NEW_PAGE)
    _draw_grid(drawing, dialect)
    return _saved(drawing)


def draw_grid(dialect: Dialect) -> bytes:
    """Return the template of a grid alone."""
    drawing = _start(dialect)
    _draw_grid(drawing, dialect)
    return _saved(drawing)


def _start(dialect: Dialect) -> Drawing:
    drawing = Document()
    _lighten(drawing)
    section = drawing.sections[0]
    section.header.paragraphs[0].text = dialect.value("institucion")
    section.footer.paragraphs[0].text = dialect.value("titulo")
    drawing.add_paragraph(dialect.value("comision"), "Title")
    return drawing


def _lighten(drawing: Drawing) -> None:
    """Leave about as much as Word's own blank document holds.

    python-docx starts from 900 KB of styles, and peers that compress again what they did not
    change would be measured by that alone.
    """
    for style in list(drawing.styles):
        if style.name not in KEPT_STYLES:
            style.delete()
    for rels in (drawing.part.rels, drawing.part.package.rels):
        for key, relation in list(rels.items()):
            if relation.target_ref.endswith(HEAVY_PARTS):
                del rels[key]


def _draw_sheets(drawing: Drawing, dialect: Dialect) -> None:
    if dialect.sheets_open:
        drawing.add_paragraph(dialect.sheets_open)
    drawing.add_paragraph(dialect.sheet_title, "Heading 1")
    drawing.add_paragraph(dialect.sheet_axes, "Heading 2")
    _draw_table(drawing, dialect.field_rows, SHEET_WIDTHS, Pt(10))
    page_break = drawing.add_paragraph().add_run()
    page_break.add_break(WD_BREAK.PAGE)
    if dialect.sheet_end:
        page_break.add_text(dialect.sheet_end)
    if dialect.sheets_close:
        drawing.add_paragraph(dialect.sheets_close)


def _draw_grid(drawing: Drawing, dialect: Dialect) -> None:
    section = drawing.sections[-1]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(27.94), Cm(21.59)
    section.left_margin = section.right_margin = Cm(1.4)
    drawing.add_paragraph(dialect.value("cronograma"), "Heading 1")
    drawing.add_paragraph(dialect.value("rango"), "Heading 2")
    heading = (dialect.value("encabezado"), *dialect.month_cells)
    drawn = (TEXT_WIDTH, *(Length(MONTH_WIDTH * months) for months in dialect.months_wide))
    table = _draw_table(drawing, (heading, *dialect.grid_rows), drawn, Pt(7))
    _set_columns(table, (TEXT_WIDTH, *(MONTH_WIDTH for _ in MONTHS)))
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _draw_table(
    drawing: Drawing, rows: tuple[Row, ...], widths: tuple[Length, ...], size: Length
) -> Table:
    table: Table = drawing.add_table(len(rows), len(rows[0]), "Table Grid")
    table.autofit = False
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            _write(cell, text, size)
    return table


def _set_columns(table: Table, widths: tuple[Length, ...]) -> None:
    """Give the table the columns of the printed one: not every peer adds those of cells it adds."""
    grid = table._tbl.tblGrid
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        column = grid.add_gridCol()
        column.w = width


def _write(cell: _Cell, text: str, size: Length) -> None:
    first, *others = text.split("\n")
    paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in others)]
    for paragraph, line in zip(paragraphs, (first, *others), strict=True):
        if line:
            paragraph.add_run(line).font.size = size
    if others:
        cell._tc.remove(cell._tc.get_or_add_tcPr())


def _saved(drawing: Drawing) -> bytes:
    """Return the package with every date fixed, so that the same drawing is the same bytes."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    drawing.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, EPOCH)
            target.writestr(part, source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
