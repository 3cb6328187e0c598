"""What an independent validator of Office files finds in a document and not in its template.

The validator (openxml-audit) knows the schemas of ECMA-376 and what Word and Excel would repair.
It judges how elements stand in one another, so a document is audited once for each shape: the
rows that data add are shaped as those before them.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.held import Scratch
from plandocs.kept import key_of, load, save
from plandocs.verify.findings import in_spanish
from plandocs.verify.package import Package
from plandocs.verify.promise import Promise
from plandocs.verify.rules import NEW_FINDING
from plandocs.verify.xml import read_elements

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
    walked = _walked_of(promise.template)
    shape = _shape(package, walked)
    if shape is None:
        return
    key = key_of((), f"audit {shape}", repr(sorted(walked.items())).encode())
    if load(key):
        return
    suffix = Path(name).suffix
    fresh = {finding.kind: finding for finding in _findings(data, suffix) or ()}
    if fresh:
        if _shape(Package(promise.template), walked) is None:
            return
        before = _findings(promise.template, suffix)
        known = fresh if before is None else {finding.kind for finding in before}
        fresh = {kind: finding for kind, finding in fresh.items() if kind not in known}
    if not fresh:
        save(key, True)
    for finding in fresh.values():
        detail = f"{in_spanish(finding.detail)} ({finding.part})"
        yield NEW_FINDING.at(InFile(promise.name), documento=name, detalle=detail)


def _shape(package: Package, known: Mapping[str, "_Walked"]) -> str | None:
    """Return a digest of which elements stand in and after which; None for too long a document."""
    parts = _xml_parts(package)
    if parts is None:
        return None
    made = hashlib.sha256()
    work = 0.0
    for name, data in sorted(parts.items()):
        walked = known.get(name)
        if walked is None or walked.sha != _sha(data):
            walked = _walk(data)
        work += walked.work
        if work > _MOST_WORK:
            return None
        made.update(f"{_plain(name)}\n{walked.shape}\n".encode())
    return made.hexdigest()


def _walked_of(template: bytes) -> dict[str, "_Walked"]:
    """Return what was walked of each part of a template, by its name; kept for other runs."""
    key = key_of((), "walked", template)
    kept = load(key)
    if isinstance(kept, dict):
        return kept
    parts = _xml_parts(Package(template)) or {}
    walked = {name: _walk(data) for name, data in parts.items()}
    save(key, walked)
    return walked


def _xml_parts(package: Package) -> dict[str, bytes] | None:
    """Return the parts that are XML by their names, or None when they are more than MOST_BYTES."""
    parts = {name: package.read(name) for name in package.xml_names()}
    return parts if sum(map(len, parts.values())) <= MOST_BYTES else None


class _Walked(NamedTuple):
    """A part that was walked: its digest, that of its elements, and the work of auditing it."""

    sha: str
    shape: str
    work: float


def _walk(data: bytes) -> _Walked:
    """Walk a part; what counts of an element is its parent, elder sibling, name and attributes."""
    steps: set[tuple[str, ...]] = set()
    above = [_Open()]
    work = 0.0

    def start(tag: str, attributes: list[str]) -> None:
        parent = above[-1]
        steps.add((parent.tag, parent.last, tag, *attributes[::2]))
        parent.last = tag
        parent.children += 1
        above.append(_Open(tag))

    def end(_: str) -> None:
        nonlocal work
        children = above.pop().children
        work += children + children * (children - 1) / 2 / _NEAR

    read_elements(data, start, end)
    shape = _sha(f"{sorted(steps)}".encode())
    return _Walked(_sha(data), shape, work + 1)  # the root


class _Open:
    """An element that is not closed yet, and what was met in it: its last child, how many."""

    __slots__ = ("children", "last", "tag")

    def __init__(self, tag: str = "") -> None:
        self.tag = tag
        self.last = ""
        self.children = 0


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


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _plain(text: str) -> str:
    return _NUMBERS.sub("", text)
