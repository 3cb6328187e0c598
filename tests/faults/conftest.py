"""No test here waits for the disk, as there is no power to fail, or sweeps what others left."""

import os
import tempfile
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def unwaiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let fsync return at once in this process and those that it forks."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)


@pytest.fixture(autouse=True)
def swept(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a temporary folder where no other process leaves anything: its calls are counted."""
    folder = tmp_path_factory.mktemp("swept")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder
