"""What a PDF says, page by page, and how its pages look."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from plandocs.verify.contents import Block, folded, lone
from plandocs.verify.fingerprint import Seal, seal_of_text
from plandocs.verify.looking import Seen, seen
from plandocs.verify.opening import UnreadableFile

if TYPE_CHECKING:
    import pypdfium2

_MOST_BYTES, _MOST_PAGES = 100_000_000, 2_000
KEY = "Plandocs"
"""The entry of a PDF's information that carries its seal."""


class Paper(NamedTuple):
    """A PDF read: its seal, its lines, its bytes."""

    seal: Seal | None
    blocks: tuple[Block, ...]
    data: bytes


_Read = TypeVar("_Read")


def read_pdf(data: bytes) -> Paper:
    """Return what a PDF says; raise UnreadableFile."""
    return _opened(
        data, lambda pdf: Paper(seal_of_text(pdf.get_metadata_value(KEY)), (*_lines(pdf),), data)
    )


def looks(data: bytes) -> Seen:
    """Return how each page of a PDF looks, empty for one that could not be seen, and what else."""
    count = _opened(data, len)
    found = seen(data)
    pages = found.pages[:count]
    return Seen([*pages, *[""] * (count - len(pages))], found.held)


def _opened(data: bytes, read: "Callable[[pypdfium2.PdfDocument], _Read]") -> _Read:
    """Return what is read of a PDF; raise UnreadableFile."""
    import pypdfium2  # slow to import

    if len(data) > _MOST_BYTES:
        raise UnreadableFile("pesa más que cualquier documento (100 MB)")
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        cause = "tiene contraseña" if locked else "está dañado o no es un PDF"
        raise UnreadableFile(cause) from error
    try:
        if len(pdf) > _MOST_PAGES:
            raise UnreadableFile("tiene más páginas que cualquier documento")
        return read(pdf)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("está dañado") from error
    finally:
        pdf.close()


def _lines(pdf: "pypdfium2.PdfDocument") -> Iterator[Block]:
    for number in range(len(pdf)):
        text = pdf[number].get_textpage().get_text_bounded()
        for line in text.splitlines():
            if words := folded(line):
                yield lone(f"página {number + 1}", words)
    for key in ("Title", "Author"):
        with suppress(ValueError):
            if value := folded(pdf.get_metadata_value(key)):
                yield lone(f"propiedades del archivo, {key}", value)
