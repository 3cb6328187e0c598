"""Jinja behind one door: sandboxed, strict, and telling every fault with its line."""

import difflib
import re
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing

from plandocs.diagnostics import Rule
from plandocs.engine.rules import (
    BAD_EXPRESSION,
    BAD_TAG,
    FORBIDDEN_CHARACTER,
    UNKNOWN_FIELD,
    UNKNOWN_FILTER,
    UNPRINTABLE,
)

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TOO_MANY = "too many"
_UNFIT_FILTERS = ("random", "safe", "urlize", "xmlattr", "center", "filesizeformat", "pprint")
"""Filters that change from run to run, write raw markup, fill the memory or speak English."""
_MAX_REPEATED = 100_000
_MAX_BASE = 10**12
_MAX_POWER = 64
_MAPPING_METHODS = frozenset({"items", "keys", "values"})
_HOLDERS = {
    "p": "un párrafo",
    "tr": "una fila de tabla",
    "tc": "una celda",
    "r": "un texto",
}
_TEMPLATE_FAULTS = (
    TemplateRuntimeError,
    SecurityError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    AssertionError,
    RecursionError,
)
"""What a wrong expression, or a filter given the wrong value, makes Jinja raise."""

_KINDS = {
    type(None): "un valor vacío",
    bool: "un sí o no",
    list: "una lista",
    tuple: "una lista",
    dict: "un grupo de campos",
}


class FaultLog:
    """The faults of one rendering, each with the line of the template source that caused it."""

    def __init__(self) -> None:
        """Start with no fault; `names` are those that a template may use at its top."""
        self.names: tuple[str, ...] = ()
        self.entries: list[tuple[int, Rule, dict[str, str]]] = []

    def add(self, rule: Rule, line: int | None = None, **values: str) -> None:
        """Note a fault; without `line` it is the line that is being rendered now."""
        entry = (_running_line() if line is None else line, rule, values)
        if entry not in self.entries:
            self.entries.append(entry)


def render_source(
    source: str,
    context: Mapping[str, Any],
    log: FaultLog,
    special: Callable[[Any], Any | None] = lambda _: None,
    autoescape: bool = True,
) -> str:
    """Return `source` rendered, or an empty text when it cannot be; faults go to `log`.

    `special` turns a value of a known shape into what is printed, or returns None.
    """
    environment = build_environment(log, special, autoescape)
    log.names = tuple(context)
    try:
        return environment.from_string(source).render(context)
    except TemplateSyntaxError as error:
        _note_syntax_error(error, log)
    except _TEMPLATE_FAULTS as error:
        log.add(BAD_EXPRESSION, _failing_line(error), detalle=_in_spanish(error))
    return ""


def check_source(source: str, log: FaultLog) -> None:
    """Compile `source` without running it; faults go to `log`."""
    try:
        build_environment(log).from_string(source)
    except TemplateSyntaxError as error:
        _note_syntax_error(error, log)
    except _TEMPLATE_FAULTS as error:  # Jinja computes constant expressions when it compiles
        log.add(BAD_EXPRESSION, 0, detalle=_in_spanish(error))


def build_environment(
    log: FaultLog,
    special: Callable[[Any], Any | None] = lambda _: None,
    autoescape: bool = True,
) -> ImmutableSandboxedEnvironment:
    """Return a Jinja environment that runs no code of a template's and hides no fault."""
    environment = _Environment(
        autoescape=autoescape,
        undefined=_recording_undefined(log),
        finalize=lambda value: printable(value, log, special),
    )
    environment.globals.clear()
    environment.globals.update(range=_bounded_range, namespace=Namespace)
    for name in _UNFIT_FILTERS:
        environment.filters.pop(name, None)
    environment.filters["mayusculas"] = lambda text: str(text).upper()
    environment.filters["minusculas"] = lambda text: str(text).lower()
    return environment


def illegal_character(text: str) -> str | None:
    """Return the code point (`U+000B`) of the first character that XML forbids, or None."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


class _Environment(ImmutableSandboxedEnvironment):
    """A field of the data is always a field (`plan.items`), and no product outgrows a document."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return a product or a power, unless it would fill the memory."""
        if operator == "**" and not (abs(left) <= _MAX_BASE and abs(right) <= _MAX_POWER):
            raise ValueError(_TOO_MANY)
        if operator == "*" and _repeats(left, right) + _repeats(right, left) > _MAX_REPEATED:
            raise ValueError(_TOO_MANY)
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a mapping's key; only `items`, `keys`, `values` fall back to its method."""
        if isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
            if attribute not in _MAPPING_METHODS:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def _repeats(sequence: Any, times: Any) -> int:
    """Return how long a text or list gets when a number multiplies it; 0 for other products."""
    if isinstance(sequence, str | list | tuple) and isinstance(times, int):
        return len(sequence) * times
    return 0


def _bounded_range(*bounds: int) -> range:
    found = range(*bounds)
    if len(found) > 100_000:
        raise ValueError(_TOO_MANY)
    return found


