"""The zip around an Office file: what passes is read the same by everybody, and no more is."""

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from support.zips import (
    FOLDER,
    LINK,
    PIPE,
    REGULAR,
    Part,
    end64,
    joined,
    made_of,
    noisy,
    parts_of,
    streamed,
)

from plandocs.gates.package import Item, Opened, inflated, read_items, read_package, shown

A, B = Part("a.xml", b"<a/>" * 50), Part("b/c.xml", b"<c/>")
AB = {"a.xml": b"<a/>" * 50, "b/c.xml": b"<c/>"}


def told(data: bytes) -> list[str]:
    opened = read_package(data, "f.docx")
    assert opened.parts == {}
    assert {str(found.at) for found in opened.faults} == {"f.docx"}
    return [f"{found.rule.code} {found.message}" for found in opened.faults]


def altered(reason: str) -> list[str]:
    return [f"S102 El archivo no está hecho como los hacen Word y Excel: {reason}."]


def unfit(name: str, *reasons: str) -> list[str]:
    return [f"S103 La pieza «{name}» que va dentro del archivo {reason}." for reason in reasons]


def test_the_parts_of_a_sound_zip_are_those_that_python_reads() -> None:
    data = made_of([A, B])
    assert read_package(data, "f.docx") == Opened(AB, ())
    assert parts_of(data) == AB


FOUR_GB = 0xFFFFFFFF
LARGE = struct.pack("<2H2Q", 1, 16, len(A.data), len(b""))


def _large_streamed(part: Part) -> Part:
    """Return an entry with 64-bit sizes, as Java's libraries write them when they are asked to."""
    found = streamed(part, form="<L2Q")
    return replace(
        found, local_numbers=(0, FOUR_GB, FOUR_GB), local_extra=struct.pack("<2H2Q", 1, 16, 0, 0)
    )


def _large_central(part: Part) -> Part:
    stored = replace(part, method=0)
    size = len(stored.data)
    sizes = struct.pack("<2H2Q", 1, 16, size, size)
    other = struct.pack("<2HL", 0xCAFE, 4, 0)
    return replace(
        stored, packed_size=FOUR_GB, size=FOUR_GB, extra=other + sizes, local_extra=sizes
    )


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(made_of([B, A]), id="another order"),
        pytest.param(made_of([replace(A, method=0), B]), id="stored"),
        pytest.param(made_of([streamed(A), streamed(B)]), id="streamed"),
        pytest.param(made_of([streamed(A, b""), streamed(B, b"")]), id="streamed without a sign"),
        pytest.param(made_of([streamed(A, form="<L2Q"), B]), id="streamed in 64 bits"),
        pytest.param(made_of([streamed(A, b"", "<L2Q"), B]), id="the same without a sign"),
        pytest.param(made_of([replace(A, flags=8), B]), id="a flag of streaming and all said"),
        pytest.param(made_of([_large_streamed(A), B]), id="zip64 of Java"),
        pytest.param(made_of([_large_central(A), B]), id="zip64 in the directory"),
        pytest.param(joined([A, B], zip64=b""), id="zip64 end"),
        pytest.param(
            joined(
                [A, B], zip64=b"", count=0xFFFF, count_here=0xFFFF, size=FOUR_GB, offset=FOUR_GB
            ),
            id="zip64 end alone",
        ),
        pytest.param(made_of([replace(A, local_extra=b"\x28\xa2\4\0abcd"), B]), id="Word's growth"),
        pytest.param(made_of([replace(A, extra=b"UT\5\0\3abcd"), B]), id="dates of Unix"),
        pytest.param(made_of([replace(A, flags=6, local_flags=2), B]), id="speed of deflate"),
        pytest.param(made_of([replace(A, flags=0x800), B]), id="UTF-8 said of ASCII"),
        pytest.param(joined([A, B], comment=b"hecho por el sistema"), id="a comment"),
        pytest.param(made_of([Part("b/"), A, B]), id="a folder"),
        pytest.param(made_of([Part("b/", b"", 0, attributes=FOLDER | 16), A, B]), id="a real one"),
        pytest.param(made_of([replace(A, attributes=REGULAR, made_by=3 << 8), B]), id="Unix"),
        pytest.param(made_of([A, B, Part("[trash]/0000.dat", b"\0" * 9, 0)]), id="trash"),
        pytest.param(
            made_of([A, B, Part("__MACOSX/._a.xml", b"m"), Part(".DS_Store", b"m")]), id="Mac"
        ),
        pytest.param(made_of([A, B, Part("b/Thumbs.db", b"m")]), id="Windows"),
    ],
)
def test_what_honest_programs_write_passes(data: bytes) -> None:
    assert read_package(data, "f.docx") == Opened(AB, ())
    assert {item.name: inflated(item, 1000) for item in read_items(data)} == AB


