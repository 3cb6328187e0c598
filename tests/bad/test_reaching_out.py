"""Rarer places where a template reaches out, runs something or hides it: each is refused."""
# ruff: noqa: E501  what is said stands whole on its line, as it is said

from pathlib import Path

import pytest
from support.office_files import (
    OFFICE,
    Finding,
    Rel,
    X,
    book,
    cell,
    field,
    formula,
    p,
    part_of_word,
    run,
    told,
    word,
)
from support.refused import refuse

from bad.test_office_content import (
    BEGIN,
    DOC,
    END,
    HINTS,
    LINK,
    MS,
    SEPARATE,
    SHEET,
    after,
    case_of,
    code,
    reach,
    settings,
    to,
)

DATA = b"x: hola\n"
OTHER = "urn:example:other"
"""A kind of relation that no program knows."""
SHAPE = "<w:pict><v:shape>{}</v:shape></w:pict>"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"{}>{}</svg>'
)
RELATED = f'xmlns:r="{OFFICE}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def beside(part: str, xml: str, kind: str, *relations: Rel) -> bytes:
    """Return a document with another part, and its relations."""
    target = part.removeprefix("word/") if part.startswith("word/") else f"../{part}"
    return word(parts={part: xml}, relations=[Rel(DOC, "rId7", kind, target), *relations])


def drawn(inside: str, root: str = "") -> bytes:
    """Return a document with a vector picture."""
    return word(
        p(run('<w:drawing><a:blip r:embed="rId5"/></w:drawing>')),
        parts={"word/media/i.svg": SVG.format(root, inside)},
        relations=to("media/i.svg", "image", ""),
        types={"*.svg": "image/svg+xml"},
    )


