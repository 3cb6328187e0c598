"""Renders with one Python peer, as often as run.py asks: a request a line, an answer a line.

python worker.py docxtpl template.docx data.json
"""

import io
import json
import resource
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import packages

Render = Callable[[dict[str, Any]], bytes]


def open_ours(path: Path) -> Render:
    """Return how plandocs renders a template."""
    from plandocs import Template

    return Template.open(path).render


def open_docxtpl(path: Path) -> Render:
    """Return how docxtpl renders a template, as its documentation shows it."""
    from docxtpl import DocxTemplate

    template = DocxTemplate(io.BytesIO(path.read_bytes()))

    def render(context: dict[str, Any]) -> bytes:
        template.render(context)
        output = io.BytesIO()
        template.save(output)
        return output.getvalue()

    return render


def open_limit(path: Path) -> Render:
    """Return how the least that Jinja can take renders a template."""
    from limit import Limit

    return Limit(path.read_bytes()).render


def open_openpyxl(path: Path) -> Render:
    """Return how a program with openpyxl fills a template."""
    from with_openpyxl import Filler

    return Filler(path).render


def open_xlsxwriter(_: Path) -> Render:
    """Return how a program with XlsxWriter writes the schedule."""
    from with_xlsxwriter import write_schedule

    return write_schedule


def open_xlsxwriter_constant(_: Path) -> Render:
    """Return how a program with XlsxWriter writes the ledger, in constant memory."""
    from with_xlsxwriter import write_ledger

    return write_ledger


def open_xltpl(path: Path) -> Render:
    """Return how xltpl renders a template."""
    from with_xltpl import Renderer

    return Renderer(path).render


def open_schedule_limit(path: Path) -> Render:
    """Return how the least that Python can take writes the schedule."""
    from sheet_limit import ScheduleLimit

    return ScheduleLimit(path.read_bytes()).render


def open_ledger_limit(path: Path) -> Render:
    """Return how the least that Python can take writes the ledger."""
    from sheet_limit import LedgerLimit

    return LedgerLimit(path.read_bytes()).render


def open_nothing(_: Path) -> Render:
    """Return what holds data and renders nothing."""
    return lambda _: b""


# Each imports its peer by itself: what one brings must not count as memory of another.
OPEN = {
    "ours": open_ours,
    "docxtpl": open_docxtpl,
    "limit": open_limit,
    "openpyxl": open_openpyxl,
    "xlsxwriter": open_xlsxwriter,
    "xlsxwriter-constant": open_xlsxwriter_constant,
    "xltpl": open_xltpl,
    "schedule-limit": open_schedule_limit,
    "ledger-limit": open_ledger_limit,
    "nothing": open_nothing,
}


def main(peer: str, template: Path, data: Path) -> None:
    """Answer requests until there are no more."""
    packages.reach()
    contexts = [_shaped(context) for context in json.loads(data.read_text(encoding="utf-8"))]
    render, following = OPEN[peer](template), cycle(contexts)
    for line in sys.stdin:
        request = json.loads(line)
        if "write" in request:
            Path(request["write"]).write_bytes(render(contexts[0]))
            print("{}", flush=True)
            continue
        times = [_milliseconds(render, next(following)) for _ in range(request["times"])]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(json.dumps({"milliseconds": times, "peak": peak}), flush=True)


def _shaped(context: dict[str, Any]) -> dict[str, Any]:
    """Return a context; a ledger is made here, for JSON has no dates and reading it takes room."""
    if "registros" not in context:
        return context
    from content import ledger

    return ledger(context["registros"])


def _milliseconds(render: Render, context: dict[str, Any]) -> float:
    start = time.perf_counter()
    render(context)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
