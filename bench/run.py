"""Measures plandocs beside its peers and prints one table: see README.md."""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

import packages
from measure import FULL, QUICK
from peers import BENCH
from table import Row, markdown
from works import WORKS, prepare

INSTALLED = BENCH / "node_modules" / ".package-lock.json"


def main() -> None:
    """Install the peers, measure what was asked for, print the table."""
    options = _options()
    _install()
    effort = QUICK if options.quick else FULL
    _tell("drawing templates")
    prepare(effort)
    rows: list[Row] = []
    for work in options.only:
        _tell(work)
        rows += WORKS[work](effort)
    print(f"{'; '.join(_machine().values())}\n\n{markdown(rows)}")
    if options.json:
        results = [{**asdict(row), "met": row.met} for row in rows]
        text = json.dumps({"machine": _machine(), "rows": results}, ensure_ascii=False, indent=1)
        options.json.write_text(text + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, medians less sure")
    parser.add_argument(
        "--only", type=_works, default=list(WORKS), help=f"some works: {','.join(WORKS)}"
    )
    parser.add_argument("--json", type=Path, help="write the results into a file too")
    return parser.parse_args()


def _works(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - set(WORKS):
        raise argparse.ArgumentTypeError(f"no such work: {', '.join(sorted(unknown))}")
    return names


def _install() -> None:
    """Install the peers, unless they are the ones there."""
    if packages.are_missing():
        _tell("installing the Python peers")
        packages.install()
    if not (shutil.which("node") and shutil.which("npm")):
        sys.exit("the peers need node and npm")
    lock = BENCH / "package-lock.json"
    if INSTALLED.exists() and INSTALLED.stat().st_mtime >= lock.stat().st_mtime:
        return
    _tell("installing the Node peers")
    command = ("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
    subprocess.run(command, cwd=BENCH, check=True, stdout=sys.stderr)


def _machine() -> dict[str, str]:
    node = subprocess.run(("node", "--version"), capture_output=True, text=True, check=True)
    return {
        "cores": f"{os.cpu_count()} cores",
        "processor": f"{platform.system()} {platform.machine()}",
        "python": f"Python {platform.python_version()}",
        "node": f"Node {node.stdout.strip().removeprefix('v')}",
        "docxtpl": f"docxtpl {version('docxtpl')}",
    }


def _tell(doing: str) -> None:
    print(f"… {doing}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
