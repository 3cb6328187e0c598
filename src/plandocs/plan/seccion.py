"""Sections («secciones») in the plan's own order, and the blocks («bloques») that fill them."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from plandocs.diagnostics import suggestion
from plandocs.plan.aceptacion import Anotable
from plandocs.plan.nodo import GrupoVacio, Nodo
from plandocs.plan.prosa import ProsaEscrita
from plandocs.plan.valores import (
    Clave,
    Cuenta,
    Llena,
    NombreCampo,
    Opcion,
    SiNo,
    Texto,
    without_accents,
)


class Sola(Nodo):
    """A block without options."""


class ListaNiveles(Nodo):
    """The titles of one level as a bulleted list."""

    de: Annotated[Literal["ejes", "lineas", "acciones"], Opcion]
    vineta: Annotated[Literal["punto", "rombo", "numero"], Opcion] = "punto"


class Actividades(Nodo):
    """The table of activities: axis, its lines with their actions, the period, extra columns."""

    columnas: tuple[NombreCampo, ...] = ()


class Firmas(Nodo):
    """The signature block: who signs, in which order, in how many columns."""

    orden: tuple[Clave, ...] = ()
    columnas: Cuenta = 2


class Tabla(Nodo):
    """A table of the plan's own: header cells and rows of as many cells."""

    columnas: Annotated[tuple[Texto, ...], Llena]
    filas: Annotated[tuple[tuple[Texto, ...], ...], Llena]

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


BLOQUES_SOLOS = (
    "indice",
    "glosario",
    "integracion",
    "fichas",
    "cronograma",
    "actividades",
    "firmas",
)
"""The blocks that may be written as a bare word."""


def _block_word(value: str) -> str:
    return without_accents(value).strip().lower()


def _read_block(value: Any) -> Any:
    """Let a block without options be written as a bare word."""
    if not isinstance(value, str):
        return value
    word = _block_word(value)
    if word in BLOQUES_SOLOS:
        return {word: {}}
    near = suggestion(word, BLOQUES_SOLOS)
    if word in ("texto", "lista", "tabla"):
        near = f" Escriba «{word}:» y, debajo o enseguida, su contenido."
    raise PydanticCustomError("bloque_desconocido", "", {"valor": value, "parecido": near})


class Bloque(Nodo):
    """One block of a section; exactly one key, which names its kind."""

    texto: ProsaEscrita | None = None
    lista: ListaNiveles | None = None
    tabla: Tabla | None = None
    indice: Annotated[Sola | None, GrupoVacio] = None
    glosario: Annotated[Sola | None, GrupoVacio] = None
    integracion: Annotated[Sola | None, GrupoVacio] = None
    fichas: Annotated[Sola | None, GrupoVacio] = None
    cronograma: Annotated[Sola | None, GrupoVacio] = None
    actividades: Annotated[Actividades | None, GrupoVacio] = None
    firmas: Annotated[Firmas | None, GrupoVacio] = None

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
    """Let a body be one text, or the bare word of one block."""
    if not isinstance(value, str):
        return value
    return [value] if _block_word(value) in BLOQUES_SOLOS else [{"texto": value}]


class Seccion(Anotable):
    """A section: its title, how it stands on the page, and its body («cuerpo»)."""

    titulo: Texto | None = None
    encabezado: SiNo = True
    indice: SiNo = True
    salto: SiNo = True
    horizontal: SiNo = False
    numera: SiNo = False
    pagina: Cuenta | None = None
    cuerpo: Annotated[
        tuple[BloqueEscrito, ...],
        BeforeValidator(_read_body, json_schema_input_type=str | list[Bloque | str]),
    ]
