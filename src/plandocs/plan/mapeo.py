"""Mappings («mapeos»): which datum goes in each column of a fixed official layout."""

from collections.abc import Mapping

from plandocs.plan.nodo import Nodo
from plandocs.plan.valores import Entero, Texto


class Renglones(Nodo):
    """The rows of a layout: type codes, field ids, headings, and the first one of data."""

    tipos: Entero = 4
    campos: Entero = 5
    encabezados: Entero = 7
    datos: Entero = 8


class RenglonesDeTabla(Renglones):
    """The rows of a secondary table."""

    tipos: Entero = 1
    campos: Entero = 2
    encabezados: Entero = 3
    datos: Entero = 4


class TablaMapeada(Nodo):
    """The rows of a secondary table: one for each item of a list of the main row."""

    por_cada: Texto
    de: Texto
    columnas: Mapping[str, Texto]
    renglones: RenglonesDeTabla = RenglonesDeTabla()


class Mapeo(Nodo):
    """What `mapeo.yaml` says: a row for each item of a list, and what each column prints.

    A column is named by its heading or by the id of its field; `tablas`, by sheet.
    """

    hoja: Texto = ""
    por_cada: Texto
    de: Texto
    columnas: Mapping[str, Texto]
    renglones: Renglones = Renglones()
    tablas: Mapping[str, TablaMapeada] = {}
