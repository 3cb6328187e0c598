"""Documents in the shapes that Word and the others write: each fills, and nothing of it is lost."""
# ruff: noqa: E501  the XML stands on its lines as those programs write it

import io
from pathlib import Path

import docx
import pytest
from support.office_files import HEAD, OFFICE, Rel, W, book, field, p, run, text
from support.pictures import jpeg, png
from support.refused import Bad, told_by
from support.shapes import (
    APP,
    CORE,
    CUSTOM,
    DECLARED,
    MODERN,
    MS,
    NAMES,
    THEME,
    Part,
    id_of,
    lost,
    of_word,
    opened,
    word_type,
)

from plandocs.engine.package import write_package

DATA = "título: Programa Anual 2026\nfolio: IEEQ/12\nfilas: [{n: uno}, {n: dos}]\n".encode()
TITLE, FOLIO = "Programa Anual 2026", "IEEQ/12"
PARA = '<w:p w14:paraId="1A2B3C4D" w14:textId="77777777" w:rsidR="00A77427" w:rsidRDefault="00A77427" w:rsidP="00B05C1E">{}</w:p>'
PROOF = '<w:proofErr w:type="{}"/>'
SECTION = '<w:sectPr w:rsidR="00A77427">{}<w:pgSz w:w="12240" w:h="15840" w:code="1"/><w:pgMar w:top="1417" w:right="1701" w:bottom="1417" w:left="1701" w:header="708" w:footer="708" w:gutter="0"/><w:cols w:space="708"/><w:docGrid w:linePitch="360"/></w:sectPr>'
ANCHOR = '<wp:inline distT="0" distB="0" distL="0" distR="0" wp14:anchorId="0B1C2D3E" wp14:editId="50D07946"><wp:extent cx="360000" cy="360000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:docPr id="{}" name="Logo" descr="Escudo"/><wp:cNvGraphicFramePr/>{}</wp:inline>'
PICTURE = '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{}">{}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
VECTOR = '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 96 96" overflow="hidden"><defs><clipPath id="clip0"><rect x="0" y="0" width="96" height="96"/></clipPath></defs><g clip-path="url(#clip0)"><path d="M10 10H90V90H10Z" fill="#4472C4"/></g></svg>'
EMF = (
    b"\x01\0\0\0\x6c\0\0\0" + bytes(32) + b" EMF" + b"\0\0\x01\0" + bytes(60) + b"\x0e\0\0\0" + bytes(16)
)  # fmt: skip
BOX = '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="45720" distB="45720" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="1800000" cy="360000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="217" name="Cuadro de texto 2"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr bwMode="auto"><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype><v:shape id="Cuadro de texto 2" o:spid="_x0000_s1026" type="#_x0000_t202" style="position:absolute;width:141pt" o:gfxdata="UEsDBBQ="><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox><w10:wrap type="square"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent>'

STYLES = f'{DECLARED}<w:styles {MODERN}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/><w:lang w:val="es-MX" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:count="376"><w:lsdException w:name="Normal" w:uiPriority="0" w:qFormat="1"/></w:latentStyles><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:rsid w:val="00A77427"/></w:style><w:style w:type="character" w:styleId="Oculto"><w:name w:val="Placeholder Text"/><w:semiHidden/><w:rPr><w:color w:val="666666"/></w:rPr></w:style></w:styles>'
SETTINGS = f'{DECLARED}<w:settings {MODERN} xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><w:zoom w:percent="100"/><w:proofState w:spelling="clean" w:grammar="clean"/><w:defaultTabStop w:val="708"/><w:hyphenationZone w:val="425"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:rsids><w:rsidRoot w:val="00A77427"/><w:rsid w:val="00B05C1E"/></w:rsids><w:themeFontLang w:val="es-MX"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/><w14:docId w14:val="4E4D8C1B"/><w15:chartTrackingRefBased/><w15:docId w15:val="{{0D4F6A53-1111-4C6E-9C1D-1234567890AB}}"/></w:settings>'
FONTS = f'{DECLARED}<w:fonts {MODERN}><w:font w:name="Montserrat"><w:panose1 w:val="00000500000000000000"/><w:charset w:val="00"/><w:family w:val="auto"/><w:pitch w:val="variable"/><w:embedRegular r:id="rId1" w:fontKey="{{5E1D6C0B-2222-4AF4-8F3A-ABCDEF012345}}"/></w:font></w:fonts>'
THEMED = f'{DECLARED}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Tema de Office"><a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1></a:clrScheme></a:themeElements></a:theme>'
ABOUT = f'{DECLARED}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Template>Normal.dotm</Template><TotalTime>3</TotalTime><Pages>1</Pages><Application>Microsoft Office Word</Application><DocSecurity>0</DocSecurity><AppVersion>16.0000</AppVersion></Properties>'
TITLED = f'{DECLARED}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{{{{ título }}}}</dc:title><dc:creator>Secretaría Técnica</dc:creator><cp:revision>7</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">2026-01-05T10:00:00Z</dcterms:created></cp:coreProperties>'
OF_WORD: dict[str, Part] = {
    "word/styles.xml": Part(STYLES, "styles", word_type("styles")),
    "word/settings.xml": Part(SETTINGS, "settings", word_type("settings")),
    "word/webSettings.xml": Part(
        f"{DECLARED}<w:webSettings {MODERN}><w:optimizeForBrowser/><w:allowPNG/></w:webSettings>",
        "webSettings",
        word_type("webSettings"),
    ),
    "word/fontTable.xml": Part(
        FONTS.replace("embedRegular", "notTrueType").replace(
            ' r:id="rId1" w:fontKey="{5E1D6C0B-2222-4AF4-8F3A-ABCDEF012345}"', ""
        ),
        "fontTable",
        word_type("fontTable"),
    ),
    "word/theme/theme1.xml": Part(THEMED, "theme", THEME),
    "docProps/core.xml": Part(TITLED, *CORE, ""),
    "docProps/app.xml": Part(ABOUT, *APP, ""),
}
"""What every document saved by Word brings."""


