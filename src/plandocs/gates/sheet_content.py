"""What a part of a workbook says: its formulas, names, links, and what they call."""

from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic
from plandocs.gates import formulas
from plandocs.gates.links import excerpt
from plandocs.gates.parts import Element, attribute, local
from plandocs.gates.places import Places, above
from plandocs.gates.rules import (
    ACTIVE_FORMULA,
    DATA_SOURCE,
    MACROS,
    OBJECT,
    REMOVED_TEXT,
    UNSEEN_SHEET,
)
from plandocs.gates.word_content import check_links

_FORMULAS = (
    "f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula",
    "definedName", "FmlaLink", "FmlaRange", "FmlaPict", "FmlaTxbx", "FmlaGroup", "FmlaMacro",
)  # fmt: skip
_IN_ATTRIBUTES = ("textlink", "fmlaLink", "fmlaRange", "fmlaTxbx", "fmlaGroup", "location", "macro")
_HOLDERS = {
    "dataValidation": "Una validación de datos",
    "conditionalFormatting": "Un formato condicional",
    "sparkline": "Un minigráfico",
    "chartSpace": "Una gráfica",
    "table": "Una columna calculada de una tabla",
}
_FIRST = "La fórmula"
_AUTOMATIC = ("auto_open", "auto_close", "auto_activate", "auto_deactivate")
_NO_PIVOT = "rehaga la tabla dinámica con datos del mismo libro, o borre la que los trae de fuera."
_NO_MAP = "en Excel, en Programador › Origen, quite los mapas XML, y guarde."
_NO_PAGE = "en Excel, en Archivo › Guardar como › Página web › Publicar, quite lo que se publica."


def check_sheet(key: str, root: Element, places: Places) -> Iterator[Diagnostic]:
    """Yield what is wrong with a part of a workbook, `key` its name in lower case."""
    titles = tuple(places.titles.values())
    for element in root.iter(*(f"{{*}}{name}" for name in _FORMULAS)):
        yield from _check_text(key, element, element.text or "", titles, places)
    if local(root) in ("worksheet", "chartsheet", "workbook"):
        yield from _check_still(key, root, titles, places)
    elif local(root) not in ("sst", "styleSheet"):
        for element in root.iter():
            yield from check_links(key, element, places)
            yield from _check_attributes(key, element, titles, places)
    yield from _check_sources(key, root, places)


def _check_still(
    key: str, root: Element, titles: tuple[str, ...], places: Places
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the links, controls and names of a sheet or the workbook."""
    for element in root.iter("{*}hyperlink", "{*}controlPr", "{*}cfvo"):
        yield from _check_attributes(key, element, titles, places)
        yield from check_links(key, element, places)
        if local(element) == "cfvo":
            text = attribute(element, "val")
            yield from _check_text(key, element, text, titles, places)
    for element in root.iter("{*}oleObject"):
        what = "un objeto OLE, incrustado o vinculado"
        yield OBJECT.at(places.of_element(key, element), que=what)
    for element in root.iter("{*}sheet"):
        if attribute(element, "state") == "veryHidden":
            found = places.of_sheet(attribute(element, "name"))
            yield UNSEEN_SHEET.at(found)


def _check_attributes(
    key: str, element: Element, titles: tuple[str, ...], places: Places
) -> Iterator[Diagnostic]:
    for name in _IN_ATTRIBUTES:
        if text := attribute(element, name):
            if name == "macro":
                yield from _check_macro(key, element, text, places)
            else:
                yield from _check_text(key, element, text, titles, places)


def _check_text(
    key: str, element: Element, text: str, titles: tuple[str, ...], places: Places
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a formula."""
    name = local(element)
    if name == "FmlaMacro":
        yield from _check_macro(key, element, text, places)
        return
    if name == "definedName" and _is_automatic(element):
        what = f"el nombre definido «{attribute(element, 'name')}»"
        yield MACROS.at(places.of_file(), que=what)
        return
    if reason := formulas.why_active(text, titles):
        place, where = places.of_element(key, element), _holder(element)
        yield ACTIVE_FORMULA.at(place, donde=where, que=reason, formula=excerpt(text))


def _check_macro(key: str, element: Element, text: str, places: Places) -> Iterator[Diagnostic]:
    """Yield what calls a macro of another book; one of this book, which has none, does nothing."""
    called = text.strip().removeprefix("[0]!")
    if "!" in called or formulas.why_active(called):
        what = f"una forma o un botón que llama a la macro «{excerpt(text)}»"
        yield MACROS.at(places.of_element(key, element), que=what)


def _is_automatic(element: Element) -> bool:
    """Return whether a defined name is one that Excel runs by itself, or a macro's."""
    name = attribute(element, "name").casefold().removeprefix("_xlnm.")
    flags = ("xlm", "function", "vbProcedure")
    calls = any(attribute(element, flag) in ("1", "true") for flag in flags)
    return calls or name.startswith(_AUTOMATIC)


def _holder(element: Element) -> str:
    """Return what holds a formula, to begin a sentence."""
    if local(element) == "definedName":
        return f"El nombre definido «{attribute(element, 'name')}»"
    if local(element) == "hyperlink":
        return "El vínculo"
    found = above(element, *_HOLDERS)
    return _HOLDERS[local(found)] if found is not None else _FIRST


def _check_sources(key: str, root: Element, places: Places) -> Iterator[Diagnostic]:
    """Yield the data that other parts of a workbook bring from elsewhere."""
    name = local(root)
    if name == "pivotCacheDefinition":
        source = next(root.iter("{*}cacheSource"), None)
        sheet = next(root.iter("{*}worksheetSource"), None)
        kind = attribute(source, "type") if source is not None else "worksheet"
        if kind == "external" or (sheet is not None and attribute(sheet, "id")):
            what = "una tabla dinámica que trae sus datos de fuera"
            yield DATA_SOURCE.at(places.of_part(key), que=what, remedio=_NO_PIVOT)
    elif name == "MapInfo":
        for binding in root.iter("{*}DataBinding"):
            what = f"un mapa XML que lee «{excerpt(attribute(binding, 'DataBindingName'))}»"
            yield DATA_SOURCE.at(places.of_file(), que=what, remedio=_NO_MAP)
    elif name == "revisions" and len(root):
        yield REMOVED_TEXT.at(places.of_file(), texto="historial de un libro compartido")
    for item in root.iter("{*}webPublishItem"):
        what = f"una publicación automática en «{excerpt(attribute(item, 'destinationFile'))}»"
        yield DATA_SOURCE.at(places.of_part(key), que=what, remedio=_NO_PAGE)
