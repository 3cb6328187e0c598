"""Documents as PDF, through LibreOffice, each one once."""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from types import TracebackType

from plandocs.publish import Artifact

_PROGRAMS = ("soffice", "libreoffice")
_SUFFIX = ".pdf"
_MOST = 300
"""How many PDFs are kept: those of several plans, and of some savings before."""
_SECONDS = 120
"""How long LibreOffice may take; it is stopped then, and there are no pages."""


class Printer:
    """LibreOffice with a profile of its own, which what it printed before costs nothing."""

    def __init__(self) -> None:
        """Look for LibreOffice."""
        self._program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
        self._folder = tempfile.TemporaryDirectory(prefix="plandocs-preview-")
        self._kept: dict[str, bytes] = {}

    def __enter__(self) -> "Printer":
        """Return the printer, whose folder goes when it is done."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the profile."""
        self._folder.cleanup()

    @property
    def is_there(self) -> bool:
        """Whether LibreOffice is installed."""
        return self._program is not None

    def pdfs_of(self, artifacts: Iterable[Artifact]) -> dict[str, bytes]:
        """Return the PDF of each document by its path; one that cannot be printed has none.

        A building that made PDFs of its own has made them all.
        """
        documents = list(artifacts)
        if made := {a.path: a.data for a in documents if a.path.endswith(_SUFFIX)}:
            return made
        keys = {pdf_path(a.path): _key(a) for a in documents}
        self._print([a for a in documents if _key(a) not in self._kept])
        found = {path: self._kept[key] for path, key in keys.items() if key in self._kept}
        self._forget(keys.values())
        return found

    def _print(self, documents: list[Artifact]) -> None:
        if self._program is None or not documents:
            return
        with tempfile.TemporaryDirectory(dir=self._folder.name) as name:
            folder = Path(name)
            sources = [folder / _key(document) for document in documents]
            for source, document in zip(sources, documents, strict=True):
                source.write_bytes(document.data)
            self._convert(sources, folder)
            for source in sources:
                made = source.with_suffix(_SUFFIX)
                if made.is_file():
                    self._kept[source.name] = made.read_bytes()

    def _forget(self, latest: Iterable[str]) -> None:
        """Keep what was just asked for and what was asked for not long ago."""
        for key in latest:
            if key in self._kept:
                self._kept[key] = self._kept.pop(key)
        for key in list(self._kept)[:-_MOST]:
            del self._kept[key]

    def _convert(self, sources: list[Path], folder: Path) -> None:
        profile = (Path(self._folder.name) / "profile").as_uri()
        command = [str(self._program), f"-env:UserInstallation={profile}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            return


def pdf_path(path: str) -> str:
    """Return the path of a document's PDF."""
    return str(PurePosixPath(path).with_suffix(_SUFFIX))


def _key(artifact: Artifact) -> str:
    """Return a file name that only these bytes have."""
    return hashlib.sha256(artifact.data).hexdigest()[:32] + PurePosixPath(artifact.path).suffix
