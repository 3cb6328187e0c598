"""Files and folders that a living process holds; what nobody holds was left by one that died.

The system lets go of what a process held when the process ends, however it ends.
"""

import errno
import os
import re
import shutil
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

try:
    import fcntl
except ImportError:  # pragma: no cover  # Windows
    fcntl = None  # type: ignore[assignment]

NOT_THROUGH_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""How a file is opened that might be a link or a pipe: neither is followed nor waited for."""

_NO_LOCKS = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.EBADF}
_SCRATCH = "plandocs-trabajo-"
_SCRATCHES = re.compile(re.escape(_SCRATCH) + "[a-z0-9_]{8}")
_USUAL = ("/tmp", "/var/tmp", "/usr/tmp")
_LONG_AGO = 24 * 3600
"""Seconds after which what lies on a disk without locks is believed to be left over."""


def try_hold(handle: int) -> bool | None:
    """Hold an open file until it is closed; return whether that could be.

    Return None on a disk that knows no locks. Raise OSError when it refuses for another reason.
    """
    if fcntl is None:  # pragma: no cover  # Windows
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return None
        raise
    return True


def is_at(handle: int, path: Path) -> bool:
    """Return whether an open file is still the one that a path names."""
    try:
        return os.path.samestat(os.fstat(handle), path.lstat())
    except FileNotFoundError:
        return False


def take(handle: int, path: Path) -> bool:
    """Hold a file or folder just made; return False when it was taken for one left over."""
    return try_hold(handle) is not False and is_at(handle, path)


def sweep(folder: Path, names: re.Pattern[str]) -> None:
    """Remove from a folder what dead processes of this user left there under some names."""
    with suppress(OSError), os.scandir(folder) as entries:
        for path in [Path(entry.path) for entry in entries if names.fullmatch(entry.name)]:
            with suppress(OSError):
                _remove_if_dead(path)


class Scratch:
    """A new temporary folder, which goes when it is closed; of a killed run, at the next one."""

    def __init__(self) -> None:
        """Make the folder, with those of dead runs gone; raise OSError where there is no room."""
        sweep_scratch()
        self.path, self._handle = _new_held()

    def close(self) -> None:
        """Take the folder away with all that it holds."""
        _remove_tree(self.path)
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> Path:
        return self.path

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it; what the disk refused in it without saying where, was refused there."""
        self.close()
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(self.path)


def sweep_scratch() -> None:
    """Take away the temporary folders of runs that were killed."""
    with suppress(OSError):  # there may be no place for any
        sweep(Path(temporary_folder()), _SCRATCHES)


def is_scratch(path: Path) -> bool:
    """Return whether a path is that of a temporary folder of ours, or of something in one."""
    return any(_SCRATCHES.fullmatch(name) for name in path.parts)


def temporary_folder() -> str:
    """Return the folder of temporary ones; raise FileNotFoundError where none can be made.

    What tempfile chooses it tries first with a file, which would stay if the run were killed then.
    """
    if tempfile.tempdir is None and os.name == "posix":
        named = (os.environ.get(name, "") for name in ("TMPDIR", "TEMP", "TMP"))
        for folder in filter(None, (*named, *_USUAL)):
            if Path(folder).is_dir() and os.access(folder, os.W_OK | os.X_OK):
                return str(Path(folder).absolute())
    return tempfile.gettempdir()


def _new_held() -> tuple[Path, int | None]:
    """Return a new folder, and what holds it for as long as it is open."""
    while True:
        path = Path(tempfile.mkdtemp(prefix=_SCRATCH, dir=temporary_folder()))
        if os.name != "posix":  # pragma: no cover  # Windows opens no folders, and sweeps none
            return path, None
        try:
            handle = _hold_folder(path)
        except BaseException:
            with suppress(OSError):
                path.rmdir()
            raise
        if handle is not None:
            return path, handle


def _hold_folder(path: Path) -> int | None:
    """Return what holds a folder just made; None where it was taken for one left over."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        taken = take(handle, path)
    except BaseException:
        os.close(handle)
        raise
    if taken:
        return handle
    os.close(handle)
    return None


def _remove_if_dead(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | NOT_THROUGH_LINKS)
    try:
        found = os.fstat(handle)
        if _is_ours(found) and _is_dead(handle, found):
            if stat.S_ISDIR(found.st_mode):
                _remove_tree(path)
            elif stat.S_ISREG(found.st_mode):
                path.unlink()
    finally:
        os.close(handle)


def _is_ours(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()


def _is_dead(handle: int, found: os.stat_result) -> bool:
    free = try_hold(handle)
    return free if free is not None else time.time() - found.st_mtime > _LONG_AGO


def _remove_tree(path: Path) -> None:
    """Remove a folder with all that it holds, whatever was forbidden in it."""
    for inside, names, _ in os.walk(path):
        for folder in (Path(inside, name) for name in names):
            with suppress(OSError):
                if not folder.is_symlink():
                    folder.chmod(0o700)
    shutil.rmtree(path, ignore_errors=True)
