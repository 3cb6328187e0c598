"""Prints both plans of this repository, told how, and says how many milliseconds it took.

`all` makes every PDF from finished documents, numbering their contents, with nothing kept from
before; `again` does so when all is kept; `each` and `one` are LibreOffice alone, in a call for each
document and in one call for those of Word and one for those of Excel.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from plandocs.build import Outcome, Request, make
from plandocs.diagnostics import Report
from plandocs.paper import Copy, print_copies
from plandocs.printing.office import Office, find_office

ROOT = Path(__file__).resolve().parents[1]
PLANS = ("ieeq/spen-2024-2025", "iem/pat-2023")
KEPT = "PLANDOCS_CACHE"


def main() -> None:
    """Print as told, and say how long it took."""
    os.environ["PLANDOCS_OFFICE"] = "no"
    copies = _copies(make(Request(ROOT, PLANS, ROOT / "output")))
    del os.environ["PLANDOCS_OFFICE"]
    office = find_office()
    if office is None:
        sys.exit("there is no LibreOffice")
    print(WAYS[sys.argv[1]](copies, office))


def _copies(outcome: Outcome) -> list[Copy]:
    return [copy for built in outcome.made for copy in built.copies]


def _all(copies: list[Copy], office: Office) -> float:
    os.environ[KEPT] = "no"
    return _printed(copies, office)


def _again(copies: list[Copy], office: Office) -> float:
    with tempfile.TemporaryDirectory() as folder:
        os.environ[KEPT] = folder
        _printed(copies, office)
        return _printed(copies, office)


def _printed(copies: list[Copy], office: Office) -> float:
    report = Report()
    start = time.perf_counter()
    print_copies(copies, office, True, report)
    taken = time.perf_counter() - start
    assert not report.has_errors
    assert all(copy.printed for copy in copies)
    return 1000 * taken


def _each(copies: list[Copy], office: Office) -> float:
    return _called(office, [[copy] for copy in copies])


def _one(copies: list[Copy], office: Office) -> float:
    suffixes = (".docx", ".xlsx")
    return _called(
        office, [[copy for copy in copies if copy.name.endswith(suffix)] for suffix in suffixes]
    )


def _called(office: Office, lots: list[list[Copy]]) -> float:
    """Return the milliseconds of calls one after another, whose profile is there already."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = [_written(folder, lot, number) for number, lot in enumerate(lots)]
        command = [
            office.program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder / "out")),
        ]
        _call([*command, str(paths[0][0])])
        start = time.perf_counter()
        for lot in paths:
            _call([*command, *map(str, lot)])
        return 1000 * (time.perf_counter() - start)


def _written(folder: Path, lot: list[Copy], number: int) -> list[Path]:
    paths = []
    for place, copy in enumerate(lot):
        paths.append(folder / f"{number}-{place}{Path(copy.name).suffix}")
        paths[-1].write_bytes(copy.data)
    return paths


def _call(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


WAYS: dict[str, Callable[[list[Copy], Office], float]] = {
    "all": _all,
    "again": _again,
    "each": _each,
    "one": _one,
}

if __name__ == "__main__":
    main()
