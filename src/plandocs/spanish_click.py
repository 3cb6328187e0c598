"""Click's own words in Spanish; click has no catalogue of its own to choose from."""

import importlib
from typing import Any

_WORDS = {
    "Usage:": "Uso:",
    "Usage: ": "Uso: ",
    "Options": "Opciones",
    "Commands": "Órdenes",
    "Error: {message}": "Error: {message}",
    "Aborted!": "Interrumpido.",
    "required": "obligatorio",
    "Show this message and exit.": "Muestra esta ayuda.",
    "Show the version and exit.": "Muestra la versión.",
    "Try '{command} {option}' for help.": "Escriba «{command} {option}» para ver la ayuda.",
    "No such command {name!r}.": "No existe la orden «{name}».",
    "No such option {name!r}.": "No existe la opción «{name}».",
    "Choose from:\n\t{choices}": "Elija entre:\n\t{choices}",
    "Missing parameter: {param_name}": "Falta {param_name}",
    "default: {default}": "usual: {default}",
    "Missing command.": "Falta la orden.",
    "Missing argument": "Falta el dato",
    "Missing option": "Falta la opción",
    "Missing parameter": "Falta",
    "Missing {param_type}": "Falta {param_type}",
    "Invalid value: {message}": "Valor incorrecto: {message}",
    "Invalid value for {param_hint}: {message}": "Valor incorrecto en {param_hint}: {message}",
    "Option {name!r} requires an argument.": "La opción «{name}» necesita un valor.",
    "Option {name!r} does not take a value.": "La opción «{name}» no lleva valor.",
    "{name} {filename!r} does not exist.": "«{filename}» no existe.",
    "{name} {filename!r} is a file.": "«{filename}» es un archivo.",
    "{name} {filename!r} is a directory.": "«{filename}» es una carpeta; dé también el archivo.",
    "{name} {filename!r} is not readable.": "«{filename}» no se puede leer.",
    "{value} is not in the range {range}.": "{value} no está entre los que se admiten, {range}.",
    "{value!r} is not a valid {number_type}.": "«{value}» no es un número.",
    "directory": "carpeta",
    "Directory": "Carpeta",
    "file": "archivo",
    "File": "Archivo",
    "path": "ruta",
    "Path": "Ruta",
}
_PLURALS = {
    "Got unexpected extra argument ({args})": "Sobra «{args}»",
    "{value!r} is not {choice}.": "«{value}» no se admite; elija entre {choices}.",
    "{value!r} is not one of {choices}.": "«{value}» no se admite; elija entre {choices}.",
    "Did you mean {possibility}?": "¿Quiso decir {possibility}?",
    "(Possible options: {possibilities})": "(Quizá: {possibilities})",
    "Option {name!r} requires an argument.": "La opción «{name}» necesita un valor.",
    "(Did you mean one of: {suggestions}?)": "(¿Quiso decir una de estas: {suggestions}?)",
    "Did you mean {suggestions}?": "¿Quiso decir {suggestions}?",
}
_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")


def speak_spanish() -> None:
    """Make click print its own words in Spanish in this process."""
    for name in _MODULES:
        module: Any = importlib.import_module(f"click.{name}")
        if hasattr(module, "_"):
            module._ = lambda text: _WORDS.get(text, text)
        if hasattr(module, "ngettext"):
            module.ngettext = _plural


def _plural(one: str, many: str, count: int) -> str:
    return _PLURALS.get(one) or _PLURALS.get(many) or (one if count == 1 else many)