@pytest.mark.parametrize(
    ("name", "flags", "read"),
    [
        ("á.png".encode(), 0x800, "á.png"),
        ("á.png".encode(), 0, "á.png"),
        ("á.png".encode("cp437"), 0, "á.png"),
        (b"a%20b.png", 0, "a%20b.png"),
    ],
)
def test_names_are_read_as_they_were_written(name: bytes, flags: int, read: str) -> None:
    assert read_package(made_of([Part(name, b"1", flags=flags)]), "") == Opened({read: b"1"}, ())


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"hola", "no es un archivo de Word ni de Excel"),
        (b"", "está vacía"),
        (bytes(5000), "no es un archivo de Word ni de Excel"),
        (b"%PDF-1.7", "es un PDF"),
        (b"{\\rtf1", "es un documento RTF"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>', "es un XML suelto"),
        (b"\r\n<!DOCTYPE html>", "es una página web"),
        (b"<html>", "es una página web"),
        (b"X%PDF-1.7", "no es un archivo de Word ni de Excel"),
        (b"MZ" + joined([]), "no es un archivo de Word ni de Excel"),
        (joined([]), "es un archivo comprimido sin nada dentro"),
        (b"PK\5\6", "es un archivo comprimido sin nada dentro"),
        (b"PK\3\4" + joined([]), "es un archivo comprimido sin nada dentro"),
    ],
)
def test_what_is_no_zip_is_told_for_what_it_is(data: bytes, reason: str) -> None:
    if data.startswith(b"PK\3\4"):
        data = joined([], offset=4, before_directory=b"PK\3\4")
    assert told(data) == [f"P101 La plantilla no se puede abrir: {reason}."]


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le").ljust(64, b"\0")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            _stream("WordDocument") + _stream("EncryptedPackage"),
            "S101 El archivo está protegido con contraseña: todo su contenido está cifrado.",
        ),
        (
            _stream("WordDocument"),
            "P101 La plantilla no se puede abrir: es de un Word anterior (.doc).",
        ),
        (
            _stream("Workbook"),
            "P101 La plantilla no se puede abrir: es de un Excel anterior (.xls).",
        ),
        (_stream("Book"), "P101 La plantilla no se puede abrir: es de un Excel anterior (.xls)."),
        (
            _stream("PowerPoint Document"),
            "P101 La plantilla no se puede abrir: es una presentación de un PowerPoint anterior "
            "(.ppt).",
        ),
        (
            OLE,
            "P101 La plantilla no se puede abrir: está protegida con contraseña, o es de un Word o "
            "un Excel anterior (.doc, .xls).",
        ),
    ],
)
def test_a_compound_file_is_told_for_what_it_is(data: bytes, said: str) -> None:
    assert told(data) == [said]


@pytest.mark.parametrize("cut", [1, 21, 22, 60, 150])
def test_a_zip_that_was_cut_is_told(cut: int) -> None:
    assert told(made_of([A, B])[:-cut]) == [
        "S106 El archivo está incompleto: se cortó al copiarlo o al descargarlo."
    ]


def test_a_zip_whose_comment_was_cut_is_told() -> None:
    assert told(joined([A], comment=b"abc")[:-1]) == [
        "S106 El archivo está incompleto: se cortó al copiarlo o al descargarlo."
    ]


