"""Bad pictures, in data and in templates, each with the whole of what is said of it."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePath
from random import Random

import pytest
from openpyxl import Workbook
from PIL import Image
from support.draw import drawn
from support.pictures import (
    drawing,
    interlaced,
    joined,
    jpeg,
    jpeg_of,
    jpeg_of_size,
    jpeg_with,
    opened,
    pieces_of,
    png,
    png_of_size,
    png_with,
    saved,
    segments_of,
)
from support.refused import Bad, refuse, refuse_build, run
from support.tiny import INSTITUCION, edited

from plandocs.gates.pictures import admit

AGAIN = "ábrala en un programa de imágenes y expórtela como PNG; si no abre, pida otra copia."
EXPORT = (
    "ábrala en un programa de imágenes y expórtela como PNG; cambiar la terminación del nombre no "
    "cambia la imagen."
)
SMALLER = "guárdela más chica: para imprimirse bien le bastan 2,000 pixeles de ancho."
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>'
PLAN = edited(("  - tipo: anexo\n  - tipo: ficha\n", "  - tipo: oficio\n"))
KIND = "templates/demo/oficio"


def project(
    logo: bytes, name: str = "logo.png", template: bytes | None = None
) -> Mapping[str, bytes]:
    """Return the files of a small project whose emblem is some bytes."""
    emblem = f"logo:\n  archivo: {name}\n  descripcion: Emblema\n"
    return {
        "data/demo/plan/plan.yaml": PLAN.encode(),
        "data/demo/institucion.yaml": (INSTITUCION + emblem).encode(),
        f"data/demo/{name}": logo,
        f"{KIND}/documento.yaml": b"titulo: Oficio\narchivo: oficio\nimprime: nada\n",
        f"{KIND}/plantilla.docx": template
        or drawn("{{ institucion.siglas }} {{ institucion.logo }}"),
    }


def of_logo(case: str, logo: bytes, reason: str, hint: str, name: str = "logo.png") -> Bad:
    """Return a project that is refused for its emblem."""
    return Bad(
        case,
        project(logo, name),
        f"""
Construyendo demo/plan …
error S401 imagen-no-admitida
  data/demo/institucion.yaml:4:12
     4 │   archivo: {name}
       │            {"^" * len(name)}
  La imagen «data/demo/{name}» {reason}.
  pista: {hint}

