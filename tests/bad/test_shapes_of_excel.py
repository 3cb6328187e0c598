"""Workbooks in the shapes that Excel and the others write: each fills, and nothing of it is lost."""
# ruff: noqa: E501  the XML stands on its lines as those programs write it

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import DataBarRule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet
from support.office_files import HEAD, OFFICE, Rel, X
from support.pictures import png
from support.refused import Bad, told_by
from support.shapes import (
    APP,
    CORE,
    DECLARED,
    MS,
    THEME,
    Part,
    lost,
    of_parts,
    opened,
    sheet_type,
)

from plandocs.engine.package import write_package

DATA = "título: Cronograma 2026\nfolio: IEEQ/12\nn: 5\nfilas: [{n: uno}, {n: dos}]\n".encode()
MAIN = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
NAMES = f'xmlns="{X}" xmlns:r="{OFFICE}"'
MODERN = f'{NAMES} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr xr2 xr3" xmlns:x14ac="{MS}/spreadsheetml/2009/9/ac" xmlns:xr="{MS}/spreadsheetml/2014/revision" xmlns:xr2="{MS}/spreadsheetml/2015/revision2" xmlns:xr3="{MS}/spreadsheetml/2016/revision3"'
X14 = f'xmlns:x14="{MS}/spreadsheetml/2009/9/main" xmlns:xm="{MS}/excel/2006/main"'
DRAWN = "application/vnd.openxmlformats-officedocument.drawingml"
DRAWING = "application/vnd.openxmlformats-officedocument.drawing+xml"
PICTURE = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Logo" descr="Escudo"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>'
SHAPE = '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="3" name="Cuadro"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>Secretaría Técnica</a:t></a:r></a:p></xdr:txBody></xdr:sp>'
SPACES = f'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{OFFICE}" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'


def drawing(*shapes: str) -> str:
    """Return a drawing whose shapes stand one below another, away from the cells that grow."""
    mark = "<xdr:{0}><xdr:col>{1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{2}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{0}>"
    anchors = "".join(
        f'<xdr:twoCellAnchor editAs="oneCell">{mark.format("from", 5, n)}{mark.format("to", 6, n + 1)}{shape}<xdr:clientData/></xdr:twoCellAnchor>'
        for n, shape in enumerate(shapes)
    )
    return f"{DECLARED}<xdr:wsDr {SPACES}>{anchors}</xdr:wsDr>"


def styles(root: str = NAMES, dxfs: str = "") -> str:
    return f'{DECLARED}<styleSheet {root}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>{dxfs}<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/></styleSheet>'


def strings(*items: str, root: str = NAMES) -> str:
    shared = "".join(f"<si>{item if item[:1] == '<' else f'<t>{item}</t>'}</si>" for item in items)
    return f'{DECLARED}<sst {root} count="{len(items)}" uniqueCount="{len(items)}">{shared}</sst>'


def of_excel(
    sheet: str,
    shared: tuple[str, ...] = (),
    parts: dict[str, Part] | None = None,
    *,
    root: str = MODERN,
    book: str = "",
    after: str = "",
    relations: tuple[Rel, ...] = (),
    absolute: bool = False,
) -> bytes:
    """Return a workbook of one sheet: its XML within the root, its shared texts, other parts."""
    main = f'{DECLARED}<workbook {root}>{book}<sheets><sheet name="Plan" sheetId="1" r:id="rId90"/></sheets>{after}</workbook>'
    known = {
        MAIN: Part(main, "officeDocument", sheet_type("sheet.main"), ""),
        SHEET: Part(f"{DECLARED}<worksheet {root}>{sheet}</worksheet>", "", sheet_type("worksheet")),
        "xl/styles.xml": Part(styles(), "styles", sheet_type("styles"), MAIN),
    }  # fmt: skip
    if shared:
        known[STRINGS] = Part(strings(*shared), "sharedStrings", sheet_type("sharedStrings"), MAIN)
    first = Rel(MAIN, "rId90", "worksheet", f"/{SHEET}" if absolute else "worksheets/sheet1.xml")
    return of_parts(known | (parts or {}), (first, *relations), absolute)


