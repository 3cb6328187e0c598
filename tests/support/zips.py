"""Zips made byte by byte, so that any field of them may lie."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from support.draw import drawn

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
REGULAR, LINK, FOLDER, PIPE = 0o100644 << 16, 0o120777 << 16, 0o040755 << 16, 0o010644 << 16


@dataclass(frozen=True)
class Part:
    """An entry of a zip; what is None is the truth."""

    name: str | bytes
    data: bytes = b""
    method: int = 8
    flags: int = 0
    made_by: int = 20
    attributes: int = 0
    disk: int = 0
    checksum: int | None = None
    size: int | None = None
    packed_size: int | None = None
    packed: bytes | None = None
    extra: bytes = b""
    local_extra: bytes = b""
    local_name: str | bytes | None = None
    local_method: int | None = None
    local_flags: int | None = None
    local_numbers: tuple[int, int, int] | None = None
    """The check sum, the packed size and the size that the header before the part says."""
    descriptor: bytes = b""
    before: bytes = b""
    """What stands before its header."""
    offset: int | None = None


def parts_of(document: bytes) -> dict[str, bytes]:
    """Return the parts of a document that is sound."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sound_parts() -> dict[str, bytes]:
    """Return the parts of a small template that asks for `x`."""
    return parts_of(drawn("Hola {{ x }}"))


def as_parts(parts: Mapping[str, bytes]) -> list[Part]:
    """Return parts as entries."""
    return [Part(name, data) for name, data in parts.items()]


def made_of(parts: Iterable[Part], **end: object) -> bytes:
    """Return a zip of some entries; `end` is told to `joined`."""
    return joined([*parts], **end)  # type: ignore[arg-type]


def joined(
    parts: Sequence[Part],
    *,
    before_directory: bytes = b"",
    after_directory: bytes = b"",
    comment: bytes = b"",
    comment_size: int | None = None,
    count: int | None = None,
    count_here: int | None = None,
    disk: int = 0,
    size: int | None = None,
    offset: int | None = None,
    zip64: bytes | None = None,
) -> bytes:
    """Return a zip of some entries, whose end says what it is told to."""
    body, directory = b"", b""
    for part in parts:
        body += part.before
        directory += _central(part, len(body))
        body += _local(part)
    body += before_directory
    numbers = (
        disk, disk,
        len(parts) if count_here is None else count_here,
        len(parts) if count is None else count,
        len(directory) if size is None else size,
        len(body) if offset is None else offset,
        len(comment) if comment_size is None else comment_size,
    )  # fmt: skip
    between = after_directory
    if zip64 is not None:
        between += zip64 or end64(len(parts), len(directory), len(body))
    return body + directory + between + END.pack(b"PK\5\6", *numbers) + comment


def end64(
    count: int,
    size: int,
    offset: int,
    sign: bytes = b"PK\6\6",
    length: int = 44,
    disks: int = 1,
    start: int | None = None,
) -> bytes:
    """Return the end of a directory as zip64 writes it, and what says where it is."""
    record = struct.pack("<4sQ2H2L4Q", sign, length, 45, 45, 0, 0, count, count, size, offset)
    place = size + offset if start is None else start
    return record + struct.pack("<4sLQL", b"PK\6\7", 0, place, disks)


def streamed(part: Part, sign: bytes = b"PK\7\x08", form: str = "<3L", **more: object) -> Part:
    """Return an entry as a program writes it that cannot go back: its numbers stand after it."""
    packed = _packed(part)
    numbers = struct.pack(form, zlib.crc32(part.data), len(packed), len(part.data))
    changed = replace(
        part, flags=part.flags | 8, local_numbers=(0, 0, 0), descriptor=sign + numbers
    )
    return replace(changed, **more)  # type: ignore[arg-type]


def _packed(part: Part) -> bytes:
    if part.packed is not None:
        return part.packed
    if part.method == 0:
        return part.data
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(part.data) + packer.flush()


def _numbers(part: Part) -> tuple[int, int, int]:
    checksum = zlib.crc32(part.data) if part.checksum is None else part.checksum
    packed = len(_packed(part)) if part.packed_size is None else part.packed_size
    return checksum, packed, len(part.data) if part.size is None else part.size


def _encoded(name: str | bytes) -> bytes:
    return name if isinstance(name, bytes) else name.encode()


def _local(part: Part) -> bytes:
    name = _encoded(part.name if part.local_name is None else part.local_name)
    flags = part.flags if part.local_flags is None else part.local_flags
    method = part.method if part.local_method is None else part.local_method
    head = LOCAL.pack(
        b"PK\3\4", 20, flags, method, 0, 0x21, *(part.local_numbers or _numbers(part)),
        len(name), len(part.local_extra),
    )  # fmt: skip
    return head + name + part.local_extra + _packed(part) + part.descriptor


def _central(part: Part, offset: int) -> bytes:
    name = _encoded(part.name)
    place = offset if part.offset is None else part.offset
    head = CENTRAL.pack(
        b"PK\1\2", part.made_by, 20, part.flags, part.method, 0, 0x21, *_numbers(part),
        len(name), len(part.extra), 0, part.disk, 0, part.attributes, place,
    )  # fmt: skip
    return head + name + part.extra


def noisy(name: str, blocks: int) -> Part:
    """Return an entry of so many blocks of 100,000 bytes that shrinks to a fiftieth of its size."""
    state, pieces = 7, []
    for _ in range(1_000):
        state = (state * 1103515245 + 12345) % 2**31
        pieces.append(struct.pack("<L", state) + b"a" * 96)
    block = b"".join(pieces)
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    return Part(name, block * blocks, packed=packed * blocks + packer.flush())
