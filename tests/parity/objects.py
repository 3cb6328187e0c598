"""Values that are more than text: docxtpl's rich texts, listings, pictures and subdocuments."""

import io
from collections.abc import Callable
from typing import Any

import docx
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText, RichTextParagraph
from PIL import Image
from support.draw import saved

from parity.case import Case, Context, Values
from parity.engines import new_subdoc
from parity.markup import Drawing, Side, line, lines, note, notes, p, r, tbl, tc, tr

_B = "<w:b/>"
_I = "<w:i/>"
_LINK = {"rIdLink": "https://example.org/?a=1&b=2"}


def picture(color: str, kind: str = "PNG") -> io.BytesIO:
    """Return a small picture of one color."""
    buffer = io.BytesIO()
    Image.new("RGB", (8, 4), color).save(buffer, kind)
    buffer.seek(0)
    return buffer


def _rich() -> RichText:
    text = RichText("plano & <fiel> ")
    text.add("negrita", bold=True)
    text.add(" y ", italic=True, underline=True, strike=True)
    text.add("grande\ty roja\notra", color="#FF0000", size=40, font="Arial", lang="es-MX")
    text.add("2", superscript=True)
    text.add("estilo", style="Strong", underline="wave", subscript=True)
    text.add(RichText("otra más", highlight="FFFF00", rtl=True, bold=True, italic=True))
    text.add(7)
    text.add("", bold=True)
    return text


def _linked() -> RichText:
    text = RichText("vea ")
    text.add("la página", url_id="rIdLink", color="0000FF", underline=True)
    return text


def _paragraphs() -> RichTextParagraph:
    text = RichTextParagraph("Título & más", parastyle="Heading1")
    text.add("uno\ndos")
    text.add(_rich(), parastyle="ListBullet")
    return text


def _pictures(template: DocxTemplate | None) -> Values:
    return {
        "roja": InlineImage(template, picture("red")),
        "verde": InlineImage(template, picture("green", "JPEG"), width=Mm(20)),
        "azul": InlineImage(template, picture("blue"), width=Mm(20), height=Mm(30)),
        "chica": InlineImage(template, picture("red"), height=Mm(5)),
        "xs": [{"i": InlineImage(template, picture(c)), "t": c} for c in ("red", "green")],
    }


def _linked_picture(template: DocxTemplate | None) -> Values:
    url = "https://example.org/?a=1&b=2"
    return {"x": InlineImage(template, picture("red"), width=Mm(9), anchor=url)}


class Markup:
    """A value of the caller's own that brings rows or cells."""

    def __init__(self, xml: str) -> None:
        self.xml = xml

    def __html__(self) -> str:
        return self.xml


def _subdoc(write: Callable[[Any], None]) -> Context:
    """Return a context with a subdocument, written alike for both engines.

    Ours takes the bytes of any document; docxtpl's is an empty one of its template's.
    """

    def values(template: DocxTemplate | None) -> Values:
        if template is None:
            from plandocs.engine import Subdoc

            document = docx.Document()
            write(document)
            return {"anexo": Subdoc(saved(document))}
        subdoc = new_subdoc(template)
        write(subdoc)
        return {"anexo": subdoc}

    return values


def _write_prose(document: Any) -> None:
    document.add_heading("Título del anexo", 1)
    paragraph = document.add_paragraph("Texto & más, ", style="List Bullet")
    paragraph.add_run("en negrita").bold = True
    document.add_paragraph("Cita", style="Intense Quote")


def _write_table(document: Any) -> None:
    document.add_paragraph("antes de la tabla")
    table = document.add_table(2, 2, style="Table Grid")
    table.rows[0].cells[0].text = "a"
    table.rows[1].cells[1].text = "{{ no_es_etiqueta }}"
    document.add_paragraph("después de la tabla")


def _write_picture(document: Any) -> None:
    document.add_picture(picture("blue"), width=Mm(30))
    document.add_paragraph("al pie de la imagen")


