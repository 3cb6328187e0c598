"""What the parts of a package are and where they point: programs, objects, other files."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from plandocs.diagnostics import Diagnostic, Location, Rule
from plandocs.gates import links
from plandocs.gates.links import excerpt
from plandocs.gates.parts import Element, Parts, Relation, local
from plandocs.gates.places import Places
from plandocs.gates.rules import (
    DATA_SOURCE,
    FORBIDDEN_LINK,
    FROM_OUTSIDE,
    MACROS,
    OBJECT,
    OTHER_DOCUMENT,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAM = b"MZ"
_DECLARED = " (se declara con macros)"


class _Kind(NamedTuple):
    """A kind of part that no template may hold: what its type or relation says, or its name."""

    rule: Rule
    words: tuple[str, ...]
    names: tuple[str, ...]
    what: str
    remedy: str = ""
    roots: tuple[str, ...] = ()
    """What the root of such a part is called, in a namespace of Office."""


_BREAK_LINKS = "en Excel, en Datos › Editar vínculos, elija «Romper vínculo» en todos y guarde."
_NO_CONNECTIONS = (
    "en Excel, en Datos › Consultas y conexiones, elimine las consultas y conexiones, y guarde."
)
_NO_MERGE = (
    "en Word, en Correspondencia › Iniciar combinación, elija «Documento normal de Word» y guarde."
)
_KINDS = (
    _Kind(
        MACROS,
        ("vbaproject", "vbadata", "macroenabled", "macrosheet", "dialogsheet", "attachedtoolbars",
         "keymapcustomizations", "extensibility", "usercustomization", "python"),
        ("vbaproject", "vbadata", "/macrosheets/", "/dialogsheets/", "/customui/",
         "/xl/python.xml"),
        "",
        roots=("customUI", "macrosheet", "dialogsheet", "vbaSuppData"),
    ),
    _Kind(DATA_SOURCE, ("externallink",), ("/externallinks/",),
          "vínculos a otros libros o programas", _BREAK_LINKS, ("externalLink",)),
    _Kind(DATA_SOURCE, ("connections",), ("/connections.xml",),
          "conexiones de datos", _NO_CONNECTIONS, ("connections",)),
    _Kind(DATA_SOURCE, ("querytable",), ("/querytables/",),
          "datos que se traen de fuera al actualizar", _NO_CONNECTIONS, ("queryTable",)),
    _Kind(DATA_SOURCE, ("powerpivotdata", "model+data"), ("/xl/model/",),
          "un modelo de datos de Power Pivot", _NO_CONNECTIONS),
    _Kind(DATA_SOURCE, ("volatiledependencies",), (),
          "datos que otro programa manda en vivo", _NO_CONNECTIONS, ("volTypes",)),
    _Kind(DATA_SOURCE, ("mailmergerecipient", "recipientdata"), (),
          "los destinatarios de una combinación de correspondencia", _NO_MERGE, ("recipients",)),
    _Kind(OTHER_DOCUMENT, ("afchunk",), ("/afchunk",),
          "un archivo importado que Word convierte al abrirlo"),
    _Kind(OTHER_DOCUMENT, ("text/html", "xhtml", "rfc822"), (), "una página web guardada dentro"),
    _Kind(OTHER_DOCUMENT, ("application/rtf", "text/rtf"), (), "un documento RTF guardado dentro"),
    _Kind(OTHER_DOCUMENT, ("subdocument",), (), "un subdocumento"),
    _Kind(OBJECT, ("activex",), ("/activex/",), "un control ActiveX", roots=("ocx",)),
    _Kind(OBJECT, ("oleobject",), (), "un objeto OLE, incrustado o vinculado"),
    _Kind(OBJECT, ("webextension", "taskpanes"), ("/webextensions/",), "un complemento de Office",
          roots=("webextension", "taskpanes")),
    _Kind(OBJECT, (), ("/embeddings/",), "un archivo incrustado"),
)  # fmt: skip
"""By what its type, its relation or its name says, in the order in which they are told."""
_OF_OFFICE = re.compile(
    r"\{http://schemas\.(?:openxmlformats\.org/(?:spreadsheet|wordprocessing)ml|microsoft\.com/office)/"
    r"|\{http://purl\.oclc\.org/ooxml/"
)
_BY_RELATION = {"control": "un control ActiveX", "package": "un archivo incrustado"}
_EXTERNAL = {
    "image": "una imagen",
    "attachedtemplate": "una plantilla adjunta",
    "oleobject": "un objeto vinculado",
    "package": "un archivo vinculado",
    "externallinkpath": "un vínculo a otro libro",
    "frame": "una página de un marco",
    "subdocument": "un subdocumento",
    "video": "un video",
    "audio": "un audio",
    "media": "un video o audio",
    "mailmergesource": "el origen de una combinación de correspondencia",
    "mailmergeheadersource": "el origen de una combinación de correspondencia",
    "afchunk": "un archivo que Word convierte al abrirlo",
    "transform": "una hoja de transformación",
    "font": "un tipo de letra",
    "movie": "un video",
    "customxml": "un dibujo a mano",
    "printersettings": "la configuración de una impresora",
}
_REMEDIES = {
    "image": "en Word, en Archivo › Información › Editar vínculos a archivos, elija «Romper "
    "vínculo»; o inserte la imagen de nuevo, sin vincularla.",
    "attachedtemplate": "en Word, en Programador › Plantilla de documento, escriba «Normal» y "
    "guarde.",
    "externallinkpath": _BREAK_LINKS,
    "mailmergesource": _NO_MERGE,
    "mailmergeheadersource": _NO_MERGE,
}
_NO_PICTURE = "en Excel, borre esa imagen e insértela de nuevo, sin vincularla."
_TAG = re.compile(r"\{\{.{0,400}?\}\}|\{%.{0,400}?%\}|%7B%7B.{0,400}?%7D%7D")
_REMEDY = "borre ese contenido en Word o Excel, o insértelo de nuevo sin vincularlo."


def check_relations(
    parts: Parts, places: Places, is_sound: Callable[[bytes], bool]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the kinds of parts and their relations.

    `is_sound` says whether the workbook that a chart carries may stay.
    """
    incoming: dict[str, list[Relation]] = {}
    for relation in parts.relations:
        incoming.setdefault(relation.part, []).append(relation)
        yield from _check_way(relation, parts, places)
    programs = []
    for key in sorted(parts.names):
        led = incoming.get(key, [])
        is_of_relations = key.endswith(".rels") and "/_rels/" in f"/{key}"
        kind = None if is_of_relations else _kind_of(key, led, parts)
        if kind is None or (kind.rule is OBJECT and _is_chart_data(key, led, parts, is_sound)):
            continue
        if kind.rule is MACROS:
            is_type = "macroenabled" in parts.types[key]
            programs.append(parts.names[key] + _DECLARED * is_type)
        else:
            what = f"{kind.what} ({parts.names[key]})"
            yield kind.rule.at(_place(key, led, parts, places), que=what, remedio=kind.remedy)
    if programs:
        yield MACROS.at(places.of_file(), que=", ".join(programs))


