"""What Word and Excel would run, fetch or hide in a template: refused, and what is honest passes."""
# ruff: noqa: E501  what is said stands whole on its line, as it is said

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from support.office_files import (
    OFFICE,
    Finding,
    Rel,
    W,
    X,
    book,
    field,
    header,
    p,
    part_of_word,
    run,
    text,
    told,
    word,
)
from support.pictures import png
from support.refused import Bad, refuse, told_by

DATA = b"x: hola\n"

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOC = "word/document.xml"
MS = "http://schemas.microsoft.com/office"
WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
LINK = '<w:hyperlink r:id="rId5">{}</w:hyperlink>'.format(text("Convocatoria"))
PICTURE = run('<w:pict><v:shape><v:imagedata r:{}="rId5"/></v:shape></w:pict>')
TWO = '<mc:AlternateContent><mc:Choice Requires="zz" xmlns:zz="urn:zz">{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>'
BEGIN, SEPARATE, END = (
    run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")
)


def code(text: str) -> str:
    return run(f"<w:instrText>{text}</w:instrText>")


def to(target: str, kind: str = "hyperlink", mode: str = "External", owner: str = DOC) -> list[Rel]:
    return [Rel(owner, "rId5", kind, target, mode)]


def with_part(name: str, root: str, kind: str, inside: str) -> bytes:
    return word(
        parts={f"word/{name}.xml": part_of_word(root, inside)},
        relations=[Rel(DOC, "rId7", kind, f"{name}.xml")],
    )


def settings(inside: str, *relations: Rel) -> bytes:
    return word(
        parts={"word/settings.xml": part_of_word("settings", inside)},
        relations=[Rel(DOC, "rId7", "settings", "settings.xml"), *relations],
    )


