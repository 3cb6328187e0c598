"""Mappings («mapeos»): which datum goes in each column of a fixed official layout."""

from collections.abc import Mapping
from keyword import iskeyword
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from plandocs.plan.nodo import Nodo
from plandocs.plan.valores import Entero, Texto, read_text

_MOST_ROWS = 1_048_576


def _read_name(value: Any) -> str:
    text = read_text(value)
    if not text.isidentifier() or iskeyword(text) or text == "loop" or text.startswith("_"):
        raise PydanticCustomError("nombre_mal_escrito", "", {"valor": text})
    return text


Nombre = Annotated[str, BeforeValidator(_read_name, json_schema_input_type=str)]
"""What the tags of a mapping call each item of a list."""


class Renglones(Nodo):
    """The rows of a layout: type codes, field ids, headings, and the first one of data."""

    tipos: Entero = 4
    campos: Entero = 5
    encabezados: Entero = 7
    datos: Entero = 8

    @model_validator(mode="after")
    def _in_order(self) -> "Renglones":
        above = (self.tipos, self.campos, self.encabezados)
        if min(above) < 0 or not max(above) < self.datos <= _MOST_ROWS:
            raise PydanticCustomError("renglones_en_desorden", "")
        return self


class RenglonesDeTabla(Renglones):
    """The rows of a secondary table."""

    tipos: Entero = 1
    campos: Entero = 2
    encabezados: Entero = 3
    datos: Entero = 4


class TablaMapeada(Nodo):
    """The rows of a secondary table: one for each item of a list of the main row."""

    por_cada: Nombre
    de: Texto
    columnas: Mapping[str, Texto]
    renglones: RenglonesDeTabla = Field(default_factory=RenglonesDeTabla)


class Mapeo(Nodo):
    """What `mapeo.yaml` says: a row for each item of a list, and what each column prints.

    A column is named by its heading or by the id of its field; `tablas`, by sheet.
    """

    hoja: Texto = ""
    por_cada: Nombre
    de: Texto
    columnas: Mapping[str, Texto]
    renglones: Renglones = Field(default_factory=Renglones)
    tablas: Mapping[str, TablaMapeada] = Field(default_factory=dict)
