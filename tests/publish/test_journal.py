"""What a run that died had begun is ended, and no journal leads out of the output folder."""

import errno
import hashlib
import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from support.faults import NEW, batches, lay_out, publish, whole

from plandocs.machine import reason
from plandocs.publish import Artifact, PublishError, hold, make_record
from plandocs.publish.disk import remove_file, remove_folder, sync_file
from plandocs.publish.journal import BACKWARDS, FORWARDS, STAGE, Journal, read_journal
from plandocs.publish.refusal import HALF, NOTHING
from plandocs.publish.undisturbed import Undisturbed


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path / "output")
    (tmp_path / "fuera.txt").write_bytes(b"fuera")
    return tmp_path / "output"


def stage(root: Path, name: str, said: Any, **files: bytes) -> None:
    """Leave a stage as a run that died would: its journal and its files."""
    (root / STAGE).mkdir()
    (root / STAGE / name).write_text(json.dumps(said))
    for file, data in files.items():
        (root / STAGE / file.replace("_", "-")).write_bytes(data)


def journal(*steps: tuple[Any, Any, Any], made: Any = (), emptied: Any = ()) -> dict[str, Any]:
    return {"pasos": steps, "carpetas": made, "vaciadas": emptied}


@contextmanager
def refused(
    monkeypatch: pytest.MonkeyPatch, method: str, fail: Callable[..., Any]
) -> Iterator[pytest.ExceptionInfo[PublishError]]:
    """Expect that what is published is refused while a method of paths fails."""
    with monkeypatch.context() as patch:
        patch.setattr(Path, method, fail)
        with pytest.raises(PublishError) as found:
            yield found


def test_what_was_decided_is_done(root: Path) -> None:
    said = journal(
        ("i/uno/anexo.docx", "nuevo-0", "antes-0"),
        ("k/nueva/a.docx", "nuevo-1", None),
        ("i/uno/anexo.pdf", "nuevo-2", None),
        ("i/uno/x.xlsx", None, "antes-3"),
        ("i/uno/nada.xlsx", None, "antes-4"),
        ("i/otra/nada.xlsx", None, "antes-5"),
        made=("k", "k/nueva"),
        emptied=("i/uno/fichas", "i/uno/notas"),
    )
    stage(root, FORWARDS, said, nuevo_0=b"0", nuevo_1=b"1", antes_0=b"A", antes_3=b"X")
    before = whole(root)
    with hold(root):
        found = whole(root)
    del before["i/uno/x.xlsx"]
    kept = {name: data for name, data in before.items() if STAGE not in name}
    assert {name: data for name, data in found.items() if ".plandocs" not in name} == {
        **kept,
        "i/uno/anexo.docx": b"0",
        "k/nueva/a.docx": b"1",
    }
    assert not (root / STAGE).exists()


def test_what_was_given_up_is_undone(root: Path) -> None:
    said = journal(
        ("i/uno/anexo.docx", "nuevo-0", "antes-0"),
        ("k/nueva/a.docx", "nuevo-1", None),
        ("i/uno/otro.docx", "nuevo-2", None),
        ("i/uno/retirado/x.xlsx", None, "antes-3"),
        ("i/uno/anexo.pdf", "nuevo-4", "antes-4"),
        made=("k", "k/nueva"),
    )
    (root / "k/nueva").mkdir(parents=True)
    (root / "k/nueva/a.docx").write_bytes(b"1")
    (root / "i/uno/otro.docx").write_bytes(b"nobody's")
    stage(root, BACKWARDS, said, antes_0=b"A", antes_3=b"X", nuevo_2=b"2")
    before = whole(root)
    with hold(root):
        pass
    del before["k/nueva/a.docx"]
    kept = {name: data for name, data in before.items() if STAGE not in name}
    assert whole(root) == {**kept, "i/uno/anexo.docx": b"A", "i/uno/retirado/x.xlsx": b"X"}
    assert not (root / "k").exists()


