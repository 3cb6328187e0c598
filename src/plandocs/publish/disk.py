"""What is asked of the disk: what lies where something must go, whole new files, folders."""

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from itertools import takewhile
from pathlib import Path

from plandocs.held import NOT_THROUGH_LINKS
from plandocs.publish.refusal import refusal, telling

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NOT_THROUGH_LINKS | getattr(os, "O_BINARY", 0)
_MODE = 0o664
"""What a document may be at most: nobody runs it, and not everybody writes in it."""
_OWN = 0o600
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EROFS}
"""What a disk answers that cannot be asked to keep a folder."""
_A_LINK = "es un enlace, y no se escribe a través de enlaces; quítelo, o dé el lugar al que lleva"
_A_FOLDER = "es una carpeta, y ahí debe ir un archivo; muévala o elija otro nombre"
_NO_FILE = "no es un archivo común, y no se escribe en otra cosa; muévalo o elija otro nombre"
_NO_FOLDER = "es un archivo, y ahí debe ir una carpeta; muévalo o elija otra"
_READ_ONLY = "es de solo lectura; si debe reemplazarse, quítele esa marca en sus propiedades"


def lstat(path: Path) -> os.stat_result | None:
    """Return what lies under a name, a link as what it is; None where there is nothing."""
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def check_place(place: Path) -> os.stat_result | None:
    """Return what is where a document must go, a common file or None.

    Raise PublishError when it is anything else, or a file that nobody may change.
    """
    with telling(place):
        found = lstat(place)
    if found is None:
        return None
    if stat.S_ISLNK(found.st_mode):
        raise refusal(place, _A_LINK)
    if stat.S_ISDIR(found.st_mode):
        raise refusal(place, _A_FOLDER)
    if not stat.S_ISREG(found.st_mode):
        raise refusal(place, _NO_FILE)
    if not found.st_mode & 0o222:
        raise refusal(place, _READ_ONLY)
    return found


def check_folder(folder: Path) -> bool:
    """Return whether a folder is there; raise PublishError when a link or a file is."""
    with telling(folder):
        found = lstat(folder)
    if found is None:
        return False
    if stat.S_ISLNK(found.st_mode):
        raise refusal(folder, _A_LINK)
    if not stat.S_ISDIR(found.st_mode):
        raise refusal(folder, _NO_FOLDER)
    return True


def missing_folders(root: Path, folder: Path) -> list[Path]:
    """Return the folders from a root down to one below it that are not there, outermost first.

    Raise PublishError when one of the others is a link or a file.
    """
    names = folder.relative_to(root).parts
    below = [root.joinpath(*names[:count]) for count in range(1, len(names) + 1)]
    return [one for one in below if not check_folder(one)]


def make_folders(folder: Path) -> list[Path]:
    """Make a folder with those above it; return those made, innermost first.

    Those above may be links. Raise PublishError when it cannot be, with nothing left made.
    """
    made: list[Path] = []
    try:
        for one in reversed(_absent(folder)):
            with telling(one):
                if _make(one):
                    made.insert(0, one)
    except BaseException:
        remove_empty(made)
        raise
    return made


def _absent(folder: Path) -> list[Path]:
    """Return a folder and those above it that are not there, innermost first."""
    with telling(folder):
        found = takewhile(lambda one: not one.is_dir(), (folder, *folder.parents))
        return list(found)


def _make(folder: Path) -> bool:
    """Make a folder; return False when another run made it first."""
    try:
        folder.mkdir()
    except FileExistsError:
        if not folder.is_dir():
            raise
        return False
    return True


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove those of some folders that hold nothing."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def remove_file(path: Path) -> None:
    """Remove a file of ours, whatever it takes; what cannot be removed is swept some day."""
    _insist(lambda: path.unlink(missing_ok=True))


def remove_folder(path: Path) -> None:
    """Remove a folder of ours with all that it holds; what cannot be removed is swept some day."""
    _insist(lambda: _remove_tree(path))


def _remove_tree(path: Path) -> None:
    if lstat(path) is not None:
        shutil.rmtree(path)


def _insist(remove: Callable[[], None]) -> None:
    """Remove something, once more after an instant's fault."""
    try:
        remove()
    except OSError:
        with suppress(OSError):
            remove()
    except BaseException:
        with suppress(OSError):
            remove()
        raise


def write_new(path: Path, data: bytes, before: os.stat_result | None = None) -> None:
    """Write a file that is not there, with the permissions of the one it comes after."""
    handle = os.open(path, _NEW, _MODE)
    try:
        fill(handle, data, before)
    finally:
        os.close(handle)


def open_new(path: Path) -> int:
    """Make a file that is not there, and return it open."""
    return os.open(path, _NEW, _MODE)


def fill(handle: int, data: bytes, before: os.stat_result | None) -> None:
    """Write the bytes of a new file, however few the disk takes at a time."""
    left = memoryview(data)
    while left:
        left = left[os.write(handle, left) :]
    kept = os.fstat(handle) if before is None else before
    with suppress(OSError, AttributeError):  # a disk without permissions, or Windows
        os.fchmod(handle, kept.st_mode & 0o666 | _OWN)


def link_or_copy(path: Path, copy: Path, found: os.stat_result) -> None:
    """Give a file a second name; where the disk has no such names, copy it."""
    try:
        os.link(path, copy, follow_symlinks=os.link not in os.supports_follow_symlinks)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        write_new(copy, path.read_bytes(), found)
        sync_file(copy)


_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}


def sync_file(path: Path) -> None:
    """Wait until the disk holds a file."""
    handle = os.open(path, os.O_RDWR | NOT_THROUGH_LINKS)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folders(folders: Sequence[Path]) -> None:
    """Wait until the disk holds the names in some folders, those of them that are still there."""
    for folder in dict.fromkeys(folders):
        with telling(folder):
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Wait until the disk holds the names in a folder."""
    if os.name != "posix":  # pragma: no cover  # Windows opens no folders
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except (FileNotFoundError, PermissionError):  # gone since, or one that may not be listed
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(handle)
