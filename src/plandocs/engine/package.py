"""The zip around an Office file, written so that the same parts always give the same bytes."""

import struct
import zlib
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from plandocs.engine.fault import TemplateFault
from plandocs.gates.document import open_document
from plandocs.gates.package import read_items

_BATCH = 1024
"""How many pieces of a text are compressed at a time."""
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_DATE = 0x21
"""The first of January of 1980, the earliest day that a zip can say."""
_DEFLATED = 8
_MODE = 0o600 << 16
_UTF8 = 0x800
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class Entry(NamedTuple):
    """A part as a zip holds it: deflated bytes, its check sum and its size when inflated."""

    deflated: bytes
    checksum: int
    size: int


def read_package(data: bytes, name: str = "") -> dict[str, bytes]:
    """Return the parts of a sound Office file; raise TemplateFault with all that is wrong.

    `name` is how messages call the file.
    """
    opened = open_document(data, name)
    if opened.faults:
        raise TemplateFault(opened.faults)
    return dict(opened.parts)


def read_entries(data: bytes) -> dict[str, Entry]:
    """Return the parts of a sound package as it holds them, compressed."""
    return {
        item.name: Entry(item.packed, item.checksum, item.size)
        if item.method == _DEFLATED
        else deflated(item.packed)
        for item in read_items(data)
    }


def deflated(data: bytes, level: int = 6) -> Entry:
    """Return a part compressed; `level` is zlib's: 3 takes half the time of 6 for a fifth more."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return Entry(packer.compress(data) + packer.flush(), zlib.crc32(data), len(data))


def deflated_text(pieces: Iterable[str], level: int) -> Entry:
    """Return a part compressed from the pieces of its text, which are never joined as a whole."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    packed: list[bytes] = []
    checksum = size = 0
    rest = iter(pieces)
    while batch := list(islice(rest, _BATCH)):
        data = "".join(batch).encode()
        packed.append(packer.compress(data))
        checksum = zlib.crc32(data, checksum)
        size += len(data)
    packed.append(packer.flush())
    return Entry(b"".join(packed), checksum, size)


def inflated(entry: Entry) -> bytes:
    """Return what a part holds."""
    return zlib.decompress(entry.deflated, -15)


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of `parts`: fixed order, fixed dates, no trace of the machine."""
    return write_entries({name: deflated(data) for name, data in parts.items()})


def write_entries(entries: Mapping[str, Entry]) -> bytes:
    """Return a package of parts already compressed (APPNOTE.TXT 4.3), in a fixed order."""
    pieces: list[bytes] = []
    index: list[bytes] = []
    offset = 0
    for name in _ordered(entries):
        entry, encoded = entries[name], name.encode()
        sizes = (entry.checksum, len(entry.deflated), entry.size)
        flags = 0 if name.isascii() else _UTF8
        head = _LOCAL.pack(b"PK\3\4", 20, flags, _DEFLATED, 0, _DATE, *sizes, len(encoded), 0)
        pieces += (head, encoded, entry.deflated)
        index += (
            _CENTRAL.pack(
                b"PK\1\2", 20, 20, flags, _DEFLATED, 0, _DATE, *sizes,
                len(encoded), 0, 0, 0, 0, _MODE, offset,
            ),
            encoded,
        )  # fmt: skip
        offset += len(head) + len(encoded) + len(entry.deflated)
    directory = b"".join(index)
    count = len(entries)
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), offset, 0)
    return b"".join((*pieces, directory, end))


def _ordered(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda part: (part not in _FIRST, part))
