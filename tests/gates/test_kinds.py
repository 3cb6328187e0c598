"""What a package says that it is, and what is told of one that is no template of ours."""

import pytest

from plandocs.gates.kinds import check_kind

TYPES, START = "[Content_Types].xml", "_rels/.rels"
WORD, BOOK = "word/document.xml", "xl/workbook.xml"
OPEN = "http://schemas.openxmlformats.org/package/2006"
OF_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OF_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
OTHER = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def types(*entries: str, space: str = f"{OPEN}/content-types", root: str = "Types") -> bytes:
    return f'<{root} xmlns="{space}">{"".join(entries)}</{root}>'.encode()


def override(name: str, kind: str = OF_WORD) -> str:
    return f'<Override PartName="/{name}" ContentType="{kind}"/>'


def default(ending: str, kind: str = "application/xml") -> str:
    return f'<Default Extension="{ending}" ContentType="{kind}"/>'


def start(*targets: str, kind: str = MAIN) -> bytes:
    leads = "".join(f'<Relationship Type="{kind}" Target="{target}"/>' for target in targets)
    return f'<Relationships xmlns="{OPEN}/relationships">{leads}</Relationships>'.encode()


def document(*leads: str, **parts: bytes) -> dict[str, bytes]:
    """Return the parts of a document of Word, with other bytes in those that are given."""
    own = {TYPES: types(override(WORD)), START: start(*(leads or (WORD,))), WORD: b"<a/>"}
    return {**own, **parts}


def told(parts: dict[str, bytes], path: str = "f.docx") -> list[str]:
    found = check_kind(parts, path)
    assert {str(fault.at) for fault in found} <= {path}
    return [f"{fault.rule.code} {fault.message}" for fault in found]


def unreadable(reason: str) -> list[str]:
    return [f"P101 La plantilla no se puede abrir: {reason}."]


NEITHER = "no es un documento .docx ni un libro .xlsx"
BOOK_PARTS = {TYPES: types(override(BOOK, OF_EXCEL)), START: start(BOOK), BOOK: b"<a/>"}


@pytest.mark.parametrize("lead", [WORD, f"/{WORD}", f"./{WORD}", f"word/../{WORD}"])
@pytest.mark.parametrize("path", ["f.docx", "F.DOCX", "f.doc", "subido"])
def test_a_document_is_one_however_it_leads_to_its_body(lead: str, path: str) -> None:
    assert told(document(lead), path) == []


@pytest.mark.parametrize("path", ["f.xlsx", "F.XLSX", "subido"])
def test_a_workbook_is_one(path: str) -> None:
    assert told(BOOK_PARTS, path) == []


def test_a_file_under_the_name_of_the_other_kind_is_told() -> None:
    assert told(document(), "f.XLSX") == unreadable(
        "es un documento de Word, aunque su nombre diga otra cosa"
    )
    assert told(BOOK_PARTS, "f.docx") == unreadable(
        "es un libro de Excel, aunque su nombre diga otra cosa"
    )


def test_a_document_that_leads_twice_to_the_same_body_is_one() -> None:
    assert told(document(WORD, f"/{WORD}")) == []


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"a.txt": b""}, NEITHER),
        ({"mimetype": b"text/plain"}, NEITHER),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.text\n"},
            "es un documento de LibreOffice (.odt)",
        ),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"},
            "es una hoja de LibreOffice (.ods)",
        ),
        ({"mimetype": b"application/epub+zip"}, "es un libro electrónico (.epub)"),
        ({"mimetype": b"\xff"}, NEITHER),
        ({"Index/Document.iwa": b""}, "es un documento de Pages o de Numbers"),
        ({"Index/Document.iwa": b"", "a.jpg": b""}, "es un documento de Pages o de Numbers"),
        ({WORD: b"<a/>"}, "le falta la lista de sus piezas, [Content_Types].xml"),
        ({BOOK: b"<a/>"}, "le falta la lista de sus piezas, [Content_Types].xml"),
    ],
)
def test_a_zip_without_a_list_of_parts_is_told_for_what_it_is(
    parts: dict[str, bytes], reason: str
) -> None:
    assert told(parts) == unreadable(reason)


