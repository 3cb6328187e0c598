"""What is printed is kept, and the PDF of another document is not taken for it."""

import stat
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from support.paper import needs_office

from plandocs.printing.office import Office, find_office
from plandocs.printing.printer import Printer


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def book() -> bytes:
    workbook = openpyxl.Workbook()
    assert workbook.active
    workbook.active["A1"] = "uno"
    made = BytesIO()
    workbook.save(made)
    return made.getvalue()


def liar(folder: Path) -> Office:
    """Return an office that leaves a blank page for whatever it is given."""
    with pikepdf.new() as blank:
        blank.add_blank_page()
        blank.save(folder / "blank.pdf")
    program = folder / "soffice"
    program.write_text(
        f"""#!/bin/sh
while [ "$1" != --outdir ]; do shift; done
out="$2"; shift 2
for given in "$@"; do cp {folder}/blank.pdf "$out/$(basename "${{given%.*}}").pdf"; done
"""
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Office(str(program), "lies")


def test_the_pdf_of_another_document_is_not_taken(tmp_path: Path) -> None:
    run = Printer(liar(tmp_path)).print({"anexo.docx": word("uno"), "libro.xlsx": book()})
    assert run.printed == {}
    assert run.failures == dict.fromkeys(
        ("anexo.docx", "libro.xlsx"), "dejó el PDF de otro documento"
    )


@needs_office
def test_what_was_printed_is_not_printed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLANDOCS_OFFICE")
    office = find_office()
    assert office
    documents = {"anexo.docx": word("dos"), "libro.xlsx": book()}
    first = Printer(office).print(documents)
    assert first.failures == {}
    gone = Office(str(tmp_path / "gone"), office.version)
    assert Printer(gone).print(documents) == first
    changed = Printer(gone).print({"anexo.docx": word("tres")})
    assert list(changed.failures) == ["anexo.docx"]
