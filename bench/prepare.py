"""Draws the templates and writes the data of every peer into a folder."""

import json
import sys
from pathlib import Path

import yaml
from content import Context, annex, grid
from dialects import DIALECTS
from drawing import draw_annex, draw_grid


def main(folder: Path, batch: int, rows: list[int]) -> None:
    """Write `<work>-<dialect>.docx`, and `<work>.json` with the contexts of each work."""
    folder.mkdir(exist_ok=True)
    for dialect in DIALECTS:
        (folder / f"annex-{dialect.name}.docx").write_bytes(draw_annex(dialect))
        (folder / f"grid-{dialect.name}.docx").write_bytes(draw_grid(dialect))
    _write(folder / "annex.json", [annex()])
    _write(folder / "batch.json", [annex(number) for number in range(1, batch + 1)])
    for count in rows:
        _write(folder / f"grid-{count}.json", [grid(count)])
    (folder / "annex.yaml").write_text(_yaml(annex()), encoding="utf-8")


def _write(path: Path, contexts: list[Context]) -> None:
    path.write_text(json.dumps(contexts, ensure_ascii=False), encoding="utf-8")


def _yaml(context: Context) -> str:
    return yaml.safe_dump(context, allow_unicode=True, sort_keys=False, width=100)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), [int(count) for count in sys.argv[3:]])
