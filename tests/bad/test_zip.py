"""Templates whose zip is no honest one: each is refused with these words."""

import os
import shutil
import stat
import struct
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support import word
from support.draw import drawn
from support.refused import Bad, refuse, told_by
from support.zips import (
    LINK,
    PIPE,
    Part,
    as_parts,
    end64,
    joined,
    made_of,
    noisy,
    sound_parts,
    streamed,
)

DATA = b"x: mundo\n"
MAIN = "word/document.xml"
SAVE_AGAIN = (
    "ábralo en Word o Excel y guárdelo con otro nombre; si no abre, pida otra copia a quien lo "
    "envió."
)
TAKE_OUT = (
    "quite del archivo las imágenes o las hojas que sobren; si no es para tanto, no lo use: puede "
    "estar hecho para dañar."
)
SLOWEST = 5
"""The most seconds that any refusal may take here; most take none."""


def told(rule: str, message: str, hint: str, file: str = "plantilla.docx") -> str:
    return f"error {rule}\n  {file}\n  {message}\n  pista: {hint}\n\n1 error. No se escribió nada."


def unfit(name: str, reason: str) -> str:
    message = f"La pieza «{name}» que va dentro del archivo {reason}."
    return told("S103 pieza-no-admitida", message, SAVE_AGAIN)


def altered(reason: str) -> str:
    message = f"El archivo no está hecho como los hacen Word y Excel: {reason}."
    return told("S102 archivo-alterado", message, SAVE_AGAIN)


def unreadable(reason: str) -> str:
    hint = "ábrala en Word o Excel y guárdela de nuevo como .docx o .xlsx."
    return told("P101 plantilla-ilegible", f"La plantilla no se puede abrir: {reason}.", hint)


def locked(reason: str) -> str:
    hint = "ábralo con su contraseña y quítela en Archivo › Información › Proteger; luego guárdelo."
    message = f"El archivo está protegido con contraseña: {reason}."
    return told("S101 archivo-con-contrasena", message, hint)


def large(message: str, limit: str) -> str:
    return told("S104 archivo-desmedido", f"{message} y el límite es {limit}.", TAKE_OUT)


CUT = told(
    "S106 archivo-incompleto",
    "El archivo está incompleto: se cortó al copiarlo o al descargarlo.",
    "cópielo o descárguelo otra vez; si está en la nube, espere a que termine de bajar.",
)
SOUND = as_parts(sound_parts())
FOUR_GB = 0xFFFFFFFF


def plus(*parts: Part, **end: object) -> bytes:
    """Return a sound template with more entries."""
    return made_of([*SOUND, *parts], **end)


def changed(**fields: object) -> bytes:
    """Return a sound template whose body's entry says something else."""
    return made_of(
        replace(part, **fields) if part.name == MAIN else part  # type: ignore[arg-type]
        for part in SOUND
    )


def _ole(*streams: str) -> bytes:
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names


