"""The examples of the pages of rules: read out of their Markdown, written as files, and run."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment

from plandocs.build import Request, check_template, draft, make
from plandocs.build import filling as filling_of
from plandocs.diagnostics import Diagnostic, Report, Severity, as_text
from plandocs.engine import Template, TemplateFault
from plandocs.rules.catalogue import STALE_ACCEPTANCE
from plandocs.source import read_file, read_mapping
from support.draw import drawn
from support.tiny import INSTITUCION, PLAN, make_project

_CASE = re.compile(r"^## (Mal|Bien|También mal)\b[^\n]*\n(.*?)(?=^## |\Z)", re.M | re.S)
_BLOCK = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.M | re.S)
_KEY = re.compile(r"^([a-z_]+):", re.M)
_CELL = re.compile(r"([A-Z]+\d+)(!?): (.*)")
PLACES = {
    "plan.yaml": "data/demo/plan/plan.yaml",
    "institucion.yaml": "data/demo/institucion.yaml",
}


@dataclass
class Case:
    """One example: its files as the page shows them, and what is told of them."""

    is_wrong: bool
    files: dict[str, str] = field(default_factory=dict)
    told: str = ""


def cases(page: str) -> Iterator[Case]:
    """Yield the examples of a page; the files of a right one complete those of the wrong one."""
    last: dict[str, str] = {}
    for kind, text in _CASE.findall(page):
        is_wrong = kind != "Bien"
        found = Case(is_wrong, {} if is_wrong else dict(last))
        for language, name, body in _BLOCK.findall(text):
            if language == "text":
                found.told = body.rstrip("\n")
            else:
                found.files[name] = body
        last = found.files
        yield found


def run(
    case: Case, folder: Path, *, spelling: bool = False, sealed: bool = False
) -> list[Diagnostic]:
    """Return what plandocs tells of an example, whose files are written in `folder`.

    The words of a plan are looked up, and its documents judged as they would be written, only
    where that is wanted: both take long.
    """
    if any(n in PLACES or n.startswith(("data/", "templates/")) for n in case.files):
        _make_project(case, folder)
        request = Request(folder, ("demo/plan",), folder, spelling=spelling)
        return list((make if sealed else draft)(request).report)
    return _run_template(case, folder)


def said(
    findings: list[Diagnostic], folder: Path, notes: bool = False, content: bool = False
) -> str:
    """Return findings as a screen shows them, with the names that the page gives the files.

    A small template prints little of its plan, which is only told where `notes` are wanted; what
    a broken plan says is only judged where `content` is.
    """
    shown = [
        found
        for found in findings
        if (notes or found.rule.severity is not Severity.NOTE)
        and (content or not (found.rule.of_content or found.rule is STALE_ACCEPTANCE))
    ]
    text = "\n\n".join(map(as_text, shown)).replace(f"{folder}/", "")
    for name, path in PLACES.items():
        text = text.replace(path, name)
    return text


def completed(fragment: str, base: str) -> str:
    """Return a data file that begins with some of its fields, the others being those of `base`."""
    given = set(_KEY.findall(fragment))
    starts = [*_KEY.finditer(base)]
    ends = [*(found.start() for found in starts[1:]), len(base)]
    others = (
        base[found.start() : end]
        for found, end in zip(starts, ends, strict=True)
        if found[1] not in given and f"# sin {found[1]}\n" not in fragment
    )
    return fragment + "".join(others)


def _make_project(case: Case, folder: Path) -> None:
    make_project(folder)
    bases = {"plan.yaml": PLAN, "institucion.yaml": INSTITUCION}
    for name, text in case.files.items():
        path = folder / PLACES.get(name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if name in bases:
            path.write_text(completed(text, bases[name]), encoding="utf-8", newline="")
        elif path.suffix in (".docx", ".xlsx"):
            path.write_bytes(template_of(path.name, text))
        else:
            path.write_text(text, encoding="utf-8", newline="")


def _run_template(case: Case, folder: Path) -> list[Diagnostic]:
    """Return what is told of a template with its data, or by itself where there are none."""
    report = Report()
    for name, text in case.files.items():
        path = folder / name
        if path.suffix in (".docx", ".xlsx"):
            path.write_bytes(template_of(name, text))
        else:
            path.write_text(text, encoding="utf-8", newline="")
    template = next(name for name in case.files if name.endswith((".docx", ".xlsx")))
    data = next((name for name in case.files if name.startswith("datos.")), None)
    if data is None:
        check_template(folder / template, report)
        return list(report)
    read = read_file(folder / data, report)
    try:
        layout = None
        if "mapeo.yaml" in case.files:
            mapeo = read_mapping(folder / "mapeo.yaml", report)
            layout = filling_of(mapeo) if mapeo else None
        opened = Template.open(folder / template, layout)
        report.extend(opened.check())
        if read is not None and not report.has_errors:
            opened.render(read.fields, origins=read.places)
    except TemplateFault as fault:
        report.extend(fault.diagnostics)
    return list(report)


def template_of(name: str, text: str) -> bytes:
    """Return a drawn template: lines of a Word file, or the cells of sheets of an Excel one."""
    if text.startswith("(no es "):
        return text.encode()
    return _workbook(text) if name.endswith(".xlsx") else _document(text)


def _document(text: str) -> bytes:
    """Return a Word file: a line is a paragraph, one with ` | ` a row of its only table.

    `pie: …` is its footer.
    """
    lines = text.rstrip("\n").split("\n")
    rows = [line.removesuffix(" |").split(" | ") for line in lines if " |" in line]
    width = max(map(len, rows), default=0)
    footer = next((line[5:] for line in lines if line.startswith("pie: ")), "")
    words = [line for line in lines if " |" not in line and not line.startswith("pie: ")]
    table = [[*row, *[""] * (width - len(row))] for row in rows]
    return drawn(*words, table=table, footer=footer)


def _workbook(text: str) -> bytes:
    """Return an Excel file: `hoja «Nombre»` begins a sheet, `B2: texto` is a cell.

    `A1:C1 combinadas` merges cells, `B2!: texto` puts a note in one, `encabezado: texto` prints
    above each page.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Hoja"
    for line in text.rstrip("\n").split("\n"):
        if line.startswith("hoja «"):
            title = line[6:-1]
            if sheet.max_row == 1 and sheet["A1"].value is None and len(book.sheetnames) == 1:
                sheet.title = title
            else:
                sheet = book.create_sheet(title)
        elif line.endswith(" combinadas"):
            sheet.merge_cells(line.removesuffix(" combinadas"))
        elif line.startswith("encabezado: "):
            header = sheet.oddHeader
            assert header is not None
            assert header.center is not None
            header.center.text = line[12:]
        elif found := _CELL.fullmatch(line):
            cell = sheet[found[1]]
            assert isinstance(cell, Cell)
            if found[2]:
                cell.comment = Comment(found[3], "")
            else:
                cell.value = found[3]
        else:
            raise AssertionError(f"no se entiende «{line}»")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
