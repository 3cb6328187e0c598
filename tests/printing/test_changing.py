"""Formulas and fields that print something else on another day are told."""

from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from support.tiny_pdf import pdf_of

from plandocs.diagnostics import Rule
from plandocs.printing.facts import find_facts
from plandocs.printing.layout import Layout
from plandocs.printing.probe import probed, read_layout
from plandocs.printing.rules import CHANGING_VALUE, RUNNING_TITLE, UNPRINTED_FIELD


def told(document: bytes, suffix: str, rule: Rule = CHANGING_VALUE) -> list[str]:
    import pikepdf

    pdf = pdf_of("uno")
    layout = Layout(("1",), ("1",))
    if suffix == ".docx":
        with pikepdf.open(BytesIO(pdf)) as opened:
            layout = read_layout(probed(document), opened)
    found = find_facts(document, suffix, pdf, layout)
    return [fact.at("a").message for fact in found if fact.rule is rule]


def book_with(formula: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Hoja"
    sheet["A1"], sheet["B2"] = "uno", formula
    made = BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "formula",
    ["=TODAY()", "=now ( )+1", "=SUM(RAND(),2)", "=RANDBETWEEN(1,6)", '=TEXT(TODAY(),"d")'],
)
def test_a_formula_that_changes_is_told(formula: str) -> None:
    assert told(book_with(formula), ".xlsx") == [
        f"La celda B2 de la hoja «Hoja» lleva «{formula}», que da otro valor cada vez: otro día, o "
        "en otra computadora, el PDF no será el mismo."
    ]


@pytest.mark.parametrize(
    "formula",
    ["=SUM(A1:A2)", '="TODAY()"', "='NOW()'!A1", "=BRAND(1)", "=TODAY_+1", "=DATE(1,2,3)"],
)
def test_one_that_does_not_is_not(formula: str) -> None:
    assert told(book_with(formula), ".xlsx") == []


def word_with(*pieces: str, header: bool = False) -> bytes:
    document = docx.Document()
    place = document.sections[0].header if header else document
    paragraph = place.add_paragraph("Hoy es ")
    for piece in pieces:
        paragraph._p.append(
            parse_xml(piece.replace("<w:", "<w:", 1).replace(" ", f" {nsdecls('w')} ", 1))
        )
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def field(*codes: str) -> list[str]:
    ends = [f'<w:r ><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    return [ends[0], *(f"<w:r ><w:instrText>{code}</w:instrText></w:r>" for code in codes), ends[1]]


@pytest.mark.parametrize("header", [False, True])
@pytest.mark.parametrize("codes", [("DATE",), ("DA", "TE"), ("  time",)])
def test_a_field_that_changes_is_told(codes: tuple[str, ...], header: bool) -> None:
    place = "El encabezado" if header else "El texto"
    code = "".join(codes).strip()
    assert told(word_with(*field(*codes), header=header), ".docx") == [
        f"{place} lleva «{{ {code} }}», que da otro valor cada vez: otro día, o en otra "
        "computadora, el PDF no será el mismo."
    ]


def test_a_simple_field_is_told_and_others_are_not() -> None:
    simple = '<w:fldSimple w:instr="DATE"><w:r><w:t>hoy</w:t></w:r></w:fldSimple>'
    assert len(told(word_with(simple), ".docx")) == 1
    for code in ("PAGE", "CREATEDATE", "TOC", "", "DATEX"):
        assert told(word_with(*field(code)), ".docx") == []


@pytest.mark.parametrize("codes", [(' STYLEREF  "Heading 1" ',), ("style", 'ref "Heading 1"')])
def test_the_title_of_each_page_is_told(codes: tuple[str, ...]) -> None:
    document = word_with(*field(*codes), header=True)
    [found] = told(document, ".docx", RUNNING_TITLE)
    assert found.lower() == (
        'el encabezado lleva «{ styleref "heading 1" }», que word calcula en cada página y '
        "libreoffice quizá no: el pdf puede decir lo mismo en todas, o nada."
    )
    assert told(document, ".docx") == []
    assert told(word_with(*field("REF STYLEREF")), ".docx", RUNNING_TITLE) == []


@pytest.mark.parametrize("code", ["=SUM(ABOVE)", 'TOC \\h \\c "Tabla"', "INDEX", "toa \\c 1"])
def test_what_is_left_to_word_is_told(code: str) -> None:
    shown = code.replace('"', "&quot;")
    dirty = [field(shown)[0].replace("/></w:r>", ' w:dirty="true"/></w:r>'), *field(shown)[1:]]
    assert told(word_with(*dirty), ".docx", UNPRINTED_FIELD) == [
        f"El texto lleva «{{ {code} }}», que Word calcula al abrir el documento y LibreOffice "
        "quizá no: el PDF puede decir otra cosa, o nada."
    ]
    assert told(word_with(*field(shown)), ".docx", UNPRINTED_FIELD) == []


def test_contents_out_of_date_are_told_otherwise() -> None:
    simple = '<w:fldSimple w:instr="TOC \\h" w:dirty="true"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    assert told(word_with(simple), ".docx", UNPRINTED_FIELD) == []
