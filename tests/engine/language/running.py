"""Sources run by themselves: what they print, and what is told of them."""

from typing import Any

from plandocs.engine.language import FaultLog
from plandocs.engine.language.sources import Sources


def printed(source: str, **values: Any) -> str:
    """Return what a source prints, which must be without a fault."""
    log = FaultLog()
    made = Sources().run(source, values, log)
    assert _told(log) == []
    return made


def told(source: str, **values: Any) -> list[str]:
    """Return the faults of a source as `code line: sentence`."""
    log = FaultLog()
    Sources().run(source, values, log)
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
        f"{rule.code} {line}: {rule.message.format_map(found)}" for line, rule, found in log.entries
    ]
