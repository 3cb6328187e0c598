"""Periods: all of them inside the plan's horizon."""

from collections.abc import Iterator

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Institucion, Periodo, Plan, Tramo, parse_tramo, time_axis
from plandocs.rules.catalogue import BAD_CELL, OUT_OF_HORIZON


def typed_periods(plan: Plan) -> Iterator[Periodo]:
    """Yield every period that somebody typed, in items and in rows of the grid."""
    for position in plan.positions:
        if position.item.periodo:
            yield position.item.periodo
    for parte in plan.cronograma.partes if plan.cronograma else ():
        yield from (fila.periodo for fila in parte.filas if fila.periodo)


def check_horizon(plan: Plan, _: Institucion) -> Iterator[Diagnostic]:
    """Yield every period with a day outside the horizon."""
    horizon = plan.horizonte.tramo
    for periodo in typed_periods(plan):
        for tramo in plan.resolve(periodo):
            if not horizon.contains(tramo):
                yield OUT_OF_HORIZON.at(
                    periodo.at(),
                    plan.horizonte.at(),
                    periodo=_days(tramo),
                    horizonte=_days(horizon),
                )
                break
    for name, vigencia in plan.vigencias.items():
        if not horizon.overlaps(vigencia.tramo):
            yield OUT_OF_HORIZON.at(
                plan.at("vigencias", name), periodo=_days(vigencia.tramo), horizonte=_days(horizon)
            )


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
                    yield BAD_CELL.at(fila.at("celdas", key), celda=key)


def _days(tramo: Tramo) -> str:
    if tramo.inicio == tramo.fin:
        return f"{tramo.inicio:%d/%m/%Y}"
    return f"{tramo.inicio:%d/%m/%Y}–{tramo.fin:%d/%m/%Y}"
