"""What a compiled template calls while it runs: fields, sums, loops, each safe and told."""

import bisect
import functools
import itertools
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from types import CodeType, FrameType, MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from plandocs.diagnostics import Location, Rule, suggestion
from plandocs.engine.language.budget import Budget, size
from plandocs.engine.language.faults import (
    FORBIDDEN,
    TOO_MUCH,
    BadExpression,
    FaultLog,
    illegal_character,
)
from plandocs.engine.language.filters import (
    FILTERS,
    JINJA_TESTS,
    MAX_DIGITS,
    RUN_FILTERS,
    TESTS,
    Tests,
    as_text,
    bounded,
    braced,
    exact,
    folded,
    formatted,
    kind_of,
    names_in,
    number_text,
)
from plandocs.engine.language.loop import LOOP_FIELDS, Loop, Names
from plandocs.engine.language.missing import NOTHING, Missing
from plandocs.engine.language.use import READ, Use
from plandocs.engine.rules import BAD_DIRECTIVE, FORBIDDEN_CHARACTER, UNKNOWN_FIELD, UNPRINTABLE

if TYPE_CHECKING:
    from plandocs.engine.language.origins import Finder, Origins

CODE_NAME = "<plantilla>"
"""The file name that compiled templates carry, by which a running one is known."""

_MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
).split()
_DAYS = "lunes martes miércoles jueves viernes sábado domingo".split()
_MOST_NESTED = 6
_MAX_ITEMS = 100_000
_MAX_POWER = 64
_MISS = 300
"""The steps that it takes to tell that a name is missing: the call, its line, what it is like."""
_MOST_COMPARED = 50_000
"""How many names a run compares with the misspelt ones: a thousand faults, each with fifty."""
DATE_FIELDS = frozenset({"year", "month", "day", "hour", "minute", "second"})
"""What a date or a time tells of itself."""
_PLAIN_FORMAT = re.compile(r"(?:[^{}]|\{\d?(?::[^{}\d]*\d{0,3}(?:[,.]\d{0,2})?[a-zA-Z%]?)?\})*")
"""A text for `.format()` that reads no field of what it prints, and prints no long filling."""
_MAPPING_METHODS = {"items": dict.items, "keys": dict.keys, "values": dict.values}
_TEXT_METHODS = frozenset(
    "upper lower title capitalize strip lstrip rstrip split startswith endswith count".split()
)


class Group(NamedTuple):
    """The items of a list that share a value: what `groupby` makes."""

    grouper: Any
    list: Any


