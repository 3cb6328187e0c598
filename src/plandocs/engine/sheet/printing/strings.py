"""The texts of cells: shared where they repeat, each in its own cell when they are too many."""

import re
from html import escape

from plandocs.engine.sheet.plans import StringsPlan

_MOST = 20_000
"""How many texts are shared; beyond them each stands in its cell, so that memory stays small."""
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)


class Strings:
    """The shared texts of one printing."""

    def __init__(self, plan: StringsPlan | None) -> None:
        """Begin with the template's; without any, no text is shared."""
        self._plan = plan
        self._base = plan.total if plan is not None else 0
        self._numbers: dict[str, int] = {}
        self._words: list[str] = []
        self.is_full = plan is None

    def text(self, words: str) -> str:
        """Return what a cell holds after its style for a text of its own."""
        return self._held(f"<t{_space(words)}>{escaped(words)}</t>", words)

    def plain(self, words: str) -> str:
        """Return what `text` does, for words with nothing to escape and no spaces to keep."""
        return self._held(f"<t>{words}</t>", words)

    def rich(self, runs: list[tuple[str, str]]) -> str:
        """Return what a cell holds for runs, each its `rPr` and its words."""
        items = (f"<r>{look}<t{_space(text)}>{escaped(text)}</t></r>" for look, text in runs)
        return self._held("".join(items), "".join(text for _, text in runs))

    def _held(self, item: str, words: str) -> str:
        number = self._numbers.get(item)
        if number is None:
            if self.is_full:
                return f' t="inlineStr"><is>{item}</is></c>'
            number = self._base + len(self._numbers)
            self._numbers[item] = number
            self._words.append(words)
            self.is_full = len(self._numbers) >= _MOST
        return f' t="s"><v>{number}</v></c>'

    def words(self, number: int) -> str:
        """Return the text of a number."""
        own = number - self._base
        if own >= 0:
            return self._words[own]
        return self._plan.words.get(number, "") if self._plan is not None else ""

    def part(self) -> str | None:
        """Return xl/sharedStrings.xml, or None when there is none."""
        if self._plan is None:
            return None
        items = "".join(f"<si>{item}</si>" for item in self._numbers)
        return f"{_HEAD}{self._plan.items}{items}</sst>"


def escaped(text: str) -> str:
    """Return a text as a cell's XML holds it, safe from Excel's `_x0041_` codes."""
    if "_x" in text:
        text = _ESCAPE_LIKE.sub("_x005F_", text)
    return escape(text, quote=False)


def _space(text: str) -> str:
    kept = text[:1].isspace() or text[-1:].isspace() or "\n" in text or "  " in text
    return ' xml:space="preserve"' if kept else ""
