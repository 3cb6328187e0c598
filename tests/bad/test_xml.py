"""Templates with hostile XML in any of their parts: each is refused with these words."""

import io
import time
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook
from support import word
from support.refused import Bad, refuse, told_by
from support.zips import as_parts, made_of, parts_of, sound_parts

DATA = b"x: mundo\n"
MAIN = "word/document.xml"
SHEET = "xl/worksheets/sheet1.xml"
SLOWEST = 5
SOUND = sound_parts()
HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
AGAIN = "ábralo en Word o Excel y guárdelo con otro nombre."
SPLIT = (
    "reparta el archivo en varios; si no es para tanto, no lo use: puede estar hecho para dañar."
)


def _book() -> dict[str, bytes]:
    buffer = io.BytesIO()
    book = Workbook()
    book.active["A1"] = "{{ x }}"  # type: ignore[index]
    book.save(buffer)
    return parts_of(buffer.getvalue())


BOOK = _book()


def told(rule: str, message: str, hint: str, suffix: str = "docx") -> str:
    return (
        f"error {rule}\n  plantilla.{suffix}\n  {message}\n  pista: {hint}\n\n"
        "1 error. No se escribió nada."
    )


def declares(part: str, what: str = "un DOCTYPE", line: int = 1, suffix: str = "docx") -> str:
    message = (
        f"La pieza «{part}» declara {what} (renglón {line}), que ni Word ni Excel usan y sirve "
        "para dañar o espiar."
    )
    hint = (
        "no use este archivo sin saber quién lo hizo; ábralo en Word o Excel y guárdelo con otro "
        "nombre."
    )
    return told("S201 xml-con-declaraciones", message, hint, suffix)


def foreign(part: str, reason: str) -> str:
    message = f"La pieza «{part}» {reason}; Word y Excel usan UTF-8."
    return told("S202 xml-en-otra-codificacion", message, AGAIN)


def ill(part: str, reason: str, where: str, suffix: str = "docx") -> str:
    message = f"La pieza «{part}» está dañada: {reason} ({where})."
    hint = "ábralo en Word o Excel, que quizá lo repare, y guárdelo con otro nombre."
    return told("S203 xml-mal-escrito", message, hint, suffix)


def excessive(part: str, what: str, most: str) -> str:
    return told("S204 xml-desmedido", f"La pieza «{part}» {what} y el límite es {most}.", SPLIT)


def without_head(part: str, parts: dict[str, bytes] = SOUND) -> str:
    text = parts[part].decode()
    return text.partition("?>")[2].lstrip() if text.startswith("<?xml") else text


def put(part: str, text: str | bytes) -> dict[str, bytes]:
    """Return the parts of a sound template with another text in one of them."""
    return {**SOUND, part: text.encode() if isinstance(text, str) else text}


def under(part: str, declared: str) -> dict[str, bytes]:
    """Return the parts of a sound template with a declaration on the second line of one."""
    return put(part, f"{HEAD}\n{declared}{without_head(part)}")


def inside(text: str) -> dict[str, bytes]:
    """Return the parts of a sound template with an XML text at the beginning of its body."""
    return put(MAIN, SOUND[MAIN].decode().replace("<w:body>", f"<w:body>{text}", 1))


def near(text: str, at: str, shift: int = 0) -> str:
    """Return the place of the first `at` of a text of one line."""
    column = text.index(at) + 1 + shift
    return f"renglón 1, columna {column}"


LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a 'ja'>"
    + "".join(
        f"<!ENTITY {name} '{f'&{previous};' * 10}'>"
        for previous, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
EXTERNAL = "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
PARAMETER = "<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://example.org/b.dtd'> %b;]>"
OTHER_PARTS = ["word/styles.xml", "word/settings.xml", "docProps/core.xml", "word/theme/theme1.xml",
               "word/numbering.xml", "_rels/.rels", "word/_rels/document.xml.rels",
               "[Content_Types].xml"]  # fmt: skip
RELATIONS = without_head("_rels/.rels")
SPACES = "".join(
    "<w:p " + " ".join(f"xmlns:n{depth}x{n}='u'" for n in range(400)) + ">" for depth in range(3)
)
CASES = {
    "an external entity": (under(MAIN, EXTERNAL), declares(MAIN, line=2)),
    "a billion laughs": (under(MAIN, LAUGHS), declares(MAIN, line=2)),
    "a parameter entity": (under(MAIN, PARAMETER), declares(MAIN, line=2)),
    "an external DTD": (
        under(MAIN, "<!DOCTYPE a SYSTEM 'http://example.org/a.dtd'>"),
        declares(MAIN, line=2),
    ),
    "an empty DOCTYPE": (under(MAIN, "<!DOCTYPE a>"), declares(MAIN, line=2)),
    "small letters": (under(MAIN, "<!doctype a>"), declares(MAIN, line=2)),
    "an entity alone": (under(MAIN, "<!ENTITY a 'b'>"), declares(MAIN, "una entidad", 2)),
    **{
        f"a DOCTYPE in {part}": (under(part, EXTERNAL), declares(part, line=2))
        for part in OTHER_PARTS
    },
    "a DOCTYPE in a new part": (
        put("customXml/item9.xml", "<!DOCTYPE a><a/>"),
        declares("customXml/item9.xml"),
    ),
    "a DOCTYPE in a picture": (
        put("word/media/image9.svg", "<!DOCTYPE svg SYSTEM 'file:///etc/passwd'><svg/>"),
        declares("word/media/image9.svg"),
    ),
    "a DOCTYPE in a part of another name": (
        put("word/x.bin", "<?xml version='1.0'?><!DOCTYPE a><a/>"),
        declares("word/x.bin"),
    ),
    "a DOCTYPE in UTF-16": (
        put(MAIN, f"<?xml version='1.0' encoding='UTF-16'?>{EXTERNAL}<a/>".encode("utf-16")),
        declares(MAIN),
    ),
    "a DOCTYPE in UTF-16 the other way": (
        put(MAIN, b"\xfe\xff" + f"{EXTERNAL}<a/>".encode("utf-16-be")),
        declares(MAIN),
    ),
    "a DOCTYPE in UTF-16 without a mark": (
        put(MAIN, f"{EXTERNAL}<a/>".encode("utf-16-le")),
        foreign(MAIN, "está en UTF-16 sin su marca de orden"),
    ),
    "a DOCTYPE in UTF-32": (
        put(MAIN, f"{EXTERNAL}<a/>".encode("utf-32")),
        foreign(MAIN, "está en UTF-32"),
    ),
    "a DOCTYPE in EBCDIC": (
        put(MAIN, f"<?xml version='1.0' encoding='cp037'?>{EXTERNAL}<a/>".encode("cp037")),
        foreign(MAIN, "está en EBCDIC"),
    ),
    "a DOCTYPE in UTF-7": (
        put(MAIN, b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE a+AD4-<a/>"),
        foreign(MAIN, "dice estar en utf-7"),
    ),
    "Latin letters": (
        put(MAIN, HEAD.replace("UTF-8", "ISO-8859-1") + without_head(MAIN)),
        foreign(MAIN, "dice estar en iso-8859-1"),
    ),
    "letters that are not UTF-8": (
        put(MAIN, SOUND[MAIN].replace(b"Hola", b"a\xf1o")),
        foreign(MAIN, "lleva en el renglón 2 letras que no son UTF-8"),
    ),
    "overlong letters": (
        put(MAIN, SOUND[MAIN].replace(b"Hola", b"\xc0\xbc")),
        foreign(MAIN, "lleva en el renglón 2 letras que no son UTF-8"),
    ),
    "surrogates": (
        put(MAIN, SOUND[MAIN].replace(b"Hola", b"\xed\xa0\x80")),
        foreign(MAIN, "lleva en el renglón 2 letras que no son UTF-8"),
    ),
    "XML 1.1": (
        put(MAIN, HEAD.replace("1.0", "1.1") + without_head(MAIN)),
        foreign(MAIN, "no es XML 1.0"),
    ),
    "a stylesheet": (
        under(MAIN, "<?xml-stylesheet type='text/xsl' href='http://example.org/a.xsl'?>"),
        declares(MAIN, "una hoja de estilo", 2),
    ),
    "a null": (
        put(MAIN, "<a>\0</a>"),
        ill(MAIN, "no es XML bien escrito", "renglón 1, columna 4, cerca de «<a>·</a>»"),
    ),
    "a control character": (
        put(MAIN, "<a>\x0b</a>"),
        ill(MAIN, "no es XML bien escrito", "renglón 1, columna 4, cerca de «<a> </a>»"),
    ),
    "a forbidden number": (
        put(MAIN, "<a>&#x1F;</a>"),
        ill(
            MAIN,
            "nombra un carácter que XML no admite",
            "renglón 1, columna 4, cerca de «<a>&#x1F;</a>»",
        ),
    ),
    "an entity of HTML": (
        put(MAIN, "<a>&nbsp;</a>"),
        ill(
            MAIN,
            "usa una entidad que nadie define",
            "renglón 1, columna 4, cerca de «<a>&nbsp;</a>»",
        ),
    ),
    "crossed marks": (
        put(MAIN, "<a><b></a></b>"),
        ill(
            MAIN,
            "una marca cierra otra que la que abrió",
            "renglón 1, columna 9, cerca de «<a><b></a></b>»",
        ),
    ),
    "an undeclared prefix": (
        put(MAIN, "<w:document/>"),
        ill(
            MAIN,
            "usa un prefijo que nadie declara",
            "renglón 1, columna 1, cerca de «<w:document/>»",
        ),
    ),
    "two roots": (
        put("word/settings.xml", "<a/><b/>"),
        ill(
            "word/settings.xml",
            "sigue después de haber acabado",
            "renglón 1, columna 5, cerca de «<a/><b/>»",
        ),
    ),
    "relations that end too soon": (
        put("_rels/.rels", RELATIONS[:-5]),
        ill(
            "_rels/.rels",
            "se acaba antes de tiempo",
            f"renglón 1, columna {len(RELATIONS) - len('</Relationships>') + 1}, cerca de "
            f"«{RELATIONS[-46:-5]}»",
        ),
    ),
    "an empty part": (
        put("word/styles.xml", ""),
        ill("word/styles.xml", "se acaba antes de tiempo", "renglón 1, columna 1"),
    ),
    "too deep": (
        inside("<w:p>" * 300 + "</w:p>" * 300),
        excessive(MAIN, "tiene más de 256 niveles", "256"),
    ),
    "too many attributes": (
        inside("<w:p " + " ".join(f"a{n}='1'" for n in range(100_000)) + "/>"),
        excessive(MAIN, "tiene un elemento con más de 500 atributos", "500"),
    ),
    "too many namespaces": (
        inside(SPACES + "</w:p>" * 3),
        excessive(MAIN, "declara más de 1,000 espacios de nombres a la vez", "1,000"),
    ),
    "a namespace of a megabyte": (
        inside(f"<b:p xmlns:b='{'ab c' * 250_000}'>" + "<b:p/>" * 99 + "</b:p>"),
        excessive(MAIN, "declara un espacio de nombres de más de 1,000 letras", "1,000 letras"),
    ),
    "a text of six megabytes": (
        inside(f"<w:p><w:r><w:t>{'hola' * 1_500_000}</w:t></w:r></w:p>"),
        excessive(MAIN, "tiene un texto de más de 5,000,000 letras", "5,000,000 letras"),
    ),
    "an attribute of six megabytes": (
        inside(f"<w:p w:rsidR='{'0A' * 3_000_000}'/>"),
        excessive(MAIN, "tiene un atributo de más de 5,000,000 letras", "5,000,000 letras"),
    ),
    "a million elements": (
        inside("<w:p/>" * 1_000_000),
        excessive(MAIN, "hace que el archivo pase de 300,000 elementos y atributos", "300,000"),
    ),
    "a million elements in another part": (
        put("customXml/item1.xml", "<a>" + "<b/>" * 1_000_000 + "</a>"),
        excessive(
            "customXml/item1.xml",
            "hace que el archivo pase de 300,000 elementos y atributos",
            "300,000",
        ),
    ),
}


def stored(parts: dict[str, bytes]) -> bytes:
    """Return a zip of parts; what repeats itself is not compressed, so that its XML is judged."""
    return made_of(
        replace(part, method=8 if len(part.data) < 100_000 else 0) for part in as_parts(parts)
    )


@pytest.mark.parametrize("name", CASES)
def test_hostile_xml_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts, said = CASES[name]
    case = Bad(name, {"plantilla.docx": stored(parts), "datos.yaml": DATA}, said)
    began = time.process_time()
    refuse(case, tmp_path, capsys, monkeypatch)
    assert time.process_time() - began < SLOWEST


BOOK_PARTS = [SHEET, "xl/workbook.xml", "xl/styles.xml", "docProps/app.xml", "xl/theme/theme1.xml"]


@pytest.mark.parametrize("part", BOOK_PARTS)
def test_a_dtd_in_any_part_of_a_workbook_is_refused(
    part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{HEAD}{EXTERNAL}{without_head(part, BOOK)}"
    data = made_of(as_parts({**BOOK, part: text.encode()}))
    files = {"plantilla.xlsx": data, "datos.yaml": DATA}
    case = Bad(part, files, declares(part, suffix="xlsx"), template="plantilla.xlsx")
    refuse(case, tmp_path, capsys, monkeypatch)


def test_every_part_that_is_wrong_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = {**under("word/settings.xml", EXTERNAL), MAIN: b"<a>\xff</a>"}
    first, second = (
        text.partition("\n\n")[0]
        for text in (
            foreign(MAIN, "lleva en el renglón 1 letras que no son UTF-8"),
            declares("word/settings.xml", line=2),
        )
    )
    # Both stand in one file, and are told in the order of their codes.
    said = f"{second}\n\n{first}\n\n2 errores. No se escribió nada."
    case = Bad("two", {"plantilla.docx": stored(parts), "datos.yaml": DATA}, said)
    refuse(case, tmp_path, capsys, monkeypatch)


ACCEPTED = {
    "UTF-16": put(
        MAIN, f"<?xml version='1.0' encoding='UTF-16'?>{without_head(MAIN)}".encode("utf-16")
    ),
    "a mark of UTF-8": put(MAIN, b"\xef\xbb\xbf" + SOUND[MAIN]),
    "no declaration": put(MAIN, without_head(MAIN)),
    "comments": put(MAIN, SOUND[MAIN].replace(b"<w:body>", b"<!-- nada --><w:body>")),
    "an instruction of SharePoint": put("customXml/item1.xml", "<?mso-contentType?><a/>"),
    "a drawing without a DTD": put("word/media/image9.svg", "<svg/>"),
    "250 levels elsewhere": put("customXml/item1.xml", "<a>" * 250 + "</a>" * 250),
    "a long text elsewhere": put("customXml/item1.xml", f"<a>{'AAAA' * 500_000}</a>"),
    "five thousand paragraphs": put(
        "customXml/item1.xml", "<a>" + "<b c='1'>x</b>" * 100_000 + "</a>"
    ),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_honest_xml_is_read(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plantilla.docx").write_bytes(stored(ACCEPTED[name]))
    (tmp_path / "datos.yaml").write_bytes(DATA)
    output = tmp_path / "salida.docx"
    assert told_by(capsys, monkeypatch, tmp_path, Bad("", {}, ""), output) == (
        0,
        "Se escribió salida.docx.",
    )
    assert word.text(word.body(output.read_bytes())) == "Hola mundo"
