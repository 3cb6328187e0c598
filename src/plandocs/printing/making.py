"""What LibreOffice left of a document into the PDF that is delivered, and what was read off it."""

from io import BytesIO
from pathlib import PurePath

import pikepdf

from plandocs.printing.contents import contents_of
from plandocs.printing.finish import describe, made_on, save
from plandocs.printing.layout import Printed
from plandocs.printing.office import Level
from plandocs.printing.probe import probed, read_layout, remove_probes
from plandocs.printing.tags.drawings import mark_drawings
from plandocs.printing.tags.word import tag_word

_WORD = ".docx"


def staged(name: str, document: bytes) -> bytes:
    """Return what is given to LibreOffice in place of a document, which prints the same."""
    return probed(document) if name.endswith(_WORD) else document


def finished(name: str, document: bytes, raw: bytes, level: Level) -> Printed:
    """Return a document printed: PDF/A and PDF/UA of what LibreOffice made of its staged copy."""
    with pikepdf.open(BytesIO(raw)) as pdf:
        layout = read_layout(document, pdf)
        remove_probes(pdf)
        if name.endswith(_WORD):
            tag_word(pdf, document)
            mark_drawings(pdf)
        describe(pdf, PurePath(name).stem, made_on(document), level)
        return Printed(save(pdf), layout, tuple(contents_of(document)))
