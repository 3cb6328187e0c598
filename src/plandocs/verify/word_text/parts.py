"""The parts of a Word or Excel package, and what they point at."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from plandocs.verify.contents import folded
from plandocs.verify.opening import Package, parse
from plandocs.verify.word_text.names import FALLBACK, MC, W

_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OTHER_WORDS = "otra versión"
"""The tag of what programs show that do not know the first version, if it has other words."""
_PREFIXES = re.compile(rb"""xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""", re.ASCII)
_UNDERSTOOD = re.compile(
    rb"http://schemas\.microsoft\.com/office/(?:word|drawing)/20[\d/]+/(?:wordprocessing\w+|wordml"
    rb"[/\w]*|main|chartex|ink|model3d|SVG/main|\w*chart\w*)|http://schemas\.openxmlformats\.org/.*"
    rb"|urn:schemas-microsoft-com:.*"
)
"""What Word knows of what versions of a content may ask for."""
_KINDS = re.compile(
    "http://(?:schemas.openxmlformats.org|purl.oclc.org/ooxml|schemas.microsoft.com/office)/"
    ".*/([^/]+)"
)
"""The kinds of relation that Office knows; it passes over others."""


@dataclass(frozen=True)
class Part:
    """A part of a package, with what it points at: target and whether that is outside."""

    package: Package
    name: str
    root: Element
    points: dict[str, tuple[str, bool]]

    def picture(self, key: str) -> str:
        """Return how a picture that this part points at is told."""
        return picture(self.package, *self.points.get(key, ("", False)))

    def address(self, key: str) -> str:
        """Return the address outside that this part points at, or an empty text."""
        target, outside = self.points.get(key, ("", False))
        return target if outside else ""


def open_part(parts: Package, name: str) -> Part | None:
    """Return a part with its relations, None when it is not there; raise UnreadableFile."""
    root = parse(parts, name)
    if root is None:
        return None
    unknown = {
        prefix.decode()
        for prefix, name_space in _PREFIXES.findall(parts[name])
        if not _UNDERSTOOD.fullmatch(name_space)
    }
    for content in root.iter(f"{MC}AlternateContent"):
        _keep_other_words(content, unknown)
    points = {key: (to, outside) for key, _, to, outside in relations(parts, name)}
    return Part(parts, name, root, points)


def _keep_other_words(content: Element, unknown: set[str]) -> None:
    """Have what stands for a version that a program does not know read, if it is what is seen.

    That is where it has other words, or where no program knows the first version.
    """
    choices = content.findall(f"{MC}Choice")
    words = {_words(choice) for choice in content.iter(f"{MC}Choice")}
    is_seen = all(unknown.intersection(one.get("Requires", "").split()) for one in choices)
    for fallback in content.findall(FALLBACK):
        if is_seen or ((found := _words(fallback)) and found not in words):
            fallback.tag = _OTHER_WORDS


def _words(element: Element) -> str:
    return folded("".join(node.text or "" for node in element.iter(f"{W}t")))


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
