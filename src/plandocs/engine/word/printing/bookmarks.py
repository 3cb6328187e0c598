"""The bookmarks of a finished part: each name and each number once, whatever was repeated."""

import re

_MARK = re.compile(r'<w:bookmark(Start|End)\b[^>]*?\bw:id="([^"]*)"[^>]*?/>')
_NAME = re.compile(r'\bw:name="([^"]*)"')
_ID = re.compile(r'\bw:id="[^"]*"')
_SPARE = 1_000_000
"""From where numbers are given to bookmarks that a loop repeats under other names."""


def without_repeated(text: str) -> str:
    """Return the XML of a part where only the first bookmark of each name is left.

    Word reads the names without regard to case, and a reference goes to the first.
    """
    if text.count("<w:bookmarkStart ") < 2:
        return text
    names: set[str] = set()
    numbers: set[str] = set()
    open_: dict[str, list[str]] = {}
    """For each number that begins, those under which it is kept; an empty one is left out."""

    def kept(found: re.Match[str]) -> str:
        kind, number = found.groups()
        if kind == "End":
            begun = open_.get(number)
            return _numbered(found[0], begun.pop()) if begun else found[0]
        name = _NAME.search(found[0])
        key = name[1].lower() if name else ""
        chosen = "" if key in names else number
        if chosen in numbers:
            chosen = str(_SPARE + len(numbers))
        names.add(key)
        numbers.add(chosen)
        open_.setdefault(number, []).append(chosen)
        return _numbered(found[0], chosen)

    return _MARK.sub(kept, text)


def _numbered(mark: str, number: str) -> str:
    return _ID.sub(f'w:id="{number}"', mark) if number else ""
