"""Prints very large documents, and says how long each takes and how much memory it needs.

`python bench/load.py` runs every load as a secretary would, by the command line, with data typed
in YAML or JSON of at most 5 MB; `--only` some of them. Those of PDF need LibreOffice.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median

import docx
import openpyxl

_COLUMNS = ("numero", "accion", "responsable", "periodo")
_WIDE = 10
_MEGABYTE = 1024
"""What the system counts peaks of memory in, of which a megabyte has so many."""


@dataclass(frozen=True)
class Load:
    """What is printed: how, its goal in seconds, and in megabytes if it has one."""

    run: Callable[[Path], None]
    seconds: float
    megabytes: float | None = None


def main() -> None:
    """Measure the loads that were asked for; each round in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help=f"some of: {','.join(LOADS)}")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        _measure(LOADS[options.one])
        return
    print(
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {options.rounds} rounds, medians"
    )
    for name in (options.only or ",".join(LOADS)).split(","):
        rounds = [_round(name) for _ in range(options.rounds)]
        seconds, megabytes = (median(values) for values in zip(*rounds, strict=True))
        print(_line(name, seconds, megabytes), flush=True)


def _line(name: str, seconds: float, megabytes: float) -> str:
    load = LOADS[name]
    goals = f"≤ {load.seconds} s" + (f", {load.megabytes:,} MB" if load.megabytes else "")
    met = seconds <= load.seconds and megabytes <= (load.megabytes or megabytes)
    return f"{name:14} {seconds:7.2f} s {megabytes:7.0f} MB   {goals:18} {'yes' if met else 'no'}"


def _round(name: str) -> tuple[float, float]:
    """Return the seconds and megabytes of a load in a process of its own: peaks are inherited."""
    command = [sys.executable, __file__, "--one", name]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, megabytes = json.loads(told)
    return seconds, megabytes


def _measure(load: Load) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PLANDOCS_CACHE"] = str(folder / "kept")
        os.environ["PLANDOCS_OFFICE"] = "no"
        begun = time.perf_counter()
        load.run(folder)
        taken = time.perf_counter() - begun - _spent.pop("making", 0.0)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MEGABYTE
    print(json.dumps([taken, peak]))


_spent: dict[str, float] = {}
"""The seconds spent in making what is then measured."""


def _prepare(work: Callable[[Path], None], folder: Path) -> None:
    begun = time.perf_counter()
    work(folder)
    _spent["making"] = _spent.get("making", 0.0) + time.perf_counter() - begun


def _render(folder: Path, template: str, data: str, output: str) -> None:
    arguments = ["render", template, "--data", data, "-o", output]
    subprocess.run(
        [sys.executable, "-m", "plandocs", *arguments], cwd=folder, check=True, capture_output=True
    )


def _word(folder: Path) -> None:
    document = docx.Document()
    document.add_heading("Relación de acciones", 1)
    table = document.add_table(rows=4, cols=len(_COLUMNS))
    table.style = "Table Grid"
    table.rows[1].cells[0].text = "{%tr for fila in filas %}"
    for number, column in enumerate(_COLUMNS):
        table.rows[0].cells[number].text = column.capitalize()
        table.rows[2].cells[number].text = f"{{{{ fila.{column} }}}}"
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.save(str(folder / "t.docx"))


def _rows(folder: Path, count: int) -> None:
    words = ("Acción número {n} del programa anual", "Secretaría Técnica", "Enero a junio")
    lines = ["filas:"]
    for number in range(1, count + 1):
        lines.append(f"  - numero: {number}")
        lines += [
            f"    {name}: {text.format(n=number)}"
            for name, text in zip(_COLUMNS[1:], words, strict=True)
        ]
    (folder / "d.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _book(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([f"Columna {number}" for number in range(_WIDE)])
    sheet.append(["{%tr for fila in filas %}"])
    sheet.append([f"{{{{ fila[{number}] }}}}" for number in range(_WIDE)])
    sheet.append(["{%tr endfor %}"])
    book.save(folder / "t.xlsx")


def _word_of(count: int, times: int = 1) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        _prepare(_word, folder)
        _prepare(lambda place: _rows(place, count), folder)
        for number in range(times):
            _render(folder, "t.docx", "d.yaml", f"{number}.docx")

    return run


def _sheet_of(count: int, suffix: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        _book(folder)
        rows = [
            [f"r{row}", *((row * 7 + n) % 1000 for n in range(1, _WIDE))] for row in range(count)
        ]
        text = json.dumps({"filas": rows}, separators=(",", ":"))
        if suffix == ".yaml":
            lines = (f"- [{','.join(map(str, row))}]" for row in rows)
            text = "\n".join(("filas:", *lines)) + "\n"
        (folder / f"d{suffix}").write_text(text, encoding="utf-8")

    def run(folder: Path) -> None:
        _prepare(write, folder)
        _render(folder, "t.xlsx", f"d{suffix}", "0.xlsx")

    return run


def _pdf_of(count: int) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        from plandocs.printing.office import INSTALL, find_office
        from plandocs.printing.printer import Printer

        _prepare(_word_of(count), folder)
        del os.environ["PLANDOCS_OFFICE"]
        office = find_office()
        if office is None:
            sys.exit(INSTALL)
        data = (folder / "0.docx").read_bytes()
        made = Printer(office).print({"0.docx": data})
        assert not made.failures, made.failures
        assert BytesIO(made.printed["0.docx"].pdf).read(5) == b"%PDF-"

    return run


LOADS = {
    "docx-2000": Load(_word_of(2_000), 3),
    "docx-20000": Load(_word_of(20_000), 20, 600),
    "docx-100x60": Load(_word_of(60, 100), 30),
    "xlsx-json": Load(_sheet_of(100_000, ".json"), 60, 1_000),
    "xlsx-yaml": Load(_sheet_of(100_000, ".yaml"), 60, 1_000),
    "pdf-1000": Load(_pdf_of(1_000), 10),
    "pdf-5000": Load(_pdf_of(5_000), 60),
}

if __name__ == "__main__":
    main()
