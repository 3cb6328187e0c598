"""The bookmarks, comments and other stretches of a finished part, whatever was repeated."""

import re

REPEATABLE = "<w:bookmark", "<w:commentR", "<w:perm", "<w:move", "<w:customXml"
"""How what may be in one place only begins."""
_MARK = re.compile(r'<w:bookmark(Start|End)\b[^>]*?\bw:id="([^"]*)"[^>]*?/>')
_NAME = re.compile(r'\bw:name="([^"]*)"')
_ID = re.compile(r'\bw:id="[^"]*"')
_COMMENT = re.compile(r'<w:comment(RangeStart|RangeEnd|Reference)\b[^>]*?\bw:id="([^"]*)"[^>]*?/>')
_STRETCH = re.compile(
    r"<w:(perm|moveFromRange|moveToRange|customXml(?:Ins|Del|MoveFrom|MoveTo)Range)(Start|End)\b"
    r'[^>]*?\bw:id="([^"]*)"[^>]*?/>'
)
_SPARE = 1_000_000
"""From where numbers are given to bookmarks that a loop repeats under other names."""


def without_repeated(text: str) -> str:
    """Return the XML of a part where each bookmark and each comment has only its first place.

    The other stretches, as those that may be edited, are all there, each with its own number.
    """
    return _with_own_stretches(_without_repeated_comments(_without_repeated_bookmarks(text)))


def _with_own_stretches(text: str) -> str:
    """Return the XML where each stretch that begins and ends has its number; the others go."""
    marks = list(_STRETCH.finditer(text))
    new = [""] * len(marks)
    used: set[str] = set()
    begun: dict[tuple[str, str], int] = {}
    for index, found in enumerate(marks):
        what, kind, number = found.groups()
        if kind == "Start":
            begun.setdefault((what, number), index)
        elif (what, number) in begun:
            chosen = str(_SPARE + len(used)) if number in used else number
            used.add(chosen)
            for at in (begun.pop((what, number)), index):
                new[at] = _numbered(marks[at][0], chosen)
    remaining = iter(new)
    return _STRETCH.sub(lambda _: next(remaining), text)


def _without_repeated_comments(text: str) -> str:
    if text.count("<w:commentR") < 2:
        return text
    seen: set[tuple[str, ...]] = set()

    def kept(found: re.Match[str]) -> str:
        is_new = found.groups() not in seen
        seen.add(found.groups())
        return found[0] if is_new else ""

    return _COMMENT.sub(kept, text)


def _without_repeated_bookmarks(text: str) -> str:
    """Leave the first bookmark of each name that begins and ends.

    Word reads the names without regard to case, and a reference goes to the first. One that a
    loop or a condition cut in two, as those that Word puts by itself may be, goes.
    """
    marks = list(_MARK.finditer(text))
    new = [""] * len(marks)
    names: set[str] = set()
    numbers: set[str] = set()
    begun: dict[str, list[int]] = {}
    """For each number, which marks began it and have not ended."""
    for index, found in enumerate(marks):
        kind, number = found.groups()
        starts = begun.setdefault(number, [])
        if kind == "Start":
            starts.append(index)
            continue
        first = next((at for at in starts if _name(marks[at][0]) not in names), None)
        if first is None:
            del starts[-1:]
            continue
        chosen = str(_SPARE + len(numbers)) if number in numbers else number
        names.add(_name(marks[first][0]))
        numbers.add(chosen)
        new[first], new[index] = (_numbered(marks[at][0], chosen) for at in (first, index))
        starts.clear()
    remaining = iter(new)
    return _MARK.sub(lambda _: next(remaining), text)


def _name(mark: str) -> str:
    found = _NAME.search(mark)
    return found[1].lower() if found else ""


def _numbered(mark: str, number: str) -> str:
    return _ID.sub(f'w:id="{number}"', mark)
