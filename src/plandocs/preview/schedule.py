"""The composed grid as the page draws it."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any

from plandocs.diagnostics import InFile
from plandocs.preview.addresses import Addresses
from plandocs.preview.session import Good

_COLOUR = re.compile("[0-9A-Fa-f]{6}")
_DARK, _LIGHT = "#000000", "#ffffff"
_HALFWAY = 0.179
"""The luminance where black and white letters have the same contrast (WCAG 2)."""


def stylesheet(schedule: Mapping[str, Any]) -> str:
    """Return a class for each colour of the grid: cells may have no style of their own."""
    return "".join(
        f".color-{colour}{{background:#{colour};color:{_ink(colour)}}}\n"
        for colour in sorted(set(_colours(schedule)))
        if _COLOUR.fullmatch(colour)
    )


def digest(schedule: Mapping[str, Any]) -> str:
    """Return what changes when the colours do."""
    return hashlib.sha256(stylesheet(schedule).encode()).hexdigest()[:12]


def row_links(good: Good) -> list[list[str]]:
    """Return, for each part and row of the grid, the address of the line it was typed on."""
    return [
        [_link(good, "partes", part, "filas", row) for row in range(len(found["filas"]))]
        for part, found in enumerate(good.schedule.get("partes", ()))
    ]


def list_links(good: Good) -> list[str]:
    """Return, for each row of the list, the address of the line it was typed on."""
    return [_link(good, "lista", row) for row in range(len(good.schedule.get("lista", ())))]


def _link(good: Good, *steps: str | int) -> str:
    place = good.origins.get(("cronograma", *steps))
    if not isinstance(place, InFile) or not place.path:
        return ""
    return Addresses(good.plan).file(place.path, place.line)


def _colours(schedule: Mapping[str, Any]) -> Iterator[str]:
    for part in schedule.get("partes", ()):
        for row in part["filas"]:
            yield from (str(cell["color"]) for cell in row["celdas"] if cell["activa"])
    yield from (str(entry["color"]) for entry in schedule.get("leyenda", ()))


def _ink(colour: str) -> str:
    """Return the letters that are easier to read on a colour."""
    return _DARK if _luminance(colour) > _HALFWAY else _LIGHT


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    """Return how much light a part of a colour gives (WCAG 2, relative luminance)."""
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
