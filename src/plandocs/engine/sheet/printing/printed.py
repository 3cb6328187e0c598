"""A sheet being printed: its plan, its texts, and where its rows and columns went."""

import re
from collections.abc import Callable
from html import unescape

from plandocs.engine.sheet.places import cell_name
from plandocs.engine.sheet.plans import Box, SheetPlan
from plandocs.engine.sheet.printing.layout import Axis, Layout, Loops
from plandocs.engine.sheet.printing.strings import Strings

_TEXT_CELL = r'<c r="{}"[^>]*? t="(?:s"><v>(\d+)</v>|inlineStr"><is>(.*?)</is>)</c>'

Note = Callable[..., None]
"""Takes a rule, a cell of the template and the values of the message."""


class PrintedSheet:
    """One printing of a sheet of the template."""

    def __init__(self, plan: SheetPlan, copy: int, rounds: Loops) -> None:
        """Begin; `copy` counts the printings of this sheet before, `rounds` the loops around."""
        self.plan = plan
        self.copy = copy
        self.title = plan.title
        self.labels: dict[int, list[str]] = {}
        """The texts outside its cells, one for each time that a label was printed."""
        self.rows = Axis(plan.size[0], plan.bodies[0])
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

    def text_at(self, row: int, column: int, strings: Strings) -> str:
        """Return the text that a cell prints; empty for other cells."""
        if row > len(self.bodies):
            return ""
        found = re.search(_TEXT_CELL.format(cell_name(row, column)), self.bodies[row - 1])
        if not found:
            return ""
        if found[1]:
            return strings.words(int(found[1]))
        return unescape("".join(re.findall(r"<t[^>]*>([^<]*)</t>", found[2])))
