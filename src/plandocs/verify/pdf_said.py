"""The words of a PDF, page by page, and its properties, read where it is asked."""

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from plandocs.verify.opening import UnreadableFile

if TYPE_CHECKING:
    import pypdfium2

KEY = "Plandocs"
"""The entry of a PDF's information that carries its seal."""
PROPERTIES = ("Title", "Author")
_MOST_PAGES = 2_000


class Said(NamedTuple):
    """What a PDF says of itself, by name, and the text of each of its pages."""

    properties: dict[str, str]
    pages: list[str]


def said(data: bytes) -> Said:
    """Return what a PDF says; raise UnreadableFile."""
    import pypdfium2  # slow to import

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        cause = "tiene contraseña" if locked else "está dañado o no es un PDF"
        raise UnreadableFile(cause) from error
    try:
        if len(pdf) > _MOST_PAGES:
            raise UnreadableFile("tiene más páginas que cualquier documento")
        pages = [pdf[number].get_textpage().get_text_bounded() for number in range(len(pdf))]
        return Said(_properties(pdf), pages)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("está dañado") from error
    finally:
        pdf.close()


def _properties(pdf: "pypdfium2.PdfDocument") -> dict[str, str]:
    found = {KEY: pdf.get_metadata_value(KEY)}
    for name in PROPERTIES:
        with suppress(ValueError):
            found[name] = pdf.get_metadata_value(name)
    return found
