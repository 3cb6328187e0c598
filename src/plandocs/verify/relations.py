"""What the parts of a Word or Excel package point at."""

import hashlib
import re
from collections.abc import Iterator
from posixpath import dirname, join, normpath

from plandocs.verify.opening import Package, parse

_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_KINDS = re.compile(
    "http://(?:schemas.openxmlformats.org|purl.oclc.org/ooxml|schemas.microsoft.com/office)/"
    ".*/([^/]+)"
)
"""The kinds of relation that Office knows; it passes over others."""


def relations(parts: Package, name: str) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the id, the kind and the target of each relation of a part, and if it is outside."""
    folder, _, base = name.rpartition("/")
    rels = parse(parts, f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
    for node in rels.iter(f"{_RELS}Relationship") if rels is not None else ():
        target, outside = node.get("Target", ""), node.get("TargetMode") == "External"
        if not outside:
            target = normpath(join("/", dirname(name), target)).lstrip("/")
        kind = node.get("Type", "")
        known = _KINDS.fullmatch(kind)
        yield node.get("Id", ""), known[1] if known else kind, target, outside


def related(parts: Package, name: str, kind: str) -> list[str]:
    """Return the parts that one points at with a kind of relation."""
    return [to for _, told, to, outside in relations(parts, name) if told == kind and not outside]


def picture(parts: Package, target: str, outside: bool) -> str:
    """Return how a picture is told: by what its file holds, or where it is if that is outside."""
    if outside:
        return f"imagen de {target}"
    return f"imagen {hashlib.sha256(parts.get(target, b'')).hexdigest()[:8]}"
