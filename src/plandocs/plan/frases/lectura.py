"""What is known before reading, and what a phrase is read as."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plandocs.plan.tiempo import Tramo


@dataclass(frozen=True, slots=True)
class Contexto:
    """What completes a phrase that leaves something unsaid: the plan's horizon, its exercises."""

    horizonte: Tramo | None = None
    ejercicios: tuple[int, ...] = ()

    @property
    def span(self) -> Tramo | None:
        """The days that the plan speaks of: the horizon, else the years of its exercises."""
        if self.horizonte or not self.ejercicios:
            return self.horizonte
        return Tramo(date(min(self.ejercicios), 1, 1), date(max(self.ejercicios), 12, 31))

    @property
    def years(self) -> tuple[int, ...]:
        """The years that a phrase without one may mean."""
        span = self.span
        return tuple(range(span.inicio.year, span.fin.year + 1)) if span else ()

    @property
    def present(self) -> int | None:
        """The year that «el presente año» is, when only one can be meant."""
        years = self.ejercicios or self.years
        return years[0] if len(years) == 1 else None


@dataclass(frozen=True, slots=True)
class PeriodoLeido:
    """A period as it was read in a printed phrase.

    tramos: the days meant, in order, without gaps between touching spans; empty when unknown.
    abierto: the kind of what gives no dates («presidencia», «vigencia», «comision», «permanente»,
      «anio», «proceso», «evento»), else empty.
    recurrente: how often («4 meses», «1 semana»; «periodico» when it is not said), else empty.
    limite: «hasta», «antes» or «desde» when the phrase names one end only, else empty.
    relativo: it counts from the day of writing («el pasado…») and no year is printed.
    sin_anio: it lacks a year, and the plan leaves more than one to choose from, or none.
    impreciso: `tramos` are an estimate («a mediados de marzo», «primera semana de abril»).
    defecto: what the phrase contradicts in itself, as a clause in Spanish, else empty.
    forma: the printed form, with a name in braces where each value stands.
    """

    tramos: tuple[Tramo, ...] = ()
    abierto: str = ""
    recurrente: str = ""
    limite: str = ""
    relativo: bool = False
    sin_anio: bool = False
    impreciso: bool = False
    defecto: str = ""
    forma: str = ""


class Mencion(NamedTuple):
    """A period mentioned in a text: the offsets of its words, and how they are read."""

    start: int
    end: int
    periodo: PeriodoLeido


def joined(tramos: list[Tramo]) -> tuple[Tramo, ...]:
    """Return the same days in order, as few spans as there can be."""
    found: list[Tramo] = []
    for tramo in sorted(tramos):
        if found and tramo.inicio.toordinal() <= found[-1].fin.toordinal() + 1:
            found[-1] = Tramo(found[-1].inicio, max(found[-1].fin, tramo.fin))
        else:
            found.append(tramo)
    return tuple(found)
