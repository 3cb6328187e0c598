"""Starts another program so that it ends when it must, and all that it started with it."""

import errno
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Event

Process = subprocess.Popen[bytes]

_APART = ("--map-current-user", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "--")
_GUARD = """
exec 3<&0
"$@" </dev/null 3<&- &
child=$!
( read -r _ <&3; kill -9 -$$ ) &
wait $child
"""
"""Runs a command until it ends or we do: then the pipe between us closes, and all of it goes."""


_running: set[Process] = set()
_over = Event()


def start(command: Sequence[str], folder: Path, stdout: int = subprocess.DEVNULL) -> Process:
    """Start a program in a folder, without network where the system can take it away.

    Raise OSError when it cannot be started, or all is over.
    """
    if _over.is_set():
        raise OSError(errno.ECANCELED, "se interrumpió")
    process = subprocess.Popen(
        [*_guard(), *_apart(), *command],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _running.add(process)
    return process


def end_all() -> None:
    """End all that runs, and let nothing start until it is allowed: the program is leaving."""
    _over.set()
    for process in list(_running):
        end(process)


def allow() -> None:
    """Let programs start again."""
    _over.clear()


def end(process: Process) -> None:
    """End a program with all that it started, also what outlived its launcher."""
    _running.discard(process)
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(
            ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
        )
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of a run: the same in every place and language."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    # The last two are where settings and keys of the user would be looked for, and written.
    places = ("TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR", "GNUPGHOME")
    temporary = dict.fromkeys(places, str(folder))
    return kept | temporary | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _guard() -> tuple[str, ...]:
    return ("/bin/sh", "-c", _GUARD, "sh") if os.name == "posix" else ()


@cache
def _apart() -> tuple[str, ...]:
    """Return what runs a command without network and takes its children with it, where it can."""
    unshare = shutil.which("unshare")
    if not unshare:
        return ()
    prefix = (unshare, *_APART)
    try:
        tried = subprocess.run([*prefix, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return prefix if tried.returncode == 0 else ()
