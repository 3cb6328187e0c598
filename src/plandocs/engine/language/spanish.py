"""What Jinja says of a badly written tag, in Spanish."""

import re
from ast import literal_eval

from jinja2.exceptions import TemplateSyntaxError

from plandocs.engine.language.faults import FaultLog
from plandocs.engine.rules import BAD_TAG

_HOLDERS = {
    "p": "un párrafo",
    "tr": "una fila de tabla",
    "tc": "una celda",
    "r": "un texto",
}
_UNKNOWN_TAG = re.compile(r"Encountered unknown tag '(\w+)'")
_OPEN_BLOCK = re.compile(r"innermost block that needs to be closed is '(\w+)'")
_ODD_SIGN = re.compile(r"unexpected char (?:'(.+?)'|\"(.+?)\") at ")
_QUOTES = ("'", '"')
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


def add_syntax(log: FaultLog, error: TemplateSyntaxError) -> None:
    """Note a syntax error of Jinja's at its line."""
    log.add(BAD_TAG, error.lineno, detalle=_in_spanish(error.message or ""))


def _in_spanish(message: str) -> str:
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
    if found := _ODD_SIGN.match(message):
        return _odd_sign(found[1] or found[2])
    if found := re.match(r"unexpected '(.+?)'", message):
        return f"no se esperaba «{_token(found[1])}»"
    if found := re.match(r"expected token '(.+)', got '(.+)'", message):
        equals = "; para comparar se escribe «==»" if found[2] == "=" else ""
        return f"se esperaba «{_token(found[1])}» y está «{_token(found[2])}»{equals}"
    return "no se entiende lo que hay entre las llaves"


def _odd_sign(written: str) -> str:
    """Return what is wrong with a letter, which Jinja names as Python writes it."""
    sign = str(literal_eval(f'"{written}"')) if written.startswith("\\") else written
    if sign in _QUOTES:
        return "una comilla no cierra"
    if sign.isprintable():
        return f"no se entiende el signo «{sign}»"
    return f"lleva un carácter que no se ve (U+{ord(sign):04X}); bórrela y vuelva a escribirla"


def _token(name: str) -> str:
    return _TOKENS.get(name, name)
