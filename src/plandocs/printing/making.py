"""What LibreOffice left of a document into the PDF that is delivered, and what was read off it."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from pathlib import PurePath

import pikepdf

from plandocs.printing.contents import contents_of
from plandocs.printing.finish import describe, made_on, save
from plandocs.printing.layout import Printed
from plandocs.printing.probe import is_in_order, is_of, probed, read_layout, remove_probes
from plandocs.printing.profile import Level
from plandocs.printing.seal import has_keyword, seal_of, sealed
from plandocs.printing.tags.drawings import mark_drawings
from plandocs.printing.tags.links import drop_local_links
from plandocs.printing.tags.sheet import tag_sheets, twin_of
from plandocs.printing.tags.tree import elements
from plandocs.printing.tags.word import tag_word

_WORD = ".docx"
_TWIN = ".doble.xlsx"
_ANOTHER = "dejó el PDF de otro documento"
_REPEATED = "dejó un PDF con una página repetida"
_DISORDERED = "dejó un PDF con las páginas en otro orden"
_UNTAGGED = "dejó un PDF sin las etiquetas que leen los lectores de pantalla"
_UNCLEAR = "dejó un PDF que no se entiende"
_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    pikepdf.PdfError,
)
"""What reading a PDF that opens and is otherwise than PDFs are may end in."""


@dataclass(frozen=True, slots=True)
class Staged:
    """What is given to LibreOffice for a document, by name, each with its own judge.

    `given` prints the same as the document and tells more; `bare` is what it was made of.
    """

    given: dict[str, bytes]
    bare: dict[str, bytes]

    def refusal(self, name: str, pdf: pikepdf.Pdf) -> str:
        """Return why a PDF is not what was asked for; nothing when it is."""
        document, is_word = self.bare[name], name.endswith(_WORD)
        try:
            ours = is_of(document, pdf) if is_word else has_keyword(pdf, seal_of(document))
            if not ours:
                return _ANOTHER
            if _repeats(pdf):
                return _REPEATED
            if not is_word:
                return ""
            if not is_in_order(document, pdf):
                return _DISORDERED
            return "" if _is_tagged(pdf) else _UNTAGGED
        except _UNREADABLE:
            return _UNCLEAR


def staged(name: str, document: bytes) -> Staged:
    """Return what is given to LibreOffice for a document.

    A Word document goes with probes in it; a workbook goes with a mark, its twin beside it.
    """
    if name.endswith(_WORD):
        return Staged({name: probed(document)}, {name: document})
    bare = {name: document, _twin_name(name): twin_of(document)}
    return Staged({part: sealed(data) for part, data in bare.items()}, bare)


def finished(name: str, document: bytes, raw: Mapping[str, bytes], level: Level) -> Printed:
    """Return a document printed: PDF/A and PDF/UA of what LibreOffice made of what was staged.

    Raise MisprintError where it cannot be understood.
    """
    try:
        return _finished(name, document, raw, level)
    except _UNREADABLE as error:
        raise MisprintError(_UNCLEAR) from error


class MisprintError(Exception):
    """A PDF opened and cannot be used; the message says why, in Spanish."""


def _finished(name: str, document: bytes, raw: Mapping[str, bytes], level: Level) -> Printed:
    with pikepdf.open(BytesIO(raw[name])) as pdf:
        layout = read_layout(document, pdf)
        if name.endswith(_WORD):
            remove_probes(pdf)
            tag_word(pdf, document)
            mark_drawings(pdf)
        else:
            with pikepdf.open(BytesIO(raw[_twin_name(name)])) as twin:
                tag_sheets(pdf, document, twin)
        drop_local_links(pdf)
        describe(pdf, PurePath(name).stem, made_on(document), level)
        return Printed(save(pdf), layout, tuple(contents_of(document)))


def _is_tagged(pdf: pikepdf.Pdf) -> bool:
    """Return whether a PDF has the tags that it should: claiming them is not having them."""
    tree = pdf.Root.get("/StructTreeRoot")
    return tree is not None and len([*islice(elements(tree), 2)]) > 1


def _repeats(pdf: pikepdf.Pdf) -> bool:
    """Return whether two pages have one place in the tree of tags, as those of a copy do."""
    places = [int(page["/StructParents"]) for page in pdf.pages if "/StructParents" in page]
    return len({*places}) < len(places)


def _twin_name(name: str) -> str:
    return str(PurePath(name).with_suffix(_TWIN))
