"""The bookmarks and comments of a finished part: each once, whatever was repeated."""

import re

REPEATABLE = "<w:bookmarkStart ", "<w:commentReference "
"""How what may be in one place only begins."""
_MARK = re.compile(r'<w:bookmark(Start|End)\b[^>]*?\bw:id="([^"]*)"[^>]*?/>')
_NAME = re.compile(r'\bw:name="([^"]*)"')
_ID = re.compile(r'\bw:id="[^"]*"')
_COMMENT = re.compile(r'<w:comment(RangeStart|RangeEnd|Reference)\b[^>]*?\bw:id="([^"]*)"[^>]*?/>')
_SPARE = 1_000_000
"""From where numbers are given to bookmarks that a loop repeats under other names."""


def without_repeated(text: str) -> str:
    """Return the XML of a part where each bookmark and each comment has only its first place."""
    return _without_repeated_comments(_without_repeated_bookmarks(text))


def _without_repeated_comments(text: str) -> str:
    if text.count("<w:commentReference ") < 2:
        return text
    seen: set[tuple[str, ...]] = set()

    def kept(found: re.Match[str]) -> str:
        is_new = found.groups() not in seen
        seen.add(found.groups())
        return found[0] if is_new else ""

    return _COMMENT.sub(kept, text)


def _without_repeated_bookmarks(text: str) -> str:
    """Leave the first bookmark of each name.

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
        if chosen and chosen in numbers:
            chosen = str(_SPARE + len(numbers))
        names.add(key)
        numbers.add(chosen)
        open_.setdefault(number, []).append(chosen)
        return _numbered(found[0], chosen)

    return _MARK.sub(kept, text)


def _numbered(mark: str, number: str) -> str:
    return _ID.sub(f'w:id="{number}"', mark) if number else ""
