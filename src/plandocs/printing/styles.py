"""What the styles of a Word document say of its paragraphs."""

from collections.abc import Iterator

from plandocs.printing.word import Element, attribute, w

_BODY_TEXT = 9
"""The outline level, from 0, of what is no heading."""


class Styles:
    """The styles of a document, each with those that it is based on."""

    def __init__(self, root: Element | None) -> None:
        """Read the part of styles; a document may have none."""
        found = [] if root is None else root.findall(w("style"))
        self.root = root
        self._by_id = {attribute(style, "styleId"): style for style in found}
        self._levels: dict[str, int] = {}
        self.default = next(
            (
                attribute(style, "styleId")
                for style in found
                if attribute(style, "type") == "paragraph"
                and attribute(style, "default") in ("1", "true", "on")
            ),
            "",
        )

    def line_of(self, name: str) -> Iterator[Element]:
        """Yield a style and those that it is based on, the nearest first."""
        seen = set()
        while name not in seen and (style := self._by_id.get(name)) is not None:
            seen.add(name)
            yield style
            name = attribute(style.find(w("basedOn")), "val")

    def style_of(self, paragraph: Element) -> str:
        """Return the id of a paragraph's style."""
        return attribute(paragraph.find(f"{w('pPr')}/{w('pStyle')}"), "val") or self.default

    def level_of(self, paragraph: Element) -> int:
        """Return the level of a heading from 1, or 0 of any other text."""
        own = paragraph.find(f"{w('pPr')}/{w('outlineLvl')}")
        if own is not None:
            return _level(own)
        name = self.style_of(paragraph)
        if name not in self._levels:
            self._levels[name] = self._level_of_style(name)
        return self._levels[name]

    def _level_of_style(self, name: str) -> int:
        for style in self.line_of(name):
            found = style.find(f"{w('pPr')}/{w('outlineLvl')}")
            if found is not None:
                return _level(found)
        return 0


def _level(element: Element) -> int:
    value = attribute(element, "val")
    number = int(value) if value.isdecimal() else _BODY_TEXT
    return number + 1 if number < _BODY_TEXT else 0
