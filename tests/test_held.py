"""What dead processes left is told from what living ones hold."""

import errno
import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plandocs import held, kept
from plandocs.printing.profile import Level
from plandocs.printing.workplace import NoPlaceError, Workplace
from plandocs.publish import PublishError, hold, one_file, write_file
from plandocs.publish.refusal import WRITTEN

NAMES = re.compile("vieja-.*")
HOLDS = """
import os, sys, time
from pathlib import Path
from plandocs.held import take
handle = os.open(sys.argv[1], os.O_RDONLY)
assert take(handle, Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def living(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that holds `vieja-viva`, a folder, until it is killed."""
    (tmp_path / "vieja-viva").mkdir()
    order = [sys.executable, "-c", HOLDS, str(tmp_path / "vieja-viva")]
    with subprocess.Popen(order, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        yield process
        process.kill()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_a_living_process_holds_stays_until_it_is_killed(
    tmp_path: Path, living: subprocess.Popen[bytes]
) -> None:
    held.sweep(tmp_path, NAMES)
    assert names(tmp_path) == ["vieja-viva"]
    living.kill()
    living.wait()
    held.sweep(tmp_path, NAMES)
    assert names(tmp_path) == []


def test_only_files_and_folders_of_those_names_go(tmp_path: Path) -> None:
    (tmp_path / "lejos").mkdir()
    (tmp_path / "lejos/mio.txt").write_bytes(b"m")
    (tmp_path / "vieja-carpeta/otra").mkdir(parents=True)
    (tmp_path / "vieja-carpeta/enlace").symlink_to(tmp_path / "lejos")
    (tmp_path / "vieja-archivo").write_bytes(b"v")
    (tmp_path / "vieja-enlace").symlink_to(tmp_path / "lejos")
    os.mkfifo(tmp_path / "vieja-tubo")
    (tmp_path / "otra-vieja-").write_bytes(b"o")
    held.sweep(tmp_path, NAMES)
    assert names(tmp_path) == ["lejos", "otra-vieja-", "vieja-enlace", "vieja-tubo"]
    assert names(tmp_path / "lejos") == ["mio.txt"]
    held.sweep(tmp_path / "no-existe", NAMES)


def test_what_is_of_another_user_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vieja-ajena").write_bytes(b"v")
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    held.sweep(tmp_path, NAMES)
    assert names(tmp_path) == ["vieja-ajena"]


def test_what_the_disk_does_not_let_go_hinders_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("vieja-a", "vieja-b"):
        (tmp_path / name).write_bytes(b"v")
    true = Path.unlink

    def failing(path: Path) -> None:
        if path.name == "vieja-a":
            raise OSError(errno.EIO, "")
        true(path)

    monkeypatch.setattr(Path, "unlink", failing)
    held.sweep(tmp_path, NAMES)
    assert names(tmp_path) == ["vieja-a"]


@pytest.mark.parametrize(
    "code", [errno.ENOTSUP, errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.EBADF]
)
def test_on_a_disk_without_locks_only_what_is_a_day_old_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(code, "")

    monkeypatch.setattr(fcntl, "flock", refuse)
    for name, age in (("vieja-hoy", 23 * 3600), ("vieja-ayer", 25 * 3600)):
        (tmp_path / name).write_bytes(b"v")
        then = time.time() - age
        os.utime(tmp_path / name, (then, then))
    held.sweep(tmp_path, NAMES)
    assert names(tmp_path) == ["vieja-hoy"]
    with (tmp_path / "vieja-hoy").open() as file:
        assert held.try_hold(file.fileno()) is None
        assert held.take(file.fileno(), tmp_path / "vieja-hoy")


@pytest.mark.parametrize(("seconds", "left"), [(0, ["vieja-a"]), (1, [])])
def test_a_day_on_a_disk_without_locks_is_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int, left: list[str]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "")

    monkeypatch.setattr(fcntl, "flock", refuse)
    (tmp_path / "vieja-a").write_bytes(b"v")
    os.utime(tmp_path / "vieja-a", (1_000_000, 1_000_000))
    monkeypatch.setattr(time, "time", lambda: 1_000_000 + 86_400 + seconds)
    held.sweep(tmp_path, NAMES)
    assert names(tmp_path) == left


