"""Two documents against one another: what one says and the other does not, side by side."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, NamedTuple

from plandocs.verify.contents import Block, Piece

_MOST_PAIRED = 3_000
"""How long a stretch without a common block may be for its blocks to be paired by likeness."""
_MOST_REPEATED = 500_000
"""How many pairs of equal blocks such a stretch may have: each would be tried, again and again."""
_LIKE = 0.4
_OF_CELL = ("color", "con color", "degradado", "abarca", "unida")
"""How looks begin that are of a cell; the others keep its text from being read."""
_CONTEXT = 6
"""How many words are told before and after those that differ, and how many odd signs."""


class Change(NamedTuple):
    """Something that differs: where, what the original says and what the other does.

    `before` is None for what was added, `after` for what was taken away. `whole` is the
    original's text in full, and `row` that which names its row, by which the data that gave it
    are found.
    """

    where: str
    before: str | None
    after: str | None
    whole: str = ""
    whole_after: str = ""
    row: str = ""


def compare(original: Sequence[Block], other: Sequence[Block]) -> list[Change]:
    """Return what differs between an original and another document, in reading order."""
    found: list[Change] = []
    for tag, first, last, start, end in _opcodes([b.key for b in original], [b.key for b in other]):
        if tag != "equal":
            found += _stretch(original[first:last], other[start:end])
    return found


def compare_pages(original: Sequence[Block], other: Sequence[Block]) -> list[Change]:
    """Return what differs between what is read by pages: one that came or went is one change."""
    ours, theirs = _pages(original), _pages(other)
    found: list[Change] = []
    for tag, first, last, start, end in _opcodes([p.key for p in ours], [p.key for p in theirs]):
        if tag == "replace":
            found += compare(_lines(ours[first:last]), _lines(theirs[start:end]))
        elif tag != "equal":
            found += [change for page in ours[first:last] for change in _of_block(page, _gone)]
            found += [change for page in theirs[start:end] for change in _of_block(page, _added)]
    return found


def _pages(blocks: Sequence[Block]) -> list[Block]:
    pages = groupby(blocks, key=lambda block: block.where)
    return [Block(where, tuple(p for b in lines for p in b.pieces)) for where, lines in pages]


def _lines(pages: Sequence[Block]) -> list[Block]:
    return [Block(page.where, (line,)) for page in pages for line in page.pieces]


def _opcodes(one: Sequence[Any], two: Sequence[Any]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield how one sequence becomes the other; what is alike at both ends is not searched."""
    head = 0
    while head < min(len(one), len(two)) and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(two)) - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    left, right = one[head : len(one) - tail], two[head : len(two) - tail]
    ours, theirs = Counter(left), Counter(right)
    repeated = sum(count * theirs[key] for key, count in ours.items())
    if len(left) * len(right) > _MOST_PAIRED**2 or repeated > _MOST_REPEATED:
        yield "replace", head, head + len(left), head, head + len(right)
        return
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        yield tag, a + head, b + head, c + head, d + head


def _stretch(original: Sequence[Block], other: Sequence[Block]) -> Iterator[Change]:
    """Yield the changes of a stretch that has no block in common."""
    place = 0
    for index, block in enumerate(original):
        mate = _mate(block, original[index:], other, place)
        if mate is None:
            yield from _of_block(block, _gone)
            continue
        for added in other[place:mate]:
            yield from _of_block(added, _added)
        yield from (_of_row(change, block) for change in _within(block, other[mate]))
        place = mate + 1
    for added in other[place:]:
        yield from _of_block(added, _added)


def _of_block(block: Block, told: Callable[[Piece], Change]) -> Iterator[Change]:
    """Yield that a whole block came or went, as one change."""
    said = [piece for piece in block.pieces if _says(piece)]
    if len(said) == 1:
        yield told(said[0])
    elif said:
        words = " | ".join(piece.text or piece.look for piece in said)
        change = told(Piece(block.where, words))
        yield change._replace(row=next((piece.text for piece in said if piece.text), ""))


def _of_row(change: Change, block: Block) -> Change:
    return change._replace(row=next((piece.text for piece in block.pieces if piece.text), ""))


def _mate(block: Block, rest: Sequence[Block], other: Sequence[Block], place: int) -> int | None:
    """Return which block of the other document, from `place` on, is this one changed."""
    if place >= len(other):
        return None
    if len(rest) == len(other) - place and len(block.pieces) == len(other[place].pieces):
        return place
    ahead = other[place : place + 40]
    likeness = [_likeness(block, found) for found in ahead]
    best = max(likeness)
    return place + likeness.index(best) if best >= _LIKE else None