def with_picture(*names: str) -> tuple[str, dict[str, Part]]:
    """Return a drawing of a picture, the vector one second, and its parts."""
    kinds = {"png": "image/png", "jpeg": "image/jpeg", "emf": "image/x-emf", "svg": "image/svg+xml"}
    bytes_of = {"png": png(), "jpeg": jpeg(), "emf": EMF, "svg": SVG.encode()}
    parts = {
        f"word/media/{name}": Part(bytes_of[name[-3:].replace("peg", "jpeg")], "image", kinds[name.rpartition(".")[2]])
        for name in names
    }  # fmt: skip
    return ANCHOR, parts


def fields_of_word() -> str:
    codes = [
        'TOC \\o "1-3" \\h \\z \\u',
        "PAGE \\* MERGEFORMAT",
        "NUMPAGES",
        "REF _Ref1 \\h",
        "DATE \\@ \"d 'de' MMMM 'de' yyyy\"",
        'STYLEREF "Título 1"',
        "SEQ Tabla \\* ARABIC",
        "CREATEDATE",
        "SECTIONPAGES",
        "DOCPROPERTY Folio",
    ]
    return "".join(p(field(f" {code} ".replace('"', "&quot;"))) for code in codes)


def word_2010() -> bytes:
    body = PARA.format(
        run('<w:t xml:space="preserve">{{ </w:t>')
        + PROOF.format("spellStart")
        + run("<w:t>título</w:t>")
        + PROOF.format("spellEnd")
        + run('<w:t xml:space="preserve"> }}</w:t>')
    )
    table = "".join(
        f'<w:tr w:rsidR="00A77427" w14:paraId="2{n}" w14:textId="77777777" w:rsidTr="00A77427"><w:tc><w:tcPr><w:tcW w:w="8828" w:type="dxa"/></w:tcPr>{PARA.format(text(tag))}</w:tc></w:tr>'
        for n, tag in enumerate(["{%tr for f in filas %}", "{{ f.n }}", "{%tr endfor %}"])
    )
    grid = f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid><w:gridCol w:w="8828"/></w:tblGrid>{table}</w:tbl>'
    smart = '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName"><w:smartTagPr><w:attr w:name="ProductID" w:val="la Comisión"/></w:smartTagPr>{}</w:smartTag>'
    return of_word(
        body + PARA.format(run("<w:lastRenderedPageBreak/><w:t>Folio </w:t>") + smart.format(text("{{ folio }}"))) + grid + PARA.format("") + SECTION.format(""),
        OF_WORD,
    )  # fmt: skip


