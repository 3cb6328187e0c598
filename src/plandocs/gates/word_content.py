"""What a part of a Word document says: its fields, objects, links, and what nobody would see."""

import re
from collections.abc import Callable, Iterator, Mapping

from plandocs.diagnostics import Diagnostic
from plandocs.gates import fields, links
from plandocs.gates.links import excerpt
from plandocs.gates.parts import Element, attribute, is_on, local, local_key, word_name
from plandocs.gates.places import Places, paragraph, words
from plandocs.gates.rules import (
    ACTIVE_FIELD,
    COMMENT,
    DATA_SOURCE,
    FORBIDDEN_LINK,
    FROM_OUTSIDE,
    HIDDEN_TEXT,
    MACROS,
    OBJECT,
    OPEN_CHANGES,
    OTHER_DOCUMENT,
    REMOVED_TEXT,
)

_OBJECTS = {
    "OLEObject": "un objeto OLE, incrustado o vinculado",
    "objectEmbed": "un objeto OLE, incrustado o vinculado",
    "objectLink": "un objeto OLE, incrustado o vinculado",
    "control": "un control ActiveX",
}
_FOREIGN = ("OLEObject",)
"""What stands in the old drawings of a document."""
_FILLS = ("imagedata", "fill", "stroke", "image")
_LOADED = ("href", "althref")
"""By which attributes the old drawings (VML) name the picture that they load by themselves."""
_DOCUMENTS = {
    "altChunk": "un archivo importado que Word convierte al abrirlo",
    "subDoc": "un subdocumento",
    "frameset": "una página de marcos",
}
_NO_MERGE = (
    "en Word, en Correspondencia › Iniciar combinación, elija «Documento normal de Word» y guarde."
)
_NO_VIDEO = "borre el video y deje su dirección como texto."
_NO_SCHEMA = "en Word, en Programador › Paquetes de expansión XML, quite los que haya y guarde."
_INSERT_AGAIN = "borre ese contenido en Word o Excel, o insértelo de nuevo sin vincularlo."
_REMOVED = frozenset("del moveFrom cellDel".split())
_CHANGED = frozenset(
    "ins moveTo cellIns cellMerge numberingChange rPrChange pPrChange sectPrChange tblPrChange "
    "tblGridChange tblPrExChange tcPrChange trPrChange".split()
)
_SILENT_TAGS = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_USUAL = ""
"""The style of what has none."""
_LOOKS = {"p": "{*}pPr/{*}pStyle", "tr": "{*}trPr/{*}hidden", "tbl": "{*}tblPr/{*}tblStyle"}
_LETTER = re.compile(r"\w")


