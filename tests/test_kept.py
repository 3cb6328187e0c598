"""What is kept on disk is read and written only where nobody else may write."""

import os
import pickle
from hashlib import sha256
from pathlib import Path

import pytest

from plandocs import kept

KEY = "a" * 64
OTHER = "b" * 64


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    chosen = tmp_path / "guardado"
    monkeypatch.setenv("PLANDOCS_CACHE", str(chosen))
    return chosen


class Evil:
    """What writes a file where it is unpickled."""

    def __init__(self, trace: Path) -> None:
        self.trace = trace

    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return os.mkdir, (str(self.trace),)


def plant(path: Path, trace: Path) -> None:
    packed = pickle.dumps(Evil(trace))
    path.write_bytes(sha256(packed).digest() + packed)


def test_what_is_kept_is_found_again_in_a_folder_of_its_owner_alone(folder: Path) -> None:
    kept.save(KEY, {"a": 1})
    assert kept.load(KEY) == {"a": 1}
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / KEY).stat().st_mode & 0o777 == 0o600


def test_what_somebody_left_would_run(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(mode=0o700)
    plant(folder / KEY, tmp_path / "corrio")
    kept.load(KEY)
    assert (tmp_path / "corrio").exists()  # so what follows proves something


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777, 0o1777])
def test_a_folder_that_others_may_write_is_left_alone(
    folder: Path, tmp_path: Path, mode: int
) -> None:
    folder.mkdir()
    plant(folder / KEY, tmp_path / "corrio")
    folder.chmod(mode)
    assert kept.load(KEY) is None
    kept.save(OTHER, 1)
    assert [path.name for path in folder.iterdir()] == [KEY]
    assert not (tmp_path / "corrio").exists()


def test_a_link_to_a_folder_is_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir(mode=0o700)
    plant(tmp_path / "real" / KEY, tmp_path / "corrio")
    folder.symlink_to(tmp_path / "real")
    assert kept.load(KEY) is None
    kept.save(OTHER, 1)
    assert [path.name for path in (tmp_path / "real").iterdir()] == [KEY]
    assert not (tmp_path / "corrio").exists()


@pytest.mark.parametrize("ours", [False, True])
def test_a_folder_of_another_user_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, ours: bool
) -> None:
    folder.mkdir(mode=0o700)
    owner = folder.stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + (not ours))
    kept.save(KEY, 1)
    assert [path.name for path in folder.iterdir()] == ([KEY] if ours else [])
    assert kept.load(KEY) == (1 if ours else None)


def test_a_link_in_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    folder.mkdir(mode=0o700)
    plant(tmp_path / "fuera", tmp_path / "corrio")
    (folder / KEY).symlink_to(tmp_path / "fuera")
    assert kept.load(KEY) is None
    assert not (tmp_path / "corrio").exists()
    kept.save(KEY, 1)
    assert kept.load(KEY) == 1
    assert pickle.dumps(1) not in (tmp_path / "fuera").read_bytes()


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_file_that_others_may_write_is_not_read(folder: Path, tmp_path: Path, mode: int) -> None:
    folder.mkdir(mode=0o700)
    plant(folder / KEY, tmp_path / "corrio")
    (folder / KEY).chmod(mode)
    assert kept.load(KEY) is None
    assert not (tmp_path / "corrio").exists()


def test_a_pipe_in_the_folder_is_not_waited_for(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    os.mkfifo(folder / KEY)
    assert kept.load(KEY) is None


def test_a_file_that_is_not_whole_is_not_read(folder: Path) -> None:
    kept.save(KEY, "entero")
    data = (folder / KEY).read_bytes()
    (folder / KEY).write_bytes(data[:-1])
    assert kept.load(KEY) is None
    (folder / KEY).write_bytes(data)
    assert kept.load(KEY) == "entero"


def test_links_among_the_oldest_are_forgotten_without_being_followed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "_MOST", 1)
    folder.mkdir(mode=0o700)
    (tmp_path / "fuera").write_bytes(b"ajeno")
    (folder / OTHER).symlink_to(tmp_path / "fuera")
    os.utime(folder / OTHER, (0, 0), follow_symlinks=False)
    kept.save(KEY, 1)
    assert [path.name for path in folder.iterdir()] == [KEY]
    assert (tmp_path / "fuera").read_bytes() == b"ajeno"
