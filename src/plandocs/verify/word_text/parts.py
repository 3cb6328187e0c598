"""The parts of a Word document, each as the programs of today see it."""

import hashlib
import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plandocs.verify.contents import folded
from plandocs.verify.opening import Package, parse
from plandocs.verify.relations import picture, relations
from plandocs.verify.word_text.names import FALLBACK, MC, A, W

_OTHER_WORDS = "otra versión"
"""The tag of what programs show that do not know the first version, if it has other words."""
_SAID = (f"{A}t", "{http://schemas.openxmlformats.org/drawingml/2006/chart}v")
_LONG = 2_000
"""How many letters of a chart or a diagram are told as they are."""
_PREFIXES = re.compile(rb"""xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']""", re.ASCII)
_UNDERSTOOD = re.compile(
    rb"http://schemas\.microsoft\.com/office/(?:word|drawing)/20[\d/]+/(?:wordprocessing\w+|wordml"
    rb"[/\w]*|main|chartex|ink|model3d|SVG/main|\w*chart\w*)|http://schemas\.openxmlformats\.org/.*"
    rb"|urn:schemas-microsoft-com:.*"
)
"""What Word knows of what versions of a content may ask for."""


@dataclass(frozen=True)
class Part:
    """A part of a package, with what it points at: target and whether that is outside."""

    package: Package
    name: str
    root: Element
    points: dict[str, tuple[str, bool]]
    _told: dict[str, str] = field(default_factory=dict)

    def picture(self, key: str) -> str:
        """Return how a picture that this part points at is told."""
        return picture(self.package, *self.points.get(key, ("", False)))

    def words(self, key: str) -> str:
        """Return what a chart or a diagram says that this part points at; raise UnreadableFile."""
        if key not in self._told:
            root = parse(self.package, self.points.get(key, ("", False))[0])
            nodes = root.iter() if root is not None else ()
            text = folded(" ".join(node.text or "" for node in nodes if node.tag in _SAID))
            cut = f"… {hashlib.sha256(text.encode()).hexdigest()[:8]}" if len(text) > _LONG else ""
            self._told[key] = text[:_LONG] + cut  # a thousand drawings may show the same one
        return self._told[key]

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
