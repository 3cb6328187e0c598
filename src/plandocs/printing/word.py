"""A finished Word document as its parts: what the pages are made from."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

Element = etree._Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_MAIN = "/officeDocument"
"""How the relation to the main part ends, in both kinds of Open XML."""
_OTHER_THAN_LETTERS = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
}


def w(name: str) -> str:
    """Return the full name of an element or attribute of Word."""
    return WORD + name


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute of Word of an element; empty where either is not there."""
    return "" if element is None else element.get(w(name)) or ""


def is_on(switch: Element | None) -> bool:
    """Whether a property that is yes or no says yes."""
    return switch is not None and attribute(switch, "val") not in ("0", "false", "off")


@dataclass(frozen=True)
class WordFile:
    """The parts of a Word document by name."""

    parts: dict[str, bytes]

    @classmethod
    def read(cls, document: bytes) -> "WordFile":
        """Return the parts of a package."""
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
            return cls({name: archive.read(name) for name in names})

    @cached_property
    def main(self) -> str:
        """The name of the part with the body; empty in what is no Word document."""
        name = next(
            (target for kind, target in self.related("").values() if kind.endswith(_MAIN)), ""
        )
        return name if name.startswith("word/") else ""

    @cached_property
    def root(self) -> Element:
        """The tree of the part with the body."""
        return parsed(self.parts[self.main])

    @cached_property
    def body(self) -> Element:
        """The body."""
        found = self.root.find(w("body"))
        return self.root if found is None else found

    @cached_property
    def relations(self) -> dict[str, tuple[str, str]]:
        """The kind and the target of each relation of the body, by its id."""
        return self.related(self.main)

    def of_kind(self, kind: str) -> Element | None:
        """Return the tree of the body's part of a kind («styles», «settings»), if it has one."""
        for found, target in self.relations.values():
            if found.endswith(f"/{kind}") and target in self.parts:
                return parsed(self.parts[target])
        return None

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Return the kind and the target of each relation of a part, by its id."""
        folder, name = posixpath.split(part)
        data = self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        if data is None:
            return {}
        return {
            relation.get("Id", ""): (
                relation.get("Type", ""),
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:],
            )
            for relation in parsed(data).iter(f"{_PACKAGE}Relationship")
        }


def parsed(part: bytes) -> Element:
    """Return the tree of a part."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def body_paragraphs(body: Element) -> list[Element]:
    """Return the paragraphs that run with the text, in order; those of text boxes do not."""
    aside = {
        paragraph
        for box in body.iter(w("txbxContent"), f"{_COMPATIBLE}Fallback")
        for paragraph in box.iter(w("p"))
    }
    return [paragraph for paragraph in body.iter(w("p")) if paragraph not in aside]


def text_of(paragraph: Element) -> str:
    """Return the words that a paragraph prints, without those of its text boxes."""
    return "".join(_pieces(paragraph))


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag in _OTHER_THAN_LETTERS:
            yield _OTHER_THAN_LETTERS[child.tag]
        elif child.tag not in _SILENT:
            yield from _pieces(child)


_SILENT = {
    w(name) for name in ("pPr", "rPr", "drawing", "pict", "object", "instrText", "del", "moveFrom")
} | {f"{_COMPATIBLE}AlternateContent"}
"""What holds no words of the paragraph itself."""


def cells_of(body: Element) -> dict[Element, tuple[int, int, int]]:
    """Return the table, row and column of each cell, from 1, as Word shows them in order."""
    found: dict[Element, tuple[int, int, int]] = {}
    for number, table in enumerate(body.iter(w("tbl")), 1):
        for row, line in enumerate(rows_of(table), 1):
            for column, cell in enumerate(_nearest(line, "tc"), 1):
                found[cell] = (number, row, column)
    return found


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, also those that a content control wraps."""
    return _nearest(table, "tr")


def _nearest(element: Element, name: str) -> Iterator[Element]:
    """Yield the nearest elements of a name below an element, not those inside of them."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif child.tag != w("p"):
            yield from _nearest(child, name)


def cell_around(paragraph: Element) -> Element | None:
    """Return the innermost cell that a paragraph stands in."""
    return next(paragraph.iterancestors(w("tc")), None)
