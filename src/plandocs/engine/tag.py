"""A tag of a template, as those who check or document a template want to see it."""

from typing import NamedTuple

from plandocs.diagnostics import Location
from plandocs.engine.language.use import Use


class Tag(NamedTuple):
    """A tag of a template: what was typed, where, and what it does with the data.

    A loose one is of a template that is wrong: what its names stand for is not known.
    """

    source: str
    place: Location
    uses: tuple[Use, ...]
    is_loose: bool = False

    @property
    def reads(self) -> tuple[str, ...]:
        """The data that it reads: full paths with loop variables resolved.

        `fila.color` in `{%tr for fila in tabla.filas %}` is `tabla.filas[].color`.
        """
        return tuple(dict.fromkeys(use.path for use in self.uses))
