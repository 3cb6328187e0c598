"""One writer at a time; a lock of the dead is taken over, and a lock never stays."""

import errno
import fcntl
import json
import os
import re
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from support.faults import NEW, batches, lay_out, publish, whole

from plandocs.publish import PublishError, hold, lock
from plandocs.publish.lock import LOCK
from plandocs.publish.undisturbed import Undisturbed


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.12)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path / "output")
    return tmp_path / "output"


def unlockable(monkeypatch: pytest.MonkeyPatch, code: int = errno.ENOTSUP) -> None:
    """Let no file be held, as on some network disks."""

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", refuse)


def owner(**changes: str) -> bytes:
    """Return what a lock says of this process, with changes."""
    return json.dumps(json.loads(lock._ourselves()) | changes).encode()


def test_a_second_writer_is_told_who_writes_since_when(root: Path) -> None:
    before = whole(root)
    with hold(root), pytest.raises(PublishError) as found:
        publish(batches(root, NEW), root)
    said = str(found.value)
    user = os.environ.get("USER") or os.environ.get("USERNAME")
    who = f"el proceso {os.getpid()}{f' de {user}' if user else ''} en {os.uname().nodename}"
    assert re.fullmatch(
        re.escape(f"{root}: otra ejecución de plandocs escribe ahí desde ")
        + r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"
        + re.escape(f" ({who}); espere a que termine y vuelva a intentarlo"),
        said,
    )
    assert found.value.ending == "No se escribió nada."
    assert whole(root) == before


def test_a_writer_waits_for_another_that_ends_soon(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 20)
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom plandocs.publish import hold\n"
        "with hold(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(0.3)\n"
    )
    order = [sys.executable, "-c", code, str(root)]
    with subprocess.Popen(order, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        publish(batches(root, NEW), root)
        assert other.wait() == 0
    assert (root / "j/tres/anexo.docx").is_file()
    assert not (root / LOCK).exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff", b"[" * 200_000, owner(proceso="1", desde="ayer")],
    ids="empty cut list no-text deep said".split(),
)
def test_a_lock_that_nobody_holds_is_taken_over(root: Path, content: bytes) -> None:
    (root / LOCK).write_bytes(content)
    with hold(root):
        told = json.loads((root / LOCK).read_bytes())
        assert told["proceso"] == str(os.getpid())
        assert told["equipo"] == os.uname().nodename
        assert abs(int(told["instante"]) - time.time()) < 60
    assert not (root / LOCK).exists()


@pytest.mark.parametrize(
    ("content", "free"),
    [
        (b"", True),
        (b"{}", True),
        ({}, False),
        ({"proceso": "1"}, False),
        ({"proceso": "4194999"}, True),
        ({"proceso": "9" * 30}, True),
        ({"equipo": "otro"}, False),
        ({"equipo": "otro", "instante": -601}, True),
        ({"equipo": "otro", "instante": -500}, False),
        ({"equipo": "otro", "instante": "ayer"}, True),
        ({"proceso": "uno", "instante": "0"}, True),
    ],
)
def test_where_no_file_can_be_held_a_lock_is_believed_while_its_writer_may_live(
    root: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | dict[str, str | int], free: bool
) -> None:
    """Changes are those of what a lock says of this process; a number is seconds from now."""
    unlockable(monkeypatch)
    written = content if isinstance(content, bytes) else owner(**_told_now(content))
    (root / LOCK).write_bytes(written)
    if free:
        publish(batches(root, NEW), root)
        assert not (root / LOCK).exists()
    else:
        with pytest.raises(PublishError, match="otra ejecución"):
            publish(batches(root, NEW), root)
        assert (root / LOCK).read_bytes() == written


def _told_now(changes: dict[str, str | int]) -> dict[str, str]:
    """Return changes with their seconds from now as instants: a long run collects tests early."""
    now = int(time.time())
    return {
        name: str(now + value) if isinstance(value, int) else value
        for name, value in changes.items()
    }


@pytest.mark.parametrize(("age", "alive"), [(599, True), (599.5, True), (600, False)])
def test_a_lock_of_another_machine_is_believed_for_ten_minutes(
    monkeypatch: pytest.MonkeyPatch, age: float, alive: bool
) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_000_000 + age)
    assert lock._is_alive({"equipo": "otro", "instante": "1000000"}) is alive


@pytest.mark.parametrize(
    ("names", "who"),
    [
        ({"USER": "ana"}, " de ana"),
        ({"USERNAME": "eva"}, " de eva"),
        ({"USER": "ana", "USERNAME": "eva"}, " de ana"),
        ({}, ""),
    ],
)
def test_the_user_who_writes_is_told_where_the_system_names_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, names: dict[str, str], who: str
) -> None:
    for name in ("USER", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in names.items():
        monkeypatch.setenv(name, value)
    with hold(root), pytest.raises(PublishError) as found:
        publish(batches(root, NEW), root)
    told = f" (el proceso {os.getpid()}{who} en {os.uname().nodename}); espere a que termine y"
    assert told in str(found.value)


def test_a_lock_lets_the_group_take_it_over_and_is_run_by_nobody(root: Path) -> None:
    before = os.umask(0)
    try:
        with hold(root):
            assert (root / LOCK).stat().st_mode & 0o777 == 0o664
    finally:
        os.umask(before)


@pytest.mark.parametrize("kind", ["held", "a pipe"])
def test_a_lock_that_is_not_had_stays_open_for_nobody(root: Path, kind: str) -> None:
    shown = Path("/proc/self/fd")
    if not shown.exists():
        pytest.skip("this system does not show what is open as files")
    if kind == "a pipe":
        os.mkfifo(root / LOCK)
    with ExitStack() as stack:
        if kind == "held":
            stack.enter_context(hold(root))
        before = len([*shown.iterdir()])
        why = "debía ser el candado" if kind == "a pipe" else "otra ejecución de plandocs escribe"
        with pytest.raises(PublishError, match=why):
            publish(batches(root, NEW), root)
        assert len([*shown.iterdir()]) == before


def test_a_process_of_another_user_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(process: int, number: int) -> None:
        assert (process, number) == (1, 0)
        raise PermissionError

    monkeypatch.setattr(os, "kill", forbid)
    assert lock._is_running(1)


def test_a_lock_that_says_nothing_yet_is_told_without_its_writer(root: Path) -> None:
    with hold(root):
        (root / LOCK).write_bytes(b"")
        with pytest.raises(PublishError) as found:
            publish(batches(root, NEW), root)
        assert str(found.value) == (
            f"{root}: otra ejecución de plandocs escribe ahí; espere a que termine y vuelva a "
            "intentarlo"
        )
        (root / LOCK).write_bytes(b'{"desde": "hoy", "proceso": "3"}')
        with pytest.raises(PublishError, match=r"escribe ahí desde hoy \(el proceso 3\); espere"):
            publish(batches(root, NEW), root)


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_what_is_no_lock_of_ours_is_left_there(root: Path, kind: str) -> None:
    place = root / LOCK
    if kind == "link":
        place.symlink_to(root / "otro.txt")
        why = "hay un enlace donde debe ir un archivo o una carpeta; quítelo"
    elif kind == "folder":
        place.mkdir()
        why = "hay una carpeta donde debe ir un archivo; muévala o elija otro nombre"
    else:
        os.mkfifo(place)
        why = "no es un archivo común, y debía ser el candado de plandocs; muévalo"
    before = whole(root)
    with pytest.raises(PublishError) as found:
        publish(batches(root, NEW), root)
    assert str(found.value) == f"{place}: {why}"
    assert whole(root) == before
    assert place.is_symlink() or place.exists()


def test_a_lock_that_went_away_while_it_was_taken_is_sought_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true, calls = fcntl.flock, []

    def flock(handle: int, how: int) -> None:
        true(handle, how)
        calls.append(handle)
        if len(calls) == 1:
            (root / LOCK).unlink()
        elif len(calls) == 2:
            (root / LOCK).unlink()
            (root / LOCK).write_bytes(b"of another")

    monkeypatch.setattr(fcntl, "flock", flock)
    with hold(root):
        assert len(calls) == 3


def test_an_output_folder_that_another_run_takes_away_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "a/output"
    true, calls = os.open, []

    def opening(path: Path, *rest: int, **more: int) -> int:
        if path == root / lock.LOCK:
            calls.append(path)
            if len(calls) == 1:
                root.rmdir()
        return true(path, *rest, **more)

    monkeypatch.setattr(os, "open", opening)
    publish(batches(root, {"i/plan": {"a.docx": "A"}}), root)
    assert len(calls) >= 2
    assert (root / "i/plan/a.docx").is_file()


def test_a_fault_of_the_lock_leaves_that_of_another(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = os.fstat
    with hold(root):
        content = (root / LOCK).read_bytes()

        def failing(_: int) -> os.stat_result:
            monkeypatch.setattr(os, "fstat", true)
            raise OSError(errno.EIO, "")

        monkeypatch.setattr(os, "fstat", failing)
        with pytest.raises(PublishError, match="el disco falla"), lock.Lock(root, Undisturbed()):
            pass
        assert (root / LOCK).read_bytes() == content


def test_a_fault_that_is_not_for_want_of_locks_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = whole(root)
    unlockable(monkeypatch, errno.EIO)
    with pytest.raises(PublishError, match=f"{LOCK}: el disco falla"):
        publish(batches(root, NEW), root)
    assert {name: data for name, data in whole(root).items() if name != LOCK} == before
