"""Which statements open, divide and close each block, and which of them nothing answers."""

from collections.abc import Sequence
from typing import NamedTuple

OPENERS = {"for": "endfor", "if": "endif", "with": "endwith"}
"""The statements that open a block, and the one that closes each."""
CLOSERS = frozenset(OPENERS.values())
DIVIDERS = {"else": frozenset({"for", "if"}), "elif": frozenset({"if"})}
"""The statements that divide a block, and those that may have opened it."""
_FAR = 300
"""How many blocks back, and statements ahead, are looked at to mend what is amiss."""
_SUPPOSED = -1
"""Stands for a block that was surely meant to be opened: what divides it is told once."""


class Matched(NamedTuple):
    """What became of some statements, each by its place among them.

    `owners` gives, for each that divides or closes, the one that opened its block; `unclosed` are
    those that open what nothing closes, and `stray` those that no block answers.
    """

    owners: dict[int, int]
    unclosed: list[int]
    stray: list[int]


def match_blocks(keywords: Sequence[str]) -> Matched:
    """Return which statement of a place answers which; what is amiss is as little as it can be.

    `keywords` are those that open, divide or close, in order.
    """
    found = Matched({}, [], [])
    stack: list[int] = []
    for index, keyword in enumerate(keywords):
        if keyword in OPENERS:
            stack.append(index)
        elif stack and _fits(keyword, keywords, stack[-1]):
            _answer(index, keyword, stack, found)
        else:
            _mend(index, keywords, stack, found)
    found.unclosed.extend(opener for opener in stack if opener != _SUPPOSED)
    return found


def _answer(index: int, keyword: str, stack: list[int], found: Matched) -> None:
    if stack[-1] != _SUPPOSED:
        found.owners[index] = stack[-1]
    if keyword in CLOSERS:
        stack.pop()


def _mend(index: int, keywords: Sequence[str], stack: list[int], found: Matched) -> None:
    """Take a statement that the innermost block does not answer."""
    keyword = keywords[index]
    first = max(0, len(stack) - _FAR)
    depths = range(len(stack), first, -1)
    depth = next((n for n in depths if _fits(keyword, keywords, stack[n - 1])), 0)
    rest = keywords[index + 1 : index + 1 + _FAR]
    if depth:
        left_open = stack[depth : len(stack)]
        kept = stack[first:depth] if keyword in DIVIDERS else stack[first : depth - 1]
        without = _cost(rest, _words(stack[first:], keywords)) + 1
        if _cost(rest, _words(kept, keywords)) + len(left_open) <= without:
            found.unclosed.extend(opener for opener in left_open if opener != _SUPPOSED)
            del stack[depth:]
            _answer(index, keyword, stack, found)
            return
    found.stray.append(index)
    if keyword in DIVIDERS:
        stack.append(_SUPPOSED)


def _words(stack: Sequence[int], keywords: Sequence[str]) -> list[str]:
    return [_word(opener, keywords) for opener in stack]


def _word(opener: int, keywords: Sequence[str]) -> str:
    return "if" if opener == _SUPPOSED else keywords[opener]


def _cost(keywords: Sequence[str], words: list[str]) -> int:
    """Return how much is amiss in what follows, when some blocks are open; a rough count."""
    amiss = 0
    for keyword in keywords:
        if keyword in OPENERS:
            words.append(keyword)
        elif words and _divides_or_closes(keyword, words[-1]):
            if keyword in CLOSERS:
                words.pop()
        else:
            amiss += 1
            while keyword in CLOSERS and words and not _divides_or_closes(keyword, words[-1]):
                words.pop()
            if keyword in CLOSERS and words:
                words.pop()
    return amiss + len(words)


def _fits(keyword: str, keywords: Sequence[str], opener: int) -> bool:
    return _divides_or_closes(keyword, _word(opener, keywords))


def _divides_or_closes(keyword: str, word: str) -> bool:
    return word in DIVIDERS.get(keyword, ()) or OPENERS[word] == keyword