def rows(*texts: list[str]) -> str:
    """Return rows of cells; a number in a text is that of a shared text."""
    made = "".join(
        f'<row r="{r}" spans="1:2" x14ac:dyDescent="0.25">'
        + "".join(
            f'<c r="{"ABCD"[c]}{r}" s="0" t="s"><v>{text}</v></c>' for c, text in enumerate(row)
        )
        + "</row>"
        for r, row in enumerate(texts, 1)
    )
    return f"<sheetData>{made}</sheetData>"


VIEW = '<sheetPr codeName="Hoja1"><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:B5"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr baseColWidth="10" defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="30.7109375" customWidth="1"/></cols>'
BOOK = f'<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="24931"/><workbookPr codeName="ThisWorkbook" defaultThemeVersion="166925"/><mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="C:\\Users\\st\\Documents\\" xmlns:x15ac="{MS}/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent><xr:revisionPtr revIDLastSave="0" documentId="13_ncr:1_{{0}}" xr6:coauthVersionLast="47" xmlns:xr6="{MS}/spreadsheetml/2016/revision6"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="12000" xr2:uid="{{1}}"/></bookViews>'
TEXTS = (
    "<r><t xml:space=\"preserve\">{{ tí</t></r><r><rPr><b/><sz val=\"11\"/><rFont val=\"Calibri\"/></rPr><t>tulo }}</t></r>",
    "<t>{{ folio }}</t><phoneticPr fontId=\"1\" type=\"noConversion\"/>",
    "{%tr for f in filas %}",
    "{{ f.n }}",
    "{%tr endfor %}",
    '<r><t xml:space="preserve">Presidencia </t></r><r><rPr><vertAlign val="superscript"/><sz val="9"/></rPr><t>1</t></r>',
    '<t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/>',
)  # fmt: skip
CELLS = rows(["0", "1"], ["5", "6"], ["2"], ["3"], ["4"])
THEMED = Part(f'{DECLARED}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office"/>', "theme", THEME, MAIN)  # fmt: skip


def excel_2010() -> bytes:
    """Print areas, a picture, a text box, the printer's settings, the order of calculation."""
    sheet = VIEW + CELLS.replace("</sheetData>", '<row r="6"><c r="A6"><f>SUM(B1:B1)+1</f><v>1</v></c></row></sheetData>') + '<mergeCells count="1"><mergeCell ref="A7:B7"/></mergeCells><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="5" orientation="landscape" r:id="rId1"/><headerFooter><oddFooter>&amp;CPágina &amp;P de &amp;N</oddFooter></headerFooter><drawing r:id="rId2"/>'  # fmt: skip
    parts = {
        "xl/theme/theme1.xml": THEMED,
        "xl/calcChain.xml": Part(f'{DECLARED}<calcChain xmlns="{X}"><c r="A6" i="1"/></calcChain>', "calcChain", sheet_type("calcChain"), MAIN),
        "xl/printerSettings/printerSettings1.bin": Part("\\\\srv-impresion\\HP LaserJet".encode("utf-16-le") + bytes(200), "", "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"),
        "xl/drawings/drawing1.xml": Part(drawing(PICTURE, SHAPE), "", DRAWING),
        "xl/media/image1.png": Part(png(), "", "image/png"),
    }  # fmt: skip
    links = (
        Rel(SHEET, "rId1", "printerSettings", "../printerSettings/printerSettings1.bin"),
        Rel(SHEET, "rId2", "drawing", "../drawings/drawing1.xml"),
        Rel("xl/drawings/drawing1.xml", "rId1", "image", "../media/image1.png"),
    )
    names = '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Plan!$A$1:$B$6</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">Plan!$1:$1</definedName></definedNames><calcPr calcId="145621"/>'
    return of_excel(sheet, TEXTS, parts, book=BOOK, after=names, relations=links)


