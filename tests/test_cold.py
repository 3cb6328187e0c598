"""A command starts fast: it imports nothing that its own work has no need of.

Templates are compiled by the first run that needs them; the next ones only load what it kept.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.draw import drawn
from support.project import ROOT
from support.tiny import make_project

import plandocs
import plandocs.source

OFFICE = {"docx", "docxtpl", "lxml", "openpyxl", "PIL"}
MODELS = {"importlib.metadata", "markdown_it", "pydantic"}


def imported(*arguments: object) -> set[str]:
    """Return every module that a command imports, which must end well."""
    command = [sys.executable, "-X", "importtime", "-m", "plandocs", *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    return {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "t.docx"
    path.write_bytes(drawn("{{ nombre }}", table=[["{% for x in filas %}{{ x }}{% endfor %}"]]))
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("d.yaml", "nombre: Año\nfilas: [uno, 2, 3.50]\n"),
        ("d.json", '{"nombre": "Año", "filas": ["uno", 2, 3.50]}'),
    ],
)
def test_filling_a_word_template_waits_for_no_model_and_no_other_engine(
    template: Path, name: str, text: str
) -> None:
    data, target = template.with_name(name), template.with_name("uno.docx")
    data.write_text(text, encoding="utf-8")
    first, second = (imported("render", template, "--data", data, "-o", target) for _ in "12")
    assert {"jinja2", "lxml"} <= first
    assert second & (OFFICE | MODELS | {"jinja2"}) == set()
    assert target.is_file()


def test_filling_an_official_format_waits_for_no_engine_but_ours(tmp_path: Path) -> None:
    shutil.copy(ROOT / "templates/_comun/transparencia/plantilla.xlsx", tmp_path / "f.xlsx")
    data, mapping, target = (tmp_path / name for name in ("d.yaml", "m.yaml", "s.xlsx"))
    data.write_text("filas: [uno]\n")
    mapping.write_text('por_cada: x\nde: filas\ncolumnas: {Nota: "{{ x }}"}\n')
    command = ("render", tmp_path / "f.xlsx", "--data", data, "--map", mapping, "-o", target)
    first, second = (imported(*command) for _ in "12")
    assert {"jinja2", "lxml"} <= first
    assert second & (OFFICE | {"jinja2"}) == set()
    assert target.is_file()


def test_a_plan_that_prints_only_word_waits_for_no_other_engine(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    imported("build", "--root", root)
    found = imported("build", "--root", root)
    assert "pydantic" in found
    assert found & OFFICE == set()
    assert (root / "output/demo/plan/anexo.docx").is_file()


def test_help_waits_for_nothing() -> None:
    assert imported("--help") & (OFFICE | MODELS | {"jinja2", "yaml", "zipfile"}) == set()


def test_what_is_imported_late_is_there_when_asked_for() -> None:
    assert plandocs.__version__.count(".") == 2
    for room in (plandocs, plandocs.source):
        assert [name for name in room.__all__ if getattr(room, name, None) is None] == []
        assert not hasattr(room, "nada")