OUT: list[Any] = [
    ("../fuera.txt", "nuevo-0", None),
    ("i/../../fuera.txt", "nuevo-0", None),
    ("/tmp/plandocs-fuera.txt", "nuevo-0", None),
    ("", "nuevo-0", None),
    (".", "nuevo-0", None),
    ("i/\0", "nuevo-0", None),
    ("..\\fuera.txt", "nuevo-0", None),
    (3, "nuevo-0", None),
    (None, "nuevo-0", None),
    ("i/a.docx", "../../fuera.txt", None),
    ("i/a.docx", "nuevo-", None),
    ("i/a.docx", 7, None),
    ("i/a.docx", "nuevo-0", "/etc/passwd"),
    ("../fuera.txt", None, None),
    ("i/a.docx", "nuevo-0"),
]


@pytest.mark.parametrize("name", [FORWARDS, BACKWARDS])
@pytest.mark.parametrize(
    "said",
    [
        *(journal(step) for step in OUT),
        journal(made=["../fuera"]),
        journal(emptied=["../.."]),
        journal(made=[1]),
        {"pasos": [], "carpetas": []},
        {"pasos": 3, "carpetas": [], "vaciadas": []},
        [],
        None,
    ],
)
def test_a_journal_that_is_not_ours_is_thrown_away(root: Path, name: str, said: Any) -> None:
    before = whole(root.parent)
    stage(root, name, said, nuevo_0=b"0", antes_0=b"0")
    with hold(root):
        pass
    assert whole(root.parent) == before
    assert not (root / STAGE).exists()


@pytest.mark.parametrize("text", ["", "{", "\x00", '{"pasos":[', "[" * 100000])
def test_a_journal_half_written_is_thrown_away(root: Path, text: str) -> None:
    before = whole(root)
    stage(root, FORWARDS, None)
    (root / STAGE / FORWARDS).write_text(text)
    with hold(root):
        pass
    assert whole(root) == before


@pytest.mark.parametrize("name", [FORWARDS, BACKWARDS])
def test_a_journal_that_leads_through_a_link_is_refused(root: Path, name: str) -> None:
    (root / "enlace").symlink_to(root.parent)
    said = journal(("enlace/fuera.txt", "nuevo-0", "antes-0"))
    stage(root, name, said, nuevo_0=b"0", antes_0=b"0")
    with pytest.raises(PublishError, match="enlace: es un enlace, y no se") as found, hold(root):
        pass
    assert found.value.ending == HALF
    assert (root.parent / "fuera.txt").read_bytes() == b"fuera"
    (root / "enlace").unlink()
    with hold(root):
        pass
    assert (root / "enlace/fuera.txt").read_bytes() == b"0"


@pytest.mark.parametrize("name", [FORWARDS, BACKWARDS])
def test_a_link_in_the_stage_goes_nowhere(root: Path, name: str) -> None:
    before = whole(root)
    stage(root, name, journal(("i/uno/a.docx", "nuevo-0", "antes-0")))
    for link in ("nuevo-0", "antes-0"):
        (root / STAGE / link).symlink_to(root.parent / "fuera.txt")
    with hold(root):
        pass
    assert whole(root) == before


@pytest.mark.parametrize(
    ("name", "step"),
    [
        (FORWARDS, ("i/uno/anexo.docx", "nuevo-0", "antes-0")),
        (FORWARDS, ("i/uno/anexo.docx", None, "antes-0")),
        (BACKWARDS, ("i/uno/anexo.docx", "nuevo-1", "antes-0")),
        (BACKWARDS, ("i/uno/anexo.docx", "nuevo-1", None)),
    ],
    ids=["written", "removed", "put back", "removed again"],
)
def test_a_link_that_somebody_put_where_a_document_goes_is_refused_and_stays(
    root: Path, name: str, step: tuple[Any, Any, Any]
) -> None:
    place = root / "i/uno/anexo.docx"
    place.unlink()
    place.symlink_to(root.parent / "fuera.txt")
    stage(root, name, journal(step), nuevo_0=b"0", antes_0=b"A")
    before = whole(root.parent)
    with pytest.raises(PublishError) as found, hold(root):
        pass
    assert str(found.value) == (
        f"{place}: es un enlace, y no se escribe a través de enlaces; quítelo, o dé el lugar al "
        "que lleva"
    )
    assert found.value.ending == HALF
    assert whole(root.parent) == before
    assert place.is_symlink()


