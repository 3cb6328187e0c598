"""Files and folders that a living process holds; what nobody holds was left by one that died.

The system lets go of what a process held when the process ends, however it ends.
"""

import errno
import os
import re
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover  # Windows
    fcntl = None  # type: ignore[assignment]

NOT_THROUGH_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""How a file is opened that might be a link or a pipe: neither is followed nor waited for."""

_NO_LOCKS = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.EBADF}
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


def _remove_if_dead(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | NOT_THROUGH_LINKS)
    try:
        found = os.fstat(handle)
        if _is_ours(found) and _is_dead(handle, found):
            if stat.S_ISDIR(found.st_mode):
                shutil.rmtree(path, ignore_errors=True)
            elif stat.S_ISREG(found.st_mode):
                path.unlink()
    finally:
        os.close(handle)


def _is_ours(found: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or found.st_uid == os.getuid()


def _is_dead(handle: int, found: os.stat_result) -> bool:
    free = try_hold(handle)
    return free if free is not None else time.time() - found.st_mtime > _LONG_AGO
