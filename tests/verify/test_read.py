"""A finished document read part by part: each thing that does not fit together is told."""

import io
import random

import pytest
from openpyxl import Workbook
from support.draw import drawn
from verify.packages import changed, edited

from plandocs.verify.read import read_document
from plandocs.verify.sheet import Box, overlap

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
BODY = "word/document.xml"
SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"
CELL = "<w:tc><w:p/></w:tc>"


def story(body: str) -> list[str]:
    """Return what is told of a document with this body."""
    names = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}"'
    xml = f"<w:document {names}><w:body>{body}</w:body></w:document>"
    return [flaw.detail for flaw in read_document(changed(drawn(), BODY, xml.encode())).flaws]


def table(*rows: str, columns: int = 2) -> str:
    grid = "<w:gridCol/>" * columns
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, before: str = "") -> str:
    return f"<w:tr>{before}{''.join(cells)}</w:tr>"


def book() -> bytes:
    made = Workbook()
    made.worksheets[0]["A1"] = "uno"
    buffer = io.BytesIO()
    made.save(buffer)
    strings = f'<sst xmlns="{S}"><si><t>uno</t></si></sst>'
    return changed(buffer.getvalue(), "xl/sharedStrings.xml", strings.encode())


def sheet(rows: str, merges: str = "") -> list[str]:
    """Return what is told of a workbook whose sheet has these rows."""
    xml = f'<worksheet xmlns="{S}" xmlns:r="{R}"><sheetData>{rows}</sheetData>{merges}</worksheet>'
    return [flaw.detail for flaw in read_document(changed(book(), SHEET, xml.encode())).flaws]


def merged(*ranges: str) -> str:
    return f"<mergeCells>{''.join(f'<mergeCell ref={ref!r}/>' for ref in ranges)}</mergeCells>"


def test_the_paragraphs_are_read_with_those_of_text_boxes_in_them() -> None:
    inner = "<w:txbxContent><w:p><w:r><w:t>dentro</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>uno</w:t><w:br/><w:t>dos</w:t>'
        f"{inner}<w:instrText>PAGE</w:instrText></w:r></w:p></w:body></w:document>"
    )
    found = read_document(changed(drawn(), BODY, xml.encode())).texts
    assert "dentro" in found
    assert "uno dosdentro" in found


@pytest.mark.parametrize("name", ["br", "tab", "cr"])
def test_what_stands_between_words_parts_them(name: str) -> None:
    body = f"<w:body><w:p><w:r><w:t>uno</w:t><w:{name}/><w:t>dos</w:t></w:r></w:p></w:body>"
    xml = f'<w:document xmlns:w="{W}">{body}</w:document>'
    assert "uno dos" in read_document(changed(drawn(), BODY, xml.encode())).texts


@pytest.mark.parametrize("written", ["", "x", "²", "100000"])
def test_a_width_that_is_no_number_of_columns_counts_as_one(written: str) -> None:
    odd = f"<w:tc><w:tcPr><w:gridSpan w:val='{written}'/></w:tcPr><w:p/></w:tc>"
    assert story(table(row(odd, CELL))) == []
    assert story(table(row(odd, CELL, CELL))) == ["una tabla con una fila que pasa de sus columnas"]


@pytest.mark.parametrize("side", ["gridBefore", "gridAfter"])
def test_the_columns_that_a_row_leaves_out_count(side: str) -> None:
    left = f"<w:trPr><w:{side} w:val='1'/></w:trPr>"
    assert story(table(row(CELL, before=left))) == []
    assert story(table(row(CELL, CELL, before=left.replace("'1'", "'x'")))) == []
    assert story(table(row(CELL, CELL, before=left))) == [
        "una tabla con una fila que pasa de sus columnas"
    ]


