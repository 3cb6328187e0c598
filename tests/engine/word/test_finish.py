"""What a rendered Word document must be beyond its words: grids, sections, contents, prose."""

import io
import struct
import zlib
from dataclasses import dataclass
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from support import word
from support.draw import saved

from plandocs import Template, TemplateFault
from plandocs.plan import parse_prosa

W = word.W


def render(document: Document, pages: dict[str, str] | None = None, **context: object) -> bytes:
    return Template(saved(document), "plantilla.docx").render(context, pages)


def grid_template() -> Document:
    document = docx.Document()
    table = document.add_table(2, 4)
    table.autofit = False
    for row, (band, shade) in zip(
        table.rows,
        (("{% colspan x.n %}{{ x.t }}", "bandas"), ("{% cellbg x.c %}{{ x.t }}", "celdas")),
        strict=True,
    ):
        words = ["actividad", f"{{%tc for x in {shade} %}}", band, "{%tc endfor %}"]
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
            cell.width = 1_440_000
    return document


@pytest.mark.parametrize("count", [1, 2, 13, 60])
def test_repeated_columns_share_the_drawn_width_and_the_grid_sums(count: int) -> None:
    template = grid_template()
    drawn = _drawn_width(template)
    cells = [{"t": str(n), "c": "E69F00"} for n in range(count)]
    data = render(template, bandas=[{"t": "2025", "n": count}], celdas=cells)
    table = word.tables(word.body(data))[0]
    widths = [int(col.get(f"{W}w", "0")) for col in table.iter(f"{W}gridCol")]
    assert len(widths) == count + 1
    assert sum(widths) == drawn
    assert max(widths[1:]) - min(widths[1:]) == 0
    for row in word.rows(table):
        assert sum(word.span(cell) for cell in row) == count + 1
        assert sum(_width(cell) for cell in row) == drawn


def test_a_column_loop_over_nothing_leaves_the_whole_width_to_the_rest() -> None:
    template = grid_template()
    drawn = _drawn_width(template)
    data = render(template, bandas=[], celdas=[])
    table = word.tables(word.body(data))[0]
    assert [_width(cell) for row in word.rows(table) for cell in row] == [drawn, drawn]


def test_cell_properties_stand_in_the_order_of_the_schema() -> None:
    cells = [{"t": "■", "c": "E69F00"}]
    data = render(grid_template(), bandas=[{"t": "2025", "n": 1}], celdas=cells)
    last = word.rows(word.tables(word.body(data))[0])[1][1]
    properties = last.find(f"{W}tcPr")
    assert properties is not None
    assert [child.tag.removeprefix(W) for child in properties] == ["tcW", "shd"]
    assert word.fill(last) == "E69F00"


def test_a_cell_that_loses_all_its_paragraphs_keeps_an_empty_one() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).rows[0].cells[0]
    cell.text = "{%p if x %}"
    cell.add_paragraph("hay")
    cell.add_paragraph("{%p endif %}")
    data = render(document, x=False)
    assert [word.text(c) for c in word.rows(word.tables(word.body(data))[0])[0]] == [""]
    assert len(list(word.body(data).iter(f"{W}p"))) == 1


def landscape_template() -> Document:
    document = docx.Document()
    for words in ("{%p for s in secciones %}", "{{ s }}", "{%p endfor %}"):
        document.add_paragraph(words)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    return document


def test_a_section_break_alone_in_its_paragraph_moves_to_the_one_before() -> None:
    template = landscape_template()
    template.add_paragraph("fin")
    data = render(template, secciones=["uno", "dos"])
    paragraphs = list(word.paragraphs(word.body(data)))
    assert [word.text(p) for p in paragraphs] == ["uno", "dos", "fin"]
    assert paragraphs[1].find(f"{W}pPr/{W}sectPr") is not None


def test_a_last_section_that_holds_nothing_makes_no_empty_page() -> None:
    data = render(landscape_template(), secciones=["uno"])
    assert [word.text(p) for p in word.paragraphs(word.body(data))] == ["uno"]
    assert len(list(word.body(data).iter(f"{W}sectPr"))) == 1


