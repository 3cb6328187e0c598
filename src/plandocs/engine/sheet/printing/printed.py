"""A sheet being printed: its plan, its texts, and where its rows and columns went."""

from collections.abc import Callable

from plandocs.engine.sheet.plans import Box, SheetPlan
from plandocs.engine.sheet.printing.layout import Axis, Layout, Loops

Note = Callable[..., None]
"""Takes a rule, a cell of the template and the values of the message."""


class PrintedSheet:
    """One printing of a sheet of the template."""

    def __init__(self, plan: SheetPlan, copy: int, rounds: Loops) -> None:
        """Begin; `copy` counts the printings of this sheet before, `rounds` the loops around."""
        self.plan = plan
        self.copy = copy
        self.title = plan.title
        self.labels: dict[int, str] = {}
        self.rows = Axis(plan.size[0])
        self.bodies: list[str] = []
        """The XML of each printed row, empty for those of which the template says nothing."""
        self.boxes: list[Box] = []
        """The merged cells."""
        self.layout = Layout(Axis.still(plan.size[0]), Axis.still(plan.size[1]), {})
        self.names: dict[str, str] = {}
        """The new names of its tables, in a copy."""
        self.parts: dict[str, str] = {}
        """The new names of its parts, in a copy."""
        self._rounds = rounds

    @property
    def template(self) -> str:
        """The title in the template."""
        return self.plan.title

    @property
    def part(self) -> str:
        """The name of its part."""
        return self.parts.get(self.plan.part, self.plan.part)

    def shares_round(self, other: "PrintedSheet") -> bool:
        """Return whether two sheets were printed in the same round of the loops around both."""
        own, others = dict(self._rounds), dict(other._rounds)
        shared = own.keys() & others.keys()
        return bool(shared) and all(own[loop] == others[loop] for loop in shared)

    def table_name(self, name: str) -> str:
        """Return the name of a table in this copy."""
        return self.names.get(name, name)
