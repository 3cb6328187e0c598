"""The colours that an institution chose: told apart in grey and by any eye, read under text."""

from collections.abc import Iterator
from typing import NamedTuple

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Cronograma, Institucion, Plan
from plandocs.plan.colores import BLACK, PALETTE, SIGHTS, contrast, distance, lightness
from plandocs.rules.catalogue import ALIKE_COLORS, DARK_COLOR, REPEATED_COLOR

LEAST_CONTRAST = 4.5
"""Of text on its ground, as WCAG 2 asks (AA)."""
LEAST_IN_GREY = 5.0
"""Of lightness, between two fills that a printer leaves in grey."""
LEAST_DISTANCE = 10.0
"""Of CIEDE2000, between two fills that stand far from each other on a page."""


class Likeness(NamedTuple):
    """How near two colours are for somebody: the share of what they should be apart, in words."""

    share: float
    words: str


def check_palette(plan: Plan, institucion: Institucion) -> Iterator[Diagnostic]:
    """Yield every colour of the grid that is too near another, or too dark for its text."""
    used = [] if plan.cronograma is None else _used(plan, plan.cronograma, institucion)
    for at, index in enumerate(used):
        color, place = institucion.paleta[index], institucion.at("paleta", index)
        if (measured := contrast(color, BLACK)) < LEAST_CONTRAST:
            yield DARK_COLOR.at(
                place, color=color, cuanto=f"{measured:.1f}", minimo=f"{LEAST_CONTRAST}"
            )
        others = [institucion.paleta[other] for other in used[:at]]
        if likeness := min(((likest(color, other), other) for other in others), default=None):
            (share, words), other = likeness
            if share < 1:
                yield ALIKE_COLORS.at(place, uno=other, otro=color, donde=words)


def likest(one: str, other: str) -> Likeness:
    """Return for whom two colours are most alike; below a share of 1 they are too much so."""
    grey = abs(lightness(one) - lightness(other))
    found = [
        Likeness(
            grey / LEAST_IN_GREY,
            f"impresos en gris: su luminosidad se separa {grey:.1f}, y hace falta al menos "
            f"{LEAST_IN_GREY:.0f}",
        )
    ]
    for sight in SIGHTS:
        apart = distance(one, other, sight)
        who = f"para quien tiene {sight}" if sight else "a la vista"
        words = f"{who}: se separan {apart:.1f}, y hace falta al menos {LEAST_DISTANCE:.0f}"
        found.append(Likeness(apart / LEAST_DISTANCE, words))
    return min(found)


def check_enough_colors(plan: Plan, institucion: Institucion) -> Iterator[Diagnostic]:
    """Yield the first axis of the grid that shares its colour with another, or with loose rows."""
    count = len(institucion.paleta or PALETTE)
    rows = [row for parte in plan.partes_del_cronograma() for row in parte.filas]
    axes = sorted({row.posicion.numero_eje for row in rows if row.posicion})
    loose = plan.cronograma is not None and _has_loose_rows(plan.cronograma)
    of_color: dict[int, int | None] = {count - 1: None} if loose else {}
    for number in axes:
        other = of_color.setdefault((number - 1) % count, number)
        if other == number:
            continue
        axis = plan.ejes[number - 1]
        yield REPEATED_COLOR.at(
            axis.at("titulo"),
            uno=axis.titulo,
            otro=f"el eje «{plan.ejes[other - 1].titulo}»" if other else "las filas de ningún eje",
            cuantos=count,
            falta=len(plan.ejes) + loose,
        )
        return


def _has_loose_rows(grid: Cronograma) -> bool:
    return any(fila.target is None for parte in grid.partes for fila in parte.filas)


def _used(plan: Plan, grid: Cronograma, institucion: Institucion) -> list[int]:
    """Return which colours of its own palette a grid takes: one an axis, the last for no axis."""
    count = len(institucion.paleta)
    axes = {number % count for number, _ in enumerate(plan.ejes)} if count else set()
    return sorted(axes | ({count - 1} if _has_loose_rows(grid) and count else set()))
