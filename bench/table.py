"""The table that a run prints."""

from collections.abc import Iterable
from dataclasses import dataclass

HEADINGS = ("work", "who", "median", "of ours", "goal", "met")


@dataclass(frozen=True)
class Goal:
    """The least ratio of a peer's cost to ours that we want, and how to say it."""

    ratio: float
    text: str


@dataclass(frozen=True)
class Row:
    """What one peer needed for one work."""

    work: str
    who: str
    value: float
    unit: str
    ratio: float | None = None
    """How many times the cost of ours."""
    goal: Goal | None = None

    @property
    def met(self) -> bool | None:
        """Return whether the goal is met, or None where there is none."""
        if self.ratio is None or self.goal is None:
            return None
        return self.ratio >= self.goal.ratio

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the row."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f} ×"
        goal = self.goal.text if self.goal else ""
        met = {None: "", True: "yes", False: "no"}[self.met]
        return self.work, self.who, f"{_number(self.value)} {self.unit}", ratio, goal, met


def markdown(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table that reads well as it is."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = tuple("-" * width for width in widths)
    return "\n".join(_line(line, widths) for line in (lines[0], rule, *lines[1:]))


def _line(cells: Iterable[str], widths: list[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(padded)} |"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