1 error; 4 hallazgos aceptados. No se escribió nada.
""",
    )


def is_really(kind: str) -> str:
    return f"es {kind}, no un PNG ni un JPG"


def heif(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic"


def emf() -> bytes:
    return struct.pack("<LL", 1, 108) + bytes(32) + b" EMF" + bytes(64)


def wmf() -> bytes:
    return b"\xd7\xcd\xc6\x9a" + bytes(40)


def torn(data: bytes, name: bytes) -> bytes:
    """Return a PNG with one bit of a chunk changed after its sum was made."""
    at = data.index(name) + 6
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return buffer.getvalue()


def many_scans(count: int) -> bytes:
    """Return a progressive JPEG that draws its last pass over and over."""
    segments = segments_of(jpeg(progressive=True))
    return jpeg_of([*segments, *[segments[-1]] * (count - 10)])


DAMAGED = "está dañada"
CUT = "está incompleta: le falta el final"
UNSUMMED = "está dañada: no cuadra su suma de comprobación"
UNUSUAL = "es un JPG de una clase que los programas no usan"
HEAD = pieces_of(png())[0]
LOGOS = [
    of_logo("svg", SVG, is_really("un dibujo SVG"), EXPORT),
    of_logo("svg with its own name", SVG, is_really("un dibujo SVG"), EXPORT, "logo.svg"),
    of_logo("svg in UTF-16", SVG.decode().encode("utf-16"), is_really("un dibujo SVG"), EXPORT),
    of_logo(
        "svg with a DTD",
        b"<?xml version='1.0'?>\n<!DOCTYPE svg [<!ENTITY a 'b'>]>\n" + SVG,
        is_really("un dibujo SVG"),
        EXPORT,
    ),
    of_logo("gif", saved(drawing(), "GIF"), is_really("un GIF"), EXPORT),
    of_logo("bmp", saved(drawing(), "BMP"), is_really("un BMP"), EXPORT),
    of_logo("tiff", saved(drawing(), "TIFF"), is_really("un TIFF"), EXPORT),
    of_logo("webp", saved(drawing(), "WEBP"), is_really("un WEBP"), EXPORT),
    of_logo("webp named jpg", saved(drawing(), "WEBP"), is_really("un WEBP"), EXPORT, "e.jpg"),
    of_logo("heic", heif(b"heic"), is_really("un HEIC (foto de iPhone)"), EXPORT),
    of_logo("avif", heif(b"avif"), is_really("una imagen AVIF"), EXPORT),
    of_logo("video", heif(b"isom"), is_really("un video"), EXPORT),
    of_logo("emf", emf(), is_really("un dibujo EMF"), EXPORT),
    of_logo("wmf", wmf(), is_really("un dibujo WMF"), EXPORT),
    of_logo("eps", b"%!PS-Adobe-3.0 EPSF-3.0\n", is_really("un dibujo EPS"), EXPORT),
    of_logo("pdf", b"%PDF-1.7\n", is_really("un PDF"), EXPORT),
    of_logo("zip", zipped(), is_really("un archivo comprimido (ZIP, Word o Excel)"), EXPORT),
    of_logo("program", b"MZ" + bytes(60), is_really("un programa de Windows"), EXPORT),
    of_logo("web page", b"<!DOCTYPE html><html></html>", is_really("una página web"), EXPORT),
    of_logo("text", b"hola", is_really("un archivo de otra clase"), EXPORT),
    of_logo("web page before a png", b"<html></html>" + png(), is_really("una página web"), EXPORT),
    of_logo("empty", b"", "está vacía: el archivo no tiene nada", AGAIN),
    of_logo(
        "heavy",
        png() + bytes(20_000_000),
        "pesa 20.1 MB y el máximo es 20 MB",
        SMALLER,
    ),
    of_logo(
        "wide as a bomb",
        png_of_size(60_000, 60_000),
        "mide 60,000 × 60,000 pixeles y ningún lado puede pasar de 30,000",
        SMALLER,
    ),
    of_logo(
        "a pixel too many",
        png_of_size(10_001, 5_000),
        "mide 10,001 × 5,000 pixeles; el máximo es 50 millones en total",
        SMALLER,
    ),
    of_logo(
        "thin as a hair",
        png_of_size(1, 100_000),
        "mide 1 × 100,000 pixeles y ningún lado puede pasar de 30,000",
        SMALLER,
    ),
    of_logo("of no pixels", png_of_size(0, 0), "mide 0 × 0 pixeles", AGAIN),
    of_logo(
        "larger than a number",
        png_of_size(4_294_967_295, 4_294_967_295),
        "mide 4,294,967,295 × 4,294,967,295 pixeles y ningún lado puede pasar de 30,000",
        SMALLER,
    ),
    of_logo("says one row more than it has", png_of_size(40, 21), CUT, AGAIN),
    of_logo("says it is interlaced", png_of_size(40, 21, interlace=1), CUT, AGAIN),
    of_logo("jpeg that says twice its rows", jpeg_of_size(40, 64), CUT, AGAIN),
    of_logo("grey jpeg of more rows", jpeg_of_size(40, 64, mode="L"), CUT, AGAIN),
    of_logo("jpeg by passes of more rows", jpeg_of_size(40, 64, progressive=True), CUT, AGAIN),
    of_logo("png of no kind", joined([(b"IHDR", HEAD[1][:9] + b"\x05\0\0\0")]), DAMAGED, AGAIN),
    of_logo("png cut in its pixels", png()[:60], CUT, AGAIN),
    of_logo("png without its end", png()[:-12], CUT, AGAIN),
    of_logo("png of a signature alone", png()[:8], CUT, AGAIN),
    of_logo("a bit of its head changed", torn(png(), b"IHDR"), UNSUMMED, AGAIN),
    of_logo("a bit of its pixels changed", torn(png(), b"IDAT"), UNSUMMED, AGAIN),
    of_logo("png with a second head", png_with(HEAD), DAMAGED, AGAIN),
    of_logo("png that begins with its pixels", joined(pieces_of(png())[1:]), DAMAGED, AGAIN),
    of_logo("png of a short head", joined([(b"IHDR", b"\0" * 8)]), DAMAGED, AGAIN),
    of_logo("png without pixels", joined([HEAD, (b"IEND", b"")]), CUT, AGAIN),
    of_logo(
        "png of rubbish", joined([HEAD, (b"IDAT", b"rubbish"), (b"IEND", b"")]), DAMAGED, AGAIN
    ),
    of_logo(
        "png in too many pieces",
        png_with(*[(b"IDAT", b"")] * 20_000),
        "está cortada en más de 20,000 pedazos",
        AGAIN,
    ),
    of_logo(
        "jpeg in too many pieces",
        jpeg_with(*[(0xFE, b"")] * 20_000),
        "está cortada en más de 20,000 pedazos",
        AGAIN,
    ),
    of_logo("jpeg of nothing but filling", b"\xff\xd8" + b"\xff" * 10_000_000, CUT, AGAIN),
    of_logo("jpeg cut", jpeg()[:400], CUT, AGAIN),
    of_logo("jpeg without its end", jpeg()[:-2], CUT, AGAIN),
    of_logo("jpeg of a start alone", b"\xff\xd8\xff", CUT, AGAIN),
    of_logo("jpeg without pixels", jpeg_of(segments_of(jpeg())[:-1]), DAMAGED, AGAIN),
    of_logo(
        "jpeg of pixels before their size",
        jpeg_of([segments_of(jpeg())[-1]]),
        DAMAGED,
        AGAIN,
    ),
    of_logo("jpeg with a lost byte", jpeg_with()[:20] + jpeg()[21:], DAMAGED, AGAIN),
    of_logo(
        "jpeg of two sizes", jpeg_with((0xC0, b"\x08\0\x14\0\x28\x01\x01\x11\0")), UNUSUAL, AGAIN
    ),
    of_logo(
        "jpeg without loss", jpeg_with((0xC3, b"\x08\0\x14\0\x28\x01\x01\x11\0")), UNUSUAL, AGAIN
    ),
    of_logo("jpeg of no height", jpeg_of_size(40, 0), "mide 40 × 0 pixeles", AGAIN),
    of_logo(
        "jpeg as a bomb",
        jpeg_of_size(65_500, 65_500),
        "mide 65,500 × 65,500 pixeles y ningún lado puede pasar de 30,000",
        SMALLER,
    ),
    of_logo(
        "jpeg that waits for its last pass",
        jpeg_of_size(7_000, 7_000, progressive=True, subsampling=0),
        "es un JPG progresivo de 7,000 × 7,000 pixeles, demasiado grande",
        SMALLER,
    ),
    of_logo(
        "jpeg of a hundred passes",
        many_scans(101),
        "se dibuja en 101 pasadas o más, demasiadas para su tamaño",
        AGAIN,
    ),
]


@pytest.mark.parametrize("case", LOGOS, ids=lambda case: case.name)
def test_an_emblem_that_is_no_sound_picture_is_refused(
    case: Bad,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse_build(case, tmp_path, capsys, monkeypatch)


def embedded(part: str, data: bytes, template: bytes | None = None) -> bytes:
    """Return a template that carries a picture, as Word keeps it."""
    return _remade(template or drawn("{{ nombre }}"), {part: data}, "")


def related(kind: str, target: str, data: bytes) -> bytes:
    """Return a template one of whose parts is a picture only because a relation says so."""
    tag = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}"/>'
    return _remade(drawn("{{ nombre }}"), {"word/cosa.bin": data}, tag)


def _remade(template: bytes, parts: Mapping[str, bytes], relation: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(made, "w") as new:
        found = {name: old.read(name) for name in old.namelist()} | dict(parts)
        types = found["[Content_Types].xml"]
        for ending in {PurePath(part).suffix.lstrip(".") for part in parts} - {""}:
            if f'Extension="{ending}"'.encode() not in types:
                known = f'<Default Extension="{ending}" ContentType="image/{ending}"/></Types>'
                types = types.replace(b"</Types>", known.encode())
        found["[Content_Types].xml"] = types
        if relation:
            relations = found["word/_rels/document.xml.rels"]
            end = f"{relation}</Relationships>".encode()
            relations = relations.replace(b"</Relationships>", end)
            found["word/_rels/document.xml.rels"] = relations
        for name, data in found.items():
            new.writestr(name, data)
    return made.getvalue()


def of_template(
    case: str, part: str, data: bytes, reason: str, template: bytes | None = None
) -> Bad:
    """Return a template that is refused for a picture that it carries."""
    made = template or embedded(part, data)
    return Bad(
        case,
        {"plantilla.docx": made, "datos.yaml": b"nombre: Ana\n"},
        f"""
