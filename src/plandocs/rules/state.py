"""The state of a plan («estado»): what is approved leaves nothing open."""

from collections.abc import Iterator, Sequence

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Plan
from plandocs.rules.catalogue import APPROVED_WITH_ERRORS
from plandocs.rules.content.catalogue import TO_BE_CONFIRMED
from plandocs.rules.content.words import join


def check_state(plan: Plan, pending: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield that a plan is said to be approved and has findings that forbid it."""
    grave = [one for one in pending if one.is_error or one.rule is TO_BE_CONFIRMED]
    if plan.estado == "aprobado" and grave:
        count = "1 hallazgo" if len(grave) == 1 else f"{len(grave)} hallazgos"
        codes = join(list(dict.fromkeys(found.rule.code for found in grave)))
        yield APPROVED_WITH_ERRORS.at(plan.at("estado"), cuantos=count, cuales=codes)
