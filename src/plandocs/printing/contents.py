"""The lines of a Word document's contents, as its file holds them."""

from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGE = "PAGEREF"


class Line(NamedTuple):
    """A line of the contents: what it says, and the bookmark that it leads to."""

    text: str
    anchor: str


def contents_of(document: bytes) -> list[Line]:
    """Return the lines of every contents field of a Word document's body, in their order."""
    with ZipFile(BytesIO(document)) as archive:
        data = archive.read("word/document.xml")
    if _PAGE.encode() not in data:
        return []
    links = etree.fromstring(data).iter(f"{_W}hyperlink")
    return [_line(link) for link in links if _leads_to_page(link)]


def _leads_to_page(link: etree._Element) -> bool:
    codes = (code.text or "" for code in link.iter(f"{_W}instrText"))
    return any(code.split()[:1] == [_PAGE] for code in codes)


def _line(link: etree._Element) -> Line:
    """Return a line without its page, which is the result of the field."""
    words: list[str] = []
    for node in link.iter(f"{_W}t", f"{_W}tab", f"{_W}fldChar"):
        if node.tag == f"{_W}fldChar":
            break
        words.append(node.text or "" if node.tag == f"{_W}t" else " ")
    return Line(" ".join("".join(words).split()), link.get(f"{_W}anchor", ""))
