"""The last look at a finished document: it says what is broken, left over or lost."""

import io
from typing import Any

import pytest
from openpyxl import Workbook
from support.draw import drawn
from support.project import told
from verify.packages import changed

from plandocs.diagnostics import InFile, Report
from plandocs.verify import Promise, verify_document

PLACE = InFile("data/x/y/plan.yaml", 7, 3)
TEMPLATE = drawn("{{ uno }}")


def found(data: bytes, *expects: str, template: bytes = TEMPLATE, given: Any = None) -> list[str]:
    report = Report()
    typed = [(text, PLACE) for text in expects]
    promise = Promise(template, "plantilla.docx", typed, given, list(expects))
    report.extend(verify_document(data, "anexo.docx", promise))
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


@pytest.mark.parametrize(
    ("template", "printed"),
    [
        ("{_{ x }_}", "{{ x }}"),
        ("{_{ x  y }_} {_% if x %_}", "{{ x y }} {% if x %}"),
        ("{_{ {{ x }} }_}", "{{ Ana }}"),
        ("{_{{{ x }}}_}", "{{Ana}}"),
    ],
)
def test_braces_that_the_template_writes_apart_are_no_leftover(template: str, printed: str) -> None:
    assert found(drawn(printed), template=drawn(template)) == []


def test_a_tag_beside_braces_that_the_template_writes_apart_is_a_leftover() -> None:
    assert found(drawn("{{ x }} {{ y }}"), template=drawn("{_{ x }_} {{ y }}")) == [
        "V102 plantilla.docx · «{{ x }} {{ y }}»: En «anexo.docx» queda una etiqueta sin rellenar: "
        "«{{ y }}»."
    ]


def test_a_part_that_is_no_xml_is_told_and_nothing_else() -> None:
    assert found(changed(drawn("Uno"), "word/comments.xml", b"<a><b></a>"), "Dos") == [
        "V101 plantilla.docx: El documento «anexo.docx» saldría dañado: no está bien formada "
        "(línea 1) (word/comments.xml)."
    ]


def test_a_part_with_a_dtd_is_told() -> None:
    document = changed(drawn("Uno"), "word/comments.xml", b"<!DOCTYPE a><a/>")
    assert found(document) == [
        "V101 plantilla.docx: El documento «anexo.docx» saldría dañado: no está bien formada "
        "(declara un DTD) (word/comments.xml)."
    ]


def test_what_is_no_zip_is_told() -> None:
    assert found(b"PK") == [
        "V101 plantilla.docx: El documento «anexo.docx» saldría dañado: el archivo no se abre "
        "(File is not a zip file)."
    ]


def test_a_flaw_that_the_template_had_is_no_fault_of_the_document() -> None:
    flawed = changed(drawn("Uno"), "word/comments.xml", b"<a><b></a>")
    assert found(flawed, template=flawed) == []


def test_a_lost_part_of_the_template_is_told() -> None:
    template = changed(drawn("Uno"), "customXml/item1.xml", b"<a/>")
    assert found(drawn("Uno"), template=template) == [
        "V103 plantilla.docx: «anexo.docx» perdería una pieza de la plantilla, o la llevaría "
        "cambiada: customXml/item1.xml."
    ]


def test_a_part_that_nobody_fills_and_yet_changed_is_told() -> None:
    template = changed(drawn("Uno"), "customXml/item1.xml", b"<a/>")
    document = changed(drawn("Uno"), "customXml/item1.xml", b"<b/>")
    assert found(template, template=template) == []
    assert found(document, template=template) == [
        "V103 plantilla.docx: «anexo.docx» perdería una pieza de la plantilla, o la llevaría "
        "cambiada: customXml/item1.xml."
    ]


