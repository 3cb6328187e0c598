"""The same input gives the same bytes, on any day, in any place, for any user."""

import hashlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from support.printed import needs_libreoffice
from support.project import ROOT
from support.tiny import make_project

_PLACES = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Mexico_City", "LC_ALL": "es_MX.UTF-8", "PYTHONHASHSEED": "77"},
    {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1"},
)


SOAK = bool(os.environ.get("PLANDOCS_SOAK"))
_PRINTING = {"PLANDOCS_OFFICE": "", "PLANDOCS_CACHE": "no"}


def test_both_plans_give_the_same_bytes_everywhere(tmp_path: Path) -> None:
    found = [_hashes(tmp_path / str(n), place) for n, place in enumerate(_PLACES)]
    assert len(found[0]) == 12
    assert found[1:] == [found[0]] * (len(_PLACES) - 1)


@needs_libreoffice
@pytest.mark.skipif(not SOAK, reason="of `make test-all`: each day a smaller plan is printed")
def test_so_do_their_pdfs(tmp_path: Path) -> None:
    places = [{**place, **_PRINTING} for place in _PLACES[1:]]
    found = [_hashes(tmp_path / str(n), place) for n, place in enumerate(places)]
    assert len(found[0]) == 22
    assert found[1:] == [found[0]] * (len(places) - 1)


