"""Where each paragraph of a document falls, told by the probes set in it."""

import io
import re
import zipfile
from collections.abc import Iterator

import docx
import pikepdf
import pytest
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml.ns import nsdecls, qn
from lxml import etree
from openpyxl import Workbook
from support.draw import saved
from support.printed import needs_libreoffice
from support.probed import Printed, print_probed

from plandocs.printing.destinations import name_of
from plandocs.printing.layout import Paragraph
from plandocs.printing.probe import probed, read_layout, remove_probes

LONG = "Con fundamento en lo dispuesto por la norma, se aprueba lo siguiente. " * 70
FIELD = '<w:fldSimple {} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
BOX = """<w:r {}><w:pict>
<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:90pt;height:30pt"><v:textbox>
<w:txbxContent><w:p><w:r><w:t>En un cuadro.</w:t></w:r></w:p></w:txbxContent>
</v:textbox></v:shape></w:pict></w:r>"""
CONTROL = """<w:sdt {}><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>En un control.</w:t></w:r></w:p>
</w:sdtContent></w:sdt>"""


def xml(text: str) -> etree._Element:
    return etree.fromstring(text.format(nsdecls("w")))


def numbering(document: Document, form: str, start: int | None = None) -> None:
    """Number the pages of the last section, and print the number in its footer."""
    section = document.sections[-1]
    begin = "" if start is None else f' w:start="{start}"'
    for old in section._sectPr.findall(qn("w:pgNumType")):  # that of the section before
        section._sectPr.remove(old)
    section._sectPr.append(xml(f'<w:pgNumType {{}} w:fmt="{form}"{begin}/>'))
    footer = section.footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0]._p.append(xml(FIELD))


def mark(document: Document, words: str, name: str) -> None:
    paragraph = document.add_paragraph(words)
    for tag in (f'bookmarkStart {{}} w:id="7" w:name="{name}"', 'bookmarkEnd {} w:id="7"'):
        paragraph._p.append(xml(f"<w:{tag}/>"))


def sections() -> bytes:
    """Return a cover, two pages in roman, two in arabic from 1, and some that go on in letters."""
    document = docx.Document()
    document.add_paragraph("Portada")
    document.add_section(WD_SECTION.NEW_PAGE)
    numbering(document, "lowerRoman", 4)
    document.add_heading("Presentación", 1)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Sigue la presentación")
    document.add_section(WD_SECTION.NEW_PAGE)
    numbering(document, "decimal", 1)
    mark(document, "Uno", "_Toc_ñ1")
    document.add_section(WD_SECTION.CONTINUOUS)
    numbering(document, "upperLetter")
    document.add_paragraph("En la misma página")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("En la siguiente")
    return saved(document)


def kinds() -> bytes:
    """Return a document with paragraphs of every kind."""
    document = docx.Document()
    document.add_heading("Título", 2)
    document.add_paragraph("Antes de la página").add_run().add_break(WD_BREAK.PAGE)
    document.paragraphs[-1].add_run("después")
    document.add_paragraph(LONG)
    document.add_paragraph("Con cuadro")._p.append(xml(BOX))
    document.element.body.insert(len(document.element.body) - 1, xml(CONTROL))
    table = document.add_table(2, 2)
    for number, cell in enumerate(table._cells):
        cell.text = f"Celda {number}"
    inner = table.cell(1, 1).add_table(1, 1)
    inner.cell(0, 0).text = "Tabla en una celda"
    own = document.add_paragraph("De nivel propio")
    own._p.get_or_add_pPr().append(xml('<w:outlineLvl {} w:val="3"/>'))
    document.add_paragraph("Último con texto")
    document.add_paragraph()
    return saved(document)


def book() -> bytes:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "Una hoja"
    workbook.create_sheet("Otra")["A1"] = "Otra hoja"
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    documents = {
        "secciones.docx": sections(),
        "clases.docx": kinds(),
        "libro.xlsx": book(),
    }
    return print_probed(documents, tmp_path_factory.mktemp("printed"))


def where(printed: Printed) -> Iterator[tuple[str, int, int]]:
    for paragraph in printed.layout.paragraphs:
        yield paragraph.text.strip()[:20], paragraph.page, paragraph.last_page


@needs_libreoffice
def test_each_page_has_the_number_that_its_section_prints(printed: dict[str, Printed]) -> None:
    assert printed["secciones.docx"].layout.labels == ("", "iv", "v", "1", "B")


@needs_libreoffice
def test_a_section_that_begins_below_rules_from_the_next_page(printed: dict[str, Printed]) -> None:
    assert [*where(printed["secciones.docx"])] == [
        ("Portada", 1, 1),
        ("", 1, 1),
        ("Presentación", 2, 2),
        ("", 2, 2),
        ("Sigue la presentació", 3, 3),
        ("", 3, 3),
        ("Uno", 4, 4),
        ("", 4, 4),
        ("En la misma página", 4, 4),
        ("", 4, 4),
        ("En la siguiente", 5, 5),
    ]


