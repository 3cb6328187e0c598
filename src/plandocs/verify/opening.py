"""A package that anybody may have made, opened within limits and without believing what it says."""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from xml.etree import ElementTree

_MOST_BYTES, _MOST_PARTS, _LARGEST, _MOST = 100_000_000, 5_000, 100_000_000, 300_000_000
"""The most bytes of a file, the most parts, and the most bytes of one and of all, inflated."""
_TAG_COST, _FIELD_COST, _MOST_MEMORY = 80, 150, 450_000_000
"""About how many bytes a tag and an attribute take once read, and the most that all may take."""
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of the old Office begins, and one that has a password (MS-CFB 2.2)."""
_ENCRYPTED = 0x1
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E|<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_ENCODING = re.compile(rb"""^.{0,4}<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']*)["']""", re.DOTALL)
_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1"}
"""Those in which `<!DOCTYPE` can be seen as it stands."""

Package = Mapping[str, bytes]


class UnreadableFile(Exception):
    """A file that cannot be read; the message says in Spanish what it is, after «no se lee:»."""


def open_package(data: bytes) -> dict[str, bytes]:
    """Return the parts of an Office file by name; raise UnreadableFile."""
    if len(data) > _MOST_BYTES:
        raise UnreadableFile("pesa más que cualquier documento (100 MB)")
    if data.startswith(_COMPOUND):
        raise UnreadableFile("tiene contraseña, o es del Office anterior a 2007")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError) as error:
        # A damaged zip raises whatever its reader trips on.
        raise UnreadableFile("está dañado o no es un archivo de Word ni de Excel") from error


def _read(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > _MOST_PARTS:
        raise UnreadableFile("tiene más partes que cualquier documento")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise UnreadableFile("tiene contraseña")
    found: dict[str, bytes] = {}
    room = _MOST
    for entry in entries:
        if entry.filename in found:
            raise UnreadableFile(f"tiene dos veces la parte «{entry.filename[:80]}»")
        found[entry.filename] = part = _inflated(archive, entry, min(room, _LARGEST))
        room -= len(part)
    return found


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """Return a part, counting what comes out of it: what it says of its size may be a lie."""
    with archive.open(entry) as file:
        part = file.read(room + 1)
    if len(part) > room:
        raise UnreadableFile("al abrirse crece más que cualquier documento (bomba de compresión)")
    return part


def parse(parts: Package, name: str) -> ElementTree.Element | None:
    """Return a part's tree, None when there is no such part; raise UnreadableFile."""
    data = _admitted(parts, name)
    if data is None:
        return None
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableFile(f"la parte «{name[:80]}» está dañada") from error


def first_tag(parts: Package, name: str) -> str:
    """Return what a part's tree begins with, empty when there is no such part; UnreadableFile."""
    data = _admitted(parts, name)
    if data is None:
        return ""
    try:
        return next(
            str(node.tag) for _, node in ElementTree.iterparse(io.BytesIO(data), ("start",))
        )
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise UnreadableFile(f"la parte «{name[:80]}» está dañada") from error


def _admitted(parts: Package, name: str) -> bytes | None:
    """Return a part that may be read as XML, None when there is no such part."""
    data = parts.get(name)
    if data is None:
        return None
    declared = _ENCODING.match(data[:400])
    if declared and declared[1].lower() not in _ENCODINGS:
        raise UnreadableFile(f"la parte «{name[:80]}» viene en una codificación que no se admite")
    if _DOCTYPE.search(data):
        raise UnreadableFile(f"la parte «{name[:80]}» declara entidades (DTD), y no se abre")
    if data.count(b"<") * _TAG_COST + data.count(b"=") * _FIELD_COST > _MOST_MEMORY:
        raise UnreadableFile(f"la parte «{name[:80]}» tiene más piezas que cualquier documento")
    return data
