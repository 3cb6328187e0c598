"""Every XML part of a package, looked at before a library makes a tree of it.

Nothing is believed of an encoding: a part is UTF-8, or UTF-16 with its mark (ECMA-376 part 2,
6.2.5), and is decoded whole and strictly. What declares a DTD is refused by its text alone.
Only then does expat walk the part, with handlers that count and keep nothing.
"""

import codecs
import re
import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree
from xml.parsers import expat

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.gates.package import shown
from plandocs.gates.rules import BAD_XML, DECLARES_DTD, EXCESSIVE_XML, OTHER_ENCODING

TYPES = "[Content_Types].xml"
_XML_NAMES = (".xml", ".rels", ".vml")
_EBCDIC = (b"\x4c\x6f\xa7\x94", b"\x4c\x5a\xc4\xd6")
_BEFORE = re.compile(rb"[\xff\xfe\xef\xbb\xbf\0\s]*+")
_PROLOG = re.compile(rb"<\?xml", re.IGNORECASE)
_DTD_ANYWHERE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FOREIGN = {
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF32_LE: "UTF-32",
    b"\0\0\0<": "UTF-32",
    b"<\0\0\0": "UTF-32",
    **dict.fromkeys(_EBCDIC, "EBCDIC"),
    b"+ADw-": "UTF-7",
    b"\0<": "UTF-16 sin su marca de orden",
    b"<\0": "UTF-16 sin su marca de orden",
}
"""By the first bytes of a part, encodings that no part may have, the longest first."""
_DECLARED = re.compile(
    r"<\?xml\s+version\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
    r"(?:\s+encoding\s*=\s*(?:\"([^\"]*)\"|'([^']*)'))?"
)
_DTD = re.compile(r"<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_DTD_NAMES = {"DOCTYPE": "un DOCTYPE", "ENTITY": "una entidad"}
_STYLESHEET = re.compile(r"<\?xml-stylesheet\b")
_LONG_NAMESPACE = re.compile(r"\sxmlns(?::[^\s=]*+)?+\s*+=\s*+(?:\"[^\"]{1000}|'[^']{1000})")
"""Expat writes the whole name of a namespace before each element's: so none may be long."""
_CHUNK = 1_000_000

_DEEPEST = 256
"""How many elements may stand one inside another; lxml takes no more either."""
_MOST_ATTRIBUTES = 500
"""The most attributes, or names of namespaces, of one element; Word's richest have some forty."""
_MOST_SPACES = 1_000
"""The most namespaces in force at once: libxml2 looks for each prefix among all of them."""
_MOST_TEXT = 5_000_000
"""The most letters of one text; libxml2 takes ten million."""
_SAID = {
    "mismatched tag": "una marca cierra otra que la que abrió",
    "duplicate attribute": "un elemento tiene dos veces un atributo",
    "undefined entity": "usa una entidad que nadie define",
    "unbound prefix": "usa un prefijo que nadie declara",
    "no element found": "se acaba antes de tiempo",
    "unclosed token": "se acaba antes de tiempo",
    "unclosed CDATA section": "se acaba antes de tiempo",
    "junk after document element": "sigue después de haber acabado",
    "reference to invalid character number": "nombra un carácter que XML no admite",
    "XML or text declaration not at start of entity": "algo está antes de su principio",
}
_ILL_FORMED = "no es XML bien escrito"
_NEAR = 30


class _Fault(Exception):
    """What is wrong with a part, but for its name: the rule and its values."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__()
        self.found = found


class Size(NamedTuple):
    """How much XML a part holds."""

    bytes: int
    """In memory, where every letter takes as much as the rarest: 1, 2 or 4."""
    nodes: int


_MOST = Size(40_000_000, 300_000)
"""The most XML of one package: what keeps the worst file that passes within what SECURITY.md
promises. Compiling costs most where each element is small: an empty paragraph, 45 µs and 1 kB;
a cell, 10 µs. A template of 20,000 paragraphs has a third of these nodes.
"""
_MOST_OF_TYPES = Size(1_000_000, 20_000)
"""The same of its list of contents, which has a line for each of 2,000 parts at most."""


def check_xml(parts: Mapping[str, bytes], path: str) -> list[Diagnostic]:
    """Return what is wrong with the XML of a package, part by part."""
    at = InFile(path)
    faults: list[Diagnostic] = []
    left = _MOST
    for name in _xml_parts(parts, at):
        try:
            used = _check(parts[name], name, at, _MOST_OF_TYPES if name == TYPES else left)
        except _Fault as fault:
            faults.append(fault.found)
        else:
            left = Size(left.bytes - used.bytes, left.nodes - used.nodes)
    return faults


def _check(data: bytes, name: str, at: InFile, left: Size) -> Size:
    """Return how much XML a part holds, `left` at most; raise _Fault when it is not sound."""
    part = _Part(data, shown(name), at, left)
    part.check()
    return Size(part.bytes, part.nodes)


def _xml_parts(parts: Mapping[str, bytes], at: InFile) -> Iterator[str]:
    """Yield the parts that are XML: by their name, by the package's list, or by how they begin."""
    if TYPES in parts:
        yield TYPES
    typed = _typed_as_xml(parts.get(TYPES, b""), at)
    for name, data in sorted(parts.items()):
        folded = name.casefold()
        named = folded.endswith(_XML_NAMES) or f"/{folded}" in typed
        if name != TYPES and (named or folded.rpartition(".")[2] in typed or _begins_as_xml(data)):
            yield name


def _typed_as_xml(types: bytes, at: InFile) -> set[str]:
    """Return the parts and endings that a list of contents says are XML, in small letters."""
    try:
        _check(types, TYPES, at, _MOST_OF_TYPES)
    except _Fault:
        return set()
    return {
        (entry.get("PartName") or entry.get("Extension") or "").casefold()
        for entry in ElementTree.fromstring(types)
        if entry.get("ContentType", "").casefold().endswith(("+xml", "/xml"))
    }


def _begins_as_xml(data: bytes) -> bool:
    """Return whether a part of any name is XML, or would be read as such with a DTD in it."""
    start = _BEFORE.match(data)
    if start is None or data[start.end() : start.end() + 1] != b"<":
        return data.startswith(_EBCDIC)
    plain = data[start.end() :].replace(b"\0", b"")
    return bool(_PROLOG.match(plain) or _DTD_ANYWHERE.search(plain))


class _Part:
    """One part being looked at."""

    def __init__(self, data: bytes, name: str, at: InFile, left: Size) -> None:
        self._data = data
        self._name = name
        self._at = at
        self._left = left
        self._depth = 0
        self._spaces = 0
        self._new_spaces = 0
        self._text = 0
        self.nodes = 0

    def check(self) -> None:
        """Raise _Fault when the part is not sound."""
        self._hold(len(self._data))
        text = self._decoded()
        self._hold(sys.getsizeof(text) - sys.getsizeof(""))
        self._check_declarations(text)
        self._walk(text.encode())

    def _hold(self, size: int) -> None:
        self.bytes = size
        if size > self._left.bytes:
            self._exceed("hace que el archivo pase de 40 MB de XML en la memoria", "40 MB")

    def _decoded(self) -> str:
        """Return the text of the part."""
        data = self._data
        for start, encoding in _FOREIGN.items():
            if data.startswith(start):
                self._misencode(f"está en {encoding}")
        is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "utf-16" if is_wide else "utf-8-sig"
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            kind = "UTF-16" if is_wide else "UTF-8"
            self._misencode(f"lleva en el renglón {line} letras que no son {kind}")
        declared = _DECLARED.match(text)
        if declared:
            said = (declared[3] or declared[4] or encoding[:6].rstrip("-")).casefold()
            if said != encoding.removesuffix("-sig"):
                self._misencode(f"dice estar en {shown(said)}")
            if (declared[1] or declared[2]) != "1.0":
                self._misencode("no es XML 1.0")
        return text

    def _check_declarations(self, text: str) -> None:
        if found := _DTD.search(text):
            line = text.count("\n", 0, found.start()) + 1
            what = _DTD_NAMES.get(found[1].upper(), f"un {found[1].upper()}")
            raise _Fault(DECLARES_DTD.at(self._at, pieza=self._name, que=what, linea=line))
        if found := _STYLESHEET.search(text):
            line = text.count("\n", 0, found.start()) + 1
            what = "una hoja de estilo"
            raise _Fault(DECLARES_DTD.at(self._at, pieza=self._name, que=what, linea=line))
        if _LONG_NAMESPACE.search(text):
            most = "1,000 letras"
            self._exceed(f"declara un espacio de nombres de más de {most}", most)

    def _walk(self, data: bytes) -> None:
        parser = expat.ParserCreate("utf-8", "}")
        parser.ordered_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartNamespaceDeclHandler = self._declare
        parser.EndNamespaceDeclHandler = self._forget
        parser.CharacterDataHandler = self._read
        try:
            for start in range(0, len(data), _CHUNK):
                parser.Parse(data[start : start + _CHUNK])
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            self._tell_ill_formed(data, error, max(0, parser.ErrorByteIndex))

    def _tell_ill_formed(self, data: bytes, error: expat.ExpatError, index: int) -> None:
        text = data[max(0, index - _NEAR) : index + _NEAR].decode("utf-8", "ignore")
        near = shown(" ".join(text.split()))
        reason = _SAID.get(expat.ErrorString(error.code), _ILL_FORMED)
        raise _Fault(
            BAD_XML.at(
                self._at, pieza=self._name, motivo=reason, linea=error.lineno,
                columna=error.offset + 1, cerca=f", cerca de «{near}»" if near else "",
            )
        ) from None  # fmt: skip

    def _start(self, _: str, attributes: list[str]) -> None:
        self._depth += 1
        self._text = 0
        own = len(attributes) // 2 + self._new_spaces
        self._new_spaces = 0
        self.nodes += 1 + own
        if self._depth > _DEEPEST:
            self._exceed(f"tiene más de {_DEEPEST} niveles", str(_DEEPEST))
        if own > _MOST_ATTRIBUTES:
            most = str(_MOST_ATTRIBUTES)
            self._exceed(f"tiene un elemento con más de {most} atributos", most)
        if max(map(len, attributes), default=0) > _MOST_TEXT:
            most = f"{_MOST_TEXT:,} letras"
            self._exceed(f"tiene un atributo de más de {most}", most)
        if self.nodes > self._left.nodes:
            most = f"{_MOST.nodes:,}"
            self._exceed(f"hace que el archivo pase de {most} elementos y atributos", most)

    def _end(self, _: str) -> None:
        self._depth -= 1
        self._text = 0

    def _declare(self, _prefix: str | None, _uri: str | None) -> None:
        self._spaces += 1
        self._new_spaces += 1
        if self._spaces > _MOST_SPACES:
            most = f"{_MOST_SPACES:,}"
            self._exceed(f"declara más de {most} espacios de nombres a la vez", most)

    def _forget(self, _prefix: str | None) -> None:
        self._spaces -= 1

    def _read(self, text: str) -> None:
        self._text += len(text)
        if self._text > _MOST_TEXT:
            most = f"{_MOST_TEXT:,} letras"
            self._exceed(f"tiene un texto de más de {most}", most)

    def _exceed(self, what: str, most: str) -> None:
        raise _Fault(EXCESSIVE_XML.at(self._at, pieza=self._name, que=what, limite=most))

    def _misencode(self, reason: str) -> None:
        raise _Fault(OTHER_ENCODING.at(self._at, pieza=self._name, motivo=reason))
