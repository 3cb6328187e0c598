"""Where in the data the values of a tag were typed, found once something is wrong with them."""

from collections.abc import Iterable, Iterator, Mapping
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


class Finder:
    """Finds the places of the values that a tag uses while it runs."""

    def __init__(self, names: Mapping[str, Any], origins: Origins) -> None:
        """Look among the data `names`, typed where `origins` says."""
        self._names = names
        self._origins = origins
        self._paths: dict[int, Steps] | None = None
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
        steps = self._known_paths().get(id(value))
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

    def _known_paths(self) -> dict[int, Steps]:
        """Return the path of each group and list of the data, by its identity."""
        if self._paths is None:
            self._paths = dict(_containers(self._names, ()))
        return self._paths


def _containers(value: Any, steps: Steps) -> Iterator[tuple[int, Steps]]:
    if isinstance(value, Mapping):
        yield id(value), steps
        for key, inner in value.items():
            yield from _containers(inner, (*steps, key))
    elif isinstance(value, list | tuple):
        yield id(value), steps
        for index, inner in enumerate(value):
            yield from _containers(inner, (*steps, index))


def _inside(value: Any, step: Step) -> Any:
    if isinstance(value, Mapping):
        return value.get(step, _ABSENT)
    if isinstance(value, list | tuple) and isinstance(step, int) and step < len(value):
        return value[step]
    return _ABSENT
