"""Documents printed with their probes, all of a test module by one call of LibreOffice."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from plandocs.printing.layout import Layout
from plandocs.printing.probe import probed, read_layout
from support.printed import convert

_OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": 2},
    "UseTaggedPDF": {"type": "boolean", "value": True},
    "PDFUACompliance": {"type": "boolean", "value": True},
    "ExportBookmarksToPDFDestination": {"type": "boolean", "value": True},
}


@dataclass(frozen=True)
class Printed:
    """A document and its pages."""

    document: bytes
    pdf: bytes
    layout: Layout


def print_probed(documents: Mapping[str, bytes], folder: Path) -> dict[str, Printed]:
    """Return some documents printed, by the same names, which end as their kind does."""
    folder.mkdir(exist_ok=True)
    paths = [folder / name for name in documents]
    for path in paths:
        data = documents[path.name]
        path.write_bytes(probed(data) if path.suffix == ".docx" else data)
    made = convert(paths, folder, f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}")
    return {
        name: _read(data, path.read_bytes())
        for (name, data), path in zip(documents.items(), made, strict=True)
    }


def _read(document: bytes, pdf: bytes) -> Printed:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return Printed(document, pdf, read_layout(document, opened))
