"""The passages of a Word document that a print must show as they are, without its fields."""

import re
from collections.abc import Iterator

from plandocs.printing.styles import Styles
from plandocs.printing.word import Element, attribute, is_on, w

_KEPT_FIELDS = re.compile(r"\s*(HYPERLINK|TOC|INDEX|QUOTE|MERGEFIELD|ADVANCE)?\b", re.I)
_INSIDE = {
    w(name)
    for name in (
        "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo",
    )
}  # fmt: skip
"""What holds runs of a paragraph."""
_BREAK = None


class Passages:
    """What each paragraph of a part says, read in order: a field may span several."""

    def __init__(self, styles: Styles) -> None:
        """Begin outside of any field."""
        self._styles = styles
        self._fields: list[str] = []
        """The instructions of the fields around what is read; of one begun, what was read."""
        self._are_results: list[bool] = []
        self._hidden: dict[str, bool] = {}

    def of(self, paragraph: Element) -> list[str]:
        """Return the texts that stand together in a paragraph."""
        found: list[str] = []
        together: list[str] = []
        for piece in self._pieces(paragraph):
            if piece is not _BREAK:
                together.append(piece)
            elif together:
                found.append("".join(together))
                together = []
        if together:
            found.append("".join(together))
        return found

    def _pieces(self, element: Element) -> Iterator[str | None]:
        for child in element:
            if child.tag == w("r"):
                if not self._is_hidden(child):
                    yield from self._of_run(child)
            elif child.tag == w("fldSimple"):
                yield _BREAK
                if _is_kept(attribute(child, "instr")):
                    yield from self._pieces(child)
            elif child.tag in _INSIDE:
                yield from self._pieces(child)

    def _of_run(self, run: Element) -> Iterator[str | None]:
        for child in run:
            if child.tag == w("t"):
                if self._is_shown():
                    yield child.text or ""
            elif child.tag == w("instrText"):
                if self._fields:
                    self._fields[-1] += child.text or ""
            elif child.tag == w("fldChar"):
                self._turn(attribute(child, "fldCharType"))
                yield _BREAK
            elif child.tag == w("noBreakHyphen"):
                continue
            elif child.tag != w("rPr"):
                yield _BREAK

    def _turn(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append("")
            self._are_results.append(False)
        elif self._fields and kind == "separate":
            self._are_results[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()
            self._are_results.pop()

    def _is_shown(self) -> bool:
        """Whether text is shown here: in no instruction, and in no result made anew on printing."""
        return all(self._are_results) and all(map(_is_kept, self._fields))

    def _is_hidden(self, run: Element) -> bool:
        own = run.find(f"{w('rPr')}/{w('vanish')}")
        if own is not None:
            return is_on(own)
        style = attribute(run.find(f"{w('rPr')}/{w('rStyle')}"), "val")
        if not style:
            return False
        if style not in self._hidden:
            found = (s.find(f"{w('rPr')}/{w('vanish')}") for s in self._styles.line_of(style))
            self._hidden[style] = is_on(next((v for v in found if v is not None), None))
        return self._hidden[style]


def _is_kept(instruction: str) -> bool:
    """Whether a field prints the result that the document has, and none made on printing."""
    found = _KEPT_FIELDS.match(instruction)
    return not instruction.strip() or bool(found and found[1])
