"""A mark in what LibreOffice is given, by which the PDF of one document is told from another's.

The marks go where nothing prints them: in a Word document a bookmark, in a workbook a keyword.
LibreOffice writes both in the PDF; neither is in the one that is delivered.
"""

import hashlib
import io
import zipfile

import pikepdf
from lxml import etree

_CORE = "docProps/core.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_KEYWORDS = f"{{{_PROPERTIES}}}keywords"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_LETTERS = 24


def seal_of(document: bytes) -> str:
    """Return the mark of a document, which no other has."""
    return "pd" + hashlib.sha256(document).hexdigest()[:_LETTERS]


def sealed(workbook: bytes) -> bytes:
    """Return a workbook with its mark among the keywords of its properties."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = _core_of(parts)
    if name not in parts:
        parts |= _with_core(parts)
        name = _CORE
    root = etree.fromstring(parts[name])
    keywords = root.find(_KEYWORDS)
    if keywords is None:
        keywords = etree.SubElement(root, _KEYWORDS)
    keywords.text = f"{keywords.text or ''} {seal_of(workbook)}".strip()
    parts[name] = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for part, data in parts.items():
            archive.writestr(zipfile.ZipInfo(part), data)
    return made.getvalue()


def has_keyword(pdf: pikepdf.Pdf, seal: str) -> bool:
    """Return whether a PDF is of the workbook with a mark."""
    return seal in str(pdf.docinfo.get("/Keywords", ""))


def _core_of(parts: dict[str, bytes]) -> str:
    """Return the part of a package's own properties, where they are if it has none."""
    for relation in etree.fromstring(parts[_RELATIONS]):
        if relation.get("Type") == _CORE_RELATION:
            return str(relation.get("Target", "")).lstrip("/")
    return ""


def _with_core(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return what a package without properties of its own needs to have some."""
    relations = etree.fromstring(parts[_RELATIONS])
    for old in [one for one in relations if one.get("Type") == _CORE_RELATION]:
        relations.remove(old)  # it leads nowhere
    relation = etree.SubElement(relations, f"{{{etree.QName(relations).namespace}}}Relationship")
    relation.attrib.update({"Id": "pdCore", "Type": _CORE_RELATION, "Target": _CORE})
    types = etree.fromstring(parts[_TYPES])
    kind = etree.SubElement(types, f"{{{etree.QName(types).namespace}}}Override")
    kind.attrib.update({"PartName": f"/{_CORE}", "ContentType": _CORE_TYPE})
    return {
        _RELATIONS: etree.tostring(relations, encoding="UTF-8", xml_declaration=True),
        _TYPES: etree.tostring(types, encoding="UTF-8", xml_declaration=True),
        _CORE: f'<cp:coreProperties xmlns:cp="{_PROPERTIES}"/>'.encode(),
    }
