"""`plandocs preview`: where it is, and how it ends."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from support.tiny import make_project

COMMAND = [sys.executable, "-m", "plandocs", "preview", "--no-browser", "--root"]


def test_it_says_its_address_and_ends_when_it_is_interrupted(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    command = [*COMMAND, str(root), "demo/plan"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert line.startswith("Abra en el navegador http://127.0.0.1:")
        address = line.split()[4]
        with urllib.request.urlopen(address) as page, urllib.request.urlopen(f"{address}cambios"):
            assert page.status == 200
            process.send_signal(signal.SIGINT)
            assert process.stdout.read().splitlines() == [
                "Las páginas se rehacen cada vez que se guarda; Ctrl+C para terminar.",
                "Se dejó de mostrar.",
            ]
    assert process.returncode == 0


@pytest.mark.parametrize("port", ["used", "70000"])
def test_a_port_that_cannot_be_used_is_told(tmp_path: Path, port: str) -> None:
    root = make_project(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = str(taken.getsockname()[1]) if port == "used" else port
        command = [*COMMAND, str(root), "--port", number]
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    if port == "used":
        assert ran.stderr == (
            f"El puerto {number} ya está en uso; dé otro con --port, o ninguno. "
            "No se escribió nada.\n"
        )
    else:
        assert "65535" in ran.stderr


def test_a_plan_that_does_not_exist_is_told(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    ran = subprocess.run(
        [*COMMAND, str(root), "demo/nada"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert "No existe el plan «demo/nada»" in ran.stderr
