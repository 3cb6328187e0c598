"""The parts of an Excel package as they are, before any library reads them its own way."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

Element = etree._Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORKBOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet of the template: its title, the name of its part, its XML."""

    title: str
    part: str
    root: Element

    @property
    def header_footer(self) -> Element | None:
        """The element with the texts of the header and the footer."""
        return self.root.find(f"{MAIN}headerFooter")

    def automatic_rows(self) -> set[int]:
        """Return the rows whose height is only what Excel last fitted, not what someone set."""
        return {
            int(row.get("r", "0"))
            for row in self.root.iter(f"{MAIN}row")
            if row.get("customHeight") not in ("1", "true")
        }


@dataclass(frozen=True, slots=True)
class _Relation:
    """What a part points at: the id, the last word of the kind, the part."""

    id: str
    kind: str
    target: str


class RawBook:
    """The package of a template; raise KeyError or XMLSyntaxError when it is damaged."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Read the workbook and its sheets."""
        self.parts = parts
        self.workbook = parse(parts[WORKBOOK])
        relations = {found.id: found for found in self._relations(WORKBOOK)}
        self.sheets = [
            RawSheet(node.get("name", ""), found.target, parse(parts[found.target]))
            for node in self.workbook.iter(f"{MAIN}sheet")
            if (found := relations[node.get(_RELATION_ID, "")]).kind == "worksheet"
        ]

    def sheet(self, title: str) -> RawSheet:
        """Return the sheet of that title."""
        return next(sheet for sheet in self.sheets if sheet.title == title)

    def targets(self, part: str) -> list[str]:
        """Return the parts that a part points at."""
        return [found.target for found in self._relations(part)]

    def owner(self, part: str) -> str:
        """Return the title of the sheet that a part belongs to, or an empty text."""
        for sheet in self.sheets:
            if part in self._reached(sheet.part):
                return sheet.title
        return ""

    def content_types(self) -> dict[str, str]:
        """Return the content type of each part."""
        root = parse(self.parts[TYPES])
        own = {node.get("PartName", "")[1:]: node.get("ContentType", "") for node in root}
        by_extension = {
            node.get("Extension", "").lower(): node.get("ContentType", "") for node in root
        }
        return {
            part: own.get(part) or by_extension.get(part.rpartition(".")[2].lower(), "")
            for part in self.parts
        }

    def _relations(self, part: str) -> list["_Relation"]:
        folder, name = posixpath.split(part)
        relations = self.parts.get(f"{folder}/_rels/{name}.rels")
        return [
            _Relation(
                node.get("Id", ""),
                node.get("Type", "").rpartition("/")[2],
                _resolve(folder, node.get("Target", "")),
            )
            for node in (parse(relations) if relations is not None else ())
            if node.get("TargetMode") != "External"
        ]

    def _reached(self, part: str) -> Iterator[str]:
        yield part
        for target in self.targets(part):
            yield from self._reached(target)


def parse(data: bytes) -> Element:
    """Return the root of an XML part, reading no entity and fetching nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def local_name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(folder, target))
