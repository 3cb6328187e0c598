"""The files of data that may be looked at: those that a building read, and no other."""

from pathlib import Path

from plandocs.diagnostics import InFile
from plandocs.gates.paths import BadPath, read_inside
from plandocs.preview.session import View

_FOLDERS = ("data", "templates")
_SUFFIXES = (".yaml", ".yml", ".txt")
_MOST_BYTES = 2_000_000


def lines_of(root: Path, asked: str, view: View) -> list[str] | None:
    """Return the lines of a file that a plan was read from, as it is now; None for any other."""
    if asked not in _known(view):
        return None
    path = (root / asked).resolve()
    below = any(path.is_relative_to((root / name).resolve()) for name in _FOLDERS)
    if not below or path.suffix not in _SUFFIXES:
        return None
    try:
        data = read_inside(root, asked)
    except (BadPath, FileNotFoundError):
        return None
    if len(data) > _MOST_BYTES:
        return None
    return data.decode("utf-8-sig", errors="replace").splitlines()


def _known(view: View) -> set[str]:
    """Return the files that the last sound building read, and those that have findings."""
    found = {f"data/{view.plan}/plan.yaml"} | (set(view.good.inputs) if view.good else set())
    for one in view.report:
        found |= {place.path for place in (one.at, *one.also) if isinstance(place, InFile)}
    return found
