"""What an independent validator of Office files finds in a document and not in its template.

The validator (openxml-audit) knows the schemas of ECMA-376 and what Word and Excel would repair.
It judges how elements stand in one another, so a document is audited once for each shape: the
rows that data add are shaped as those before them.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.held import Scratch
from plandocs.kept import key_of, load, save
from plandocs.verify.findings import in_spanish
from plandocs.verify.package import Package
from plandocs.verify.promise import Promise
from plandocs.verify.rules import NEW_FINDING
from plandocs.verify.xml import read_xml

MOST_BYTES = 2_000_000
"""The most XML that is audited: the validator takes some three seconds for each megabyte."""
_MOST_WORK = 20_000
"""The most elements that are audited, each some 0.2 ms."""
_NEAR = 500
"""How many elder siblings the validator walks while it audits an element: it walks all of them."""
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

    One of more XML than MOST_BYTES, or of more elements than _MOST_WORK, is not audited; nor is
    one that would be told from such a template.
    """
    package = Package(data)
    shape = _shape(package)
    if shape is None:
        return
    key = key_of((), f"audit {shape}", promise.template)
    if load(key):
        return
    suffix = Path(name).suffix
    fresh = {finding.kind: finding for finding in _findings(data, suffix) or ()}
    if fresh:
        if _shape(Package(promise.template)) is None:
            return
        before = _findings(promise.template, suffix)
        known = fresh if before is None else {finding.kind for finding in before}
        fresh = {kind: finding for kind, finding in fresh.items() if kind not in known}
    if not fresh:
        save(key, True)
    for finding in fresh.values():
        detail = f"{in_spanish(finding.detail)} ({finding.part})"
        yield NEW_FINDING.at(InFile(promise.name), documento=name, detalle=detail)


def _shape(package: Package) -> str | None:
    """Return a digest of which elements stand in and after which; None for too long a document."""
    parts = {name: package.read(name) for name in package.xml_names()}
    if sum(map(len, parts.values())) > MOST_BYTES:
        return None
    made = hashlib.sha256()
    work = 0.0
    for name in sorted(parts):
        found, more = _steps(parts[name])
        work += more
        if work > _MOST_WORK:
            return None
        made.update(f"{_plain(name)}\n{sorted(found)}\n".encode())
    return made.hexdigest()


def _steps(data: bytes) -> tuple[set[tuple[str, str, str, str]], float]:
    """Return the parent, elder sibling, name and attributes of every element; and the work."""
    steps: set[tuple[str, str, str, str]] = set()
    above = [("", "", 0)]
    work = 0.0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal work
        parent, elder, siblings = above[-1]
        steps.add((parent, elder, tag, " ".join(attributes)))
        work += 1 + siblings / _NEAR
        above[-1] = (parent, tag, siblings + 1)
        above.append((tag, "", 0))

    def end(_: str) -> None:
        above.pop()

    read_xml(data, start, end)
    return steps, work


def _findings(data: bytes, suffix: str) -> list[Finding] | None:
    """Return what the validator says; None of what it cannot judge."""
    from openxml_audit import OpenXmlValidator  # slow to import, and known shapes do without
    from openxml_audit.errors import ValidationSeverity

    with Scratch() as folder:
        path = folder / f"documento{suffix}"
        path.write_bytes(data)
        try:
            result = OpenXmlValidator().validate(path)
        except OSError:
            raise
        except Exception:  # it stumbles over what it does not foresee: a number that is none, say
            return None
    return [
        Finding(error.part_uri.lstrip("/"), error.node or "", error.description)
        for error in result.errors
        if error.severity is ValidationSeverity.ERROR
    ]


def _plain(text: str) -> str:
    return _NUMBERS.sub("", text)
