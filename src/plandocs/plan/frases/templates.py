"""Phrases written as templates, looked up among the words of a text.

In a template `a|b` is one of several words, `[a]` one that may be left out, `<numero>` a number,
`<año>` a year or two, `<adjetivo>` one of those that the caller gives.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from plandocs.plan.frases.lexicon import Kind
from plandocs.plan.frases.punto import Words
from plandocs.plan.frases.words import Word
from plandocs.plan.frases.years import read_number

T = TypeVar("T")

NUMBER, _YEAR, ADJECTIVE = "<numero>", "<año>", "<adjetivo>"
_ANY = ""
_EVERYWHERE = frozenset({NUMBER, _YEAR, "electoral", "electorales", "comision"})
"""What tells nothing of a text: plans of these institutes are full of such words."""


class _Step(NamedTuple):
    """One place of a template: the words that may stand there, and whether it may stay empty."""

    options: frozenset[str]
    optional: bool


_Steps = tuple[_Step, ...]


class Templates(Generic[T]):
    """Many templates, each with its meaning; of those that fit at a place, the longest counts.

    anchors: words of which a text has one at least if it has any of the phrases.
    """

    def __init__(
        self, meanings: Iterable[tuple[str, T]], adjectives: Mapping[str, T] | None = None
    ) -> None:
        self._adjectives = adjectives or {}
        self._heads: dict[str, dict[str, list[tuple[_Steps, T]]]] = {}
        self.anchors: set[str] = set()
        for template, meaning in meanings:
            steps = tuple(map(_step, template.split()))
            self.anchors |= self._anchors(steps)
            for head, second in _openings(steps):
                seconds = self._heads.setdefault(head, {})
                for word in self._adjectives if second == ADJECTIVE else (second,):
                    seconds.setdefault(word, []).append((steps, meaning))

    @property
    def heads(self) -> Iterable[str]:
        """The words that a phrase may begin with."""
        return self._heads.keys()

    def _anchors(self, steps: _Steps) -> frozenset[str]:
        """Return the words of the step that fewest texts have: the one of the longest words."""
        required = [step.options for step in reversed(steps) if not step.optional]
        choices = map(self._spelled, required)
        return max(choices, key=lambda words: min(map(len, words), default=0))

    def _spelled(self, options: frozenset[str]) -> frozenset[str]:
        if ADJECTIVE in options:
            return frozenset(self._adjectives)
        return frozenset() if options & _EVERYWHERE else options

    def match(self, words: Words, at: int) -> tuple[T, int] | None:
        """Return the meaning of the phrase that begins at a place, and the place after it."""
        best: tuple[T, int] | None = None
        for head in _keys(words[at]):
            if seconds := self._heads.get(head):
                for second in (*_keys(words[at + 1]), _ANY):
                    for steps, meaning in seconds.get(second, ()):
                        end = self._end(steps, words, at)
                        if end > (best[1] if best else 0):
                            best = self._adjectives.get(words[end - 1].text, meaning), end
        return best

    def _end(self, steps: _Steps, words: Words, at: int) -> int:
        """Return the place after the words that fit the steps; 0 when they do not."""
        if not steps:
            return at
        step, rest = steps[0], steps[1:]
        if (after := self._after(step.options, words, at)) and (
            end := self._end(rest, words, after)
        ):
            return end
        return self._end(rest, words, at) if step.optional else 0

    def _after(self, options: frozenset[str], words: Words, at: int) -> int:
        """Return the place after what fits one step; 0 when it does not."""
        if words[at].text in options:
            return at + 1
        if ADJECTIVE in options and words[at].text in self._adjectives:
            return at + 1
        if NUMBER in options and (read := read_number(words, at)):
            return read[1]
        if _YEAR in options and words[at].kind is Kind.YEAR:
            second = words[at + 1].text in {"-", "/"} and words[at + 2].kind is Kind.YEAR
            return at + 1 + 2 * second
        return 0


def _keys(word: Word) -> tuple[str, ...]:
    """Return what a word is looked up as."""
    number = word.kind is Kind.NUMBER or word.kind is Kind.NUMERAL
    return (word.text, NUMBER) if number else (word.text,)


def _step(written: str) -> _Step:
    return _Step(frozenset(written.strip("[]").split("|")), written.startswith("["))


def _openings(steps: _Steps) -> Iterator[tuple[str, str]]:
    """Yield the first two words that a template may begin with.

    After a number, which may be of several words, and where a template may end, any may be second.
    """
    for at, first in _possible(steps, 0):
        if first == NUMBER or all(step.optional for step in steps[at + 1 :]):
            yield first, _ANY
        else:
            yield from ((first, second) for _, second in _possible(steps, at + 1))


def _possible(steps: _Steps, start: int) -> Iterator[tuple[int, str]]:
    """Yield the words that may come next, each with its step, in a fixed order."""
    for at in range(start, len(steps)):
        yield from ((at, word) for word in sorted(steps[at].options))
        if not steps[at].optional:
            return
