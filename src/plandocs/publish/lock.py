"""One writer at a time in an output folder: a file that the writer holds, and says who it is."""

import json
import os
import stat
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from plandocs.held import NOT_THROUGH_LINKS, is_at, try_hold
from plandocs.publish.disk import make_folders, remove_file
from plandocs.publish.refusal import PublishError, refusal, telling
from plandocs.publish.undisturbed import Undisturbed

LOCK = ".plandocs-candado"
PATIENCE = 10.0
"""Seconds that a run waits for another one to end its writing."""

_OPEN = os.O_RDWR | os.O_CREAT | NOT_THROUGH_LINKS
_MOST_SAID = 10_000
"""How many bytes of a lock are read: ours says far less."""
_PAUSE = 0.05
_STALE = 600
"""Seconds after which a lock is not believed, on a disk where nobody can hold it."""
_OTHER = "otra ejecución de plandocs escribe ahí{who}; espere a que termine y vuelva a intentarlo"
_NO_LOCK = "no es un archivo común, y debía ser el candado de plandocs; muévalo"


class Lock:
    """The lock of an output folder, taken on entering and gone on leaving.

    On a disk where no file can be held, a lock is that of a living process when its content says
    so: a process of this machine that is there, or one of another machine ten minutes ago.
    """

    def __init__(self, folder: Path, undisturbed: Undisturbed) -> None:
        """Take the folder to lock, which is there, and the stretch of the run that this is in."""
        self._path = folder / LOCK
        self._folder = folder
        self._undisturbed = undisturbed

    def __enter__(self) -> "Lock":
        """Wait for the lock; raise PublishError when another run keeps it, or the disk refuses."""
        until = time.monotonic() + PATIENCE
        while not self._try():
            if time.monotonic() > until:
                raise refusal(self._folder, _OTHER.format(who=_told(self._owner())))
            self._undisturbed.listen(_PAUSE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the lock away: first its name, so that whoever has it open looks for another."""
        remove_file(self._path)
        with suppress(OSError):
            os.close(self._handle)
        if os.name != "posix":  # pragma: no cover  # Windows removes nothing that is open
            remove_file(self._path)

    def _try(self) -> bool:
        """Return whether the lock is now ours; False where another holds it or just let it go."""
        try:
            with telling(self._path):
                self._handle = os.open(self._path, _OPEN, 0o664)
        except PublishError as error:
            if not isinstance(error.__cause__, FileNotFoundError):
                raise
            make_folders(self._folder)  # another run made the folder, and took it away again
            return False
        try:
            taken = self._take()
        except BaseException:
            self._give_up()
            raise
        if not taken:
            os.close(self._handle)
        return taken

    def _take(self) -> bool:
        with telling(self._path):
            if not stat.S_ISREG(os.fstat(self._handle).st_mode):
                raise refusal(self._path, _NO_LOCK)
            free = try_hold(self._handle)
            if free is None:
                free = not _is_alive(self._owner())
            if not free or not is_at(self._handle, self._path):
                return False
            os.ftruncate(self._handle, 0)
            os.write(self._handle, _ourselves())
        return True

    def _give_up(self) -> None:
        """Leave nothing where a lock could not be taken, unless it is that of another."""
        with suppress(OSError):
            common = stat.S_ISREG(os.fstat(self._handle).st_mode)
            if common and try_hold(self._handle) and is_at(self._handle, self._path):
                remove_file(self._path)
        with suppress(OSError):
            os.close(self._handle)

    def _owner(self) -> dict[str, str]:
        """Return what the lock says of who holds it, nothing when it says nothing yet."""
        with suppress(OSError, ValueError, AttributeError, RecursionError):
            with self._path.open("rb") as file:
                told = json.loads(file.read(_MOST_SAID))
            return {str(key): str(value) for key, value in told.items()}
        return {}


def _ourselves() -> bytes:
    """Return who we are and since when: the only clock in an output folder, while it is locked."""
    owner = {
        "proceso": str(os.getpid()),
        "usuario": _user(),
        "equipo": _machine(),
        "desde": time.strftime("%Y-%m-%d %H:%M:%S"),
        "instante": str(int(time.time())),
    }
    return json.dumps(owner, ensure_ascii=False).encode()


def _user() -> str:
    """Return the name of who runs it, whatever letters this run of Python knows."""
    name = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    return os.fsencode(name).decode("utf-8", "replace")


def _machine() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def _told(owner: dict[str, str]) -> str:
    """Return who holds a lock, as the end of a sentence."""
    if not owner.get("desde"):
        return ""
    who = f"el proceso {owner.get('proceso')}"
    who += f" de {owner['usuario']}" if owner.get("usuario") else ""
    who += f" en {owner['equipo']}" if owner.get("equipo") else ""
    return f" desde {owner['desde']} ({who})"


def _is_alive(owner: dict[str, str]) -> bool:
    """Return whether who wrote a lock still runs, as far as can be told."""
    process, since = owner.get("proceso", ""), owner.get("instante", "")
    if owner.get("equipo") == _machine() and os.name == "posix" and process.isdecimal():
        return _is_running(int(process))
    return since.isdecimal() and time.time() - int(since) < _STALE


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
