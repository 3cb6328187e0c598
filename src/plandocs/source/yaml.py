"""YAML text to plain values and their places; every scalar stays the text that was typed."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from plandocs.diagnostics import InFile, Report
from plandocs.plan.nodo import Path
from plandocs.plan.valores import without_accents
from plandocs.source.rules import (
    BAD_YAML,
    CUT_TEXT,
    REPEATED_KEY,
    UNREADABLE_FILE,
    UNSUPPORTED_YAML,
)

MAX_BYTES = 5_000_000
MAX_DEPTH = 50

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTE = "escriba el texto entre comillas, o después de `|` en los renglones siguientes."
_INDENT = "revise la sangría: los campos de un mismo grupo empiezan en la misma columna."
_PROBLEMS = (
    ("mapping values are not allowed", "hay dos puntos «:» donde no se esperan", _QUOTE),
    (
        "could not find expected ':'",
        "falta «:» después de un campo",
        "escriba `campo: valor`; si es un texto largo, revise su sangría.",
    ),
    (
        "cannot start any token",
        "un texto empieza con un carácter reservado o con un tabulador",
        "use espacios en vez de tabuladores, y comillas si el texto empieza con @, `, % o &.",
    ),
    ("unexpected end of stream", "faltan unas comillas de cierre", "cierre las comillas."),
    ("expected ',' or", "falta una coma o un cierre de llave o corchete", "revise los { } y [ ]."),
    ("escape", "hay una barra «\\» entre comillas dobles", "use comillas sencillas."),
)


@dataclass
class Source:
    """A data file as read: plain dicts, lists, texts and None, and where each of them stands."""

    path: str
    value: Any = None
    places: dict[Path, InFile] = field(default_factory=dict)
    keys: dict[Path, InFile] = field(default_factory=dict)
    quoted: set[Path] = field(default_factory=set)


def read_yaml(data: bytes, path: str, report: Report) -> Source | None:
    """Return the one document of a YAML file, or None when its text cannot be read."""
    text = _decode(data, path, report)
    if text is None:
        return None
    reader = _Reader(text, path, report)
    try:
        return reader.read()
    except yaml.YAMLError as error:
        report.add(_bad_yaml(error, reader))
    except _RefusedError:
        pass
    return None


def _decode(data: bytes, path: str, report: Report) -> str | None:
    reason, remedy = "pesa más de 5 MB", "divida el plan o quite lo que no sea dato."
    if len(data) <= MAX_BYTES:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            reason = "no está guardado en UTF-8"
            remedy = "guárdelo de nuevo eligiendo codificación UTF-8."
    report.add(UNREADABLE_FILE.at(InFile(path), archivo=path, motivo=reason, remedio=remedy))
    return None


class _RefusedError(Exception):
    """The file uses a part of YAML that we do not read; already reported."""


class _Reader:
    def __init__(self, text: str, path: str, report: Report) -> None:
        self.lines = text.splitlines() or [""]
        self.path = path
        self._report = report
        self._source = Source(path)
        self._events = yaml.parse(text, Loader=_Loader)

    def read(self) -> Source:
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "varios documentos separados por «---»", "deje uno solo.")
            elif isinstance(event, yaml.NodeEvent):
                self._source.value = self._node(event, (), 0)
        return self._source

    def place(self, start: Any, end: Any) -> InFile:
        line = min(start.line, len(self.lines) - 1)
        width = end.column - start.column if end.line == start.line else 1
        return InFile(self.path, line + 1, start.column + 1, max(1, width), self.lines[line])

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        self._check_event(event, depth)
        self._source.places[path] = self.place(event.start_mark, event.end_mark)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _scalar(self, event: Any, path: Path) -> str | None:
        plain = event.style is None
        if plain and event.value in ("", "~", "null"):
            return None
        if plain:
            self._check_comment(event)
        else:
            self._source.quoted.add(path)
        value: str = event.value
        return value

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event)
            place = self.place(event.start_mark, event.end_mark)
            inner = (*path, key)
            value_event = next(self._events)
            if key in found:
                first = self._source.keys[inner]
                self._report.add(REPEATED_KEY.at(place, first, clave=key, linea=first.line))
                self._node(value_event, (*path, key, "repetido"), depth + 1)
                continue
            self._source.keys[inner] = place
            found[key] = self._node(value_event, inner, depth + 1)
        return found

    def _key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, "una clave que no es una palabra", "escriba `campo: valor`.")
        if event.value == "<<":
            self._refuse(event, "«<<»", "escriba cada campo en su lugar.")
        return without_accents(event.value.strip())

    def _check_event(self, event: Any, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._refuse(event, "anclas o alias (& y *)", "escriba el texto entre comillas.")
        if getattr(event, "tag", None) and event.tag != "!":
            self._refuse(event, f"la marca de tipo «{event.tag}»", "quítela.")
        if depth > MAX_DEPTH:
            self._refuse(event, "más de 50 niveles de sangría", "aplane los datos.")

    def _refuse(self, event: Any, what: str, remedy: str) -> None:
        place = self.place(event.start_mark, event.end_mark)
        self._report.add(UNSUPPORTED_YAML.at(place, que=what, remedio=remedy))
        raise _RefusedError

    def _check_comment(self, event: Any) -> None:
        """Warn of ` #3` after a plain text: YAML takes it for a comment and drops it."""
        rest = self.lines[event.end_mark.line][event.end_mark.column :]
        if found := re.match(r"\s+(#\S.*)", rest):
            column = event.end_mark.column + found.start(1) + 1
            line = event.end_mark.line
            place = InFile(self.path, line + 1, column, len(found[1]), self.lines[line])
            self._report.add(CUT_TEXT.at(place, resto=found[1]))


def _bad_yaml(error: yaml.YAMLError, reader: _Reader) -> Any:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    mark = getattr(error, "problem_mark", None)
    place = reader.place(mark, mark) if mark else InFile(reader.path)
    if isinstance(error, yaml.reader.ReaderError):
        place, problem = _place_of_character(reader, error), "control"
        detail = "hay un carácter invisible que no se admite"
        return BAD_YAML.at(place, detalle=detail, remedio="borre ese carácter y escríbalo a mano.")
    for known, detail, remedy in _PROBLEMS:
        if known in problem:
            return BAD_YAML.at(place, detalle=detail, remedio=remedy)
    return BAD_YAML.at(place, detalle="la sangría o la puntuación no cuadran", remedio=_INDENT)


def _place_of_character(reader: _Reader, error: Any) -> InFile:
    for number, line in enumerate(reader.lines, 1):
        for column, letter in enumerate(line, 1):
            if ord(letter) == error.character:
                return InFile(reader.path, number, column, 1, line)
    return InFile(reader.path)
