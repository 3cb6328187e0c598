"""YAML text to plain values and their places; every scalar stays the text that was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from plandocs.diagnostics import Diagnostic, InFile, Report
from plandocs.source.rules import (
    BAD_YAML,
    CUT_TEXT,
    INVISIBLE,
    REPEATED_KEY,
    UNREADABLE_FILE,
    UNSUPPORTED_YAML,
)

if TYPE_CHECKING:  # plain data has no model, and must not wait for those of a plan
    from plandocs.plan.nodo import Path

MAX_BYTES = 5_000_000
MAX_DEPTH = 50

_NULLS = ("", "~", "null", "Null", "NULL")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_END = re.compile(r"\r\n|[\r\n]")
# Texts, since they take longer to compile than most files to read and few files need them.
_FORBIDDEN = r"[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
_INVISIBLE = "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"


@dataclass
class Source:
    """A data file as read: plain dicts, lists, texts and None, and where each of them stands."""

    path: str
    value: Any = None
    places: dict[Path, InFile] = field(default_factory=dict)
    keys: dict[Path, InFile] = field(default_factory=dict)
    quoted: set[Path] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)

    def value_at(self, path: Path) -> Any:
        """Return what was typed at `path`."""
        value = self.value
        for step in path:
            value = value[step]
        return value


def read_yaml(data: bytes, path: str, report: Report, spell: Callable[[str], str]) -> Source | None:
    """Return the one document of a YAML file, or None when its text cannot be read.

    `spell` tells how its keys are spelled.
    """
    text = decode(data, path, report)
    if text is None:
        return None
    reader = _Reader(text, path, report, spell)
    if not reader.check_characters():
        return None
    try:
        return reader.read()
    except yaml.YAMLError as error:
        report.add(reader.explain(error))
    except _RefusedError:
        pass
    return None


def is_group(value: Any, path: str, report: Report) -> bool:
    """Return whether a whole file is a group of fields; report it when it is not."""
    if value is None:
        remedy = "escriba sus campos, uno por renglón: `campo: valor`."
        report.add(
            UNREADABLE_FILE.at(InFile(path), archivo=path, motivo="está vacío", remedio=remedy)
        )
    elif not isinstance(value, dict):
        what = "una lista" if isinstance(value, list) else "un texto suelto"
        detail = f"es {what} y debe ser un grupo de campos"
        report.add(
            BAD_YAML.at(InFile(path, 1, 1), detalle=detail, remedio="escriba `campo: valor`.")
        )
    return isinstance(value, dict)


def decode(data: bytes, path: str, report: Report) -> str | None:
    """Return the text of a data file, or None after reporting why it is none."""
    reason, remedy = "pesa más de 5 MB", "divida el plan o quite lo que no sea dato."
    if len(data) <= MAX_BYTES:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            reason = "no está guardado en UTF-8"
            remedy = "guárdelo de nuevo eligiendo codificación UTF-8."
    report.add(UNREADABLE_FILE.at(InFile(path), archivo=path, motivo=reason, remedio=remedy))
    return None


def _events_of(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    yield from iter(loader.get_event, None)


class _RefusedError(Exception):
    """The file uses a part of YAML that we do not read; already reported."""


class _Reader:
    def __init__(self, text: str, path: str, report: Report, spell: Callable[[str], str]) -> None:
        self._lines = _LINE_END.split(text)
        self._path = path
        self._report = report
        self._spell = spell
        self._source = Source(path, lines=self._lines)
        self._cut: Diagnostic | None = None
        self._joined: list[Diagnostic] = []
        self._quoted: Any = None
        """The last text in quotes."""
        self._events = _events_of(text)

    def check_characters(self) -> bool:
        """Report what no program shows; return whether none of it forbids reading."""
        sound = True
        for number, line in enumerate(self._lines):
            if line.isprintable():
                continue
            for found in re.finditer(_FORBIDDEN, line):
                detail = f"hay un carácter invisible ({_code(found[0])}) que no se admite"
                place = self._at(number, found.start())
                remedy = "bórrelo; suele llegar al copiar de otro programa."
                self._report.add(BAD_YAML.at(place, detalle=detail, remedio=remedy))
                sound = False
            for found in re.finditer(_INVISIBLE, line):
                place = self._at(number, found.start())
                self._report.add(INVISIBLE.at(place, codigo=_code(found[0])))
        return sound

    def read(self) -> Source:
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._refuse(event, "varios documentos separados por «---»", "deje uno solo.")
            elif isinstance(event, yaml.NodeEvent):
                self._source.value = self._node(event, (), 0)
        self._flush_cut()
        self._report.extend(self._joined)
        return self._source

    def explain(self, error: Any) -> Diagnostic:
        """Return what is wrong with the text; a text cut by «#» just before is to blame."""
        if self._cut:
            cut = self._cut.values["resto"]
            detail = f"un texto sin comillas se corta en «{cut}» y después sigue"
            return BAD_YAML.at(self._cut.at, detalle=detail, remedio="escríbalo entre comillas.")
        from plandocs.source.faults import explain  # few files need its words

        fault = explain(error, self._lines, self._quotes())
        return BAD_YAML.at(self._at(*fault.spot), detalle=fault.detail, remedio=fault.remedy)

    def _at(self, line: int, column: int, width: int = 1) -> InFile:
        return InFile(self._path, line + 1, column + 1, max(1, width), self._lines[line])

    def _place(self, event: Any) -> InFile:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 1
        if start.line >= len(self._lines):  # the end of a file that ends in an empty value
            return self._at(len(self._lines) - 1, 0)
        return self._at(start.line, start.column, width)

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        self._check_event(event, depth)
        self._source.places[path] = self._place(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        self._flush_cut()
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth)

    def _scalar(self, event: Any, path: Path) -> str | None:
        self._flush_cut()
        if event.style:
            self._quoted = event if event.style in "'\"" else self._quoted
            self._source.quoted.add(path)
        else:
            self._check_plain(event)
            if event.value in _NULLS:
                return None
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
            key = self._key(event, depth)
            place = self._place(event)
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

    def _key(self, event: Any, depth: int) -> str:
        self._flush_cut()
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, "un campo cuyo nombre no es una palabra", "escriba `campo: valor`.")
        self._check_event(event, depth)
        if event.value == "<<":
            self._refuse(event, "«<<»", "escriba cada campo en su lugar.")
        if event.value.startswith("\u00a0"):
            self._refuse(event, "espacios duros en la sangría", "bórrelos y sangre con espacios.")
        return self._spell(event.value.strip())

    def _check_event(self, event: Any, depth: int) -> None:
        mark = _mark_of(event)
        if mark:
            what = f"un texto que empieza con «{mark}» sin comillas"
            self._refuse(event, what, "escríbalo entre comillas.")
        if depth > MAX_DEPTH:
            self._refuse(event, "más de 50 niveles de sangría", "aplane los datos.")

    def _refuse(self, event: Any, what: str, remedy: str) -> None:
        self._flush_cut()
        self._report.add(UNSUPPORTED_YAML.at(self._place(event), que=what, remedio=remedy))
        raise _RefusedError

    def _check_plain(self, event: Any) -> None:
        """Look for what YAML drops from an unquoted text, or joins to it, without a word."""
        end = event.end_mark
        for number in range(event.start_mark.line + 1, end.line + 1):
            if re.match(r"\s*- ", self._lines[number]):
                self._report_joined(number)
        rest = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        if found := re.match(r"\s+(#\S.*|# \d.*)", rest):
            place = self._at(end.line, end.column + found.start(1), len(found[1]))
            self._cut = CUT_TEXT.at(place, resto=found[1])

    def _report_joined(self, number: int) -> None:
        detail = "este renglón empieza con «- » y por su sangría se une al texto de arriba"
        remedy = (
            "alinéelo con los demás elementos de la lista; si es texto, póngalo entre comillas."
        )
        column = self._lines[number].index("-")
        place = self._at(number, column)
        self._joined.append(BAD_YAML.at(place, detalle=detail, remedio=remedy))

    def _quotes(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Return where the last text in quotes begins and ends, if there is any."""
        if self._quoted is None:
            return None
        start, end = self._quoted.start_mark, self._quoted.end_mark
        return (start.line, start.column), (end.line, end.column)

    def _flush_cut(self) -> None:
        """Report the text that «#» cut, now that what follows it made sense."""
        if self._cut:
            self._report.add(self._cut)
        self._cut = None


def _mark_of(event: Any) -> str:
    """Return the sign of YAML's own that an event begins with, or an empty text."""
    if isinstance(event, yaml.AliasEvent):
        return "*"
    if event.anchor:
        return "&"
    return "!" if event.tag else ""


def _code(letter: str) -> str:
    return f"U+{ord(letter):04X}"
