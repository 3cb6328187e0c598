"""Finished files with one part changed, to see what is told of it."""

import io
import zipfile


def changed(data: bytes, part: str, made: bytes | None) -> bytes:
    """Return a package with a part changed or added; without bytes, the part goes away."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            if entry.filename != part:
                new.writestr(entry, old.read(entry))
        if made is not None:
            new.writestr(part, made)
    return buffer.getvalue()


def edited(data: bytes, part: str, old: str, new: str) -> bytes:
    """Return a package where a stretch of a part is another."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read(part).decode()
    assert old in text
    return changed(data, part, text.replace(old, new, 1).encode())
