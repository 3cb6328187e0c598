"""Paths that lead out of a project, or to what is no file, each with the whole of what is said."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.draw import drawn
from support.pictures import png
from support.refused import Bad, refuse_build, run
from support.tiny import INSTITUCION, edited
from test_publish import tree

PLAN = edited(("  - tipo: anexo\n  - tipo: ficha\n", "  - tipo: oficio\n"))
KIND = "templates/demo/oficio"
ONLY_THE_NAME = "escriba solo el nombre del archivo, como `logo.png`, y guárdelo en su carpeta."
COPY = "ponga en su lugar una copia de lo que enlaza, dentro de la carpeta del proyecto."
NAME_OF_FILE = (
    "use hasta 150 letras, números y guiones, sin espacios ni acentos, y no CON, NUL ni otro "
    "nombre de Windows."
)
COMMON = "ponga ahí un archivo común, o corrija el nombre."
ENDING = "1 error; 4 hallazgos aceptados. No se escribió nada."


def project(logo: str = "", kind: str = "oficio", name: str = "oficio") -> dict[str, bytes]:
    """Return the files of a small project."""
    emblem = f"logo:\n  archivo: {logo}\n  descripcion: Emblema\n" if logo else ""
    return {
        "data/demo/plan/plan.yaml": PLAN.replace("tipo: oficio", f"tipo: {kind}").encode(),
        "data/demo/institucion.yaml": (INSTITUCION + emblem).encode(),
        f"{KIND}/documento.yaml": f"titulo: Oficio\narchivo: {name}\nimprime: nada\n".encode(),
        f"{KIND}/plantilla.docx": drawn("{{ institucion.siglas }}"),
    }


def of_logo(name: str, reason: str) -> Bad:
    """Return a project that is refused for where its emblem would be."""
    return Bad(
        name,
        project(name),
        f"""
Construyendo demo/plan …
error S403 ruta-no-admitida
  data/demo/institucion.yaml:4:12
     4 │   archivo: {name}
       │            {"^" * min(len(name), 60)}
  «{name}» {reason}.
  pista: {ONLY_THE_NAME}

{ENDING}
""",
    )


def of_kind(name: str, reason: str) -> Bad:
    """Return a project that is refused for the kind of document that it asks for."""
    return Bad(
        name,
        project(kind=name),
        f"""
Construyendo demo/plan …
error S403 ruta-no-admitida
  data/demo/plan/plan.yaml:12:11
    12 │   - tipo: {name}
       │           {"^" * min(len(name), 60)}
  «{name}» {reason}.
  pista: pida un documento por el nombre de su carpeta en templates/, como `anexo`.

{ENDING}
""",
    )


def of_output(name: str) -> Bad:
    """Return a project that is refused for the name of its document."""
    files = project()
    plan = PLAN.replace("  - tipo: oficio\n", f"  - tipo: oficio\n    archivo: {name}\n")
    files["data/demo/plan/plan.yaml"] = plan.encode()
    return Bad(
        name,
        files,
        f"""
Construyendo demo/plan …
error D314 nombre-de-archivo
  data/demo/plan/plan.yaml:13:14
    13 │     archivo: {name}
       │              {"^" * min(len(name), 60)}
  «{name}» no sirve como nombre de archivo.
  pista: {NAME_OF_FILE}

1 error. No se escribió nada.
""",
    )


OUT, BELOW = "sale de su carpeta con «..»", "no está dentro de su carpeta"
SLASH, COLON = (
    "lleva «\\»; las carpetas se separan con «/»",
    "lleva «:», que en un nombre de archivo no se puede",
)
ADDRESS, RESERVED = (
    "es una dirección, no un archivo del proyecto",
    "usa un nombre que Windows se reserva",
)
CASES = [
    of_logo("../otra/logo.png", OUT),
    of_logo("img/../../../../etc/passwd", OUT),
    of_logo("/etc/passwd", BELOW),
    of_logo("//servidor/logo.png", BELOW),
    of_logo("~/logo.png", "no está dentro de su carpeta"),
    of_logo("..\\otra\\logo.png", SLASH),
    of_logo("\\\\servidor\\logo.png", SLASH),
    of_logo("C:/logo.png", COLON),
    of_logo("logo.png:otro", COLON),
    of_logo("https://ine.mx/logo.png", ADDRESS),
    of_logo("file:///etc/passwd", ADDRESS),
    of_logo("CON", RESERVED),
    of_logo("img/nul.png", RESERVED),
    of_logo("logo.png.", "lleva un punto o un espacio al final, que Windows quita"),
    of_logo("a" * 256, "es un nombre demasiado largo"),
    of_kind("../demo/oficio", OUT),
    of_kind("/etc", BELOW),
    of_kind("~root", BELOW),
    of_kind("oficio\\x", SLASH),
    of_kind("C:oficio", COLON),
    of_kind("b" * 300, "es un nombre demasiado largo"),
    of_output("../oficio"),
    of_output("/tmp/oficio"),
    of_output("~/oficio"),
    of_output("a/../../oficio"),
    of_output("a//b"),
    of_output("C:oficio"),
    of_output("a\\b"),
    of_output("nul"),
    of_output("fichas/COM1"),
    of_output("oficio."),
    of_output("año"),
    of_output("o" * 151),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name[:40])
def test_a_path_that_leads_elsewhere_is_refused(
    case: Bad,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse_build(case, tmp_path, capsys, monkeypatch)


Change = Callable[[Path, Path], None]


def moved(path: str) -> Change:
    """Return what moves a part of a project out of it, and links it from where it was."""

    def move(root: Path, outside: Path) -> None:
        (root / path).rename(outside / "cosa")
        (root / path).symlink_to(outside / "cosa")

    return move


def linked(path: str, target: str) -> Change:
    """Return what puts a link in a project."""

    def link(root: Path, _: Path) -> None:
        (root / path).unlink(missing_ok=True)
        (root / path).symlink_to(target)

    return link


def made(path: str, make: Callable[[Path], object]) -> Change:
    """Return what puts something else in the place of a file."""

    def put(root: Path, _: Path) -> None:
        (root / path).unlink(missing_ok=True)
        make(root / path)

    return put


LOGO = "data/demo/logo.png"
LEAVES = "es un enlace que sale de la carpeta del proyecto"
PIPE, FOLDER = "es una tubería, no un archivo", "es una carpeta, no un archivo"
NOTHING, RING = (
    "es un enlace que no lleva a ningún archivo",
    "es un enlace que lleva a sí mismo",
)
CHANGES = {
    "the folder of data": (moved("data"), "data", LEAVES, COPY),
    "the folder of an institution": (moved("data/demo"), "data/demo", LEAVES, COPY),
    "the folder of a plan": (moved("data/demo/plan"), "data/demo/plan", LEAVES, COPY),
    "the folder of templates": (moved("templates"), "templates", LEAVES, COPY),
    "the folder of a kind": (moved(KIND), KIND, LEAVES, COPY),
    "the plan": (moved("data/demo/plan/plan.yaml"), "data/demo/plan/plan.yaml", LEAVES, COPY),
    "a template": (moved(f"{KIND}/plantilla.docx"), f"{KIND}/plantilla.docx", LEAVES, COPY),
    "what describes a kind": (
        moved(f"{KIND}/documento.yaml"), f"{KIND}/documento.yaml", LEAVES, COPY,
    ),
    "a mapping": (
        linked(f"{KIND}/mapeo.yaml", "/etc/hostname"), f"{KIND}/mapeo.yaml", LEAVES, COPY,
    ),
    "a registry of names": (
        linked("data/demo/registro-nombres.yaml", "/etc/passwd"),
        "data/demo/registro-nombres.yaml",
        LEAVES,
        COPY,
    ),
    "a list of words": (
        linked("data/demo/palabras.yaml", "/etc/passwd"), "data/demo/palabras.yaml", LEAVES, COPY,
    ),
    "what is accepted": (
        linked("data/demo/plan/acepta.yaml", "/dev/zero"),
        "data/demo/plan/acepta.yaml",
        LEAVES,
        COPY,
    ),
    "a plan that is a folder": (
        made("data/demo/plan/plan.yaml", Path.mkdir), "data/demo/plan/plan.yaml", FOLDER, COMMON,
    ),
    "an institution that is a pipe": (
        made("data/demo/institucion.yaml", os.mkfifo), "data/demo/institucion.yaml", PIPE, COMMON,
    ),
    "a template that is a pipe": (
        made(f"{KIND}/plantilla.docx", os.mkfifo), f"{KIND}/plantilla.docx", PIPE, COMMON,
    ),
    "a list of words that leads nowhere": (
        linked("data/demo/palabras.yaml", "nada"), "data/demo/palabras.yaml", NOTHING, COPY,
    ),
    "an institution that leads to itself": (
        linked("data/demo/institucion.yaml", "institucion.yaml"),
        "data/demo/institucion.yaml",
        RING,
        "borre el enlace y ponga el archivo.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_what_leads_out_of_the_project_or_is_no_file_is_refused(
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change, culprit, reason, remedy = CHANGES[name]
    root = written(tmp_path / "proyecto", project())
    (tmp_path / "fuera").mkdir()
    change(root, tmp_path / "fuera")
    code, said = run(capsys, monkeypatch, root, "build")
    *_, rule, place, sentence, hint, blank, last = said.splitlines()
    assert said.count("error ") == 1 + last.startswith("1 error ")
    assert (rule, place) == ("error S403 ruta-no-admitida", f"  {culprit}")
    assert (sentence, hint) == (f"  «{culprit}» {reason}.", f"  pista: {remedy}")
    assert (code, blank) == (1, "")
    assert last.startswith("1 error")
    assert last.endswith("No se escribió nada.")
    assert not (root / "output").exists()


def test_an_emblem_that_leads_out_is_told_where_it_was_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = written(tmp_path / "proyecto", project("logo.png"))
    (tmp_path / "secreto.png").write_bytes(png())
    (root / LOGO).symlink_to(tmp_path / "secreto.png")
    code, said = run(capsys, monkeypatch, root, "build")
    assert code == 1
    assert "data/demo/institucion.yaml:4:12" in said
    assert f"  «{LOGO}» {LEAVES}.\n  pista: {COPY}\n" in said


def test_links_that_stay_in_the_project_are_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {**project("logo.png"), "imagenes/emblema.png": png()}
    root = written(tmp_path / "proyecto", files)
    (root / LOGO).symlink_to("../../imagenes/emblema.png")
    (root / "templates").rename(root / "formatos")
    (root / "templates").symlink_to("formatos")
    code, said = run(capsys, monkeypatch, root, "build")
    assert (code, "Se escribió 1 documento en output/." in said) == (0, True)


def test_two_documents_that_a_computer_would_take_for_one_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = project(name="OFICIO")
    files["data/demo/plan/plan.yaml"] = PLAN.replace(
        "  - tipo: oficio\n", "  - tipo: oficio\n  - tipo: oficio\n    archivo: oficio\n"
    ).encode()
    root = written(tmp_path, files)
    code, said = run(capsys, monkeypatch, root, "build")
    assert code == 1
    assert "Dos documentos se llamarían «oficio»." in said


@pytest.mark.parametrize("name", ["con/plan", "demo/aux", "demo/com1"])
def test_a_new_plan_takes_no_name_that_windows_reserves(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = f"«{name}» no sirve: Windows se reserva ese nombre. No se escribió nada."
    assert run(capsys, monkeypatch, tmp_path, "new", name) == (2, said)
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("name", ["../x/plan", "demo/../..", "/etc/x", "demo\\plan", "demo/plan/x"])
def test_a_new_plan_is_not_written_elsewhere(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = (
        f"«{name}» no sirve: escriba institucion/plan, en minúsculas y sin acentos. "
        "No se escribió nada."
    )
    assert run(capsys, monkeypatch, tmp_path, "new", name) == (2, said)


@pytest.mark.parametrize("link", ["data", "templates"])
def test_a_new_plan_is_not_written_through_a_link(
    link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "fuera").mkdir()
    (tmp_path / "proyecto").mkdir()
    (tmp_path / "proyecto" / link).symlink_to(tmp_path / "fuera")
    said = f"«{link}» {LEAVES}: {COPY} No se escribió nada."
    assert run(capsys, monkeypatch, tmp_path / "proyecto", "new", "demo/plan") == (2, said)
    assert tree(tmp_path / "fuera") == {}
    assert list((tmp_path / "proyecto").iterdir()) == [tmp_path / "proyecto" / link]


def written(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root
