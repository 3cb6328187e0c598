"""Every axis has a line, every line a sheet and a row, every row a line and a period (R-XREF)."""

from collections.abc import Iterator, Sequence

from plandocs.diagnostics import Diagnostic, Rule
from plandocs.plan import FilaResuelta, Plan, Posicion, Registro, level_of
from plandocs.rules.content.catalogue import (
    AXIS_WITHOUT_LINE,
    LINE_IN_TWO_ROWS,
    LINE_WITHOUT_FICHA,
    LINE_WITHOUT_ROW,
    OTHER_NUMBER_OF_ROWS,
    REPEATED_TITLE,
    ROW_WITHOUT_LINE,
    ROW_WITHOUT_PERIOD,
    ROWS_IN_OTHER_ORDER,
)
from plandocs.rules.content.cite import at_all
from plandocs.rules.content.words import join, plain


def check_axes(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the axes without lines, in a plan whose other axes have them."""
    axes = [position for position in plan.positions if level_of(position) == "eje"]
    empty = [position for position in axes if not position.eje.lineas]
    if len(empty) < len(axes):
        yield from _of_items(AXIS_WITHOUT_LINE, plan, empty)


def check_sheets(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the lines none of whose actions has a sheet, in a plan whose other lines have them."""
    with_sheet = {position.numbers[:2] for position in plan.fichas_en_orden}
    lines = [position for position in plan.positions if level_of(position) == "linea"]
    if with_sheet and plan.fichas:
        missing = [position for position in lines if position.numbers not in with_sheet]
        yield from _of_items(LINE_WITHOUT_FICHA, plan, missing)


def check_rows(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the rows of no line, the lines of no row or of several, and rows without a period."""
    rows = plan.filas_escritas()
    lines = [row.posicion.numbers[:2] for row in rows if row.posicion]
    if not lines:
        return
    strays = [row for row in rows if row.posicion is None]
    yield from _of_rows(ROW_WITHOUT_LINE, rows, strays)
    known = [p for p in plan.positions if level_of(p) == "linea"]
    axes = {row.posicion.numbers for row in rows if row.posicion and not row.posicion.linea}
    missing = [p for p in known if p.numbers not in lines and p.numbers[:1] not in axes]
    yield from _of_items(LINE_WITHOUT_ROW, plan, missing)
    of_actions = any(row.posicion and row.posicion.accion for row in rows)
    if len(rows) != len(known) and not axes and not of_actions:
        places = [rows[0].fila.at()]
        yield at_all(OTHER_NUMBER_OF_ROWS, places, texto=len(rows), lineas=len(known))
    yield from _repeated_lines(plan, rows)
    yield from _disorder(rows)
    if any(row.fila.nota for row in rows):
        silent = [row for row in rows if not row.fila.nota and not row.fila.celdas]
        yield from _of_rows(ROW_WITHOUT_PERIOD, rows, silent)


def check_repeated_titles(plan: Plan, _: Registro) -> Iterator[Diagnostic]:
    """Yield the titles that two items share."""
    groups: dict[str, list[Posicion]] = {}
    for position in plan.positions:
        if position.accion is None:
            groups.setdefault(plain(plan.words_of(position)), []).append(position)
    for words, group in groups.items():
        if words and len(group) > 1:
            yield from _of_items(REPEATED_TITLE, plan, group)


def _repeated_lines(plan: Plan, rows: Sequence[FilaResuelta]) -> Iterator[Diagnostic]:
    by_line: dict[tuple[int, ...], list[FilaResuelta]] = {}
    for row in rows:
        if row.posicion and not row.posicion.accion:
            by_line.setdefault(row.posicion.numbers, []).append(row)
    for same in by_line.values():
        if len(same) > 1 and same[0].posicion:
            places = [row.fila.at() for row in same]
            yield at_all(LINE_IN_TWO_ROWS, places, texto=plan.called(same[0].posicion))


def _disorder(rows: Sequence[FilaResuelta]) -> Iterator[Diagnostic]:
    """Yield that the first rows of the lines are not in the order of the lines."""
    order = list(dict.fromkeys(row.posicion.numbers for row in rows if row.posicion))
    if order != sorted(order):
        named = [row for row in rows if row.posicion]
        later = [n for n, a in enumerate(order) if any(b > a for b in order[:n])]
        astray = [row for row in named if row.posicion and row.posicion.numbers == order[later[0]]]
        text = ", ".join(".".join(map(str, numbers)) for numbers in order)
        yield at_all(ROWS_IN_OTHER_ORDER, [row.fila.at() for row in astray], texto=text)


def _of_items(rule: Rule, plan: Plan, items: Sequence[Posicion]) -> Iterator[Diagnostic]:
    if items:
        text = join([plan.called(position) for position in items])
        yield at_all(rule, [position.item.at() for position in items], texto=text)


def _of_rows(
    rule: Rule, rows: Sequence[FilaResuelta], chosen: Sequence[FilaResuelta]
) -> Iterator[Diagnostic]:
    if chosen:
        chosen_ids = {id(row) for row in chosen}
        numbers = [str(number) for number, row in enumerate(rows, 1) if id(row) in chosen_ids]
        name = "el renglón" if len(numbers) == 1 else "los renglones"
        places = [row.fila.at() for row in chosen]
        yield at_all(rule, places, texto=f"{name} {join(numbers)}")
