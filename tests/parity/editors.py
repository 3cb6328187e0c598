"""The same tags as each program saves them: how it splits runs, and what it writes around."""

from xml.sax.saxutils import escape

from parity.case import Case
from parity.markup import Drawing, Side, lines

_CONTEXT = {
    "titulo": "Plan & programa",
    "xs": [{"t": "uno", "n": 1, "c": "E69F00"}, {"t": "<dos>", "n": 2, "c": "56B4E9"}],
    "si": True,
    "texto": "uno\ndos",
}
_QUOTED = "{% if titulo != “x” and xs|length < 3 %}"


def _text(text: str) -> str:
    """Return a text as all but Google Docs write it: spaces are declared where there are some."""
    preserve = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{preserve}>{escape(text)}</w:t>"


# --- Word for Windows: sessions, spelling marks, languages ------------------------------------


def _word_r(text: str, properties: str = "", session: str = "00C56D78") -> str:
    language = '<w:lang w:val="es-MX"/>'
    return f'<w:r w:rsidRPr="{session}"><w:rPr>{properties}{language}</w:rPr>{_text(text)}</w:r>'


def _word_p(*content: str, style: str = "", number: int = 1) -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:p w14:paraId="2A1B3C{number:02d}" w14:textId="77777777" w:rsidR="00A12B34"'
        ' w:rsidRPr="00C56D78" w:rsidRDefault="00C56D78" w:rsidP="00E90F12">'
        f'<w:pPr>{named}<w:rPr><w:lang w:val="es-MX"/></w:rPr></w:pPr>{"".join(content)}</w:p>'
    )


def _spelled(text: str) -> str:
    """Return a word that the speller marks, typed in another session."""
    start, end = ('<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="spellEnd"/>')
    return start + _word_r(text, session="00D10001") + end


def _word_row(*cells: str) -> str:
    made = "".join(
        '<w:tc><w:tcPr><w:tcW w:w="4414" w:type="dxa"/></w:tcPr>' + _word_p(cell) + "</w:tc>"
        for cell in cells
    )
    return (
        '<w:tr w:rsidR="00A12B34" w14:paraId="5D6E7F80" w14:textId="77777777" w:rsidTr="00E90F12">'
        f"<w:trPr><w:cantSplit/></w:trPr>{made}</w:tr>"
    )


_WORD_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
    '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0"'
    ' w:noHBand="0" w:noVBand="1"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="4414"/><w:gridCol w:w="4414"/></w:tblGrid>'
    + _word_row(
        _word_r("{%") + _spelled("tr") + _word_r(" for x in ") + _spelled("xs") + _word_r(" %}"), ""
    )
    + _word_row(
        _word_r("{{ ") + _spelled("x.n") + _word_r(" }}"),
        _word_r("{% ") + _spelled("cellbg") + _word_r(" x.c %}", "<w:b/>") + _word_r("{{ x.t }}"),
    )
    + _word_row(
        _word_r("{%") + _spelled("tr") + _word_r(" ") + _spelled("endfor") + _word_r(" %}"), ""
    )
    + "</w:tbl>"
)
_WORD = (
    _word_p(
        '<w:bookmarkStart w:id="0" w:name="_Toc1"/>',
        _word_r("{{ "),
        _spelled("titulo"),
        _word_r(" "),
        _word_r("}}", session="00D10002"),
        '<w:bookmarkEnd w:id="0"/>',
        style="Heading1",
    )
    + _word_p(_word_r("{%p "), _spelled("for"), _word_r(" x in "), _spelled("xs"), _word_r(" %}"))
    + _word_p(
        _word_r("{{"), _spelled("x.t"), _word_r("}}: "), _word_r("{{x.n}}"), style="ListBullet"
    )
    + _word_p(_word_r("{%p "), _spelled("endfor"), _word_r(" %}"))
    + _word_p(
        _word_r(_QUOTED),
        _word_r("hay", "<w:b/><w:bCs/>"),
        _word_r("{% "),
        _spelled("endif"),
        _word_r(" %}"),
        "<w:r><w:lastRenderedPageBreak/><w:t>.</w:t></w:r>",
    )
    + _WORD_TABLE
    + _word_p(_word_r("{{ "), _spelled("texto"), _word_r(" }}"))
)

# --- Word for Mac: its fonts and languages on each run, the cursor anywhere -------------------


def _mac_r(text: str, properties: str = "") -> str:
    fonts = '<w:rFonts w:ascii="Cambria" w:eastAsia="MS Mincho" w:hAnsi="Cambria" w:cs="Times"/>'
    size = '<w:noProof/><w:sz w:val="24"/><w:szCs w:val="24"/>'
    return (
        f"<w:r><w:rPr>{fonts}{properties}{size}"
        f'<w:lang w:val="es-ES_tradnl" w:eastAsia="es-ES"/></w:rPr>{_text(text)}</w:r>'
    )


