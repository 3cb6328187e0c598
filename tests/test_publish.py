"""A plan's documents are written all together or not at all."""

import errno
import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plandocs.publish import (
    RECORD,
    Artifact,
    Batch,
    PublishError,
    hold,
    make_record,
    write_file,
)

Tree = dict[str, bytes]


def batch(folder: Path, **files: str) -> Batch:
    """Return documents for a folder; in their names `__` stands for a slash, `_` for a dot."""
    artifacts = [
        Artifact(name.replace("__", "/").replace("_", "."), text.encode())
        for name, text in files.items()
    ]
    plan_id = "/".join(folder.parts[-2:])
    return Batch(folder, artifacts, make_record(plan_id, {"data/plan.yaml": "abc"}, artifacts))


def publish(batches: list[Batch]) -> list[Path]:
    """Publish below the folder that holds those of all institutions."""
    with hold(batches[0].folder.parents[1]) as output:
        return output.publish(batches)


def tree(folder: Path) -> Tree:
    """Return every file below a folder, hidden ones too."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def documents(folder: Path) -> dict[str, str]:
    return {name: data.decode() for name, data in tree(folder).items() if RECORD not in name}


@pytest.fixture
def output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))  # none is swept there
    return tmp_path / "output"


def test_documents_and_their_record_are_written_where_nothing_was(output: Path) -> None:
    assert publish([batch(output / "i/plan", anexo_docx="A", fichas__ficha_docx="F")]) == []
    assert documents(output) == {"i/plan/anexo.docx": "A", "i/plan/fichas/ficha.docx": "F"}
    assert (output / "i/plan" / RECORD).is_file()


def test_a_document_no_longer_asked_for_is_retired_and_its_folder_with_it(output: Path) -> None:
    folder = output / "i/plan"
    publish([batch(folder, anexo_docx="A", fichas__ficha_docx="F")])
    assert publish([batch(folder, anexo_docx="B")]) == [folder / "fichas/ficha.docx"]
    assert documents(output) == {"i/plan/anexo.docx": "B"}
    assert not (folder / "fichas").exists()


def test_files_that_no_run_recorded_are_kept(output: Path) -> None:
    folder = output / "i/plan"
    publish([batch(folder, anexo_docx="A")])
    (folder / "notas").mkdir()
    (folder / "notas/mias.txt").write_text("mías")
    (folder / "enlace").symlink_to("no-existe")
    assert publish([batch(folder, anexo_docx="B")]) == []
    assert documents(folder) == {"anexo.docx": "B", "notas/mias.txt": "mías"}
    assert (folder / "enlace").is_symlink()


def test_without_a_record_everything_there_is_kept(output: Path) -> None:
    folder = output / "i/plan"
    folder.mkdir(parents=True)
    (folder / "viejo.docx").write_text("V")
    for record in ("", "[]", "{}", '{"salidas": null}', '{"salidas": []}', "\x00", "[" * 100_000):
        (folder / RECORD).write_text(record)
        assert publish([batch(folder, anexo_docx="A")]) == []
    assert documents(folder) == {"viejo.docx": "V", "anexo.docx": "A"}


def test_the_same_documents_give_the_same_bytes(output: Path) -> None:
    publish([batch(output / "i/plan", anexo_docx="A")])
    first = tree(output)
    publish([batch(output / "i/plan", anexo_docx="A")])
    assert tree(output) == first


def test_the_record_lists_hashes_and_versions_and_has_no_clock() -> None:
    artifacts = [Artifact("b.docx", b"B"), Artifact("a.docx", b"A")]
    data = make_record("i/plan", {"y": "2", "x": "1"}, artifacts)
    record = json.loads(data)
    assert list(record) == ["plan", "entradas", "salidas", "versiones"]
    assert record["plan"] == "i/plan"
    assert list(record["entradas"].items()) == [("x", "1"), ("y", "2")]
    assert list(record["salidas"].items()) == [
        ("a.docx", hashlib.sha256(b"A").hexdigest()),
        ("b.docx", hashlib.sha256(b"B").hexdigest()),
    ]
    assert "plandocs" in record["versiones"]
    assert data == make_record("i/plan", {"x": "1", "y": "2"}, list(reversed(artifacts)))


def test_finished_files_may_be_read_by_all(output: Path) -> None:
    publish([batch(output / "i/plan", anexo_docx="A")])
    assert (output / "i/plan").stat().st_mode & 0o777 == 0o755


def failing(nth: int, done: Callable[..., Any], error: BaseException) -> Callable[..., Any]:
    """Return `done`, but raising `error` the nth time it is called."""
    calls = 0

    def call(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise error
        return done(*args, **kwargs)

    return call


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("error", [FULL, KeyboardInterrupt()], ids=["full", "interrupted"])
@pytest.mark.parametrize(
    ("owner", "name"),
    [(Path, "replace"), (os, "open"), (Path, "mkdir"), (os, "fsync"), (os, "write")],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_whatever_fails_the_old_output_is_whole_and_nothing_is_left_behind(
    output: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, error: BaseException
) -> None:
    folders = [output / "i/uno", output / "i/dos", output / "j/tres"]
    publish([batch(folder, anexo_docx="A", fichas__f_docx="F") for folder in folders[:2]])
    (folders[0] / "mio.txt").write_text("mío")
    before = tree(output)
    after = {"i/uno/mio.txt": "mío"} | {
        f"{folder}/{file}.docx": file[0].replace("a", "B").replace("m", "M")
        for folder in ("i/uno", "i/dos", "j/tres")
        for file in ("anexo", "mas")
    }
    failures = 0
    for nth in range(1, 40):
        fresh = [batch(folder, anexo_docx="B", mas_docx="M") for folder in folders]
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, failing(nth, getattr(owner, name), error))
            try:
                publish(fresh)
                break
            except (PublishError, KeyboardInterrupt):
                failures += 1
        if tree(output) != before:  # it fell when all was done
            assert documents(output) == after, f"call {nth} of {name}"
        assert list(output.rglob(".*")) == [], f"call {nth} of {name}"
    assert failures > 0
    assert documents(output)["j/tres/anexo.docx"] == "B"
    assert documents(output)["i/uno/mio.txt"] == "mío"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "el disco está lleno; libere espacio y vuelva a intentarlo"),
        (
            errno.EACCES,
            "no hay permiso para escribir ahí; pida acceso a esa carpeta o elija otra",
        ),
        (errno.EROFS, "ese disco es de solo lectura; elija una carpeta de otro"),
        (
            errno.EMFILE,
            "hay demasiados archivos abiertos; cierre otros programas y vuelva a intentarlo",
        ),
        (errno.ENOTTY, "el sistema no lo permitió; vuelva a intentarlo, o elija otra carpeta"),
    ],
)
def test_a_refusal_of_the_disk_is_told_in_spanish_with_the_document(
    output: Path, monkeypatch: pytest.MonkeyPatch, code: int, reason: str
) -> None:
    for target, act in (
        (output / "i/plan/anexo.docx", lambda: publish([batch(output / "i/plan", anexo_docx="A")])),
        (output / "uno.docx", lambda: write_file(output / "uno.docx", b"A")),
    ):
        with monkeypatch.context() as patch:
            error = OSError(code, "English")
            calls = failing(1 if target.name == "uno.docx" else 2, Path.replace, error)
            patch.setattr(Path, "replace", calls)
            with pytest.raises(PublishError) as found:
                act()
        assert str(found.value) == f"{target}: {reason}"
        assert found.value.ending == "No se escribió nada."
        assert not output.exists()


def test_a_file_or_a_link_in_place_of_the_folder_is_left_alone(output: Path) -> None:
    (output / "i").mkdir(parents=True)
    (output / "i/plan").write_text("mío")
    (output / "i/otro").symlink_to(output)
    for name, what in (("plan", "es un archivo, y ahí debe ir una"), ("otro", "es un enlace, y")):
        with pytest.raises(PublishError, match=what):
            publish([batch(output / "i" / name, anexo_docx="A")])
    assert documents(output / "i") == {"plan": "mío"}
    assert sorted(path.name for path in (output / "i").iterdir()) == ["otro", "plan"]


def test_one_file_is_written_whole_or_not_at_all(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = output / "uno.docx"
    write_file(target, b"A")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"A", 0o644)
    for name in ("fsync", "write"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, failing(1, getattr(os, name), FULL))
            with pytest.raises(PublishError):
                write_file(target, b"B")
        assert tree(output) == {"uno.docx": b"A"}