def test_a_disk_that_fails_is_not_one_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "it fails")

    monkeypatch.setattr(fcntl, "flock", refuse)
    (tmp_path / "vieja-a").write_bytes(b"v")
    with (tmp_path / "vieja-a").open() as file, pytest.raises(OSError, match="it fails"):
        held.try_hold(file.fileno())
    held.sweep(tmp_path, NAMES)
    assert names(tmp_path) == ["vieja-a"]


def test_one_file_is_written_with_what_dead_runs_left_beside_it_gone(tmp_path: Path) -> None:
    (tmp_path / ".plandocs-0123456789abcdef").write_bytes(b"half")
    (tmp_path / ".plandocs-mio").write_bytes(b"mine")
    write_file(tmp_path / "uno.docx", b"U")
    assert names(tmp_path) == [".plandocs-mio", "uno.docx"]


def test_one_file_is_written_though_another_run_sweeps_too_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    swept: list[Path] = []

    def sweeping(handle: int, path: Path) -> bool:
        if len(swept) < 4:
            path.unlink()
            swept.append(path)
        return held.take(handle, path)

    monkeypatch.setattr(one_file, "take", sweeping)
    write_file(tmp_path / "uno.docx", b"U")
    assert (tmp_path / "uno.docx").read_bytes() == b"U"
    assert len({*swept}) == 4
    swept.clear()
    monkeypatch.setattr(one_file, "_TRIES", 4)
    with pytest.raises(PublishError, match="algo de ahí se movió"):
        write_file(tmp_path / "dos.docx", b"U")
    assert names(tmp_path) == ["uno.docx"]


def test_one_file_is_tried_five_times(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[Path] = []

    def sweeping(_: int, path: Path) -> bool:
        path.unlink()
        swept.append(path)
        return False

    monkeypatch.setattr(one_file, "take", sweeping)
    with pytest.raises(PublishError) as found:
        write_file(tmp_path / "uno.docx", b"U")
    assert str(found.value) == (
        f"{tmp_path}/uno.docx: algo de ahí se movió o se borró mientras se escribía; vuelva a "
        "intentarlo"
    )
    assert len({*swept}) == len(swept) == 5


def test_what_another_run_takes_for_left_over_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []

    def take(_: int, path: Path) -> bool:
        taken.append(path)
        return len(taken) > 1

    monkeypatch.setattr(one_file, "take", take)
    write_file(tmp_path / "uno.docx", b"U")
    assert len({*taken}) == 2
    assert names(tmp_path) == ["uno.docx"]


def test_a_name_that_another_run_uses_beside_a_file_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = [b"\x01" * 8, b"\x02" * 8]
    other = tmp_path / f".plandocs-{'01' * 8}"

    def draw(_: int) -> bytes:
        if len(drawn) == 2:
            other.write_bytes(b"of another")
        return drawn.pop(0)

    monkeypatch.setattr(os, "urandom", draw)
    write_file(tmp_path / "uno.docx", b"U")
    assert other.read_bytes() == b"of another"
    assert (tmp_path / "uno.docx").read_bytes() == b"U"


def test_an_interruption_while_one_file_is_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "uno.docx").write_bytes(b"the old one")
    monkeypatch.setattr(os, "fsync", lambda _: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "uno.docx", b"U")
    assert names(tmp_path) == ["uno.docx"]
    assert (tmp_path / "uno.docx").read_bytes() == b"the old one"


def test_a_link_that_somebody_puts_there_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "uno.docx"
    monkeypatch.setattr(os, "fsync", lambda _: place.symlink_to("ajeno.txt"))
    with pytest.raises(PublishError, match=r"uno\.docx: es un enlace, y no se escribe a través"):
        write_file(place, b"U")
    assert names(tmp_path) == ["uno.docx"]
    assert place.is_symlink()


def test_one_file_stays_open_for_nobody(tmp_path: Path) -> None:
    before = how_many_are_open()
    write_file(tmp_path / "uno.docx", b"U")
    assert how_many_are_open() == before


