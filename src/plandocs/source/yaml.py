"""YAML text to plain values and their places; every scalar stays the text that was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import yaml

from plandocs.diagnostics import Diagnostic, InFile, Report
from plandocs.source.rules import (
    BAD_YAML,
    CUT_TEXT,
    DAMAGED_TEXT,
    INVISIBLE,
    REPEATED_KEY,
    UNREADABLE_FILE,
    UNSUPPORTED_YAML,
)
from plandocs.source.text import (
    LINE_END,
    MAX_OF_A_PLAN,
    MAX_PLACES,
    OTHER_BREAKS,
    Unseen,
    damaged,
    decode,
    hidden_detail,
    is_plain,
    shortened,
    unseen,
    with_breaks,
)

if TYPE_CHECKING:  # plain data has no model, and must not wait for those of a plan
    from plandocs.plan.nodo import Path

MAX_DEPTH = 50
_DEEP = 10
"""At each so many levels a value counts as one more: its place is as long as it is deep."""
_MOST_TOLD = 500
_MOST_MENDED = 5_000_000
"""How many characters are read again, in all, to tell what else is wrong with a file."""
_WORTH = 7
"""A value takes as long as so many characters, or as its own if those are more."""
_MOST_HIDDEN = 100

_NULLS = ("", "~", "null", "Null", "NULL")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MEANT = r"(#[^\s\n\r][^\n\r]*|#\s+\d[^\n\r]*)"
"""What YAML takes for a comment and is surely part of a text: «#3», «# 3»."""
_CUT = re.compile(rf"\s+{_MEANT}")
_CUT_AFTER_QUOTES = re.compile(rf"\s*{_MEANT}")
_JOINED = re.compile(r"\w+:\S")
_ITEM = re.compile(r"\s*- ")
_BULLET = re.compile(r"\s*([•·‣▪◦●○■□➢✓])\s")
"""What a list of Word begins its items with."""
_DASH = re.compile(r"\s*([–—])\s")
_THOUSANDS = re.compile(r"\d,$")
_STAND_IN = "\ufdd0"
"""Stands for a line break of other programs while YAML is read: no text has it."""
_STAND_IN_CODE = "U+FDD0"
_ESCAPED = (
    "si es por una barra «\\», use comillas sencillas, o escríbala dos veces; si no, bórrelo."
)
_DASH_INSTEAD = "donde está «{}» escriba un guion y un espacio, `- `; si es un texto, use comillas."
_WORD = re.compile(r"[^\W\d][\w-]*")
_UNNAMED = "\x00"
_TO_STAND_IN = str.maketrans(dict.fromkeys(OTHER_BREAKS, _STAND_IN))


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


def read_yaml(
    data: bytes,
    path: str,
    report: Report,
    spell: Callable[[str], str],
    word: Callable[[str], Any] = str,
    has_places: bool = True,
    most: int = MAX_OF_A_PLAN,
) -> Source | None:
    """Return the one document of a YAML file, or None when its text cannot be read.

    `spell` tells how its keys are spelled, `word` what a text without quotes is. Without places
    a large file takes half the time and memory. `most` is how many values it may hold, the groups
    and the lists among them.
    """
    text = decode(data, path, report)
    if text is None:
        return None
    lines = LINE_END.split(text)
    if not _check_characters(lines, path, report):
        return None
    reader = _Reader(lines, path, spell, word, has_places, most)
    source = reader.read()
    report.extend(reader.found if reader.fault is None else _all_faults(reader))
    return source


def read_places(data: bytes, path: str, spell: Callable[[str], str]) -> Source:
    """Return where the first MAX_PLACES values of a sound YAML file, and their names, stand."""
    text = decode(data, path, Report())
    assert text is not None
    reader = _Reader(LINE_END.split(text), path, spell, str, True, MAX_PLACES)
    reader.read()
    return reader.source


