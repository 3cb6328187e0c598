"""Where everything went: the template line of each printed row and column, and back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Loops = tuple[tuple[int, int], ...]
Run = tuple[int, int]


class CannotMove(Exception):
    """What stood on some rows or columns has no one place among the printed ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed row or column: its template number, and the turn of each loop around it."""

    template: int
    loops: Loops = ()


class Axis:
    """One direction of a printed sheet; lines beyond the template's size only shift."""

    def __init__(self, lines: Sequence[Line], size: int) -> None:
        """Index the printed lines, first to last, of a template of `size` lines."""
        self._lines = lines
        self._size = size
        self._images: dict[int, list[int]] = defaultdict(list)
        self._turns: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for number, line in enumerate(lines, 1):
            self._images[line.template].append(number)
            for loop, turn in line.loops:
                self._turns[line.template, loop, turn].append(number)

    def __len__(self) -> int:
        """Return how many lines are printed."""
        return len(self._lines)

    @property
    def is_identity(self) -> bool:
        """Whether every line stayed where it was."""
        return len(self._lines) == self._size and all(
            number == line.template for number, line in enumerate(self._lines, 1)
        )

    def line(self, number: int) -> Line:
        """Return a printed line by its number."""
        if number <= len(self._lines):
            return self._lines[number - 1]
        return Line(number - len(self._lines) + self._size)

    def runs(self, first: int, last: int, near: Line | None = None) -> list[Run]:
        """Return where the template lines `first` to `last` are printed, as unbroken runs.

        With `near`, only the copies made in the same turns of the loops around it.
        """
        numbers = sorted(
            number
            for template in range(first, min(last, self._size) + 1)
            for number in self._near(template, near)
        )
        runs = _as_runs(numbers)
        if last > self._size:
            shift = len(self._lines) - self._size
            runs.append((max(first, self._size + 1) + shift, last + shift))
        return _joined(runs)

    def one(self, template: int, near: Line | None = None) -> int:
        """Return where a template line is printed; raise CannotMove unless it is once."""
        first, last = self.whole(template, template, near)
        if first != last:
            raise CannotMove
        return first

    def whole(self, first: int, last: int, near: Line | None = None) -> Run:
        """Return the one run of the template lines; raise CannotMove when it is not one."""
        runs = self.runs(first, last, near)
        if len(runs) != 1:
            raise CannotMove
        return runs[0]

    def extent(self, first: int, last: int) -> Run | None:
        """Return the first and the last printed line of the template lines, or None."""
        runs = self.runs(first, last)
        return (runs[0][0], runs[-1][1]) if runs else None

    def groups(self, first: int, last: int) -> list[Run]:
        """Return a run for each time that the template lines are printed as a whole."""
        numbers = [
            number
            for template in range(first, min(last, self._size) + 1)
            for number in self._images.get(template, ())
        ]
        if not numbers:
            return []
        around = _loops_around(first, (self._lines[number - 1] for number in numbers))
        groups: dict[Loops, list[int]] = defaultdict(list)
        for number in sorted(numbers):
            loops = self._lines[number - 1].loops
            groups[tuple(turn for turn in loops if turn[0] in around)].append(number)
        return [(group[0], group[-1]) for group in groups.values()]

    def before(self, template: int) -> int:
        """Return how many printed lines come before a template line; raise CannotMove."""
        if template > self._size:
            return template - 1 + len(self._lines) - self._size
        extent = self.extent(1, template - 1) if template > 1 else None
        if extent is None:
            return 0
        if self.runs(1, template - 1) != [(1, extent[1])]:
            raise CannotMove
        return extent[1]

    def _near(self, template: int, near: Line | None) -> list[int]:
        images = self._images.get(template, [])
        if near is None or not images:
            return images
        around = {loop for loop, _ in self._lines[images[0] - 1].loops}
        for loop, turn in reversed(near.loops):
            if loop in around:
                return self._turns.get((template, loop, turn), [])
        return images


@dataclass(frozen=True, slots=True)
class Layout:
    """The printed rows and columns of a sheet.

    `own` are the columns of each row that packs its own cells. `regular` says that those agree
    with `columns`, so that a column is one column all the way down.
    """

    rows: Axis
    columns: Axis
    own: dict[int, Axis]
    regular: bool = True

    @property
    def is_identity(self) -> bool:
        """Whether every cell stayed where it was."""
        return self.rows.is_identity and self.columns.is_identity and self.regular

    def columns_of(self, row: int) -> Axis:
        """Return the columns of a printed row."""
        return self.own.get(row, self.columns)


def _as_runs(numbers: Iterable[int]) -> list[Run]:
    return [(number, number) for number in numbers]


def _joined(runs: list[Run]) -> list[Run]:
    joined = runs[:1]
    for first, last in runs[1:]:
        if first == joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _loops_around(first: int, lines: Iterable[Line]) -> set[int]:
    """Return the loops that hold all the lines and begin before `first`."""
    shared = set.intersection(*({loop for loop, _ in line.loops} for line in lines))
    return {loop for loop in shared if loop < first}
