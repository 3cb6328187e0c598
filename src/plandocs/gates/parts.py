"""The parts of an Office file as a gate sees them: trees, types, relations, wherever they stand."""

import posixpath
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from lxml import etree

Element = etree._Element

TYPES = "[content_types].xml"
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)


class Relation(NamedTuple):
    """What a part points at; `kind` is the last word of its type, in lower case."""

    owner: str
    id: str
    kind: str
    target: str
    is_external: bool
    part: str
    """The part inside the package that it means, in lower case; empty for none."""
    said_in: str
    """The part of relations where it stands, in lower case."""


class Parts:
    """The parts of one file. Their names count in lower case, as they do in Word and Excel."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Hold the parts by name."""
        self.names = {name.casefold(): name for name in parts}
        self._parts = parts

    def data(self, key: str) -> bytes:
        """Return the bytes of a part by its name in lower case."""
        return self._parts[self.names[key]]

    @cached_property
    def trees(self) -> Mapping[str, Element]:
        """The trees of all the parts that are XML, whatever their names say, by lower case."""
        found = ((key, _tree(self.data(key))) for key in self.names)
        return {key: root for key, root in found if root is not None}

    @cached_property
    def types(self) -> Mapping[str, str]:
        """The content type of each part, in lower case (ECMA-376 part 2, 10.1.2.4)."""
        defaults, overrides = {}, {}
        for node in _children(self.trees.get(TYPES)):
            kind = node.get("ContentType", "").strip().casefold()
            if local(node) == "Default":
                defaults[node.get("Extension", "").casefold()] = kind
            else:
                overrides[node.get("PartName", "").strip().lstrip("/").casefold()] = kind
        return {
            key: overrides.get(key) or defaults.get(key.rpartition(".")[2], "")
            for key in self.names
        }

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Every relation of every part, also of parts that nobody reaches."""
        return tuple(found for key in sorted(self.names) for found in self._relations(key))

    def _relations(self, key: str) -> Iterator[Relation]:
        folder, _, name = key.rpartition("/")
        if not name.endswith(".rels"):
            return
        owner = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
        for node in _children(self.trees.get(key)):
            target = node.get("Target", "").strip()
            outside = node.get("TargetMode", "").strip().casefold() == "external"
            kind = node.get("Type", "").strip().rpartition("/")[2].casefold()
            part = "" if outside else resolved(owner, target.casefold())
            yield Relation(owner, node.get("Id", ""), kind, target, outside, part, key)


def resolved(owner: str, target: str) -> str:
    """Return the part that a target means, beginning with `..` when it is outside the package."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(owner), target))


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def word_name(element: Element) -> str:
    """Return the name of an element of WordprocessingML, of either edition, or an empty text."""
    space, _, name = str(element.tag)[1:].rpartition("}")
    return name if space in _W else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name, whatever its namespace."""
    found = (str(text) for key, text in element.attrib.items() if local_key(key) == name)
    return next(found, "")


def local_key(key: str | bytes) -> str:
    """Return the name of an attribute without its namespace."""
    return str(key).rpartition("}")[2]


def is_on(element: Element) -> bool:
    """Return whether an element that says yes or no says yes (ECMA-376 part 1, 17.17.4)."""
    return attribute(element, "val").casefold() not in ("0", "false", "off")


def _children(root: Element | None) -> list[Element]:
    return list(root) if root is not None else []


def _tree(data: bytes) -> Element | None:
    """Return the tree of what is XML; of what is badly written, as much as can be read.

    Another gate refuses what is no XML, but not what only libxml2 finds wrong, such as a name of a
    namespace that is no address: Word reads that, so nothing in it may go unseen.
    """
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<", *_WIDE)):
        return None
    # Without comments, so that none cuts a code or a formula in two.
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # as large as the gate of packages lets a part be
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
