"""The sources of one template that are whole texts, compiled as they are first needed."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any

from plandocs.diagnostics import Rule
from plandocs.engine.language.faults import FaultLog
from plandocs.engine.language.program import Program
from plandocs.engine.language.run import Run

if TYPE_CHECKING:
    from plandocs.engine.language.paths import Reads

_Key = tuple[str, tuple[str, ...]]
Programs = Mapping[_Key, Program]
_Faults = list[tuple[int, Rule, dict[str, str]]]


class Sources:
    """The compiled sources of a template, by their text and the filters they may use."""

    def __init__(self, programs: Programs | None = None) -> None:
        """Begin with the programs that an earlier run made."""
        self.programs = dict(programs or {})
        self._faults: dict[_Key, _Faults] = {}

    def check(self, source: str, log: FaultLog) -> None:
        """Note in `log` what is wrong with a source, which is not run."""
        # Imported here because a template checked before has no need of Jinja.
        from plandocs.engine.language.compiler import parse

        parse(source, log)

    def prepare(self, source: str, filters: Collection[str] = ()) -> None:
        """Compile a source that will be run."""
        self._program(source, filters, FaultLog())

    def reads(self, source: str, filters: Collection[str] = ()) -> "Reads":
        """Return the data that each line of a source reads; nothing of a source that is wrong."""
        from plandocs.engine.language.compiler import parse
        from plandocs.engine.language.paths import read_paths
        from plandocs.engine.language.syntax import rewrite

        log = FaultLog()
        tree = parse(source, log, filters)
        return read_paths(rewrite(tree)) if tree is not None and not log.entries else {}

    def run(
        self,
        source: str,
        names: Mapping[str, Any],
        log: FaultLog,
        special: Callable[[Any], str | None] = lambda _: None,
        filters: Mapping[str, Callable[..., Any]] | None = None,
    ) -> str:
        """Return a source rendered, or an empty text when it cannot be; faults go to `log`.

        `special` turns a value of a known shape into what is printed, or returns None; `filters`
        are offered beside the common ones.
        """
        program = self._program(source, filters or (), log)
        if program is None:
            return ""
        run = Run(names, filters or {})
        run.log = log

        def text(value: Any, line: int) -> str:
            printed = special(value)
            return run.words(value, line) if printed is None else printed

        run.filters["_text"] = text
        return "".join(program.run(run))

    def _program(self, source: str, filters: Collection[str], log: FaultLog) -> Program | None:
        key = source, tuple(sorted(filters))
        if key not in self.programs and key not in self._faults:
            self._compile(key)
        for line, rule, values in self._faults.get(key, ()):
            log.add(rule, line, **values)
        return self.programs.get(key)

    def _compile(self, key: _Key) -> None:
        # Imported here because a template compiled before has no need of Jinja.
        from plandocs.engine.language.compiler import compile_source

        log = FaultLog()
        program = compile_source(key[0], log, known=key[1])
        if program is None:
            self._faults[key] = log.entries
        else:
            self.programs[key] = program
