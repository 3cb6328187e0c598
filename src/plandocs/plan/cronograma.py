"""The schedule grid («cronograma»): its rows as typed, and its time axis («eje de tiempo»)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from plandocs.diagnostics import InFile
from plandocs.plan.aceptacion import Anotable
from plandocs.plan.eje import Posicion
from plandocs.plan.institucion import LugarLista
from plandocs.plan.periodo import Periodo
from plandocs.plan.tiempo import MESES, Tramo, month
from plandocs.plan.valores import Clave, NombreCampo, Opcion, SiNo, Texto, ValorCampo


class Fila(Anotable):
    """A row of the grid: an item of the plan, or a text of its own, and when it is active.

    Without `periodo` the row takes that of the item it points at, or else the whole horizon.
    `celdas` prints a text of its own in a column, named by any day or month inside it.
    """

    texto: Texto | None = None
    eje: Clave | None = None
    linea: Clave | None = None
    accion: Clave | None = None
    periodo: Periodo | None = None
    nota: Texto | None = None
    marca: Texto | None = None
    celdas: Mapping[str, Texto] = Field(default_factory=dict)
    campos: Mapping[str, ValorCampo] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_target(self) -> "Fila":
        targets = [self.eje, self.linea, self.accion]
        if sum(target is not None for target in targets) > 1:
            raise PydanticCustomError("fila_dos_elementos", "")
        if self.texto is None and self.target is None:
            raise PydanticCustomError("fila_sin_texto", "")
        return self

    @property
    def target(self) -> tuple[str, str] | None:
        """The level and the id of the item that the row points at."""
        for level in ("eje", "linea", "accion"):
            if identifier := getattr(self, level):
                return level, identifier
        return None


class Parte(Anotable):
    """A part of a grid printed on its own page, under its own or the grid's title."""

    titulo: Texto | None = None
    rango: Texto | None = None
    filas: tuple[Fila, ...]


class Cronograma(Anotable):
    """How the grid is drawn; without `partes` its rows are the items of `nivel`."""

    titulo: Texto = "CRONOGRAMA"
    rango: Texto | None = None
    organo: SiNo = True
    encabezado: Texto | None = None
    unidad: Annotated[Literal["mes", "semana", "trimestre"], Opcion] = "mes"
    rotulos: Annotated[Literal["completos", "cortos"], Opcion] = "completos"
    banda: SiNo = True
    nivel: Annotated[Literal["eje", "linea", "accion"], Opcion] = "linea"
    marca: Texto = "■"
    columnas: tuple[NombreCampo, ...] = ()
    notas: Annotated[Literal["asteriscos", "numeros"], Opcion] = "asteriscos"
    lista: LugarLista | None = None
    partes: tuple[Parte, ...] = ()


@dataclass(frozen=True, slots=True)
class FilaResuelta:
    """A row with all it takes from its item: position, words, period, the days it is active."""

    fila: Fila
    posicion: Posicion | None
    texto: str
    periodo: Periodo | None
    tramos: tuple[Tramo, ...]

    @property
    def at(self) -> InFile:
        """Where the row's words were typed: in the row, or in its item."""
        return (
            self.posicion.item.at() if self.posicion and not self.fila.at().path else self.fila.at()
        )


@dataclass(frozen=True, slots=True)
class ParteResuelta:
    """A part with its rows resolved; `parte` is None when nobody typed it."""

    parte: Parte | None
    filas: tuple[FilaResuelta, ...]


@dataclass(frozen=True, slots=True)
class Columna:
    """A column of the time axis: its label and its band's, full and short, and its days."""

    etiqueta: str
    corta: str
    banda: str
    banda_corta: str
    tramo: Tramo


def time_axis(horizonte: Tramo, unidad: str) -> tuple[Columna, ...]:
    """Return the columns that cover `horizonte`, of any start and length."""
    columns: list[Columna] = []
    start = horizonte.inicio
    if unidad == "semana":
        start -= timedelta(days=start.weekday())
    while start <= horizonte.fin:
        column = _column(start, unidad, len(columns) + 1)
        columns.append(column)
        start = column.tramo.fin + timedelta(days=1)
    return tuple(columns)


def _column(start: date, unidad: str, number: int) -> Columna:
    year = str(start.year)
    if unidad == "semana":
        end = start + timedelta(days=6)
        thursday = start + timedelta(days=3)
        name = MESES[thursday.month - 1].capitalize()
        bands = f"{name} {thursday.year}", f"{name[:3]} {thursday.year}"
        return Columna(f"Semana {number}", f"S{number}", *bands, Tramo(start, end))
    if unidad == "trimestre":
        quarter = (start.month - 1) // 3 + 1
        span = Tramo(start, month(start.year, quarter * 3).fin)
        return Columna(f"Trimestre {quarter}", f"T{quarter}", year, year, span)
    name = MESES[start.month - 1].capitalize()
    return Columna(name, name[:3], year, year, month(start.year, start.month))
