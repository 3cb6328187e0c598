"""What an independent validator finds in a document and not in its template."""

import pytest
from support.draw import drawn
from support.project import told
from verify.packages import edited

from plandocs.diagnostics import Report
from plandocs.verify import Promise, audit_document

TEMPLATE = drawn("Uno {{ x }}")
FLAWED = edited(drawn("Uno dos"), "word/document.xml", "<w:r>", "<w:jc w:val='center'/><w:r>")
SAID = (
    "V105 plantilla.docx: Word o Excel tendría que reparar «anexo.docx»: Unexpected element 'jc' "
    "found (word/document.xml)."
)


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


def test_a_document_of_too_many_elements_is_not_audited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plandocs.verify.audit._MOST_WORK", 10)
    assert found(FLAWED) == []
