"""Builds anew, on every save, the plans that what was saved belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from plandocs.build import Outcome, Request, build
from plandocs.publish import recorded

FOLDERS = ("data", "templates")
_COMMON = "_comun"


@dataclass(frozen=True)
class Rebuilt:
    """One building: what it did, and which documents came out otherwise than they were."""

    outcome: Outcome
    changed: tuple[str, ...]


def watch(request: Request, saves: Iterable[Iterable[Path]]) -> Iterator[Rebuilt]:
    """Build every plan asked for, then, at each of `saves`, those it belongs to.

    A building with problems writes nothing, so that the last good documents stay.
    """
    yield _rebuild(request)
    for saved in saves:
        plans = affected(request, saved)
        if plans:
            yield _rebuild(replace(request, plans=plans))


def affected(request: Request, saved: Iterable[Path]) -> tuple[str, ...]:
    """Return the plans that some saved files belong to, in the order they were asked for."""
    names = [
        path.relative_to(request.root).parts for path in saved if path.is_relative_to(request.root)
    ]
    return tuple(plan for plan in request.plans if any(_belongs(name, plan) for name in names))


def _belongs(name: tuple[str, ...], plan_id: str) -> bool:
    """Return whether a file below the project is of a plan, of its institution, or of all."""
    institution, plan = PurePath(plan_id).parts
    if len(name) < 3:
        return False
    if name[0] == "data":
        if name[1] == _COMMON:
            return True
        return name[1] == institution and (len(name) == 3 or name[2] == plan)
    return name[0] == "templates" and name[1] in (institution, _COMMON)


def _rebuild(request: Request) -> Rebuilt:
    before = _digests(request)
    outcome = build(request)
    after = _digests(request)
    changed = (name for name, digest in after.items() if before.get(name) != digest)
    return Rebuilt(outcome, tuple(changed))


def _digests(request: Request) -> dict[str, str]:
    """Return the SHA-256 of each document of the plans, by its path below the output folder."""
    return {
        f"{plan}/{name}": digest
        for plan in request.plans
        for name, digest in recorded(request.output / plan).items()
    }