def _check_characters(lines: list[str], path: str, report: Report) -> bool:
    """Report what no program shows; return whether none of it forbids reading."""
    odd = ((number, line) for number, line in enumerate(lines, 1) if not is_plain(line))
    found = [
        _hidden(one, InFile(path, number, one.index + 1, 1, line))
        for number, line in odd
        for one in islice(unseen(line), _MOST_HIDDEN)
    ]
    report.extend(found[:_MOST_TOLD])
    report.extend(islice(_damages(lines, path), _MOST_TOLD))
    return not any(one.is_error for one in found)


def _damages(lines: list[str], path: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, 1):
        for one in damaged(line):
            place = InFile(path, number, one.index + 1, one.width, line)
            yield DAMAGED_TEXT.at(place, que=one.what, remedio=one.remedy)


def _hidden(found: Unseen, place: InFile, remedy: str = "") -> Diagnostic:
    if not found.is_forbidden:
        return INVISIBLE.at(place, codigo=found.code)
    detail, usual = hidden_detail(found)
    return BAD_YAML.at(place, detalle=detail, remedio=remedy or usual)


def _all_faults(reader: _Reader) -> Iterator[Diagnostic]:
    """Yield all that is told of a file that is no YAML.

    The line where it stops making sense is left out, with what hangs from it, and the rest is read.
    """
    left = _MOST_MENDED
    typed = reader.lines
    is_first = True
    while reader.fault is not None:
        left -= max(reader.size, reader.values * _WORTH)
        mended = reader.without(reader.fault_line) if left >= 0 else None
        if mended is None:
            break
        if is_first or not reader.is_orphan(typed):
            yield reader.fault
        reader, is_first = mended, False
        reader.read()
    yield from reader.found


def is_group(value: Any, path: str, report: Report) -> bool:
    """Return whether a whole file is a group of fields; report it when it is not."""
    is_json = path.lower().endswith(".json")
    pair = '{"campo": valor}' if is_json else "campo: valor"
    if value is None:
        remedy = f"escriba sus campos{'' if is_json else ', uno por renglón'}: `{pair}`."
        report.add(
            UNREADABLE_FILE.at(InFile(path), archivo=path, motivo="está vacío", remedio=remedy)
        )
    elif not isinstance(value, dict):
        what = "una lista" if isinstance(value, list) else "un texto suelto"
        detail = f"es {what} y debe ser un grupo de campos"
        remedy = f"escriba `{pair}`."
        if isinstance(value, str) and _JOINED.match(value):
            remedy = f"deje un espacio después de los dos puntos: `{pair}`."
        report.add(BAD_YAML.at(InFile(path, 1, 1), detalle=detail, remedio=remedy))
    return isinstance(value, dict)


