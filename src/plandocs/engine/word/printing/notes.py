"""The notes that a loop refers to again: each reference has a note of its own.

Word numbers the references, and looks for the note of each; one note does not serve two.
"""

import re
from collections.abc import Iterator

_KINDS = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
_ID = re.compile(r'\bw:id="[^"]*"')
_NUMBERS = re.compile(r'\sw14:(?:paraId|textId)="[^"]*"')
_SPARE = 1_000_000
"""From where numbers are given to the notes that are added."""
REFERENCE = "noteReference "
"""What each reference to a note has in it."""


class Notes:
    """The notes of one document that are added for references that were repeated."""

    def __init__(self) -> None:
        """Begin with none."""
        self._copies: dict[str, list[tuple[str, str]]] = {kind: [] for kind in _KINDS.values()}

    def number(self, text: str) -> str:
        """Return the XML of the body with a number for each reference, the first its own."""
        for kind, copies in self._copies.items():
            text = _numbered(text, kind, copies)
        return text

    @property
    def parts(self) -> Iterator[str]:
        """The parts that notes are added to."""
        return (part for part, kind in _KINDS.items() if self._copies[kind])

    def added(self, part: str, text: str) -> str:
        """Return the XML of a part of notes with those that are added."""
        kind = _KINDS[part]
        pattern = rf'<w:{kind}\b[^>]*?\bw:id="([^"]*)".*?</w:{kind}>'
        notes = {found[1]: found[0] for found in re.finditer(pattern, text, re.S)}
        fresh = "".join(
            _NUMBERS.sub("", _ID.sub(f'w:id="{new}"', notes[old], count=1))
            for old, new in self._copies[kind]
            if old in notes
        )
        end = text.rindex(f"</w:{kind}s>")
        return text[:end] + fresh + text[end:]


def _numbered(text: str, kind: str, copies: list[tuple[str, str]]) -> str:
    seen: set[str] = set()

    def renumber(found: re.Match[str]) -> str:
        if found[1] not in seen:
            seen.add(found[1])
            return found[0]
        copies.append((found[1], str(_SPARE + len(copies))))
        return _ID.sub(f'w:id="{copies[-1][1]}"', found[0])

    return re.sub(rf'<w:{kind}Reference\b[^>]*?\bw:id="([^"]*)"[^>]*?/>', renumber, text)
