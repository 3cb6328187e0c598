"""A small language to draw Word templates: paragraphs, tables, styles, packages.

The .docx files beside this folder are what plandocs reads; a designer restyles them in Word.
This drawing exists so that the shipped ones can be made again from nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from plandocs.engine.package import write_package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Colors:
    """The house colours of an institution, six hexadecimal figures each."""

    strong: str
    soft: str
    line: str


def text(words: str, properties: str = "") -> str:
    """Return a run."""
    run = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{run}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


TAB = "<w:r><w:tab/></w:r>"


def field(code: str, cached: str = "", properties: str = "") -> str:
    """Return a complex field with its cached result."""
    run = f"<w:rPr>{properties}</w:rPr>" if properties else ""

    def mark(kind: str) -> str:
        return f'<w:r>{run}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    instruction = (
        f'<w:r>{run}<w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    )
    result = mark("separate") + text(cached, properties) if cached else ""
    return mark("begin") + instruction + result + mark("end")


def p(style: str, content: str = "", extra: str = "") -> str:
    """Return a paragraph; `content` is runs, or plain words."""
    inner = content if content.startswith("<") or not content else text(content)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{inner}</w:p>'


def tag(words: str) -> str:
    """Return a paragraph that holds only a structure tag."""
    return p("Normal", words)


def cell(width: int, content: str, properties: str = "") -> str:
    """Return a table cell of `width` twips."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(*cells: str, header: bool = False, height: int = 0) -> str:
    """Return a row that does not split over pages."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def tag_row(words: str, widths: Iterable[int]) -> str:
    """Return a row that holds only a structure tag."""
    columns = list(widths)
    span = f'<w:gridSpan w:val="{len(columns)}"/>'
    return row(cell(sum(columns), tag(words), span))


@dataclass(frozen=True)
class Alt:
    """What a table tells to those who do not see it: its title, how to read it, its headers.

    `heads` names the cells that say what the others are: "row" for the first row, repeated on
    each page; "column" for the first column. A table without them only puts things in place.
    """

    title: str
    reading: str = ""
    heads: frozenset[str] = frozenset()


def table(style: str, widths: Iterable[int], rows: Iterable[str], alt: Alt) -> str:
    """Return a table of fixed widths in twips."""
    columns = list(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    reading = f'<w:tblDescription w:val="{escape(alt.reading)}"/>' if alt.reading else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'{_look(alt.heads)}<w:tblCaption w:val="{escape(alt.title)}"/>{reading}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _look(heads: frozenset[str]) -> str:
    """Return the flags that say which cells are headers; their sum is the older way to say it."""
    first_row, first_column = int("row" in heads), int("column" in heads)
    flags = 0x0020 * first_row + 0x0080 * first_column + 0x0400
    return (
        f'<w:tblLook w:val="{flags:04X}" w:firstRow="{first_row}" w:lastRow="0" '
        f'w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    )


def section(landscape: bool = False, restart: bool = False, furnished: bool = True) -> str:
    """Return section properties on carta paper; `furnished` means with header and footer."""
    wide = "Wide" if landscape else ""
    references = (
        f'<w:headerReference w:type="default" r:id="rIdHeader{wide}"/>'
        f'<w:footerReference w:type="default" r:id="rIdFooter{wide}"/>'
        if furnished
        else ""
    )
    size = (
        '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>'
        if landscape
        else '<w:pgSz w:w="12240" w:h="15840"/>'
    )
    margin = 1134 if landscape else 1418
    margins = (
        f'<w:pgMar w:top="1701" w:right="{margin}" w:bottom="1247" w:left="{margin}" '
        'w:header="624" w:footer="567" w:gutter="0"/>'
    )
    numbers = '<w:pgNumType w:start="1"/>' if restart else ""
    kind = '<w:type w:val="nextPage"/>'
    return f"<w:sectPr>{references}{kind}{size}{margins}{numbers}</w:sectPr>"


def section_break(landscape: bool, restart: bool, furnished: bool = True) -> str:
    """Return the paragraph that ends a section."""
    inside = section(landscape, restart, furnished)
    return f'<w:p><w:pPr><w:pStyle w:val="Salto"/>{inside}</w:pPr></w:p>'


@dataclass(frozen=True)
class Drawing:
    """All that a template says: body, headers and footers of both orientations, styles, title."""

    body: str
    headers: tuple[str, str]
    footers: tuple[str, str]
    styles: str
    numbering: str
    theme: str
    title: str


def write_docx(path: Path, drawing: Drawing) -> None:
    """Write a Word package; the same drawing always gives the same bytes."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(drawing.title),
        "docProps/app.xml": _app(),
        "word/document.xml": _part("document", f"<w:body>{drawing.body}</w:body>"),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/header1.xml": _part("hdr", drawing.headers[0]),
        "word/header2.xml": _part("hdr", drawing.headers[1]),
        "word/footer1.xml": _part("ftr", drawing.footers[0]),
        "word/footer2.xml": _part("ftr", drawing.footers[1]),
        "word/styles.xml": drawing.styles,
        "word/numbering.xml": drawing.numbering,
        "word/theme/theme1.xml": drawing.theme,
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_package({name: xml.encode() for name, xml in parts.items()}))


