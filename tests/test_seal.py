"""What documents carry of their making: properties of their own, and nothing else changed."""

import re

import pytest
from support.small_word import par, small_word
from support.tampering import CUSTOM, packed, parts_of
from support.tiny_pdf import pdf_of

from plandocs import seal
from plandocs.engine.package import write_package
from plandocs.printing.reserved import ROOM, filled
from plandocs.seal import sealed, sealed_pdf
from plandocs.verify.fingerprint import Seal, fingerprint, seal_of_package, seal_of_text, short
from plandocs.verify.opening import open_package

SEAL = Seal("demo/plan", "anexo & más.docx", "ab" * 32, "1:" + "cd" * 32)
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
VT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
OWN = (
    f'<p:Properties xmlns:p="{PROPERTIES}" xmlns:vt="{VT}"><p:property fmtid="{{D5}}" pid="7" '
    'name="Expediente"><vt:lpwstr>1/2026</vt:lpwstr></p:property></p:Properties>'
)


def document(**more: bytes) -> bytes:
    """Return a Word file with the parts that every package has."""
    parts = {**parts_of(small_word(par("Texto"))), "[Content_Types].xml": TYPES.encode(), **more}
    return write_package(parts)


def names_of(data: bytes) -> list[tuple[str, str]]:
    """Return the number and the name of each property of a document."""
    return re.findall(r'pid="(\d+)"\s+name="([^"]+)"', parts_of(data)[CUSTOM].decode())


def test_a_seal_is_read_as_it_was_written() -> None:
    assert seal_of_package(open_package(sealed(document(), SEAL))) == SEAL
    assert seal_of_package(open_package(document())) is None


def test_only_the_properties_and_what_names_them_change() -> None:
    before, after = parts_of(document()), parts_of(sealed(document(), SEAL))
    assert {name for name in after if before.get(name) != after[name]} == {
        CUSTOM,
        "[Content_Types].xml",
        "_rels/.rels",
    }
    assert after["[Content_Types].xml"].count(b'PartName="/docProps/custom.xml"') == 1
    assert after["_rels/.rels"].count(b'Target="docProps/custom.xml"') == 1


def test_a_document_sealed_anew_has_one_seal() -> None:
    again = SEAL._replace(documento="otro.docx", huella="ef" * 32)
    data = sealed(sealed(document(), SEAL), again)
    assert seal_of_package(open_package(data)) == again
    assert [name for _, name in names_of(data)] == [f"plandocs.{name}" for name in Seal._fields]


def test_the_properties_that_a_template_has_stay() -> None:
    parts = parts_of(document())
    parts[CUSTOM] = OWN.encode()
    data = sealed(packed(parts), SEAL)
    assert names_of(data) == [
        ("7", "Expediente"),
        *((str(number), f"plandocs.{name}") for number, name in enumerate(Seal._fields, 8)),
    ]
    assert seal_of_package(open_package(data)) == SEAL


@pytest.mark.parametrize(
    "own",
    [
        f'<Properties xmlns="{PROPERTIES}"/>'.encode(),
        f'<Properties xmlns="{PROPERTIES}"></Properties>'.encode("utf-8-sig"),
        f'<?xml version="1.0" encoding="UTF-16"?><Properties xmlns="{PROPERTIES}"/>'.encode(
            "utf-16"
        ),
        f'<x:Properties xmlns:x="{PROPERTIES}" />\n'.encode(),
    ],
)
def test_properties_are_added_however_they_are_written(own: bytes) -> None:
    parts = parts_of(document())
    parts[CUSTOM] = own
    assert seal_of_package(open_package(sealed(packed(parts), SEAL))) == SEAL


def test_a_relation_takes_a_name_that_nothing_has() -> None:
    parts = parts_of(document())
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b'"rId1"', b'"rIdPlandocs"')
    relations = parts_of(sealed(packed(parts), SEAL))["_rels/.rels"].decode()
    assert re.findall('Id="([^"]+)"', relations) == ["rIdPlandocs", "rIdPlandocs_"]