def excel_365() -> bytes:
    """Rules and sparklines of later Excels, threads of comments, dynamic arrays, a table."""
    rules = f'<ext uri="{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}" {X14}><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="dataBar" id="{{A1}}"><x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/></x14:dataBar></x14:cfRule><xm:sqref>B1:B2</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>'
    lines = f'<ext uri="{{05C60535-1F16-4fd2-B633-F4F36F0B64E0}}" {X14}><x14:sparklineGroups><x14:sparklineGroup displayEmptyCellsAs="gap" xr2:uid="{{2}}"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>Plan!A2:B2</xm:f><xm:sqref>C2</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext>'
    lists = f'<ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" {X14}><x14:dataValidations count="1"><x14:dataValidation type="list" allowBlank="1" xr:uid="{{3}}"><x14:formula1><xm:f>Plan!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>B2</xm:sqref></x14:dataValidation></x14:dataValidations></ext>'
    sheet = VIEW.replace("<sheetPr ", '<sheetPr filterMode="0" ') + CELLS + '<sheetProtection algorithmName="SHA-512" hashValue="aaaa" saltValue="bbbb" spinCount="100000" sheet="1" objects="1" scenarios="1"/><conditionalFormatting sqref="A1:A2"><cfRule type="containsText" dxfId="0" priority="1" operator="containsText" text="X"><formula>NOT(ISERROR(SEARCH("X",A1)))</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" sqref="B1" xr:uid="{4}"><formula1>"Sí,No"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A2" r:id="rId4" xr:uid="{5}"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><legacyDrawing r:id="rId2"/>' + f"<extLst>{rules}{lines}{lists}</extLst>"  # fmt: skip
    thread = f'{DECLARED}<ThreadedComments xmlns="{MS}/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1" dT="2026-01-05T10:00:00.00" personId="{{6}}" id="{{7}}"><text>Revisar</text></threadedComment></ThreadedComments>'
    vml = '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype><v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden" fillcolor="infoBackground [80]"><v:textbox><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>1, 15, 0, 2, 2, 40, 4, 8</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>'
    parts = {
        "xl/theme/theme1.xml": THEMED,
        "xl/styles.xml": Part(styles(MODERN, '<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font></dxf></dxfs>'), "styles", sheet_type("styles"), MAIN),
        "xl/comments1.xml": Part(f'{DECLARED}<comments xmlns="{X}"><authors><author>tc={{7}}</author></authors><commentList><comment ref="A1" authorId="0" shapeId="0"><text><t>[Comentario encadenado] Revisar</t></text></comment></commentList></comments>', "", sheet_type("comments")),
        "xl/threadedComments/threadedComment1.xml": Part(thread, "", "application/vnd.ms-excel.threadedcomments+xml"),
        "xl/persons/person.xml": Part(f'{DECLARED}<personList xmlns="{MS}/office/spreadsheetml/2018/threadedcomments"><person displayName="ST" id="{{6}}" userId="st" providerId="None"/></personList>', f"{MS}/office/2017/10/relationships/person".replace("office/office", "office"), "application/vnd.ms-excel.person+xml", MAIN),
        "xl/drawings/vmlDrawing1.vml": Part(vml, "", "application/vnd.openxmlformats-officedocument.vmlDrawing"),
        "xl/metadata.xml": Part(f'{DECLARED}<metadata xmlns="{X}" xmlns:xda="{MS}/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1"/></metadataTypes><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>', "sheetMetadata", sheet_type("sheetMetadata"), MAIN),
        "customXml/item1.xml": Part('<ct:contentTypeSchema xmlns:ct="http://schemas.microsoft.com/office/2006/metadata/contentType" ct:_="" ma:_="" ma:contentTypeName="Documento" xmlns:ma="http://schemas.microsoft.com/office/2006/metadata/properties/metaAttributes"/>', "customXml", "", MAIN),
        "docProps/core.xml": Part(f'{DECLARED}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{{{ título }}}}</dc:title></cp:coreProperties>', *CORE, ""),
        "docProps/app.xml": Part(f'{DECLARED}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Application>Microsoft Excel</Application><HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Hojas de cálculo</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="1" baseType="lpstr"><vt:lpstr>Plan</vt:lpstr></vt:vector></TitlesOfParts><AppVersion>16.0300</AppVersion></Properties>', *APP, ""),
    }  # fmt: skip
    links = (
        Rel(SHEET, "rId1", "comments", "../comments1.xml"),
        Rel(SHEET, "rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        Rel(SHEET, "rId3", f"{MS}/2017/10/relationships/threadedComment", "../threadedComments/threadedComment1.xml"),
        Rel(SHEET, "rId4", "hyperlink", "https://ejemplo.mx/", "External"),
    )  # fmt: skip
    return of_excel(sheet, TEXTS, parts, book=BOOK, after='<calcPr calcId="191029"/>', relations=links)  # fmt: skip


def slicers() -> bytes:
    """A table with its slicer and a calculated column, below which nothing grows."""
    head = rows(["0", "1"], ["5", "6"]).replace("</sheetData>", '<row r="4"><c r="A4" t="s"><v>7</v></c><c r="B4" t="s"><v>8</v></c></row><row r="5"><c r="A5" t="s"><v>5</v></c><c r="B5"><f>1+1</f><v>2</v></c></row></sheetData>')  # fmt: skip
    sheet = VIEW + head + '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' + f'<extLst><ext uri="{{3A4CF648-6AED-40f4-86FF-DC5316D8AED3}}" {X14}><x14:slicerList><x14:slicer r:id="rId2"/></x14:slicerList></ext></extLst>'  # fmt: skip
    ext = f'<extLst><ext uri="{{46BE6895-7355-4a93-B00E-2C351335B9C9}}" xmlns:x15="{MS}/spreadsheetml/2010/11/main"><x15:slicerCaches {X14}><x14:slicerCache r:id="rId80"/></x15:slicerCaches></ext></extLst>'
    parts = {
        "xl/tables/table1.xml": Part(f'{DECLARED}<table xmlns="{X}" id="1" name="Tabla1" displayName="Tabla1" ref="A4:B5" totalsRowShown="0"><autoFilter ref="A4:B5"/><tableColumns count="2"><tableColumn id="1" name="Área"/><tableColumn id="2" name="Meta"><calculatedColumnFormula>1+1</calculatedColumnFormula></tableColumn></tableColumns><tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>', "", sheet_type("table")),
        "xl/slicers/slicer1.xml": Part(f'{DECLARED}<slicers xmlns="{MS}/spreadsheetml/2009/9/main"><slicer name="Área" cache="SegmentaciónDeDatos_Área" caption="Área" rowHeight="241300"/></slicers>', "", "application/vnd.ms-excel.slicer+xml"),
        "xl/slicerCaches/slicerCache1.xml": Part(f'{DECLARED}<slicerCacheDefinition xmlns="{MS}/spreadsheetml/2009/9/main" name="SegmentaciónDeDatos_Área" sourceName="Área"><extLst><x:ext xmlns:x="{X}" uri="{{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}}" xmlns:x15="{MS}/spreadsheetml/2010/11/main"><x15:tableSlicerCache tableId="1" column="1"/></x:ext></extLst></slicerCacheDefinition>', "", "application/vnd.ms-excel.slicerCache+xml"),
    }  # fmt: skip
    links = (
        Rel(SHEET, "rId1", "table", "../tables/table1.xml"),
        Rel(SHEET, "rId2", f"{MS}/2007/relationships/slicer", "../slicers/slicer1.xml"),
        Rel(MAIN, "rId80", f"{MS}/2007/relationships/slicerCache", "slicerCaches/slicerCache1.xml"),
    )
    return of_excel(sheet, (*TEXTS, "Área", "Meta"), parts, book=BOOK, after=ext, relations=links)


def excel_for_mac() -> bytes:
    """A chart with its looks, an old drawing, dates since 1904, custom views of the book."""
    chart = f'{DECLARED}<c:chartSpace {SPACES}><c:date1904 val="1"/><c:chart><c:plotArea><c:layout/><c:lineChart><c:grouping val="standard"/><c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Plan!$A$2</c:f></c:strRef></c:tx><c:val><c:numRef><c:f>Plan!$B$2:$B$2</c:f></c:numRef></c:val></c:ser></c:lineChart></c:plotArea></c:chart><c:printSettings><c:headerFooter/><c:pageMargins b="0.75" l="0.7" r="0.7" t="0.75" header="0.3" footer="0.3"/></c:printSettings></c:chartSpace>'
    frame = '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="4" name="Gráfico 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>'
    parts = {
        "xl/theme/theme1.xml": THEMED,
        "xl/drawings/drawing1.xml": Part(drawing(frame), "", DRAWING),
        "xl/charts/chart1.xml": Part(chart, "", f"{DRAWN}.chart+xml"),
        "xl/charts/style1.xml": Part('<cs:chartStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle" id="227"/>', f"{MS}/2011/relationships/chartStyle", "application/vnd.ms-office.chartstyle+xml", "xl/charts/chart1.xml"),
    }  # fmt: skip
    links = (
        Rel(SHEET, "rId2", "drawing", "../drawings/drawing1.xml"),
        Rel("xl/drawings/drawing1.xml", "rId1", "chart", "../charts/chart1.xml"),
    )
    book = '<fileVersion appName="xl" lastEdited="7" lowestEdited="4" rupBuild="10109"/><workbookPr date1904="1" showInkAnnotation="0" autoCompressPictures="0"/><bookViews><workbookView xWindow="0" yWindow="460" windowWidth="25600" windowHeight="14420" tabRatio="500"/></bookViews>'
    after = f'<calcPr calcId="191029"/><extLst><ext uri="{{7523E5D3-25F3-A5E0-1632-64F254C22452}}" xmlns:mx="{MS}/mac/excel/2008/main"><mx:ArchID Flags="2"/></ext></extLst>'
    sheet = VIEW + CELLS + '<drawing r:id="rId2"/>'
    return of_excel(sheet, TEXTS, parts, book=book, after=after, relations=links)


def excel_online() -> bytes:
    """Relations from the root, texts written in their cells, absent ids."""
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{text}</t></is></c></row>'
        for n, text in enumerate(["{{ título }}", "{%tr for f in filas %}", "{{ f.n }}", "{%tr endfor %}", "{{ folio }}"], 1)
    )  # fmt: skip
    sheet = f'<sheetData>{cells}</sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
    return of_excel(sheet, book='<workbookPr filterPrivacy="1"/>', absolute=True)


