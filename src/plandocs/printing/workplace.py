"""The folder of one run of LibreOffice: its profile, what it is given and what it makes."""

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from plandocs.held import sweep, take
from plandocs.printing.process import Process, end, start
from plandocs.printing.profile import Level, write_profile

_PREFIX = "plandocs-papel-"
_NAMES = re.compile(re.escape(_PREFIX) + "[a-z0-9_]{8}")
_SILENT = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")


class Workplace:
    """A folder that goes when the run is over, and perhaps a LibreOffice that waits in it.

    One that waits serves the first run started in its place, which needs not start another.
    """

    def __init__(self, level: Level) -> None:
        """Make the folder, with a new profile for PDF/A of a level."""
        self._scratch, self._held = _hold_new()
        self.folder = Path(self._scratch.name)
        self.given, self.made = self.folder / "in", self.folder / "out"
        self._waiting: Process | None = None
        try:
            self.given.mkdir()
            self.made.mkdir()
            write_profile(self.folder / "profile", level)
        except OSError as error:
            self.close()
            raise OSError(error.errno, error.strerror, str(self.folder)) from error

    def command(self, program: str) -> list[str]:
        """Return what starts LibreOffice here, without what it is to do."""
        profile = (self.folder / "profile").as_uri()
        return [program, f"-env:UserInstallation={profile}", *_SILENT]

    def wait(self, program: str) -> None:
        """Start a LibreOffice that waits here for what is to be done."""
        self._waiting = start(self.command(program), self.folder)

    @property
    def is_waiting(self) -> bool:
        """Whether a LibreOffice still waits here."""
        return self._waiting is not None and self._waiting.poll() is None

    def close(self) -> None:
        """End what waits here, and take the folder away."""
        if self._waiting is not None:
            end(self._waiting)
        self._scratch.cleanup()
        if self._held is not None:
            os.close(self._held)
            self._held = None


def sweep_dead() -> None:
    """Take away the folders of runs that were killed."""
    sweep(Path(tempfile.gettempdir()), _NAMES)


def _hold_new() -> tuple[tempfile.TemporaryDirectory[str], int | None]:
    """Return a new folder, and what holds it for as long as it is open."""
    while True:
        scratch = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        handle = None
        with suppress(OSError):  # a system that opens no folders has none swept either
            handle = os.open(scratch.name, os.O_RDONLY)
            if not take(handle, Path(scratch.name)):  # taken for one left over, at once
                os.close(handle)
                scratch.cleanup()
                continue
        return scratch, handle
