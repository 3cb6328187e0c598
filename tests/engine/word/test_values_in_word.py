"""Values that are more than a text: breaks, pictures, documents, lists that begin again."""

import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from engine.word.wml import W, cells, drawn, faults, rendered, texts, values_of, with_parts
from parity.markup import PREFIXES, Side, line, lines, p, r, run, tbl, tc, tr
from PIL import Image
from support import word
from support.draw import saved

from plandocs.engine import Picture, Subdoc
from plandocs.engine.package import read_package, write_package

EXTENT = "{" + PREFIXES["wp"] + "}extent"
CM = 360_000
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def png(width: int = 40, height: int = 20, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(buffer, kind, **options)
    return buffer.getvalue()


def sizes(data: bytes) -> list[tuple[int, int]]:
    return [
        (int(node.get("cx", "0")), int(node.get("cy", "0")))
        for node in word.body(data).iter(EXTENT)
    ]


def names(data: bytes) -> list[str]:
    return [name for name in read_package(data) if "plandocs-" in name]


# Paragraphs and pages that a value brings ------------------------------------------------------


def test_a_value_begins_paragraphs_and_pages_like_its_own() -> None:
    body = p(r("a {{ x }} b", "<w:b/>"), properties='<w:jc w:val="center"/>') + line("z")
    data = rendered(drawn(body), x="uno\ados\ftres\ncuatro")
    assert texts(data) == ["a uno", "dos", " ", "tres cuatro b", "z"]
    assert list(values_of(data, "jc")) == ["center"] * 3
    assert [node.get(f"{W}type") for node in word.body(data).iter(f"{W}br")] == ["page", None]


def test_a_value_begins_paragraphs_in_a_cell_and_in_a_link() -> None:
    assert cells(rendered(drawn(tbl(1, tr("{{ x }}"))), x="uno\ados")) == [["unodos"]]
    link = f'<w:hyperlink w:anchor="m">{r("{{ x }}")}</w:hyperlink>'
    data = rendered(drawn(p(r("a "), link, r(" b"))), x="uno\ados")
    assert texts(data) == ["a uno", "dos b"]
    assert len(list(word.body(data).iter(f"{W}hyperlink"))) == 2


@pytest.mark.parametrize("value", ["uno\ados", "uno\fdos"])
@pytest.mark.parametrize(
    "around",
    [
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr=" A ">{}</w:fldSimple>',
    ],
)
def test_a_paragraph_that_cannot_begin_there_is_told(value: str, around: str) -> None:
    assert faults(drawn(p(around.format(r("{{ x }}")))), x=value) == [
        "P215 «{{ x }}»: Un valor trae un párrafo o una página nueva donde no caben."
    ]


def test_a_section_is_not_copied_to_the_paragraphs_that_a_value_begins() -> None:
    section = '<w:sectPr><w:pgSz w:w="15840" w:h="12240"/></w:sectPr>'
    data = rendered(drawn(p(r("{{ x }}"), properties=section) + line("z")), x="uno\ados")
    assert len(list(word.body(data).iter(f"{W}sectPr"))) == 2


@pytest.mark.parametrize("tag", ["{{ x }}", "{{p x }}", "{{r x }}"])
def test_what_xml_forbids_is_told_of_every_kind_of_tag(tag: str) -> None:
    assert faults(drawn(line(tag)), x="a\x01\ab") == [
        f"P205 «{tag}»: Un valor trae el carácter invisible U+0001, que Word y Excel no admiten: "
        "«a�»."
    ]


@pytest.mark.parametrize("tag", ["{{ x }}", "{{p x }}", "{{r x }}"])
def test_what_is_missing_is_told_of_every_kind_of_tag(tag: str) -> None:
    assert faults(drawn(line(tag))) == [
        f"P203 «{tag}»: La plantilla pide «x» y los datos no lo tienen."
    ]


# Markup that a value brings --------------------------------------------------------------------


class Descriptor:
    """A picture as docxtpl's InlineImage has it."""

    height = anchor = None

    def __init__(self, image_descriptor: object, width: int = 0) -> None:
        self.image_descriptor = image_descriptor
        self.width = width


class Markup:
    """A value that brings its own XML, as docxtpl's do."""

    def __init__(self, xml: str) -> None:
        self.xml = xml

    def __html__(self) -> str:
        return self.xml


def test_markup_takes_the_place_of_its_tag() -> None:
    value = Markup("<w:r><w:rPr><w:b/></w:rPr><w:t>a\tb\nc\ad</w:t></w:r>")
    for tag in ("{{ x }}", "{{r x }}", "{{p x }}"):
        assert texts(rendered(drawn(line(tag)), x=value)) == ["a b c", "d"]


def test_markup_of_a_link_or_a_paragraph_breaks_inside_it() -> None:
    inside, after = (f"<w:r><w:t>{text}</w:t></w:r>" for text in ("a\ab", "c\ad"))
    link = f'<w:hyperlink w:anchor="m">{inside}</w:hyperlink>{after}'
    data = rendered(drawn(line("{{r x }}")), x=Markup(link))
    assert texts(data) == ["a", "bc", "d"]
    paragraph = '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>a\ab</w:t></w:r></w:p>'
    data = rendered(drawn(line("{{p x }}")), x=Markup(paragraph))
    assert (texts(data), list(values_of(data, "jc"))) == (["a", "b"], ["right"] * 2)


@pytest.mark.parametrize(
    "xml", ["<w:r>", "<w:r><w:t>a</w:r></w:t>", "<w:nada:x/>", "<w:r>&nbsp;</w:r>"]
)
@pytest.mark.parametrize("tag", ["{{ x }}", "{{p x }}", "{{r x }}"])
def test_markup_that_is_not_well_formed_is_told(xml: str, tag: str) -> None:
    assert faults(drawn(line(tag)), x=Markup(xml)) == [
        f"P207 «{tag}»: La etiqueta no se pudo calcular: imprime un contenido de Word mal formado."
    ]


def test_markup_that_begins_a_paragraph_where_none_fits_is_told() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('{{ x }}')}</w:sdtContent></w:sdt>"
    assert faults(drawn(p(control)), x=Markup("<w:r><w:t>a\ab</w:t></w:r>")) == [
        "P207 «{{ x }}»: La etiqueta no se pudo calcular: abre un párrafo donde no cabe."
    ]