WHOLE = drawn("Hola {{ x }}")
FIRST = str(SOUND[0].name)
LAST = str(SOUND[-1].name)
CASES: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "a path upwards": (
        plus(Part("../../fuera.xml", b"<a/>")),
        unfit("../../fuera.xml", "tiene un nombre que sale de su carpeta («..»)"),
    ),
    "a path upwards in percents": (
        plus(Part("word/%2e%2e/%2e%2e/fuera.xml", b"<a/>")),
        unfit("word/%2e%2e/%2e%2e/fuera.xml", "tiene un nombre que sale de su carpeta («..»)"),
    ),
    "an absolute path": (
        plus(Part("/etc/cron.d/x", b"x")),
        unfit("/etc/cron.d/x", "tiene por nombre una ruta del disco"),
    ),
    "a drive": (
        plus(Part("C:/Windows/x.dll", b"x")),
        unfit("C:/Windows/x.dll", "tiene por nombre una ruta del disco"),
    ),
    "backslashes": (
        plus(Part("word\\media\\x.png", b"x")),
        unfit("word\\media\\x.png", "lleva una diagonal invertida en el nombre"),
    ),
    "a null in a name": (
        plus(Part("word/x.xml\0.png", b"x")),
        unfit("word/x.xml·.png", "lleva en el nombre caracteres que no se ven"),
    ),
    "a new line in a name": (
        plus(Part("word/a\nb.xml", b"<a/>")),
        unfit("word/a·b.xml", "lleva en el nombre caracteres que no se ven"),
    ),
    "no name": (plus(Part("", b"x")), unfit("", "no tiene nombre")),
    "a folder without a name": (
        plus(Part("word//x.xml", b"<a/>")),
        unfit("word//x.xml", "tiene una carpeta sin nombre"),
    ),
    "a name of a thousand letters": (
        plus(Part("word/" + "x" * 1000, b"x")),
        unfit("word/" + "x" * 75 + "…", "tiene un nombre de más de 500 letras"),
    ),
    "a stream of Windows in a name": (
        plus(Part("word/x.xml:oculto", b"<a/>")),
        unfit("word/x.xml:oculto", "lleva «:» en el nombre"),
    ),
    "a name that ends in a dot": (
        plus(Part("word/x.xml.", b"<a/>")),
        unfit("word/x.xml.", "tiene un nombre que acaba en punto o en espacio"),
    ),
    "a folder that ends in a space": (
        plus(Part("word /x.xml", b"<a/>")),
        unfit("word /x.xml", "tiene un nombre que acaba en punto o en espacio"),
    ),
    "a relation named twice": (
        plus(
            Part(
                "word/_rels/otro.xml.rels",
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                b'<Relationship Id="r1" Type="http://x.mx/image" Target="a.png"/>'
                b'<Relationship Id="r1" Type="http://x.mx/image" Target="b.png"/></Relationships>',
            )
        ),
        unfit("word/_rels/otro.xml.rels", "dice dos veces a qué lleva «r1»"),
    ),
    "the body twice": (
        plus(Part(MAIN, b"<w:otro/>")),
        unfit(MAIN, "está dos veces"),
    ),
    "the body twice in capitals": (
        plus(Part("WORD/Document.xml", b"<w:otro/>")),
        unfit("WORD/Document.xml", f"está dos veces, la otra como «{MAIN}»"),
    ),
    "the body inside itself": (
        plus(Part(f"{MAIN}/x.xml", b"<a/>")),
        unfit(f"{MAIN}/x.xml", f"está dentro de «{MAIN}», que es una pieza y no una carpeta"),
    ),
    "a link of Unix": (
        plus(Part("word/media/x.png", b"/etc/passwd", attributes=LINK, made_by=3 << 8)),
        unfit("word/media/x.png", "es un enlace a otro archivo"),
    ),
    "a pipe": (
        plus(Part("word/media/x.png", attributes=PIPE, made_by=3 << 8)),
        unfit("word/media/x.png", "no es un archivo"),
    ),
    "a folder with contents": (
        plus(Part("word/oculto/", b"MZ")),
        unfit("word/oculto/", "es una carpeta y trae contenido"),
    ),
    "bzip2": (
        plus(Part("word/x.xml", packed=b"BZh9", method=12)),
        unfit("word/x.xml", "está comprimida con BZIP2, que ni Word ni Excel leen"),
    ),
    "an unknown method": (
        plus(Part("word/x.xml", packed=b"?", method=50)),
        unfit("word/x.xml", "está comprimida con el método 50, que ni Word ni Excel leen"),
    ),
    "a password of zip": (
        changed(flags=1, local_flags=1),
        locked(f"su pieza «{MAIN}» está cifrada"),
    ),
    "a password of AES": (changed(method=99), locked(f"su pieza «{MAIN}» está cifrada")),
    "a password of Word": (
        _ole("EncryptionInfo", "EncryptedPackage"),
        locked("todo su contenido está cifrado"),
    ),
    "a .doc": (_ole("1Table", "WordDocument"), unreadable("es de un Word anterior (.doc)")),
    "a .xls": (_ole("Workbook"), unreadable("es de un Excel anterior (.xls)")),
    "another compound file": (
        _ole("Otra"),
        unreadable(
            "está protegida con contraseña, o es de un Word o un Excel anterior (.doc, .xls)"
        ),
    ),
    "a PDF": (b"%PDF-1.7\n", unreadable("es un PDF")),
    "a web page": (b"<!DOCTYPE html><p>Hola", unreadable("es una página web")),
    "nothing": (b"", unreadable("está vacía")),
    "nothing but nulls": (bytes(9000), unreadable("no es un archivo de Word ni de Excel")),
    "an empty zip": (joined([]), unreadable("es un archivo comprimido sin nada dentro")),
    "a zip of photographs": (
        made_of([Part("foto.jpg", b"\xff\xd8")]),
        unreadable("no es un documento .docx ni un libro .xlsx"),
    ),
    "an .odt": (
        made_of([Part("mimetype", b"application/vnd.oasis.opendocument.text", 0)]),
        unreadable("es un documento de LibreOffice (.odt)"),
    ),
    "a file of Pages": (
        made_of([Part("Index/Document.iwa", b"x")]),
        unreadable("es un documento de Pages o de Numbers"),
    ),
    "cut in the middle": (WHOLE[: len(WHOLE) // 2], CUT),
    "cut at its end": (WHOLE[:-1], CUT),
    "a program before it": (
        b"MZ\x90\0" + WHOLE,
        altered("trae algo antes de su primera pieza"),
    ),
    "a program after it": (WHOLE + b"MZ\x90\0", altered("trae algo después de su final")),
    "another zip after it": (WHOLE + WHOLE, altered("su índice no está donde dice")),
    "bytes between two parts": (
        plus(Part("word/x.xml", b"<a/>", before=b"oculto")),
        altered(f"trae algo después de la pieza «{LAST}» que no es de ninguna"),
    ),
    "bytes before its directory": (
        joined(SOUND, before_directory=b"oculto"),
        altered(f"trae algo después de la pieza «{LAST}» que no es de ninguna"),
    ),
    "two parts in the same bytes": (
        plus(Part("word/x.xml", b"<a/>", offset=0)),
        altered(f"la pieza «{FIRST}» no está donde dice el índice"),
    ),
    "a part larger than its place": (
        changed(packed_size=30_000),
        altered(f"la pieza «{MAIN}» se encima con la que sigue"),
    ),
    "another name in its own header": (
        changed(local_name="word/documenta.xml"),
        altered(f"la pieza «{MAIN}» no es la que dice el índice"),
    ),
    "another size in its own header": (
        changed(local_numbers=(1, 2, 3)),
        altered(f"la pieza «{MAIN}» no es la que dice el índice"),
    ),
    "streamed without its numbers": (
        changed(flags=8, local_numbers=(0, 0, 0)),
        altered(f"la pieza «{MAIN}» no dice dónde acaba"),
    ),
    "fewer parts than there are": (
        joined(SOUND, count=3, count_here=3),
        altered("su índice está dañado"),
    ),
    "several disks": (
        joined(SOUND, disk=1),
        altered("es una parte de un archivo repartido en varios"),
    ),
    "two directories": (
        joined(SOUND, zip64=end64(1, 51, 0)),
        altered("su índice no está donde dice"),
    ),
    "more than four gigabytes": (
        changed(size=FOUR_GB),
        altered("una pieza dice ser de más de 4 GB"),
    ),
    "a wrong check sum": (
        changed(checksum=1),
        unfit(MAIN, "está dañada: no cuadra su suma de control"),
    ),
    "a wrong size": (changed(size=7), unfit(MAIN, "no mide lo que dice")),
    "damaged inside": (changed(packed=b"\xff" * 40), unfit(MAIN, "está dañada")),
    "cut inside": (changed(packed=b"\x4b"), unfit(MAIN, "está incompleta")),
    "a bomb": (
        lambda: plus(Part("word/media/x.bmp", bytes(30_000_000))),
        large(
            "La pieza «word/media/x.bmp» crece a más de 100 veces su tamaño al descomprimirse",
            "100 veces",
        ),
    ),
    "a bomb that says that it is small": (
        lambda: plus(Part("word/media/x.bmp", bytes(30_000_000), size=10, checksum=0)),
        large(
            "La pieza «word/media/x.bmp» crece a más de 100 veces su tamaño al descomprimirse",
            "100 veces",
        ),
    ),
    "a part of more than 50 megabytes": (
        lambda: plus(noisy("word/media/x.bmp", 501)),
        large("La pieza «word/media/x.bmp», descomprimida, pasa de 50 MB", "50 MB"),
    ),
    "many parts": (
        lambda: plus(*(Part(f"word/media/{n}.png", b"x", 0) for n in range(2001))),
        large("El archivo trae más de 2,000 piezas", "2,000"),
    ),
    "thirty megabytes": (
        lambda: plus(Part("word/media/x.png", bytes(30_000_000), 0)),
        large("El archivo pesa más de 25 MB", "25 MB"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_zip_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, said = CASES[name]
    data = made if isinstance(made, bytes) else made()
    case = Bad(name, {"plantilla.docx": data, "datos.yaml": DATA}, said)
    began = time.process_time()
    refuse(case, tmp_path, capsys, monkeypatch)
    assert time.process_time() - began < SLOWEST


def test_all_that_is_wrong_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = plus(Part("../a", b""), Part("word/b", b"", 9))
    first, second = (
        unfit(*found).partition("\n\n")[0]
        for found in (
            ("../a", "tiene un nombre que sale de su carpeta («..»)"),
            ("word/b", "está comprimida con Deflate64, que ni Word ni Excel leen"),
        )
    )
    said = f"{first}\n\n{second}\n\n2 errores. No se escribió nada."
    case = Bad("two", {"plantilla.docx": data, "datos.yaml": DATA}, said)
    refuse(case, tmp_path, capsys, monkeypatch)


FOLDER = (
    "es una carpeta, no un archivo",
    "escriba también el nombre del archivo que está en ella.",
)
STREAM = "guarde lo que contiene en un archivo y dé el nombre de ese archivo."


def unusual(reason: str, hint: str, file: str) -> str:
    return told("S105 no-es-archivo", f"No se puede leer: {reason}.", hint, file)


@pytest.mark.parametrize("which", ["template", "data"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "socket"])
def test_what_is_no_file_is_refused_at_once(
    which: str,
    kind: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = {"template": "plantilla.docx", "data": "datos.yaml"}
    odd = tmp_path / names.pop(which)
    for name in names.values():
        (tmp_path / name).write_bytes(WHOLE if name.endswith("docx") else DATA)
    if kind == "folder":
        odd.mkdir()
        reason, hint = FOLDER
    elif kind == "pipe":
        os.mkfifo(odd)
        reason, hint = "es una tubería, no un archivo", STREAM
    elif kind == "device":
        odd.symlink_to("/dev/zero")
        reason, hint = "es un dispositivo, no un archivo", STREAM
    else:
        os.mknod(odd, stat.S_IFSOCK | 0o600)
        reason, hint = "es una conexión, no un archivo", STREAM
    case = Bad(kind, {}, "")
    began = time.process_time()
    code, said = told_by(capsys, monkeypatch, tmp_path, case, tmp_path / "salida.docx")
    assert said == unusual(reason, hint, odd.name)
    assert code == 1
    assert not (tmp_path / "salida.docx").exists()
    assert time.process_time() - began < 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["plantilla.docx", "datos.yaml"])
def test_a_file_that_may_not_be_read_is_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plantilla.docx").write_bytes(WHOLE)
    (tmp_path / "datos.yaml").write_bytes(DATA)
    (tmp_path / name).chmod(0)
    code, said = told_by(capsys, monkeypatch, tmp_path, Bad("", {}, ""), tmp_path / "salida.docx")
    hint = "pida permiso de leerlo, o cópielo a una carpeta suya."
    assert (code, said) == (1, unusual("no hay permiso de leerlo", hint, name))


ACCEPTED = {
    "another order": made_of(SOUND[::-1]),
    "nothing compressed": made_of(replace(part, method=0) for part in SOUND),
    "streamed": made_of(streamed(part) for part in SOUND),
    "streamed with 64-bit sizes": made_of(streamed(part, form="<L2Q") for part in SOUND),
    "folders": made_of([Part("word/"), Part("_rels/", method=0), *SOUND]),
    "a comment": joined(SOUND, comment=b"Guardado por el sistema de archivo"),
    "zipped again on a Mac": plus(Part("__MACOSX/word/._x", b"m"), Part(".DS_Store", b"m")),
    "trash": plus(Part("[trash]/0000.dat", bytes(99), 0)),
    "room to grow": made_of(
        replace(part, local_extra=struct.pack("<2H", 0xA228, 400) + bytes(400)) for part in SOUND
    ),
    "dates of Unix": made_of(
        replace(part, extra=b"UT\5\0\3abcd", made_by=3 << 8, attributes=0o100600 << 16)
        for part in SOUND
    ),
    "zip64 of Java": joined(SOUND, zip64=b""),
    "a name with an accent": plus(Part("customXml/año.bin", b"x", flags=0x800)),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_an_honest_zip_is_read(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plantilla.docx").write_bytes(ACCEPTED[name])
    (tmp_path / "datos.yaml").write_bytes(DATA)
    output = tmp_path / "salida.docx"
    assert told_by(capsys, monkeypatch, tmp_path, Bad("", {}, ""), output) == (
        0,
        "Se escribió salida.docx.",
    )
    assert word.text(word.body(output.read_bytes())) == "Hola mundo"


def test_a_template_behind_a_link_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "otra").mkdir()
    (tmp_path / "otra" / "real.docx").write_bytes(WHOLE)
    (tmp_path / "plantilla.docx").symlink_to("otra/real.docx")
    (tmp_path / "datos.yaml").write_bytes(DATA)
    output = tmp_path / "salida.docx"
    assert told_by(capsys, monkeypatch, tmp_path, Bad("", {}, ""), output)[0] == 0
    shutil.rmtree(tmp_path / "otra")
    assert told_by(capsys, monkeypatch, tmp_path, Bad("", {}, ""), output) == (
        1,
        told(
            "P102 plantilla-ausente",
            "La plantilla no existe, o no se puede leer.",
            "revise el nombre y la carpeta.",
        ),
    )
