"""What templates may have that would stop whoever reads what their documents say."""

import shutil
from pathlib import Path

import pytest
from support.project import build_plans, told
from support.tampering import swap
from support.tiny import make_project

from plandocs.genuine import Originals, Verdict, verify_file

PLAN = "demo/plan"
BODY = "word/document.xml"
END = "</w:body>"
TOLD = (
    "V106 plantilla.docx: De «fichas/ficha-1.docx» no se podría comprobar después si es el que se "
    "generó: tiene más campos dentro de otros que cualquier documento."
)


def fields(count: int) -> str:
    """Return a paragraph of fields, each within the one before it."""
    begun = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>"
    )
    ended = "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    return f"<w:p>{begun * count}{ended * count}</w:p>"


def nested(count: int) -> str:
    """Return a paragraph within as many controls."""
    return f"{'<w:sdt><w:sdtContent>' * count}<w:p/>{'</w:sdtContent></w:sdt>' * count}"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path)


def put(project: Path, more: str) -> None:
    """Put something at the end of the template of sheets."""
    template = project / "templates/_comun/ficha/plantilla.docx"
    template.write_bytes(swap(BODY, END, f"{more}{END}")(template.read_bytes()))


@pytest.mark.parametrize("again", [False, True], ids=["once", "again"])
def test_a_document_that_cannot_be_read_later_is_not_written(project: Path, again: bool) -> None:
    put(project, fields(31))
    for _ in range(1 + again):
        outcome = build_plans(project, project / "output", PLAN)
    assert [said for said in told(outcome.report) if said.startswith("V")] == [TOLD]
    assert not (project / "output").exists()


@pytest.mark.parametrize(
    "more",
    [
        fields(30),
        nested(125),
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' "
        f"style='width:{'9' * 400}pt;height:1pt'/></w:pict></w:r></w:p>",
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:imagedata "
        "cropleft='1e308'/></v:shape></w:pict></w:r></w:p>",
    ],
    ids=["fields", "depth", "size", "crop"],
)
def test_what_is_only_odd_is_written_and_read(project: Path, more: str) -> None:
    put(project, more)
    outcome = build_plans(project, project / "output", PLAN)
    assert [*outcome.written] == [PLAN], told(outcome.report)


def test_a_file_is_held_against_data_whose_document_cannot_be_read(project: Path) -> None:
    build_plans(project, project / "output", PLAN)
    received = project / "recibido.docx"
    shutil.copy(project / "output" / PLAN / "fichas/ficha-1.docx", received)
    received.write_bytes(swap(BODY, END, f"<w:p/>{END}")(received.read_bytes()))
    put(project, fields(31))
    answer = verify_file(received, Originals(project))
    assert answer.verdict is Verdict.OTHER_DATA
    assert answer.notes[-1].startswith("No hay con qué comparar párrafo por párrafo: ")
