"""What the grammar of dates reads: points and ranges, of which some part may be left unsaid."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias, TypeVar

from plandocs.plan.frases.words import Word

T = TypeVar("T")
Read: TypeAlias = tuple[T, int] | None
"""What was read and the place after it, or nothing."""

Words: TypeAlias = Sequence[Word]

Anio: TypeAlias = int | str | None
"""A year as printed: a number; «presente», «anterior», «siguiente», «mismo», «cada» or «evento»;
nothing."""


@dataclass(frozen=True, slots=True)
class Punto:
    """A day, a month, a part of a month or of a year, or a whole year.

    months: the first and the last, None when no month can be meant.
    days: the first and the last, counted from the month's end when negative.
    clipped: days past the month's end are no contradiction: a fortnight ends when its month does.
    """

    months: tuple[int, int] | None
    days: tuple[int, int] | None = None
    year: Anio = None
    clipped: bool = False
    abbreviated: bool = False
    impreciso: bool = False
    weekday: int = 0
    defecto: str = ""

    @property
    def is_month(self) -> bool:
        """Whether this is one whole month."""
        return self.days is None and self.months is not None and self.months[0] == self.months[1]

    @property
    def is_year(self) -> bool:
        """Whether this is a whole year."""
        return self.days is None and self.months == (1, 12)

    @property
    def is_day(self) -> bool:
        """Whether this is one day."""
        return self.days is not None and self.days[0] == self.days[1]


class Rango(NamedTuple):
    """A point, or all from a point to another."""

    de: Punto
    a: Punto | None = None