def libreoffice() -> bytes:
    sheet = '<sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr><dimension ref="A1:B5"/><sheetViews><sheetView showFormulas="false" tabSelected="true" workbookViewId="0"><selection pane="topLeft" activeCell="A1" activeCellId="0" sqref="A1"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="11.53515625" defaultRowHeight="12.8" zeroHeight="false" outlineLevelRow="0" outlineLevelCol="0"></sheetFormatPr><cols><col collapsed="false" customWidth="true" hidden="false" outlineLevel="0" max="1" min="1" style="0" width="30.1"/></cols><sheetData><row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"><c r="A1" s="0" t="s"><v>0</v></c><c r="B1" s="0" t="n"><v>3</v></c></row><row r="2" ht="12.8"><c r="A2" s="0" t="s"><v>1</v></c><c r="B2" t="n"><f aca="false">SUM(B1:B1)</f><v>3</v></c></row></sheetData><printOptions headings="false" gridLines="false"/><pageMargins left="0.7875" right="0.7875" top="1.05277777777778" bottom="1.05277777777778" header="0.7875" footer="0.7875"/><pageSetup paperSize="1" scale="100" fitToWidth="1" fitToHeight="1" pageOrder="downThenOver" orientation="portrait" blackAndWhite="false" draft="false" cellComments="none" horizontalDpi="300" verticalDpi="300" copies="1"/><headerFooter differentFirst="false" differentOddEven="false"><oddHeader>&amp;C&amp;"Times New Roman,Normal"&amp;12&amp;A</oddHeader></headerFooter>'
    root = f'{NAMES} xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:x14="{MS}/spreadsheetml/2009/9/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    book = '<fileVersion appName="Calc"/><workbookPr backupFile="false" showObjects="all" date1904="false"/><workbookProtection/>'
    after = '<calcPr iterateCount="100" refMode="A1" iterate="false" iterateDelta="0.001"/><extLst><ext xmlns:loext="http://schemas.libreoffice.org/" uri="{7626C862-2A13-11E5-B345-FEFF819CDC9F}"><loext:extCalcPr stringRefSyntax="CalcA1"/></ext></extLst>'
    return of_excel(sheet, ('<t xml:space="preserve">{{ título }}</t>', '<t xml:space="preserve">{{ folio }}</t>'), root=root, book=book, after=after)  # fmt: skip


