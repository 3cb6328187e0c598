"""The pictures that data bring: looked at by their bytes, then made anew of their pixels alone.

Only PNG (ISO/IEC 15948) and JPEG (ITU-T T.81) are decoded. Pillow never sees a whole file: what
it opens is put together of the few pieces that pixels need, so that nothing else of what somebody
packed in (texts, profiles, second pictures, other files after the end) reaches any parser.
"""

import io
import math
import re
import struct
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from plandocs.gates.picture_kinds import BMP, GIF, JPEG, PNG, TIFF, kind_of

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 20_000_000
MAX_PIXELS = 50_000_000
MAX_SIDE = 30_000
USUAL_RESOLUTION = 72
"""Pixels to the inch of a picture that does not say it."""

_MAX_PIECES = 20_000
"""Of a PNG: one of 20 MB by the programs that cut finest, 4 kB a piece, has a fourth."""
_MAX_SCANS, _FEW_SCANS = 100, 4
_MAX_WORK = 600_000_000
"""Pixels that all scans of a JPEG go over; each is gone over by some 10 scans as a rule."""
_MAX_MEMORY = 360_000_000
"""Bytes that a JPEG of several scans may take while it is decoded: all its numbers wait."""
_RESOLUTIONS = (1, 10_000)
_EXTENSIONS = {PNG: "png", JPEG: "jpeg"}
_ROWS = 256
"""How many rows are laid on white at a time, so that no whole second picture is held."""

_GREY = 128
_PADDING = bytes(range(1, 255)) * 4
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEPT_PIECES = (b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"IDAT", b"IEND")

TRUNCATED = "está incompleta: le falta el final"
_DAMAGED = "está dañada"
_IN_PIECES = f"está cortada en más de {_MAX_PIECES:,} pedazos"
_AGAIN = "ábrala en un programa de imágenes y expórtela como PNG; si no abre, pida otra copia."
_EXPORT = (
    "ábrala en un programa de imágenes y expórtela como PNG; cambiar la terminación del nombre no "
    "cambia la imagen."
)
_SMALLER = "guárdela más chica: para imprimirse bien le bastan 2,000 pixeles de ancho."


class BadPicture(Exception):
    """The bytes are no picture that may go in a document; why, and what to do, in Spanish."""

    def __init__(self, reason: str, remedy: str) -> None:
        """Hold the end of a sentence that begins with «La imagen», and an instruction."""
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class SoundPicture(bytes):
    """The bytes of a picture that passed the gate: a PNG or JPEG written here."""

    extension: str
    size: tuple[int, int]
    resolution: tuple[float, float]
    """Pixels to the inch, across and down."""


class _Clean(NamedTuple):
    """The pieces of a file that its pixels need."""

    kind: str
    pieces: list[bytes]

    @property
    def data(self) -> bytes:
        """The file made of them."""
        return b"".join(self.pieces)

    @property
    def padded(self) -> bytes:
        """The same picture, and after the coded pixels of each scan some that it has no use for."""
        start = bytes([0xFF, _SCAN])
        return b"".join(
            piece + _PADDING if piece.startswith(start) else piece for piece in self.pieces
        )


def admit(data: bytes) -> SoundPicture:
    """Return a picture decoded and written anew, the same bytes every time; raise BadPicture.

    It has no more than its pixels and its resolution: it is turned as its EXIF says, what is
    transparent is white, and it has 8 bits a colour.
    """
    if isinstance(data, SoundPicture):
        return data
    check_weight(data)
    kind = kind_of(data)
    if kind not in _EXTENSIONS:
        raise BadPicture(f"es {kind}, no un PNG ni un JPG", _EXPORT)
    clean = _clean_png(data) if kind == PNG else _clean_jpeg(data)
    try:
        return _written_anew(clean)
    except BadPicture:
        raise
    except Exception as error:  # Pillow raises whatever its parsers trip on
        raise BadPicture(_DAMAGED, _AGAIN) from error