def _part(root: str, content: str) -> str:
    return f'{DECLARATION}<w:{root} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{root}>'


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{OFFICE}.document.main+xml",
        "/word/header1.xml": f"{OFFICE}.header+xml",
        "/word/header2.xml": f"{OFFICE}.header+xml",
        "/word/footer1.xml": f"{OFFICE}.footer+xml",
        "/word/footer2.xml": f"{OFFICE}.footer+xml",
        "/word/styles.xml": f"{OFFICE}.styles+xml",
        "/word/numbering.xml": f"{OFFICE}.numbering+xml",
        "/word/settings.xml": f"{OFFICE}.settings+xml",
        "/word/theme/theme1.xml": OFFICE.replace("wordprocessingml", "theme+xml"),
        "/word/fontTable.xml": f"{OFFICE}.fontTable+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": OFFICE.replace("wordprocessingml", "extended-properties+xml"),
    }
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{target}"/>'
        for identifier, kind, target in targets
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{space}">{listed}</Relationships>'


def _package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations(
        [
            ("rId1", f"{R}/officeDocument", "word/document.xml"),
            ("rId2", core, "docProps/core.xml"),
            ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_relations() -> str:
    return _relations(
        [
            ("rIdStyles", f"{R}/styles", "styles.xml"),
            ("rIdNumbering", f"{R}/numbering", "numbering.xml"),
            ("rIdTheme", f"{R}/theme", "theme/theme1.xml"),
            ("rIdSettings", f"{R}/settings", "settings.xml"),
            ("rIdFonts", f"{R}/fontTable", "fontTable.xml"),
            ("rIdHeader", f"{R}/header", "header1.xml"),
            ("rIdHeaderWide", f"{R}/header", "header2.xml"),
            ("rIdFooter", f"{R}/footer", "footer1.xml"),
            ("rIdFooterWide", f"{R}/footer", "footer2.xml"),
        ]
    )


def _core(title: str) -> str:
    date = '<dcterms:{0} xsi:type="dcterms:W3CDTF">2024-01-01T00:00:00Z</dcterms:{0}>'
    return (
        f"{DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title>"
        "<dc:creator>{{ institucion.nombre }}</dc:creator>"
        f"<dc:language>es-MX</dc:language>{date.format('created')}{date.format('modified')}"
        "</cp:coreProperties>"
    )


def _app() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return (
        f'{DECLARATION}<Properties xmlns="{space}"><Application>plandocs</Application></Properties>'
    )


def _settings() -> str:
    compat = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return _part(
        "settings",
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'{compat}<w:themeFontLang w:val="es-MX"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/>',
    )


def _fonts() -> str:
    arial = (
        '<w:font w:name="Arial"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
    wingdings = (
        '<w:font w:name="Wingdings"><w:panose1 w:val="05000000000000000000"/>'
        '<w:charset w:val="02"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    )
    return _part("fonts", arial + wingdings)
