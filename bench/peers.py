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

    def template(self, work: str) -> Path:
        """Return this peer's template for a kind of work."""
        return FOLDER / f"{work}-{self.dialect}.docx"


def _python(name: str) -> Peer:
    return Peer(name, (sys.executable, str(BENCH / "worker.py"), name), "jinja")


def _node(name: str) -> Peer:
    module = name.replace("-", "_")
    return Peer(name, ("node", str(BENCH / "node" / "worker.mjs"), module), name)


OURS, DOCXTPL, LIMIT = _python("ours"), _python("docxtpl"), _python("limit")
DOCXTEMPLATER, EASY, CARBONE = map(_node, ("docxtemplater", "easy-template-x", "carbone"))
PEERS = (OURS, DOCXTPL, DOCXTEMPLATER, EASY, CARBONE, LIMIT)


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
