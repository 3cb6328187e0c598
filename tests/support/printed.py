"""Finished documents printed by LibreOffice, as text by page."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice and poppler are needed to look at pages",
)

_NUMBER = re.compile(r"Página (\d+) de (\d+)")


@dataclass(frozen=True)
class Page:
    """A printed page: its lines, and what its footer says."""

    lines: tuple[str, ...]
    number: int | None
    total: int | None

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(" ".join(self.lines).split())


def print_pdf(documents: list[Path], folder: Path) -> list[Path]:
    """Return the PDFs of some documents, made in one run with a profile of their own."""
    return convert(documents, folder, "pdf")


def convert(documents: list[Path], folder: Path, form: str) -> list[Path]:
    """Return some documents as LibreOffice saves them in another form, such as `pdf`."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').absolute().as_uri()}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder),
            *map(str, documents),
        ],
        check=True,
        capture_output=True,
        timeout=240,
    )
    suffix = "." + form.split(":")[0]
    return [folder / document.with_suffix(suffix).name for document in documents]


def pages(pdf: Path) -> list[Page]:
    """Return the pages of a PDF as text."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [_page(page) for page in text.split("\f")[:-1]]


def _page(text: str) -> Page:
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    found = _NUMBER.search(text)
    numbers = (int(found[1]), int(found[2])) if found else (None, None)
    return Page(lines, *numbers)
