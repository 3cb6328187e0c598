"""The XML of a package: refused by its text before any library makes a tree of it."""

import tracemalloc
from collections.abc import Callable

import pytest

from plandocs.gates.xml import TYPES, check_xml

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES_XML = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="svg" ContentType="image/svg+xml"/>'
    b'<Default Extension="png" ContentType="image/png"/>'
    b'<Override PartName="/odd.dat" ContentType="application/XML"/></Types>'
)


def told(data: bytes | str, name: str = "a.xml", more: bytes | None = None) -> list[str]:
    encoded = data.encode() if isinstance(data, str) else data
    parts = {name: encoded} if more is None else {name: encoded, "b.xml": more}
    found = check_xml(parts, "f.docx")
    assert {str(fault.at) for fault in found} <= {"f.docx"}
    return [f"{fault.rule.code} {fault.message}" for fault in found]


def bad(reason: str, line: int, column: int, near: str = "") -> list[str]:
    where = f"(renglón {line}, columna {column}{f', cerca de «{near}»' if near else ''})"
    return [f"S203 La pieza «a.xml» está dañada: {reason} {where}."]


def foreign(reason: str) -> list[str]:
    return [f"S202 La pieza «a.xml» {reason}; Word y Excel usan UTF-8."]


IN_MEMORY = "hace que el archivo pase de 40 MB de XML en la memoria"


def excessive(what: str, most: str) -> list[str]:
    return [f"S204 La pieza «a.xml» {what} y el límite es {most}."]


@pytest.mark.parametrize(
    "data",
    [
        "<a/>",
        HEAD + "<a/>",
        "<?xml version='1.0'?><a/>",
        "<?xml version='1.0' encoding='utf-8'?><a>ñ</a>",
        "\ufeff" + HEAD + "<a/>",
        '<?xml version="1.0" encoding="UTF-16"?><a>ñ</a>'.encode("utf-16"),
        b"\xfe\xff" + '<?xml version="1.0"?><a>ñ</a>'.encode("utf-16-be"),
        "<a>&lt;!DOCTYPE x&gt; &amp; &#x41;</a>",
        "<?mso-contentType?><a/>",
        '<?mso-application progid="Word.Document"?><a/>',
        "<a xmlns:x='urn:x' x:b='1'><x:c/></a>",
        "<a>" * 256 + "</a>" * 256,
        "<a " + " ".join(f'b{n}="1"' for n in range(500)) + "/>",
        "<a " + " ".join(f'xmlns:b{n}="u{n}"' for n in range(500)) + "/>",
        "<a>" + "<b xmlns:c='urn:c'/>" * 2000 + "</a>",
        f"<a xmlns:b='{'u' * 999}'/>",
        f"<a b='{'x' * 300_000}'>{'y' * 300_000}</a>",
        "<a><![CDATA[ <b> ]]></a>",
        "<!-- nada --><a/><!-- nada -->",
    ],
)
def test_what_honest_programs_write_passes(data: bytes | str) -> None:
    assert told(data) == []


DTD = "que ni Word ni Excel usan y sirve para dañar o espiar."
UTF_16 = '<?xml version="1.0" encoding="UTF-16"?>\n<!DOCTYPE a>\n<a/>'


@pytest.mark.parametrize(
    ("data", "what", "line"),
    [
        ("<!DOCTYPE a><a/>", "un DOCTYPE", 1),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "un DOCTYPE", 1),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "un DOCTYPE", 1),
        (HEAD + "\n\n<!DocType a><a/>", "un DOCTYPE", 4),
        ('<!ENTITY b "c"><a/>', "una entidad", 1),
        ("<a><!ELEMENT b ANY></a>", "un ELEMENT", 1),
        ("<a>\n<!ATTLIST b></a>", "un ATTLIST", 2),
        ("<a><!NOTATION b></a>", "un NOTATION", 1),
        ("<a><!-- <!DOCTYPE b> --></a>", "un DOCTYPE", 1),
        ("\ufeff<!DOCTYPE a><a/>", "un DOCTYPE", 1),
        (UTF_16.encode("utf-16"), "un DOCTYPE", 2),
        (b"\xfe\xff" + UTF_16.encode("utf-16-be"), "un DOCTYPE", 2),
        ('<?xml-stylesheet href="http://example.org/x.xsl"?><a/>', "una hoja de estilo", 1),
        ("<?xml version='1.0'?>\n<?xml-stylesheet href='x.xsl'?><a/>", "una hoja de estilo", 2),
    ],
)
def test_what_declares_a_dtd_is_refused(data: bytes | str, what: str, line: int) -> None:
    assert told(data) == [f"S201 La pieza «a.xml» declara {what} (renglón {line}), {DTD}"]


