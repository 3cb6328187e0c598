"""Programs that say they are LibreOffice and are not, or are and have their work spoilt."""

import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest

_ARGUMENTS = """\
case "$*" in *--version*) echo "LibreOffice 7.4.7.2 40(Build:2)"; exit 0;; esac
out=""; last=""; documents=""
for given in "$@"; do
    case "$last" in --outdir) out="$given";; esac
    case "$given" in */in/*) documents="$documents $given";; esac
    last="$given"
done
"""
"""Reads, in a fake's shell, where it is to write and which documents it is given."""
EACH = 'for given in $documents; do {doing} "$out/$(basename "${{given%.*}}").pdf"; done\n'
"""Does something with the name of the PDF of each document, in a fake's shell."""
_REAL = """\
import os, subprocess, sys
from pathlib import Path
import pikepdf
if "--version" in sys.argv:
    os.execv({soffice!r}, [{soffice!r}, "--version"])
subprocess.run([{soffice!r}, *sys.argv[1:]], check=True)
out = Path(sys.argv[sys.argv.index("--outdir") + 1])
made = sorted(out.glob("*.pdf"))
runs = Path({runs!r})
runs.write_text(runs.read_text() + "run " if runs.exists() else "run ")
run = len(runs.read_text().split())
"""
"""Runs the real program, in Python; then `made` are its PDFs, and `run` which time it is."""


_BURIED_BY = 2.0  # seconds


def each(doing: str) -> str:
    """Return a shell script that makes each PDF by a command whose last word is its name."""
    return EACH.format(doing=doing)


def fake(folder: Path, script: str, head: str = _ARGUMENTS) -> Path:
    """Return a program that is a shell script."""
    return _written(folder / "soffice", f"#!/bin/sh\n{head}\n{script}")


def spoilt(folder: Path, script: str) -> Path:
    """Return a program that prints as LibreOffice does, and then runs some Python."""
    real = _REAL.format(soffice=shutil.which("soffice"), runs=str(folder / "runs"))
    return _written(folder / "soffice", f"#!{sys.executable}\n{real}\n{script}")


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@contextmanager
def no_process_left() -> Iterator[None]:
    """Assert that nothing that was started meanwhile goes on, wherever it went.

    A process that was killed is given a moment to be gone: a busy machine buries late.
    """
    mark = f"PLANDOCS_TEST={uuid4().hex}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(*mark.split("="))
        yield
    buried_by = time.monotonic() + _BURIED_BY
    while (left := list(_marked(mark.encode()))) and time.monotonic() < buried_by:
        time.sleep(0.01)
    assert left == []


def _marked(mark: bytes) -> Iterator[str]:
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (process / "environ").read_bytes().split(b"\0"):
                yield (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue


def is_linux() -> bool:
    """Return whether processes can be looked at as files."""
    return os.path.exists("/proc/self/environ")  # noqa: PTH110
