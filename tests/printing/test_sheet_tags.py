"""Workbooks printed with tags: what a screen reader is told of their tables, and in what order."""

import datetime
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import xlsxwriter
from lxml import etree
from PIL import Image
from support.printed import convert, needs_libreoffice
from support.tagged import Element, rows_of, tree_of

from plandocs.printing.tags.sheet import tag_sheets, twin_of
from plandocs.printing.tags.sheet_cells import Area, Cell, Place, Sheet, area_of, sheets_of
from plandocs.printing.tags.sheet_codes import Codes
from plandocs.printing.tags.sheet_shape import Grid, shape_of

_EXPORT = (
    'pdf:calc_pdf_Export:{"SelectPdfVersion":{"type":"long","value":2},'
    '"UseTaggedPDF":{"type":"boolean","value":true},'
    '"PDFUACompliance":{"type":"boolean","value":true}}'
)


def _picture() -> io.BytesIO:
    data = io.BytesIO()
    Image.new("RGB", (60, 30), (200, 30, 60)).save(data, "PNG")
    data.seek(0)
    return data


def _varied() -> bytes:
    """Return a workbook with whatever moves a text away from its cell."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    book.set_properties({"title": "Libro variado"})
    title, head = book.add_format({"bold": True}), book.add_format({"bold": True, "border": 1})
    box = book.add_format({"border": 1, "text_wrap": True})
    turned = book.add_format({"border": 1, "rotation": 90})
    slanted = book.add_format({"border": 1, "rotation": 45})
    right = book.add_format({"border": 1, "align": "right"})
    small = book.add_format({"border": 1, "shrink": True})
    negative = book.add_format({"border": 1, "num_format": "0.00;[Red]-0.00"})
    day = book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
    red, blue = book.add_format({"font_color": "red"}), book.add_format({"font_color": "blue"})
    sheet = book.add_worksheet("Uno")
    sheet.set_column("A:F", 16)
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&L&KFF0000Encabezado&C&A & más&R&D")
    sheet.set_footer("Página &P de &N")
    sheet.merge_range("A1:F1", "Título del libro", title)
    sheet.write("A2", "Subtítulo que desborda sobre las celdas que tiene a su derecha, vacías")
    for column, text in enumerate(["Nombre", "Monto", "Fecha", "Nota", "Girado", "Enlace"]):
        sheet.write(3, column, text, head)
    sheet.set_row(4, 60)
    sheet.write("A5", "Ana", box)
    sheet.write("B5", -12.5, negative)
    sheet.write("C5", datetime.date(2024, 5, 1), day)
    sheet.write("D5", "una línea\notra línea", box)
    sheet.write("E5", "vertical", turned)
    sheet.write_url("F5", "https://example.org", string="el sitio")
    sheet.set_row(5, 60)
    sheet.write("A6", "Beto con un nombre que se dobla en renglones", box)
    sheet.write("B6", "muy encogido para que quepa en su celda", small)
    sheet.write("D6", "a la derecha y más ancho que su celda", right)
    sheet.write("E6", "sesgado", slanted)
    sheet.write_rich_string("F6", "tres ", red, "colores ", blue, "juntos", box)
    sheet.merge_range("A7:A8", "dos filas", box)
    sheet.merge_range("B7:D7", "tres columnas", box)
    sheet.write("E7", "שלום", box)
    sheet.write("F7", True, box)
    for column in range(1, 6):
        sheet.write(7, column, f"8{'ABCDEF'[column]}", box)
    sheet.write("A9", "oculta", box)
    sheet.set_row(8, None, None, {"hidden": True})
    sheet.write("A11", "Nota al pie.")
    sheet.conditional_format("A5:B6", {"type": "no_blanks", "format": red})
    sheet.insert_image("B13", "a.png", {"image_data": _picture(), "description": "Un escudo"})
    sheet.insert_textbox("D13", "Un cuadro de texto", {"width": 150, "height": 40})
    sheet.write_comment("A5", "un comentario")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Dos!$A$2:$A$5"})
    sheet.insert_chart("A17", chart, {"description": "Una gráfica"})
    _write_wide(book)
    book.add_worksheet("Oculta").write("A1", "secreto")
    book.get_worksheet_by_name("Oculta").hide()
    book.close()
    return data.getvalue()


def _write_wide(book: xlsxwriter.Workbook) -> None:
    """Add a sheet of two pages across and two down, with its titles on each."""
    sheet = book.add_worksheet("Dos")
    for row in range(60):
        for column in range(14):
            sheet.write(row, column, f"{row}.{column}")
    sheet.set_column("C:C", None, None, {"hidden": True})
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.print_row_col_headers()


def _long() -> bytes:
    """Return a workbook with so many cells that their colours come again."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = book.add_worksheet("Larga")
    sheet.repeat_rows(0)
    for row in range(1_100):
        for column in range(5):
            if (row * 5 + column) % 7:
                sheet.write(row, column, f"{row}.{column}")
    book.close()
    return data.getvalue()