def check_weight(data: bytes) -> None:
    """Raise BadPicture when a picture has no bytes, or too many."""
    if not data:
        raise BadPicture("está vacía: el archivo no tiene nada", _AGAIN)
    if len(data) > MAX_BYTES:
        much = math.ceil(len(data) / 100_000) / 10
        raise BadPicture(f"pesa {much:,} MB y el máximo es {MAX_BYTES // 1_000_000} MB", _SMALLER)


def check_size(width: int, height: int) -> None:
    """Raise BadPicture when a picture has no pixels, or too many."""
    measures = f"mide {width:,} × {height:,} pixeles"
    if not width or not height:
        raise BadPicture(measures, _AGAIN)
    if width > MAX_SIDE or height > MAX_SIDE:
        raise BadPicture(f"{measures} y ningún lado puede pasar de {MAX_SIDE:,}", _SMALLER)
    if width * height > MAX_PIXELS:
        most = MAX_PIXELS // 1_000_000
        raise BadPicture(f"{measures}; el máximo es {most} millones en total", _SMALLER)


def declared_size(data: bytes, kind: str) -> tuple[int, int] | None:
    """Return the width and the height that a picture of pixels says it has, None if it does not.

    Only what stands where it does in every sound file is looked for.
    """
    if kind == JPEG:
        return _declared_by_jpeg(data)
    if kind == TIFF:
        return _declared_by_tiff(data)
    form, start = {PNG: (">2L", 16), GIF: ("<2H", 6), BMP: ("<2l", 18)}.get(kind, ("", 0))
    if not form or len(data) < start + 8:
        return None
    width, height = struct.unpack_from(form, data, start)
    return width, abs(height)  # a BMP drawn from the top says so with a height below 0


def _declared_by_jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    for _ in range(_MAX_PIECES):
        at = _after_filling(data, at)
        if at + 9 > len(data) or data[at] != 0xFF:
            break
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if marker in _START_OF_FRAME or marker in _OTHER_FRAMES:
            height, width = struct.unpack_from(">2H", data, at + 5)
            return width, height
        at += 2 + length
    return None


_WIDTH, _HEIGHT, _SHORT, _MAX_FIELDS = 256, 257, 3, 20


def _declared_by_tiff(data: bytes) -> tuple[int, int] | None:
    """Return what the first directory of a TIFF 6.0 says of its width and height."""
    order = "<" if data.startswith(b"II") else ">"
    said: dict[int, int] = {}
    if len(data) >= 8:
        (start,) = struct.unpack_from(order + "L", data, 4)
        for at in range(start + 2, min(start + 2 + 12 * _MAX_FIELDS, len(data) - 12), 12):
            tag, kind, _, number = struct.unpack_from(order + "2HLL", data, at)
            is_short_first = kind == _SHORT and order == ">"
            said.setdefault(tag, number >> 16 if is_short_first else number)
    if _WIDTH not in said or _HEIGHT not in said:
        return None
    return said[_WIDTH], said[_HEIGHT]


def _clean_png(data: bytes) -> _Clean:
    """Return a PNG with what its pixels need; raise BadPicture."""
    kept = [_SIGNATURE]
    counted = _Counted()
    begun = False
    for name, body in _pieces(data):
        if begun == (name == b"IHDR"):
            raise BadPicture(_DAMAGED, _AGAIN)
        if not begun:
            if len(body) != 13:
                raise BadPicture(_DAMAGED, _AGAIN)
            check_size(*struct.unpack_from(">2L", body))
            counted.begin(body)
            begun = True
        elif name == b"IDAT":
            counted.add(body)
        if name in _KEPT_PIECES:
            head = name + body
            kept.append(struct.pack(">L", len(body)) + head + struct.pack(">L", zlib.crc32(head)))
    counted.end()
    return _Clean(PNG, kept)


