"""A copy of a template says where it is what is wrong with it."""

import io

import docx
from docx.oxml.ns import qn
from openpyxl import load_workbook
from support.draw import drawn
from support.workbooks.book import SHEET, Draw, of_draw
from support.xlsx.sound import faults_of

from plandocs.compose import vocabulary
from plandocs.engine import Template
from plandocs.engine.annotating import annotate
from plandocs.engine.package import read_package


def annotated(template: bytes, name: str) -> bytes:
    opened = Template(template, name)
    return annotate(template, [*opened.check(), *opened.check_fields(vocabulary())])


def test_each_finding_is_a_comment_of_its_paragraph() -> None:
    template = drawn(
        "{{ plan.titulo }}", "{{ plan.titul }}", table=[["{{ plan.anex }}"]], footer="{{ pie }}"
    )
    document = docx.Document(io.BytesIO(annotated(template, "a.docx")))
    marked = {
        "".join(text.text for text in paragraph.iter(qn("w:t"))): int(reference.get(qn("w:id")))
        for paragraph in document.element.body.iter(qn("w:p"))
        for reference in paragraph.iter(qn("w:commentReference"))
    }
    texts = {comment.comment_id: comment.text for comment in document.comments}
    assert sorted(marked) == ["{{ plan.anex }}", "{{ plan.titul }}", "{{ plan.titulo }}"]
    assert texts[marked["{{ plan.titul }}"]].startswith("P203 campo-desconocido\nLa plantilla pide")
    assert texts[marked["{{ plan.titulo }}"]].startswith("pie de página · «{{ pie }}»\nP203")
    assert {comment.author for comment in document.comments} == {"plandocs"}


def _sheets(draw: Draw) -> None:
    draw.sheet("Uno", [["{{ plan.titul }}"], ["{{ plan.anex }}{{ otro }}"], ["bien"]])
    draw.sheet("Dos", [["a"], ["{{ fichas }}"]]).write_comment("A2", "ya estaba")
    draw.book.add_chart({"type": "bar"})


def test_each_finding_is_a_note_of_its_cell_and_the_rest_stays() -> None:
    template = of_draw(_sheets).template
    made = annotated(template, "a.xlsx")
    book = load_workbook(io.BytesIO(made))
    notes = {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert sorted(notes) == ["Dos!A2", "Uno!A1", "Uno!A2"]
    assert notes["Uno!A1"].startswith("P203 campo-desconocido\n")
    assert notes["Uno!A2"].count("P203") == 2
    assert notes["Dos!A2"].startswith("ya estaba\n\nP204")
    assert [fault for fault in faults_of(made) if "says «{{" not in fault] == []
    before, after = read_package(template), read_package(made)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "[Content_Types].xml", SHEET, "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml",
    }  # fmt: skip
