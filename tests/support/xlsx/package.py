"""A package as zipfile and lxml see it: parts, content types, relationships."""

import io
import posixpath
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

Element = etree._Element

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
EXCEL = "{urn:schemas-microsoft-com:office:excel}"
APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
VT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"

CONTENT_TYPES = "[Content_Types].xml"
_XML = (".xml", ".rels", ".vml")


@dataclass(frozen=True)
class Relation:
    """What a part points to: a part by its name, or an address outside."""

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """The parts of a zip, parsed when they are asked for."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self._trees: dict[str, Element] = {}

    def xml_names(self) -> list[str]:
        """Return the names of the parts that are XML."""
        return [name for name in self.parts if name.lower().endswith(_XML)]

    def xml(self, name: str) -> Element:
        """Return the root of a part; raise XMLSyntaxError when it is no sound XML."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            self._trees[name] = etree.fromstring(self.parts[name], parser)
        return self._trees[name]

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part (or the package, by an empty name) points to, by id."""
        source = rels_of(name)
        if source not in self.parts:
            return {}
        found = {}
        for node in self.xml(source).iterchildren(f"{RELS}Relationship"):
            target = node.get("Target", "")
            # The link of a picture to a cell is `#Hoja!A1`, and is no part.
            external = node.get("TargetMode") == "External" or target.startswith("#")
            relation = Relation(
                node.get("Id", ""),
                node.get("Type", "").rpartition("/")[2],
                target if external else _resolved(name, target),
                external,
            )
            found[relation.id] = relation
        return found

    def related(self, name: str, kind: str) -> list[str]:
        """Return the targets of a part's relations of one kind."""
        return [found.target for found in self.relations(name).values() if found.kind == kind]

    @property
    def workbook(self) -> str:
        """The name of the main part."""
        (found,) = self.related("", "officeDocument")
        return found

    def sheet_parts(self) -> list[str]:
        """Return the parts of the sheets, in the order of the workbook."""
        relations = self.relations(self.workbook)
        sheets = self.xml(self.workbook).iterfind(f"{S}sheets/{S}sheet")
        return [relations[node.get(f"{R}id", "")].target for node in sheets]

    def sheet_names(self) -> list[str]:
        """Return the names of the sheets, in the order of the workbook."""
        sheets = self.xml(self.workbook).iterfind(f"{S}sheets/{S}sheet")
        return [node.get("name", "") for node in sheets]

    def content_type(self, name: str) -> str | None:
        """Return the type declared for a part: its own, or that of its extension."""
        extension = name.rpartition(".")[2].lower()
        default = None
        for node in self.xml(CONTENT_TYPES):
            if node.tag == f"{TYPES}Override" and node.get("PartName") == f"/{name}":
                return node.get("ContentType")
            if node.tag == f"{TYPES}Default" and node.get("Extension", "").lower() == extension:
                default = node.get("ContentType")
        return default


def rels_of(name: str) -> str:
    """Return the part that keeps the relationships of another."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _resolved(source: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def local(node: Element) -> str:
    """Return the name of an element without its namespace."""
    return etree.QName(node).localname


def words(nodes: Iterable[Element]) -> str:
    """Return the texts of some elements as one."""
    return "".join(node.text or "" for node in nodes)
