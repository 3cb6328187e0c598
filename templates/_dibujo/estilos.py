"""The named styles and lists of every shipped Word template; colours come from the institution."""

from word import DECLARATION, Colors, W

FONT = "Arial"


def styles(colors: Colors) -> str:
    """Return word/styles.xml."""
    content = _defaults() + "".join(_paragraph_styles(colors)) + "".join(_table_styles(colors))
    return f'{DECLARATION}<w:styles xmlns:w="{W}">{content}</w:styles>'


def numbering() -> str:
    """Return word/numbering.xml: bullets, diamonds, numbers, bullets of cells and of sheets.

    No two styles share a list: LibreOffice would show the bullets of only one of them.
    """
    lists = [
        _list(1, [("bullet", "•", 360), ("bullet", "–", 720), ("bullet", "•", 1080)]),
        _list(2, [("bullet", "\uf076", 426)], "Wingdings"),
        _list(
            3, [("decimal", "%1.", 426), ("lowerLetter", "%2)", 852), ("lowerRoman", "%3.", 1278)]
        ),
        _list(4, [("bullet", "•", 227)]),
        _list(5, [("bullet", "•", 284)]),
    ]
    numbers = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(1, len(lists) + 1)
    )
    return f'{DECLARATION}<w:numbering xmlns:w="{W}">{"".join(lists)}{numbers}</w:numbering>'


def _list(number: int, levels: list[tuple[str, str, int]], font: str = "") -> str:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:hint="default"/></w:rPr>'
    listed = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        + f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{min(indent, 360)}"/></w:pPr>'
        + (fonts if font else "")
        + "</w:lvl>"
        for index, (kind, mark, indent) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{listed}</w:abstractNum>"
    )


def _defaults() -> str:
    return (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="24"/><w:szCs w:val="24"/>'
        '<w:lang w:val="es-MX" w:eastAsia="es-MX" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _style(
    identifier: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    based: str = "Normal",
    following: str = "",
) -> str:
    default = ' w:default="1"' if identifier == "Normal" else ""
    base = "" if identifier == "Normal" else f'<w:basedOn w:val="{based}"/>'
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f"{base}{after}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _space(before: int = 0, after: int = 0, line: int = 0) -> str:
    lines = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{lines}/>'


