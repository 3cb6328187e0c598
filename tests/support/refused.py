"""Bad inputs, each with the whole of what is said of it: run as a secretary would run them."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from test_publish import tree

from plandocs.cli import main
from plandocs.engine import cache
from support.draw import drawn

PROBLEMS = 1
LONGEST = 10
"""The seconds that nothing may take."""
GOOD_BEFORE = b"the last good document"


@dataclass(frozen=True)
class Bad:
    """Files that must be refused: names and bytes, what is said (to the letter), the exit code."""

    name: str
    files: Mapping[str, bytes]
    said: str
    code: int = PROBLEMS
    template: str = "plantilla.docx"
    data: str = "datos.yaml"


def refuse(
    case: Bad,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Render a case over an earlier document; assert what is said, and that nothing else moved."""
    output = folder / f"salida{Path(case.template).suffix}"
    _refuse(case, folder, output, lambda: told_by(capsys, monkeypatch, folder, case, output))


def refuse_build(
    case: Bad,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Build a project with a case's files over an earlier document; assert as `refuse` does."""
    output = folder / "output/demo/plan/oficio.docx"
    _refuse(case, folder, output, lambda: run(capsys, monkeypatch, folder, "build"))


def _refuse(case: Bad, folder: Path, output: Path, order: Callable[[], tuple[int, str]]) -> None:
    for name, data in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(GOOD_BEFORE)
    before = tree(folder)
    code, said = order()
    assert said == case.said.strip("\n")
    assert code == case.code
    assert tree(folder) == before


def refuse_data(
    name: str,
    data: bytes,
    said: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Render a sound template with a data file that is none; assert as `refuse` does."""
    files = {"plantilla.docx": drawn("{{ a }}"), name: data}
    refuse(Bad(name, files, said, data=name), folder, capsys, monkeypatch)


def refuse_anew(
    case: Bad,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Render a case whose template was never compiled; assert as `refuse` does, and how long."""
    monkeypatch.setattr(cache, "load", lambda _: None)
    monkeypatch.setattr(cache, "save", lambda *_: None)
    begun = time.process_time()
    refuse(case, folder, capsys, monkeypatch)
    assert time.process_time() - begun < LONGEST


def told_by(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    case: Bad,
    output: Path,
) -> tuple[int, str]:
    """Return the exit code of `plandocs render`, run inside the folder, and all that it says."""
    arguments = ["render", case.template, "--data", case.data, "-o", output.name]
    return run(capsys, monkeypatch, folder, *arguments)


def run(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    *arguments: str,
) -> tuple[int, str]:
    """Return the exit code of an order given inside a folder, and all that it says."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr("sys.argv", ["plandocs", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    printed = capsys.readouterr()
    return int(left.value.code or 0), (printed.out + printed.err).strip("\n")


def said_by(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    *arguments: str,
) -> tuple[int, str]:
    """Return the exit code of an order run inside a folder without LibreOffice, and all it says."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PLANDOCS_OFFICE", "no")
    monkeypatch.setattr("sys.argv", ["plandocs", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    printed = capsys.readouterr()
    return int(left.value.code or 0), (printed.out + printed.err).strip("\n")
