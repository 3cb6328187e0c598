"""Where in the data the values of a tag were typed, found once something is wrong with them."""

from collections.abc import Iterable, Mapping
from typing import Any

from plandocs.diagnostics import Location
from plandocs.engine.language.missing import NOTHING
from plandocs.engine.language.use import OPTIONAL, PRINTED, Step, Use

Steps = tuple[Step, ...]
Origins = Mapping[Steps, Location]
"""Where values were typed, by their path among the data (`("filas", 3, "nombre")`)."""

_ABSENT = object()
_MOST_LOOKED = 20_000_000
"""How many items of lists are looked at for those at fault; then a fault is told at its list."""

_MOST_HELD = 250_000
"""How many groups and lists are placed, those that stand first in the data."""


class Finder:
    """Finds the places of the values that a tag uses while it runs."""

    def __init__(self, names: Mapping[str, Any], origins: Origins) -> None:
        """Look among the data `names`, typed where `origins` says."""
        self._names = names
        self._origins = origins
        self._above: dict[int, tuple[int, Step]] | None = None
        self._left = _MOST_LOOKED

    def places(
        self, uses: Iterable[Use], scope: Mapping[str, Any], field: str = "", how: str = PRINTED
    ) -> list[Location]:
        """Return where the values of `uses` were typed.

        `scope` are the names of the running code; `field` is the one that is missing, or empty.
        Without it the values used in one way, `how`, are meant where there are any.
        """
        known = [use for use in uses if use.how != OPTIONAL]
        wanted = [use for use in known if use.local[-1:] == (field,)] if field else []
        wanted = wanted or [use for use in known if use.how == how] or known
        found = (self._place(use, scope) for use in wanted)
        return list(dict.fromkeys(place for place in found if place is not None))

    def _place(self, use: Use, scope: Mapping[str, Any]) -> Location | None:
        steps = self._steps(use, scope)
        if steps is None:
            return None
        nearest = (steps[:end] for end in range(len(steps), -1, -1))
        return next((self._origins[path] for path in nearest if path in self._origins), None)

    def _steps(self, use: Use, scope: Mapping[str, Any]) -> Steps | None:
        """Return the path of a value among the data, as far as it goes."""
        found = self._walk(use.local, scope)
        if found is not None or not use.within:
            return found[0] if found is not None else None
        found = self._walk(use.within, scope)
        item = scope.get(str(use.local[0]), _ABSENT)
        return self._with_item(*found, item) if found is not None else None

    def _walk(self, local: Steps, scope: Mapping[str, Any]) -> tuple[Steps, Any] | None:
        """Return the path and the value that a tag's words lead to, as far as they lead."""
        root, *others = local
        name = str(root)
        value = scope.get(name, self._names.get(name, _ABSENT))
        steps = self._path(value)
        if steps is None and (value is NOTHING or self._names.get(name, _ABSENT) is value):
            steps = (name,)
        if steps is None:
            return None
        for step in others:
            steps = (*steps, step)
            value = _inside(value, step)
            if value is _ABSENT:
                break
        return steps, value

    def _with_item(self, steps: Steps, values: Any, item: Any) -> Steps:
        """Return the path of an item of a list, or that of the list when it is not in it."""
        if isinstance(values, list | tuple) and self._left > 0:
            for index, value in enumerate(values):
                if value is item or (type(value) is type(item) and value == item):
                    self._left -= index
                    return (*steps, index)
            self._left -= len(values)
        return steps

    def _path(self, value: Any) -> Steps | None:
        """Return the path of a group or a list of the data."""
        if self._above is None:
            self._above = _above(self._names)
        found, key = list[Step](), id(value)
        while (above := self._above.get(key)) is not None:
            key, step = above
            found.append(step)
        return tuple(reversed(found)) if key == id(self._names) else None


def _above(names: Mapping[str, Any]) -> dict[int, tuple[int, Step]]:
    """Return, for the first groups and lists of the data, the one that holds it and under what.

    By their identities: a path each would take much memory where they are deep.
    """
    found: dict[int, tuple[int, Step]] = {}
    holders: list[Any] = [names]
    for holder in holders:  # which grows
        items = holder.items() if isinstance(holder, Mapping) else enumerate(holder)
        for step, value in items:
            if isinstance(value, Mapping | list | tuple):
                if len(found) == _MOST_HELD:
                    return found
                found[id(value)] = id(holder), step
                holders.append(value)
    return found


def _inside(value: Any, step: Step) -> Any:
    if isinstance(value, Mapping):
        return value.get(step, _ABSENT)
    if isinstance(value, list | tuple) and isinstance(step, int) and step < len(value):
        return value[step]
    return _ABSENT
