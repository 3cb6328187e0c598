"""Values of an official layout, read and checked by the type code of their column.

The codes are those of the transparency formats: 1 short text, 2 long text, 3 number, 4 date,
5 hour, 6 money, 7 link, 9 catalogue, 10 secondary table, 13 date of update, 14 note.
"""

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any

from plandocs.engine.language.filters import number_text
from plandocs.engine.sheet.plans import FieldPlan

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MEXICAN_DATE = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_HOUR = re.compile(r"(\d\d):(\d\d)(?::(\d\d))?")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d+)?")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)


class Unfit(Exception):
    """A value that its column does not admit; the message says what it needs, in Spanish."""


def typed(value: Any, field: FieldPlan) -> Any:
    """Return a value of the kind that its column holds; raise Unfit. An empty one stays empty."""
    if value == "" or field.code not in _READERS:
        return value
    return _READERS[field.code](value, field)


def _date(value: Any, _: FieldPlan) -> Any:
    if isinstance(value, date):
        return value
    text = value if isinstance(value, str) else ""
    figures: tuple[str, ...] = ()
    if found := _DATE.fullmatch(text):
        figures = found.groups()
    elif found := _MEXICAN_DATE.fullmatch(text):
        figures = found.groups()[::-1]
    try:
        return date(*map(int, figures))
    except (ValueError, TypeError):
        raise Unfit("una fecha («2025-03-31» o «31/03/2025»)") from None


def _hour(value: Any, _: FieldPlan) -> Any:
    if isinstance(value, time):
        return value
    found = _HOUR.fullmatch(value) if isinstance(value, str) else None
    hour, minute, second = found.groups("0") if found else ("", "", "")
    try:
        return time(int(hour), int(minute), int(second))
    except ValueError:
        raise Unfit("una hora («09:30»)") from None


def _number(value: Any, _: FieldPlan) -> Any:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return Decimal(value)
    raise Unfit("un número, sin signos ni comas («1250.50»)")


def _link(value: Any, _: FieldPlan) -> Any:
    if isinstance(value, str) and _LINK.fullmatch(value):
        return value
    raise Unfit("una dirección que empiece con http:// o https://")


def _catalogue(value: Any, field: FieldPlan) -> Any:
    if not field.options or _option(value) in field.options:
        return value
    shown = ", ".join(f"«{option}»" for option in field.options[:8])
    raise Unfit(f"una opción de su catálogo: {shown}{' …' if len(field.options) > 8 else ''}")


def _option(value: Any) -> Any:
    """Return a value as a catalogue writes it, where all is text."""
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    return number_text(value) if is_number else value


_READERS: dict[int, Callable[[Any, FieldPlan], Any]] = {
    3: _number,
    4: _date,
    5: _hour,
    6: _number,
    7: _link,
    9: _catalogue,
    10: _number,
    13: _date,
}
