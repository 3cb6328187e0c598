"""The guides against the program: what they show is what it does."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import docx
import pytest
import yaml
from openpyxl import Workbook, load_workbook
from support.project import IEEQ, IEM, ROOT, build_plans

from plandocs import Template
from plandocs.build import filling
from plandocs.cli import commands
from plandocs.compose import compose_documents
from plandocs.diagnostics import Report, as_text
from plandocs.plan import (
    Aceptaciones,
    Institucion,
    Mapeo,
    Nodo,
    Plan,
    Registro,
    TipoDocumento,
)
from plandocs.plan.glosario import describe, terms
from plandocs.source import SCHEMAS, Project, json_schema, load_plan, read_mapping
from plandocs.starter import start_plan

DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
NEW = "ejemplo/pat-2026"


def fenced(name: str, language: str) -> list[str]:
    """Return the code blocks of a guide that are in `language`."""
    text = (DOCS / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_every_generated_piece_of_the_guides_is_current() -> None:
    command = [sys.executable, str(DOCS / "tables.py"), "--check"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (run.stdout, run.stderr) == ("", "")


def test_every_command_and_every_target_is_in_the_docs() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    targets = [f"make {name}" for name in phony[1].split() if name != "help"]
    wanted = [f"plandocs {name}" for name in commands.commands] + targets
    assert [words for words in wanted if words not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    assert [link for link in links if not _leads(page, link)] == []


def _leads(page: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = page.parent / name if name else page
    if not target.exists():
        return False
    return not anchor or anchor in _anchors(target.read_text(encoding="utf-8"))


def _anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_picture_is_shown_and_weighs_little() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    pictures = sorted(path for path in DOCS.glob("img/**/*") if path.is_file())
    assert pictures
    unseen = [path.name for path in pictures if f"{path.relative_to(DOCS)})" not in text]
    heavy = [path.name for path in pictures if path.stat().st_size > 80_000]
    assert (unseen, heavy) == ([], [])


def test_every_picture_of_a_tag_shows_what_is_printed_today() -> None:
    command = [sys.executable, str(DOCS / "pictures.py"), "--check"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (run.stdout, run.stderr) == ("", "")


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_schemas_beside_the_data_are_those_of_the_program(name: str) -> None:
    written = json.loads((ROOT / "data" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert written == json_schema(name)


def test_every_field_of_every_model_is_in_the_glossary_and_no_other() -> None:
    models = {
        model
        for root in (Plan, Institucion, TipoDocumento, Mapeo, Registro, Aceptaciones)
        for model in _models(root)
    }
    untold = [
        f"{model.__name__}.{name}"
        for model in models
        for name in model.model_fields
        if not describe(model.__name__, name)
    ]
    unknown = [
        f"{model.__name__}.{name}"
        for model in models
        for name in terms()[model.__name__]["campos"]
        if name not in model.model_fields
    ]
    assert (sorted(untold), sorted(unknown)) == ([], [])
    assert set(terms()) - {model.__name__ for model in models} == {"Anotable", "Elemento"}


def _models(model: type[Nodo]) -> Iterator[type[Nodo]]:
    yield model
    for field in model.model_fields.values():
        for inner in _inside(field.annotation):
            yield from _models(inner)


def _inside(annotation: Any) -> Iterator[type[Nodo]]:
    if isinstance(annotation, type) and issubclass(annotation, Nodo):
        yield annotation
    for inner in get_args(annotation):
        yield from _inside(inner)


@pytest.mark.parametrize("example", fenced("guia.md", "yaml"))
def test_every_example_of_the_guide_builds(tmp_path: Path, example: str) -> None:
    start_plan(tmp_path, NEW)
    folder = tmp_path / "data" / NEW
    name = "../institucion.yaml" if "siglas:" in example else "plan.yaml"
    base = yaml.load((folder / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    typed = yaml.load(example, Loader=yaml.BaseLoader)
    merged = _merged(base, typed)
    if "ejes" in typed and "ficha:" not in example:
        _drop_sheets(merged)
    text = yaml.safe_dump(merged, allow_unicode=True, sort_keys=False)
    (folder / name).write_text(text, encoding="utf-8")
    report = build_plans(tmp_path, tmp_path / "output", NEW).report
    assert [as_text(found) for found in report if found.forbids] == []


def _merged(base: dict[str, Any], typed: dict[str, Any]) -> dict[str, Any]:
    """Return `base` with what an example shows in its place; declared fields are added."""
    fields = {**base.get("campos", {}), **typed.get("campos", {})}
    return {**base, **typed, **({"campos": fields} if fields else {})}


def _drop_sheets(plan: dict[str, Any]) -> None:
    """Ask for no sheets, where an example has axes of its own and none of them has one."""
    plan["documentos"] = [pedido for pedido in plan["documentos"] if pedido["tipo"] != "ficha"]
    plan["secciones"] = [part for part in plan["secciones"] if part["cuerpo"] != ["fichas"]]
    del plan["fichas"]


def context_of(plan_id: str) -> Mapping[str, Any]:
    """Return the values of a shipped plan, with those of its first sheet if it has any."""
    report = Report()
    loaded = load_plan(Project(ROOT, report), plan_id)
    assert loaded
    kinds = {tipo: kind.documento for tipo, kind in loaded.kinds.items()}
    documents = compose_documents(loaded.plan, loaded.institucion, loaded.logo, kinds)
    sheets = [document.context for document in documents if "ficha" in document.context]
    return (sheets or [documents[0].context])[0]


def blocks_of(context: Mapping[str, Any]) -> dict[str, Any]:
    """Return a block of each kind that a plan prints."""
    groups = context["paginas"]
    sections = [seccion for pagina in groups for seccion in pagina["secciones"]]
    return {bloque["tipo"]: bloque for seccion in sections for bloque in seccion["bloques"]}


def test_each_room_imports_what_the_architecture_says() -> None:
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| .* \| (.*) \|$", text, re.MULTILINE)
    told = {room: set() if names == "—" else set(names.split(", ")) for room, names in rows}
    assert told == {room: _imports_of(room) for room in told}


def _imports_of(room: str) -> set[str]:
    source = ROOT / "src" / "plandocs"
    folder = source / room
    files = folder.rglob("*.py") if folder.is_dir() else [source / f"{room}.py"]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r"^ *from plandocs\.(\w+)", text, re.MULTILINE)) - {room}


def test_every_value_that_templates_can_print_is_in_their_guide() -> None:
    text = (DOCS / "plantillas.md").read_text(encoding="utf-8")
    code = " ".join(re.findall(r"`([^`\n]+)`", text) + fenced("plantillas.md", r"plantilla[^\n]*"))
    told = set(re.findall(r"\w+", code))
    names = _keys(context_of(IEEQ)) | _keys(context_of(IEM))
    assert sorted(names - told) == []


def _keys(value: object) -> set[str]:
    if isinstance(value, Mapping):
        return set(value) | {key for item in value.values() for key in _keys(item)}
    if isinstance(value, list | tuple):
        return {key for item in value for key in _keys(item)}
    return set()


def examples() -> Iterator[tuple[str, str, str]]:
    """Yield the examples of the designer's guide: Word or Excel, the block they need, the text."""
    text = (DOCS / "plantillas.md").read_text(encoding="utf-8")
    for kind, block, example in re.findall(
        r"^```plantilla(-excel)? ?(\w*)\n(.*?)^```", text, re.MULTILINE | re.DOTALL
    ):
        yield ("xlsx" if kind else "docx"), block, example


