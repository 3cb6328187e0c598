"""A sound plan read for what it says: findings, the accepted ones apart, and its state.

What was found is kept on disk under all that it depends on: reading takes as long as printing.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plandocs.diagnostics import Diagnostic, Report, Rule
from plandocs.kept import key_of, load, save
from plandocs.plan import Registro
from plandocs.rules import MISSPELT, check_state, judge
from plandocs.source import Loaded

_SOURCE = Path(__file__).parent
_ROOMS = ("diagnostics", "plan", "plan/frases", "rules", "rules/content", "spanish")


def review(loaded: Loaded, inputs: Mapping[str, str], report: Report, spelling: bool) -> None:
    """Report what a sound plan says that it should not, and what of that somebody accepted.

    `inputs` are the digests of the files it was read from. `spelling` is whether to ask the
    spell-checker too, another program.
    """
    registro = loaded.registro.of(loaded.institucion, loaded.palabras)
    found = _found(loaded, registro, inputs)
    if spelling:
        from plandocs.rules.content.wording import check_spelling

        words = check_spelling(loaded.plan, registro)
        found += words or ()
        report.is_spelled = report.is_spelled and words is not None
        spelling = words is not None
    unjudged = frozenset() if spelling else frozenset({MISSPELT})
    judged = judge(found, loaded.plan, loaded.aceptaciones, unjudged)
    report.extend(judged.pending)
    report.extend(judged.stale)
    report.extend(check_state(loaded.plan, judged.pending))
    report.accepted += judged.accepted


def _found(loaded: Loaded, registro: Registro, inputs: Mapping[str, str]) -> list[Diagnostic]:
    """Return the findings of the rules of content, kept from another run where nothing changed."""
    data = sorted(f"{path}:{digest}" for path, digest in inputs.items() if path.startswith("data/"))
    code = (_SOURCE / room for room in _ROOMS)
    key = key_of(code, f"review {loaded.id}", "\n".join(data).encode())
    known = load(key)
    if known is None or not _is_whole(known):
        from plandocs.rules.content.checks import check_content

        found = list(check_content(loaded.plan, registro))
        save(key, [(one.rule, one.at, dict(one.values), one.also) for one in found])
        return found
    return [Diagnostic(*one) for one in known]


def _is_whole(known: Any) -> bool:
    """Return whether what was kept is a list of findings."""
    return isinstance(known, list) and all(
        isinstance(one, tuple) and len(one) == _PARTS and isinstance(one[0], Rule) for one in known
    )


_PARTS = len(Diagnostic._fields)
