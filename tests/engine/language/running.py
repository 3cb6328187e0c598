"""Sources run by themselves: what they print, and what is told of them."""

from typing import Any

from plandocs.engine.language import FaultLog, Run
from plandocs.engine.language.compiler import compile_source, parse
from plandocs.engine.language.syntax import rewrite
from plandocs.engine.language.uses import Uses, find_uses


def run(source: str, values: dict[str, Any], log: FaultLog) -> str:
    """Return what a source prints, or an empty text when it cannot be; faults go to `log`."""
    program = compile_source(source, log)
    if program is None:
        return ""
    running = Run(values, {})
    running.log = log
    running.filters["_text"] = running.words
    return "".join(program.run(running))


def uses(source: str) -> Uses:
    """Return what each line of a source does with the data; nothing of a source that is wrong."""
    log = FaultLog()
    tree = parse(source, log)
    return find_uses(rewrite(tree)) if tree is not None and not log.entries else {}


def printed(source: str, **values: Any) -> str:
    """Return what a source prints, which must be without a fault."""
    log = FaultLog()
    made = run(source, values, log)
    assert _told(log) == []
    return made


def told(source: str, **values: Any) -> list[str]:
    """Return the faults of a source as `code line: sentence`."""
    log = FaultLog()
    run(source, values, log)
    return _told(log)


def failure(expression: str, **values: Any) -> str:
    """Return why an expression could not be computed, the only thing told of it."""
    found = told(f"{{{{ {expression} }}}}", **values)
    start = "P207 1: La etiqueta no se pudo calcular: "
    assert len(found) == 1, found
    assert found[0].startswith(start), found
    return found[0].removeprefix(start)


def _told(log: FaultLog) -> list[str]:
    return [
        f"{fault.rule.code} {fault.line}: {fault.rule.message.format_map(fault.values)}"
        for fault in log.entries
    ]
