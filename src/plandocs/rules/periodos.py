"""Periods: all of them inside the plan's horizon."""

from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic, InFile
from plandocs.plan import (
    Institucion,
    Periodo,
    Plan,
    Posicion,
    Tramo,
    parse_tramo,
    time_axis,
    years_of,
)
from plandocs.rules.catalogue import BAD_CELL, OTHER_YEAR, OUT_OF_HORIZON, WITHOUT_PERIOD


def typed_periods(plan: Plan) -> Iterator[Periodo]:
    """Yield every period that somebody typed, in items and in rows of the grid."""
    for position in plan.positions:
        if position.item.periodo:
            yield position.item.periodo
    for parte in plan.cronograma.partes if plan.cronograma else ():
        yield from (fila.periodo for fila in parte.filas if fila.periodo)


def check_horizon(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield every period with a day outside the horizon, and every term wholly outside it.

    A term of office («vigencia») may begin before the plan or end after it, and so may the
    periods that last as long as it does.
    """
    horizon = plan.horizonte.tramo
    for periodo in typed_periods(plan):
        outside = [tramo for tramo in plan.resolve(periodo) if not horizon.contains(tramo)]
        if outside and not periodo.durante:
            yield _outside(plan, periodo.at(), outside[0])
    for name, vigencia in plan.vigencias.items():
        if not horizon.overlaps(vigencia.tramo):
            yield _outside(plan, plan.at_key("vigencias", name), vigencia.tramo)


def check_years(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield the «ejercicio» when none of its years is one of the horizon's."""
    years = years_of(plan.ejercicio)
    span = plan.horizonte.tramo
    if years and (years[-1] < span.inicio.year or years[0] > span.fin.year):
        yield OTHER_YEAR.at(
            plan.at("ejercicio"),
            plan.horizonte.at(),
            ejercicio=plan.ejercicio,
            horizonte=_days(span),
        )


def _outside(plan: Plan, place: InFile, tramo: Tramo) -> Diagnostic:
    horizon = plan.horizonte
    return OUT_OF_HORIZON.at(
        place, horizon.at(), periodo=_days(tramo), horizonte=_days(horizon.tramo)
    )


def check_periods_given(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield every item that a grid marks over the whole horizon because nobody said when."""
    for parte in plan.partes_del_cronograma():
        for row in parte.filas:
            position = row.posicion
            if position is None or row.periodo or plan.periodo_of(position):
                continue
            if not any(_says_when(plan, inner) for inner in (position, *plan.below(position))):
                yield WITHOUT_PERIOD.at(row.at, texto=row.texto[:60])


def _says_when(plan: Plan, position: Posicion) -> bool:
    """Return whether an item has a period, or a sheet that is told to lack it."""
    sheet = position.accion and position.accion.ficha and plan.fichas
    return bool(position.item.periodo or (sheet and "periodo" in sheet.campos))


def check_cells(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield every cell text of a row whose key is no column of the grid."""
    if plan.cronograma is None:
        return
    axis = time_axis(plan.horizonte.tramo, plan.cronograma.unidad)
    for parte in plan.cronograma.partes:
        for fila in parte.filas:
            for key in fila.celdas:
                tramo = parse_tramo(key)
                if tramo is None or not any(column.tramo.overlaps(tramo) for column in axis):
                    yield BAD_CELL.at(fila.at_key("celdas", key), celda=key)


def _days(tramo: Tramo) -> str:
    if tramo.inicio == tramo.fin:
        return f"{tramo.inicio:%d/%m/%Y}"
    return f"{tramo.inicio:%d/%m/%Y}–{tramo.fin:%d/%m/%Y}"
