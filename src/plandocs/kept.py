"""What is slow to make kept on disk, so that a new process need not make it again.

A file holds the SHA-256 of what follows and a pickle. It is named after what it was made from:
a name and bytes, this Python, and the files of the code that made it. Whoever can write in the
folder can run code as its owner, so it is the owner's alone, as Python's own caches are.
"""

import hashlib
import os
import pickle
import re
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
_STAGE = ".nuevo-"
_STAGED = re.compile(re.escape(_STAGE) + "[a-z0-9_]{8}")
_KEY = re.compile("[0-9a-f]{64}")


def key_of(code: Iterable[Path], name: str, data: bytes) -> str:
    """Return what is kept of some bytes under a name; `code` are the folders of what makes it."""
    made = hashlib.sha256(f"{sys.version}\0{_stamp(code)}\0{name}\0".encode())
    made.update(data)
    return made.hexdigest()


def load(key: str) -> Any | None:
    """Return what was kept under a key, or None when there is nothing whole there."""
    folder = _folder()
    if folder is None:
        return None
    try:
        kept = (folder / key).read_bytes()
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


def _forget_oldest(folder: Path) -> None:
    ours = [path for path in folder.iterdir() if _KEY.fullmatch(path.name)]
    kept = sorted(ours, key=lambda path: path.stat().st_mtime)
    for path in kept[:-_MOST]:
        path.unlink(missing_ok=True)


def _folder() -> Path | None:
    """Return where things are kept, or None when nothing is to be."""
    chosen = os.environ.get(_FOLDER, "")
    if chosen == _NONE:
        return None
    if chosen:
        return Path(chosen)
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if home:
        return Path(home) / "plandocs"
    try:
        return Path.home() / ".cache" / "plandocs"
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
