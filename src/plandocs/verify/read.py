"""A finished document read whole, without the code that wrote it: its texts and its flaws."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from plandocs.verify.package import Flaw, Package, check_package, relations_of
from plandocs.verify.sheet import Sheet, Texts
from plandocs.verify.word import Story
from plandocs.verify.xml import read_xml

_STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_WORKBOOK = "xl/workbook.xml"
_SHEETS = "xl/worksheets/"


class Part(NamedTuple):
    """What a part says, what is wrong with it, and by which names it points at others."""

    texts: list[str]
    faults: list[str]
    relations: set[str]
    looks: int = 0
    """How many looks it offers to cells."""


_Key = tuple[str, bytes, int, int]
"""A part's name, the digest of its bytes, and how many shared texts and looks there are."""


@dataclass
class Reading:
    """What a document says, paragraph by paragraph or cell by cell, and what is unsound in it."""

    texts: list[str] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    parts: dict[_Key, Part] = field(default_factory=dict)
    """Those that are sound XML."""


def read_document(data: bytes, known: Reading | None = None) -> Reading:
    """Return what a Word or Excel file says and what is unsound in it.

    What is the same in a file that is `known` is not read again.
    """
    reading = Reading()
    try:
        package = Package(data)
        reading.flaws += check_package(package)
        _read_parts(package, known or Reading(), reading)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        reading.flaws.append(Flaw("zip", "", f"el archivo no se abre ({error})"))
    return reading


def _read_parts(package: Package, known: Reading, reading: Reading) -> None:
    strings = looks = 0
    names = package.xml_names()
    shared = [name for name in (_STRINGS, _STYLES) if name in names]
    for name in (*shared, *sorted(set(names).difference(shared))):
        data = package.read(name)
        key = name, hashlib.sha256(data).digest(), strings, looks
        try:
            part = known.parts.get(key) or _read_part(name, data, strings, looks)
        except expat.ExpatError as error:
            where = f"línea {error.lineno}" if hasattr(error, "lineno") else "declara un DTD"
            reading.flaws.append(Flaw("xml", name, f"no está bien formada ({where})"))
            continue
        if name == _STRINGS:
            strings = len(part.texts)
        looks += part.looks
        reading.parts[key] = part
        reading.texts += part.texts
        reading.flaws += [Flaw(told, name, told) for told in part.faults]
        reading.flaws += _loose(package, name, part.relations)


def _read_part(name: str, data: bytes, strings: int, looks: int) -> Part:
    """Return what a part says; raise xml.parsers.expat.ExpatError when it is no sound XML."""
    reader = _reader(name, strings, looks)
    read_xml(data, reader.start, reader.end, reader.text)
    looks = reader.count if isinstance(reader, _Styles) else 0
    return Part(reader.texts, list(reader.faults()), reader.relations, looks)


def _reader(name: str, strings: int, looks: int) -> "Texts | Story | _Pointers":
    """Return what reads a part, of a workbook with so many shared texts and looks of cells."""
    if name.startswith("word/") and name.endswith(".xml"):
        return Story()
    if name.startswith(_SHEETS) and name.endswith(".xml"):
        return Sheet(strings=strings, styles=looks)
    if name == _STRINGS:
        return Texts()
    if name == _STYLES:
        return _Styles()
    return _Workbook() if name == _WORKBOOK else _Pointers()


def _loose(package: Package, name: str, used: set[str]) -> Iterator[Flaw]:
    """Yield the relations that a part uses and does not have."""
    if not used:
        return
    had = {relation.id for relation in package.relations(name)}
    for missing in sorted(used - had - {""}):
        yield Flaw(
            "relations", name, f"usa la relación «{missing}», que {relations_of(name)} no trae"
        )


class _Pointers:
    """Any other part: only well formed, and what it points at."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.relations: set[str] = set()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        del tag
        for name, value in attributes.items():
            if name.startswith("r:"):
                self.relations.add(value)

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def text(self, words: str) -> None:
        """Take some text."""

    def faults(self) -> list[str]:
        """Return in Spanish what is wrong with the part."""
        return []


class _Workbook(_Pointers):
    """The workbook's own part: its sheets have each a name and a number."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._numbers: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if tag == "s:sheet":
            self._names.append(attributes.get("name", "").lower())
            self._numbers.append(attributes.get("sheetId", ""))

    def faults(self) -> list[str]:
        found = []
        if len(set(self._names)) < len(self._names):
            found.append("dos hojas con un nombre")
        if len(set(self._numbers)) < len(self._numbers):
            found.append("dos hojas con un número")
        return found


class _Styles(_Pointers):
    """The styles' part: how many looks a cell may have."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._is_inside = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        super().start(tag, attributes)
        if tag == "s:cellXfs":
            self._is_inside = True
        elif tag == "s:xf" and self._is_inside:
            self.count += 1

    def end(self, tag: str) -> None:
        if tag == "s:cellXfs":
            self._is_inside = False
