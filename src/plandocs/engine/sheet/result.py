"""The finished workbook's package: the same bytes each time, with the template's properties."""

from collections.abc import Mapping

from lxml import etree

from plandocs.engine.package import write_package
from plandocs.engine.sheet.labels import CORE
from plandocs.engine.sheet.raw import Element, local_name, parse

APP = "docProps/app.xml"

_TERMS = "http://purl.org/dc/terms/"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_EPOCH = "1980-01-01T00:00:00Z"
# Lists of sheet names that Excel rewrites on saving; with other sheets they would be untrue.
_STALE = ("TitlesOfParts", "HeadingPairs", "AppVersion")
# LibreOffice believes the row heights and results of a file that says it comes from Excel, and
# fits and computes those of any other; ours has none to believe.
_MAKER = "plandocs"


def finish(
    made: Mapping[str, bytes], template: Mapping[str, bytes], properties: Mapping[str, str]
) -> bytes:
    """Return the package of `made`, dated as its template and with its properties."""
    parts = dict(made)
    parts[CORE] = _core(template.get(CORE, made[CORE]), CORE in template, properties)
    parts[APP] = _app(template.get(APP, made[APP]))
    return write_package(parts)


def broken_part(parts: Mapping[str, bytes]) -> str | None:
    """Return the first XML part that is not well formed, or None."""
    for name, data in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                parse(data)
            except etree.XMLSyntaxError:
                return name
    return None


def _core(data: bytes, has_dates: bool, properties: Mapping[str, str]) -> bytes:
    root = parse(data)
    for node in root:
        if local_name(node) in properties:
            node.text = properties[local_name(node)]
    for name in ("created", "modified"):
        _date(root, name, has_dates)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _date(root: Element, name: str, keep: bool) -> None:
    node = root.find(f"{{{_TERMS}}}{name}")
    if node is None:
        node = etree.SubElement(root, f"{{{_TERMS}}}{name}", {_TYPE: "dcterms:W3CDTF"})
        keep = False
    if not (keep and node.text):
        node.text = _EPOCH


def _app(data: bytes) -> bytes:
    root = parse(data)
    for node in list(root):
        if local_name(node) in _STALE:
            root.remove(node)
        elif local_name(node) == "Application":
            node.text = _MAKER
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
