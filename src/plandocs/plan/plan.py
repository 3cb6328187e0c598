"""A plan: every fact of it, once."""

from collections.abc import Mapping
from functools import cached_property
from itertools import takewhile
from textwrap import shorten
from typing import Annotated, Literal

from pydantic import Field

from plandocs.plan.aceptacion import Anotable
from plandocs.plan.campo import CAMPOS_PROPIOS, Campo, Rotulado
from plandocs.plan.comision import Comision, Termino
from plandocs.plan.cronograma import Cronograma, Fila, FilaResuelta, Parte, ParteResuelta
from plandocs.plan.documento import DocumentoPedido
from plandocs.plan.eje import Accion, Eje, Posicion, positions
from plandocs.plan.ejercicio import Ejercicio
from plandocs.plan.ficha import Fichas
from plandocs.plan.institucion import Institucion
from plandocs.plan.lectura import Lectura
from plandocs.plan.nodo import GrupoVacio
from plandocs.plan.numeracion import Numeracion, print_number
from plandocs.plan.periodo import Horizonte, Periodo
from plandocs.plan.seccion import Seccion
from plandocs.plan.tiempo import DiaEscrito, Tramo, TramoEscrito, parse_tramo
from plandocs.plan.valores import Clave, Opcion, SiNo, Texto


class Acuerdo(Anotable):
    """The Acuerdo by which the council approved the plan: its key, day and place."""

    clave: Texto
    fecha: DiaEscrito | None = None
    lugar: Texto | None = None


