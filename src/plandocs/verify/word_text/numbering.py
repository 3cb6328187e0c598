"""The labels that lists and headings print before their paragraphs, counted as they are printed.

A number that follows the one before it is told by «#»: what is put between two others changes
those after it, and they need not be told one by one. Source: ISO/IEC 29500-1, 17.9.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from plandocs.verify.word_text.names import W, is_on, value, whole
from plandocs.verify.word_text.styles import Styles

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_PICTURE = "[imagen]"
_BULLETS = {"\uf0b7": "•", "·": "•", "\uf02d": "–", "-": "–"}
"""Signs that programs write one for another."""
_SYSTEMS = {
    "upperLetter": "A",
    "lowerLetter": "a",
    "upperRoman": "I",
    "lowerRoman": "i",
    "decimal": "",
}
"""What each way of counting puts beside «#»: its first number, but for the usual one."""
_ROMANS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 4000


@dataclass(frozen=True)
class Level:
    """A level of a list: where it starts, how it counts, what it prints, how that looks."""

    start: int = 1
    system: str = "decimal"
    text: str = ""
    style: str = ""
    restart: int = -1
    looks: Element | None = None
    form: Element | None = None


@dataclass(frozen=True)
class _List:
    """A list: the definition it shares with others, its levels, the starts of its own."""

    shared: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Lists:
    """The lists of a document, by their numbers."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Take the part that defines them, if there is one."""
        nodes = root if root is not None else ()
        self._shared = {
            one.get(f"{W}abstractNumId", ""): one for one in nodes if one.tag == f"{W}abstractNum"
        }
        self._own = {one.get(f"{W}numId", ""): one for one in nodes if one.tag == f"{W}num"}
        self._styles = styles
        self._made: dict[str, _List | None] = {}
        self._levels: dict[str, Mapping[int, Level]] = {}
        self._linked_levels: dict[tuple[str, str], int | None] = {}

    def get(self, key: str) -> _List | None:
        """Return a list, None if there is none of this number."""
        if key not in self._made:
            own = self._own.get(key)
            self._made[key] = self._read(own) if own is not None else None
        return self._made[key]

    def level_of(self, key: str, style: str) -> int | None:
        """Return which level of a list is that of a style of paragraphs, or of one below it."""
        if (key, style) not in self._linked_levels:
            found = self.get(key)
            linked = {one.style: depth for depth, one in found.levels.items()} if found else {}
            chain = self._styles.chain("paragraph", style)
            names = [one.get(f"{W}styleId", "") for one in chain]
            self._linked_levels[key, style] = next((linked[n] for n in names if n in linked), None)
        return self._linked_levels[key, style]

    def _read(self, own: Element) -> _List:
        key = value(own, "abstractNumId")
        shared = self._shared.get(key)
        if shared is not None and (link := value(shared, "numStyleLink")):
            key = self._linked(link) or key
            shared = self._shared.get(key)
        if key not in self._levels:
            self._levels[key] = _levels(shared)
        levels = dict(self._levels[key])
        starts: dict[int, int] = {}
        for one in own.iter(f"{W}lvlOverride"):
            depth = whole(one.get(f"{W}ilvl"))
            levels |= _levels(one)
            if one.find(f"{W}startOverride") is not None:
                starts[depth] = whole(value(one, "startOverride"))
        return _List(key, levels, starts)

    def _linked(self, style: str) -> str:
        for one in self._styles.chain("numbering", style):
            if number := value(one, "pPr/numPr/numId"):
                return value(self._own.get(number), "abstractNumId")
        return ""


def _levels(node: Element | None) -> dict[int, Level]:
    found = {}
    for one in node.iter(f"{W}lvl") if node is not None else ():
        restart = value(one, "lvlRestart")
        drawn = _PICTURE if one.find(f"{W}lvlPicBulletId") is not None else ""
        found[whole(one.get(f"{W}ilvl"))] = Level(
            whole(value(one, "start") or "0"),
            "legal" if is_on(one, "isLgl") else value(one, "numFmt") or "decimal",
            drawn + value(one, "lvlText"),
            value(one, "pStyle"),
            whole(restart) if restart else -1,
            one.find(f"{W}rPr"),
            one.find(f"{W}pPr"),
        )
    return found


@dataclass
class Count:
    """How far the lists of a story have counted."""

    lists: Lists
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _printed: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def next(self, key: str, told: str, style: str) -> tuple[str, Level]:
        """Return the label of the next paragraph of a list, and its level.

        `told` is the level that the paragraph says of itself; without it, that of its style.
        """
        found = self.lists.get(key)
        if found is None:
            return "", Level()
        linked = self.lists.level_of(key, style) if not told else None
        depth = min(max(whole(told) if linked is None else linked, 0), _LEVELS - 1)
        level = found.levels.get(depth, Level())
        if level.system == "bullet":
            return _BULLETS.get(level.text, level.text), level
        numbers = self._counted(key, found, depth)
        return self._told(found, depth, numbers), level

    def _counted(self, key: str, found: _List, depth: int) -> tuple[int, ...]:
        counters = self._counters.setdefault(found.shared, {})
        start = found.starts.get(depth)
        if start is not None and (key, depth) not in self._begun:
            counters[depth] = start
        else:
            first = found.levels.get(depth, Level()).start
            counters[depth] = counters[depth] + 1 if depth in counters else first
        self._begun.add((key, depth))
        for below in [one for one in counters if one > depth]:
            restart = found.levels.get(below, Level()).restart
            if restart != 0 and (restart < 0 or depth < restart):
                del counters[below]
        levels = range(depth + 1)
        return tuple(counters.get(one, found.levels.get(one, Level()).start) for one in levels)

    def _told(self, found: _List, depth: int, numbers: tuple[int, ...]) -> str:
        level = found.levels.get(depth, Level())
        top = found.levels.get(0, Level())
        before = self._printed.get(f"{top.system} {top.text}", ())
        self._printed[f"{top.system} {top.text}"] = numbers
        same = depth < len(before)
        usual = (*before[:depth], before[depth] + 1) if same else (*before, *[1] * _LEVELS)
        follows = bool(before) and numbers == usual[: depth + 1]

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            system = found.levels.get(place, Level()).system
            system = "decimal" if level.system == "legal" else system
            if follows or place >= len(numbers):
                return f"#{_SYSTEMS.get(system, system)}"
            return _written(numbers[place], system)

        return _PLACE.sub(number, level.text) if level.system != "none" else ""


def _written(number: int, system: str) -> str:
    """Return a number as it is printed; as digits if it is in no way of counting of ours."""
    if system == "none" or not 0 < number < _MOST:
        return "" if system == "none" else str(number)
    if system in ("lowerLetter", "upperLetter"):
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif system in ("lowerRoman", "upperRoman"):
        text = _roman(number)
    else:
        return f"{number:02}" if system == "decimalZero" else str(number)
    return text.upper() if system.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMANS:
        text += letters * (number // size)
        number %= size
    return text
