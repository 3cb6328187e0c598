"""Compiled templates kept on disk, so that a new process need not compile them again."""

from pathlib import Path

from plandocs import kept
from plandocs.kept import load, save

__all__ = ["key_of", "load", "save"]

_ENGINE = Path(__file__).parent
_ROOMS = (
    "language",
    "sheet",
    "sheet/compiling",
    "sheet/printing",
    "word",
    "word/compiling",
    "word/printing",
)


def key_of(name: str, data: bytes) -> str:
    """Return what a compiled template is kept under."""
    beside = (_ENGINE.parent / "diagnostics", _ENGINE.parent / "gates")
    code = (*beside, _ENGINE, *(_ENGINE / room for room in _ROOMS))
    return kept.key_of(code, name, data)