def test_a_page_break_alone_in_its_paragraph_moves_to_the_next() -> None:
    document = docx.Document()
    document.add_paragraph("antes")
    document.add_paragraph().paragraph_format.page_break_before = True
    document.add_paragraph("después")
    paragraphs = list(word.paragraphs(word.body(render(document))))
    assert [word.text(p) for p in paragraphs] == ["antes", "después"]
    assert paragraphs[1].find(f"{W}pPr/{W}pageBreakBefore") is not None


def contents_template() -> Document:
    document = docx.Document()
    _field(document.add_paragraph(), 'TOC \\o "1-1" \\f C \\h', "Índice")
    document.add_heading("{{ titulo }}", 1)
    document.add_heading("Menor", 2)
    _field(document.add_paragraph(), 'TC "Oculta" \\f C \\l 1', "")
    return document


def test_contents_list_the_rendered_headings_with_their_pages_and_links() -> None:
    data = render(
        contents_template(), {"Marco & legal": "3", "Oculta": "7"}, titulo="Marco & legal"
    )
    root = word.body(data)
    entries = [p for p in word.paragraphs(root) if p.find(f"{W}hyperlink") is not None]
    assert [word.text(p) for p in entries] == ["Marco & legal 3", "Oculta 7"]
    links = [p.find(f"{W}hyperlink") for p in entries]
    anchors = [link.get(f"{W}anchor") for link in links if link is not None]
    assert anchors == [b.get(f"{W}name") for b in root.iter(f"{W}bookmarkStart")]
    assert _field_depth(root) == 0
    assert not [mark for mark in root.iter(f"{W}fldChar") if mark.get(f"{W}dirty")]


def test_contents_with_an_unknown_page_are_marked_for_update() -> None:
    root = word.body(render(contents_template(), {"x": "3"}, titulo="y"))
    assert [m.get(f"{W}dirty") for m in root.iter(f"{W}fldChar") if m.get(f"{W}dirty")] == ["true"]


def prose_template(style: str = "Body Text") -> Document:
    document = docx.Document()
    document.add_paragraph("{{p prosa }}", style=style)
    return document


def test_prose_takes_the_template_s_named_styles() -> None:
    prosa = parse_prosa("Uno *dos* **tres**\n\n- a\n- b\n\n> cita\n\n## Título\n\n1. primero")
    root = word.body(render(prose_template(), prosa=prosa))
    found = [(word.style(p), word.text(p)) for p in word.paragraphs(root)]
    assert found == [
        ("BodyText", "Uno dos tres"),
        ("ListBullet", "a"),
        ("ListBullet", "b"),
        ("Quote", "cita"),
        ("Heading2", "Título"),
        ("ListNumber", "primero"),
    ]
    runs = [(word.text(r), _marks(r)) for r in next(iter(word.paragraphs(root))).iter(f"{W}r")]
    assert runs == [("Uno ", []), ("dos", ["i"]), (" ", []), ("tres", ["b"])]


def test_each_numbered_list_starts_at_one() -> None:
    prosa = parse_prosa("1. a\n2. b\n\ntexto\n\n1. c")
    root = word.body(render(prose_template(), prosa=prosa))
    numbers = [n.get(f"{W}val") for p in word.paragraphs(root) for n in p.iter(f"{W}numId")]
    assert numbers[0] == numbers[1]
    assert numbers[2] != numbers[0]


def test_prose_without_its_style_is_told() -> None:
    document = prose_template()
    styles = document.styles
    styles.element.remove(styles["List Bullet"].element)
    with pytest.raises(TemplateFault) as caught:
        render(document, prosa=parse_prosa("- a"))
    assert [f"{d.rule.code} {d.at}: {d.message}" for d in caught.value.diagnostics] == [
        "P206 plantilla.docx · «{{p prosa }}»: El texto necesita el estilo «List Bullet» y la "
        "plantilla no lo tiene."
    ]


@dataclass(frozen=True)
class Picture:
    image: bytes
    alt_text: str
    height_cm: float