OBJECTS = (
    Case(
        "rich text in a run of its own",
        Drawing(
            p(r("Antes "), r("{{r x }}", _B), r(" después", _I))
            + line("{{r x }}")
            + line("plano {{r x }} plano")
            + p(r("{% for y in ys %}"), r("{{r y }}"), r("{% endfor %}"))
        ),
        {"x": _rich(), "ys": [RichText("a", bold=True), RichText("b", italic=True)]},
    ),
    Case(
        "rich text in a split tag, a cell, a header and a note",
        Drawing(
            p(r("a"), r("{{"), r("r x "), r("}}"), r("b"))
            + tbl(2, tr("{%tr for y in ys %}", ""), tr("{{r y }}", "z"), tr("{%tr endfor %}", "")),
            sides=[
                Side("header", "h1", p(r("cabeza "), r("{{r x }}"))),
                notes(note(1, line("nota {{r x }}"))),
            ],
            section='<w:headerReference w:type="default" r:id="h1"/>',
        ),
        {"x": RichText("rico", bold=True), "ys": [RichText("a", italic=True), RichText("b")]},
    ),
    Case(
        "rich text with breaks that make paragraphs",
        Drawing(
            p(
                r("Antes "),
                r("{{r x }}"),
                r(" después"),
                properties='<w:pStyle w:val="ListBullet"/><w:jc w:val="center"/>',
            )
        ),
        {"x": RichText("uno\ados\ttres\fcuatro", bold=True, color="FF0000")},
    ),
    Case(
        "rich text with a link that the template holds",
        Drawing(p(r("Sí, {{r x }}")), links=_LINK),
        {"x": _linked()},
    ),
    Case(
        "rich paragraphs",
        Drawing(
            lines("antes", "{{p x }}", "{%p for y in ys %}", "{{p y }}", "{%p endfor %}")
            + tbl(1, tr(tc(lines("{{p x }}", "tras"))))
            + p(r("{{"), r("p x", _B), r(" }}"), properties='<w:jc w:val="center"/>')
        ),
        {"x": _paragraphs(), "ys": [RichTextParagraph("a"), RichTextParagraph("b & c")]},
    ),
    Case(
        "a listing in a cell, a header and a sentence",
        Drawing(
            p(r("Son: "), r("{{ x }}", _B), r("."))
            + tbl(1, tr(tc(p(r("{{ x }}", _I), properties='<w:jc w:val="center"/>')))),
            sides=[Side("header", "h1", line("{{ x }}", "Header"))],
            section='<w:headerReference w:type="default" r:id="h1"/>',
        ),
        {"x": Listing("uno & <dos>\ntres\tcuatro\acinco")},
    ),
    Case(
        "pictures in paragraphs and sentences",
        Drawing(
            lines("{{ roja }}", "antes {{ verde }} después", "{{ chica }}{{ azul }}")
            + p(r("{% for x in xs %}{{ x.i }} {{ x.t }}; {% endfor %}"))
        ),
        _pictures,
    ),
    Case(
        "pictures in rows and paragraphs of a loop",
        Drawing(
            tbl(
                2,
                tr("{%tr for x in xs %}", ""),
                tr("{{ x.t }}", tc(p(r("{{ x.i }}"), properties='<w:jc w:val="center"/>'))),
                tr("{%tr endfor %}", ""),
            )
            + lines("{%p for x in xs %}", "{{ x.i }}", "{%p endfor %}")
        ),
        _pictures,
    ),
    Case(
        "pictures in a header and a footer",
        Drawing(
            line("{{ verde }}"),
            sides=[
                Side("header", "h1", tbl(2, tr("{{ roja }}", "Instituto"))),
                Side("footer", "f1", line("{{ azul }} pie")),
            ],
            section='<w:headerReference w:type="default" r:id="h1"/>'
            '<w:footerReference w:type="default" r:id="f1"/>',
        ),
        _pictures,
    ),
    Case(
        "rows and cells of a value",
        Drawing(
            tbl(2, tr("{{tr filas }}", ""), tr("fin", "fin"))
            + tbl(2, tr("{{tc celda }}", "fin"), tr("a", "b"))
        ),
        {"filas": Markup(tr("a", "b") + tr("c & d", "e")), "celda": Markup(tc(p(r("x"))))},
    ),
    Case(
        "a picture with a link",
        Drawing(line("{{ x }}")),
        _linked_picture,
    ),
    Case(
        "a subdocument of styled paragraphs",
        Drawing(lines("antes", "{{p anexo }}", "{%p if anexo %}", "después", "{%p endif %}")),
        _subdoc(_write_prose),
    ),
    Case(
        "a subdocument with a table, in a cell and in the body",
        Drawing(lines("{{p anexo }}", "medio") + tbl(2, tr(tc(lines("{{p anexo }}", "tras")), ""))),
        _subdoc(_write_table),
    ),
    Case(
        "a subdocument with a picture",
        Drawing(lines("antes", "{{p anexo }}", "después")),
        _subdoc(_write_picture),
    ),
)
