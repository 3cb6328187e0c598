"""The works that are measured, each with its goals: those of Word here, of Excel beside."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median

import paper_works
import sheet_works
from measure import Effort, Medians, agree, growth, in_turns, medians, peaks, rows, run_python
from peers import BENCH, CARBONE, DOCXTPL, FOLDER, LIMIT, OURS, PEERS, Peer
from sizes import GRID_ROWS
from table import Goal, Row

ROOT = BENCH.parent
PLANDOCS = str(Path(sys.executable).with_name("plandocs"))
LARGEST = GRID_ROWS[-1]
YAML = FOLDER / "annex.yaml"
MADE = "annex.docx"

Command = tuple[str, ...]


def warm(effort: Effort) -> list[Row]:
    """Measure one annex, in processes that have already made many."""
    values = medians(in_turns(PEERS, "annex", "annex", effort, effort.annexes))
    fastest = min(_others(values), key=lambda peer: values[peer])
    goals = {
        fastest: Goal(5, "≥ 5 × (fastest peer)"),
        DOCXTPL: Goal(15, "≥ 15 ×"),
        LIMIT: Goal(1 / 1.5, "≥ 0.67 × (ours ≤ 1.5 × it)"),
    }
    return rows("annex, warm", "ms", values, goals)


def cold(effort: Effort) -> list[Row]:
    """Measure a process that makes one annex and ends."""
    commands = {OURS: _cold_ours, DOCXTPL: _cold_docxtpl}
    agree([_made(command, peer) for peer, command in commands.items()])
    values = _commands_in_turns(commands, effort.cold_runs)
    goals = {DOCXTPL: Goal(1 / 0.8, "≥ 1.25 × (ours ≤ 0.8 × it)")}
    return rows("annex, cold", "ms", values, goals)


def grid(effort: Effort) -> list[Row]:
    """Measure grids of growing size, and the memory that the largest needs."""
    found: list[Row] = []
    ours: dict[int, float] = {}
    for size, times in zip(GRID_ROWS, effort.grids, strict=True):
        values = medians(in_turns(PEERS, "grid", f"grid-{size}", effort, times))
        ours[size] = values[OURS]
        goals = _largest_goals() if size == LARGEST else {}
        found += rows(f"grid of {size:,} rows", "ms", values, goals)
    found += growth("grid, each row", ours, 1_000)
    memory = peaks(PEERS, "grid", f"grid-{LARGEST}")
    return found + rows(f"memory, {LARGEST:,} rows", "MB", memory, {CARBONE: Goal(1, "≥ 1.00 ×")})


def batch(effort: Effort) -> list[Row]:
    """Measure many documents from one template, every one with its own data."""
    one_a_turn = replace(effort, turns=effort.batches)
    taken = in_turns(PEERS, "annex", "batch", one_a_turn, effort.batch * effort.batches)
    values = {peer: median(map(sum, batches)) for peer, batches in taken.items()}
    found = rows(f"{effort.batch} documents", "a second", values, {DOCXTPL: Goal(15, "≥ 15 ×")})
    return [replace(row, value=1000 * effort.batch / row.value) for row in found]


def annex(effort: Effort) -> list[Row]:
    """Measure what `make annex` runs: all documents of the plans of this repository."""
    values = _commands_in_turns({OURS: _build, DOCXTPL: _cold_docxtpl}, effort.cold_runs)
    goals = {DOCXTPL: Goal(1 / 3, "≥ 0.33 × (ours ≤ 3 × it)")}
    ours, docxtpl = rows("make annex, cold", "ms", values, goals)
    return [ours, replace(docxtpl, who="docxtpl, one annex")]


WORKS: dict[str, Callable[[Effort], list[Row]]] = {
    "warm": warm,
    "cold": cold,
    "grid": grid,
    "batch": batch,
    "annex": annex,
    **sheet_works.WORKS,
    **paper_works.WORKS,
}


def prepare(effort: Effort) -> None:
    """Draw the templates and write the data."""
    run_python("prepare.py", str(FOLDER), str(effort.batch))


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


def _others(values: Medians) -> list[Peer]:
    return [peer for peer in values if peer not in (OURS, LIMIT)]
