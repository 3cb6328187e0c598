"""Sections («secciones») in the plan's own order, and the blocks («bloques») that fill them."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from plandocs.plan.nodo import Nodo
from plandocs.plan.prosa import ProsaEscrita
from plandocs.plan.valores import Clave, Entero, Opcion, SiNo, Texto


class Sola(Nodo):
    """A block without options."""


class ListaNiveles(Nodo):
    """The titles of one level as a bulleted list."""

    de: Annotated[Literal["ejes", "lineas", "acciones"], Opcion]
    vineta: Annotated[Literal["punto", "rombo", "numero"], Opcion] = "punto"


class Actividades(Nodo):
    """The table of activities: axis, its lines with their actions, the period, extra columns."""

    columnas: tuple[Texto, ...] = ()


class Firmas(Nodo):
    """The signature block: who signs, in which order, in how many columns."""

    orden: tuple[Clave, ...] = ()
    columnas: Entero = 2


class Tabla(Nodo):
    """A table of the plan's own: header cells and rows of as many cells."""

    columnas: tuple[Texto, ...]
    filas: tuple[tuple[Texto, ...], ...]

    @model_validator(mode="after")
    def _rows_match(self) -> "Tabla":
        for number, row in enumerate(self.filas, 1):
            if len(row) != len(self.columnas):
                raise PydanticCustomError(
                    "tabla_fila_corta",
                    "",
                    {"fila": number, "hay": len(row), "debe": len(self.columnas)},
                )
        return self


BLOQUES_SOLOS = ("indice", "glosario", "integracion", "fichas", "cronograma")


def _read_block(value: Any) -> Any:
    """Let a block without options be written as a bare word."""
    if isinstance(value, str) and value in (*BLOQUES_SOLOS, "actividades", "firmas"):
        return {value: {}}
    return value


class Bloque(Nodo):
    """One block of a section; exactly one key, which names its kind."""

    texto: ProsaEscrita | None = None
    lista: ListaNiveles | None = None
    tabla: Tabla | None = None
    indice: Sola | None = None
    glosario: Sola | None = None
    integracion: Sola | None = None
    fichas: Sola | None = None
    cronograma: Sola | None = None
    actividades: Actividades | None = None
    firmas: Firmas | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "Bloque":
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("bloque_un_tipo", "")
        return self

    @property
    def tipo(self) -> str:
        """The name of the block's kind."""
        return next(iter(self.model_fields_set))


BloqueEscrito = Annotated[Bloque, BeforeValidator(_read_block, json_schema_input_type=Bloque | str)]


def _read_body(value: Any) -> Any:
    return [{"texto": value}] if isinstance(value, str) else value


class Seccion(Nodo):
    """A section: its title, how it stands on the page, and its body («cuerpo»)."""

    titulo: Texto | None = None
    encabezado: SiNo = True
    indice: SiNo = True
    salto: SiNo = True
    horizontal: SiNo = False
    numera: SiNo = False
    pagina: Entero | None = None
    cuerpo: Annotated[
        tuple[BloqueEscrito, ...],
        BeforeValidator(_read_body, json_schema_input_type=str | list[Bloque | str]),
    ]
