"""The pictures that a template carries: looked at, since LibreOffice will open them, and kept.

They stay byte for byte. All kinds that Word and Excel write pass, drawings in EMF and WMF too:
charts are pasted as such, and what reads them here is LibreOffice, apart from the network.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.gates import picture_kinds as kinds
from plandocs.gates.picture_kinds import kind_of
from plandocs.gates.pictures import (
    TRUNCATED,
    BadPicture,
    check_size,
    check_weight,
    declared_size,
)
from plandocs.gates.rules import BAD_MEDIA

_DRAWN = {
    ".png": kinds.PNG,
    ".jpg": kinds.JPEG,
    ".jpeg": kinds.JPEG,
    ".jpe": kinds.JPEG,
    ".jfif": kinds.JPEG,
    ".gif": kinds.GIF,
    ".bmp": kinds.BMP,
    ".dib": kinds.BMP,
    ".tif": kinds.TIFF,
    ".tiff": kinds.TIFF,
    ".wdp": kinds.JPEG_XR,
    ".emf": kinds.EMF,
    ".wmf": kinds.WMF,
    ".emz": kinds.PACKED,
    ".wmz": kinds.PACKED,
    ".svg": kinds.SVG,
}
"""What Word, Excel, LibreOffice and Google write, by how their names end."""
_OF_PIXELS = {kinds.PNG, kinds.JPEG, kinds.GIF, kinds.BMP, kinds.TIFF}
"""Kinds that programs tell apart by their bytes: one goes under another's name, and no harm."""
_FOLDERS = ("word/media/", "xl/media/", "docprops/thumbnail.")
_PACKED_MOST = 50_000_000
_LAST_OF_PNG = b"IEND"
_SCAN_OF_JPEG, _LAST_OF_JPEG = b"\xff\xda", b"\xff\xd9"
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"\b(Type|Target|TargetMode)\s*=\s*([\"'])(.*?)\2", re.S)

_ACTIVE = (
    (re.compile(rb"<(?:\w+:)?script\b", re.I), "trae un programa"),
    (re.compile(rb"<(?:\w+:)?(?:foreignobject|iframe|embed|object)\b", re.I), "trae otra página"),
    (re.compile(rb"<\?xml-stylesheet|@import", re.I), "llama a otro archivo"),
    (re.compile(rb"\bhref\s*=\s*[\"']\s*(?!#|data:image/(?:png|jpe?g)[;,])[^\"'\s]", re.I),
     "llama a otro archivo"),
    (re.compile(rb"url\(\s*[\"']?\s*(?!#)[^)\s\"']", re.I), "llama a otro archivo"),
)  # fmt: skip


def check_media(parts: Mapping[str, bytes], name: str) -> list[Diagnostic]:
    """Return what is wrong with the pictures of a template; `name` is how messages call it."""
    found = []
    for part in _pictures(parts):
        try:
            _check(part, parts[part])
        except BadPicture as bad:
            found.append(BAD_MEDIA.at(InFile(name), pieza=part, motivo=bad.reason))
    return found


def _pictures(parts: Mapping[str, bytes]) -> list[str]:
    """Return the parts that are used as pictures, or are called as pictures are."""
    used = {target for part in parts if part.endswith(".rels") for target in _targets(part, parts)}
    return sorted(
        part
        for part in parts
        if part in used
        or part.lower().startswith(_FOLDERS)
        or PurePosixPath(part).suffix.lower() in _DRAWN
    )


def _targets(relations: str, parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the parts that a part of relations says are pictures."""
    folder = PurePosixPath(relations).parent.parent
    for tag in _RELATION.findall(parts[relations].decode("utf-8", "replace")):
        said = {key: value for key, _, value in _ATTRIBUTE.findall(tag)}
        kind = said.get("Type", "").rpartition("/")[2]
        if kind in ("image", "hdphoto", "thumbnail") and said.get("TargetMode") != "External":
            target = said.get("Target", "")
            steps = PurePosixPath(target) if target.startswith("/") else folder / target
            yield _joined(steps)


def _joined(path: PurePosixPath) -> str:
    """Return a path without its root and its steps back."""
    steps: list[str] = []
    for step in path.parts:
        if step == "..":
            steps = steps[:-1]
        elif step != "/":
            steps.append(step)
    return "/".join(steps)


def _check(part: str, data: bytes) -> None:
    """Raise BadPicture for a part that is none of the kind that its name says."""
    check_weight(data)
    suffix = PurePosixPath(part).suffix.lower()
    said, kind = _DRAWN.get(suffix), kind_of(data)
    is_fit = kind == said or (kind in _OF_PIXELS and (said is None or said in _OF_PIXELS))
    if not is_fit:
        ending = f", aunque su nombre termine en {suffix}" if suffix else ""
        raise BadPicture(f"es {kind}{ending}", "")
    if kind == kinds.PACKED:
        _check_packed(data)
    elif kind == kinds.SVG:
        _check_svg(data)
    elif size := declared_size(data, kind):
        check_size(*size)
        _check_end(data, kind)


def _check_end(data: bytes, kind: str) -> None:
    """Raise BadPicture for a picture that was cut: Word would draw a cross, or half of it."""
    is_cut = {
        kinds.PNG: _LAST_OF_PNG not in data,
        kinds.JPEG: data.rfind(_LAST_OF_JPEG) <= data.rfind(_SCAN_OF_JPEG),
    }
    if is_cut.get(kind):
        raise BadPicture(TRUNCATED, "")


def _check_packed(data: bytes) -> None:
    """Raise BadPicture for a drawing packed with gzip that holds none, or too much."""
    opener = zlib.decompressobj(31)
    try:
        drawing = opener.decompress(data, _PACKED_MOST + 1)
    except zlib.error:
        raise BadPicture("está dañada", "") from None
    if len(drawing) > _PACKED_MOST:
        raise BadPicture("al descomprimirse pesa más de 50 MB", "")
    if kind_of(drawing) not in (kinds.EMF, kinds.WMF):
        raise BadPicture(f"lleva comprimido {kind_of(drawing)}, no un dibujo EMF ni WMF", "")


def _check_svg(data: bytes) -> None:
    if b"\0" in data:
        raise BadPicture("es un dibujo SVG que no está en UTF-8", "")
    for found, reason in _ACTIVE:
        if found.search(data):
            raise BadPicture(f"es un dibujo SVG que {reason}", "")