class Plan(Anotable):
    """A work plan of a commission: what plan.yaml holds."""

    titulo: Texto
    ejercicio: Ejercicio
    anexo: Texto | None = None
    estado: Annotated[Literal["proyecto", "aprobado"], Opcion] = "proyecto"
    acuerdo: Acuerdo | None = None
    comision: Comision
    horizonte: Horizonte
    vigencias: Mapping[Clave, Horizonte] = Field(default_factory=dict)
    eventos: Mapping[Clave, TramoEscrito] = Field(default_factory=dict)
    documentos: tuple[DocumentoPedido, ...]
    portada: SiNo = True
    numeracion: Numeracion = Field(default_factory=Numeracion)
    etiquetas: Mapping[Rotulado, Texto] = Field(default_factory=dict)
    campos: Mapping[str, Campo] = Field(default_factory=dict)
    glosario: tuple[Termino, ...] = ()
    ejes: tuple[Eje, ...] = ()
    fichas: Fichas | None = None
    cronograma: Annotated[Cronograma | None, GrupoVacio] = None
    secciones: tuple[Seccion, ...] = ()

    @cached_property
    def positions(self) -> tuple[Posicion, ...]:
        """Every axis, line and action in reading order."""
        return positions(self.ejes)

    @cached_property
    def lectura(self) -> Lectura:
        """Every text that the plan prints, in reading order."""
        return Lectura(self)

    @property
    def fichas_en_orden(self) -> tuple[Posicion, ...]:
        """The actions that have a technical sheet, in reading order."""
        return tuple(p for p in self.positions if p.accion and p.accion.ficha)

    def asks_for(self, tipo: str) -> bool:
        """Return whether any section asks for a block of a kind."""
        return any(bloque.tipo == tipo for seccion in self.secciones for bloque in seccion.cuerpo)

    def find(self, level: str, identifier: str) -> Posicion | None:
        """Return the item of `level` (eje, linea, accion) with that id, if there is one."""
        return self._by_id.get((level, identifier))

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], Posicion]:
        """The items that have an id, by level and id; the first one where an id is repeated."""
        named = ((level_of(p), p.item.id, p) for p in reversed(self.positions))
        return {(level, key): position for level, key, position in named if key}

    def label(self, position: Posicion) -> str:
        """Return the printed number of an item: as approved, or made from the pattern, or empty."""
        return position.item.etiqueta or self.usual_label(position)

    def usual_label(self, position: Posicion) -> str:
        """Return the number that the pattern of an item's level gives it, or an empty text."""
        pattern = getattr(self.numeracion, level_of(position))
        if not pattern:
            return ""
        numbers = {
            "eje": position.numero_eje,
            "linea": position.numero_linea,
            "accion": position.numero_accion,
        }
        return print_number(pattern, numbers)

    def resolve(self, periodo: Periodo) -> tuple[Tramo, ...]:
        """Return the days that a period of this plan means; empty when it points nowhere."""
        return periodo.resolve(self.vigencias, self.eventos)

    def periodo_of(self, position: Posicion) -> Periodo | None:
        """Return the period of an item, its own or that of the nearest parent that has one."""
        return next((item.periodo for item in position.lineage if item.periodo), None)

    def period_said(self, position: Posicion) -> Periodo | None:
        """Return the period of an item, or that of its only action that has one."""
        inside = [inner.item.periodo for inner in self.below(position) if inner.item.periodo]
        return self.periodo_of(position) or (inside[0] if len(inside) == 1 else None)

    def spans_of(self, position: Posicion) -> tuple[Tramo, ...]:
        """Return when an item is active: its period, or else its actions', or the whole horizon."""
        periodo = self.periodo_of(position)
        if periodo:
            return self.resolve(periodo)
        inside = [below.item.periodo for below in self.below(position) if below.item.periodo]
        spans = tuple(tramo for inner in inside for tramo in self.resolve(inner))
        return spans or (self.horizonte.tramo,)

    def partes_del_cronograma(self) -> tuple[ParteResuelta, ...]:
        """Return the grid's parts as typed, or one part with a row for each item of its level."""
        grid = self.cronograma
        if grid is None:
            return ()
        if grid.partes:
            return tuple(self._resolve_part(parte) for parte in grid.partes)
        items = [position for position in self.positions if level_of(position) == grid.nivel]
        return (ParteResuelta(None, tuple(self._row_of(position) for position in items)),)

    def filas_escritas(self) -> list[FilaResuelta]:
        """Return the rows of the grid that somebody typed, in order."""
        parts = self.partes_del_cronograma()
        return [row for part in parts if part.parte is not None for row in part.filas]

    def _resolve_part(self, parte: Parte) -> ParteResuelta:
        return ParteResuelta(parte, tuple(self._resolve_row(fila) for fila in parte.filas))

    def _resolve_row(self, fila: Fila) -> FilaResuelta:
        position = self.find(*fila.target) if fila.target else None
        if fila.periodo:
            tramos = self.resolve(fila.periodo)
        else:
            named = tuple(tramo for key in fila.celdas if (tramo := parse_tramo(key)))
            tramos = self.spans_of(position) if position else named or (self.horizonte.tramo,)
        periodo = fila.periodo or (self.period_said(position) if position else None)
        text = fila.texto or (self.text_of(position) if position else "")
        return FilaResuelta(fila, position, text, periodo, tramos)

    def _row_of(self, position: Posicion) -> FilaResuelta:
        text = f"{self.number_of(position)} {self.words_of(position)}".strip()
        tramos = self.spans_of(position)
        row = Fila.model_construct(texto=text)  # its words were read with those of the item
        return FilaResuelta(row, position, text, self.period_said(position), tramos)

    def number_of(self, position: Posicion) -> str:
        """Return the number that tells an item from all others: an action's follows its line's."""
        if position.accion is None or position.linea is None:
            return self.label(position)
        line = Posicion(
            position.eje, position.linea, None, position.numero_eje, position.numero_linea
        )
        above, own = self.label(line), self.label(position)
        return own if own.startswith(above) else f"{above} {own}".strip()

    def words_of(self, position: Posicion) -> str:
        """Return an item's words without its number."""
        item = position.item
        return item.texto if isinstance(item, Accion) else item.titulo

    def text_of(self, position: Posicion) -> str:
        """Return an item's number and words, as lists and grids print it."""
        return f"{self.label(position)} {self.words_of(position)}".strip()

    def called(self, position: Posicion) -> str:
        """Return how sentences call an item: «la línea 3.4», or by its words without a number."""
        name = ("el eje", "la línea", "la acción")[len(position.numbers) - 1]
        words = shorten(self.words_of(position), _EXCERPT, placeholder="…")
        return f"{name} {self.number_of(position).rstrip('.') or f'«{words}»'}"

    def below(self, position: Posicion) -> list[Posicion]:
        """Return the items inside another, in reading order."""
        depth = len(position.numbers)
        after = self.positions[self._order[position.numbers] + 1 :]
        return list(takewhile(lambda inner: len(inner.numbers) > depth, after))

    @cached_property
    def _order(self) -> dict[tuple[int, ...], int]:
        """Where each item stands among all of them."""
        return {position.numbers: index for index, position in enumerate(self.positions)}

    def declared_field(self, key: str, institucion: Institucion) -> Campo | None:
        """Return how a field is declared: by the plan, by the institution, or built in."""
        found = self.campos.get(key) or institucion.campos.get(key)
        if found is None and key in CAMPOS_PROPIOS:
            return Campo.model_construct(etiqueta=self.name_of(key, institucion) + ":")
        return found

    def name_of(self, term: str, institucion: Institucion) -> str:
        """Return what this plan calls a term: its label, the institution's, or the usual one."""
        labels: dict[str, str] = _USUAL | dict(institucion.etiquetas) | dict(self.etiquetas)
        return labels[term]


_EXCERPT = 45
_USUAL = {
    "numero": "Núm.",
    "eje": "Eje",
    "linea": "Línea de acción",
    "accion": "Actividad",
    "periodo": "Periodo",
}


def level_of(position: Posicion) -> str:
    """Return the level of an item: eje, linea or accion."""
    return ("eje", "linea", "accion")[len(position.numbers) - 1]