def test_markup_of_rows_and_of_cells_takes_their_place() -> None:
    made = tc(line("b"))
    row = Markup(f"<w:tr>{tc(line('a'))}{made}</w:tr>")
    assert cells(rendered(drawn(tbl(2, tr("{{tr x }}", ""), tr("c", "d"))), x=row)) == [
        ["a", "b"],
        ["c", "d"],
    ]
    assert cells(rendered(drawn(tbl(2, tr("a", "{{tc x }}"))), x=Markup(made))) == [["a", "b"]]


def test_a_value_that_escapes_its_words_prints_them() -> None:
    assert texts(rendered(drawn(line("{{ x }}")), x=Markup("a &amp; b"))) == ["a & b"]


# Pictures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wide", "high", "size"),
    [
        (0, 0, (40 * 12700, 20 * 12700)),
        (0, 1, (2 * CM, CM)),
        (1, 0, (CM, CM // 2)),
        (3, 1, (3 * CM, CM)),
        (0, 0.000001, (40 * 12700, 20 * 12700)),
    ],
)
def test_a_picture_prints_with_the_sides_it_is_given(
    wide: float, high: float, size: tuple[int, int]
) -> None:
    data = rendered(drawn(line("{{ x }}")), x=Picture(png(), height_cm=high, width_cm=wide))
    assert sizes(data) == [size]


def test_a_picture_without_sides_prints_at_its_resolution() -> None:
    data = rendered(drawn(line("{{ x }}")), x=Picture(png(dpi=(144, 288))))
    (found,) = sizes(data)
    assert [round(side / 12700) for side in found] == [20, 5]


def test_pictures_alike_are_one_file_and_each_part_has_its_relation() -> None:
    side = Side("header", "h1", line("{{ x }}"))
    section = '<w:headerReference w:type="default" r:id="h1"/>'
    template = drawn(line("{{ x }}{{ x }}{{ y }}"), side, section=section)
    data = rendered(template, x=Picture(png()), y=Picture(png(kind="JPEG"), 'un "pie" & <b>'))
    assert {name.rpartition(".")[2] for name in names(data)} == {"png", "jpeg"}
    parts = read_package(data)
    assert parts["word/_rels/header1.xml.rels"].count(b"media/plandocs-") == 1
    assert parts["word/_rels/document.xml.rels"].count(b"media/plandocs-") == 2
    types = parts["[Content_Types].xml"].decode()
    assert [types.count(f'Extension="{name}"') for name in ("png", "jpeg")] == [1, 1]
    described = [node.get("descr") for node in word.body(data).iter() if node.get("descr")]
    assert described == ['un "pie" & <b>']


def test_a_picture_may_link() -> None:
    x = Picture(png(), link="https://a.b/?c=1&d=2")
    data = rendered(drawn(line("{{ x }}{{ x }}")), x=x)
    relations = read_package(data)["word/_rels/document.xml.rels"].decode()
    assert relations.count('Target="https://a.b/?c=1&amp;d=2" TargetMode="External"') == 1
    assert sum(node.tag.endswith("hlinkClick") for node in word.body(data).iter()) == 4


def test_a_picture_s_own_paragraph_keeps_its_look() -> None:
    body = p(r("{{p x }}"), properties='<w:jc w:val="center"/>')
    data = rendered(drawn(body), x=Picture(png()))
    assert list(values_of(data, "jc")) == ["center"]
    assert len(sizes(data)) == 1


def test_a_picture_of_docxtpl_s_is_read_from_a_file_and_from_a_stream(tmp_path: Any) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(png())
    for source in (str(file), io.BytesIO(png())):
        x = Descriptor(source, CM)
        assert sizes(rendered(drawn(line("{{ x }}")), x=x)) == [(CM, CM // 2)]


@pytest.mark.parametrize(
    ("image", "reason"),
    [
        (b"", "está vacía: el archivo no tiene nada"),
        (b"GIF89a", "es un GIF, no un PNG ni un JPG"),
        (png()[:50], "está incompleta: le falta el final"),
        (png(8000, 7000), "mide 8,000 × 7,000 pixeles; el máximo es 50 millones en total"),
    ],
)
@pytest.mark.parametrize("tag", ["{{ x }}", "{{p x }}", "{{r x }}"])
def test_a_picture_that_cannot_be_read_is_told(image: bytes, reason: str, tag: str) -> None:
    assert faults(drawn(line(tag)), x=Picture(image, "Emblema")) == [
        f"P210 «{tag}»: La imagen «Emblema» {reason}."
    ]


def test_a_picture_smaller_than_nothing_is_told() -> None:
    assert faults(drawn(line("{{ x }}")), x=Picture(png(), height_cm=-1)) == [
        "P210 «{{ x }}»: La imagen «sin descripción» se pidió de menos de 0 cm."
    ]


@pytest.mark.parametrize(
    ("name", "reason"), [("hay.png", "no existe"), ("", "es una carpeta, no un archivo")]
)
def test_a_picture_of_docxtpl_s_whose_file_cannot_be_read_is_told(
    tmp_path: Path, name: str, reason: str
) -> None:
    called = name or tmp_path.name
    assert faults(drawn(line("{{ x }}")), x=Descriptor(str(tmp_path / name))) == [
        f"P210 «{{{{ x }}}}»: La imagen «{called}» {reason}."
    ]


def test_a_picture_printed_twice_is_written_anew_once() -> None:
    data = rendered(drawn(line("{{ x }} {{ x }}")), x=Picture(png()))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert len([name for name in package.namelist() if "media" in name]) == 1


# Lists that begin again ------------------------------------------------------------------------


def test_a_list_begins_again_with_its_loop() -> None:
    body = (
        lines("{%p for g in gs %}", "{%p for x in g %}")
        + p(r("{% restart %}{{ x }}"), properties=f'<w:keepNext/>{NUMBERED}<w:jc w:val="left"/>')
        + lines("{%p endfor %}", "{%p endfor %}")
    )
    data = rendered(drawn(body), gs=[[1, 2], [3], [4, 5]])
    numbers = list(values_of(data, "numId"))
    assert [numbers.index(number) for number in numbers] == [0, 0, 2, 3, 3]
    first = next(iter(word.paragraphs(word.body(data)))).find(f"{W}pPr")
    assert first is not None
    assert [child.tag.removeprefix(W) for child in first] == ["keepNext", "numPr", "jc"]
    listed = read_package(data)["word/numbering.xml"].decode()
    assert all(f'w:numId="{number}"' in listed for number in numbers)
    assert listed.count('<w:startOverride w:val="1"/>') >= 3


def test_a_list_of_a_style_begins_again() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Pasos"><w:name w:val="Pasos"/><w:pPr>'
        f'{NUMBERED}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Paso"><w:name '
        'w:val="Paso"/><w:basedOn w:val="Pasos"/></w:style>'
    )
    body = (
        lines("{%p for x in xs %}") + line("{% restart %}{{ x }}", "Paso") + lines("{%p endfor %}")
    )
    data = rendered(drawn(body, styles=styles), xs=[1, 2])
    numbers = list(values_of(data, "numId"))
    assert len(numbers) == 2
    assert len(set(numbers)) == 1


@pytest.mark.parametrize(
    "body",
    [
        p(r("{% restart %}a"), properties=NUMBERED),
        lines("{%p for x in xs %}", "{% restart %}a", "{%p endfor %}"),
        lines("{%p for x in xs %}")
        + p(r("{% restart %}a"), properties=NUMBERED.replace('"1"', '"999"'))
        + lines("{%p endfor %}"),
    ],
)
def test_a_list_that_cannot_begin_again_is_told(body: str) -> None:
    assert faults(drawn(body), xs=[]) == [
        "P201 «{% restart %}a»: Hay una etiqueta mal escrita: «restart» va en un párrafo "
        "numerado, dentro de un «for»."
    ]


def test_lists_begin_again_without_a_number_of_their_own_when_there_are_none() -> None:
    body = lines("{%p for x in xs %}") + p(r("{% restart %}a"), properties=NUMBERED)
    template = with_parts(drawn(body + lines("{%p endfor %}")), {"word/numbering.xml": None})
    assert faults(template, xs=[1])[0].startswith("P201")


# Other documents -------------------------------------------------------------------------------


def subdoc(document: Any = None) -> Subdoc:
    return Subdoc(saved(document or docx.Document()))


def bare(body: str, **parts: str) -> Subdoc:
    """Return a document of a body, with other parts by their names' ends."""
    root = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
    made = {"word/document.xml": f"<w:document{root}><w:body>{body}</w:body></w:document>"}
    for name, text in parts.items():
        path = "word/_rels/document.xml.rels" if name == "rels" else f"word/{name}.xml"
        made[path] = text.replace(" R", root, 1)
    whole = {name: text.encode() for name, text in made.items()}
    return Subdoc(write_package({**_around(), **whole}))


@cache
def _around() -> dict[str, bytes]:
    """Return the parts that say what a package is."""
    parts = read_package(saved(docx.Document()))
    return {name: parts[name] for name in ("[Content_Types].xml", "_rels/.rels")}


def _damaged() -> bytes:
    whole = write_package({"word/document.xml": str(7**4000).encode()})
    at = whole.index(b"word/document.xml") + 20
    return whole[:at] + b"\xff" * 9 + whole[at + 9 :]


def _declaring() -> bytes:
    xml = read_package(bare(line("a&b;")).data)["word/document.xml"]
    declared = b'<!DOCTYPE d [<!ENTITY b "x">]>' + xml.replace(b"a&amp;b;", b"a&b;")
    return write_package({**_around(), "word/document.xml": declared})


def why(value: Subdoc, template: bytes | None = None) -> str:
    (told,) = faults(template or drawn(line("{{p x }}")), x=value)
    return told.removeprefix("P207 «{{p x }}»: La etiqueta no se pudo calcular: ")


def test_a_document_takes_the_place_of_its_tag() -> None:
    data = rendered(
        drawn(line("a") + line("{{p x }}") + line("b")), x=bare(line("uno") + tbl(1, tr("{{ y }}")))
    )
    assert texts(data) == ["a", "uno", "{{ y }}", "b"]


def test_styles_that_the_template_lacks_come_with_it_and_the_others_are_its_own() -> None:
    document = docx.Document()
    document.add_paragraph("uno", style="Intense Quote")
    style = document.styles.add_style("Muy mía", 1)
    style.base_style = document.styles["Caption"]
    document.add_paragraph("dos", style="Muy mía")
    data = rendered(drawn(line("{{p x }}")), x=subdoc(document))
    styles = word.part(data, "word/styles.xml")
    by_id = {
        node.get(f"{W}styleId"): [child.get(f"{W}val") for child in node if child.tag == f"{W}name"]
        for node in styles.iter(f"{W}style")
    }
    used = [word.style(one) for one in word.paragraphs(word.body(data))]
    assert [by_id[one] for one in used] == [["Intense Quote"], ["Muy mía"]]
    assert len(by_id) == len(list(styles.iter(f"{W}style")))
    assert ["caption"] in [[name.lower() for name in found if name] for found in by_id.values()]


def test_a_style_of_another_name_and_the_same_id_gets_another_id() -> None:
    styles = (
        '<w:styles R><w:style w:type="paragraph" w:default="1" w:styleId="Heading1"><w:name '
        'w:val="otro"/><w:link w:val="Nada"/></w:style></w:styles>'
    )
    data = rendered(drawn(line("{{p x }}")), x=bare(line("uno", "Heading1"), styles=styles))
    assert [word.style(one) for one in word.paragraphs(word.body(data))] == ["Heading1x"]


def test_lists_come_with_a_document() -> None:
    document = docx.Document()
    for words in ("uno", "dos"):
        document.add_paragraph(words, style="List Number")
    data = rendered(drawn(lines("{{p x }}", "{{p x }}")), x=subdoc(document))
    listed = word.part(data, "word/numbering.xml")
    tags = [child.tag.removeprefix(W) for child in listed]
    assert tags == sorted(tags, key=lambda tag: ["abstractNum", "num"].index(tag))
    abstract = [node.get(f"{W}abstractNumId") for node in listed.iter(f"{W}abstractNum")]
    assert len(abstract) == len(set(abstract))


def test_a_list_of_its_own_numbering_is_copied() -> None:
    numbering = (
        '<w:numbering R><w:abstractNum w:abstractNumId="0"><w:nsid w:val="1"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/></w:lvl></w:abstractNum><w:num w:numId="5"><w:abstractNumId '
        'w:val="0"/></w:num><w:num w:numId="6"/></w:numbering>'
    )
    body = "".join(p(r("a"), properties=NUMBERED.replace('"1"', f'"{n}"')) for n in (5, 5, 6, 0))
    data = rendered(drawn(line("{{p x }}")), x=bare(body, numbering=numbering))
    numbers = list(values_of(data, "numId"))
    assert numbers[0] == numbers[1] not in ("5", "6")
    assert numbers[2:] == ["6", "0"]
    assert f'w:numId="{numbers[0]}"' in read_package(data)["word/numbering.xml"].decode()


def test_a_list_in_a_template_without_any_is_told() -> None:
    numbering = (
        '<w:numbering R><w:abstractNum w:abstractNumId="0"/><w:num w:numId="1"><w:abstractNumId '
        'w:val="0"/></w:num></w:numbering>'
    )
    template = with_parts(drawn(line("{{p x }}")), {"word/numbering.xml": None})
    assert why(bare(p(r("a"), properties=NUMBERED), numbering=numbering), template) == (
        "inserta listas en una plantilla que no tiene ninguna."
    )


def test_pictures_links_and_bookmarks_come_with_a_document() -> None:
    document = docx.Document()
    document.add_picture(io.BytesIO(png()))
    link = document.part.relate_to(
        "https://a.b/?c=1&d=2", f"{PREFIXES['r']}/hyperlink", is_external=True
    )
    body = document.element.body
    body.insert(
        0,
        docx.oxml.parse_xml(
            f'<w:p xmlns:w="{PREFIXES["w"]}" xmlns:r="{PREFIXES["r"]}"><w:bookmarkStart w:id="1" '
            f'w:name="m"/><w:hyperlink r:id="{link}"><w:r><w:t>liga</w:t></w:r></w:hyperlink>'
            '<w:bookmarkEnd w:id="1"/></w:p>'
        ),
    )
    data = rendered(drawn(lines("{{p x }}", "{{p x }}")), x=subdoc(document))
    assert texts(data) == ["liga", "", "liga", ""]
    assert len(names(data)) == 1
    starts = [node.get(f"{W}id") for node in word.body(data).iter(f"{W}bookmarkStart")]
    ends = [node.get(f"{W}id") for node in word.body(data).iter(f"{W}bookmarkEnd")]
    assert (starts == ends, len(set(starts))) == (True, 1)  # its name is the first one's
    relations = read_package(data)["word/_rels/document.xml.rels"].decode()
    assert relations.count("https://a.b/?c=1&amp;d=2") == 1


def test_sections_of_a_document_leave_their_headers_behind() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="h9"/><w:pgSz w:w="15840"/></w:sectPr>'
    )
    body = p(r("a"), properties=section) + line("b") + section
    data = rendered(drawn(line("{{p x }}")), x=bare(body))
    assert len(list(word.body(data).iter(f"{W}sectPr"))) == 2
    assert list(word.body(data).iter(f"{W}headerReference")) == []


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (Subdoc(b"hola"), "inserta algo que no es un documento de Word."),
        (Subdoc(write_package({"a": b""})), "inserta algo que no es un documento de Word."),
        (
            Subdoc(write_package({"word/document.xml": b"<a"})),
            "inserta un documento que no se admite: la pieza «word/document.xml» está dañada: se "
            "acaba antes de tiempo (renglón 1, columna 1, cerca de «<a»).",
        ),
        (
            Subdoc(write_package({**_around(), "word/document.xml": b"<a/>"})),
            "inserta un documento de Word sin contenido.",
        ),
        (
            bare(p(run('<w:footnoteReference w:id="1"/>'))),
            "inserta un documento con notas o comentarios, que se perderían.",
        ),
        (
            bare(p(run('<w:commentReference w:id="1"/>'))),
            "inserta un documento con notas o comentarios, que se perderían.",
        ),
        (
            Subdoc(saved(docx.Document())[:-9]),
            "inserta un documento que no se admite: el archivo está incompleto: se cortó al "
            "copiarlo o al descargarlo.",
        ),
        (
            Subdoc(_damaged()),
            "inserta un documento que no se admite: la pieza «word/document.xml» que va dentro del "
            "archivo está dañada.",
        ),
        (
            bare(line("a", "x"), styles="<w:styles"),
            "inserta un documento que no se admite: la pieza «word/styles.xml» está dañada: se "
            "acaba antes de tiempo (renglón 1, columna 1, cerca de «<w:styles»).",
        ),
        (bare(p(r("a"), properties=NUMBERED)), "inserta algo que no es un documento de Word."),
        (
            Subdoc(_declaring()),
            "inserta un documento que no se admite: la pieza «word/document.xml» declara un "
            "DOCTYPE (renglón 1), que ni Word ni Excel usan y sirve para dañar o espiar.",
        ),
    ],
)
def test_what_cannot_be_put_in_a_document_is_told(value: Subdoc, reason: str) -> None:
    assert why(value) == reason


@pytest.mark.parametrize("kind", ["chart", "oleObject", "hyperlink"])
def test_an_object_that_is_no_picture_is_told(kind: str) -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{PREFIXES["r"]}/{kind}" Target="a.xml"/></Relationships>'
    )
    body = p(f'<w:hyperlink r:id="r1">{r("a")}</w:hyperlink>')
    assert (
        why(bare(body, rels=rels))
        == "inserta un documento con un objeto que no es texto ni imagen."
    )


@pytest.mark.parametrize("tag", ["{{ x }}", "{{r x }}"])
def test_a_document_in_a_sentence_is_told(tag: str) -> None:
    assert faults(drawn(line(tag)), x=bare(line("a"))) == [
        f"P204 «{tag}»: La plantilla imprime un valor que no es texto donde va un texto."
    ]