def google_sheets() -> bytes:
    root = f'{NAMES} xmlns:mx="{MS}/mac/excel/2008/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:mv="urn:schemas-microsoft-com:mac:vml" xmlns:x14="{MS}/spreadsheetml/2009/9/main" xmlns:x15="{MS}/spreadsheetml/2010/11/main" xmlns:x14ac="{MS}/spreadsheetml/2009/9/ac" xmlns:xm="{MS}/excel/2006/main"'
    sheet = f'<sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>{CELLS.replace(" spans=" + chr(34) + "1:2" + chr(34), "")}<drawing r:id="rId1"/>'
    empty = f"{HEAD}<xdr:wsDr {SPACES}/>"
    parts = {
        "xl/drawings/drawing1.xml": Part(empty, "", DRAWING),
        "xl/theme/theme1.xml": THEMED,
    }
    links = (Rel(SHEET, "rId1", "drawing", "../drawings/drawing1.xml"),)
    return of_excel(sheet, TEXTS, parts, root=root, book="<workbookPr/>", after="<definedNames/><calcPr/>", relations=links)  # fmt: skip


def wps_office() -> bytes:
    after = f'<calcPr calcId="144525"/><extLst><ext uri="{{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}}" xmlns:xcalcf="{MS}/xcalcf/2018/calc-features"><xcalcf:calcFeatures><xcalcf:feature name="microsoft.com:RD"/></xcalcf:calcFeatures></ext></extLst>'
    book = '<fileVersion appName="xl" lastEdited="3" lowestEdited="5" rupBuild="9302"/><workbookPr/><bookViews><workbookView windowWidth="28800" windowHeight="12375"/></bookViews>'
    sheet = '<sheetPr/><dimension ref="A1:B5"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultColWidth="9" defaultRowHeight="14.4" outlineLevelCol="1"/>' + CELLS + '<pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/><headerFooter/>'  # fmt: skip
    return of_excel(sheet, TEXTS, book=book, after=after)