error S402 imagen-de-plantilla
  plantilla.docx
  La plantilla trae una imagen que no se admite («{part}»): {reason}.
  pista: quítela en Word o Excel, y vuelva a insertarla como PNG o JPG.

1 error. No se escribió nada.
""",
    )


def svg_with(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="x">{inside}</svg>'.encode()


LINK = "es un dibujo SVG que llama a otro archivo"
TEMPLATES = [
    of_template(
        "svg as png",
        "word/media/image1.png",
        SVG,
        "es un dibujo SVG, aunque su nombre termine en .png",
    ),
    of_template(
        "metafile as jpg",
        "word/media/image1.JPG",
        emf(),
        "es un dibujo EMF, aunque su nombre termine en .jpg",
    ),
    of_template(
        "png as metafile",
        "word/media/image1.wmf",
        png(),
        "es un PNG, aunque su nombre termine en .wmf",
    ),
    of_template(
        "picture in another folder",
        "word/otra/imagen.png",
        b"hola",
        "es un archivo de otra clase, aunque su nombre termine en .png",
    ),
    of_template(
        "thumbnail",
        "docProps/thumbnail.wmf",
        b"%PDF-1.4",
        "es un PDF, aunque su nombre termine en .wmf",
    ),
    of_template(
        "document of Office among the pictures",
        "word/media/oleObject1.bin",
        b"\xd0\xcf\x11\xe0" + bytes(60),
        "es un documento antiguo de Office, aunque su nombre termine en .bin",
    ),
    of_template(
        "picture by its relation",
        "word/cosa.bin",
        b"",
        "es un programa, aunque su nombre termine en .bin",
        related("image", "cosa.bin", b"\x7fELF" + bytes(20)),
    ),
    of_template(
        "picture by a relation from the root",
        "word/cosa.bin",
        b"",
        "es un PDF, aunque su nombre termine en .bin",
        related("image", "/word/cosa.bin", b"%PDF-1.4"),
    ),
    of_template(
        "picture by a relation that steps back",
        "word/cosa.bin",
        b"",
        "es un PDF, aunque su nombre termine en .bin",
        related("hdphoto", "../word/./cosa.bin", b"%PDF-1.4"),
    ),
    of_template("empty", "word/media/image1.png", b"", "está vacía: el archivo no tiene nada"),
    of_template(
        "heavy",
        "word/media/image1.png",
        png() + Random(1).randbytes(20_000_000),
        "pesa 20.1 MB y el máximo es 20 MB",
    ),
    *(
        of_template(
            f"bomb in {name}",
            f"word/media/image1.{name}",
            data,
            "mide 60,000 × 60,000 pixeles y ningún lado puede pasar de 30,000",
        )
        for name, data in (
            ("png", png_of_size(60_000, 60_000)),
            ("jpeg", jpeg_of_size(60_000, 60_000)),
            ("gif", b"GIF89a" + struct.pack("<2H", 60_000, 60_000) + bytes(20)),
            ("bmp", b"BM" + bytes(16) + struct.pack("<2l", 60_000, -60_000) + bytes(20)),
            (
                "tiff",
                b"II*\0"
                + struct.pack("<LH2HLL2HLL", 8, 2, 256, 4, 1, 60_000, 257, 4, 1, 60_000)
                + bytes(8),
            ),
        )
    ),
    of_template(
        "svg with a program",
        "word/media/image1.svg",
        svg_with("<SCRIPT>alert(1)</SCRIPT>"),
        "es un dibujo SVG que trae un programa",
    ),
    of_template(
        "svg with a web page",
        "word/media/image1.svg",
        svg_with("<svg:foreignObject/>"),
        "es un dibujo SVG que trae otra página",
    ),
    of_template(
        "svg within a svg",
        "word/media/image1.svg",
        svg_with('<image href="data:image/svg+xml;base64,AA"/>'),
        LINK,
    ),
    of_template(
        "svg in UTF-16",
        "word/media/image1.svg",
        SVG.decode().encode("utf-16"),
        "es un dibujo SVG que no está en UTF-8",
    ),
    of_template(
        "packed drawing that is none",
        "word/media/image1.emz",
        zlib.compress(b"hola", wbits=31),
        "lleva comprimido un archivo de otra clase, no un dibujo EMF ni WMF",
    ),
    of_template("packed drawing damaged", "word/media/image1.wmz", b"\x1f\x8brubbish", DAMAGED),
    of_template(
        "packed drawing as a bomb",
        "word/media/image1.emz",
        zlib.compress(bytes(50_000_001), wbits=31),
        "al descomprimirse pesa más de 50 MB",
    ),
]


@pytest.mark.parametrize("case", TEMPLATES, ids=lambda case: case.name)
def test_a_template_with_a_picture_that_is_none_is_refused(
    case: Bad,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refuse(case, tmp_path, capsys, monkeypatch)


def workbook() -> bytes:
    buffer = io.BytesIO()
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = "{{ nombre }}"
    book.save(buffer)
    return buffer.getvalue()


def test_a_workbook_with_pictures_that_are_none_is_refused_with_all_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = embedded("xl/media/image1.png", b"hola", workbook())
    book = embedded("xl/media/image2.gif", SVG, book)
    said = """