WORD: dict[str, bytes] = {
    # pictures that old drawings load by themselves
    "an address beside a picture": word(p(run(SHAPE.format('<v:imagedata o:href="http://a.mx/a.png"/>')))),
    "a fill by its address": word(p(run(SHAPE.format('<v:fill o:althref="https://a.mx/f.png" type="frame"/>')))),
    "a line by its address": word(p(run(SHAPE.format('<v:stroke o:href="http://a.mx/x"/>')))),
    "a background": word('<w:background><v:background><v:fill r:id="rId5"/></v:background></w:background>', relations=to("http://a.mx/f.png", "image")),
    # parts beside the body
    "a picture of the theme": beside("word/theme/theme1.xml", f'<a:theme {RELATED}><a:blip r:link="rId1"/></a:theme>', "theme", Rel("word/theme/theme1.xml", "rId1", "image", "https://a.mx/t.png", "External")),
    "a picture of a bullet": beside("word/numbering.xml", part_of_word("numbering", '<w:numPicBullet><w:pict><v:shape><v:imagedata r:id="rId1"/></v:shape></w:pict></w:numPicBullet>'), "numbering", Rel("word/numbering.xml", "rId1", "image", "http://a.mx/b.png", "External")),
    "a picture of a diagram": beside("word/diagrams/data1.xml", f'<dgm:dataModel xmlns:dgm="urn:d" {RELATED}><a:blip r:link="rId1"/></dgm:dataModel>', "diagramData", Rel("word/diagrams/data1.xml", "rId1", "image", "//srv/a.png", "External")),
    "a font of elsewhere": beside("word/fontTable.xml", part_of_word("fonts", '<w:font w:name="X"><w:embedRegular r:id="rId1"/></w:font>'), "fontTable", Rel("word/fontTable.xml", "rId1", "font", "http://a.mx/f.odttf", "External")),
    "the template of the building blocks": word(
        parts={"word/glossary/document.xml": part_of_word("glossaryDocument", ""), "word/glossary/settings.xml": part_of_word("settings", '<w:attachedTemplate r:id="rId1"/>')},
        relations=[Rel(DOC, "rId7", "glossaryDocument", "glossary/document.xml"), Rel("word/glossary/document.xml", "rId1", "settings", "settings.xml"), Rel("word/glossary/settings.xml", "rId1", "attachedTemplate", "http://a.mx/t.dotm", "External")],
    ),
    "a pack of expansion": settings('<sl:schemaLibrary xmlns:sl="http://schemas.openxmlformats.org/schemaLibrary/2006/main"><sl:schema sl:uri="urn:x" sl:manifestLocation="http://a.mx/m.xml"/></sl:schemaLibrary>'),
    "a transformation on saving": settings('<w:saveThroughXslt r:id="rId1"/>', Rel("word/settings.xml", "rId1", "transform", "http://a.mx/x.xsl", "External")),
    "a frame's own file": beside("word/webSettings.xml", part_of_word("webSettings", '<w:frameset><w:frame><w:sourceFileName r:id="rId1"/></w:frame></w:frameset>'), "webSettings", Rel("word/webSettings.xml", "rId1", "frame", "http://a.mx/f.htm", "External")),
    "the book of a chart, linked": beside("word/charts/chart1.xml", f'<c:chartSpace xmlns:c="urn:c" {RELATED}><c:externalData r:id="rId1"/></c:chartSpace>', "chart", Rel("word/charts/chart1.xml", "rId1", "oleObject", "file:///C:/a.xlsx", "External")),
    "a shape upon a chart": word(
        parts={"word/charts/chart1.xml": '<c:chartSpace xmlns:c="urn:c"/>', "word/drawings/drawing1.xml": f'<c:userShapes xmlns:c="urn:c" {RELATED}><a:hlinkClick r:id="rId1"/></c:userShapes>'},
        relations=[Rel(DOC, "rId7", "chart", "charts/chart1.xml"), Rel("word/charts/chart1.xml", "rId1", "chartUserShapes", "../drawings/drawing1.xml"), Rel("word/drawings/drawing1.xml", "rId1", "hyperlink", "file:///C:/x", "External")],
    ),
    "the printer of elsewhere": settings("", Rel("word/settings.xml", "rId1", "printerSettings", "\\\\srv\\p", "External")),
    "an ink of elsewhere": word(p(run('<w:drawing><w14:contentPart xmlns:w14="urn:w14" r:id="rId5"/></w:drawing>')), relations=to("http://a.mx/i.xml", "customXml")),
    "a sound of a link": word(p(run('<w:drawing><a:hlinkClick r:id=""><a:snd r:embed="rId5"/></a:hlinkClick></w:drawing>')), relations=to("http://a.mx/x.wav", "audio")),
    "a link on passing over": word(p(run('<w:drawing><a:hlinkHover r:id="" action="ppaction://program"/></w:drawing>'))),
    # parts under other names and relations
    "a ribbon under another name": beside("word/x.xml", f'<customUI xmlns="{MS}/2009/07/customui" onLoad="Abre"/>', OTHER),
    "an add-in under another name": beside("word/x.xml", f'<we:webextension xmlns:we="{MS}/webextensions/webextension/2010/11"/>', OTHER),
    "a control under another name": beside("word/x.xml", f'<ax:ocx xmlns:ax="{MS}/2006/activeX"/>', OTHER),
    "recipients under another name": beside("word/x.xml", part_of_word("recipients", "<w:recipientData/>"), OTHER),
    "a page of the web among the data": word(parts={"customXml/item1.xml": "<html/>"}, relations=[Rel(DOC, "rId7", "customXml", "../customXml/item1.xml")], types={"customXml/item1.xml": "text/html"}),
    "an object in a comment": beside("word/comments.xml", part_of_word("comments", f'<w:comment w:id="1">{p(run("<w:object><o:OLEObject/></w:object>"))}</w:comment>'), "comments"),
    # fields
    "a field between insertions": word(p(f'<w:moveToRangeStart w:id="1" w:name="m"/>{BEGIN}', code("INCLUDE"), '<w:moveToRangeEnd w:id="1"/>', code("TEXT http://a.mx"), SEPARATE, END)),
    "a field over two cells": word(f'<w:tbl><w:tr><w:tc>{p(BEGIN, code("DDE"))}</w:tc><w:tc>{p(code("AUTO a b"), END)}</w:tc></w:tr></w:tbl>'),
    "a field in a formula": word(p(f'<m:oMath xmlns:m="urn:m">{BEGIN}{code("INCLUDETEXT a")}{END}</m:oMath>')),
    "a field that another begins": word(p(BEGIN, field("QUOTE 73 78"), code("CLUDETEXT a"), END)),
    "a link field with a window": word(p(field('HYPERLINK \\t "_top" "file:///c:/x"'))),
    # addresses
    "a link with its scheme disguised": word(p(LINK), relations=to("%66ile:///c:/x")),
    "a link of back slashes": word(p(LINK), relations=to("http:\\\\srv\\x")),
    "a link of many slashes": word(p(LINK), relations=to("https:////srv/x")),
    "a relation of no kind": word(relations=to("http://a.mx/t.dotm", f"{OFFICE}/attachedTemplate/")),
    # vector pictures
    "a vector picture with a base": drawn('<use xlink:href="#x"/>', ' xml:base="http://a.mx/"'),
    "a vector picture that changes its links": drawn('<a><set attributeName="xlink:href" to="x"/></a>'),
    "a vector picture with letters by number": drawn("<style>rect{fill:u\\72l(http://a.mx)}</style>"),
    "a vector picture that handles events": drawn('<rect onload="x()"/>'),
}  # fmt: skip


