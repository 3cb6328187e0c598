"""The contents say the pages where things fall, and the plan's own pages are held against them."""

import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from support.paper import both_plans, needs_office, printed
from support.project import IEEQ, IEM, ROOT, build_plans, told

from plandocs.build import Outcome, Request, build
from plandocs.cli import commands
from plandocs.paper import Copy, pages_as_lines, pdf_names
from plandocs.printing.settle import Settled, pages_of
from plandocs.spanish_click import speak_spanish

_FIELD = re.compile(r"PAGEREF (\S+) (?:\\h )?</w:instrText>.*?<w:t[^>]*>([^<]*)</w:t>", re.S)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def change(root: Path, plan: str, *pairs: tuple[str, str]) -> None:
    path = root / "data" / plan / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def copy_of(outcome: Outcome, name: str) -> Copy:
    return next(copy for built in outcome.made for copy in built.copies if copy.name == name)


def body(copy: Copy) -> str:
    return zipfile.ZipFile(BytesIO(copy.data)).read("word/document.xml").decode()


@needs_office
@pytest.mark.parametrize(
    ("name", "count"), [("anexo-1.docx", 4), ("programa-anual-de-trabajo.docx", 6)]
)
def test_the_contents_hold_the_page_of_each_heading(name: str, count: int) -> None:
    copy = copy_of(both_plans(), name)
    assert copy.printed
    pages = pages_of(copy.printed.layout)
    fields = dict(_FIELD.findall(body(copy)))
    assert {anchor: pages[anchor] for anchor in fields} == fields
    assert [line.anchor for line in copy.printed.contents] == list(fields)
    assert len(fields) == count
    assert "w:dirty" not in body(copy)


@needs_office
def test_the_page_that_a_plan_does_not_type_is_found(project: Path) -> None:
    kept = printed(project, IEEQ)
    path = project / "data" / IEEQ / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"\n +pagina: \d+", "", text), encoding="utf-8")
    outcome = printed(project, IEEQ)
    assert told(outcome.report) == []
    assert copy_of(outcome, "anexo-1.docx").data == copy_of(kept, "anexo-1.docx").data


@needs_office
def test_a_typed_page_that_is_another_on_paper_is_told_at_its_line(project: Path) -> None:
    change(project, IEEQ, ("pagina: 2", "pagina: 22"))
    outcome = printed(project, IEEQ)
    place = "plan.yaml:323:13"
    assert told(outcome.report) == [
        f"G204 {place}: El plan dice que «Diagnóstico» está en la página 22, y se imprime en la 2."
    ]
    assert copy_of(outcome, "anexo-1.docx").data == copy_of(both_plans(), "anexo-1.docx").data


@needs_office
def test_another_count_of_pages_than_that_approved_is_told(project: Path) -> None:
    change(project, IEEQ, ("archivo: anexo-1\n", "archivo: anexo-1\n    paginas: 11\n"))
    change(project, IEEQ, ("- tipo: ficha\n", "- tipo: ficha\n    paginas: 1\n"))
    copy = copy_of(both_plans(), "anexo-1.docx")
    assert copy.printed
    count = len(copy.printed.layout.labels)
    assert told(printed(project, IEEQ).report) == [
        f"G115 plan.yaml:33:14: El documento tiene {count} páginas y se aprobó con 11 páginas."
    ]


def test_without_an_office_word_is_asked_to_number_what_nobody_typed(project: Path) -> None:
    path = project / "data" / IEEQ / "plan.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"\n +pagina: \d+", "", text), encoding="utf-8")
    build_plans(project, project / "output", IEEQ)
    data = (project / "output" / IEEQ / "anexo-1.docx").read_bytes()
    assert 'w:dirty="true"' in zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    settings = zipfile.ZipFile(BytesIO(data)).read("word/settings.xml").decode()
    assert "updateFields" not in settings  # which would make Word ask on opening


@needs_office
def test_the_list_of_pages_says_what_begins_on_each() -> None:
    copies = [copy_of(both_plans(), "programa-anual-de-trabajo.docx")]
    assert list(pages_as_lines(copies))[:8] == [
        f"{IEM}/programa-anual-de-trabajo.docx: 13 páginas",
        "    1 · sin número",
        "    2 · página 1   Glosario",
        "    3 · página 2   Contenido · Índice",
        "    4 · página 3   Presentación",
        "    5 · página 4",
        "    6 · página 5   Marco legal · Objetivo general",
        "    7 · página 6   Estrategias, Actividades y Período de Ejecución",
    ]