def test_a_value_printed_as_the_program_names_it_is_told() -> None:
    said = [
        f"V104 plantilla.docx · «Vale {form}.»: En «anexo.docx» se imprimiría «{form}», que es "
        "como el programa nombra un valor."
        for form in ("None", "True", "False")
    ]
    assert [found(drawn(f"Vale {form}.")) for form in ("None", "True", "False")] == [
        [line] for line in said
    ]
    assert len(found(drawn("<plan.Eje object at 0x7f>", "{'a': 1}", "['a']", "b'x'"))) == 4


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("undefined", "undefined"),
        ("Undefined", "Undefined"),
        ("<plan.Eje object at 0x7f>", "<plan.Eje object at 0x"),
        ("<class 'int'>", "<class "),
        ("<function f>", "<function "),
        ("<module 'm'>", "<module "),
        ("<bound method f>", "<bound method "),
        ("<built-in f>", "<built-in "),
        ("[object Object]", "[object "),
        ("Decimal('1')", "Decimal('"),
        ("datetime.date(2026, 1, 1)", "datetime.date("),
        ("datetime.datetime(2026, 1, 1)", "datetime.datetime("),
        ("datetime.time(9)", "datetime.time("),
        ("{'a': 1}", "{'"),
        ("['a']", "['"),
        ("b'x'", "b'"),
        ("\\xf1", "\\xf1"),
    ],
)
def test_each_form_of_the_programs_is_told(printed: str, form: str) -> None:
    assert found(drawn(printed)) == [
        f"V104 plantilla.docx · «{printed}»: En «anexo.docx» se imprimiría «{form}», que es como "
        "el programa nombra un valor."
    ]


@pytest.mark.parametrize(
    "text", ["Nonesuch", "datetime.now", "indefinido", "una class", "object", "\\xyz", "obb'x"]
)
def test_words_that_only_resemble_such_a_form_are_none(text: str) -> None:
    assert found(drawn(text)) == []


def test_a_form_is_told_after_texts_that_have_none() -> None:
    assert len(found(drawn("Uno", "Vale None.", "Dos", "Vale True."))) == 2


def test_a_flaw_of_a_sheet_that_its_template_has_in_another_is_no_fault_of_the_document() -> None:
    flawed = changed(sheet("Uno"), "xl/worksheets/otra.xml", b"<a>")
    copied = changed(flawed, "xl/worksheets/copia.xml", b"<a>")
    assert found(copied, template=flawed) == []
    assert len(found(copied, template=sheet("Uno"))) == 2
    aside = changed(flawed, "docProps/otra.xml", b"<a>")
    assert [line[:4] for line in found(aside, template=flawed)] == ["V101"]


def test_a_long_text_that_did_not_arrive_is_cut_where_it_is_told() -> None:
    whole, longer = "a" * 70, "a" * 71
    assert found(drawn("Uno"), whole) == [
        f"V201 plan.yaml:7:3: «{whole}» no llega al documento «anexo.docx»."
    ]
    assert found(drawn("Uno"), longer) == [
        f"V201 plan.yaml:7:3: «{whole[1:]}…» no llega al documento «anexo.docx»."
    ]


def test_a_form_that_the_template_or_the_data_say_is_none() -> None:
    assert found(drawn("Vale None."), template=drawn("Vale None. {{ x }}")) == []
    assert found(drawn("Vale None."), given={"x": [{"y": "Se llama None"}]}) == []
    assert len(found(drawn("Vale None."), template=drawn("{{ None }}"))) == 1


def test_a_bracket_before_a_value_in_apostrophes_is_no_form() -> None:
    template = drawn("Nota [{{ x }}], inciso '{{ y }}'")
    document = drawn("Nota ['uno'], inciso 'b'")
    assert found(document, template=template, given={"x": "'uno'", "y": "b"}) == []
    assert len(found(document, template=template, given={"x": ["uno"], "y": "c"})) == 2


def test_the_cells_of_a_workbook_are_read_too() -> None:
    book = sheet("x")
    assert found(sheet("Uno", "=1+1", "Dos"), "Uno", "Dos", template=book) == []
    assert found(sheet("Uno"), "Dos", template=book) == [
        "V201 plan.yaml:7:3: «Dos» no llega al documento «anexo.docx»."
    ]


def test_a_text_promised_twice_and_printed_once_is_told() -> None:
    assert found(drawn("Ana", "firma Ana"), "Ana", "Ana") == []
    assert found(drawn("Ana"), "Ana", "Ana") == [
        "V201 plan.yaml:7:3: «Ana» no llega al documento «anexo.docx»."
    ]
