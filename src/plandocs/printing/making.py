"""What LibreOffice left of a document into the PDF that is delivered, and what was read off it."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePath

import pikepdf

from plandocs.printing.contents import contents_of
from plandocs.printing.finish import describe, made_on, save
from plandocs.printing.layout import Printed
from plandocs.printing.probe import is_of, probed, read_layout, remove_probes
from plandocs.printing.profile import Level
from plandocs.printing.tags.drawings import mark_drawings
from plandocs.printing.tags.links import drop_local_links
from plandocs.printing.tags.sheet import tag_sheets, twin_of
from plandocs.printing.tags.word import tag_word

_WORD = ".docx"
_TWIN = ".doble.xlsx"


def staged(name: str, document: bytes) -> dict[str, bytes]:
    """Return what is given to LibreOffice for a document: what prints the same and tells more.

    A Word document goes with probes in it; a workbook goes as it is, its twin beside it.
    """
    if name.endswith(_WORD):
        return {name: probed(document)}
    return {name: document, _twin_name(name): twin_of(document)}


def finished(name: str, document: bytes, raw: Mapping[str, bytes], level: Level) -> Printed | None:
    """Return a document printed: PDF/A and PDF/UA of what LibreOffice made of what was staged.

    None when `raw` lacks something of it, or is of something else.
    """
    needed = [name] if name.endswith(_WORD) else [name, _twin_name(name)]
    if any(one not in raw for one in needed):
        return None
    with pikepdf.open(BytesIO(raw[name])) as pdf:
        if not is_of(document, pdf):
            return None
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


def _twin_name(name: str) -> str:
    return str(PurePath(name).with_suffix(_TWIN))
