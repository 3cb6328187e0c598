"""The last look at a finished document: it says what is broken, left over or lost."""

import io
import zipfile

from openpyxl import Workbook
from support.draw import drawn
from support.project import told

from plandocs.diagnostics import InFile, Report
from plandocs.verify import verify_document

PLACE = InFile("data/x/y/plan.yaml", 7, 3)


def found(data: bytes, *expects: str) -> list[str]:
    report = Report()
    typed = [(text, PLACE) for text in expects]
    report.extend(verify_document(data, "anexo.docx", "plantilla.docx", typed))
    return told(report)


def sheet(*cells: str) -> bytes:
    book = Workbook()
    for number, words in enumerate(cells, 1):
        book.worksheets[0].cell(number, 1, words)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_document_that_holds_its_texts_is_sound() -> None:
    assert found(drawn("Uno", table=[["Dos & tres"]]), "Uno", "Dos & tres") == []


def test_white_space_and_line_breaks_do_not_count() -> None:
    assert found(drawn("Uno\ndos"), "Uno  dos") == []


def test_a_text_that_did_not_arrive_is_told_where_it_was_typed() -> None:
    assert found(drawn("Uno"), "Dos") == [
        "V201 plan.yaml:7:3: «Dos» no llega al documento «anexo.docx»."
    ]


def test_a_tag_left_in_the_document_is_told() -> None:
    assert found(drawn("Uno {{ dos }}")) == [
        "V102 plantilla.docx · «Uno {{ dos }}»: En «anexo.docx» queda una etiqueta sin rellenar: "
        "«{{ dos }}»."
    ]


def test_a_tag_that_is_part_of_a_typed_text_is_no_leftover() -> None:
    assert found(drawn("Escriba {{ dos }}"), "Escriba {{ dos }}") == []


def test_a_part_that_is_no_xml_is_told_and_nothing_else() -> None:
    buffer = io.BytesIO(drawn("Uno"))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/comments.xml", b"<a><b></a>")
    assert found(buffer.getvalue(), "Dos") == [
        "V101 plantilla.docx: El documento «anexo.docx» saldría dañado (word/comments.xml)."
    ]


def test_the_cells_of_a_workbook_are_read_too() -> None:
    assert found(sheet("Uno", "=1+1", "Dos"), "Uno", "Dos") == []
    assert found(sheet("Uno"), "Dos") == [
        "V201 plan.yaml:7:3: «Dos» no llega al documento «anexo.docx»."
    ]


def test_a_text_promised_twice_and_printed_once_is_told() -> None:
    assert found(drawn("Ana", "firma Ana"), "Ana", "Ana") == []
    assert found(drawn("Ana"), "Ana", "Ana") == [
        "V201 plan.yaml:7:3: «Ana» no llega al documento «anexo.docx»."
    ]
