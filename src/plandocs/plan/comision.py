"""The commission («comisión») that presents the plan, and who signs it."""

from plandocs.plan.aceptacion import Anotable
from plandocs.plan.valores import Clave, Renglones, Texto


class Integrante(Anotable):
    """A person of the commission: role («rol»), and the lines under the signature («firma»)."""

    id: Clave
    nombre: Texto
    rol: Texto
    cargo: Texto | None = None
    firma: Renglones | None = None


class Comision(Anotable):
    """The commission: its name, its members in order of integration, its technical secretary."""

    nombre: Texto
    integrantes: tuple[Integrante, ...] = ()
    secretaria: Integrante | None = None

    @property
    def personas(self) -> tuple[Integrante, ...]:
        """Members first, then the technical secretary."""
        return (*self.integrantes, *([self.secretaria] if self.secretaria else []))


class Termino(Anotable):
    """An entry of the glossary («glosario»); `etiqueta` is the term exactly as printed."""

    termino: Texto
    etiqueta: Texto | None = None
    definicion: Texto