def _mac_p(*content: str, properties: str = "") -> str:
    mark = '<w:rPr><w:rFonts w:ascii="Cambria" w:hAnsi="Cambria"/><w:noProof/></w:rPr>'
    return (
        '<w:p w14:paraId="0A0B0C0D" w14:textId="6E2B1A00" w:rsidR="009E1C2A"'
        f' w:rsidRDefault="009E1C2A"><w:pPr>{properties}{mark}</w:pPr>{"".join(content)}</w:p>'
    )


_MAC = (
    _mac_p(
        _mac_r("{"),
        _mac_r("{ titulo "),
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>',
        _mac_r("}}"),
        properties='<w:pStyle w:val="Title"/>',
    )
    + _mac_p(_mac_r("{%p for x in xs"), _mac_r(" %}"))
    + _mac_p(
        _mac_r("{{ x.n }}."),
        "<w:r><w:rPr><w:noProof/></w:rPr><w:tab/></w:r>",
        _mac_r("{{ x.t }}", "<w:i/>"),
        properties='<w:tabs><w:tab w:val="left" w:pos="440"/></w:tabs><w:ind w:left="440"/>',
    )
    + _mac_p(_mac_r("{%p "), _mac_r("endfor %}"))
    + _mac_p(_mac_r(_QUOTED), _mac_r("hay "), _mac_r("{{ texto }}"), _mac_r("{% endif %}"))
)

# --- LibreOffice Writer: its own style names, every property empty or spelled out -------------

_LO_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn'
    ' w:val="Normal"/><w:qFormat/><w:pPr/><w:rPr/></w:style>'
    for id, name in (
        ("Cuerpodetexto", "Cuerpo de texto"),
        ("Contenidodelatabla", "Contenido de la tabla"),
    )
)


def _lo_r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{_text(text)}</w:r>"


def _lo_p(*content: str, style: str = "Cuerpodetexto", properties: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:bidi w:val="0"/>'
        f'<w:spacing w:before="0" w:after="140"/>{properties}<w:rPr></w:rPr></w:pPr>'
        f"{''.join(content)}</w:p>"
    )


def _lo_cell(*content: str) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom")
    )
    paragraph = _lo_p(
        *content,
        style="Contenidodelatabla",
        properties='<w:suppressLineNumbers/><w:jc w:val="start"/>',
    )
    return (
        '<w:tc><w:tcPr><w:tcW w:w="4819" w:type="dxa"/><w:tcBorders>'
        f"{borders}</w:tcBorders></w:tcPr>{paragraph}</w:tc>"
    )


def _lo_row(*cells: str) -> str:
    return f"<w:tr><w:trPr></w:trPr>{''.join(map(_lo_cell, cells))}</w:tr>"


_LIBREOFFICE = (
    _lo_p(_lo_r("{{ "), _lo_r("titulo"), _lo_r(" }}"), style="Heading1")
    + _lo_p(_lo_r("{%p for x in xs %}"))
    + _lo_p(
        _lo_r("{{ x.t }}", "<w:b/><w:bCs/>"),
        _lo_r(" de "),
        _lo_r("{{", '<w:lang w:val="es-MX"/>'),
        _lo_r(" x.n }}", '<w:lang w:val="es-MX"/>'),
        properties='<w:jc w:val="start"/>',
    )
    + _lo_p(_lo_r("{%p endfor %}"))
    + '<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:jc w:val="start"/><w:tblInd w:w="0"'
    ' w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="55" w:type="dxa"/>'
    '<w:start w:w="55" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="4819"/><w:gridCol w:w="4819"/></w:tblGrid>'
    + _lo_row(_lo_r("{%tr for x in xs %}"), "<w:r><w:rPr></w:rPr></w:r>")
    + _lo_row(_lo_r("{% cellbg x.c %}") + _lo_r("{{ x.t }}"), _lo_r("{{ x.n }}"))
    + _lo_row(_lo_r("{%tr endfor %}"), "<w:r><w:rPr></w:rPr></w:r>")
    + "</w:tbl>"
    + _lo_p(_lo_r(_QUOTED + "hay ", "<w:i/><w:iCs/>"), _lo_r("{{ texto }}{% endif %}"))
    + _lo_p("<w:r><w:rPr></w:rPr></w:r>")
)

# --- Google Docs: every run with its whole formatting, widths with decimals --------------------

_G_ZERO = 'w:rsidR="00000000" w:rsidDel="00000000" w:rsidRPr="00000000"'
_G_MARK = '<w:rtl w:val="0"/>'


