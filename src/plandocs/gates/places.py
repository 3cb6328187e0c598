"""Where something stands in a file, in words that a person can follow in Word or Excel."""

import re
from collections.abc import Mapping

from plandocs.diagnostics import InFile, InSheet, InWord, Location
from plandocs.gates.links import excerpt
from plandocs.gates.parts import Element, Parts, attribute, local

_NAMES = {
    "document": "",
    "header": "encabezado",
    "footer": "pie de página",
    "footnotes": "notas al pie",
    "endnotes": "notas al final",
    "comments": "comentarios",
    "core": "propiedades del documento",
    "app": "propiedades del documento",
    "custom": "propiedades del documento",
}
_WORDS = ("t", "delText")
BODY = "word/document.xml"


def part_label(part: str) -> str:
    """Return what people call a part; the body has no name."""
    if "/glossary/" in part:
        return "bloques de creación"
    stem = re.sub(r"\d*\.xml$", "", part.rpartition("/")[2])
    return _NAMES.get(stem, part)


def above(element: Element, *names: str) -> Element | None:
    """Return the nearest element of those names that holds another."""
    return next((found for found in element.iterancestors() if local(found) in names), None)


class Places:
    """The places of one file."""

    def __init__(self, path: str, parts: Parts) -> None:
        """Call the file `path`."""
        self._path = path
        self._parts = parts
        self.is_book = BODY not in parts.names and "xl/workbook.xml" in parts.names
        self.titles = _titles(parts)
        """The title of each sheet, by its part."""
        self._owners = _owners(parts, self.titles)

    def of_file(self) -> Location:
        """Return the file as a whole."""
        return InFile(self._path)

    def of_part(self, key: str, text: str = "") -> Location:
        """Return a part as a whole, in Excel the sheet that it belongs to."""
        if self.is_book:
            owner = self._owners.get(key)
            return InSheet(self._path, self.titles[owner]) if owner else InFile(self._path)
        return InWord(self._path, part_label(self._parts.names.get(key, key)), text=text)

    def of_sheet(self, title: str) -> Location:
        """Return a sheet as a whole."""
        return InSheet(self._path, title)

    def of_element(self, key: str, element: Element) -> Location:
        """Return the paragraph or the cell of an element of a part."""
        found = self.of_part(key)
        if isinstance(found, InSheet):
            return found._replace(cell=_cell(element))
        if isinstance(found, InWord):
            return found._replace(text=excerpt(words(paragraph(element))))
        return found


def paragraph(element: Element) -> Element:
    """Return the paragraph that an element is or is in, or else itself."""
    if local(element) == "p":
        return element
    found = above(element, "p", "tr")
    return element if found is None else found


def words(element: Element) -> str:
    """Return the text below an element, also what was deleted in it."""
    return "".join(node.text or "" for node in element.iter() if local(node) in _WORDS)


def _cell(element: Element) -> str:
    """Return the cells that an element of a sheet speaks of."""
    for node in (element, *element.iterancestors()):
        found = attribute(node, "r" if local(node) == "c" else "sqref")
        found = found or (attribute(node, "ref") if local(node) == "hyperlink" else "")
        if found:
            return found.split(" ")[0]
    return ""


def _titles(parts: Parts) -> Mapping[str, str]:
    leads = {(r.owner, r.id): r.part for r in parts.relations}
    found: dict[str, str] = {}
    for key, root in parts.trees.items():
        if local(root) != "workbook":
            continue
        for sheet in root.iter("{*}sheet"):
            part = leads.get((key, attribute(sheet, "id")), "")
            found[part] = sheet.get("name", "")
    return found


def _owners(parts: Parts, titles: Mapping[str, str]) -> Mapping[str, str]:
    """Return the sheet that each part belongs to: the first that leads to it."""
    leads: dict[str, list[str]] = {}
    for relation in parts.relations:
        leads.setdefault(relation.owner, []).append(relation.part)
    found: dict[str, str] = {}
    for sheet in titles:
        pending = [sheet]
        while pending:
            part = pending.pop()
            if part and part not in found:
                found[part] = sheet
                pending += leads.get(part, [])
    return found
