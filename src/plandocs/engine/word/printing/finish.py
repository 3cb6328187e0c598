"""The last pass over a printed part: marks become widths, breaks, contents, or nothing."""

import re
from collections.abc import Callable, Mapping

from plandocs.engine.word.plans import PartPlan
from plandocs.engine.word.printing.bookmarks import REPEATABLE, without_repeated
from plandocs.engine.word.printing.breaking import Breaks
from plandocs.engine.word.printing.listing import Contents
from plandocs.engine.word.printing.pieces import Pieces, Step
from plandocs.engine.word.printing.tables import Tables
from plandocs.engine.word.printing.widths import Widths

_CELL = re.compile(r"<w:tc[ >]")
_ROW = re.compile(r"<w:tr[ >]")


class Finisher:
    """Finishes one part."""

    def __init__(
        self,
        part: PartPlan,
        tables: Tables,
        pages: Mapping[str, str],
        too_wide: Callable[[int, int], None],
    ) -> None:
        """Finish with the counted tables; `too_wide` is told a tag and a number of columns."""
        self._pieces = Pieces()
        self._lists_contents = bool(part.contents)
        self._breaks = Breaks(self._pieces)
        self._contents = Contents(
            self._pieces, self._breaks, part.contents, pages, part.first_bookmark
        )
        self._steps: dict[str, Step] = {
            **Widths(self._pieces, tables, too_wide).steps,
            **self._breaks.steps,
            **self._contents.steps,
            "e": self._end_with_paragraph,
            "N": self._pieces.start,
            "n": self._drop_if_hollow,
        }

    def finish(self, text: str) -> list[str]:
        """Return the pieces of the part, with no mark left."""
        position, steps, add = 0, self._steps, self._breaks.add
        start = text.find("\0")
        while start >= 0:
            if start > position:
                add(text[position:start])
            end = text.find("\1", start)
            steps[text[start + 1]](text[start + 2 : end])
            position = end + 1
            start = text.find("\0", position)
        add(text[position:])
        pieces = self._pieces.all
        if self._lists_contents:
            pieces = [self._contents.fill("".join(pieces))]
        if any(sign in piece for piece in pieces for sign in REPEATABLE):
            return [without_repeated("".join(pieces))]
        return pieces

    def _end_with_paragraph(self, _: str) -> None:
        last = next((piece for piece in reversed(self._pieces.all) if piece), "")
        if not last.endswith(("</w:p>", "<w:p></w:p>")):
            self._breaks.add("<w:p></w:p>")

    def _drop_if_hollow(self, _: str) -> None:
        start, text = self._pieces.stretch()
        wanted = _CELL if text.startswith("<w:tr") else _ROW
        if not wanted.search(text):
            for index in range(start, len(self._pieces.all)):
                self._pieces.all[index] = ""
