"""A zip package with no more work than it needs: parts that never change stay deflated."""

import io
import struct
import zipfile
import zlib
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

_LEVEL = 6
_DATE = 0x21  # 1 January 1980, the first day that zip can write
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


class Package:
    """A package of which some parts are written anew every time."""

    def __init__(self, data: bytes, changing: Container[str]) -> None:
        """Deflate the parts of a package that do not change."""
        self._static = b""
        self._directory: list[bytes] = []
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                if name not in changing:
                    self._keep(_deflated(name, (package.read(name),)))

    def packed(self, parts: Mapping[str, Iterable[bytes]]) -> bytes:
        """Return the package with the parts that change, each given in pieces."""
        pieces, offset = [self._static], len(self._static)
        directory = list(self._directory)
        for name, part in parts.items():
            entry = _deflated(name, part)
            directory.append(entry.central(offset))
            pieces.append(entry.local())
            offset += len(pieces[-1])
        central = b"".join(directory)
        count = len(directory)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(central), offset, 0)
        return b"".join((*pieces, central, end))

    def _keep(self, entry: "_Entry") -> None:
        self._directory.append(entry.central(len(self._static)))
        self._static += entry.local()


def parts_of(data: bytes) -> dict[str, str]:
    """Return the text of every part of a package that holds text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = filter(lambda name: name.endswith((".xml", ".rels")), package.namelist())
        return {name: package.read(name).decode() for name in names}


class _Entry(NamedTuple):
    name: bytes
    crc: int
    size: int
    deflated: bytes

    def local(self) -> bytes:
        header = _LOCAL.pack(
            *(b"PK\3\4", 20, 0, 8, 0, _DATE),
            *(self.crc, len(self.deflated), self.size, len(self.name), 0),
        )
        return header + self.name + self.deflated

    def central(self, offset: int) -> bytes:
        header = _CENTRAL.pack(
            *(b"PK\1\2", 20, 20, 0, 8, 0, _DATE),
            *(self.crc, len(self.deflated), self.size, len(self.name), 0, 0, 0, 0, 0, offset),
        )
        return header + self.name


def _deflated(name: str, part: Iterable[bytes]) -> _Entry:
    deflater = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated, crc, size = [], 0, 0
    for piece in part:
        deflated.append(deflater.compress(piece))
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    deflated.append(deflater.flush())
    return _Entry(name.encode(), crc, size, b"".join(deflated))
