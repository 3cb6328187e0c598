"""Compiled code of a template, and how it runs; Jinja itself is not needed any more."""

import functools
import marshal
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from plandocs.engine.language.faults import EVALUATION_FAULTS, TOO_MUCH, BadExpression
from plandocs.engine.language.loop import Loop, Names
from plandocs.engine.language.missing import NOTHING, Missing
from plandocs.engine.language.run import Context, Run
from plandocs.engine.language.use import Use
from plandocs.engine.rules import UNKNOWN_FIELD

_MOST = 200_000_000
"""The longest text that a part may print, in characters."""
_BATCH = 8192
"""How many pieces of a text are joined at a time."""

Render = Callable[..., Any]


class Program(NamedTuple):
    """Compiled code of a template; any number of threads may run it."""

    code: bytes
    lines: tuple[tuple[int, int], ...]
    """Pairs of a line of the source and the line of the code where it begins."""
    longest: int
    """The length of the longest text between tags."""
    uses: Mapping[int, Sequence[Use]]
    """What each line of the source does with the data."""

    def run(self, run: Run) -> list[str]:
        """Return the pieces of the text; faults go to the run's log, and then nothing returns."""
        run.lines, run.uses = self.lines, self.uses
        try:
            pieces = list(_loaded(self.code)(Context(run.names), environment=run))
            at_most = len(pieces) * max(self.longest, run.longest)
            if at_most > _MOST and sum(map(len, pieces)) > _MOST:
                raise BadExpression(TOO_MUCH)
            return pieces
        except EVALUATION_FAULTS as error:
            self._tell(run, error)
            return []

    def batches(self, run: Run) -> Iterator[str]:
        """Yield the text as it is made, many pieces at a time; faults go to the run's log."""
        run.lines, run.uses = self.lines, self.uses
        size = 0
        try:
            pieces = _loaded(self.code)(Context(run.names), environment=run)
            while batch := "".join(islice(pieces, _BATCH)):
                size += len(batch)
                if size > _MOST:
                    raise BadExpression(TOO_MUCH)
                yield batch
        except EVALUATION_FAULTS as error:
            self._tell(run, error)

    @staticmethod
    def _tell(run: Run, error: BaseException) -> None:
        line, scope = run.failing(error)
        if not run.log.has(UNKNOWN_FIELD, line):  # what it lacked is why it failed
            run.log.add_failure(error, line, run.places(line, scope))


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
