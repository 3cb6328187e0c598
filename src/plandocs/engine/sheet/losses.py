"""What the library that writes workbooks today would drop from a template, found beforehand."""

from collections.abc import Iterator

from plandocs.engine.sheet.raw import MAIN, Element, RawBook, RawSheet, local_name, parse

Loss = tuple[str, str]
"""What is lost, said in Spanish, and the title of its sheet or an empty text."""

_KEPT_TYPES = (
    "sheet.main+xml",
    "template.main+xml",
    "worksheet+xml",
    "styles+xml",
    "sharedStrings+xml",
    "theme+xml",
    "core-properties+xml",
    "extended-properties+xml",
    "custom-properties+xml",
    "spreadsheetml.comments+xml",
    "table+xml",
    "drawing+xml",
    "vmlDrawing",
    "relationships+xml",
    "image/png",
    "image/jpeg",
    "image/jpg",
    "image/gif",
)
# Excel makes these again (order of calculation), or they never reach the page (settings of one
# printer, labels of SharePoint, the icon of the file).
_IDLE_TYPES = ("calcChain+xml", "printerSettings", "customXmlProperties+xml", "LabelInfo")
_IDLE_PARTS = ("customXml/", "docMetadata/", "docProps/thumbnail", "[Content_Types]")

_TYPES_IN_SPANISH = (
    ("chartsheet", "una hoja de gráfica"),
    ("chart", "una gráfica"),
    ("pivot", "una tabla dinámica"),
    ("slicer", "una segmentación de datos"),
    ("timeline", "una escala de tiempo"),
    ("controlproperties", "un control de formulario"),
    ("activeX", "un control ActiveX"),
    ("oleObject", "un objeto incrustado"),
    ("threadedcomments", "un hilo de comentarios"),
    ("person", "un hilo de comentarios"),
    ("vba", "una macro"),
    ("macroEnabled", "una macro"),
    ("connections", "una conexión de datos"),
    ("queryTable", "una conexión de datos"),
    ("externalLink", "un vínculo a otro libro"),
    ("diagram", "un SmartArt"),
    ("image/", "una imagen en un formato distinto de PNG, JPEG o GIF"),
)

_KEPT_ELEMENTS = frozenset(
    [
        "sheetPr",
        "dimension",
        "sheetViews",
        "sheetFormatPr",
        "cols",
        "sheetData",
        "sheetProtection",
        "scenarios",
        "autoFilter",
        "mergeCells",
        "conditionalFormatting",
        "dataValidations",
        "hyperlinks",
        "printOptions",
        "pageMargins",
        "pageSetup",
        "headerFooter",
        "rowBreaks",
        "colBreaks",
        "drawing",
        "legacyDrawing",
        "tableParts",
        "extLst",
    ]
)
# Green triangles, phonetic guides, watches and the last order chosen: none is printed.
_IDLE_ELEMENTS = frozenset(
    ["ignoredErrors", "phoneticPr", "cellWatches", "sortState", "sheetCalcPr"]
)
_ELEMENTS_IN_SPANISH = {
    "AlternateContent": "un control de formulario",
    "controls": "un control de formulario",
    "oleObjects": "un objeto incrustado",
    "legacyDrawingHF": "una imagen en el encabezado o el pie de página",
    "picture": "una imagen de fondo",
    "protectedRanges": "un rango con permiso de edición",
    "customSheetViews": "una vista personalizada",
}

_EXTENSIONS_IN_SPANISH = {
    "{78C0D931-6437-407D-A8EE-F0AAD7539E65}": "un formato condicional de Excel 2010",
    "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}": "un minigráfico",
    "{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}": "una validación que señala otra hoja",
    "{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}": "una segmentación de datos",
    "{3A4CF648-6AED-40F4-86FF-DC5316D8AED3}": "una segmentación de datos",
    "{7E03D99C-DC04-49D9-9315-930204A7B6E9}": "una escala de tiempo",
}
# The page view of Excel for Mac, and the link of a rule to its extension, told by the extension.
_IDLE_EXTENSIONS = frozenset(
    {"{64002731-A6B0-56B0-2670-7721B7C09600}", "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"}
)

