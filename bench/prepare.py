"""Draws the templates and writes the data of every peer into a folder."""

import json
import sys
from pathlib import Path

import packages
import yaml
from content import Context, annex, grid, palette, schedule
from dialects import DIALECTS
from drawing import draw_annex, draw_grid
from sizes import ANNEX_ROWS, GRID_ROWS, LEDGER_ROWS


def main(folder: Path, batch: int) -> None:
    """Write `<work>-<dialect>.<suffix>`, and `<work>.json` with the contexts of each work."""
    folder.mkdir(exist_ok=True)
    _write_documents(folder, batch)
    _write_workbooks(folder)


def _write_documents(folder: Path, batch: int) -> None:
    for dialect in DIALECTS:
        (folder / f"annex-{dialect.name}.docx").write_bytes(draw_annex(dialect))
        (folder / f"grid-{dialect.name}.docx").write_bytes(draw_grid(dialect))
    _write(folder / "annex.json", [annex()])
    _write(folder / "batch.json", [annex(number) for number in range(1, batch + 1)])
    for count in GRID_ROWS:
        _write(folder / f"grid-{count}.json", [grid(count)])
    (folder / "annex.yaml").write_text(_yaml(annex()), encoding="utf-8")


def _write_workbooks(folder: Path) -> None:
    packages.reach()
    from sheet_dialects import LIMIT, SHEET_DIALECTS
    from sheet_drawing import draw_ledger, draw_schedule

    for dialect in SHEET_DIALECTS:
        colours = palette() if dialect is LIMIT else ()
        (folder / f"schedule-{dialect.name}.xlsx").write_bytes(draw_schedule(dialect, colours))
    (folder / "ledger-jinja.xlsx").write_bytes(draw_ledger())
    for count in (ANNEX_ROWS, *GRID_ROWS):
        _write(folder / f"schedule-{count}.json", [schedule(count)])
    for count in LEDGER_ROWS:
        _write(folder / f"ledger-{count}.json", [{"registros": count}])


def _write(path: Path, contexts: list[Context]) -> None:
    path.write_text(json.dumps(contexts, ensure_ascii=False), encoding="utf-8")


def _yaml(context: Context) -> str:
    return yaml.safe_dump(context, allow_unicode=True, sort_keys=False, width=100)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
