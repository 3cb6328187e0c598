"""A finished document read whole, without the code that wrote it: its texts and its flaws."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from plandocs.verify.package import Flaw, Package, check_package, relations_of
from plandocs.verify.sheet import Sheet, Texts
from plandocs.verify.word import Story
from plandocs.verify.xml import read_xml

_STRINGS = "xl/sharedStrings.xml"
_STYLES = "xl/styles.xml"
_WORKBOOK = "xl/workbook.xml"
_SHEETS = "xl/worksheets/"


@dataclass
class Reading:
    """What a document says, paragraph by paragraph or cell by cell, and what is unsound in it."""

    texts: list[str] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)


def read_document(data: bytes) -> Reading:
    """Return what a Word or Excel file says and what is unsound in it."""
    reading = Reading()
    try:
        package = Package(data)
        reading.flaws += check_package(package)
        _read_parts(package, reading)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        reading.flaws.append(Flaw("zip", "", f"el archivo no se abre ({error})"))
    return reading


def _read_parts(package: Package, reading: Reading) -> None:
    strings, styles = Texts(), _Styles()
    if _STRINGS in package.names:
        _walk(package, _STRINGS, strings, reading)
        reading.texts += strings.texts
    if _STYLES in package.names:
        _walk(package, _STYLES, styles, reading)
    for name in sorted(package.xml_names()):
        if name in (_STRINGS, _STYLES):
            continue
        reader = _reader(name, len(strings.texts), styles.count)
        if _walk(package, name, reader, reading):
            reading.texts += reader.texts
            reading.flaws += [Flaw(told, name, told) for told in reader.faults()]
            reading.flaws += _loose(package, name, reader.relations)


def _reader(name: str, strings: int, styles: int) -> "Story | Sheet | _Pointers":
    """Return what reads a part, of a workbook with so many shared texts and looks of cells."""
    if name.startswith("word/") and name.endswith(".xml"):
        return Story()
    if name.startswith(_SHEETS) and name.endswith(".xml"):
        return Sheet(strings=strings, styles=styles)
    return _Workbook() if name == _WORKBOOK else _Pointers()


def _walk(package: Package, name: str, reader: "Texts | Story | _Pointers", to: Reading) -> bool:
    """Read a part; return whether it is sound XML."""
    try:
        read_xml(package.read(name), reader.start, reader.end, reader.text)
    except expat.ExpatError as error:
        where = f"línea {error.lineno}" if hasattr(error, "lineno") else "declara un DTD"
        to.flaws.append(Flaw("xml", name, f"no está bien formada ({where})"))
        return False
    return True


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