_SHAPES_IN_SPANISH = {
    "cxnSp": "una línea o conector",
    "grpSp": "un grupo de formas",
    "graphicFrame": "una gráfica",
    "contentPart": "un trazo a lápiz",
    "AlternateContent": "una forma o un control",
}

_KEPT_IN_WORKBOOK = frozenset(
    [
        "workbookPr",
        "workbookProtection",
        "bookViews",
        "sheets",
        "definedNames",
        "calcPr",
        "fileVersion",
        "extLst",
        "AlternateContent",
        "revisionPtr",
        "fileRecoveryPr",
        "externalReferences",
        "pivotCaches",
    ]
)
_WORKBOOK_IN_SPANISH = {
    "customWorkbookViews": "una vista personalizada",
    "fileSharing": "una contraseña de escritura",
}


def find_losses(book: RawBook) -> list[Loss]:
    """Return everything of the template that would not reach the workbook, each once."""
    found = [*_lost_parts(book), *_lost_in_workbook(book)]
    for sheet in book.sheets:
        found += [(what, sheet.title) for what in _lost_in_sheet(sheet)]
    return list(dict.fromkeys(found))


def picture_count(book: RawBook, title: str) -> int:
    """Return how many pictures a sheet's drawings hold."""
    sheet = book.sheet(title)
    drawings = [part for part in book.targets(sheet.part) if "/drawing" in part]
    return sum(
        local_name(node) == "pic"
        for part in drawings
        if part.endswith(".xml")
        for node in _elements(parse(book.parts[part]))
    )


def _lost_parts(book: RawBook) -> Iterator[Loss]:
    for part, kind in book.content_types().items():
        if kind.endswith("officedocument.drawing+xml"):
            yield from ((what, book.owner(part)) for what in _lost_in_drawing(book.parts[part]))
        elif not kind.endswith(_KEPT_TYPES + _IDLE_TYPES) and not part.startswith(_IDLE_PARTS):
            yield _part_in_spanish(part, kind), book.owner(part)


def _part_in_spanish(part: str, kind: str) -> str:
    known = (spanish for word, spanish in _TYPES_IN_SPANISH if word in kind)
    return next(known, f"la parte «{part}»")


def _lost_in_workbook(book: RawBook) -> Iterator[Loss]:
    for node in _elements_in(book.workbook):
        name = local_name(node)
        if name not in _KEPT_IN_WORKBOOK:
            yield _WORKBOOK_IN_SPANISH.get(name, f"el elemento «{name}»"), ""


def _lost_in_sheet(sheet: RawSheet) -> Iterator[str]:
    for node in _elements_in(sheet.root):
        name = local_name(node)
        if name not in _KEPT_ELEMENTS | _IDLE_ELEMENTS:
            yield _ELEMENTS_IN_SPANISH.get(name, f"el elemento «{name}»")
    for extension in sheet.root.iter(f"{MAIN}ext"):
        uri = extension.get("uri", "").upper()
        if uri not in _IDLE_EXTENSIONS:
            yield _EXTENSIONS_IN_SPANISH.get(uri, f"la extensión «{uri}»")


def _lost_in_drawing(data: bytes) -> Iterator[str]:
    for node in _elements(parse(data)):
        name = local_name(node)
        if name == "sp":
            yield _shape_in_spanish(node)
        elif name in _SHAPES_IN_SPANISH:
            yield _SHAPES_IN_SPANISH[name]


def _shape_in_spanish(shape: Element) -> str:
    is_box = any(node.get("txBox") == "1" for node in _elements(shape))
    return "un cuadro de texto" if is_box else "una forma dibujada"


def _elements(root: Element) -> Iterator[Element]:
    return (node for node in root.iter() if isinstance(node.tag, str))


def _elements_in(root: Element) -> Iterator[Element]:
    return (node for node in root if isinstance(node.tag, str))
