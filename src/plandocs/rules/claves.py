"""Ids: each names one thing, and each reference points at something."""

import re
from collections.abc import Iterable, Iterator

from plandocs.diagnostics import Diagnostic, InFile, suggestion
from plandocs.plan import Institucion, Periodo, Plan, level_of
from plandocs.rules.catalogue import REPEATED_ID, REPEATED_PERSON, REPEATED_SIGNATURE, UNKNOWN_ID
from plandocs.rules.periodos import typed_periods

_TO_COME = re.compile("confirmar|vacante|designar|definir", re.IGNORECASE)
_NAMES = {"eje": "un eje", "linea": "una línea", "accion": "una acción"}


def check_ids(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield every id that names two items of the same level, or two persons."""
    groups: dict[str, dict[str, InFile]] = {}
    items = [(level_of(position), position.item) for position in plan.positions]
    for kind, named in [*items, *(("persona", person) for person in plan.comision.personas)]:
        seen = groups.setdefault(kind, {})
        if named.id is None:
            continue
        place = named.at("id")
        if named.id in seen:
            yield REPEATED_ID.at(place, seen[named.id], id=named.id)
        seen[named.id] = place


def check_references(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield every id that points nowhere: rows, terms of office, events, signatures."""
    yield from _check_rows(plan)
    for periodo in typed_periods(plan):
        yield from _check_period(plan, periodo)
    persons = [person.id for person in plan.comision.personas]
    for seccion in plan.secciones:
        for bloque in seccion.cuerpo:
            for index, identifier in enumerate(bloque.firmas.orden if bloque.firmas else ()):
                if identifier not in persons and bloque.firmas:
                    place = bloque.firmas.at("orden", index)
                    yield _unknown(place, identifier, "una persona de la comisión", persons)


def check_persons(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield whoever is a member twice, and whoever is to sign twice."""
    members: dict[str, InFile] = {}
    for person in plan.comision.integrantes:
        place = person.at("nombre")
        if person.nombre in members and not _TO_COME.search(person.nombre):
            yield REPEATED_PERSON.at(place, members[person.nombre], nombre=person.nombre)
        members.setdefault(person.nombre, place)
    for seccion in plan.secciones:
        for firmas in (bloque.firmas for bloque in seccion.cuerpo if bloque.firmas):
            for index, identifier in enumerate(firmas.orden):
                first = firmas.orden.index(identifier)
                if first < index:
                    place = firmas.at("orden", index)
                    yield REPEATED_SIGNATURE.at(place, firmas.at("orden", first), id=identifier)


def _check_rows(plan: Plan) -> Iterator[Diagnostic]:
    for parte in plan.cronograma.partes if plan.cronograma else ():
        for fila in parte.filas:
            if fila.target and plan.find(*fila.target) is None:
                level, identifier = fila.target
                known = [p.item.id for p in plan.positions if level_of(p) == level and p.item.id]
                yield _unknown(fila.at(level), identifier, _NAMES[level], known)


def _check_period(plan: Plan, periodo: Periodo) -> Iterator[Diagnostic]:
    if periodo.durante and periodo.durante not in plan.vigencias:
        yield _unknown(periodo.at("durante"), periodo.durante, "una vigencia", plan.vigencias)
    if periodo.evento and periodo.evento not in plan.eventos:
        yield _unknown(periodo.at("evento"), periodo.evento, "un evento", plan.eventos)


def _unknown(place: InFile, identifier: str, what: str, known: Iterable[str]) -> Diagnostic:
    near = suggestion(identifier, known)
    return UNKNOWN_ID.at(place, id=identifier, que=what, parecido=near)