def rules(inside: str) -> bytes:
    return after(f'<conditionalFormatting sqref="B2"><cfRule type="expression" priority="1"><formula>{inside}</formula></cfRule></conditionalFormatting>')  # fmt: skip


EXCEL: dict[str, bytes] = {
    # formulas
    "a live value": book(formula("B1", 'RTD("a",,"b")')),
    "an array of the web": book(cell("B1", '<f t="array" ref="B1">_xlfn.WEBSERVICE("http://a")</f><v>0</v>')),
    "a repeated call": book(cell("B1", '<f t="shared" ref="B1:B2" si="0">CALL("a","b","J")</f><v>0</v>')),
    "a rule that calls": rules('CALL("k","a","J")'),
    "a list of the web": after('<dataValidations count="1"><dataValidation type="list" sqref="B1"><formula1>WEBSERVICE("http://a")</formula1></dataValidation></dataValidations>'),
    "a list of another book": after('<extLst><ext xmlns:x14="urn:x14" xmlns:xm="urn:xm"><x14:dataValidation><x14:formula1><xm:f>[1]Hoja!A1</xm:f></x14:formula1><xm:sqref>B1</xm:sqref></x14:dataValidation></ext></extLst>'),
    "a chart of another book": reach("charts/chart1.xml", "chart", '<c:chartSpace xmlns:c="urn:c"><c:f>[a.xlsx]H!A1</c:f></c:chartSpace>', SHEET),
    "a column of the web": reach("tables/table1.xml", "table", f'<table xmlns="{X}"><calculatedColumnFormula>WEBSERVICE("http://a")</calculatedColumnFormula></table>', SHEET),
    "a function of one's own": book(names='<definedName name="a">_xlfn.LAMBDA(_xlpm.u,_xlfn.WEBSERVICE(_xlpm.u))</definedName>'),
    "another name of a function": book(names='<definedName name="a">_xlfn.WEBSERVICE</definedName>'),
    "a function given to another": book(formula("B1", "_xlfn.MAP(A1:A2,_xleta.WEBSERVICE)")),
    "an address put together": book(formula("B1", 'HYPERLINK(A1&amp;"x","Ver")')),
    "a scenario": after('<scenarios><scenario name="a"><inputCells r="B7" val="=cmd|\'/c calc\'!A1"/></scenario></scenarios>'),
    "a list of a control": reach("ctrlProps/c.xml", "ctrlProp", f'<formControlPr xmlns="{MS.replace("/office", "")}/office/spreadsheetml/2009/9/main" fmlaRange="[1]H!A1"/>', SHEET),
    # other data
    "a pivot of another book by its name": reach("pivotCache/p.xml", "pivotCacheDefinition", f'<pivotCacheDefinition xmlns="{X}"><cacheSource type="worksheet"><worksheetSource name="[a.xlsx]H!T"/></cacheSource></pivotCacheDefinition>'),
    "another book under another name": reach("foo/e.xml", OTHER, f'<externalLink xmlns="{X}"><ddeLink ddeService="cmd" ddeTopic="x"/></externalLink>'),
    "connections under another name": reach("foo/c.xml", OTHER, f'<connections xmlns="{X}"><connection id="1"><webPr url="http://a"/></connection></connections>'),
    "a query under another name": reach("foo/q.xml", OTHER, f'<queryTable xmlns="{X}" connectionId="1"/>'),
    "a sheet of macros under another name": reach("worksheets/s2.xml", OTHER, f'<xm:macrosheet xmlns:xm="{MS}/excel/2006/main"/>'),
    "code of Python": reach("python.xml", f"{MS}/2023/09/relationships/Python", "<python/>"),
    "a page written on each save": book(properties='<webPublishObjects count="1"><webPublishObject id="1" divId="a" destinationFile="\\\\srv\\a.htm"/></webPublishObjects>'),
    "data put together from elsewhere": after('<dataConsolidate link="1"><dataRefs count="1"><dataRef ref="A1" r:id="rId5"/></dataRefs></dataConsolidate>', Rel(SHEET, "rId5", "externalLinkPath", "file:///c:/a.xlsx", "External")),
    # pictures and links
    "a picture behind the sheet": after('<picture r:id="rId5"/>', Rel(SHEET, "rId5", "image", "http://a.mx/p.png", "External")),
    "a picture of the header": book(
        parts={"xl/drawings/vml1.vml": '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:shape><v:imagedata o:href="http://a.mx/p.png"/></v:shape></xml>'},
        relations=[Rel(SHEET, "rId5", "vmlDrawing", "../drawings/vml1.vml")],
        types={"*.vml": "application/vnd.openxmlformats-officedocument.vmlDrawing"},
    ),
    "a link to a file by its place": after('<hyperlinks><hyperlink ref="B4" location="file:///C:/x"/></hyperlinks>'),
    "a link to a cell of another book": after('<hyperlinks><hyperlink ref="B4" location="[a.xlsx]Hoja!A1"/></hyperlinks>'),
}  # fmt: skip

