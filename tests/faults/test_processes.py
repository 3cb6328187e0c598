"""The program itself killed, interrupted, run beside itself: one whole result, nothing stray."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest
from support.draw import drawn
from support.faults import ALL, Tree, whole
from support.forked import Forked
from support.tiny import make_project

import plandocs.build

_FOREIGN = {"demo/plan/mias.txt": b"m", "demo/notas/mias.txt": b"n", "otro.txt": b"o"}
_SECONDS = 60


class Project(NamedTuple):
    """A project with its documents in two editions, and how long a build takes, anew and forked."""

    root: Path
    old: Tree
    new: Tree
    seconds: float
    forked_seconds: float

    @property
    def output(self) -> Path:
        return self.root / "output"

    def edit(self, edition: str) -> None:
        """Give the plan the title of an edition."""
        plan = self.root / "data/demo/plan/plan.yaml"
        text = plan.read_text(encoding="utf-8")
        plan.write_text(re.sub("^titulo: .*\n", f"titulo: {edition}.\n", text), encoding="utf-8")

    def reset(self) -> None:
        """Leave the old documents there, and the data of the new ones."""
        shutil.rmtree(self.output, ignore_errors=True)
        for name, data in self.old.items():
            (self.output / name).parent.mkdir(parents=True, exist_ok=True)
            (self.output / name).write_bytes(data)

    def check_each(self) -> None:
        """Assert that each document is whole, the old one or the new one, and the others there."""
        found = whole(self.output)
        for name in self.old | self.new:
            assert found[name] in (self.old[name], self.new[name]), name


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = make_project(tmp_path_factory.mktemp("killed"))
    made = Project(root, {}, {}, 0, 0)
    made.edit("Una")
    build(root)
    for name, data in _FOREIGN.items():
        (root / "output" / name).parent.mkdir(exist_ok=True)
        (root / "output" / name).write_bytes(data)
    old = whole(root / "output")
    made.edit("Otra")
    before = time.monotonic()
    build(root)
    seconds = time.monotonic() - before
    new = whole(root / "output")
    assert old.keys() == new.keys()
    assert old != new
    made = made._replace(old=old, new=new, seconds=seconds)
    plandocs.build.build(plandocs.build.Request(root, ("demo/plan",), root / "output"))
    made.reset()
    before = time.monotonic()
    forked = Forked("build", "--root", ".", environment={}, folder=root)
    assert forked.communicate(_SECONDS)[1] == b""
    seconds = time.monotonic() - before
    assert whole(root / "output") == new
    return made._replace(forked_seconds=seconds)


def build(root: Path) -> None:
    process = started(root, {})
    said, wrong = process.communicate(timeout=_SECONDS)
    assert (process.returncode, wrong) == (0, b""), said


def started(root: Path, environment: Mapping[str, str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "plandocs", "build", "--root", str(root)],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def begun(
    project: Project, environment: Mapping[str, str], run: int
) -> tuple["subprocess.Popen[bytes] | Forked", float]:
    """Return a build that has begun, and how long one takes.

    One of ten starts Python anew, which takes most of its time and writes nothing.
    """
    if run % 10 == 0:
        return started(project.root, environment), project.seconds
    forked = Forked("build", "--root", ".", environment=environment, folder=project.root)
    return forked, project.forked_seconds


@pytest.mark.parametrize("run", range(300 if ALL else 5))
def test_killed_at_any_instant_what_is_there_is_whole_and_the_next_run_works(
    project: Project, tmp_path: Path, run: int
) -> None:
    project.reset()
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    cache = project.root / "cache"
    environment = {"TMPDIR": str(temporary), "PLANDOCS_CACHE": str(cache)}
    process, seconds = begun(project, environment, run)
    time.sleep(random.Random(run).uniform(0, seconds * 1.1))
    process.kill()
    process.communicate(timeout=_SECONDS)
    project.check_each()
    again, _ = begun(project, environment, run)
    said, wrong = again.communicate(timeout=_SECONDS)
    assert (again.returncode, wrong) == (0, b""), said
    assert whole(project.output) == project.new
    assert list(temporary.iterdir()) == []
    assert [path.name for path in cache.iterdir() if path.name[0] == "."] == []


@pytest.mark.parametrize("order", ["render", "build"])
def test_killed_while_a_document_is_audited_it_leaves_nothing_after_the_next_run(
    project: Project, tmp_path: Path, order: str
) -> None:
    project.reset()
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    (tmp_path / "t.docx").write_bytes(drawn("Hola {{ nombre }}"))
    (tmp_path / "d.yaml").write_text("nombre: Ana\n")
    (tmp_path / "o.docx").write_bytes(b"the old one")
    arguments = {
        "render": ["t.docx", "--data", "d.yaml", "-o", "o.docx"],
        "build": ["--root", str(project.root)],
    }[order]
    environment = {"TMPDIR": str(temporary), "PLANDOCS_CACHE": str(tmp_path / "cache")}

    def begin() -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "plandocs", order, *arguments],
            cwd=tmp_path,
            env=os.environ | environment | {"PLANDOCS_OFFICE": "no"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    process = begin()
    until = time.monotonic() + _SECONDS
    while not (left := [*temporary.glob("plandocs-*/documento.*")]):
        assert time.monotonic() < until
        time.sleep(0.001)
    process.kill()
    process.communicate(timeout=_SECONDS)
    assert left[0].exists()
    assert whole(project.output) == project.old
    assert (tmp_path / "o.docx").read_bytes() == b"the old one"
    again = begin()
    assert again.communicate(timeout=_SECONDS)[1] == b""
    assert again.returncode == 0
    assert [*temporary.iterdir()] == []
    if order == "render":
        assert (tmp_path / "o.docx").read_bytes().startswith(b"PK")
    else:
        assert whole(project.output) == project.new


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["INT", "TERM"])
@pytest.mark.parametrize("run", range(50 if ALL else 2))
def test_interrupted_at_any_instant_it_leaves_all_old_or_all_new_and_says_nothing_of_python(
    project: Project, tmp_path: Path, run: int, number: int
) -> None:
    project.reset()
    environment = {"TMPDIR": str(tmp_path), "PLANDOCS_CACHE": "no"}
    process, seconds = begun(project, environment, run)
    # Before the program has begun, the interruption is told by Python itself.
    time.sleep(0.2 * seconds + random.Random(run).uniform(0, seconds * 0.9))
    process.send_signal(number)
    said, wrong = process.communicate(timeout=_SECONDS)
    assert process.returncode in (0, 1, 130, 128 + number, -number), said
    assert "Traceback" not in wrong.decode()
    assert whole(project.output) in (project.old, project.new)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("run", range(100 if ALL else 2))
def test_three_at_once_leave_one_whole_result(project: Project, run: int) -> None:
    project.reset()
    if run % 3 == 0:
        shutil.rmtree(project.output)
    processes = [begun(project, {}, run)[0] for _ in range(3)]
    for process in processes:
        said, wrong = process.communicate(timeout=_SECONDS)
        assert wrong == b""
        if process.returncode != 0:
            assert "otra ejecución de plandocs escribe ahí" in said.decode()
            assert said.decode().endswith("No se escribió nada.\n")
    assert any(process.returncode == 0 for process in processes)
    found = whole(project.output)
    assert {name: found[name] for name in project.new.keys() & found.keys()} == {
        name: project.new[name] for name in found
    }
    assert found.keys() >= project.new.keys() - (_FOREIGN.keys() if run % 3 == 0 else set())


@pytest.mark.parametrize("run", range(30 if ALL else 1))
def test_three_renders_at_once_leave_one_whole_document(project: Project, run: int) -> None:
    folder = project.root / f"sueltos-{run}"
    folder.mkdir()
    (folder / "t.docx").write_bytes(drawn("Hola {{ nombre }}"))
    (folder / "d.yaml").write_text("nombre: Ana\n")
    order = ["render", "t.docx", "--data", "d.yaml", "-o", "o.docx"]
    processes = [Forked(*order, environment={}, folder=folder) for _ in range(3)]
    for process in processes:
        said, wrong = process.communicate(timeout=_SECONDS)
        assert (process.returncode, said, wrong) == (0, "Se escribió o.docx.\n".encode(), b"")
    assert sorted(path.name for path in folder.iterdir()) == ["d.yaml", "o.docx", "t.docx"]
    with ZipFile(folder / "o.docx") as archive:
        assert "Hola Ana" in archive.read("word/document.xml").decode()
