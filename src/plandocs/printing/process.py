"""Starts another program so that it ends when it must, and all that it started with it."""

import errno
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Event
from typing import NamedTuple
from uuid import uuid4

Process = subprocess.Popen[bytes]

_APART = ("--map-current-user", "--net", "--pid", "--fork", "--kill-child", "--mount-proc", "--")
_FIRST = ("/bin/sh", "-c", '"$@"; exit $?', "sh")
"""The first process of a space of its own: no signal would end a program that were it."""
_GUARD = """
exec 3<&0
mark=$1
left=$2
shift 2
ulimit -f 1000000 2>/dev/null
( export "$mark"; exec "$@" ) </dev/null 3<&- &
child=$!
(
    read -r _ <&3
    for place in /proc/[0-9]*; do
        grep -qxz "$mark" "$place/environ" && kill -9 "${place#/proc/}"
    done
    rm -f $left
    kill -9 -$$
) 2>/dev/null &
wait $child
"""
"""Runs a command until it ends or we do: then the pipe between us closes, and all of it goes.

All that it starts is marked in its environment, so that also what left its group is found. None
writes a file of more than half a gigabyte.
"""
_MARK = "PLANDOCS_RUN"
_PASSES = 20
"""How many times what a run started is looked for: it may start more meanwhile."""
_PASS_SECONDS = 0.01
_PROCESSES = "/proc"


class _Run(NamedTuple):
    """The mark of what a program starts, and the files that it leaves behind when it is killed."""

    mark: str = ""
    leaves: Sequence[Path] = ()


_running: dict[Process, _Run] = {}
_over = Event()


def start(
    command: Sequence[str],
    folder: Path,
    stdout: int = subprocess.DEVNULL,
    leaves: Sequence[Path] = (),
) -> Process:
    """Start a program in a folder, without network where the system can take it away.

    `leaves` are files, of names without spaces, that go when it ends. Raise OSError when it cannot
    be started, or all is over.
    """
    if _over.is_set():
        raise OSError(errno.ECANCELED, "se interrumpió")
    mark = f"{_MARK}={uuid4().hex}"
    process = subprocess.Popen(
        [*_guard(mark, leaves), *_apart(), *command],
        cwd=folder,
        env=_environment(folder),
        stdin=subprocess.PIPE,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    _running[process] = _Run(mark, leaves)
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
    run = _running.pop(process, _Run())
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        if run.mark:
            _end_marked(run.mark.encode())
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
    for path in run.leaves:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _end_marked(mark: bytes) -> None:
    """End all that has a mark in its environment, until none is left that can be ended."""
    for _ in range(_PASSES):
        found = [process for process in _processes() if _is_marked(process, mark)]
        if not found:
            return
        for process in found:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(process, signal.SIGKILL)
        time.sleep(_PASS_SECONDS)


def _processes() -> Iterator[int]:
    """Yield the processes of this machine, where the system shows them as files."""
    with suppress(OSError), os.scandir(_PROCESSES) as entries:
        yield from [int(entry.name) for entry in entries if entry.name.isdecimal()]


def _is_marked(process: int, mark: bytes) -> bool:
    try:
        with open(f"{_PROCESSES}/{process}/environ", "rb") as file:  # noqa: PTH123
            return mark in file.read().split(b"\0")
    except OSError:  # it has ended, or it is somebody else's
        return False


def _environment(folder: Path) -> dict[str, str]:
    """Return the environment of a run: the same in every place and language."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    # The last two are where settings and keys of the user would be looked for, and written.
    places = ("TMPDIR", "TMP", "TEMP", "XDG_RUNTIME_DIR", "GNUPGHOME")
    temporary = dict.fromkeys(places, str(folder))
    return kept | temporary | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def _guard(mark: str, leaves: Sequence[Path]) -> tuple[str, ...]:
    if os.name != "posix":
        return ()
    return "/bin/sh", "-c", _GUARD, "sh", mark, " ".join(map(str, leaves))


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
    return (*prefix, *_FIRST) if tried.returncode == 0 else ()