def test_a_disk_that_takes_a_few_bytes_at_a_time_takes_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: true(handle, data[:3]))
    write_file(tmp_path / "uno.docx", b"0123456789")
    assert (tmp_path / "uno.docx").read_bytes() == b"0123456789"
    write_file(tmp_path / "uno.docx", b"")
    assert (tmp_path / "uno.docx").read_bytes() == b""


def test_a_disk_without_permissions_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "fchmod", refuse)
    write_file(tmp_path / "uno.docx", b"U")
    assert (tmp_path / "uno.docx").read_bytes() == b"U"


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.EIO])
def test_a_folder_that_cannot_be_synced_is_told_when_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(handle: int) -> None:
        if os.path.samestat(os.fstat(handle), tmp_path.stat()):
            raise OSError(code, "")

    monkeypatch.setattr(os, "fsync", refuse)
    if code == errno.EIO:
        with pytest.raises(PublishError, match=r"uno\.docx: el disco falla") as found:
            write_file(tmp_path / "uno.docx", b"U")
        assert found.value.ending == WRITTEN
    else:
        write_file(tmp_path / "uno.docx", b"U")
    assert (tmp_path / "uno.docx").read_bytes() == b"U"


def test_what_a_killed_run_was_keeping_goes_when_the_next_one_keeps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANDOCS_CACHE", str(tmp_path))
    (tmp_path / ".nuevo-abcd_123").write_bytes(b"half")
    (tmp_path / ".nuevo-mio").write_bytes(b"mine")
    kept.save("a" * 64, 3)
    assert names(tmp_path) == [".nuevo-mio", "a" * 64]
    assert kept.load("a" * 64) == 3


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_temporary_folder_stays_while_it_is_used_and_goes_when_it_is_left(
    temporary: Path,
) -> None:
    with held.Scratch() as folder:
        held.sweep_scratch()
        assert names(temporary) == [folder.name]
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "uno").write_bytes(b"u")
    assert names(temporary) == []


def test_the_temporary_folder_is_the_first_named_that_takes_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "un archivo").write_bytes(b"")
    (tmp_path / "tomado").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "un archivo"))
    monkeypatch.setenv("TEMP", "")
    monkeypatch.setenv("TMP", str(tmp_path / "tomado"))
    assert held.temporary_folder() == str(tmp_path / "tomado")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TEMP", "tomado")
    monkeypatch.setenv("TMP", "/")
    assert held.temporary_folder() == str(tmp_path / "tomado")
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: "la de tempfile")
    assert held.temporary_folder() == "la de tempfile"


def test_the_place_of_a_printing_is_left_as_often_as_one_likes(temporary: Path) -> None:
    place = Workplace(Level.A2)
    held.sweep_scratch()
    assert names(temporary) == [place.folder.name]
    assert place.given.is_dir()
    place.close()
    place.close()
    assert names(temporary) == []


def a_dead_folder(temporary: Path) -> Path:
    dead = temporary / "plandocs-trabajo-abcd_123"
    (dead / "profile/user").mkdir(parents=True)
    (dead / "profile/user/uno").write_bytes(b"u")
    (temporary / "plandocs-trabajo-mias").mkdir()
    return dead


def hold_a_set(folder: Path) -> None:
    with hold(folder / "output"):
        pass


SWEEPING: dict[str, Callable[[Path], object]] = {
    "another folder": lambda _: held.Scratch().close(),
    "a document": lambda folder: write_file(folder / "uno.docx", b"U"),
    "a set": hold_a_set,
}


@pytest.mark.parametrize("act", SWEEPING.values(), ids=SWEEPING)
def test_the_temporary_folders_of_killed_runs_go_when_the_next_one_works(
    temporary: Path, tmp_path_factory: pytest.TempPathFactory, act: Callable[[Path], object]
) -> None:
    a_dead_folder(temporary)
    act(tmp_path_factory.mktemp("elsewhere"))
    assert names(temporary) == ["plandocs-trabajo-mias"]


