"""Pictures for tests, sound and unsound, made of their pieces."""

import io
import struct
import zlib
from collections.abc import Iterable
from typing import Any

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"
Piece = tuple[bytes, bytes]
"""A chunk of a PNG: its name and what it holds."""
Segment = tuple[int, bytes]
"""A segment of a JPEG: its marker and what it holds, for a scan with its pixels."""


def drawing(width: int = 40, height: int = 20, mode: str = "RGB") -> Image.Image:
    """Return a picture whose corners differ: red, with a blue bar above and a white one at left."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (0, 0, width, max(1, height // 4)))
    image.paste("white", (0, 0, max(1, width // 4), height))
    return image.convert(mode)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """Return a picture as the file that Pillow writes."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def png(**options: Any) -> bytes:
    """Return a small PNG."""
    return saved(drawing(), **options)


ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
         (0, 1, 1, 2))  # fmt: skip
"""The first column and row of each pass of an interlaced PNG, and the steps between them."""


def interlaced(image: Image.Image) -> bytes:
    """Return a grey or coloured picture as an interlaced PNG, which Pillow never writes."""
    width, height = image.size
    rows = []
    for column, row, step, drop in ADAM7:
        columns = range(column, width, step)
        for y in range(row, height, drop) if columns else ():
            line = b"".join(image.crop((x, y, x + 1, y + 1)).tobytes() for x in columns)
            rows.append(b"\0" + line)
    colours = {"L": 0, "RGB": 2}[image.mode]
    head = struct.pack(">2L5B", width, height, 8, colours, 0, 0, 1)
    packed = zlib.compress(b"".join(rows))
    return joined([(b"IHDR", head), (b"IDAT", packed), (b"IEND", b"")])


def jpeg(**options: Any) -> bytes:
    """Return a small JPEG."""
    return saved(drawing(), "JPEG", **options)


def opened(data: bytes) -> Image.Image:
    """Return the picture in a file."""
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image


def pieces_of(data: bytes) -> list[Piece]:
    """Return the chunks of a PNG."""
    found, at = [], len(SIGNATURE)
    while at < len(data):
        (length,) = struct.unpack_from(">L", data, at)
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found


def joined(pieces: Iterable[Piece]) -> bytes:
    """Return a PNG made of chunks, each with its right sum."""
    return SIGNATURE + b"".join(
        struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))
        for name, body in pieces
    )


def png_with(*extra: Piece) -> bytes:
    """Return a small PNG with more chunks after its head."""
    head, *rest = pieces_of(png())
    return joined([head, *extra, *rest])


def png_of_size(width: int, height: int, interlace: int = 0) -> bytes:
    """Return a PNG whose head says a size and an order, whatever its pixels are."""
    (_, head), *rest = pieces_of(png())
    head = head[:-1] + bytes([interlace])
    return joined([(b"IHDR", struct.pack(">2L", width, height) + head[8:]), *rest])


def segments_of(data: bytes) -> list[Segment]:
    """Return the segments of a JPEG between its start and its end."""
    found, at = [], 2
    while data[at + 1] != 0xD9:
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if marker == 0xDA:
            while data[end] != 0xFF or data[end + 1] == 0 or 0xD0 <= data[end + 1] <= 0xD7:
                end += 1
        found.append((marker, data[at + 4 : end]))
        at = end
    return found


def jpeg_of(segments: Iterable[Segment], end: bytes = b"\xff\xd9") -> bytes:
    """Return a JPEG made of segments; a scan's first byte says how long its own head is."""
    made = [b"\xff\xd8"]
    for marker, body in segments:
        length = 4 + 2 * body[0] if marker == 0xDA else len(body)
        made.append(struct.pack(">BBH", 0xFF, marker, length + 2) + body)
    return b"".join((*made, end))


def jpeg_with(*extra: Segment) -> bytes:
    """Return a small JPEG with more segments after its first."""
    first, *rest = segments_of(jpeg())
    return jpeg_of([first, *extra, *rest])


def jpeg_of_size(width: int, height: int, mode: str = "RGB", **options: Any) -> bytes:
    """Return a JPEG whose head says a size, whatever its pixels are."""
    small = saved(drawing(mode=mode), "JPEG", **options)
    return jpeg_of(
        (marker, body[:1] + struct.pack(">2H", height, width) + body[5:])
        if marker in (0xC0, 0xC2)
        else (marker, body)
        for marker, body in segments_of(small)
    )
