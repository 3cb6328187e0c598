"""What every test runs in: its own folder of compiled templates, new each time."""

from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep the compiled templates of a session apart from the user's own."""
    folder = tmp_path_factory.mktemp("plandocs-cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PLANDOCS_CACHE", str(folder))
        yield folder
