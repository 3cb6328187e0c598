"""Names that a secretary may give for the template, the data or the document: all that is said."""

import io
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from support.draw import drawn
from support.faults import whole
from support.refused import run

LONG = "a" * 300


def a_book() -> bytes:
    book, buffer = Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = "{{ nombre }}"
    book.save(buffer)
    return buffer.getvalue()


WORD, BOOK = drawn("Hola {{ nombre }}"), a_book()


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder with files of every kind, of Word and of others, with good names and odd ones."""
    for name in ("t.docx", "T.DOCX", "sin", "t.odt", "libro.xlsx", ".docx", "t.docx.", "o.docx"):
        (tmp_path / name).write_bytes(WORD)
    for name in ("excel", "excel.docx"):
        (tmp_path / name).write_bytes(BOOK)
    (tmp_path / "t.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "t.pdf").write_bytes(b"%PDF-1.4\n")
    for name in ("d.yaml", "dsin", "m.yaml"):
        (tmp_path / name).write_text("nombre: Ana\n")
    for name in ("carpeta", "carpeta.docx", "carpeta.yaml"):
        (tmp_path / name).mkdir()
    for name in ("tubo", "tubo.docx", "tubo.yaml"):
        os.mkfifo(tmp_path / name)
    for name in ("lazo.docx", "lazo.yaml"):
        (tmp_path / name).symlink_to(name)
    for name in ("enlace.docx", "otro/enlace.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).symlink_to(tmp_path / "t.docx")
    (tmp_path / "perdido.docx").symlink_to("nada.docx")
    (tmp_path / "mismo.docx").hardlink_to(tmp_path / "t.docx")
    (tmp_path / "protegido.docx").write_bytes(b"p")
    (tmp_path / "protegido.docx").chmod(0o444)
    with socket.socket(socket.AF_UNIX) as connection:
        before = Path.cwd()
        os.chdir(tmp_path)  # such a name may not be long
        connection.bind("red.docx")
        os.chdir(before)
        yield tmp_path


Said = Callable[..., tuple[int, str]]


@pytest.fixture
def said(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Said:
    """Render in that folder; return the exit code and all that is said."""

    def render(template: str, data: str, output: str, *more: str) -> tuple[int, str]:
        order = ("render", template, "--data", data, "-o", output, *more)
        return run(capsys, monkeypatch, folder, *order)

    return render


def finding(code: str, name: str, place: str, *lines: str) -> tuple[int, str]:
    told = "".join(f"  {line}\n" for line in (place, *lines))
    return 1, f"error {code} {name}\n{told}\n1 error. No se escribió nada."


def no_file(place: str, what: str, hint: str) -> tuple[int, str]:
    return finding("S105", "no-es-archivo", place, f"No se puede leer: {what}.", f"pista: {hint}.")


def a_folder(place: str) -> tuple[int, str]:
    hint = "escriba también el nombre del archivo que está en ella"
    return no_file(place, "es una carpeta, no un archivo", hint)


def special(place: str, what: str) -> tuple[int, str]:
    hint = "guarde lo que contiene en un archivo y dé el nombre de ese archivo"
    return no_file(place, f"es {what}, no un archivo", hint)


def a_loop(place: str) -> tuple[int, str]:
    return no_file(place, "es un enlace que lleva a sí mismo", "borre el enlace y ponga el archivo")


def no_template(place: str) -> tuple[int, str]:
    said = "La plantilla no existe, o no se puede leer."
    return finding(
        "P102", "plantilla-ausente", place, said, "pista: revise el nombre y la carpeta."
    )


def unreadable(place: str, why: str) -> tuple[int, str]:
    said = f"La plantilla no se puede abrir: {why}."
    hint = "pista: ábrala en Word o Excel y guárdela de nuevo como .docx o .xlsx."
    return finding("P101", "plantilla-ilegible", place, said, hint)


def no_data(place: str) -> tuple[int, str]:
    hint = "pista: cree ese archivo, o corrija el nombre."
    return finding("D106", "archivo-ausente", place, f"No existe «{place}».", hint)


def unfit(template: str, kind: str, ending: str) -> tuple[int, str]:
    said = f"La plantilla «{template}» es de {kind}; dé al documento un nombre que termine en"
    return 2, f"{said} {ending}. No se escribió nada."


def over(place: str) -> tuple[int, str]:
    return 2, f"El documento se escribiría sobre «{place}»; dele otro nombre. No se escribió nada."


def no_writing(place: str, why: str) -> tuple[int, str]:
    return 1, f"No se pudo escribir: {place}: {why}. No se escribió nada."


def a_folder_given(place: str) -> tuple[int, str]:
    return 2, (
        "Uso: plandocs render [OPCIONES] PLANTILLA\n"
        "Escriba «plandocs render --help» para ver la ayuda.\n\n"
        f"Error: Valor incorrecto en '-o' / '--output': «{place}» es una carpeta; "
        "dé también el archivo."
    )


A_LINK = "es un enlace, y no se escribe a través de enlaces; quítelo, o dé el lugar al que lleva"
NO_FILE = "no es un archivo común, y no se escribe en otra cosa; muévalo o elija otro nombre"
READ_ONLY = "es de solo lectura; si debe reemplazarse, quítele esa marca en sus propiedades"
IN_THE_WAY = "hay un archivo donde debe ir una carpeta; muévalo o elija otra carpeta"
A_WORD_FILE = "es un documento de Word, aunque su nombre diga otra cosa"
A_BOOK = "es un libro de Excel, aunque su nombre diga otra cosa"
OLDER = "está protegida con contraseña, o es de un Word o un Excel anterior (.doc, .xls)"
PIPE, DEVICE, LINE = "una tubería", "un dispositivo", "una conexión"

TEMPLATES = {
    "nada": no_template("nada"),
    "nada.docx": no_template("nada.docx"),
    "-": no_template("-"),
    "~/t.docx": no_template("~/t.docx"),
    "perdido.docx": no_template("perdido.docx"),
    "t.docx/x.docx": no_template("t.docx/x.docx"),
    f"{LONG}.docx": no_template(f"{LONG}.docx"),
    "": a_folder("."),
    ".": a_folder("."),
    "..": a_folder(".."),
    "/": a_folder("/"),
    "carpeta": a_folder("carpeta"),
    "carpeta/": a_folder("carpeta"),
    "carpeta.docx": a_folder("carpeta.docx"),
    "tubo": special("tubo", PIPE),
    "tubo.docx": special("tubo.docx", PIPE),
    "/dev/null": special("/dev/null", DEVICE),
    "/dev/zero": special("/dev/zero", DEVICE),
    "red.docx": special("red.docx", LINE),
    "lazo.docx": a_loop("lazo.docx"),
    "t.doc": unreadable("t.doc", OLDER),
    "t.pdf": unreadable("t.pdf", "es un PDF"),
    "excel.docx": unreadable("excel.docx", A_BOOK),
}
DATA = {
    "nada": no_data("nada"),
    "nada.yaml": no_data("nada.yaml"),
    "-": no_data("-"),
    "d.yaml/x": no_data("d.yaml/x"),
    f"{LONG}.yaml": no_data(f"{LONG}.yaml"),
    "": a_folder("."),
    "..": a_folder(".."),
    "carpeta": a_folder("carpeta"),
    "carpeta.yaml": a_folder("carpeta.yaml"),
    "tubo": special("tubo", PIPE),
    "tubo.yaml": special("tubo.yaml", PIPE),
    "/dev/null": special("/dev/null", DEVICE),
    "/dev/zero": special("/dev/zero", DEVICE),
    "red.docx": special("red.docx", LINE),
    "lazo.yaml": a_loop("lazo.yaml"),
    "t.docx": finding(
        "D101",
        "archivo-ilegible",
        "t.docx",
        "No se puede leer «t.docx»: es un documento de Word.",
        "pista: dé el archivo de datos, que es de texto y termina en .yaml o .json; si son los "
        "datos, cópielos en el Bloc de notas y guárdelos desde ahí.",
    ),
}
OUTPUTS = {
    "": unfit("t.docx", "Word", ".docx"),
    "-": unfit("t.docx", "Word", ".docx"),
    "o": unfit("t.docx", "Word", ".docx"),
    "o.doc": unfit("t.docx", "Word", ".docx"),
    "o.docm": unfit("t.docx", "Word", ".docx"),
    "o.pdf": unfit("t.docx", "Word", ".docx"),
    "o.xlsx": unfit("t.docx", "Word", ".docx"),
    "o.docx.": unfit("t.docx", "Word", ".docx"),
    "o.docx ": unfit("t.docx", "Word", ".docx"),
    ".docx": unfit("t.docx", "Word", ".docx"),
    "tubo": unfit("t.docx", "Word", ".docx"),
    "nueva/": unfit("t.docx", "Word", ".docx"),
    "/dev/null": unfit("t.docx", "Word", ".docx"),
    "/dev/stdout": unfit("t.docx", "Word", ".docx"),
    ".": a_folder_given("."),
    "/": a_folder_given("/"),
    "carpeta": a_folder_given("carpeta"),
    "carpeta/": a_folder_given("carpeta/"),
    "carpeta.docx": a_folder_given("carpeta.docx"),
    "t.docx": over("t.docx"),
    "./t.docx": over("t.docx"),
    "enlace.docx": over("enlace.docx"),
    "otro/enlace.docx": over("otro/enlace.docx"),
    "d.yaml": over("d.yaml"),
    "otro/../d.yaml": over("otro/../d.yaml"),
    "lazo.docx": no_writing("lazo.docx", A_LINK),
    "perdido.docx": no_writing("perdido.docx", A_LINK),
    "tubo.docx": no_writing("tubo.docx", NO_FILE),
    "red.docx": no_writing("red.docx", NO_FILE),
    "protegido.docx": no_writing("protegido.docx", READ_ONLY),
    "dsin/o.docx": no_writing("dsin", IN_THE_WAY),
    "dsin/otra/o.docx": no_writing("dsin", IN_THE_WAY),
    f"{LONG}.docx": no_writing(f"{LONG}.docx", "el nombre es demasiado largo; acórtelo"),
    f"nueva/{LONG}.docx": no_writing(
        f"nueva/{LONG}.docx", "el nombre es demasiado largo; acórtelo"
    ),
    f"nueva/{LONG}/o.docx": no_writing(f"nueva/{LONG}", "el nombre es demasiado largo; acórtelo"),
}
OTHER_ENDINGS = [
    ("sin", "o", unfit("sin", "Word", ".docx")),
    ("sin", "o.xlsx", unfit("sin", "Word", ".docx")),
    ("t.docx.", "o.docx.", unfit("t.docx.", "Word", ".docx")),
    ("t.odt", "o.odt", unfit("t.odt", "Word", ".docx")),
    ("excel", "o.docx", unfit("excel", "Excel", ".xlsx")),
    ("excel", "o", unfit("excel", "Excel", ".xlsx")),
    ("libro.xlsx", "o.docx", unfit("libro.xlsx", "Excel", ".xlsx")),
    ("libro.xlsx", "o.xlsx", unreadable("libro.xlsx", A_WORD_FILE)),
    ("nada", "o", no_template("nada")),
    ("carpeta", "o", a_folder("carpeta")),
    ("tubo", "o", special("tubo", PIPE)),
]


def listed(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def check_refused(
    folder: Path, said: Said, order: tuple[str, ...], expected: tuple[int, str]
) -> None:
    before = whole(folder), listed(folder)
    assert said(*order) == expected
    assert (whole(folder), listed(folder)) == before


@pytest.mark.parametrize(("template", "expected"), TEMPLATES.items(), ids=list(TEMPLATES))
def test_a_template_with_an_odd_path_is_told(
    folder: Path, said: Said, template: str, expected: tuple[int, str]
) -> None:
    check_refused(folder, said, (template, "d.yaml", "o.docx"), expected)


@pytest.mark.parametrize(("data", "expected"), DATA.items(), ids=list(DATA))
def test_data_with_an_odd_path_are_told(
    folder: Path, said: Said, data: str, expected: tuple[int, str]
) -> None:
    check_refused(folder, said, ("t.docx", data, "o.docx"), expected)


@pytest.mark.parametrize(("output", "expected"), OUTPUTS.items(), ids=list(OUTPUTS))
def test_a_document_with_an_odd_path_is_told(
    folder: Path, said: Said, output: str, expected: tuple[int, str]
) -> None:
    check_refused(folder, said, ("t.docx", "d.yaml", output), expected)


@pytest.mark.parametrize(("template", "output", "expected"), OTHER_ENDINGS)
def test_a_document_is_named_as_what_it_is(
    folder: Path, said: Said, template: str, output: str, expected: tuple[int, str]
) -> None:
    check_refused(folder, said, (template, "d.yaml", output), expected)


@pytest.mark.parametrize(
    ("mapping", "output", "expected"),
    [
        (
            "m.yaml",
            "o.docx",
            (
                2,
                "Un mapeo llena formatos de Excel, y «t.docx» no termina en .xlsx. "
                "No se escribió nada.",
            ),
        ),
        ("nada.docx", "nada.docx", over("nada.docx")),
    ],
)
def test_a_mapping_with_an_odd_path_is_told(
    folder: Path, said: Said, mapping: str, output: str, expected: tuple[int, str]
) -> None:
    check_refused(folder, said, ("t.docx", "d.yaml", output, "--map", mapping), expected)


@pytest.mark.parametrize(
    ("template", "data", "output"),
    [
        ("T.DOCX", "d.yaml", "o.docx"),
        ("t.docx", "d.yaml", "o.DOCX"),
        ("enlace.docx", "d.yaml", "o.docx"),
        ("sin", "dsin", "o.docx"),
        ("t.odt", "d.yaml", "o.docx"),
        ("./otro/../t.docx", "./d.yaml", "./otro/../o.docx"),
        ("t.docx", "d.yaml", "otro/o.docx"),
        ("t.docx", "d.yaml", "nueva/más nueva/o con espacios.docx"),
        ("t.docx", "d.yaml", f"{'b' * 250}.docx"),
        ("t.docx", "d.yaml", "mismo.docx"),
        ("excel", "d.yaml", "nueva/o.xlsx"),
    ],
)
def test_an_honest_path_is_taken(
    folder: Path, said: Said, template: str, data: str, output: str
) -> None:
    kept = (folder / "t.docx").read_bytes()
    assert said(template, data, output) == (0, f"Se escribió {Path(output)}.")
    written = (folder / output).read_bytes()
    assert written.startswith(b"PK")
    assert written != kept
    assert (folder / "t.docx").read_bytes() == kept


@pytest.mark.parametrize("data", ["nombre: [\n", "otro: 1\n", "nombre: {{\n"])
def test_no_folder_is_made_for_a_document_that_is_not(folder: Path, said: Said, data: str) -> None:
    (folder / "d.yaml").write_text(data)
    before = listed(folder)
    code, told = said("t.docx", "d.yaml", "nueva/otra/o.docx")
    assert (code, told.splitlines()[-1][-20:]) == (1, "No se escribió nada.")
    assert listed(folder) == before
