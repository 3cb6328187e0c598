"""Prose into paragraphs: each block in the template's own named style."""

from collections.abc import Callable

from plandocs.engine.language.faults import FORBIDDEN
from plandocs.engine.values import BlockLike, ProseLike, RunLike
from plandocs.engine.word.plans import ParagraphPlan, StylePlan

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
    """Writes the prose of one run with the styles of one template."""

    def __init__(self, styles: StylePlan) -> None:
        """Begin with no list."""
        self._styles = styles
        self._names = {identifier: name for name, identifier in styles.ids.items()}
        self._lists: dict[tuple[int, int, str], str] = {}
        self._made: list[str] = []
        self._abstract: list[str] = []
        self._proses = 0

    def write(self, prose: ProseLike, own: ParagraphPlan, missing: Callable[[str], None]) -> str:
        """Return the paragraphs; a plain one keeps `own`, the look of the tag's paragraph.

        `missing` is told the name of each style that the template lacks.
        """
        self._proses += 1
        blocks = [self._paragraph(block, own, missing) for block in prose.blocks]
        return "".join(blocks) or f"<w:p>{own.properties}</w:p>"

    def new_list(self, number: str, level: int) -> str:
        """Return a list number like `number` that counts from 1, or empty where there is none."""
        abstract = self._styles.abstract.get(number)
        if abstract is None or not self._styles.numbering:
            return ""
        made = str(self._styles.first_list + len(self._made))
        self._made.append(
            f'<w:num w:numId="{made}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        return made

    def add_list(self, abstract: Callable[[int], str]) -> str:
        """Return the number of a new list; `abstract` gives its XML from its abstract number.

        Return an empty text where the template has no lists at all.
        """
        if not self._styles.numbering:
            return ""
        used = [int(n) for n in self._styles.abstract.values() if n.isdigit()]
        abstract_number = max(used, default=0) + 1 + len(self._abstract)
        self._abstract.append(abstract(abstract_number))
        made = str(self._styles.first_list + len(self._made))
        self._made.append(
            f'<w:num w:numId="{made}"><w:abstractNumId w:val="{abstract_number}"/></w:num>'
        )
        return made

    def numbering(self) -> str:
        """Return word/numbering.xml with the lists made, or empty where none was."""
        if not self._made:
            return ""
        xml = self._styles.numbering
        # The abstract lists come first, and a numIdMacAtCleanup last (ECMA-376, 17.9.17).
        last = xml.find("<w:numIdMacAtCleanup")
        last = xml.rindex("</w:numbering>") if last < 0 else last
        first = xml.find("<w:num ")
        first = last if first < 0 else first
        return "".join((xml[:first], *self._abstract, xml[first:last], *self._made, xml[last:]))

    def _paragraph(
        self, block: BlockLike, own: ParagraphPlan, missing: Callable[[str], None]
    ) -> str:
        inner = "".join(_run(run) for run in block.runs)
        if block.kind == "paragraph":
            return f"<w:p>{own.properties}{inner}</w:p>"
        style = self._style(block, own, missing)
        properties = f'<w:pPr><w:pStyle w:val="{style}"/>{self._number(block, style)}</w:pPr>'
        if block.kind == "heading":
            return f"<w:p>{properties}\0h{block.level}\1{inner}\0H\1</w:p>"
        return f"<w:p>{properties}{inner}</w:p>"

    def _number(self, block: BlockLike, style: str) -> str:
        """Return the numbering that makes a list count from 1, each list apart."""
        if block.kind != "number":
            return ""
        key = (self._proses, block.list_id, style)
        if key not in self._lists:
            number = self._styles.lists.get(style, "")
            self._lists[key] = self.new_list(number, block.level - 1)
        number = self._lists[key]
        if not number:
            return ""
        level = block.level - 1
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _style(self, block: BlockLike, own: ParagraphPlan, missing: Callable[[str], None]) -> str:
        beside = BESIDE.get(block.kind, "").format(self._names.get(own.style, "")).lower()
        if beside in self._styles.ids:
            return self._styles.ids[beside]
        names = STYLES.get(block.kind, (block.kind,))
        name = names[min(block.level, len(names)) - 1]
        if name.lower() not in self._styles.ids:
            missing(name)
            return ""
        return self._styles.ids[name.lower()]


def _run(run: RunLike) -> str:
    marks = "<w:b/>" * run.bold + "<w:i/>" * run.italic
    look = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f"<w:r>{look}{_text(run.text)}</w:r>"


def _text(text: str) -> str:
    escaped = FORBIDDEN.sub("", text)
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    lines = escaped.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">').split("\n")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in lines)
