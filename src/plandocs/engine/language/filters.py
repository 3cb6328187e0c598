"""The filters and tests that a template may use, each safe with any value."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from plandocs.engine.language.faults import TOO_MUCH, BadExpression
from plandocs.engine.language.missing import Missing

MAX_DIGITS = 40
"""The most digits of a number that anything counts."""
MAX_TEXT = 1_000_000
"""The longest text that an expression may build, in characters."""

KINDS = {
    type(None): "un valor vacío",
    bool: "un sí o no",
    list: "una lista",
    tuple: "una lista",
    dict: "un grupo de campos",
}
_UNFIT_FORMAT = re.compile(
    r"%(?:\([^)]*\)|(?!\())[^a-zA-Z%]*(?:\d{4,}|\*|[ra])"  # too wide, or Python's own forms
)
_SIGNIFICANT = 15
_MOST_NAMES = 20


def kind_of(value: Any) -> str:
    """Return what a value that is no text is, in Spanish."""
    if isinstance(value, Mapping):
        return KINDS[dict]
    return KINDS.get(type(value), "un valor que no es texto")


def number_text(value: int | float | Decimal) -> str:
    """Return a number as people write it; raise BadExpression when it has no end."""
    if isinstance(value, int):
        if abs(value) >= 10**MAX_DIGITS:
            raise BadExpression(TOO_MUCH)
        return str(value)
    if typed := getattr(value, "typed", ""):
        return str(typed)  # the data has it so: `1e3`, or hundreds of digits
    if isinstance(value, Decimal) and abs(value.adjusted()) > MAX_DIGITS:
        raise BadExpression(TOO_MUCH)
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
        return str.__str__(value)
    if isinstance(value, Missing):
        return str(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return number_text(value)
    raise BadExpression(f"usa {kind_of(value)} donde va un texto")


def exact(value: Any) -> Any:
    """Return a value; a fraction, as the decimal that its shortest writing says."""
    return Decimal(repr(value)) if type(value) is float and math.isfinite(value) else value


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


def _join(value: Iterable[Any], d: Any = "", attribute: str | None = None) -> Any:
    if isinstance(value, Missing):
        return str(value)
    fields: list[str] = []
    room = MAX_TEXT
    for item in value:
        fields.append(as_text(_part(item, attribute) if attribute else item))
        room -= len(fields[-1])
        if room < 0:
            raise BadExpression(TOO_MUCH)
    between = as_text(d)
    if len(between) * (len(fields) - 1) > room:
        raise BadExpression(TOO_MUCH)
    return between.join(fields)


def _part(value: Any, path: str) -> Any:
    """Return the field of a value that a path names (`eje.titulo`)."""
    for name in names_in(path):
        value = value[name]
    return value


def names_in(path: Any) -> list[str]:
    """Return the names of a path (`eje.titulo`); raise BadExpression for one of too many."""
    names = str(path).split(".")
    if len(names) > _MOST_NAMES:
        raise BadExpression(TOO_MUCH)
    return names


def _format(text: str, *arguments: Any, **named: Any) -> str:
    return formatted(text, named or arguments)


def formatted(text: str, values: Any) -> str:
    """Return `text % values`, unless it would fill the memory or print a Python form."""
    if isinstance(values, Mapping):
        plain: Any = {key: plain_value(value) for key, value in values.items()}
        longest = _longest([*plain.values()])
    else:
        plain = tuple(map(plain_value, values if isinstance(values, tuple) else (values,)))
        longest = _longest([*plain])
    if _UNFIT_FORMAT.search(text) or longest * text.count("%") > MAX_TEXT:
        raise BadExpression(TOO_MUCH)
    return bounded(text % plain)


def braced(text: str, values: tuple[Any, ...]) -> str:
    """Return `text.format(*values)`, for a text whose braces read no field."""
    plain = [plain_value(value) for value in values]
    if _longest(plain) * text.count("{") > MAX_TEXT:
        raise BadExpression(TOO_MUCH)
    return bounded(text.format(*plain))


def plain_value(value: Any) -> Any:
    """Return a number that formats as it is written, and anything else as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return as_text(value)
    written = number_text(value)
    return value if isinstance(value, int) or repr(value) == written else Decimal(written)


def _longest(values: list[Any]) -> int:
    return max((len(value) for value in values if isinstance(value, str)), default=1)


