"""The pictures that a template carries: which of its parts they are, and what is told of them."""

import gzip
import struct
from hashlib import sha256

import pytest
from support import pictures

from plandocs.diagnostics import InFile
from plandocs.gates import media
from plandocs.gates.media import check_media

EMF = b"\x01\0\0\0" + bytes(36) + b" EMF" + bytes(56)
PDF = b"%PDF-1.7"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg">'
OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def png(width: int = 1, height: int = 1) -> bytes:
    size = struct.pack(">2L", width, height)
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size + b"\0\0\0\0IEND"


def told(parts: dict[str, bytes]) -> dict[str, str]:
    """Return why each part is refused."""
    found = check_media(parts, "p.docx")
    assert all(one.rule.code == "S402" and one.at == InFile("p.docx") for one in found)
    return {one.values["pieza"]: one.values["motivo"] for one in found}


def of_one(name: str, data: bytes) -> str:
    """Return why a picture is refused, an empty text when it is not."""
    return told({f"word/media/{name}": data}).get(f"word/media/{name}", "")


@pytest.mark.parametrize(
    ("tag", "is_picture"),
    [
        (f'<Relationship Type="{OF_OFFICE}image" Target="uno.bin"/>', True),
        (f"<r:Relationship Target='uno.bin' Type='{OF_OFFICE}hdphoto'/>", True),
        (f'<Relationship Type="{OF_OFFICE}thumbnail" Target="./uno.bin"/>', True),
        (f'<Relationship Type="{OF_OFFICE}image" Target="/word/uno.bin"/>', True),
        (f'<Relationship Type="{OF_OFFICE}image" Target="../word/uno.bin"/>', True),
        (f'<Relationship Type="{OF_OFFICE}image" Target="a/b/../../uno.bin"/>', True),
        (f'<Relationship Type="{OF_OFFICE}image" Target="/../word/uno.bin"/>', True),
        (f'<Relationship Type="{OF_OFFICE}image" Target="word/uno.bin"/>', False),
        (f'<Relationship Type="{OF_OFFICE}image" Target="a/b/../uno.bin"/>', False),
        (f'<Relationship Type="{OF_OFFICE}image" TargetMode="External" Target="uno.bin"/>', False),
        (f'<Relationship Type="{OF_OFFICE}image" TargetMode="Internal" Target="uno.bin"/>', True),
        (f'<Relationship Type="{OF_OFFICE}font" Target="uno.bin"/>', False),
        ('<Relationship Target="uno.bin"/>', False),
        (f'<Relationship Type="{OF_OFFICE}image"/>', False),
    ],
)
def test_what_a_relation_says_is_a_picture_is_looked_at(tag: str, is_picture: bool) -> None:
    relations = f"<Relationships>{tag}</Relationships>".encode()
    parts = {"word/uno.bin": PDF, "word/document.xml": b"<a/>"}
    refused = {"word/uno.bin": "es un PDF, aunque su nombre termine en .bin"}
    found = told({**parts, "word/_rels/document.xml.rels": relations})
    assert found == (refused if is_picture else {})
    assert told({**parts, "word/_rels/document.xml": relations}) == {}


@pytest.mark.parametrize("whole", [pictures.png(), pictures.jpeg(), pictures.jpeg_with()])
def test_a_picture_that_was_cut_is_told(whole: bytes) -> None:
    cut = "está incompleta: le falta el final"
    assert of_one("a.png", whole + b"more") == ""
    assert of_one("a.png", whole[:-8]) == cut
    assert of_one("a.png", whole[: len(whole) * 3 // 4]) == cut


def test_what_is_called_as_a_picture_is_looked_at() -> None:
    names = ["word/media/uno", "XL/Media/dos.dat", "docProps/thumbnail.tres", "otra/cuatro.PNG"]
    assert told(dict.fromkeys([*names, "word/uno", "word/uno.xml"], PDF)) == {
        "word/media/uno": "es un PDF",
        "XL/Media/dos.dat": "es un PDF, aunque su nombre termine en .dat",
        "docProps/thumbnail.tres": "es un PDF, aunque su nombre termine en .tres",
        "otra/cuatro.PNG": "es un PDF, aunque su nombre termine en .png",
    }


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.png", png(), ""),
        ("a.jpg", png(), ""),
        ("a.bin", png(), ""),
        ("a", b"GIF89a", ""),
        ("a.emf", EMF, ""),
        ("a.svg", SVG, ""),
        ("a.emf", png(), "es un PNG, aunque su nombre termine en .emf"),
        ("a.svg", png(), "es un PNG, aunque su nombre termine en .svg"),
        ("a.png", EMF, "es un dibujo EMF, aunque su nombre termine en .png"),
        ("a.bin", EMF, "es un dibujo EMF, aunque su nombre termine en .bin"),
        ("a.png", SVG, "es un dibujo SVG, aunque su nombre termine en .png"),
        ("a.png", b"", "está vacía: el archivo no tiene nada"),
        ("a.png", png(30_000, 1), ""),
        ("a.png", png(30_001, 1), "mide 30,001 × 1 pixeles y ningún lado puede pasar de 30,000"),
        ("a.tif", b"II*\0", ""),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else None,
)
def test_a_picture_is_what_its_name_says_and_of_a_size_that_may_be(
    name: str, data: bytes, why: str
) -> None:
    assert of_one(name, data) == why


def test_a_packed_drawing_is_looked_at_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    assert of_one("a.emz", gzip.compress(EMF)) == ""
    assert of_one("a.wmz", gzip.compress(b"\xd7\xcd\xc6\x9a")) == ""
    assert of_one("a.emz", gzip.compress(png())) == (
        "lleva comprimido un PNG, no un dibujo EMF ni WMF"
    )
    assert of_one("a.emz", b"\x1f\x8b" + bytes(20)) == "está dañada"
    far = b"".join(sha256(number.to_bytes(2)).digest() for number in range(900))
    assert of_one("a.emz", gzip.compress(EMF + far * 2)) == ""
    monkeypatch.setattr(media, "_PACKED_MOST", len(EMF))
    assert of_one("a.emz", gzip.compress(EMF)) == ""
    assert of_one("a.emz", gzip.compress(EMF + b"\0")) == "al descomprimirse pesa más de 50 MB"


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (b"<rect/>", ""),
        (b'<use href="#a"/>', ""),
        (b'<image href="data:image/png;base64,AA"/>', ""),
        (b'<rect fill="url(#a)"/>', ""),
        (b"<script>", "trae un programa"),
        (b"<s:SCRIPT/>", "trae un programa"),
        (b"<foreignObject/>", "trae otra página"),
        (b"<?xml-stylesheet?>", "llama a otro archivo"),
        (b"<style>@import 'a'</style>", "llama a otro archivo"),
        (b'<image href="http://a"/>', "llama a otro archivo"),
        (b'<image href="data:image/svg+xml,AA"/>', "llama a otro archivo"),
        (b'<rect fill="url(http://a)"/>', "llama a otro archivo"),
    ],
)
def test_a_drawing_of_svg_does_nothing_and_calls_nothing(inside: bytes, why: str) -> None:
    assert of_one("a.svg", SVG + inside) == (f"es un dibujo SVG que {why}" if why else "")


def test_a_drawing_of_svg_is_in_utf_8() -> None:
    assert of_one("a.svg", SVG + b"\0") == "es un dibujo SVG que no está en UTF-8"
