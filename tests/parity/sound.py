"""Whether a document is one: no text between paragraphs, no run in a text."""

import io
import zipfile

from lxml import etree

from parity.compare import Element, w

_INLINE = {w(name) for name in ("p", "hyperlink", "sdtContent", "smartTag", "ins", "fldSimple")}
_BLOCK = {w(name) for name in ("body", "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent")}
_BLOCK |= {w("sdtContent")}
_PARENTS = {
    w("p"): _BLOCK,
    w("tbl"): _BLOCK,
    w("tr"): {w("tbl"), w("sdtContent")},
    w("tc"): {w("tr"), w("sdtContent")},
    w("r"): _INLINE,
    w("t"): {w("r"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}r"},
}


def unsound(data: bytes) -> list[str]:
    """Return what Word would refuse of a document's parts."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                root = etree.fromstring(archive.read(name))
                found += [f"{name}: {fault}" for node in root.iter() for fault in _faults(node)]
    return found


def _faults(node: Element) -> list[str]:
    parent = node.getparent()
    if parent is None or not isinstance(node.tag, str):
        return []
    name, holder = etree.QName(node).localname, etree.QName(parent).localname
    found = []
    if parent.tag not in _PARENTS.get(node.tag, {parent.tag}):
        found.append(f"{name} in {holder}")
    if (node.tail or "").strip():
        found.append(f"text after {name}: {node.tail}")
    if node.tag == w("tc") and (len(node) == 0 or node[-1].tag not in (w("p"), w("sdt"))):
        found.append("a cell that does not end in a paragraph")
    return found
