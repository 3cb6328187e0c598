"""The institution («institución») that issues the plan."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from plandocs.plan.campo import Campo, Rotulado
from plandocs.plan.nodo import Nodo
from plandocs.plan.valores import Color, Opcion, SiNo, Texto

LugarLista = Annotated[Literal["hoja", "oculta", "anexo"], Opcion]
"""Where the schedule stands as a list: a sheet of its workbook, a hidden one, the annex too."""


class Logo(Nodo):
    """The institution's emblem: an image file beside institucion.yaml, and its alternative text."""

    archivo: Texto
    descripcion: Texto


class Institucion(Nodo):
    """Name, acronym («siglas»), emblem, how its grids look, and labels all its plans share."""

    nombre: Texto
    siglas: Texto
    logo: Logo | None = None
    paleta: tuple[Color, ...] = ()
    lista_del_cronograma: LugarLista = "hoja"
    huella_al_pie: SiNo = False
    etiquetas: Mapping[Rotulado, Texto] = Field(default_factory=dict)
    campos: Mapping[str, Campo] = Field(default_factory=dict)
