"""From a project folder to a plan, its institution and its templates."""

import shutil
from pathlib import Path

import pytest
from support.project import ROOT, told
from support.tiny import INSTITUCION, make_project

from plandocs.diagnostics import Report
from plandocs.source import Project, find_plans, load_plan

ANEXO = "  - tipo: anexo\n  - tipo: ficha\n"


def load(root: Path) -> list[str]:
    """Return what is told on loading the plan of a project."""
    report = Report()
    loaded = load_plan(Project(root, report), "demo/plan")
    assert loaded is not None or told(report)
    return told(report)


def test_a_sound_project_loads_without_a_word_and_hashes_all_it_read(tmp_path: Path) -> None:
    project = Project(make_project(tmp_path), Report())
    loaded = load_plan(project, "demo/plan")
    assert told(project.report) == []
    assert loaded
    assert sorted(loaded.kinds) == ["anexo", "ficha"]
    assert [kind.suffix for kind in loaded.kinds.values()] == [".docx", ".docx"]
    assert sorted(project.inputs) == [
        "data/demo/institucion.yaml",
        "data/demo/plan/plan.yaml",
        "templates/_comun/anexo/documento.yaml",
        "templates/_comun/anexo/plantilla.docx",
        "templates/_comun/ficha/documento.yaml",
        "templates/_comun/ficha/plantilla.docx",
    ]


def test_plans_are_found_by_their_folders(tmp_path: Path) -> None:
    make_project(tmp_path, plan_id="b/uno")
    make_project(tmp_path, plan_id="a/dos")
    assert find_plans(tmp_path) == ["a/dos", "b/uno"]
    assert find_plans(tmp_path / "nada") == []


def test_what_is_wrong_with_plan_and_institution_is_told_together(tmp_path: Path) -> None:
    make_project(tmp_path, ("titulo: Programa de prueba\n", ""))
    (tmp_path / "data/demo/institucion.yaml").write_text("nombre: Instituto\n")
    assert load(tmp_path) == [
        "D201 institucion.yaml:1:1: Falta el campo «siglas» en la institución.",
        "D201 plan.yaml:1:1: Falta el campo «titulo» en el plan.",
    ]


def test_a_missing_institution_is_told(tmp_path: Path) -> None:
    make_project(tmp_path)
    (tmp_path / "data/demo/institucion.yaml").unlink()
    assert load(tmp_path) == ["D106 institucion.yaml: No existe «data/demo/institucion.yaml»."]


@pytest.mark.parametrize("kind", ["anexos", "Anexo", "x/y"])
def test_an_unknown_document_is_told_with_those_there_are(tmp_path: Path, kind: str) -> None:
    make_project(tmp_path, (ANEXO, f"  - tipo: {kind}\n"))
    project = Project(tmp_path, Report())
    load_plan(project, "demo/plan")
    near = " ¿Quiso decir «anexo»?" if kind in ("anexos", "Anexo") else ""
    sentence = f"No hay plantillas para el documento «{kind}».{near}"
    assert told(project.report) == [f"D107 plan.yaml:12:11: {sentence}"]
    [found] = project.report
    assert found.hint.startswith(
        "pida uno de estos: «anexo», «cronograma», «ficha», «transparencia»; o cree "
    )


def test_a_kind_without_a_template_is_told(tmp_path: Path) -> None:
    make_project(tmp_path, (ANEXO, "  - tipo: anexo\n"))
    (tmp_path / "templates/_comun/anexo/plantilla.docx").unlink()
    assert load(tmp_path) == ["P100 documento.yaml: Falta la plantilla del documento «anexo»."]


def test_a_bad_documento_yaml_is_told_at_its_line(tmp_path: Path) -> None:
    make_project(tmp_path, (ANEXO, "  - tipo: anexo\n"))
    manifest = tmp_path / "templates/_comun/anexo/documento.yaml"
    manifest.write_text("titulo: Anexo\narchivo: anexo\nuno_por: mes\n")
    sentence = "«mes» no es una opción de «uno_por»."
    assert load(tmp_path) == [f"D207 documento.yaml:3:10: {sentence}"]


def test_each_file_of_a_kind_comes_from_the_institution_or_else_the_common_folder(
    tmp_path: Path,
) -> None:
    make_project(tmp_path)
    own = tmp_path / "templates/demo/anexo"
    own.mkdir(parents=True)
    shutil.copy(ROOT / "templates/_comun/ficha/plantilla.docx", own)
    loaded = load_plan(Project(tmp_path, Report()), "demo/plan")
    assert loaded
    assert loaded.kinds["anexo"].template == "templates/demo/anexo/plantilla.docx"
    assert loaded.kinds["anexo"].documento.at("titulo").path.startswith("templates/_comun/anexo/")


def test_an_emblem_that_is_not_beside_its_institution_is_told(tmp_path: Path) -> None:
    make_project(tmp_path)
    logo = "logo: {archivo: logo.png, descripcion: Emblema}\n"
    (tmp_path / "data/demo/institucion.yaml").write_text(INSTITUCION + logo)
    sentence = "No existe «data/demo/logo.png»."
    assert load(tmp_path) == [f"D106 institucion.yaml:3:17: {sentence}"]


def test_a_missing_emblem_that_is_there_in_other_capitals_is_told_so(tmp_path: Path) -> None:
    make_project(tmp_path)
    logo = "logo: {archivo: logo.png, descripcion: Emblema}\n"
    (tmp_path / "data/demo/institucion.yaml").write_text(INSTITUCION + logo)
    (tmp_path / "data/demo/Logo.PNG").write_bytes(b"")
    sentence = "No existe «data/demo/logo.png». Está «Logo.PNG», con otras mayúsculas."
    assert load(tmp_path) == [f"D106 institucion.yaml:3:17: {sentence}"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("entradas: {'en [otro] a': {mejor: b}}", "D109 palabras.yaml:1:12: "),
        ("entradas: {_ _: {mejor: b}}", "D109 palabras.yaml:1:12: "),
        ("entradas: {a: {mejor: b, salvo: ['[otro]']}}", "D109 palabras.yaml:1:12: "),
        ("callar: [de otra lista]", "D109 palabras.yaml:1:1: "),
        ("entradas:\n  a: mejor: b", "D102 palabras.yaml:2:11: "),
    ],
)
def test_a_bad_list_of_words_is_told_at_its_entry(tmp_path: Path, words: str, said: str) -> None:
    folder = make_project(tmp_path) / "data" / "demo"
    (folder / "palabras.yaml").write_text(words, encoding="utf-8")
    (found,) = load(tmp_path)
    assert found.startswith(said)
