"""The filters and tests that a template may use, each safe with any value."""

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from jinja2 import filters as jinja
from jinja2 import tests as jinja_tests
from jinja2.runtime import Undefined

from plandocs.engine.language.faults import TOO_MUCH, BadExpression

MAX_TEXT = 1_000_000
"""The longest text that an expression may build, in characters."""

KINDS = {
    type(None): "un valor vacío",
    bool: "un sí o no",
    list: "una lista",
    tuple: "una lista",
    dict: "un grupo de campos",
}
_WIDE_FORMAT = re.compile(r"%[^a-zA-Z%]*\d{4,}|%[^a-zA-Z%]*\*")
_SIGNIFICANT = 15


def kind_of(value: Any) -> str:
    """Return what a value that is no text is, in Spanish."""
    if isinstance(value, Mapping):
        return KINDS[dict]
    return KINDS.get(type(value), "un valor que no es texto")


def number_text(value: int | float | Decimal) -> str:
    """Return a number as people write it; raise BadExpression when it is not finite."""
    if isinstance(value, int):
        return str(value)
    if value != value or value in (float("inf"), float("-inf")):
        raise BadExpression("da un número sin fin")
    if isinstance(value, float):
        short = format(value, f".{_SIGNIFICANT}g")
        # A float prints with its point, as it was typed, unless it is too long to have been typed.
        value = Decimal(repr(value) if len(repr(value)) <= len(short) + 2 else short)
    return format(value, "f")


def as_text(value: Any) -> str:
    """Return a text or a number as text; raise BadExpression for a list, a group or None."""
    if isinstance(value, str):
        return value
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return number_text(value)
    raise BadExpression(f"usa {kind_of(value)} donde va un texto")


def bounded(text: str) -> str:
    """Return `text`; raise BadExpression when no document could hold it."""
    if len(text) > MAX_TEXT:
        raise BadExpression(TOO_MUCH)
    return text


def _on_text(function: Callable[..., Any]) -> Callable[..., Any]:
    def filtered(value: Any, *arguments: Any, **named: Any) -> Any:
        made = function(as_text(value), *arguments, **named)
        return bounded(made) if isinstance(made, str) else made

    return filtered


def _replace(text: str, old: Any, new: Any, count: int = -1) -> str:
    old, new = as_text(old), as_text(new)
    if text.count(old) * max(1, len(new)) > MAX_TEXT:
        raise BadExpression(TOO_MUCH)
    return text.replace(old, new, count)


def _join(values: Iterable[Any], between: Any = "", attribute: str | None = None) -> Any:
    if isinstance(values, Undefined):
        return str(values)
    fields = [value.get(attribute) if attribute else value for value in values]
    return bounded(as_text(between).join(as_text(field) for field in fields))


def _format(text: str, *arguments: Any, **named: Any) -> str:
    return formatted(text, named or arguments)


def formatted(text: str, values: Any) -> str:
    """Return `text % values`, unless its widths would fill the memory."""
    if _WIDE_FORMAT.search(text):
        raise BadExpression(TOO_MUCH)
    return bounded(text % values)


def _wordwrap(text: str, width: int = 79) -> str:
    import textwrap

    return "\n".join(textwrap.wrap(text, max(1, width)))


def _truncate(text: str, length: int = 255, killwords: bool = False, end: str = "...") -> str:
    if length < len(end):
        raise BadExpression(f"corta a {length} letras un texto que termina en «{end}»")
    if len(text) <= length + 5:
        return text
    cut = text[: length - len(end)]
    return (cut if killwords else cut.rsplit(" ", 1)[0]) + end


def _indent(text: str, width: int = 4, first: bool = False) -> str:
    if not 0 <= width <= 100:
        raise BadExpression(TOO_MUCH)
    lines = text.split("\n")
    start = " " * width if first else ""
    return start + ("\n" + " " * width).join(lines)


def _some(values: Any, what: str) -> list[Any]:
    """Return the items of a list that has at least one."""
    items = list(values)
    if not items and not isinstance(values, Undefined):
        raise BadExpression(f"pide {what} de una lista vacía")
    return items


def _first(values: Any) -> Any:
    return (_some(values, "el primero") or [values])[0]


def _last(values: Any) -> Any:
    return (_some(values, "el último") or [values])[-1]


def _minimum(values: Any, attribute: str | None = None) -> Any:
    items = _some(values, "el menor")
    return min(items, key=lambda item: item[attribute] if attribute else item) if items else values


def _maximum(values: Any, attribute: str | None = None) -> Any:
    items = _some(values, "el mayor")
    return max(items, key=lambda item: item[attribute] if attribute else item) if items else values


def _round(value: Any, precision: int = 0, method: str = "common") -> Any:
    if isinstance(value, Decimal):
        value = float(value)
    return jinja.do_round(value, precision, method)  # type: ignore[arg-type]


def _items(values: Mapping[Any, Any]) -> list[tuple[Any, Any]]:
    return list(values.items())


def _batch(values: Any, size: int, fill: Any = None) -> list[list[Any]]:
    if not 0 < size <= 1000:
        raise BadExpression(TOO_MUCH)
    return list(jinja.do_batch(values, size, fill))


def _slices(values: Any, count: int, fill: Any = None) -> list[list[Any]]:
    if not 0 < count <= 1000:
        raise BadExpression(TOO_MUCH)
    return list(jinja.sync_do_slice(values, count, fill))


def _identity(value: Any) -> Any:
    return value


FILTERS: dict[str, Callable[..., Any]] = {
    name: jinja.FILTERS[name]
    for name in (
        "abs",
        "d",
        "default",
        "dictsort",
        "float",
        "groupby",
        "int",
        "list",
        "map",
        "reject",
        "rejectattr",
        "reverse",
        "select",
        "selectattr",
        "sort",
        "sum",
        "unique",
    )
} | {
    "batch": _batch,
    "capitalize": _on_text(str.capitalize),
    "count": len,
    "e": _identity,
    "escape": _identity,
    "first": _first,
    "format": _on_text(_format),
    "indent": _on_text(_indent),
    "items": _items,
    "join": _join,
    "last": _last,
    "length": len,
    "lower": _on_text(str.lower),
    "max": _maximum,
    "mayusculas": _on_text(str.upper),
    "min": _minimum,
    "minusculas": _on_text(str.lower),
    "replace": _on_text(_replace),
    "round": _round,
    "slice": _slices,
    "string": as_text,
    "title": _on_text(jinja.do_title),
    "trim": _on_text(lambda text, marks=None: text.strip(marks)),
    "truncate": _on_text(_truncate),
    "upper": _on_text(str.upper),
    "wordcount": _on_text(jinja.do_wordcount),
    "wordwrap": _on_text(_wordwrap),
}
"""The filters by name; those of Jinja that change from run to run, write raw markup or print
Python's own forms are left out."""

TESTS: dict[str, Callable[..., Any]] = {
    name: test  # type: ignore[misc]  # Jinja types its tests as bare functions
    for name, test in jinja_tests.TESTS.items()
    if name not in ("callable", "escaped", "sameas", "filter", "test")
}
