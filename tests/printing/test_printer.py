"""What is printed is kept, and the PDF of another document is not taken for it."""

import re
import stat
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pikepdf
import pytest
from support.fake_office import spoilt
from support.paper import needs_office

from plandocs.printing.office import Office, find_office
from plandocs.printing.pages import read_pages
from plandocs.printing.printer import Printer


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def book(text: str = "uno") -> bytes:
    workbook = openpyxl.Workbook()
    assert workbook.active
    workbook.active["A1"] = text
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
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_pdfs_swapped_among_documents_alike_are_noticed(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swap = "names = [one.read_bytes() for one in made]\nif run == 1:\n    "
    swap += "for one, data in zip(made, reversed(names)): one.write_bytes(data)"
    monkeypatch.setenv("PLANDOCS_OFFICE", str(spoilt(tmp_path, swap)))
    monkeypatch.setenv("PLANDOCS_CACHE", "no")
    office = find_office()
    assert office
    make = word if suffix == ".docx" else book
    given = {f"{name}{suffix}": make(name) for name in ("uno", "dos")}
    run = Printer(office).print(given)
    assert run.failures == {}
    assert (tmp_path / "runs").read_text().split() == ["run", "run"]  # both were asked for anew
    for name, printed in run.printed.items():
        words = " ".join(text.words for page in read_pages(printed.pdf) for text in page.texts)
        assert words.split() == [name.removesuffix(suffix)]


@needs_office
def test_a_workbook_without_properties_is_known_by_its_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("PLANDOCS_OFFICE")
    office = find_office()
    assert office
    bare = BytesIO()
    with zipfile.ZipFile(BytesIO(book("uno"))) as archive, zipfile.ZipFile(bare, "w") as made:
        for name in archive.namelist():
            data = archive.read(name)
            if name == "_rels/.rels":
                data = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", data)
            if name == "[Content_Types].xml":
                data = re.sub(rb"<Override [^>]*core-properties[^>]*/>", b"", data)
            if name != "docProps/core.xml":
                made.writestr(name, data)
    run = Printer(office).print({"uno.xlsx": bare.getvalue()})
    assert run.failures == {}
    with pikepdf.open(BytesIO(run.printed["uno.xlsx"].pdf)) as pdf:
        assert "/Keywords" not in pdf.docinfo


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