@pytest.mark.parametrize(
    "data", [types(root="Tipos"), types(space="urn:otra"), types(space=f"{OPEN}/relationships")]
)
def test_a_list_of_parts_that_is_none_is_told(data: bytes) -> None:
    assert told(document() | {TYPES: data}) == unreadable(
        "su lista de piezas, [Content_Types].xml, está dañada"
    )


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (
            OF_WORD.replace("document.main", "template.main"),
            "es una plantilla .dotx; guárdela como documento .docx",
        ),
        (
            OF_EXCEL.replace("sheet.main", "template.main"),
            "es una plantilla .xltx; guárdela como libro .xlsx",
        ),
        (
            "application/vnd.ms-excel.sheet.binary.macroEnabled.main",
            "es un libro binario .xlsb; guárdela como libro .xlsx",
        ),
        (
            "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
            "es una presentación de PowerPoint",
        ),
        ("application/vnd.ms-visio.drawing.main+xml", "es un dibujo de Visio"),
    ],
)
def test_a_package_of_another_program_is_told_for_what_it_is(kind: str, reason: str) -> None:
    parts = document("otra/main.xml") | {TYPES: types(default("xml"), override(WORD, kind))}
    assert told(parts) == unreadable(reason)


def test_a_package_that_does_not_say_where_it_begins_is_told() -> None:
    parts = document()
    del parts[START]
    assert told(parts) == unreadable("le falta la pieza que dice por dónde empezar, _rels/.rels")


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        (document() | {START: start()}, NEITHER),
        (document() | {START: start(WORD, kind=OTHER)}, NEITHER),
        (document() | {START: start(WORD, kind=f"{MAIN}x")}, NEITHER),
        (document() | {START: start(WORD).replace(b"package", b"otra")}, NEITHER),
        (document() | {START: b'<Relationships xmlns="urn:a"/>'}, NEITHER),
        (document("word/otra.xml"), NEITHER),
        (document(BOOK), NEITHER),
        (document("../otra.xml"), NEITHER),
        (document("word/otra.xml", **{"word/otra.xml": b""}), "word/otra.xml"),
        (document("word/b.xml", WORD, **{"word/b.xml": b""}), "word/b.xml"),
        (document(WORD, "a.xml", **{"a.xml": b""}), "a.xml"),
        (document(WORD, BOOK, **{BOOK: b""}), WORD),
        (document(f"/{WORD}", "word/z.xml", **{"word/z.xml": b""}), WORD),
    ],
)
def test_a_package_that_begins_elsewhere_or_in_two_places_is_told(
    parts: dict[str, bytes], reason: str
) -> None:
    where = "" if reason == NEITHER else f": su contenido está en «{reason}»"
    assert told(parts) == unreadable(NEITHER + where)


def test_where_a_package_begins_is_told_short() -> None:
    name = "x" * 100
    assert told(document(name, **{name: b""})) == unreadable(
        f"{NEITHER}: su contenido está en «{'x' * 80}…»"
    )


def repeated(name: str) -> str:
    return f"S103 La pieza «{name}» que va dentro del archivo está dos veces en la lista de piezas."


@pytest.mark.parametrize(
    ("entries", "names"),
    [
        ([default("xml"), default("rels"), override(WORD)], []),
        ([default("a"), override("a").replace("/a", "a")], []),
        (["<Default ContentType='a/b'/>", "<Override ContentType='a/b'/>"], []),
        ([override(WORD), override(WORD)], [f"/{WORD}"]),
        ([override(WORD), override("WORD/Document.XML")], ["/WORD/Document.XML"]),
        ([override(WORD), default("xml"), default("XML", "image/png")], ["XML"]),
        ([default("XML"), default("xml")], ["xml"]),
        ([default("a"), default("b"), default("a"), default("b")], ["a", "b"]),
    ],
)
def test_a_part_with_two_types_is_told(entries: list[str], names: list[str]) -> None:
    assert told(document() | {TYPES: types(*entries)}) == [repeated(name) for name in names]


def test_the_kind_and_the_list_are_told_together_the_kind_first() -> None:
    parts = document() | {TYPES: types(default("x"), default("x"), override(WORD, "ms-visio"))}
    assert told(parts) == [*unreadable("es un dibujo de Visio"), repeated("x")]
