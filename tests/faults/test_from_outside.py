"""The system itself refuses calls of the whole program, in its turn each, with strace."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from support.draw import drawn
from support.faults import ALL

_CALLS = {
    "write": "ENOSPC EIO EDQUOT",
    "fsync": "EIO ENOSPC",
    "rename": "EACCES EIO ENOSPC",
    "openat": "EMFILE ENFILE EACCES ENOSPC",
    "close": "EIO",
    "flock": "ENOLCK EIO",
    "fchmod": "EPERM EIO",
    "unlink": "EBUSY EACCES",
}
"""Those that writing one document makes, and how each may fail."""

_LAST = 9
"""How many of the last calls fail: Python itself opens and closes hundreds to begin."""

_STEP = 1 if ALL else 8
CASES = [(call, code) for call, codes in _CALLS.items() for code in codes.split()]
_EVERY_DAY = [("write", "ENOSPC"), ("rename", "EIO")]
"""Each takes some seconds; the writer's own calls fail in test_every_call.py."""


@cache
def can_trace() -> bool:
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-f", "true"], capture_output=True, check=False).returncode == 0
    )


@pytest.mark.parametrize(("call", "code"), CASES if ALL else _EVERY_DAY)
def test_a_document_is_whole_whatever_the_system_refuses(
    tmp_path: Path, call: str, code: str
) -> None:
    if not can_trace():
        pytest.skip("strace is not here, or may not trace")
    folder = tmp_path / "salida"
    folder.mkdir()
    (tmp_path / "t.docx").write_bytes(drawn("Hola {{ nombre }}"))
    (tmp_path / "d.yaml").write_text("nombre: Ana\n")
    target = folder / "o.docx"
    order = [sys.executable, "-m", "plandocs", "render", "t.docx", "--data", "d.yaml"]
    environment = os.environ | {"PLANDOCS_CACHE": "no", "PYTHONDONTWRITEBYTECODE": "1"}
    good = subprocess.run(
        [*order, "-o", str(target)], cwd=tmp_path, env=environment, capture_output=True, check=True
    )
    assert good.stderr == b""
    new = target.read_bytes()
    counted = tmp_path / "calls"
    tracing = ["strace", "-f", "-o", str(counted), "-e", f"trace={call}"]
    every = [*tracing, *order, "-o", str(target)]
    subprocess.run(every, cwd=tmp_path, env=environment, capture_output=True, check=True)
    count = sum(f" {call}(" in line for line in counted.read_text("latin-1").splitlines())
    assert count > 0
    for nth in range(count, max(0, count - _LAST - 1), -_STEP):
        target.write_bytes(b"the old one")
        fault = ["-e", f"inject={call}:error={code}:when={nth}"]
        run = subprocess.run(
            [*tracing, *fault, *order, "-o", str(target)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in run.stderr
        found = target.read_bytes()
        if run.returncode == 0:
            assert found == new
        elif "No se escribió nada." in run.stdout:
            assert found == b"the old one"
        else:
            assert found == new
        assert [path.name for path in folder.iterdir()] == ["o.docx"], (nth, run.stdout)
