"""The bytes of a data file, told in Spanish when they cannot be had."""

from pathlib import Path

from plandocs.diagnostics import InFile, Report
from plandocs.gates.files import NotAFileError, TooLargeError, read_regular
from plandocs.source.rules import MISSING_FILE, UNREADABLE_FILE
from plandocs.source.text import MAX_BYTES, refuse_size


def read_bytes(path: Path, name: str, report: Report) -> bytes | None:
    """Return the bytes of a file that messages call `name`, or None after reporting why not."""
    try:
        return read_regular(path, MAX_BYTES)
    except TooLargeError:
        refuse_size(name, report)
    except (NotAFileError, IsADirectoryError):
        _refuse(name, "no es un archivo, sino una carpeta u otra cosa", "revise el nombre.", report)
    except PermissionError:
        _refuse(name, "su dueño no permite leerlo", "pida permiso de lectura.", report)
    except (OSError, ValueError):
        report.add(MISSING_FILE.at(InFile(name), archivo=name))
    return None


def _refuse(name: str, reason: str, remedy: str, report: Report) -> None:
    report.add(UNREADABLE_FILE.at(InFile(name), archivo=name, motivo=reason, remedio=remedy))
