"""The zip around an Office file, read by ourselves before any library sees its bytes.

It is stricter than the libraries on purpose: where two readers could find different parts in the
same bytes (APPNOTE.TXT 6.3.10 leaves room for it), nobody's reading is trusted. Sizes are counted
while inflating and never believed from a header.
"""

import re
import stat
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.gates.rules import ALTERED, INCOMPLETE, NOT_OFFICE, PROTECTED, TOO_LARGE, UNFIT_PART

MOST_PACKED = 25_000_000
"""The most bytes of a file as it is on disk."""
_MOST_PARTS, _LARGEST, _MOST = 2_000, 50_000_000, 200_000_000
"""The most parts, and the most bytes of one and of all, once inflated."""
_RATIO, _FREE = 100, 100_000
"""How many times its packed size a part may grow, where it is larger than `_FREE` bytes."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_EXTRA64 = 1
_UNSAID, _UNSAID_SHORT = 0xFFFFFFFF, 0xFFFF
"""What stands for a number that a zip64 field holds."""
_ENCRYPTED, _STREAMED, _PATCHED, _UTF8, _MASKED = 1, 8, 0x20, 0x800, 0x2000
_STORED, _DEFLATED, _AES = 0, 8, 99
_METHODS = {1: "Shrink", 6: "Implode", 9: "Deflate64", 12: "BZIP2", 14: "LZMA", 93: "Zstandard"}
_FILE_KINDS = (0, stat.S_IFREG, stat.S_IFDIR)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = {
    "WordDocument": "es de un Word anterior (.doc)",
    "Workbook": "es de un Excel anterior (.xls)",
    "Book": "es de un Excel anterior (.xls)",
    "PowerPoint Document": "es una presentación de un PowerPoint anterior (.ppt)",
}
"""By the name of a stream of a compound file (MS-CFB), what the file is."""
_OTHER_STARTS = {
    b"%PDF": "es un PDF",
    b"{\\rtf": "es un documento RTF",
    b"<?xml": "es un XML suelto",
    b"<!DOCTYPE": "es una página web",
    b"<html": "es una página web",
}
_NO_OFFICE = "no es un archivo de Word ni de Excel"
_NO_PARTS = re.compile(r"__MACOSX/|\[trash\]/|(?:.*/)?(?:\.DS_Store|Thumbs\.db)$", re.IGNORECASE)
"""What other programs leave in a zip and is no part of a document (ECMA-376 part 2, 7.3.4)."""
_LONGEST_NAME, _LONGEST_SAID = 500, 80


class Item(NamedTuple):
    """A part as its zip holds it."""

    name: str
    method: int
    packed: bytes
    checksum: int
    size: int


class Opened(NamedTuple):
    """The parts of a package by name, or else what is wrong with it."""

    parts: Mapping[str, bytes]
    faults: tuple[Diagnostic, ...] = ()


class _Altered(Exception):
    """Bytes that two readers of zips could read in two ways; the message says why, in Spanish."""


class _Cut(Exception):
    """Bytes that end before their directory does."""


class _Record(NamedTuple):
    """An entry of the central directory."""

    encoded: bytes
    flags: int
    method: int
    checksum: int
    packed_size: int
    size: int
    offset: int
    kind: int
    disk: int

    @property
    def name(self) -> str:
        """The name, which old programs write in the letters of MS-DOS."""
        return self.encoded.decode("utf-8" if _is_utf8(self.encoded) else "cp437")

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/")

    @property
    def is_encrypted(self) -> bool:
        return bool(self.flags & (_ENCRYPTED | _MASKED)) or self.method == _AES


def _is_utf8(encoded: bytes) -> bool:
    try:
        encoded.decode()
    except UnicodeDecodeError:
        return False
    return True


def read_package(data: bytes, path: str) -> Opened:
    """Return the parts of an Office file, or all that is wrong with the zip around them."""
    at = InFile(path)
    if len(data) > MOST_PACKED:
        return Opened({}, (too_large(len(data), at),))
    if told := _no_zip(data, at):
        return Opened({}, (told,))
    try:
        records, end = _directory(data)
        if faults := tuple(_told_of(records, at)):
            return Opened({}, faults)
        items = _items(data, records, end)
    except _Altered as altered:
        return Opened({}, (ALTERED.at(at, motivo=altered),))
    except _Cut:
        return Opened({}, (INCOMPLETE.at(at),))
    return _inflate(items, at)


def read_items(data: bytes) -> list[Item]:
    """Return the parts of a file that passed, as its zip holds them."""
    records, end = _directory(data)
    return _items(data, records, end)


def too_large(size: int, at: InFile) -> Diagnostic:
    """Return what is said of a file of more bytes than a document has."""
    return TOO_LARGE.at(at, que=f"El archivo pesa {size / 1_000_000:,.1f} MB", limite="25 MB")


def shown(name: str) -> str:
    """Return a name fit for a message: short, and with a dot for what cannot be seen."""
    seen = "".join(letter if letter.isprintable() else "·" for letter in name)
    return seen if len(seen) <= _LONGEST_SAID else f"{seen[:_LONGEST_SAID]}…"


def _no_zip(data: bytes, at: InFile) -> Diagnostic | None:
    if data.startswith(b"PK\3\4"):
        return None
    if data.startswith(_OLE):
        return _told_of_old(data, at)
    if not data:
        return NOT_OFFICE.at(at, motivo="está vacía")
    if data.startswith(b"PK\5\6"):
        return NOT_OFFICE.at(at, motivo="es un archivo comprimido sin nada dentro")
    if b"PK\5\6" in data and b"PK\3\4" in data:
        return ALTERED.at(at, motivo="trae algo antes de su primera pieza")
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:9]
    kinds = (kind for sign, kind in _OTHER_STARTS.items() if start.startswith(sign))
    return NOT_OFFICE.at(at, motivo=next(kinds, _NO_OFFICE))


def _told_of_old(data: bytes, at: InFile) -> Diagnostic:
    """Return what is said of a compound file: a locked document, or one of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return PROTECTED.at(at, motivo="todo su contenido está cifrado")
    for stream, kind in _OLE_KINDS.items():
        if stream.encode("utf-16-le") + b"\0\0" in data:
            return NOT_OFFICE.at(at, motivo=kind)
    reason = "está protegida con contraseña, o es de un Word o un Excel anterior (.doc, .xls)"
    return NOT_OFFICE.at(at, motivo=reason)