def _kind_of(key: str, led: list[Relation], parts: Parts) -> _Kind | None:
    """Return what a part is that no file may hold, or None."""
    # The binary workbook says «macro» in its type, with or without any: it is told as what it is.
    own = parts.types[key].replace("sheet.binary.macroenabled", "")
    said = (own, *(relation.kind for relation in led))
    for kind in _KINDS:
        named = any(name in f"/{key}" for name in kind.names)
        if named or any(word in text for word in kind.words for text in said):
            return kind
    root = parts.trees.get(key)
    if root is not None and _OF_OFFICE.match(str(root.tag)):
        for kind in _KINDS:
            if local(root) in kind.roots:
                return kind
    for relation in led:
        if relation.kind in _BY_RELATION:
            return _Kind(OBJECT, (), (), _BY_RELATION[relation.kind])
    if parts.data(key).startswith(_OLE):
        return _Kind(OBJECT, (), (), "un objeto OLE, incrustado o vinculado")
    return _KINDS[0] if parts.data(key).startswith(_PROGRAM) else None


def _is_chart_data(
    key: str, led: list[Relation], parts: Parts, is_sound: Callable[[bytes], bool]
) -> bool:
    """Return whether a part is the plain workbook that Word keeps beside a chart."""
    charts = bool(led) and all(
        relation.kind == "package" and local_of(parts.trees.get(relation.owner)) == "chartSpace"
        for relation in led
    )
    return charts and is_sound(parts.data(key))


def local_of(root: Element | None) -> str:
    """Return the name of the root of a part, empty where there is none."""
    return local(root) if root is not None else ""


def _check_way(relation: Relation, parts: Parts, places: Places) -> Iterator[Diagnostic]:
    """Yield what is wrong with where a relation leads."""
    target = relation.target
    leads_out = relation.is_external or links.is_elsewhere(target) or "\\" in target
    if relation.part.startswith(".."):
        leads_out = True
    if not leads_out or target.casefold() == "null" or _is_tag(relation, parts):
        return
    place = place_of(relation, parts, places)
    if relation.kind == "hyperlink":
        if not links.is_allowed(target):
            yield FORBIDDEN_LINK.at(place, destino=excerpt(target))
        return
    unknown = f"un contenido ({relation.kind})" if relation.kind else "un contenido"
    what = _EXTERNAL.get(relation.kind, unknown)
    remedy = _REMEDIES.get(relation.kind, _REMEDY)
    if relation.kind == "image" and places.is_book:
        remedy = _NO_PICTURE
    yield FROM_OUTSIDE.at(place, que=what, destino=excerpt(target), remedio=remedy)


def _is_tag(relation: Relation, parts: Parts) -> bool:
    """Return whether a target begins with a tag, which is told as one that nobody fills.

    Only one written so that what looks for tags surely finds it: another might lead anywhere.
    """
    name = parts.names[relation.said_in]
    found = _TAG.match(relation.target)
    is_there = found is not None and found[0].encode() in parts.data(relation.said_in)
    return is_there and name.endswith(".rels")


def _place(key: str, led: list[Relation], parts: Parts, places: Places) -> Location:
    found = [place_of(relation, parts, places) for relation in led]
    return found[0] if found else places.of_part(key)


def place_of(relation: Relation, parts: Parts, places: Places) -> Location:
    """Return where a relation is used, or else the part that it belongs to."""
    root = parts.trees.get(relation.owner)
    for element in root.iter() if root is not None else ():
        for key, value in element.attrib.items():
            if value == relation.id and "/relationships}" in str(key):
                return places.of_element(relation.owner, element)
    return places.of_part(relation.owner)
