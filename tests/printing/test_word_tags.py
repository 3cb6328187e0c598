"""Tags that LibreOffice leaves amiss are mended, and links to this machine go."""

from io import BytesIO
from pathlib import Path

import docx
import pikepdf
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pikepdf import Array, Dictionary, Name, String
from support.paper import needs_office

from plandocs.printing.office import find_office
from plandocs.printing.printer import Printer
from plandocs.printing.tags.links import drop_local_links
from plandocs.printing.tags.tree import elements
from plandocs.printing.tags.word import tag_word


def bytes_of(document: docx.document.Document) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def tagged(*kids: Dictionary, roles: dict[str, Name] | None = None) -> pikepdf.Pdf:
    """Return a PDF of a page whose tags are those given."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    root = Dictionary(Type=Name.StructTreeRoot, K=Array([pdf.make_indirect(kid) for kid in kids]))
    if roles:
        root.RoleMap = Dictionary(roles)
    pdf.Root.StructTreeRoot = pdf.make_indirect(root)
    return pdf


def test_notes_get_the_name_that_pdf_ua_asks_of_them() -> None:
    with tagged(Dictionary(S=Name.Note, K=0), Dictionary(S=Name.Note, K=1)) as pdf:
        tag_word(pdf, bytes_of(docx.Document()))
        names = [str(one.ID) for one in elements(pdf.Root.StructTreeRoot)]
    assert names == ["nota-1", "nota-2"]


def test_a_picture_that_nobody_described_says_so() -> None:
    told = Dictionary(S=Name.Figure, K=0, Alt=String("Escudo"))
    with tagged(told, Dictionary(S=Name.Figure, K=1)) as pdf:
        tag_word(pdf, bytes_of(docx.Document()))
        alts = [str(one.Alt) for one in elements(pdf.Root.StructTreeRoot)]
    assert alts == ["Escudo", "Imagen sin texto alternativo"]


def test_a_style_named_as_a_role_does_not_change_it() -> None:
    roles = {"/Quote": Name.P, "/Celda": Name.P}
    with tagged(Dictionary(S=Name.Quote, K=0), Dictionary(S=Name.Celda, K=1), roles=roles) as pdf:
        tag_word(pdf, bytes_of(docx.Document()))
        root = pdf.Root.StructTreeRoot
        assert [str(one.S) for one in elements(root)] == ["/P", "/Celda"]
        assert list(root.RoleMap.keys()) == ["/Celda"]


@pytest.mark.parametrize(
    ("address", "stays"),
    [
        ("https://www.ine.mx", True),
        ("mailto:a@ejemplo.mx", True),
        ("file:///tmp/anexo-2.docx", False),
        ("javascript:alert(1)", False),
    ],
)
def test_a_link_leads_to_the_web_or_is_none(address: str, stays: bool) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        action = Dictionary(S=Name.URI, URI=String(address))
        link = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, A=action))
        page.obj.Annots = Array([link])
        place = Dictionary(Type=Name.OBJR, Obj=link)
        element = pdf.make_indirect(Dictionary(S=Name.Link, K=Array([place, 0])))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=Array([element])))
        drop_local_links(pdf)
        assert len(page.obj.Annots) == stays
        assert str(element.S) == ("/Link" if stays else "/Span")
        assert len(element.K) == 1 + stays


@needs_office
def test_a_link_to_a_file_beside_a_document_leaves_nothing_of_this_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PLANDOCS_OFFICE")
    monkeypatch.setenv("PLANDOCS_CACHE", "no")
    office = find_office()
    assert office
    document = docx.Document()
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to("anexo-2.docx", RELATIONSHIP_TYPE.HYPERLINK, True))
    paragraph = document.add_paragraph()
    run = paragraph.add_run("el anexo 2")
    link.append(run._r)
    paragraph._p.append(link)
    data = bytes_of(document)
    first, second = (Printer(office).print({"a.docx": data}).printed["a.docx"] for _ in range(2))
    assert first == second
    assert Path("/tmp").as_posix().encode() not in first.pdf
    with pikepdf.open(BytesIO(first.pdf)) as pdf:
        assert len(pdf.pages[0].get("/Annots", Array())) == 0
