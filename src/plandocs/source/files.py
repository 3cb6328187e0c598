"""The bytes of a data file, told in Spanish when they cannot be had."""

from pathlib import Path

from plandocs.diagnostics import InFile, Report
from plandocs.gates.disk import read_file
from plandocs.gates.rules import TOO_LARGE
from plandocs.source.rules import MISSING_FILE
from plandocs.source.text import MAX_BYTES, refuse_size


def other_capitals(path: Path) -> str:
    """Return what a message adds of a missing file that is there in other capitals."""
    try:
        names = [found.name for found in path.parent.iterdir()]
    except OSError:
        return ""
    near = [name for name in names if name.casefold() == path.name.casefold()]
    return f" Está «{near[0]}», con otras mayúsculas." if len(near) == 1 else ""


def read_bytes(path: Path, name: str, report: Report) -> bytes | None:
    """Return the bytes of a file that messages call `name`, or None after reporting why not."""
    at = InFile(name)
    found = read_file(path, at, MAX_BYTES)
    if isinstance(found, bytes):
        return found
    if found is None:
        report.add(MISSING_FILE.at(at, archivo=name, parecido=other_capitals(path)))
    elif found.rule is TOO_LARGE:
        refuse_size(name, report)
    else:
        report.add(found)
    return None
