"""What a Word or Excel file says: its text, its properties, what it brings along."""

import hashlib
import re
from collections.abc import Iterator

from plandocs.verify.contents import Block, folded, lone
from plandocs.verify.opening import Package, UnreadableFile, first_tag, parse
from plandocs.verify.relations import related
from plandocs.verify.sheet_text import sheet_blocks
from plandocs.verify.word_text import word_blocks

_CORE = (
    ("{http://purl.org/dc/elements/1.1/}title", "título"),
    ("{http://purl.org/dc/elements/1.1/}creator", "autor"),
    ("{http://purl.org/dc/elements/1.1/}subject", "asunto"),
    ("{http://purl.org/dc/elements/1.1/}description", "comentarios"),
    (
        "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords",
        "palabras clave",
    ),
)
_BROUGHT = re.compile(r"/embeddings/|/activeX/|/externalLinks/|vbaProject|afchunk", re.IGNORECASE)
_WORD, _SHEET = "word", "sheet"


def main_part(parts: Package) -> tuple[str, str]:
    """Return `word` or `sheet` and the part that holds the document; raise UnreadableFile."""
    found = [name for name in related(parts, "", "officeDocument") if name in parts]
    if len(found) > 1:
        raise UnreadableFile("tiene dos documentos en uno")
    name = next(iter(found), "")
    tag = first_tag(parts, name)
    if tag.endswith("}document"):
        return _WORD, name
    if tag.endswith("}workbook"):
        return _SHEET, name
    parse(parts, name)  # one that is broken says so
    raise UnreadableFile("está dañado o no es un archivo de Word ni de Excel")


def blocks_of(parts: Package) -> Iterator[Block]:
    """Yield all that an Office file says, in order; raise UnreadableFile."""
    kind, main = main_part(parts)
    yield from word_blocks(parts, main) if kind == _WORD else sheet_blocks(parts, main)
    yield from _properties(parts)
    for part in sorted(name for name in parts if _BROUGHT.search(name) and "_rels" not in name):
        told = hashlib.sha256(parts[part]).hexdigest()[:8]
        yield lone("archivo incrustado", f"[{part.rpartition('/')[2]} {told}]")


def _properties(parts: Package) -> Iterator[Block]:
    for name in related(parts, "", "core-properties"):
        root = parse(parts, name)
        for tag, place in _CORE if root is not None else ():
            if root is not None and (text := folded(root.findtext(tag) or "")):
                yield lone(f"propiedades del archivo, {place}", text)
