"""The institution («institución») that issues the plan."""

from collections.abc import Mapping

from pydantic import Field

from plandocs.plan.campo import Campo, Rotulado
from plandocs.plan.nodo import Nodo
from plandocs.plan.valores import Color, Texto


class Logo(Nodo):
    """The institution's emblem: an image file beside institucion.yaml, and its alternative text."""

    archivo: Texto
    descripcion: Texto


class Institucion(Nodo):
    """Name, acronym («siglas»), emblem, palette of the grid, and labels all its plans share."""

    nombre: Texto
    siglas: Texto
    logo: Logo | None = None
    paleta: tuple[Color, ...] = ()
    etiquetas: Mapping[Rotulado, Texto] = Field(default_factory=dict)
    campos: Mapping[str, Campo] = Field(default_factory=dict)