@dataclass(frozen=True)
class _Printed:
    """A workbook, its PDF as exported and that of its twin."""

    workbook: bytes
    exported: Path
    twin: Path

    def tagged(self, twin: bool = True) -> bytes:
        """Return its tagged PDF."""
        other = pikepdf.open(self.twin) if twin else pikepdf.new()
        with pikepdf.open(self.exported) as pdf, other:
            tag_sheets(pdf, self.workbook, other)
            data = io.BytesIO()
            pdf.save(data, deterministic_id=True)
        return data.getvalue()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, _Printed]:
    folder = tmp_path_factory.mktemp("sheets")
    books = {"varied": _varied(), "long": _long()}
    paths = []
    for name, workbook in books.items():
        for suffix, data in (("own", workbook), ("twin", twin_of(workbook))):
            paths.append(folder / f"{name}-{suffix}.xlsx")
            paths[-1].write_bytes(data)
    convert(paths, folder, _EXPORT)
    return {
        name: _Printed(workbook, folder / f"{name}-own.pdf", folder / f"{name}-twin.pdf")
        for name, workbook in books.items()
    }


@pytest.fixture(scope="module")
def varied(printed: dict[str, _Printed]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(printed["varied"].tagged())) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def sheets(varied: pikepdf.Pdf) -> list[Element]:
    return [kid for kid in tree_of(varied).kids if isinstance(kid, Element)]


@needs_libreoffice
def test_each_text_is_said_in_the_cell_it_belongs_to(sheets: list[Element]) -> None:
    assert rows_of(next(sheets[0].all("Table"))) == [
        ["Nombre", "Monto", "Fecha", "Nota", "Girado", "Enlace"],
        ["Ana", "-12.50", "01/05/2024", "una línea\notra línea", "vertical", "el sitio"],
        [
            "Beto con un nombre que se dobla en renglones",
            "muy encogido para que quepa en su celda",
            "",
            "a la derecha y más ancho que su celda",
            "sesgado",
            "tres colores juntos",
        ],
        ["dos filas", "tres columnas", "שלום", "TRUE"],
        ["8B", "8C", "8D", "8E", "8F"],
    ]


@needs_libreoffice
def test_a_sheet_is_read_downwards_with_its_drawings_where_they_stand(
    sheets: list[Element],
) -> None:
    read = [
        (kid.role, kid.alternative or kid.text)
        for kid in sheets[0].kids
        if isinstance(kid, Element) and kid.role != "Table"
    ]
    assert read == [
        ("H1", "Título del libro"),
        ("P", "Subtítulo que desborda sobre las celdas que tiene a su derecha, vacías"),
        ("P", "Nota al pie."),
        ("Figure", "Un escudo"),
        ("P", "Un cuadro de texto"),
        ("Figure", "Una gráfica"),
    ]


@needs_libreoffice
def test_merged_cells_span_what_they_cover_so_that_all_rows_are_of_one_length(
    sheets: list[Element],
) -> None:
    lengths = []
    hanging: list[int] = []
    for row in next(sheets[0].all("Table")).all("TR"):
        hanging = [left - 1 for left in hanging if left > 1]
        length = len(hanging)
        for cell in row.kids:
            assert isinstance(cell, Element)
            across = int(cell.attributes.get("ColSpan", 1))
            length += across
            hanging += [int(cell.attributes.get("RowSpan", 1))] * across
        lengths.append(length)
    assert lengths == [6] * 5


@needs_libreoffice
def test_titles_of_all_pages_are_said_once_and_head_their_columns_and_rows(
    sheets: list[Element],
) -> None:
    columns = [column for column in range(14) if column != 2]
    table = next(sheets[1].all("Table"))
    assert rows_of(table) == [[f"{row}.{column}" for column in columns] for row in range(60)]
    heads = [str(cell.attributes["Scope"]) for cell in table.all("TH")]
    assert heads == ["/Column"] * 13 + ["/Row"] * 59


