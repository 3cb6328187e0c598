"""The domain, in Spanish: frozen models of what a plan holds, and their arithmetic."""

from plandocs.plan.aceptacion import Aceptacion, Aceptaciones, accepted_within
from plandocs.plan.campo import CAMPOS_PROPIOS, Campo
from plandocs.plan.comision import Comision, Integrante, Termino
from plandocs.plan.cronograma import (
    Columna,
    Cronograma,
    Fila,
    FilaResuelta,
    Parte,
    ParteResuelta,
    time_axis,
)
from plandocs.plan.documento import DocumentoPedido, TipoDocumento
from plandocs.plan.eje import Accion, Eje, Linea, Posicion
from plandocs.plan.ejercicio import years_of
from plandocs.plan.ficha import Fichas
from plandocs.plan.institucion import Institucion
from plandocs.plan.lectura import Lectura, Pasaje
from plandocs.plan.mapeo import Mapeo, Renglones, TablaMapeada
from plandocs.plan.nodo import Nodo, attach_places
from plandocs.plan.numeracion import Numeracion, print_number
from plandocs.plan.periodo import Horizonte, Periodo
from plandocs.plan.plan import Plan, level_of
from plandocs.plan.prosa import Block, Prosa, Run, parse_prosa
from plandocs.plan.registro import Nombre, Registro
from plandocs.plan.seccion import Bloque, Seccion
from plandocs.plan.tiempo import MESES, Tramo, parse_tramo

__all__ = [
    "CAMPOS_PROPIOS",
    "MESES",
    "Accion",
    "Aceptacion",
    "Aceptaciones",
    "Block",
    "Bloque",
    "Campo",
    "Columna",
    "Comision",
    "Cronograma",
    "DocumentoPedido",
    "Eje",
    "Fichas",
    "Fila",
    "FilaResuelta",
    "Horizonte",
    "Institucion",
    "Integrante",
    "Lectura",
    "Linea",
    "Mapeo",
    "Nodo",
    "Nombre",
    "Numeracion",
    "Parte",
    "ParteResuelta",
    "Pasaje",
    "Periodo",
    "Plan",
    "Posicion",
    "Prosa",
    "Registro",
    "Renglones",
    "Run",
    "Seccion",
    "TablaMapeada",
    "Termino",
    "TipoDocumento",
    "Tramo",
    "accepted_within",
    "attach_places",
    "level_of",
    "parse_prosa",
    "parse_tramo",
    "print_number",
    "time_axis",
    "years_of",
]