def test_a_picture_prints_with_its_alternative_text_in_body_and_header() -> None:
    document = docx.Document()
    document.add_paragraph("{{ logo }}")
    document.sections[0].header.paragraphs[0].text = "{{ logo }}"
    data = render(document, logo=Picture(_png(), "Emblema", 2.0))
    for name in ("word/document.xml", "word/header1.xml"):
        described = [
            n.get("descr") for n in word.part(data, name).iter() if n.tag.endswith("docPr")
        ]
        assert described == ["Emblema"]
    docx.Document(io.BytesIO(data))


@pytest.mark.parametrize(
    ("image", "reason"),
    [
        (b"hola", "es un archivo de otra clase, no un PNG ni un JPG"),
        (b"\xff\xd8\xff\xe0\x00", "está incompleta: le falta el final"),
    ],
)
def test_bytes_that_are_no_picture_are_told(image: bytes, reason: str) -> None:
    document = docx.Document()
    document.add_paragraph("{{ logo }}")
    with pytest.raises(TemplateFault) as caught:
        render(document, logo=Picture(image, "Emblema", 2.0))
    assert [f"{d.rule.code} {d.at}: {d.message}" for d in caught.value.diagnostics] == [
        f"P210 plantilla.docx · «{{{{ logo }}}}»: La imagen «Emblema» {reason}."
    ]


def _drawn_width(template: Document) -> int:
    columns = template.tables[0]._tbl.tblGrid.findall(qn("w:gridCol"))
    return sum(int(column.get(qn("w:w")) or 0) for column in columns)


def _png() -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00\x00\x00\x00")
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def _field(paragraph: object, code: str, result: str) -> None:
    kinds = ("begin", None, "separate", result, "end")
    for kind in kinds:
        run = paragraph.add_run()  # type: ignore[attr-defined]
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
        else:
            run.text = kind


def _field_depth(root: ElementTree.Element) -> int:
    kinds = [mark.get(f"{W}fldCharType") for mark in root.iter(f"{W}fldChar")]
    return kinds.count("begin") - kinds.count("end")


def _width(cell: ElementTree.Element) -> int:
    found = cell.find(f"{W}tcPr/{W}tcW")
    return 0 if found is None else int(found.get(f"{W}w", "0"))


def _marks(run: ElementTree.Element) -> list[str]:
    properties = run.find(f"{W}rPr")
    return [] if properties is None else [child.tag.removeprefix(W) for child in properties]


@pytest.mark.parametrize(("after", "expected"), [(True, ["a", "b"]), (False, ["a"])])
def test_a_page_break_in_the_paragraph_of_a_tag_is_kept(after: bool, expected: list[str]) -> None:
    document = docx.Document()
    document.add_paragraph("antes")
    tag = document.add_paragraph("{%p for x in xs %}" if after else "")
    tag.add_run().add_break(WD_BREAK.PAGE)
    if not after:
        tag.add_run("{%p for x in xs %}")
    for words in ("{{ x }}", "{%p endfor %}"):
        document.add_paragraph(words)
    paragraphs = list(word.paragraphs(word.body(render(document, xs=["a", "b"]))))
    assert [word.text(p) for p in paragraphs] == ["antes", "a", "b"]
    broken = [p for p in paragraphs if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert [word.text(p) for p in broken] == expected


def test_a_section_break_in_the_paragraph_of_a_tag_is_kept() -> None:
    document = docx.Document()
    for words in ("{%p if si %}", "uno", "{%p endif %}"):
        document.add_paragraph(words)
    document.add_section(WD_SECTION.NEW_PAGE).orientation = WD_ORIENT.LANDSCAPE
    body = document.element.body
    closing, separate = document.paragraphs[2]._p, document.paragraphs[3]._p
    closing.get_or_add_pPr().append(separate.xpath("./w:pPr/w:sectPr")[0])
    body.remove(separate)
    document.add_paragraph("dos")
    paragraphs = list(word.paragraphs(word.body(render(document, si=True))))
    assert [word.text(p) for p in paragraphs] == ["uno", "dos"]
    assert paragraphs[0].find(f"{W}pPr/{W}sectPr") is not None
