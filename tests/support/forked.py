"""The program run in a child of this process: it has imported all, and begins at once."""

import io
import os
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from plandocs.__main__ import run

_PAUSE = 0.002
_FAULT = 99


def fork() -> int:
    """Split this process, which may have threads that only wait."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


class Forked:
    """An order given to the program, used as a `subprocess.Popen` is."""

    def __init__(self, *order: str, environment: Mapping[str, str], folder: Path) -> None:
        self.returncode: int | None = None
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  open until it has ended
        self._wrong = tempfile.TemporaryFile()  # noqa: SIM115
        heard = signal.signal(signal.SIGINT, signal.SIG_DFL)
        self.pid = fork()
        if self.pid == 0:
            self._run(order, environment, folder)
        signal.signal(signal.SIGINT, heard)

    def kill(self) -> None:
        """End it as nothing can be ended more suddenly."""
        self.send_signal(signal.SIGKILL)

    def send_signal(self, number: int) -> None:
        """Send it a signal; it is there until somebody has waited for it."""
        os.kill(self.pid, number)

    def communicate(self, timeout: float) -> tuple[bytes, bytes]:
        """Wait for its end; return all that it said, and what it said of what is wrong."""
        until = time.monotonic() + timeout
        while (ended := os.waitpid(self.pid, os.WNOHANG))[0] == 0:
            assert time.monotonic() < until
            time.sleep(_PAUSE)
        self.returncode = os.waitstatus_to_exitcode(ended[1])
        with self._said, self._wrong:
            for file in (self._said, self._wrong):
                file.seek(0)
            return self._said.read(), self._wrong.read()

    def _run(
        self, order: tuple[str, ...], environment: Mapping[str, str], folder: Path
    ) -> NoReturn:
        code = _FAULT
        try:
            os.setsid()
            os.chdir(folder)
            os.environ.update(environment)
            tempfile.tempdir = None
            warnings.simplefilter("ignore", ResourceWarning)  # as the program starts by itself
            sys.argv = ["plandocs", *order]
            sys.stdout, sys.stderr = (
                io.TextIOWrapper(os.fdopen(os.dup(file.fileno()), "wb"), encoding="utf-8")
                for file in (self._said, self._wrong)
            )
            run()
        except SystemExit as left:
            code = int(left.code or 0)
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