NO_MARK = "está en UTF-16 sin su marca de orden"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<!DOCTYPE a><a/>".encode("utf-16-le"), NO_MARK),
        ("<!DOCTYPE a><a/>".encode("utf-16-be"), NO_MARK),
        ("<!DOCTYPE a><a/>".encode("utf-32"), "está en UTF-32"),
        ("<a/>".encode("utf-32-le"), "está en UTF-32"),
        ("<a/>".encode("utf-32-be"), "está en UTF-32"),
        (b"\0\0\xfe\xff" + "<a/>".encode("utf-32-be"), "está en UTF-32"),
        ("<?xml version='1.0'?><!DOCTYPE a><a/>".encode("cp037"), "está en EBCDIC"),
        ("<!DOCTYPE a><a/>".encode("cp037"), "está en EBCDIC"),
        (b"+ADw-!DOCTYPE a+AD4-<a/>", "está en UTF-7"),
        (b"<?xml version='1.0' encoding='UTF-7'?>+ADw-a/+AD4-", "dice estar en utf-7"),
        ("<?xml version='1.0' encoding='latin-1'?><a>ñ</a>", "dice estar en latin-1"),
        ('<?xml version="1.0" encoding="windows-1252"?><a/>', "dice estar en windows-1252"),
        ('<?xml version="1.0" encoding="utf-16"?><a/>', "dice estar en utf-16"),
        ('<?xml version="1.0" encoding="utf-8"?><a/>'.encode("utf-16"), "dice estar en utf-8"),
        ("<?xml version='1.1'?><a/>", "no es XML 1.0"),
        ("<a>\n\xf1</a>".encode("latin-1"), "lleva en el renglón 2 letras que no son UTF-8"),
        ("\n<a>\n\xf1</a>".encode("latin-1"), "lleva en el renglón 3 letras que no son UTF-8"),
        (b"<a>\xc0\xbc!DOCTYPE</a>", "lleva en el renglón 1 letras que no son UTF-8"),
        (b"<a>\xed\xa0\x80</a>", "lleva en el renglón 1 letras que no son UTF-8"),
        ("<a/>".encode("utf-16") + b"\0", "lleva en el renglón 1 letras que no son UTF-16"),
        (b"\xff\xfe<\0a\0\x00\xd8>\0", "lleva en el renglón 1 letras que no son UTF-16"),
    ],
)
def test_what_is_in_another_encoding_is_refused(data: bytes | str, reason: str) -> None:
    assert told(data) == foreign(reason)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", bad("se acaba antes de tiempo", 1, 1)),
        ("<a>", bad("se acaba antes de tiempo", 1, 4, "<a>")),
        ("<a", bad("se acaba antes de tiempo", 1, 1, "<a")),
        ("<a><![CDATA[x", bad("se acaba antes de tiempo", 1, 14, "<a><![CDATA[x")),
        ("<a>\n <b></a>", bad("una marca cierra otra que la que abrió", 2, 7, "<a> <b></a>")),
        (
            "<a b='' b=''/>",
            bad("un elemento tiene dos veces un atributo", 1, 9, "<a b='' b=''/>"),
        ),
        ("<a>&b;</a>", bad("usa una entidad que nadie define", 1, 4, "<a>&b;</a>")),
        ("<b:a/>", bad("usa un prefijo que nadie declara", 1, 1, "<b:a/>")),
        ("<a/><b/>", bad("sigue después de haber acabado", 1, 5, "<a/><b/>")),
        ("<a>&#0;</a>", bad("nombra un carácter que XML no admite", 1, 4, "<a>&#0;</a>")),
        (
            " <?xml version='1.0'?>",
            bad("algo está antes de su principio", 1, 2, "<?xml version='1.0'?>"),
        ),
        ("<a>\0</a>", bad("no es XML bien escrito", 1, 4, "<a>·</a>")),
        ("<a>\x08</a>", bad("no es XML bien escrito", 1, 4, "<a>·</a>")),
        ("hola", bad("no es XML bien escrito", 1, 1, "hola")),
        ("<a b='<'/>", bad("no es XML bien escrito", 1, 7, "<a b='<'/>")),
    ],
)
def test_what_is_not_well_formed_is_told_with_its_place(data: str, said: list[str]) -> None:
    assert told(data) == said


