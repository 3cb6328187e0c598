"""The table of activities: axes, their lines with their actions, periods, extra columns."""

from plandocs.compose.campos import column_label, field_place, field_texts
from plandocs.compose.values import Expected, Sourced, Values, typed
from plandocs.diagnostics import InFile
from plandocs.plan import Eje, Institucion, Linea, Plan, Posicion, Prosa, level_of
from plandocs.plan.escrito import join, print_period
from plandocs.plan.seccion import Actividades


class ActivitiesComposer:
    """Composes the table of one plan."""

    def __init__(self, plan: Plan, institucion: Institucion, actividades: Actividades) -> None:
        """Hold the plan, its institution and the extra columns asked for."""
        self._plan = plan
        self._institucion = institucion
        self._columns = actividades.columnas

    def compose(self) -> Values:
        """Return the table as templates see it: a row for each line, or for an axis without any."""
        axes = [position for position in self._plan.positions if level_of(position) == "eje"]
        name_of = self._plan.name_of
        return {
            "encabezados": {
                key: name_of(key, self._institucion) for key in ("eje", "linea", "periodo")
            },
            "columnas": [
                {"etiqueta": column_label(self._plan, self._institucion, key)}
                for key in self._columns
            ],
            "ejes": [self._axis(position) for position in axes],
        }

    def expects(self) -> list[Expected]:
        """Return the texts that the printed table must show."""
        found = []
        for position in self._plan.positions:
            place = position.item.at()
            found.append(Expected(self._plan.text_of(position), place))
            found += [Expected(block.text, place) for block in _lead_in(position.item).blocks]
            if level_of(position) == "linea":
                found += [Expected(text, place) for text in self._periods(position)]
                found += [Expected(text, place) for text in self._fields(position)]
        return found

    def _axis(self, position: Posicion) -> Sourced:
        lines = [p for p in self._plan.below(position) if level_of(p) == "linea"]
        rows = [self._line(line, number) for number, line in enumerate(lines or [position])]
        axis = {
            "texto": words(self._plan, position),
            "con_prosa": bool(_lead_in(position.eje).blocks),
            "prosa": Sourced(_lead_in(position.eje), position.eje.at("texto")),
            "lineas": rows,
        }
        return Sourced(axis, position.item.at())

    def _line(self, position: Posicion, number: int) -> Sourced:
        """Return a line's row; an axis without lines takes one row, with no line in it."""
        linea = position.linea
        lead_in = _lead_in(linea) if linea else Prosa(())
        fields = zip(self._columns, self._fields(position), strict=True)
        row = {
            "primera": number == 0,
            "titulo": words(self._plan, position) if linea else "",
            "con_prosa": bool(lead_in.blocks),
            "prosa": Sourced(lead_in, linea.at("texto")) if linea else lead_in,
            "acciones": actions_below(self._plan, position),
            "periodo": Sourced("\n".join(self._periods(position)), self._period_place(position)),
            "campos": [
                Sourced(text, field_place(self._plan, position, key)) for key, text in fields
            ],
        }
        return Sourced(row, position.item.at())

    def _period_place(self, position: Posicion) -> InFile:
        return field_place(self._plan, position, "periodo")

    def _periods(self, position: Posicion) -> list[str]:
        """Return when an item is done, and when each of its actions is that says so itself."""
        own = [position] if self._plan.periodo_of(position) else []
        inside = [p for p in self._plan.below(position) if p.item.periodo]
        return [self._period(p) for p in (*own, *inside)]

    def _period(self, position: Posicion) -> str:
        periodo = self._plan.periodo_of(position)
        assert periodo
        label = periodo.etiqueta or self._plan.label(position)
        return f"{label} {print_period(periodo, self._plan.resolve(periodo))}".strip()

    def _fields(self, position: Posicion) -> list[str]:
        return [
            join(field_texts(self._plan, self._institucion, position, key)) for key in self._columns
        ]


def words(plan: Plan, position: Posicion) -> Sourced:
    """Return an item's number and words."""
    name = "texto" if position.accion else "titulo"
    return Sourced(plan.text_of(position), position.item.at(name))


def actions_below(plan: Plan, position: Posicion) -> list[Values]:
    """Return the number and the words of each action inside an item."""
    return [
        {"etiqueta": plan.label(inner), "texto": typed(inner.accion, "texto")}
        for inner in plan.below(position)
        if inner.accion
    ]


def _lead_in(item: object) -> Prosa:
    prose = item.texto if isinstance(item, Eje | Linea) else None
    return prose or Prosa(())
