"""Measures how long a save takes to be seen in the preview: `python bench/preview.py`.

It saves a field of a sheet in a copy of the project, always with words never saved before, and
asks the page for the live grid's version and for the picture of the sheet until they are others.
Needs LibreOffice. With `--json FILE` the results go into a file too.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plandocs.preview import Preview, listen
from plandocs.printing.office import INSTALL, find_office

ROOT = Path(__file__).resolve().parents[1]
PLAN = "ieeq/spen-2024-2025"
SHEET = "documento/fichas/ficha-3"
WORDS = "Instalaciones del IEEQ"
"""What the sheet says of its place, and no other document but the annex."""
GOAL = 2.0
"""Seconds after which a changed sheet must be seen, on 2 cores."""
PAUSE = 0.05
"""Seconds between two looks: a browser is told and does not ask, so that asking must be cheap."""
PATIENCE = 60.0


def main() -> None:
    """Measure several saves and print their medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", type=Path, help="write the results into a file too")
    options = parser.parse_args()
    if find_office() is None:
        sys.exit(INSTALL)
    with tempfile.TemporaryDirectory() as name:
        os.environ["PLANDOCS_CACHE"] = str(Path(name) / "kept")
        root = _copy(Path(name) / "project")
        with _served(root) as address:
            rounds = [_save(root, address, number) for number in range(options.rounds)]
    data, page = (statistics.median(times) for times in zip(*rounds, strict=True))
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f}, {options.rounds} saves, medians\n")
    print(f"grid and findings   {data:5.2f} s")
    print(f"page of a sheet     {page:5.2f} s   goal {GOAL} s: {'yes' if page <= GOAL else 'no'}")
    if options.json:
        found = {"load": load, "data": data, "page": page, "rounds": rounds}
        options.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _copy(root: Path) -> Path:
    """Return a copy of the project, whose plan is a project too: it may be changed."""
    for name in ("data", "templates"):
        shutil.copytree(ROOT / name, root / name)
    path = _plan(root)
    text = path.read_text(encoding="utf-8").replace("estado: aprobado", "estado: proyecto")
    path.write_text(text, encoding="utf-8")
    return root


def _plan(root: Path) -> Path:
    return root / "data" / PLAN / "plan.yaml"


@contextmanager
def _served(root: Path) -> Iterator[str]:
    preview = Preview(root, (PLAN,), listen(0))
    thread = threading.Thread(target=preview.run)
    thread.start()
    address = f"{preview.address}plan/{PLAN}/{SHEET}"
    try:
        _until(lambda: _digest(address))
        yield address
    finally:
        preview.stop()
        thread.join()


def _save(root: Path, address: str, number: int) -> tuple[float, float]:
    """Return the seconds until the grid and until the page of a sheet are new."""
    version, digest = _version(address), _digest(address)
    path = _plan(root)
    text = path.read_text(encoding="utf-8")
    saved = re.sub(rf"{WORDS}( \d+)?", f"{WORDS} {number + 1}", text)
    start = time.perf_counter()
    path.write_text(saved, encoding="utf-8")
    _until(lambda: _version(address) != version)
    data = time.perf_counter() - start
    _until(lambda: _digest(address) not in (digest, ""))
    page = time.perf_counter() - start
    _until(lambda: "Se imprimen" not in _text(address))
    return data, page


def _until(is_there: Callable[[], object]) -> None:
    end = time.perf_counter() + PATIENCE
    while not is_there():
        if time.perf_counter() > end:
            sys.exit("the page never changed")
        time.sleep(PAUSE)


def _digest(address: str) -> str:
    found = re.search(r'data-huella="(\w+)"', _text(address))
    return found[1] if found else ""


def _version(address: str) -> str:
    found = re.search(r'data-version="(.*?)"', _text(address))
    return found[1] if found else ""


def _text(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError:  # nothing is built yet
        return ""


if __name__ == "__main__":
    main()
