"""A mapping (mapeo.yaml) read: its keys as Excel shows them, its mistakes told at their place."""

import shutil
from pathlib import Path

import pytest
from support.project import build_plans, told, told_of_print
from support.tiny import make_project

from plandocs.diagnostics import Report
from plandocs.plan import Mapeo
from plandocs.source import Project, load_plan, read_mapping

SOUND = 'por_cada: fila\nde: cronograma.lista\ncolumnas:\n  Nota: "{{ fila.texto }}"\n'
TABLE = "tablas:\n  Tabla_1:\n    por_cada: accion\n    de: fila.acciones\n    columnas: {A: b}\n"
KIND = "transparencia"
COMMON = f"templates/_comun/{KIND}"


def read(folder: Path, text: str) -> tuple[Mapeo | None, list[str]]:
    """Return a mapping, and what is told of it."""
    path = folder / "mapeo.yaml"
    path.write_text(text, encoding="utf-8")
    report = Report()
    return read_mapping(path, report), told(report)


def test_the_rows_of_a_format_are_the_usual_ones_unless_it_says_others(tmp_path: Path) -> None:
    mapeo, _ = read(tmp_path, SOUND + TABLE + "renglones: {encabezados: 9, datos: 10}\n")
    assert mapeo
    rows = mapeo.renglones
    assert (rows.tipos, rows.campos, rows.encabezados, rows.datos) == (4, 5, 9, 10)
    rows = mapeo.tablas["Tabla_1"].renglones
    assert (rows.tipos, rows.campos, rows.encabezados, rows.datos) == (1, 2, 3, 4)


def test_headings_and_sheets_keep_their_accents_and_their_enie(tmp_path: Path) -> None:
    text = SOUND.replace("Nota", "Año de la niñez") + TABLE.replace("Tabla_1", "Señales")
    mapeo, found = read(tmp_path, text)
    assert found == []
    assert mapeo
    assert list(mapeo.columnas) == ["Año de la niñez"]
    assert list(mapeo.tablas) == ["Señales"]


@pytest.mark.parametrize("name", ["2x", "mi-fila", "una fila", "in", "loop", "_fila1"])
def test_a_name_that_no_tag_could_use_is_told(tmp_path: Path, name: str) -> None:
    _, found = read(tmp_path, SOUND.replace("fila\n", f"{name}\n", 1))
    assert found == [f"D228 mapeo.yaml:1:11: «{name}» no sirve para nombrar cada elemento."]


@pytest.mark.parametrize(
    "rows", ["{datos: 7}", "{datos: 0}", "{tipos: -1}", "{encabezados: 20}", "{datos: 1048577}"]
)
def test_data_that_is_not_below_all_else_is_told(tmp_path: Path, rows: str) -> None:
    _, found = read(tmp_path, f"{SOUND}renglones: {rows}\n")
    assert found == [
        "D229 mapeo.yaml:5:12: El primer renglón de datos no está debajo de los demás."
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("de: cronograma.lista\n", "", "D201 mapeo.yaml:1:1: Falta el campo «de» en el mapeo."),
        (
            "columnas:",
            "columna:",
            "D202 mapeo.yaml:3:1: «columna» no es un campo del mapeo. ¿Quiso decir «columnas»?",
        ),
        (' "{{ fila.texto }}"', "", "D203 mapeo.yaml:4:8: El campo «Nota» está vacío."),
        ('"{{ fila.texto }}"', "[a]", "D204 mapeo.yaml:4:9: El campo «Nota» debe ser un texto."),
    ],
)
def test_a_mistake_of_shape_is_told_at_its_place(
    tmp_path: Path, old: str, new: str, found: str
) -> None:
    assert read(tmp_path, SOUND.replace(old, new)) == (None, [found])


def test_a_mistake_in_a_table_is_told_there(tmp_path: Path) -> None:
    _, found = read(tmp_path, SOUND + TABLE.replace("    de: fila.acciones\n", ""))
    assert found == ["D201 mapeo.yaml:7:5: Falta el campo «de» en una tabla secundaria."]


def test_a_mapping_that_does_not_exist_is_told(tmp_path: Path) -> None:
    report = Report()
    assert read_mapping(tmp_path / "nada.yaml", report) is None
    assert [found.rule.code for found in report] == ["D106"]


def project(root: Path) -> Path:
    """Return a project whose plan asks for the shipped format."""
    return make_project(root, ("  - tipo: anexo\n  - tipo: ficha\n", f"  - tipo: {KIND}\n"))


def test_a_kind_with_a_mapping_reads_it_and_hashes_it(tmp_path: Path) -> None:
    found = Project(project(tmp_path), Report())
    loaded = load_plan(found, "demo/plan")
    assert told(found.report) == []
    assert loaded
    assert loaded.kinds[KIND].mapeo
    assert {f"{COMMON}/{name}" for name in ("documento.yaml", "mapeo.yaml", "plantilla.xlsx")} < {
        *found.inputs
    }


def test_an_institution_may_have_a_mapping_of_its_own(tmp_path: Path) -> None:
    own = project(tmp_path) / f"templates/demo/{KIND}/mapeo.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("por_cada: f\nde: fichas\ncolumnas: {Nota: Una.}\n")
    loaded = load_plan(Project(tmp_path, Report()), "demo/plan")
    assert loaded
    assert loaded.kinds[KIND].template == f"{COMMON}/plantilla.xlsx"
    mapeo = loaded.kinds[KIND].mapeo
    assert mapeo
    assert mapeo.de == "fichas"


def test_what_is_wrong_with_a_mapping_is_told_beside_all_else(tmp_path: Path) -> None:
    root = project(tmp_path)
    mapping = root / COMMON / "mapeo.yaml"
    typed = mapping.read_text(encoding="utf-8")
    mapping.write_text(typed.replace("  Eje o rubro:", "  Eje del rubro:"), encoding="utf-8")
    [found] = told_of_print(build_plans(root, root / "output", "demo/plan").report)
    assert found.endswith(
        "El formato no tiene la columna «Eje del rubro». ¿Quiso decir «Eje o rubro»?"
    )
    assert found.startswith("P310 mapeo.yaml:")
    mapping.write_text(typed.replace("por_cada: fila", "por_cada: a b"), encoding="utf-8")
    [found] = told_of_print(build_plans(root, root / "output", "demo/plan").report)
    assert found.startswith("D228 mapeo.yaml:")
    shutil.copy(root / COMMON / "documento.yaml", mapping)
    codes = [found.rule.code for found in build_plans(root, root / "output", "demo/plan").report]
    assert set(codes) == {"D201", "D202"}
