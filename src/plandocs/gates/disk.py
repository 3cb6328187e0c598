"""A file of somebody's disk, read only when it is a file and is not too large."""

import errno
import os
import stat
from pathlib import Path

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.gates.rules import NOT_A_FILE, TOO_LARGE

_FOLDER = "es una carpeta, no un archivo"
_SOCKET = "es una conexión, no un archivo"
_UNUSUAL = {
    stat.S_IFDIR: _FOLDER,
    stat.S_IFIFO: "es una tubería, no un archivo",
    stat.S_IFCHR: "es un dispositivo, no un archivo",
    stat.S_IFBLK: "es un disco, no un archivo",
}
_SAVE_IT = "guarde lo que contiene en un archivo y dé el nombre de ese archivo."
_NAME_IT = "escriba también el nombre del archivo que está en ella."
_UNALLOWED = "no hay permiso de leerlo", "pida permiso de leerlo, o cópielo a una carpeta suya."
_RING = "es un enlace que lleva a sí mismo", "borre el enlace y ponga el archivo."
_FAILED = (
    "el disco no lo entrega",
    "cópielo a otra carpeta, o a otro disco, e inténtelo de nuevo.",
)
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_REASONS = {errno.EACCES: _UNALLOWED, errno.EPERM: _UNALLOWED, errno.ELOOP: _RING}
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
"""A pipe is opened without waiting for who would write in it."""
_AT_ONCE = 1 << 20


class Unread(Exception):
    """A file that is there cannot be read: why and what to do, in Spanish."""

    def __init__(self, reason: str, remedy: str) -> None:
        """Hold the end of a sentence about it, and an instruction."""
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class NotAFile(Unread):
    """What stands there is a folder, a pipe, a device."""


def bytes_of(path: Path, most: int) -> bytes | None:
    """Return the bytes of a common file, None when they are more than `most`.

    Raise Unread, or FileNotFoundError when no file has that name, which may be of none.
    """
    try:
        handle = os.open(path, _FLAGS)
        try:
            return _read(handle, most)
        finally:
            os.close(handle)
    except OSError as error:
        raise _fault(error) from None
    except ValueError:  # a name that no disk takes
        raise FileNotFoundError(errno.ENOENT, "") from None


def read_file(path: Path, at: InFile, most: int) -> bytes | Diagnostic | None:
    """Return the bytes of a file, `most` or fewer; else why not, or None when there is none."""
    try:
        data = bytes_of(path, most)
    except FileNotFoundError:
        return None
    except Unread as unread:
        return NOT_A_FILE.at(at, motivo=unread.reason, remedio=unread.remedy)
    if data is not None:
        return data
    limit = f"{most / 1_000_000:,.0f} MB"
    return TOO_LARGE.at(at, que=f"El archivo pesa más de {limit}", limite=limit)


def _read(handle: int, most: int) -> bytes | None:
    found = os.fstat(handle)
    kind = stat.S_IFMT(found.st_mode)
    if kind != stat.S_IFREG:
        reason = _UNUSUAL.get(kind, "no es un archivo")
        raise NotAFile(reason, _NAME_IT if kind == stat.S_IFDIR else _SAVE_IT)
    if found.st_size > most:
        return None
    pieces: list[bytes] = []
    left = most + 1
    while left and (piece := os.read(handle, min(left, _AT_ONCE))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces) if left else None


def _fault(error: OSError) -> Exception:
    if error.errno in _ABSENT:
        return FileNotFoundError(errno.ENOENT, "")
    if error.errno == errno.ENXIO:
        return NotAFile(_SOCKET, _SAVE_IT)
    return Unread(*_REASONS.get(error.errno or 0, _FAILED))
