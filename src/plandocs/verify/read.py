"""The words of a finished document, read without the code that wrote it."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_BREAKS = {f"{_W}br", f"{_W}tab", f"{_W}cr"}


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def broken_part(parts: dict[str, bytes]) -> str | None:
    """Return the name of the first XML part that is not well formed, or None."""
    for name, data in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                ElementTree.fromstring(data)
            except ElementTree.ParseError:
                return name
    return None


def texts_of(parts: dict[str, bytes]) -> Iterator[str]:
    """Yield the text of every paragraph of a Word file, or of every cell of an Excel file."""
    for name, data in sorted(parts.items()):
        if name.startswith("word/") and name.endswith(".xml"):
            yield from _paragraphs(ElementTree.fromstring(data))
        elif name == "xl/sharedStrings.xml" or name.startswith("xl/worksheets/sheet"):
            yield from _strings(ElementTree.fromstring(data))


def _paragraphs(root: ElementTree.Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        yield "".join(_text(node) for node in paragraph.iter())


def _text(node: ElementTree.Element) -> str:
    if node.tag == f"{_W}t":
        return node.text or ""
    return " " if node.tag in _BREAKS else ""


def _strings(root: ElementTree.Element) -> Iterator[str]:
    for tag in ("si", "is"):
        for item in root.iter(f"{_S}{tag}"):
            yield "".join(node.text or "" for node in item.iter(f"{_S}t"))
