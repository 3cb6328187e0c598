"""What a rendered cell holds: its value, its fill, and how many columns it covers."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from plandocs.engine.rules import BAD_DIRECTIVE, NOT_STORABLE
from plandocs.engine.sheet import marks
from plandocs.engine.sheet.values import MAX_TEXT, Typed, ValueStore, refusal

Note = Callable[..., None]
Runs = tuple[tuple[int, str], ...]
"""Stretches of rich text, each with the number of the template's stretch it is styled after."""

_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")
_FILL_MARK = marks.FILL[0]


@dataclass(frozen=True, slots=True)
class Content:
    """A printed cell: `value` is None when the template's own content stays.

    `fill` is empty, and `span` 0, where the template does not ask for one.
    """

    value: str | Typed | Runs | None = None
    fill: str = ""
    span: int = 0

    @property
    def width(self) -> int:
        """How many columns the cell covers."""
        return max(1, self.span)


def read_content(text: str | None, store: ValueStore, note: Note) -> Content:
    """Return the content of a rendered cell; `note` takes a rule and values for each fault."""
    if text is None:
        return Content()
    fill, span = "", 0
    for found in marks.DIRECTIVE.finditer(text):
        if found[1] == _FILL_MARK:
            fill = _read_color(found[2].strip(), note)
        else:
            span = _read_span(found[2].strip(), note)
    plain = marks.DIRECTIVE.sub("", text)
    return Content(_read_value(plain, store, note), fill, span)


def _read_value(text: str, store: ValueStore, note: Note) -> str | Typed | Runs:
    typed = store.read(text)
    if typed is not None:
        if reason := refusal(typed):
            note(NOT_STORABLE, que=reason)
        return typed
    runs = tuple((int(found[1]), found[2]) for found in marks.RUNS.finditer(text))
    length = sum(len(run) for _, run in runs) if runs else len(text)
    if length > MAX_TEXT:
        note(NOT_STORABLE, que=f"un texto de {length} caracteres (el límite es {MAX_TEXT})")
    return runs or text.replace("\r\n", "\n").replace("\r", "\n")


def _read_color(text: str, note: Note) -> str:
    found = _COLOR.fullmatch(text)
    if found:
        return found[1].upper()
    if text:
        note(BAD_DIRECTIVE, etiqueta="cellbg", valor=text, que="un color de seis cifras («5B2C83»)")
    return ""


def _read_span(text: str, note: Note) -> int:
    if text.isdecimal() and int(text) > 0:
        return int(text)
    if text:
        note(BAD_DIRECTIVE, etiqueta="colspan", valor=text, que="un número entero de 1 en adelante")
    return 0
