"""A tag of a template, as those who check or document a template want to see it."""

from typing import NamedTuple

from plandocs.diagnostics import Location


class Tag(NamedTuple):
    """A tag of a template: what was typed, where, and the data that it reads.

    `reads` are full paths with loop variables resolved: `fila.color` in
    `{%tr for fila in tabla.filas %}` is `tabla.filas[].color`.
    """

    source: str
    place: Location
    reads: tuple[str, ...]
