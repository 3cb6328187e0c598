"""Fields («campos») that an institution declares: label, kind, unit."""

from typing import Annotated, Literal, get_args

from plandocs.plan.nodo import Nodo
from plandocs.plan.valores import Opcion, Texto

Rotulado = Literal["numero", "eje", "linea", "accion", "periodo"]
"""What an institution or a plan may call by a word of its own («etiquetas»)."""

CAMPOS_PROPIOS: tuple[str, ...] = get_args(Rotulado)
"""Fields that every plan has without declaring them; declaring one changes its label."""


class Campo(Nodo):
    """A declared field: how it is labelled and how its value prints."""

    etiqueta: Texto
    etiqueta_plural: Texto | None = None
    tipo: Annotated[Literal["texto", "lista", "numero"], Opcion] = "texto"
    unidad: Texto | None = None

    def label(self, count: int) -> str:
        """Return the label for `count` values."""
        return self.etiqueta_plural if count > 1 and self.etiqueta_plural else self.etiqueta
