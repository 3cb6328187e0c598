"""Which names and files the gate of paths lets through."""

from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from plandocs.gates import paths
from plandocs.gates.paths import (
    BadPath,
    check_inside,
    check_name,
    is_reserved,
    read_common,
    read_inside,
)

FORMS: tuple[Literal["NFD"], Literal["NFC"]] = ("NFD", "NFC")
"""Accents apart from their letters, and with them."""
INVISIBLE = "lleva un carácter que no se ve"
NAMES = {
    "": "está vacío",
    "  ": "está vacío",
    "logo\0.png": f"{INVISIBLE} (U+0000)",
    "logo\n.png": f"{INVISIBLE} (U+000A)",
    "\u202egnp.ogol": f"{INVISIBLE} (U+202E)",
    "lo\u200bgo.png": f"{INVISIBLE} (U+200B)",
    "logo\ud800.png": f"{INVISIBLE} (U+D800)",
    "logo\ue000.png": f"{INVISIBLE} (U+E000)",
    "logo\uffff.png": f"{INVISIBLE} (U+FFFF)",
    "logo\u2028.png": f"{INVISIBLE} (U+2028)",
    "logo\u2029.png": f"{INVISIBLE} (U+2029)",
    "img\\logo.png": "lleva «\\»; las carpetas se separan con «/»",
    "\\\\servidor\\logo.png": "lleva «\\»; las carpetas se separan con «/»",
    "https://a.b/logo.png": "es una dirección, no un archivo del proyecto",
    "file:///etc/passwd": "es una dirección, no un archivo del proyecto",
    "C:logo.png": "lleva «:», que en un nombre de archivo no se puede",
    "data:image/png;base64,AA": "lleva «:», que en un nombre de archivo no se puede",
    "/etc/passwd": "no está dentro de su carpeta",
    "//servidor/logo.png": "no está dentro de su carpeta",
    "~/logo.png": "no está dentro de su carpeta",
    "~": "no está dentro de su carpeta",
    "../logo.png": "sale de su carpeta con «..»",
    "a/../logo.png": "sale de su carpeta con «..»",
    "a/..": "sale de su carpeta con «..»",
    "a" * 256: "es un nombre demasiado largo",
    "ñ" * 128: "es un nombre demasiado largo",
    "/".join(["abc"] * 250) + "/d": "es un nombre demasiado largo",
    "/".join(["abcd"] * 201): "es un nombre demasiado largo",
    "logo.png.": "lleva un punto o un espacio al final, que Windows quita",
    "carpeta /logo.png": "lleva un punto o un espacio al final, que Windows quita",
    "...": "lleva un punto o un espacio al final, que Windows quita",
    "NUL": "usa un nombre que Windows se reserva",
    "con.png": "usa un nombre que Windows se reserva",
    "img/Aux.tar.gz": "usa un nombre que Windows se reserva",
    "com1": "usa un nombre que Windows se reserva",
    "LPT³.txt": "usa un nombre que Windows se reserva",
    "prn .png": "usa un nombre que Windows se reserva",
    "CONIN$": "usa un nombre que Windows se reserva",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_elsewhere_is_refused_with_its_reason(name: str) -> None:
    with pytest.raises(BadPath) as caught:
        check_name(name)
    assert (caught.value.path, caught.value.reason) == (name, NAMES[name])
    assert caught.value.remedy.startswith("escriba solo el nombre del archivo")
    assert str(caught.value) == f"{name}: {NAMES[name]}"


@pytest.mark.parametrize(
    "name",
    [
        "logo.png", "Logo Institución.PNG", "./logo.png", "a/b/c.png", "a..b.png", "…", ".oculto",
        "a" * 255, "ñ" * 127, "/".join(["abc"] * 250) + "d", "emblema (1).jpg", "~logo.png"[1:],
        "console.png", "com10", "nulo/auxiliar.png", "lpt.png", "日本.png", "a~b.png",
    ],
)  # fmt: skip
def test_an_honest_name_passes(name: str) -> None:
    check_name(name)


def test_a_name_is_reserved_whatever_its_ending() -> None:
    assert [is_reserved(name) for name in ("aux", "a/nul.x", "nula", "a/b")] == [
        True, True, False, False,
    ]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project, and a secret beside it."""
    root = tmp_path / "proyecto"
    (root / "data/demo").mkdir(parents=True)
    (root / "data/demo/plan.yaml").write_bytes(b"plan")
    (tmp_path / "secreto").write_bytes(b"secreto")
    (tmp_path / "fuera").mkdir()
    (tmp_path / "fuera/plan.yaml").write_bytes(b"secreto")
    return root


def refused(root: Path, path: str) -> tuple[str, str]:
    with pytest.raises(BadPath) as caught:
        read_inside(root, path)
    return caught.value.path, caught.value.reason


def test_a_file_of_the_project_is_read(project: Path) -> None:
    assert read_inside(project, "data/demo/plan.yaml") == b"plan"


@pytest.mark.parametrize("is_apart", [True, False])
def test_accents_may_be_apart_from_their_letters_on_the_disk(project: Path, is_apart: bool) -> None:
    apart, whole = (normalize(form, "imágenes/año.png") for form in FORMS)
    saved, named = (apart, whole) if is_apart else (whole, apart)
    (project / saved).parent.mkdir()
    (project / saved).write_bytes(b"png")
    assert read_inside(project, named) == b"png"


def test_a_link_out_of_the_project_is_refused_however_its_accents_are_saved(
    project: Path, tmp_path: Path
) -> None:
    (project / normalize("NFD", "año")).symlink_to(tmp_path)
    with pytest.raises(BadPath, match="es un enlace que sale de la carpeta del proyecto"):
        read_inside(project, "año/logo.png")


def test_an_accented_name_below_what_is_no_folder_is_of_no_file(project: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_inside(project, "data/demo/plan.yaml/año.png")
    with pytest.raises(FileNotFoundError):
        read_inside(project, "nada/año.png")


def test_a_project_may_be_reached_through_a_link(project: Path, tmp_path: Path) -> None:
    (tmp_path / "atajo").symlink_to(project)
    assert read_inside(tmp_path / "atajo", "data/demo/plan.yaml") == b"plan"


def test_a_project_may_be_the_folder_where_one_is(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    (project / "data/otra").symlink_to("demo")
    assert read_inside(Path(), "data/otra/plan.yaml") == b"plan"
    (project / "data/mala").symlink_to("../../fuera")
    assert refused(Path(), "data/mala/plan.yaml")[0] == "data/mala"


def test_links_within_the_project_are_followed(project: Path) -> None:
    (project / "data/otra").symlink_to(project / "data/demo")
    (project / "data/demo/otro.yaml").symlink_to("../demo/plan.yaml")
    assert read_inside(project, "data/otra/otro.yaml") == b"plan"


@pytest.mark.parametrize("target", ["../../../secreto", "/etc/hostname"])
def test_a_link_of_a_file_out_of_the_project_is_refused(project: Path, target: str) -> None:
    (project / "data/demo/logo.png").symlink_to(target)
    said = ("data/demo/logo.png", "es un enlace que sale de la carpeta del proyecto")
    assert refused(project, "data/demo/logo.png") == said


@pytest.mark.parametrize("link", ["data", "data/demo"])
def test_a_link_of_a_folder_out_of_the_project_is_refused_and_named(
    project: Path, tmp_path: Path, link: str
) -> None:
    (project / link).rename(tmp_path / "afuera")
    (project / link).symlink_to(tmp_path / "afuera")
    said = (link, "es un enlace que sale de la carpeta del proyecto")
    assert refused(project, "data/demo/plan.yaml") == said


def test_a_folder_whose_name_begins_as_the_project_s_is_outside_it(
    project: Path, tmp_path: Path
) -> None:
    (tmp_path / "proyecto-2").mkdir()
    (tmp_path / "proyecto-2/a").write_bytes(b"secreto")
    (project / "a").symlink_to(tmp_path / "proyecto-2/a")
    assert refused(project, "a")[0] == "a"


def test_a_link_that_goes_out_and_comes_back_stays_inside(project: Path) -> None:
    (project / "vuelta").symlink_to("../proyecto/data")
    assert read_inside(project, "vuelta/demo/plan.yaml") == b"plan"


def test_what_is_not_there_is_not_found(project: Path) -> None:
    for path in ("data/demo/otro.yaml", "data/demo/plan.yaml/otro", "nada/nada"):
        with pytest.raises(FileNotFoundError):
            read_inside(project, path)


def test_what_is_not_there_yet_may_be_anywhere_below(project: Path) -> None:
    check_inside(project, "data/nuevo/plan.yaml")


def test_a_link_to_nothing_is_told(project: Path) -> None:
    (project / "data/demo/roto").symlink_to("nada")
    said = ("data/demo/roto", "es un enlace que no lleva a ningún archivo")
    assert refused(project, "data/demo/roto") == said


def test_a_folder_is_told_with_what_to_put_in_its_place(project: Path) -> None:
    with pytest.raises(BadPath) as caught:
        read_inside(project, "data/demo")
    assert (caught.value.path, caught.value.reason, caught.value.remedy) == (
        "data/demo",
        "es una carpeta, no un archivo",
        "ponga ahí un archivo común, o corrija el nombre.",
    )


def test_a_link_to_itself_is_told_with_what_to_do(project: Path) -> None:
    (project / "data/demo/aro").symlink_to("aro")
    with pytest.raises(BadPath) as caught:
        read_inside(project, "data/demo/aro")
    assert (caught.value.path, caught.value.reason, caught.value.remedy) == (
        "data/demo/aro",
        "es un enlace que lleva a sí mismo",
        "borre el enlace y ponga el archivo.",
    )


def test_a_name_that_no_disk_takes_is_of_no_file(project: Path) -> None:
    for name in ("a" * 5_000, "a\0b"):
        with pytest.raises(FileNotFoundError):
            read_inside(project, name)


def test_a_file_too_large_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "MAX_BYTES", 4)
    assert read_inside(project, "data/demo/plan.yaml") == b"plan"
    (project / "data/demo/plan.yaml").write_bytes(b"plan5")
    assert refused(project, "data/demo/plan.yaml")[1] == "pesa más de 0 MB"
    monkeypatch.setattr(paths, "MAX_BYTES", 2_000_000)
    (project / "data/demo/plan.yaml").write_bytes(bytes(2_000_001))
    with pytest.raises(BadPath) as caught:
        read_inside(project, "data/demo/plan.yaml")
    assert caught.value.reason == "pesa más de 2 MB"
    assert caught.value.remedy == "revise que sea el archivo que quería usar."


def test_a_file_that_somebody_names_may_be_anywhere(project: Path, tmp_path: Path) -> None:
    (tmp_path / "enlace").symlink_to("secreto")
    assert read_common(tmp_path / "enlace") == b"secreto"
    with pytest.raises(FileNotFoundError):
        read_common(project / "nada")
    with pytest.raises(BadPath, match="carpeta"):
        read_common(project)