@pytest.mark.parametrize(
    ("data", "what", "most"),
    [
        ("<a>" * 257 + "</a>" * 257, "tiene más de 256 niveles", "256"),
        (f"<a>{'<b/>' * 9}{'<c>' * 256}", "tiene más de 256 niveles", "256"),
        (
            "<a " + " ".join(f'b{n}="1"' for n in range(501)) + "/>",
            "tiene un elemento con más de 500 atributos",
            "500",
        ),
        (
            "<a " + " ".join(f'xmlns:b{n}="u"' for n in range(501)) + "/>",
            "tiene un elemento con más de 500 atributos",
            "500",
        ),
        (
            "".join(
                "<a " + " ".join(f'xmlns:b{d}x{n}="u"' for n in range(400)) + ">" for d in range(3)
            )
            + "</a>" * 3,
            "declara más de 1,000 espacios de nombres a la vez",
            "1,000",
        ),
        (
            f"<a xmlns:b='{'u' * 1000}'/>",
            "declara un espacio de nombres de más de 1,000 letras",
            "1,000 letras",
        ),
        (
            f'<a xmlns\t=\n"{"u" * 1000}"/>',
            "declara un espacio de nombres de más de 1,000 letras",
            "1,000 letras",
        ),
        (
            f"<a>{'x' * 5_000_001}</a>",
            "tiene un texto de más de 5,000,000 letras",
            "5,000,000 letras",
        ),
        (
            f"<a b='{'x' * 5_000_001}'/>",
            "tiene un atributo de más de 5,000,000 letras",
            "5,000,000 letras",
        ),
        (
            "<a>" + "<b/>" * 300_000 + "</a>",
            "hace que el archivo pase de 300,000 elementos y atributos",
            "300,000",
        ),
        (
            "<a>" + "<b c='1'/>" * 150_000 + "</a>",
            "hace que el archivo pase de 300,000 elementos y atributos",
            "300,000",
        ),
        ("<a>" + "x" * 40_000_000 + "</a>", IN_MEMORY, "40 MB"),
        ("<a>" + "x" * 20_000_000 + "中</a>", IN_MEMORY, "40 MB"),
        ("<a>" + "x" * 10_000_000 + "😀</a>", IN_MEMORY, "40 MB"),
    ],
)
def test_what_is_too_much_is_refused(data: str, what: str, most: str) -> None:
    assert told(data) == excessive(what, most)


@pytest.mark.parametrize(
    "data", [b"<a>" + b"<b c='1'/>" * 20_000 + b"</a>", b"<a>" + b"x" * 4_000_000 + b"</a>"]
)
def test_nothing_is_kept_of_what_is_read(data: bytes) -> None:
    tracemalloc.start()
    assert check_xml({"a.xml": data}, "f.docx") == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * len(data)


def test_the_place_of_a_fault_is_quoted_from_whole_letters() -> None:
    words = "ñ" * 40
    said = bad("usa una entidad que nadie define", 1, 44, f"{'ñ' * 15}&b;{'ñ' * 13}")
    assert told(f"<a>{words}&b;{words}</a>") == said
    odd = bad("usa una entidad que nadie define", 1, 45, f"{'ñ' * 14}x&b;{'ñ' * 13}")
    assert told(f"<a>{words}x&b;{words}</a>") == odd


def _nested(*counts: int) -> str:
    """Return elements one inside another that declare so many namespaces each."""
    opened = (
        "<a " + " ".join(f'xmlns:b{depth}x{n}="u"' for n in range(count)) + ">"
        for depth, count in enumerate(counts)
    )
    return "".join(opened) + "</a>" * len(counts)


