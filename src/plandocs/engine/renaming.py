"""The parts of a template under their usual names, and without its signature."""

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.engine.fault import TemplateFault
from plandocs.engine.package import write_package
from plandocs.gates.document import open_document
from plandocs.gates.rules import SIGNED

_TYPES = "[Content_Types].xml"
_START = "_rels/.rels"
_SIGNATURES = "_xmlsignatures/"
_MAIN = ("word/document.xml", "xl/workbook.xml")
_KINDS = {
    "word": ("styles", "numbering", "footnotes", "endnotes"),
    "xl": ("styles", "sharedStrings"),
}
"""The parts, by the last word of the relation to them, that a folder holds under that name."""


def renamed(data: bytes, name: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return a template made usual, and what is told of it, which messages call `name`.

    Raise TemplateFault for what is no sound package.
    """
    opened = open_document(data, name)
    if opened.faults:
        raise TemplateFault(opened.faults)
    parts = {part: held for part, held in opened.parts.items() if not _is_signature(part)}
    is_signed = len(parts) < len(opened.parts)
    names = _usual_names(parts)
    if not (is_signed or names):
        return data, ()
    told = (SIGNED.at(InFile(name)),) if is_signed else ()
    return write_package(dict(_renamed(parts, names))), told


def _is_signature(part: str) -> bool:
    return part.casefold().startswith(_SIGNATURES)


def _usual_names(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the new name of each part that has another than the usual one."""
    mains = [part for kind, part in _targets(_START, parts) if kind == "officeDocument"]
    if len(mains) != 1 or mains[0] not in parts:
        return {}
    folder = posixpath.dirname(mains[0])
    main = next((usual for usual in _MAIN if posixpath.dirname(usual) == folder), None)
    if main is None:
        return {}
    found = {mains[0]: main}
    for kind, part in _targets(_relations_of(mains[0]), parts):
        if kind in _KINDS[folder] and part in parts and posixpath.dirname(part) == folder:
            found[part] = f"{folder}/{kind}.xml"
    renamed = {old: new for old, new in found.items() if old != new}
    taken = [*(parts.keys() - renamed.keys()), *renamed.values()]
    return {old: new for old, new in renamed.items() if taken.count(new) == 1}


def _targets(relations: str, parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the kind and the part of each relation inside the package."""
    for node in etree.fromstring(parts[relations]) if relations in parts else ():
        if node.get("TargetMode") != "External":
            owner = relations.replace("_rels/", "").removesuffix(".rels")
            kind = node.get("Type", "").rpartition("/")[2]
            yield kind, _resolved(owner, node.get("Target", ""))


def _resolved(owner: str, target: str) -> str:
    folder = "/" + posixpath.dirname(owner)
    return posixpath.normpath(posixpath.join(folder, target)).lstrip("/")


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _renamed(parts: Mapping[str, bytes], names: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts under their usual names, and what names them with those."""
    moved = {_relations_of(old): _relations_of(new) for old, new in names.items()} | dict(names)
    for part, data in parts.items():
        if part == _TYPES:
            yield part, _edited(data, "PartName", "", names)
        elif part.endswith(".rels"):
            owner = part.replace("_rels/", "").removesuffix(".rels")
            yield moved.get(part, part), _edited(data, "Target", owner, names)
        else:
            yield moved.get(part, part), data


def _edited(data: bytes, attribute: str, owner: str, names: Mapping[str, str]) -> bytes:
    """Return a list of parts, by an attribute of its elements, without those that are gone."""
    root = etree.fromstring(data)
    is_same = True
    for node in list(root):
        named = node.get(attribute)
        if named is None or node.get("TargetMode") == "External":
            continue
        part = _resolved(owner, named)
        if _is_signature(part):
            root.remove(node)
        elif part in names:
            node.set(attribute, f"/{names[part]}")
        else:
            continue
        is_same = False
    return (
        data
        if is_same
        else etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    )