def _events_of(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    yield from iter(loader.get_event, None)


class _RefusedError(Exception):
    """The file goes beyond what is read; already told."""


class _Reader:
    """One reading of a text: what it holds, and all that is told of it."""

    def __init__(
        self,
        lines: list[str],
        path: str,
        spell: Callable[[str], str],
        word: Callable[[str], Any],
        has_places: bool,
        most: int,
    ) -> None:
        self.found: list[Diagnostic] = []
        self.fault: Diagnostic | None = None
        """Why it is no YAML from some line on."""
        self.fault_line = 0
        text = "\n".join(lines).translate(_TO_STAND_IN)
        self.size = len(text)
        self._has_stand_ins = _STAND_IN in text
        self.lines = lines
        self._path = path
        self._spell = spell
        self._word = word
        self._has_places = has_places
        self._is_sound = True
        self._most = self._left = most
        self._is_deep = False
        self.source = Source(path, lines=lines)
        self._cut: Diagnostic | None = None
        self._cut_line = 0
        self._joined: list[Diagnostic] = []
        self._quoted: Any = None
        """The last text in quotes."""
        self._events = _events_of(text)

    @property
    def values(self) -> int:
        """How many values were read."""
        return self._most - self._left

    def read(self) -> Source | None:
        """Return the file as read, None when it cannot be; what is wrong is in `found`."""
        try:
            self._read()
        except yaml.YAMLError as error:
            self.fault, self.fault_line = self._explain(error)
            self.found.append(self.fault)
        except _RefusedError:
            self._is_sound = False
        self.found += self._joined
        return self.source if self._is_sound and self.fault is None else None

    def is_orphan(self, typed: list[str]) -> bool:
        """Return whether the fault is only that a line hangs from one of these that was left out.

        So does one in brackets that those below would have closed.
        """
        from plandocs.source.faults import DEEPER, UNCLOSED  # few files need its words

        assert self.fault is not None
        told = self.fault.values["detalle"]
        if told == UNCLOSED:
            return any(line.strip() for line in typed[self.fault_line + 1 :])
        return told == DEEPER and not self.lines[self.fault_line - 1].strip()

    def without(self, number: int) -> _Reader | None:
        """Return a reader without a line and what hangs from it; None when it is blank."""
        if not self.lines[number].strip():
            return None
        depth, end = _depth(self.lines[number]), number + 1
        while end < len(self.lines) and _hangs(self.lines[end], depth):
            end += 1
        lines = [*self.lines[:number], *[""] * (end - number), *self.lines[end:]]
        return _Reader(lines, self._path, self._spell, self._word, self._has_places, self._most)

    def _read(self) -> None:
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if event.tags or event.version not in (None, (1, 2)):
                    self._refuse(event, "renglones que empiezan con «%»", "bórrelos.")
                if documents > 1:
                    self._refuse(event, "varios documentos separados por «---»", "deje uno solo.")
                    raise _RefusedError
            elif isinstance(event, yaml.NodeEvent):
                self.source.value = self._node(event, (), 0)
        self._flush_cut()

    def _explain(self, error: Any) -> tuple[Diagnostic, int]:
        """Return what is wrong with the text, and its line; a text cut by «#» is to blame."""
        if self._cut:
            cut = self._cut.values["resto"]
            detail = f"un texto sin comillas se corta en «{cut}» y después sigue"
            found = BAD_YAML.at(self._cut.at, detalle=detail, remedio="escríbalo entre comillas.")
            return found, self._cut_line
        from plandocs.source.faults import explain  # few files need its words

        fault = explain(error, self.lines, self._quotes())
        place = self._at(*fault.spot)
        return BAD_YAML.at(place, detalle=fault.detail, remedio=fault.remedy), fault.spot[0]

    def _tell(self, found: Diagnostic) -> None:
        """Add a finding; after hundreds of them, what is left is surely the same."""
        if len(self.found) < _MOST_TOLD:
            self.found.append(found)
        elif found.is_error:
            self.found.append(found)
            raise _RefusedError

    def _at(self, line: int, column: int, width: int = 1) -> InFile:
        return InFile(self._path, line + 1, column + 1, max(1, width), self.lines[line])

    def _place(self, event: Any) -> InFile:
        start, end = event.start_mark, event.end_mark
        width = end.column - start.column if end.line == start.line else 1
        if start.line >= len(self.lines):  # the end of a file that ends in an empty value
            return self._at(len(self.lines) - 1, 0)
        return self._at(start.line, start.column, width)

    def _node(self, event: Any, path: Path, depth: int) -> Any:
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return self._scalar(event, path)
        self._check_event(event)
        self._count(event, depth)
        if depth > MAX_DEPTH:
            self._refuse(event, "más de 50 niveles de sangría", "aplane los datos.")
            raise _RefusedError
        if self._has_places:
            self.source.places[path] = self._place(event)
        self._flush_cut()
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path, depth)
        return self._mapping(path, depth) if isinstance(event, yaml.MappingStartEvent) else None

    def _scalar(self, event: Any, path: Path) -> Any:
        if self._has_places:
            self.source.places[path] = self._place(event)
            if event.style:
                self.source.quoted.add(path)
        self._count(event, len(path))
        if self._cut:
            self._flush_cut()
        value: str = event.value
        if not event.style:
            self._check_plain(event)
            if value in _NULLS:
                return None
            return self._word(self._broken(value))
        if event.style in "'\"":
            self._quoted = event
            self._check_after_quotes(event.end_mark)
            if event.style == '"':
                self._check_escapes(event)
        return self._broken(value)

    def _count(self, event: Any, depth: int) -> None:
        more = depth // _DEEP
        self._left -= 1 + more
        self._is_deep |= more > 0
        if self._left < 0:
            also = ", contando por varios los de muchos niveles" if self._is_deep else ""
            self._refuse(event, f"más de {self._most:,} valores{also}", "divida el archivo.")
            raise _RefusedError

    def _broken(self, text: str) -> str:
        """Return a text with the line breaks that stood for others, or were written by code."""
        return with_breaks(text.replace(_STAND_IN, "\n") if self._has_stand_ins else text)

    def _check_escapes(self, event: Any) -> None:
        r"""Tell the characters that a text holds by their codes: `\a`, `\x07`, `\u202E`."""
        if is_plain(event.value):
            return
        raw = "\n".join(self.lines[event.start_mark.line : event.end_mark.line + 1])
        for found in islice(unseen(event.value), _MOST_HIDDEN):
            if found.code == _STAND_IN_CODE and self._has_stand_ins:
                continue
            if found.is_forbidden or chr(int(found.code[2:], 16)) not in raw:
                self._is_sound &= not found.is_forbidden
                self._tell(_hidden(found, self._place(event), _ESCAPED))

    def _sequence(self, path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        lines: dict[str, Any] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, depth)
            inner = (*path, key)
            value_event = next(self._events)
            self._check_pair(event, value_event)
            if key in found:
                self._repeated(key, event, lines[key])
                self._node(value_event, (*path, key, "repetido"), depth + 1)
                continue
            lines[key] = event.start_mark
            if self._has_places:
                self.source.keys[inner] = self._place(event)
            found[key] = self._node(value_event, inner, depth + 1)
        return found

    def _repeated(self, key: str, event: Any, first: Any) -> None:
        at = self._at(first.line, first.column, len(key))
        place = self._place(event)
        self._tell(REPEATED_KEY.at(place, at, clave=shortened(key), linea=at.line))

    def _key(self, event: Any, depth: int) -> str:
        """Return how a field is called; what cannot be a name is told, and calls it nothing."""
        self._flush_cut()
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(event, "un campo cuyo nombre no es una palabra", "escriba `campo: valor`.")
            if not isinstance(event, yaml.AliasEvent):
                self._node(event, (_UNNAMED, len(self.found)), depth + 1)
            return f"{_UNNAMED}{len(self.found)}"
        self._check_event(event)
        value: str = event.value
        if value == "<<" and not event.style:
            self._refuse(event, "«<<»", "escriba cada campo en su lugar.")
        elif not event.style and value[:1].isspace():
            self._refuse(event, "espacios duros en la sangría", "bórrelos y sangre con espacios.")
        elif not event.style and (found := (_BULLET.match(value) or _DASH.match(value))):
            what = f"«{found[1]}» para empezar un renglón de una lista"
            self._refuse(event, what, _DASH_INSTEAD.format(found[1]))
            return f"{_UNNAMED}{len(self.found)}"
        elif not value.isprintable():
            self._check_escapes(event)
            if self._has_stand_ins and _STAND_IN in value:
                self._refuse(event, "un campo con un salto de renglón en su nombre", "bórrelo.")
        return self._spell(value.strip())

    def _check_event(self, event: Any) -> None:
        mark = _mark_of(event)
        if mark:
            what = f"un texto que empieza con «{mark}» sin comillas"
            self._refuse(event, what, "escríbalo entre comillas.")

    def _refuse(self, event: Any, what: str, remedy: str) -> None:
        """Tell what of YAML is not read; the reading goes on, and gives no data."""
        self._flush_cut()
        self._is_sound = False
        self._tell(UNSUPPORTED_YAML.at(self._place(event), que=what, remedio=remedy))

    def _check_plain(self, event: Any) -> None:
        """Look for what YAML drops from an unquoted text, or joins to it, without a word."""
        end = event.end_mark
        first, last, column = event.start_mark.line, end.line, end.column
        if last != first:
            for number in range(first + 1, last + 1):
                if _ITEM.match(self.lines[number]):
                    self._report_joined(number)
                elif mark := self._mark(event, number):
                    self._report_bullet(number, mark)
        line = self.lines[last] if last < len(self.lines) else ""
        if column >= len(line):
            return
        self._check_curly(event)
        if found := _CUT.match(line, column):
            place = self._at(last, found.start(1), len(found[1]))
            self._cut_line = last
            self._cut = CUT_TEXT.at(place, resto=shortened(found[1]))

    def _check_after_quotes(self, end: Any) -> None:
        """Tell what follows the closing quotes and would not be printed."""
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        if end.column < len(line) and (found := _CUT_AFTER_QUOTES.match(line, end.column)):
            place = self._at(end.line, found.start(1), len(found[1]))
            self._tell(CUT_TEXT.at(place, resto=shortened(found[1])))

    def _mark(self, event: Any, number: int) -> str:
        """Return the mark of a list of Word that a line of a text begins with, or an empty text.

        A dash may be part of the sentence, unless the text begins with one too.
        """
        dashed = _DASH.match(event.value)
        found = (_DASH if dashed else _BULLET).match(self.lines[number])
        return found[1] if found else ""

    def _report_bullet(self, number: int, mark: str) -> None:
        detail = f"este renglón empieza con «{mark}», que no hace una lista, y se une al de arriba"
        place = self._at(number, self.lines[number].index(mark))
        if len(self._joined) < _MOST_TOLD:
            found = BAD_YAML.at(place, detalle=detail, remedio=_DASH_INSTEAD.format(mark))
            self._joined.append(found)

    def _check_curly(self, event: Any) -> None:
        """Tell a text between the quotes of Word that a comma of a list in brackets cut."""
        if event.value[:1] != "“" or "”" in event.value:
            return
        end = event.end_mark
        if self.lines[end.line][end.column :].lstrip().startswith(","):
            detail = "las comillas “ ” que pone Word no encierran un texto, y la coma lo parte"
            self._tell_unsound(event, detail, 'escriba comillas rectas: `"…"`.')

    def _check_pair(self, key: Any, value: Any) -> None:
        """Tell the names of fields that are a field and its value, or a part of a number."""
        is_alone = isinstance(value, yaml.ScalarEvent) and not (value.value or value.style)
        start = key.start_mark
        if not is_alone or not isinstance(key, yaml.ScalarEvent) or key.style:
            return
        field, colon, rest = key.value.partition(":")
        if colon and rest.strip() and _WORD.fullmatch(field):
            detail = f"falta un espacio después de los dos puntos: «{shortened(key.value)}»"
            self._tell_unsound(key, detail, f"escriba `{field}: {shortened(rest)}`.")
        elif key.value.isdigit() and _THOUSANDS.search(self.lines[start.line][: start.column]):
            detail = f"la coma parte un número: «,{key.value}»"
            self._tell_unsound(
                key, detail, "escríbalo sin coma y, si tiene decimales, con punto: `1200`, `1.5`."
            )

    def _tell_unsound(self, event: Any, detail: str, remedy: str) -> None:
        self._is_sound = False
        self._tell(BAD_YAML.at(self._place(event), detalle=detail, remedio=remedy))

    def _report_joined(self, number: int) -> None:
        detail = "este renglón empieza con «- » y por su sangría se une al texto de arriba"
        remedy = (
            "alinéelo con los demás elementos de la lista; si es texto, póngalo entre comillas."
        )
        column = self.lines[number].index("-")
        place = self._at(number, column)
        if len(self._joined) < _MOST_TOLD:
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
            self._tell(self._cut)
        self._cut = None


def _mark_of(event: Any) -> str:
    """Return the sign of YAML's own that an event begins with, or an empty text."""
    if isinstance(event, yaml.AliasEvent):
        return "*"
    if event.anchor:
        return "&"
    return "!" if event.tag else ""


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _hangs(line: str, depth: int) -> bool:
    """Return whether a line belongs to what a line of this indentation begins."""
    return not line.strip() or _depth(line) > depth