def test_what_a_document_points_at_outside_need_not_be_in_it() -> None:
    links = (
        '<Relationship Id="a" Type="t" Target="https://x.mx/y" TargetMode="External"/>'
        '<Relationship Id="b" Type="t" Target="#sitio"/>'
        '<Relationship Id="c" Type="t" Target="/word/styles.xml"/></Relationships>'
    )
    part = "word/_rels/document.xml.rels"
    assert read_document(edited(drawn("Uno"), part, "</Relationships>", links)).flaws == []


def test_a_sound_document_has_no_flaw() -> None:
    assert story("<w:p/>") == []
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p/></w:tc>"
    shifted = row(CELL, before="<w:trPr><w:gridBefore w:val='1'/></w:trPr>")
    assert story(table(row(CELL, CELL), row(wide), row(CELL), shifted)) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (table(row(CELL, CELL, CELL)), "una tabla con una fila que pasa de sus columnas"),
        (table(row()), "una fila sin celdas"),
        (table(), "una tabla sin filas"),
        (table(row("<w:tc><w:tcPr/></w:tc>")), "una celda sin párrafo al final"),
        (table(row(f"<w:tc>{table(row(CELL))}</w:tc>")), "una celda sin párrafo al final"),
        ("<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>", "un campo que no termina"),
        (
            "<w:p><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>",
            "un campo que termina sin empezar",
        ),
        (
            "<w:p><w:bookmarkStart w:id='1' w:name='a'/></w:p>",
            "un marcador que no abre y cierra",
        ),
        (
            "<w:p><w:bookmarkStart w:id='1' w:name='a'/><w:bookmarkEnd w:id='1'/>"
            "<w:bookmarkStart w:id='2' w:name='A'/><w:bookmarkEnd w:id='2'/></w:p>",
            "dos marcadores con un nombre",
        ),
        (
            "<w:p><w:r><wp:docPr id='1'/></w:r><w:r><wp:docPr id='1'/></w:r></w:p>",
            "dos figuras con un número",
        ),
        (
            "<w:p><w:hyperlink r:id='rId99'/></w:p>",
            "usa la relación «rId99», que word/_rels/document.xml.rels no trae",
        ),
    ],
)
def test_a_flaw_of_a_document_is_told(body: str, told: str) -> None:
    assert story(body) == [told]


def test_a_field_that_begins_separates_and_ends_is_sound() -> None:
    kinds = ("begin", "separate", "end")
    runs = "".join(f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in kinds)
    assert story(f"<w:p>{runs}</w:p>") == []


def test_a_cell_or_a_span_outside_any_table_breaks_nothing() -> None:
    assert story("<w:tc><w:tcPr><w:gridSpan w:val='x'/></w:tcPr><w:p/></w:tc><w:tr/>") == [
        "una fila sin celdas"
    ]
    assert story("<w:gridSpan w:val='2'/><w:gridCol/><w:gridAfter/>") == []


def test_the_texts_of_a_workbook_are_read_without_their_phonetic_guides() -> None:
    inline = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>uno</t><r><t> dos</t></r>'
        "<rPh><t>guía</t></rPh></is></c></row>"
    )
    xml = f'<worksheet xmlns="{S}"><sheetData>{inline}</sheetData></worksheet>'
    assert "uno dos" in read_document(changed(book(), SHEET, xml.encode())).texts


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ('<row r="2"/><row r="1"/>', "una fila fuera de orden"),
        ('<row r="x"/>', "una fila fuera de orden"),
        ('<row r="1"><c r="B1"/><c r="A1"/></row>', "una celda fuera de orden"),
        ('<row r="1"><c r="A2"/></row>', "una celda fuera de orden"),
        ('<row r="1"><c r="A1" s="99"/></row>', "una celda con un estilo que no está"),
        (
            '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
            "una celda con un texto que no está",
        ),
    ],
)
def test_a_flaw_of_a_sheet_is_told(rows: str, told: str) -> None:
    assert sheet(rows) == [told]


