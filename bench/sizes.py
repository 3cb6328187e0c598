"""How many rows the grids and the ledgers have."""

ANNEX_ROWS = 30
GRID_ROWS = (10, 100, 1_000, 5_000)
LEDGER_ROWS = (10_000, 100_000)
