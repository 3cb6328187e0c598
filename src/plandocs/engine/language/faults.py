"""The faults of a template's tags, each with its line, and Jinja's complaints in Spanish."""

import re

from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError

from plandocs.diagnostics import Rule
from plandocs.engine.rules import BAD_EXPRESSION, BAD_TAG, UNKNOWN_FILTER

TOO_MUCH = "da algo demasiado grande para un documento"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The characters that XML 1.0 cannot hold (section 2.2)."""

_HOLDERS = {
    "p": "un párrafo",
    "tr": "una fila de tabla",
    "tc": "una celda",
    "r": "un texto",
}
_UNKNOWN_TAG = re.compile(r"Encountered unknown tag '(\w+)'")
_OPEN_BLOCK = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of template": "el final",
    "name": "un nombre",
    "string": "un texto entre comillas",
    "integer": "un número",
    "float": "un número",
}


class BadExpression(Exception):
    """A tag that cannot be computed; the message says why, in Spanish."""


EVALUATION_FAULTS = (
    BadExpression,
    TemplateRuntimeError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)
"""What a wrong expression, or a filter given the wrong value, makes a running template raise."""


class FaultLog:
    """The faults of one template, each with the line of the source that caused it."""

    def __init__(self) -> None:
        """Start with no fault."""
        self.entries: list[tuple[int, Rule, dict[str, str]]] = []

    def add(self, rule: Rule, line: int, **values: str) -> None:
        """Note a fault once."""
        if (line, rule, values) not in self.entries:
            self.entries.append((line, rule, values))

    def add_syntax(self, error: TemplateSyntaxError, line: int | None = None) -> None:
        """Note what Jinja says of a badly written tag."""
        message, place = error.message or "", error.lineno if line is None else line
        if found := re.match(r"No filter named '(.+?)'", message):
            self.add(UNKNOWN_FILTER, place, nombre=found[1])
        else:
            self.add(BAD_TAG, place, detalle=_syntax_in_spanish(message))

    def add_failure(self, error: BaseException, line: int) -> None:
        """Note an expression that failed while it ran."""
        self.add(BAD_EXPRESSION, line, detalle=_failure_in_spanish(error))


def illegal_character(text: str) -> str | None:
    """Return the code point (`U+000B`) of the first character that XML forbids, or None."""
    found = FORBIDDEN.search(text)
    return f"U+{ord(found[0]):04X}" if found else None


def _syntax_in_spanish(message: str) -> str:
    block = _OPEN_BLOCK.search(message)
    missing = f"«end{block[1]}»" if block else ""
    if found := _UNKNOWN_TAG.match(message):
        if found[1] in _HOLDERS:
            return f"{{%{found[1]} %}} está fuera de {_HOLDERS[found[1]]}, o no está al empezar"
        if block:
            return f"sobra «{found[1]}», o antes falta {missing}"
        return f"no existe la instrucción «{found[1]}», o falta abrir su bloque"
    if message.startswith("Unexpected end of template") and block:
        return f"falta {missing}"
    if found := re.match(r"No test named '(.+?)'", message):
        return f"no existe la prueba «{found[1]}»"
    if found := re.match(r"unexpected '(.+)'", message):
        return f"no se esperaba «{_token(found[1])}»"
    if found := re.match(r"expected token '(.+)', got '(.+)'", message):
        return f"se esperaba «{_token(found[1])}» y está «{_token(found[2])}»"
    return "no se entiende lo que hay entre las llaves"


def _token(name: str) -> str:
    return _TOKENS.get(name, name)


def _failure_in_spanish(error: BaseException) -> str:
    if isinstance(error, BadExpression):
        return str(error)
    if isinstance(error, ZeroDivisionError):
        return "divide entre cero"
    if isinstance(error, MemoryError | RecursionError | OverflowError):
        return TOO_MUCH
    if isinstance(error, TypeError) and "iterable" in str(error):
        return "recorre con «for» un valor que no es una lista"
    return "mezcla valores de tipos distintos"