def _g_r(text: str, properties: str = "") -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/>'
    size = '<w:sz w:val="22"/><w:szCs w:val="22"/>'
    return (
        f"<w:r {_G_ZERO}><w:rPr>{fonts}{properties}{size}{_G_MARK}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def _g_p(*content: str, number: int = 1) -> str:
    return (
        f'<w:p {_G_ZERO} w:rsidP="00000000" w:rsidRDefault="00000000" w14:paraId="{number:08X}">'
        '<w:pPr><w:pageBreakBefore w:val="0"/><w:widowControl w:val="0"/>'
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:rPr><w:rFonts w:ascii="Arial" w:cs="Arial"/></w:rPr></w:pPr>'
        f"{''.join(content)}<w:r {_G_ZERO}><w:rPr>{_G_MARK}</w:rPr></w:r></w:p>"
    )


def _g_row(*cells: str) -> str:
    made = "".join(
        '<w:tc><w:tcPr><w:shd w:fill="auto" w:val="clear"/><w:tcMar><w:top w:w="100.0"'
        f' w:type="dxa"/></w:tcMar><w:vAlign w:val="top"/></w:tcPr>{_g_p(cell)}</w:tc>'
        for cell in cells
    )
    return f'<w:tr><w:trPr><w:cantSplit w:val="0"/><w:tblHeader w:val="0"/></w:trPr>{made}</w:tr>'


_GOOGLE = (
    _g_p(_g_r("{{ "), _g_r("titulo", '<w:b w:val="1"/>'), _g_r(" }}"))
    + _g_p(_g_r("{%p for x in xs %}"))
    + _g_p(_g_r("{{ x.t }}", '<w:b w:val="1"/>'), _g_r(" de "), _g_r("{{ x.n "), _g_r("}}"))
    + _g_p(_g_r("{%p endfor %}"))
    + '<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/><w:tblW w:w="9029.0" w:type="dxa"/>'
    '<w:jc w:val="left"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0600"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="4514.5"/><w:gridCol w:w="4514.5"/><w:tblGridChange w:id="0">'
    '<w:tblGrid><w:gridCol w:w="4514.5"/><w:gridCol w:w="4514.5"/></w:tblGrid>'
    "</w:tblGridChange></w:tblGrid>"
    + _g_row(_g_r("{%tr for x in xs %}"), "")
    + _g_row(_g_r("{% cellbg x.c %}") + _g_r("{{ x.t }}"), _g_r("{{ x.n }}"))
    + _g_row(_g_r("{%tr endfor %}"), "")
    + "</w:tbl>"
    + _g_p(_g_r(_QUOTED), _g_r("hay ", '<w:i w:val="1"/>'), _g_r("{{ texto }}{% endif %}"))
)

_GOOGLE_COLUMNS = (
    '<w:tbl><w:tblPr><w:tblW w:w="9029.0" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="3009.6"/><w:gridCol w:w="3009.7"/><w:gridCol w:w="3009.7"/>'
    "</w:tblGrid>"
    + _g_row(_g_r("{%tc for x in xs %}"), _g_r("{% cellbg x.c %}{{ x.t }}"), _g_r("{%tc endfor %}"))
    + _g_row(_g_r("{%tc for x in xs %}"), _g_r("{{ x.n }}"), _g_r("{%tc endfor %}"))
    + "</w:tbl>"
    + _g_p(_g_r("fin"))
)

EDITORS = (
    Case("as Word saves", Drawing(_WORD), _CONTEXT),
    Case("as Word for Mac saves", Drawing(_MAC), _CONTEXT),
    Case("as LibreOffice saves", Drawing(_LIBREOFFICE, styles=_LO_STYLES), _CONTEXT),
    Case("as Google Docs saves", Drawing(_GOOGLE), _CONTEXT),
    Case("columns as Google Docs saves them", Drawing(_GOOGLE_COLUMNS), _CONTEXT),
    Case(
        "headers and footers as the four save them",
        Drawing(
            lines("{{ titulo }}"),
            sides=[
                Side("header", "h1", _word_p(_word_r("{{ "), _spelled("titulo"), _word_r(" }}"))),
                Side("header", "h2", _mac_p(_mac_r("{"), _mac_r("{ titulo }"), _mac_r("}"))),
                Side("footer", "f1", _lo_p(_lo_r("{{ "), _lo_r("titulo"), _lo_r(" }}"))),
                Side("footer", "f2", _g_p(_g_r("{{ titulo"), _g_r(" }}"))),
            ],
            section='<w:headerReference w:type="default" r:id="h1"/>'
            '<w:headerReference w:type="first" r:id="h2"/>'
            '<w:footerReference w:type="default" r:id="f1"/>'
            '<w:footerReference w:type="first" r:id="f2"/>',
            styles=_LO_STYLES,
        ),
        _CONTEXT,
    ),
)