def test_texts_are_read_apart_from_what_stands_around_them() -> None:
    guide = "<rPh><t>guía</t></rPh>"
    strings = f"<si>\n<t>uno</t>\n{guide}\n<r><t> dos</t></r></si>\n<si><t>tres</t></si>"
    data = changed(book(), "xl/sharedStrings.xml", f'<sst xmlns="{S}">{strings}</sst>'.encode())
    assert [text for text in read_document(data).texts if text][:2] == ["uno dos", "tres"]


def test_a_document_of_the_strict_edition_is_read_too() -> None:
    strict = "http://purl.oclc.org/ooxml"
    cells = f"<w:tbl>{row(CELL, '<w:tc><w:tcPr/></w:tc>')}</w:tbl>"
    words = f"<w:p><w:r><w:t>uno</w:t></w:r><w:hyperlink r:id='rId99'/></w:p>{cells}"
    names = f'xmlns:w="{strict}/wordprocessingml/main"'
    names += f' xmlns:r="{strict}/officeDocument/relationships"'
    names += f' xmlns:wp="{strict}/drawingml/wordprocessingDrawing"'
    drawings = "<w:p><w:r><wp:docPr id='1'/><wp:docPr id='1'/></w:r></w:p>"
    body = f"<w:document {names}><w:body>{words}{drawings}</w:body></w:document>"
    found = read_document(changed(drawn(), BODY, body.encode()))
    assert "uno" in found.texts
    assert [flaw.detail for flaw in found.flaws] == [
        "una celda sin párrafo al final",
        "dos figuras con un número",
        "usa la relación «rId99», que word/_rels/document.xml.rels no trae",
    ]
    texts = f'<sst xmlns="{strict}/spreadsheetml/main"><si><t>uno</t></si></sst>'
    assert "uno" in read_document(changed(book(), "xl/sharedStrings.xml", texts.encode())).texts


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ('<row r="1"/><row r="1"/>', ["una fila fuera de orden"]),
        ('<row r="1"/><row/><row r="3"/>', []),
        ('<row r="1"/><row/><row r="2"/>', ["una fila fuera de orden"]),
        ('<row r="1"><c r="A1"/><c r="A1"/></row>', ["una celda fuera de orden"]),
        ('<row r="1"><c/><c r="B1"/></row>', []),
        ('<row r="1"><c/><c r="A1"/></row>', ["una celda fuera de orden"]),
        ('<row r="1"><c r="Z1"/><c r="AA1"/><c r="AB1"/><c r="BA1"/></row>', []),
        ('<row r="1"><c r="AA1"/><c r="Z1"/></row>', ["una celda fuera de orden"]),
        ('<row r="1"><c r="BA1"/><c r="AZ1"/></row>', ["una celda fuera de orden"]),
        ('<row r="1"><c r="A1" s="1"/></row>', ["una celda con un estilo que no está"]),
        ('<row r="1"><c r="A1" s="x"/></row>', ["una celda con un estilo que no está"]),
        ('<row r="1"><c t="s"><v>1</v></c></row>', ["una celda con un texto que no está"]),
        ('<row r="1"><c t="s"><v>x</v></c></row>', ["una celda con un texto que no está"]),
    ],
)
def test_rows_cells_styles_and_texts_are_counted_to_the_last(rows: str, told: list[str]) -> None:
    assert sheet(rows) == told


def test_a_sound_sheet_has_no_flaw() -> None:
    rows = '<row r="1"><c r="A1" t="s" s="0"><v>0</v></c><c><v>3</v></c></row><row><c/></row>'
    assert sheet(rows, merged("A1:B1", "C1:C9")) == []


def test_merged_cells_are_looked_at() -> None:
    assert sheet("", merged("A1:B2", "B2:C3")) == ["dos combinaciones de celdas que se enciman"]
    assert sheet("", merged("A1")) == ["una combinación de celdas mal escrita"]
    assert sheet("", merged("nada")) == ["una combinación de celdas mal escrita"]


