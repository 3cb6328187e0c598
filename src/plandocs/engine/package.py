"""The zip around an Office file, written so that the same parts always give the same bytes."""

import io
import struct
import zlib
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from zipfile import ZipFile

UNREADABLE_ZIP = (OSError, ValueError, RuntimeError, EOFError, zlib.error)
"""What reading a package that is none, or is damaged, raises."""

_MOST_PARTS, _LARGEST, _MOST = 2_000, 50_000_000, 200_000_000
"""The most parts, and the most bytes of one and of all, once inflated."""
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


def read_package(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name; raise one of UNREADABLE_ZIP when it is none."""
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except zipfile.BadZipFile as error:
        raise ValueError(*error.args) from error


def _read(archive: "ZipFile") -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    sizes = [entry.file_size for entry in entries]
    if len(sizes) > _MOST_PARTS or max(sizes, default=0) > _LARGEST or sum(sizes) > _MOST:
        raise ValueError("larger than any document")
    if any(entry.compress_type not in (0, _DEFLATED) for entry in entries):
        raise ValueError("packed in a way that Word does not know")
    return {entry.filename: archive.read(entry) for entry in entries}


def read_entries(data: bytes) -> dict[str, Entry]:
    """Return the parts of a sound package as it holds them, compressed."""
    import zipfile

    found: dict[str, Entry] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.is_dir():
                continue
            if entry.compress_type == _DEFLATED:
                raw = _raw(data, entry.header_offset, entry.compress_size)
                found[entry.filename] = Entry(raw, entry.CRC, entry.file_size)
            else:
                found[entry.filename] = deflated(archive.read(entry))
    return found


def _raw(data: bytes, offset: int, size: int) -> bytes:
    """Return the compressed bytes after the local header at `offset`."""
    name, extra = struct.unpack_from("<2H", data, offset + 26)
    start = offset + _LOCAL.size + name + extra
    return data[start : start + size]


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
