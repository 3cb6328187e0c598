"""What data brings into a document leads nowhere but to the web, and runs nothing."""

from typing import Any

import pytest
from engine.word.wml import drawn, faults, rendered
from parity.markup import field_of, line, p, r
from support import office_files
from support.office_files import Rel
from support.word import W, body

from plandocs.engine.package import read_package
from plandocs.engine.values import Picture, Subdoc

OUT = "que no es una dirección http, https ni mailto."
DOC = "word/document.xml"


class Markup:
    """A value that brings its own XML, as docxtpl's do."""

    def __init__(self, xml: str) -> None:
        self.xml = xml

    def __html__(self) -> str:
        return self.xml


def png() -> bytes:
    import io

    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG")
    return buffer.getvalue()


def codes(data: bytes) -> list[str]:
    root = body(data)
    texts = ["".join(node.itertext()) for node in root.iter(f"{W}instrText")]
    return texts + [node.get(f"{W}instr", "") for node in root.iter(f"{W}fldSimple")]


FIELD = drawn(p(field_of(' HYPERLINK "{{ x }}" ', "Ver")))
SIMPLE = drawn(p(f"<w:fldSimple w:instr=' HYPERLINK \"{{{{ x }}}}\" '>{r('Ver')}</w:fldSimple>"))


@pytest.mark.parametrize("template", [FIELD, SIMPLE])
@pytest.mark.parametrize("address", ["https://a.mx/?b=1&c", "mailto:a@a.mx", "#m"])
def test_data_gives_the_address_of_a_link_field(template: bytes, address: str) -> None:
    assert codes(rendered(template, x=address)) == [f' HYPERLINK "{address}" ']


@pytest.mark.parametrize("template", [FIELD, SIMPLE])
@pytest.mark.parametrize(
    "address",
    ["file:///C:/a.exe", "javascript:a", "ms-word:ofe|u|http://a", "//srv/a", "a.docx", "C:\\a"],
)
def test_data_leads_to_no_file_and_no_program(template: bytes, address: str) -> None:
    (told,) = faults(template, x=address)
    assert told.endswith(f"El vínculo lleva a «{address}», {OUT}")
    assert told.startswith("S305 ")


def test_an_empty_address_is_told_for_what_follows_it_could_be_any() -> None:
    assert faults(FIELD, x="") == [f"S305 «Ver»: El vínculo lleva a «», {OUT}"]


def test_data_ends_no_text_of_a_code() -> None:
    data = rendered(SIMPLE, x='https://a.mx" \\o "b')
    assert codes(data) == [' HYPERLINK "https://a.mx\\" \\\\o \\"b" ']


def test_a_value_deeper_in_an_address_or_in_another_code_is_free() -> None:
    path = drawn(p(field_of(' HYPERLINK "https://a.mx/{{ x }}" ', "Ver")))
    assert codes(rendered(path, x="file:a")) == [' HYPERLINK "https://a.mx/file:a" ']
    entry = drawn(p(field_of(' TC "{{ x }}" ', "")))
    assert codes(rendered(entry, x="Nota: a")) == [' TC "Nota: a" ']


def test_a_condition_before_the_address_hides_no_tag() -> None:
    field = drawn(p(field_of(' HYPERLINK "{# nota #}{{ x }}" ', "Ver")))
    assert [told[:4] for told in faults(field, x="https://a.mx")] == ["S303"]


def test_a_missing_address_is_told_as_any_missing_value() -> None:
    assert [told[:4] for told in faults(FIELD)] == ["P203"]


def test_text_of_data_that_reads_as_a_field_stays_text() -> None:
    typed = '{ DDEAUTO cmd } <w:fldSimple w:instr="DDE"/>'
    data = rendered(drawn(line("{{ x }}")), x=typed)
    assert codes(data) == []
    assert typed in "".join(body(data).itertext())


@pytest.mark.parametrize("address", ["file:///a", "\\\\srv\\a"])
def test_a_click_on_a_picture_leads_only_to_the_web(address: str) -> None:
    template = drawn(line("{{ x }}"))
    assert faults(template, x=Picture(png(), link=address)) == [
        f"S305 «{{{{ x }}}}»: El vínculo lleva a «{address}», {OUT}"
    ]
    made = rendered(template, x=Picture(png(), link="https://a.mx"))
    assert b'Target="https://a.mx"' in read_package(made)["word/_rels/document.xml.rels"]


def why(value: Any, tag: str = "{{p x }}") -> str:
    (told,) = faults(drawn(line(tag)), x=value)
    return told.removeprefix(f"P207 «{tag}»: La etiqueta no se pudo calcular: ")


def test_an_inserted_document_is_looked_at_like_a_template() -> None:
    inserted = office_files.word(
        office_files.p(office_files.field("DDE cmd")),
        parts={"word/vbaProject.bin": b"x"},
        relations=[Rel(DOC, "rId5", "image", "http://a.mx/i.png", "External")],
    )
    assert why(Subdoc(inserted)) == (
        "inserta un documento de Word que no se admite: El archivo usa una imagen que está fuera "
        "de él: «http://a.mx/i.png». El archivo trae programas (macros), que podrían ejecutarse al "
        "abrirlo: word/vbaProject.bin. El campo «DDE cmd» puede arrancar un programa al abrirse o "
        "actualizarse."
    )


def test_an_inserted_document_with_a_change_to_accept_goes_in() -> None:
    changed = f'<w:ins w:id="1" w:author="A">{office_files.text("Se aprueba")}</w:ins>'
    inserted = Subdoc(office_files.word(office_files.p(changed)))
    data = rendered(drawn(line("{{p x }}") + line("{{p x }}")), x=inserted)
    assert "".join(body(data).itertext()).count("Se aprueba") == 2


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        (
            '<w:r><w:instrText xml:space="preserve">a</w:instrText></w:r><w:fldSimple '
            'w:instr="DDE cmd"/>',
            "El campo «DDE cmd» puede arrancar un programa al abrirse o actualizarse",
        ),
        (
            '<w:r><w:object><o:OLEObject Type="Embed"/></w:object></w:r>',
            "El archivo trae un objeto OLE, incrustado o vinculado",
        ),
        (
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>oculto</w:t></w:r>",
            "Hay un texto oculto, que nadie vería y cualquiera puede mostrar: «oculto»",
        ),
        (
            '<w:r><w:pict><v:shape href="file:///a"/></w:pict></w:r>',
            f"El vínculo lleva a «file:///a», {OUT[:-1]}",
        ),
    ],
)
def test_markup_of_a_value_runs_and_hides_nothing(xml: str, reason: str) -> None:
    said = f"imprime un contenido de Word que no se admite: {reason}."
    assert why(Markup(xml), "{{r x }}") == said
    assert why(Markup(f"<w:r><w:t>a</w:t></w:r>{xml}"), "{{ x }}") == said


def test_unusual_markup_that_is_honest_is_printed() -> None:
    xml = "<w:r><w:rPr><w:emboss/></w:rPr><w:t>Realzado</w:t></w:r>"
    assert b"<w:emboss/>" in read_package(rendered(drawn(line("{{r x }}")), x=Markup(xml)))[DOC]
