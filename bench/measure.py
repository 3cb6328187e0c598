"""How a median is come by.

Peers take turns: each renders a few, then the next one does, many times over. What else the
machine does meanwhile falls on all alike.
"""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from statistics import median

from peers import BENCH, FOLDER, Peer, Worker
from table import Goal, Row

Turns = Mapping[Peer, list[list[float]]]
"""What each peer took for each render, turn by turn."""
Medians = Mapping[Peer, float]
"""What each peer needs, ours before any other."""


@dataclass(frozen=True)
class Effort:
    """How much is done before a median is believed."""

    warm_up_seconds: float
    turns: int
    annexes: int
    grids: tuple[int, ...]
    """Grids of each size of `GRID_ROWS`."""
    cold_runs: int
    batch: int
    batches: int
    ledgers: tuple[int, ...]
    """Ledgers of each size of `LEDGER_ROWS`."""


FULL = Effort(2.0, 20, 400, (400, 100, 20, 7), 15, 500, 3, (10, 3))
QUICK = Effort(0.3, 4, 40, (40, 20, 8, 3), 5, 100, 1, (3, 1))


def run_python(script: str, *arguments: str) -> None:
    """Run a script of this folder in a process of its own.

    A process inherits the peak of memory of the one that started it, so the one that measures
    must stay smaller than any peer, and leaves to others what takes room.
    """
    subprocess.run((sys.executable, str(BENCH / script), *arguments), check=True)


def agree(documents: Sequence[Path]) -> None:
    """End the run unless all documents show the same."""
    script = "sheet_agree.py" if documents[0].suffix == ".xlsx" else "agree.py"
    run_python(script, *map(str, documents))


def in_turns(peers: Sequence[Peer], work: str, data: str, effort: Effort, times: int) -> Turns:
    """Return the milliseconds of each peer, once all have been seen to print the same."""
    turns = min(effort.turns, times)
    taken: dict[Peer, list[list[float]]] = {peer: [] for peer in peers}
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(peer, work, data)) for peer in peers]
        agree([_written(worker, data) for worker in workers])
        for worker in workers:
            _warm_up(worker, effort.warm_up_seconds)
        for _ in range(turns):
            for worker in workers:
                taken[worker.peer].append(worker.milliseconds(times // turns))
    return taken


def medians(taken: Turns) -> Medians:
    """Return the median of each peer's renders."""
    return {peer: median(chain.from_iterable(turns)) for peer, turns in taken.items()}


def peaks(peers: Sequence[Peer], work: str, data: str) -> Medians:
    """Return the most memory, in MB, of processes that render once and do nothing else."""
    found: dict[Peer, float] = {}
    for peer in peers:
        with Worker(peer, work, data) as worker:
            worker.milliseconds(1)
            found[peer] = worker.peak()
    return found


def rows(work: str, unit: str, values: Medians, goals: Mapping[Peer, Goal]) -> list[Row]:
    """Return the table's rows, each beside ours, which comes first."""
    ours = next(iter(values.values()))
    return [
        Row(work, peer.name, value, unit, value / ours, goals.get(peer))
        for peer, value in values.items()
    ]


def growth(work: str, ours: Mapping[int, float], judged: int) -> list[Row]:
    """Return what each row costs in a work of a size, against what it costs in the largest."""
    costs = {size: 1000 * taken / size for size, taken in ours.items()}
    # Memory that no longer fits in the caches makes even the limit's rows dearer by a fifth.
    goals = {judged: Goal(1 / 1.5, "≥ 0.67 × (linear)")}
    last = costs[max(costs)]
    return [
        Row(work, f"ours, {size:,}", cost, "µs", cost / last, goals.get(size))
        for size, cost in costs.items()
    ]


def _warm_up(worker: Worker, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        worker.milliseconds(1)


def _written(worker: Worker, data: str) -> Path:
    path = FOLDER / f"{data}-made-by-{worker.peer.name}{worker.peer.suffix}"
    worker.write(path)
    return path
