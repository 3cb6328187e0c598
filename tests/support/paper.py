"""Both approved plans printed once for all the tests that look at their PDFs."""

import functools
import shutil
import tempfile
from pathlib import Path

import pytest

from plandocs.build import Outcome, Request, make
from support.project import IEEQ, IEM, ROOT

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is needed to print"
)


def printed(root: Path, *plans: str) -> Outcome:
    """Return what making some plans gives where LibreOffice is there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PLANDOCS_OFFICE", raising=False)
        return make(Request(root, plans, root / "output"))


@functools.cache
def both_plans() -> Outcome:
    """Return both approved plans, printed."""
    return printed(ROOT, IEEQ, IEM)


@functools.cache
def both_plans_on_disk() -> Path:
    """Return a folder with every document of both plans and its PDF; it lasts as the process."""
    folder = Path(_scratch().name)
    for built in both_plans().made:
        for artifact in built.artifacts:
            path = folder / built.id / artifact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(artifact.data)
    return folder


@functools.cache
def _scratch() -> "tempfile.TemporaryDirectory[str]":
    return tempfile.TemporaryDirectory(prefix="plandocs-tests-")
