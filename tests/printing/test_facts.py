"""What is found on the pages of Word documents: each mistake, and the same done well."""

import io
import pickle
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt
from docx.table import Table
from lxml import etree
from PIL import Image
from support.draw import saved
from support.printed import needs_libreoffice
from support.probed import Printed, print_probed

from plandocs.diagnostics import InPage, Severity
from plandocs.printing.facts import Fact, FontUse, check_page_count, find_facts, fonts_of

LINE = "Con fundamento en lo dispuesto por la norma, se aprueba."
BOX = """<w:r {}><w:pict>
<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:90pt;height:16pt"><v:textbox>
<w:txbxContent><w:p><w:r><w:t>Cuadro bajo con palabras de más que nadie verá.</w:t></w:r></w:p>
</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"""

Maker = Callable[[Document], None]
WRONG: dict[str, Maker] = {}
RIGHT: dict[str, Maker] = {}


def wrong(make: Maker) -> Maker:
    WRONG[make.__name__] = make
    return make


def right(make: Maker) -> Maker:
    RIGHT[make.__name__] = make
    return make


def document() -> Document:
    """Return an empty document whose body text is in a font of known widths."""
    made = docx.Document()
    style = made.styles["Normal"]
    style.font.name = "Arial"
    style.font.size = Pt(11)
    for name in ("Heading 1", "Heading 2"):
        fonts = made.styles[name].element.rPr.rFonts
        for key in [*fonts.attrib]:
            del fonts.attrib[key]
        made.styles[name].font.name = "Arial"
    return made


def xml(text: str) -> etree._Element:
    return etree.fromstring(text.format(nsdecls("w")))


def lines(made: Document, count: int) -> None:
    """Add paragraphs of a line; a page has 26 of them."""
    for number in range(1, count + 1):
        made.add_paragraph(f"{number}. {LINE}")