@pytest.mark.parametrize("kind", ["link", "file"])
def test_a_stage_that_is_no_folder_is_refused(root: Path, kind: str) -> None:
    if kind == "link":
        (root / STAGE).symlink_to(root / "i")
    else:
        (root / STAGE).write_bytes(b"")
    before = whole(root)
    why = "es un enlace, y no se" if kind == "link" else "es un archivo, y ahí debe ir una carpeta"
    with pytest.raises(PublishError, match=f"{STAGE}: {why}"):
        publish(batches(root, NEW), root)
    assert whole(root) == before


def test_a_journal_that_the_disk_does_not_give_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage(root, FORWARDS, journal(("i/uno/anexo.docx", "nuevo-0", "antes-0")), nuevo_0=b"0")
    true = Path.read_bytes

    def failing(path: Path) -> bytes:
        if path.name == FORWARDS:
            raise OSError(errno.EIO, "")
        return true(path)

    before = whole(root)
    monkeypatch.setattr(Path, "read_bytes", failing)
    with pytest.raises(PublishError) as found, hold(root):
        pass
    monkeypatch.undo()
    assert str(found.value) == f"{root}: el disco falla; guarde en otro disco y haga revisar este"
    assert found.value.ending == HALF
    assert whole(root) == before
    assert read_journal(root, FORWARDS) is not None


def test_where_files_have_one_name_only_the_old_ones_are_copied(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(root)
    seen = {}

    def refuse(path: Path, copy: Path, **_: bool) -> None:
        seen[path.name] = copy
        raise OSError(errno.EPERM, "")

    def fail(path: Path, target: Path) -> Path:
        if path.name == "nuevo-2":
            raise OSError(errno.EIO, "")
        os.replace(path, target)  # noqa: PTH105
        return target

    (root / "i/uno/anexo.docx").chmod(0o640)
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refuse)
        patch.setattr(Path, "replace", fail)
        with pytest.raises(PublishError, match=r"cronograma\.xlsx: el disco falla"):
            publish(batches(root, NEW), root)
    assert whole(root) == before
    assert (root / "i/uno/anexo.docx").stat().st_mode & 0o777 == 0o640
    assert "anexo.docx" in seen


def test_nothing_is_written_where_all_is_as_it_must_be(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(batches(root, NEW), root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}
    monkeypatch.setattr("plandocs.publish.output.write_new", None)
    publish(batches(root, NEW), root)
    assert before == {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


def test_a_document_that_somebody_damaged_is_made_whole(root: Path) -> None:
    publish(batches(root, NEW), root)
    good = whole(root)
    (root / "i/uno/anexo.docx").write_bytes(b"x" * 50)
    (root / "i/uno/anexo.pdf").unlink()
    (root / "j/tres/anexo.docx").write_bytes(b"")
    publish(batches(root, NEW), root)
    assert whole(root) == good


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.ENOENT])
def test_a_disk_that_fails_to_give_a_second_name_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: Path, **__: bool) -> None:
        raise OSError(code, "")

    before = whole(root)
    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(PublishError) as found:
        publish(batches(root, NEW), root)
    assert str(found.value) == f"{root / 'i/uno/anexo.docx'}: {reason(OSError(code, ''))}"
    assert found.value.ending == NOTHING
    assert whole(root) == before


def test_folders_that_a_dead_run_had_made_already_serve(root: Path) -> None:
    said = journal(("k/nueva/a.docx", "nuevo-0", None), made=("k", "k/nueva"))
    stage(root, FORWARDS, said, nuevo_0=b"0")
    (root / "k").mkdir()
    with hold(root):
        assert (root / "k/nueva/a.docx").read_bytes() == b"0"
    assert not (root / STAGE).exists()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            OSError(errno.EIO, ""),
            "{root}/i/uno/anexo.docx: el disco falla; guarde en otro disco y haga revisar este",
        ),
        (KeyboardInterrupt(), "{root}: se interrumpió la escritura"),
        (MemoryError(), "{root}: se interrumpió la escritura"),
    ],
    ids=["disk", "interrupted", "memory"],
)
def test_what_can_neither_be_ended_nor_put_back_is_told_and_ended_by_the_next_run(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, said: str
) -> None:
    before, true = whole(root), Path.replace

    def fail(path: Path, target: Path) -> Path:
        if path.name == "nuevo-0":
            raise error
        if target.name == BACKWARDS:
            raise OSError(errno.EIO, "")
        return true(path, target)

    with refused(monkeypatch, "replace", fail) as found:
        publish(batches(root, NEW), root)
    assert str(found.value) == said.format(root=root)
    assert found.value.ending == HALF
    assert found.value.__cause__ is not None
    left = {name: data for name, data in whole(root).items() if STAGE not in name}
    assert left == before
    with hold(root):
        assert (root / "i/uno/anexo.docx").read_bytes() == b"a" * 50
    assert not (root / STAGE).exists()


