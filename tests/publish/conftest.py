"""No test here sweeps what other processes leave: each has a temporary folder of its own."""

import tempfile
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def swept(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a temporary folder where no other process leaves anything: calls are counted."""
    folder = tmp_path_factory.mktemp("swept")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder
