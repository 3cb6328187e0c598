"""The three levels of a plan: axis («eje»), line of action («línea»), action («acción»)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from plandocs.plan.aceptacion import Anotable
from plandocs.plan.nodo import GrupoVacio
from plandocs.plan.periodo import Periodo
from plandocs.plan.prosa import ProsaEscrita
from plandocs.plan.valores import Clave, Texto, Textos, ValorCampo


class FichaTextos(Anotable):
    """That an item has a technical sheet («ficha»), and its approved words where they differ."""

    ejes: Textos = ()
    linea: Texto | None = None
    accion: Texto | None = None


class Elemento(Anotable):
    """What the three levels share: an id to point at, a printed label, a period, fields."""

    id: Clave | None = None
    etiqueta: Texto | None = None
    periodo: Periodo | None = None
    campos: Mapping[str, ValorCampo] = Field(default_factory=dict)


class Accion(Elemento):
    """The third level («acción», «actividad»): what is done."""

    texto: Texto
    ficha: Annotated[FichaTextos | None, GrupoVacio] = None


class Linea(Elemento):
    """The second level («línea de acción»): a title, a lead-in and its actions."""

    titulo: Texto
    texto: ProsaEscrita | None = None
    acciones: tuple[Accion, ...] = ()


class Eje(Elemento):
    """The first level («eje», «actividad»): a title and its lines."""

    titulo: Texto
    texto: ProsaEscrita | None = None
    lineas: tuple[Linea, ...] = ()


@dataclass(frozen=True, slots=True)
class Posicion:
    """Where an item stands: its axis, line and action, and their numbers from 1 (0: none)."""

    eje: Eje
    linea: Linea | None = None
    accion: Accion | None = None
    numero_eje: int = 0
    numero_linea: int = 0
    numero_accion: int = 0

    @property
    def item(self) -> Eje | Linea | Accion:
        """The deepest of the three."""
        return self.accion or self.linea or self.eje

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers from the axis down to the item."""
        numbers = (self.numero_eje, self.numero_linea, self.numero_accion)
        return tuple(number for number in numbers if number)

    @property
    def lineage(self) -> tuple[Eje | Linea | Accion, ...]:
        """The item and its parents, deepest first."""
        return tuple(item for item in (self.accion, self.linea, self.eje) if item)


def positions(ejes: tuple[Eje, ...]) -> tuple[Posicion, ...]:
    """Return every axis, line and action in reading order with its numbers."""
    found: list[Posicion] = []
    for i, eje in enumerate(ejes, 1):
        found.append(Posicion(eje, numero_eje=i))
        for j, linea in enumerate(eje.lineas, 1):
            found.append(Posicion(eje, linea, numero_eje=i, numero_linea=j))
            for k, accion in enumerate(linea.acciones, 1):
                found.append(Posicion(eje, linea, accion, i, j, k))
    return tuple(found)
