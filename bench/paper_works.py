"""The work of printing: the PDFs of both plans, beside LibreOffice called plainly."""

import subprocess
import sys
from collections.abc import Callable
from statistics import median

from measure import Effort
from peers import BENCH
from table import Goal, Row

_WORK = "PDFs of both plans"
_RUNS = 3
"""A run takes seconds, most of them LibreOffice's."""
_WHO = {
    "all": ("ours, nothing kept", None),
    "again": ("ours, nothing changed", None),
    "one": ("soffice, a call for Word, one for Excel", None),
    "each": ("soffice, a call each", Goal(1 / 0.3, "≥ 3.33 × (ours ≤ 0.3 × it)")),
}


def pdf(effort: Effort) -> list[Row]:
    """Measure the PDFs of both plans, from their finished documents."""
    runs = max(_RUNS, effort.batches)
    values = {way: median(_milliseconds(way) for _ in range(runs)) for way in _WHO}
    return [
        Row(_WORK, who, values[way], "ms", values[way] / values["all"], goal)
        for way, (who, goal) in _WHO.items()
    ]


def _milliseconds(way: str) -> float:
    command = (sys.executable, str(BENCH / "print_both.py"), way)
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


WORKS: dict[str, Callable[[Effort], list[Row]]] = {"pdf": pdf}