WORD: dict[str, bytes] = {
    # programs
    "macros of the document": word(
        parts={"word/vbaProject.bin": OLE, "word/vbaData.xml": "<x/>"},
        relations=[Rel(DOC, "rId5", f"{MS}/2006/relationships/vbaProject", "vbaProject.bin")],
        types={DOC: WITH_MACROS, "*.bin": "application/vnd.ms-office.vbaProject"},
    ),
    "macros under another name": word(
        parts={"word/media/logo.png": OLE},
        relations=[Rel(DOC, "rId5", f"{MS}/2006/relationships/VBAPROJECT", "media/LOGO.png")],
        types={"*.png": "image/png"},
    ),
    "a document of macros renamed": word(types={DOC: WITH_MACROS}),
    "macros that nobody reaches": word(parts={"Word/VbaProject.BIN": b"x"}),
    "a ribbon that calls macros": word(
        parts={"customUI/customUI14.xml": '<customUI onLoad="Abre"/>'},
        relations=[
            Rel("", "rId9", f"{MS}/2007/relationships/ui/extensibility", "customUI/customUI14.xml")
        ],
    ),
    "keys that call macros": word(
        parts={"word/customizations.xml": "<x/>"},
        relations=[
            Rel(DOC, "rId5", f"{MS}/2006/relationships/keyMapCustomizations", "customizations.xml")
        ],
    ),
    "a program": word(parts={"word/media/image1.png": b"MZ\x90\x00"}, types={"*.png": "image/png"}),
    "a form field with a macro": word(
        p(
            run(
                '<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="Abre"/></w:ffData></w:fldChar>'
            ),
            code("FORMTEXT"),
            END,
            text("Nombre"),
        )
    ),
    # objects
    "an embedded object": word(
        p(
            text("Presupuesto "),
            run('<w:object><o:OLEObject Type="Embed" ProgID="Package" r:id="rId5"/></w:object>'),
        ),
        parts={"word/embeddings/oleObject1.bin": OLE},
        relations=to("embeddings/oleObject1.bin", "oleObject", ""),
        types={"*.bin": "application/vnd.openxmlformats-officedocument.oleObject"},
    ),
    "an embedded object typed as a picture": word(
        p(PICTURE.format("id")),
        parts={"word/media/image1.png": OLE},
        relations=to("media/image1.png", "image", ""),
        types={"*.png": "image/png"},
    ),
    "a linked object": word(
        p(text("Avance "), run('<w:object><o:OLEObject Type="Link" r:id="rId5"/></w:object>')),
        relations=to("file:///\\\\srv\\avance.xlsx", "oleObject"),
    ),
    "an embedded workbook": word(
        p(text("Anexo "), run('<w:object><o:OLEObject Type="Embed" r:id="rId5"/></w:object>')),
        parts={"word/embeddings/Libro.xlsx": book()},
        relations=to("embeddings/Libro.xlsx", "package", ""),
    ),
    "a control": word(
        p(text("Botón "), run('<w:object><w:control r:id="rId5" w:name="B"/></w:object>')),
        parts={"word/activeX/activeX1.xml": "<x/>"},
        relations=to("activeX/activeX1.xml", "control", ""),
    ),
    "an embedded object of today": word(
        p(text("Nota "), run('<w:objectEmbed w:drawAspect="content"/>'))
    ),
    "a task pane": word(
        parts={"word/webextensions/taskpanes.xml": "<x/>"},
        relations=[
            Rel(
                "",
                "rId9",
                f"{MS}/2011/relationships/webextensiontaskpanes",
                "word/webextensions/taskpanes.xml",
            )
        ],
    ),
    "a chart with macros in its workbook": word(
        parts={
            "word/charts/chart1.xml": '<c:chartSpace xmlns:c="urn:c"/>',
            "word/embeddings/Libro.xlsx": book(parts={"xl/vbaProject.bin": b"x"}),
        },
        relations=[
            Rel(DOC, "rId5", "chart", "charts/chart1.xml"),
            Rel("word/charts/chart1.xml", "rId1", "package", "../embeddings/Libro.xlsx"),
        ],
    ),
    # fields
    "DDEAUTO": word(p(field(' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" '))),
    "DDE split over runs": word(p(field("d", "D", "e", " excel"))),
    "DDE in a simple field": word(p(f'<w:fldSimple w:instr="DDE cmd">{text("1")}</w:fldSimple>')),
    "DDE by character codes": word(p(field("&#68;&#x44;&#69;AUTO a b"))),
    "DDE in paragraphs": word(p(BEGIN, code("DDEAUTO")), p(code("cmd"), END)),
    "DDE as text": word(p(BEGIN, text("DDEAUTO cmd"), SEPARATE, text("1"), END)),
    "DDE never closed": word(p(BEGIN, code("DDEAUTO cmd"))),
    "DDE spelt by another field": word(
        p(BEGIN, field("QUOTE 68 68 69"), code(" cmd "), SEPARATE, END)
    ),
    "DDE with unseen signs": word(p(field("DD\u200bEAUTO cmd"))),
    "DDE between quotes": word(p(field('"DDEAUTO" cmd'))),
    "DDE of wide letters": word(p(field("\uff24\uff24\uff25 cmd"))),
    "DDE with a sign among its letters": word(
        p(BEGIN, code("DDE"), run('<w:sym w:font="Arial" w:char="0041"/>'), code("UTO"), END)
    ),
    "DDE in one of two alternatives": word(
        p(BEGIN, TWO.format(code("XX"), code("DDE cmd")), SEPARATE, END)
    ),
    "DDE in a deleted code": word(p(field("DDE cmd", tag="w:delInstrText"))),
    "DDE inside a field": word(p(BEGIN, code("IF 1=1 "), field("DDE cmd"), SEPARATE, END)),
    "DDE in a content control": word(
        f"<w:sdt><w:sdtContent>{p(field('DDE cmd'))}</w:sdtContent></w:sdt>"
    ),
    "DDE of the strict edition": word(
        p(text("a")),
        parts={
            "word/footer1.xml": part_of_word("ftr", p(field("DDE cmd"))).replace(
                W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
            )
        },
        relations=[Rel(DOC, "rId7", "footer", "footer1.xml")],
    ),
    "DDE of another prefix": word(
        parts={
            "word/footer1.xml": part_of_word(
                "ftr", p(field("DDE cmd")).replace("w:", "zz:")
            ).replace("<w:ftr", f'<w:ftr xmlns:zz="{W}"')
        },
        relations=[Rel(DOC, "rId7", "footer", "footer1.xml")],
    ),
    "a field in the header": word(
        parts=header(p(field('INCLUDETEXT "http://a.mx/b"')))[0], relations=header("")[1]
    ),
    "a field in the footnotes": with_part(
        "footnotes",
        "footnotes",
        "footnotes",
        '<w:footnote w:id="1">' + p(field("INCLUDEPICTURE C:\\\\a.png")) + "</w:footnote>",
    ),
    "a field in the endnotes": with_part(
        "endnotes",
        "endnotes",
        "endnotes",
        f'<w:endnote w:id="1">{p(field("LINK Excel.Sheet.12 a.xlsx"))}</w:endnote>',
    ),
    "a field in the comments": with_part(
        "comments",
        "comments",
        "comments",
        f'<w:comment w:id="1" w:author="A">{p(field("MACROBUTTON Abre Ver"))}</w:comment>',
    ),
    "a field in the building blocks": word(
        parts={
            "word/glossary/document.xml": part_of_word("glossaryDocument", p(field("IMPORT a.bmp")))
        },
        relations=[Rel(DOC, "rId7", "glossaryDocument", "glossary/document.xml")],
    ),
    "a field in a text box": word(
        p(
            run(
                "<w:pict><v:textbox><w:txbxContent>"
                + p(field("DATABASE a.mdb"))
                + "</w:txbxContent></v:textbox></w:pict>"
            )
        )
    ),
    "a question on opening": word(p(field('FILLIN "¿Quién firma?"'))),
    "text of the reader's computer": word(p(field("AUTOTEXT Firma"))),
    "orders to the printer": word(p(field("PRINT 27"))),
    "another document in the contents": word(p(field('RD "anexo-2.docx"'))),
    "a field named by a tag": word(p(field("{{ x }} cmd"))),
    "a link that another field makes": word(
        p(
            field("HYPERLINK ", result="a").replace(
                "HYPERLINK ",
                "HYPERLINK </w:instrText></w:r>" + field("QUOTE 102") + "<w:r><w:instrText>",
            )
        )
    ),
    "a link field to a file": word(p(field('HYPERLINK \\l "m" "file:///C:/a.exe"'))),
    "a link field of two tags": word(p(field('HYPERLINK "{% if x %}file:{% endif %}//a"'))),
    # links and what comes from elsewhere
    "a link to a file": word(p(LINK), relations=to("file:///C:/Windows/system32/cmd.exe")),
    "a link to a program": word(p(LINK), relations=to("search-ms:query=a")),
    "a link that runs": word(p(LINK), relations=to(" java&#9;script:alert(1)")),
    "a link to a share": word(p(LINK), relations=to("\\\\srv\\a.docx")),
    "a link beside": word(p(LINK), relations=to("anexo-2.docx")),
    "a link said to be inside": word(
        p(LINK), relations=to("ms-word:ofe|u|http://a.mx/b.docx", mode="")
    ),
    "a link of a shape": word(
        p(run('<w:pict><v:shape href="file://srv/a"/></w:pict>'), text("Ver"))
    ),
    "an action of a shape": word(
        p(
            run('<w:drawing><a:hlinkClick r:id="" action="ppaction://program"/></w:drawing>'),
            text("Ver"),
        )
    ),
    "a linked picture": word(
        p(text("Escudo"), PICTURE.format("href")), relations=to("http://a.mx/escudo.png", "image")
    ),
    "a picture of a share": word(
        p(text("Escudo"), PICTURE.format("id")),
        relations=to("\\\\srv\\escudo.png", "image", " EXTERNAL "),
    ),
    "a picture of an address": word(
        p(
            text("Sello"),
            run('<w:pict><v:shape><v:imagedata src="//srv/sello.png"/></v:shape></w:pict>'),
        )
    ),
    "an attached template": settings(
        '<w:attachedTemplate r:id="rId5"/>',
        Rel("word/settings.xml", "rId5", "attachedTemplate", "http://a.mx/t.dotm", "External"),
    ),
    "a relation that nobody uses": word(relations=to("http://a.mx/x", "externalLinkPath")),
    "a part outside the package": word(relations=to("../../etc/passwd", "image", "")),
    "styles of elsewhere": word(relations=to("http://a.mx/styles.xml", "styles")),
    "a video of the web": word(
        p(
            text("Mire"),
            run(
                '<w:drawing><wp15:webVideoPr xmlns:wp15="urn:wp15" embeddedHtml="&lt;iframe src=a&gt;"/></w:drawing>'
            ),
        )
    ),
    # other documents
    "an imported page": word(
        '<w:altChunk r:id="rId5"/>',
        parts={"word/afchunk.html": "<p>a</p>"},
        relations=to("afchunk.html", "aFChunk", ""),
        types={"*.html": "text/html"},
    ),
    "an imported page of elsewhere": word(
        '<w:altChunk r:id="rId5"/>', relations=to("http://a.mx/p.html", "aFChunk")
    ),
    "a subdocument": word(
        p('<w:subDoc r:id="rId5"/>', text("Capítulo 2")),
        relations=to("capitulo-2.docx", "subDocument"),
    ),
    "frames": with_part(
        "webSettings", "webSettings", "webSettings", "<w:frameset><w:frame/></w:frameset>"
    ),
    # data
    "a mail merge": settings(
        '<w:mailMerge><w:query w:val="SELECT * FROM a"/></w:mailMerge>',
        Rel("word/settings.xml", "rId5", "mailMergeSource", "file:///C:/padron.xlsx", "External"),
    ),
    "recipients": word(
        parts={"word/recipientData.xml": "<x/>"},
        relations=to("recipientData.xml", "recipientData", ""),
    ),
    # unseen words
    "a deletion": word(
        p(
            text("Se aprueba "),
            '<w:del w:id="1" w:author="A"><w:r><w:delText>no se aprueba</w:delText></w:r></w:del>',
        )
    ),
    "a text moved away": word(
        p(f'<w:moveFrom w:id="1" w:author="A">{text("Artículo 4")}</w:moveFrom>')
    ),
    "hidden words": word(p(text("Se aprueba"), text(" salvo prueba en contrario", "<w:vanish/>"))),
    "hidden words by their style": word(
        p(text("Nota", '<w:rStyle w:val="Hijo"/>')),
        parts={
            "word/styles.xml": part_of_word(
                "styles",
                '<w:style w:styleId="Padre"><w:rPr><w:vanish w:val="1"/></w:rPr></w:style><w:style w:styleId="Hijo"><w:basedOn w:val="Padre"/></w:style>',
            )
        },
        relations=[Rel(DOC, "rId7", "styles", "styles.xml")],
    ),
    "a hidden value": word(p(text("{{ x }}{# nota #}", "<w:vanish/>"))),
    "a hidden row": word(
        f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p(text('Oculto'))}</w:tc></w:tr></w:tbl>"
    ),
    "several faults": word(
        p(field("DDE a")), p(text("Reserva", "<w:vanish/>")), p(LINK), relations=to("file:///a")
    ),
}

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"


