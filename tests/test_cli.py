"""The command line: Spanish throughout, exit codes, a last line that says what was written."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from support.draw import drawn
from support.project import ROOT
from support.tiny import make_project
from test_publish import tree

import plandocs.build
from plandocs.cli import main
from plandocs.engine.package import read_package
from plandocs.publish import PublishError
from plandocs.screen import UNSPELLED

NOTHING = "No se escribió nada."
KNOWN = "4 hallazgos aceptados"
SOUND = f"sin errores; {KNOWN}"
UNTITLED = ("titulo: Programa de prueba\n", "")
UNPRINTED = ("cuerpo: [glosario]", "cuerpo: []")
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|show|exit|error: (no such|missing|invalid|got)|such|missing|"
    r"invalid|unexpected|extra|the|should|requires?|argument|arguments|does|not|exist|is|one of|"
    r"choose|did you mean|try|for help|required|default|file|directory|path|args|traceback)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Ran:
    """What a command said, and its exit code."""

    code: int
    said: str

    @property
    def last(self) -> str:
        """The last line."""
        return self.said.rstrip("\n").rpartition("\n")[2]

    @property
    def codes(self) -> list[str]:
        """The codes of its findings."""
        return re.findall(r"^(?:error|aviso) (\w+)", self.said, re.MULTILINE)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run(*arguments: object) -> Ran:
        monkeypatch.setattr("sys.argv", ["plandocs", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        # Not every machine has the spell-checker: what is told of that is for test_screen.py.
        said = (printed.out + printed.err).replace(f"{UNSPELLED}\n", "")
        return Ran(int(left.value.code or 0), said)

    return run


def test_a_sound_plan_is_built_and_the_last_line_says_so(run: Run, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    ran = run("build", "--root", root)
    output = root / "output"
    assert ran.said.splitlines() == [
        "Construyendo demo/plan …",
        f"{output}/demo/plan: anexo.docx, fichas/ficha-1.docx",
        f"Se escribieron 2 documentos en {output}/.",
    ]
    assert ran.code == 0
    assert sorted(tree(output)) == [
        "demo/plan/anexo.docx",
        "demo/plan/fichas/ficha-1.docx",
        "demo/plan/registro.json",
    ]
    ran = run("build", "demo/plan", "--root", root, "--output", tmp_path / "otra")
    assert ran.last == f"Se escribieron 2 documentos en {tmp_path / 'otra'}/."
    assert tree(tmp_path / "otra") == tree(output)


def test_a_broken_plan_leaves_the_output_untouched(run: Run, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    run("build", "--root", root)
    before = tree(root / "output")
    plan = root / "data/demo/plan/plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace(*UNTITLED), encoding="utf-8")
    ran = run("build", "--root", root)
    assert (ran.code, ran.codes, ran.last) == (1, ["D201"], f"1 error. {NOTHING}")
    assert "data/demo/plan/plan.yaml:1:1" in ran.said
    assert tree(root / "output") == before


def test_two_broken_plans_are_told_in_one_run_and_a_sound_one_waits(
    run: Run, tmp_path: Path
) -> None:
    make_project(tmp_path, UNTITLED, plan_id="demo/uno")
    make_project(tmp_path, ("- linea: linea-1", "- linea: linea-2"), plan_id="otra/dos")
    make_project(tmp_path, plan_id="tres/tres")
    ran = run("build", "--root", tmp_path)
    assert (ran.code, ran.codes, ran.last) == (
        1,
        ["D201", "D302"],
        f"2 errores; 4 hallazgos aceptados. {NOTHING}",
    )
    assert not (tmp_path / "output").exists()


def test_a_mistake_of_a_template_is_told_beside_that_of_the_data(run: Run, tmp_path: Path) -> None:
    root = make_project(tmp_path, ("- linea: linea-1", "- linea: linea-2"))
    (root / "templates/_comun/ficha/plantilla.docx").write_bytes(drawn("{{ sin cerrar"))
    ran = run("check", "--root", root)
    assert (ran.code, ran.codes, ran.last) == (1, ["D302", "P201"], f"2 errores. {NOTHING}")


def test_warnings_let_a_plan_through_unless_strict(run: Run, tmp_path: Path) -> None:
    root = make_project(tmp_path, UNPRINTED)
    strict = run("build", "--strict", "--root", root)
    assert (strict.code, strict.codes, strict.last) == (3, ["D308"], f"1 aviso; {KNOWN}. {NOTHING}")
    assert not (root / "output").exists()
    ran = run("build", "--root", root)
    assert (ran.code, ran.codes) == (0, ["D308"])
    assert ran.last == f"Se escribieron 2 documentos en {root / 'output'}/. 1 aviso; {KNOWN}."
    checked = run("check", "--strict", "--root", root)
    assert (checked.code, checked.last) == (3, f"1 aviso; {KNOWN}. {NOTHING}")


def test_check_writes_nothing_and_counts_plans(run: Run, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    before = tree(root)
    assert run("check", "--root", root) == Ran(0, f"Se revisó 1 plan: {SOUND}.\n")
    make_project(root, UNPRINTED, plan_id="otra/plan")
    ran = run("check", "--root", root)
    assert (ran.code, ran.last) == (0, "Se revisaron 2 planes: 1 aviso; 8 hallazgos aceptados.")
    assert {name for name in tree(root) if not name.startswith("data/otra")} == set(before)


def test_check_in_json_is_json_alone(run: Run, tmp_path: Path) -> None:
    root = make_project(tmp_path, UNTITLED)
    ran = run("check", "--format", "json", "--root", root)
    [found] = json.loads(ran.said)
    assert (ran.code, found["codigo"], found["lugar"]["linea"]) == (1, "D201", 1)
    sound = make_project(tmp_path / "sano")
    assert run("check", "--format", "json", "--root", sound) == Ran(0, "[]\n")


@pytest.mark.parametrize(
    "typed", ["demo/plan", "data/demo/plan", "data/demo/plan/", "data/demo/plan/plan.yaml"]
)
def test_a_plan_may_be_named_by_its_folder(run: Run, tmp_path: Path, typed: str) -> None:
    root = make_project(tmp_path, UNTITLED)
    assert run("check", typed, "--root", root).codes == ["D201"]


def test_a_document_no_longer_asked_for_is_said_to_be_retired(run: Run, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    run("build", "--root", root)
    plan = root / "data/demo/plan/plan.yaml"
    typed = plan.read_text(encoding="utf-8").replace("  - tipo: ficha\n", "")
    plan.write_text(typed, encoding="utf-8")
    ran = run("build", "--root", root)
    stale = root / "output/demo/plan/fichas/ficha-1.docx"
    assert f"Se retiró {stale}, que ya no se pide.\n" in ran.said
    assert ran.last == f"Se escribió 1 documento en {root / 'output'}/."
    assert not stale.exists()


def test_a_disk_that_refuses_is_told_without_a_trace(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path)

    def refuse(_: object) -> None:
        raise PublishError("output/demo: el disco está lleno")

    monkeypatch.setattr(plandocs.build, "hold", refuse)
    ran = run("build", "--root", root)
    assert ran.code == 1
    assert ran.last == f"No se pudo escribir: output/demo: el disco está lleno. {NOTHING}"


def test_a_fault_of_ours_is_confessed_in_spanish_and_saved_to_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(tmp_path)

    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(plandocs.build, "compose_documents", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = run("build", "--root", root)
    told, last = ran.said.splitlines()[-2:]
    assert ran.code == 70
    assert told == "plandocs tuvo una falla propia; sus datos no tienen la culpa y siguen intactos."
    [saved] = tmp_path.glob("plandocs-*.txt")
    assert last == f"Envíe a quien lo mantiene el archivo {saved}. {NOTHING}"
    assert "Traceback" not in ran.said
    assert "RuntimeError: a bug" in saved.read_text(encoding="utf-8")
    assert not (root / "output").exists()


def test_plans_that_do_not_exist_are_told_with_those_that_do(run: Run, tmp_path: Path) -> None:
    root = make_project(tmp_path)
    for command in ("build", "check"):
        assert run(command, "demo/otro", "--root", root) == Ran(
            2, f"No existe el plan «demo/otro». Hay: demo/plan. {NOTHING}\n"
        )
    (tmp_path / "nada").mkdir()
    ran = run("build", "--root", tmp_path / "nada")
    assert ran == Ran(
        2,
        f"No hay planes en {tmp_path / 'nada/data'}. Cree uno con «plandocs new "
        f"institucion/plan». {NOTHING}\n",
    )


@pytest.mark.parametrize("name", ["plan.yaml.txt", "plan.yml", "Plan.YAML"])
def test_a_plan_under_another_name_is_told(run: Run, tmp_path: Path, name: str) -> None:
    root = make_project(tmp_path)
    other = root / "data/demo/otro" / name
    other.parent.mkdir()
    other.write_bytes(b"")
    said = f"«{other}» no se lee: un plan se llama «plan.yaml». Cámbiele el nombre. {NOTHING}\n"
    for command in ("build", "check"):
        assert run(command, "--root", root) == Ran(2, said)
        assert run(command, "demo/otro", "--root", root) == Ran(2, said)
    assert not (root / "output").exists()
    assert run("check", "demo/plan", "--root", root).code == 0
    (other.parent / "plan.yaml").write_bytes(b"")
    assert run("check", "demo/otro", "--root", root).code == 1


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        ("hacer", "No existe la orden «hacer»."),
        ("buidl", "No existe la orden «buidl». ¿Quiso decir 'build'?"),
        ("--nada", "No existe la opción «--nada»."),
        ("build --stric", "No existe la opción «--stric». ¿Quiso decir '--strict'?"),
        ("build --fo", "No existe la opción «--fo». ¿Quiso decir '--format', '--root'?"),
        ("build --root", "La opción «--root» necesita un valor."),
        ("build --root nada", "Valor incorrecto en '--root': «nada» no existe."),
        (
            "build --root pyproject.toml",
            "Valor incorrecto en '--root': «pyproject.toml» es un archivo.",
        ),
        (
            "build --output pyproject.toml",
            "Valor incorrecto en '--output': «pyproject.toml» es un archivo.",
        ),
        ("build --strict=si", "La opción «--strict» no lleva valor."),
        (
            "preview --port 99999",
            "Valor incorrecto en '--port': 99999 no está entre los que se admiten, 0<=x<=65535.",
        ),
        ("preview --port uno", "Valor incorrecto en '--port': «uno» no es un número."),
        (
            "build --format odt",
            "Valor incorrecto en '--format': «odt» no se admite; "
            "elija entre 'docx', 'xlsx', 'pdf'.",
        ),
        (
            "check --format yaml",
            "Valor incorrecto en '--format': «yaml» no se admite; elija entre 'text', 'json', "
            "'github', 'sarif'.",
        ),
        ("render", "Falta el dato 'PLANTILLA'."),
        ("render x.docx", "Falta la opción '--data'."),
        (
            "render x.docx --data d.yaml -o src",
            "Valor incorrecto en '-o' / '--output': «src» es una carpeta; dé también el archivo.",
        ),
        ("new", "Falta el dato 'INSTITUCION/PLAN'."),
        ("new a/b c", "Sobra «c»"),
        (
            "schema nada",
            "Valor incorrecto en '[plan|institucion|registro-nombres|acepta]': «nada» no se "
            "admite; elija entre 'plan', 'institucion', 'registro-nombres', 'acepta'.",
        ),
    ],
)
def test_wrong_use_is_told_in_spanish(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: str, last: str
) -> None:
    monkeypatch.chdir(ROOT)
    ran = run(*arguments.split())
    assert (ran.code, ran.last) == (2, f"Error: {last}")
    assert ENGLISH.findall(re.sub(r"'[^']*'|«[^»]*»|--\w+|plandocs \w+", "", ran.said)) == []


@pytest.mark.parametrize(
    "command",
    [
        "",
        "build",
        "check",
        "render",
        "new",
        "schema",
        "explain",
        "fields",
        "watch",
        "preview",
        "template",
        "template check",
    ],
)
def test_help_is_in_spanish(run: Run, command: str) -> None:
    ran = run(*command.split(), "--help")
    assert ran.code == 0
    assert ran.said.startswith(f"Uso: plandocs {command}".strip())
    assert ENGLISH.findall(re.sub(r"--\w+|\[plan\|institucion\]", "", ran.said)) == []


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    assert run() == Ran(2, run("--help").said)


def test_the_version_is_said(run: Run) -> None:
    assert re.fullmatch(r"plandocs \d+\.\d+\.\d+\n", run("--version").said)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "t.docx").write_bytes(drawn("{{ nombre }}: {{ monto }}"))
    (tmp_path / "d.yaml").write_text('nombre: "Año"\nmonto: 1.50\n', encoding="utf-8")
    return tmp_path


def test_render_fills_any_template_with_any_data(run: Run, files: Path) -> None:
    target = files / "salida/uno.docx"
    ran = run("render", files / "t.docx", "--data", files / "d.yaml", "-o", target)
    assert ran == Ran(0, f"Se escribió {target}.\n")
    first = target.read_bytes()
    (files / "d.json").write_text('{"nombre": "Año", "monto": 1.50}', encoding="utf-8")
    run("render", files / "t.docx", "--data", files / "d.json", "-o", target)
    assert target.read_bytes() == first


MAPPING = """\
por_cada: fila
de: filas
columnas:
  Ejercicio: 2026
  Denominación del programa: "{{ fila }}"