def _hashes(output: Path, place: dict[str, str]) -> dict[str, str]:
    command = [
        sys.executable,
        "-m",
        "plandocs",
        "build",
        "--root",
        str(ROOT),
        "--output",
        str(output),
    ]
    output.mkdir()
    result = subprocess.run(
        command,
        cwd=output,
        env={**os.environ, **place},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    files = [path for path in output.rglob("*") if path.is_file()]
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


TIMES = 30 if SOAK else 3
_VARIED: Mapping[str, tuple[str | None, ...]] = {
    "TZ": ("UTC", "America/Mexico_City", "Asia/Kathmandu", "Pacific/Kiritimati", ":nowhere", None),
    "LC_ALL": ("C", "C.UTF-8", "es_MX.UTF-8", "tr_TR.UTF-8", "POSIX", None),
    "LANG": ("C", "de_DE.UTF-8", "ja_JP.eucJP", None),
    "PYTHONHASHSEED": ("0", "1", "77", "4294967295", "random"),
    "PYTHONOPTIMIZE": (None, "1", "2"),
    "PYTHONUTF8": (None, "0", "1"),
    "USER": ("root", "Íñigo", None),
    "LOGNAME": ("root", "otra persona", None),
    "SOURCE_DATE_EPOCH": (None, "0", "1", "4000000000"),
    "COLUMNS": (None, "20", "400"),
    "TERM": (None, "dumb", "xterm-256color"),
    "NO_COLOR": (None, "1"),
}
_NAMES = ("a", "Plan año 2026", "carpeta con  espacios", "ñandú «x»", "a'b$c", "x" * 80)
_MASKS = (0o022, 0o077, 0o000, 0o027)


@dataclass(frozen=True)
class _Place:
    """Where a run is made: its folder, environment, mask of permissions, and the rest of it."""

    folder: Path
    environment: Mapping[str, str]
    mask: int
    is_relative: bool
    day: int

    def run(self, *arguments: str, cwd: Path) -> None:
        made = subprocess.run(
            [sys.executable, "-m", "plandocs", *arguments],
            cwd=cwd,
            env=dict(self.environment),
            umask=self.mask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, made.stdout + made.stderr

    def named(self, path: Path, cwd: Path) -> str:
        return os.path.relpath(path, cwd) if self.is_relative else str(path)

    def touch(self) -> None:
        """Give every file of the folder the day of this place."""
        for path in self.folder.rglob("*"):
            os.utime(path, (self.day, self.day))


def _places(root: Path) -> Iterator[_Place]:
    """Yield places as unlike each other as a seed makes them; one keeps what it compiled."""
    draw = random.Random(8)
    for number in range(TIMES):
        folder = root / str(number) / _NAMES[number % len(_NAMES)]
        home = root / str(number) / draw.choice(("casa", "casa de Íñigo"))
        folder.mkdir(parents=True)
        home.mkdir()
        caches = ("no", str(root / "warm"), str(home / "new"))
        environment = {**os.environ, "HOME": str(home), "PLANDOCS_CACHE": draw.choice(caches)}
        environment["PYTHONPATH"] = str(Path(sys.modules["plandocs"].__path__[0]).parent)
        for name, values in _VARIED.items():
            environment.pop(name, None)
            value = draw.choice(values)
            environment |= {name: value} if value is not None else {}
        if not number:
            environment.pop("HOME")
        day = draw.choice((0, 315_532_800, 1_800_000_000, 4_000_000_000))
        yield _Place(folder, environment, draw.choice(_MASKS), draw.random() < 0.5, day)


DATA = "titulo: Plan de año & más\nfilas:\n" + "".join(
    f"  - {{numero: {n}, texto: Acción número {n}}}\n" for n in range(40)
)


def _word() -> bytes:
    document = docx.Document()
    document.add_heading("{{ titulo }}", 1)
    table = document.add_table(rows=3, cols=2)
    table.rows[0].cells[0].text = "{%tr for fila in filas %}"
    table.rows[1].cells[0].text = "{{ fila.numero }}"
    table.rows[1].cells[1].text = "{{ fila.texto }}"
    table.rows[2].cells[0].text = "{%tr endfor %}"
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _book() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "{{ titulo }}"
    sheet["A2"] = "{%tr for fila in filas %}"
    sheet["A3"], sheet["B3"] = "{{ fila.numero }}", "{{ fila.texto }}"
    sheet["A4"] = "{%tr endfor %}"
    sheet["B5"] = "=SUM(A3:A3)"
    made = BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_render_gives_the_same_bytes_everywhere(suffix: str, tmp_path: Path) -> None:
    template = _word() if suffix == ".docx" else _book()
    found = set()
    for place in _places(tmp_path):
        inputs = place.folder / f"plantilla{suffix}", place.folder / "datos.yaml"
        inputs[0].write_bytes(template)
        inputs[1].write_text(DATA, encoding="utf-8")
        place.touch()
        output = place.folder / f"salida{suffix}"
        paths = [place.named(path, place.folder) for path in (*inputs, output)]
        place.run("render", paths[0], "--data", paths[1], "-o", paths[2], cwd=place.folder)
        found.add(hashlib.sha256(output.read_bytes()).hexdigest())
    assert len(found) == 1


def _built(place: _Place) -> tuple[tuple[str, str], ...]:
    """Return the documents of the tiny plan built in a place, with their digests."""
    make_project(place.folder)
    place.touch()
    cwd = place.folder.parent
    place.run("build", "--root", place.named(place.folder, cwd), cwd=cwd)
    output = place.folder / "output"
    return tuple(
        (path.relative_to(output).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(output.rglob("*"))
        if path.is_file()
    )


def test_a_plan_gives_the_same_bytes_wherever_it_stands(tmp_path: Path) -> None:
    [found] = {_built(place) for place in _places(tmp_path)}
    assert [name for name, _ in found] == [
        "demo/plan/anexo.docx",
        "demo/plan/fichas/ficha-1.docx",
        "demo/plan/registro.json",
    ]


def test_letters_that_this_python_does_not_know_change_nothing(tmp_path: Path) -> None:
    """In a folder, and of a user, whose names it can only keep as bytes."""
    foreign = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "USER": "Íñigo"}
    plain = {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "USER": "root"}
    kept = {**os.environ, "PLANDOCS_CACHE": str(tmp_path / "caché")}
    kept["PYTHONPATH"] = str(Path(sys.modules["plandocs"].__path__[0]).parent)
    folders = tmp_path / "a", tmp_path / "Plan año 2026"
    for folder in folders:
        folder.mkdir()
    places = [
        _Place(folder, kept | environment, 0o022, is_relative=False, day=0)
        for folder, environment in zip(folders, (plain, foreign), strict=True)
    ]
    [found] = {_built(place) for place in places}
    assert len(found) == 3


@needs_libreoffice
@pytest.mark.usefixtures("office")
def test_so_do_its_pdfs(tmp_path: Path) -> None:
    places = list(_places(tmp_path))[: TIMES if SOAK else 2]
    environments = [{**place.environment, "PLANDOCS_CACHE": "no"} for place in places]
    [found] = {
        _built(_Place(place.folder, environment, place.mask, place.is_relative, place.day))
        for place, environment in zip(places, environments, strict=True)
    }
    assert [name for name, _ in found if name.endswith(".pdf")] == [
        "demo/plan/anexo.pdf",
        "demo/plan/fichas/ficha-1.pdf",
    ]