@pytest.mark.parametrize(("suffix", "block", "example"), list(examples()))
def test_every_example_of_the_designers_guide_renders(
    suffix: str, block: str, example: str
) -> None:
    contexts = [context_of(IEEQ), context_of(IEM)]
    chosen = next((c for c in contexts if block in blocks_of(c)), contexts[0])
    data = drawn_book(example) if suffix == "xlsx" else drawn_document(example)
    context = {**chosen, "bloque": blocks_of(chosen).get(block, {})}
    assert Template(data, f"ejemplo.{suffix}").render(context)


@pytest.mark.parametrize("mapping", fenced("plantillas.md", "yaml mapeo"))
def test_every_mapping_of_the_designers_guide_fills_the_shipped_format(
    tmp_path: Path, mapping: str
) -> None:
    path = tmp_path / "mapeo.yaml"
    path.write_text(mapping, encoding="utf-8")
    report = Report()
    mapeo = read_mapping(path, report)
    assert mapeo, list(map(as_text, report))
    template = Template.open(ROOT / "templates/_comun/transparencia/plantilla.xlsx", filling(mapeo))
    main = load_workbook(io.BytesIO(template.render(context_of(IEM)))).worksheets[0]
    printed = {cell.value for row in main.iter_rows(min_row=8) for cell in row}
    assert {"2023", "1.1 Comunicación Interinstitucional."} <= printed


def drawn_document(example: str) -> bytes:
    """Return a Word template: a line is a paragraph, a line with « | » a row of a table.

    It has the styles of the common annex, and its header and footer.
    """
    document = docx.Document(str(ROOT / "templates/_comun/anexo/plantilla.docx"))
    body = document.element.body
    for element in [child for child in body if not child.tag.endswith("}sectPr")]:
        body.remove(element)
    lines = example.rstrip("\n").split("\n")
    for line in lines:
        if " | " not in line:
            document.add_paragraph(line)
    rows = [_cells(line) for line in lines if " | " in line]
    if rows:
        table = document.add_table(len(rows), max(map(len, rows)))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                table.cell(row, column).text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def drawn_book(example: str) -> bytes:
    """Return an Excel template: a line is a row, « | » stands between its cells.

    A line «(hoja «…»)» names the sheet.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in example.rstrip("\n").split("\n"):
        if found := re.fullmatch(r"\(hoja «(.*)»\)", line):
            sheet.title = found[1]
        else:
            sheet.append(_cells(line))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in f"{line} ".split(" | ")]