def _likeness(one: Block, two: Block) -> float:
    """Return from 0 to 1 how much two blocks say the same, by their words and shape."""
    if len(one.pieces) == 1 and len(two.pieces) == 1:
        was, came = Counter(one.pieces[0].text.split()), Counter(two.pieces[0].text.split())
        return 2 * (was & came).total() / max(was.total() + came.total(), 1)
    shared = len(set(one.key) & set(two.key))
    texts = {p.text for p in one.pieces if p.text} & {p.text for p in two.pieces if p.text}
    size = max(len(set(one.key)), len(set(two.key)), 1)
    return max(shared / size, 0.5 if texts else 0.0)


def _within(one: Block, two: Block) -> Iterator[Change]:
    """Yield what differs between a block and the same one changed."""
    slots = [piece.slot for piece in one.pieces]
    if any(slots) or len(one.pieces) == len(two.pieces):
        yield from _by_slot(one, two)
        return
    keys = [piece.key for piece in one.pieces], [piece.key for piece in two.pieces]
    for tag, first, last, start, end in _opcodes(*keys):
        gone, came = one.pieces[first:last], two.pieces[start:end]
        if tag == "replace" and len(gone) == len(came):
            for before, after in zip(gone, came, strict=True):
                yield _changed(before, after)
        elif tag != "equal":
            yield from (_gone(piece) for piece in gone if _says(piece))
            yield from (_added(piece) for piece in came if _says(piece))


def _by_slot(one: Block, two: Block) -> Iterator[Change]:
    named = any(piece.slot for piece in (*one.pieces, *two.pieces))
    before = {p.slot if named else str(i): p for i, p in enumerate(one.pieces)}
    after = {p.slot if named else str(i): p for i, p in enumerate(two.pieces)}
    for slot in dict.fromkeys([*before, *after]):
        was, came = before.get(slot), after.get(slot)
        if was is None:
            yield from [_added(came)] if came is not None else []
        elif came is None:
            yield _gone(was)
        elif was.key != came.key:
            yield _changed(was, came)


def _says(piece: Piece) -> bool:
    return bool(piece.text or piece.look)


def _gone(piece: Piece) -> Change:
    return Change(piece.where, _told(piece), None, piece.text)


def _added(piece: Piece) -> Change:
    return Change(piece.where, None, _told(piece), "", piece.text)


def _told(piece: Piece) -> str:
    """Return a piece in words: its text and, when it has one, its look."""
    text = f"«{_shown(piece.text)}»" if piece.text else "(vacía)"
    return f"{text} ({piece.look})" if piece.look and not piece.text else text


def _changed(before: Piece, after: Piece) -> Change:
    if before.text == after.text:
        said = [f"«{_shown(before.text, 60)}», " if before.text else ""] * 2
        looks = _look(before.look, after.look), _look(after.look, before.look)
        return Change(after.where, said[0] + looks[0], said[1] + looks[1], before.text, after.text)
    was, came = _excerpts(before.text, after.text)
    came += _foreign(before.text, after.text)
    if before.look != after.look:
        was, came = _dressed(was, before.look), _dressed(came, after.look)
    return Change(after.where, was, came, before.text, after.text)


def _foreign(before: str, after: str) -> str:
    """Return what a text has that the original has not, and nobody could tell by looking at it."""
    added = sorted({*after} - {*before})
    letters = "".join(letter for letter in added if _is_foreign(letter))[:_CONTEXT]
    unseen = [f"U+{ord(sign):04X}" for sign in added if unicodedata.category(sign) == "Cf"]
    told = f", con letras de otro alfabeto («{letters}»)" if letters else ""
    return f"{told}, con signos que no se ven ({', '.join(unseen[:_CONTEXT])})" if unseen else told


def _is_foreign(letter: str) -> bool:
    return letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith("LATIN")


def _dressed(text: str, look: str) -> str:
    return f"{text}, {look}" if look else text


def _look(own: str, other: str) -> str:
    return own or ("sin color ni unión" if other.startswith(_OF_CELL) else "a la vista")


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """Return two texts around the words in which they differ."""
    one, two = before.split(), after.split()
    head = 0
    while head < min(len(one), len(two)) and one[head] == two[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(two)) - head and one[-1 - tail] == two[-1 - tail]:
        tail += 1
    return _around(one, head, tail), _around(two, head, tail)


def _around(words: list[str], head: int, tail: int) -> str:
    if not words:
        return "(vacía)"
    first, last = max(0, head - _CONTEXT), min(len(words), len(words) - tail + _CONTEXT)
    text = _shown(" ".join(words[first:last]), 400)
    return f"«{'… ' if first else ''}{text}{' …' if last < len(words) else ''}»"


def _shown(text: str, most: int = 200) -> str:
    """Return a text as it may be shown: on one line, cut, without what a terminal obeys."""
    line = " ".join(text.split())
    line = "".join(letter if letter.isprintable() else "·" for letter in line)
    return line if len(line) <= most else line[: most - 1] + "…"
