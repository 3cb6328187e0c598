"""The parts of a workbook's package: what each is, and what it points at."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from plandocs.engine.sheet.parts import relations_of, resolved
from plandocs.engine.xml import HEAD, Element, parse_part

WORKBOOK = "xl/workbook.xml"
STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"


_UNUSUAL = re.compile(r"""<[^<>]*?\w(?:\s+=|=\s|=')|encoding=.(?!utf-8)""", re.IGNORECASE)
"""How Excel does not write: spaces around `=`, single quotes, other encodings."""


class Damaged(Exception):
    """A part that is missing, is no sound XML, or declares a DTD; the message says which."""


class Relation(NamedTuple):
    """What a part points at: the id, the last word of the kind, the part."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a template."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Hold the parts by name."""
        self.parts = parts

    def root(self, part: str) -> Element:
        """Return the tree of a part; raise Damaged."""
        try:
            root = parse_part(self.parts[part])
        except (KeyError, etree.XMLSyntaxError):
            raise Damaged("le faltan piezas o están dañadas") from None
        if root is None:
            raise Damaged("una de sus piezas declara un DTD, que Excel no usa")
        return root

    def text(self, part: str) -> str:
        """Return the XML of a part written as Excel writes it: UTF-8 and double quotes."""
        root, data = self.root(part), self.parts[part]
        text = data.decode("utf-8", "replace").removeprefix("\ufeff")
        if "\0" in text or "\ufffd" in text or _UNUSUAL.search(text):
            return HEAD + etree.tostring(root, encoding="unicode")
        return text

    def targets(self) -> dict[str, tuple[str, ...]]:
        """Return the parts that each part, or the package itself (an empty name), points at."""
        owners = ("", *self.parts)
        found = {owner: tuple(r.target for r in self.relations(owner)) for owner in owners}
        return {owner: targets for owner, targets in found.items() if targets}

    def relations(self, part: str) -> list[Relation]:
        """Return what a part points at inside the package."""
        name = relations_of(part)
        if name not in self.parts:
            return []
        return [
            Relation(
                node.get("Id", ""),
                node.get("Type", "").rpartition("/")[2],
                resolved(part, node.get("Target", "")),
            )
            for node in self.root(name)
            if node.get("TargetMode") != "External"
        ]

    def reached(self, part: str, seen: set[str] | None = None) -> Iterator[Relation]:
        """Yield everything that a part leads to, each part once."""
        seen = {part} if seen is None else seen
        for found in self.relations(part):
            if found.target not in seen and found.target in self.parts:
                seen.add(found.target)
                yield found
                yield from self.reached(found.target, seen)
