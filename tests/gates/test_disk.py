"""What is read of a disk, and what is told of what is there and is no file."""

import errno
import os
import socket
from pathlib import Path

import pytest

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.gates.disk import NotAFile, Unread, bytes_of, read_file

MOST = 9
SAVE_IT = "guarde lo que contiene en un archivo y dé el nombre de ese archivo."
ALLOW_IT = "pida permiso de leerlo, o cópielo a una carpeta suya."


def unread(path: Path) -> tuple[str, str, bool]:
    """Return why a file is not read, what to do, and whether it is none."""
    with pytest.raises(Unread) as caught:
        bytes_of(path, MOST)
    assert str(caught.value) == caught.value.reason
    return caught.value.reason, caught.value.remedy, isinstance(caught.value, NotAFile)


@pytest.mark.parametrize("data", [b"", b"x", b"123456789"])
def test_a_file_is_read_whole(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a").write_bytes(data)
    (tmp_path / "b").symlink_to("a")
    assert bytes_of(tmp_path / "a", MOST) == bytes_of(tmp_path / "b", MOST) == data


def test_a_file_of_several_readings_is_read_whole(tmp_path: Path) -> None:
    data = os.urandom((1 << 20) + 7)
    (tmp_path / "a").write_bytes(data)
    assert bytes_of(tmp_path / "a", len(data)) == data
    assert bytes_of(tmp_path / "a", len(data) - 1) is None


def test_a_larger_file_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    monkeypatch.setattr(os, "read", None)
    assert bytes_of(tmp_path / "a", MOST) is None


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no file of unknown size")
def test_a_file_that_turns_out_larger_than_it_says_is_left() -> None:
    assert Path("/proc/self/cmdline").stat().st_size == 0
    assert bytes_of(Path("/proc/self/cmdline"), 1) is None
    assert bytes_of(Path("/proc/self/cmdline"), 100_000)


@pytest.mark.parametrize("name", ["nada", "nada/nada", "uno/nada", "a" * 300, "a\0b"])
def test_where_there_is_no_file_none_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "uno").write_bytes(b"")
    with pytest.raises(FileNotFoundError):
        bytes_of(tmp_path / name, MOST)
    assert read_file(tmp_path / name, InFile(name), MOST) is None


def test_a_folder_is_told(tmp_path: Path) -> None:
    remedy = "escriba también el nombre del archivo que está en ella."
    assert unread(tmp_path) == ("es una carpeta, no un archivo", remedy, True)


def test_a_pipe_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tubo")
    assert unread(tmp_path / "tubo") == ("es una tubería, no un archivo", SAVE_IT, True)


def test_a_device_is_told_and_not_read() -> None:
    assert unread(Path("/dev/zero")) == ("es un dispositivo, no un archivo", SAVE_IT, True)


def test_a_socket_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # its whole name may be no longer than a hundred letters
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("enchufe")
        said = ("es una conexión, no un archivo", SAVE_IT, True)
        assert unread(Path("enchufe")) == said


@pytest.mark.parametrize(
    ("kind", "reason"),
    [(0o060000, "es un disco, no un archivo"), (0o150000, "no es un archivo")],
)
def test_what_else_a_disk_may_hold_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: int, reason: str
) -> None:
    (tmp_path / "a").write_bytes(b"")
    odd = os.stat_result((kind | 0o644, *[0] * 9))
    monkeypatch.setattr(os, "fstat", lambda _: odd)
    assert unread(tmp_path / "a") == (reason, SAVE_IT, True)


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "aro").symlink_to("aro")
    remedy = "borre el enlace y ponga el archivo."
    assert unread(tmp_path / "aro") == ("es un enlace que lleva a sí mismo", remedy, False)


FAILED = "cópielo a otra carpeta, o a otro disco, e inténtelo de nuevo."


@pytest.mark.parametrize("called", ["open", "read"])
@pytest.mark.parametrize(
    ("code", "reason", "remedy"),
    [
        (errno.EACCES, "no hay permiso de leerlo", ALLOW_IT),
        (errno.EPERM, "no hay permiso de leerlo", ALLOW_IT),
        (errno.EIO, "el disco no lo entrega", FAILED),
        (None, "el disco no lo entrega", FAILED),
    ],
)
def test_a_disk_that_refuses_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    called: str,
    code: int | None,
    reason: str,
    remedy: str,
) -> None:
    def fail(*_: object) -> int:
        raise OSError(code, "") if code else OSError

    (tmp_path / "a").write_bytes(b"x")
    monkeypatch.setattr(os, called, fail)
    assert unread(tmp_path / "a") == (reason, remedy, False)


def test_what_was_opened_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[int] = []
    (tmp_path / "a").write_bytes(b"x")
    close = os.close

    def note(handle: int) -> None:
        closed.append(handle)
        close(handle)

    monkeypatch.setattr(os, "close", note)
    assert bytes_of(tmp_path / "a", MOST) == b"x"
    assert unread(tmp_path)[2]
    assert len(closed) == 2


def test_it_is_told_by_the_name_that_was_given(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(3_000_001))
    at = InFile("dada.docx")
    large, folder = read_file(tmp_path / "a", at, 3_000_000), read_file(tmp_path, at, MOST)
    assert isinstance(large, Diagnostic)
    assert isinstance(folder, Diagnostic)
    assert (large.rule.code, large.at, large.values["que"], large.values["limite"]) == (
        "S104", at, "El archivo pesa más de 3 MB", "3 MB",
    )  # fmt: skip
    assert (folder.rule.code, folder.at, folder.values["motivo"]) == (
        "S105", at, "es una carpeta, no un archivo",
    )  # fmt: skip
    assert folder.values["remedio"] == "escriba también el nombre del archivo que está en ella."


@pytest.mark.parametrize(("size", "is_read"), [(10, True), (11, False), (12, False)])
def test_a_file_that_grows_while_it_is_read_is_not_read_beyond_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, is_read: bool
) -> None:
    path = tmp_path / "crece.yaml"
    path.write_bytes(b"x")
    true = os.fstat

    def grow(handle: int) -> os.stat_result:
        found = true(handle)
        path.write_bytes(b"x" * size)
        return found

    monkeypatch.setattr(os, "fstat", grow)
    assert bytes_of(path, 10) == (b"x" * size if is_read else None)
