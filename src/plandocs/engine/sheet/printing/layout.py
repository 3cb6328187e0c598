"""Where everything went: the template line of each printed row and column, and back."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

Loops = tuple[tuple[int, int], ...]
"""The loops around a line, outermost first, each with the number of its round."""
Run = tuple[int, int]
Bodies = Mapping[int, Run]
"""The first and the last template line of each loop."""

PER_LINE = 100
"""A loop is numbered after the template line where it begins: line × 100, plus its order there."""


class CannotMove(Exception):
    """What stood on some rows or columns has no one place among the printed ones."""


class Vanished(CannotMove):
    """A range none of whose lines were printed."""


_Stretch = tuple[int, int, int, Loops]
"""Lines printed one after another: from which on, of which template lines, in which rounds."""


class Axis:
    """One direction of a printed sheet; lines beyond the template's size only shift."""

    def __init__(self, size: int, bodies: Bodies = MappingProxyType({})) -> None:
        """Begin with no line; the template has `size`; `bodies` are the lines of each loop."""
        self._size = size
        self._bodies = bodies
        self._length = 0
        self._stretches: list[_Stretch] = []
        self._starts: list[int] = []
        self._images: dict[int, list[list[int]]] = {}
        self._wide: list[_Stretch] = []
        self._looped: set[int] = set()
        """The template lines inside loops."""
        self._turns: dict[tuple[int, int, int], list[int]] | None = None
        self._is_identity = True
        self._blocks: dict[tuple[int, int], list[Run]] = {}
        self._blocks_length = 0
        """How many lines were printed when the blocks were made."""

    @classmethod
    def still(cls, size: int) -> "Axis":
        """Return the axis of a sheet in which nothing moves."""
        axis = cls(size)
        if size:
            axis.add(1, size, ())
        return axis

    def add(self, first: int, last: int, loops: Loops) -> None:
        """Print the template lines `first` to `last` after those before."""
        if loops and last > first:
            for line in range(first, last + 1):
                self.add(line, line, loops)
            return
        start = self._length + 1
        stretch = (start, first, last, loops)
        self._length += last - first + 1
        self._stretches.append(stretch)
        if loops:
            self._looped.add(first)
        self._starts.append(start)
        self._is_identity = self._is_identity and first == start
        if last > first:
            self._wide.append(stretch)
            return
        runs = self._images.setdefault(first, [])
        if runs and runs[-1][1] == start - 1:
            runs[-1][1] = start
        else:
            runs.append([start, start])

    def __len__(self) -> int:
        """Return how many lines are printed."""
        return self._length

    @property
    def is_identity(self) -> bool:
        """Whether every line stayed where it was."""
        return self._is_identity and self._length == self._size

    def template(self, number: int) -> int:
        """Return the template line of a printed one."""
        if number > self._length:
            return number - self._length + self._size
        start, first, _, _ = self._stretch(number)
        return first + number - start

    def loops(self, number: int) -> Loops:
        """Return the loops around a printed line."""
        return self._stretch(number)[3] if number <= self._length else ()

    def templates(self) -> Iterator[int]:
        """Yield the template line of each printed one."""
        for _, first, last, _ in self._stretches:
            yield from range(first, last + 1)

    def runs(self, first: int, last: int, near: Loops | None = None) -> list[Run]:
        """Return where the template lines `first` to `last` are printed, as unbroken runs.

        With `near`, only the copies made in the same rounds of the loops around it that hold them
        all.
        """
        near = self._holding(first, last, near)
        if near:
            runs = [run for line in self._lines(first, last) for run in self._copies(line, near)]
        else:
            runs = list(self._printed(first, last))
        for start, own_first, own_last, _ in self._wide:
            low, high = max(first, own_first), min(last, own_last)
            if low <= high:
                shift = start - own_first
                runs.append((low + shift, high + shift))
        if last > self._size:
            shift = self._length - self._size
            runs.append((max(first, self._size + 1) + shift, last + shift))
        return _joined(sorted(runs))

    def one(self, template: int, near: Loops | None = None) -> int:
        """Return where a template line is printed; raise CannotMove unless it is once."""
        first, last = self.whole(template, template, near)
        if first != last:
            raise CannotMove
        return first

    def whole(self, first: int, last: int, near: Loops | None = None) -> Run:
        """Return the one run of the template lines; raise CannotMove when it is not one."""
        runs = self.runs(first, last, near)
        if len(runs) != 1:
            raise CannotMove if runs else Vanished
        return runs[0]

    def extent(self, first: int, last: int) -> Run | None:
        """Return the first and the last printed line of the template lines, or None."""
        runs = self.runs(first, last)
        return (runs[0][0], runs[-1][1]) if runs else None

    def groups(self, first: int, last: int) -> list[Run]:
        """Return a run for each time that the template lines are printed as a whole."""
        if self._is_identity and last <= self._length:
            return [(first, last)]
        runs = self.runs(first, last)
        if runs and not self._looped.intersection(range(first, min(last, self._size) + 1)):
            return [(runs[0][0], runs[-1][1])]
        numbers = [n for low, high in runs for n in range(low, min(high, self._length) + 1)]
        if not numbers:
            return runs
        around = _loops_around(first, (self.loops(number) for number in numbers))
        groups: dict[Loops, list[int]] = defaultdict(list)
        for number in numbers:
            turns = tuple(turn for turn in self.loops(number) if turn[0] in around)
            groups[turns].append(number)
        return [(group[0], group[-1]) for group in groups.values()]

    def before(self, template: int) -> int:
        """Return how many printed lines come before a template line; raise CannotMove."""
        if template > self._size:
            return template - 1 + self._length - self._size
        extent = self.extent(1, template - 1) if template > 1 else None
        if extent is None:
            return 0
        if self.runs(1, template - 1) != [(1, extent[1])]:
            raise CannotMove
        return extent[1]

    def stays(self, template: int, number: int, near: bool) -> bool:
        """Return whether what counts to a template line finds the like of it at a printed one.

        Of a line of a loop, any copy is its like; beyond the template's size there is nothing to
        miss. What is `near` may look beyond the first copy.
        """
        if not 0 < template <= self._size:
            return True
        runs = self.runs(template, template)
        if len(runs) == 1 and runs[0][0] == runs[0][1] and not self.loops(runs[0][0]):
            return runs[0][0] == number
        return near or (number > 0 and bool(self.loops(number)))

    def keeps(self, runs: Iterable[Run], offset: int) -> bool:
        """Return whether the line at `offset` from each of some printed lines went with it."""
        return all(
            self._goes_with(number, offset)
            for low, high in runs
            for number in range(low, min(high, self._length) + 1)
        )

    def _goes_with(self, number: int, offset: int) -> bool:
        there = number + offset
        return (
            there > 0
            and self.template(there) == self.template(number) + offset
            and self.loops(there) == self.loops(number)
        )

    def _stretch(self, number: int) -> _Stretch:
        return self._stretches[bisect_right(self._starts, number) - 1]

    def _printed(self, first: int, last: int) -> Iterator[Run]:
        """Yield where the template lines are printed by themselves, in whole blocks where it can.

        A column of growing sums asks for all the lines above each of them.
        """
        if last - first >= len(self._images):
            for line in self._lines(first, last):
                yield from self._copies(line, ())
            return
        line = first
        while line <= last:
            level = 0
            while line % (2 << level) == 0 and line + (2 << level) - 1 <= last:
                level += 1
            yield from self._block(level, line >> level)
            line += 1 << level

    def _block(self, level: int, index: int) -> list[Run]:
        """Return where the `index`-th block of 2 ** `level` template lines is printed."""
        if level == 0:
            return [(low, high) for low, high in self._images.get(index, ())]
        if self._blocks_length != self._length:
            self._blocks, self._blocks_length = {}, self._length
        found = self._blocks.get((level, index))
        if found is None:
            below = self._block(level - 1, 2 * index), self._block(level - 1, 2 * index + 1)
            found = self._blocks[level, index] = _joined(sorted(chain(*below)))
        return found

    def _lines(self, first: int, last: int) -> Iterable[int]:
        """Return the template lines of a range that are printed by themselves."""
        if last - first < len(self._images):
            return (line for line in range(first, last + 1) if line in self._images)
        return (line for line in self._images if first <= line <= last)

    def _holding(self, first: int, last: int, near: Loops | None) -> Loops:
        """Return those of some loops that hold a range: one that goes beyond means all copies."""
        if not near:
            return ()
        held = []
        for turn in near:
            low, high = self._bodies.get(turn[0], (0, 0))
            if low <= first and last <= high:
                held.append(turn)
            elif low <= last and first <= high and not (first <= low and high <= last):
                raise CannotMove  # it covers a part of the loop: which of its rounds, nobody knows
        return tuple(held)

    def _copies(self, line: int, near: Loops) -> Iterable[Run]:
        images = self._images[line]
        if near:
            around = {loop for loop, _ in self.loops(images[0][0])}
            for loop, turn in reversed(near):
                if loop in around:
                    numbers = self._by_turn().get((line, loop, turn), ())
                    return ((number, number) for number in numbers)
        return ((low, high) for low, high in images)

    def _by_turn(self) -> dict[tuple[int, int, int], list[int]]:
        if self._turns is None:
            self._turns = {}
            for start, first, _, loops in self._stretches:
                for loop, turn in loops:
                    self._turns.setdefault((first, loop, turn), []).append(start)
        return self._turns


class Layout(NamedTuple):
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


def _joined(runs: list[Run]) -> list[Run]:
    joined = runs[:1]
    for first, last in runs[1:]:
        if first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _loops_around(first: int, lines: Iterable[Loops]) -> set[int]:
    """Return the loops that hold all the lines and begin before `first`."""
    shared = set.intersection(*({loop for loop, _ in loops} for loops in lines))
    return {loop for loop in shared if loop < first * PER_LINE}
