"""The Python peers that plandocs does not need: a folder of their own, which nothing else sees."""

import shutil
import subprocess
import sys
from pathlib import Path

_BENCH = Path(__file__).resolve().parent
_WANTED = _BENCH / "requirements.txt"
_FOLDER = _BENCH / "site-packages"
_INSTALLED = _FOLDER / "installed.txt"


def are_missing() -> bool:
    """Return whether the peers of requirements.txt are still to be installed."""
    return not _INSTALLED.exists() or _INSTALLED.read_bytes() != _WANTED.read_bytes()


def install() -> None:
    """Install the peers of requirements.txt, and no others."""
    shutil.rmtree(_FOLDER, ignore_errors=True)
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    options = ("--no-deps", "--require-hashes", "--requirement", str(_WANTED))
    command = (*pip, "--target", str(_FOLDER), *options)
    subprocess.run(command, check=True, stdout=sys.stderr)
    shutil.copyfile(_WANTED, _INSTALLED)


def reach() -> None:
    """Let this process import them, after what is installed beside plandocs."""
    sys.path.append(str(_FOLDER))