def reach(
    name: str, kind: str, root: str = "<x/>", owner: str = BOOK, folder: str = "xl/", **more: Any
) -> bytes:
    target = ("../" if owner == SHEET else "") + name
    return book(
        parts={f"{folder}{name}": root}, relations=[Rel(owner, "rId9", kind, target)], **more
    )


def after(inside: str, *relations: Rel) -> bytes:
    return book(after=inside, relations=relations)


EXCEL: dict[str, bytes] = {
    "macros of the book": reach("vbaProject.bin", f"{MS}/2006/relationships/vbaProject"),
    "a sheet of macros": reach("macrosheets/sheet1.xml", f"{MS}/2006/relationships/xlMacrosheet"),
    "a dialogue": reach("worksheets/sheet9.xml", "dialogsheet"),
    "a name that runs": book(
        names='<definedName name="_xlnm.Auto_Open" hidden="1">Hoja!$A$1</definedName>'
    ),
    "a name of macros": book(
        names='<definedName name="Abre" xlm="1" function="1">Hoja!$A$1</definedName>'
    ),
    "a button of another book": reach(
        "drawings/drawing1.xml", "drawing", '<wsDr><sp macro="[1]!Abre"/></wsDr>', SHEET
    ),
    "a button of a share": reach(
        "drawings/vmlDrawing1.vml",
        "vmlDrawing",
        "<xml><FmlaMacro>'\\\\srv\\a.xlsm'!Abre</FmlaMacro></xml>",
        SHEET,
    ),
    "an object": reach("embeddings/oleObject1.bin", "oleObject", "x", SHEET),
    "another book": reach("externalLinks/externalLink1.xml", "externalLink", "<externalLink/>"),
    "a live channel": reach(
        "externalLinks/e.xml",
        "externalLink",
        '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
    ),
    "connections": reach("connections.xml", "connections"),
    "a table of the web": reach(
        "queryTables/queryTable1.xml", "queryTable", "<queryTable/>", SHEET
    ),
    "data sent live": reach("volatileDependencies.xml", "volatileDependencies"),
    "a data model": reach(
        "model/item.data",
        "http://schemas.microsoft.com/office/2011/relationships/powerPivotData",
        "x",
    ),
    "a query": book(
        parts={
            "customXml/item1.xml": '<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">a</DataMashup>'
        }
    ),
    "a pivot of elsewhere": reach(
        "pivotCache/p.xml",
        "pivotCacheDefinition",
        f'<pivotCacheDefinition xmlns="{X}"><cacheSource type="external" connectionId="1"/></pivotCacheDefinition>',
    ),
    "a map of XML": reach(
        "xmlMaps.xml",
        "xmlMaps",
        f'<MapInfo xmlns="{X}"><Map><DataBinding DataBindingName="padron"/></Map></MapInfo>',
    ),
    "a page published by itself": after(
        '<webPublishItems><webPublishItem destinationFile="C:\\a.htm"/></webPublishItems>'
    ),
    "a shared book's history": reach(
        "revisions/log1.xml", "revisionLog", "<revisions><rcc/></revisions>"
    ),
    "a link of a cell": after(
        '<hyperlinks><hyperlink ref="B4" r:id="rId5"/></hyperlinks>',
        Rel(SHEET, "rId5", "hyperlink", "file:///C:/a.exe", "External"),
    ),
    "a picture of elsewhere": book(
        parts={
            "xl/drawings/drawing1.xml": f'<wsDr xmlns:r="{OFFICE}"><blip r:link="rId1"/></wsDr>'
        },
        relations=[
            Rel(SHEET, "rId5", "drawing", "../drawings/drawing1.xml"),
            Rel("xl/drawings/drawing1.xml", "rId1", "image", "https://a.mx/p.png", "External"),
        ],
    ),
    "an action of a shape in a book": reach(
        "drawings/drawing1.xml",
        "drawing",
        '<wsDr><hlinkClick action="ppaction://macro?name=A"/></wsDr>',
        SHEET,
    ),
    "a pane of the book": reach(
        "webextensions/webextension1.xml", f"{MS}/2011/relationships/webextension"
    ),
}


