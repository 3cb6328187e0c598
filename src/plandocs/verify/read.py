"""The words of a finished document, read without the code that wrote it."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_T = f"{_W}t"
_BREAKS = {f"{_W}br", f"{_W}tab", f"{_W}cr"}

Parts = Mapping[str, ElementTree.Element | None]


def read_parts(data: bytes) -> Parts:
    """Return the XML parts of a package by name; one that is not well formed is None."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return {name: _parsed(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}


def _parsed(data: bytes) -> ElementTree.Element | None:
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError:
        return None


def broken_part(parts: Parts) -> str | None:
    """Return the name of the first part that is not well formed, or None."""
    return next((name for name, root in parts.items() if root is None), None)


def texts_of(parts: Parts) -> Iterator[str]:
    """Yield the text of every paragraph of a Word file, or of every cell of an Excel file."""
    for name, root in sorted(parts.items()):
        if root is None:
            continue
        if name.startswith("word/") and name.endswith(".xml"):
            yield from _paragraphs(root)
        elif name == "xl/sharedStrings.xml" or name.startswith("xl/worksheets/sheet"):
            yield from _strings(root)


def _paragraphs(root: ElementTree.Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        yield "".join([_text(node) for node in paragraph.iter()])


def _text(node: ElementTree.Element) -> str:
    tag = node.tag
    if tag == _T:
        return node.text or ""
    return " " if tag in _BREAKS else ""


def _strings(root: ElementTree.Element) -> Iterator[str]:
    for tag in ("si", "is"):
        for item in root.iter(f"{_S}{tag}"):
            yield "".join(node.text or "" for node in item.iter(f"{_S}t"))
