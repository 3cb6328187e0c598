"""Values that keep their kind in a cell: numbers and dates, and what Excel cannot keep."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite
from typing import Any

from plandocs.engine.language import illegal_character
from plandocs.engine.sheet import marks
from plandocs.engine.values import ProseLike

_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FIRST_YEAR = 1900
_MAX_DIGITS = 15
MAX_TEXT = 32_767

Typed = int | float | Decimal | date | time


class _Kept:
    """A value on its way to a cell of its own."""

    def __init__(self, value: Typed) -> None:
        self.value = value


class ValueStore:
    """The typed values of a rendering; the rendered text carries their numbers."""

    def __init__(self) -> None:
        """Start with no value."""
        self._values: list[Typed] = []

    def keep(self, value: Any) -> Any:
        """Return `value` marked to keep its kind, when it has one that Excel knows."""
        if isinstance(value, Typed) and not isinstance(value, bool):
            return _Kept(value)
        return value

    def print(self, value: Any) -> str | None:
        """Return how a value is written in the rendered text, or None to leave it to Jinja."""
        if isinstance(value, _Kept):
            self._values.append(value.value)
            return marks.TOKEN.format(len(self._values) - 1)
        return printed_text(value)

    def read(self, text: str) -> Typed | None:
        """Return the value that a rendered text stands for, or None."""
        found = marks.TYPED.fullmatch(text)
        return self._values[int(found[1])] if found else None


def printed_text(value: Any) -> str | None:
    """Return the words of prose, a text safe from Excel's `_x0041_` codes, or None."""
    if isinstance(value, str):
        escaped = _ESCAPE_LIKE.sub("_x005F_", value)
        return escaped if escaped != value and illegal_character(value) is None else None
    if isinstance(value, int | float) or not isinstance(value, ProseLike):
        return None
    words = "\n".join("".join(run.text for run in block.runs) for block in value.blocks)
    return words if illegal_character(words) is None else None


def header_text(value: Any) -> str | None:
    """Return a text for a header or footer, where `&` begins a code, or None."""
    text = printed_text(value) or value
    if isinstance(text, str) and "&" in text and illegal_character(text) is None:
        return text.replace("&", "&&")
    return printed_text(value)


def refusal(value: Typed) -> str | None:
    """Return what Excel cannot keep about a value, said in Spanish, or None."""
    if isinstance(value, datetime | time) and value.tzinfo is not None:
        return "una hora con zona horaria"
    if isinstance(value, date):
        return "una fecha anterior a 1900" if value.year < _FIRST_YEAR else None
    return None if isinstance(value, time) else _number_refusal(value)


def _number_refusal(value: int | float | Decimal) -> str | None:
    if not isfinite(value):
        return "un número infinito o indefinido"
    digits = 0 if isinstance(value, float) else len(Decimal(value).normalize().as_tuple().digits)
    if digits > _MAX_DIGITS:
        return f"un número de {digits} cifras (el límite es {_MAX_DIGITS})"
    return None