def check_word(
    key: str, root: Element, hiding: frozenset[str], places: Places
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a part of a document, `key` its name in lower case.

    `hiding` are the styles that hide what they are given.
    """
    yield from _check_fields(key, root, places)
    changed: list[Element] = []
    comments: list[Element] = []
    for element in root.iter():
        name = word_name(element) or (local(element) if local(element) in _FOREIGN else "")
        if name in _CHANGED:
            changed.append(element)
        elif name == "comment":
            comments.append(element)
        elif name in _CHECKS:
            yield from _CHECKS[name](key, element, places)
        elif name in _REMOVED:
            yield from _check_removed(key, element, places)
        yield from check_links(key, element, places)
    if changed:
        count = len(changed)
        what = "1 cambio sin aceptar; saldría marcado"
        if count > 1:
            what = f"{count} cambios sin aceptar; saldrían marcados"
        yield OPEN_CHANGES.at(places.of_element(key, changed[0]), que=what)
    if comments:
        text = next((found for node in comments if (found := words(node))), "sin texto")
        yield COMMENT.at(places.of_part(key), cuantos=str(len(comments)), texto=excerpt(text))
    yield from _check_hidden(key, root, hiding, places)


def check_links(key: str, element: Element, places: Places) -> Iterator[Diagnostic]:
    """Yield what is wrong with the addresses that an element holds itself."""
    place = places.of_element
    for attr, value in element.attrib.items():
        name, text = local_key(attr), str(value)
        if name == "action" and local(element).startswith("hlink"):
            if text and not text.casefold().endswith("://noaction"):
                yield FORBIDDEN_LINK.at(place(key, element), destino=excerpt(text))
        elif name in _LOADED and local(element) in _FILLS and "/relationships}" not in str(attr):
            if text and not text.startswith("#"):
                yield FROM_OUTSIDE.at(
                    place(key, element), que="una imagen", destino=excerpt(text),
                    remedio=_INSERT_AGAIN,
                )  # fmt: skip
        elif name in ("href", "althref") and "/relationships}" not in str(attr):
            if text and not links.is_allowed(text):
                yield FORBIDDEN_LINK.at(place(key, element), destino=excerpt(text))
        elif name == "src" and links.is_elsewhere(text):
            yield FROM_OUTSIDE.at(
                place(key, element), que="una imagen", destino=excerpt(text), remedio=_INSERT_AGAIN
            )
        elif name in ("manifestLocation", "schemaLocation") and local(element) == "schema" and text:
            yield FROM_OUTSIDE.at(
                place(key, element), que="un paquete de expansión XML", destino=excerpt(text),
                remedio=_NO_SCHEMA,
            )  # fmt: skip
        elif name == "embeddedHtml":
            yield FROM_OUTSIDE.at(
                place(key, element), que="un video", destino=excerpt(text), remedio=_NO_VIDEO
            )


def _check_fields(key: str, root: Element, places: Places) -> Iterator[Diagnostic]:
    for found in fields.fields_of(root):
        if reason := fields.why_active(found):
            place = places.of_element(key, found.begins)
            yield ACTIVE_FIELD.at(place, campo=fields.shown(found), motivo=reason)


def _check_object(key: str, element: Element, places: Places) -> Iterator[Diagnostic]:
    yield OBJECT.at(places.of_element(key, element), que=_OBJECTS[local(element)])


def _check_document(key: str, element: Element, places: Places) -> Iterator[Diagnostic]:
    yield OTHER_DOCUMENT.at(places.of_element(key, element), que=_DOCUMENTS[local(element)])


def _check_merge(key: str, element: Element, places: Places) -> Iterator[Diagnostic]:
    what = "una combinación de correspondencia, que lee sus datos de otro archivo"
    yield DATA_SOURCE.at(places.of_element(key, element), que=what, remedio=_NO_MERGE)


def _check_form_macro(key: str, element: Element, places: Places) -> Iterator[Diagnostic]:
    if name := attribute(element, "val"):
        what = f"un campo de formulario que llama a la macro «{excerpt(name)}»"
        yield MACROS.at(places.of_element(key, element), que=what)


def _check_removed(key: str, element: Element, places: Places) -> Iterator[Diagnostic]:
    text = words(element) or words(paragraph(element))
    yield REMOVED_TEXT.at(places.of_element(key, element), texto=excerpt(text))


_CHECKS: Mapping[str, Callable[[str, Element, Places], Iterator[Diagnostic]]] = {
    **dict.fromkeys(_OBJECTS, _check_object),
    **dict.fromkeys(_DOCUMENTS, _check_document),
    "mailMerge": _check_merge,
    "entryMacro": _check_form_macro,
    "exitMacro": _check_form_macro,
}


def _check_hidden(
    key: str, root: Element, hiding: frozenset[str], places: Places
) -> Iterator[Diagnostic]:
    """Yield the paragraphs with words that are not shown; tags that print nothing may hide."""
    if not hiding and next(root.iter("{*}vanish", "{*}hidden"), None) is None:
        return
    found: dict[Element, list[str]] = {}
    for run in root.iter("{*}r"):
        if word_name(run) and _is_hidden(run, hiding):
            texts = [node.text or "" for node in run if word_name(node) == "t"]
            found.setdefault(paragraph(run), []).extend(texts)
    for holder, texts in found.items():
        text = "".join(texts)
        if _LETTER.search(_SILENT_TAGS.sub("", text)):
            yield HIDDEN_TEXT.at(places.of_element(key, holder), texto=excerpt(text))


def _is_hidden(run: Element, styles: frozenset[str]) -> bool:
    """Return whether a run is hidden by itself, by a style of its own, or with its row."""
    own = run.find("{*}rPr")
    if own is not None:
        said = own.find("{*}vanish")
        if said is not None:
            return is_on(said)
        style = own.find("{*}rStyle")
        if style is not None and attribute(style, "val") in styles:
            return True
    for holder in run.iterancestors("{*}p", "{*}tr", "{*}tbl"):
        mark = holder.find(_LOOKS[local(holder)])
        if local(holder) == "tr":
            if mark is not None and is_on(mark):
                return True
        elif (mark is not None or local(holder) == "p") and _style_of(mark) in styles:
            return True
    return False


def _style_of(mark: Element | None) -> str:
    return attribute(mark, "val") if mark is not None else _USUAL


def hidden_styles(root: Element) -> frozenset[str]:
    """Return the styles of a part that hide what they are given, also by what they are based on.

    An empty name among them stands for what has no style.
    """
    own: dict[str, bool] = {_USUAL: False}
    based: dict[str, str] = {}
    for said in root.iterfind("{*}docDefaults/{*}rPrDefault/{*}rPr/{*}vanish"):
        own[_USUAL] = is_on(said)
    usual = _USUAL
    for style in root.iter("{*}style"):
        name = attribute(style, "styleId")
        for said in style.iterfind("{*}rPr/{*}vanish"):
            own[name] = is_on(said)
        base = style.find("{*}basedOn")
        based[name] = attribute(base, "val") if base is not None else _USUAL
        if attribute(style, "default") and attribute(style, "type") == "paragraph":
            usual = name
    found = {name for name, hides in _hiding(own, based).items() if hides}
    return frozenset(found | ({_USUAL} if usual in found else set()))


def _hiding(own: Mapping[str, bool], based: Mapping[str, str]) -> dict[str, bool]:
    """Return of each style whether it hides, as the nearest of those it is based on says."""
    known = dict(own)
    for name in based:
        chain = dict[str, None]()
        while name not in known and name not in chain:
            chain[name] = None
            name = based.get(name, _USUAL)
        known.update(dict.fromkeys(chain, known.get(name, False)))  # a circle says nothing
    return known