def test_a_document_that_cannot_be_put_back_is_told_and_put_back_by_the_next_run(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, true = whole(root), Path.replace

    def fail(path: Path, target: Path) -> Path:
        if path.name in ("nuevo-2", "antes-1"):
            raise OSError(errno.EIO, "")
        return true(path, target)

    with refused(monkeypatch, "replace", fail) as found:
        publish(batches(root, NEW), root)
    why = "el disco falla; guarde en otro disco y haga revisar este"
    assert str(found.value) == f"{root}/i/uno/cronograma.xlsx: {why}"
    assert found.value.ending == HALF
    assert (root / "i/uno/anexo.pdf").read_bytes() == b"ap" * 50
    with hold(root):
        pass
    assert whole(root) == before


def test_a_disk_that_does_not_tell_what_a_stale_document_is_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, true = whole(root), Path.lstat
    stale = root / "i/uno/fichas/ficha-1.docx"

    def fail(path: Path) -> os.stat_result:
        if path == stale:
            raise OSError(errno.EIO, "")
        return true(path)

    with refused(monkeypatch, "lstat", fail) as found:
        publish(batches(root, NEW), root)
    assert str(found.value) == f"{stale}: el disco falla; guarde en otro disco y haga revisar este"
    assert whole(root) == before


def test_outside_the_main_thread_all_is_written_too(root: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)
    failed: list[BaseException] = []

    def write() -> None:
        try:
            publish(batches(root, NEW), root)
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=write)
    thread.start()
    thread.join()
    assert failed == []
    assert (root / "j/tres/anexo.docx").read_bytes() == b"t" * 50
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_handler_that_another_language_set_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of such a one Python only knows that it is there: it could not be put back."""
    seen: list[int] = []
    known, true = signal.getsignal, signal.signal

    def asked(number: int) -> Any:
        return None if number == signal.SIGHUP else known(number)

    def setting(number: int, handler: Any) -> Any:
        seen.append(number)
        return true(number, handler)

    monkeypatch.setattr(signal, "getsignal", asked)
    monkeypatch.setattr(signal, "signal", setting)
    publish(batches(root, NEW), root)
    assert signal.SIGHUP not in seen
    assert {signal.SIGINT, signal.SIGTERM} <= {*seen}


def test_nobody_else_looks_into_what_is_being_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true, modes = Journal.commit, []

    def looking(journal: Journal) -> None:
        modes.append(journal.stage.stat().st_mode & 0o777)
        true(journal)

    monkeypatch.setattr(Journal, "commit", looking)
    publish(batches(root, NEW), root)
    assert modes == [0o700]


def test_nothing_stays_open(root: Path) -> None:
    shown = Path("/proc/self/fd")
    if not shown.exists():
        pytest.skip("this system does not show what is open as files")
    before = len([*shown.iterdir()])
    publish(batches(root, NEW), root)
    assert len([*shown.iterdir()]) == before


def test_what_came_meanwhile_is_heard_in_the_order_it_came() -> None:
    heard: list[int] = []
    numbers = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, lambda number, _: heard.append(number)) for number in numbers]
    try:
        with Undisturbed() as undisturbed:
            for number in numbers:
                undisturbed._miss(number, None)
            assert heard == []
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
    assert heard == [*numbers]


def test_who_listens_waits_only_as_long_as_it_says_and_is_undisturbed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    with Undisturbed() as undisturbed:
        undisturbed.listen()
        assert slept == []
        undisturbed.listen(0.25)
        assert slept == [0.25]
        assert signal.pthread_sigmask(signal.SIG_BLOCK, []) >= {*numbers}
        assert [signal.getsignal(number) for number in numbers] == [undisturbed._miss] * 3
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []).isdisjoint(numbers)
    assert [signal.getsignal(number) for number in numbers] == before


def test_a_record_is_read_by_people_too() -> None:
    made = make_record("i/ñu", {"b": "2", "a": "1"}, [Artifact("z.docx", b"Z")], {"k.pdf": "3"})
    lines = made.decode().splitlines(keepends=True)
    assert "".join(lines[:9]) == (
        '{\n  "plan": "i/ñu",\n  "entradas": {\n    "a": "1",\n    "b": "2"\n  },\n'
        '  "salidas": {\n    "k.pdf": "3",\n'
        f'    "z.docx": "{hashlib.sha256(b"Z").hexdigest()}"\n'
    )
    assert lines[9:11] == ["  },\n", '  "versiones": {\n']
    assert made.endswith(b"\n  }\n}\n")


def test_a_record_says_what_printed_and_the_fingerprints_of_what_was_sealed() -> None:
    plain = json.loads(make_record("i/p", {}, []))
    assert "libreoffice" not in plain["versiones"]
    assert "huellas" not in plain
    seals = {"b.docx": {"texto": "2"}, "a.docx": {"texto": "1"}}
    full = json.loads(make_record("i/p", {}, [], printer="7.4", seals=seals))
    assert full["versiones"] == {**plain["versiones"], "libreoffice": "7.4"}
    assert [*full["huellas"].items()] == [("a.docx", {"texto": "1"}), ("b.docx", {"texto": "2"})]


def test_an_interruption_is_heard_before_anything_changes(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from plandocs.publish import disk, output

    def interrupting(path: Path) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        disk.sync_file(path)

    before = whole(root)
    monkeypatch.setattr(output, "sync_file", interrupting)
    with pytest.raises(KeyboardInterrupt):
        publish(batches(root, NEW), root)
    assert whole(root) == before


def test_an_interruption_after_that_waits_until_all_is_written(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = Journal.advance

    def interrupting(journal: Journal) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        true(journal)

    monkeypatch.setattr(Journal, "advance", interrupting)
    with pytest.raises(KeyboardInterrupt):
        publish(batches(root, NEW), root)
    monkeypatch.undo()
    found = whole(root)
    publish(batches(root, NEW), root)
    assert whole(root) == found
    assert "j/tres/anexo.docx" in found


@pytest.mark.parametrize("remove", [remove_file, remove_folder])
def test_an_interrupted_removal_is_done_and_the_interruption_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remove: Callable[[Path], None]
) -> None:
    path = tmp_path / "etapa"
    if remove is remove_file:
        path.write_bytes(b"e")
    else:
        (path / "nuevo").mkdir(parents=True)
    calls = []

    def interrupted(done: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            calls.append(given)
            if len(calls) == 1:
                raise KeyboardInterrupt
            return done(*given, **named)

        return call

    monkeypatch.setattr(Path, "unlink", interrupted(Path.unlink))
    monkeypatch.setattr(shutil, "rmtree", interrupted(shutil.rmtree))
    with pytest.raises(KeyboardInterrupt):
        remove(path)
    assert len(calls) == 2
    assert not path.exists()


def test_what_the_disk_is_asked_to_keep_is_never_what_a_link_leads_to(tmp_path: Path) -> None:
    (tmp_path / "ajeno.txt").write_bytes(b"a")
    (tmp_path / "enlace").symlink_to("ajeno.txt")
    sync_file(tmp_path / "ajeno.txt")
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)):
        sync_file(tmp_path / "enlace")


def test_a_folder_that_another_run_makes_meanwhile_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = Path.mkdir

    def beaten(path: Path, mode: int = 0o777) -> None:
        true(path)
        true(path, mode)

    from plandocs.publish.disk import make_folders

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", beaten)
        assert make_folders(tmp_path / "a/b") == []
    assert make_folders(tmp_path / "a/b/c/d") == [tmp_path / "a/b/c/d", tmp_path / "a/b/c"]