def word_365() -> bytes:
    drawing = ANCHOR.format(1, PICTURE.format("rId90", VECTOR.format("rId91")))
    header = f"{DECLARED}<w:hdr {MODERN}>{PARA.format(run(f'<w:drawing>{drawing}</w:drawing>') + text('{{ folio }}'))}</w:hdr>"
    footer = f'{DECLARED}<w:ftr {MODERN}><w:sdt><w:sdtPr><w:id w:val="-1769616900"/><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{p(field("PAGE"), text(" de "), field("NUMPAGES"))}</w:sdtContent></w:sdt></w:ftr>'
    notes = f'{DECLARED}<w:footnotes {MODERN}><w:footnote w:type="separator" w:id="-1">{p(run("<w:separator/>"))}</w:footnote><w:footnote w:type="continuationSeparator" w:id="0">{p(run("<w:continuationSeparator/>"))}</w:footnote><w:footnote w:id="1">{p(run("<w:footnoteRef/>"), text(" Aprobado con {{ folio }}."))}</w:footnote></w:footnotes>'
    parts = OF_WORD | {
        "word/header1.xml": Part(header, "header", word_type("header")),
        "word/footer1.xml": Part(footer, "footer", word_type("footer")),
        "word/footnotes.xml": Part(notes, "footnotes", word_type("footnotes")),
        "word/media/image1.png": Part(png(), "", "image/png"),
        "word/media/image2.svg": Part(SVG, "", "image/svg+xml"),
        "word/people.xml": Part(f'{DECLARED}<w15:people {MODERN}><w15:person w15:author="Secretaría Técnica"><w15:presenceInfo w15:providerId="AD" w15:userId="S::st@ejemplo.mx::1"/></w15:person></w15:people>', f"{MS}/2011/relationships/people", word_type("people")),
        "customXml/item1.xml": Part('<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography" SelectedStyle="\\APASixthEditionOfficeOnline.xsl" StyleName="APA"/>', "customXml", ""),
        "customXml/itemProps1.xml": Part('<ds:datastoreItem ds:itemID="{B1}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/></ds:schemaRefs></ds:datastoreItem>', "customXmlProps", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", "customXml/item1.xml"),
        "docMetadata/LabelInfo.xml": Part('<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{1}" enabled="1" method="Standard" siteId="{2}" contentBits="0" removed="0"/></clbl:labelList>', f"{MS}/2020/02/relationships/classificationlabels", "application/vnd.ms-office.classificationlabels+xml", ""),
        "docProps/thumbnail.jpeg": Part(jpeg(), "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", "image/jpeg", ""),
        "docProps/custom.xml": Part('<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Folio"><vt:lpwstr>{{ folio }}</vt:lpwstr></property></Properties>', *CUSTOM, ""),
    }  # fmt: skip
    edges = f'<w:headerReference w:type="default" r:id="{id_of(parts, "word/header1.xml")}"/><w:footerReference w:type="default" r:id="{id_of(parts, "word/footer1.xml")}"/>'
    body = PARA.format(text("{{ título }}") + run('<w:footnoteReference w:id="1"/>')) + fields_of_word() + PARA.format(BOX.format(PARA.format(text("Folio {{ folio }}")))) + SECTION.format(edges)  # fmt: skip
    media = (
        Rel("word/header1.xml", "rId90", "image", "media/image1.png"),
        Rel("word/header1.xml", "rId91", "image", "media/image2.svg"),
    )
    return of_word(body, parts, relations=media)


def word_for_mac() -> bytes:
    """Fonts embedded as Word hides them, an EMF logo, content controls, a section break."""
    font = Part(bytes(range(32)) * 40, "", "application/vnd.openxmlformats-officedocument.obfuscatedFont")  # fmt: skip
    parts = OF_WORD | {
        "word/fontTable.xml": Part(FONTS, "fontTable", word_type("fontTable")),
        "word/fonts/font1.odttf": font,
        "word/media/image1.emf": Part(EMF, "", "image/x-emf"),
    }
    control = '<w:sdt><w:sdtPr><w:alias w:val="Título"/><w:tag w:val="titulo"/><w:id w:val="1"/><w:lock w:val="sdtLocked"/><w:placeholder><w:docPart w:val="DefaultPlaceholder_-1854013440"/></w:placeholder><w15:color w:val="4472C4"/><w:text/></w:sdtPr><w:sdtEndPr/><w:sdtContent>{}</w:sdtContent></w:sdt>'
    drawing = ANCHOR.format(3, PICTURE.format("rId90", ""))
    body = PARA.format(control.format(text("{{ título }}"))) + PARA.format(f"<w:pPr>{SECTION.format('')}</w:pPr>") + PARA.format(run(f"<w:drawing>{drawing}</w:drawing>")) + PARA.format(text("{{ folio }}")) + SECTION.format('<w:type w:val="oddPage"/>')  # fmt: skip
    about = ABOUT.replace("Microsoft Office Word", "Microsoft Macintosh Word")
    parts["docProps/app.xml"] = Part(about, *APP, "")
    return of_word(
        body,
        parts,
        relations=(
            Rel("word/fontTable.xml", "rId1", "font", "fonts/font1.odttf"),
            Rel("word/document.xml", "rId90", "image", "media/image1.emf"),
        ),
    )


def word_online() -> bytes:
    """No carriage returns, relations by long ids, names of parts as the web version gives them."""
    run_ = '<w:r w:rsidRPr="7D2B1A3C" w:rsidR="7D2B1A3C"><w:rPr><w:noProof w:val="0"/><w:lang w:val="es-MX"/></w:rPr>{}</w:r>'
    halves = run_.format("<w:t>{{ títu</w:t>") + run_.format("<w:t>lo }}</w:t>")
    body = f'<w:p xmlns:wp14="{MS}/word/2010/wordml" w:rsidP="1" w14:paraId="2C078E63" wp14:textId="5B1C">{halves}</w:p>{PARA.format(text("{{ folio }}"))}<w:sectPr><w:pgSz w:w="12240" w:h="15840" w:orient="portrait"/></w:sectPr>'
    parts = {
        name: part._replace(data=str(part.data).replace(DECLARED, '<?xml version="1.0" encoding="utf-8"?>'))
        for name, part in OF_WORD.items()
    }  # fmt: skip
    relations = (
        Rel("word/document.xml", "Rb6bd1e4f0a8c4b6e", "hyperlink", "https://ejemplo.mx/", "External"),
    )  # fmt: skip
    link = f'<w:hyperlink r:id="Rb6bd1e4f0a8c4b6e">{text("Convocatoria")}</w:hyperlink>'
    return of_word(body.replace("<w:sectPr>", f"{PARA.format(link)}<w:sectPr>"), parts, head='<?xml version="1.0" encoding="utf-8"?>', relations=relations)  # fmt: skip


def libreoffice() -> bytes:
    old = f'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:r="{OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w="{W}" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wp14="{MS}/word/2010/wordprocessingDrawing" xmlns:w14="{MS}/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 wp14"'
    body = '<w:p><w:pPr><w:pStyle w:val="Normal"/><w:bidi w:val="0"/><w:jc w:val="start"/><w:rPr></w:rPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">{{ título }}</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Normal"/><w:rPr></w:rPr></w:pPr><w:r><w:rPr></w:rPr><w:t>{{ folio</w:t></w:r><w:r><w:rPr></w:rPr><w:t> }}</w:t></w:r><w:bookmarkStart w:id="0" w:name="_Ref1"/><w:bookmarkEnd w:id="0"/></w:p><w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:left="1134" w:right="1134" w:gutter="0" w:header="0" w:top="1134" w:footer="0" w:bottom="1134"/><w:pgNumType w:fmt="decimal"/><w:formProt w:val="false"/><w:textDirection w:val="lrTb"/></w:sectPr>'
    about = ABOUT.replace("Microsoft Office Word", "LibreOffice/7.4.7.2$Linux_X86_64")
    parts = OF_WORD | {"docProps/app.xml": Part(about, *APP, "")}
    return of_word(body, parts, old, head='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')  # fmt: skip


def google() -> bytes:
    root = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="{OFFICE}" xmlns:w14="{MS}/word/2010/wordml" xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"'
    body = '<w:body_><w:p w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000" w:rsidRDefault="00000000" w:rsidRPr="00000000" w14:paraId="00000001"><w:pPr><w:rPr/></w:pPr><w:sdt><w:sdtPr><w:id w:val="-1"/><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent><w:r w:rsidDel="00000000" w:rsidR="00000000" w:rsidRPr="00000000"><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{{ título }}</w:t></w:r></w:sdtContent></w:sdt></w:p><w:p><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{{ folio }}</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p><w:sectPr><w:pgSz w:h="15840" w:w="12240" w:orient="portrait"/><w:pgNumType w:start="1"/></w:sectPr></w:body_>'
    known = ("word/styles.xml", "word/settings.xml", "word/fontTable.xml", "word/theme/theme1.xml")
    return of_word(
        body.replace("<w:body_>", "").replace("</w:body_>", ""),
        {name: OF_WORD[name] for name in known},
        root,
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    )


def wps_office() -> bytes:
    root = f'{NAMES} xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="w14 w15 wp14"'
    body = PARA.format(run("<w:rPr><w:rFonts w:hint=\"default\"/><w:lang w:val=\"es-MX\"/></w:rPr><w:t>{{ título }}</w:t>")) + PARA.format(text("{{ folio }}")) + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:cols w:space="720" w:num="1"/><w:docGrid w:linePitch="360" w:charSpace="0"/></w:sectPr>'  # fmt: skip
    custom = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2058-12.2.0.13201</vt:lpwstr></property></Properties>'
    data = '<s:customData xmlns="http://www.wps.cn/officeDocument/2013/wpsCustomData" xmlns:s="http://www.wps.cn/officeDocument/2013/wpsCustomData"><customSectProps/></s:customData>'
    parts = OF_WORD | {
        "docProps/custom.xml": Part(custom, *CUSTOM, ""),
        "customXml/item1.xml": Part(data, "customXml", ""),
    }
    return of_word(body, parts, root)


def pages() -> bytes:
    root = f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = '<w:p><w:pPr><w:pStyle w:val="Cuerpo"/></w:pPr><w:r><w:rPr><w:rtl w:val="0"/><w:lang w:val="es-ES_tradnl"/></w:rPr><w:t>{{ t</w:t></w:r><w:r><w:rPr><w:rtl w:val="0"/><w:lang w:val="es-ES_tradnl"/></w:rPr><w:t xml:space="preserve">ítulo }}</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t>{{ folio }}</w:t></w:r><w:r/></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/><w:bidi w:val="0"/></w:sectPr>'
    header = f'{HEAD}<w:hdr {root}><w:p><w:pPr><w:pStyle w:val="Encabezado y pie"/></w:pPr><w:r/></w:p></w:hdr>'
    return of_word(body, {"word/header1.xml": Part(header, "header", word_type("header"))}, root, HEAD)  # fmt: skip


def docx_library() -> bytes:
    made = docx.Document()
    made.add_heading("{{ título }}", 0)
    made.add_paragraph("{{ folio }}", style="List Bullet")
    made.add_picture(io.BytesIO(png()))
    made.core_properties.title = "{{ título }}"
    used = {"Normal", "Title", "List Bullet", "Header", "Default Paragraph Font"}
    for style in [style for style in made.styles if style.name not in used]:
        style.delete()
    made.sections[0].header.paragraphs[0].text = "{{ folio }}"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def charts_and_diagrams() -> bytes:
    """A chart with its workbook, its look, and a SmartArt of five parts."""
    chart = f'{DECLARED}<c:chartSpace {NAMES}><c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Hoja1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Avance</c:v></c:pt></c:strCache></c:strRef></c:tx><c:val><c:numRef><c:f>Hoja1!$B$2</c:f></c:numRef></c:val></c:ser></c:barChart></c:plotArea></c:chart><c:externalData r:id="rId70"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    diagram = {"data": "dataModel", "layout": "layoutDef", "quickStyle": "styleDef", "colors": "colorsDef"}  # fmt: skip
    drawn = "application/vnd.openxmlformats-officedocument.drawingml"
    parts = OF_WORD | {
        "word/charts/chart1.xml": Part(chart, "chart", f"{drawn}.chart+xml"),
        "word/charts/style1.xml": Part('<cs:chartStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" id="201"/>', f"{MS}/2011/relationships/chartStyle", "application/vnd.ms-office.chartstyle+xml", "word/charts/chart1.xml"),
        "word/charts/colors1.xml": Part('<cs:colorStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" meth="cycle" id="10"/>', f"{MS}/2011/relationships/chartColorStyle", "application/vnd.ms-office.chartcolorstyle+xml", "word/charts/chart1.xml"),
        "word/embeddings/Microsoft_Excel_Worksheet.xlsx": Part(book(), "", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        **{
            f"word/diagrams/{kind}1.xml": Part(f"<dgm:{root} {NAMES}/>", f"diagram{kind[0].upper()}{kind[1:]}", f"{drawn}.diagram{kind[0].upper()}{kind[1:]}+xml")
            for kind, root in diagram.items()
        },
        "word/diagrams/drawing1.xml": Part('<dsp:drawing xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram"/>', f"{MS}/2007/relationships/diagramDrawing", "application/vnd.ms-office.drawingml.diagramDrawing+xml"),
    }  # fmt: skip
    ids = " ".join(
        f'r:{short}="{id_of(parts, f"word/diagrams/{kind}1.xml")}"'
        for short, kind in zip(("dm", "lo", "qs", "cs"), diagram, strict=True)
    )
    graphic = '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{}">{}</a:graphicData></a:graphic>'
    shown = [
        graphic.format("chart", f'<c:chart r:id="{id_of(parts, "word/charts/chart1.xml")}"/>'),
        graphic.format("diagram", f"<dgm:relIds {ids}/>"),
    ]
    body = PARA.format(text("{{ título }} {{ folio }}")) + "".join(
        PARA.format(run(f"<w:drawing>{ANCHOR.format(number, inside)}</w:drawing>"))
        for number, inside in enumerate(shown, 5)
    )
    data = Rel("word/charts/chart1.xml", "rId70", "package", "../embeddings/Microsoft_Excel_Worksheet.xlsx")  # fmt: skip
    return of_word(body + SECTION.format(""), parts, relations=(data,))


def protected_form() -> bytes:
    """A form that asks for its protection, with a bound control, a check box and a date."""
    protection = '<w:documentProtection w:edit="forms" w:enforcement="1" w:cryptProviderType="rsaAES" w:cryptAlgorithmClass="hash" w:cryptAlgorithmType="typeAny" w:cryptAlgorithmSid="14" w:cryptSpinCount="100000" w:hash="aaaa" w:salt="bbbb"/><w:defaultTabStop'
    parts = OF_WORD | {
        "word/settings.xml": Part(SETTINGS.replace("<w:defaultTabStop", protection), "settings", word_type("settings")),
    }  # fmt: skip
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    title = '<w:alias w:val="Título"/><w:dataBinding w:prefixMappings="xmlns:ns0=\'http://purl.org/dc/elements/1.1/\' xmlns:ns1=\'http://schemas.openxmlformats.org/package/2006/metadata/core-properties\' " w:xpath="/ns1:coreProperties[1]/ns0:title[1]" w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/>'
    check = '<w14:checkbox><w14:checked w14:val="1"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/></w14:checkbox>'
    dated = '<w:date w:fullDate="2026-01-05T00:00:00Z"><w:dateFormat w:val="d/M/yyyy"/><w:lid w:val="es-MX"/></w:date>'
    choice = '<w:dropDownList><w:listItem w:displayText="Ordinaria" w:value="1"/></w:dropDownList>'
    old = '<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Casilla1"/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar>'
    body = (
        PARA.format(control.format(title, text("{{ título }}")))
        + PARA.format(control.format(check, run('<w:rPr><w:rFonts w:ascii="MS Gothic"/></w:rPr><w:t>☒</w:t>')))
        + PARA.format(control.format(dated, text("5/1/2026")) + control.format(choice, text("Ordinaria")))
        + PARA.format(run(old) + run("<w:instrText> FORMCHECKBOX </w:instrText>") + run('<w:fldChar w:fldCharType="end"/>'))
        + PARA.format(text("{{ folio }}"))
    )  # fmt: skip
    return of_word(body + SECTION.format(""), parts)


def reviewed() -> bytes:
    """Comments with their people and threads, an insertion not yet accepted."""
    comment = f'<w:comment w:id="1" w:author="Jurídico" w:date="2026-01-05T10:00:00Z" w:initials="J"><w:p w14:paraId="00000A01">{text("Revisar el folio")}</w:p></w:comment>'
    parts = OF_WORD | {
        "word/comments.xml": Part(f"{DECLARED}<w:comments {MODERN}>{comment}</w:comments>", "comments", word_type("comments")),
        "word/commentsExtended.xml": Part(f'{DECLARED}<w15:commentsEx {MODERN}><w15:commentEx w15:paraId="00000A01" w15:done="0"/></w15:commentsEx>', f"{MS}/2011/relationships/commentsExtended", word_type("commentsExtended")),
        "word/commentsIds.xml": Part(f'{DECLARED}<w16cid:commentsIds {MODERN}><w16cid:commentId w16cid:paraId="00000A01" w16cid:durableId="2B"/></w16cid:commentsIds>', f"{MS}/2016/09/relationships/commentsIds", word_type("commentsIds")),
        "word/commentsExtensible.xml": Part('<w16cex:commentsExtensible xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex"><w16cex:commentExtensible w16cex:durableId="2B" w16cex:dateUtc="2026-01-05T16:00:00Z"/></w16cex:commentsExtensible>', f"{MS}/2018/08/relationships/commentsExtensible", word_type("commentsExtensible")),
    }  # fmt: skip
    body = PARA.format(
        '<w:commentRangeStart w:id="1"/>'
        + text("{{ título }}")
        + '<w:commentRangeEnd w:id="1"/>'
        + run('<w:commentReference w:id="1"/>')
        + f'<w:ins w:id="2" w:author="Jurídico" w:date="2026-01-05T10:00:00Z">{text(" {{ folio }}")}</w:ins>'
    )
    return of_word(body + SECTION.format(""), parts)


SHAPES = {
    "Word 2010": word_2010,
    "Word 365": word_365,
    "Word for Mac": word_for_mac,
    "Word Online": word_online,
    "LibreOffice": libreoffice,
    "Google Docs": google,
    "WPS": wps_office,
    "Pages": pages,
    "python-docx": docx_library,
    "charts and diagrams": charts_and_diagrams,
    "a protected form": protected_form,
    "a document under review": reviewed,
}

REVIEWED = """aviso S311 cambios-sin-aceptar
  plantilla.docx · «{{ título }} {{ folio }}»
  El control de cambios guarda 1 cambio sin aceptar; saldría marcado en cada documento.
  pista: en Word, en la ficha «Revisar», acepte o rechace todos los cambios y guarde.

aviso S312 comentario-que-sale
  plantilla.docx · comentarios
  El archivo trae comentarios (1), que saldrían en cada documento: «Revisar el folio».
  pista: en Word, en la ficha «Revisar», elimine todos los comentarios y guarde.

Se escribió salida.docx. 2 avisos."""


@pytest.mark.parametrize("name", SHAPES)
def test_a_document_of_any_program_fills_and_loses_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    template = SHAPES[name]()
    (tmp_path / "plantilla.docx").write_bytes(template)
    (tmp_path / "datos.yaml").write_bytes(DATA)
    monkeypatch.setenv("PLANDOCS_OFFICE", "no")
    output = tmp_path / "salida.docx"
    code, said = told_by(capsys, monkeypatch, tmp_path, Bad(name, {}, ""), output)
    assert said == (REVIEWED if name == "a document under review" else "Se escribió salida.docx.")
    assert code == 0
    made = output.read_bytes()
    assert lost(made, template) == []
    printed = words(made)
    assert (TITLE in printed, FOLIO in printed or name == "Word 365") == (True, True)
    assert "{" not in printed
    docx.Document(io.BytesIO(made))


def words(made: bytes) -> str:
    """Return the text of a document's body, its paragraphs one after another."""
    body = docx.Document(io.BytesIO(made)).element.body
    return "".join(node.text or "" for node in body.iter(f"{{{W}}}t"))


NUMBERED = ("document", "styles", "settings", "fontTable", "webSettings")


def renamed(template: bytes, names: dict[str, str]) -> bytes:
    """Return a package in which parts have other names, wherever they are named."""
    parts = opened(template)
    for old, new in names.items():
        folder, _, file = old.rpartition("/")
        links, file_now = f"{folder}/_rels/{file}.rels", new.rpartition("/")[2]
        if links in parts:
            parts[f"{folder}/_rels/{file_now}.rels"] = parts.pop(links)
        parts[new] = parts.pop(old)
        parts = {
            name: data.replace(old.encode(), new.encode()).replace(
                f'"{file}"'.encode(), f'"{file_now}"'.encode()
            )
            if name.endswith(".rels") or name == "[Content_Types].xml"
            else data
            for name, data in parts.items()
        }
    return write_package(parts)


def filled(
    template: bytes,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[int, str]:
    """Return the code and what is said of filling a template as `plantilla.docx`."""
    (folder / "plantilla.docx").write_bytes(template)
    (folder / "datos.yaml").write_bytes(DATA)
    monkeypatch.setenv("PLANDOCS_OFFICE", "no")
    return told_by(capsys, monkeypatch, folder, Bad("", {}, ""), folder / "salida.docx")


def test_the_names_that_some_servers_give_are_made_the_usual_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {f"word/{name}.xml": f"word/{name}2.xml" for name in NUMBERED}
    template = renamed(word_365(), names)
    done = (0, "Se escribió salida.docx.")
    assert filled(template, tmp_path, capsys, monkeypatch) == done
    made = (tmp_path / "salida.docx").read_bytes()
    assert TITLE in words(made)
    assert lost(made, renamed(template, {f"word/{n}2.xml": f"word/{n}.xml" for n in NUMBERED[:2]})) == ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"]  # fmt: skip
    assert filled(template, tmp_path, capsys, monkeypatch) == done, "also the second time"


def test_a_second_main_part_is_no_way_to_show_another_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = opened(renamed(word_2010(), {"word/document.xml": "word/document2.xml"}))
    parts["word/document.xml"] = opened(word_2010())["word/document.xml"]
    said = """error P101 plantilla-ilegible
  plantilla.docx
  La plantilla no se puede abrir: no es un documento .docx ni un libro .xlsx: su contenido está en «word/document2.xml».
  pista: ábrala en Word o Excel y guárdela de nuevo como .docx o .xlsx.

1 error. No se escribió nada."""
    assert filled(write_package(parts), tmp_path, capsys, monkeypatch) == (1, said)


SIGNED = """aviso S314 firma-que-se-quita
  plantilla.docx
  El archivo está firmado digitalmente; la firma no vale para lo que se imprime en él, y no pasa a los documentos.
  pista: firme cada documento cuando esté terminado; para no ver este aviso, quite la firma de la plantilla.

Se escribió salida.docx. 1 aviso."""


def test_a_signature_does_not_pass_and_it_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    space = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"
    kind = "application/vnd.openxmlformats-package.digital-signature"
    signed = of_word(
        PARA.format(text("{{ título }}")) + SECTION.format(""),
        OF_WORD
        | {
            "_xmlsignatures/origin.sigs": Part(b"", f"{space}/origin", f"{kind}-origin", ""),
            "_xmlsignatures/sig1.xml": Part('<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>', f"{space}/signature", f"{kind}-xmlsignature+xml", "_xmlsignatures/origin.sigs"),
        },
    )  # fmt: skip
    for _ in range(2):
        assert filled(signed, tmp_path, capsys, monkeypatch) == (0, SIGNED)
    made = opened((tmp_path / "salida.docx").read_bytes())
    assert not [name for name in made if "signature" in name]
    lists = made["[Content_Types].xml"] + made["_rels/.rels"]
    assert (b"_xmlsignatures" in lists, b"word/document.xml" in lists) == (False, True)


BINDING = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="{}" w:storeItemID="{}"/><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
CORE_ID = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
APP_ID = "{6668398d-a668-4e3e-a5eb-62b293d839f1}"
OWN_ID = "{0D4F6A53-1111-4C6E-9C1D-1234567890AB}"
OWN = {
    "customXml/item1.xml": Part('<p:datos xmlns:p="urn:p" p:clave="A"><p:area>Sistemas</p:area><p:area>Archivo</p:area></p:datos>', "customXml", ""),
    "customXml/itemProps1.xml": Part(f'<ds:datastoreItem ds:itemID="{OWN_ID}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>', "customXmlProps", "", "customXml/item1.xml"),
}  # fmt: skip
BOUND = {
    "a property that says the same": ("/ns1:coreProperties[1]/ns0:title[1]", CORE_ID, "{{ título }}", ""),
    "a property that says another thing": ("/ns1:coreProperties[1]/ns0:creator[1]", CORE_ID, "{{ folio }}", "la propiedad «creator» del documento"),
    "a property that is not there": ("/ns1:coreProperties[1]/ns1:keywords[1]", CORE_ID, "{{ folio }}", "la propiedad «keywords» del documento"),
    "a property of the other kind": ("/ns0:Properties[1]/ns0:Application[1]", APP_ID, "{{ folio }}", "la propiedad «Application» del documento"),
    "data of the file": ("/p:datos[1]/p:area[2]", OWN_ID, "{{ folio }}", "los datos «area» que lleva el archivo"),
    "data of the file without an id": ("/p:datos/p:area", "", "{{ folio }}", "los datos «area» que lleva el archivo"),
    "an attribute of the data": ("/p:datos[1]/@p:clave", OWN_ID, "{{ folio }}", "los datos «clave» que lleva el archivo"),
    "data that are not there": ("/p:datos[1]/p:area[3]", OWN_ID, "{{ folio }}", ""),
    "data of another file": ("/p:datos[1]/p:area[1]", "{9}", "{{ folio }}", ""),
    "a control without tags": ("/p:datos[1]/p:area[1]", OWN_ID, "Sistemas", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", BOUND)
def test_a_tag_that_word_would_print_over_is_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, store, words_in, what = BOUND[name]
    control = BINDING.format(path, store, text(words_in))
    template = of_word(PARA.format(control) + SECTION.format(""), OF_WORD | OWN)
    said = f"""error P218 control-ligado
  plantilla.docx · «{words_in}»
  La etiqueta «{words_in}» está en un control de contenido ligado a {what}, que Word pone en su lugar al abrir el documento.
  pista: en Word, haga clic derecho en el control, elija «Quitar control de contenido» y guarde.

1 error. No se escribió nada."""
    expected = (1, said) if what else (0, "Se escribió salida.docx.")
    assert filled(template, tmp_path, capsys, monkeypatch) == expected


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/footnotes.xml"])
def test_the_strict_edition_is_told_by_its_name_in_word(
    part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = opened(word_365())
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    parts[part] = parts[part].replace(W.encode(), strict)
    said = """error P101 plantilla-ilegible
  plantilla.docx
  La plantilla no se puede abrir: está guardada como «Documento de Open XML estricto»; en Word, en Guardar como, elija «Documento de Word (.docx)».
  pista: ábrala en Word o Excel y guárdela de nuevo como .docx o .xlsx.

1 error. No se escribió nada."""
    assert filled(write_package(parts), tmp_path, capsys, monkeypatch) == (1, said)