def _directory(data: bytes) -> tuple[list[_Record], int]:
    """Return the entries of the central directory, and where it begins."""
    at = data.rfind(b"PK\5\6")
    if at < 0 or at + _END.size > len(data):
        raise _Cut
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(data, at)
    rest = len(data) - at - _END.size - comment
    if rest < 0:
        raise _Cut
    if rest:
        raise _Altered("trae algo después de su final")
    stop = at
    if data[at - _LOCATOR64.size : at].startswith(b"PK\6\7"):
        stop, numbers = _end64(data, at, (disk, first_disk, here, count, size, offset))
        disk, first_disk, here, count, size, offset = numbers
    if disk or first_disk or here != count:
        raise _Altered("es una parte de un archivo repartido en varios")
    if offset + size != stop:
        raise _Altered("su índice no está donde dice")
    return [*_records(data[offset:stop], count)], offset


def _end64(data: bytes, at: int, said: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    """Return where the zip64 end of a directory begins, and its numbers.

    Java programs write one also where nothing is as large as to need it.
    """
    _, _, start, disks = _LOCATOR64.unpack_from(data, at - _LOCATOR64.size)
    if start + _END64.size != at - _LOCATOR64.size or disks != 1:
        raise _Altered("su índice no está donde dice")
    sign, length, _, _, *numbers = _END64.unpack_from(data, start)
    unsaid = (_UNSAID_SHORT,) * 4 + (_UNSAID,) * 2
    same = all(old in (new, none) for old, new, none in zip(said, numbers, unsaid, strict=True))
    if sign != b"PK\6\6" or length != _END64.size - 12 or not same:
        raise _Altered("sus dos índices no dicen lo mismo")
    return start, tuple(numbers)


def _records(directory: bytes, count: int) -> Iterator[_Record]:
    at = 0
    for _ in range(min(count, _MOST_PARTS + 1)):
        if directory[at : at + 4] != b"PK\1\2" or at + _CENTRAL.size > len(directory):
            raise _Altered("su índice está dañado")
        (
            _, _, _, flags, method, _, _, checksum, packed, size,
            name_length, extra_length, comment_length, disk, _, attributes, offset,
        ) = _CENTRAL.unpack_from(directory, at)  # fmt: skip
        start = at + _CENTRAL.size
        name = directory[start : start + name_length]
        extra = directory[start + name_length : start + name_length + extra_length]
        at = start + name_length + extra_length + comment_length
        size, packed, offset = _large(extra, size, packed, offset)
        kind = stat.S_IFMT(attributes >> 16)
        yield _Record(name, flags, method, checksum, packed, size, offset, kind, disk)
    if count <= _MOST_PARTS and at != len(directory):
        raise _Altered("su índice está dañado")


def _large(extra: bytes, *numbers: int) -> tuple[int, ...]:
    """Return the numbers of a header, those that it leaves to its zip64 field read there."""
    missing = numbers.count(_UNSAID)
    if not missing:
        return numbers
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == _EXTRA64 and 8 * missing <= length <= len(extra) - at - 4:
            held = iter(struct.unpack_from(f"<{missing}Q", extra, at + 4))
            return tuple(next(held) if number == _UNSAID else number for number in numbers)
        at += 4 + length
    raise _Altered("una pieza dice ser de más de 4 GB")


def _told_of(records: list[_Record], at: InFile) -> Iterator[Diagnostic]:
    """Yield what is wrong with the entries by what the directory says of them."""
    if not records:
        yield NOT_OFFICE.at(at, motivo="es un archivo comprimido sin nada dentro")
    if len(records) > _MOST_PARTS:
        yield TOO_LARGE.at(at, que="El archivo trae más de 2,000 piezas", limite="2,000")
        return
    if locked := next((record for record in records if record.is_encrypted), None):
        yield PROTECTED.at(at, motivo=f"su pieza «{shown(locked.name)}» está cifrada")
        return
    unfit = [(record.name, reason) for record in records for reason in _unfit(record)]
    for name, reason in unfit or _clashing(record.name for record in records):
        yield UNFIT_PART.at(at, pieza=shown(name), motivo=reason)


def _clashing(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the names that are those of two parts, or of a part and a folder, and why."""
    known: dict[str, str] = {}
    for name in names:
        key = normalize("NFC", unquote(name)).casefold().rstrip("/")
        if key in known:
            also = "" if known[key] == name else f", la otra como «{shown(known[key])}»"
            yield name, f"está dos veces{also}"
        known.setdefault(key, name)
    for key, name in known.items():
        for slash in re.finditer("/", key):
            above = known.get(key[: slash.start()], "/")
            if not above.endswith("/"):
                yield name, f"está dentro de «{shown(above)}», que es una pieza y no una carpeta"


def _unfit(record: _Record) -> Iterator[str]:
    """Yield why an entry is no part of a document."""
    if reason := _unfit_name(record.name):
        yield reason
    if record.flags & _UTF8 and not _is_utf8(record.encoded):
        yield "lleva en el nombre letras que no se entienden"
    if record.kind == stat.S_IFLNK:
        yield "es un enlace a otro archivo"
    elif record.kind not in _FILE_KINDS:
        yield "no es un archivo"
    if record.method not in (_STORED, _DEFLATED):
        method = _METHODS.get(record.method, f"el método {record.method}")
        yield f"está comprimida con {method}, que ni Word ni Excel leen"
    if record.flags & _PATCHED:
        yield "es solo la diferencia con otra"
    if record.disk:
        yield "está en otro archivo"
    if record.is_folder and record.size:
        yield "es una carpeta y trae contenido"


def _unfit_name(name: str) -> str:
    """Return why a name is none of a part, or an empty text."""
    plain = unquote(name)
    steps = plain.removesuffix("/").split("/")
    if not name:
        return "no tiene nombre"
    if len(name) > _LONGEST_NAME:
        return f"tiene un nombre de más de {_LONGEST_NAME} letras"
    if any(letter < " " or letter == "\x7f" for letter in plain):
        return "lleva en el nombre caracteres que no se ven"
    if "\\" in plain:
        return "lleva una diagonal invertida en el nombre"
    if plain.startswith("/") or re.match("[A-Za-z]:", plain):
        return "tiene por nombre una ruta del disco"
    if ".." in steps:
        return "tiene un nombre que sale de su carpeta («..»)"
    if "." in steps or "" in steps:
        return "tiene una carpeta sin nombre"
    if ":" in plain:
        return "lleva «:» en el nombre"
    if any(step.endswith((".", " ")) for step in steps):
        return "tiene un nombre que acaba en punto o en espacio"
    return ""


def _items(data: bytes, records: list[_Record], end: int) -> list[Item]:
    """Return the parts, which must fill the file one after another up to its directory."""
    ordered = sorted(records, key=lambda record: record.offset)
    stops = [record.offset for record in ordered[1:]] + [end]
    if ordered[0].offset:
        raise _Altered("trae algo antes de su primera pieza")
    found = [
        Item(record.name, record.method, _packed(data, record, stop), record.checksum, record.size)
        for record, stop in zip(ordered, stops, strict=True)
    ]
    return [item for item in found if not (_NO_PARTS.match(item.name) or item.name.endswith("/"))]


def _packed(data: bytes, record: _Record, stop: int) -> bytes:
    """Return the compressed bytes of an entry, whose own header must say what the directory does.

    `stop` is where the next entry begins.
    """
    name = shown(record.name)
    if record.offset + _LOCAL.size > stop or data[record.offset : record.offset + 4] != b"PK\3\4":
        raise _Altered(f"la pieza «{name}» no está donde dice el índice")
    (
        _, _, flags, method, _, _, checksum, packed_size, size, name_length, extra_length,
    ) = _LOCAL.unpack_from(data, record.offset)  # fmt: skip
    start = record.offset + _LOCAL.size
    encoded = data[start : start + name_length]
    extra = data[start + name_length : start + name_length + extra_length]
    start += name_length + extra_length
    after = start + record.packed_size
    if after > stop:
        raise _Altered(f"la pieza «{name}» se encima con la que sigue")
    said = (checksum, *_large(extra, size, packed_size))
    told = (record.checksum, record.size, record.packed_size)
    streamed = bool(flags & _STREAMED)
    agrees = said == told or (
        streamed and all(a in (0, b) for a, b in zip(said, told, strict=True))
    )
    if (encoded, method) != (record.encoded, record.method) or flags & _ENCRYPTED or not agrees:
        raise _Altered(f"la pieza «{name}» no es la que dice el índice")
    rest = data[after:stop]
    if rest and not (streamed and rest in _descriptors(*told)):
        raise _Altered(f"trae algo después de la pieza «{name}» que no es de ninguna")
    if not rest and said != told:
        raise _Altered(f"la pieza «{name}» no dice dónde acaba")
    return data[start:after]


def _descriptors(checksum: int, size: int, packed: int) -> tuple[bytes, ...]:
    """Return what may stand after a part whose size was not known when it was begun."""
    short, long = (struct.pack(form, checksum, packed, size) for form in ("<3L", "<L2Q"))
    return short, long, b"PK\7\x08" + short, b"PK\7\x08" + long


def _inflate(items: list[Item], at: InFile) -> Opened:
    parts: dict[str, bytes] = {}
    faults: list[Diagnostic] = []
    left = _MOST
    for item in items:
        cap = min(_LARGEST, left, max(_FREE, _RATIO * len(item.packed)))
        found = inflated(item, cap)
        if found is None:
            faults.append(_told_of_bomb(item, cap, left, at))
        elif isinstance(found, str):
            faults.append(UNFIT_PART.at(at, pieza=shown(item.name), motivo=found))
        else:
            parts[item.name] = found
            left -= len(found)
        if found is None and cap == left:
            break
    return Opened({}, tuple(faults)) if faults else Opened(parts)


def inflated(item: Item, most: int) -> bytes | str | None:
    """Return what a part holds, a sentence's end that says why it cannot be had, or None.

    None is for what holds more than `most` bytes, of which no more are ever made.
    """
    if item.method == _STORED:
        found, rest = item.packed, b""
        if len(found) > most:
            return None
    else:
        inflater = zlib.decompressobj(-15)
        try:
            found = inflater.decompress(item.packed, most + 1)
        except zlib.error:
            return "está dañada"
        if len(found) > most:
            return None
        if not inflater.eof:
            return "está incompleta"
        rest = inflater.unused_data
    if rest or len(found) != item.size:
        return "no mide lo que dice"
    if zlib.crc32(found) != item.checksum:
        return "está dañada: no cuadra su suma de control"
    return found


def _told_of_bomb(item: Item, cap: int, left: int, at: InFile) -> Diagnostic:
    name = shown(item.name)
    if cap == left:
        que, limite = "El archivo, descomprimido, pasa de 200 MB", "200 MB"
    elif cap == _LARGEST:
        que, limite = f"La pieza «{name}», descomprimida, pasa de 50 MB", "50 MB"
    else:
        que = f"La pieza «{name}» crece a más de {_RATIO} veces su tamaño al descomprimirse"
        limite = f"{_RATIO} veces"
    return TOO_LARGE.at(at, que=que, limite=limite)