def test_a_box_written_from_its_last_cell_is_the_same_box() -> None:
    assert sheet("", merged("B3:A1", "C1:C2")) == []
    assert sheet("", merged("B3:A1", "A2:A3")) == ["dos combinaciones de celdas que se enciman"]


@pytest.mark.parametrize("seed", range(20))
def test_boxes_overlap_when_a_cell_is_in_two(seed: int) -> None:
    pick = random.Random(seed)
    corners = [(pick.randint(1, 9), pick.randint(1, 9)) for _ in range(5)]
    boxes: list[Box] = [
        (top, left, top + pick.randint(0, 2), left + pick.randint(0, 2)) for top, left in corners
    ]
    cells = [
        (row, column)
        for top, left, bottom, right in boxes
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    ]
    assert overlap(boxes) == (len(set(cells)) < len(cells))


def test_boxes_that_follow_one_another_do_not_overlap() -> None:
    assert not overlap([(1, 1, 2, 2), (3, 1, 4, 2), (1, 3, 4, 3)])
    assert overlap([(1, 1, 5, 2), (2, 2, 2, 9)])


def test_a_relation_that_a_sheet_lacks_is_told() -> None:
    assert sheet("", '<drawing r:id="rId7"/>') == [
        "usa la relación «rId7», que xl/worksheets/_rels/sheet1.xml.rels no trae"
    ]


def test_sheets_with_one_name_or_number_are_told() -> None:
    second = '<sheet name="SHEET" sheetId="1"/></sheets>'
    one = edited(book(), "xl/workbook.xml", "</sheets>", second)
    told = [flaw.detail for flaw in read_document(one).flaws]
    assert told[:2] == ["dos hojas con un nombre", "dos hojas con un número"]


def test_what_the_package_says_of_its_parts_must_be_true() -> None:
    def told(data: bytes) -> list[str]:
        return [f"{flaw.part}: {flaw.detail}" for flaw in read_document(data).flaws]

    document = drawn("Uno")
    assert told(changed(document, TYPES, None)) == [f"{TYPES}: falta la lista de tipos"]
    assert told(changed(document, "word/raro.zzz", b"x")) == ["word/raro.zzz: no tiene tipo"]
    assert told(changed(document, "word/styles.xml", None)) == [
        "word/styles.xml: tiene tipo y no está",
        "word/_rels/document.xml.rels: apunta a «word/styles.xml», que no está",
    ]
    again = '<Override PartName="/word/document.xml" ContentType="x"/></Types>'
    assert told(edited(document, TYPES, "</Types>", again)) == [
        "word/document.xml: su tipo está dos veces"
    ]
    again = '<Default Extension="XML" ContentType="x"/></Types>'
    assert told(edited(document, TYPES, "</Types>", again)) == [
        f"{TYPES}: el tipo «xml» está dos veces"
    ]
    again = '<Relationship Id="rId1" Type="t" Target="document.xml"/></Relationships>'
    assert told(edited(document, "word/_rels/document.xml.rels", "</Relationships>", again)) == [
        "word/_rels/document.xml.rels: la relación «rId1» está dos veces"
    ]
    assert told(changed(document, "word/_rels/nada.xml.rels", b"<Relationships/>")) == [
        "word/_rels/nada.xml.rels: es de una pieza que no está"
    ]
    assert told(changed(document, "WORD/document.xml", b"<a/>"))[0] == (
        "word/document.xml: la pieza está dos veces"
    )


def test_broken_lists_of_types_and_relations_are_told_once() -> None:
    for part in (TYPES, "word/_rels/document.xml.rels"):
        flaws = read_document(changed(drawn("Uno"), part, b"<a>")).flaws
        assert [flaw.kind for flaw in flaws] == ["xml"]


def test_a_damaged_part_is_told() -> None:
    data = bytearray(drawn("Uno"))
    data[data.index(b"word/document.xml") + 40] ^= 0xFF
    assert [flaw.kind for flaw in read_document(bytes(data)).flaws][-1] == "zip"
