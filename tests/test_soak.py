"""Runs by the hundred, good and bad, leave nothing behind: no file, no process, no memory."""

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from support.fake_office import each, fake, is_linux, no_process_left
from support.paper import needs_office
from support.tiny import make_project

from plandocs import watch
from plandocs.build import Request
from plandocs.cli import main
from plandocs.preview.session import Session
from plandocs.printing import office as module
from plandocs.printing.office import find_office

pytestmark = pytest.mark.skipif(not is_linux(), reason="files and memory are looked at in /proc")

SOAK = bool(os.environ.get("PLANDOCS_SOAK"))
TIMES = 500 if SOAK else 16
SAVES = 200 if SOAK else 6
_GROWTH = 8_000_000
"""How much the memory of a process may wander: an arena of its allocator."""


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporary files, of this process and of those it starts."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(module, "_SECONDS", 1)
    monkeypatch.setattr(module, "_SECONDS_EACH", 0)
    return folder


def _template(suffix: str) -> bytes:
    made = BytesIO()
    if suffix == ".docx":
        document = docx.Document()
        document.add_paragraph("{{ titulo }}")
        document.save(made)
    else:
        book = openpyxl.Workbook()
        book.worksheets[0]["A1"] = "{{ titulo }}"
        book.save(made)
    return made.getvalue()


def _orders(folder: Path) -> list[tuple[list[str], int]]:
    """Return orders, good and bad, each with the code that it ends in."""
    for suffix in (".docx", ".xlsx"):
        (folder / f"plantilla{suffix}").write_bytes(_template(suffix))
    (folder / "mala.docx").write_bytes(b"PK\x03\x04 nada")
    (folder / "media.docx").write_bytes(_template(".docx")[:4000])
    (folder / "datos.yaml").write_text("titulo: Plan\n", encoding="utf-8")
    (folder / "otros.yaml").write_text("nombre: Plan\n", encoding="utf-8")
    (folder / "malos.yaml").write_text("titulo: [\n", encoding="utf-8")
    cases = [
        ("plantilla.docx", "datos.yaml", "bien.docx", 0),
        ("plantilla.xlsx", "datos.yaml", "bien.xlsx", 0),
        ("plantilla.docx", "otros.yaml", "no.docx", 1),
        ("plantilla.xlsx", "malos.yaml", "no.xlsx", 1),
        ("mala.docx", "datos.yaml", "no.docx", 1),
        ("media.docx", "datos.yaml", "no.docx", 1),
        ("plantilla.docx", "gone.yaml", "no.docx", 1),
        ("plantilla.docx", "datos.yaml", "datos.yaml/no.docx", 1),
    ]
    return [
        (["render", str(folder / t), "--data", str(folder / d), "-o", str(folder / o)], code)
        for t, d, o, code in cases
    ]


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _memory() -> int:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def grows_nothing(
    run: Callable[[int], None], times: int, scratch: Path, most: int = _GROWTH
) -> None:
    """Run some times, and as many before to warm up; assert that nothing stays of it.

    What goes in circles is only collected now and then, and until then it takes room.
    """
    for number in range(times):
        run(number)
    files, memory = _open_files(), _memory()
    for number in range(times):
        run(number)
    assert _open_files() == files
    assert _memory() - memory < most
    assert list(scratch.iterdir()) == []


def _run_here(arguments: list[str]) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["plandocs", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
    return int(left.value.code or 0)


def test_orders_in_one_process_leave_nothing(
    tmp_path: Path, scratch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    orders = _orders(tmp_path)

    def run(number: int) -> None:
        arguments, code = orders[number % len(orders)]
        assert _run_here(arguments) == code
        capsys.readouterr()  # what the test itself keeps is no growth

    with no_process_left():
        grows_nothing(run, TIMES, scratch)
    assert not list(tmp_path.glob("**/no.*"))


def test_orders_each_in_its_process_leave_nothing(tmp_path: Path, scratch: Path) -> None:
    orders = _orders(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    with no_process_left():
        for number in range(TIMES if SOAK else len(orders)):
            arguments, code = orders[number % len(orders)]
            made = subprocess.run(
                [sys.executable, "-m", "plandocs", *arguments], capture_output=True, check=False
            )
            assert made.returncode == code, made.stdout
    assert list(scratch.iterdir()) == []
    after = sorted(path.name for path in tmp_path.iterdir())
    assert after == sorted([*before, "bien.docx", "bien.xlsx"])


def test_a_bad_office_leaves_nothing_however_often_it_is_asked(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways = ["exit 1", "exit 0", each("echo x >"), "kill -SEGV $$", "setsid sleep 300 & exit 2"]
    programs = []
    for number, script in enumerate(ways):
        (tmp_path / str(number)).mkdir()
        programs.append(fake(tmp_path / str(number), script))
    documents = {"a.docx": b"a", "b.xlsx": b"b"}

    def run(number: int) -> None:
        monkeypatch.setenv("PLANDOCS_OFFICE", str(programs[number % len(programs)]))
        office = find_office()
        assert office
        assert module.convert(office, documents).failures.keys() == documents.keys()

    with no_process_left():
        grows_nothing(run, max(10, TIMES // 5), scratch)


@needs_office
@pytest.mark.usefixtures("office")
def test_a_good_office_leaves_nothing(scratch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS", 60)
    office = find_office()
    assert office
    document = docx.Document()
    document.add_paragraph("Algo.")
    made = BytesIO()
    document.save(made)
    with no_process_left():
        for _ in range(30 if SOAK else 2):
            assert module.convert(office, {"a.docx": made.getvalue()}).failures == {}
    assert list(scratch.iterdir()) == []


def test_a_preview_through_many_saves_leaves_nothing(tmp_path: Path, scratch: Path) -> None:
    root = make_project(tmp_path / "project")
    plan = root / "data" / "demo" / "plan" / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    session = Session(root, ("demo/plan",))

    def save(number: int) -> None:
        words = ": [" if number % 3 == 2 else f"Primera acción, la {number}."
        plan.write_text(text.replace("Primera acción.", words), encoding="utf-8")
        session.draft(["demo/plan"])
        session.print()
        assert session.view("demo/plan")

    # What is remembered of words has a limit, which some hundreds of saves reach.
    grows_nothing(save, SAVES, scratch, 3 * _GROWTH)
    assert not (root / "output").exists()


def test_watching_through_many_saves_leaves_nothing(tmp_path: Path, scratch: Path) -> None:
    root = make_project(tmp_path / "project")
    plan = root / "data" / "demo" / "plan" / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    seen: list[tuple[int, int]] = []

    def saves() -> Iterator[list[Path]]:
        for number in range(SAVES + SAVES // 2):
            words = ": [" if number % 3 == 2 else f"Primera acción, la {number}."
            plan.write_text(text.replace("Primera acción.", words), encoding="utf-8")
            if number >= SAVES // 2:
                seen.append((_open_files(), _memory()))
            yield [plan]

    built = sum(1 for _ in watch.watch(Request(root, ("demo/plan",), root / "output"), saves()))
    assert built > SAVES
    assert len({files for files, _ in seen}) == 1
    assert seen[-1][1] - seen[0][1] < _GROWTH * (1 if SOAK else 2)
    assert list(scratch.iterdir()) == []
    assert sorted(path.name for path in (root / "output").rglob("*")) == [
        *("anexo.docx", "demo", "ficha-1.docx", "fichas", "plan", "registro.json")
    ]
