"""The lines of a Word document's contents, as its file holds them."""

from plandocs.printing.layout import Line
from plandocs.printing.word import Element, WordFile, attribute, w

_PAGE = "PAGEREF"


def contents_of(document: bytes) -> list[Line]:
    """Return the lines of every contents field of a document, in their order."""
    word = WordFile.read(document)
    if not word.main:
        return []
    return [_line(link) for link in word.root.iter(w("hyperlink")) if _leads_to_page(link)]


def _leads_to_page(link: Element) -> bool:
    codes = (code.text or "" for code in link.iter(w("instrText")))
    return any(code.split()[:1] == [_PAGE] for code in codes)


def _line(link: Element) -> Line:
    """Return a line without its page, which is the result of the field."""
    words: list[str] = []
    for node in link.iter(w("t"), w("tab"), w("fldChar")):
        if node.tag == w("fldChar"):
            break
        words.append(node.text or "" if node.tag == w("t") else " ")
    return Line(" ".join("".join(words).split()), attribute(link, "anchor"))
