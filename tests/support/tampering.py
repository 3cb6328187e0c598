"""Finished documents changed as people change them, and as programs save them again."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

CUSTOM = "docProps/custom.xml"


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a package."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def swap(part: str, old: str, new: str) -> Callable[[bytes], bytes]:
    """Return what changes the first `old` of a part, which must be there, for `new`."""

    def change(data: bytes) -> bytes:
        parts = parts_of(data)
        text = parts[part].decode()
        assert old in text, f"{old!r} is not in {part}"
        return packed({**parts, part: text.replace(old, new, 1).encode()})

    return change


def sealed_as(other: bytes) -> Callable[[bytes], bytes]:
    """Return what gives a document the properties of another."""
    seal = parts_of(other)[CUSTOM]
    return lambda data: packed({**parts_of(data), CUSTOM: seal})


def unsealed(data: bytes) -> bytes:
    """Return a document whose own properties somebody emptied."""
    parts = parts_of(data)
    text = parts[CUSTOM].decode()
    head = text[: text.index("<property")]
    return packed({**parts, CUSTOM: f"{head}</Properties>".encode()})


def resaved_word(data: bytes) -> bytes:
    """Return a Word file as python-docx saves it."""
    import docx

    buffer = io.BytesIO()
    docx.Document(io.BytesIO(data)).save(buffer)
    return buffer.getvalue()


def resaved_sheet(data: bytes) -> bytes:
    """Return a workbook as openpyxl saves it."""
    from openpyxl import load_workbook

    buffer = io.BytesIO()
    load_workbook(io.BytesIO(data)).save(buffer)
    return buffer.getvalue()


def resaved_pdf(data: bytes) -> bytes:
    """Return a PDF as pikepdf saves it."""
    import pikepdf

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(buffer)
    return buffer.getvalue()


def bomb(path: Path) -> None:
    """Write a small file that would fill the memory of whoever inflates it."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(120):
            part.write(b" " * 1_000_000)
