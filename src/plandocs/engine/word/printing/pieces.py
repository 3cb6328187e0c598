"""The text of a part while it is finished: pieces, some of which are filled later."""

from collections.abc import Callable

Step = Callable[[str], object]
"""What a mark does; it is given what the mark carries."""


class Pieces:
    """The pieces of a text, in order."""

    def __init__(self) -> None:
        """Begin with no text."""
        self.all: list[str] = []
        self._starts: list[int] = []

    def later(self) -> int:
        """Leave a place to be filled later; return its number."""
        self.all.append("")
        return len(self.all) - 1

    def start(self, _: str = "") -> None:
        """Begin a stretch that will be looked at as a whole."""
        self._starts.append(len(self.all))

    def stretch(self) -> tuple[int, str]:
        """End the stretch last begun; return where it began, and its text."""
        start = self._starts.pop()
        return start, "".join(self.all[start:])

    def take_stretch(self) -> str:
        """End the stretch last begun; return its text, which is taken away."""
        start, text = self.stretch()
        del self.all[start:]
        return text

    def take_end(self, *beginnings: str) -> str:
        """Take away, and return, the last pieces, back to one that holds any of `beginnings`."""
        end: list[str] = []
        while self.all:
            end.append(self.all.pop())
            if any(found in end[-1] for found in beginnings):
                break
        return "".join(reversed(end))