class Context:
    """The names of one run, in the words that Jinja's generated code asks for them."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        """Look names up in `names`."""
        self.names = names
        self.vars: dict[str, Any] = {}
        self.exported_vars: set[str] = set()

    def resolve_or_missing(self, name: str) -> Any:
        """Return the value of a name, or NOTHING."""
        return self.names.get(name, NOTHING)


class Run:
    """One run of compiled templates over one set of values.

    It stands where Jinja's generated code expects its environment. `operations` are added to the
    filters: what a kind of document prints with.
    """

    concat = staticmethod("".join)

    def __init__(
        self,
        names: Mapping[str, Any],
        operations: Mapping[str, Callable[..., Any]],
        origins: "Origins" = MappingProxyType({}),
    ) -> None:
        """Run over `names`, which were typed where `origins` says; faults gather in `log`."""
        self.names = names
        self.log = FaultLog()
        self.lines: tuple[tuple[int, int], ...] = ()
        self.uses: Mapping[int, Sequence[Use]] = {}
        self._origins = origins
        self._found: Finder | None = None
        self.budget = Budget()
        self.tests = Tests(TESTS, self.budget.comparing)
        self.undefined = self._undefined
        self._nested: dict[int, tuple[int, Any]] = {}
        self._suggested: dict[tuple[str, int], str] = {}
        self._compared = 0
        self._code_lines: dict[int, list[tuple[int, int]]] = {}
        self.filters: dict[str, Callable[..., Any]] = {
            **self.budget.charged(FILTERS),
            **self.budget.charged(self._run_filters()),
            "_field": self.field,
            "_item": self.item,
            "_slice": self._slice,
            "_call": self._call,
            "_each": self._each,
            "_list": self._list,
            "_tuple": self._tuple,
            "_exact": exact,
            "_named": self._named,
            "_in": self._in,
            "_group": self._group,
            "_range": self._range,
            "_namespace": self._namespace,
            "_cycle": Loop.cycle,
            "_changed": self._changed,
            "_weighed": self.budget.weighed,
            "_concat": self._concat,
            "_add": self._add,
            "_sub": self._sub,
            "_mul": self._mul,
            "_div": self._div,
            "_floordiv": self._floordiv,
            "_mod": self._mod,
            "_pow": self._pow,
            **operations,
        }

    def _run_filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "map": self.map,
            "groupby": self.group_by,
            "select": self.select,
            "reject": self.reject,
            "selectattr": self.select_by,
            "rejectattr": self.reject_by,
            "sort": self.sort,
            "unique": self.unique,
        }

    def line(self) -> int:
        """Return the line of the source that is running now, 0 when none is."""
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == CODE_NAME:
                return self._line_of(frame)
            frame = frame.f_back  # type: ignore[assignment]
        return 0

    def _line_of(self, frame: FrameType) -> int:
        """Return the line of the source that a frame runs; Python looks for it from the first."""
        known = self._code_lines.get(id(frame.f_code))
        if known is None:
            found = [(start, line) for start, _, line in frame.f_code.co_lines() if line]
            known = self._code_lines[id(frame.f_code)] = found
        at = bisect.bisect_right(known, frame.f_lasti, key=lambda pair: pair[0])
        return self.source_line(known[at - 1][1]) if at else 0

    def failing(self, error: BaseException) -> tuple[int, dict[str, Any]]:
        """Return the line of the source that raised `error`, and the names it had."""
        traceback, line = error.__traceback__, 0
        scope: dict[str, Any] = {}
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == CODE_NAME:
                line = self.source_line(traceback.tb_lineno)
                scope = {**scope, **_named_in(traceback.tb_frame)}
            traceback = traceback.tb_next
        return line, scope

    def places(self, line: int, scope: Mapping[str, Any], field: str = "") -> list[Location]:
        """Return where the data of a line was typed; `field` is what it lacks, if anything."""
        return self._finder.places(self.uses.get(line, ()), scope, field) if self._origins else []

    @property
    def _finder(self) -> "Finder":
        if self._found is None:
            from plandocs.engine.language.origins import Finder  # a sound run needs none of it

            self._found = Finder(self.names, self._origins)
        return self._found

    def note_directive(self, name: str, value: Any, need: str) -> None:
        """Note that a tag of a cell was given a value that it cannot take."""
        where = self.line()
        uses, scope = self.uses.get(where, ()), self._scope(where)
        places = self._finder.places(uses, scope, how=READ) if self._origins else []
        simple = isinstance(value, str | int | float | Decimal) and not isinstance(value, bool)
        shown = str(value)[:40] if simple else kind_of(value)
        self.log.add(BAD_DIRECTIVE, where, places, etiqueta=name, valor=shown, que=need)

    def _scope(self, line: int) -> dict[str, Any]:
        """Return those names of the source that is running now which a line of it uses."""
        used = {
            str(steps[0])
            for use in self.uses.get(line, ())
            for steps in (use.local, use.within[:1])
            if steps
        }
        frames: list[FrameType] = []
        frame: FrameType | None = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == CODE_NAME:
                frames.insert(0, frame)
            frame = frame.f_back
        return {k: v for found in frames for k, v in _named_in(found, used).items()}

    def source_line(self, code_line: int) -> int:
        """Return the line of the source that a line of the generated code comes from."""
        after = bisect.bisect_right(self.lines, code_line, key=lambda pair: pair[1])
        return self.lines[after - 1][0] if after else 1

    def note(
        self, rule: Rule, line: int | None = None, of: int | None = None, **values: str
    ) -> None:
        """Note a fault; without `line` it is the line that is running now.

        `of` is the line whose data is at fault, when that is another one.
        """
        if line is None and self.log.is_full:
            return
        where = self.line() if line is None else line
        if fault := self.log.open(rule, where, values):
            cause = of or where
            fault.add(self.places(cause, self._scope(cause), values.get("nombre", "")))

    def words(self, value: Any, line: int) -> str:
        """Return what a value reads; one that is no text is told, and reads nothing."""
        if isinstance(value, str):
            if code := illegal_character(value):
                excerpt = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)[:40]
                self.note(FORBIDDEN_CHARACTER, line, codigo=code, texto=excerpt)
                return ""
            return str.__str__(value)
        if isinstance(value, Missing):
            return str(value)
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return number_text(value)
        self.note(UNPRINTABLE, line, que=kind_of(value))
        return ""

    def missing(self, name: str, known: Iterable[Any] = ()) -> Missing:
        """Return what a name that the data lacks gives; `known` are those that it may mean."""
        return Missing(lambda: self._tell_missing(name, known))

    def _tell_missing(self, name: str, known: Iterable[Any]) -> None:
        self.budget.spend(_MISS)
        if self.log.is_full:
            return
        where = self.line()
        self.note(UNKNOWN_FIELD, where, nombre=name, parecido=self._near(name, where, known))

    def _near(self, name: str, line: int, known: Iterable[Any]) -> str:
        """Return what a name of a line surely means; looked for once, and while it costs little."""
        found = self._suggested.get((name, line))
        if found is None and self._compared < _MOST_COMPARED:
            names = [key for key in known if isinstance(key, str)]
            self._compared += len(names)
            found = self._suggested[name, line] = suggestion(name, names[:_MOST_COMPARED])
        return found or ""

    def field(self, owner: Any, name: str) -> Any:
        """Return a field: a key of a group, or one of the few of a loop or a date."""
        if type(owner) is dict and name in owner:
            return owner[name]
        if isinstance(owner, Mapping):
            return owner[name] if name in owner else self.missing(name, owner)
        if isinstance(owner, Loop) and name in LOOP_FIELDS:
            found = getattr(owner, name)
            return Missing(None) if found is NOTHING else found
        if isinstance(owner, Names):
            return owner.names[name] if name in owner.names else self.missing(name, owner.names)
        if isinstance(owner, tuple) and name in getattr(owner, "_fields", ()):  # of «groupby»
            return getattr(owner, name)
        if isinstance(owner, date | time) and name in DATE_FIELDS and hasattr(owner, name):
            return getattr(owner, name)
        if isinstance(owner, Missing):
            return owner.tell()
        return self.missing(name)

    def item(self, owner: Any, key: Any) -> Any:
        """Return an item of a list, a group or a text by its place or name."""
        if isinstance(key, Missing):
            return key.tell()
        if isinstance(owner, Mapping):
            return owner[key] if key in owner else self.missing(str(key), owner)
        if isinstance(owner, list | tuple | str) and isinstance(key, int):
            if -len(owner) <= key < len(owner):
                return owner[key]
            count = f"{len(owner)} (el primero es el 0)"
            raise BadExpression(f"pide el elemento {key} de una lista de {count}")
        return self.field(owner, key) if isinstance(key, str) else owner[key]

    def map(self, values: Any, *arguments: Any, **named: Any) -> list[Any]:
        """Return what a field, or a filter by its name, gives for each item of a list."""
        if "attribute" in named:
            if arguments or named.keys() - {"attribute", "default"}:
                raise BadExpression("«map» recibe «attribute», y si acaso «default»")
            return [self._attribute(value, **named) for value in values]
        if not arguments:
            raise BadExpression("a «map» le falta el nombre de un filtro, o «attribute»")
        name, *others = arguments
        if name not in FILTERS and name not in RUN_FILTERS:
            raise BadExpression(f"usa el filtro «{name}», que no existe")
        return [self.filters[name](value, *others, **named) for value in values]

    def select(self, values: Any, *test: Any) -> list[Any]:
        """Return the items that pass a test by its name, or that are not empty."""
        return [value for value in values if self._passes(value, test)]

    def reject(self, values: Any, *test: Any) -> list[Any]:
        """Return the items that `select` leaves out."""
        return [value for value in values if not self._passes(value, test)]

    def select_by(self, values: Any, attribute: Any, *test: Any) -> list[Any]:
        """Return the items a field of which passes a test, or is not empty."""
        return [v for v in values if self._passes(self._attribute(v, attribute), test)]

    def reject_by(self, values: Any, attribute: Any, *test: Any) -> list[Any]:
        """Return the items that `selectattr` leaves out."""
        return [v for v in values if not self._passes(self._attribute(v, attribute), test)]

    def _passes(self, value: Any, test: tuple[Any, ...]) -> bool:
        if not test:
            return bool(value)
        name, *arguments = test
        if name not in TESTS and name not in JINJA_TESTS:
            raise BadExpression(f"usa la prueba «{name}», que no existe")
        return bool(self.tests[name](value, *arguments))

    def sort(
        self,
        values: Any,
        reverse: bool = False,
        case_sensitive: bool = False,
        attribute: Any = None,
    ) -> list[Any]:
        """Return the items in order, or in that of some fields (`eje,titulo`)."""
        paths = [] if attribute is None else str(attribute).split(",")

        def key(value: Any) -> Any:
            found = [self._attribute(value, path) for path in paths] or [value]
            return [self._ranked(item, case_sensitive) for item in found]

        return sorted(values, key=key, reverse=reverse)

    def unique(self, values: Any, case_sensitive: bool = False, attribute: Any = None) -> list[Any]:
        """Return the items, each once, where it first stands."""
        found: dict[Any, Any] = {}
        for value in values:
            field = value if attribute is None else self._attribute(value, attribute)
            found.setdefault(self._ranked(field, case_sensitive), value)
        return list(found.values())

    def group_by(
        self, values: Any, attribute: Any, default: Any = None, case_sensitive: bool = False
    ) -> list[Group]:
        """Return the items of a list by what a field of theirs is, in its order."""

        def key(value: Any) -> Any:
            return self._ranked(self._attribute(value, attribute, default), case_sensitive)

        groups = itertools.groupby(sorted(values, key=key), key)
        found = [list(items) for _, items in groups]
        return [Group(self._attribute(items[0], attribute, default), items) for items in found]

    def _ranked(self, value: Any, case_sensitive: bool) -> Any:
        """Return what stands for a value where it is put in order."""
        found = folded(value, case_sensitive)
        return self.budget.weighed(found) if isinstance(found, list | tuple) else found

    def _attribute(self, value: Any, attribute: Any, default: Any = None) -> Any:
        """Return the field of a value that a path names (`eje.titulo`)."""
        for name in names_in(attribute):
            value = self.item(value, int(name) if name.isdecimal() else name)
        return default if default is not None and isinstance(value, Missing) else value

    def _undefined(self, name: str) -> Missing:
        """Return what a name that nothing gives is worth."""
        return self.missing(name, self.names)

    def _each(self, values: Any, weight: int = 1) -> Any:
        """Return what a `for` goes through, counted so that no loop outlives a document.

        `weight` is how much stands in its body.
        """
        if isinstance(values, Mapping) or not isinstance(values, list | tuple | str):
            values = list(values)
        self.budget.turns(len(values), weight)
        return values

    def _changed(self, loop: Any, *values: Any) -> bool:
        return Loop.changed(loop, *self.budget.weighed(values))

    def _named(self, name: str) -> Any:
        return self.names[name] if name in self.names else self._undefined(name)

    def _in(self, value: Any, values: Any) -> bool:
        if isinstance(value, Missing):
            value.tell()
            return False
        if isinstance(value, list | tuple | Mapping):
            self.budget.weighed(values)
        elif isinstance(values, list | tuple):
            longest = len(value) if isinstance(value, str) else 0
            self.budget.spend(len(values) // 4 + len(values) * (longest // 1000))
        else:
            self.budget.made(values)
        if isinstance(value, Decimal | float) and isinstance(values, list | tuple):
            return exact(value) in map(exact, values)
        return value in values

    def _list(self, items: tuple[Any, ...]) -> Any:
        """Return a list that the template writes."""
        return self._built(self.budget.made(list(items)), items)

    def _tuple(self, items: tuple[Any, ...]) -> Any:
        """Return a list between round brackets that the template writes."""
        return self._built(self.budget.made(items), items)

    def _group(self, pairs: tuple[tuple[Any, Any], ...]) -> Any:
        """Return a group of fields that the template writes."""
        made = self.budget.made(dict(pairs))
        return self._built(made, tuple(value for _, value in pairs))

    def _built(self, made: Any, items: tuple[Any, ...]) -> Any:
        """Return what a template built, of lists in lists to a few levels.

        Lists of one and the same list, one in another, would take for ever to compare or print.
        """
        inside = [item for item in items if isinstance(item, list | tuple | dict)]
        if inside:
            depth = 1 + max(self._nested.get(id(item), (0, None))[0] for item in inside)
            if depth > _MOST_NESTED:
                raise BadExpression(TOO_MUCH)
            self._nested[id(made)] = depth, made  # kept, so that no other takes its id
        return made

    def _range(self, bounds: tuple[int, ...]) -> list[int]:
        found = range(*bounds)
        if len(found) > _MAX_ITEMS:
            raise BadExpression(TOO_MUCH)
        self.budget.spend(2 * len(found))
        return list(found)

    def _namespace(self, groups: tuple[Any, ...], **names: Any) -> Names:
        return Names(**dict(*groups, **names))

    def _slice(self, values: Any, start: Any, stop: Any, step: Any) -> Any:
        return self.budget.made(values[slice(start, stop, step)])

    def _call(self, owner: Any, method: str, *arguments: Any, **named: Any) -> Any:
        if isinstance(owner, Missing):
            return owner.tell()
        if isinstance(owner, Mapping):
            if method in _MAPPING_METHODS:
                return self.budget.made(list(_MAPPING_METHODS[method](dict(owner))))
            if method == "get":
                return owner.get(*arguments)
        if isinstance(owner, date | time) and method in ("strftime", "isoformat"):
            return bounded(getattr(owner, method)(*(_dated(owner, text) for text in arguments)))
        self.budget.spend(size(owner) + sum(map(size, arguments)))
        if isinstance(owner, list | tuple) and method == "count":
            self.budget.weighed(owner)
            return owner.count(*arguments)
        if isinstance(owner, str):
            if method in ("replace", "join"):
                subject = (owner, *arguments) if method == "replace" else (arguments[0], owner)
                return self.filters[method](*subject)
            if method == "format" and _PLAIN_FORMAT.fullmatch(owner):
                return self.budget.made(braced(owner, arguments))
            if method in _TEXT_METHODS:
                return self.budget.made(getattr(owner, method)(*arguments, **named))
        raise BadExpression(f"«.{method}()» no se aplica a ese valor")

    def _concat(self, values: tuple[Any, ...]) -> str:
        return str(self.budget.made(bounded("".join(as_text(value) for value in values))))

    def _add(self, left: Any, right: Any) -> Any:
        left, right = _alike(left, right)
        made = left + right
        if isinstance(made, str):
            return self.budget.made(bounded(made))
        if isinstance(made, list | tuple):
            if len(made) > _MAX_ITEMS:
                raise BadExpression(TOO_MUCH)
            return self.budget.made(made)
        return _finite(made)

    def _sub(self, left: Any, right: Any) -> Any:
        left, right = _alike(left, right)
        return _finite(left - right)

    def _mul(self, left: Any, right: Any) -> Any:
        if _repeats(left, right) + _repeats(right, left) > _MAX_ITEMS:
            raise BadExpression(TOO_MUCH)
        left, right = _alike(left, right)
        return _finite(self.budget.made(left * right))

    def _div(self, left: Any, right: Any) -> Any:
        left, right = _alike(left, right)
        return _finite(left / right)

    def _floordiv(self, left: Any, right: Any) -> Any:
        left, right = _alike(left, right)
        return _finite(left // right)

    def _mod(self, left: Any, right: Any) -> Any:
        if not isinstance(left, str):
            left, right = _alike(left, right)
            return left % right
        return self.budget.made(formatted(left, right))

    def _pow(self, left: Any, right: Any) -> Any:
        if isinstance(left, Missing) or isinstance(right, Missing):
            return left + right
        if not (abs(left) <= 10**12 and abs(right) <= _MAX_POWER):
            raise BadExpression(TOO_MUCH)
        left, right = _alike(left, right)
        return _finite(left**right)


def _named_in(frame: FrameType, used: Iterable[str] | None = None) -> dict[str, Any]:
    """Return the names of a template that are variables of its running code; of `used` alone."""
    values, variables = frame.f_locals, _variables(frame.f_code)
    return {
        name: values[local]
        for name in (variables if used is None else used)
        for local in variables.get(name, ())
        if local in values
    }


@functools.lru_cache(maxsize=16)
def _variables(code: CodeType) -> Mapping[str, Sequence[str]]:
    """Return the names that are variables of a template's code, each with its variables there.

    Jinja writes a variable as `l_`, the depth of its block, `_` and its name: the outer come first.
    """
    every = code.co_varnames + code.co_cellvars + code.co_freevars
    matches = [match for name in every if (match := re.fullmatch(r"l_(\d+)_(\w+)", name))]
    found: dict[str, list[str]] = {}
    for match in sorted(matches, key=lambda one: int(one[1])):
        found.setdefault(match[2], []).append(match[0])
    return found


def _dated(moment: date | time, pattern: Any) -> str:
    """Return a `strftime` pattern with the names of its day and month, which are Spanish."""
    text = as_text(pattern)
    if not isinstance(moment, date):
        return text
    month, day = _MONTHS[moment.month - 1], _DAYS[moment.weekday()]
    names = {"%B": month, "%b": month[:3], "%A": day, "%a": day[:3], "%%": "%%"}
    return re.sub("%.", lambda found: names.get(found[0], found[0]), text)


def _alike(left: Any, right: Any) -> tuple[Any, Any]:
    """Return two values; a number of the template is as exact as the number of the data beside it.

    What is typed in data is a decimal, and Python mixes those with no other fraction.
    """
    if type(left) is float and isinstance(right, Decimal):
        return exact(left), right
    if type(right) is float and isinstance(left, Decimal):
        return left, exact(right)
    return left, right


def _finite(value: Any) -> Any:
    """Return a value; raise BadExpression for a number of more digits than anything counts."""
    if isinstance(value, int) and abs(value) >= 10**MAX_DIGITS:
        raise BadExpression(TOO_MUCH)
    if isinstance(value, Decimal) and value.adjusted() > MAX_DIGITS:
        raise BadExpression(TOO_MUCH)
    return value


def _repeats(sequence: Any, times: Any) -> int:
    """Return how long a text or list gets when a number multiplies it; 0 for other products."""
    if isinstance(sequence, str | list | tuple) and isinstance(times, int):
        return len(sequence) * times
    return 0
