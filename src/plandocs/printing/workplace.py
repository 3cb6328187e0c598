"""The folder of one run of LibreOffice: its profile, what it is given and what it makes."""

import errno
import hashlib
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Self

from plandocs.held import Scratch
from plandocs.machine import why
from plandocs.printing.process import Process, end, start
from plandocs.printing.profile import Level, write_profile

_SILENT = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
_NONE = "no hay ninguna en que se pueda escribir"
_PIPE_FOLDERS = ("/tmp", "/var/tmp")
_LEAST_FREE = 1_000_000
"""How many bytes a disk has free at least when nobody calls it full."""


def is_full(folder: Path) -> bool:
    """Return whether the disk of a folder takes no more."""
    with suppress(OSError):
        return shutil.disk_usage(folder).free < _LEAST_FREE
    return False


class NoPlaceError(Exception):
    """There is no folder to print in; the message says why and what to do, in Spanish."""

    @classmethod
    def of(cls, error: OSError) -> Self:
        """Return the one of an error of the system."""
        told = _NONE if error.errno == errno.ENOENT else why(error)
        return cls(
            f"no hay carpeta temporal en que trabajar ({told}); "
            "libere espacio, o diga otra carpeta en la variable TMPDIR"
        )

    @classmethod
    def of_full_disk(cls) -> Self:
        """Return the one of a disk that takes no more."""
        return cls.of(OSError(errno.ENOSPC, ""))


def own_places(profile: Path) -> tuple[str, str]:
    """Return what keeps LibreOffice in a profile, and out of the user's and the machine's own."""
    shared = (profile / "shared").as_uri()
    return f"-env:UserInstallation={profile.as_uri()}", f"-env:UNO_SHARED_PACKAGES_CACHE={shared}"


def pipes(profile: Path) -> tuple[Path, ...]:
    """Return where a LibreOffice of a profile may listen for others, whatever TMPDIR says.

    One that is killed leaves it there. It is called after the MD5 of the profile's address, whose
    bytes have no leading zero (LibreOffice, desktop/source/app/officeipcthread.cxx).
    """
    if os.name != "posix":
        return ()
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"
    return tuple(Path(folder, name) for folder in _PIPE_FOLDERS)


class Workplace:
    """A folder that goes when the run is over, and perhaps a LibreOffice that waits in it.

    One that waits serves the first run started in its place, which needs not start another.
    """

    def __init__(self, level: Level) -> None:
        """Make the folder, with a new profile for PDF/A of a level.

        Raise NoPlaceError where there is no room for it.
        """
        try:
            self._scratch = Scratch()
        except OSError as error:
            raise NoPlaceError.of(error) from error
        self.folder = self._scratch.path
        self.given, self.made = self.folder / "in", self.folder / "out"
        self.pipes = pipes(self.folder / "profile")
        self._waiting: Process | None = None
        try:
            self.given.mkdir()
            self.made.mkdir()
            write_profile(self.folder / "profile", level)
        except OSError as error:
            self.close()
            raise NoPlaceError.of(error) from error

    def give(self, name: str, data: bytes) -> Path:
        """Write what is to be printed, and return its path; raise NoPlaceError without room."""
        path = self.given / name
        try:
            path.write_bytes(data)
        except OSError as error:
            raise NoPlaceError.of(error) from error
        return path

    def size(self) -> int:
        """Return how many bytes there are in the folder; what goes meanwhile is not counted."""
        total = 0
        for folder, _, names in os.walk(self.folder):
            for name in names:
                with suppress(OSError):
                    total += os.lstat(os.path.join(folder, name)).st_size  # noqa: PTH118
        return total

    def command(self, program: str) -> list[str]:
        """Return what starts LibreOffice here, without what it is to do."""
        return [program, *own_places(self.folder / "profile"), *_SILENT]

    def wait(self, program: str) -> None:
        """Start a LibreOffice that waits here for what is to be done."""
        self._waiting = start(self.command(program), self.folder, leaves=self.pipes)

    @property
    def is_waiting(self) -> bool:
        """Whether a LibreOffice still waits here."""
        return self._waiting is not None and self._waiting.poll() is None

    def close(self) -> None:
        """End what waits here, and take the folder away."""
        if self._waiting is not None:
            end(self._waiting)
        self._scratch.close()
