"""Only the files that a building read are shown, and nothing outside the project's folders."""

from pathlib import Path

import pytest
from support.tiny import make_project

from plandocs.preview.files import lines_of
from plandocs.preview.session import Session, View

PLAN = "demo/plan"
OWN = f"data/{PLAN}/plan.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secreto.yaml").write_text("clave: 1\n", encoding="utf-8")
    return make_project(tmp_path / "proyecto")


def view_of(root: Path) -> View:
    session = Session(root, (PLAN,))
    session.draft([PLAN])
    view = session.view(PLAN)
    assert view
    return view


@pytest.mark.parametrize(
    "path", [OWN, "data/demo/institucion.yaml", "templates/_comun/anexo/documento.yaml"]
)
def test_what_was_read_is_shown_as_it_is_now(root: Path, path: str) -> None:
    view = view_of(root)
    (root / path).write_text("uno\r\n\ndos", encoding="utf-8")
    assert lines_of(root, path, view) == ["uno", "", "dos"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../secreto.yaml",
        f"data/{PLAN}/../../../../secreto.yaml",
        "data/demo/otro.yaml",
        "templates/_comun/anexo/plantilla.docx",
        "templates/_comun/ficha/plantilla.docx",
        "data",
    ],
)
def test_nothing_else_is(root: Path, path: str) -> None:
    (root / "data/demo/otro.yaml").write_text("otro: 1\n", encoding="utf-8")
    assert lines_of(root, path, view_of(root)) is None


def test_a_link_out_of_the_project_is_not_followed(root: Path) -> None:
    view = view_of(root)
    (root / OWN).unlink()
    (root / OWN).symlink_to(root.parent / "secreto.yaml")
    assert lines_of(root, OWN, view) is None


def test_the_plan_is_shown_also_when_it_cannot_be_built(root: Path) -> None:
    (root / OWN).write_text("titulo: [\n", encoding="utf-8")
    assert lines_of(root, OWN, view_of(root)) == ["titulo: ["]


def test_a_file_that_is_gone_is_not_shown(root: Path) -> None:
    view = view_of(root)
    (root / OWN).unlink()
    assert lines_of(root, OWN, view) is None
