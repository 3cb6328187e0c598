"""Prose into paragraphs: each block in the template's own named style."""

import copy
from collections.abc import Callable

from lxml import etree
from markupsafe import Markup

from plandocs.engine.values import BlockLike, ProseLike, RunLike
from plandocs.engine.word.xml import Element, make, make_text, style_ids_by_name, w

STYLES = {
    "bullet": ("List Bullet", "List Bullet 2", "List Bullet 3"),
    "number": ("List Number", "List Number 2", "List Number 3"),
    "heading": ("heading 1", "heading 2", "heading 3", "heading 4"),
    "quote": ("Quote",),
}
"""Word's own style names by kind and level; any other kind is itself the name of a style."""

BESIDE = {"bullet": "{} viñeta", "number": "{} número"}
"""The style preferred for a list inside a paragraph style of the designer's own."""


class ProseWriter:
    """Writes prose with the styles of one template; `missing` is told of each style it lacks."""

    def __init__(
        self, styles: Element, numbering: Element | None, missing: Callable[[str], None]
    ) -> None:
        """Read the template's style names; `numbering` receives the restarted lists."""
        self._ids = style_ids_by_name(styles)
        self._names = {identifier: name for name, identifier in self._ids.items()}
        self._styles = styles
        self._numbering = numbering
        self._missing = missing
        self._lists: dict[tuple[int, int, str], str] = {}
        self._proses = 0

    def write(self, prose: ProseLike, own: Element | None) -> Markup:
        """Return the paragraphs; a plain one keeps `own`, the properties of the tag's paragraph."""
        self._proses += 1
        blocks = [self._paragraph(block, own) for block in prose.blocks]
        if not blocks:
            blocks = [make("p", *_copies(own))]
        return Markup("".join(etree.tostring(block, encoding="unicode") for block in blocks))

    def _paragraph(self, block: BlockLike, own: Element | None) -> Element:
        properties = _copies(own) if block.kind == "paragraph" else [self._styled(block, own)]
        return make("p", *properties, *(_run(run) for run in block.runs))

    def _styled(self, block: BlockLike, own: Element | None) -> Element:
        identifier = self._style(block, own)
        properties = make("pPr", make("pStyle", val=identifier))
        if block.kind == "number" and (number := self._restarted(block, identifier)):
            properties.append(
                make("numPr", make("ilvl", val=block.level - 1), make("numId", val=number))
            )
        return properties

    def _style(self, block: BlockLike, own: Element | None) -> str:
        beside = BESIDE.get(block.kind, "").format(self._own_name(own)).lower()
        if beside in self._ids:
            return self._ids[beside]
        names = STYLES.get(block.kind, (block.kind,))
        name = names[min(block.level, len(names)) - 1]
        if name.lower() not in self._ids:
            self._missing(name)
            return ""
        return self._ids[name.lower()]

    def _own_name(self, own: Element | None) -> str:
        style = own.find(w("pStyle")) if own is not None else None
        return self._names.get(style.get(w("val"), ""), "") if style is not None else ""

    def _restarted(self, block: BlockLike, style: str) -> str:
        """Return a list number that counts from 1 for this list alone."""
        key = (self._proses, block.list_id, style)
        if key not in self._lists:
            self._lists[key] = self._new_list(style, block.level - 1)
        return self._lists[key]

    def _new_list(self, style: str, level: int) -> str:
        found = self._styles.find(
            f"{w('style')}[@{w('styleId')}='{style}']/{w('pPr')}/{w('numPr')}/{w('numId')}"
        )
        if found is None or self._numbering is None:
            return ""
        source = self._numbering.find(f"{w('num')}[@{w('numId')}='{found.get(w('val'))}']")
        abstract = source.find(w("abstractNumId")) if source is not None else None
        if abstract is None:
            return ""
        used = [int(num.get(w("numId"), "0")) for num in self._numbering.iter(w("num"))]
        number = str(max(used) + 1)
        override = make("lvlOverride", make("startOverride", val=1), ilvl=level)
        self._numbering.append(make("num", copy.deepcopy(abstract), override, numId=number))
        return number


def _copies(properties: Element | None) -> list[Element]:
    return [] if properties is None else [copy.deepcopy(properties)]


def _run(run: RunLike) -> Element:
    element = make("r")
    marks = [make(name) for name, on in (("b", run.bold), ("i", run.italic)) if on]
    if marks:
        element.append(make("rPr", *marks))
    for number, line in enumerate(run.text.split("\n")):
        if number:
            element.append(make("br"))
        element.append(make_text(line))
    return element