class _Counted:
    """The pixels of a PNG, inflated only to count them: a decoder does not miss those that lack."""

    _CHANNELS: ClassVar = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
    _PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
               (0, 1, 1, 2))  # fmt: skip
    """Of Adam7 (ISO/IEC 15948, 8.2): the first column and row, and the steps between them."""
    _AT_ONCE = 1 << 20

    def __init__(self) -> None:
        self._left = 0
        self._inflater = zlib.decompressobj()

    def begin(self, head: bytes) -> None:
        """Know how many bytes to expect; raise BadPicture for a kind of PNG that there is not."""
        width, height, depth, kind, _, _, interlaced = struct.unpack(">2L5B", head)
        if kind not in self._CHANNELS or depth not in (1, 2, 4, 8, 16) or interlaced > 1:
            raise BadPicture(_DAMAGED, _AGAIN)
        bits = depth * self._CHANNELS[kind]
        for column, row, step, drop in self._PASSES if interlaced else ((0, 0, 1, 1),):
            columns, rows = -((column - width) // step), -((row - height) // drop)
            if columns > 0:
                self._left += rows * (1 + (columns * bits + 7) // 8)

    def add(self, packed: bytes) -> None:
        """Count what some more bytes hold; raise BadPicture when they are not what zlib writes."""
        try:
            while packed and self._left > 0:
                self._left -= len(self._inflater.decompress(packed, self._AT_ONCE))
                packed = self._inflater.unconsumed_tail
        except zlib.error:
            raise BadPicture(_DAMAGED, _AGAIN) from None

    def end(self) -> None:
        """Raise BadPicture when there were too few pixels."""
        if self._left > 0:
            raise BadPicture(TRUNCATED, _AGAIN)


def _pieces(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the bytes of each piece of a PNG up to its end; raise BadPicture."""
    start = len(_SIGNATURE)
    for _ in range(_MAX_PIECES):
        if start + 12 > len(data):
            raise BadPicture(TRUNCATED, _AGAIN)
        (length,) = struct.unpack_from(">L", data, start)
        end = start + 12 + length
        if end > len(data):
            raise BadPicture(TRUNCATED, _AGAIN)
        name, body = data[start + 4 : start + 8], data[start + 8 : end - 4]
        if struct.pack(">L", zlib.crc32(name + body)) != data[end - 4 : end]:
            raise BadPicture(f"{_DAMAGED}: no cuadra su suma de comprobación", _AGAIN)
        yield name, body
        if name == b"IEND":
            return
        start = end
    raise BadPicture(_IN_PIECES, _AGAIN)


_START_OF_FRAME = {0xC0, 0xC1, 0xC2}
"""Sequential and progressive pictures in Huffman's code: what programs write."""
_OTHER_FRAMES = {0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0), 0xDC, 0xDE, 0xDF}
"""Lossless, hierarchical and arithmetic pictures, and those that tell their height at the end."""
_TABLES = {0xC4, 0xDB, 0xDD}
_SCAN, _END = 0xDA, 0xD9
_PROGRESSIVE = 0xC2
_FILLING = re.compile(rb"\xff+(?=\xff)")
_NEXT_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""Within coded pixels 0xFF is followed by 0, or by the number of a new beginning."""


def _clean_jpeg(data: bytes) -> _Clean:
    """Return a JPEG with what its pixels need; raise BadPicture."""
    kept = [b"\xff\xd8"]
    size: tuple[int, int] = (0, 0)
    scans = 0
    frame, is_progressive = b"", False
    seen: set[bytes] = set()
    for marker, segment, body in _segments(data):
        if marker in _OTHER_FRAMES or (marker in _START_OF_FRAME and size[0]):
            raise BadPicture("es un JPG de una clase que los programas no usan", _AGAIN)
        if marker in _START_OF_FRAME:
            frame, is_progressive = body, marker == _PROGRESSIVE
            height, width = struct.unpack(">2H", (body + bytes(6))[1:5])
            check_size(width, height)
            size = width, height
            kept.append(segment)
        elif marker == _SCAN:
            scans += 1
            _check_work(size, scans)
            if is_progressive or body[:1] < frame[5:6]:  # all waits until the last scan is read
                _check_memory(frame)
            kept.append(segment)
        elif marker in _TABLES or _is_wanted(marker, body, seen):
            kept.append(segment)
    if not scans:
        raise BadPicture(_DAMAGED, _AGAIN)
    return _Clean(JPEG, [*kept, b"\xff\xd9"])


def _check_work(size: tuple[int, int], scans: int) -> None:
    """Raise BadPicture when decoding a JPEG would take too long."""
    pixels = size[0] * size[1]
    if not pixels:
        raise BadPicture(_DAMAGED, _AGAIN)
    if scans > _MAX_SCANS or (scans > _FEW_SCANS and scans * pixels > _MAX_WORK):
        raise BadPicture(f"se dibuja en {scans} pasadas o más, demasiadas para su tamaño", _AGAIN)


def _check_memory(frame: bytes) -> None:
    """Raise BadPicture when a JPEG takes too much memory that waits for its last scan.

    `frame` is what its start of frame says: size, and how finely each colour is sampled.
    """
    height, width = struct.unpack(">2H", frame[1:5])
    sampled = [(byte >> 4) * (byte & 15) for byte in frame[7::3]] or [1]
    numbers = sum(sampled) / (max(sampled) or 1)
    if height * width * (4 + 2 * numbers) > _MAX_MEMORY:
        measures = f"{width:,} × {height:,} pixeles"
        raise BadPicture(f"es un JPG progresivo de {measures}, demasiado grande", _SMALLER)


def _is_wanted(marker: int, body: bytes, seen: set[bytes]) -> bool:
    """Return whether a segment of a program says how the pixels are to be read; each kind once."""
    wanted = {0xE0: b"JFIF\0", 0xE1: b"Exif\0\0", 0xEE: b"Adobe"}.get(marker)
    if wanted is None or wanted in seen or not body.startswith(wanted):
        return False
    seen.add(wanted)
    return True


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield each segment of a JPEG up to its end: marker, bytes, what it says; raise BadPicture.

    A scan's bytes go on with its coded pixels.
    """
    at = 2
    for _ in range(_MAX_PIECES):
        start = at
        at = _after_filling(data, at)
        if at + 2 > len(data):
            raise BadPicture(TRUNCATED, _AGAIN)
        marker = data[at + 1]
        if data[at] != 0xFF or marker in (0x00, 0xD8):
            raise BadPicture(_DAMAGED, _AGAIN)
        if marker == _END:
            return
        if at + 4 > len(data):
            raise BadPicture(TRUNCATED, _AGAIN)
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise BadPicture(TRUNCATED, _AGAIN)
        body = data[at + 4 : end]
        if marker == _SCAN:
            end = _end_of_scan(data, end)
        yield marker, data[start:end], body
        at = end
    raise BadPicture(_IN_PIECES, _AGAIN)


def _after_filling(data: bytes, at: int) -> int:
    """Return where a marker begins, which any number of 0xFF may precede."""
    filling = _FILLING.match(data, at)
    return filling.end() if filling else at


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the coded pixels that begin at `at` end: at the next marker that is of none."""
    found = _NEXT_MARKER.search(data, at)
    if found is None:
        raise BadPicture(TRUNCATED, _AGAIN)
    return found.start()


def _written_anew(clean: _Clean) -> SoundPicture:
    kind = clean.kind
    with _opened(clean.data, kind) as opened:
        resolution = _resolution(opened.info)
        opened.load()
        if kind == JPEG and _ends_in_grey(opened):
            _check_end(opened, clean)
        options: dict[str, Any] = {}
        if kind == PNG:
            drawn = _opaque(opened)
        else:
            turn = _turn(opened)
            drawn = _upright(opened, turn)
            resolution = resolution[::-1] if turn in _SIDEWAYS else resolution
            # Only one turned, or in the colours of a press, cannot keep the tables it came with.
            is_as_it_came = drawn is opened
            options = {"quality": "keep"} if is_as_it_came else {"quality": 95, "subsampling": 0}
        drawn.info.clear()
        target = io.BytesIO()
        drawn.save(target, "PNG" if kind == PNG else "JPEG", dpi=resolution, **options)
        found = SoundPicture(target.getbuffer())
        found.extension = _EXTENSIONS[kind]
        found.size = drawn.size
        found.resolution = resolution
        return found


def _opened(data: bytes, kind: str) -> "Image":
    # Imported here because only the documents with pictures pay for it.
    from PIL import Image

    return Image.open(io.BytesIO(data), formats=["PNG" if kind == PNG else "JPEG"])


def _ends_in_grey(image: "Image") -> bool:
    """Return whether a JPEG ends in the grey of what its decoder was not given."""
    last = image.getpixel((image.width - 1, image.height - 1))
    return last in (_GREY, (_GREY,) * len(image.getbands()))


def _check_end(image: "Image", clean: _Clean) -> None:
    """Raise BadPicture when a JPEG lacks pixels: what follows them would be taken for some."""
    width, height = image.size
    end = (0, max(0, height - _ROWS), width, height)
    with _opened(clean.padded, clean.kind) as other:
        if other.crop(end).tobytes() != image.crop(end).tobytes():
            raise BadPicture(TRUNCATED, _AGAIN)


def _resolution(info: Any) -> tuple[float, float]:
    """Return a picture's pixels to the inch, across and down."""
    across, down = (_sound_resolution(side) for side in info.get("dpi", (0, 0)))
    return across, down


def _sound_resolution(side: Any) -> float:
    found = float(side)
    least, most = _RESOLUTIONS
    return found if least <= found <= most else USUAL_RESOLUTION


def _opaque(image: "Image") -> "Image":
    """Return a picture of 8 bits a colour or less, on white where it lets through."""
    if image.mode.startswith("I"):
        image = _of_eight_bits(image)
    elif image.mode not in ("1", "L", "P", "RGB", "LA", "RGBA"):
        raise ValueError(image.mode)
    if image.mode in ("LA", "RGBA") or "transparency" in image.info:
        return _on_white(image)
    return image


def _of_eight_bits(image: "Image") -> "Image":
    """Return a grey picture of 16 bits with 8: PDF/A-1 knows no more, nor does paper."""
    from PIL import Image

    through = image.info.get("transparency")
    found = Image.new("L", image.size)
    for box in _bands(image.size):
        band = image.crop(box).convert("I")
        found.paste(band.point(lambda value: value * (1 / 256)).convert("L"), box[:2])
    if isinstance(through, int):
        found.info["transparency"] = through >> 8
    return found


def _on_white(image: "Image") -> "Image":
    from PIL import Image

    found = Image.new("L" if image.mode in ("1", "L", "LA") else "RGB", image.size, "white")
    for box in _bands(image.size):
        band = image.crop(box).convert("RGBA")
        found.paste(band.convert(found.mode), box[:2], band.getchannel("A"))
    return found


def _bands(size: tuple[int, int]) -> Iterator[tuple[int, int, int, int]]:
    """Yield a picture's bands of a few rows, as boxes."""
    width, height = size
    for top in range(0, height, _ROWS):
        yield 0, top, width, min(top + _ROWS, height)


_SIDEWAYS = (5, 6, 7, 8)
_ORIENTATION = 0x0112


def _turn(image: "Image") -> int:
    """Return how a picture is to be turned to stand upright, as EXIF numbers it: 1 as it is."""
    found = image.getexif().get(_ORIENTATION, 1)
    return found if isinstance(found, int) and 1 <= found <= 8 else 1


def _upright(image: "Image", turn: int) -> "Image":
    """Return a picture in grey or in a screen's colours, turned as EXIF says."""
    from PIL.Image import Transpose

    if image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    if turn == 1:
        return image
    how = (
        Transpose.FLIP_LEFT_RIGHT,
        Transpose.ROTATE_180,
        Transpose.FLIP_TOP_BOTTOM,
        Transpose.TRANSPOSE,
        Transpose.ROTATE_270,
        Transpose.TRANSVERSE,
        Transpose.ROTATE_90,
    )
    return image.transpose(how[turn - 2])