HINTS: dict[str, list[str]] = {
    "error S301 macros": [
        "ábralo en Word o Excel y guárdelo con «Guardar como», tipo «Documento de Word (.docx)» o «Libro de Excel (.xlsx)», que quita las macros; borre también los botones que las llamen."
    ],
    "error S302 objeto-incrustado": [
        "borre ese objeto en Word o Excel; si debe verse, pegue en su lugar una imagen."
    ],
    "error S304 contenido-de-fuera": [
        "borre ese contenido en Word o Excel, o insértelo de nuevo sin vincularlo.",
        "en Word, en Archivo › Información › Editar vínculos a archivos, elija «Romper vínculo»; o inserte la imagen de nuevo, sin vincularla.",
        "borre ese contenido en Word o Excel, o insértelo de nuevo sin vincularlo.",
        "en Word, en Programador › Plantilla de documento, escriba «Normal» y guarde.",
        "en Excel, en Datos › Editar vínculos, elija «Romper vínculo» en todos y guarde.",
        "borre el video y deje su dirección como texto.",
        "en Word, en Correspondencia › Iniciar combinación, elija «Documento normal de Word» y guarde.",
        "en Excel, borre esa imagen e insértela de nuevo, sin vincularla.",
        "en Word, en Programador › Paquetes de expansión XML, quite los que haya y guarde.",
        "abra la imagen en un programa de dibujo y guárdela de nuevo, sin vínculos, como PNG.",
    ],
    "error S303 campo-activo": [
        "muestre los códigos con Alt+F9 y bórrelo; o selecciónelo y pulse Ctrl+Mayús+F9, que deja solo el texto que se ve."
    ],
    "aviso S312 comentario-que-sale": [
        "en Word, en la ficha «Revisar», elimine todos los comentarios y guarde."
    ],
    "error S305 vinculo-no-permitido": [
        "corrija la dirección, o quite el vínculo y deje solo su texto."
    ],
    "error S306 documento-dentro-de-otro": ["borre ese contenido y pegue en su lugar el texto."],
    "error S307 origen-de-datos": [
        "en Word, en Correspondencia › Iniciar combinación, elija «Documento normal de Word» y guarde.",
        "en Excel, en Datos › Editar vínculos, elija «Romper vínculo» en todos y guarde.",
        "en Excel, en Datos › Consultas y conexiones, elimine las consultas y conexiones, y guarde.",
        "rehaga la tabla dinámica con datos del mismo libro, o borre la que los trae de fuera.",
        "en Excel, en Programador › Origen, quite los mapas XML, y guarde.",
        "en Excel, en Archivo › Guardar como › Página web › Publicar, quite lo que se publica.",
    ],
    "error S308 formula-con-salida": [
        "escriba el valor en lugar de la fórmula, o calcule solo con celdas del mismo libro."
    ],
    "error S309 texto-borrado-que-sigue": [
        "en Word, en la ficha «Revisar», acepte o rechace todos los cambios y guarde."
    ],
    "error S310 texto-oculto": [
        "muéstrelo con Ctrl+Mayús+8; bórrelo, o quítele «Oculto» en Inicio › Fuente."
    ],
}