error S402 imagen-de-plantilla
  plantilla.xlsx
  La plantilla trae una imagen que no se admite («xl/media/image1.png»): es un archivo de otra clase, aunque su nombre termine en .png.
  pista: quítela en Word o Excel, y vuelva a insertarla como PNG o JPG.

error S402 imagen-de-plantilla
  plantilla.xlsx
  La plantilla trae una imagen que no se admite («xl/media/image2.gif»): es un dibujo SVG, aunque su nombre termine en .gif.
  pista: quítela en Word o Excel, y vuelva a insertarla como PNG o JPG.

2 errores. No se escribió nada.
"""  # noqa: E501  to the letter
    files = {"plantilla.xlsx": book, "datos.yaml": b"nombre: Ana\n"}
    case = Bad("two of them", files, said, template="plantilla.xlsx")
    refuse(case, tmp_path, capsys, monkeypatch)


HONEST = {
    "word/media/image1.png": png(),
    "word/media/image2.jpeg": jpeg(),
    "word/media/image3.gif": saved(drawing(), "GIF"),
    "word/media/image4.bmp": saved(drawing(), "BMP"),
    "word/media/image5.tiff": saved(drawing(), "TIFF"),
    "word/media/image6.emf": emf(),
    "word/media/image7.wmf": wmf(),
    "word/media/image8.emz": zlib.compress(emf(), wbits=31),
    "word/media/image9.svg": svg_with(
        '<use xlink:href="#a"/><rect fill="url(#b)"/><image href="data:image/png;base64,AA"/>'
    ),
    "word/media/hdphoto1.wdp": b"II\xbc\x01" + bytes(40),
    "word/media/image10.png": jpeg(),
    "word/media/image11": png(),
}
"""What Word and others write; the last ones, what programs that put one picture for another do."""


def test_pictures_as_programs_write_them_stay_byte_for_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    template = _remade(drawn("{{ nombre }}"), HONEST, "")
    (tmp_path / "plantilla.docx").write_bytes(template)
    (tmp_path / "datos.yaml").write_text("nombre: Ana\n")
    order = ("render", "plantilla.docx", "--data", "datos.yaml", "-o", "salida.docx")
    assert run(capsys, monkeypatch, tmp_path, *order) == (0, "Se escribió salida.docx.")
    with zipfile.ZipFile(tmp_path / "salida.docx") as package:
        assert {part: package.read(part) for part in HONEST} == HONEST
        assert "Ana" in package.read("word/document.xml").decode()


def secret() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "SECRETO"
    return jpeg(exif=exif, comment=b"SECRETO")


CLEANED = {
    "png and a zip": png() + zipped() + b"SECRETO",
    "png and a web page": png_with((b"tEXt", b"Comment\0<script>SECRETO</script>")),
    "png of many frames": saved(
        drawing(), save_all=True, append_images=[drawing(mode="L").convert("RGB")] * 3
    )
    + b"SECRETO",
    "png with a bomb as its profile": png_with(
        (b"iCCP", b"SECRETO\0\0" + zlib.compress(bytes(30_000_000)))
    ),
    "png with a bomb as its words": png_with(
        (b"zTXt", b"SECRETO\0\0" + zlib.compress(bytes(30_000_000)))
    ),
    "png in stripes": interlaced(drawing()) + b"SECRETO",
    "jpeg with who took it": secret(),
    "jpeg and another": jpeg() + jpeg() + b"SECRETO",
    "jpeg of two views": jpeg_with((0xE2, b"MPF\0SECRETO" + bytes(30))),
    "jpeg with its small copy": jpeg_with((0xE1, b"http://ns.adobe.com/xap/1.0/\0SECRETO")),
    "jpeg for a press": saved(drawing(mode="CMYK"), "JPEG", comment=b"SECRETO"),
    "jpeg by passes": jpeg(progressive=True, comment=b"SECRETO"),
}


@pytest.mark.parametrize("name", CLEANED)
def test_a_picture_that_hides_something_is_written_with_its_pixels_alone(name: str) -> None:
    _assert_clean(CLEANED[name], admit(CLEANED[name]))


@pytest.mark.parametrize("name", ["png and a zip", "jpeg with who took it"])
def test_a_document_carries_only_the_pixels_of_its_picture(
    name: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for path, data in project(CLEANED[name]).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    code, said = run(capsys, monkeypatch, tmp_path, "build")
    assert code == 0
    assert said.splitlines()[-1].startswith("Se escribió 1 documento en output/.")
    with zipfile.ZipFile(tmp_path / "output/demo/plan/oficio.docx") as package:
        [media] = [part for part in package.namelist() if part.startswith("word/media/")]
        made = package.read(media)
    assert made == admit(CLEANED[name])
    _assert_clean(CLEANED[name], made)


def _assert_clean(logo: bytes, made: bytes) -> None:
    """Assert that a picture came out with its pixels, and without what it hid."""
    assert b"SECRETO" in logo
    for trace in (b"SECRETO", b"script", b"PK\x03\x04", b"iCCP", b"zTXt", b"acTL", b"Exif", b"MPF"):
        assert trace not in made
    image = opened(made)
    assert (image.size, image.mode) == ((40, 20), "RGB")
    assert _near(image.getpixel((35, 15)), (255, 0, 0))
    assert _near(image.getpixel((35, 2)), (0, 0, 255))


def _near(found: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 60 for one, other in zip(found, wanted, strict=True))