def test_what_is_just_enough_passes() -> None:
    assert told("<a>" + "<b/>" * 299_999 + "</a>") == []
    assert told(f"<a b='{'x' * 5_000_000}'/>") == []
    text = "x" * 4_999_995
    assert told(f"<a>{f'{text}<b/>' * 8}</a>".ljust(40_000_000)) == []
    assert told(f"<a>{f'{text}<b/>' * 3}中</a>".ljust(19_999_900)) == []
    assert told(f"<a>{text}<b/>😀</a>".ljust(9_999_900)) == []
    assert told(_nested(500, 500)) == []
    assert told(_nested(500, 500, 1)) == excessive(
        "declara más de 1,000 espacios de nombres a la vez", "1,000"
    )
    assert told(f"<a>{_nested(500, 400)}{_nested(500, 400)}</a>") == []


def test_texts_apart_are_not_one_text() -> None:
    assert told(f"<a>{'x' * 3_000_000}<b/>{'x' * 3_000_000}</a>") == []


def test_what_all_the_parts_hold_is_counted_together() -> None:
    half = b"<a>" + b"<b/>" * 175_000 + b"</a>"
    assert told(half, more=half) == [
        "S204 La pieza «b.xml» hace que el archivo pase de 300,000 elementos y atributos y el "
        "límite es 300,000."
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xml", "<a>"),
        ("A.XML", "<a>"),
        ("_rels/.rels", "<a>"),
        ("d.vml", "<a>"),
        ("b.svg", "<a>"),
        ("B.SVG", "<a>"),
        ("odd.dat", "<a>"),
        ("x.bin", "<?xml version='1.0'?><a>"),
        ("x.bin", "\ufeff  <?xml version='1.0'?><a>"),
        ("x.bin", "<!DOCTYPE a><a/>"),
        ("x.bin", "<!doctype html><p>"),
        ("x.bin", " " * 300 + "<!DOCTYPE a><a/>"),
        ("x.bin", "\n\t" * 300 + "<?xml version='1.0'?><a>"),
        ("x.bin", "<!-- nada --><!DOCTYPE a><a/>"),
        ("x.bin", "<?nada?>\n<!ENTITY a 'b'><a/>"),
        ("x.bin", f"<!-- {'x' * 9000} --><!doctype a><a/>"),
    ],
)
def test_what_is_xml_is_known_by_its_name_its_type_or_its_beginning(name: str, data: str) -> None:
    (found,) = check_xml({TYPES: TYPES_XML, name: data.encode()}, "f.docx")
    assert found.values["pieza"] == name


@pytest.mark.parametrize(
    ("encode", "code"),
    [
        (lambda text: text.encode("utf-16"), "S201"),
        (lambda text: text.encode("utf-16-le"), "S202"),
        (lambda text: text.encode("utf-16-be"), "S202"),
        (lambda text: text.encode("utf-32"), "S202"),
        (lambda text: text.encode("cp037"), "S202"),
        (lambda text: f"<!---->{text[21:]}".encode("utf-16"), "S201"),
    ],
)
def test_a_dtd_hidden_in_a_part_of_any_name_is_found(
    encode: Callable[[str], bytes], code: str
) -> None:
    data = encode("<?xml version='1.0'?><!DOCTYPE a><a/>")
    found = check_xml({TYPES: TYPES_XML, "x.bin": data}, "f.docx")
    assert [fault.rule.code for fault in found] == [code]


def test_what_is_no_xml_is_left_alone() -> None:
    parts = {
        TYPES: TYPES_XML,
        "a.png": b"\x89PNG<",
        "b.bin": b"<a>",
        "c.txt": b"<",
        "d.txt": b"a <?xml <!DOCTYPE",
    }
    assert check_xml(parts, "f.docx") == []


def test_every_part_with_something_wrong_is_told_the_list_of_contents_first() -> None:
    parts = {"b.xml": b"<b>", "a.xml": b"<!DOCTYPE a><a/>", TYPES: b"<Types>"}
    found = check_xml(parts, "f.docx")
    assert [(fault.rule.code, fault.values["pieza"]) for fault in found] == [
        ("S203", TYPES),
        ("S201", "a.xml"),
        ("S203", "b.xml"),
    ]


def test_a_list_of_contents_is_never_long() -> None:
    long = TYPES_XML.replace(b"</Types>", b"<Default/>" * 20_000 + b"</Types>")
    (found,) = check_xml({TYPES: long}, "f.docx")
    assert found.rule.code == "S204"
