"""WordprocessingML written by hand: what every program that saves .docx writes in its own way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from support.draw import blank, saved

PREFIXES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_ROOT = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in PREFIXES.items())
_PAGE = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440"'
_PAGE += ' w:left="1800" w:header="720" w:footer="720" w:gutter="0"/>'
_TAGS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
_SEPARATOR = "<w:p><w:r><w:separator/></w:r></w:p>"


@dataclass(frozen=True)
class Side:
    """A part beside the body; `kind` is header, footer, footnotes or endnotes."""

    kind: str
    id: str
    content: str


@dataclass(frozen=True)
class Drawing:
    """A template: its body as XML, the parts beside it, links, styles and properties."""

    body: str
    sides: Sequence[Side] = ()
    section: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    styles: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)

    def package(self) -> bytes:
        """Return the template's bytes."""
        document = blank()
        part = document.part
        for number, side in enumerate(self.sides, 1):
            uri = PackURI(f"/word/{side.kind}{'' if 'notes' in side.kind else number}.xml")
            kind = getattr(CONTENT_TYPE, f"WML_{side.kind.upper()}")
            relation = getattr(RELATIONSHIP_TYPE, side.kind.upper())
            target = Part(uri, kind, _side_xml(side).encode(), part.package)
            part.load_rel(relation, target, side.id)
        for link, url in self.links.items():
            part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, url, link, is_external=True)
        styles = document.styles.element
        for style in parse_xml(f"<w:styles {_ROOT}>{self.styles}</w:styles>"):
            if (replaced := styles.get_by_id(style.get(qn("w:styleId")))) is not None:
                styles.remove(replaced)
            styles.append(style)
        for name, text in self.properties.items():
            setattr(document.core_properties, name, text)
        part._element = parse_xml(
            f'<w:document {_ROOT} mc:Ignorable="w14 w15"><w:body>{self.body}'
            f"<w:sectPr>{self.section}{_PAGE}</w:sectPr></w:body></w:document>"
        )
        return saved(document)


def t(text: str) -> str:
    """Return a text."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    """Return a run of text."""
    return run(t(text), properties)


def run(content: str, properties: str = "") -> str:
    """Return a run of anything."""
    return f"<w:r>{_wrapped('rPr', properties)}{content}</w:r>"


def p(*content: str, properties: str = "") -> str:
    """Return a paragraph of runs."""
    return f"<w:p>{_wrapped('pPr', properties)}{''.join(content)}</w:p>"


def line(text: str, style: str = "") -> str:
    """Return a paragraph of plain text."""
    return p(r(text), properties=f'<w:pStyle w:val="{style}"/>' if style else "")


def lines(*texts: str) -> str:
    """Return a paragraph for each text."""
    return "".join(map(line, texts))


def tc(*content: str, properties: str = "", width: int = 2000) -> str:
    """Return a cell of paragraphs."""
    wide = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{wide}{properties}</w:tcPr>{''.join(content) or '<w:p/>'}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row of cells; what is not XML is the text of one."""
    made = [cell if cell.startswith("<w:") else tc(line(cell)) for cell in cells]
    return f"<w:tr>{_wrapped('trPr', properties)}{''.join(made)}</w:tr>"


def tbl(columns: int, *rows: str, properties: str = "") -> str:
    """Return a table of fixed layout."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    wide = f'<w:tblW w:w="{2000 * columns}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    look = f"<w:tblPr>{properties}{wide}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    return f"<w:tbl>{look}{''.join(rows)}</w:tbl>"


def section_break(*content: str, references: str = "") -> str:
    """Return a paragraph that ends a section."""
    return p(*content, properties=f"<w:sectPr>{references}{_PAGE}</w:sectPr>")


def field_of(code: str, result: str) -> str:
    """Return a complex field: its code and the result that a program last saw."""
    marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    words = run(f'<w:instrText xml:space="preserve">{escape(code)}</w:instrText>')
    return f"{marks[0]}{words}{marks[1]}{r(result)}{marks[2]}"


def note(number: int, *content: str, kind: str = "footnote") -> str:
    """Return a note."""
    return f'<w:{kind} w:id="{number}">{"".join(content)}</w:{kind}>'


def notes(*content: str, kind: str = "footnote") -> Side:
    """Return the part of the notes, with the separators that every program writes first."""
    rules = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}">{_SEPARATOR}</w:{kind}>'
        for number, name in enumerate(("separator", "continuationSeparator"), -1)
    )
    return Side(f"{kind}s", f"rId{kind}s", rules + "".join(content))


def cited(number: int, kind: str = "footnote") -> str:
    """Return the mark of a note in the text."""
    return run(f'<w:{kind}Reference w:id="{number}"/>', '<w:vertAlign w:val="superscript"/>')


def text_box(content: str, properties: str = "") -> str:
    """Return a run with a text box as Word writes it: DrawingML, and VML for older programs."""
    return run(
        "<mc:AlternateContent>"
        '<mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="1440000" cy="720000"/><wp:docPr id="7" name="Cuadro 7"/>'
        '<a:graphic><a:graphicData uri="' + PREFIXES["wps"] + '"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr/>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        '<mc:Fallback><w:pict><v:shape style="width:113pt;height:56pt"><v:textbox>'
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent>",
        properties,
    )


def _side_xml(side: Side) -> str:
    tag = _TAGS[side.kind]
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{declaration}<w:{tag} {_ROOT}>{side.content}</w:{tag}>"


def _wrapped(tag: str, content: str) -> str:
    return f"<w:{tag}>{content}</w:{tag}>" if content else ""