AT_INDEX = "su índice no está donde dice"
BROKEN = "su índice está dañado"
TWO = "sus dos índices no dicen lo mismo"
NOT_SAID = "la pieza «a.xml» no es la que dice el índice"
SECOND = len(made_of([A])) - 46 - 5 - 22
"""Where a second entry begins."""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (made_of([A, B]) + b"\n", "trae algo después de su final"),
        (made_of([A]) + made_of([B]), AT_INDEX),
        (b"MZ" + made_of([A, B]), "trae algo antes de su primera pieza"),
        (made_of([replace(A, before=b"PK\3\4..")]), "trae algo antes de su primera pieza"),
        (joined([A], disk=1), "es una parte de un archivo repartido en varios"),
        (joined([A], count_here=2), "es una parte de un archivo repartido en varios"),
        (joined([A], offset=1), AT_INDEX),
        (joined([A], size=1), AT_INDEX),
        (joined([A], after_directory=b"?"), AT_INDEX),
        (joined([A, B], count=1, count_here=1), BROKEN),
        (joined([A, B], count=3, count_here=3), BROKEN),
        (joined([A]).replace(b"PK\1\2", b"PK\1\3"), BROKEN),
        (joined([A], zip64=end64(1, 51, SECOND, start=5)), AT_INDEX),
        (joined([A], zip64=end64(1, 51, SECOND, disks=2)), AT_INDEX),
        (joined([A], zip64=end64(1, 51, SECOND, sign=b"PK\6\5")), TWO),
        (joined([A], zip64=end64(1, 51, SECOND, length=45)), TWO),
        (joined([A], zip64=end64(2, 51, SECOND)), TWO),
        (made_of([replace(A, size=FOUR_GB)]), "una pieza dice ser de más de 4 GB"),
        (
            made_of([replace(A, size=FOUR_GB, extra=struct.pack("<2HL", 1, 4, 9))]),
            "una pieza dice ser de más de 4 GB",
        ),
        (
            made_of([replace(A, size=FOUR_GB, extra=struct.pack("<2HL", 1, 8, 9))]),
            "una pieza dice ser de más de 4 GB",
        ),
        (
            made_of([A, replace(B, before=b"oculto")]),
            "trae algo después de la pieza «a.xml» que no es de ninguna",
        ),
        (
            joined([A], before_directory=b"oculto"),
            "trae algo después de la pieza «a.xml» que no es de ninguna",
        ),
        (
            made_of([streamed(A, b"PK\7\7"), B]),
            "trae algo después de la pieza «a.xml» que no es de ninguna",
        ),
        (
            made_of([replace(streamed(A), flags=0, local_flags=0, local_numbers=None), B]),
            "trae algo después de la pieza «a.xml» que no es de ninguna",
        ),
        (made_of([streamed(A, descriptor=b""), B]), "la pieza «a.xml» no dice dónde acaba"),
        (made_of([A, replace(B, offset=0)]), "la pieza «a.xml» no está donde dice el índice"),
        (
            made_of([replace(A, packed_size=len(b"x") + 400), B]),
            "la pieza «a.xml» se encima con la que sigue",
        ),
        (
            made_of([A, replace(B, offset=9999)]),
            "trae algo después de la pieza «a.xml» que no es de ninguna",
        ),
        (made_of([replace(A, local_name="b.xml")]), NOT_SAID),
        (made_of([replace(A, local_method=0)]), NOT_SAID),
        (made_of([replace(A, local_flags=1)]), NOT_SAID),
        (made_of([replace(A, local_numbers=(1, 2, 3))]), NOT_SAID),
        (made_of([replace(A, local_numbers=(0, 0, 0))]), NOT_SAID),
        (made_of([replace(streamed(A), local_numbers=(0, 0, 7))]), NOT_SAID),
    ],
)
def test_bytes_that_two_readers_could_read_in_two_ways_are_refused(
    data: bytes, reason: str
) -> None:
    assert told(data) == altered(reason)


