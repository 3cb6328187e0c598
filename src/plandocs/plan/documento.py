"""Kinds of document: what documento.yaml says, and which of them a plan asks for."""

from typing import Annotated, Literal

from plandocs.plan.nodo import Nodo
from plandocs.plan.valores import Cuenta, Opcion, Texto


class TipoDocumento(Nodo):
    """A kind of document, as its `documento.yaml` says: one per plan or per sheet, file name.

    `archivo` is a path below the plan's output folder without extension; `{numero}` stands for
    the number of the sheet. `imprime` is what a finished document must hold whole. `agrega`
    tells readers what the template prints beyond the data.
    """

    titulo: Texto
    uno_por: Annotated[Literal["plan", "ficha"], Opcion] = "plan"
    archivo: Texto
    imprime: Annotated[Literal["secciones", "ficha", "cronograma", "nada"], Opcion] = "secciones"
    requiere: tuple[Texto, ...] = ()
    agrega: tuple[Texto, ...] = ()

    @property
    def datos(self) -> str:
        """The field of a plan that this kind prints whole; empty if it prints none."""
        return {"ficha": "fichas", "nada": ""}.get(self.imprime, self.imprime)


class DocumentoPedido(Nodo):
    """A document that the plan asks for; `archivo` replaces the kind's own file name.

    `paginas` is how many pages it had when the council approved it.
    """

    tipo: Texto
    archivo: Texto | None = None
    paginas: Cuenta | None = None
