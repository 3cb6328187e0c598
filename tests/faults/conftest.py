"""No test here waits for the disk: there is no power to fail."""

import os

import pytest


@pytest.fixture(autouse=True)
def unwaiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let fsync return at once in this process and those that it forks."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
