"""The loop and the namespace of a running template, in the words of Jinja's generated code."""

from collections.abc import Iterable, Iterator
from typing import Any

from plandocs.engine.language.faults import BadExpression
from plandocs.engine.language.missing import NOTHING

LOOP_FIELDS = frozenset(
    "index index0 revindex revindex0 first last length previtem nextitem depth depth0".split()
)
"""What a template may ask of `loop`."""


class Loop:
    """What `loop` is inside a `for`."""

    depth = 1
    depth0 = 0

    def __init__(self, items: Iterable[Any], _: Any = None) -> None:
        """Go through `items`."""
        self._items = items if isinstance(items, list | tuple | str) else list(items)
        self._seen: Any = NOTHING
        self.index0 = -1
        self.marks: dict[tuple[int, int], int] = {}
        """The round in which something of the loop was first printed, by what it is."""
        self.length = len(self._items)

    def __iter__(self) -> Iterator[tuple[Any, "Loop"]]:
        """Yield each item with the loop itself, as the generated code takes them."""
        for index, item in enumerate(self._items):
            self.index0 = index
            yield item, self

    @property
    def index(self) -> int:
        """Which round it is, from 1."""
        return self.index0 + 1

    @property
    def revindex(self) -> int:
        """How many rounds are left, with this one."""
        return self.length - self.index0

    @property
    def revindex0(self) -> int:
        """How many rounds are left after this one."""
        return self.length - self.index0 - 1

    @property
    def first(self) -> bool:
        """Whether it is the first round."""
        return self.index0 == 0

    @property
    def last(self) -> bool:
        """Whether it is the last round."""
        return self.index0 == self.length - 1

    @property
    def previtem(self) -> Any:
        """The item before, or NOTHING in the first round."""
        return self._items[self.index0 - 1] if self.index0 > 0 else NOTHING

    @property
    def nextitem(self) -> Any:
        """The item after, or NOTHING in the last round."""
        return NOTHING if self.last else self._items[self.index0 + 1]

    def cycle(self, *values: Any) -> Any:
        """Return the values by turns; raise BadExpression where there is none."""
        if not values:
            raise BadExpression("«loop.cycle()» no tiene valores")
        return values[self.index0 % len(values)]

    def changed(self, *values: Any) -> bool:
        """Return whether the values are others than in the round before."""
        changed: bool = self._seen != values
        self._seen = values
        return changed


class Names:
    """A `namespace()`: names that a loop may change and that outlive it."""

    def __init__(self, **names: Any) -> None:
        """Hold some names."""
        self.names = names

    def __setitem__(self, name: str, value: Any) -> None:
        self.names[name] = value
