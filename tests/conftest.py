"""What every test runs in: a folder of its own for what is kept, and no LibreOffice unasked."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.register_assert_rewrite("support")


@pytest.fixture(autouse=True, scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the compiled templates of a session apart from the user's own."""
    folder = tmp_path_factory.mktemp("plandocs-cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANDOCS_CACHE", str(folder))
        patch.setenv("PLANDOCS_OFFICE", "no")
        yield folder


@pytest.fixture(autouse=True, scope="session")
def interruptible() -> None:
    """Hear interruptions, which whoever starts the tests in the background has them ignore."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print with the LibreOffice that is there."""
    monkeypatch.delenv("PLANDOCS_OFFICE")
