"""A finished Word file read back with the standard library alone."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Node = ElementTree.Element


def part(data: bytes, name: str = "word/document.xml") -> Node:
    """Return a part of a package, parsed strictly."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return ElementTree.fromstring(archive.read(name))


def body(data: bytes) -> Node:
    """Return the body of a document."""
    found = part(data).find(f"{W}body")
    assert found is not None
    return found


def paragraphs(root: Node) -> Iterator[Node]:
    """Yield the paragraphs in document order."""
    yield from root.iter(f"{W}p")


def text(node: Node) -> str:
    """Return the words below a node; breaks and tabs are spaces, field results included."""
    words = {f"{W}br": " ", f"{W}tab": " "}
    pieces = [n.text or "" if n.tag == f"{W}t" else words.get(n.tag, "") for n in node.iter()]
    return "".join(pieces)


def style(paragraph: Node) -> str:
    """Return the id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def tables(root: Node) -> list[Node]:
    """Return the tables in document order."""
    return list(root.iter(f"{W}tbl"))


def rows(table: Node) -> list[list[Node]]:
    """Return the cells of a table by rows."""
    return [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]


def fill(cell: Node) -> str:
    """Return a cell's own fill, or an empty text."""
    found = cell.find(f"{W}tcPr/{W}shd")
    return "" if found is None else found.get(f"{W}fill", "")


def span(cell: Node) -> int:
    """Return how many columns of the grid a cell covers."""
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if found is None else int(found.get(f"{W}val", "1"))