@needs_libreoffice
def test_a_bookmark_of_the_document_has_its_page(printed: dict[str, Printed]) -> None:
    assert printed["secciones.docx"].layout.anchors == {"_Toc_ñ1": 4}


@needs_libreoffice
def test_every_paragraph_has_its_pages_its_level_and_its_cell(printed: dict[str, Printed]) -> None:
    found = printed["clases.docx"].layout.paragraphs
    assert [(p.text.strip()[:20], p.page, p.last_page, p.level, p.cell) for p in found] == [
        ("Título", 1, 1, 2, None),
        ("Antes de la página\nd", 1, 2, 0, None),
        ("Con fundamento en lo", 2, 3, 0, None),
        ("Con cuadro", 3, 3, 0, None),
        ("En un control.", 3, 3, 0, None),
        ("Celda 0", 3, 3, 0, (1, 1, 1)),
        ("Celda 1", 3, 3, 0, (1, 1, 2)),
        ("Celda 2", 3, 3, 0, (1, 2, 1)),
        ("Celda 3", 3, 3, 0, (1, 2, 2)),
        ("Tabla en una celda", 3, 3, 0, (2, 1, 1)),
        ("", 3, 3, 0, (1, 2, 2)),
        ("De nivel propio", 3, 3, 4, None),
        ("Último con texto", 3, 3, 0, None),
        ("", 3, 3, 0, None),
    ]


@needs_libreoffice
def test_what_is_below_is_lower(printed: dict[str, Printed]) -> None:
    long = printed["clases.docx"].layout.paragraphs[2]
    on_page = [p for p in printed["clases.docx"].layout.paragraphs[3:] if p.cell is None]
    tops = [long.bottom, *(p.top for p in on_page)]
    assert tops == sorted(tops, reverse=True)
    assert 600 < long.top < 720


@needs_libreoffice
def test_a_workbook_has_pages_and_the_names_of_its_sheets(printed: dict[str, Printed]) -> None:
    layout = printed["libro.xlsx"].layout
    assert (layout.labels, layout.numbers, layout.anchors) == (("", ""), ("1", "2"), None)
    assert [(one.text, one.page) for one in layout.paragraphs] == [("Sheet", 1), ("Otra", 2)]


@needs_libreoffice
def test_no_probe_is_left_and_the_bookmarks_are(printed: dict[str, Printed]) -> None:
    with pikepdf.open(io.BytesIO(printed["secciones.docx"].pdf)) as pdf:
        assert len(pdf.Root.Dests.keys()) > 20
        remove_probes(pdf)
        assert [*pdf.Root.Dests.keys()] == [name_of("_Toc_ñ1")]
    with pikepdf.open(io.BytesIO(printed["clases.docx"].pdf)) as pdf:
        remove_probes(pdf)
        assert "/Dests" not in pdf.Root
        remove_probes(pdf)


def test_the_other_parts_are_left_as_they_are() -> None:
    document = sections()
    before, after = parts(document), parts(probed(document))
    assert [*after] == [*before]
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert probed(document) == probed(document)


def test_a_probe_is_no_namesake_of_a_bookmark() -> None:
    body = parts(probed(sections()))["word/document.xml"].decode()
    assert body.count('<w:bookmarkStart w:id="8" w:name="pd0a"/>') == 1
    assert body.count('w:id="7"') == 2


def test_what_the_office_did_not_place_is_where_the_text_before_it_ends() -> None:
    layout = read_layout(kinds(), pikepdf.new())
    assert set(layout.paragraphs) >= {Paragraph("Título", 2, None, 1, 1, 0.0, 0.0)}


@pytest.mark.parametrize(
    ("bookmark", "name"),
    [("_Toc00000002", "/5FToc00000002"), ("fin-1", "/fin-1"), ("año", "/a25C325B1o")],
)
def test_a_bookmark_is_named_as_libreoffice_names_it(bookmark: str, name: str) -> None:
    assert name_of(bookmark) == name


def test_in_a_very_long_document_a_row_is_placed_by_its_first_paragraph(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("plandocs.printing.probe.MOST_PROBED", 6)
    made = docx.Document()
    made.add_paragraph("antes")
    table = made.add_table(rows=2, cols=3)
    for number, cell in enumerate(table._cells):
        cell.text = str(number)
    made.add_paragraph("después")
    buffer = io.BytesIO()
    made.save(buffer)
    with zipfile.ZipFile(io.BytesIO(probed(buffer.getvalue()))) as archive:
        body = archive.read("word/document.xml").decode()
    assert re.findall(r'w:name="pd(\d+)a"', body) == ["0", "1", "4", "7"]