def test_a_broken_office_forbids_pdfs_and_leaves_the_last_good_ones(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_plans(project, project / "output", IEEQ)
    before = _files(project)
    broken = project / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PLANDOCS_OFFICE", str(broken))
    outcome = build_plans(project, project / "output", IEEQ)
    assert outcome.written == {}
    names = ["anexo-1.docx", *(f"fichas/ficha-{n}.docx" for n in range(1, 6)), "cronograma.xlsx"]
    assert told(outcome.report) == [
        f"G201 {IEEQ}/anexo-1.docx: LibreOffice no pudo imprimir "
        f"{', '.join(f'«{name}»' for name in names)}: terminó con el código 1."
    ]
    assert _files(project) == before


def test_a_broken_office_only_leaves_the_contents_to_word_where_no_pdf_is_asked(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = project / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PLANDOCS_OFFICE", str(broken))
    outcome = build(Request(project, (IEM,), project / "output", ("docx",)))
    assert told(outcome.report) == [
        f"G202 {IEM}/programa-anual-de-trabajo.docx: El índice de «programa-anual-de-trabajo.docx»"
        " queda sin comprobar: LibreOffice no pudo imprimirlo (terminó con el código 1)."
    ]
    assert outcome.written == {IEM: ["programa-anual-de-trabajo.docx"]}


@needs_office
def test_a_pdf_stays_only_beside_the_document_it_was_printed_from(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLANDOCS_OFFICE")
    request = Request(project, (IEM,), project / "output")
    assert told(build(request).report) == []
    monkeypatch.setenv("PLANDOCS_OFFICE", "no")
    # Its last page, in the footer, is not known without an office: it is another document.
    assert [path.name for path in build(request).removed] == ["programa-anual-de-trabajo.pdf"]
    template = project / "templates/_comun/transparencia/plantilla.xlsx"
    book = openpyxl.load_workbook(template)
    book.worksheets[0]["A1"] = "Otro"
    book.save(template)
    assert [path.name for path in build(request).removed] == ["transparencia.pdf"]
    left = {path.name for path in (project / "output" / IEM).glob("*.pdf")}
    assert left == {"cronograma.pdf"}


def _files(project: Path) -> dict[str, bytes]:
    output = project / "output"
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.rglob("*")
        if path.is_file()
    }


def test_two_documents_never_share_the_name_of_their_pdf() -> None:
    assert pdf_names(["anexo.docx", "cronograma.docx", "cronograma.xlsx", "fichas/anexo.docx"]) == {
        "anexo.docx": "anexo.pdf",
        "cronograma.docx": "cronograma.pdf",
        "cronograma.xlsx": "cronograma-xlsx.pdf",
        "fichas/anexo.docx": "fichas/anexo.pdf",
    }


@needs_office
def test_any_template_with_contents_comes_out_numbered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PLANDOCS_OFFICE")
    template = tmp_path / "informe.docx"
    template.write_bytes(with_contents("Primero {{ uno }}", "Segundo", "Tercero"))
    (tmp_path / "datos.json").write_text('{"uno": "y principal"}')
    output = tmp_path / "salida.docx"
    speak_spanish()
    told = CliRunner().invoke(
        commands,
        ["render", str(template), "--data", str(tmp_path / "datos.json"), "-o", str(output)],
    )
    assert told.exit_code == 0, told.output
    text = zipfile.ZipFile(output).read("word/document.xml").decode()
    assert [page for _, page in _FIELD.findall(text)] == ["2", "3", "4"]
    assert "w:dirty" not in text


@pytest.mark.parametrize(
    ("script", "cause"),
    [
        ("exit 0", "LibreOffice no pudo imprimirlo (no dejó ningún PDF)."),
        (
            None,
            "LibreOffice no pudo imprimirlo (la variable PLANDOCS_OFFICE lleva a donde no hay "
            "ningún programa que se pueda ejecutar).",
        ),
        ("restless", ""),
    ],
)
def test_contents_that_are_left_to_word_are_told(
    script: str | None, cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "soffice"
    if script is not None:
        broken.write_text(f"#!/bin/sh\n{script}\n")
        broken.chmod(0o755)
    monkeypatch.setenv("PLANDOCS_OFFICE", str(broken))
    if script == "restless":
        monkeypatch.setattr(
            "plandocs.printing.settle.settle", lambda drafts, _: Settled(restless=[drafts[0].name])
        )
    (tmp_path / "informe.docx").write_bytes(with_contents("Primero {{ uno }}"))
    (tmp_path / "datos.json").write_text('{"uno": "y principal"}')
    speak_spanish()
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(
        commands, ["render", "informe.docx", "--data", "datos.json", "-o", "salida.docx"]
    )
    assert told.exit_code == 0, told.output
    said = {
        "restless": "El índice de «salida.docx» queda para que Word lo numere: cada vez que se "
        "escriben sus páginas, los títulos cambian de página."
    }.get(script or "", f"El índice de «salida.docx» queda sin comprobar: {cause}")
    assert said in told.output
    assert told.output.count("aviso G") == 1
    text = zipfile.ZipFile(tmp_path / "salida.docx").read("word/document.xml").decode()
    assert 'w:dirty="true"' in text


def with_contents(*headings: str) -> bytes:
    """Return a Word document with a contents field and headings, each on a page of its own."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    for kind, code in (("begin", ""), ("", ' TOC \\o "1-1" \\h '), ("separate", ""), ("end", "")):
        run = paragraph.add_run()._r
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = code or None
        run.append(mark)
    for heading in headings:
        document.add_heading(heading, 1).paragraph_format.page_break_before = True
    made = BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("command", ["build", "check", "watch", "preview"])
def test_an_office_that_is_not_where_it_was_said_stops_all(
    command: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_spanish()
    monkeypatch.setenv("PLANDOCS_OFFICE", "/nada")
    told = CliRunner().invoke(commands, [command, "--root", str(project)])
    assert told.exit_code == 2
    assert told.output == (
        "PLANDOCS_OFFICE dice «/nada», y ahí no hay ningún programa que se pueda "
        "ejecutar: corríjalo o quítelo. "
        "No se escribió nada.\n"
    )


def test_a_review_that_looks_at_no_page_says_so(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak_spanish()
    monkeypatch.setattr("plandocs.build.find_office", lambda: None)
    monkeypatch.setattr("plandocs.build.is_declined", lambda: False)
    told = CliRunner().invoke(commands, ["check", "--root", str(project), IEM])
    assert "Las páginas no se revisaron: falta LibreOffice, con que se imprimen." in told.output
    assert told.exit_code == 0
