"""What a file really is, by its first bytes: its name proves nothing."""

import re

PNG, JPEG = "un PNG", "un JPG"
GIF, BMP, TIFF = "un GIF", "un BMP", "un TIFF"
EMF, WMF, PACKED = "un dibujo EMF", "un dibujo WMF", "un archivo comprimido con gzip"
SVG, JPEG_XR = "un dibujo SVG", "una imagen JPEG XR"
EMPTY = "un archivo vacío"
UNKNOWN = "un archivo de otra clase"

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"BM", BMP),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    (b"II+\0", TIFF),
    (b"MM\0+", TIFF),
    (b"II\xbc\x01", JPEG_XR),
    (b"\xd7\xcd\xc6\x9a", WMF),
    (b"\x01\0\x09\0\0\x03", WMF),
    (b"\x1f\x8b", PACKED),
    (b"8BPS", "un archivo de Photoshop"),
    (b"\0\0\x01\0", "un icono ICO"),
    (b"\0\0\0\x0cjP  ", "una imagen JPEG 2000"),
    (b"\xff\x4f\xff\x51", "una imagen JPEG 2000"),
    (b"%PDF", "un PDF"),
    (b"%!PS", "un dibujo EPS"),
    (b"\xc5\xd0\xd3\xc6", "un dibujo EPS"),
    (b"PK\x03\x04", "un archivo comprimido (ZIP, Word o Excel)"),
    (b"\xd0\xcf\x11\xe0", "un documento antiguo de Office"),
    (b"MZ", "un programa de Windows"),
    (b"\x7fELF", "un programa"),
)
_HEIF = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_TEXT = re.compile(rb"\s*<(?:\?|!--|!doctype|svg|html|[a-z])", re.IGNORECASE)
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_LOOKED_AT = 4_096


def kind_of(data: bytes) -> str:
    """Return what some bytes are, as a Spanish noun with its article; one of those above."""
    if not data:
        return EMPTY
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"\x01\0\0\0" and data[40:44] == b" EMF":
        return EMF
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "un WEBP"
    if data[4:8] == b"ftyp":
        return _kind_of_film(data[8:12])
    return _kind_of_text(data[:_LOOKED_AT])


def _kind_of_film(brand: bytes) -> str:
    if brand in _HEIF:
        return "un HEIC (foto de iPhone)"
    return "una imagen AVIF" if brand in (b"avif", b"avis") else "un video"


def _kind_of_text(head: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if head.startswith(mark):
            head = head[len(mark) :].decode(encoding, "ignore").encode()
    if not _TEXT.match(head):
        return UNKNOWN
    low = head.lower()
    if re.search(rb"<(?:[a-z]+:)?svg[\s/>]", low):
        return SVG
    return "una página web" if b"<html" in low or b"<!doctype html" in low else "un texto XML"