@needs_libreoffice
def test_sheets_that_are_hidden_have_no_tags(sheets: list[Element]) -> None:
    assert [sheet.role for sheet in sheets] == ["Sect", "Sect"]
    assert "secreto" not in "".join(sheet.text for sheet in sheets)


@needs_libreoffice
def test_headers_and_footers_are_no_content(varied: pikepdf.Pdf) -> None:
    content = varied.pages[0].Contents.read_bytes()
    assert content.count(b"/Subtype /Header") >= 1
    assert content.count(b"/Subtype /Footer") >= 1
    assert "Página" not in tree_of(varied).text


@needs_libreoffice
def test_letters_of_columns_and_numbers_of_rows_are_not_said(sheets: list[Element]) -> None:
    assert [kid.role for kid in sheets[1].kids if isinstance(kid, Element)] == ["Table"]


@needs_libreoffice
def test_a_link_is_said_in_its_cell(varied: pikepdf.Pdf, sheets: list[Element]) -> None:
    assert [link.text for link in sheets[0].all("Link")] == ["el sitio"]
    (annotation,) = varied.pages[0].Annots
    parents = varied.Root.StructTreeRoot.ParentTree.Nums
    number = [int(key) for key in list(parents)[::2]].index(int(annotation.StructParent))
    assert parents[2 * number + 1].S == "/Link"


@needs_libreoffice
def test_marks_nest_within_saved_states(varied: pikepdf.Pdf) -> None:
    for page in varied.pages:
        nested: list[str] = []
        closes = {"EMC": "BDC", "Q": "q", "ET": "BT"}
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            if name in closes.values():
                nested.append(name)
            elif name in closes:
                assert nested.pop() == closes[name]
        assert not nested


@needs_libreoffice
def test_paper_looks_as_before_but_for_marks_of_comments(
    printed: dict[str, _Printed], varied: pikepdf.Pdf
) -> None:
    before = pypdfium2.PdfDocument(printed["varied"].exported)
    data = printed["varied"].tagged()
    after = pypdfium2.PdfDocument(data)
    assert len(before) == len(after) == len(varied.pages)
    for old, new in zip(before, after, strict=True):
        pictures = (
            page.render(scale=1.5, may_draw_forms=False, draw_annots=False).to_pil()
            for page in (old, new)
        )
        assert next(pictures).tobytes() == next(pictures).tobytes()