def _wordwrap(
    text: str,
    width: int = 79,
    break_long_words: bool = True,
    wrapstring: str = "\n",
    break_on_hyphens: bool = True,
) -> str:
    import textwrap

    if len(text) > MAX_TEXT // 10:
        raise BadExpression(TOO_MUCH)
    wrapper = textwrap.TextWrapper(
        max(1, width),
        expand_tabs=False,
        replace_whitespace=False,
        break_long_words=break_long_words,
        break_on_hyphens=break_on_hyphens,
    )
    return wrapstring.join(wrapstring.join(wrapper.wrap(line)) for line in text.splitlines())


def _truncate(
    text: str, length: int = 255, killwords: bool = False, end: str = "...", leeway: int = 5
) -> str:
    if length < len(end):
        raise BadExpression(f"corta a {length} letras un texto que termina en «{end}»")
    if len(text) <= length + leeway:
        return text
    cut = text[: length - len(end)]
    return (cut if killwords else cut.rsplit(" ", 1)[0]) + end


def _indent(text: str, width: int = 4, first: bool = False, blank: bool = False) -> str:
    if not 0 <= width <= 100:
        raise BadExpression(TOO_MUCH)
    margin = " " * width
    lines = text.split("\n")
    made = [margin + line if line or blank else line for line in lines[1:]]
    return "\n".join([(margin if first else "") + lines[0], *made])


def _some(values: Any, what: str) -> list[Any]:
    """Return the items of a list that has at least one."""
    items = list(values)
    if not items and not isinstance(values, Missing):
        raise BadExpression(f"pide {what} de una lista vacía")
    return items


def _first(values: Any) -> Any:
    if isinstance(values, list | tuple | str) and values:
        return values[0]
    return (_some(values, "el primero") or [values])[0]


def _last(values: Any) -> Any:
    if isinstance(values, list | tuple | str) and values:
        return values[-1]
    return (_some(values, "el último") or [values])[-1]


def _minimum(values: Any, case_sensitive: bool = False, attribute: str | None = None) -> Any:
    items = _some(values, "el menor")
    return min(items, key=_rank(case_sensitive, attribute)) if items else values


def _maximum(values: Any, case_sensitive: bool = False, attribute: str | None = None) -> Any:
    items = _some(values, "el mayor")
    return max(items, key=_rank(case_sensitive, attribute)) if items else values


def _rank(case_sensitive: bool, attribute: str | None) -> Callable[[Any], Any]:
    def rank(item: Any) -> Any:
        return folded(_part(item, attribute) if attribute else item, case_sensitive)

    return rank


def folded(value: Any, case_sensitive: bool) -> Any:
    """Return a value as it is compared: texts without regard to capitals, unless asked."""
    return value.lower() if isinstance(value, str) and not case_sensitive else value


def _round(value: Any, precision: int = 0, method: str = "common") -> Any:
    if isinstance(value, Decimal):
        value = float(value)
    if not -15 <= precision <= 15:
        raise BadExpression(TOO_MUCH)
    if method == "common":
        return round(value, precision)
    if method not in ("ceil", "floor"):
        raise BadExpression(f"redondea de un modo que no existe: «{method}»")
    step = 10**precision
    return (math.ceil if method == "ceil" else math.floor)(value * step) / step


def _items(values: Mapping[Any, Any]) -> list[tuple[Any, Any]]:
    return list(values.items())


def _batch(value: Any, linecount: int, fill_with: Any = None) -> list[list[Any]]:
    size, fill = linecount, fill_with
    if size < 1:
        raise BadExpression(f"reparte una lista de {size} en {size}")
    if size > 1000:
        raise BadExpression(TOO_MUCH)
    items = list(value)
    rows = [items[start : start + size] for start in range(0, len(items), size)]
    if rows and fill is not None:
        rows[-1] += [fill] * (size - len(rows[-1]))
    return rows


def _slices(value: Any, slices: int, fill_with: Any = None) -> list[list[Any]]:
    count, fill = slices, fill_with
    if not 0 < count <= 1000:
        raise BadExpression(TOO_MUCH)
    items = list(value)
    each, more = divmod(len(items), count)
    made, start = [], 0
    for index in range(count):
        end = start + each + (index < more)
        filler = [fill] if fill is not None and more and index >= more else []
        made.append(items[start:end] + filler)
        start = end
    return made


def _default(value: Any, default_value: Any = "", boolean: bool = False) -> Any:
    if isinstance(value, Missing) or (boolean and not value):
        return default_value
    return value


def _title(text: str) -> str:
    words = re.split(r"([-\s({\[<]+)", text)
    return "".join(word[:1].upper() + word[1:].lower() for word in words)


