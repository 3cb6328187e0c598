"""Jinja's language behind one door: an allow-list before, plain values during, places always.

`compiler` needs Jinja; what a compiled template needs to run does not, so that it starts at once.
"""

from plandocs.engine.language.faults import FaultLog, illegal_character
from plandocs.engine.language.program import Program
from plandocs.engine.language.run import Run

__all__ = ["FaultLog", "Program", "Run", "illegal_character"]
