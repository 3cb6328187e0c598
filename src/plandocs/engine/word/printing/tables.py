"""The tables with repeated columns of one run: counted as they print, laid out at the end."""

from collections.abc import Mapping
from types import MappingProxyType

from plandocs.engine.word.layout import Counts, TablePlan, share

Known = Mapping[int, Counts]
_NONE: Known = MappingProxyType({})


class Tables:
    """The tables of a part, numbered as they print."""

    def __init__(self) -> None:
        """Begin with no table."""
        self.plans: tuple[TablePlan, ...] = ()
        self.printed: list[tuple[TablePlan, Counts]] = []
        self._known: Known = _NONE
        self._open: list[int] = []

    def begin(self, plans: tuple[TablePlan, ...], known: Known = _NONE) -> None:
        """Go on with a part; `known` are the counts of an earlier printing of it."""
        self.plans = plans
        self.printed = []
        self._known = known
        self._open = []

    @property
    def uneven(self) -> dict[int, Counts]:
        """The counts of the tables whose rows had different numbers of columns."""
        return {
            number: counts
            for number, (_, counts) in enumerate(self.printed)
            if counts.uneven and number not in self._known
        }

    def open(self, number: int) -> str:
        """Return the mark that begins a table."""
        instance = len(self.printed)
        counts = Counts()
        if instance in self._known:
            counts.by_slot.update(self._known[instance].by_slot)
        self.printed.append((self.plans[number], counts))
        self._open.append(instance)
        return f"\0T{instance}\1"

    def close(self) -> str:
        """Return the mark that ends the table last begun."""
        self._open.pop()
        return "\0t\1"

    def count(self, row: int, slot: int, count: int) -> None:
        """Note how often a column loop of the open table repeats."""
        self.printed[self._open[-1]][1].note(row, slot, count)

    def share(self, row: int, slot: int) -> str:
        """Return the width in twips of each column of a loop that was counted."""
        plan, counts = self.printed[self._open[-1]]
        known = counts.by_slot[row, slot]
        return str(share(plan.rows[row], slot, known))
