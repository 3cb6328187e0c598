"""The folder of one run of LibreOffice: its profile, what it is given and what it makes."""

import tempfile
from pathlib import Path

from plandocs.printing.process import Process, end, start
from plandocs.printing.profile import Level, write_profile

_SILENT = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")


def own_places(profile: Path) -> tuple[str, str]:
    """Return what keeps LibreOffice in a profile, and out of the user's and the machine's own."""
    shared = (profile / "shared").as_uri()
    return f"-env:UserInstallation={profile.as_uri()}", f"-env:UNO_SHARED_PACKAGES_CACHE={shared}"


class Workplace:
    """A folder that goes when the run is over, and perhaps a LibreOffice that waits in it.

    One that waits serves the first run started in its place, which needs not start another.
    """

    def __init__(self, level: Level) -> None:
        """Make the folder, with a new profile for PDF/A of a level."""
        self._scratch = tempfile.TemporaryDirectory(prefix="plandocs-", ignore_cleanup_errors=True)
        self.folder = Path(self._scratch.name)
        self.given, self.made = self.folder / "in", self.folder / "out"
        self.given.mkdir()
        self.made.mkdir()
        write_profile(self.folder / "profile", level)
        self._waiting: Process | None = None

    def command(self, program: str) -> list[str]:
        """Return what starts LibreOffice here, without what it is to do."""
        return [program, *own_places(self.folder / "profile"), *_SILENT]

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