def turn(made: Document) -> None:
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def picture(pixels: int) -> io.BytesIO:
    buffer = io.BytesIO()
    image = Image.new("RGB", (pixels, pixels))
    image.putdata([(x % 251, y % 241, 90) for y in range(pixels) for x in range(pixels)])
    image.save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def table(made: Document, *rows: tuple[str, ...]) -> Table:
    grid: Table = made.add_table(len(rows), len(rows[0]), "Table Grid")
    for row, cells in zip(grid.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    return grid


def widths(grid: Table, *centimetres: float) -> None:
    for column, width in zip(grid.columns, centimetres, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


# --- Blank and spilled pages


@wrong
def blank(made: Document) -> None:
    made.sections[0].footer.paragraphs[0].text = "Pie de la página"
    lines(made, 1)
    turn(made)
    turn(made)
    lines(made, 4)


@right
def cover(made: Document) -> None:
    made.add_paragraph("Portada")
    turn(made)
    made.add_picture(picture(700), Cm(9))
    turn(made)
    table(made, ("", ""), ("", ""))
    turn(made)
    lines(made, 4)


@wrong
def spilled(made: Document) -> None:
    lines(made, 27)
    made.add_section(WD_SECTION.NEW_PAGE)
    lines(made, 5)


@right
def separator(made: Document) -> None:
    lines(made, 26)
    made.add_section(WD_SECTION.NEW_PAGE)
    made.add_heading("Anexos", 1)
    turn(made)
    lines(made, 5)


# --- Headings


def at_the_foot(made: Document, is_kept: bool) -> None:
    lines(made, 25)
    form = made.add_heading("Glosario", 2).paragraph_format
    form.space_after = Pt(20)
    form.keep_with_next = is_kept
    lines(made, 5)


@wrong
def heading(made: Document) -> None:
    at_the_foot(made, is_kept=False)


@right
def kept_heading(made: Document) -> None:
    at_the_foot(made, is_kept=True)


# --- Rows


@wrong
def row(made: Document) -> None:
    lines(made, 24)
    table(made, ("Primera", "Segunda"), (LINE * 4, "corto"))
    lines(made, 5)


@right
def whole_row(made: Document) -> None:
    lines(made, 24)
    grid = table(made, ("Primera", "Segunda"), (LINE * 4, "corto"))
    grid.rows[1]._tr.get_or_add_trPr().append(xml("<w:cantSplit {}/>"))
    lines(made, 5)


@right
def row_longer_than_a_page(made: Document) -> None:
    table(made, ("Texto", LINE * 60))
    lines(made, 5)


# --- Widths


@wrong
def wide(made: Document) -> None:
    widths(table(made, ("Una", "Dos", "Tres"), ("1", "2", "3")), 6, 6, 8)


@right
def wide_on_its_side(made: Document) -> None:
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    widths(table(made, ("Una", "Dos", "Tres"), ("1", "2", "3")), 6, 6, 8)


@wrong
def wide_picture(made: Document) -> None:
    made.add_paragraph("Mapa del estado").add_run().add_picture(picture(1400), Cm(18))


@right
def narrow_picture(made: Document) -> None:
    made.add_paragraph("Mapa del estado").add_run().add_picture(picture(1400), Cm(15))


@wrong
def coarse(made: Document) -> None:
    made.add_picture(picture(100), Cm(10))


# --- Words


@wrong
def fixed_height(made: Document) -> None:
    grid = table(made, ("Objetivo", f"{LINE} {LINE} Fin."), ("Lugar", "Sede"))
    grid.rows[0].height, grid.rows[0].height_rule = Pt(20), WD_ROW_HEIGHT_RULE.EXACTLY


@right
def least_height(made: Document) -> None:
    grid = table(made, ("Objetivo", f"{LINE} {LINE} Fin."), ("Lugar", "Sede"))
    grid.rows[0].height, grid.rows[0].height_rule = Pt(20), WD_ROW_HEIGHT_RULE.AT_LEAST
    grid.rows[1].height, grid.rows[1].height_rule = Pt(20), WD_ROW_HEIGHT_RULE.EXACTLY


@wrong
def low_box(made: Document) -> None:
    made.add_paragraph("Con cuadro")._p.append(xml(BOX))


@right
def every_kind_of_word(made: Document) -> None:
    """Write what a print changes without losing it: capitals, hyphens, lists, hidden text."""
    made.add_paragraph("Versales").runs[0].font.all_caps = True
    made.add_paragraph("Versalitas de oficio").runs[0].font.small_caps = True
    made.add_paragraph("No se imprime").runs[0].font.hidden = True
    made.add_paragraph("Primero de la lista", "List Number")
    made.add_paragraph("Punto de la lista", "List Bullet")
    made.add_paragraph("político\u2011electoral, n.º 5, 3.ª, ﬁn, soft\u00adguion, a\u00a0b «c» … —")
    field = made.add_paragraph("Página ")._p
    field.append(xml('<w:fldSimple {} w:instr=" PAGE "><w:r><w:t>99</w:t></w:r></w:fldSimple>'))
    narrow = table(made, ("Impostergablemente", LINE))
    widths(narrow, 1.2, 3)
    joined = table(made, ("Arriba", "a"), ("Debajo de la otra", "b"))
    for kind, cell in zip(("restart", "continue"), joined.columns[0].cells, strict=True):
        cell._tc.get_or_add_tcPr().append(xml(f'<w:vMerge {{}} w:val="{kind}"/>'))
    mixed = made.add_paragraph("Parte ")
    mixed.add_run("negrita").bold = True
    mixed.add_run("y cursiva").italic = True
    made.sections[0].header.paragraphs[0].text = "Encabezado con palabras"
    made.sections[0].different_first_page_header_footer = True
    made.sections[0].first_page_footer.paragraphs[0].text = "Pie de la primera"


# --- Fonts


@wrong
def font(made: Document) -> None:
    made.add_paragraph("Con otra letra").runs[0].font.name = "Papyrus"


@right
def fonts_of_same_widths(made: Document) -> None:
    for name in ("Calibri", "Cambria", "Courier New", "Times New Roman", "Liberation Sans"):
        made.add_paragraph(f"Con la letra {name}").runs[0].font.name = name


# --- Contents


def contents(made: Document, *entries: tuple[str, str, str], leader: bool = True) -> None:
    """Add a table of contents: title, bookmark and the number that it gives."""
    kind = WD_TAB_LEADER.DOTS if leader else WD_TAB_LEADER.SPACES
    made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    stops = made.styles["toc 1"].paragraph_format.tab_stops
    stops.add_tab_stop(Cm(15), WD_TAB_ALIGNMENT.RIGHT, kind)
    for title, name, number in entries:
        tab = f"<w:tab/><w:t>{number}</w:t>" if number else ""
        made.add_paragraph(style="toc 1")._p.append(
            xml(
                f'<w:hyperlink {{}} w:anchor="{name}"><w:r><w:t>{title}</w:t>{tab}</w:r>'
                "</w:hyperlink>"
            )
        )
    turn(made)


def chapter(made: Document, title: str, name: str) -> None:
    heading = made.add_heading(title, 1)._p
    heading.insert(1, xml(f'<w:bookmarkStart {{}} w:id="9{len(name)}" w:name="{name}"/>'))
    heading.append(xml(f'<w:bookmarkEnd {{}} w:id="9{len(name)}"/>'))
    lines(made, 4)
    turn(made)


@wrong
def stale_contents(made: Document) -> None:
    contents(made, ("Uno", "a1", "2"), ("Dos", "a_2", "4"), ("Tres", "a__3", ""))
    chapter(made, "Uno", "a1")
    chapter(made, "Dos", "a_2")
    chapter(made, "Tres", "a__3")
    lines(made, 4)


@wrong
def bare_contents(made: Document) -> None:
    contents(made, ("Uno", "a1", "2"), leader=False)
    chapter(made, "Uno", "a1")
    lines(made, 4)


@right
def current_contents(made: Document) -> None:
    contents(made, ("Uno", "a1", "ii"), ("Plan 2026", "a_2", "iii"))
    made.sections[0]._sectPr.append(xml('<w:pgNumType {} w:fmt="lowerRoman"/>'))
    chapter(made, "Uno", "a1")
    chapter(made, "Plan 2026", "a_2")
    lines(made, 4)


FOUND = {
    "blank": [("G101", 2, "", {})],
    "spilled": [("G102", 2, f"27. {LINE}", {"renglones": "un renglón"})],
    "heading": [("G103", 1, "Glosario", {"otra": "2"})],
    "row": [
        (
            "G104",
            1,
            "Con fundamento en lo dispuesto por la norma, se aprueba.Con…",
            {"fila": "2", "tabla": "1", "otra": "2"},
        )
    ],
    "wide": [("G105", 1, "Una", {"tabla": "1", "exceso": "4.8"})],
    "wide_picture": [
        (
            "G106",
            1,
            "Mapa del estado",
            {"exceso": "2.8", "lugar": "el espacio para el texto"},
        )
    ],
    "coarse": [("G112", 1, "", {"ppp": "25", "minimo": "150", "ancho": "591", "alto": "591"})],
    "fixed_height": [
        (
            "G108",
            1,
            "Con fundamento en lo dispuesto por la norma, se aprueba.…",
            {
                "texto": "Con fundamento en lo dispuesto por la norma, se aprueba.…",
                "lugar": "la fila 1 de la tabla 1, que tiene altura fija",
            },
        )
    ],
    "low_box": [
        (
            "G108",
            1,
            "Cuadro bajo con palabras de más que nadie verá.",
            {
                "texto": "Cuadro bajo con palabras de más que nadie verá.",
                "lugar": "su cuadro de texto",
            },
        )
    ],
    "font": [("G111", 0, "", {"pedida": "Papyrus", "usada": "DejaVu Sans"})],
    "stale_contents": [
        ("G113", 1, "Dos", {"titulo": "Dos", "dice": "4", "es": "3"}),
        ("G114", 1, "Tres", {"titulo": "Tres", "falta": "número de página"}),
    ],
    "bare_contents": [("G114", 1, "Uno", {"titulo": "Uno", "falta": "puntos hasta su número"})],
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    documents = {}
    for name, make in (WRONG | RIGHT).items():
        made = document()
        make(made)
        documents[f"{name}.docx"] = saved(made)
    return print_probed(documents, tmp_path_factory.mktemp("printed"))


def found(printed: Printed) -> list[Fact]:
    return find_facts(printed.document, ".docx", printed.pdf, printed.layout)


def plain(fact: Fact) -> tuple[str, int, str, dict[str, str]]:
    return fact.rule.code, fact.page, fact.text, dict(fact.values)


@needs_libreoffice
@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_found_with_its_page(name: str, printed: dict[str, Printed]) -> None:
    assert [plain(fact) for fact in found(printed[f"{name}.docx"])] == FOUND[name]


@needs_libreoffice
@pytest.mark.parametrize("name", RIGHT)
def test_what_is_done_well_is_not_told(name: str, printed: dict[str, Printed]) -> None:
    assert [plain(fact) for fact in found(printed[f"{name}.docx"])] == []


@needs_libreoffice
def test_a_word_that_the_pdf_lacks_is_told(printed: dict[str, Printed]) -> None:
    """The print of one document against another that says more."""
    made = document()
    made.add_paragraph("Con otra letra y dos palabras").runs[0].font.name = "Papyrus"
    layout, pdf = printed["font.docx"].layout, printed["font.docx"].pdf
    first = find_facts(saved(made), ".docx", pdf, layout)[-1]
    assert plain(first) == (
        "G110",
        1,
        "Con otra letra y dos palabras",
        {"palabras": "«y», «dos», «palabras»"},
    )
    assert first.rule.severity is Severity.ERROR


@needs_libreoffice
def test_the_fonts_asked_for_are_listed_with_those_printed(printed: dict[str, Printed]) -> None:
    one = printed["fonts_of_same_widths.docx"]
    uses = fonts_of(one.document, ".docx", one.pdf, one.layout)
    assert uses == (
        FontUse("Calibri", "Carlito"),
        FontUse("Cambria", "Caladea"),
        FontUse("Courier New", "Liberation Mono"),
        FontUse("Liberation Sans", "Liberation Sans"),
        FontUse("Times New Roman", "Liberation Serif"),
    )
    assert all(use.keeps_lines for use in uses)


@needs_libreoffice
def test_other_pages_than_the_approved_are_told(printed: dict[str, Printed]) -> None:
    layout = printed["separator.docx"].layout
    assert [*check_page_count(3, layout)] == []
    (fact,) = check_page_count(1, layout)
    assert plain(fact) == ("G115", 0, "", {"ahora": "3 páginas", "entonces": "1 página"})


@needs_libreoffice
def test_a_fact_can_be_kept_and_is_told_of_a_document(printed: dict[str, Printed]) -> None:
    (fact,) = pickle.loads(pickle.dumps(found(printed["heading.docx"])))
    told = fact.at("anexo.docx")
    assert told.at == InPage("anexo.docx", 1, "Glosario")
    assert told.message.endswith("su texto empieza en la página 2.")


def test_the_right_and_the_wrong_are_all_expected() -> None:
    assert sorted(FOUND) == sorted(WRONG)
