"""A file of somebody's disk, read only when it is a file and is not too large."""

import errno
import os
import stat
from pathlib import Path

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.gates.rules import NOT_A_FILE, TOO_LARGE

_UNUSUAL = {
    stat.S_IFIFO: "es una tubería, no un archivo",
    stat.S_IFCHR: "es un dispositivo, no un archivo",
    stat.S_IFBLK: "es un disco, no un archivo",
    stat.S_IFSOCK: "es una conexión, no un archivo",
}
_SAVE_IT = "guarde lo que contiene en un archivo y dé el nombre de ese archivo."
_NAME_IT = "escriba también el nombre del archivo que está en ella."
_ALLOW_IT = "pida permiso de leerlo, o cópielo a una carpeta suya."
_COPY_IT = "cópielo a otra carpeta, o a otro disco, e inténtelo de nuevo."
_ABSENT = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_REASONS = {
    errno.EISDIR: ("es una carpeta, no un archivo", _NAME_IT),
    errno.EACCES: ("no hay permiso de leerlo", _ALLOW_IT),
    errno.EPERM: ("no hay permiso de leerlo", _ALLOW_IT),
    errno.ELOOP: ("es un enlace que lleva a sí mismo", "borre el enlace y ponga el archivo."),
    errno.ENXIO: (_UNUSUAL[stat.S_IFSOCK], _SAVE_IT),
}
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A pipe is opened without waiting for who would write in it."""


def read_file(path: Path, at: InFile, most: int) -> bytes | Diagnostic | None:
    """Return the bytes of a file, `most` or fewer; else why not, or None when there is none."""
    try:
        handle = os.open(path, _FLAGS)
    except OSError as error:
        return None if error.errno in _ABSENT else _told(error, at)
    try:
        return _read(handle, at, most)
    except OSError as error:
        return _told(error, at)
    finally:
        os.close(handle)


def _read(handle: int, at: InFile, most: int) -> bytes | Diagnostic:
    found = os.fstat(handle)
    kind = stat.S_IFMT(found.st_mode)
    if kind == stat.S_IFDIR:
        raise IsADirectoryError(errno.EISDIR, "")
    if kind != stat.S_IFREG:
        motivo = _UNUSUAL.get(kind, "no es un archivo")
        return NOT_A_FILE.at(at, motivo=motivo, remedio=_SAVE_IT)
    if found.st_size > most:
        return _too_large(at, most)
    pieces: list[bytes] = []
    left = most + 1
    while left and (piece := os.read(handle, left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces) if left else _too_large(at, most)


def _told(error: OSError, at: InFile) -> Diagnostic:
    unread = ("el disco no lo entrega", _COPY_IT)
    motivo, remedio = _REASONS.get(error.errno or 0, unread)
    return NOT_A_FILE.at(at, motivo=motivo, remedio=remedio)


def _too_large(at: InFile, most: int) -> Diagnostic:
    limit = f"{most / 1_000_000:,.0f} MB"
    return TOO_LARGE.at(at, que=f"El archivo pesa más de {limit}", limite=limit)
