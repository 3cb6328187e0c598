"""How much work one document may ask for: counted alike on every machine, so told alike."""

from collections.abc import Callable, Mapping
from typing import Any

from plandocs.engine.language.faults import BadExpression

TOO_LONG = (
    "pide demasiado trabajo para un documento: hay ciclos dentro de ciclos, o filtros que "
    "recorren una lista larga en cada vuelta"
)
MOST_WORK = 60_000_000
"""What a document may ask for, in steps of about a tenth of a microsecond.

A workbook of 100,000 rows with ten filters in each asks for a good part of it.
"""
_CALL = 2
_TURN = 8
_ITEM = 2
"""A list of so many items keeps so many words of memory, and takes a step to copy each."""
_DEEP = 4
"""How many steps it takes to look into an item."""
_HOLDERS = (list, tuple, dict)
_LETTERS = 4
"""How many letters of a text a step copies, or keeps in memory."""
_COMPARED = 256
"""How many letters of a text a step compares."""
FREE = frozenset("count length first last d default e escape string abs round".split())
"""The filters that take as long however large their value."""
_WEIGHTS = {
    "groupby": 20,
    **dict.fromkeys("sort unique map select reject selectattr rejectattr".split(), 12),
    **dict.fromkeys("title wordcount dictsort join min max sum".split(), 6),
    "wordwrap": 96,
}
"""By how much some filters are slower than a copy."""

Operation = Callable[..., Any]


def size(value: Any) -> int:
    """Return how many steps it takes to copy a value."""
    kind = type(value)
    if kind is str:
        return len(value) // _LETTERS
    if kind is list or kind is tuple or kind is dict:
        return len(value) * _ITEM
    return 0


class Budget:
    """The work that is left to one document."""

    def __init__(self) -> None:
        """Begin with all of it."""
        self._left = MOST_WORK

    def spend(self, steps: int) -> None:
        """Take some work away; raise BadExpression when there is no more."""
        self._left -= steps
        if self._left < 0:
            raise BadExpression(TOO_LONG)

    def turns(self, count: int, weight: int) -> None:
        """Take away that of a loop of so many rounds; `weight` is how much its body holds."""
        self.spend(count * (_TURN + weight))

    def made(self, value: Any) -> Any:
        """Return a value after taking away the work of making it."""
        self.spend(_CALL + size(value))
        return value

    def weighed(self, value: Any) -> Any:
        """Return a value after taking away the work of comparing it, however deep it is."""
        if isinstance(value, str):
            self.spend(len(value) // _COMPARED)
            return value
        rest = [value]
        while rest:
            found = rest.pop()
            if isinstance(found, dict):
                found = list(found.values())
            if isinstance(found, list | tuple):
                self.spend(_DEEP * len(found))
                rest += [item for item in found if isinstance(item, _HOLDERS)]
        return value

    def charged(self, operations: Mapping[str, Operation]) -> dict[str, Operation]:
        """Return operations by name, each of which takes away the work that it is."""
        return {
            name: function if name in FREE else self._charged(function, _WEIGHTS.get(name, 1))
            for name, function in operations.items()
        }

    def comparing(self, function: Operation) -> Operation:
        """Return an operation that takes away the work of comparing what it is given."""

        def compare(*values: Any) -> Any:
            for value in values:
                self.weighed(value)
            return function(*values)

        return compare

    def _charged(self, function: Operation, weight: int) -> Operation:
        def charge(*values: Any, **named: Any) -> Any:
            self.spend(_CALL + weight * sum(map(size, values)))
            return self.made(function(*values, **named))

        return charge
