"""The peers, and the processes that render with them."""

import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

BENCH = Path(__file__).resolve().parent
FOLDER = BENCH / "work"


@dataclass(frozen=True)
class Peer:
    """One who renders: what the table calls it, its command, the tags of its templates."""

    name: str
    command: tuple[str, ...]
    dialect: str
    suffix: str = ".docx"
    """How the names of its templates and of what it prints end."""

    def template(self, work: str) -> Path:
        """Return this peer's template for a kind of work."""
        return FOLDER / f"{work}-{self.dialect}{self.suffix}"


def _python(name: str) -> Peer:
    return Peer(name, _run_python(name), "jinja")


def _node(name: str) -> Peer:
    return Peer(name, _run_node(name), name)


def _sheet_python(name: str, dialect: str, opener: str) -> Peer:
    return Peer(name, _run_python(opener), dialect, ".xlsx")


def _sheet_node(name: str, dialect: str) -> Peer:
    return Peer(name, _run_node(name), dialect, ".xlsx")


def _run_python(opener: str) -> tuple[str, ...]:
    return (sys.executable, str(BENCH / "worker.py"), opener)


def _run_node(name: str) -> tuple[str, ...]:
    return ("node", str(BENCH / "node" / "worker.mjs"), name.replace("-", "_"))


OURS, DOCXTPL, LIMIT = _python("ours"), _python("docxtpl"), _python("limit")
DOCXTEMPLATER, EASY, CARBONE = map(_node, ("docxtemplater", "easy-template-x", "carbone"))
PEERS = (OURS, DOCXTPL, DOCXTEMPLATER, EASY, CARBONE, LIMIT)

SHEET_OURS = _sheet_python("ours", "jinja", "ours")
OPENPYXL = _sheet_python("openpyxl", "plain", "openpyxl")
XLSXWRITER = _sheet_python("XlsxWriter", "plain", "xlsxwriter")
XLTPL = _sheet_python("xltpl", "xltpl", "xltpl")
XLSX_TEMPLATE = _sheet_node("xlsx-template", "xlsx-template")
SHEET_CARBONE = _sheet_node("carbone", "carbone")
EXCELJS = _sheet_node("exceljs", "plain")
SHEET_LIMIT = _sheet_python("limit", "limit", "schedule-limit")
SHEET_PEERS = (
    *(SHEET_OURS, OPENPYXL, XLSXWRITER, XLTPL),
    *(XLSX_TEMPLATE, SHEET_CARBONE, EXCELJS, SHEET_LIMIT),
)

CONSTANT = _sheet_python("XlsxWriter, constant memory", "jinja", "xlsxwriter-constant")
LEDGER_LIMIT = _sheet_python("limit", "jinja", "ledger-limit")
LEDGER_PEERS = (SHEET_OURS, CONSTANT, LEDGER_LIMIT)
DATA_ALONE = _sheet_python("the data alone", "jinja", "nothing")
"""Renders nothing, and so shows what the data take."""


class Worker:
    """A process that renders one template with one peer, as often as it is asked."""

    def __init__(self, peer: Peer, work: str, data: str) -> None:
        """Start the process; it reads template and data before its first answer."""
        self.peer = peer
        command = (*peer.command, str(peer.template(work)), str(FOLDER / f"{data}.json"))
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)

    def __enter__(self) -> "Worker":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def milliseconds(self, times: int) -> list[float]:
        """Render so many times and return how long each took."""
        taken: list[float] = self._ask(times=times)["milliseconds"]
        return taken

    def peak(self) -> float:
        """Return the most memory that the process has held, in MB."""
        peak: int = self._ask(times=0)["peak"]
        return peak / 1024

    def write(self, path: Path) -> None:
        """Render once, into a file."""
        self._ask(write=str(path))

    def _ask(self, **request: Any) -> dict[str, Any]:
        requests, answers = self._process.stdin, self._process.stdout
        assert requests
        assert answers
        with suppress(BrokenPipeError):
            print(json.dumps(request), file=requests, flush=True)
        line = answers.readline()
        if not line:
            sys.exit(f"{self.peer.name} stopped; what it said is above")
        answer: dict[str, Any] = json.loads(line)
        return answer
