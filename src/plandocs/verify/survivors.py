"""What of a template must come out as it was: pictures, fonts, themes, what nobody fills."""

import io
import zipfile
from collections.abc import Iterator

_SHEETS = "xl/worksheets/"
_MAY_GO = ("xl/calcChain.xml", "docProps/thumbnail", "[trash]/", "__MACOSX/")
"""What Excel makes anew, and what is no part at all but a trace of who packed the file."""
_ALWAYS = ("/theme/", "customXml/", "fontTable", "/fonts/", "/media/", "/printerSettings/")
"""What is in the names of the parts that no filling touches."""


def lost_parts(data: bytes, template: bytes) -> Iterator[str]:
    """Yield the parts of a template that a document made from it lacks, or holds changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(io.BytesIO(template)) as given:
        had = {entry.filename: entry for entry in given.infolist() if not entry.is_dir()}
        has = {entry.filename: entry for entry in made.infolist()}
    gone = {name for name in had if name.startswith(_SHEETS) and name not in has}
    for name, entry in sorted(had.items()):
        if name not in has:
            is_trace = name.endswith((".DS_Store", "Thumbs.db"))
            if not (name.startswith(_MAY_GO) or is_trace or gone):
                yield name
        elif any(mark in name for mark in _ALWAYS):
            now = has[name]
            if (now.CRC, now.file_size) != (entry.CRC, entry.file_size):
                yield name
