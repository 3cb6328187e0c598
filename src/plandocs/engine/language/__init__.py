"""Jinja's language behind one door: an allow-list before, plain values during, places always."""

from plandocs.engine.language.faults import FaultLog, illegal_character
from plandocs.engine.language.program import Program, check_source, compile_source, run_source
from plandocs.engine.language.run import Run

__all__ = [
    "FaultLog",
    "Program",
    "Run",
    "check_source",
    "compile_source",
    "illegal_character",
    "run_source",
]