def numbers() -> bytes:
    root = NAMES
    sheet = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:B5"/><sheetViews><sheetView workbookViewId="0" showGridLines="0" defaultGridColor="1"/></sheetViews><sheetFormatPr defaultColWidth="16.3333" defaultRowHeight="19.9" customHeight="1" outlineLevelRow="0" outlineLevelCol="0"/><cols><col min="1" max="2" width="16.3516" style="1" customWidth="1"/></cols>' + CELLS.replace(' x14ac:dyDescent="0.25"', "") + '<pageMargins left="1" right="1" top="1" bottom="1" header="0.25" footer="0.25"/><pageSetup firstPageNumber="1" fitToHeight="1" fitToWidth="1" scale="72" useFirstPageNumber="0" orientation="portrait" pageOrder="downThenOver"/><headerFooter><oddFooter>&amp;C&amp;"Helvetica Neue,Regular"&amp;12&amp;K000000&amp;P</oddFooter></headerFooter>'  # fmt: skip
    return of_excel(sheet, TEXTS, root=root, book="<workbookPr/>")


def openpyxl_library() -> bytes:
    made = Workbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Plan"
    for row in (["{{ título }}", "{{ folio }}"], ["Área", "Meta"], ["Capacitación", 3]):
        sheet.append(row)
    sheet["A1"].comment = Comment("Se llena solo", "ST")
    sheet.add_table(Table(displayName="Metas", ref="A2:B3"))
    choice = DataValidation("list", formula1='"Sí,No"')
    choice.add("D1")
    sheet.add_data_validation(choice)
    bars = DataBarRule("min", 0, "max", 9, color="FF638EC6")  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("B3", bars)
    sheet.add_image(Image(io.BytesIO(png())), "F2")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=3), titles_from_data=True)
    sheet.add_chart(chart, "F8")  # type: ignore[call-arg]
    sheet.print_area = "A1:B3"
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def xlsxwriter_library() -> bytes:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = made.add_worksheet("Plan")
    bold = made.add_format({"bold": True})
    sheet.write_rich_string("A1", "{{ tít", bold, "ulo }}")
    sheet.write("B1", "{{ folio }}")
    sheet.write_column("A2", ["Capacitación", "Difusión"])
    sheet.write_column("B2", [1, 2])
    sheet.add_sparkline("C2", {"range": "Plan!B2:B3"})
    sheet.conditional_format("B2:B3", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("D1", {"validate": "list", "source": ["Sí", "No"]})
    sheet.insert_image("F2", "logo.png", {"image_data": io.BytesIO(png()), "description": "Logo"})
    chart = made.add_chart({"type": "column"})
    chart.add_series({"values": "=Plan!$B$2:$B$3"})
    sheet.insert_chart("F8", chart)
    sheet.set_header("&C&G", {"image_center": "logo.png", "image_data_center": io.BytesIO(png())})
    sheet.insert_textbox("J2", "Secretaría Técnica")
    sheet.write_url("A9", "mailto:st@ejemplo.mx", string="Correo")
    sheet.write_dynamic_array_formula("D3", "=UNIQUE(A2:A3)")
    sheet.protect()
    made.define_name("Metas", "=Plan!$B$2:$B$3")
    made.close()
    return file.getvalue()


def microsoft_sdk() -> bytes:
    """What servers write with Microsoft's SDK, or ClosedXML: a prefix before every name."""
    parts = opened(excel_365())
    for name, data in parts.items():
        if f'xmlns="{X}"'.encode() in data:
            named = re.sub(rb"<(/?)(?=\w+[\s/>])", rb"<\1x:", data)
            parts[name] = named.replace(b"xmlns=", b"xmlns:x=")
    return write_package(parts)


SHAPES: dict[str, Callable[[], bytes]] = {
    "SDK": microsoft_sdk,
    "Excel 2010": excel_2010,
    "Excel 365": excel_365,
    "slicers and tables": slicers,
    "Excel for Mac": excel_for_mac,
    "Excel Online": excel_online,
    "LibreOffice": libreoffice,
    "Google Sheets": google_sheets,
    "WPS": wps_office,
    "Numbers": numbers,
    "openpyxl": openpyxl_library,
    "XlsxWriter": xlsxwriter_library,
}

LOOPED = {"SDK", "Excel 2010", "Excel 365", "Excel for Mac", "Excel Online", "Google Sheets", "WPS", "Numbers"}  # fmt: skip
RICH = re.compile(rb'<(?:x:)?vertAlign val="superscript"/>')


# what openpyxl says of what it does not read itself
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
@pytest.mark.parametrize("name", SHAPES)
def test_a_workbook_of_any_program_fills_and_loses_nothing(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    template = SHAPES[name]()
    (tmp_path / "plantilla.xlsx").write_bytes(template)
    (tmp_path / "datos.yaml").write_bytes(DATA)
    output = tmp_path / "salida.xlsx"
    case = Bad(name, {}, "", template="plantilla.xlsx")
    assert told_by(capsys, monkeypatch, tmp_path, case, output) == (0, "Se escribió salida.xlsx.")
    made = output.read_bytes()
    assert lost(made, template) == []
    values = [
        c.value for row in load_workbook(io.BytesIO(made)).worksheets[0].iter_rows() for c in row
    ]
    expected = {"Cronograma 2026", "IEEQ/12"} | ({"uno", "dos"} if name in LOOPED else set())
    assert expected <= set(values)
    before, after = opened(template).get(STRINGS, b""), opened(made).get(STRINGS, b"")
    assert len(RICH.findall(before)) == len(RICH.findall(after))
    assert b"{" not in after


def test_the_numbers_in_the_names_of_an_offered_book_do_not_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = opened(excel_2010())
    for name in ("workbook", "styles", "sharedStrings"):
        parts[f"xl/{name}22.xml"] = parts.pop(f"xl/{name}.xml")
    parts["xl/_rels/workbook22.xml.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
    for name in ("[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook22.xml.rels"):
        parts[name] = re.sub(rb"(workbook|styles|sharedStrings)\.xml", rb"\g<1>22.xml", parts[name])
    (tmp_path / "plantilla.xlsx").write_bytes(write_package(parts))
    (tmp_path / "datos.yaml").write_bytes(DATA)
    output = tmp_path / "salida.xlsx"
    case = Bad("", {}, "", template="plantilla.xlsx")
    assert told_by(capsys, monkeypatch, tmp_path, case, output) == (0, "Se escribió salida.xlsx.")
    sheet = load_workbook(io.BytesIO(output.read_bytes())).worksheets[0]
    assert [sheet[name].value for name in ("A1", "B1", "A3", "A4")] == [
        "Cronograma 2026", "IEEQ/12", "uno", "dos",
    ]  # fmt: skip
