"""The parts of a package beside the body: filled, told, numbered."""

import io

import pytest
from engine.word.wml import NAME, W, drawn, faults, rendered, texts, with_parts
from parity.markup import PREFIXES, Side, line, lines, p, r, run, tbl, tr
from PIL import Image
from support import word

from plandocs import Template, TemplateFault
from plandocs.engine import Picture
from plandocs.engine.package import read_package, write_package

HEADER = '<w:headerReference w:type="default" r:id="h1"/>'
FOOTER = '<w:footerReference w:type="default" r:id="f1"/>'
DOC_PR = "{" + PREFIXES["wp"] + "}docPr"
CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ x }}</dc:title>
<dc:creator>{% for y in ys %}{{ y }};{% endfor %}</dc:creator></cp:coreProperties>"""
APP = """<Properties xmlns="u"><Company>{{ x }}</Company>
<Manager>{% if ys %}sí{% endif %}</Manager></Properties>"""
CUSTOM = """<Properties xmlns="u" xmlns:vt="v"><property name="a"><vt:lpwstr>{{ x }}</vt:lpwstr>
</property></Properties>"""


def picture(number: int, name: str = "i") -> str:
    return run(
        f'<w:drawing><wp:inline><wp:docPr id="{number}" name="{name}"/></wp:inline></w:drawing>'
    )


def numbers(data: bytes, *parts: str) -> list[str]:
    """Return the numbers of the drawings in some parts."""
    return [node.get("id", "") for part in parts for node in word.part(data, part).iter(DOC_PR)]


def test_the_properties_of_a_document_are_filled() -> None:
    template = with_parts(
        drawn(line("a")),
        {
            "docProps/core.xml": CORE.encode(),
            "docProps/app.xml": APP.encode(),
            "docProps/custom.xml": CUSTOM.encode(),
        },
    )
    data = rendered(template, x='a & <b> "c"\nd', ys=["uno", "dos"])
    found = [
        "".join(word.part(data, f"docProps/{name}.xml").itertext())
        for name in ("core", "app", "custom")
    ]
    assert [text.strip() for text in found] == [
        'a & <b> "c" d\nuno;dos;',
        'a & <b> "c" d\nsí',
        'a & <b> "c" d',
    ]
    assert (
        faults(template, x=None, ys=[])
        == [
            "P204 propiedades del documento: La plantilla imprime un valor vacío donde va un texto."
        ]
        * 3
    )


@pytest.mark.parametrize(
    ("part", "content", "shown"),
    [
        (
            "word/comments.xml",
            '<w:comments xmlns:w="w"><w:t>Vea {{ x }}</w:t></w:comments>',
            "{{ x }}",
        ),
        (
            "word/comments.xml",
            '<w:c xmlns:w="w"><w:t>{</w:t><w:t>% if x %}</w:t></w:c>',
            "{% if x %}",
        ),
        ("word/glossary/document.xml", "<a b='{{ x }}'/>", "{{ x }}"),
        ("word/settings.xml", "<a>{{ x|upper }}</a>", "{{ x|upper }}"),
        ("word/charts/chart1.xml", "<a>{{ x }}</a>", "{{ x }}"),
        ("word/charts/chart1.xml", "<a><t>{</t><t># x #}</t></a>", "{# x #}"),
        ("customXml/item1.xml", "<a>{{ x }}</a>", "{{ x }}"),
        ("word/_rels/document.xml.rels", '<a T="https://a.b/%7B%7Bx%7D%7D"/>', "{{x}}"),
        ("word/_rels/document.xml.rels", '<a T="mailto:{{ x }}"/>', "{{ x }}"),
    ],
)
def test_a_tag_where_nothing_is_filled_is_told(part: str, content: str, shown: str) -> None:
    assert faults(with_parts(drawn(line("a")), {part: content.encode()})) == [
        f"P209 {part}: La etiqueta «{shown}» está en un lugar que no se rellena ({part})."
    ]


def test_braces_that_are_no_tag_are_left_where_nothing_is_filled() -> None:
    content = b"<a>{ x } {9B2F-1} }} {% {{</a>"
    data = rendered(
        with_parts(drawn(line("a")), {"customXml/item1.xml": content, "b.bin": b"{{ x }}"})
    )
    assert read_package(data)["customXml/item1.xml"] == content


def test_drawings_have_each_their_number_in_the_whole_document() -> None:
    sides = (
        Side("header", "h1", p(picture(3), r("{{ x }}"))),
        Side("footer", "f1", p(picture(3), picture(4))),
    )
    body = line("{%p for x in [1, 2] %}") + p(picture(3)) + line("{%p endfor %}") + p(picture(9))
    template = drawn(body, *sides, section=HEADER + FOOTER)
    found = numbers(
        rendered(template, x=1), "word/document.xml", "word/header1.xml", "word/footer2.xml"
    )
    assert len(found) == len(set(found)) == 6


def test_drawings_of_a_template_without_tags_keep_their_numbers_while_they_differ() -> None:
    side = Side("header", "h1", p(picture(4)))
    template = drawn(p(picture(3)), side, section=HEADER)
    assert numbers(rendered(template), "word/document.xml", "word/header1.xml") == ["3", "4"]
    alike = drawn(p(picture(3)), Side("header", "h1", p(picture(3))), section=HEADER)
    found = numbers(rendered(alike), "word/document.xml", "word/header1.xml")
    assert len(set(found)) == 2


def test_a_template_without_tags_is_copied() -> None:
    template = drawn(line("a") + tbl(1, tr("b")), section="")
    data = rendered(template)
    assert texts(data) == ["a", "b"]
    assert Template(template, NAME).tags == ()


def test_a_document_without_styles_or_lists_prints() -> None:
    bare = with_parts(drawn(line("{{ x }}")), {"word/styles.xml": None, "word/numbering.xml": None})
    assert texts(rendered(bare, x="a")) == ["a"]


def test_comments_and_instructions_of_xml_are_left_alone() -> None:
    template = drawn(line("{{ x }}") + "<!-- {{ y }} --><?z {{ y }}?>")
    assert texts(rendered(template, x="a")) == ["a"]


def test_a_header_of_a_note_alone_keeps_a_paragraph() -> None:
    template = drawn(line("a"), Side("header", "h1", line("{#p nota #}")), section=HEADER)
    assert texts(rendered(template), "word/header1.xml") == [""]


def test_relations_that_hold_nothing_may_begin_to() -> None:
    side = Side("header", "h1", line("{{ x }}"))
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    template = with_parts(
        drawn(line("a"), side, section=HEADER),
        {"word/_rels/header1.xml.rels": empty.encode()},
    )
    buffer = io.BytesIO()
    Image.new("RGB", (1, 1)).save(buffer, "PNG")
    data = rendered(template, x=Picture(buffer.getvalue()))
    assert b'Id="rId1"' in read_package(data)["word/_rels/header1.xml.rels"]


def test_a_document_without_its_content_types_is_refused() -> None:
    parts = {"word/document.xml": read_package(drawn(line("{{ x }}")))["word/document.xml"]}
    with pytest.raises(TemplateFault) as caught:
        Template(write_package(parts), NAME)
    assert [found.values["motivo"] for found in caught.value.diagnostics] == [
        "le falta la lista de sus piezas, [Content_Types].xml"
    ]


def test_faults_of_every_part_are_told_in_order() -> None:
    sides = (Side("header", "h1", line("{{ b }}")), Side("footer", "f1", tbl(1, tr("{{ c }}"))))
    template = drawn(line("{{ a }}"), *sides, section=HEADER + FOOTER)
    missing = "La plantilla pide «{}» y los datos no lo tienen."
    assert faults(template) == [
        f"P203 «{{{{ a }}}}»: {missing.format('a')}",
        f"P203 pie de página · tabla 1, fila 1, columna 1 · «{{{{ c }}}}»: {missing.format('c')}",
        f"P203 encabezado · «{{{{ b }}}}»: {missing.format('b')}",
    ]


def test_the_tags_of_a_template_say_what_they_read_and_where() -> None:
    body = (
        line("Plan", "Heading1")
        + line("{{ plan.titulo }}{# nota #}")
        + tbl(
            3,
            tr("{%tr for f in plan.filas %}", "", ""),
            tr(
                "{%tc for c in f.celdas %}",
                "{% cellbg c.color %}{{ c.texto|upper }}",
                "{%tc endfor %}",
            ),
            tr("{%tr endfor %}", "", ""),
        )
        + line("{{p plan.prosa }}")
        + line("{% set n = plan.n %}{{ n }}")
    )
    template = drawn(body, Side("header", "h1", line("{{ pie[0] }}")), section=HEADER)
    tags = [
        (tag.source, str(tag.place).split(" · ")[1:-1], list(tag.reads))
        for tag in Template(template, NAME).tags
    ]
    under = "bajo «Plan»"
    cell = "tabla 1, fila {}, columna {}"
    assert tags == [
        ("{{ plan.titulo }}", [under], ["plan.titulo"]),
        ("{# nota #}", [under], []),
        ("{%tr for f in plan.filas %}", [under, cell.format(1, 1)], ["plan.filas"]),
        ("{%tc for c in f.celdas %}", [under, cell.format(2, 1)], ["plan.filas[].celdas"]),
        ("{% cellbg c.color %}", [under, cell.format(2, 2)], ["plan.filas[].celdas[].color"]),
        ("{{ c.texto|upper }}", [under, cell.format(2, 2)], ["plan.filas[].celdas[].texto"]),
        ("{%tc endfor %}", [under, cell.format(2, 3)], []),
        ("{%tr endfor %}", [under, cell.format(3, 1)], []),
        ("{{p plan.prosa }}", [under], ["plan.prosa"]),
        ("{% set n = plan.n %}", [under], ["plan.n"]),
        ("{{ n }}", [under], ["plan.n"]),
        ("{{ pie[0] }}", ["encabezado"], ["pie[]"]),
    ]


def test_a_long_paragraph_is_told_by_its_beginning() -> None:
    told = faults(drawn(line("palabra " * 20 + "{{ x }}")))
    assert told == [
        f"P203 «{('palabra ' * 20)[:89]}…»: La plantilla pide «x» y los datos no lo tienen."
    ]


def test_a_part_of_text_alone_in_a_formula_is_filled_and_told() -> None:
    formula = "<m:oMath><m:r><m:t>{{ n }}</m:t></m:r></m:oMath>"
    data = rendered(drawn(p(formula)), n="a\tb & c")
    assert [node.text for node in word.body(data).iter() if node.tag.endswith("math}t")] == [
        "a\tb & c"
    ]
    assert faults(drawn(p(formula)), n="a\x01") == [
        "P205 : Un valor trae el carácter invisible U+0001, que Word y Excel no admiten: «a\x01»."
    ]


def test_a_quote_in_a_field_s_code_does_not_end_its_text() -> None:
    code = p(run('<w:instrText xml:space="preserve"> TC "{{ x }}" </w:instrText>'))
    data = rendered(drawn(code + line("a")), x='el "uno" \\ <dos>')
    (found,) = word.body(data).iter(f"{W}instrText")
    assert found.text == ' TC "el \\"uno\\" \\\\ <dos>" '


def test_a_bookmark_repeated_in_a_header_is_there_once() -> None:
    mark = p('<w:bookmarkStart w:id="3" w:name="m"/>', r("{{ x }}"), '<w:bookmarkEnd w:id="3"/>')
    side = lines("{%p for x in xs %}") + mark + lines("{%p endfor %}")
    data = rendered(drawn(line("a"), Side("header", "h1", side)), xs=["b", "c", "d"])
    header = next(v for n, v in read_package(data).items() if n.startswith("word/header"))
    assert [header.count(word_) for word_ in (b"bookmarkStart", b">b<", b">c<", b">d<")] == [1] * 4
