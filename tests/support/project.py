"""Project folders for tests: the shipped one, and small ones made on the spot."""

from pathlib import Path

from plandocs.build import Outcome, Request, build
from plandocs.diagnostics import InFile, Report

ROOT = Path(__file__).parents[2]
IEEQ = "ieeq/spen-2024-2025"
IEM = "iem/pat-2023"


def build_plans(root: Path, output: Path, *plans: str, strict: bool = False) -> Outcome:
    """Return the outcome of building some plans of a project."""
    return build(Request(root, plans, output, strict=strict))


def told(report: Report) -> list[str]:
    """Return findings as `code place: sentence`, places without their folders."""
    return [f"{found.rule.code} {_short(found.at)}: {found.message}" for found in report]


def told_of_print(report: Report) -> list[str]:
    """Return the findings that have to do with printing a plan, not with what it says."""
    printing = Report()
    printing.extend(found for found in report if not found.rule.of_content)
    return told(printing)


def _short(place: object) -> str:
    if isinstance(place, InFile):
        name = place.path.rsplit("/", 1)[-1]
        return f"{name}:{place.line}:{place.column}" if place.line else name
    return str(place)
