"""A file from anywhere, read within limits: its bytes, its seal, what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plandocs.publish import digest_of
from plandocs.verify.contents import Block, digest
from plandocs.verify.fingerprint import Seal, seal_of_package
from plandocs.verify.office_text import blocks_of, main_part
from plandocs.verify.opening import UnreadableFile, open_package
from plandocs.verify.pdf_text import Paper, read_pdf
from plandocs.verify.sheet_text import Place, cached, placed

_MOST_BYTES = 100_000_000
_PDF, _HEAD = b"%PDF-", 1024
_SUFFIXES = {"word": ".docx", "sheet": ".xlsx"}


@dataclass(frozen=True)
class Read:
    """A file read: the digest of its bytes, its kind by what it holds, its seal, what it says."""

    sha: str
    suffix: str
    seal: Seal | None
    blocks: tuple[Block, ...]
    contents: str
    paper: Paper | None = None
    """What a PDF was read as."""
    counted: tuple[tuple[str, str], ...] = ()
    placed: tuple[Place, ...] = ()


def read(path: Path, is_ours: Callable[[str], bool]) -> Read:
    """Return a file read; raise UnreadableFile.

    `is_ours` tells by the digest of its bytes whether a file is one that was written here.
    """
    data = _bytes(path)
    sha = digest_of(data)
    if _PDF in data[:_HEAD]:
        paper = read_pdf(data, is_ours(sha))
        return Read(sha, ".pdf", paper.seal, paper.blocks, "", paper)
    parts = open_package(data)
    try:
        kind, main = main_part(parts)
        blocks = tuple(blocks_of(parts))
        counted = cached(parts, main) if kind == "sheet" else {}
        drawn = placed(parts, main) if kind == "sheet" else ()
        seal = seal_of_package(parts)
    except RecursionError as error:
        raise UnreadableFile("tiene más cosas dentro de otras que cualquier documento") from error
    own = tuple(sorted(counted.items()))
    return Read(sha, _SUFFIXES[kind], seal, blocks, digest(blocks), None, own, (*drawn,))


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableFile("es una carpeta")
        if not path.is_file():
            raise UnreadableFile("no existe")
        if not path.stat().st_size:
            raise UnreadableFile("está vacío: no se copió o no se descargó entero")
        if path.stat().st_size > _MOST_BYTES:
            raise UnreadableFile("pesa más que cualquier documento (100 MB)")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile("no hay permiso para leerlo") from error
