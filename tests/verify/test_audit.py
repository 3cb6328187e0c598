"""What an independent validator finds in a document and not in its template."""

import errno

import pytest
from support.draw import drawn
from support.project import told
from verify.packages import edited

from plandocs.diagnostics import Report
from plandocs.verify import Promise, audit_document
from plandocs.verify.audit import _shape, _walked_of
from plandocs.verify.findings import in_spanish
from plandocs.verify.package import Package

TEMPLATE = drawn("Uno {{ x }}")
FLAWED = edited(drawn("Uno dos"), "word/document.xml", "<w:r>", "<w:jc w:val='center'/><w:r>")
SAID = (
    "V105 plantilla.docx: Word o Excel tendría que reparar «anexo.docx»: el elemento «jc» no va "
    "ahí (word/document.xml)."
)


BAD_VALUE = "el atributo «w» tiene un valor que no se admite"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Element 'jc' is not a valid choice. Expected one of: a", "el elemento «jc» no va ahí"),
        ("Required element 'p' is missing (minimum 1)", "falta el elemento «p»"),
        ("Element 'p' exceeds maximum", "el elemento «p» está más veces de las que se admiten"),
        ("The 'w:x' attribute is not declared.", "el atributo «w:x» no va ahí"),
        ("Required attribute 'id' is missing", "falta el atributo «id»"),
        (
            "Invalid value for attribute 'w': -1\nno",
            "el atributo «w» tiene un valor que no se admite",
        ),
        ("Attribute 'w' value 9 exceeds 4", BAD_VALUE),
        ("Duplicate ID '7'", "el número «7» está dos veces"),
        ("Slide part not found: x.", "en inglés, «Slide part not found: x»"),
    ],
)
def test_what_the_validator_says_is_told_in_spanish(said: str, expected: str) -> None:
    assert in_spanish(said) == expected


def found(data: bytes, template: bytes = TEMPLATE) -> list[str]:
    report = Report()
    report.extend(audit_document(data, "anexo.docx", Promise(template, "plantilla.docx")))
    return told(report)


def test_a_sound_document_has_no_finding() -> None:
    assert found(drawn("Uno dos")) == []


def test_a_finding_that_the_template_does_not_have_is_told_every_time() -> None:
    assert found(FLAWED) == [SAID]
    assert found(FLAWED) == [SAID]


def test_a_finding_that_the_template_has_too_is_not() -> None:
    assert found(FLAWED, FLAWED) == []


def test_a_shape_that_was_found_sound_is_not_audited_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert found(drawn("tres", "cuatro")) == []

    def refuse(*_: object) -> None:
        pytest.fail("audited again")

    monkeypatch.setattr("plandocs.verify.audit._findings", refuse)
    assert found(drawn("otra", "cosa", "más")) == []


def test_a_document_of_too_much_xml_is_not_audited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plandocs.verify.audit.MOST_BYTES", 10)
    assert found(FLAWED) == []


def test_a_document_that_grew_less_than_its_template_is_told_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the template has too cannot be known: it is too long to audit."""
    long = drawn(*["{% if x %}", *["uno"] * 60, "{% endif %}"])
    work = int(sum(one.work for one in _walked_of(long).values()))
    monkeypatch.setattr("plandocs.verify.audit._MOST_WORK", work)
    assert found(FLAWED, long) == []
    monkeypatch.setattr("plandocs.verify.audit._MOST_WORK", work + 1)
    assert found(FLAWED, long) == [SAID]


def test_the_work_of_a_document_counts_the_parts_that_are_its_templates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = drawn("Uno {{ x }}", "Dos")
    walked = _walked_of(data)
    work = sum(one.work for one in walked.values())
    monkeypatch.setattr("plandocs.verify.audit._MOST_WORK", work)
    assert _shape(Package(data), walked) == _shape(Package(data), {})
    monkeypatch.setattr("plandocs.verify.audit._MOST_WORK", work - 1)
    assert _shape(Package(data), walked) is None
    assert _shape(Package(data), {}) is None


def test_a_part_that_changed_is_walked_again() -> None:
    walked = _walked_of(TEMPLATE)
    assert _shape(Package(FLAWED), walked) == _shape(Package(FLAWED), {})
    assert _shape(Package(FLAWED), walked) != _shape(Package(TEMPLATE), walked)


def test_what_the_validator_stumbles_over_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> None:
        raise ValueError("a number that is none")

    monkeypatch.setattr("openxml_audit.OpenXmlValidator.validate", stumble)
    assert found(drawn("uno", "dos", "tres", "cuatro", footer="cinco")) == []


def test_a_disk_that_fails_while_it_audits_is_not_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("openxml_audit.OpenXmlValidator.validate", fail)
    with pytest.raises(OSError, match="28"):
        found(drawn("uno", "dos", "tres", table=[["cuatro"]], footer="cinco"))


def test_a_document_of_too_many_elements_is_not_audited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plandocs.verify.audit._MOST_WORK", 10)
    assert found(FLAWED) == []