SAID: dict[str, list[Finding]] = {
    "macros of the document": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: word/document.xml (se declara con macros), word/vbaData.xml, word/vbaProject.bin.",
        ),
    ],
    "macros under another name": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: word/media/logo.png.",
        ),
    ],
    "a document of macros renamed": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: word/document.xml (se declara con macros).",
        ),
    ],
    "macros that nobody reaches": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: Word/VbaProject.BIN.",
        ),
    ],
    "a ribbon that calls macros": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: customUI/customUI14.xml.",
        ),
    ],
    "keys that call macros": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: word/customizations.xml.",
        ),
    ],
    "a program": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: word/media/image1.png.",
        ),
    ],
    "a form field with a macro": [
        (
            "error S301 macros",
            "«Nombre»",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: un campo de formulario que llama a la macro «Abre».",
        ),
    ],
    "an embedded object": [
        (
            "error S302 objeto-incrustado",
            "«Presupuesto»",
            "El archivo trae un objeto OLE, incrustado o vinculado (word/embeddings/oleObject1.bin).",
        ),
    ],
    "an embedded object typed as a picture": [
        (
            "error S302 objeto-incrustado",
            "",
            "El archivo trae un objeto OLE, incrustado o vinculado (word/media/image1.png).",
        ),
    ],
    "a linked object": [
        (
            "error S302 objeto-incrustado",
            "«Avance»",
            "El archivo trae un objeto OLE, incrustado o vinculado.",
        ),
        (
            "error S304 contenido-de-fuera",
            "«Avance»",
            "El archivo usa un objeto vinculado que está fuera de él: «file:///\\\\srv\\avance.xlsx».",
        ),
    ],
    "an embedded workbook": [
        (
            "error S302 objeto-incrustado",
            "«Anexo»",
            "El archivo trae un archivo incrustado (word/embeddings/Libro.xlsx).",
        ),
    ],
    "a control": [
        (
            "error S302 objeto-incrustado",
            "«Botón»",
            "El archivo trae un control ActiveX (word/activeX/activeX1.xml).",
        ),
    ],
    "an embedded object of today": [
        (
            "error S302 objeto-incrustado",
            "«Nota»",
            "El archivo trae un objeto OLE, incrustado o vinculado.",
        ),
    ],
    "a task pane": [
        (
            "error S302 objeto-incrustado",
            "",
            "El archivo trae un complemento de Office (word/webextensions/taskpanes.xml).",
        ),
    ],
    "a chart with macros in its workbook": [
        (
            "error S302 objeto-incrustado",
            "word/charts/chart1.xml",
            "El archivo trae un archivo incrustado (word/embeddings/Libro.xlsx).",
        ),
    ],
    "DDEAUTO": [
        (
            "error S303 campo-activo",
            "«1»",
            'El campo «DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"» puede arrancar un programa al abrirse o actualizarse.',
        ),
    ],
    "DDE split over runs": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «dDe excel» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE in a simple field": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «DDE cmd» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE by character codes": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «DDEAUTO a b» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE in paragraphs": [
        (
            "error S303 campo-activo",
            "",
            "El campo «DDEAUTO cmd» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE as text": [
        (
            "error S303 campo-activo",
            "«DDEAUTO cmd1»",
            "El campo «DDEAUTO cmd» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE never closed": [
        (
            "error S303 campo-activo",
            "",
            "El campo «DDEAUTO cmd {{ x }}» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE spelt by another field": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «{…} cmd» toma su nombre de otro campo o de una etiqueta, y podría ser cualquiera.",
        ),
    ],
    "DDE with unseen signs": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «DD�EAUTO cmd» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE between quotes": [
        (
            "error S303 campo-activo",
            "«1»",
            'El campo «"DDEAUTO" cmd» lleva en su nombre signos que lo disfrazan.',
        ),
    ],
    "DDE of wide letters": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «ＤＤＥ cmd» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE with a sign among its letters": [
        (
            "error S303 campo-activo",
            "",
            "El campo «DDE￼UTO» lleva en su nombre signos que lo disfrazan.",
        ),
    ],
    "DDE in one of two alternatives": [
        (
            "error S303 campo-activo",
            "",
            "El campo «XXDDE cmd» lleva en su nombre signos que lo disfrazan.",
        ),
    ],
    "DDE in a deleted code": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «DDE cmd» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE inside a field": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «DDE cmd» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE in a content control": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «DDE cmd» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE of the strict edition": [
        (
            "error S303 campo-activo",
            "pie de página · «1»",
            "El campo «DDE cmd» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "DDE of another prefix": [
        (
            "error S303 campo-activo",
            "pie de página · «1»",
            "El campo «DDE cmd» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "a field in the header": [
        (
            "error S303 campo-activo",
            "encabezado · «1»",
            'El campo «INCLUDETEXT "http://a.mx/b"» trae el contenido de otro archivo o de internet.',
        ),
    ],
    "a field in the footnotes": [
        (
            "error S303 campo-activo",
            "notas al pie · «1»",
            "El campo «INCLUDEPICTURE C:\\\\a.png» trae el contenido de otro archivo o de internet.",
        ),
    ],
    "a field in the endnotes": [
        (
            "error S303 campo-activo",
            "notas al final · «1»",
            "El campo «LINK Excel.Sheet.12 a.xlsx» trae el contenido de otro archivo o de internet.",
        ),
    ],
    "a field in the comments": [
        (
            "aviso S312 comentario-que-sale",
            "comentarios",
            "El archivo trae comentarios (1), que saldrían en cada documento: «1».",
        ),
        (
            "error S303 campo-activo",
            "comentarios · «1»",
            "El campo «MACROBUTTON Abre Ver» puede arrancar un programa al abrirse o actualizarse.",
        ),
    ],
    "a field in the building blocks": [
        (
            "error S303 campo-activo",
            "bloques de creación · «1»",
            "El campo «IMPORT a.bmp» trae el contenido de otro archivo o de internet.",
        ),
    ],
    "a field in a text box": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «DATABASE a.mdb» trae el contenido de una base de datos.",
        ),
    ],
    "a question on opening": [
        (
            "error S303 campo-activo",
            "«1»",
            'El campo «FILLIN "¿Quién firma?"» detiene a quien abre el documento con una pregunta.',
        ),
    ],
    "text of the reader's computer": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «AUTOTEXT Firma» toma su texto de la computadora de quien lo abre.",
        ),
    ],
    "orders to the printer": [
        ("error S303 campo-activo", "«1»", "El campo «PRINT 27» manda órdenes a la impresora."),
    ],
    "another document in the contents": [
        (
            "error S303 campo-activo",
            "«1»",
            'El campo «RD "anexo-2.docx"» trae el contenido de otro archivo o de internet.',
        ),
    ],
    "a field named by a tag": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «{{ x }} cmd» toma su nombre de otro campo o de una etiqueta, y podría ser cualquiera.",
        ),
    ],
    "a link that another field makes": [
        (
            "error S303 campo-activo",
            "«1a»",
            "El campo «HYPERLINK {…}» arma su dirección con otro campo o con condiciones, y podría llevar a cualquier lado.",
        ),
    ],
    "a link field to a file": [
        (
            "error S303 campo-activo",
            "«1»",
            'El campo «HYPERLINK \\l "m" "file:///C:/a.exe"» lleva a una dirección que no es http, https ni mailto.',
        ),
    ],
    "a link field of two tags": [
        (
            "error S303 campo-activo",
            "«1»",
            'El campo «HYPERLINK "{% if x %}file:{% endif %}//a"» arma su dirección con otro campo o con condiciones, y podría llevar a cualquier lado.',
        ),
    ],
    "a link to a file": [
        (
            "error S305 vinculo-no-permitido",
            "«Convocatoria»",
            "El vínculo lleva a «file:///C:/Windows/system32/cmd.exe», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a link to a program": [
        (
            "error S305 vinculo-no-permitido",
            "«Convocatoria»",
            "El vínculo lleva a «search-ms:query=a», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a link that runs": [
        (
            "error S305 vinculo-no-permitido",
            "«Convocatoria»",
            "El vínculo lleva a «java script:alert(1)», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a link to a share": [
        (
            "error S305 vinculo-no-permitido",
            "«Convocatoria»",
            "El vínculo lleva a «\\\\srv\\a.docx», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a link beside": [
        (
            "error S305 vinculo-no-permitido",
            "«Convocatoria»",
            "El vínculo lleva a «anexo-2.docx», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a link said to be inside": [
        (
            "error S305 vinculo-no-permitido",
            "«Convocatoria»",
            "El vínculo lleva a «ms-word:ofe|u|http://a.mx/b.docx», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a link of a shape": [
        (
            "error S305 vinculo-no-permitido",
            "«Ver»",
            "El vínculo lleva a «file://srv/a», que no es una dirección http, https ni mailto.",
        ),
    ],
    "an action of a shape": [
        (
            "error S305 vinculo-no-permitido",
            "«Ver»",
            "El vínculo lleva a «ppaction://program», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a linked picture": [
        (
            "error S304 contenido-de-fuera",
            "«Escudo»",
            "El archivo usa una imagen que está fuera de él: «http://a.mx/escudo.png».",
            1,
        ),
    ],
    "a picture of a share": [
        (
            "error S304 contenido-de-fuera",
            "«Escudo»",
            "El archivo usa una imagen que está fuera de él: «\\\\srv\\escudo.png».",
            1,
        ),
    ],
    "a picture of an address": [
        (
            "error S304 contenido-de-fuera",
            "«Sello»",
            "El archivo usa una imagen que está fuera de él: «//srv/sello.png».",
            2,
        ),
    ],
    "an attached template": [
        (
            "error S304 contenido-de-fuera",
            "word/settings.xml",
            "El archivo usa una plantilla adjunta que está fuera de él: «http://a.mx/t.dotm».",
            3,
        ),
    ],
    "a relation that nobody uses": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa un vínculo a otro libro que está fuera de él: «http://a.mx/x».",
            4,
        ),
    ],
    "a part outside the package": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa una imagen que está fuera de él: «../../etc/passwd».",
            1,
        ),
    ],
    "styles of elsewhere": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa un contenido (styles) que está fuera de él: «http://a.mx/styles.xml».",
        ),
    ],
    "a video of the web": [
        (
            "error S304 contenido-de-fuera",
            "«Mire»",
            "El archivo usa un video que está fuera de él: «<iframe src=a>».",
            5,
        ),
    ],
    "an imported page": [
        (
            "error S306 documento-dentro-de-otro",
            "",
            "El archivo trae un archivo importado que Word convierte al abrirlo (word/afchunk.html), que se incorpora al abrirlo y puede mostrar otra cosa a cada quien.",
        ),
    ],
    "an imported page of elsewhere": [
        (
            "error S304 contenido-de-fuera",
            "",
            "El archivo usa un archivo que Word convierte al abrirlo que está fuera de él: «http://a.mx/p.html».",
        ),
        (
            "error S306 documento-dentro-de-otro",
            "",
            "El archivo trae un archivo importado que Word convierte al abrirlo, que se incorpora al abrirlo y puede mostrar otra cosa a cada quien.",
        ),
    ],
    "a subdocument": [
        (
            "error S304 contenido-de-fuera",
            "«Capítulo 2»",
            "El archivo usa un subdocumento que está fuera de él: «capitulo-2.docx».",
        ),
        (
            "error S306 documento-dentro-de-otro",
            "«Capítulo 2»",
            "El archivo trae un subdocumento, que se incorpora al abrirlo y puede mostrar otra cosa a cada quien.",
        ),
    ],
    "frames": [
        (
            "error S306 documento-dentro-de-otro",
            "word/webSettings.xml",
            "El archivo trae una página de marcos, que se incorpora al abrirlo y puede mostrar otra cosa a cada quien.",
        ),
    ],
    "a mail merge": [
        (
            "error S304 contenido-de-fuera",
            "word/settings.xml",
            "El archivo usa el origen de una combinación de correspondencia que está fuera de él: «file:///C:/padron.xlsx».",
            6,
        ),
        (
            "error S307 origen-de-datos",
            "word/settings.xml",
            "El archivo trae una combinación de correspondencia, que lee sus datos de otro archivo.",
        ),
    ],
    "recipients": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae los destinatarios de una combinación de correspondencia (word/recipientData.xml).",
        ),
    ],
    "a deletion": [
        (
            "error S309 texto-borrado-que-sigue",
            "«Se aprueba no se aprueba»",
            "El control de cambios guarda un texto borrado o movido: «no se aprueba».",
        ),
    ],
    "a text moved away": [
        (
            "error S309 texto-borrado-que-sigue",
            "«Artículo 4»",
            "El control de cambios guarda un texto borrado o movido: «Artículo 4».",
        ),
    ],
    "hidden words": [
        (
            "error S310 texto-oculto",
            "«Se aprueba salvo prueba en contrario»",
            "Hay un texto oculto, que nadie vería y cualquiera puede mostrar: «salvo prueba en contrario».",
        ),
    ],
    "hidden words by their style": [
        (
            "error S310 texto-oculto",
            "«Nota»",
            "Hay un texto oculto, que nadie vería y cualquiera puede mostrar: «Nota».",
        ),
    ],
    "a hidden value": [
        (
            "error S310 texto-oculto",
            "«{{ x }}{# nota #}»",
            "Hay un texto oculto, que nadie vería y cualquiera puede mostrar: «{{ x }}{# nota #}».",
        ),
    ],
    "a hidden row": [
        (
            "error S310 texto-oculto",
            "«Oculto»",
            "Hay un texto oculto, que nadie vería y cualquiera puede mostrar: «Oculto».",
        ),
    ],
    "several faults": [
        (
            "error S303 campo-activo",
            "«1»",
            "El campo «DDE a» puede arrancar un programa al abrirse o actualizarse.",
        ),
        (
            "error S305 vinculo-no-permitido",
            "«Convocatoria»",
            "El vínculo lleva a «file:///a», que no es una dirección http, https ni mailto.",
        ),
        (
            "error S310 texto-oculto",
            "«Reserva»",
            "Hay un texto oculto, que nadie vería y cualquiera puede mostrar: «Reserva».",
        ),
    ],
    "macros of the book": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: xl/vbaProject.bin.",
        ),
    ],
    "a sheet of macros": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: xl/macrosheets/sheet1.xml.",
        ),
    ],
    "a dialogue": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: xl/worksheets/sheet9.xml.",
        ),
    ],
    "a name that runs": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: el nombre definido «_xlnm.Auto_Open».",
        ),
    ],
    "a name of macros": [
        (
            "error S301 macros",
            "",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: el nombre definido «Abre».",
        ),
    ],
    "a button of another book": [
        (
            "error S301 macros",
            "hoja «Hoja»",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: una forma o un botón que llama a la macro «[1]!Abre».",
        ),
    ],
    "a button of a share": [
        (
            "error S301 macros",
            "hoja «Hoja»",
            "El archivo trae programas (macros), que podrían ejecutarse al abrirlo: una forma o un botón que llama a la macro «'\\\\srv\\a.xlsm'!Abre».",
        ),
    ],
    "an object": [
        (
            "error S302 objeto-incrustado",
            "hoja «Hoja»",
            "El archivo trae un objeto OLE, incrustado o vinculado (xl/embeddings/oleObject1.bin).",
        ),
    ],
    "another book": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae vínculos a otros libros o programas (xl/externalLinks/externalLink1.xml).",
            1,
        ),
    ],
    "a live channel": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae vínculos a otros libros o programas (xl/externalLinks/e.xml).",
            1,
        ),
    ],
    "connections": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae conexiones de datos (xl/connections.xml).",
            2,
        ),
    ],
    "a table of the web": [
        (
            "error S307 origen-de-datos",
            "hoja «Hoja»",
            "El archivo trae datos que se traen de fuera al actualizar (xl/queryTables/queryTable1.xml).",
            2,
        ),
    ],
    "data sent live": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae datos que otro programa manda en vivo (xl/volatileDependencies.xml).",
            2,
        ),
    ],
    "a data model": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae un modelo de datos de Power Pivot (xl/model/item.data).",
            2,
        ),
    ],
    "a query": [
        ("error S307 origen-de-datos", "", "El archivo trae una consulta de Power Query.", 2),
    ],
    "a pivot of elsewhere": [
        (
            "error S307 origen-de-datos",
            "",
            "El archivo trae una tabla dinámica que trae sus datos de fuera.",
            3,
        ),
    ],
    "a map of XML": [
        ("error S307 origen-de-datos", "", "El archivo trae un mapa XML que lee «padron».", 4),
    ],
    "a page published by itself": [
        (
            "error S307 origen-de-datos",
            "hoja «Hoja»",
            "El archivo trae una publicación automática en «C:\\a.htm».",
            5,
        ),
    ],
    "a shared book's history": [
        (
            "error S309 texto-borrado-que-sigue",
            "",
            "El control de cambios guarda un texto borrado o movido: «historial de un libro compartido».",
        ),
    ],
    "a link of a cell": [
        (
            "error S305 vinculo-no-permitido",
            "hoja «Hoja» · B4",
            "El vínculo lleva a «file:///C:/a.exe», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a picture of elsewhere": [
        (
            "error S304 contenido-de-fuera",
            "hoja «Hoja»",
            "El archivo usa una imagen que está fuera de él: «https://a.mx/p.png».",
            7,
        ),
    ],
    "an action of a shape in a book": [
        (
            "error S305 vinculo-no-permitido",
            "hoja «Hoja»",
            "El vínculo lleva a «ppaction://macro?name=A», que no es una dirección http, https ni mailto.",
        ),
    ],
    "a pane of the book": [
        (
            "error S302 objeto-incrustado",
            "",
            "El archivo trae un complemento de Office (xl/webextensions/webextension1.xml).",
        ),
    ],
}


def case_of(name: str, word: Mapping[str, bytes], excel: Mapping[str, bytes], said: str) -> Bad:
    """Return a case: the template of that name, among those of either kind, and what is said."""
    template = "plantilla.docx" if name in word else "plantilla.xlsx"
    held = word[name] if name in word else excel[name]
    return Bad(name, {template: held, "datos.yaml": DATA}, said, template=template)


@pytest.mark.parametrize("name", [*WORD, *EXCEL])
def test_what_a_template_may_not_hold_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = told("docx" if name in WORD else "xlsx", SAID[name], HINTS)
    refuse(case_of(name, WORD, EXCEL, said), tmp_path, capsys, monkeypatch)


CHART: dict[str, str | bytes] = {
    "word/charts/chart1.xml": '<c:chartSpace xmlns:c="urn:c"/>',
    "word/embeddings/Libro.xlsx": book(),
}
OF_CHART = [
    Rel(DOC, "rId5", "chart", "charts/chart1.xml"),
    Rel("word/charts/chart1.xml", "rId1", "package", "../embeddings/Libro.xlsx"),
]
SHARED = (
    '<p:properties xmlns:p="http://schemas.microsoft.com/office/2006/metadata/properties">'
    '<object src="file:///a">Acuerdo</object></p:properties>'
)
HONEST_FIELDS = [
    "PAGE", "NUMPAGES \\* MERGEFORMAT", 'TOC \\o "1-3" \\h \\z \\u', "PAGEREF _Toc1 \\h", "REF _Ref12 \\r", "REF DDE",
    "SEQ Tabla", "STYLEREF &quot;Título 1&quot;", 'DATE \\@ "d/MM/yyyy"', 'HYPERLINK "https://ejemplo.mx"',
    'HYPERLINK "mailto:a@ejemplo.mx"', 'HYPERLINK \\l "_Toc1"', 'HYPERLINK "https://ejemplo.mx/{{ x }}"', "FORMTEXT",
    "=SUM(ABOVE)", "= 2+2", "MERGEFIELD Nombre", 'DOCPROPERTY "Folio"', "ADDIN ZOTERO_ITEM CSL_CITATION {}", "CITATION Ley26",
    "BIBLIOGRAPHY", "_Ref123", "XE &quot;DDE&quot;", "QUOTE 68 68 69", "FILENAME \\p", "LISTNUM", " ", "EQ \\f(1,2)",
]  # fmt: skip
HONEST: dict[str, bytes] = {
    "a field inside another": word(
        p(BEGIN, code("IF "), field("PAGE"), code(' = 1 "a" "b"'), SEPARATE, END)
    ),
    "a web link": word(p(LINK), relations=to("https://ejemplo.mx/a?b=1&amp;c")),
    "a mail link": word(p(LINK), relations=to("mailto:a@ejemplo.mx")),
    "a place said to be outside": word(p(LINK), relations=to("#_Toc1")),
    "a picture": word(
        parts={"word/media/i.png": png()},
        relations=to("media/i.png", "image", ""),
        types={"*.png": "image/png"},
    ),
    "a picture that was lost": word(relations=to("NULL", "image")),
    "a portfolio": word(
        parts={"word/media/portfolio-ole.png": png()}, types={"*.png": "image/png"}
    ),
    "a chart": word(parts=CHART, relations=OF_CHART),
    "an embedded font": word(
        parts={"word/fonts/font1.odttf": b"x"}, relations=to("fonts/font1.odttf", "font", "")
    ),
    "data of a library": word(
        parts={"customXml/item1.xml": SHARED},
        relations=to("../customXml/item1.xml", "customXml", ""),
    ),
    "settings": settings('<w:documentProtection w:edit="readOnly"/><w:trackRevisions/>'),
    "a mark of paragraph that hides": word(
        "<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>" + text("Visto") + "</w:p>"
    ),
    "contents": word(p(text("Índice", "<w:webHidden/>"))),
    "words shown again": word(p(text("Visto", '<w:vanish w:val="0"/>'))),
    "hidden tags": word(
        p(text("{% if x %}", "<w:vanish/>")),
        p(text("Visto")),
        p(text("{% endif %}{# nota #}", "<w:vanish/>")),
    ),
    "an index entry": word(p(run("<w:instrText>XE</w:instrText>", "<w:vanish/>"))),
    "a form field": word(
        p(
            run(
                '<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val=""/></w:ffData></w:fldChar>'
            ),
            END,
        )
    ),
    "an empty object": word(p(run("<w:object/>"))),
    "a shape with no action": word(
        p(run('<w:drawing><a:hlinkClick r:id="" action="ppaction://noaction"/></w:drawing>'))
    ),
    **{f"the field {code}": word(p(field(code))) for code in HONEST_FIELDS},
}
HONEST_BOOKS: dict[str, bytes] = {
    "a button of the book": reach("drawings/drawing1.xml", "drawing", '<wsDr><sp macro="[0]!Abre" textlink="Hoja!$A$1"/></wsDr>', SHEET),
    "settings of the printer": reach("printerSettings/printerSettings1.bin", "printerSettings", "x", SHEET),
    "a pivot of the book": reach("pivotCache/p.xml", "pivotCacheDefinition", f'<pivotCacheDefinition xmlns="{X}"><cacheSource type="worksheet"><worksheetSource ref="A1:B2" sheet="Hoja"/></cacheSource></pivotCacheDefinition>'),
    "an empty map": reach("xmlMaps.xml", "xmlMaps", f'<MapInfo xmlns="{X}"/>'),
    "a web link of a cell": after('<hyperlinks><hyperlink ref="B4" r:id="rId5"/><hyperlink ref="B5" location="Hoja!A1"/></hyperlinks>', Rel(SHEET, "rId5", "hyperlink", "https://ejemplo.mx", "External")),
    "names of Excel": book(names='<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Hoja!$A$1</definedName>'),
    "a history without changes": reach("revisions/log1.xml", "revisionLog", "<revisions/>"),
}  # fmt: skip


@pytest.mark.parametrize("name", [*HONEST, *HONEST_BOOKS])
def test_what_is_honest_passes(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ext = "docx" if name in HONEST else "xlsx"
    template = HONEST[name] if name in HONEST else HONEST_BOOKS[name]
    assert written(template, ext, tmp_path, capsys, monkeypatch) == f"Se escribió salida.{ext}."


TOLD: dict[str, tuple[bytes, str]] = {
    "an insertion": (
        word(p(f'<w:ins w:id="1" w:author="A">{text("Se aprueba")}</w:ins>')),
        """aviso S311 cambios-sin-aceptar
  plantilla.docx · «Se aprueba»
  El control de cambios guarda 1 cambio sin aceptar; saldría marcado en cada documento.
  pista: en Word, en la ficha «Revisar», acepte o rechace todos los cambios y guarde.

Se escribió salida.docx. 1 aviso.""",
    ),
    "changes of format": (
        word(
            p(run("<w:rPr><w:b/><w:rPrChange w:id='1'/></w:rPr><w:t>Uno</w:t>")),
            p(run("<w:rPr><w:rPrChange w:id='2'/></w:rPr><w:t>Dos</w:t>")),
        ),
        """aviso S311 cambios-sin-aceptar
  plantilla.docx · «Uno»
  El control de cambios guarda 2 cambios sin aceptar; saldrían marcados en cada documento.
  pista: en Word, en la ficha «Revisar», acepte o rechace todos los cambios y guarde.

Se escribió salida.docx. 1 aviso.""",
    ),
    "comments": (
        with_part(
            "comments",
            "comments",
            "comments",
            f'<w:comment w:id="1">{p()}</w:comment><w:comment w:id="2">{p(text("Revisar con Jurídico"))}</w:comment>',
        ),
        """aviso S312 comentario-que-sale
  plantilla.docx · comentarios
  El archivo trae comentarios (2), que saldrían en cada documento: «Revisar con Jurídico».
  pista: en Word, en la ficha «Revisar», elimine todos los comentarios y guarde.

Se escribió salida.docx. 1 aviso.""",
    ),
    "a comment without words": (
        with_part("comments", "comments", "comments", '<w:comment w:id="1"/>'),
        """aviso S312 comentario-que-sale
  plantilla.docx · comentarios
  El archivo trae comentarios (1), que saldrían en cada documento: «sin texto».
  pista: en Word, en la ficha «Revisar», elimine todos los comentarios y guarde.

Se escribió salida.docx. 1 aviso.""",
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_a_document_should_not_carry_is_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    template, said = TOLD[name]
    assert written(template, "docx", tmp_path, capsys, monkeypatch) == said
    assert written(template, "docx", tmp_path, capsys, monkeypatch) == said, "also the second time"


def written(
    template: bytes,
    ext: str,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> str:
    """Return what is said of a template that gives a document, which holds the value."""
    name, output = f"plantilla.{ext}", folder / f"salida.{ext}"
    (folder / name).write_bytes(template)
    (folder / "datos.yaml").write_bytes(DATA)
    case = Bad("", {}, "", template=name)
    code, said = told_by(capsys, monkeypatch, folder, case, output)
    with zipfile.ZipFile(io.BytesIO(output.read_bytes())) as made:
        main = "word/document.xml" if ext == "docx" else "xl/worksheets/sheet1.xml"
        assert b">hola</" in made.read(main)
    assert code == 0
    return said