METHODS = {
    1: "Shrink", 6: "Implode", 9: "Deflate64", 12: "BZIP2", 14: "LZMA", 93: "Zstandard",
    77: "el método 77",
}  # fmt: skip


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (Part(""), "no tiene nombre"),
        (Part("a/" * 250 + "b"), "tiene un nombre de más de 500 letras"),
        (Part("a\0.xml"), "lleva en el nombre caracteres que no se ven"),
        (Part("a%00.xml"), "lleva en el nombre caracteres que no se ven"),
        (Part("a\x7f.xml"), "lleva en el nombre caracteres que no se ven"),
        (Part("a\n.xml"), "lleva en el nombre caracteres que no se ven"),
        (Part("word\\a.xml"), "lleva una diagonal invertida en el nombre"),
        (Part("word%5Ca.xml"), "lleva una diagonal invertida en el nombre"),
        (Part("/a.xml"), "tiene por nombre una ruta del disco"),
        (Part("C:a.xml"), "tiene por nombre una ruta del disco"),
        (Part("c:/a.xml"), "tiene por nombre una ruta del disco"),
        (Part("../a.xml"), "tiene un nombre que sale de su carpeta («..»)"),
        (Part("a/../../b.xml"), "tiene un nombre que sale de su carpeta («..»)"),
        (Part("a/%2E%2e/b.xml"), "tiene un nombre que sale de su carpeta («..»)"),
        (Part("../"), "tiene un nombre que sale de su carpeta («..»)"),
        (Part("a/./b.xml"), "tiene una carpeta sin nombre"),
        (Part("a//b.xml"), "tiene una carpeta sin nombre"),
        (Part(b"\xff\xfe.xml", flags=0x800), "lleva en el nombre letras que no se entienden"),
        (Part("a.xml", b"/etc", attributes=LINK, made_by=3 << 8), "es un enlace a otro archivo"),
        (Part("a.xml", attributes=PIPE), "no es un archivo"),
        (Part("a.xml", flags=0x20), "es solo la diferencia con otra"),
        (Part("a.xml", disk=1), "está en otro archivo"),
        (Part("a/", b"oculto"), "es una carpeta y trae contenido"),
        *(
            (Part("a.xml", method=method), f"está comprimida con {name}, que ni Word ni Excel leen")
            for method, name in METHODS.items()
        ),
    ],
)
def test_what_is_no_part_of_a_document_is_refused(part: Part, reason: str) -> None:
    found = told(made_of([B, part]))
    assert len(found) == 1
    assert found[0].endswith(f"» que va dentro del archivo {reason}.")


def test_a_name_may_have_500_letters() -> None:
    name = "a/" * 249 + "bc"
    assert read_package(made_of([Part(name, b"1")]), "") == Opened({name: b"1"}, ())


def test_all_the_unfit_parts_are_told() -> None:
    assert told(made_of([Part("../a"), Part("b", method=9), Part("/c", attributes=LINK)])) == [
        *unfit("../a", "tiene un nombre que sale de su carpeta («..»)"),
        *unfit("b", "está comprimida con Deflate64, que ni Word ni Excel leen"),
        *unfit("/c", "tiene por nombre una ruta del disco", "es un enlace a otro archivo"),
    ]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("a.xml", "a.xml"), unfit("a.xml", "está dos veces")),
        (("a.xml", "A.xml"), unfit("A.xml", "está dos veces, la otra como «a.xml»")),
        (("a.xml", "%61.xml"), unfit("%61.xml", "está dos veces, la otra como «a.xml»")),
        (("ñ.xml", "n\u0303.xml"), unfit("n\u0303.xml", "está dos veces, la otra como «ñ.xml»")),
        (("a", "a/"), unfit("a/", "está dos veces, la otra como «a»")),
        (
            ("a", "a/b/c"),
            unfit("a/b/c", "está dentro de «a», que es una pieza y no una carpeta"),
        ),
    ],
)
def test_two_parts_of_one_name_are_refused(names: tuple[str, str], said: list[str]) -> None:
    assert told(made_of([Part(name) for name in names])) == said


@pytest.mark.parametrize("change", [{"flags": 1}, {"flags": 0x2000}, {"method": 99}])
def test_a_part_with_a_password_is_refused(change: dict[str, int]) -> None:
    assert told(made_of([A, replace(B, **change)])) == [  # type: ignore[arg-type]
        "S101 El archivo está protegido con contraseña: su pieza «b/c.xml» está cifrada."
    ]


DAMAGED = "está dañada"


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (replace(A, packed=b"\xff" * 9), DAMAGED),
        (replace(A, packed=b""), "está incompleta"),
        (replace(A, packed=zlib.compress(A.data, wbits=-15)[:-3]), "está incompleta"),
        (replace(A, packed=zlib.compress(A.data, wbits=-15) + b"x"), "no mide lo que dice"),
        (replace(A, size=len(A.data) + 1), "no mide lo que dice"),
        (replace(A, method=0, size=len(A.data) + 1), "no mide lo que dice"),
        (replace(A, checksum=1), "está dañada: no cuadra su suma de control"),
        (replace(A, method=0, checksum=1), "está dañada: no cuadra su suma de control"),
    ],
)
def test_a_part_that_is_not_what_it_says_is_refused(part: Part, reason: str) -> None:
    assert told(made_of([part])) == unfit("a.xml", reason)


