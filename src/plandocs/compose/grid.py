"""The schedule grid: rows by time columns, each cell with its colour and its printed mark."""

from collections.abc import Iterator
from itertools import groupby

from plandocs.compose.actividades import actions_below
from plandocs.compose.campos import column_label, field_place, field_texts, value_texts
from plandocs.compose.values import Expected, Sourced, Values
from plandocs.diagnostics import InFile
from plandocs.plan import (
    Columna,
    Cronograma,
    FilaResuelta,
    Institucion,
    Parte,
    ParteResuelta,
    Plan,
    Posicion,
    parse_tramo,
    time_axis,
)
from plandocs.plan.colores import PALETTE
from plandocs.plan.escrito import join, print_period, print_range, print_spans

EMPTY = "FFFFFF"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class GridComposer:
    """Composes the grid of one plan."""

    def __init__(self, plan: Plan, institucion: Institucion, cronograma: Cronograma) -> None:
        """Resolve the time axis and the colours."""
        self._plan = plan
        self._institucion = institucion
        self._grid = cronograma
        self._axis = time_axis(plan.horizonte.tramo, cronograma.unidad)
        self._palette = institucion.paleta or PALETTE
        self._notes = 0

    def compose(self) -> Values:
        """Return the whole grid as templates see it."""
        self._notes = 0
        parts = self._plan.partes_del_cronograma()
        fixed = 1 + len(self._grid.columnas)
        return {
            "encabezado": self._grid.encabezado
            or self._plan.name_of(self._grid.nivel, self._institucion),
            "titulos": self._titles(None),
            "con_banda": self._grid.banda,
            "bandas": [
                {"texto": self._band_label(first), "corta": first.banda_corta, "columnas": count}
                for first, count in self._bands()
            ],
            "columnas": [
                {"etiqueta": column_label(self._plan, self._institucion, key)}
                for key in self._grid.columnas
            ],
            "tiempos": [{"etiqueta": self._time_label(column)} for column in self._axis],
            "columnas_fijas": fixed,
            "total_columnas": fixed + len(self._axis),
            "partes": [self._part(parte) for parte in parts],
            "leyenda": self._legend(parts),
            "lista_en": self._grid.lista or self._institucion.lista_del_cronograma,
            "lista": [self._listed(row) for parte in parts for row in parte.filas],
        }

    def expects(self) -> list[Expected]:
        """Return the texts that a printed grid must show."""
        place = self._grid.at()
        found = [Expected(self._time_label(column), place) for column in self._axis]
        for row in (row for parte in self._plan.partes_del_cronograma() for row in parte.filas):
            found.append(Expected(row.texto, row.at))
            if row.fila.nota:
                found.append(Expected(row.fila.nota, row.fila.at("nota")))
        return found

    def _titles(self, parte: Parte | None) -> list[str]:
        title = (parte and parte.titulo) or self._grid.titulo
        range_ = (parte and parte.rango) or self._grid.rango
        lines = [title, range_ or print_range(self._plan.horizonte.tramo)]
        if self._grid.organo:
            lines.append(self._plan.comision.nombre.upper())
        return lines

    def _part(self, parte: ParteResuelta) -> Values:
        before = self._notes
        rows = [self._row(row) for row in parte.filas]
        notes = [row.fila.nota for row in parte.filas if row.fila.nota]
        marked = [self._note_mark(before + n) + note for n, note in enumerate(notes, 1)]
        places = [row.fila.at("nota") for row in parte.filas if row.fila.nota]
        return {
            "titulos": self._titles(parte.parte),
            "filas": rows,
            "notas": list(map(Sourced, marked, places)),
        }

    def _row(self, row: FilaResuelta) -> Sourced:
        text = row.texto
        if row.fila.nota:
            self._notes += 1
            text = f"{text}\N{NO-BREAK SPACE}{self._note_mark(self._notes)}".rstrip()
        cells = [self._cell(row, column) for column in self._axis]
        printed = {"texto": text, "campos": self._fields(row), "celdas": cells}
        return Sourced(printed, row.at)

    def _cell(self, row: FilaResuelta, column: Columna) -> Values:
        typed_here = {key: text for key, text in row.fila.celdas.items() if _inside(key, column)}
        own = [*typed_here.values()]
        active = bool(own) or any(column.tramo.overlaps(span) for span in row.tramos)
        text = " ".join(own) or row.fila.marca or self._grid.marca
        shown = text if active else ""
        place = next((row.fila.at("celdas", key) for key in typed_here), row.fila.at("marca"))
        return {
            "texto": Sourced(shown, place) if shown else "",
            "color": self._color(row) if active else EMPTY,
            "activa": active,
        }

    def _note_mark(self, number: int) -> str:
        if self._grid.notas == "asteriscos":
            return "*" * number
        return str(number).translate(_RAISED) + " "

    def _fields(self, row: FilaResuelta) -> list[Sourced]:
        return [
            Sourced(join(self._field(row, key)), self._field_place(row, key))
            for key in self._grid.columnas
        ]

    def _field_place(self, row: FilaResuelta, key: str) -> InFile:
        if key in row.fila.campos:
            return row.fila.at("campos", key)
        return field_place(self._plan, row.posicion, key) if row.posicion else row.at

    def _field(self, row: FilaResuelta, key: str) -> list[str]:
        if key in row.fila.campos:
            return value_texts(self._plan, self._institucion, key, row.fila.campos[key])
        if key == "periodo":
            return [self._period_text(row)]
        if row.posicion is None:
            return []
        return field_texts(self._plan, self._institucion, row.posicion, key)

    def _color(self, row: FilaResuelta) -> str:
        """Return the colour of the row's axis; a row of no axis takes the last of the palette."""
        number = row.posicion.numero_eje if row.posicion else 0
        return self._palette[(number - 1) % len(self._palette)]

    def _time_label(self, column: Columna) -> str:
        return column.corta if self._grid.rotulos == "cortos" else column.etiqueta

    def _bands(self) -> Iterator[tuple[Columna, int]]:
        """Yield the first column of each band, and how many it covers."""
        for _, group in groupby(self._axis, key=self._band_label):
            columns = list(group)
            yield columns[0], len(columns)

    def _band_label(self, column: Columna) -> str:
        return column.banda_corta if self._grid.rotulos == "cortos" else column.banda

    def _legend(self, parts: tuple[ParteResuelta, ...]) -> list[Values]:
        rows = [row for parte in parts for row in parte.filas]
        used = {self._axis_text(row.posicion): self._color(row) for row in rows}
        return [
            {"color": color, "texto": text, "marca": self._grid.marca}
            for text, color in used.items()
        ]

    def _axis_text(self, position: Posicion | None) -> str:
        if position is None:
            return "Otras actividades"
        return self._plan.text_of(Posicion(position.eje, numero_eje=position.numero_eje))

    def _listed(self, row: FilaResuelta) -> Sourced:
        position = row.posicion
        listed = {
            "eje": self._axis_text(position) if position else "",
            "texto": row.texto,
            "acciones": actions_below(self._plan, position) if position else [],
            "periodo": self._period_text(row),
            "inicio": min(span.inicio for span in row.tramos),
            "fin": max(span.fin for span in row.tramos),
        }
        return Sourced(listed, row.at)

    def _period_text(self, row: FilaResuelta) -> str:
        if row.periodo:
            return print_period(row.periodo, row.tramos)
        return print_spans(row.tramos)


def _inside(key: str, column: Columna) -> bool:
    tramo = parse_tramo(key)
    return tramo is not None and column.tramo.overlaps(tramo)
