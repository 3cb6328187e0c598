"""The names that sheets print."""

import re
from collections.abc import Iterable, Iterator

from plandocs.engine.sheet.places import utf16_length
from plandocs.engine.sheet.printing.printed import PrintedSheet

_MOST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\t\r\n]")
_RESERVED = "history"
"""The name of a sheet that Excel keeps for itself, in any capitals."""


def refused_titles(sheets: Iterable[PrintedSheet]) -> Iterator[tuple[PrintedSheet, str]]:
    """Yield each sheet whose name Excel refuses, and why, in Spanish."""
    seen: set[str] = set()
    for sheet in sheets:
        if reason := refusal(sheet.title, seen):
            yield sheet, reason
        seen.add(sheet.title.casefold())


def refusal(title: str, seen: set[str]) -> str:
    """Return why Excel refuses a name after others, in Spanish, or an empty text."""
    if not title:
        return "está vacío"
    if (length := utf16_length(title)) > _MOST:
        return f"tiene {length} letras (el límite es {_MOST})"
    if title.casefold() == _RESERVED:
        return "lo reserva Excel"
    if _FORBIDDEN.search(title) or title.startswith("'") or title.endswith("'"):
        return "lleva un signo que Excel no admite"
    return "se repite" if title.casefold() in seen else ""
