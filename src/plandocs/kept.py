"""What is slow to make kept on disk, so that a new process need not make it again.

A file holds the SHA-256 of what follows and a pickle. It is named after what it was made from:
a name and bytes, this Python, and the files of the code that made it. Whoever can write in the
folder can run code as its owner: so nothing is read from, or written in, a folder or a file that
another user owns or may write, nor through a link. All is then made anew, without a word.
"""

import hashlib
import os
import pickle
import re
import stat
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from plandocs.held import sweep, take

_FOLDER = "PLANDOCS_CACHE"
_NONE = "no"
_CODE = (".py", ".yaml", ".txt")
_DIGEST = 32
_MOST = 200
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_PLAINLY = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)
"""A link is not followed, and a pipe is not waited for."""
_STAGE = ".nuevo-"
_STAGED = re.compile(re.escape(_STAGE) + "[a-z0-9_]{8}")
_KEY = re.compile("[0-9a-f]{64}")


def key_of(code: Iterable[Path], name: str, data: bytes) -> str:
    """Return what is kept of some bytes under a name; `code` are the folders of what makes it."""
    about = f"{sys.version}\0{_stamp(code)}\0{name}\0"
    # A name may hold what the letters of this machine do not spell.
    made = hashlib.sha256(about.encode("utf-8", "surrogatepass"))
    made.update(data)
    return made.hexdigest()


def load(key: str) -> Any | None:
    """Return what was kept under a key, or None when there is nothing whole there."""
    folder = _folder()
    if folder is None:
        return None
    try:
        kept = _read(folder, key)
        packed = kept[_DIGEST:]
        if hashlib.sha256(packed).digest() != kept[:_DIGEST]:
            return None
        return pickle.loads(packed)  # ours: see the module's first lines
    except Exception:  # whatever lies there, it is not what was kept
        return None


def save(key: str, value: Any) -> None:
    """Keep a value under a key; a disk that refuses only makes the next run slower."""
    folder = _folder()
    if folder is None:
        return
    packed = pickle.dumps(value, protocol=5)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(folder.lstat(), stat.S_IFDIR):
            return
        sweep(folder, _STAGED)
        handle, stage = tempfile.mkstemp(prefix=_STAGE, dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                take(handle, Path(stage))  # until it is whole; whoever sweeps may come too soon
                file.write(hashlib.sha256(packed).digest() + packed)
            Path(stage).replace(folder / key)
        finally:
            Path(stage).unlink(missing_ok=True)
        _forget_oldest(folder)


def _read(folder: Path, key: str) -> bytes:
    """Return what a file of the folder holds; raise OSError when it is not ours alone."""
    if not _is_ours(folder.lstat(), stat.S_IFDIR):
        raise PermissionError(folder)
    with os.fdopen(os.open(folder / key, _PLAINLY), "rb") as file:
        if not _is_ours(os.fstat(file.fileno()), stat.S_IFREG):
            raise PermissionError(key)
        return file.read()


def _is_ours(found: os.stat_result, kind: int) -> bool:
    """Return whether a folder or a file, and no link, is ours and nobody else may write it."""
    if stat.S_IFMT(found.st_mode) != kind:
        return False
    if not hasattr(os, "geteuid"):  # Windows, where a user's own folders are only theirs
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE


def _forget_oldest(folder: Path) -> None:
    ours = [path for path in folder.iterdir() if _KEY.fullmatch(path.name)]
    kept = sorted(ours, key=lambda path: path.lstat().st_mtime)
    for path in kept[:-_MOST]:
        path.unlink(missing_ok=True)


def _folder() -> Path | None:
    """Return where things are kept, or None when nothing is to be."""
    chosen = os.environ.get(_FOLDER, "")
    if chosen == _NONE:
        return None
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if home and not chosen:
        return Path(home) / "plandocs"
    try:
        return Path(chosen).expanduser() if chosen else Path.home() / ".cache" / "plandocs"
    except RuntimeError:  # a process without a home
        return None


def _stamp(folders: Iterable[Path]) -> str:
    """Return what changes when any file of some folders of code does."""
    stamps = []
    for folder in folders:
        with os.scandir(folder) as entries:
            found = [(e.name, e.stat()) for e in entries if e.name.endswith(_CODE)]
        stamps += [f"{name}:{stat.st_mtime_ns}:{stat.st_size}" for name, stat in sorted(found)]
    return "|".join(stamps)