def _sum(values: Any, attribute: str | None = None, start: Any = 0) -> Any:
    total = start
    for value in values:
        number = value[attribute] if attribute else value
        if not isinstance(number, int | float | Decimal):
            raise BadExpression(f"suma {kind_of(number)}")
        if isinstance(number, float) != isinstance(total, float):
            total, number = exact(total), exact(number)
        total += number
    return total


def _int(value: Any, default: int = 0, base: int = 10) -> int:
    if isinstance(value, Missing):
        return int(value)
    if isinstance(value, Decimal | float):
        number_text(value)
        return int(value)
    try:
        return int(value, base) if isinstance(value, str) else int(value)
    except (TypeError, ValueError):
        return int(float(value)) if _is_decimal(value) else default


def _float(value: Any, default: float = 0.0) -> float:
    if isinstance(value, Decimal):
        number_text(value)
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


def _is_decimal(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\s*-?\d{1,30}\.\d{1,30}\s*", value) is not None


def _absolute(value: Any) -> Any:
    return abs(value)


def _reversed(value: Any) -> Any:
    if isinstance(value, Missing):
        return list(value)
    return value[::-1] if isinstance(value, str) else list(value)[::-1]


def _dictsort(
    value: Any, case_sensitive: bool = False, by: str = "key", reverse: bool = False
) -> list[tuple[Any, Any]]:
    if by not in ("key", "value"):
        raise BadExpression(f"ordena por «{by}»; se ordena por «key» o por «value»")
    place = ("key", "value").index(by)

    return sorted(
        value.items(), key=lambda pair: folded(pair[place], case_sensitive), reverse=reverse
    )


def _identity(value: Any) -> Any:
    return value


FILTERS: dict[str, Callable[..., Any]] = {
    "abs": _absolute,
    "batch": _batch,
    "capitalize": _on_text(str.capitalize),
    "count": len,
    "d": _default,
    "default": _default,
    "dictsort": _dictsort,
    "e": _identity,
    "escape": _identity,
    "first": _first,
    "float": _float,
    "format": _on_text(_format),
    "indent": _on_text(_indent),
    "int": _int,
    "items": _items,
    "join": _join,
    "last": _last,
    "length": len,
    "list": list,
    "lower": _on_text(str.lower),
    "max": _maximum,
    "mayusculas": _on_text(str.upper),
    "min": _minimum,
    "minusculas": _on_text(str.lower),
    "replace": _on_text(_replace),
    "reverse": _reversed,
    "round": _round,
    "slice": _slices,
    "string": as_text,
    "sum": _sum,
    "title": _on_text(_title),
    "trim": _on_text(lambda text, chars=None: text.strip(chars)),
    "truncate": _on_text(_truncate),
    "upper": _on_text(str.upper),
    "wordcount": _on_text(lambda text: len(re.findall(r"\w+", text))),
    "wordwrap": _on_text(_wordwrap),
}
"""The filters of our own by name."""

RUN_FILTERS = frozenset("groupby map reject rejectattr select selectattr sort unique".split())
"""Those that need the run itself, and so are among its operations. The filters of Jinja's that are
missing change from run to run, write raw markup or print Python's own forms."""

TESTS: dict[str, Callable[..., Any]] = {
    "defined": lambda value: not isinstance(value, Missing),
    "undefined": lambda value: isinstance(value, Missing),
    "none": lambda value: value is None,
    "in": lambda value, values: value in values,
    "true": lambda value: value is True,
    "false": lambda value: value is False,
}
"""The tests of our own by name."""

JINJA_TESTS = frozenset(
    "odd even divisibleby boolean integer float lower upper string mapping number sequence "
    "iterable == eq equalto != ne > gt greaterthan < lt lessthan >= ge <= le".split()
)
"""Those that Jinja brings, when a template uses them."""


Wrap = Callable[[Callable[..., Any]], Callable[..., Any]]


class Tests(dict[str, Callable[..., Any]]):
    """The tests of a run; those of Jinja's are looked for there only when asked for."""

    def __init__(self, own: Mapping[str, Callable[..., Any]], wrap: Wrap) -> None:
        """Hold our own tests; `wrap` makes of one that compares another that says its work."""
        super().__init__(own)
        self["in"] = wrap(own["in"])
        self._wrap = wrap

    def __missing__(self, name: str) -> Callable[..., Any]:
        if name not in JINJA_TESTS:
            raise KeyError(name)
        from jinja2.tests import TESTS as FOUND

        self[name] = self._wrap(FOUND[name])  # type: ignore[arg-type]
        return self[name]
