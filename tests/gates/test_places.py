"""Where something stands, as a person finds it in Word or Excel."""

import pytest
from support.bare import body, lead, part, rels, said, workbook
from support.office_files import OFFICE, X, field, p, run, text

from plandocs.gates.places import part_label

COMMAND = field("DDE a")
HIDE = "<w:vanish/>"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("word/document.xml", ""),
        ("word/document2.xml", ""),
        ("word/header1.xml", "encabezado"),
        ("word/header12.xml", "encabezado"),
        ("word/otra/header1.xml", "encabezado"),
        ("word/footer.xml", "pie de página"),
        ("word/footnotes.xml", "notas al pie"),
        ("word/endnotes.xml", "notas al final"),
        ("word/comments.xml", "comentarios"),
        ("docProps/core.xml", "propiedades del documento"),
        ("docProps/app.xml", "propiedades del documento"),
        ("docProps/custom.xml", "propiedades del documento"),
        ("word/glossary/document.xml", "bloques de creación"),
        ("word/theme/theme1.xml", "word/theme/theme1.xml"),
        ("word/header1.xml.bin", "word/header1.xml.bin"),
        ("word/headers/a.xml", "word/headers/a.xml"),
        ("glossary/document.xml", ""),
    ],
)
def test_a_part_is_called_as_people_call_it(name: str, label: str) -> None:
    assert part_label(name) == label


def test_a_fault_in_words_is_told_by_its_paragraph() -> None:
    assert said(body(p(text("Uno"), COMMAND) + p(text("Dos"))))[0][1] == "«Uno1»"
    footnotes = {"word/footnotes.xml": part("footnotes", p(text("Nota "), COMMAND))}
    assert said(body(**footnotes))[0][1] == "notas al pie · «Nota 1»"
    capital = {"word/Header1.xml": part("hdr", p(text("Sello"), COMMAND))}
    assert said(body(**capital))[0][1] == "word/Header1.xml · «Sello1»"


def test_a_paragraph_is_quoted_with_what_was_deleted_in_it_and_without_codes() -> None:
    gone = "<w:r><w:delText>No</w:delText></w:r>"
    assert said(body(p(text("Uno "), gone, COMMAND)))[0][1] == "«Uno No1»"


def test_a_fault_in_a_row_or_outside_of_paragraphs_is_told_by_what_holds_it() -> None:
    cells = f"<w:tc>{p(text('Uno'))}</w:tc><w:tc>{p(text('Dos'))}</w:tc>"
    changed = f"<w:tbl><w:tr><w:trPr><w:ins w:id='1'/></w:trPr>{cells}</w:tr></w:tbl>"
    assert said(body(changed))[0][:2] == ("S311", "«UnoDos»")
    assert said(body(f"<w:altChunk>{text('Anexo')}</w:altChunk>"))[0][:2] == ("S306", "«Anexo»")
    assert said(body("<w:altChunk/>"))[0][:2] == ("S306", "")


def test_a_paragraph_in_a_row_is_told_by_itself() -> None:
    cells = f"<w:tc>{p(text('Uno', HIDE))}</w:tc><w:tc>{p(text('Dos'))}</w:tc>"
    assert said(body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))[0][:2] == ("S310", "«Uno»")


def test_a_run_without_words_adds_none() -> None:
    assert said(body(p(text("Uno"), run("<w:t/>"), COMMAND)))[0][1] == "«Uno1»"


def test_a_paragraph_in_a_text_box_is_told_by_itself() -> None:
    box = p(text("Fuera"), run(f"<w:pict><v:shape>{p(text('Dentro'), COMMAND)}</v:shape></w:pict>"))
    assert said(body(box))[0][1] == "«Dentro1»"


def found(parts: dict[str, str | bytes]) -> list[str]:
    return [place for _, place, _ in said(parts)]


CELL = '<row><c r="B3"><f>WEBSERVICE(A1)</f></c></row>'


def test_a_fault_in_a_cell_is_told_by_its_sheet_and_its_name() -> None:
    assert found(workbook(CELL)) == ["hoja «Uno» · B3"]
    other = {"xl/worksheets/sheet2.xml": f"<worksheet xmlns='{X}'>{CELL}</worksheet>"}
    assert found(workbook(**other)) == ["hoja «Dos» · B3"]
    nobodys = {"xl/worksheets/sheet9.xml": f"<worksheet xmlns='{X}'>{CELL}</worksheet>"}
    assert found(workbook(**nobodys)) == [""]


@pytest.mark.parametrize(
    ("sheet", "place"),
    [
        (
            '<conditionalFormatting sqref="C2:C9 E2"><cfRule><formula>RTD(A1)</formula></cfRule>'
            "</conditionalFormatting>",
            "hoja «Uno» · C2:C9",
        ),
        (
            '<dataValidations><dataValidation sqref="D4"><formula1>RTD(A1)</formula1>'
            "</dataValidation></dataValidations>",
            "hoja «Uno» · D4",
        ),
        (
            '<hyperlinks><hyperlink ref="B5:B6" location="RTD(A1)"/></hyperlinks>',
            "hoja «Uno» · B5:B6",
        ),
        ('<other ref="B5"><hyperlink location="RTD(A1)"/></other>', "hoja «Uno»"),
        ('<oleObjects r="B5"><oleObject/></oleObjects>', "hoja «Uno»"),
    ],
)
def test_a_fault_beside_the_cells_is_told_by_the_cells_it_is_for(sheet: str, place: str) -> None:
    assert found(workbook(sheet=sheet)) == [place]


def test_a_part_of_a_sheet_is_told_by_the_first_sheet_that_leads_to_it() -> None:
    drawing = f'<wsDr xmlns:r="{OFFICE}"><sp macro="[1]!Abre"/><blip r:link="rId1"/></wsDr>'
    parts = {
        "xl/drawings/d.xml": drawing,
        "xl/worksheets/_rels/sheet2.xml.rels": rels(lead("drawing", "../drawings/d.xml")),
        "xl/drawings/_rels/d.xml.rels": rels(
            lead("image", "file:///a", "External"),
            lead("drawing", "/xl/drawings/d.xml", name="rId2"),
            lead("chart", "../charts/c.xml", name="rId3"),
        ),
        "xl/charts/c.xml": "<chartSpace><f>[1]Hoja!A1</f></chartSpace>",
    }
    assert sorted(found(workbook(**parts))) == ["hoja «Dos»"] * 3
    both = lead("drawing", "../drawings/d.xml", name="rId7")
    assert sorted(found(workbook(leads=both, **parts))) == ["hoja «Uno»"] * 3


def test_a_document_that_carries_parts_of_a_workbook_is_a_document() -> None:
    parts = workbook() | body(p(text("Uno"), COMMAND))
    assert found(parts) == ["«Uno1»"]


def test_only_the_book_itself_gives_its_sheets_titles() -> None:
    other = {"xl/a.xml": f'<otra xmlns:r="{OFFICE}"><sheet name="A|B"/></otra>'}
    parts = workbook("<row><c r=\"B3\"><f>'A|B'!A1</f></c></row>", **other)
    assert found(parts) == ["hoja «Uno» · B3"]


def test_the_books_own_faults_are_told_of_the_file() -> None:
    names = '<definedNames><definedName name="a">[1]Hoja!A1</definedName></definedNames>'
    assert found(workbook(names=names)) == [""]
