"""The paths that data bring: a name may lead to a common file inside the project, nowhere else."""

import os
import unicodedata
from pathlib import Path

from plandocs.gates.disk import NotAFile, Unread, bytes_of

MAX_BYTES = 100_000_000
"""The most bytes of one file that is read."""
_MAX_PART, _MAX_NAME = 255, 1_000
_RESERVED = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
"""The names that Windows keeps for devices, whatever their ending."""
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Controls, marks of direction, what has no width and what is no character (Unicode, 4.5)."""

_PLAIN_NAME = "escriba solo el nombre del archivo, como `logo.png`, y guárdelo en su carpeta."
_COPY = "ponga en su lugar una copia de lo que enlaza, dentro de la carpeta del proyecto."
_COMMON_FILE = "ponga ahí un archivo común, o corrija el nombre."


class BadPath(Exception):
    """A path may not be used: which, why and what to do, in Spanish."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        """Hold the path as people know it, the end of a sentence about it, and an instruction."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


def check_name(name: str) -> None:
    """Raise BadPath when a name typed in data cannot be that of a file below its folder."""
    if reason := _unfit(name):
        raise BadPath(name, reason, _PLAIN_NAME)


def is_reserved(name: str) -> bool:
    """Return whether any part of a path is a name that Windows keeps for a device."""
    return any(part.split(".")[0].rstrip(" ").casefold() in _RESERVED for part in name.split("/"))


def _unfit(name: str) -> str:
    """Return why a name is none of a file below its folder, or an empty text."""
    if not name.strip():
        return "está vacío"
    for character in name:
        if unicodedata.category(character) in _INVISIBLE:
            return f"lleva un carácter que no se ve (U+{ord(character):04X})"
    if "\\" in name:
        return "lleva «\\»; las carpetas se separan con «/»"
    if "://" in name:
        return "es una dirección, no un archivo del proyecto"
    if ":" in name:
        return "lleva «:», que en un nombre de archivo no se puede"
    if name.startswith(("/", "~")):
        return "no está dentro de su carpeta"
    parts = name.split("/")
    if ".." in parts:
        return "sale de su carpeta con «..»"
    if len(name) > _MAX_NAME or any(len(part.encode()) > _MAX_PART for part in parts):
        return "es un nombre demasiado largo"
    if any(part != "." and part.endswith((".", " ")) for part in parts):
        return "lleva un punto o un espacio al final, que Windows quita"
    return "usa un nombre que Windows se reserva" if is_reserved(name) else ""


def read_inside(root: Path, path: str) -> bytes:
    """Return the bytes of a file of a project, whose links may not lead out of it.

    Raise BadPath, or FileNotFoundError when there is nothing under that name.
    """
    check_inside(root, path)
    saved = _as_saved(root, path)
    check_inside(root, saved)
    return _read(root / saved, path)


def _as_saved(root: Path, path: str) -> str:
    """Return a path as the disk has it: a Mac may keep accents apart from their letters."""
    if path.isascii() or os.path.lexists(root / path):
        return path
    saved = Path()
    for part in Path(path).parts:
        found = [] if os.path.lexists(root / saved / part) else _alike(root / saved, part)
        saved /= found[0] if len(found) == 1 else part
    return saved.as_posix()


def _alike(folder: Path, name: str) -> list[str]:
    """Return the names of a folder that are read as that one."""
    plain = unicodedata.normalize("NFC", name)
    try:
        names = [found.name for found in folder.iterdir()]
    except OSError:
        return []
    return [found for found in names if unicodedata.normalize("NFC", found) == plain]


def check_inside(root: Path, path: str) -> None:
    """Raise BadPath when a path below a folder leads out of it through a link.

    What is not there yet may be anywhere below.
    """
    home = Path(os.path.realpath(root))
    reached = root
    for part in Path(path).parts:
        reached /= part
        # Path would fail for a name that no disk takes.
        if os.path.islink(reached) and not _is_below(reached, home):  # noqa: PTH114
            culprit = reached.relative_to(root).as_posix()
            raise BadPath(culprit, "es un enlace que sale de la carpeta del proyecto", _COPY)


def _is_below(link: Path, home: Path) -> bool:
    return Path(os.path.realpath(link)).is_relative_to(home)


def read_common(path: Path) -> bytes:
    """Return the bytes of a file that somebody named when giving an order, wherever it is.

    Raise BadPath, or FileNotFoundError.
    """
    return _read(path, str(path))


def _read(path: Path, name: str) -> bytes:
    """Return the bytes of a common file; messages call it `name`."""
    try:
        data = bytes_of(path, MAX_BYTES)
    except FileNotFoundError:
        if os.path.islink(path):  # noqa: PTH114  as above
            raise BadPath(name, "es un enlace que no lleva a ningún archivo", _COPY) from None
        raise FileNotFoundError(name) from None
    except Unread as unread:
        remedy = _COMMON_FILE if isinstance(unread, NotAFile) else unread.remedy
        raise BadPath(name, unread.reason, remedy) from None
    if data is None:
        reason = f"pesa más de {MAX_BYTES // 1_000_000} MB"
        raise BadPath(name, reason, "revise que sea el archivo que quería usar.")
    return data