@pytest.mark.parametrize("mode", [0, 0o500])
def test_what_was_forbidden_in_a_temporary_folder_is_allowed_before_it_goes(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, mode: int
) -> None:
    dead = a_dead_folder(temporary)
    (dead / "profile/user").chmod(mode)
    true = shutil.rmtree

    def removing(
        path: Path, ignore_errors: bool
    ) -> None:  # who rules the machine is forbidden nothing
        assert (dead / "profile/user").stat().st_mode & 0o777 == 0o700
        true(path, ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", removing)
    held.sweep_scratch()
    assert names(temporary) == ["plandocs-trabajo-mias"]


def test_what_a_temporary_folder_links_to_keeps_its_permissions(
    temporary: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mine = tmp_path_factory.mktemp("mine")
    mine.chmod(0o750)
    with held.Scratch() as folder:
        (folder / "own").mkdir(0o500)
        (folder / "link").symlink_to(mine)
    assert names(temporary) == []
    assert mine.stat().st_mode & 0o777 == 0o750


@pytest.mark.parametrize("call", ["open", "take"])
@pytest.mark.parametrize("times", [1, 3])
def test_a_temporary_folder_swept_too_soon_is_made_again(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, call: str, times: int
) -> None:
    swept: list[str] = []
    module = os if call == "open" else held
    true = getattr(module, call)

    def sweeping(*given: Any, **named: Any) -> Any:
        made = [name for name in names(temporary) if name.startswith("plandocs-trabajo-")]
        if made and len(swept) < times:
            (temporary / made[0]).rmdir()
            swept.extend(made)
        return true(*given, **named)

    monkeypatch.setattr(module, call, sweeping)
    with held.Scratch() as folder:
        assert len({*swept}) == times
        assert names(temporary) == [folder.name]
    assert names(temporary) == []


def how_many_are_open() -> int:
    """Return how many files this process has open, where the system shows them as files."""
    shown = Path("/proc/self/fd")
    return len([*shown.iterdir()]) if shown.exists() else 0


def test_what_is_swept_and_what_is_left_stays_open_for_nobody(
    temporary: Path, living: subprocess.Popen[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = how_many_are_open()
    (temporary / "vieja-carpeta").mkdir()
    held.sweep(temporary, NAMES)
    assert names(temporary) == ["vieja-viva"]
    assert how_many_are_open() == opened
    takes = iter((False, True))
    monkeypatch.setattr(held, "take", lambda *_: next(takes))
    with held.Scratch():
        assert how_many_are_open() == opened + bool(opened)
    assert how_many_are_open() == opened
    assert living.poll() is None


@pytest.mark.parametrize("call", ["open", "flock"])
def test_a_temporary_folder_that_cannot_be_held_leaves_nothing(
    temporary: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    module = os if call == "open" else fcntl
    opened = how_many_are_open()
    true = getattr(module, call)

    def refuse(*given: Any, **named: Any) -> Any:
        if names(temporary):
            raise OSError(errno.EIO, "it fails")
        return true(*given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(module, call, refuse)
        with pytest.raises(OSError, match="it fails"):
            held.Scratch()
    assert names(temporary) == []
    assert how_many_are_open() == opened


def test_a_refusal_in_a_temporary_folder_says_where(temporary: Path) -> None:
    for named, said in ((None, temporary), ("elsewhere", Path("elsewhere"))):
        with pytest.raises(OSError, match="full") as found, held.Scratch():
            raise OSError(errno.ENOSPC, "full", named)
        where = Path(found.value.filename)
        assert held.is_scratch(where) == (named is None)
        assert (where.parent if named is None else where) == said
    assert names(temporary) == []


def test_a_place_that_cannot_be_made_leaves_nothing_and_is_named(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("plandocs.printing.workplace.write_profile", refuse)
    with pytest.raises(NoPlaceError) as found:
        Workplace(Level.A2)
    assert str(found.value) == (
        "no hay carpeta temporal en que trabajar (el disco está lleno); libere espacio, o diga "
        "otra carpeta en la variable TMPDIR"
    )
    assert names(temporary) == []