def test_the_same_seal_gives_the_same_bytes() -> None:
    assert sealed(document(), SEAL) == sealed(document(), SEAL)


def test_a_pdf_keeps_its_length_and_its_seal() -> None:
    room = f"({ROOM})".encode()
    pdf = b"%PDF-1.7 << /Plandocs " + room + b" >>"
    seal = Seal("demo/plan", "año uno.pdf", "ab" * 32)
    made = sealed_pdf(pdf, seal)
    assert len(made) == len(pdf)
    assert made.isascii()
    assert seal_of_text(made.decode().partition("(")[2].partition(")")[0]) == seal


def test_a_pdf_without_room_or_too_long_a_name_stays_as_it_is() -> None:
    pdf = pdf_of("Uno")
    assert sealed_pdf(pdf, SEAL) == pdf
    roomy = f"({ROOM})".encode()
    assert filled(roomy, "x" * (len(ROOM) + 1)) == roomy
    assert filled(roomy * 2, "x") == roomy * 2


@pytest.mark.parametrize("text", ["", "plandocs", "otro a b c", "plandocs a b c d"])
def test_a_line_that_is_no_seal_is_none(text: str) -> None:
    assert seal_of_text(text) is None


INPUTS = {
    "data/demo/institucion.yaml": "01",
    "data/demo/plan/acepta.yaml": "02",
    "data/demo/plan/plan.yaml": "03",
    "data/demo/registro-nombres.yaml": "04",
    "templates/_comun/anexo/plantilla.docx": "05",
    "templates/_comun/ficha/plantilla.docx": "06",
}


def test_the_fingerprint_of_years_ago_is_the_fingerprint_of_today() -> None:
    """It is printed on paper and filed: nothing may move it but data and templates."""
    made = fingerprint("demo/plan", "anexo.docx", "anexo", INPUTS)
    assert made == "4bb6594348e7841305386edb2ce001c8af0331850e247392d929c9ad31c6c0b4"
    assert short(made) == "BGV7-LJUA"


@pytest.mark.parametrize(
    ("path", "moves"),
    [
        ("data/demo/institucion.yaml", True),
        ("data/demo/plan/acepta.yaml", False),
        ("data/demo/plan/plan.yaml", True),
        ("data/demo/registro-nombres.yaml", False),
        ("data/demo/palabras.yaml", False),
        ("templates/_comun/anexo/plantilla.docx", True),
        ("templates/_comun/ficha/plantilla.docx", False),
    ],
)
def test_a_fingerprint_is_of_what_its_document_is_made_from(path: str, moves: bool) -> None:
    before = fingerprint("demo/plan", "anexo.docx", "anexo", INPUTS)
    after = fingerprint("demo/plan", "anexo.docx", "anexo", {**INPUTS, path: "ff"})
    assert (before != after) is moves


def test_each_document_of_a_plan_has_a_fingerprint_of_its_own() -> None:
    first, second = (
        fingerprint("demo/plan", f"fichas/ficha-{number}.docx", "ficha", INPUTS)
        for number in (1, 2)
    )
    assert first != second


def test_a_short_fingerprint_has_no_letter_that_is_taken_for_another() -> None:
    printed = {short(f"{number:064x}"[::-1]) for number in range(5000)}
    assert len(printed) == 5000
    assert all(re.fullmatch("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}", one) for one in printed)


@pytest.mark.parametrize("huella", ["zzzz", "1_2_3", "", "AB" * 32, "ab" * 31, "ab" * 33])
def test_what_is_no_fingerprint_is_no_seal(huella: str) -> None:
    assert seal_of_text(f"plandocs {huella} demo/plan anexo.docx") is None
    data = sealed(document(), SEAL._replace(huella=huella))
    assert seal_of_package(open_package(data)) is None


def test_what_is_kept_of_contents_is_of_all_the_code_that_reads_them() -> None:
    found = {path.parent for path in seal._VERIFY.rglob("*.py")}
    assert found == set(seal._CODE)
