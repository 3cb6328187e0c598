"""What an independent validator of Office files finds in a document and not in its template.

The validator (openxml-audit) knows the schemas of ECMA-376 and what Word and Excel would repair.
It judges how elements stand in one another, so a document is audited once for each shape: the
rows that data add are shaped as those before them.
"""

import hashlib
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.kept import key_of, load, save
from plandocs.verify.package import Package
from plandocs.verify.promise import Promise
from plandocs.verify.rules import NEW_FINDING
from plandocs.verify.xml import read_xml

MOST_BYTES = 2_000_000
"""The most XML that is audited: the validator takes some three seconds for each megabyte."""
_NUMBERS = re.compile(r"\d+")


class Finding(NamedTuple):
    """What the validator says: of which part, of which element, and what."""

    part: str
    node: str
    detail: str

    @property
    def kind(self) -> tuple[str, str, str]:
        """What it has in common with the same fault elsewhere: numbers do not count."""
        return _plain(self.part), self.node, _plain(self.detail)


def audit_document(data: bytes, name: str, promise: Promise) -> Iterator[Diagnostic]:
    """Yield what the validator finds in a sound document and not in its template, each kind once.

    One of more XML than MOST_BYTES is not audited.
    """
    package = Package(data)
    shape = _shape(package)
    if shape is None:
        return
    key = key_of((), f"audit {shape}", promise.template)
    if load(key):
        return
    suffix = Path(name).suffix
    fresh = {finding.kind: finding for finding in _findings(data, suffix)}
    if fresh:
        for finding in _findings(promise.template, suffix):
            fresh.pop(finding.kind, None)
    if not fresh:
        save(key, True)
    for finding in fresh.values():
        detail = f"{finding.detail.rstrip('.')} ({finding.part})"
        yield NEW_FINDING.at(InFile(promise.name), documento=name, detalle=detail)


def _shape(package: Package) -> str | None:
    """Return a digest of which elements stand in and after which; None for too long a document."""
    parts = {name: package.read(name) for name in package.xml_names()}
    if sum(map(len, parts.values())) > MOST_BYTES:
        return None
    made = hashlib.sha256()
    for name in sorted(parts):
        steps = sorted(_steps(parts[name]))
        made.update(f"{_plain(name)}\n{steps}\n".encode())
    return made.hexdigest()


def _steps(data: bytes) -> set[tuple[str, str, str, str]]:
    """Return the parent, the elder sibling, the name and the attributes of every element."""
    steps: set[tuple[str, str, str, str]] = set()
    above = [("", "")]

    def start(tag: str, attributes: dict[str, str]) -> None:
        parent, elder = above[-1]
        steps.add((parent, elder, tag, " ".join(attributes)))
        above[-1] = (parent, tag)
        above.append((tag, ""))

    def end(_: str) -> None:
        above.pop()

    read_xml(data, start, end)
    return steps


def _findings(data: bytes, suffix: str) -> list[Finding]:
    from openxml_audit import OpenXmlValidator  # slow to import, and known shapes do without
    from openxml_audit.errors import ValidationSeverity

    with tempfile.TemporaryDirectory(prefix="plandocs-") as folder:
        path = Path(folder) / f"documento{suffix}"
        path.write_bytes(data)
        result = OpenXmlValidator().validate(path)
    return [
        Finding(error.part_uri.lstrip("/"), error.node or "", error.description)
        for error in result.errors
        if error.severity is ValidationSeverity.ERROR
    ]


def _plain(text: str) -> str:
    return _NUMBERS.sub("", text)
