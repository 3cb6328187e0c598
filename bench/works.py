"""The works that are measured, each with its goals.

Peers take turns: each renders a few, then the next one does, many times over. What else the
machine does meanwhile falls on all alike.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from statistics import median

from peers import BENCH, CARBONE, DOCXTPL, FOLDER, LIMIT, OURS, PEERS, Peer, Worker
from table import Goal, Row

ROOT = BENCH.parent
PLANDOCS = str(Path(sys.executable).with_name("plandocs"))
GRID_ROWS = (10, 100, 1_000, 5_000)
LARGEST = GRID_ROWS[-1]
YAML = FOLDER / "annex.yaml"
MADE = "annex.docx"

Turns = Mapping[Peer, list[list[float]]]
"""What each peer took for each render, turn by turn."""
Medians = Mapping[Peer, float]
Command = tuple[str, ...]


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


FULL = Effort(2.0, 20, 400, (400, 100, 20, 7), 15, 500, 3)
QUICK = Effort(0.3, 4, 40, (40, 20, 8, 3), 5, 100, 1)


def warm(effort: Effort) -> list[Row]:
    """Measure one annex, in processes that have already made many."""
    medians = _medians(_in_turns("annex", "annex", effort, effort.annexes))
    fastest = min(_others(medians), key=lambda peer: medians[peer])
    goals = {
        fastest: Goal(5, "≥ 5 × (fastest peer)"),
        DOCXTPL: Goal(15, "≥ 15 ×"),
        LIMIT: Goal(1 / 1.5, "≥ 0.67 × (ours ≤ 1.5 × it)"),
    }
    return _rows("annex, warm", "ms", medians, goals)


def cold(effort: Effort) -> list[Row]:
    """Measure a process that makes one annex and ends."""
    commands = {OURS: _cold_ours, DOCXTPL: _cold_docxtpl}
    _agree(*(_made(command, peer) for peer, command in commands.items()))
    medians = _commands_in_turns(commands, effort.cold_runs)
    goals = {DOCXTPL: Goal(1 / 0.8, "≥ 1.25 × (ours ≤ 0.8 × it)")}
    return _rows("annex, cold", "ms", medians, goals)


def grid(effort: Effort) -> list[Row]:
    """Measure grids of growing size, and the memory that the largest needs."""
    rows: list[Row] = []
    ours: dict[int, float] = {}
    for size, times in zip(GRID_ROWS, effort.grids, strict=True):
        medians = _medians(_in_turns("grid", f"grid-{size}", effort, times))
        ours[size] = medians[OURS]
        goals = _largest_goals() if size == LARGEST else {}
        rows += _rows(f"grid of {size:,} rows", "ms", medians, goals)
    return [*rows, *_growth(ours), *_memory()]


def batch(effort: Effort) -> list[Row]:
    """Measure many documents from one template, every one with its own data."""
    one_a_turn = replace(effort, turns=effort.batches)
    taken = _in_turns("annex", "batch", one_a_turn, effort.batch * effort.batches)
    medians = {peer: median(map(sum, batches)) for peer, batches in taken.items()}
    goals = {DOCXTPL: Goal(15, "≥ 15 ×")}
    rows = _rows(f"{effort.batch} documents", "a second", medians, goals)
    return [replace(row, value=1000 * effort.batch / row.value) for row in rows]


def annex(effort: Effort) -> list[Row]:
    """Measure what `make annex` runs: all documents of the plans of this repository."""
    medians = _commands_in_turns({OURS: _build, DOCXTPL: _cold_docxtpl}, effort.cold_runs)
    goals = {DOCXTPL: Goal(1 / 3, "≥ 0.33 × (ours ≤ 3 × it)")}
    ours, docxtpl = _rows("make annex, cold", "ms", medians, goals)
    return [ours, replace(docxtpl, who="docxtpl, one annex")]


WORKS: dict[str, Callable[[Effort], list[Row]]] = {
    "warm": warm,
    "cold": cold,
    "grid": grid,
    "batch": batch,
    "annex": annex,
}


def prepare(effort: Effort) -> None:
    """Draw the templates and write the data.

    Another process does it, and compares documents too: a process inherits the peak of memory of
    the one that started it, so this one must stay smaller than any peer.
    """
    sizes = (effort.batch, *GRID_ROWS)
    _run_python("prepare.py", str(FOLDER), *map(str, sizes))


def _agree(*documents: Path) -> None:
    _run_python("agree.py", *map(str, documents))


def _run_python(script: str, *arguments: str) -> None:
    subprocess.run((sys.executable, str(BENCH / script), *arguments), check=True)


def _in_turns(work: str, data: str, effort: Effort, times: int) -> Turns:
    """Return the milliseconds of each peer, once all have been seen to print the same."""
    turns = min(effort.turns, times)
    taken: dict[Peer, list[list[float]]] = {peer: [] for peer in PEERS}
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(peer, work, data)) for peer in PEERS]
        _agree(*(_written(worker, data) for worker in workers))
        for worker in workers:
            _warm_up(worker, effort.warm_up_seconds)
        for _ in range(turns):
            for worker in workers:
                taken[worker.peer].append(worker.milliseconds(times // turns))
    return taken


def _medians(taken: Turns) -> Medians:
    return {peer: median(chain.from_iterable(turns)) for peer, turns in taken.items()}


def _warm_up(worker: Worker, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        worker.milliseconds(1)


def _written(worker: Worker, data: str) -> Path:
    path = FOLDER / f"{data}-made-by-{worker.peer.name}.docx"
    worker.write(path)
    return path


def _growth(ours: Mapping[int, float]) -> list[Row]:
    """Return what each row costs in a grid of a size, against what it costs in the largest."""
    costs = {size: 1000 * taken / size for size, taken in ours.items()}
    # Memory that no longer fits in the caches makes even the limit's rows dearer by a fifth.
    goals = {1_000: Goal(1 / 1.5, "≥ 0.67 × (linear)")}
    last = costs[LARGEST]
    return [
        Row("grid, each row", f"ours, {size:,}", cost, "µs", cost / last, goals.get(size))
        for size, cost in costs.items()
    ]


def _memory() -> list[Row]:
    """Return the peak of processes that make the largest grid once and nothing else."""
    peaks: dict[Peer, float] = {}
    for peer in PEERS:
        with Worker(peer, "grid", f"grid-{LARGEST}") as worker:
            worker.milliseconds(1)
            peaks[peer] = worker.peak()
    goals = {CARBONE: Goal(1, "≥ 1.00 ×")}
    return _rows(f"memory, {LARGEST:,} rows", "MB", peaks, goals)


def _largest_goals() -> Mapping[Peer, Goal]:
    return {LIMIT: Goal(1, "≥ 1.00 ×"), CARBONE: Goal(1, "≥ 1.00 ×")}


def _commands_in_turns(commands: Mapping[Peer, Callable[[Path], Command]], runs: int) -> Medians:
    """Return the median milliseconds of commands that write into a new folder every time."""
    taken: dict[Peer, list[float]] = {peer: [] for peer in commands}
    for _ in range(runs + 1):
        for peer, command in commands.items():
            with tempfile.TemporaryDirectory() as folder:
                taken[peer].append(_milliseconds(command(Path(folder))))
    # The first of each finds nothing in the disk's cache.
    return {peer: median(values[1:]) for peer, values in taken.items()}


def _milliseconds(command: Command) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def _made(command: Callable[[Path], Command], peer: Peer) -> Path:
    """Return what a command makes, in a folder that stays."""
    folder = FOLDER / f"cold-{peer.name}"
    folder.mkdir(exist_ok=True)
    _milliseconds(command(folder))
    return folder / MADE


def _cold_ours(folder: Path) -> Command:
    template, output = str(OURS.template("annex")), str(folder / MADE)
    return (PLANDOCS, "render", template, "--data", str(YAML), "-o", output)


def _cold_docxtpl(folder: Path) -> Command:
    paths = (BENCH / "cold_docxtpl.py", DOCXTPL.template("annex"), YAML, folder / MADE)
    return (sys.executable, *map(str, paths))


def _build(folder: Path) -> Command:
    return (PLANDOCS, "build", "--output", str(folder))


def _others(medians: Medians) -> list[Peer]:
    return [peer for peer in medians if peer not in (OURS, LIMIT)]


def _rows(work: str, unit: str, medians: Medians, goals: Mapping[Peer, Goal]) -> list[Row]:
    return [
        Row(work, peer.name, value, unit, value / medians[OURS], goals.get(peer))
        for peer, value in medians.items()
    ]