@needs_libreoffice
@pytest.mark.parametrize("check", [["outloud", "--quiet"], ["pdfua", "check"]])
def test_checkers_find_no_error(
    printed: dict[str, _Printed], tmp_path: Path, check: list[str]
) -> None:
    path = tmp_path / "libro.pdf"
    path.write_bytes(printed["varied"].tagged())
    command = [str(Path(sys.executable).with_name(check[0])), *check[1:], str(path)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


@needs_libreoffice
def test_columns_so_long_that_colours_come_again_are_read_right(
    printed: dict[str, _Printed],
) -> None:
    with pikepdf.open(io.BytesIO(printed["long"].tagged())) as pdf:
        (table,) = tree_of(pdf).all("Table")
    assert rows_of(table) == [
        [f"{row}.{column}" if (row * 5 + column) % 7 else "" for column in range(5)]
        for row in range(1_100)
    ]


@needs_libreoffice
def test_without_a_twin_all_texts_are_still_said(printed: dict[str, _Printed]) -> None:
    with pikepdf.open(io.BytesIO(printed["varied"].tagged(twin=False))) as pdf:
        tree = tree_of(pdf)
    assert not list(tree.all("Table"))
    assert "muy encogido para que quepa en su celda" in tree.text
    assert "13.0" in tree.text


@needs_libreoffice
def test_the_same_workbook_gives_the_same_bytes(printed: dict[str, _Printed]) -> None:
    assert printed["varied"].tagged() == printed["varied"].tagged()


def test_the_same_workbook_gives_the_same_twin_with_few_styles() -> None:
    workbook = _long()
    twin = twin_of(workbook)
    assert twin == twin_of(workbook)
    with zipfile.ZipFile(io.BytesIO(twin)) as archive:
        styles = etree.fromstring(archive.read("xl/styles.xml"))
    formats = styles.find("{*}cellXfs")
    assert formats is not None
    assert len(formats) == int(formats.get("count", 0)) <= 4_010


def test_links_of_a_twin_go_to_the_colour_of_their_cell() -> None:
    with zipfile.ZipFile(io.BytesIO(twin_of(_varied()))) as archive:
        relations = archive.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert relations.count('Target="http://cell/') == 1


def _sheet(places: list[Place], **more: object) -> Sheet:
    sheet = Sheet("Hoja", "xl/worksheets/sheet1.xml")
    sheet.cells = {place: Cell(0, "x", place[0] in (3, 4, 5)) for place in places}
    for name, value in more.items():
        setattr(sheet, name, value)
    return sheet


def test_a_colour_that_comes_again_means_the_next_cell_downwards() -> None:
    places = [(row, 1) for row in range(1, 201)]
    codes = Codes([_sheet(places)], styles=30)
    assert len(set(codes.of.values())) == 30
    given = [codes.of[0, place] for place in places if place[0] not in (50, 51, 52)]
    assert [codes.next_cell(code)[1] for code in given] == [
        place for place in places if place[0] not in (50, 51, 52)
    ]


def test_a_cell_that_all_pages_print_has_a_colour_of_its_own() -> None:
    places = [(row, 1) for row in range(1, 201)]
    sheet = _sheet(places, repeated_rows=Area(1, 1, 1, 16_384))
    codes = Codes([sheet], styles=30)
    head = codes.of[0, (1, 1)]
    assert list(codes.of.values()).count(head) == 1
    body = [codes.of[0, place] for place in places[1:]]
    read = [codes.next_cell(code)[1] for code in (head, *body[:40], head, *body[40:])]
    assert read == [(1, 1), *places[1:41], (1, 1), *places[41:]]


def test_rows_without_lines_below_a_table_that_has_them_are_not_of_it() -> None:
    places = [(1, 1), (3, 1), (3, 2), (4, 1), (4, 2), (5, 1), (7, 1), (7, 2), (8, 1)]
    shape = shape_of(_sheet(places), places)
    table = shape.blocks[1]
    assert isinstance(table, Grid)
    assert len(table.rows) == 3
    assert [*shape.blocks[:1], *shape.blocks[2:]] == [(1, 1), (7, 1), (7, 2), (8, 1)]
    assert shape.title == (1, 1)


def test_the_last_row_of_a_table_without_lines_may_have_one_text() -> None:
    places = [(11, 1), (11, 2), (12, 1), (12, 2), (13, 1), (15, 1)]
    shape = shape_of(_sheet(places), places)
    assert isinstance(shape.blocks[0], Grid)
    assert [len(shape.blocks[0].rows), *shape.blocks[1:]] == [3, (15, 1)]


def test_names_over_values_above_a_table_are_a_table_too() -> None:
    places = [(1, 1), (1, 2), (2, 1), (2, 2), (4, 1), (4, 2), (5, 1), (5, 2)]
    sheet = _sheet(places, heads=Area(4, 1, 4, 2))
    sheet.cells |= {place: Cell(1, "x", False) for place in ((1, 1), (1, 2))}
    blocks = shape_of(sheet, places).blocks
    assert [len(block.rows) for block in blocks if isinstance(block, Grid)] == [2, 2]


def test_a_sheet_of_single_texts_has_no_table() -> None:
    places = [(1, 1), (2, 1), (4, 1)]
    assert shape_of(_sheet(places), places).blocks == tuple(places)


@pytest.mark.parametrize(
    ("reference", "area"),
    [
        ("A1:C3", Area(1, 1, 3, 3)),
        ("$B$2", Area(2, 2, 2, 2)),
        ("$A:$B", Area(1, 1, 1_048_576, 2)),
        ("2:3", Area(2, 1, 3, 16_384)),
        ("OFFSET(A1,1,1)", None),
    ],
)
def test_references_are_read_as_rectangles(reference: str, area: Area | None) -> None:
    assert area_of(reference) == area


def test_hidden_rows_columns_and_sheets_are_not_read() -> None:
    with zipfile.ZipFile(io.BytesIO(_varied())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    one, two = sheets_of(parts)
    assert (9, 1) not in one.cells
    assert (1, 3) not in two.cells
    assert one.merged[7, 2] == Area(7, 2, 7, 4)
    assert (two.repeats((1, 5)), two.repeats((9, 1)), two.repeats((9, 5))) == (True, True, False)