def _size(points: float) -> str:
    half = int(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _color(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


def _paragraph_styles(c: Colors) -> list[str]:
    center, right, both = (f'<w:jc w:val="{side}"/>' for side in ("center", "right", "both"))
    bold = "<w:b/><w:bCs/>"
    tiny = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    rule = f'<w:bottom w:val="single" w:sz="8" w:space="4" w:color="{c.strong}"/>'
    top = '<w:top w:val="single" w:sz="6" w:space="4" w:color="000000"/>'
    foot = f'<w:top w:val="single" w:sz="6" w:space="4" w:color="{c.line}"/>'
    keep = "<w:keepNext/><w:keepLines/>"
    return [
        _style("Normal", "Normal"),
        _style("BodyText", "Body Text", _space(40, 100, 276) + both),
        _style(
            "Heading1",
            "heading 1",
            keep + f"<w:pBdr>{rule}</w:pBdr>" + _space(200, 200) + '<w:outlineLvl w:val="0"/>',
            bold + _color(c.strong) + _size(16),
            following="BodyText",
        ),
        _style(
            "Heading2",
            "heading 2",
            keep + _space(120, 120) + '<w:outlineLvl w:val="1"/>',
            bold + _color(c.strong) + _size(13.5),
            following="BodyText",
        ),
        _style(
            "Heading3",
            "heading 3",
            keep + _space(160, 80) + '<w:outlineLvl w:val="2"/>',
            bold + _size(12),
            following="BodyText",
        ),
        _style(
            "TOCHeading",
            "TOC Heading",
            keep + f"<w:pBdr>{rule}</w:pBdr>" + _space(200, 200),
            bold + _color(c.strong) + _size(16),
            following="BodyText",
        ),
        _style(
            "TOC1",
            "toc 1",
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9404"/></w:tabs>' + _space(0, 160),
        ),
        _style(
            "TOC2",
            "toc 2",
            '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9404"/></w:tabs>'
            + _space(0, 80)
            + '<w:ind w:left="284"/>',
        ),
        _style(
            "Quote",
            "Quote",
            _space(120, 160, 276) + '<w:ind w:left="567" w:right="567"/>',
            "<w:i/>",
        ),
        _style("ListBullet", "List Bullet", _list_item(1) + _space(0, 120, 276) + both),
        _style("ListBullet2", "List Bullet 2", _list_item(1, 1) + _space(0, 80, 264) + both),
        _style("ListBullet3", "List Bullet 3", _list_item(1, 2) + _space(0, 80, 264) + both),
        _style("ListNumber3", "List Number 3", _list_item(3, 2) + _space(0, 80, 264) + both),
        _style(
            "Heading4",
            "heading 4",
            keep + _space(120, 60) + '<w:outlineLvl w:val="3"/>',
            bold + "<w:i/><w:iCs/>" + _size(11),
            following="BodyText",
        ),
        _style("Rombos", "Lista con rombos", _list_item(2) + _space(0, 140, 276) + both),
        _style("ListNumber", "List Number", _list_item(3) + _space(0, 100, 264) + both),
        _style("ListNumber2", "List Number 2", _list_item(3, 1) + _space(0, 80, 264) + both),
        _style("Header", "header", "", _color("404040") + _size(8.5)),
        _style("Footer", "footer", f"<w:pBdr>{foot}</w:pBdr>", _size(8.5)),
        _style("Salto", "Salto", tiny, _size(1)),
        _style("Separador", "Separador", tiny.replace('after="0"', 'after="330"'), _size(1)),
        _style(
            "PortadaInstitucion",
            "Portada: institución",
            _space(1200, 0) + '<w:ind w:left="1600" w:right="1600"/>' + center,
            bold + _color(c.strong) + _size(24),
        ),
        _style("PortadaAnexo", "Portada: anexo", _space(1400, 0) + center, bold + _size(18)),
        _style(
            "PortadaOrgano",
            "Portada: comisión",
            _space(1400, 0) + '<w:ind w:left="1100" w:right="1100"/>' + center,
            _size(16),
        ),
        _style(
            "Title",
            "Title",
            f"<w:pBdr>{rule}</w:pBdr>" + _space(1400, 120) + center,
            bold + _color(c.strong) + _size(28),
        ),
        _style("Subtitle", "Subtitle", _space(120, 0) + center, bold + _size(20)),
        _style("PortadaEstado", "Portada: estado", _space(1000, 0) + center, bold + _size(16)),
        _style(
            "EtiquetaEjes",
            "Etiqueta de ejes",
            "<w:keepNext/>" + _space(0, 60),
            bold + _color(c.strong) + _size(12),
        ),
        _style(
            "TituloFicha",
            "Título de ficha",
            "<w:keepNext/>" + _space(200, 160) + center,
            bold + '<w:spacing w:val="30"/>' + _size(13),
        ),
        _style(
            "TituloCronograma",
            "Título de cronograma",
            "<w:keepNext/>" + _space(0, 100) + center,
            bold + _color(c.strong) + _size(11),
        ),
        _style(
            "TituloCronograma1",
            "Título de cronograma: primero",
            '<w:outlineLvl w:val="1"/>',
            based="TituloCronograma",
        ),
        _style("Celda", "Celda", _space(50, 50, 252), _size(10)),
        _style("CeldaVineta", "Celda viñeta", _list_item(4) + _space(40, 40, 252), _size(10)),
        _style("CeldaEtiqueta", "Celda: etiqueta", _space(50, 50), bold + _size(10), "Celda"),
        _style(
            "CeldaEncabezado",
            "Celda: encabezado",
            _space(60, 60) + center,
            bold + _size(10),
            "Celda",
        ),
        _style("CeldaEstrecha", "Celda estrecha", _space(50, 50), _size(8), "Celda"),
        _style(
            "CeldaEncabezadoEstrecha", "Celda: encabezado estrecho", "", _size(8), "CeldaEncabezado"
        ),
        _style("CeldaTituloEstrecha", "Celda: título estrecho", "", _size(8), "CeldaTitulo"),
        _style("Campo", "Ficha: campo", _space(90, 90, 264), _size(11)),
        _style(
            "CampoVineta", "Ficha: campo viñeta", _list_item(5) + _space(90, 50, 264), _size(11)
        ),
        _style("CampoEtiqueta", "Ficha: etiqueta", _space(90, 90), bold + _size(11)),
        _style(
            "CeldaTitulo",
            "Celda: título",
            _space(60, 60),
            bold + _size(10),
            "Celda",
        ),
        _style(
            "Accion",
            "Acción",
            _space(30, 50, 252) + '<w:ind w:left="340" w:hanging="340"/>',
            _size(10),
            "Celda",
        ),
        _style("Mes", "Cronograma: mes", _space(0, 0) + center, bold + _size(8.5)),
        _style("MesEstrecha", "Cronograma: mes estrecho", _space(0, 0) + center, bold + _size(6)),
        _style("MarcaEstrecha", "Cronograma: marca estrecha", _space(0, 0) + center, _size(6)),
        _style("MarcaTexto", "Cronograma: marca de texto", _space(0, 0) + center, _size(7.5)),
        _style("Banda", "Cronograma: banda", _space(20, 20) + center, bold + _size(9)),
        _style(
            "BandaEstrecha", "Cronograma: banda estrecha", _space(0, 0) + center, bold + _size(7)
        ),
        _style("Fila", "Cronograma: fila", _space(60, 60), _size(10)),
        _style("FilaConNotas", "Cronograma: fila con notas", "<w:keepNext/>", based="Fila"),
        _style("Marca", "Cronograma: marca", _space(0, 0) + center, _size(11)),
        _style("Nota", "Cronograma: nota", _space(100, 0), _size(10)),
        _style(
            "Firmante",
            "Firmante",
            "<w:keepNext/><w:keepLines/>"
            + f"<w:pBdr>{top}</w:pBdr>"
            + _space(1300, 20)
            + '<w:ind w:left="57" w:right="57"/>'
            + center,
            bold + _size(10),
        ),
        _style(
            "CargoFirmante",
            "Firmante: cargo",
            "<w:keepNext/><w:keepLines/>" + _space(0, 0) + center,
            _size(10),
        ),
        _style("PieDerecha", "Pie a la derecha", right, _size(8.5)),
    ]


def _list_item(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _table_styles(c: Colors) -> list[str]:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{c.line}"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = (
        '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    )
    first = (
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{c.soft}"/></w:tcPr></w:tblStylePr>'
    )
    return [
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"{margins}</w:tblPr></w:style>",
        '<w:style w:type="table" w:styleId="Institucional"><w:name w:val="Tabla institucional"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins}'
        f"</w:tblPr>{first}</w:style>",
        '<w:style w:type="table" w:styleId="Ficha"><w:name w:val="Tabla de ficha"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins}'
        "</w:tblPr></w:style>",
        '<w:style w:type="table" w:styleId="SinBordes"><w:name w:val="Tabla sin bordes"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{margins}</w:tblPr></w:style>',
    ]