def _zeros(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    pieces = [packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)]
    return b"".join([*pieces, packer.flush()])


BOMB = (
    "S104 La pieza «{}» crece a más de 100 veces su tamaño al descomprimirse y el límite es 100 "
    "veces."
)


def test_a_part_that_grows_too_much_is_refused_whatever_it_says() -> None:
    bomb = Part("a.xml", packed=_zeros(200_000_000), size=10, checksum=0)
    tracemalloc.start()
    assert told(made_of([bomb])) == [BOMB.format("a.xml")]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000


def test_two_parts_that_grow_too_much_are_both_told() -> None:
    bombs = [Part(name, bytes(150_000)) for name in ("a.xml", "b.xml")]
    assert told(made_of(bombs)) == [BOMB.format("a.xml"), BOMB.format("b.xml")]


def test_a_small_part_may_grow_as_much_as_it_likes() -> None:
    assert read_package(made_of([Part("a.xml", bytes(100_000))]), "").faults == ()


def test_a_part_of_more_than_50_megabytes_is_refused() -> None:
    data = made_of([noisy("a.bin", 501)])
    assert told(data) == [
        "S104 La pieza «a.bin», descomprimida, pasa de 50 MB y el límite es 50 MB."
    ]


def test_a_file_of_more_than_200_megabytes_inside_is_refused() -> None:
    part = noisy("a.bin", 490)
    parts = [replace(part, name=f"{n}.bin") for n in range(6)]
    assert told(made_of(parts)) == [
        "S104 El archivo, descomprimido, pasa de 200 MB y el límite es 200 MB."
    ]


def test_a_file_of_more_than_25_megabytes_is_refused() -> None:
    assert told(bytes(25_000_001)) == ["S104 El archivo pesa 25.0 MB y el límite es 25 MB."]
    assert read_package(bytes(25_000_000), "").faults[0].rule.code == "P101"


@pytest.mark.parametrize(("count", "code"), [(2000, None), (2001, "S104"), (5000, "S104")])
def test_a_file_of_too_many_parts_is_refused(count: int, code: str | None) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(count):
            archive.writestr(f"{number}.xml", b"")
    found = read_package(buffer.getvalue(), "f.docx")
    assert [fault.rule.code for fault in found.faults] == ([code] if code else [])
    if code:
        assert (
            found.faults[0].message == "El archivo trae más de 2,000 piezas y el límite es 2,000."
        )


def test_what_is_stored_is_no_more_than_asked() -> None:
    assert inflated(Item("a", 0, b"abc", 0, 3), 2) is None
    assert inflated(Item("a", 0, b"abc", zlib.crc32(b"abc"), 3), 3) == b"abc"


def test_names_are_shown_short_and_without_what_is_not_seen() -> None:
    assert shown("a\0b\u202ec") == "a·b·c"
    assert shown("x" * 80) == "x" * 80
    assert shown("x" * 81) == "x" * 80 + "…"


def _python(parts: dict[str, bytes], write: Callable[[zipfile.ZipFile, str, bytes], None]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            write(archive, name, data)
    return buffer.getvalue()


def _forced(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    with archive.open(name, "w", force_zip64=True) as file:
        file.write(data)


@pytest.mark.parametrize("write", [zipfile.ZipFile.writestr, _forced])
def test_what_python_writes_passes(
    write: Callable[[zipfile.ZipFile, str, bytes], None],
) -> None:
    assert read_package(_python(AB, write), "") == Opened(AB, ())


class _Pipe(io.RawIOBase):
    """A file that cannot go back."""

    def __init__(self) -> None:
        self.data = b""

    def writable(self) -> bool:
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        self.data += bytes(data)
        return len(data)


def test_what_python_writes_into_a_pipe_passes() -> None:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in AB.items():
            archive.writestr(name, data)
    assert read_package(pipe.data, "") == Opened(AB, ())