def _recording_undefined(log: FaultLog) -> type[Undefined]:
    class RecordingUndefined(Undefined):
        """A missing value: noted once where it is used, then empty, so that all are told."""

        def _note(self) -> None:
            name = self._undefined_name
            if name is not None:
                near = _near(self._undefined_obj, str(name), log)
                log.add(UNKNOWN_FIELD, nombre=str(name), parecido=near)

        def __str__(self) -> str:
            self._note()
            return ""

        def __iter__(self) -> Any:
            self._note()
            return iter(())

        def __len__(self) -> int:
            self._note()
            return 0

        def __bool__(self) -> bool:
            self._note()
            return False

        def __eq__(self, other: object) -> bool:
            self._note()
            return False

        def __ne__(self, other: object) -> bool:
            self._note()
            return True

        def __hash__(self) -> int:
            return id(type(self))

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            self._note()
            return type(self)(name=None)

        def __getitem__(self, key: Any) -> Any:
            self._note()
            return type(self)(name=None)

        def __call__(self, *_: Any, **__: Any) -> Any:
            self._note()
            return type(self)(name=None)

        def _combine(self, *_: Any) -> Any:
            self._note()
            return type(self)(name=None)

        __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _combine
        __mod__ = __rmod__ = __truediv__ = __rtruediv__ = _combine
        __floordiv__ = __rfloordiv__ = __pow__ = __rpow__ = __neg__ = __pos__ = _combine

        def _order(self, *_: Any) -> bool:
            self._note()
            return False

        __lt__ = __le__ = __gt__ = __ge__ = _order  # type: ignore[assignment]
        __contains__ = _order

    return RecordingUndefined


def _near(owner: Any, name: str, log: FaultLog) -> str:
    known = log.names if owner is missing else owner if isinstance(owner, Mapping) else ()
    keys = [key for key in known if isinstance(key, str)]
    found = difflib.get_close_matches(name, keys, n=1)
    return f" ¿Quiso decir «{found[0]}»?" if found else ""


def printable(value: Any, log: FaultLog, special: Callable[[Any], Any | None]) -> Any:
    """Return what a value prints; what must not be printed is noted and prints nothing."""
    replaced = special(value)
    if replaced is not None:
        return replaced
    if isinstance(value, str):
        if code := illegal_character(value):
            excerpt = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)[:40]
            log.add(FORBIDDEN_CHARACTER, codigo=code, texto=excerpt)
            return ""
        return value
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return str(value)
    log.add(UNPRINTABLE, que=_KINDS.get(type(value), "un valor que no es texto"))
    return ""


def _note_syntax_error(error: TemplateSyntaxError, log: FaultLog) -> None:
    message = error.message or ""
    if found := re.match(r"No filter named '(.+)'", message):
        log.add(UNKNOWN_FILTER, error.lineno, nombre=found[1].rstrip("."))
    else:
        log.add(BAD_TAG, error.lineno, detalle=_syntax_in_spanish(message))


def _syntax_in_spanish(message: str) -> str:
    block = re.search(r"innermost block that needs to be closed is '(\w+)'", message)
    missing = f"«end{block[1]}»" if block else ""
    if found := re.match(r"Encountered unknown tag '(p|tr|tc|r)'", message):
        return f"{{%{found[1]} %}} está fuera de {_HOLDERS[found[1]]}, o no está al empezar"
    if found := re.match(r"Encountered unknown tag '(\w+)'", message):
        if block:
            return f"sobra «{found[1]}», o antes falta {missing}"
        return f"no existe la instrucción «{found[1]}», o falta abrir su bloque"
    if message.startswith("Unexpected end of template") and block:
        return f"falta {missing}"
    if found := re.match(r"unexpected '(.+)'", message):
        return f"no se esperaba «{found[1]}»"
    if found := re.match(r"expected token '(.+)', got '(.+)'", message):
        return f"se esperaba «{found[1]}» y está «{found[2]}»"
    return "no se entiende lo que hay entre las llaves"


def _in_spanish(error: Exception) -> str:
    if isinstance(error, SecurityError):
        return "pide algo que una plantilla no puede usar"
    if "no loader" in str(error):
        return "una plantilla no puede incluir a otra"
    if str(error) == _TOO_MANY:
        return "da algo demasiado grande para un documento"
    if isinstance(error, ZeroDivisionError):
        return "divide entre cero"
    if isinstance(error, TypeError) and "iterable" in str(error):
        return "recorre con «for» un valor que no es una lista"
    return "mezcla valores de tipos distintos"


def _running_line() -> int:
    """Return the template line of the innermost running template frame, 0 when there is none."""
    frame = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            line: int = template.get_corresponding_lineno(frame.f_lineno)
            return line
        frame = frame.f_back  # type: ignore[assignment]
    return 0


def _failing_line(error: BaseException) -> int:
    """Return the template line that raised; Jinja rewrites its frames' lines to the source's."""
    traceback, line = error.__traceback__, 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == "<template>":
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