tablas:
  Tabla_000000:
    por_cada: accion
    de: "[fila]"
    columnas: {Descripción de la acción: "{{ accion }}"}
"""


@pytest.fixture
def formato(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "templates/_comun/transparencia/plantilla.xlsx", tmp_path / "f.xlsx")
    (tmp_path / "m.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "d.yaml").write_text("filas: [Uno, Dos]\n", encoding="utf-8")
    return tmp_path


def test_render_fills_an_official_format_with_its_mapping(run: Run, formato: Path) -> None:
    target = formato / "salida.xlsx"
    files = ("--data", formato / "d.yaml", "--map", formato / "m.yaml", "-o", target)
    assert run("render", formato / "f.xlsx", *files) == Ran(0, f"Se escribió {target}.\n")
    book = load_workbook(target)
    assert [row[4].value for row in book.worksheets[0].iter_rows(min_row=8)] == ["Uno", "Dos"]
    assert list(book["Tabla_000000"].iter_rows(min_row=4, values_only=True)) == [
        (1, None, "Uno"),
        (2, None, "Dos"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("Ejercicio: 2026", "Ejercicios: 2026", ["P310"]),
        ("Tabla_000000", "Tabla_1", ["P311"]),
        ("Ejercicio: 2026", "Fecha de actualización: hoy", ["P312"]),
        ("{{ fila }}", "{{ filas }}", ["P204"]),
        ("por_cada: fila", "por_cada: 1", ["D228"]),
        ("de: filas", "de: nada", ["P203"]),
    ],
)
def test_render_writes_nothing_when_a_mapping_is_wrong(
    run: Run, formato: Path, old: str, new: str, codes: list[str]
) -> None:
    (formato / "m.yaml").write_text(MAPPING.replace(old, new), encoding="utf-8")
    before = tree(formato)
    files = ("--data", formato / "d.yaml", "--map", formato / "m.yaml", "-o", formato / "s.xlsx")
    ran = run("render", formato / "f.xlsx", *files)
    assert (ran.code, sorted({*ran.codes})) == (1, codes)
    assert f"{formato / 'm.yaml'}:" in ran.said
    assert ran.last.endswith(NOTHING)
    assert tree(formato) == before


def test_render_refuses_a_mapping_for_a_word_template(run: Run, files: Path) -> None:
    named = ("--data", files / "d.yaml", "--map", files / "m.yaml", "-o", files / "s.docx")
    assert run("render", files / "t.docx", *named) == Ran(
        2,
        f"Un mapeo llena formatos de Excel, y «{files / 't.docx'}» no termina en .xlsx. "
        f"{NOTHING}\n",
    )


@pytest.mark.parametrize(
    ("template", "data", "codes"),
    [
        ("nada.docx", "nada.yaml", ["D106", "P102"]),
        ("t.docx", "vacio.yaml", ["D101"]),
        ("t.docx", "lista.json", ["D102"]),
        ("t.docx", "corto.yaml", ["P203"]),
        ("mal.docx", "d.yaml", ["P101"]),
    ],
)
def test_render_writes_nothing_when_anything_is_wrong(
    run: Run, files: Path, template: str, data: str, codes: list[str]
) -> None:
    (files / "vacio.yaml").write_text("")
    (files / "lista.json").write_text("[1]")
    (files / "corto.yaml").write_text("nombre: x\n")
    (files / "mal.docx").write_text("x")
    before = tree(files)
    ran = run("render", files / template, "--data", files / data, "-o", files / "uno.docx")
    assert (ran.code, sorted(ran.codes)) == (1, codes)
    assert ran.last.endswith(NOTHING)
    assert tree(files) == before


def test_new_makes_a_plan_that_checks_and_says_how_to_go_on(run: Run, tmp_path: Path) -> None:
    ran = run("new", "demo/primero", "--root", tmp_path)
    lines = ran.said.splitlines()
    assert ran.code == 0
    assert "Se creó data/demo/primero/plan.yaml" in lines
    assert ran.last == (
        "Abra data/demo/primero/plan.yaml, cámbielo y escriba: plandocs build demo/primero"
    )
    (tmp_path / "Makefile").touch()
    again = run("new", "demo/segundo", "--root", tmp_path).said.splitlines()
    assert again == [
        "Se creó data/demo/segundo/plan.yaml",
        "Abra data/demo/segundo/plan.yaml, cámbielo y escriba: make annex PLAN=demo/segundo",
    ]
    assert run("check", "--root", tmp_path).last == "Se revisaron 2 planes: 2 avisos."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("demo/plan", "Ya existe data/demo/plan/."),
        (
            "Demo/Plan",
            "«Demo/Plan» no sirve: escriba institucion/plan, en minúsculas y sin acentos.",
        ),
        ("demo", "«demo» no sirve: escriba institucion/plan, en minúsculas y sin acentos."),
        ("../x", "«../x» no sirve: escriba institucion/plan, en minúsculas y sin acentos."),
    ],
)
def test_new_writes_nothing_over_what_is_there_or_badly_named(
    run: Run, tmp_path: Path, name: str, said: str
) -> None:
    root = make_project(tmp_path)
    before = tree(root)
    assert run("new", name, "--root", root) == Ran(2, f"{said} {NOTHING}\n")
    assert tree(root) == before


@pytest.mark.parametrize("name", ["plan", "institucion"])
def test_schema_prints_a_schema_in_spanish(run: Run, name: str) -> None:
    ran = run("schema", name)
    schema = json.loads(ran.said)
    assert ran.code == 0
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    described = [prop["description"] for prop in schema["properties"].values()]
    assert all(described)


def test_the_shipped_plans_are_told_nothing(run: Run) -> None:
    ran = run("check", "--strict", "--root", ROOT)
    assert ran.code == 0
    assert re.fullmatch(
        r"Se revisaron 2 planes: sin errores; \d+ hallazgos aceptados\.\n", ran.said
    )


TYPO = ("titulo: Programa de prueba", "titul: Programa de prueba")


def test_one_screen_is_shown_and_the_rest_counted(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plandocs.screen._LINES", 8)
    root = make_project(tmp_path, TYPO, ("ejercicio: 2026\n", ""))
    ran = run("check", "--root", root)
    assert len(ran.codes) == 1
    assert "… y 1 hallazgo más: agregue --all para verlos." in ran.said
    assert ran.last == "2 errores. No se escribió nada."
    assert len(run("check", "--all", "--root", root).codes) == 2


def test_errors_are_shown_before_warnings_when_there_is_no_room(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plandocs.screen._LINES", 1)
    root = make_project(tmp_path, UNPRINTED, ("- linea: linea-1", "- linea: linea-9"))
    ran = run("check", "--root", root)
    assert ran.codes == ["D302"]


def test_findings_are_commands_of_github(run: Run, tmp_path: Path) -> None:
    root = make_project(tmp_path, TYPO)
    ran = run("check", "--format", "github", "--root", root)
    assert ran.code == 1
    assert ran.said == (
        "::error file=data/demo/plan/plan.yaml,line=1,col=1,title=D202 campo-desconocido::«titul» "
        "no es un campo del plan. ¿Quiso decir «titulo»? Pista: corrija el nombre o quite el "
        "renglón; los campos están en docs/guia.md.\n"
    )


@pytest.mark.parametrize(("variable", "colored"), [("", True), ("1", False)])
def test_colours_are_left_out_when_asked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, colored: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", variable)
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda _, color=None: color is False)
    ran = run("check", "--root", make_project(tmp_path, TYPO))
    assert ("\x1b[" in ran.said) == colored


def test_templates_are_checked_without_a_plan(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "oficio.docx"
    path.write_bytes(drawn("{{ plan.titulo }}", "{{ plan.titul }}"))
    ran = run("template", "check", path)
    assert (ran.code, ran.codes) == (1, ["P203"])
    assert f"{path} · «{{{{ plan.titul }}}}»" in ran.said
    path.write_bytes(drawn("{{ plan.titulo }}"))
    assert run("template", "check", path).last == "Se revisó 1 plantilla: sin errores."


def test_a_copy_of_a_template_holds_its_problems_as_comments(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "oficio.docx"
    path.write_bytes(drawn("{{ plan.titul }}"))
    ran = run("template", "check", "--annotate", path)
    copy = tmp_path / "oficio.anotada.docx"
    assert ran.last == f"1 error. Se escribió {copy}, con los problemas como comentarios."
    assert b"P203" in read_package(copy.read_bytes())["word/comments.xml"]
    path.write_bytes(b"nada")
    assert run("template", "check", "--annotate", path).codes == ["P101"]
    assert run("template", "check", "--annotate", tmp_path / "no.docx").codes == ["P102"]


def test_the_shipped_templates_need_nothing_that_plans_do_not_give(run: Run) -> None:
    templates = sorted(ROOT.glob("templates/*/*/plantilla.*"))
    ran = run("template", "check", *templates)
    assert ran.said == f"Se revisaron {len(templates)} plantillas: sin errores.\n"


def test_fields_say_what_templates_may_print_and_where_it_was_typed(
    run: Run, tmp_path: Path
) -> None:
    ran = run("fields", "demo/plan", "--root", make_project(tmp_path))
    lines = ran.said.splitlines()
    place = lines.index("plan.titulo · texto · título, sin el año")
    assert lines[place + 1] == "    Programa de prueba  (data/demo/plan/plan.yaml:1:9)"
    assert "    Primera acción.  (data/demo/plan/plan.yaml:29:20)" in lines
    found = json.loads(run("fields", "--format", "json").said)
    assert {"valor": "portada", "tipos": ["si_no"], "que_es": "el plan pide portada",
            "ejemplo": "", "lugar": None} in found  # fmt: skip


def test_fields_of_a_broken_plan_tell_what_is_wrong(run: Run, tmp_path: Path) -> None:
    ran = run("fields", "demo/plan", "--root", make_project(tmp_path, TYPO))
    assert (ran.code, ran.codes) == (1, ["D202"])


@pytest.mark.parametrize("asked", ["D201", "d201", "campo-ausente"])
def test_a_message_is_explained_by_its_code_or_name(run: Run, asked: str) -> None:
    ran = run("explain", asked)
    assert ran.code == 0
    assert ran.said.startswith("D201 campo-ausente\n\nFalta un campo")
    assert "```" not in ran.said


def test_a_code_that_does_not_exist_is_told(run: Run) -> None:
    ran = run("explain", "D2001")
    assert ran.code == 2
    assert "¿Quiso decir «D201»?" in ran.said


def test_render_names_the_data_beside_the_template(run: Run, tmp_path: Path) -> None:
    template, data = tmp_path / "a.docx", tmp_path / "d.yaml"
    template.write_bytes(drawn("{% for x in filas %}{{ x.n }}{% endfor %}"))
    data.write_text("filas:\n  - {n: a}\n  - {n: [b]}\n", encoding="utf-8")
    ran = run("render", template, "--data", data, "-o", tmp_path / "o.docx")
    assert f"  en los datos: {data}:3:6\n" in ran.said
    assert not (tmp_path / "o.docx").exists()


def test_what_is_sound_of_a_broken_plan_is_judged_too(run: Run, tmp_path: Path) -> None:
    """A field of the wrong shape is told beside an id that is not there, and causes nothing."""
    root = make_project(tmp_path, ("cuerpo: [indice]", "cuerpo: [inidce]"),
                        ("{de: 2026-01, a: 2026-03}", "{de: 2026-01, a: 2027-03}"))  # fmt: skip
    assert run("check", "--root", root).codes == ["D303", "D227"]


@pytest.mark.parametrize("command", ["check", "fields", "--help", "schema", "explain D201"])
def test_an_output_that_takes_no_more_is_told_without_a_trace(command: str) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no full device")
    order = [sys.executable, "-m", "plandocs", *command.split()]
    with full.open("w") as output:
        run = subprocess.run(
            order, cwd=ROOT, stdout=output, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert run.returncode == 74
    assert run.stderr == "No se pudo mostrar todo: la salida se cerró o el disco está lleno.\n"


@pytest.mark.parametrize("command", ["check", "--help", "explain D201", "explain NADA", "nada", ""])
def test_where_nothing_can_be_told_the_code_tells_it(command: str) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no full device")
    order = [sys.executable, "-m", "plandocs", *command.split()]
    with full.open("w") as output:
        run = subprocess.run(order, cwd=ROOT, stdout=output, stderr=output, check=False)
    assert run.returncode == 74


@pytest.mark.parametrize("stage", ["source.find_plans", "cli.speak_spanish", "build.Request"])
def test_an_interruption_has_its_code_whenever_it_comes(stage: str) -> None:
    room, name = stage.split(".")
    code = f"""
import os, signal, sys
import plandocs.cli, plandocs.{room} as room
room.{name} = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT)
sys.argv = ["plandocs", "check"]
from plandocs.__main__ import run
run()
"""
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    is_heard = room != "cli"  # by the command, which tells it
    assert (run.returncode, run.stderr) == (130, "\nInterrumpido.\n" if is_heard else "")


def test_a_reader_that_leaves_is_no_fault_of_the_plan() -> None:
    order = f"{sys.executable} -m plandocs explain D102 | true; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(
        ["bash", "-c", order], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode in (0, 74)
    assert "Traceback" not in run.stderr