SAID: dict[str, list[Finding]] = {
    "an address beside a picture": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa una imagen que está fuera de él: «http://a.mx/a.png».",
        ),
    ],
    "a fill by its address": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa una imagen que está fuera de él: «https://a.mx/f.png».",
        ),
    ],
    "a line by its address": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa una imagen que está fuera de él: «http://a.mx/x».",
        ),
    ],
    "a background": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa una imagen que está fuera de él: «http://a.mx/f.png».",
            1,
        ),
    ],
    "a picture of the theme": [
        (
            "error S304 contenido-de-fuera",
            "word/theme/theme1.xml",
            "El archivo usa una imagen que está fuera de él: «https://a.mx/t.png».",
            1,
        ),
    ],
    "a picture of a bullet": [
        (
            "error S304 contenido-de-fuera",
            "word/numbering.xml",
            "El archivo usa una imagen que está fuera de él: «http://a.mx/b.png».",
            1,
        ),
    ],
    "a picture of a diagram": [
        (
            "error S304 contenido-de-fuera",
            "word/diagrams/data1.xml",
            "El archivo usa una imagen que está fuera de él: «//srv/a.png».",
            1,
        ),
    ],
    "a font of elsewhere": [
        (
            "error S304 contenido-de-fuera",
            "word/fontTable.xml",
            "El archivo usa un tipo de letra que está fuera de él: «http://a.mx/f.odttf».",
        ),
    ],
    "the template of the building blocks": [
        (
            "error S304 contenido-de-fuera",
            "bloques de creación",
            "El archivo usa una plantilla adjunta que está fuera de él: «http://a.mx/t.dotm».",
            3,
        ),
    ],
    "a pack of expansion": [
        (
            "error S304 contenido-de-fuera",
            "word/settings.xml",
            "El archivo usa un paquete de expansión XML que está fuera de él: «http://a.mx/m.xml».",
            8,
        ),
    ],
    "a transformation on saving": [
        (
            "error S304 contenido-de-fuera",
            "word/settings.xml",
            "El archivo usa una hoja de transformación que está fuera de él: «http://a.mx/x.xsl».",
        ),
    ],
    "a frame's own file": [
        (
            "error S304 contenido-de-fuera",
            "word/webSettings.xml",
            "El archivo usa una página de un marco que está fuera de él: «http://a.mx/f.htm».",
        ),
        (
            "error S306 documento-dentro-de-otro",
            "word/webSettings.xml",
            "El archivo trae una página de marcos, que se incorpora al abrirlo y puede mostrar otra cosa a cada quien.",
        ),
    ],
    "the book of a chart, linked": [
        (
            "error S304 contenido-de-fuera",
            "word/charts/chart1.xml",
            "El archivo usa un objeto vinculado que está fuera de él: «file:///C:/a.xlsx».",
        ),
    ],
    "a shape upon a chart": [
        (
            "error S305 vinculo-no-permitido",
            "word/drawings/drawing1.xml",
            "El vínculo lleva a «file:///C:/x», que no es una dirección http, https ni mailto.",
        ),
    ],
    "the printer of elsewhere": [
        (
            "error S304 contenido-de-fuera",
            "word/settings.xml",
            "El archivo usa la configuración de una impresora que está fuera de él: «\\\\srv\\p».",
        ),
    ],
    "an ink of elsewhere": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa un dibujo a mano que está fuera de él: «http://a.mx/i.xml».",
        ),
    ],
    "a sound of a link": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa un audio que está fuera de él: «http://a.mx/x.wav».",
        ),
    ],
    "a link on passing over": [
        (
            "error S305 vinculo-no-permitido",
            "",
            "El vínculo lleva a «ppaction://program», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a ribbon under another name": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: word/x.xml.",
        ),
    ],
    "an add-in under another name": [
        (
            "error S302 objeto-incrustado",
            "",
            "El archivo trae un complemento de Office (word/x.xml).",
        ),
    ],
    "a control under another name": [
        ("error S302 objeto-incrustado", "", "El archivo trae un control ActiveX (word/x.xml)."),
    ],
    "recipients under another name": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae los destinatarios de una combinación de correspondencia (word/x.xml).",
        ),
    ],
    "a page of the web among the data": [
        (
            "error S306 documento-dentro-de-otro",
            "",
            "El archivo trae una página web guardada dentro (customXml/item1.xml), que se incorpora al abrirlo y puede mostrar otra cosa a cada quien.",
        ),
    ],
    "an object in a comment": [
        (
            "error S302 objeto-incrustado",
            "comentarios",
            "El archivo trae un objeto OLE, incrustado o vinculado.",
        ),
        (
            "aviso S312 comentario-que-sale",
            "comentarios",
            "El archivo trae comentarios (1), que saldrían en cada documento: «sin texto».",
        ),
    ],
    "a field between insertions": [
        (
            "error S303 campo-activo",
            "",
            "El campo «INCLUDETEXT http://a.mx» trae el contenido de otro archivo o de internet.",
        ),
    ],
    "a field over two cells": [
        (
            "error S303 campo-activo",
            "",
            "El campo «DDE AUTO a b» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "a field in a formula": [
        (
            "error S303 campo-activo",
            "",
            "El campo «INCLUDETEXT a» trae el contenido de otro archivo o de internet.",
        ),
    ],
    "a field that another begins": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «{…}CLUDETEXT a» toma su nombre de otro campo o de una etiqueta, y podría ser cualquiera.",
        ),
    ],
    "a link field with a window": [
        (
            "error S303 campo-activo",
            "«1»",
            'El campo «HYPERLINK \\t "_top" "file:///c:/x"» lleva a una dirección que no es http, https ni mailto.',
        ),
    ],
    "a link with its scheme disguised": [
        (
            "error S305 vinculo-no-permitido",
            "«Convocatoria»",
            "El vínculo lleva a «%66ile:///c:/x», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a link of back slashes": [
        (
            "error S305 vinculo-no-permitido",
            "«Convocatoria»",
            "El vínculo lleva a «http:\\\\srv\\x», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a link of many slashes": [
        (
            "error S305 vinculo-no-permitido",
            "«Convocatoria»",
            "El vínculo lleva a «https:////srv/x», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a relation of no kind": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa un contenido que está fuera de él: «http://a.mx/t.dotm».",
        ),
    ],
    "a vector picture with a base": [
        (
            "error S304 contenido-de-fuera",
            "word/media/i.svg",
            "El archivo usa una imagen que está fuera de él: «http://a.mx/».",
            9,
        ),
    ],
    "a vector picture that changes its links": [
        (
            "error S301 macros",
            "word/media/i.svg",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: una imagen SVG que cambia sus vínculos (word/media/i.svg).",
        ),
    ],
    "a vector picture with letters by number": [
        (
            "error S304 contenido-de-fuera",
            "word/media/i.svg",
            "El archivo usa una imagen que está fuera de él: «http://a.mx».",
            9,
        ),
    ],
    "a vector picture that handles events": [
        (
            "error S301 macros",
            "word/media/i.svg",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: una imagen SVG con un programa (word/media/i.svg).",
        ),
    ],
    "a live value": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa RTD, que trae datos de otro programa o de un servidor: «RTD("a",,"b")».',
        ),
    ],
    "an array of the web": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa WEBSERVICE, que trae datos de internet: «_xlfn.WEBSERVICE("http://a")».',
        ),
    ],
    "a repeated call": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa CALL, que llama a un programa o a una macro: «CALL("a","b","J")».',
        ),
    ],
    "a rule that calls": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B2",
            'Un formato condicional usa CALL, que llama a un programa o a una macro: «CALL("k","a","J")».',
        ),
    ],
    "a list of the web": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'Una validación de datos usa WEBSERVICE, que trae datos de internet: «WEBSERVICE("http://a")».',
        ),
    ],
    "a list of another book": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja»",
            "Una validación de datos lee otro archivo: «[1]Hoja!A1».",
        ),
    ],
    "a chart of another book": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja»",
            "Una gráfica lee otro archivo: «[a.xlsx]H!A1».",
        ),
    ],
    "a column of the web": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja»",
            'Una columna calculada de una tabla usa WEBSERVICE, que trae datos de internet: «WEBSERVICE("http://a")».',
        ),
    ],
    "a function of one's own": [
        (
            "error S308 formula-con-salida",
            "",
            "El nombre definido «a» usa WEBSERVICE, que trae datos de internet: «_xlfn.LAMBDA(_xlpm.u,_xlfn.WEBSERVICE(_xlpm.u))».",
        ),
    ],
    "another name of a function": [
        (
            "error S308 formula-con-salida",
            "",
            "El nombre definido «a» usa WEBSERVICE, que trae datos de internet: «_xlfn.WEBSERVICE».",
        ),
    ],
    "a function given to another": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            "La fórmula usa WEBSERVICE, que trae datos de internet: «_xlfn.MAP(A1:A2,_xleta.WEBSERVICE)».",
        ),
    ],
    "an address put together": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B1",
            'La fórmula usa HYPERLINK con una dirección que no está escrita en ella: «HYPERLINK(A1&"x","Ver")».',
        ),
    ],
    "a scenario": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja»",
            "Un escenario llama a un programa o a una macro: «=cmd|'/c calc'!A1».",
        ),
    ],
    "a list of a control": [
        ("error S308 formula-con-salida", "hoja «Hoja»", "La fórmula lee otro archivo: «[1]H!A1»."),
    ],
    "a pivot of another book by its name": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae una tabla dinámica que trae sus datos de fuera.",
            3,
        ),
    ],
    "another book under another name": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae vínculos a otros libros o programas (xl/foo/e.xml).",
            1,
        ),
    ],
    "connections under another name": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae conexiones de datos (xl/foo/c.xml).",
            2,
        ),
    ],
    "a query under another name": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae datos que se traen de fuera al actualizar (xl/foo/q.xml).",
            2,
        ),
    ],
    "a sheet of macros under another name": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: xl/worksheets/s2.xml.",
        ),
    ],
    "code of Python": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: xl/python.xml.",
        ),
    ],
    "a page written on each save": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae una publicación automática en «\\\\srv\\a.htm».",
            5,
        ),
    ],
    "data put together from elsewhere": [
        (
            "error S304 contenido-de-fuera",
            "hoja «Hoja»",
            "El archivo usa un vínculo a otro libro que está fuera de él: «file:///c:/a.xlsx».",
            4,
        ),
    ],
    "a picture behind the sheet": [
        (
            "error S304 contenido-de-fuera",
            "hoja «Hoja»",
            "El archivo usa una imagen que está fuera de él: «http://a.mx/p.png».",
            7,
        ),
    ],
    "a picture of the header": [
        (
            "error S304 contenido-de-fuera",
            "hoja «Hoja»",
            "El archivo usa una imagen que está fuera de él: «http://a.mx/p.png».",
        ),
    ],
    "a link to a file by its place": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B4",
            "El vínculo lee otro archivo: «file:///C:/x».",
        ),
    ],
    "a link to a cell of another book": [
        (
            "error S308 formula-con-salida",
            "hoja «Hoja» · B4",
            "El vínculo lee otro archivo: «[a.xlsx]Hoja!A1».",
        ),
    ],
}


@pytest.mark.parametrize("name", [*WORD, *EXCEL])
def test_what_reaches_out_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = told("docx" if name in WORD else "xlsx", SAID[name], HINTS)
    refuse(case_of(name, WORD, EXCEL, said), tmp_path, capsys, monkeypatch)
