"""Compiled code of a template, and how it runs; Jinja itself is not needed any more."""

import functools
import marshal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from plandocs.engine.language.faults import EVALUATION_FAULTS, TOO_MUCH, BadExpression
from plandocs.engine.language.loop import Loop, Names
from plandocs.engine.language.missing import NOTHING, Missing
from plandocs.engine.language.run import Context, Run
from plandocs.engine.language.use import Use
from plandocs.engine.rules import UNKNOWN_FIELD

_MOST = 60_000_000
"""The longest text that a part of a document may print, in characters."""
_MOST_ROWS = 150_000_000
"""The longest text that the sheets of a workbook may print, which are never one text."""
_MOST_PIECES = 20_000_000
"""The most pieces of which a text may be made."""
_LONG = 1_000_000
"""How many characters made at once are looked at before they are joined."""
_HEAD = 100
"""More bytes than Python keeps of a text beside its characters."""
_BATCH = 8192
"""How many pieces of a text are joined at a time."""

Render = Callable[..., Any]


class Program(NamedTuple):
    """Compiled code of a template; any number of threads may run it."""

    code: bytes
    lines: tuple[tuple[int, int], ...]
    """Pairs of a line of the source and the line of the code where it begins."""
    uses: Mapping[int, Sequence[Use]]
    """What each line of the source does with the data."""

    def run(self, run: Run) -> list[str]:
        """Return the pieces of the text; faults go to the run's log, and then nothing returns."""
        made = list(self.batches(run, _MOST))
        return [] if run.log.entries else made

    def batches(self, run: Run, most: int | None = None) -> Iterator[str]:
        """Yield the text as it is made, many pieces at a time; faults go to the run's log."""
        run.lines, run.uses = self.lines, self.uses
        most = _MOST_ROWS if most is None else most
        size = count = 0
        try:
            pieces = _loaded(self.code)(Context(run.names), environment=run)
            while batch := list(islice(pieces, _BATCH)):
                made = sum(map(len, batch))
                size += made
                count += len(batch)
                if made > _LONG and any(map(_is_wide, batch)):
                    most = min(most, _MOST // 3)  # an emoji: all its characters take four bytes
                if size > most or count > _MOST_PIECES:
                    raise BadExpression(TOO_MUCH)
                text = "".join(batch)
                if _is_wide(text):
                    most = min(most, _MOST // 3)
                yield text
        except EVALUATION_FAULTS as error:
            self._tell(run, error)

    @staticmethod
    def _tell(run: Run, error: BaseException) -> None:
        line, scope = run.failing(error)
        if not run.log.has(UNKNOWN_FIELD, line):  # what it lacked is why it failed
            run.log.add_failure(error, line, run.places(line, scope))


def _is_wide(text: str) -> bool:
    """Return whether each character of a text takes four bytes."""
    return sys.getsizeof(text) > 3 * len(text) + _HEAD


def _refuse_assignment(_: str) -> BadExpression:
    return BadExpression("cambia con «set» un campo que no es de un «namespace»")


@functools.lru_cache(maxsize=256)
def _loaded(code: bytes) -> Render:
    """Return the render function of a program's code."""
    names: dict[str, Any] = {
        "environment": None,
        "missing": NOTHING,
        "LoopContext": Loop,
        "Namespace": Names,
        "TemplateRuntimeError": _refuse_assignment,
        "Undefined": lambda _: Missing(None),  # an `if` without its `else`
    }
    exec(marshal.loads(code), names)
    root: Render = names["root"]
    return root
