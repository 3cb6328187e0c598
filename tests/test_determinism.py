"""The same input gives the same bytes, on any day, in any place, for any user."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from support.printed import needs_libreoffice
from support.project import ROOT

_PLACES = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Mexico_City", "LC_ALL": "es_MX.UTF-8", "PYTHONHASHSEED": "77"},
    {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1"},
)


_PRINTING = {"PLANDOCS_OFFICE": "", "PLANDOCS_CACHE": "no"}


def test_both_plans_give_the_same_bytes_everywhere(tmp_path: Path) -> None:
    found = [_hashes(tmp_path / str(n), place) for n, place in enumerate(_PLACES)]
    assert len(found[0]) == 12
    assert found[1:] == [found[0]] * (len(_PLACES) - 1)


@needs_libreoffice
def test_so_do_their_pdfs(tmp_path: Path) -> None:
    places = [{**place, **_PRINTING} for place in _PLACES[1:]]
    found = [_hashes(tmp_path / str(n), place) for n, place in enumerate(places)]
    assert len(found[0]) == 22
    assert found[1:] == [found[0]] * (len(places) - 1)


def _hashes(output: Path, place: dict[str, str]) -> dict[str, str]:
    command = [
        sys.executable,
        "-m",
        "plandocs",
        "build",
        "--root",
        str(ROOT),
        "--output",
        str(output),
    ]
    output.mkdir()
    result = subprocess.run(
        command,
        cwd=output,
        env={**os.environ, **place},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    files = [path for path in output.rglob("*") if path.is_file()]
    return {
        path.relative_to(output).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }
