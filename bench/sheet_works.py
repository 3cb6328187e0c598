"""The works of Excel, each with its goals."""

from collections.abc import Callable

from measure import Effort, growth, in_turns, medians, peaks, rows
from peers import (
    CONSTANT,
    DATA_ALONE,
    LEDGER_PEERS,
    OPENPYXL,
    SHEET_CARBONE,
    SHEET_LIMIT,
    SHEET_OURS,
    SHEET_PEERS,
    XLSXWRITER,
)
from sizes import ANNEX_ROWS, GRID_ROWS, LEDGER_ROWS
from table import Goal, Row

MEGABYTES = 300
"""The most memory that the longest ledger may take."""


def schedule(effort: Effort) -> list[Row]:
    """Measure the schedule of an annex, in processes that have already made many."""
    data = f"schedule-{ANNEX_ROWS}"
    values = medians(in_turns(SHEET_PEERS, "schedule", data, effort, effort.annexes))
    goals = {
        OPENPYXL: Goal(10, "≥ 10 ×"),
        XLSXWRITER: Goal(3, "≥ 3 ×"),
        SHEET_LIMIT: Goal(1 / 2, "≥ 0.50 × (ours ≤ 2 × it)"),
    }
    return rows("sheet, warm", "ms", values, goals)


def schedules(effort: Effort) -> list[Row]:
    """Measure schedules of growing size, and the memory that the largest needs."""
    found: list[Row] = []
    ours: dict[int, float] = {}
    largest = GRID_ROWS[-1]
    largest_goals = {SHEET_CARBONE: Goal(1, "≥ 1.00 ×"), XLSXWRITER: Goal(2, "≥ 2 ×")}
    for size, times in zip(GRID_ROWS, effort.grids, strict=True):
        taken = in_turns(SHEET_PEERS, "schedule", f"schedule-{size}", effort, times)
        values = medians(taken)
        ours[size] = values[SHEET_OURS]
        goals = largest_goals if size == largest else {}
        found += rows(f"sheet of {size:,} rows", "ms", values, goals)
    found += growth("sheet, each row", ours, 1_000)
    memory = peaks(SHEET_PEERS, "schedule", f"schedule-{largest}")
    return found + rows(f"sheet memory, {largest:,} rows", "MB", memory, {})


def ledgers(effort: Effort) -> list[Row]:
    """Measure long lists of typed values, and the memory that the longest needs."""
    found: list[Row] = []
    ours: dict[int, float] = {}
    largest = LEDGER_ROWS[-1]
    for size, times in zip(LEDGER_ROWS, effort.ledgers, strict=True):
        values = medians(in_turns(LEDGER_PEERS, "ledger", f"ledger-{size}", effort, times))
        ours[size] = values[SHEET_OURS]
        goals = {CONSTANT: Goal(1, "≥ 1.00 ×")} if size == largest else {}
        found += rows(f"ledger of {size:,} rows", "ms", values, goals)
    found += growth("ledger, each row", ours, LEDGER_ROWS[0])
    return found + _ledger_memory(f"ledger-{largest}", f"ledger memory, {largest:,} rows")


def _ledger_memory(data: str, work: str) -> list[Row]:
    """Return the peaks, beside what is allowed and what the data take by themselves."""
    memory = peaks((*LEDGER_PEERS, DATA_ALONE), "ledger", data)
    goal = Goal(1, f"≥ 1.00 × (ours ≤ {MEGABYTES} MB)")
    allowed = Row(work, "allowed", MEGABYTES, "MB", MEGABYTES / memory[SHEET_OURS], goal)
    return [*rows(work, "MB", memory, {}), allowed]


WORKS: dict[str, Callable[[Effort], list[Row]]] = {
    "sheet": schedule,
    "sheet-grid": schedules,
    "sheet-large": ledgers,
}
