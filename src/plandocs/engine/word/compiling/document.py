"""From the bytes of a .docx to a plan that renders it."""

import re
from collections import Counter
from collections.abc import Mapping

from lxml import etree

from plandocs.diagnostics import Diagnostic, InFile, InWord
from plandocs.engine.fault import TemplateFault
from plandocs.engine.package import read_entries
from plandocs.engine.rules import UNFILLED_PLACE, UNREADABLE
from plandocs.engine.tag import Tag
from plandocs.engine.word.compiling.bound import check_bound
from plandocs.engine.word.compiling.part import BODY, PartCompiler
from plandocs.engine.word.compiling.styles import read_styles
from plandocs.engine.word.compiling.tokens import RESERVED
from plandocs.engine.word.plans import DocumentPlan, PartPlan, StylePlan
from plandocs.engine.word.xml import W, w
from plandocs.engine.xml import Element, parse_part
from plandocs.gates.media import check_media

_RENDERED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PROPERTIES = re.compile(r"docProps/(?:core|app|custom)\.xml")
_TAG = re.compile(r"{{.{0,400}?}}|{%.{0,400}?%}|{#.{0,400}?#}|%7B%7B.{0,400}?%7D%7D")
_BEGINS = re.compile(rb"{[{%#<]|%7B")
"""How a tag may begin in bytes: its signs may be in two texts."""
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_DAMAGED = "le faltan piezas o están dañadas"


def compile_document(
    data: bytes, parts: Mapping[str, bytes], name: str
) -> tuple[DocumentPlan, tuple[Diagnostic, ...]]:
    """Return the plan of a template and what is wrong with it; raise TemplateFault.

    `parts` are those of the package `data`; `name` is how messages call the template.
    """
    types = parts["[Content_Types].xml"].decode("utf-8", "replace")
    problems: list[Diagnostic] = check_media(parts, name)
    styles = _styles(parts, name)
    compiled: list[PartPlan] = []
    tags: list[Tag] = []
    repeated = _repeated_drawings(parts)
    for part in sorted(parts, key=lambda part: (part != BODY, part)):
        if _RENDERED.fullmatch(part) or _PROPERTIES.fullmatch(part):
            root = _root(parts[part], part, name)
            problems += check_bound(part, root, name, parts)
            work = PartCompiler(part, root, name, styles, part in repeated)
            found = work.compile(_relations(part, parts))
            problems += work.problems
            tags += work.tags
            compiled += [found] if found else []
        else:
            problems += _unfilled(part, parts[part], name)
    touched = {part.name for part in compiled}
    entries = read_entries(data)
    kept = {part: entry for part, entry in entries.items() if part not in touched}
    return DocumentPlan(kept, tuple(compiled), tuple(tags), styles, types), tuple(problems)


def _relations(part: str, parts: Mapping[str, bytes]) -> str:
    """Return the XML of a part's relations, or an empty text."""
    folder, _, name = part.rpartition("/")
    xml = parts.get(f"{folder}/_rels/{name}.rels", b"").decode("utf-8", "replace")
    return xml if "<Relationships" in xml else ""


def _repeated_drawings(parts: Mapping[str, bytes]) -> set[str]:
    """Return the parts with a drawing whose number is also another drawing's."""
    numbers = [
        (part, number)
        for part, data in parts.items()
        if _RENDERED.fullmatch(part)
        for number in re.findall(rb'<wp:docPr [^>]*?\bid="(\d+)"', data)
    ]
    times = Counter(number for _, number in numbers)
    return {part for part, number in numbers if times[number] > 1}


def _styles(parts: Mapping[str, bytes], name: str) -> StylePlan:
    found = [
        _root(parts[part], part, name) if part in parts else None
        for part in ("word/styles.xml", "word/numbering.xml")
    ]
    numbering = parts.get("word/numbering.xml", b"")
    return read_styles(found[0], found[1], numbering)


def _root(data: bytes, part: str, name: str) -> Element:
    """Return the tree of a part; raise TemplateFault when it is no sound WordprocessingML."""
    try:
        root = parse_part(data)
    except etree.XMLSyntaxError:
        raise _unreadable(name, _DAMAGED) from None
    if root is None:
        raise _unreadable(name, "una de sus piezas declara un DTD, que Word no usa")
    if RESERVED.search(etree.tostring(root, encoding="unicode")):
        raise _unreadable(name, "trae caracteres de uso privado que plandocs se reserva")
    if STRICT in root.nsmap.values():
        reason = "está guardada como «Documento de Open XML estricto»; en Word, en Guardar como, "
        raise _unreadable(name, reason + "elija «Documento de Word (.docx)»")
    if part == BODY and (root.tag != w("document") or root.find(w("body")) is None):
        raise _unreadable(name, _DAMAGED)
    if part.startswith("word/") and root.nsmap.get("w") != W:
        raise _unreadable(name, "la escribió un programa que Word corrige; guárdela desde Word")
    return root


def _unreadable(name: str, reason: str) -> TemplateFault:
    return TemplateFault((UNREADABLE.at(InFile(name), motivo=reason),))


def _unfilled(part: str, data: bytes, name: str) -> list[Diagnostic]:
    """Return the tags of a part that is not filled, and so would print as they are."""
    if not part.endswith((".xml", ".rels")):
        return []
    if not _BEGINS.search(data):
        return []
    text = data.decode("utf-8", "replace")
    found = _TAG.search(re.sub(r"<[^>]+>", "", text)) or _TAG.search(text)
    if not found:
        return []
    words = re.sub(r"<[^>]+>", "", found[0]).replace("%7B", "{").replace("%7D", "}")
    return [UNFILLED_PLACE.at(InWord(name, part), texto=words, parte=part)]
